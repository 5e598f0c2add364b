/** "November", "Nov. 9, 2020", "9 November 2020", "the 9th of November", "November 2020", "last November", "Nov. 9-11". */
import { allCapitals, capitalAt, classAt, digitsAt, glued, type Lexemes, markAt, numberAt, wordAt } from "../lexemes.ts";
import type { Found, Point } from "../meaning.ts";
import type { Page, Rule } from "../rule.ts";
import { AUX, tagAt, VERB } from "../tags.ts";
import { CARDINAL, id, ids, MONTH, ORDINAL, WEEKDAY, WORD_TEXT, WORD_VALUE } from "../words.ts";
import { chooserBefore } from "./choose.ts";
import { APOSTROPHE, COMMA, DOT, dayAt, HYPHEN, withArticle, yearAt } from "./common.ts";

const MID = id("mid");
const TO = id("to");
const OR = id("or");

const MAY = id("may");
const MARCH = id("march");
const OF = id("of");
const THE = id("the");
const AND = id("and");
const AMBIGUOUS = ids("may march mar jan sep dec jun jul apr feb nov oct aug sept august");
/** Words before a month that no verb and no person stands after. */
const BEFORE = ids(
  "in last next this since until till by of early late mid through during from between before after for past every each to and",
);
const FIRST_NAMES = ids("april may june august jan");
const LEFT_OPEN = ids("to and for by");

interface Year {
  readonly year: number;
  readonly to: number;
  readonly shortYear?: boolean;
}

/** A year after a month or a day: "2020", ", 2020", " of 2020", " '20". */
function yearAfter(lex: Lexemes, i: number): Year | null {
  let at = i;
  if (markAt(lex, at) === COMMA || wordAt(lex, at) === OF) at++;
  const year = lex.gap[at] < 3 ? yearAt(lex, at) : -1;
  if (year >= 0) return { year, to: at + 1 };
  if (markAt(lex, i) === APOSTROPHE && digitsAt(lex, i + 1) === 2 && glued(lex, i + 1) && !glued(lex, i)) {
    return { year: numberAt(lex, i + 1), to: i + 2, shortYear: true };
  }
  return null;
}

/** "April Winters": a first name. */
function isFirstName(lex: Lexemes, i: number): boolean {
  if (!FIRST_NAMES[wordAt(lex, i)] || !capitalAt(lex, i) || allCapitals(lex, i) || BEFORE[wordAt(lex, i - 1)]) return false;
  return capitalAt(lex, i + 1) && wordAt(lex, i + 1) === 0 && lex.gap[i + 1] === 1 && numberAt(lex, i - 1) < 0;
}

function isMonthName(page: Page, i: number): boolean {
  const { lex } = page;
  const word = wordAt(lex, i);
  if (isFirstName(lex, i)) return false;
  if (!AMBIGUOUS[word]) return true;
  if (!capitalAt(lex, i)) return false;
  const after = markAt(lex, i + 1) === DOT ? i + 2 : i + 1;
  if (dayAt(lex, after) !== null || yearAfter(lex, after) !== null) return true;
  if (numberAt(lex, i - 1) >= 1 && numberAt(lex, i - 1) <= 31 && markAt(lex, i - 2) !== COMMA) return true;
  const before = wordAt(lex, i - 1);
  if (classAt(lex, i - 1) === ORDINAL || (before === OF && classAt(lex, i - 2) === ORDINAL)) return true;
  const tag = tagAt(lex, page.tags, i);
  if (tag === AUX || tag === VERB) return false;
  if (markAt(lex, i - 1) === HYPHEN && wordAt(lex, i - 2) === MID) return true;
  if (word !== MAY && WORD_TEXT[word].length < 5 && markAt(lex, i + 1) !== DOT) return false;
  if (word === MAY || WORD_TEXT[word].length < 5)
    return BEFORE[before] === 1 && !(LEFT_OPEN[before] && word === MAY && capitalAt(lex, i + 1));
  if (word === MARCH) return BEFORE[before] === 1 || isMarchOfYear(lex, i);
  return true;
}

const MARCHING = ids("on to of for from against through");

/** A bare "March" that is not the walk: no name before it, no way after it. */
function isMarchOfYear(lex: Lexemes, i: number): boolean {
  if (i === 0 || lex.gap[i] > 1 || MARCHING[wordAt(lex, i + 1)] || capitalAt(lex, i + 1)) return false;
  const named = capitalAt(lex, i - 1) || (markAt(lex, i - 2) === APOSTROPHE && capitalAt(lex, i - 3));
  return !named || (wordAt(lex, i - 1) === THE && lex.kind[i + 1] === 1);
}

/** "9", "9th", "the 9th of", "9th of" before a month. */
function dayBefore(lex: Lexemes, i: number): { readonly day: number; readonly from: number } | null {
  let end = i;
  if (wordAt(lex, i - 1) === OF) end--;
  for (let from = end - 1; from >= end - 2 && from >= 0; from--) {
    const read = dayAt(lex, from);
    if (read === null || read.to !== end) continue;
    if (end !== i && read.to === from + 1) return null;
    if (glued(lex, from) && from > 0 && markAt(lex, from - 1) !== HYPHEN && markAt(lex, from - 1) !== 40) return null;
    return { day: read.day, from: withArticle(lex, from) };
  }
  if (classAt(lex, end - 1) === ORDINAL && (end !== i || wordAt(lex, end - 2) === THE)) {
    return { day: WORD_VALUE[wordAt(lex, end - 1)], from: withArticle(lex, end - 1) };
  }
  return null;
}

