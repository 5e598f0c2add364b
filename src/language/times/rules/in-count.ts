/** "in two weeks", "in a year": a point ahead, where the sentence looks ahead; find.ts drops it elsewhere for the plain length. */
import { countBefore } from "../count.ts";
import { wordAt } from "../lexemes.ts";
import type { Rule } from "../rule.ts";
import { DAY, FORTNIGHT, id, QUARTER, UNIT, WEEK, WORD_VALUE, YEAR } from "../words.ts";
import { sameLine, unitOf } from "./common.ts";

const IN = id("in");
const TIME = id("time");

export const inCountRule: Rule = {
  id: "in-count",
  phrase: "will meet in two weeks",
  classes: [UNIT],
  read({ lex }, i) {
    const unit = unitOf(WORD_VALUE[wordAt(lex, i)]);
    const count = countBefore(lex, i);
    if (count === null || count.amount === null || wordAt(lex, count.from - 1) !== IN || !sameLine(lex, count.from)) return null;
    if (unit < DAY || unit === QUARTER || (unit > YEAR && unit !== FORTNIGHT)) return null;
    const timed = lex.text.charCodeAt(lex.end[i]) === 39 && wordAt(lex, i + 2) === TIME;
    const offset = unit === FORTNIGHT ? { unit: WEEK, by: 2 * count.amount } : { unit, by: count.amount };
    const meaning = {
      kind: "point" as const,
      offset: { ...offset, from: "published" as const },
      approximate: true,
      ahead: { amount: count.amount, unit },
    };
    return { from: count.from, to: timed ? i + 3 : i + 1, rule: this.id, meaning };
  },
};
