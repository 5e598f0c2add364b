/** By what words an agreement is named. */
import type { Span } from "../../model/span.ts";
import { fullRelation, relation, tokenSpan, upos } from "../tree.ts";
import { preposition } from "./noun-phrases.ts";
import { form, type Scene } from "./scene.ts";

/** Prepositions that tell what an agreement is about or between whom it is, not where or when it was made. */
const ABOUT = new Set(["on", "of", "for", "between", "with", "about", "over", "against", "to"]);
/** Most characters of a name. */
const LONGEST = 120;
/** Words behind the noun that may name its matter. */
const REACH = 7;

/** The noun phrase without its article, from its first describing word to what it is about; at most 120 characters. */
export function nameSpan(scene: Scene, noun: number): Span {
  const { tree } = scene;
  const first = firstOf(scene, noun);
  let last = noun;
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child]) {
    if (child < noun) continue;
    const name = fullRelation(tree, child);
    if (name === "acl:relcl" || name === "punct" || name === "appos" || name === "conj" || name === "parataxis") break;
    const about = relation(tree, child) === "nmod" || relation(tree, child) === "obl" ? ABOUT.has(preposition(scene, child) ?? "") : true;
    if (!about || tree.left[child] > last + 1) break;
    if (tokenSpan(tree.tokens, first, tree.right[child]).end - tree.tokens.start[first] > LONGEST) break;
    last = Math.max(last, tree.right[child]);
  }
  return tokenSpan(tree.tokens, first, last === noun ? matterEnd(scene, noun) : last);
}

/** The first describing word: behind articles, and behind the verb where a headline was read as one phrase ("sign deal on road"). */
function firstOf(scene: Scene, noun: number): number {
  const { tree } = scene;
  let first = tree.left[noun];
  for (let t = first; t < noun; t++) {
    const participle = /(?:ed|ing)$/.test(form(scene, t)) && tree.head[t] > t && tree.head[t] <= noun;
    if ((upos(tree, t) === "VERB" || upos(tree, t) === "AUX") && !participle && form(scene, t + 1) !== "-" && form(scene, t - 1) !== "-")
      first = t + 1;
  }
  // "According to the Accord", whose first word looks like a participle
  const leads = (t: number) =>
    ["DET", "ADP", "PUNCT", "CCONJ", "PRON"].includes(upos(tree, t)) || ["case", "fixed"].includes(relation(tree, t));
  while (first < noun && leads(first)) first++;
  return first;
}

/** "signed a protocol on winter supplies": what follows "on" or "for" names it, though it may hang on the verb. */
function matterEnd(scene: Scene, noun: number): number {
  const { tree } = scene;
  const marker = noun + 1;
  if (marker >= tree.tokens.count || !["on", "for"].includes(form(scene, marker)) || relation(tree, marker) !== "case") return noun;
  const matter = tree.head[marker];
  const fits = matter > marker && tree.left[matter] === marker && tree.right[matter] - noun <= REACH;
  return fits && scene.inDate[matter] === 0 && scene.headsTime[matter] === 0 ? tree.right[matter] : noun;
}

/** "The Quenby Protocol": a name of its own, written with a capital behind words that are not. */
export function hasOwnName(scene: Scene, noun: number): boolean {
  if (upos(scene.tree, noun) === "PROPN") return true;
  const { text, tokens, sentences } = scene.ann;
  const first = sentences[tokens.sentence[noun]].firstToken;
  const before = text.slice(tokens.start[first], tokens.start[noun]);
  return noun > first && /^\p{Lu}/u.test(text.slice(tokens.start[noun])) && /\s\p{Ll}/u.test(before);
}

/** "gathered of their own accord": no agreement. */
export function isOwnAccord(scene: Scene, noun: number): boolean {
  return scene.lemma[noun] === "accord" && form(scene, noun - 1) === "own";
}
