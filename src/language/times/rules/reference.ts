/** "now", "currently", "recently", "soon", "the future", "in the past": TIMEX3's PRESENT_REF, PAST_REF and FUTURE_REF. */
import { countAt } from "../count.ts";
import { type Lexemes, markAt, wordAt } from "../lexemes.ts";
import type { Found, Reference } from "../meaning.ts";
import type { Rule } from "../rule.ts";
import { ANY_UNIT, CUE, DAY, id, ids, PLAIN, REFERENCE, UNIT, WORD_CLASS } from "../words.ts";
import { HYPHEN, sameLine, withArticle } from "./common.ts";

const AFTER = id("after");
const DAYS = id("days");
const THESE = id("these");

const NOW = ids("now currently presently nowadays");
const CURRENT = id("current");
const RECENTLY = ids("recently lately");
const RECENT = id("recent");
const SOON = id("soon");
const FUTURE = id("future");
const PAST = id("past");
const THE = id("the");
const IN = ids("in from of");
const AS = id("as");
const MORE = id("more");
const RIGHT = id("right");
const NEAR = ids("near distant foreseeable");
const HOW = ids("so too very");

function reference(from: number, to: number, value: Reference["value"]): Found {
  return { from, to, rule: "reference", meaning: { kind: "reference", value } };
}

function afterAs(lex: Lexemes, i: number): boolean {
  return wordAt(lex, i - 1) === AS || HOW[wordAt(lex, i - 1)] === 1 || wordAt(lex, i + 1) === AFTER || wordAt(lex, i + 1) === AS;
}

export const referenceRule: Rule = {
  id: "reference",
  phrase: "now; recently; soon; the near future",
  classes: [REFERENCE],
  read({ lex }, i) {
    const word = wordAt(lex, i);
    if (NOW[word]) return reference(wordAt(lex, i - 1) === RIGHT ? i - 1 : i, i + 1, "PRESENT_REF");
    if (word === CURRENT) return WORD_CLASS[wordAt(lex, i + 1)] === UNIT ? null : reference(i, i + 1, "PRESENT_REF");
    if (RECENTLY[word]) return reference(wordAt(lex, i - 1) === MORE ? i - 1 : i, i + 1, "PAST_REF");
    if (word === RECENT) return WORD_CLASS[wordAt(lex, i + 1)] === UNIT ? null : reference(i, i + 1, "PAST_REF");
    if (word === SOON)
      return afterAs(lex, i) || markAt(lex, i + 1) === HYPHEN ? null : { ...reference(i, i + 1, "FUTURE_REF"), rule: "reference.soon" };
    if (word !== FUTURE) return null;
    const near = NEAR[wordAt(lex, i - 1)] ? i - 1 : i;
    return wordAt(lex, near - 1) === THE ? reference(near - 1, i + 1, "FUTURE_REF") : null;
  },
};

const THEN = id("then");
const BOUNDS = ids("since until till by");

/** "since then", "until then": the time spoken of last. */
export const thenRule: Rule = {
  id: "then",
  phrase: "since then",
  classes: [CUE],
  read({ lex }, i) {
    if (wordAt(lex, i) !== THEN || !BOUNDS[wordAt(lex, i - 1)] || !sameLine(lex, i)) return null;
    return { from: i, to: i + 1, rule: this.id, meaning: { kind: "echo", unit: ANY_UNIT, years: 0, fallback: 0 } };
  },
};

const EVE = id("eve");
const ON = id("on");
const OF = id("of");

/** "on the eve", without what it is the eve of: the day before. */
export const eveRule: Rule = {
  id: "eve",
  phrase: "on the eve",
  classes: [CUE],
  read({ lex }, i) {
    if (wordAt(lex, i) !== EVE || wordAt(lex, i - 1) !== THE || wordAt(lex, i - 2) !== ON) return null;
    if (wordAt(lex, i + 1) === OF || !sameLine(lex, i)) return null;
    return { from: i - 1, to: i + 1, rule: this.id, meaning: { kind: "point", offset: { unit: DAY, by: -1, from: "text" } } };
  },
};

/** A listed word that opens no amount: what follows "in the past" when the phrase ends there. */
function isFunctionWord(lex: Lexemes, i: number): boolean {
  return WORD_CLASS[wordAt(lex, i)] === PLAIN && countAt(lex, i) === null;
}

/** "in the past", "in the past," but not "the past two months". */
export const pastRule: Rule = {
  id: "reference.past",
  phrase: "in the past; these days; at the time",
  classes: [CUE, UNIT],
  read({ lex }, i) {
    const word = wordAt(lex, i);
    if (word === DAYS && wordAt(lex, i - 1) === THESE) return reference(i - 1, i + 1, "PRESENT_REF");
    if (word !== PAST || !sameLine(lex, i) || wordAt(lex, i - 1) !== THE || !IN[wordAt(lex, i - 2)]) return null;
    const ends = i + 1 >= lex.count || lex.kind[i + 1] === 3 || lex.gap[i + 1] > 2 || isFunctionWord(lex, i + 1);
    return ends ? reference(withArticle(lex, i), i + 1, "PAST_REF") : null;
  },
};
