import type { Weights } from "../../weights/weights.ts";
import { NO_WORD, WORD_FEATURES, type WordTable } from "../words/word-table.ts";
import { createKernels, type Kernels } from "./kernels.ts";

/** Words whose share of the first layer is kept. */
const SLOTS = 5 * (1 << 10);
/** Of these, the first ones met stay when room is needed: they are the frequent ones. */
const STAYING = 1 << 12;
/** Tokens that are worked on together. */
export const CHUNK = 512;
/** New words whose shares are computed together. */
const BATCH = 32;

export interface Sizes {
  readonly rows: number;
  readonly embedding: number;
  readonly hidden: number;
  readonly reach: number;
  readonly contexts: number;
  readonly second: number;
  readonly secondReach: number;
  readonly outputs: number;
  readonly outputWidth: number;
}

/**
 * A trained network over windows of words (training/language/network.ts says what it computes). All that depends on one word alone, its share of the first
 * layer for each place in the window, is computed once and kept (Chen and Manning, EMNLP 2014): the first layer is then a sum of five rows.
 */
export class SequenceNetwork {
  readonly sizes: Sizes;
  readonly kernels: Kernels;
  /** Rows that `sum` adds: the window and the facts about the token. */
  readonly summed: number;
  readonly f32: Float32Array;
  /** Address of a row of zeros, wide enough for every use. */
  readonly zeros: number;
  readonly #i32: Int32Array;
  readonly #table: WordTable;
  /** Rows of word features, as bytes with a scale for each: a row is looked at once for each new word. */
  readonly #rows: Int8Array;
  readonly #scales: Float32Array;
  /** What each centre of the word vectors adds to an embedding. */
  readonly #centres: number;
  readonly #list: number;
  readonly #featureSum: number;
  readonly #dense: { readonly [name: string]: number };
  readonly #stride: number;
  readonly #slots: number;
  readonly #contextRows: number;
  readonly #addresses: number;
  readonly #embedded: number;
  #generation = -1;
  #slotOf = new Int32Array(1 << 12).fill(-1);
  readonly #wordOf = new Int32Array(SLOTS + BATCH);
  #used = 0;
  #waiting: number[] = [];
  #top: number;

  /** `scratch`: floats that the caller takes with `take`. */
  constructor(weights: Weights, table: WordTable, scratch: number) {
    const { arrays } = weights;
    const sizes = weights.meta.sizes as Sizes;
    const { embedding, hidden, reach, contexts } = sizes;
    const places = 2 * reach + 1;
    this.summed = places + 1;
    const { parts, width } = table.vectors;
    this.sizes = sizes;
    this.#table = table;
    this.#stride = places * hidden;
    const names = Object.keys(arrays).filter((name) => arrays[name] instanceof Float32Array && name !== "scale");
    const dense = names.reduce((sum, name) => sum + arrays[name].length + 16, 0);
    const own = SLOTS * this.#stride + (hidden << contexts) + CHUNK * this.summed + BATCH * embedding + parts * 256 * embedding + 2048;
    this.kernels = createKernels((dense + own + scratch) * 4, this.summed);
    this.f32 = new Float32Array(this.kernels.memory.buffer);
    this.#i32 = new Int32Array(this.kernels.memory.buffer);
    this.#top = 64;
    this.zeros = this.take(Math.max(this.#stride, 256));
    this.#dense = Object.fromEntries(
      names.map((name) => [
        name,
        this.#load(name === "window" ? byPlace(arrays[name] as Float32Array, embedding, hidden) : (arrays[name] as Float32Array)),
      ]),
    );
    this.#contextRows = this.#allContexts(arrays.hiddenBias as Float32Array, arrays.context as Float32Array);
    this.#addresses = this.take(CHUNK * this.summed);
    this.#rows = arrays.rows as Int8Array;
    this.#scales = arrays.scale as Float32Array;
    this.#centres = this.#load(projected(table.vectors.codebook, width, arrays.projection as Float32Array, embedding));
    this.#list = this.take(2 + parts);
    this.#featureSum = this.take(embedding);
    this.#embedded = this.take(BATCH * embedding);
    this.#slots = this.take(SLOTS * this.#stride);
  }

  /** Takes so many floats of the memory; returns their address. */
  take(floats: number): number {
    const at = this.#top;
    this.#top += Math.ceil(floats / 4) * 16;
    return at;
  }

  /** Address of the parameters of a name. */
  dense(name: string): number {
    return this.#dense[name];
  }

  #load(values: Float32Array): number {
    const at = this.take(values.length);
    this.f32.set(values, at >> 2);
    return at;
  }

