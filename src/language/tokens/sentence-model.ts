import type { Sentence } from "../../model/annotations.ts";
import type { Weights } from "../../weights/weights.ts";
import { CHUNK, SequenceNetwork } from "../network/sequence-network.ts";
import { NO_WORD, type WordTable } from "../words/word-table.ts";
import { boundFacts, FACT, paragraphEnd } from "./bound-facts.ts";
import { boundDatelines } from "./datelines.ts";
import { BOUND, cutSentences, ruleBounds } from "./sentences.ts";
import type { TokenSpans } from "./tokenize.ts";

/** Cuts a text into sentences; `words` are ids of the table since its last `startDocument`. */
export type SentenceSplitter = (text: string, spans: TokenSpans, words: Int32Array) => Sentence[];

/** Writes for the tokens `from`…`end` of a paragraph the log-odds that a sentence ends after each, as a judge sees it who reads the paragraph whole. */
export type BoundJudge = (words: Int32Array, from: number, end: number, odds: Float32Array) => void;

/** What that judge's log-odds count for, and how near the first judge's must be to the line for it to be asked: chosen on EWT dev. */
const SHARE = 0.4;
const DOUBT = 3;

/**
 * Opens models/sentences.bin: a network over the words around a place says whether a sentence ends there, so that lists, sign-offs, heads of mail
 * and sentences without a stop are found. Where the rules see the end of a line, a sentence ends in any case. In text that is not edited `ask` is
 * heard as well, where the network is in doubt.
 */
export function loadSentenceSplitter(weights: Weights, table: WordTable, ask: BoundJudge): SentenceSplitter {
  const network = new SequenceNetwork(weights, table, CHUNK * 64);
  const judge = new Judge(network, weights);
  return (text, spans, words) => {
    const bounds = ruleBounds(text, spans);
    const { facts, open, edited } = boundFacts(text, spans, bounds);
    network.startDocument();
    judge.start();
    judge.edited = edited;
    judge.margins = new Float32Array(edited ? 0 : spans.count).fill(Number.POSITIVE_INFINITY);
    for (let from = 0, end = 0; from < spans.count; from = end) {
      end = paragraphEnd(bounds, from);
      judge.paragraph(words, from, end, facts, open, bounds);
    }
    judge.decide(bounds);
    if (!edited) settleDoubts(words, judge.margins, bounds, ask);
    boundDatelines(text, spans, bounds);
    return cutSentences(spans, bounds);
  };
}

/** Asks about the paragraphs with a place in doubt; `margins` say by how much the log-odds of each place are above what ends a sentence there. */
function settleDoubts(words: Int32Array, margins: Float32Array, bounds: Uint8Array, ask: BoundJudge): void {
  const odds = new Float32Array(margins.length);
  for (let from = 0, end = 0; from < margins.length; from = end) {
    end = paragraphEnd(bounds, from);
    if (!margins.subarray(from, end).some((margin) => Math.abs(margin) < DOUBT)) continue;
    ask(words, from, end, odds);
    for (let i = from; i < end; i++)
      if (Number.isFinite(margins[i])) bounds[i] = margins[i] + SHARE * odds[i] > 0 ? BOUND.stop : BOUND.none;
  }
}

class Judge {
  readonly #network: SequenceNetwork;
  readonly #bias: number;
  /** Log-odds from which a bound is added where the rules see none, in text that is not edited, and in text that is. */
  readonly #add: number;
  readonly #addEdited: number;
  /** Log-odds from which a bound of the rules is kept. */
  readonly #keep: number;
  /** Difference of the two outputs' weights, a number for each hidden unit. */
  readonly #difference: Float32Array;
  readonly #first: number;
  readonly #asked = new Int32Array(CHUNK);
  readonly #least = new Float32Array(CHUNK);
  #count = 0;
  edited = false;
  /** Of text that is not edited: by how much the log-odds after each token are above what ends a sentence there; infinite where nothing was asked. */
  margins = new Float32Array(0);

  constructor(network: SequenceNetwork, weights: Weights) {
    const { hidden, outputWidth } = network.sizes;
    const skip = weights.arrays.skip as Float32Array;
    const bias = weights.arrays.outputBias as Float32Array;
    this.#network = network;
    this.#difference = Float32Array.from({ length: hidden }, (_, k) => skip[k * outputWidth + 1] - skip[k * outputWidth]);
    this.#bias = bias[1] - bias[0];
    this.#add = weights.meta.add as number;
    this.#addEdited = weights.meta.addEdited as number;
    this.#keep = weights.meta.keep as number;
    this.#first = network.take(CHUNK * hidden);
  }

  /** Asks for the open places of the paragraph `from`…`end`, writes into `bounds` what is decided on the way. */
  paragraph(words: Int32Array, from: number, end: number, facts: Uint8Array, open: Uint8Array, bounds: Uint8Array): void {
    const { reach } = this.#network.sizes;
    for (let i = from; i < end - 1; i++) {
      // In edited text two words without a sign between them are of one sentence: the network takes unknown names for lists.
      if (open[i] === 0 || (open[i] === 2 && this.edited)) continue;
      const last = Math.min(end, i + reach + 1);
      for (let j = Math.max(from, i - reach); j < last; j++) this.#network.need(words[j]);
      this.#network.place(this.#count, words, i, from, end, facts[i]);
      this.#least[this.#count] = facts[i] & FACT.stop ? this.#keep : this.edited ? this.#addEdited : this.#add;
      this.#asked[this.#count++] = i;
      if (this.#count < CHUNK >> 1) continue;
      this.decide(bounds);
      this.start();
    }
  }

  start(): void {
    this.#network.startChunk();
    this.#network.need(NO_WORD);
    this.#count = 0;
  }

  /** Writes the bounds of the places that were not decided yet. */
  decide(bounds: Uint8Array): void {
    const n = this.#count;
    if (n === 0) return;
    this.#network.first(n, this.#first);
    const { f32 } = this.#network;
    const { hidden } = this.#network.sizes;
    for (let k = 0; k < n; k++) {
      const row = (this.#first >> 2) + k * hidden;
      const token = this.#asked[k];
      let sum = this.#bias;
      for (let d = 0; d < hidden; d++) sum += f32[row + d] * this.#difference[d];
      bounds[token] = sum > this.#least[k] ? BOUND.stop : BOUND.none;
      if (!this.edited) this.margins[token] = sum - this.#least[k];
    }
  }
}
