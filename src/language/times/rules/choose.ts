/** The word before a recurring time that says which one is meant: "last November", "this coming Sunday", "the following Monday". */
import { type Lexemes, wordAt } from "../lexemes.ts";
import type { Point } from "../meaning.ts";
import { id } from "../words.ts";
import { withArticle } from "./common.ts";

export interface Chooser {
  readonly choose: NonNullable<Point["choose"]>;
  readonly from: number;
}

const CHOICES: ReadonlyMap<number, NonNullable<Point["choose"]>> = new Map([
  [id("last"), "last"],
  [id("past"), "last"],
  [id("next"), "next"],
  [id("coming"), "next"],
  [id("upcoming"), "next"],
  [id("this"), "this"],
  [id("current"), "this"],
  [id("previous"), "previous"],
  [id("preceding"), "previous"],
  [id("prior"), "previous"],
  [id("following"), "following"],
  [id("subsequent"), "following"],
  [id("same"), "same"],
  [id("that"), "same"],
]);
const THIS = id("this");
const THAT = id("that");

export function chooserBefore(lex: Lexemes, i: number): Chooser | null {
  if (lex.gap[i] > 2) return null;
  const choose = CHOICES.get(wordAt(lex, i - 1));
  if (choose === undefined) return null;
  const from = withArticle(lex, i - 1);
  const before = wordAt(lex, from - 1);
  const paired = from === i - 1 && ((before === THIS && choose !== "this") || (before === THAT && choose === "same"));
  return { choose, from: paired ? from - 1 : from };
}
