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

/** For a sentence: earlier sentences of other articles that share enough rare shingles with it, in ascending order. */
export interface Candidates {
  readonly of: (sentence: number) => readonly number[];
}

/** A hash or a sentence above, a position below: 32 + 21 bits fit a double exactly, so that one sort of numbers does it all. */
const ROOM = 2 ** 21;

/**
 * Index of shingles over the given sentences (distinct ones, in ascending order, so that a wire told a hundred times counts once).
 * Method: word shingling (Broder 1997) with an inverted index in place of sketches, since whole piles fit.
 */
export function indexShingles(table: SentenceTable, sentences: readonly number[]): Candidates {
  const keys = new Numbers();
  const least = sentences.map((sentence, position) => {
    const shingles = shinglesOf(wordsOf(table, sentence));
    for (const shingle of shingles) keys.add(shingle * ROOM + position);
    return Math.max(LEAST_SHARED, shingles.size * LEAST_SHARE);
  });
  const found = new Map<number, number[]>();
  const pairs = sharedPairs(table, sentences, keys.sorted());
  for (let from = 0, to = 0; from < pairs.length; from = to) {
    while (to < pairs.length && pairs[to] === pairs[from]) to++;
    const later = Math.floor(pairs[from] / ROOM);
    if (to - from < least[later]) continue;
    const list = found.get(sentences[later]);
    const earlier = sentences[pairs[from] - later * ROOM];
    if (list === undefined) found.set(sentences[later], [earlier]);
    else list.push(earlier);
  }
  return { of: (sentence) => found.get(sentence) ?? [] };
}

/** For every rare shingle all pairs of positions that hold it, sorted: a pair stands there once for each shingle that it shares. */
function sharedPairs(table: SentenceTable, sentences: readonly number[], keys: Float64Array): Float64Array {
  const pairs = new Numbers();
  for (let from = 0, to = 0; from < keys.length; from = to) {
    const base = Math.floor(keys[from] / ROOM) * ROOM;
    while (to < keys.length && keys[to] - base < ROOM) to++;
    if (to - from > MOST_SENTENCES) continue;
    for (let k = from + 1; k < to; k++) {
      const later = keys[k] - base;
      const article = table.article[sentences[later]];
      for (let j = from; j < k; j++) {
        const earlier = keys[j] - base;
        if (table.article[sentences[earlier]] !== article) pairs.add(later * ROOM + earlier);
      }
    }
  }
  return pairs.sorted();
}

/** A growing column of numbers. */
class Numbers {
  #values = new Float64Array(1024);
  #count = 0;

  add(value: number): void {
    if (this.#count === this.#values.length) {
      const grown = new Float64Array(2 * this.#count);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#count++] = value;
  }

  /** The numbers in ascending order. The column is spent. */
  sorted(): Float64Array {
    return this.#values.subarray(0, this.#count).sort();
  }
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
