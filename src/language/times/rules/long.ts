/** "a month-long blockade", "year-long talks": one unit. */
import { countBefore } from "../count.ts";
import { markAt, wordAt } from "../lexemes.ts";
import type { Rule } from "../rule.ts";
import { HOUR, id, UNIT, WORD_VALUE } from "../words.ts";
import { HYPHEN, isPlural } from "./common.ts";

const LONG = id("long");

export const longRule: Rule = {
  id: "duration.long",
  phrase: "a month-long blockade",
  classes: [UNIT],
  read({ lex }, i) {
    const unit = WORD_VALUE[wordAt(lex, i)];
    if (isPlural(unit) || unit < HOUR || markAt(lex, i + 1) !== HYPHEN || wordAt(lex, i + 2) !== LONG) return null;
    const end = markAt(lex, i - 1) === HYPHEN ? i - 1 : i;
    const count = countBefore(lex, end);
    const counted = count !== null && end < i;
    return {
      from: counted ? count.from : i,
      to: i + 3,
      rule: this.id,
      meaning: { kind: "length", amount: counted ? count.amount : 1, unit },
    };
  },
};
