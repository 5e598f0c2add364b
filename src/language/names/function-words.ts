import type { NamedWords } from "./agree.ts";
import type { FoundName } from "./finder.ts";

/** Words that are written small anywhere but at the beginning of a sentence or of somebody's name ("Per Askel", "To Lam", "An Tran"). */
const SMALL: ReadonlySet<string> = new Set("per an do on so to in or no as at by of if be my may will can".split(" "));

/** Such a word with a capital, in the midst of words that are written small, is part of the name of one word that stands right behind it. */
export function withSmallWords(names: readonly FoundName[], { spans, form }: NamedWords): readonly FoundName[] {
  return names.map((name, i) => {
    const at = name.firstToken - 1;
    const free = i === 0 || names[i - 1].endToken <= at;
    if (name.type !== "PERSON" || name.endToken !== name.firstToken + 1 || at < 1 || !free) return name;
    const word = form(at);
    const capital = word !== word.toLowerCase() && word.slice(1) === word.slice(1).toLowerCase() && SMALL.has(word.toLowerCase());
    const before = form(at - 1);
    const amidst = /^\p{Ll}/u.test(before) && spans.end[at] + 1 === name.start;
    return capital && amidst ? { ...name, start: spans.start[at], firstToken: at } : name;
  });
}
