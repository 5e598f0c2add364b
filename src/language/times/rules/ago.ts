/** "two weeks ago", "a year earlier", "three days later", "two weeks after", "a week from now", "months ago", "a year-earlier". */

import { countBefore } from "../count.ts";
import { type Lexemes, lowerAt, markAt, wordAt } from "../lexemes.ts";
import type { Found, Meaning } from "../meaning.ts";
import type { Rule } from "../rule.ts";
import { DAY, FORTNIGHT, HOUR, id, ids, UNIT, WEEK, WEEKDAY, WORD_CLASS, WORD_VALUE, YEAR } from "../words.ts";
import { HYPHEN, isPlural, sameLine, unitOf, withArticle } from "./common.ts";

const SO = id("so");
const AFTER = id("after");
const BEFORE = id("before");
const THAT_WORD = id("that");
const PREVIOUSLY = id("previously");
const EARLIER_WORD = id("earlier");
const COMPARABLE = ids("comparable corresponding like");

const AGO = id("ago");
const EARLIER = ids("earlier before previously prior");
const LATER = ids("later after afterwards afterward thereafter following");
const HENCE = id("hence");
const FROM = id("from");
const NOW = ids("now today");
const AND = id("and");
const OR = id("or");
const A = id("a");
const HALF = id("half");
const THAT = ids("that the this his her their its");
const NAMED_PERIOD = ids("quarter period");

interface Side {
  readonly sign: -1 | 1;
  readonly from: "published" | "text";
  readonly to: number;
}

function sideAt(lex: Lexemes, i: number): Side | null {
  const word = wordAt(lex, i);
  if (lex.gap[i] > 2) return null;
  if (word === AGO) return { sign: -1, from: "published", to: i + 1 };
  if (EARLIER[word]) return { sign: -1, from: "text", to: i + 1 };
  if (LATER[word]) return { sign: 1, from: "text", to: i + 1 };
  if (word === HENCE) return { sign: 1, from: "published", to: i + 1 };
  if (word === FROM && NOW[wordAt(lex, i + 1)]) return { sign: 1, from: "published", to: i + 2 };
  return null;
}

/** Skips "or so" and "and a half" after a unit. */
function afterUnit(lex: Lexemes, i: number): { readonly to: number; readonly half: boolean } {
  if (wordAt(lex, i) === AND && wordAt(lex, i + 1) === A && wordAt(lex, i + 2) === HALF) return { to: i + 3, half: true };
  return { to: wordAt(lex, i) === OR && wordAt(lex, i + 1) === SO ? i + 2 : i, half: false };
}

function distance(unit: number, amount: number | null, side: Side): Meaning {
  if (amount === null) return { kind: "vague", unit, side: side.sign < 0 ? "past" : "future", from: side.from };
  if (unit <= HOUR) return { kind: "length", amount, unit, side: side.sign < 0 ? "past" : "future", from: side.from };
  const plain = unit === FORTNIGHT ? { unit: WEEK, amount: amount * 2 } : { unit, amount };
  return { kind: "point", offset: { unit: plain.unit, by: side.sign * plain.amount, from: side.from } };
}

export const agoRule: Rule = {
  id: "ago",
  phrase: "two weeks ago; a year earlier; three days later; a week from now",
  classes: [UNIT],
  read({ lex }, i) {
    const value = WORD_VALUE[wordAt(lex, i)];
    const tail = afterUnit(lex, i + 1);
    const side = sideAt(lex, tail.to);
    if (side === null) return null;
    const after = wordAt(lex, side.to - 1);
    if ((after === AFTER || after === BEFORE) && !standsAlone(lex, side.to)) return relativeToEvent(lex, i, value, side);
    const count = countBefore(lex, i);
    if (count === null && !isPlural(value)) return theDay(lex, i, value, side);
    const amount = count === null ? null : count.amount;
    const total = amount === null ? null : amount + (tail.half ? 0.5 : 0);
    return { from: count?.from ?? i, to: side.to, rule: this.id, meaning: distance(unitOf(value), total, side) };
  },
};

/** Whether "two days after" ends there or goes on with a date, and not with an event ("two days after his arrest"). */
function standsAlone(lex: Lexemes, i: number): boolean {
  // "called her the day after to explain"
  if (i < lex.count && lowerAt(lex, i) === "to") return true;
  return i >= lex.count || lex.kind[i] !== 1 || lex.gap[i] > 2 || (THAT[wordAt(lex, i)] === 1 && wordAt(lex, i) === THAT_WORD);
}

/** "two days after the vote": the length is known, the day is not. */
function relativeToEvent(lex: Lexemes, i: number, value: number, side: Side): Found | null {
  const count = countBefore(lex, i);
  if (WORD_CLASS[wordAt(lex, side.to)] === WEEKDAY) return null;
  if (count === null) return null;
  const unit = unitOf(value);
  return { from: count.from, to: i + 1, rule: "ago.event", meaning: { kind: "length", amount: count.amount, unit } };
}

/** "the day before", "the week after". */
function theDay(lex: Lexemes, i: number, value: number, side: Side): Found | null {
  const from = withArticle(lex, i);
  if (from === i || side.from === "published" || wordAt(lex, side.to - 1) === PREVIOUSLY) return null;
  return { from, to: side.to, rule: "ago", meaning: { kind: "point", offset: { unit: value, by: side.sign, from: "text", whole: true } } };
}

/** "the year-earlier quarter", "year-ago", "the comparable year-ago period". */
export const yearAgoRule: Rule = {
  id: "year-ago",
  phrase: "the year-earlier period; year-ago",
  classes: [UNIT],
  read({ lex }, i) {
    if (markAt(lex, i + 1) !== HYPHEN || isPlural(WORD_VALUE[wordAt(lex, i)]) || !sameLine(lex, i + 1)) return null;
    const word = wordAt(lex, i + 2);
    if (word !== AGO && word !== EARLIER_WORD && word !== BEFORE) return null;
    const unit = WORD_VALUE[wordAt(lex, i)];
    const named = NAMED_PERIOD[wordAt(lex, i + 3)] === 1 && lex.gap[i + 3] < 3;
    const comparable = COMPARABLE[wordAt(lex, i - 1)] ? i - 1 : i;
    const from = withArticle(lex, comparable);
    const at = { from, to: named ? i + 4 : i + 3, rule: this.id };
    if (unit < DAY) return null;
    if (unit !== YEAR) return { ...at, meaning: { kind: "point", offset: { unit, by: -1, from: "text" } } };
    return { ...at, meaning: { kind: "echo", unit: null, years: -1, fallback: -1 } };
  },
};
