/** Joins neighbours that state one time together: "9 a.m. Tuesday", "Friday, Nov. 6", "July last year", "the third quarter of 1990", "the winter of 1994". */
import { glued, type Lexemes, markAt, wordAt } from "../lexemes.ts";
import type { Found, Point } from "../meaning.ts";
import { DAY, id, ids, MONTH_UNIT, QUARTER, WEEK, YEAR } from "../words.ts";

const ON = id("on");
const IN = id("in");

const COMMA = 44;
const APOSTROPHE = 39;
const OF = id("of");
const S = id("s");
const LINKS = ids("of on at in around about");
const THE = id("the");

/** 0 no point; 1 time of day; 2 day; 3 weekday alone; 4 month; 5 quarter, half or season; 6 year; 7 week. */
function size(point: Point): number {
  const unit = point.offset?.unit;
  if (point.week !== undefined || point.weekend) return 0;
  if (point.day !== undefined || point.holiday !== undefined || unit === DAY) return 2;
  if (point.weekday !== undefined) return point.offset === undefined ? 3 : 2;
  if (point.month !== undefined || unit === MONTH_UNIT) return 4;
  if (point.quarter !== undefined || point.half !== undefined || point.season !== undefined || unit === QUARTER) return 5;
  if (point.year !== undefined || unit === YEAR) return 6;
  if (unit === WEEK) return 7;
  return point.hour !== undefined ? 1 : 0;
}

interface Link {
  readonly comma: boolean;
  /** Id of the one linking word, 0 for none. */
  readonly word: number;
  readonly possessive: boolean;
}

/** What stands between two phrases, where it is no more than a comma, a linking word, "the" or "'s"; null otherwise. */
function linkBetween(lex: Lexemes, a: number, b: number): Link | null {
  let i = a;
  let comma = false;
  let word = 0;
  let possessive = false;
  if (markAt(lex, i) === APOSTROPHE && glued(lex, i)) {
    possessive = true;
    i += wordAt(lex, i + 1) === S && i + 1 < b ? 2 : 1;
  }
  if (i < b && markAt(lex, i) === COMMA) {
    comma = true;
    i++;
  }
  if (i < b && LINKS[wordAt(lex, i)]) {
    word = wordAt(lex, i);
    i++;
  }
  if (i < b && word !== 0 && wordAt(lex, i) === THE) i++;
  if (i !== b || (b < lex.count && lex.gap[b] > 2)) return null;
  return { comma, word, possessive };
}

function bare(link: Link): boolean {
  return link.word === 0 && !link.possessive;
}

/** Whether a point of size `a` before one of size `b` may be one time, over this link. */
function fits(a: number, b: number, link: Link, first: Point, second: Point): boolean {
  if (a === 1 && (b === 2 || b === 3)) return !link.possessive && (link.word === 0 || link.word === OF || link.word === ON);
  if ((a === 2 || a === 3) && b === 1) return !link.possessive && link.word !== OF && link.word !== IN && link.word !== ON;
  if (a === 3 && b === 2)
    return bare(link) && second.weekday === undefined && (second.month !== undefined || (!link.comma && second.offset === undefined));
  if (a === 2 && b === 3) return bare(link) && link.comma && first.weekday === undefined && first.month !== undefined;
  if (a === 3 && b === 7) return bare(link) && !link.comma;
  if (b === 6 && first.year === undefined && first.offset === undefined) {
    if (a === 4 || a === 5) return !link.possessive && (link.word === 0 || link.word === OF || (a === 4 && link.word === IN && link.comma));
    return (
      a === 2 && (first.month !== undefined || first.holiday !== undefined) && (link.word === 0 || link.word === OF) && !link.possessive
    );
  }
  if (a === 6 && (b === 5 || b === 4) && second.year === undefined && second.offset === undefined) {
    return !link.comma && link.word === 0 && (link.possessive || first.year !== undefined) && (b === 5 || link.possessive);
  }
  return false;
}

function merge(a: Point, b: Point): Point {
  const merged = { ...a, ...b };
  if (a.part !== undefined && b.part === undefined) return { ...merged, part: a.part };
  return merged;
}

/** Parts of the day "of" a day: "the night of 8 February 1904". */
function partOf(first: Point, b: number, link: Link): boolean {
  const open = first.part !== undefined && first.offset?.unit === DAY && first.offset.from === "text";
  if (!open || (b !== 2 && b !== 3) || link.possessive || link.comma) return false;
  return link.word === 0 || link.word === OF || link.word === ON;
}

function join(lex: Lexemes, a: Found, b: Found): Found | null {
  if (a.meaning.kind !== "point" || b.meaning.kind !== "point") return null;
  const link = linkBetween(lex, a.to, b.from);
  if (link === null) return null;
  const [x, y] = [size(a.meaning), size(b.meaning)];
  const part = partOf(a.meaning, y, link);
  if (!part && (x === 0 || y === 0 || !fits(x, y, link, a.meaning, b.meaning))) return null;
  const { offset, ...time } = a.meaning;
  const meaning = part ? merge(time, b.meaning) : merge(a.meaning, b.meaning);
  return { from: a.from, to: b.to, rule: x === 1 || part ? b.rule : a.rule, meaning };
}

/** Joins each phrase to the one after it as long as they fit. */
export function joinNeighbours(found: readonly Found[], lex: Lexemes): Found[] {
  const out: Found[] = [];
  for (const next of found) {
    const last = out[out.length - 1];
    const joined = last === undefined || next.from - last.to > 4 ? null : join(lex, last, next);
    if (joined === null) out.push(next);
    else out[out.length - 1] = joined;
  }
  return out;
}
