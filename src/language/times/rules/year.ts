/** "2020", "fiscal 1989", "'98", "the 1990s", "'90s", "the nineties", "the 20th century", "1988 BC", "nineteen ninety-six". */
import { capitalAt, classAt, digitsAt, glued, type Lexemes, lowerAt, markAt, numberAt, WORD, wordAt } from "../lexemes.ts";
import type { Found, Point } from "../meaning.ts";
import type { Rule } from "../rule.ts";
import { CARDINAL, CENTURY, DECADE, id, ids, MONTH, ORDINAL, UNIT, WORD_VALUE } from "../words.ts";
import { APOSTROPHE, COMMA, DOT, HYPHEN, SLASH, withArticle, yearAt } from "./common.ts";

const B = id("b");
const C = id("c");
const EARLY_OR_LATE = ids("early late mid");
const ORDINAL_ENDINGS = ids("st nd rd th");
const THOUSAND = id("thousand");

const S = id("s");
const FISCAL = ids("fiscal financial");
const THE = id("the");
const YEAR_WORD = ids("year years");
const BEFORE_YEAR = ids(
  "in since by until till before after during of from through throughout to between early late mid fiscal year years and last this next for around about the calendar post pre",
);
/** After a number these say that it counts something. */
const COUNTED = ids(
  "soldiers troops people miles percent dollars km meters points shares million hours minutes days weeks months years year",
);
const BC = ids("bc bce");
const VAGUE_BEFORE = ids("about around");
const PERIOD = ids("period quarter");
const DOLLAR = 36;
const PERCENT = 37;

export const yearRule: Rule = {
  id: "year",
  phrase: "2020; in 1991; fiscal 1989; 218 BC",
  classes: [],
  numbers: true,
  read({ lex }, i) {
    const bc = bcYear(lex, i);
    if (bc !== null) return bc;
    const year = yearAt(lex, i);
    if (year < 0 || !isYear(lex, i, year)) return null;
    const period = PERIOD[wordAt(lex, i + 1)] === 1 && wordAt(lex, i - 1) === THE;
    if (period) return { from: i - 1, to: i + 2, rule: this.id, meaning: { kind: "echo", unit: null, years: 0, fallback: 0, year } };
    const fiscal = FISCAL[wordAt(lex, i - 1)] === 1;
    let from = fiscal ? i - 1 : i;
    if (YEAR_WORD[wordAt(lex, from - 1)] && wordAt(lex, from - 2) === THE) from -= 2;
    return { from, to: i + 1, rule: this.id, meaning: fiscal ? { kind: "point", year, fiscal } : { kind: "point", year } };
  },
};

function bcYear(lex: Lexemes, i: number): Found | null {
  const year = numberAt(lex, i);
  if (year < 1 || digitsAt(lex, i) > 4) return null;
  const dotted = wordAt(lex, i + 1) === B && markAt(lex, i + 2) === DOT && wordAt(lex, i + 3) === C;
  if (!dotted && !(BC[wordAt(lex, i + 1)] && lex.text.charCodeAt(lex.start[i + 1]) === 66)) return null;
  const to = dotted ? (markAt(lex, i + 4) === DOT ? i + 5 : i + 4) : i + 2;
  return { from: i, to, rule: "year", meaning: { kind: "point", year, bc: true } };
}

function isYear(lex: Lexemes, i: number, year: number): boolean {
  const before = markAt(lex, i - 1);
  if (glued(lex, i)) {
    if (before === DOLLAR || before === DOT || before === COMMA || before === 35 || before === 58 || before > 0x9f) return false;
    if (before === 0 && !(lex.kind[i - 1] === 3)) return false;
    if (before === SLASH && digitsAt(lex, i - 2) === 0) return false;
    if (before === HYPHEN && digitsAt(lex, i - 2) !== 4 && !(lex.kind[i - 2] === 1)) return false;
    if (before === HYPHEN && capitalAt(lex, i - 2)) return false;
  }
  if (glued(lex, i + 1) && i + 1 < lex.count) {
    const after = markAt(lex, i + 1);
    if (lex.kind[i + 1] === 1 || after === PERCENT || (after === SLASH && digitsAt(lex, i + 2) === 0)) return false;
    if (after === HYPHEN && lex.kind[i + 2] === 1 && glued(lex, i + 2) && !BEFORE_YEAR[wordAt(lex, i - 1)]) return false;
    if (after === HYPHEN && digitsAt(lex, i + 2) > 4) return false;
  }
  if (COUNTED[wordAt(lex, i + 1)] && lex.gap[i + 1] < 3) return false;
  if (isOneOfNumbers(lex, i) || isNumbered(lex, i) || isAddress(lex, i)) return false;
  const opened = BEFORE_YEAR[wordAt(lex, i - 1)] === 1;
  if (year >= 1900 && year <= 2099) return !isCounting(lex, i);
  return (opened && !isCounting(lex, i)) || isParenthesised(lex, i) || (markAt(lex, i - 1) === HYPHEN && yearAt(lex, i - 2) > 0);
}

