import { UPOS } from "../../model/annotations.ts";
import { fnv1a } from "../../text/hash.ts";
import type { Weights } from "../../weights/weights.ts";

/** Lemma of a form with this UPOS code. */
export type Lemmatizer = (form: string, pos: number) => string;

/** How a form becomes its lemma: small letters or not, so many letters off the end, this instead. */
export interface LemmaRule {
  readonly lower: boolean;
  readonly cut: number;
  readonly add: string;
}

/** Endings are looked up to this length; whole words come first. */
export const LONGEST_ENDING = 6;

const REMEMBERED = 1 << 15;
const NAME = UPOS.indexOf("PROPN");
const NUMBER = UPOS.indexOf("NUM");

/** Opens models/lemmas.bin: rules for whole words, then for the longest ending that has one (both learnt; see models/lemmas.md). */
export function loadLemmatizer(weights: Weights): Lemmatizer {
  const keys = weights.arrays.keys as Uint32Array;
  const ruleOf = weights.arrays.rules as Uint16Array;
  const rules = weights.meta.rules as readonly LemmaRule[];
  const index = new Map<number, number>();
  for (let i = 0; i < keys.length; i++) index.set(keys[i], ruleOf[i]);
  // Kept by tag and form, since a news article uses the same words over and over; emptied when full.
  let known = UPOS.map(() => new Map<string, string>());
  let size = 0;
  return (form, pos) => {
    const found = known[pos].get(form);
    if (found !== undefined) return found;
    if (++size > REMEMBERED) {
      known = UPOS.map(() => new Map());
      size = 1;
    }
    const lemma = interned(conventional(applyRule(form, rules[findRule(index, form.toLowerCase(), pos)]), pos));
    known[pos].set(form, lemma);
    return lemma;
  };
}

/** The one string of its letters that the engine keeps for names of fields: it compares such strings by identity, and lemmas are compared all the time. */
function interned(text: string): string {
  return Object.keys({ [text]: null })[0];
}

/** The treebank's habits that no rule on endings can hold: "6,000" is 6000, a name has a capital. */
function conventional(lemma: string, pos: number): string {
  if (pos === NUMBER && /^\d[\d,]*\d$/.test(lemma)) return lemma.replaceAll(",", "");
  return pos === NAME ? lemma.charAt(0).toUpperCase() + lemma.slice(1) : lemma;
}

function findRule(index: ReadonlyMap<number, number>, lower: string, pos: number): number {
  const whole = index.get(wholeKey(lower, pos));
  if (whole !== undefined) return whole;
  for (let length = Math.min(LONGEST_ENDING, lower.length); length > 0; length--) {
    const rule = index.get(endingKey(lower, length, pos));
    if (rule !== undefined) return rule;
  }
  return index.get(endingKey("", 0, pos)) ?? 0;
}

/** Key of a whole word. */
export function wholeKey(lower: string, pos: number): number {
  return Math.imul(fnv1a(lower) ^ Math.imul(pos + 1, 0x9e3779b1), 0x85ebca6b) >>> 0;
}

/** Key of the last `length` letters. */
export function endingKey(lower: string, length: number, pos: number): number {
  return Math.imul(fnv1a(lower, lower.length - length) ^ Math.imul((pos + 1) * 16 + length + 1, 0xc2b2ae35), 0x85ebca6b) >>> 0;
}

/** A rule that would leave nothing leaves the form. */
function applyRule(form: string, rule: LemmaRule): string {
  const base = rule.lower ? form.toLowerCase() : form;
  const lemma = (rule.cut >= base.length && rule.add === "" ? base : base.slice(0, Math.max(0, base.length - rule.cut))) + rule.add;
  return lemma === "" ? base : lemma;
}
