/** "He" and "she" that the text's own reading took for a state or a body. */
import { type Annotations, type Entity, UPOS } from "../../model/annotations.ts";
import { childBy, fullRelation, relation, type Tree } from "../tree.ts";

const PRON = UPOS.indexOf("PRON");
const PERSONAL = new Set(["he", "she", "him", "her", "his", "hers"]);
/** So many words back the person is looked for. */
const NEAR_WORDS = 60;

/**
 * "Tolmeria summoned the ambassador, Yusra Hadid … Enzo Pardi handed her a note": no state is "her", so it is the person named last before, but for the
 * subject of the pronoun's own clause. Writes into `entityAt`.
 */
export function personsMeant(ann: Annotations, tree: Tree, entityAt: Int32Array): void {
  const { tokens, text, entities } = ann;
  for (let t = 0; t < tokens.count; t++) {
    if (tokens.pos[t] !== PRON || entityAt[t] < 0 || tokens.end[t] - tokens.start[t] > 4) continue;
    const { type } = entities[entityAt[t]];
    if (
      (type === "PERSON" && !onlyOwns(tree, entities[entityAt[t]])) ||
      type === "GROUP" ||
      !PERSONAL.has(text.slice(tokens.start[t], tokens.end[t]).toLowerCase())
    )
      continue;
    const found = personBefore(ann, tree, entityAt, t);
    if (found >= 0) entityAt[t] = found;
  }
}

/** "Kelmar's envoy, Ada Moll, … She": a lone name that stands only before what is its own may be a state that no table knows, and the one with a full name is meant. */
function onlyOwns(tree: Tree, { name, members, mentions }: Entity): boolean {
  if (members.length > 0 || name.includes(" ")) return false;
  return mentions.every(
    ({ form, head }) => form !== "name" || (fullRelation(tree, head) === "nmod:poss" && childBy(tree, tree.head[head], "appos") >= 0),
  );
}

function personBefore(ann: Annotations, tree: Tree, entityAt: Int32Array, pronoun: number): number {
  const own = tree.head[pronoun];
  // "Kelmar's envoy, Ada Moll, was received by Roe. She later met": a subject goes on with the subject
  const acts = relation(tree, pronoun) === "nsubj";
  let nearest = -1;
  for (let t = pronoun - 1; t >= 0 && pronoun - t < NEAR_WORDS; t--) {
    const entity = entityAt[t] < 0 ? null : ann.entities[entityAt[t]];
    if (entity?.type !== "PERSON" || entity.members.length > 0 || !entity.mentions.some(({ form }) => form === "name")) continue;
    // What owns is not meant.
    if (fullRelation(tree, t) === "nmod:poss") continue;
    const subject = relation(tree, t) === "nsubj" && tree.head[t] === own && ["obj", "iobj", "obl"].includes(relation(tree, pronoun));
    if (subject) continue;
    if (!acts || relation(tree, t) === "nsubj") return entityAt[t];
    if (nearest < 0) nearest = entityAt[t];
  }
  return nearest;
}
