import type { Tokens } from "../model/annotations.ts";

/** Number of the token that covers or first follows a character offset; `count` past the last one. */
export function tokenAt(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.end[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
