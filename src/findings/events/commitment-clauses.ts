/** Sentences that tell clause by clause what an agreement lays down. */
import { childBy, modalOf, relation, upos } from "../tree.ts";
import { isBeTo } from "./modality-future.ts";
import { preposition } from "./noun-phrases.ts";
import { form, isOneOf, type Scene } from "./scene.ts";

/** Sentences back in which the one that names the agreement is looked for. */
const BACK = 8;
/** Words at the head of a sentence that may name the agreement, and those of one that is no more than a heading ("Money."). */
const HEAD = 8;
const HEADING = 4;
/** Words of a sentence that are looked through: what has no stops is read in linear time. */
const LONGEST = 120;

/**
 * Whether a sentence tells terms of an agreement: "Under the deal, …", "The accord says that …" opens them, and each sentence behind that tells what somebody
 * will or must do goes on, until one tells of anything else.
 */
export function isOfTerms(scene: Scene, sentence: number): boolean {
  const { sentences } = scene.ann;
  for (let at = sentence; at >= Math.max(0, sentence - BACK); at--) {
    if (opensTerms(scene, at)) return true;
    const { firstToken, endToken } = sentences[at];
    if (endToken - firstToken > HEADING && !isAhead(scene, firstToken, endToken)) return false;
  }
  return false;
}

/** "Under the deal", "In line with the accord", "As part of the agreement" at the head of a sentence. */
function opensTerms(scene: Scene, sentence: number): boolean {
  const { firstToken, endToken } = scene.ann.sentences[sentence];
  if (laysDown(scene, firstToken, endToken)) return true;
  if (!["under", "according", "in", "as"].includes(form(scene, firstToken))) return false;
  for (let t = firstToken + 1; t < Math.min(endToken, firstToken + HEAD); t++) {
    if (!isAgreement(scene, t)) continue;
    const over = scene.tree.head[t];
    // "the signing of the deal", "the talks on a deal": not the terms
    return over < 0 || upos(scene.tree, over) !== "NOUN" || isAgreement(scene, over);
  }
  return false;
}

/** "The accord obliges the army to leave", "the deal says that": the agreement is the subject of the sentence. */
function laysDown(scene: Scene, first: number, end: number): boolean {
  const { tree } = scene;
  for (let t = first; t < Math.min(end, first + LONGEST); t++) {
    if (tree.head[t] >= 0) continue;
    const subject = childBy(tree, t, "nsubj");
    return subject >= 0 && isAgreement(scene, subject) && isOneOf(scene, t, "terms-bind", "provides");
  }
  return false;
}

/** "the deal", "its terms" */
function isAgreement(scene: Scene, word: number): boolean {
  return isOneOf(scene, word, "agreement") || form(scene, word) === "terms";
}

/** What is told as to be done, by nobody who says so. */
function isAhead(scene: Scene, first: number, end: number): boolean {
  const { tree } = scene;
  for (let t = first; t < Math.min(end, first + LONGEST); t++) {
    if (tree.head[t] >= 0 || relation(tree, t) !== "root") continue;
    return ["will", "must", "shall"].includes(modalOf(tree, t) ?? "") || isBeTo(scene, t);
  }
  return false;
}

/** "Under the truce, both armies must leave": on the word itself. */
export function isUnderAgreement(scene: Scene, token: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    const under = relation(tree, child) === "obl" && ["under", "according", "accord"].includes(preposition(scene, child) ?? "");
    if (under && isAgreement(scene, child)) return true;
  }
  return false;
}
