/** "the week after next", "the Friday before last", "the first Sunday of June", "the last Tuesday of the month". */
import { classAt, type Lexemes, lowerAt, wordAt } from "../lexemes.ts";
import type { Meaning, Point } from "../meaning.ts";
import type { Rule } from "../rule.ts";
import { DAY, id, ids, MONTH, MONTH_UNIT, ORDINAL, UNIT, WEEK, WEEKDAY, WEEKEND, WORD_VALUE, YEAR } from "../words.ts";
import { sameLine, withArticle, yearAt } from "./common.ts";

const AFTER = id("after");
const BEFORE = id("before");
const NEXT = id("next");
const LAST = id("last");
const THE = id("the");
const THAT = id("that");
const OF = ids("of in");
const OF_ALONE = id("of");
const SHIFTS: ReadonlyMap<number, number> = new Map([
  [THE, 0],
  [id("this"), 0],
  [THAT, 0],
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

const OWNERS = new Set(["the", "his", "her", "their", "this", "its"]);
const STAYS = new Set("visit trip stay tour talks summit forum conference meeting session gathering negotiations".split(" "));

/** "the second day of the visit", where the text has told from when to when it lasts; nothing else is read of it. */
export const stayDayRule: Rule = {
  id: "stay-day",
  phrase: "from 3 to 5 May … on the second day of the visit",
  classes: [UNIT],
  read({ lex }, i) {
    const nth = WORD_VALUE[wordAt(lex, i)] === DAY && wordAt(lex, i - 2) === THE ? nthBefore(lex, i) : 0;
    if (nth === 0 || wordAt(lex, i + 1) !== OF_ALONE || !sameLine(lex, i + 3)) return null;
    if (!OWNERS.has(lowerAt(lex, i + 2)) || !STAYS.has(lowerAt(lex, i + 3))) return null;
    return { from: i - 2, to: i + 4, rule: this.id, meaning: { kind: "point", nthOfStay: nth } };
  },
};

/** "the first day of May", "the last day of the month" */
export const edgeDayRule: Rule = {
  id: "edge-day",
  phrase: "the last day of the month; the first day of May",
  classes: [UNIT],
  read({ lex }, i) {
    const nth = WORD_VALUE[wordAt(lex, i)] === DAY ? nthBefore(lex, i) : 0;
    if ((nth !== 1 && nth !== -1) || !OF[wordAt(lex, i + 1)] || !sameLine(lex, i + 2)) return null;
    const month = monthAt(lex, i + 2);
    return month === null
      ? null
      : { from: withArticle(lex, i - 1), to: month.to, rule: this.id, meaning: { kind: "point", nth, ...month.of } };
  },
};

/** A month at `i`: "June", "June 2020", "the month", "last month". */
function monthAt(lex: Lexemes, i: number): { readonly to: number; readonly of: Pick<Point, "month" | "year" | "offset"> } | null {
  if (classAt(lex, i) === MONTH) {
    const year = yearAt(lex, i + 1);
    return { to: year < 0 ? i + 1 : i + 2, of: { month: WORD_VALUE[wordAt(lex, i)], ...(year < 0 ? {} : { year }) } };
  }
  const by = SHIFTS.get(wordAt(lex, i));
  const isMonth = classAt(lex, i + 1) === UNIT && WORD_VALUE[wordAt(lex, i + 1)] === MONTH_UNIT;
  if (by === undefined || !isMonth) return null;
  const told = [THE, THAT].includes(wordAt(lex, i));
  return { to: i + 2, of: { offset: { unit: MONTH_UNIT, by, from: told ? "text" : "published" } } };
}

export const nthWeekdayRule: Rule = {
  id: "nth-weekday",
  phrase: "the first Sunday of June; the last Tuesday of the month",
  classes: [WEEKDAY],
  read({ lex }, i) {
    const nth = nthBefore(lex, i);
    if (nth === 0 || !OF[wordAt(lex, i + 1)] || !sameLine(lex, i + 2)) return null;
    const month = monthAt(lex, i + 2);
    const point = { kind: "point" as const, weekday: WORD_VALUE[wordAt(lex, i)], nth };
    return month === null ? null : { from: withArticle(lex, i - 1), to: month.to, rule: this.id, meaning: { ...point, ...month.of } };
  },
};
