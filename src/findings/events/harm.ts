import type { HarmCount } from "../../model/findings.ts";
import { NUMBER_WORDS } from "../../text/number-words.ts";
import { childBy, fullRelation, relation, subtreeSpan, upos } from "../tree.ts";
import { isNominal, preposition } from "./noun-phrases.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import type { WordList } from "./word-lists.ts";

/** The lists of words of harm, with what they say was done to people. */
const KINDS: readonly (readonly [WordList, HarmCount["kind"]])[] = [
  ["harm-killed", "killed"],
  ["harm-wounded", "wounded"],
  ["harm-detained", "detained"],
  ["harm-displaced", "displaced"],
  ["harm-missing", "missing"],
  ["harm-other", "other"],
];

/** Least number that a vague word stands for; "dozens" is at least two of them. */
const VAGUE: ReadonlyMap<string, number> = new Map(
  Object.entries({
    dozens: 24,
    scores: 40,
    hundreds: 200,
    thousands: 2000,
    several: 3,
    many: 3,
    few: 2,
    some: 2,
    couple: 2,
    tens: 20,
  }),
);
const WORDS: ReadonlyMap<string, number> = new Map([...NUMBER_WORDS, ["a", 1], ["an", 1], ["dozen", 12], ["both", 2]]);
const SCALES: ReadonlyMap<string, number> = new Map(
  Object.entries({ hundred: 100, thousand: 1000, million: 1_000_000, billion: 1_000_000_000, dozen: 12 }),
);

/** Numbers of people harmed that stand with a word of harm in the sentence of an event. */
export function harmNear(scene: Scene, word: number): HarmCount[] {
  const sentence = scene.ann.sentences[scene.ann.tokens.sentence[word]];
  const found: HarmCount[] = [];
  for (let t = sentence.firstToken; t < sentence.endToken; t++) {
    const kind = KINDS.find(([list]) => isOneOf(scene, t, list))?.[1];
    if (kind === undefined || (scene.lemma[t] === "hold" && !isPassiveHold(scene, t))) continue;
    const victims = victimsOf(scene, t);
    if (victims < 0 || isOneOf(scene, victims, "no-victim")) continue;
    const count = countOf(scene, victims);
    // "many casualties" is no number
    if (count !== null && kind === "other" && !VAGUE.has(form(scene, victims)) && vagueModifier(scene, victims) === count.min) continue;
    if (count !== null) found.push({ kind, ...count, evidence: numberSpan(scene, victims, t) });
  }
  return found;
}

function isPassiveHold(scene: Scene, token: number): boolean {
  return childBy(scene.tree, token, "aux:pass") >= 0;
}

/** Head of the noun phrase that tells who was harmed. */
function victimsOf(scene: Scene, token: number): number {
  const { tree } = scene;
  const tag = upos(tree, token);
  if (tag === "VERB" || tag === "ADJ") {
    const object = childBy(tree, token, "obj", "nsubj:pass");
    if (object >= 0) return object;
    const intransitive = isOneOf(scene, token, "harmed-subject");
    const subject = childBy(tree, token, "nsubj");
    if (subject >= 0 && (intransitive || childBy(tree, token, "aux:pass") >= 0)) return subject;
    // "leaving nine people dead", "left two soldiers wounded"
    const governor = tree.head[token];
    if (
      governor >= 0 &&
      fullRelation(tree, token) !== "acl:relcl" &&
      (relation(tree, token) === "xcomp" || relation(tree, token) === "amod" || relation(tree, token) === "acl")
    ) {
      if (relation(tree, token) === "acl" || relation(tree, token) === "amod") return governor;
      return childBy(tree, governor, "obj");
    }
    const counted = countedOblique(scene, token);
    if (counted >= 0) return counted;
    // "killing three and wounding at least seven": a number of its own; "were killed and wounded": the same people
    const own = numberAfter(scene, token);
    if (own >= 0) return own;
    if (relation(tree, token) === "conj" && governor >= 0 && !form(scene, token).endsWith("ing")) return victimsOf(scene, governor);
    return -1;
  }
  if (tag === "NOUN")
    return scene.lemma[token] === "refugee" || scene.lemma[token] === "death" || scene.lemma[token] === "casualty" ? token : -1;
  return -1;
}

/** A number right after the verb, past words such as "at least", or the noun that it counts ("killed two weeks ago": nobody). */
function numberAfter(scene: Scene, token: number): number {
  const { endToken } = scene.ann.sentences[scene.ann.tokens.sentence[token]];
  for (let t = token + 1; t < Math.min(endToken, token + 5); t++) {
    if (upos(scene.tree, t) === "NUM") return relation(scene.tree, t) === "nummod" && scene.tree.head[t] > t ? scene.tree.head[t] : t;
    if (!["at", "least", "most", "more", "than", "about", "some", "another", "a", "up", "to", "over", "nearly"].includes(form(scene, t)))
      return -1;
    if (form(scene, t) === "a" && form(scene, t + 1) === "dozen") return t + 1;
  }
  return -1;
}

