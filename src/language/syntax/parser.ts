import type { Sentence } from "../../model/annotations.ts";
import type { Weights } from "../../weights/weights.ts";
import type { WordTable } from "../words/word-table.ts";
import { createColumns } from "./columns.ts";
import { decodeTree } from "./decode.ts";
import { CHUNK, type NetworkMeta } from "./layout.ts";
import { createNetwork } from "./network.ts";

/** Tokens of a text with their sentences and tags, as the earlier layers give them. */
export interface ParserInput {
  readonly text: string;
  readonly spans: { readonly count: number; readonly start: Int32Array; readonly end: Int32Array };
  readonly sentences: readonly Sentence[];
  /** Index into UPOS of each token. */
  readonly pos: Uint8Array;
  /** Id of each token in the word table that the parser was loaded with. */
  readonly words: Int32Array;
}

export interface Parse {
  /** Token number of the governor, -1 for the root of a sentence. */
  readonly head: Int32Array;
  /** Index into `deprels`. */
  readonly deprel: Uint8Array;
  readonly deprels: readonly string[];
  /** Index into UPOS, as the parser says having seen the whole sentence. */
  readonly tags: Uint8Array;
}

/** Takes scores of the labels of names (src/language/names/labels.ts), a row for each of `count` tokens from token `from` on; they hold during the call. */
export type NameListener = (from: number, count: number, rows: Float32Array) => void;

export interface Parser {
  /**
   * Heads and relations of all tokens: in each sentence a tree with exactly one root. Time is linear in the number of tokens; a sentence of more
   * than `CHUNK` tokens is parsed in pieces, whose roots hang on that of the first.
   */
  readonly parse: (input: ParserInput, listener?: NameListener) => Parse;
  /** Writes for the tokens `from`…`end` of a paragraph the log-odds that a sentence ends there; needs no tags. */
  readonly bounds: (words: Int32Array, from: number, end: number, odds: Float32Array) => void;
  readonly deprels: readonly string[];
}

/** Sentences, or pieces of them, that are scored together: token numbers of the bounds, the first to the last. */
type Group = readonly number[];

/** Opens models/syntax.bin; `words` is the table that the ids of the input are of. */
export function loadParser(weights: Weights, words: WordTable): Parser {
  const meta = weights.meta as unknown as NetworkMeta;
  const network = createNetwork(weights);
  const parataxis = meta.deprels.indexOf("parataxis");
  const fill = createColumns(network, words, weights.arrays.vocabulary as Uint32Array);
  const heads = new Int32Array(CHUNK);
  const labels = new Uint8Array(CHUNK);
  const names = new Float32Array(CHUNK * meta.names);
  const parseGroup = (input: ParserInput, group: Group, { head, deprel, tags }: Parse, listener?: NameListener) => {
    const from = group[0];
    const count = group[group.length - 1] - from;
    fill(input, from, count);
    network.encode(
      count,
      group.map((token) => token - from),
    );
    for (let s = 0; s + 1 < group.length; s++) {
      const n = group[s + 1] - group[s];
      const at = group[s] - from;
      decodeTree(network.arcs(at, at + n), n, heads, at);
      for (let i = at; i < at + n; i++) if (heads[i] >= 0) heads[i] += at;
    }
    network.labels(count, heads, labels);
    network.beside(count, tags.subarray(from), names);
    listener?.(from, count, names);
    for (let i = 0; i < count; i++) {
      head[from + i] = heads[i] < 0 ? -1 : from + heads[i];
      deprel[from + i] = labels[i];
    }
  };
  return {
    deprels: meta.deprels,
    parse: (input, listener) => {
      const { count } = input.spans;
      const parse: Parse = {
        head: new Int32Array(count).fill(-1),
        deprel: new Uint8Array(count),
        deprels: meta.deprels,
        tags: new Uint8Array(count),
      };
      for (const group of groups(input.sentences)) parseGroup(input, group, parse, listener);
      for (const sentence of input.sentences) joinPieces(sentence, parse.head, parse.deprel, parataxis);
      return parse;
    },
    bounds: (words, from, end, odds) => {
      for (let at = from; at < end; at += CHUNK) {
        const count = Math.min(CHUNK, end - at);
        fill({ words, pos: null }, at, count);
        network.encode(count, [0, count]);
        network.bounds(count, odds.subarray(at, at + count));
      }
    },
  };
}

/** Packs neighbouring sentences into groups of at most `CHUNK` tokens and cuts longer ones; sentences without tokens are left out. */
function* groups(sentences: readonly Sentence[]): Generator<Group> {
  let group: number[] = [];
  for (const { firstToken, endToken } of sentences) {
    for (let from = firstToken; from < endToken; from += CHUNK) {
      const to = Math.min(from + CHUNK, endToken);
      const fits = group.length > 0 && group[group.length - 1] === from && to - group[0] <= CHUNK;
      if (fits) group.push(to);
      else {
        if (group.length > 0) yield group;
        group = [from, to];
      }
    }
  }
  if (group.length > 0) yield group;
}

/** Hangs the roots of all pieces of a long sentence but the first on the root of the first. */
function joinPieces(sentence: Sentence, head: Int32Array, deprel: Uint8Array, relation: number): void {
  if (sentence.endToken - sentence.firstToken <= CHUNK) return;
  let root = -1;
  for (let i = sentence.firstToken; i < sentence.endToken; i++) {
    if (head[i] >= 0) continue;
    if (root < 0) root = i;
    else {
      head[i] = root;
      deprel[i] = relation;
    }
  }
}
