/** Counterparts without a name whom the text names further on. */
import type { Annotations } from "../../model/annotations.ts";
import { childBy, relation, type Tree } from "../tree.ts";
import type { Words } from "./word-lists.ts";

/** So many words further on the name is looked for. */
const AHEAD = 60;

/**
 * "denied that Idrel had met her Kestrian counterpart. The paper had reported that Idrel and Tev Maruk …": who is named for the first time beside the one whose
 * counterpart it is, is that counterpart. Index of the entity; -1 where nobody is.
 */
export function peerNamedLater(ann: Annotations, tree: Tree, entityAt: Int32Array, words: Words, index: number): number {
  const { head } = ann.entities[index].mentions[0];
  const { tokens } = ann;
  if (!words.peer.has(tokens.lemma[head].toLowerCase())) return -1;
  const possessor = childBy(tree, head, "nmod:poss");
  const owner = possessor < 0 ? -1 : entityAt[possessor];
  if (owner < 0) return -1;
  for (let t = head + 1; t < Math.min(tokens.count, head + AHEAD) && tokens.sentence[t] - tokens.sentence[head] < 2; t++) {
    const entity = entityAt[t] < 0 ? null : ann.entities[entityAt[t]];
    if (entity?.type !== "PERSON" || entity.mentions[0].head !== t || entity.mentions[0].form !== "name") continue;
    const home = ann.entities[index].country;
    if (home !== null && entity.country !== null && entity.country !== home) continue;
    if (relation(tree, t) === "conj" && entityAt[tree.head[t]] === owner) return entityAt[t];
  }
  return -1;
}
