import { classOf, DIGIT, isUpper, LETTER, WHITE } from "./characters.ts";
import { ABBREVIATIONS, BEFORE_NUMBERS, STATES, TITLES } from "./lexicon.ts";

const LONGEST_ABBREVIATION = 12;

/** Whether the stop at `end` belongs to the word `from`–`end`; `previous…` is the token before (-1 for none). */
export function hasAbbreviationStop(text: string, from: number, end: number, previousStart: number, previousEnd: number): boolean {
  if (end - from > LONGEST_ABBREVIATION || classOf(text.charCodeAt(from)) !== LETTER) return isClock(text, from, end);
  // "end..." is a word and an ellipsis.
  const form = text.slice(from, end);
  if (text.charCodeAt(end + 1) === 0x2e) return isInitials(form) && text.charCodeAt(end + 2) !== 0x2e;
  if (isInitials(form)) return true;
  if (form.length === 1) return isInitial(text, from, end);
  const key = form.toLowerCase();
  const next = nextWord(text, end + 1);
  if (BEFORE_NUMBERS.has(key))
    return classOf(text.charCodeAt(next)) === DIGIT || (isUpper(text.charCodeAt(from)) && text.charCodeAt(next) === 0x2c);
  // The treebank lets "etc" have its stop within a sentence only.
  if (key === "etc") return next < text.length && !isUpper(text.charCodeAt(next)) && !endsParagraph(text, end + 1);
  if (key === "al") return previousEnd - previousStart === 2 && text.slice(previousStart, previousEnd) === "et";
  if (STATES.has(key) && previousStart >= 0 && text.charCodeAt(previousStart) === 0x2c && isUpper(text.charCodeAt(from))) return true;
  if (TITLES.has(key))
    return isUpper(text.charCodeAt(from))
      ? next > end + 1 && !endsParagraph(text, end + 1)
      : key === "vs" || key === "approx" || key === "cf" || key === "ca";
  return (
    ABBREVIATIONS.has(key) &&
    (isUpper(text.charCodeAt(from)) || !/^(?:jan|feb|apr|aug|nov|dec|jun|jul|co|max|ed|sq|est|inc|ph|rd)$/.test(key))
  );
}

/** "2p.m" */
function isClock(text: string, from: number, end: number): boolean {
  return end - from <= 5 && (text.charCodeAt(end - 1) | 0x20) === 0x6d && /^\d{1,2}[ap]\.m$/i.test(text.slice(from, end));
}

/** Single letters with stops between them: "U.S", "p.m", "Ph.D". */
function isInitials(form: string): boolean {
  return /^(?:\p{L}\.){1,5}\p{L}{1,2}$/u.test(form) || form === "Ph.D" || form === "M.Sc" || form === "B.Sc";
}

/** Small letters that stand for "page", "circa", "born", "died", "married" before a number. */
const BEFORE_YEARS = "pcbdm";

/** A capital before a name ("J. Tavon"); the pronoun "I" and a letter that ends its paragraph are none. */
function isInitial(text: string, from: number, end: number): boolean {
  const code = text.charCodeAt(from);
  if (!isUpper(code))
    return code === 0x76 || (BEFORE_YEARS.includes(text[from]) && classOf(text.charCodeAt(nextWord(text, end + 1))) === DIGIT);
  if (code === 0x49 && text.charCodeAt(from - 1) === 0x20) return false;
  const next = nextWord(text, end + 1);
  return next < text.length && !endsParagraph(text, end + 1) && (isUpper(text.charCodeAt(next)) || text.charCodeAt(next) === 0x2c);
}

/** The next character that is not a blank, within a line. */
function nextWord(text: string, at: number): number {
  const limit = Math.min(text.length, at + 3);
  let next = at;
  while (next < limit && text.charCodeAt(next) !== 0x0a && classOf(text.charCodeAt(next)) === WHITE) next++;
  return next;
}

function endsParagraph(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) === 0x0a || text.charCodeAt(at) === 0x0d;
}
