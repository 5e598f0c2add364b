import type { Sentence } from "../../model/annotations.ts";
import type { Weights } from "../../weights/weights.ts";
import { CHUNK, SequenceNetwork } from "../network/sequence-network.ts";
import { NO_WORD, type WordTable } from "../words/word-table.ts";
import type { Facts } from "./facts.ts";

/** Tokens of a document that share one memory of its names; longer documents are cut into such stretches. */
export const STRETCH = 4096;
const MOST = STRETCH + CHUNK;

/** Tokens `first`…`end` of one sentence that may hold names; the scores of the first begin at index `at` of `f32`. */
export interface Run {
  readonly first: number;
  readonly end: number;
  readonly at: number;
}

/**
 * The network for names over one stretch of a document: a first layer over the words around each token, then a second one that also sees the largest
 * activations of the first at all other places where the document has the same word ("Tavon" is known from "Prime Minister Mirel Tavon").
 */
export class NameNetwork {
  readonly network: SequenceNetwork;
  readonly #first: number;
  readonly #second: number;
  readonly #scores: number;
  readonly #pooled: number;
  readonly #shares: number;
  readonly #poolWeights: number;
  readonly #tokens = new Int32Array(MOST);
  readonly #addresses: Int32Array;

  constructor(weights: Weights, table: WordTable) {
    const { hidden, second, outputWidth, secondReach } = weights.meta.sizes as SequenceNetwork["sizes"];
    const places = 2 * secondReach + 1;
    const network = new SequenceNetwork(
      weights,
      table,
      MOST * (hidden + Math.max(hidden, second + outputWidth) + places * second) + hidden * places * second + 4096,
    );
    this.network = network;
    this.#first = network.take(MOST * hidden);
    // What is pooled has been used before the second layer and the scores are written: they share its memory.
    this.#pooled = network.take(MOST * Math.max(hidden, second + outputWidth));
    this.#second = this.#pooled;
    this.#scores = this.#pooled + MOST * second * 4;
    this.#shares = network.take(MOST * places * second);
    this.#poolWeights = network.take(hidden * places * second);
    network.f32.set(sideBySide(weights.arrays.pool as Float32Array, hidden, second), this.#poolWeights >> 2);
    this.#addresses = new Int32Array(CHUNK * network.summed);
  }

  /** Scores all tokens of `sentences` that may be part of a name; the runs that they form. */
  score(words: Int32Array, sentences: readonly Sentence[], facts: Facts): Run[] {
    const runs: Run[] = [];
    const n = this.#firstLayer(words, sentences, facts, runs);
    this.#pool(n, facts);
    this.#secondLayer(n, facts, sentences);
    return runs;
  }

  #firstLayer(words: Int32Array, sentences: readonly Sentence[], facts: Facts, runs: Run[]): number {
    const { network } = this;
    const { hidden, outputWidth } = network.sizes;
    let n = 0;
    let chunkStart = 0;
    const flush = () => {
      network.first(n - chunkStart, this.#first + chunkStart * hidden * 4);
      chunkStart = n;
      network.startChunk(CHUNK + 1);
      network.need(NO_WORD);
    };
    network.startChunk(CHUNK + 1);
    network.need(NO_WORD);
    for (const { firstToken, endToken } of sentences) {
      const length = endToken - firstToken;
      if (n - chunkStart + length > CHUNK || network.room < length) flush();
      let open = -1;
      for (let i = firstToken; i < endToken; i++) {
        if (facts.active[i] === 0) {
          if (open >= 0) runs.push({ first: open, end: i, at: (this.#scores >> 2) + (n - (i - open)) * outputWidth });
          open = -1;
          continue;
        }
        if (open < 0) open = i;
        for (let j = Math.max(firstToken, i - network.sizes.reach); j < Math.min(endToken, i + network.sizes.reach + 1); j++)
          network.need(words[j]);
        network.place(n - chunkStart, words, i, firstToken, endToken, facts.contexts[i]);
        this.#tokens[n++] = i;
      }
      if (open >= 0) runs.push({ first: open, end: endToken, at: (this.#scores >> 2) + (n - (endToken - open)) * outputWidth });
    }
    flush();
    return n;
  }

  /** Largest activations by group, then their shares of the second layer for each place. */
  #pool(n: number, facts: Facts): void {
    const { f32, kernels, sizes } = this.network;
    const { hidden, second, secondReach } = sizes;
    const rounded = Math.ceil(facts.groupCount / 4) * 4;
    const pooled = this.#pooled >> 2;
    f32.fill(0, pooled, pooled + rounded * hidden);
    for (let k = 0; k < n; k++) {
      const group = facts.groups[this.#tokens[k]];
      if (group < 0) continue;
      const from = (this.#first >> 2) + k * hidden;
      const to = pooled + group * hidden;
      for (let d = 0; d < hidden; d++) if (f32[from + d] > f32[to + d]) f32[to + d] = f32[from + d];
    }
    const width = (2 * secondReach + 1) * second;
    f32.fill(0, this.#shares >> 2, (this.#shares >> 2) + rounded * width);
    kernels.gemmF32(this.#pooled, this.#poolWeights, this.#shares, rounded, hidden, width);
  }

  #secondLayer(n: number, facts: Facts, sentences: readonly Sentence[]): void {
    const { network } = this;
    const { f32, kernels, sizes } = network;
    const { hidden, second, outputWidth } = sizes;
    const rounded = Math.ceil(n / 4) * 4;
    f32.fill(0, this.#second >> 2, (this.#second >> 2) + rounded * second);
    kernels.gemmF32(this.#first, network.dense("second"), this.#second, rounded, hidden, second);
    let sentence = 0;
    for (let from = 0; from < n; from += CHUNK) {
      const count = Math.min(CHUNK, n - from);
      for (let k = 0; k < count; k++) {
        const token = this.#tokens[from + k];
        while (sentences[sentence].endToken <= token) sentence++;
        this.#placeSecond(k, from + k, token, sentences[sentence], facts);
      }
      network.sum(this.#addresses, count, this.#second + from * second * 4, second);
    }
    f32.fill(0, this.#scores >> 2, (this.#scores >> 2) + rounded * outputWidth);
    kernels.gemmF32(this.#second, network.dense("output"), this.#scores, rounded, second, outputWidth);
    kernels.gemmF32(this.#first, network.dense("skip"), this.#scores, rounded, hidden, outputWidth);
  }

  /** What the second layer of the k-th token of a chunk is the sum of. */
  #placeSecond(k: number, row: number, token: number, { firstToken, endToken }: Sentence, facts: Facts): void {
    const { network } = this;
    const { second, secondReach } = network.sizes;
    const places = 2 * secondReach + 1;
    let at = k * network.summed;
    const end = at + network.summed;
    this.#addresses[at++] = this.#second + row * second * 4;
    this.#addresses[at++] = network.dense("secondBias");
    for (let place = 0; place < places; place++) {
      const other = token + place - secondReach;
      const group = other < firstToken || other >= endToken ? -1 : facts.groups[other];
      this.#addresses[at++] = group < 0 ? network.zeros : this.#shares + (group * places + place) * second * 4;
    }
    while (at < end) this.#addresses[at++] = network.zeros;
  }
}

/** The weights of the pooled window, a row for each activation with its places side by side. */
function sideBySide(pool: Float32Array, hidden: number, second: number): Float32Array {
  const places = pool.length / (hidden * second);
  const out = new Float32Array(pool.length);
  for (let place = 0; place < places; place++)
    for (let d = 0; d < hidden; d++) {
      const from = (place * hidden + d) * second;
      out.set(pool.subarray(from, from + second), (d * places + place) * second);
    }
  return out;
}
