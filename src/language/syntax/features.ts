import type { WordVectors } from "../words/vectors.ts";
import { WORD_FEATURES, type WordTable } from "../words/word-table.ts";

/** Rows of the hashed tables; row 0 of every table is its unknown value. */
export const SUFFIX_ROWS = 4096;
export const PREFIX_ROWS = 4096;
export const SHAPE_ROWS = 1024;

/** Where the word table keeps its hashes of the first and the last three letters and of the shape (src/language/words/features.ts). */
const PREFIX_FEATURE = 3;
const SUFFIX_FEATURE = 7;
const SHAPE_FEATURE = 9;

/** The columns of a form that have a table each, in order. */
export const FORM_COLUMNS = ["word", "suffix", "prefix", "shape"] as const;

/** Rows of a form in the tables of `FORM_COLUMNS`; `vocabulary` maps hashes of forms in small letters to rows of the first. */
export function formRows(words: WordTable, id: number, vocabulary: ReadonlyMap<number, number>): readonly number[] {
  const at = id * WORD_FEATURES;
  return [
    vocabulary.get(words.lowerHash[id]) ?? 0,
    1 + (words.features[at + SUFFIX_FEATURE] % (SUFFIX_ROWS - 1)),
    1 + (words.features[at + PREFIX_FEATURE] % (PREFIX_ROWS - 1)),
    1 + (words.features[at + SHAPE_FEATURE] % (SHAPE_ROWS - 1)),
  ];
}

/** Writes the word vector of a row at length 1: the length tells of frequency alone, and unscaled vectors train worse by 0.6 LAS. Zeros for -1. */
export function readDirection(vectors: WordVectors, row: number, out: Float32Array): void {
  vectors.read(row, out);
  let squares = 0;
  for (let i = 0; i < out.length; i++) squares += out[i] * out[i];
  if (squares === 0) return;
  const scale = 1 / Math.sqrt(squares);
  for (let i = 0; i < out.length; i++) out[i] *= scale;
}
