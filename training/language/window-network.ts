import { WORD_FEATURES, type WordTable } from "../../src/language/words/word-table.ts";
import { normal, Parameters } from "./adam.ts";

/** Sizes of a window network; see WindowNetwork. */
export interface Sizes {
  /** Rows of the table of word features, a power of 2. */
  readonly rows: number;
  /** Width of a word's embedding. */
  readonly embedding: number;
  readonly hidden: number;
  /** Words to each side that a decision sees. */
  readonly reach: number;
  readonly outputs: number;
  /** Number of context features that the caller may switch on for a token, each a row added to the hidden layer. */
  readonly contexts: number;
}

/** What is dropped at random in training so that the network does not lean on it. */
export interface Dropout {
  readonly form: number;
  readonly vector: number;
  readonly hidden: number;
}

/**
 * A feed-forward network over a window of words:
 * embedding(word) = relu(sum of hashed feature rows + projection of its vector), hidden = relu(sum over the window of M[offset] · embedding + context rows),
 * output = U · hidden. In use all that depends on a word alone is computed once for each word (Chen and Manning, 2014), which makes it as cheap as a linear model.
 */
export class WindowNetwork {
  readonly sizes: Sizes;
  readonly table: WordTable;
  readonly rows: Parameters;
  readonly projection: Parameters;
  readonly embeddingBias: Parameters;
  readonly window: Parameters;
  readonly hiddenBias: Parameters;
  readonly context: Parameters;
  readonly output: Parameters;
  readonly outputBias: Parameters;
  readonly #next: () => number;
  readonly #touched = new Set<number>();
  readonly #vector: Float32Array;
  #steps = 0;
  #length = 0;
  /** Activations of the sentence at hand. */
  #embedded = new Float32Array(0);
  #vectors = new Float32Array(0);
  #features = new Int32Array(0);
  #hidden = new Float32Array(0);
  #contexts: number[][] = [];

  constructor(sizes: Sizes, table: WordTable, next: () => number) {
    this.sizes = sizes;
    this.table = table;
    this.#next = next;
    const { rows, embedding, hidden, reach, outputs, contexts } = sizes;
    const dimensions = table.vectors.dimensions;
    const offsets = 2 * reach + 1;
    this.rows = new Parameters(rows * embedding, () => 0);
    this.projection = new Parameters(dimensions * embedding, normal(next, 0.05));
    this.embeddingBias = new Parameters(embedding, () => 0);
    this.window = new Parameters(offsets * embedding * hidden, normal(next, Math.sqrt(2 / (offsets * embedding))));
    this.hiddenBias = new Parameters(hidden, () => 0.05);
    this.context = new Parameters(contexts * hidden, () => 0);
    this.output = new Parameters(hidden * outputs, normal(next, Math.sqrt(1 / hidden)));
    this.outputBias = new Parameters(outputs, () => 0);
    this.#vector = new Float32Array(dimensions);
  }

  /** Embeds the words of a sentence (ids of the table); `dropout` null outside training. */
  begin(words: Int32Array, dropout: Dropout | null): void {
    const { embedding, hidden, reach, rows } = this.sizes;
    const dimensions = this.#vector.length;
    const n = words.length + 2 * reach;
    this.#length = words.length;
    this.#embedded = new Float32Array(n * embedding);
    this.#vectors = new Float32Array(n * dimensions);
    this.#features = new Int32Array(n * WORD_FEATURES).fill(-1);
    this.#hidden = new Float32Array(words.length * hidden);
    this.#contexts = Array.from({ length: words.length }, () => []);
    for (let i = 0; i < n; i++) {
      const word = i < reach || i >= words.length + reach ? 0 : words[i - reach];
      const noForm = dropout !== null && this.#next() < dropout.form;
      for (let k = noForm ? 2 : 0; k < WORD_FEATURES; k++)
        this.#features[i * WORD_FEATURES + k] = this.table.features[word * WORD_FEATURES + k] & (rows - 1);
      const row = dropout !== null && this.#next() < dropout.vector ? -1 : this.table.vectorRow[word];
      this.table.vectors.read(row, this.#vector);
      this.#vectors.set(this.#vector, i * dimensions);
      this.#embed(i);
    }
  }

  #embed(i: number): void {
    const { embedding } = this.sizes;
    const dimensions = this.#vector.length;
    const out = this.#embedded.subarray(i * embedding, (i + 1) * embedding);
    out.set(this.embeddingBias.value);
    for (let k = 0; k < WORD_FEATURES; k++) {
      const row = this.#features[i * WORD_FEATURES + k];
      if (row < 0) continue;
      for (let d = 0; d < embedding; d++) out[d] += this.rows.value[row * embedding + d];
    }
    for (let j = 0; j < dimensions; j++) {
      const x = this.#vectors[i * dimensions + j];
      if (x !== 0) for (let d = 0; d < embedding; d++) out[d] += x * this.projection.value[j * embedding + d];
    }
    for (let d = 0; d < embedding; d++) if (out[d] < 0) out[d] = 0;
  }

