import { type SentenceTable, wordsOf } from "./copies-words.ts";

/** Words of a shingle: three in a row survive even where every fifth word is exchanged. */
const SHINGLE = 3;
/** A shingle of more sentences than this is a turn of phrase and joins nothing: it bounds the work per sentence. */
const MOST_SENTENCES = 40;
/** Shared shingles that make two sentences worth a comparison, and as a share of those of the sentence. */
const LEAST_SHARED = 2;
const LEAST_SHARE = 0.12;

/** Sentences of the same words, first of each group first; and which sentence stands for each. */
export function sameSentences(table: SentenceTable): Int32Array {
  const first = new Map<string, number>();
  return Int32Array.from({ length: table.count }, (_, i) => {
    const key = wordsOf(table, i).join(" ");
    const known = first.get(key);
    if (known === undefined) first.set(key, i);
    return known ?? i;
  });
}

/** For each sentence: earlier sentences that share enough rare shingles with it, in ascending order. */
export interface Candidates {
  readonly of: (sentence: number) => readonly number[];
}

/**
 * Index of shingles over the given sentences (distinct ones, so that a wire told a hundred times counts once).
 * Method: word shingling (Broder 1997) with an inverted index in place of sketches, since whole piles fit.
 */
export function indexShingles(table: SentenceTable, sentences: readonly number[]): Candidates {
  const keys: number[] = [];
  // Hash above, position in `sentences` below: 32 + 21 bits fit a double exactly.
  const ROOM = 2 ** 21;
  sentences.forEach((sentence, position) => {
    for (const shingle of shinglesOf(wordsOf(table, sentence))) keys.push(shingle * ROOM + position);
  });
  const sorted = Float64Array.from(keys).sort();
  const hashes = Float64Array.from(sorted, (key) => Math.floor(key / ROOM));
  const of = (sentence: number): readonly number[] => {
    const shared = new Map<number, number>();
    const shingles = shinglesOf(wordsOf(table, sentence));
    const least = Math.max(LEAST_SHARED, shingles.size * LEAST_SHARE);
    for (const shingle of shingles) {
      const from = lowerBound(hashes, shingle);
      let to = from;
      while (to < hashes.length && hashes[to] === shingle && to - from <= MOST_SENTENCES) to++;
      if (to - from > MOST_SENTENCES) continue;
      for (let k = from; k < to; k++) {
        const other = sentences[sorted[k] - shingle * ROOM];
        if (table.article[other] !== table.article[sentence]) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
    }
    return [...shared]
      .filter(([other, count]) => other < sentence && count >= least)
      .map(([other]) => other)
      .sort((a, b) => a - b);
  };
  return { of };
}

function shinglesOf(words: Int32Array): ReadonlySet<number> {
  const shingles = new Set<number>();
  for (let i = 0; i + SHINGLE <= words.length; i++) {
    let hash = 0;
    for (let k = 0; k < SHINGLE; k++) hash = Math.imul(hash ^ words[i + k], 0x01000193) ^ (hash >>> 15);
    shingles.add(hash >>> 0);
  }
  return shingles;
}

function lowerBound(values: Float64Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