/** "killed more than 6,000 people", where "than" was read as a preposition. */
function countedOblique(scene: Scene, token: number): number {
  for (let child = scene.tree.firstChild[token]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (
      child > token &&
      relation(scene.tree, child) === "obl" &&
      ["than", "to", "about"].includes(preposition(scene, child) ?? "") &&
      childBy(scene.tree, child, "nummod") >= 0
    )
      return child;
  }
  return -1;
}

interface Bounds {
  readonly min: number;
  readonly max: number | null;
}

/** Number words before a noun, as bounds; null where there is none. */
export function countOf(scene: Scene, noun: number): Bounds | null {
  const { tree } = scene;
  const head = measureOver(scene, noun);
  const numeral = childBy(tree, head, "nummod");
  const start = numeral >= 0 ? numeral : upos(tree, head) === "NUM" ? head : -1;
  const vague = VAGUE.get(form(scene, head)) ?? vagueModifier(scene, head);
  if (start < 0) return vague === undefined ? null : { min: vague, max: null };
  const value = readNumber(scene, start);
  if (value === null) return null;
  return bounded(scene, Math.min(start, tree.left[start]), value);
}

function measureOver(scene: Scene, noun: number): number {
  const governor = scene.tree.head[noun];
  const vague = governor >= 0 && relation(scene.tree, noun) === "nmod" && VAGUE.has(form(scene, governor));
  return vague ? governor : noun;
}

function vagueModifier(scene: Scene, head: number): number | undefined {
  for (let child = scene.tree.firstChild[head]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (child > head) return undefined;
    const vague = VAGUE.get(form(scene, child));
    if (vague !== undefined && form(scene, child) !== "some") return vague;
  }
  return undefined;
}

/** "2,000", "four", "3 million", "twenty-two" from the leftmost word of the numeral on. */
export function readNumber(scene: Scene, numeral: number): number | null {
  let total: number | null = null;
  const sentence = scene.ann.tokens.sentence[numeral];
  let from = numeral;
  while (from > 0 && upos(scene.tree, from - 1) === "NUM" && scene.ann.tokens.sentence[from - 1] === sentence) from--;
  for (let t = from; t < Math.min(from + 5, scene.tree.tokens.count); t++) {
    const word = form(scene, t);
    if (word === "-" && total !== null) continue;
    const digits = /^\d{1,3}(?:[, ]\d{3}){0,4}(?:\.\d{1,3})?$|^\d{1,12}(?:\.\d{1,3})?$/.test(word)
      ? Number(word.replace(/[, ]/g, ""))
      : undefined;
    // "every one of the drivers" counts nobody
    if (t === from && from > 0 && ["every", "any", "no", "each"].includes(form(scene, from - 1))) return null;
    const value = digits ?? WORDS.get(word);
    const scale = SCALES.get(word);
    if (value !== undefined && scale === undefined) total = (total ?? 0) + value;
    else if (scale !== undefined) total = (total ?? 1) * scale;
    else break;
  }
  return total;
}

const LOWER = new Set(["more", "least", "over", "above", "exceeding"]);
const UPPER = new Set(["most", "fewer", "less", "under", "up", "nearly", "almost"]);
const ROUGH = new Set(["about", "around", "some", "roughly", "approximately", "estimated"]);

/** "more than 40" is 41 and up, "at least 40" 40 and up, "up to 40" at most 40, "about 40" within a tenth. */
function bounded(scene: Scene, first: number, value: number): Bounds {
  const before = [first - 3, first - 2, first - 1, first, first + 1, first + 2]
    .filter((t) => t >= 0 && t < scene.tree.tokens.count)
    .map((t) => form(scene, t));
  if (before.includes("more") || before.includes("over") || before.includes("above")) return { min: value, max: null };
  if (before.some((word) => LOWER.has(word))) return { min: value, max: null };
  if (before.some((word) => UPPER.has(word)))
    return { min: before.includes("nearly") || before.includes("almost") ? Math.floor(value * 0.9) : 0, max: value };
  if (before.some((word) => ROUGH.has(word))) return { min: Math.floor(value * 0.9), max: Math.ceil(value * 1.1) };
  return { min: value, max: value };
}

/** The noun phrase without a preposition or conjunction before it: "in many cases" tells of "many cases". */
function phraseSpan(scene: Scene, head: number) {
  const { tree } = scene;
  const span = subtreeSpan(tree, head);
  let first = tree.left[head];
  while (first < head && ["ADP", "CCONJ", "SCONJ", "PUNCT"].includes(upos(tree, first)) && !LIMITS.has(form(scene, first))) first++;
  return { start: tree.tokens.start[first], end: span.end };
}

/** Words read as prepositions that belong to the number: "up to 40", "over 40", "at least 40". */
const LIMITS = new Set(["up", "over", "under", "at", "above", "about", "around", "more", "less"]);

function numberSpan(scene: Scene, victims: number, word: number) {
  const head = measureOver(scene, victims);
  if (isNominal(scene, head) && fullRelation(scene.tree, head) !== "root") {
    const span = phraseSpan(scene, head);
    if (span.end - span.start <= 120) return span;
  }
  return { start: scene.ann.tokens.start[Math.min(head, word)], end: scene.ann.tokens.end[Math.max(head, word)] };
}