/** "eighth" or "twenty-first" after a month. */
function spelledDay(lex: Lexemes, i: number): { readonly day: number; readonly to: number } | null {
  if (classAt(lex, i) === ORDINAL) return { day: WORD_VALUE[wordAt(lex, i)], to: i + 1 };
  const tens = classAt(lex, i) === CARDINAL ? WORD_VALUE[wordAt(lex, i)] : 0;
  const next = markAt(lex, i + 1) === HYPHEN ? i + 2 : i + 1;
  if ((tens === 20 || tens === 30) && classAt(lex, next) === ORDINAL) return { day: tens + WORD_VALUE[wordAt(lex, next)], to: next + 1 };
  return null;
}

function found(lex: Lexemes, from: number, to: number, point: Omit<Point, "kind">): Found {
  const rule = point.day === undefined ? (point.year === undefined ? "month" : "month-year") : "calendar-day";
  const chooser = point.year === undefined && point.day === undefined ? chooserBefore(lex, from) : null;
  if (chooser !== null) return { from: chooser.from, to, rule, meaning: { kind: "point", ...point, choose: chooser.choose } };
  return { from, to, rule, meaning: { kind: "point", ...point } };
}

function withYear(year: Year | null): { year?: number; shortYear?: boolean } {
  if (year === null) return {};
  return year.shortYear ? { year: year.year, shortYear: true } : { year: year.year };
}

export const monthRule: Rule = {
  id: "month",
  phrase: "Nov. 9, 2020; 9 November; last November",
  classes: [MONTH],
  read(page, i) {
    const { lex } = page;
    if (!isMonthName(page, i)) return null;
    const month = WORD_VALUE[wordAt(lex, i)];
    const abbreviated = markAt(lex, i + 1) === DOT && WORD_TEXT[wordAt(lex, i)].length < 5 && glued(lex, i + 1);
    const next = abbreviated ? i + 2 : i + 1;
    const before = dayBefore(lex, i);
    if (before !== null) {
      const year = yearAfter(lex, next);
      return found(lex, before.from, year?.to ?? i + 1, { month, day: before.day, ...withYear(year) });
    }
    const dayStart = wordAt(lex, next) === THE ? next + 1 : next;
    const day = lex.gap[dayStart] < 3 ? (dayAt(lex, dayStart) ?? spelledDay(lex, dayStart)) : null;
    if (day !== null) {
      const year = yearAfter(lex, day.to);
      return found(lex, i, year?.to ?? day.to, { month, day: day.day, ...withYear(year) });
    }
    const year = yearAfter(lex, next);
    return found(lex, i, year?.to ?? i + 1, { month, ...withYear(year) });
  },
};

/** "11" of "Nov. 9-11", "Nov. 9 and 11", "9 to 11 November": a second day that shares month and year. */
export const sharedDayRule: Rule = {
  id: "calendar-day.shared",
  phrase: "Nov. 9-11, 2020; 12-14 July",
  classes: [MONTH],
  read(page, i) {
    const { lex } = page;
    if (!isMonthName(page, i)) return null;
    const month = WORD_VALUE[wordAt(lex, i)];
    const next = markAt(lex, i + 1) === DOT ? i + 2 : i + 1;
    const first = dayAt(lex, next);
    if (first !== null && joins(lex, first.to)) return secondAfter(lex, first.to + 1, month);
    const last = dayBefore(lex, i);
    if (last === null || !joins(lex, last.from - 1)) return null;
    const opening = dayAt(lex, last.from - 2);
    if (opening === null || opening.to !== last.from - 1) return null;
    const year = yearAfter(lex, next);
    return shared(last.from - 2, last.from - 1, { month, day: opening.day, ...withYear(year) });
  },
};

function joins(lex: Lexemes, i: number): boolean {
  return markAt(lex, i) === HYPHEN || wordAt(lex, i) === AND || wordAt(lex, i) === TO || wordAt(lex, i) === OR;
}

function shared(from: number, to: number, point: Omit<Point, "kind">): Found {
  return { from, to, rule: "calendar-day.shared", meaning: { kind: "point", ...point } };
}

function secondAfter(lex: Lexemes, i: number, month: number): Found | null {
  const second = dayAt(lex, i);
  if (second === null || classAt(lex, second.to) === MONTH || classAt(lex, second.to) === WEEKDAY) return null;
  const follow = lex.kind[second.to] === 1 && second.to < lex.count && !capitalAt(lex, second.to) && wordAt(lex, second.to) === 0;
  if (follow && wordAt(lex, i - 1) !== 0) return null;
  const year = yearAfter(lex, second.to);
  return shared(i, year?.to ?? second.to, { month, day: second.day, ...withYear(year) });
}
