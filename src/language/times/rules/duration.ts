/** "for two years", "a two-year mission", "44-day", "several months", "just over two weeks", bare "years", and stretches beside the present: "the past two months". */
import { countBefore } from "../count.ts";
import { allCapitals, capitalAt, classAt, glued, type Lexemes, markAt, numberAt, wordAt } from "../lexemes.ts";
import type { Found, Length } from "../meaning.ts";
import type { Rule } from "../rule.ts";
import {
  CARDINAL,
  CENTURY,
  DAY,
  DECADE_UNIT,
  HOUR,
  id,
  ids,
  MONTH_UNIT,
  ORDINAL,
  QUARTER,
  SECOND,
  UNIT,
  WEEK,
  WEEKEND,
  WORD_TEXT,
  WORD_VALUE,
  YEAR,
} from "../words.ts";
import { HYPHEN, isPlural, sameLine, unitOf, withArticle } from "./common.ts";

const PRECEDING = id("preceding");
const PREVIOUS = id("previous");
const FOLLOWING = id("following");
const AN_WORD = id("an");
const AHEAD = id("ahead");

const FILLERS = ids(
  "more additional full consecutive straight successive long short entire whole trading working business further extra brutal single fiscal calendar remaining",
);
const OLD = ids("old olds");
const AND = id("and");
const OF = id("of");
const A = id("a");
const HALF = id("half");
const OR = id("or");
const SO = id("so");
const PAST = ids("past last previous preceding recent");
const COMING = ids("next coming following upcoming future");
const RECENT = id("recent");
const FIRST = id("first");
const LATEST = id("latest");
const SELVES = ids("the its their his her our my");
/** Singular units that "a" makes no length of: "a day", "a quarter", "a second" are mostly something else. */
const WEAK_SINGULAR = (unit: number): boolean => unit === QUARTER || unit === SECOND || unit === WEEKEND;

/** Where the amount of the unit at `i` ends: before a hyphen or one adjective. */
function amountEnd(lex: Lexemes, i: number): number {
  if (markAt(lex, i - 1) === HYPHEN && (glued(lex, i) || glued(lex, i - 1))) return i - 1;
  if (FILLERS[wordAt(lex, i - 1)] && sameLine(lex, i)) return i - 1;
  return i;
}

function isAge(lex: Lexemes, i: number): boolean {
  const next = markAt(lex, i + 1) === HYPHEN ? i + 2 : i + 1;
  return OLD[wordAt(lex, next)] === 1;
}

/** "and a half", "and two months" after the unit at `i - 1`. */
function more(lex: Lexemes, i: number, unit: number, amount: number): { readonly length: Partial<Length>; readonly to: number } {
  if (wordAt(lex, i) === AND && wordAt(lex, i + 1) === A && wordAt(lex, i + 2) === HALF) {
    return { length: { amount: amount + 0.5 }, to: i + 3 };
  }
  const joined = wordAt(lex, i) === AND || markAt(lex, i) === 44 ? i + 1 : i;
  for (let at = joined + 1; at <= joined + 3; at++) {
    if (classAt(lex, at) !== UNIT || unitOf(WORD_VALUE[wordAt(lex, at)]) >= unit) continue;
    const count = countBefore(lex, at);
    if (count !== null && count.amount !== null && count.from === joined) {
      return { length: { also: { amount: count.amount, unit: unitOf(WORD_VALUE[wordAt(lex, at)]) } }, to: at + 1 };
    }
  }
  return { length: {}, to: i };
}

interface Side {
  readonly from: number;
  readonly side?: "past" | "future";
  readonly anchored?: "published" | "text";
}

/** "the past", "the next", "recent" before an amount or a plural. */
function sideBefore(lex: Lexemes, i: number): Side {
  const word = wordAt(lex, i - 1);
  if (!sameLine(lex, i)) return { from: i };
  if (PAST[word])
    return {
      from: withArticle(lex, i - 1),
      side: "past",
      anchored: word === PRECEDING || word === PREVIOUS ? "text" : "published",
    };
  if (COMING[word]) return { from: withArticle(lex, i - 1), side: "future", anchored: word === FOLLOWING ? "text" : "published" };
  if (word === FIRST || word === LATEST || SELVES[word]) return { from: withArticle(lex, i - 1) };
  return { from: i };
}

function length(
  lex: Lexemes,
  unit: number,
  amount: number | null,
  head: Side,
  end: number,
): { readonly meaning: Length; readonly to: number } {
  const tail = amount === null ? { length: {}, to: end } : more(lex, end, unit, amount);
  const soTo = wordAt(lex, tail.to) === OR && wordAt(lex, tail.to + 1) === SO ? tail.to + 2 : tail.to;
  const meaning: Length = {
    kind: "length",
    amount,
    unit,
    ...tail.length,
    ...(head.side === undefined ? {} : { side: head.side, from: head.anchored ?? "published" }),
  };
  return { meaning, to: soTo };
}

