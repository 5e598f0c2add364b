/** "the third quarter", "fourth-quarter", "fiscal second quarter", "Q3 2020", "the first half", "H1 2020", "the weekend". */
import { capitalAt, classAt, glued, type Lexemes, markAt, numberAt, wordAt } from "../lexemes.ts";
import type { Rule } from "../rule.ts";
import { CUE, id, ids, ORDINAL, QUARTER, UNIT, WORD_VALUE } from "../words.ts";
import { HYPHEN, withArticle, yearAt } from "./common.ts";

const FISCAL = ids("fiscal financial");
const LAST = id("last");
const HALF = id("half");
const OF = id("of");
const THE = id("the");

function fiscalBefore(lex: Lexemes, i: number): number {
  const at = markAt(lex, i - 1) === HYPHEN ? i - 1 : i;
  return FISCAL[wordAt(lex, at - 1)] && lex.gap[i] < 3 ? at - 1 : i;
}

/** Ordinal before a unit at `i`, over a space or a hyphen: its number and its place. */
function ordinalBefore(lex: Lexemes, i: number): { readonly number: number; readonly from: number } | null {
  const at = markAt(lex, i - 1) === HYPHEN ? i - 2 : i - 1;
  if (classAt(lex, at) !== ORDINAL || lex.gap[i] > 2) return null;
  return { number: WORD_VALUE[wordAt(lex, at)], from: at };
}

export const quarterRule: Rule = {
  id: "quarter",
  phrase: "the third quarter; fiscal second-quarter",
  classes: [UNIT],
  read({ lex }, i) {
    if (WORD_VALUE[wordAt(lex, i)] !== QUARTER) return null;
    const ordinal = ordinalBefore(lex, i);
    if (ordinal === null || ordinal.number > 4) return null;
    const start = fiscalBefore(lex, ordinal.from);
    const point = { kind: "point" as const, quarter: ordinal.number };
    const meaning = start < ordinal.from ? { ...point, fiscal: true } : point;
    return { from: withArticle(lex, start), to: i + 1, rule: this.id, meaning };
  },
};

export const halfRule: Rule = {
  id: "half",
  phrase: "the first half of 2020; the last half of the year",
  classes: [CUE],
  read({ lex }, i) {
    if (wordAt(lex, i) !== HALF) return null;
    const ordinal = ordinalBefore(lex, i);
    const last = wordAt(lex, i - 1) === LAST;
    if ((ordinal === null || ordinal.number > 2) && !last) return null;
    const dated = wordAt(lex, i + 1) === OF && (yearAt(lex, i + 2) > 0 || isYearPhrase(lex, i + 2));
    if (!dated) return null;
    const from = withArticle(lex, ordinal?.from ?? i - 1);
    return { from, to: i + 1, rule: this.id, meaning: { kind: "point", half: ordinal?.number ?? 2 } };
  },
};

const YEAR_WORDS = ids("the this last next");
const YEAR_UNIT = id("year");

function isYearPhrase(lex: Lexemes, i: number): boolean {
  return YEAR_WORDS[wordAt(lex, i)] === 1 && wordAt(lex, i + 1) === YEAR_UNIT && wordAt(lex, i) !== THE;
}

/** "Q3 2020", "2020 Q3", "H1 2020". */
export const letterQuarterRule: Rule = {
  id: "quarter.letter",
  phrase: "Q3 2020; H1 2021",
  classes: [],
  numbers: true,
  read({ lex }, i) {
    const number = numberAt(lex, i);
    if (number < 1 || number > 4 || !glued(lex, i) || !capitalAt(lex, i - 1) || lex.end[i - 1] - lex.start[i - 1] !== 1) return null;
    const letter = lex.text[lex.start[i - 1]];
    const dated = yearAt(lex, i + 1) > 0 || yearAt(lex, i - 2) > 0 || wordAt(lex, i + 1) === OF;
    if (letter === "H" && number <= 2 && dated) return { from: i - 1, to: i + 1, rule: this.id, meaning: { kind: "point", half: number } };
    if (letter === "Q" && (dated || wordAt(lex, i - 2) !== 0))
      return { from: i - 1, to: i + 1, rule: this.id, meaning: { kind: "point", quarter: number } };
    return null;
  },
};
