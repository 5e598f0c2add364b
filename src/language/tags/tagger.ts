import { type Sentence, UPOS } from "../../model/annotations.ts";
import type { Weights } from "../../weights/weights.ts";
import { CHUNK, SequenceNetwork } from "../network/sequence-network.ts";
import type { TokenSpans } from "../tokens/tokenize.ts";
import { NO_WORD, type WordTable } from "../words/word-table.ts";
import { settleVerbsAfterModals } from "./modals.ts";
import { settleOffices } from "./offices.ts";

export interface Tagger {
  /** UPOS code (index into UPOS) of each token of a text. */
  tag(text: string, spans: TokenSpans, sentences: readonly Sentence[]): Uint8Array;
  /** The same for words that are interned already: `words` are ids of the table since its last `startDocument`. */
  tagWords(words: Int32Array, sentences: readonly Sentence[]): Uint8Array;
}

/** Opens models/tags.bin. */
export function loadTagger(weights: Weights, table: WordTable): Tagger {
  const widest = CHUNK * 256;
  const network = new SequenceNetwork(weights, table, widest);
  const bias = weights.arrays.outputBias as Float32Array;
  const first = network.take(CHUNK * network.sizes.hidden);
  const logits = network.take(CHUNK * network.sizes.outputWidth);
  const tagWords = (words: Int32Array, sentences: readonly Sentence[]) => {
    network.startDocument();
    const tags = new Uint8Array(words.length);
    let from = 0;
    while (from < sentences.length) {
      const to = chunkEnd(sentences, from);
      placeChunk(network, words, sentences, from, to);
      const at = sentences[from].firstToken;
      const n = sentences[to - 1].endToken - at;
      network.first(n, first);
      decide(network, n, first, logits, bias, tags, at);
      from = to;
    }
    settleVerbsAfterModals(words, sentences, tags, table);
    settleOffices(words, tags, table);
    return tags;
  };
  return {
    tagWords,
    tag(text, spans, sentences) {
      table.startDocument();
      const words = new Int32Array(spans.count);
      for (let i = 0; i < spans.count; i++) words[i] = table.intern(text, spans.start[i], spans.end[i]);
      return tagWords(words, sentences);
    },
  };
}

/** The sentence after the last that still fits in a chunk with `from`. No sentence is longer than a chunk. */
function chunkEnd(sentences: readonly Sentence[], from: number): number {
  const first = sentences[from].firstToken;
  let to = from + 1;
  while (to < sentences.length && sentences[to].endToken - first <= CHUNK) to++;
  return to;
}

function placeChunk(network: SequenceNetwork, words: Int32Array, sentences: readonly Sentence[], from: number, to: number): void {
  network.startChunk(CHUNK + 1);
  network.need(NO_WORD);
  const at = sentences[from].firstToken;
  for (let i = at; i < sentences[to - 1].endToken; i++) network.need(words[i]);
  for (let s = from; s < to; s++) {
    const { firstToken, endToken } = sentences[s];
    for (let i = firstToken; i < endToken; i++) network.place(i - at, words, i, firstToken, endToken, 0);
  }
}

function decide(
  network: SequenceNetwork,
  n: number,
  first: number,
  logits: number,
  bias: Float32Array,
  tags: Uint8Array,
  at: number,
): void {
  const { hidden, outputWidth } = network.sizes;
  const rounded = Math.ceil(n / 4) * 4;
  const { f32 } = network;
  f32.fill(0, logits >> 2, (logits >> 2) + rounded * outputWidth);
  network.kernels.gemmF32(first, network.dense("skip"), logits, rounded, hidden, outputWidth);
  for (let i = 0; i < n; i++) {
    const row = (logits >> 2) + i * outputWidth;
    let best = 0;
    let most = f32[row] + bias[0];
    for (let o = 1; o < UPOS.length; o++) {
      const score = f32[row + o] + bias[o];
      if (score <= most) continue;
      most = score;
      best = o;
    }
    tags[at + i] = best;
  }
}
