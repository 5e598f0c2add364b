import type { WordTable } from "../words/word-table.ts";
import { formRows, readDirection } from "./features.ts";
import { REMEMBERED } from "./layout.ts";
import type { Network } from "./network.ts";

/** Tokens by their ids in the word table, and their tags. */
export interface TaggedWords {
  readonly words: Int32Array;
  /** Index into UPOS; null where the network is to do without. */
  readonly pos: Uint8Array | null;
}

/**
 * Gives a function that fills the columns of a network for `count` tokens from token `from` on; what depends on the form alone is computed once for
 * each id of the word table. `hashes`: words that have a row of their own, in the order of the rows.
 */
export function createColumns(network: Network, words: WordTable, hashes: Uint32Array) {
  const vocabulary = new Map<number, number>();
  for (let i = 0; i < hashes.length; i++) vocabulary.set(hashes[i], i + 1);
  const known = new Uint8Array(REMEMBERED);
  let generation = words.generation;
  const remember = (row: number, id: number) =>
    network.remember(row, formRows(words, id, vocabulary), (out) => readDirection(words.vectors, words.vectorRow[id], out));
  return (input: TaggedWords, from: number, count: number): void => {
    if (words.generation !== generation) {
      known.fill(0);
      generation = words.generation;
    }
    for (let i = 0; i < count; i++) {
      const id = input.words[from + i];
      const row = id < REMEMBERED ? id : REMEMBERED + i;
      if (row !== id || known[id] === 0) remember(row, id);
      if (row === id) known[id] = 1;
      network.forms[i] = row;
      network.tags[i] = input.pos === null ? 0 : 1 + input.pos[from + i];
    }
  };
}