  /** A row for every set of contexts: the bias of the first layer and the rows of the contexts in it. */
  #allContexts(bias: Float32Array, context: Float32Array): number {
    const { hidden, contexts } = this.sizes;
    const at = this.take(hidden << contexts);
    for (let bits = 0; bits < 1 << contexts; bits++)
      for (let k = 0; k < hidden; k++) {
        let sum = bias[k];
        for (let c = 0; c < contexts; c++) if ((bits >> c) & 1) sum += context[c * hidden + k];
        this.f32[(at >> 2) + bits * hidden + k] = sum;
      }
    return at;
  }

  /** Call once the words of a document are interned. */
  startDocument(): void {
    if (this.#generation !== this.#table.generation) this.#forgetFrom(0);
    this.#generation = this.#table.generation;
    if (this.#slotOf.length >= this.#table.count) return;
    const larger = new Int32Array(this.#table.count * 2).fill(-1);
    larger.set(this.#slotOf);
    this.#slotOf = larger;
  }

  /**
   * Call before a chunk of at most CHUNK tokens, each word of which is then `need`ed before `first` is called. None of these is forgotten on the way if
   * no more than `words` different ones come, or no more than there is `room` for.
   */
  startChunk(words = CHUNK * (2 * this.sizes.reach + 1)): void {
    if (this.#used + words + BATCH > SLOTS) this.#forgetFrom(Math.min(STAYING, this.#used));
  }

  /** Words that can still be `need`ed in this chunk, besides those that were. */
  get room(): number {
    return SLOTS - BATCH - this.#used - this.#waiting.length;
  }

  /** Sees to it that the shares of a word are there when `first` is called. */
  need(word: number): void {
    if (this.#slotOf[word] >= 0) return;
    const slot = this.#used + this.#waiting.length;
    this.#slotOf[word] = slot;
    this.#wordOf[slot] = word;
    this.#waiting.push(word);
    if (this.#waiting.length === BATCH) this.#computeShares();
  }

  /** Says what the first layer of the chunk's token `k` is the sum of: the words around token `i` of the sentence `from`…`to`, and the bits of its contexts. */
  place(k: number, words: Int32Array, i: number, from: number, to: number, contexts: number): void {
    const { hidden, reach } = this.sizes;
    let at = (this.#addresses >> 2) + k * this.summed;
    this.#i32[at++] = this.#contextRows + contexts * hidden * 4;
    for (let j = i - reach; j <= i + reach; j++) {
      const word = j < from || j >= to ? NO_WORD : words[j];
      this.#i32[at++] = this.#slots + (this.#slotOf[word] * this.#stride + (j - i + reach) * hidden) * 4;
    }
  }

  /** Computes the first layer of the `n` tokens placed, to `out`. */
  first(n: number, out: number): void {
    if (this.#waiting.length > 0) this.#computeShares();
    this.kernels.sumRows(this.#addresses, n, out, this.sizes.hidden * 4);
  }

  /** Sums rows of the second layer: `addresses` are `summed` for each of n ≤ CHUNK tokens. */
  sum(addresses: Int32Array, n: number, out: number, width: number): void {
    this.#i32.set(addresses.subarray(0, n * this.summed), this.#addresses >> 2);
    this.kernels.sumRows(this.#addresses, n, out, width * 4);
  }

  #computeShares(): void {
    const { embedding } = this.sizes;
    const waiting = this.#waiting;
    const n = Math.ceil(waiting.length / 4) * 4;
    for (let i = 0; i < waiting.length; i++) this.#embed(waiting[i], this.#embedded + i * embedding * 4);
    const slots = this.#slots + this.#used * this.#stride * 4;
    this.f32.fill(0, slots >> 2, (slots >> 2) + n * this.#stride);
    this.kernels.gemmF32(this.#embedded, this.#dense.window, slots, n, embedding, this.#stride);
    this.#used += waiting.length;
    this.#waiting = [];
  }

  #embed(word: number, out: number): void {
    const { embedding, rows } = this.sizes;
    const { features, vectorRow, vectors } = this.#table;
    const bytes = embedding * 4;
    const list = this.#list >> 2;
    let count = 0;
    const sum = this.f32.subarray(this.#featureSum >> 2, (this.#featureSum >> 2) + embedding);
    sum.fill(0);
    for (let k = 0; k < WORD_FEATURES; k++) addScaled(sum, this.#rows, this.#scales, features[word * WORD_FEATURES + k] & (rows - 1));
    this.#i32[list + count++] = this.#featureSum;
    this.#i32[list + count++] = this.#dense.embeddingBias;
    const row = vectorRow[word];
    if (row >= 0)
      for (let part = 0; part < vectors.parts; part++)
        this.#i32[list + count++] = this.#centres + (part * 256 + vectors.code(row, part)) * bytes;
    this.kernels.sumList(this.#list, count, out, bytes);
  }

  #forgetFrom(slot: number): void {
    for (let k = slot; k < this.#used; k++) this.#slotOf[this.#wordOf[k]] = -1;
    this.#used = slot;
  }
}

/** The weights of the window, a row for each dimension of an embedding with its places side by side, so that one product gives all shares of a word. */
function byPlace(window: Float32Array, embedding: number, hidden: number): Float32Array {
  const places = window.length / (embedding * hidden);
  const out = new Float32Array(window.length);
  for (let place = 0; place < places; place++)
    for (let d = 0; d < embedding; d++) {
      const from = (place * embedding + d) * hidden;
      out.set(window.subarray(from, from + hidden), (d * places + place) * hidden);
    }
  return out;
}

/** sum += a row of bytes times its scale. */
function addScaled(sum: Float32Array, rows: Int8Array, scales: Float32Array, row: number): void {
  const scale = scales[row];
  const from = row * sum.length;
  for (let j = 0; j < sum.length; j++) sum[j] += rows[from + j] * scale;
}

/** The product of every centre of the codebook with its part of the projection: a vector's projection is then a sum of rows. */
function projected(codebook: Float32Array, width: number, projection: Float32Array, embedding: number): Float32Array {
  const centres = codebook.length / width;
  const out = new Float32Array(centres * embedding);
  for (let centre = 0; centre < centres; centre++)
    for (let k = 0; k < width; k++) {
      const x = codebook[centre * width + k];
      const from = ((centre >> 8) * width + k) * embedding;
      for (let d = 0; d < embedding; d++) out[centre * embedding + d] += x * projection[from + d];
    }
  return out;
}
