/** "early 1990", "late last week", "mid-November", "the end of the year", "later this month", "earlier this year", "the week of March 6". */
import { countBefore } from "../count.ts";
import { classAt, type Lexemes, markAt, wordAt } from "../lexemes.ts";
import type { Found, Meaning, Position, Week } from "../meaning.ts";
import { unitOf } from "../rules/common.ts";
import { DAY, id, ids, UNIT, WEEK } from "../words.ts";

const REST = id("rest");

const HYPHEN = 45;
const OF = id("of");
const THE = id("the");
const A = ids("a the its his her their");
const STARTS = ids("early beginning start outset onset");
const MIDDLES = ids("mid middle");
const ENDS = ids("late end close");
const NOUNS = ids("beginning start end middle close outset onset turn");
const EARLIER = id("earlier");
const LATER = id("later");
const IN = id("in");
const WEEK_WORD = id("week");
const PART_NOUNS = ids("rest part much");

interface Taken {
  readonly from: number;
  readonly position: Position | null;
}

function positionOf(word: number): Position | null {
  if (STARTS[word]) return "start";
  if (MIDDLES[word]) return "middle";
  return ENDS[word] ? "end" : null;
}

const FIRST = ids("first early");
const LAST = id("last");
const HALF_WORD = id("half");
const FIRST_WORD = id("first");
const SECONDS = ids("second latter last");

/** "the first week of", "the last few days of", "the first two weeks of". */
function stretchBefore(lex: Lexemes, i: number, ofMonth: boolean): Taken | null {
  const unit = i - 2;
  if (classAt(lex, unit) !== UNIT || lex.gap[i] > 2 || ![DAY, WEEK].includes(unitOf(lex.value[unit]))) return null;
  const count = countBefore(lex, unit);
  const at = (count?.from ?? unit) - 1;
  const word = wordAt(lex, at);
  const nth = ofMonth && lex.value[unit] === WEEK && NTH_WEEKS.has(word);
  if (!FIRST[word] && word !== LAST && !nth) return null;
  const from = wordAt(lex, at - 1) === THE ? at - 1 : at;
  const week = count === null && lex.value[unit] === WEEK && ofMonth;
  if (week && word === LAST) return { from, position: "week-last" };
  if (week && NTH_WEEKS.has(word)) return { from, position: NTH_WEEKS.get(word) ?? null };
  return { from, position: word === LAST ? "end" : "start" };
}

const NTH_WEEKS: ReadonlyMap<number, Week> = new Map([
  [id("first"), "week-1"],
  [id("second"), "week-2"],
  [id("third"), "week-3"],
  [id("fourth"), "week-4"],
]);

/** "the second half of March": what is longer than a month has a rule of its own. */
function halfBefore(lex: Lexemes, i: number): Taken | null {
  const which = wordAt(lex, i - 3);
  if (which !== FIRST_WORD && !SECONDS[which]) return null;
  return { from: wordAt(lex, i - 4) === THE ? i - 4 : i - 3, position: which === FIRST_WORD ? "start" : "end" };
}

/** "the end of" and the like, reading left from `i`. */
function nounBefore(lex: Lexemes, i: number, ofMonth: boolean): Taken | null {
  if (wordAt(lex, i - 1) !== OF) return null;
  const noun = wordAt(lex, i - 2);
  if (noun === HALF_WORD) return halfBefore(lex, i);
  if (PART_NOUNS[noun]) return { from: A[wordAt(lex, i - 3)] ? i - 3 : i - 2, position: null };
  if (!NOUNS[noun]) return stretchBefore(lex, i, ofMonth);
  return { from: wordAt(lex, i - 3) === THE ? i - 3 : i - 2, position: positionOf(noun) };
}

function takenBefore(lex: Lexemes, from: number, ofMonth: boolean): Taken | null {
  if (lex.gap[from] > 2) return null;
  const noun = nounBefore(lex, from, ofMonth);
  if (noun !== null) return noun;
  const at = markAt(lex, from - 1) === HYPHEN ? from - 2 : from - 1;
  const word = wordAt(lex, at);
  if (word === EARLIER || word === LATER) return { from: at, position: null };
  if ((wordAt(lex, at) === IN && wordAt(lex, at - 1) === EARLIER) || wordAt(lex, at - 1) === LATER) {
    return wordAt(lex, at) === IN ? { from: at - 1, position: null } : null;
  }
  if (NOUNS[word] || word === REST) return null;
  const position = positionOf(word);
  return position === null ? null : { from: wordAt(lex, at - 1) === THE ? at - 1 : at, position };
}

function positioned(meaning: Meaning, position: Position | null): Meaning | null {
  if (meaning.kind !== "point" && meaning.kind !== "echo") return null;
  return position === null ? meaning : { ...meaning, position };
}

/** Takes in the words before a phrase that say which part of it is meant. */
export function takePositions(found: readonly Found[], lex: Lexemes): Found[] {
  return found.map((item) => {
    const { meaning: read } = item;
    const ofMonth = read.kind === "point" && read.month !== undefined && read.day === undefined;
    const taken = takenBefore(lex, item.from, ofMonth);
    const meaning = taken === null ? null : positioned(item.meaning, taken.position);
    return taken === null || meaning === null ? item : { ...item, from: taken.from, meaning };
  });
}

/** "the week of March 6", "the year 2000": the unit of a day. */
export function takeWeekOf(found: readonly Found[], lex: Lexemes): Found[] {
  return found.map((item) => {
    const { meaning } = item;
    if (meaning.kind !== "point" || meaning.day === undefined || wordAt(lex, item.from - 1) !== OF) return item;
    if (wordAt(lex, item.from - 2) !== WEEK_WORD || wordAt(lex, item.from - 3) !== THE) return item;
    return { ...item, from: item.from - 3, rule: "week-of", meaning: { ...meaning, week: 0 } };
  });
}