export const durationRule: Rule = {
  id: "duration",
  phrase: "two years; 44-day; several months; the past two weeks",
  classes: [UNIT],
  read({ lex }, i) {
    const value = WORD_VALUE[wordAt(lex, i)];
    const unit = unitOf(value);
    if (isAge(lex, i)) return null;
    const end = amountEnd(lex, i);
    const count = countBefore(lex, end);
    if (count === null) return null;
    if (isFraction(lex, i, unit, count.amount)) return null;
    if (isTitle(lex, i) || isRate(lex, count.from, i)) return null;
    if (!isPlural(value) && (A === wordAt(lex, count.from) || wordAt(lex, count.from) === AN_WORD) && WEAK_SINGULAR(unit)) return null;
    if (!isPlural(value) && end === i && count.amount !== null && count.amount > 1 && !takesSingular(lex, i)) return null;
    if (isOrdinalTail(lex, count.from)) return null;
    const beside = sideBefore(lex, count.from);
    const head = beside.side === undefined && markAt(lex, end) === HYPHEN ? { from: count.from } : beside;
    const read = length(lex, unit, count.amount, head, i + 1);
    return { from: head.from, to: read.to, rule: head.side === undefined ? "duration" : "duration.beside", meaning: read.meaning };
  },
};

/** "three hour talks", "two day visit": the singular after a number stands before a noun. */
function takesSingular(lex: Lexemes, i: number): boolean {
  return lex.kind[i + 1] === 1 && i + 1 < lex.count && lex.gap[i + 1] < 3 && WORD_TEXT[wordAt(lex, i + 1)] === "";
}

/** "three-quarters", "three quarters of the mill". */
function isFraction(lex: Lexemes, i: number, unit: number, amount: number | null): boolean {
  return unit === QUARTER && amount === 3 && (markAt(lex, i - 1) === HYPHEN || wordAt(lex, i + 1) === OF);
}

/** "60 Minutes", "24 Hours". */
function isTitle(lex: Lexemes, i: number): boolean {
  return capitalAt(lex, i) && numberAt(lex, i - 1) > 0 && !allCapitals(lex, i);
}

const AN = ids("a an");
const AMOUNT_ENDS = ids("million thousand hundred dollars percent");

/** "$2 million a year", "358,000 a month": a rate, not a length. */
function isRate(lex: Lexemes, from: number, i: number): boolean {
  if (from !== i - 1 || !AN[wordAt(lex, from)]) return false;
  if (numberAt(lex, from - 1) >= 0 || AMOUNT_ENDS[wordAt(lex, from - 1)]) return true;
  if (lex.kind[from - 1] !== 1 || from < 2) return false;
  const plural = wordAt(lex, from - 1) === 0 || isPlural(WORD_VALUE[wordAt(lex, from - 1)]);
  return (
    plural && lex.text.charCodeAt(lex.end[from - 1] - 1) === 115 && (numberAt(lex, from - 2) >= 0 || classAt(lex, from - 2) === CARDINAL)
  );
}

function isOrdinalTail(lex: Lexemes, from: number): boolean {
  return classAt(lex, from - 1) === ORDINAL && wordAt(lex, from - 1) !== FIRST;
}

const BARE = (unit: number): boolean =>
  unit === DAY || unit === WEEK || unit === MONTH_UNIT || unit === YEAR || unit === DECADE_UNIT || unit === CENTURY || unit === HOUR;
const NOT_BEFORE = ids("old each every all");

/** "for years", "in recent months", "the coming weeks", "weeks or months". */
export const pluralRule: Rule = {
  id: "duration.plural",
  phrase: "for years; in recent months; the weeks ahead",
  classes: [UNIT],
  read({ lex }, i): Found | null {
    const value = WORD_VALUE[wordAt(lex, i)];
    if (!isPlural(value) || isAge(lex, i)) return null;
    const unit = unitOf(value);
    const head = sideBefore(lex, i);
    if (head.side === undefined && (!BARE(unit) || NOT_BEFORE[wordAt(lex, i - 1)])) return null;
    if (countBefore(lex, amountEnd(lex, i)) !== null) return null;
    const ahead = wordAt(lex, i + 1) === AHEAD;
    const orMore = wordAt(lex, i + 1) === OR && classAt(lex, i + 2) === UNIT && isPlural(WORD_VALUE[wordAt(lex, i + 2)]);
    const recent = wordAt(lex, i - 1) === RECENT ? "duration.recent" : this.id;
    const side = ahead
      ? { side: "future" as const, from: "published" as const }
      : head.side === undefined
        ? {}
        : { side: head.side, from: head.anchored ?? "published" };
    return {
      from: head.from,
      to: ahead ? i + 2 : orMore ? i + 3 : i + 1,
      rule: recent,
      meaning: { kind: "length", amount: null, unit, ...side },
    };
  },
};
