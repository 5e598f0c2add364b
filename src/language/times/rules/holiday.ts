/** "Thanksgiving Day", "Christmas Eve", "New Year's Day", "Easter": holidays that a calendar can compute. */
import { capitalAt, type Lexemes, markAt, wordAt } from "../lexemes.ts";
import type { Holiday } from "../meaning.ts";
import type { Rule } from "../rule.ts";
import { HOLIDAY, HOLIDAYS, id, WORD_VALUE } from "../words.ts";
import { chooserBefore } from "./choose.ts";
import { APOSTROPHE, afterPossessive, insideName } from "./common.ts";

const DAY = id("day");
const EVE = id("eve");
const SUNDAY = id("sunday");
const MONDAY = id("monday");
const WEEK = id("week");
const NEW = id("new");
const YEAR = id("year");

export const holidayRule: Rule = {
  id: "holiday",
  phrase: "Thanksgiving Day; Christmas Eve; last Easter",
  classes: [HOLIDAY],
  read({ lex }, i) {
    if (!capitalAt(lex, i) || insideName(lex, i)) return null;
    const name: Holiday = HOLIDAYS[WORD_VALUE[wordAt(lex, i)]];
    const newYear = name === "new-year";
    if (newYear && (wordAt(lex, i) !== NEW || wordAt(lex, i + 1) !== YEAR || markAt(lex, i + 2) !== APOSTROPHE)) return null;
    const to = afterPossessive(lex, newYear ? i + 2 : i + 1);
    const tail = tailAt(lex, to);
    if ((newYear && tail.to === to) || tail.declined) return null;
    const chooser = chooserBefore(lex, i);
    const meaning = { kind: "point" as const, holiday: name, ...(tail.shift === 0 ? {} : { holidayShift: tail.shift }) };
    return {
      from: chooser?.from ?? i,
      to: tail.to === to ? (newYear ? i + 2 : i + 1) : tail.to,
      rule: this.id,
      meaning: chooser === null ? meaning : { ...meaning, choose: chooser.choose },
    };
  },
};

function tailAt(lex: Lexemes, i: number): { readonly to: number; readonly shift: number; readonly declined: boolean } {
  const word = wordAt(lex, i);
  if (word === EVE) return { to: i + 1, shift: -1, declined: false };
  if (word === DAY || word === SUNDAY) return { to: i + 1, shift: 0, declined: false };
  if (word === MONDAY) return { to: i + 1, shift: 1, declined: false };
  const named = capitalAt(lex, i) && lex.gap[i] === 1 && word === 0;
  return { to: i, shift: 0, declined: named || word === WEEK };
}
