import { NO_WORD, WORD_FEATURES, type WordTable } from "../../src/language/words/word-table.ts";
import { normal, Parameters } from "./adam.ts";
import { type Arena, createArena, type Matrix } from "./syntax/memory.ts";

/** Sizes of a sequence network; see SequenceNetwork. Widths are multiples of 8. */
export interface Sizes {
  /** Rows of the table of word features, a power of 2. */
  readonly rows: number;
  /** Width of a word's embedding. */
  readonly embedding: number;
  readonly hidden: number;
  /** Words to each side that the first layer sees. */
  readonly reach: number;
  /** Facts about a token that the caller may state besides its word, each a row added to the first layer. */
  readonly contexts: number;
  readonly second: number;
  /** Places to each side whose pooled first layer the second layer sees. */
  readonly secondReach: number;
  /** Labels, and the width of the output rounded up. */
  readonly outputs: number;
  readonly outputWidth: number;
}

/** What is dropped at random in training so that the network does not lean on it. */
export interface Dropout {
  readonly form: number;
  readonly vector: number;
  readonly hidden: number;
}

interface Trace {
  readonly mark: number;
  readonly features: Int32Array;
  readonly vectors: Matrix;
  readonly embedded: Matrix;
  readonly windows: Matrix;
  readonly stated: Matrix;
  readonly first: Matrix;
  readonly upper: Upper | null;
  readonly logits: Matrix;
  readonly keep: number;
}

/** What a batch is made of. */
export interface Batch {
  /** Ids of words; sentences are parted by runs of NO_WORD at least as long as the network reaches. */
  readonly words: Int32Array;
  /** Bits of the contexts that hold of each token. */
  readonly contexts: Uint8Array;
  /** Tokens of one group (one word of a document) share their largest activations; -1 for none. Groups are 0 … groupCount-1. */
  readonly groups: Int32Array;
  readonly groupCount: number;
}

/** Largest activations of each group, and the token each came from. */
interface Pooled {
  readonly values: Matrix;
  readonly from: Int32Array;
}

/** Activations of the second layer. */
interface Upper {
  readonly pooled: Pooled;
  readonly windows: Matrix;
  readonly second: Matrix;
}

/**
 * A convolutional network over words: embedding(word) = relu(hashed feature rows + projection of its vector), first = relu(window of embeddings · W1 + contexts),
 * pooled = maximum of first over the tokens of the document with the same word, second = relu(first · W2 + window of pooled · W3), logits = second · W4 + first · W5. In use all up to the first layer is a sum of rows kept by word.
 */
export class SequenceNetwork {
  readonly sizes: Sizes;
  readonly table: WordTable;
  readonly rows: Parameters;
  readonly dense: { readonly [name: string]: Parameters };
  readonly #arena: Arena = createArena(160);
  readonly #matrices: { [name: string]: Matrix } = {};
  readonly #gradients: { [name: string]: Matrix } = {};
  readonly #next: () => number;
  readonly #touched = new Set<number>();
  readonly #vector: Float32Array;
  #steps = 0;
  readonly #sums: Float64Array[] = [];
  #snapshots = 0;
  readonly #others: Parameters[] = [];

