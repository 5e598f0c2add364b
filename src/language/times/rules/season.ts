/** "last summer", "the winter of 1994", "spring 2020", "in the fall". */
import { capitalAt, type Lexemes, wordAt } from "../lexemes.ts";
import type { Rule } from "../rule.ts";
import { id, ids, SEASON, SEASONS, WORD_VALUE } from "../words.ts";
import { chooserBefore } from "./choose.ts";
import { insideName, withArticle, yearAt } from "./common.ts";

const NINETEEN = id("nineteen");
const IN = id("in");
const BY = id("by");

const THE = id("the");
const OF = id("of");
const OPENERS = ids("in into over throughout by since until till during through this last next early late mid before after of");
/** Seasons that are other words as well: fall, spring. */
const DOUBTFUL = ids("fall spring");

export const seasonRule: Rule = {
  id: "season",
  phrase: "last summer; the winter of 1994; in the fall",
  classes: [SEASON],
  read({ lex }, i) {
    const word = wordAt(lex, i);
    if (insideName(lex, i) || (capitalAt(lex, i) && capitalAt(lex, i + 1) && lex.gap[i + 1] === 1)) return null;
    const season = SEASONS[WORD_VALUE[word]];
    const at = { to: i + 1, rule: this.id };
    const chooser = chooserBefore(lex, i);
    if (chooser !== null) return { ...at, from: chooser.from, meaning: { kind: "point", season, choose: chooser.choose } };
    if (!isNamedSeason(lex, i, DOUBTFUL[word] === 1)) return null;
    return { ...at, from: withArticle(lex, i), meaning: { kind: "point", season } };
  },
};

function isNamedSeason(lex: Lexemes, i: number, doubtful: boolean): boolean {
  const dated = yearAt(lex, i + 1) > 0 || (wordAt(lex, i + 1) === OF && (yearAt(lex, i + 2) > 0 || wordAt(lex, i + 2) === NINETEEN));
  if (dated) return true;
  const before = wordAt(lex, i - 1);
  const opened = before === THE ? OPENERS[wordAt(lex, i - 2)] === 1 : OPENERS[before] === 1;
  return opened && wordAt(lex, i + 1) !== OF && !(doubtful && before !== THE && before !== IN && before !== BY);
}
