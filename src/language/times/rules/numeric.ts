/** "2020-11-09", "2020-11-09T16:00Z", "11/9/2020", "09.11.2020", "09-11-2020", "2020-11", "11-09-89". */

import { daysInMonth } from "../../../text/dates.ts";
import { digitsAt, glued, type Lexemes, markAt, numberAt, wordAt } from "../lexemes.ts";
import type { Found, Point } from "../meaning.ts";
import type { Rule } from "../rule.ts";
import { id } from "../words.ts";
import { COLON, DOT, HYPHEN, SLASH, yearAt } from "./common.ts";

const T = id("t");
const Z = id("z");

/** Whether the digits at `i` are glued to `mark` and more digits. */
function linked(lex: Lexemes, i: number, mark: number): boolean {
  return markAt(lex, i) === mark && glued(lex, i) && glued(lex, i + 1) && digitsAt(lex, i + 1) > 0;
}

function free(lex: Lexemes, from: number, to: number): boolean {
  const before = glued(lex, from) ? markAt(lex, from - 1) || 1 : 0;
  if (before === HYPHEN || before === SLASH || before === DOT || before === 1 || before === 36) return false;
  return !(glued(lex, to) && (lex.kind[to] !== 3 || (lex.code[to] !== DOT && linked(lex, to, lex.code[to]))));
}

export const isoRule: Rule = {
  id: "iso",
  phrase: "2020-11-09; 2020-11-09T16:00Z",
  classes: [],
  numbers: true,
  read({ lex }, i) {
    const year = yearAt(lex, i);
    if (year < 0) return null;
    const mark = markAt(lex, i + 1);
    if ((mark !== HYPHEN && mark !== SLASH && mark !== DOT) || !linked(lex, i + 1, mark) || digitsAt(lex, i + 2) !== 2) return null;
    const month = numberAt(lex, i + 2);
    if (month < 1 || month > 12 || !linked(lex, i + 3, mark) || digitsAt(lex, i + 4) !== 2) return null;
    const day = numberAt(lex, i + 4);
    if (day < 1 || day > daysInMonth(year, month)) return null;
    return withTime(lex, i, i + 5, { kind: "point", year, month, day });
  },
};

function withTime(lex: Lexemes, from: number, to: number, day: Point): Found | null {
  const timed = wordAt(lex, to) === T && glued(lex, to) && linked(lex, to + 2, COLON);
  if (!timed) return free(lex, from, to) ? { from, to, rule: "iso", meaning: day } : null;
  const seconds = linked(lex, to + 4, COLON);
  let end = seconds ? to + 6 : to + 4;
  if (seconds && linked(lex, end, DOT)) end += 2;
  const zulu = wordAt(lex, end) === Z && glued(lex, end);
  const meaning: Point = { ...day, hour: numberAt(lex, to + 1), minute: numberAt(lex, to + 3) };
  if (numberAt(lex, to + 1) > 24 || numberAt(lex, to + 3) > 59) return null;
  return { from, to: zulu ? end + 1 : end, rule: "iso", meaning: zulu ? { ...meaning, zone: "Z" } : meaning };
}

/** Two numbers and a year. Day first and month first both fit where both are at most 12: the EDTF then names both days. */
export const numericRule: Rule = {
  id: "numeric",
  phrase: "11/9/2020; 09-11-2020; 11/09/89",
  classes: [],
  numbers: true,
  read({ lex }, i) {
    const mark = markAt(lex, i + 1);
    if (digitsAt(lex, i) > 2 || (mark !== HYPHEN && mark !== SLASH && mark !== DOT)) return null;
    if (!linked(lex, i + 1, mark) || digitsAt(lex, i + 2) > 2 || !linked(lex, i + 3, mark) || !free(lex, i, i + 5)) return null;
    const size = digitsAt(lex, i + 4);
    if (size !== 4 && !(size === 2 && mark === SLASH)) return null;
    const year = size === 4 ? yearAt(lex, i + 4) : shortYear(numberAt(lex, i + 4));
    const [a, b] = [numberAt(lex, i), numberAt(lex, i + 2)];
    if (year < 0 || a < 1 || b < 1 || (a > 12 && b > 12)) return null;
    const monthFirst = a <= 12 && (b > 12 || mark === SLASH);
    const [month, day] = monthFirst ? [a, b] : [b, a];
    if (month > 12 || day > daysInMonth(year, month)) return null;
    const meaning: Point = { kind: "point", year, month, day };
    const open = a <= 12 && b <= 12 && a !== b;
    return { from: i, to: i + 5, rule: this.id, meaning: open ? { ...meaning, swapped: true } : meaning };
  },
};

/** POSIX's reading of two-digit years. */
function shortYear(year: number): number {
  return year >= 69 ? 1900 + year : 2000 + year;
}
