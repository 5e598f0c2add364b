/** "every Friday", "each year", "daily", "Fridays", "every two weeks", "twice a year". */
import { countAt } from "../count.ts";
import { allCapitals, capitalAt, type Lexemes, markAt, wordAt } from "../lexemes.ts";
import type { Found } from "../meaning.ts";
import { lengthValue } from "../resolve/values.ts";
import type { Rule } from "../rule.ts";
import {
  DAY,
  FREQUENCY,
  id,
  ids,
  MONTH,
  PART,
  PARTS,
  QUARTER,
  SEASON,
  SEASONS,
  UNIT,
  WEEKDAY,
  WORD_CLASS,
  WORD_VALUE,
  YEAR,
} from "../words.ts";
import { isPlural, partAfter, unitOf } from "./common.ts";

const EACH = ids("each every");
const OTHER = id("other");
const QUARTERLY = id("quarterly");

function set(from: number, to: number, rule: string, value: string): Found {
  return { from, to, rule, meaning: { kind: "set", value } };
}

/** Value of a recurring unit, weekday, month, season or part of day at `i`. */
function recurring(lex: Lexemes, i: number): { readonly value: string; readonly to: number } | null {
  const word = wordAt(lex, i);
  const value = WORD_VALUE[word];
  switch (WORD_CLASS[word]) {
    case UNIT:
      return { value: lengthValue(1, unitOf(value)), to: i + 1 };
    case WEEKDAY: {
      const part = partAfter(lex, i + 1);
      return { value: `XXXX-WXX-${unitOf(value)}${part === null ? "" : `T${part.part}`}`, to: part?.to ?? i + 1 };
    }
    case MONTH:
      return { value: `XXXX-${String(value).padStart(2, "0")}`, to: i + 1 };
    case SEASON:
      return { value: `XXXX-${SEASONS[value]}`, to: i + 1 };
    case PART:
      return { value: `XXXX-XX-XXT${PARTS[value]}`, to: i + 1 };
    default:
      return null;
  }
}

export const everyRule: Rule = {
  id: "set.every",
  phrase: "every Friday; each year; every other week",
  classes: [UNIT, WEEKDAY, MONTH, SEASON, PART],
  read({ lex }, i) {
    const other = wordAt(lex, i - 1) === OTHER ? i - 1 : i;
    const read = EACH[wordAt(lex, other - 1)] && lex.gap[i] < 3 ? recurring(lex, i) : null;
    if (read === null) return null;
    const unit = unitOf(WORD_VALUE[wordAt(lex, i)]);
    const value = other < i && WORD_CLASS[wordAt(lex, i)] === UNIT ? lengthValue(2, unit) : read.value;
    return set(other - 1, read.to, this.id, value);
  },
};

/** "every two weeks", "every few months". */
export const everyCountRule: Rule = {
  id: "set.every-count",
  phrase: "every two weeks",
  classes: [UNIT],
  read({ lex }, i) {
    for (let at = i - 1; at >= i - 4 && at > 0; at--) {
      if (!EACH[wordAt(lex, at - 1)]) continue;
      const count = countAt(lex, at);
      if (count === null || count.to !== i) return null;
      return set(at - 1, i + 1, this.id, lengthValue(count.amount, unitOf(WORD_VALUE[wordAt(lex, i)])));
    }
    return null;
  },
};

export const frequencyRule: Rule = {
  id: "set.frequency",
  phrase: "daily; annually",
  classes: [FREQUENCY],
  read({ lex }, i) {
    if (wordAt(lex, i) === QUARTERLY || (capitalAt(lex, i + 1) && lex.gap[i + 1] === 1 && !allCapitals(lex, i + 1))) return null;
    const unit = WORD_VALUE[wordAt(lex, i)];
    return set(i, i + 1, this.id, unit === QUARTER ? "P3M" : lengthValue(1, unit));
  },
};

export const pluralWeekdayRule: Rule = {
  id: "set.weekday",
  phrase: "on Fridays; Tuesday nights",
  classes: [WEEKDAY],
  read({ lex }, i) {
    const plural = isPlural(WORD_VALUE[wordAt(lex, i)]);
    const nights = partAfter(lex, i + 1);
    const pluralPart = nights !== null && lex.text.charCodeAt(lex.end[nights.to - 1] - 1) === 115;
    if (!plural && !pluralPart) return null;
    const read = recurring(lex, i);
    return read === null ? null : set(i, read.to, this.id, read.value);
  },
};

const TIMES = ids("times twice once thrice");
const A = ids("a an per");

/** "twice a year", "three times a week". */
export const perUnitRule: Rule = {
  id: "set.per",
  phrase: "twice a year",
  classes: [UNIT],
  read({ lex }, i) {
    if (!A[wordAt(lex, i - 1)] || !TIMES[wordAt(lex, i - 2)] || markAt(lex, i + 1) === 45) return null;
    const unit = unitOf(WORD_VALUE[wordAt(lex, i)]);
    return unit < DAY || unit > YEAR ? null : set(i - 1, i + 1, this.id, lengthValue(1, unit));
  },
};
