/** "Friday", "last Friday", "this coming Sunday", "Friday night", "Fri., Nov. 6", "Fridays". */
import { capitalAt, classAt, glued, type Lexemes, markAt, numberAt, wordAt } from "../lexemes.ts";
import type { Rule } from "../rule.ts";
import { id, ids, MONTH, WEEKDAY, WORD_TEXT, WORD_VALUE } from "../words.ts";
import { chooserBefore } from "./choose.ts";
import { COMMA, DOT, isPlural, partAfter } from "./common.ts";

const WEEK = id("week");
const ON = ids("on last next this");
const THE = id("the");
/** Words that make a name of the day after them: "Good Friday" is a holiday, "Black Friday" a sale. */
const NAMING = new Set(["good", "black", "bloody", "super", "ash", "cyber", "palm", "holy", "fat", "bright", "maundy", "shrove"]);

/** Abbreviations are words of their own ("sat", "sun", "wed"): only beside a date. */
function isAbbreviationOfDay(lex: Lexemes, i: number): boolean {
  if (!capitalAt(lex, i)) return false;
  const dotted = markAt(lex, i + 1) === DOT && glued(lex, i + 1);
  let next = dotted ? i + 2 : i + 1;
  if (markAt(lex, next) === COMMA) next++;
  const dated = classAt(lex, next) === MONTH || (numberAt(lex, next) >= 1 && classAt(lex, next + 1) === MONTH);
  return dated || (dotted && ON[wordAt(lex, i - 1)] === 1);
}

function isPartOfName(lex: Lexemes, i: number): boolean {
  if (!capitalAt(lex, i)) return false;
  if (capitalAt(lex, i - 1) && lex.gap[i] === 1 && NAMING.has(lex.text.slice(lex.start[i - 1], lex.end[i - 1]).toLowerCase())) return true;
  const titled = capitalAt(lex, i + 1) && wordAt(lex, i + 1) === 0 && lex.gap[i + 1] === 1;
  return titled && wordAt(lex, i - 1) === THE;
}

export const weekdayRule: Rule = {
  id: "weekday",
  phrase: "Friday; last Friday; Friday night",
  classes: [WEEKDAY],
  read({ lex }, i) {
    const word = wordAt(lex, i);
    if (isPartOfName(lex, i)) return null;
    if (!WORD_TEXT[word].includes("day") && !isAbbreviationOfDay(lex, i)) return null;
    if (isPlural(WORD_VALUE[word])) return null;
    const chooser = chooserBefore(lex, i);
    const dotted = !WORD_TEXT[word].includes("day") && markAt(lex, i + 1) === DOT ? i + 2 : i + 1;
    const part = partAfter(lex, dotted);
    const to = part?.to ?? dotted;
    const nextWeek = wordAt(lex, to) === WEEK && lex.gap[to] < 3 ? null : chooser;
    const chosen = nextWeek === null ? {} : { choose: nextWeek.choose };
    const partly = part === null ? {} : { part: part.part };
    return { from: chooser?.from ?? i, to, rule: this.id, meaning: { kind: "point", weekday: WORD_VALUE[word], ...partly, ...chosen } };
  },
};
