/** "last week", "this year", "next month", "the previous day", "the following year", "that month", "the week", "the same day". */
import { allCapitals, capitalAt, classAt, type Lexemes, markAt, wordAt } from "../lexemes.ts";
import type { Found, Meaning } from "../meaning.ts";
import type { Rule } from "../rule.ts";
import {
  CENTURY,
  DAY,
  DECADE_UNIT,
  HOUR,
  id,
  ids,
  MINUTE,
  MONTH_UNIT,
  ORDINAL,
  QUARTER,
  UNIT,
  WEEK,
  WEEKEND,
  WORD_VALUE,
  YEAR,
} from "../words.ts";
import { chooserBefore } from "./choose.ts";
import { HYPHEN, isPlural, sameLine, withArticle } from "./common.ts";

/** Adjectives that change nothing: "the current fiscal year". */
const FILLERS = ids("fiscal financial calendar school academic full entire whole very");
const FISCAL = ids("fiscal financial");
const THE = id("the");
const LATEST = id("latest");
const PAST = id("past");
const AGO = ids("ago earlier later before after old");
const OF = id("of");
/** "the year that they signed it": the clause says which year, we can't. */
const RELATIVE = ids("that when which since");
const OLD_DAY = ids("day");

function skipFillers(lex: Lexemes, i: number): number {
  let at = i;
  while (at > i - 2 && (FILLERS[wordAt(lex, at - 1)] || (markAt(lex, at - 1) === HYPHEN && FILLERS[wordAt(lex, at - 2)]))) {
    at -= markAt(lex, at - 1) === HYPHEN ? 2 : 1;
  }
  return at;
}

function shifted(unit: number, by: number, from: "published" | "text", fiscal: boolean): Meaning {
  return fiscal ? { kind: "point", offset: { unit, by, from }, fiscal } : { kind: "point", offset: { unit, by, from } };
}

function chosen(lex: Lexemes, unit: number, choose: string, head: number, fiscal: boolean): Meaning | null {
  const articled = wordAt(lex, head) === THE;
  if (choose === "this") return shifted(unit, 0, "published", fiscal);
  if (unit === CENTURY || (unit === DECADE_UNIT && choose === "last")) return { kind: "length", amount: 1, unit };
  if (choose === "last") {
    if (unit === DAY) return null;
    return shifted(unit, -1, "published", fiscal);
  }
  if (choose === "next") return shifted(unit, 1, articled && unit === DAY ? "text" : "published", fiscal);
  if (choose === "previous") return shifted(unit, -1, "text", fiscal);
  if (choose === "following") return shifted(unit, 1, "text", fiscal);
  if (unit === QUARTER) return { kind: "echo", unit, years: 0, fallback: 0 };
  const same = shifted(unit, 0, "text", fiscal);
  return same.kind === "point" && unit === DAY ? { ...same, choose: "same" } : same;
}

/** "This Week": the name of a programme. */
function isTitle(lex: Lexemes, i: number): boolean {
  return capitalAt(lex, i) && capitalAt(lex, i - 1) && !allCapitals(lex, i);
}

function afterOrdinal(lex: Lexemes, head: number): boolean {
  return classAt(lex, head - 1) === ORDINAL;
}

export const unitRule: Rule = {
  id: "unit",
  phrase: "last week; this year; the following day; that month; the latest quarter",
  classes: [UNIT],
  read({ lex }, i) {
    const value = WORD_VALUE[wordAt(lex, i)];
    if (isPlural(value) || value <= HOUR || value === MINUTE || !sameLine(lex, i)) return null;
    if (markAt(lex, i + 1) === HYPHEN && lex.gap[i + 1] === 0) return null;
    if (isTitle(lex, i)) return null;
    const head = skipFillers(lex, i);
    const fiscal = head < i && (FISCAL[wordAt(lex, i - 1)] === 1 || FISCAL[wordAt(lex, head)] === 1);
    if (wordAt(lex, head - 1) === LATEST) {
      return {
        from: withArticle(lex, head - 1),
        to: i + 1,
        rule: this.id,
        meaning: shifted(value, value === QUARTER ? -1 : 0, "published", fiscal),
      };
    }
    const chooser = chooserBefore(lex, head);
    if (chooser !== null) {
      const rolling = value !== DAY && wordAt(lex, head - 1) === PAST;
      const plain = chosen(lex, value, chooser.choose, chooser.from, fiscal);
      const meaning = rolling && plain?.kind === "point" ? { ...plain, rolling } : plain;
      return meaning === null ? null : { from: chooser.from, to: i + 1, rule: this.id, meaning };
    }
    return wordAt(lex, head - 1) === THE && !afterOrdinal(lex, head) ? definite(lex, i, head - 1, value) : null;
  },
};

/** "the year", "the quarter": the one that the text speaks of, or the present one. */
function definite(lex: Lexemes, i: number, from: number, unit: number): Found | null {
  if (RELATIVE[wordAt(lex, i + 1)] && lex.gap[i + 1] < 3) return null;
  if (AGO[wordAt(lex, i + 1)] || unit === DECADE_UNIT || unit === CENTURY || unit > WEEKEND) return null;
  if (wordAt(lex, i + 1) === OF && unit !== WEEK && unit !== DAY) return null;
  if (unit === DAY && !isAnaphoricDay(lex, from, i)) return null;
  if ((unit === YEAR || unit === MONTH_UNIT) && ENDED[wordAt(lex, i + 1)]) {
    return { from, to: i + 1, rule: "unit.the", meaning: { kind: "length", amount: 1, unit } };
  }
  return { from, to: i + 1, rule: "unit.the", meaning: { kind: "echo", unit, years: 0, fallback: unit === QUARTER ? -1 : 0 } };
}

/** "The year ended March 31" is a length; which year it is the date after it says. */
const ENDED = ids("ended ending");
const IN = ids("in during of on for earlier later throughout");

function isAnaphoricDay(lex: Lexemes, from: number, i: number): boolean {
  return IN[wordAt(lex, from - 1)] === 1 && wordAt(lex, i + 1) !== OF && OLD_DAY[wordAt(lex, i)] === 1;
}
