import { classOf, DIGIT, isApostrophe, isHyphen, LETTER } from "./characters.ts";
import { AFTER_BE, CONTRACTIONS, UNITS } from "./lexicon.ts";

const LONGEST_CONTRACTION = 8;

/** Where a clitic begins in the word `from`–`end` ("do|n't", "Ostrel|'s", "can|not"), or `from` where there is none. */
export function splitClitic(text: string, from: number, end: number): number {
  const length = end - from;
  if (length < 2) return from;
  if (length > 2) {
    const third = text.charCodeAt(end - 3);
    const second = text.charCodeAt(end - 2);
    const last = lower(text.charCodeAt(end - 1));
    if (isApostrophe(second) && (last === 0x73 || last === 0x6d || last === 0x64)) return isDecade(text, from, end) ? from : end - 2;
    if (isApostrophe(second) && last === 0x74 && lower(third) === 0x6e && length > 3) return end - 3;
    if (isApostrophe(third) && length > 3 && isLongClitic(lower(second), last)) return end - 3;
  }
  if (length > LONGEST_CONTRACTION) return from;
  const last = lower(text.charCodeAt(end - 1));
  if (isPossessive(text, from, end, last)) return isBeNext(text, end) ? end - 1 : from;
  // Every listed contraction ends in one of these letters: most words need no look-up.
  if (last !== 0x74 && last !== 0x61 && last !== 0x6d && last !== 0x65 && last !== 0x6f && last !== 0x73 && last !== 0x6c) return from;
  const cut = CONTRACTIONS.get(text.slice(from, end).toLowerCase());
  if (cut === undefined) return from;
  // "IM" and "IVE" in capitals are other words; so is "Im" within a sentence of a name, which is rare.
  return last === 0x6d && text.charCodeAt(end - 1) === 0x4d ? from : from + cut;
}

/** "its" or "your". */
function isPossessive(text: string, from: number, end: number, last: number): boolean {
  if (end - from === 3) return last === 0x73 && lower(text.charCodeAt(from)) === 0x69 && lower(text.charCodeAt(from + 1)) === 0x74;
  return end - from === 4 && last === 0x72 && text.slice(from, end).toLowerCase() === "your";
}

/** Whether a word comes next that no possessive stands before, so that "its" and "your" want their apostrophe: "its not here". */
function isBeNext(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x20) return false;
  let end = at + 1;
  while (end < text.length && end - at <= 12 && classOf(text.charCodeAt(end)) === LETTER) end++;
  return !isHyphen(text.charCodeAt(end)) && AFTER_BE.has(text.slice(at + 1, end).toLowerCase());
}

/** "the 1980's": two or four digits that end in 0, as a word of its own. */
function isDecade(text: string, from: number, end: number): boolean {
  const digits = end - 2 - from;
  return (
    (digits === 2 || digits === 4) &&
    text.charCodeAt(end - 3) === 0x30 &&
    classOf(text.charCodeAt(from)) === DIGIT &&
    classOf(text.charCodeAt(from + 1)) === DIGIT
  );
}

/** 're, 've, 'll. */
function isLongClitic(first: number, second: number): boolean {
  return (second === 0x65 && (first === 0x72 || first === 0x76)) || (first === 0x6c && second === 0x6c);
}

function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/** Where the unit begins in "5pm" or "40km", or `from`. */
export function unitAt(text: string, from: number, end: number): number {
  if (classOf(text.charCodeAt(from)) !== DIGIT) return from;
  let at = end;
  while (at > from && end - at < 5 && isUnitCode(text.charCodeAt(at - 1))) at--;
  if (at === end || at === from || classOf(text.charCodeAt(at - 1)) !== DIGIT) return from;
  const unit = text.slice(at, end).toLowerCase().replaceAll(".", "");
  return UNITS.has(unit) ? at : from;
}

function isUnitCode(code: number): boolean {
  return classOf(code) === LETTER || code === 0x2e;
}
