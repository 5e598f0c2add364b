import { classOf, DIGIT, isApostrophe, isHyphen, isLower, isUpper, LETTER } from "./characters.ts";
import { GENERALS, PREFIXES, SUFFIXES } from "./lexicon.ts";

/**
 * Whether the sign at `at` stands within the word that began at `from` ("O'Dell", "6,000", "5:30", "U.S", "non-member").
 * Looks at a bounded stretch on both sides only.
 */
export function joinsWord(text: string, from: number, at: number): boolean {
  const sign = text.charCodeAt(at);
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0x20;
  const after = classOf(next);
  if (after !== LETTER && after !== DIGIT) return sign === 0x2d && next <= 0x20 && isPrefix(text, from, at);
  const before = classOf(text.charCodeAt(at - 1));
  const digits = before === DIGIT && after === DIGIT;
  // "5'2" is a height of three tokens.
  if (isApostrophe(sign)) return sign === 0x60 ? after === LETTER : !digits;
  if (sign === 0x2e) return digits || joinsAtStop(text, from, at);
  if (sign === 0x2c) return digits && threeDigits(text, at + 1);
  if (sign === 0x3a) return digits && at - from <= 8;
  if (sign === 0x2f) return digits ? isDayAndMonth(text, from, at) : isSlashWord(text, from, at);
  if (sign === 0x26) return at - from <= 3 && isUpper(text.charCodeAt(at - 1)) && isUpper(next);
  return isHyphen(sign) && (digits ? isNumberGroup(text, from, at) : isPrefix(text, from, at) || isOffice(text, from, at));
}

function isPrefix(text: string, from: number, at: number): boolean {
  return at - from <= 7 && PREFIXES.has(text.slice(from, at).toLowerCase());
}

/** "secretary-general" */
function isOffice(text: string, from: number, at: number): boolean {
  return at - from <= 10 && /^general(?![\p{L}\d])/u.test(text.slice(at + 1, at + 9)) && GENERALS.has(text.slice(from, at).toLowerCase());
}

/** "U.S", "p.m", "example.com", "report.final.doc"; not "end.Next". */
function joinsAtStop(text: string, from: number, at: number): boolean {
  const oneLetter = at - from === 1 || !isWordCode(text.charCodeAt(at - 2));
  const next = text.charCodeAt(at + 1);
  if (oneLetter && classOf(next) === LETTER) {
    // "S.Korea" is an initial and a name.
    if (isUpper(next) && at - from === 1 && isName(text, at + 1)) return false;
    return isUpper(text.charCodeAt(at - 1)) === isUpper(next) || at + 2 >= text.length;
  }
  if (isClock(text, at) || isTicker(text, from, at)) return true;
  let end = at + 1;
  while (end < text.length && end - at <= 8 && isWordCode(text.charCodeAt(end))) end++;
  const part = text.slice(at + 1, end);
  if (part === "D" || part === "Sc" || part === "Phil") return true;
  if (isUpper(next) && !isUpper(text.charCodeAt(at - 1))) return false;
  if (text.charCodeAt(end) === 0x2e && isLower(text.charCodeAt(end + 1))) return end - at <= 8;
  return SUFFIXES.has(part.toLowerCase()) || text.lastIndexOf(".", at - 1) > from;
}

/** Three letters or more, small after the first. */
function isName(text: string, from: number): boolean {
  return isLower(text.charCodeAt(from + 1)) && isLower(text.charCodeAt(from + 2));
}

/** The first stop of "5p.m" or "10a.m". */
function isClock(text: string, at: number): boolean {
  const half = text.charCodeAt(at - 1) | 0x20;
  if ((half !== 0x61 && half !== 0x70) || (text.charCodeAt(at + 1) | 0x20) !== 0x6d) return false;
  return classOf(text.charCodeAt(at - 2)) === DIGIT && !isWordCode(text.charCodeAt(at + 2));
}

/** "ORVL.AS", "VOLGp.DE", "0700.HK": a share by its letters or number and its exchange. Two words run together, the second "I" or "A", are none. */
function isTicker(text: string, from: number, at: number): boolean {
  let end = at + 1;
  while (end - at <= 3 && isUpper(text.charCodeAt(end))) end++;
  if (end === at + 1 || end - at > 3 || isWordCode(text.charCodeAt(end)) || at - from > 9) return false;
  return /^(?:[A-Z\d]{2,7}(?:_?[a-z])?\.(?:[B-HJ-Z]|[A-Z]{2}))$/.test(text.slice(from, end));
}

function isWordCode(code: number): boolean {
  const kind = classOf(code);
  return kind === LETTER || kind === DIGIT;
}

function threeDigits(text: string, at: number): boolean {
  let n = 0;
  while (n < 4 && at + n < text.length && classOf(text.charCodeAt(at + n)) === DIGIT) n++;
  return n === 3 || n < 3;
}

const FRACTIONS = new Set(["1/2", "1/3", "2/3", "1/4", "3/4", "1/5"]);

/** "9/11", "5/18/2001", but not "20/20" or "1/2". */
function isDayAndMonth(text: string, from: number, at: number): boolean {
  let end = at + 1;
  while (end < text.length && end - at <= 5 && classOf(text.charCodeAt(end)) === DIGIT) end++;
  const part = text.slice(from, at);
  if (part.includes("/")) return true;
  // "503/464-7927"
  if (part.length === 3 && isHyphen(text.charCodeAt(end)) && end - at === 4 && classOf(text.charCodeAt(end + 1)) === DIGIT) return true;
  const third = text.charCodeAt(end) === 0x2f && classOf(text.charCodeAt(end + 1)) === DIGIT;
  if (third) return true;
  const first = Number(part);
  const second = Number(text.slice(at + 1, end));
  return first >= 1 && first <= 31 && second >= 1 && second <= 31 && Math.min(first, second) <= 12 && !FRACTIONS.has(text.slice(from, end));
}

function isSlashWord(text: string, from: number, at: number): boolean {
  return at - from === 1 && /^(?:w\/o|s\/he|n\/a|l\/c)$/i.test(/^[\w/]{1,5}/.exec(text.slice(from, from + 5))?.[0] ?? "");
}

/** Telephone numbers, long postal codes and days written with hyphens; "3-5" and "1969-1970" are ranges of three tokens. */
function isNumberGroup(text: string, from: number, at: number): boolean {
  let first = at;
  while (first > from && at - first <= 5 && classOf(text.charCodeAt(first - 1)) === DIGIT) first--;
  let end = at + 1;
  while (end < text.length && end - at <= 7 && classOf(text.charCodeAt(end)) === DIGIT) end++;
  const left = at - first;
  const right = end - at - 1;
  const further = isHyphen(text.charCodeAt(first - 1)) && first > from;
  const more = isHyphen(text.charCodeAt(end)) && classOf(text.charCodeAt(end + 1)) === DIGIT;
  if (further || more) return left <= 4 && right <= 4;
  return (left === 3 || left === 5) && right === 4;
}
