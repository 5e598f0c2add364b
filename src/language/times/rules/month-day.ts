/** "on the 8th", "until the 21st": a day of a month that is not named. */
import { classAt, glued, type Lexemes, lowerAt, markAt, WORD, wordAt } from "../lexemes.ts";
import type { Rule } from "../rule.ts";
import { ADJ, NOUN, tagAt } from "../tags.ts";
import { id, ids, MONTH, PART, UNIT } from "../words.ts";
import { dayAt, HYPHEN } from "./common.ts";

const THE = id("the");
const OF = id("of");
const MONTH_WORD = id("month");
const BEFORE = ids("on until till by since from after before");
/** Words that no ordinal describes. */
const AFTER = new Set("in at to and with for from by after before on when while that because as but or until he she they it we".split(" "));

export const monthDayRule: Rule = {
  id: "month-day",
  phrase: "on the 8th; until the 21st of the month",
  classes: [],
  numbers: true,
  read({ lex, tags }, i) {
    // "on the afternoon of the 6th"
    const opened = BEFORE[wordAt(lex, i - 2)] === 1 || (wordAt(lex, i - 2) === OF && classAt(lex, i - 3) === PART);
    const read = wordAt(lex, i - 1) === THE && opened ? dayAt(lex, i) : null;
    if (read === null || read.to !== i + 2) return null;
    const ofMonth = endOfMonth(lex, read.to);
    if (ofMonth < 0) {
      if (markAt(lex, read.to) === HYPHEN && glued(lex, read.to)) return null;
      const tag = tagAt(lex, tags, read.to);
      const word = lex.kind[read.to] === WORD && lex.gap[read.to] < 3;
      const untagged = tag < 0 && word && !AFTER.has(lowerAt(lex, read.to));
      if (word && (tag === NOUN || tag === ADJ || untagged || isUnitOrMonth(lex, read.to) || wordAt(lex, read.to) === OF)) return null;
    }
    return { from: i - 1, to: ofMonth < 0 ? read.to : ofMonth, rule: this.id, meaning: { kind: "point", day: read.day } };
  },
};

/** "of the month", "of this month" after a day; -1 where it does not follow. */
function endOfMonth(lex: Lexemes, i: number): number {
  return wordAt(lex, i) === OF && wordAt(lex, i + 2) === MONTH_WORD ? i + 3 : -1;
}

function isUnitOrMonth(lex: Lexemes, i: number): boolean {
  return classAt(lex, i) === MONTH || classAt(lex, i) === UNIT;
}
