/** Who leads a delegation, where the sentence behind the one that it stands in tells. */
import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { entityOf, preposition } from "./noun-phrases.ts";
import { form, isOneOf, type Scene } from "./scene.ts";

/** So many words of the next sentence are looked through. */
const REACH = 60;

/** "A delegation arrived on Monday. It is led by Tev Maruk", "… Tev Maruk heads the delegation", "… Its head, Tev Maruk,": the word for the leader; -1 where none is told. */
export function leaderBehind(scene: Scene, team: number): number {
  const next = scene.ann.tokens.sentence[team] + 1;
  if (next >= scene.ann.sentences.length) return -1;
  const { firstToken, endToken } = scene.ann.sentences[next];
  for (let t = firstToken; t < Math.min(endToken, firstToken + REACH); t++) {
    const found = isOneOf(scene, t, "leading") ? leaderOf(scene, t, team) : isHeadOf(scene, t, team) ? t : -1;
    if (found >= 0) return found;
  }
  return -1;
}

/** "It is led by Maruk", "Maruk heads it". */
function leaderOf(scene: Scene, verb: number, team: number): number {
  const { tree } = scene;
  if (upos(tree, verb) !== "VERB") return -1;
  const led = childBy(tree, verb, "nsubj:pass");
  if (led >= 0 && isSame(scene, led, team)) {
    for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child])
      if (relation(tree, child) === "obl" && preposition(scene, child) === "by") return child;
    return -1;
  }
  const object = childBy(tree, verb, "obj");
  return object >= 0 && isSame(scene, object, team) ? childBy(tree, verb, "nsubj") : -1;
}

/** "Its head, Tev Maruk", "The delegation's leader is Tev Maruk". */
function isHeadOf(scene: Scene, noun: number, team: number): boolean {
  const { tree } = scene;
  if (!["head", "leader", "chief"].includes(scene.lemma[noun]) || upos(tree, noun) !== "NOUN") return false;
  const owner = childBy(tree, noun, "nmod:poss");
  if (owner < 0 || fullRelation(tree, owner) !== "nmod:poss") return false;
  return (form(scene, owner) === "its" || isSame(scene, owner, team)) && entityOf(scene, noun)?.type === "PERSON";
}

/** "it", or "the delegation" once more. */
function isSame(scene: Scene, word: number, team: number): boolean {
  if (form(scene, word) === "it") return true;
  const determiner = childBy(scene.tree, word, "det");
  return scene.lemma[word] === scene.lemma[team] && determiner >= 0 && form(scene, determiner) === "the";
}