function isParenthesised(lex: Lexemes, i: number): boolean {
  const before = markAt(lex, i - 1);
  const after = markAt(lex, i + 1);
  if (after === HYPHEN && (yearAt(lex, i + 2) > numberAt(lex, i) || (digitsAt(lex, i + 2) === 2 && !glued(lex, i + 3)))) return true;
  return (
    (before === 40 || before === COMMA) && (after === 41 || after === HYPHEN || after === COMMA || i + 1 >= lex.count || lex.gap[i + 1] > 1)
  );
}

/** A number that counts the plural noun after it: "2000 refugees". */
function isCounting(lex: Lexemes, i: number): boolean {
  if (lex.kind[i + 1] !== 1 || i + 1 >= lex.count || lex.gap[i + 1] !== 1 || wordAt(lex, i + 1) !== 0) return false;
  const last = lex.text.charCodeAt(lex.end[i + 1] - 1);
  const long = lex.end[i + 1] - lex.start[i + 1] > 3;
  return last === 115 && long && !capitalAt(lex, i + 1) && !(BEFORE_YEAR[wordAt(lex, i - 1)] && !VAGUE_BEFORE[wordAt(lex, i - 1)]);
}

/** "+43 1 2020 1999": digits beside digits are a telephone or an account. */
function isOneOfNumbers(lex: Lexemes, i: number): boolean {
  const before = numberAt(lex, i - 1) >= 0 && lex.gap[i] === 1;
  return (before && classAt(lex, i - 2) !== MONTH) || (digitsAt(lex, i + 1) > 2 && lex.gap[i + 1] === 1);
}

const NUMBERED = new Set(
  "no room flight route page chapter section article building unit squadron highway model resolution number boeing".split(" "),
);

/** "Room 1984", "No. 1989". */
function isNumbered(lex: Lexemes, i: number): boolean {
  const at = markAt(lex, i - 1) === DOT ? i - 2 : i - 1;
  return lex.gap[i] < 3 && lex.kind[at] === WORD && NUMBERED.has(lowerAt(lex, at));
}

const STREETS = new Set("street st road rd avenue ave lane drive boulevard blvd square".split(" "));

/** "1905 Harbour Street". */
function isAddress(lex: Lexemes, i: number): boolean {
  for (let at = i + 1; at <= i + 3 && capitalAt(lex, at) && lex.gap[at] === 1; at++)
    if (at > i + 1 && STREETS.has(lowerAt(lex, at))) return true;
  return false;
}

/** "1990-94", "2021/22": the second year with its century from the first. */
export const secondYearRule: Rule = {
  id: "year.second",
  phrase: "1990-94; 2021/22",
  classes: [],
  numbers: true,
  read({ lex }, i) {
    const mark = markAt(lex, i - 1);
    if ((mark !== HYPHEN && mark !== SLASH) || digitsAt(lex, i) !== 2 || !glued(lex, i)) return null;
    const first = yearAt(lex, i - 2);
    if (first < 1500 || !isYear(lex, i - 2, first) || (glued(lex, i + 1) && markAt(lex, i + 1) === HYPHEN)) return null;
    const year = Math.floor(first / 100) * 100 + numberAt(lex, i);
    if (year <= first || year - first > 40) return null;
    return { from: i, to: i + 1, rule: this.id, meaning: { kind: "point", year } };
  },
};

/** "'98" where a word of time stands before it. */
export const shortYearRule: Rule = {
  id: "year.short",
  phrase: "in '98",
  classes: [],
  numbers: true,
  read({ lex }, i) {
    if (digitsAt(lex, i) !== 2 || markAt(lex, i - 1) !== APOSTROPHE || !glued(lex, i)) return null;
    if (wordAt(lex, i + 1) === S && glued(lex, i + 1)) return decade(lex, i, true);
    if (!BEFORE_YEAR[wordAt(lex, i - 2)] || glued(lex, i - 1)) return null;
    return { from: i - 1, to: i + 1, rule: this.id, meaning: { kind: "point", year: numberAt(lex, i), shortYear: true } };
  },
};

function decade(lex: Lexemes, i: number, short: boolean): Found | null {
  if (numberAt(lex, i) % 10 !== 0) return null;
  const apostrophe = short ? i - 1 : i;
  const number = Math.floor(numberAt(lex, i) / 10);
  const meaning: Point = short ? { kind: "point", decade: number, shortDecade: true } : { kind: "point", decade: number };
  return { from: withArticle(lex, apostrophe), to: i + 2, rule: "decade", meaning };
}

