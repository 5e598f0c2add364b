import type { WordVectors } from "../words/vectors.ts";
import { WORD_FEATURES, type WordTable } from "../words/word-table.ts";

/**
 * The tables of the parts of a form: name, rows, and which feature of the word table is looked up there (src/language/words/features.ts), by its value
 * modulo the rows. Row 0 is left for what a training sentence hides.
 */
export const FORM_TABLES = [
  { name: "prefix3", rows: 2048, feature: 3 },
  { name: "suffix2", rows: 1024, feature: 6 },
  { name: "suffix3", rows: 4096, feature: 7 },
  { name: "suffix4", rows: 4096, feature: 8 },
  { name: "shape", rows: 1024, feature: 9 },
  { name: "cluster", rows: 2048, feature: 12 },
] as const;

/** Rows of a form: in the table of words, where `vocabulary` maps hashes of forms in small letters to rows, then in those of `FORM_TABLES`. */
export function formRows(words: WordTable, id: number, vocabulary: ReadonlyMap<number, number>): readonly number[] {
  const at = id * WORD_FEATURES;
  const parts = FORM_TABLES.map(({ rows, feature }) => 1 + (words.features[at + feature] % (rows - 1)));
  return [vocabulary.get(words.lowerHash[id]) ?? 0, ...parts];
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
