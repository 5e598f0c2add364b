/** "the latest period", "the same period", "year-end", "year's end". */
import { markAt, wordAt } from "../lexemes.ts";
import type { Rule } from "../rule.ts";
import { CUE, id, QUARTER, UNIT, WORD_VALUE, YEAR } from "../words.ts";
import { APOSTROPHE, HYPHEN, sameLine, withArticle } from "./common.ts";

const PERIOD = id("period");
const LATEST = id("latest");
const END = id("end");
const S = id("s");

/** Reports of results: the period told of. */
export const latestPeriodRule: Rule = {
  id: "period",
  phrase: "the latest period",
  classes: [CUE],
  read({ lex }, i) {
    if (wordAt(lex, i) !== PERIOD || wordAt(lex, i - 1) !== LATEST || !sameLine(lex, i)) return null;
    return { from: withArticle(lex, i - 1), to: i + 1, rule: this.id, meaning: { kind: "echo", unit: QUARTER, years: 0, fallback: -1 } };
  },
};

export const yearEndRule: Rule = {
  id: "year-end",
  phrase: "by year-end; year's end",
  classes: [UNIT],
  read({ lex }, i) {
    if (WORD_VALUE[wordAt(lex, i)] !== YEAR) return null;
    let end = i + 1;
    if (markAt(lex, end) === HYPHEN) end++;
    else if (markAt(lex, end) === APOSTROPHE && wordAt(lex, end + 1) === S) end += 2;
    if (wordAt(lex, end) !== END || lex.gap[end] > 2) return null;
    return {
      from: i,
      to: end + 1,
      rule: this.id,
      meaning: { kind: "point", offset: { unit: YEAR, by: 0, from: "published" }, position: "end" },
    };
  },
};