export const decadeRule: Rule = {
  id: "decade",
  phrase: "the 1990s; '90s; the nineties",
  classes: [DECADE],
  numbers: true,
  read({ lex }, i) {
    if (classAt(lex, i) === DECADE) {
      if (wordAt(lex, i - 1) !== THE && !EARLY_OR_LATE[wordAt(lex, i - 1)]) return null;
      return {
        from: withArticle(lex, i),
        to: i + 1,
        rule: this.id,
        meaning: { kind: "point", decade: WORD_VALUE[wordAt(lex, i)], shortDecade: true },
      };
    }
    const apostrophe = markAt(lex, i + 1) === APOSTROPHE && glued(lex, i + 1) ? i + 2 : i + 1;
    if (wordAt(lex, apostrophe) !== S || !glued(lex, apostrophe)) return null;
    if (digitsAt(lex, i) === 4 && numberAt(lex, i) >= 1000 && numberAt(lex, i) < 2200) {
      const read = decade(lex, i, false);
      return read === null || apostrophe === i + 1 ? read : null;
    }
    return digitsAt(lex, i) === 2 && wordAt(lex, i - 1) === THE && numberAt(lex, i) % 10 === 0 ? shortDecade(lex, i) : null;
  },
};

function shortDecade(lex: Lexemes, i: number): Found {
  return {
    from: i - 1,
    to: i + 2,
    rule: "decade",
    meaning: { kind: "point", decade: Math.floor(numberAt(lex, i) / 10), shortDecade: true },
  };
}

export const centuryRule: Rule = {
  id: "century",
  phrase: "the 20th century",
  classes: [UNIT],
  read({ lex }, i) {
    if (WORD_VALUE[wordAt(lex, i)] !== CENTURY) return null;
    const at = markAt(lex, i - 1) === HYPHEN ? i - 2 : i - 1;
    const digits = numberAt(lex, at - 1) > 0 && ORDINAL_ENDINGS[wordAt(lex, at)] === 1 && glued(lex, at);
    const number = digits ? numberAt(lex, at - 1) : ordinal(lex, at);
    if (number < 1 || number > 30) return null;
    const bc = BC[wordAt(lex, i + 1)] === 1;
    const from = withArticle(lex, digits ? at - 1 : twoWords(lex, at) ? at - 2 : at);
    return { from, to: bc ? i + 2 : i + 1, rule: this.id, meaning: { kind: "point", century: number - 1, ...(bc ? { bc } : {}) } };
  },
};

function twoWords(lex: Lexemes, i: number): boolean {
  return WORD_VALUE[wordAt(lex, i - 2)] === 20 && classAt(lex, i - 2) === CARDINAL && markAt(lex, i - 1) === HYPHEN;
}

function ordinal(lex: Lexemes, i: number): number {
  if (classAt(lex, i) !== ORDINAL) return 0;
  return WORD_VALUE[wordAt(lex, i)] + (twoWords(lex, i) ? 20 : 0);
}

/** "nineteen ninety-six", "two thousand and four", "twenty twenty-one". */
export const spelledYearRule: Rule = {
  id: "year.spelled",
  phrase: "nineteen ninety-six; the year two thousand",
  classes: [CARDINAL],
  read({ lex }, i) {
    const head = WORD_VALUE[wordAt(lex, i)];
    if (classAt(lex, i - 1) === CARDINAL || numberAt(lex, i - 1) >= 0) return null;
    const named = YEAR_WORD[wordAt(lex, i - 1)] === 1;
    const from = named ? withArticle(lex, i - 1) : i;
    if (head === 2 && wordAt(lex, i + 1) === THOUSAND && named) {
      return { from, to: i + 2, rule: this.id, meaning: { kind: "point", year: 2000 } };
    }
    if (head !== 19 && head !== 18 && head !== 20) return null;
    const tens = classAt(lex, i + 1) === CARDINAL ? WORD_VALUE[wordAt(lex, i + 1)] : 0;
    if (tens < 10 || tens > 99 || lex.gap[i + 1] > 2) return null;
    const next = markAt(lex, i + 2) === HYPHEN ? i + 3 : i + 2;
    const ones = classAt(lex, next) === CARDINAL && tens >= 20 ? WORD_VALUE[wordAt(lex, next)] : 0;
    const single = ones >= 1 && ones <= 9;
    return {
      from,
      to: single ? next + 1 : i + 2,
      rule: this.id,
      meaning: { kind: "point", year: head * 100 + tens + (single ? ones : 0) },
    };
  },
};
