/** Small readings that several rules share. */
import { capitalAt, classAt, digitsAt, glued, type Lexemes, markAt, numberAt, wordAt } from "../lexemes.ts";
import { id, ids, PART, PARTS, type PartOfDay, PLURAL, WORD_VALUE } from "../words.ts";

export const HYPHEN = 45;
export const COMMA = 44;
export const DOT = 46;
export const SLASH = 47;
export const COLON = 58;
export const APOSTROPHE = 39;

const THE = id("the");
const S = id("s");
const ORDINAL_ENDING = ids("st nd rd th d");

/** Whether the lexeme at `i` stands on the same line as the one before it. */
export function sameLine(lex: Lexemes, i: number): boolean {
  return i > 0 && i < lex.count && lex.gap[i] < 3;
}

/** Start of a phrase whose first word is at `i`, with "the" before it. */
export function withArticle(lex: Lexemes, i: number): number {
  return wordAt(lex, i - 1) === THE && sameLine(lex, i) ? i - 1 : i;
}

/** Unit code at `i` without its plural mark. */
export function unitOf(value: number): number {
  return value & ~PLURAL;
}

export function isPlural(value: number): boolean {
  return (value & PLURAL) !== 0;
}

/** After "'s" at `i`, or `i` itself. */
export function afterPossessive(lex: Lexemes, i: number): number {
  if (markAt(lex, i) !== APOSTROPHE || !glued(lex, i)) return i;
  return wordAt(lex, i + 1) === S && glued(lex, i + 1) ? i + 2 : i + 1;
}

export interface PartRead {
  readonly part: PartOfDay;
  readonly to: number;
}

/** A part of the day right after a day: "Friday night". */
export function partAfter(lex: Lexemes, i: number): PartRead | null {
  const at = afterPossessive(lex, i);
  if (classAt(lex, at) !== PART || lex.gap[at] > 2) return null;
  return { part: PARTS[WORD_VALUE[wordAt(lex, at)]], to: at + 1 };
}

/** A year written with four digits, 1000 to 2199, not part of a longer number. */
export function yearAt(lex: Lexemes, i: number): number {
  const year = digitsAt(lex, i) === 4 ? numberAt(lex, i) : -1;
  if (year < 1000 || year > 2199) return -1;
  const mark = markAt(lex, i + 1);
  const tail = glued(lex, i + 1) && glued(lex, i + 2) && digitsAt(lex, i + 2) > 0;
  return tail && (mark === COMMA || mark === DOT || mark === COLON) ? -1 : year;
}

export interface DayRead {
  readonly day: number;
  readonly to: number;
}

/** A day of the month: "9", "9th", "21st". */
export function dayAt(lex: Lexemes, i: number): DayRead | null {
  const day = numberAt(lex, i);
  if (day < 1 || day > 31 || digitsAt(lex, i) > 2) return null;
  if (glued(lex, i + 1) && ORDINAL_ENDING[wordAt(lex, i + 1)]) return { day, to: i + 2 };
  const mark = glued(lex, i + 1) ? markAt(lex, i + 1) : 0;
  const joined = glued(lex, i + 2) && digitsAt(lex, i + 2) > 0;
  if (joined && (mark === DOT || mark === COLON || mark === SLASH)) return null;
  if (joined && mark === COMMA && digitsAt(lex, i + 2) === 3) return null;
  if (markAt(lex, i + 1) === 37 || (glued(lex, i + 1) && wordAt(lex, i + 1) >= 0 && lex.kind[i + 1] === 1)) return null;
  return { day, to: i + 1 };
}

/** Whether the words around `i` look like a name it is part of: "Arab Spring", "Women's March". */
export function insideName(lex: Lexemes, i: number): boolean {
  return capitalAt(lex, i) && capitalAt(lex, i - 1) && lex.gap[i] === 1 && wordAt(lex, i - 1) === 0;
}
