import { UPOS } from "../../model/annotations.ts";
import type { Span } from "../../model/span.ts";
import type { CueSpan } from "./frame.ts";
import type { Cue } from "./lexicon.ts";
import type { View } from "./view.ts";

/** Token numbers, half-open. */
export type Range = readonly [number, number];

/** A statement on its way: spans as tokens, and the line of the cue table that it answers to. */
export interface Draft {
  readonly cue: CueSpan;
  /** Token of the cue that governs it: the verb, the noun, the first word of a phrase. */
  readonly head: number;
  readonly source: readonly Range[];
  readonly content: readonly Range[];
  readonly entry: Cue | null;
  /** Who is relayed, by the words of the statement's own sentence ("citing B"), nearest first. */
  readonly links: readonly Range[];
  readonly rule: string;
}

const PUNCT = UPOS.indexOf("PUNCT");

/** The token of a range that hangs on none of the others, punctuation aside. */
export function rangeHead(view: View, [first, end]: Range): number {
  for (let t = first; t < end; t++) {
    const governor = view.tree.head[t];
    if ((governor < first || governor >= end) && view.pos[t] !== PUNCT) return t;
  }
  return first;
}

export function covers(ranges: readonly Range[], token: number): boolean {
  return ranges.some(([first, end]) => token >= first && token < end);
}

/** `ranges` less the tokens of `taken`. */
export function without(ranges: readonly Range[], taken: readonly Range[]): Range[] {
  let left: Range[] = ranges.slice();
  for (const [from, to] of taken)
    left = left.flatMap(([a, b]) =>
      b <= from || a >= to ? [[a, b] as const] : [[a, Math.min(b, from)] as const, [Math.max(a, to), b] as const].filter(([x, y]) => x < y),
    );
  return left;
}

/** Ranges less punctuation at their edges, quotation marks apart; what is empty then is left out. */
export function trimmed(view: View, ranges: readonly Range[]): Range[] {
  return ranges.flatMap(([first, end]) => {
    let a = first;
    let b = end;
    while (a < b && view.pos[a] === PUNCT && view.quote[a] < 2) a++;
    while (b > a && view.pos[b - 1] === PUNCT && view.quote[b - 1] < 2) b--;
    return a < b ? [[a, b] as const] : [];
  });
}

/** Ranges less punctuation and quotation marks at their edges; of a range of nothing else its first token stays. */
export function bare(view: View, ranges: readonly Range[]): Range[] {
  return ranges.map(([first, end]) => {
    let a = first;
    let b = end;
    while (a < b - 1 && view.pos[a] === PUNCT) a++;
    while (b > a + 1 && view.pos[b - 1] === PUNCT) b--;
    return [a, b] as const;
  });
}

export function toSpan(view: View, [first, end]: Range): Span {
  const { tokens } = view.ann;
  return { start: tokens.start[first], end: tokens.end[end - 1] };
}

export function lemmaAt(view: View, token: number): string {
  return view.ann.tokens.lemma[token].toLowerCase();
}
