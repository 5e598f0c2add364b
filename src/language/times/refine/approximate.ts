/** "just over two weeks", "nearly a year ago", "about 10 days": takes in the words of approximation before an amount. */
import { type Lexemes, wordAt } from "../lexemes.ts";
import type { Found } from "../meaning.ts";
import { id, ids } from "../words.ts";

const OVER = id("over");
const JUST = ids("just only");

const SINGLE = ids("about around nearly almost roughly approximately over under some only just barely exactly within");
const EXACT = ids("only just exactly within");
const THAN = id("than");
const COMPARED = ids("more less");
const AT = id("at");
const SUPERLATIVE = ids("least most");
const UP = id("up");
const TO = id("to");
const NO = id("no");
const THE = id("the");

function startOf(lex: Lexemes, from: number): number {
  const word = wordAt(lex, from - 1);
  if (lex.gap[from] > 2) return from;
  if (word === THAN && COMPARED[wordAt(lex, from - 2)]) return wordAt(lex, from - 3) === NO ? from - 3 : from - 2;
  if (SUPERLATIVE[word] && wordAt(lex, from - 2) === AT) return from - 2;
  if (word === TO && wordAt(lex, from - 2) === UP) return from - 2;
  if (!SINGLE[word] || wordAt(lex, from) === THE) return from;
  return word !== OVER || !JUST[wordAt(lex, from - 2)] ? from - 1 : from - 2;
}

export function takeApproximations(found: readonly Found[], lex: Lexemes): Found[] {
  return found.map((item) => {
    const { meaning } = item;
    const counted = meaning.kind === "length" || (meaning.kind === "point" && meaning.offset !== undefined && item.rule === "ago");
    if (!counted) return item;
    const from = startOf(lex, item.from);
    if (from === item.from) return item;
    const approximate = from < item.from - 1 || !EXACT[wordAt(lex, from)];
    return approximate ? { ...item, from, meaning: { ...meaning, approximate: true } } : { ...item, from };
  });
}
