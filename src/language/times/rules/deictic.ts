/** "today", "yesterday afternoon", "tomorrow", "tonight", "the day before yesterday", "last night", "this morning". */
import { type Lexemes, lowerAt, markAt, WORD, wordAt } from "../lexemes.ts";
import type { Point } from "../meaning.ts";
import type { Rule } from "../rule.ts";
import { DAY, DEICTIC, id, ids, PART, PARTS, type PartOfDay, WORD_VALUE } from "../words.ts";
import { HYPHEN, partAfter, sameLine, withArticle } from "./common.ts";

const TONIGHT = id("tonight");
const DAY_WORD = id("day");
const BEFORE = id("before");
const AFTER = id("after");

export const deicticRule: Rule = {
  id: "deictic-day",
  phrase: "yesterday afternoon; the day after tomorrow",
  classes: [DEICTIC],
  read({ lex }, i) {
    const word = wordAt(lex, i);
    let by = WORD_VALUE[word];
    let from = i;
    if (word === TONIGHT) return { from, to: i + 1, rule: this.id, meaning: dayPoint(0, "NI") };
    const side = wordAt(lex, i - 1);
    if (wordAt(lex, i - 2) === DAY_WORD && ((side === BEFORE && by === -1) || (side === AFTER && by === 1))) {
      by *= 2;
      from = withArticle(lex, i - 2);
    }
    const part = partAfter(lex, i + 1);
    return { from, to: part?.to ?? i + 1, rule: this.id, meaning: dayPoint(by, part?.part ?? null) };
  },
};

function dayPoint(by: number, part: PartOfDay | null): Point {
  const point: Point = { kind: "point", offset: { unit: DAY, by, from: "published" } };
  return part === null ? point : { ...point, part };
}

const THE = id("the");
const THIS = id("this");
const LAST = id("last");
const THAT = id("that");
const SAME = id("same");
const NEXT = id("next");
const FOLLOWING = id("following");
const PREVIOUS = id("previous");
const IN = id("in");
const POSITIONS = ids("late mid");
const MID = id("mid");
const OVERNIGHT = id("overnight");
const ON = id("on");
const OF = id("of");
const DURING = id("during");

const GOES_ON = new Set("in at with and but when where".split(" "));

function endsThere(lex: Lexemes, i: number): boolean {
  return i >= lex.count || lex.kind[i] !== WORD || lex.gap[i] > 2 || GOES_ON.has(lowerAt(lex, i));
}

/** Days from the text's anchor by the word before a part of the day; null where the word is none of these. */
function textShift(word: number): number | null {
  if (word === NEXT || word === FOLLOWING) return 1;
  if (word === PREVIOUS) return -1;
  return word === THAT || word === SAME ? 0 : null;
}

export const partOfDayRule: Rule = {
  id: "part-of-day",
  phrase: "this morning; last night; the next evening; overnight; in the afternoon",
  classes: [PART],
  read({ lex }, i) {
    const word = wordAt(lex, i);
    const part = PARTS[WORD_VALUE[word]];
    const before = wordAt(lex, i - 1);
    if (!sameLine(lex, i) && before !== 0) return null;
    const at = { to: i + 1, rule: this.id };
    if (word === OVERNIGHT) return { ...at, from: i, meaning: dayPoint(0, "NI") };
    if (before === THIS) return { ...at, from: i - 1, meaning: dayPoint(0, part) };
    if (before === LAST && part !== "MO") return { ...at, from: i - 1, meaning: dayPoint(-1, part) };
    const shift = textShift(before);
    if (shift !== null) {
      const paired = before === SAME && wordAt(lex, i - 2) === THAT ? i - 2 : i - 1;
      const point: Point = { kind: "point", offset: { unit: DAY, by: shift, from: "text" }, part };
      return { ...at, from: withArticle(lex, paired), meaning: shift === 0 ? { ...point, choose: "same" } : point };
    }
    if (POSITIONS[before] || (markAt(lex, i - 1) === HYPHEN && wordAt(lex, i - 2) === MID)) {
      return { ...at, from: i, meaning: { kind: "point", offset: { unit: DAY, by: 0, from: "text" }, part } };
    }
    // "the night before", not "the night before the vote"
    if (before === THE && wordAt(lex, i + 1) === BEFORE && lex.gap[i + 1] < 3 && endsThere(lex, i + 2)) {
      const point: Point = { kind: "point", offset: { unit: DAY, by: -1, from: "text" }, part };
      return { from: withArticle(lex, i), to: i + 2, rule: this.id, meaning: point };
    }
    const bare = before === THE && (wordAt(lex, i - 2) === IN || wordAt(lex, i - 2) === ON || wordAt(lex, i - 2) === DURING);
    const ofDay = before === THE && wordAt(lex, i + 1) === OF;
    if (bare || ofDay) {
      return { ...at, from: withArticle(lex, i), meaning: { kind: "point", offset: { unit: DAY, by: 0, from: "text" }, part } };
    }
    return null;
  },
};