  /** Outputs for token `i`, written to `out`; `contexts` are the context features that hold. */
  forward(i: number, contexts: readonly number[], dropout: Dropout | null, out: Float32Array): void {
    const { embedding, hidden, reach, outputs } = this.sizes;
    const h = this.#hidden.subarray(i * hidden, (i + 1) * hidden);
    h.set(this.hiddenBias.value);
    this.#contexts[i] = [...contexts];
    for (const c of contexts) for (let k = 0; k < hidden; k++) h[k] += this.context.value[c * hidden + k];
    const width = (2 * reach + 1) * embedding;
    for (let d = 0; d < width; d++) {
      const x = this.#embedded[i * embedding + d];
      if (x === 0) continue;
      const from = d * hidden;
      for (let k = 0; k < hidden; k++) h[k] += x * this.window.value[from + k];
    }
    const keep = dropout === null ? 1 : 1 - dropout.hidden;
    for (let k = 0; k < hidden; k++) h[k] = h[k] <= 0 || (keep < 1 && this.#next() >= keep) ? 0 : h[k] / keep;
    out.set(this.outputBias.value);
    for (let k = 0; k < hidden; k++) {
      const x = h[k];
      if (x !== 0) for (let o = 0; o < outputs; o++) out[o] += x * this.output.value[k * outputs + o];
    }
  }

  /** Adds the gradients of the sentence at hand; `gradients` are those of the outputs, token after token. `keep` as in forward. */
  backward(gradients: Float32Array, keep: number): void {
    const { embedding, hidden, reach, outputs } = this.sizes;
    const dEmbedded = new Float32Array(this.#embedded.length);
    const dHidden = new Float32Array(hidden);
    const width = (2 * reach + 1) * embedding;
    for (let i = 0; i < this.#length; i++) {
      for (let o = 0; o < outputs; o++) this.outputBias.gradient[o] += gradients[i * outputs + o];
      for (let k = 0; k < hidden; k++) {
        const x = this.#hidden[i * hidden + k];
        let sum = 0;
        if (x !== 0)
          for (let o = 0; o < outputs; o++) {
            const g = gradients[i * outputs + o];
            sum += g * this.output.value[k * outputs + o];
            this.output.gradient[k * outputs + o] += g * x;
          }
        dHidden[k] = sum / keep;
        this.hiddenBias.gradient[k] += dHidden[k];
      }
      for (const c of this.#contexts[i]) for (let k = 0; k < hidden; k++) this.context.gradient[c * hidden + k] += dHidden[k];
      for (let d = 0; d < width; d++) {
        const x = this.#embedded[i * embedding + d];
        if (x === 0) continue;
        const from = d * hidden;
        let sum = 0;
        for (let k = 0; k < hidden; k++) {
          sum += dHidden[k] * this.window.value[from + k];
          this.window.gradient[from + k] += dHidden[k] * x;
        }
        dEmbedded[i * embedding + d] += sum;
      }
    }
    this.#backwardEmbedding(dEmbedded);
  }

  #backwardEmbedding(dEmbedded: Float32Array): void {
    const { embedding } = this.sizes;
    const dimensions = this.#vector.length;
    for (let i = 0; i < dEmbedded.length / embedding; i++) {
      const from = i * embedding;
      for (let d = 0; d < embedding; d++) this.embeddingBias.gradient[d] += dEmbedded[from + d];
      for (let k = 0; k < WORD_FEATURES; k++) {
        const row = this.#features[i * WORD_FEATURES + k];
        if (row < 0) continue;
        this.#touched.add(row);
        for (let d = 0; d < embedding; d++) this.rows.gradient[row * embedding + d] += dEmbedded[from + d];
      }
      for (let j = 0; j < dimensions; j++) {
        const x = this.#vectors[i * dimensions + j];
        if (x !== 0) for (let d = 0; d < embedding; d++) this.projection.gradient[j * embedding + d] += x * dEmbedded[from + d];
      }
    }
  }

  /** One step of Adam on all gradients gathered since the last. Rows of the table that no word touched stay as they are. */
  step(rate: number): void {
    const t = ++this.#steps;
    const corrected = (rate * Math.sqrt(1 - 0.999 ** t)) / (1 - 0.9 ** t);
    const { embedding } = this.sizes;
    for (const row of this.#touched) this.rows.step(corrected, row * embedding, (row + 1) * embedding);
    this.#touched.clear();
    for (const dense of [this.projection, this.embeddingBias, this.window, this.hiddenBias, this.context, this.output, this.outputBias])
      dense.step(corrected);
  }
}
