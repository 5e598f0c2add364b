import { childBy, relation } from "../tree.ts";
import { resolve } from "./actors.ts";
import { isOneOf, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

const MOST_PARTIES = 8;

/**
 * Whose talks they are that name nobody: "voiced optimism after talks resumed in Halvik", "… are far apart. Talks in Quenby broke off on Sunday". The
 * two or more that are the subject of the sentence, else of the one before it. None where only one is.
 */
export function partiesOfTalks(scene: Scene, { kind, word }: Trigger): readonly string[] {
  const { tree } = scene;
  const verb = tree.head[word];
  if (kind !== "noun" || verb < 0 || !isOneOf(scene, word, "bare-talks")) return [];
  if (relation(tree, word) !== "nsubj" || !isOneOf(scene, verb, "taking-place")) return [];
  const above = relation(tree, verb) === "advcl" ? subjectsOf(scene, tree.head[verb], word) : [];
  if (above.length > 1) return above;
  const sentence = scene.ann.tokens.sentence[word] - 1;
  if (sentence < 0 || relation(tree, verb) !== "root") return [];
  const { firstToken, endToken } = scene.ann.sentences[sentence];
  for (let t = firstToken; t < endToken; t++) if (relation(tree, t) === "root") return subjectsOf(scene, t, word);
  return [];
}

function subjectsOf(scene: Scene, verb: number, not: number): readonly string[] {
  const subject = childBy(scene.tree, verb, "nsubj");
  if (subject < 0 || subject === not) return [];
  const found = resolve(scene, subject).filter((id) => canTalk(scene, id));
  return found.length > 1 && found.length <= MOST_PARTIES ? found : [];
}

function canTalk(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  return entity !== undefined && entity.type !== "MISC" && entity.members.length === 0;
}
