/** "He" and "she" that the text's own reading took for a state or a body. */
import { type Annotations, UPOS } from "../../model/annotations.ts";
import { relation, type Tree } from "../tree.ts";

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
    if (type === "PERSON" || type === "GROUP" || !PERSONAL.has(text.slice(tokens.start[t], tokens.end[t]).toLowerCase())) continue;
    const found = personBefore(ann, tree, entityAt, t);
    if (found >= 0) entityAt[t] = found;
  }
}

function personBefore(ann: Annotations, tree: Tree, entityAt: Int32Array, pronoun: number): number {
  const own = tree.head[pronoun];
  for (let t = pronoun - 1; t >= 0 && pronoun - t < NEAR_WORDS; t--) {
    const entity = entityAt[t] < 0 ? null : ann.entities[entityAt[t]];
    if (entity?.type !== "PERSON" || entity.members.length > 0 || !entity.mentions.some(({ form }) => form === "name")) continue;
    const subject = relation(tree, t) === "nsubj" && tree.head[t] === own && ["obj", "iobj", "obl"].includes(relation(tree, pronoun));
    if (!subject) return entityAt[t];
  }
  return -1;
}
