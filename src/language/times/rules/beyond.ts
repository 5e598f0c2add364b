/** "the week after next", "the Friday before last", "the first Sunday of June", "the last Tuesday of the month". */
import { classAt, type Lexemes, wordAt } from "../lexemes.ts";
import type { Meaning } from "../meaning.ts";
import type { Rule } from "../rule.ts";
import { id, ids, MONTH, MONTH_UNIT, ORDINAL, UNIT, WEEK, WEEKDAY, WEEKEND, WORD_VALUE, YEAR } from "../words.ts";
import { sameLine, withArticle, yearAt } from "./common.ts";

const AFTER = id("after");
const BEFORE = id("before");
const NEXT = id("next");
const LAST = id("last");
const THE = id("the");
const OF = ids("of in");
const SHIFTS: ReadonlyMap<number, number> = new Map([
  [THE, 0],
  [id("this"), 0],
  [id("that"), 0],
  [LAST, -1],
  [NEXT, 1],
]);

/** 1 for "after next", -1 for "before last" from `i` on, 0 for anything else. */
function sideAt(lex: Lexemes, i: number): -1 | 0 | 1 {
  const [word, pole] = [wordAt(lex, i), wordAt(lex, i + 1)];
  if (!sameLine(lex, i + 1)) return 0;
  if (word === AFTER && pole === NEXT) return 1;
  return word === BEFORE && pole === LAST ? -1 : 0;
}

export const beyondRule: Rule = {
  id: "beyond",
  phrase: "the week after next; the Friday before last",
  classes: [UNIT, WEEKDAY],
  read({ lex }, i) {
    const side = wordAt(lex, i - 1) === THE ? sideAt(lex, i + 1) : 0;
    if (side === 0) return null;
    const value = WORD_VALUE[wordAt(lex, i)];
    const day = classAt(lex, i) === WEEKDAY;
    if (!day && ![WEEK, WEEKEND, MONTH_UNIT, YEAR].includes(value)) return null;
    const meaning: Meaning = day
      ? { kind: "point", weekday: value, choose: side > 0 ? "next" : "last", beyond: true }
      : { kind: "point", offset: { unit: value, by: 2 * side, from: "published" } };
    return { from: i - 1, to: i + 3, rule: this.id, meaning };
  },
};

/** Which one of its month: 1 to 5, -1 for the last; 0 where no such word stands before `i`. */
function nthBefore(lex: Lexemes, i: number): number {
  if (wordAt(lex, i - 1) === LAST) return -1;
  const nth = classAt(lex, i - 1) === ORDINAL ? WORD_VALUE[wordAt(lex, i - 1)] : 0;
  return nth <= 5 ? nth : 0;
}

export const nthWeekdayRule: Rule = {
  id: "nth-weekday",
  phrase: "the first Sunday of June; the last Tuesday of the month",
  classes: [WEEKDAY],
  read({ lex }, i) {
    const nth = nthBefore(lex, i);
    if (nth === 0 || !OF[wordAt(lex, i + 1)] || !sameLine(lex, i + 2)) return null;
    const at = { from: withArticle(lex, i - 1), rule: this.id };
    const point = { kind: "point" as const, weekday: WORD_VALUE[wordAt(lex, i)], nth };
    if (classAt(lex, i + 2) === MONTH) {
      const year = yearAt(lex, i + 3);
      const month = WORD_VALUE[wordAt(lex, i + 2)];
      return { ...at, to: year < 0 ? i + 3 : i + 4, meaning: { ...point, month, ...(year < 0 ? {} : { year }) } };
    }
    const by = SHIFTS.get(wordAt(lex, i + 2));
    const isMonth = classAt(lex, i + 3) === UNIT && WORD_VALUE[wordAt(lex, i + 3)] === MONTH_UNIT;
    if (by === undefined || !isMonth) return null;
    const told = [THE, id("that")].includes(wordAt(lex, i + 2));
    return { ...at, to: i + 4, meaning: { ...point, offset: { unit: MONTH_UNIT, by, from: told ? "text" : "published" } } };
  },
};
