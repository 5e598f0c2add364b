import type { Weights } from "../../weights/weights.ts";
import { NO_WORD, WORD_FEATURES, type WordTable } from "../words/word-table.ts";

/** Words whose share of the hidden layer is kept: some 20 MB at most, and all frequent words of a long run. */
const MOST_SLOTS = 1 << 13;
const FIRST_SLOTS = 1 << 10;

interface Sizes {
  readonly rows: number;
  readonly embedding: number;
  readonly hidden: number;
  readonly reach: number;
  readonly outputs: number;
  readonly contexts: number;
}

/**
 * A trained window network (training/language/window-network.ts says what it is). All that depends on one word alone, its share of the hidden layer for
 * each place in the window, is computed once and kept (Chen and Manning, EMNLP 2014): a decision is then a few additions and one small product.
 */
export class WindowNetwork {
  readonly hidden: number;
  readonly outputs: number;
  readonly reach: number;
  readonly #table: WordTable;
  readonly #sizes: Sizes;
  readonly #rows: Int8Array;
  readonly #scale: Float32Array;
  readonly #projection: Float32Array;
  readonly #embeddingBias: Float32Array;
  readonly #window: Float32Array;
  readonly #hiddenBias: Float32Array;
  readonly #context: Float32Array;
  readonly #output: Float32Array;
  readonly #outputBias: Float32Array;
  readonly #vector: Float32Array;
  readonly #embedded: Float32Array;
  /** Floats of one word: places × hidden. */
  readonly #stride: number;
  #generation = 0;
  #slotOf = new Int32Array(1 << 12).fill(-1);
  #slots = 0;
  #shares: Float32Array;
  readonly #layer: Float32Array;

  constructor(weights: Weights, table: WordTable) {
    const arrays = weights.arrays;
    this.#table = table;
    this.#sizes = weights.meta.sizes as Sizes;
    this.hidden = this.#sizes.hidden;
    this.outputs = this.#sizes.outputs;
    this.reach = this.#sizes.reach;
    this.#rows = arrays.rows as Int8Array;
    this.#scale = arrays.scale as Float32Array;
    this.#projection = arrays.projection as Float32Array;
    this.#embeddingBias = arrays.embeddingBias as Float32Array;
    this.#window = arrays.window as Float32Array;
    this.#hiddenBias = arrays.hiddenBias as Float32Array;
    this.#context = arrays.context as Float32Array;
    this.#output = arrays.output as Float32Array;
    this.#outputBias = arrays.outputBias as Float32Array;
    this.#vector = new Float32Array(table.vectors.dimensions);
    this.#embedded = new Float32Array(this.#sizes.embedding);
    this.#stride = (2 * this.reach + 1) * this.hidden;
    this.#shares = new Float32Array(FIRST_SLOTS * this.#stride);
    this.#layer = new Float32Array(this.hidden);
  }

  /** Call once the words of a document are interned. */
  startDocument(): void {
    if (this.#generation !== this.#table.generation) this.#forget();
    this.#generation = this.#table.generation;
    if (this.#slotOf.length < this.#table.count) {
      const larger = new Int32Array(this.#table.count * 2).fill(-1);
      larger.set(this.#slotOf);
      this.#slotOf = larger;
    }
  }

  /**
   * Outputs for the token `i` of a sentence `first`…`end` of the ids `words`, written to `out` from `at` on.
   * `contextA` and `contextB` are context features that hold, -1 for none; `extra`, from `extraAt` on, is added to the hidden layer where it is not null.
   */
  decide(
    words: Int32Array,
    i: number,
    first: number,
    end: number,
    contextA: number,
    contextB: number,
    out: Float32Array,
    at: number,
  ): void {
    const { hidden, reach, outputs } = this;
    const layer = this.#layer;
    layer.set(this.#hiddenBias);
    if (contextA >= 0) addRow(layer, this.#context, contextA * hidden);
    if (contextB >= 0) addRow(layer, this.#context, contextB * hidden);
    for (let place = -reach; place <= reach; place++) {
      const j = i + place;
      const from = this.#shareOf(j < first || j >= end ? NO_WORD : words[j]) + (place + reach) * hidden;
      addRow(layer, this.#shares, from);
    }
    const bias = this.#outputBias;
    for (let o = 0; o < outputs; o++) out[at + o] = bias[o];
    const output = this.#output;
    for (let k = 0; k < hidden; k++) {
      const x = layer[k];
      if (x <= 0) continue;
      const from = k * outputs;
      for (let o = 0; o < outputs; o++) out[at + o] += x * output[from + o];
    }
  }

  /** Where the shares of a word begin. */
  #shareOf(word: number): number {
    const slot = this.#slotOf[word];
    return slot >= 0 ? slot * this.#stride : this.#computeShare(word);
  }

  #computeShare(word: number): number {
    if (this.#slots === MOST_SLOTS) this.#forget();
    if (this.#slots * this.#stride === this.#shares.length) {
      const larger = new Float32Array(this.#shares.length * 2);
      larger.set(this.#shares);
      this.#shares = larger;
    }
    const slot = this.#slots++;
    this.#slotOf[word] = slot;
    this.#embed(word);
    const { embedding, hidden } = this.#sizes;
    const from = slot * this.#stride;
    const shares = this.#shares;
    shares.fill(0, from, from + this.#stride);
    for (let place = 0; place < this.#stride / hidden; place++) {
      const to = from + place * hidden;
      for (let d = 0; d < embedding; d++) {
        const x = this.#embedded[d];
        if (x === 0) continue;
        const row = (place * embedding + d) * hidden;
        for (let k = 0; k < hidden; k++) shares[to + k] += x * this.#window[row + k];
      }
    }
    return from;
  }

  #embed(word: number): void {
    const { embedding, rows } = this.#sizes;
    const table = this.#table;
    const out = this.#embedded;
    out.set(this.#embeddingBias);
    for (let k = 0; k < WORD_FEATURES; k++) {
      const row = table.features[word * WORD_FEATURES + k] & (rows - 1);
      const scale = this.#scale[row];
      if (scale !== 0) for (let d = 0; d < embedding; d++) out[d] += scale * this.#rows[row * embedding + d];
    }
    if (table.vectorRow[word] >= 0) {
      table.vectors.read(table.vectorRow[word], this.#vector);
      for (let j = 0; j < this.#vector.length; j++) {
        const x = this.#vector[j];
        for (let d = 0; d < embedding; d++) out[d] += x * this.#projection[j * embedding + d];
      }
    }
    for (let d = 0; d < embedding; d++) if (out[d] < 0) out[d] = 0;
  }

  #forget(): void {
    this.#slotOf.fill(-1);
    this.#slots = 0;
  }
}

function addRow(to: Float32Array, from: Float32Array, at: number): void {
  for (let k = 0; k < to.length; k++) to[k] += from[at + k];
}
