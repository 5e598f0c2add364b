/** Part-of-speech tags for lexemes, where the caller has them. */
import { UPOS } from "../../model/annotations.ts";
import type { Lexemes } from "./lexemes.ts";

export interface Tags {
  readonly start: Int32Array;
  readonly count: number;
  readonly pos: Uint8Array | null;
}

export const AUX = UPOS.indexOf("AUX");
export const VERB = UPOS.indexOf("VERB");
export const NOUN = UPOS.indexOf("NOUN");
export const ADJ = UPOS.indexOf("ADJ");

/** Tag of the token that lexeme `i` begins in; -1 where tags are not known. */
export function tagAt(lex: Lexemes, tags: Tags, i: number): number {
  if (tags.pos === null || tags.count === 0) return -1;
  const offset = lex.start[i];
  let low = 0;
  let high = tags.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tags.start[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return tags.start[low] <= offset ? tags.pos[low] : -1;
}