  constructor(sizes: Sizes, table: WordTable, next: () => number) {
    this.sizes = sizes;
    this.table = table;
    this.#next = next;
    const { rows, embedding, hidden, reach, contexts, second, secondReach, outputWidth } = sizes;
    const dimensions = table.vectors.dimensions;
    const wide = (2 * reach + 1) * embedding;
    const wide2 = (2 * secondReach + 1) * hidden;
    this.#vector = new Float32Array(dimensions);
    this.rows = new Parameters(rows * embedding, () => 0);
    const secondLayer: [string, number, number, number][] = [
      ["second", hidden, second, Math.sqrt(1 / hidden)],
      ["pool", wide2, second, Math.sqrt(1 / wide2)],
      ["secondBias", 1, second, 0],
      ["output", second, outputWidth, Math.sqrt(1 / second)],
    ];
    const shapes: [string, number, number, number][] = [
      ["projection", dimensions, embedding, 0.05],
      ["embeddingBias", 1, embedding, 0],
      ["window", wide, hidden, Math.sqrt(2 / wide)],
      ["hiddenBias", 1, hidden, 0],
      ["context", contexts, hidden, 0],
      ...(second === 0 ? [] : secondLayer),
      ["skip", hidden, outputWidth, Math.sqrt(1 / hidden)],
      ["outputBias", 1, outputWidth, 0],
    ];
    this.dense = Object.fromEntries(shapes.map(([name, r, c, scale]) => [name, this.#parameter(name, r, c, scale)]));
  }

  #parameter(name: string, rows: number, columns: number, scale: number): Parameters {
    this.#matrices[name] = this.#arena.matrix(rows, columns);
    this.#gradients[name] = this.#arena.matrix(rows, columns);
    return new Parameters(rows * columns, normal(this.#next, scale), this.#matrices[name].data, this.#gradients[name].data);
  }

  /** Logits of a batch; null dropout in use. */
  forward(batch: Batch, dropout: Dropout | null): Trace {
    const { words } = batch;
    const arena = this.#arena;
    const m = this.#matrices;
    const { hidden, reach } = this.sizes;
    const mark = arena.mark();
    const n = Math.ceil(words.length / 4) * 4;
    const { features, vectors } = this.#inputs(words, n, dropout);
    const embedded = filled(arena, n, m.embeddingBias);
    arena.multiply(vectors, m.projection, embedded);
    this.#addFeatures(features, embedded);
    relu(embedded, 1, this.#next);
    const windows = windowsOf(arena, embedded, reach);
    const stated = this.#stated(batch, n);
    const first = filled(arena, n, m.hiddenBias);
    arena.multiply(windows, m.window, first);
    arena.multiply(stated, m.context, first);
    const keep = dropout === null ? 1 : 1 - dropout.hidden;
    relu(first, keep, this.#next);
    for (let i = 0; i < n; i++) if (i >= words.length || words[i] === NO_WORD) first.data.fill(0, i * hidden, (i + 1) * hidden);
    const logits = filled(arena, n, m.outputBias);
    const upper = this.sizes.second === 0 ? null : this.#upper(batch, first, keep, logits);
    arena.multiply(first, m.skip, logits);
    return { mark, features, vectors, embedded, windows, stated, first, upper, logits, keep };
  }

  #upper(batch: Batch, first: Matrix, keep: number, logits: Matrix): Upper {
    const arena = this.#arena;
    const m = this.#matrices;
    const pooled = this.#pool(batch, first);
    const windows = windowsOf(arena, pooled.values, this.sizes.secondReach);
    const second = filled(arena, first.rows, m.secondBias);
    arena.multiply(first, m.second, second);
    arena.multiply(windows, m.pool, second);
    relu(second, keep, this.#next);
    arena.multiply(second, m.output, logits);
    return { pooled, windows, second };
  }

  #stated(batch: Batch, n: number): Matrix {
    const { contexts } = this.sizes;
    const stated = this.#arena.matrix(n, contexts);
    for (let i = 0; i < batch.words.length; i++)
      for (let c = 0; c < contexts; c++) stated.data[i * contexts + c] = (batch.contexts[i] >> c) & 1;
    return stated;
  }

  #pool(batch: Batch, first: Matrix): Pooled {
    const { hidden } = this.sizes;
    const most = new Float32Array(batch.groupCount * hidden);
    const from = new Int32Array(batch.groupCount * hidden).fill(-1);
    for (let i = 0; i < batch.words.length; i++) {
      const at = batch.groups[i] * hidden;
      if (at < 0) continue;
      for (let k = 0; k < hidden; k++) {
        const x = first.data[i * hidden + k];
        if (x <= most[at + k]) continue;
        most[at + k] = x;
        from[at + k] = i;
      }
    }
    const values = this.#arena.matrix(first.rows, hidden);
    const source = new Int32Array(first.rows * hidden).fill(-1);
    for (let i = 0; i < batch.words.length; i++) {
      const at = batch.groups[i] * hidden;
      if (at < 0) continue;
      values.data.set(most.subarray(at, at + hidden), i * hidden);
      source.set(from.subarray(at, at + hidden), i * hidden);
    }
    return { values, from: source };
  }

  /** Frees what `forward` took. */
  release(trace: Trace): void {
    this.#arena.release(trace.mark);
  }

  /** Adds the gradients of a batch whose logits have the gradient `dLogits` (written over the logits' own matrix by the caller). */
  backward(trace: Trace): void {
    const arena = this.#arena;
    const g = this.#gradients;
    const { reach } = this.sizes;
    const dLogits = trace.logits;
    addColumns(dLogits, g.outputBias);
    const dFirst = this.#through(trace.first, "skip", dLogits);
    if (trace.upper !== null) this.#backwardUpper(trace, trace.upper, dFirst);
    gate(dFirst, trace.first, trace.keep);
    addColumns(dFirst, g.hiddenBias);
    arena.multiply(arena.transposed(trace.stated), dFirst, g.context);
    const dEmbedded = arena.matrix(trace.embedded.rows, trace.embedded.columns);
    addWindows(this.#through(trace.windows, "window", dFirst), dEmbedded, reach);
    gate(dEmbedded, trace.embedded, 1);
    addColumns(dEmbedded, g.embeddingBias);
    arena.multiply(arena.transposed(trace.vectors), dEmbedded, g.projection);
    this.#backwardRows(trace.features, dEmbedded);
  }

  #backwardUpper(trace: Trace, upper: Upper, dFirst: Matrix): void {
    const dSecond = this.#through(upper.second, "output", trace.logits);
    gate(dSecond, upper.second, trace.keep);
    addColumns(dSecond, this.#gradients.secondBias);
    addTo(dFirst.data, this.#through(trace.first, "second", dSecond).data);
    const dPooled = this.#arena.matrix(dFirst.rows, dFirst.columns);
    addWindows(this.#through(upper.windows, "pool", dSecond), dPooled, this.sizes.secondReach);
    for (let k = 0; k < dPooled.data.length; k++) {
      const from = upper.pooled.from[k];
      if (from >= 0) dFirst.data[from * dFirst.columns + (k % dFirst.columns)] += dPooled.data[k];
    }
  }

  /** Gradient of a product x · W: adds that of W, returns that of x. */
  #through(x: Matrix, name: string, dy: Matrix): Matrix {
    const arena = this.#arena;
    arena.multiply(arena.transposed(x), dy, this.#gradients[name]);
    const dx = arena.matrix(x.rows, x.columns);
    arena.multiply(dy, arena.transposed(this.#matrices[name]), dx);
    return dx;
  }

  /** One step of Adam on all gradients gathered since the last. Rows of the table that no word touched stay as they are. */
  step(rate: number): void {
    const t = ++this.#steps;
    const corrected = (rate * Math.sqrt(1 - 0.999 ** t)) / (1 - 0.9 ** t);
    const { embedding } = this.sizes;
    for (const row of this.#touched) this.rows.step(corrected, row * embedding, (row + 1) * embedding);
    this.#touched.clear();
    for (const parameters of [...Object.values(this.dense), ...this.#others]) parameters.step(corrected);
  }

  /** Adds the present weights to the mean that `takeMean` takes: the mean over the end of training errs less than any one point of it. */
  addToMean(): void {
    this.#snapshots++;
    for (const [i, { value }] of this.#all().entries()) {
      this.#sums[i] ??= new Float64Array(value.length);
      for (let k = 0; k < value.length; k++) this.#sums[i][k] += value[k];
    }
  }

  /** Puts the mean of the weights in their place. */
  takeMean(): void {
    for (const [i, { value }] of this.#all().entries())
      for (let k = 0; k < value.length; k++) value[k] = this.#sums[i][k] / this.#snapshots;
  }

  /** Parameters of the caller's that take part in `step` and in the mean. */
  alsoTrain(parameters: Parameters): void {
    this.#others.push(parameters);
  }

  #all(): Parameters[] {
    return [this.rows, ...Object.values(this.dense), ...this.#others];
  }

  #inputs(words: Int32Array, n: number, dropout: Dropout | null): { features: Int32Array; vectors: Matrix } {
    const dimensions = this.#vector.length;
    const features = new Int32Array(n * WORD_FEATURES).fill(-1);
    const vectors = this.#arena.matrix(n, dimensions);
    for (let i = 0; i < words.length; i++) {
      const word = words[i];
      const withoutForm = dropout !== null && this.#next() < dropout.form;
      for (let k = withoutForm ? 2 : 0; k < WORD_FEATURES; k++)
        features[i * WORD_FEATURES + k] = this.table.features[word * WORD_FEATURES + k] & (this.sizes.rows - 1);
      if (dropout !== null && this.#next() < dropout.vector) continue;
      this.table.vectors.read(this.table.vectorRow[word], this.#vector);
      vectors.data.set(this.#vector, i * dimensions);
    }
    return { features, vectors };
  }

  #addFeatures(features: Int32Array, embedded: Matrix): void {
    const width = embedded.columns;
    for (let i = 0; i < embedded.rows; i++)
      for (let k = 0; k < WORD_FEATURES; k++) {
        const row = features[i * WORD_FEATURES + k];
        if (row >= 0) for (let d = 0; d < width; d++) embedded.data[i * width + d] += this.rows.value[row * width + d];
      }
  }

  #backwardRows(features: Int32Array, dEmbedded: Matrix): void {
    const width = dEmbedded.columns;
    for (let at = 0; at < features.length; at++) {
      const row = features[at];
      if (row < 0) continue;
      this.#touched.add(row);
      const from = Math.floor(at / WORD_FEATURES) * width;
      for (let d = 0; d < width; d++) this.rows.gradient[row * width + d] += dEmbedded.data[from + d];
    }
  }
}

function filled(arena: Arena, rows: number, bias: Matrix): Matrix {
  const matrix = arena.matrix(rows, bias.columns);
  for (let i = 0; i < rows; i++) matrix.data.set(bias.data, i * bias.columns);
  return matrix;
}

/** In place; below `keep` 1 each value stays with that probability and grows by as much. */
function relu(matrix: Matrix, keep: number, next: () => number): void {
  const { data } = matrix;
  for (let i = 0; i < data.length; i++) {
    if (data[i] <= 0) data[i] = 0;
    else if (keep < 1) data[i] = next() < keep ? data[i] / keep : 0;
  }
}

/** Gradient before a rectifier from the one after it. */
function gate(gradient: Matrix, activation: Matrix, keep: number): void {
  for (let i = 0; i < gradient.data.length; i++) gradient.data[i] = activation.data[i] > 0 ? gradient.data[i] / keep : 0;
}

/** Row i: rows i-reach … i+reach of `matrix` side by side, zeros beyond the ends. */
function windowsOf(arena: Arena, matrix: Matrix, reach: number): Matrix {
  const { rows, columns, data } = matrix;
  const places = 2 * reach + 1;
  const out = arena.matrix(rows, places * columns);
  for (let i = 0; i < rows; i++)
    for (let place = 0; place < places; place++) {
      const j = i + place - reach;
      if (j >= 0 && j < rows) out.data.set(data.subarray(j * columns, (j + 1) * columns), (i * places + place) * columns);
    }
  return out;
}

/** The reverse of `windowsOf`: adds the gradient of each window to the rows that it was made of. */
function addWindows(windows: Matrix, to: Matrix, reach: number): void {
  const { rows, columns, data } = to;
  const places = 2 * reach + 1;
  for (let i = 0; i < rows; i++)
    for (let place = 0; place < places; place++) {
      const j = i + place - reach;
      if (j < 0 || j >= rows) continue;
      const from = (i * places + place) * columns;
      for (let d = 0; d < columns; d++) data[j * columns + d] += windows.data[from + d];
    }
}

function addTo(to: Float32Array, from: Float32Array): void {
  for (let i = 0; i < to.length; i++) to[i] += from[i];
}

function addColumns(matrix: Matrix, to: Matrix): void {
  for (let i = 0; i < matrix.rows; i++) for (let d = 0; d < matrix.columns; d++) to.data[d] += matrix.data[i * matrix.columns + d];
}
