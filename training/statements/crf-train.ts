import type { Crf } from "../../src/findings/statements/crf.ts";

/** A labelled sequence: features of token i at `features[offsets[i]]` up to `features[offsets[i + 1]]`. */
export interface Sequence {
  readonly length: number;
  readonly features: Int32Array;
  readonly offsets: Int32Array;
  readonly gold: Uint8Array;
  /** Bit l of entry i: token i may have label l. */
  readonly allowed: Uint32Array;
  /** Weight of the sequence in training. */
  readonly weight: number;
}

export interface TrainingOptions {
  readonly labels: number;
  readonly bits: number;
  readonly rate: number;
  /** Weight of the L2 penalty, applied to touched weights in proportion to their gradient's step. */
  readonly decay: number;
  /** Share of a token's features left out at each step, at random, so that no feature is leant on alone. */
  readonly dropout: number;
  readonly seed: number;
  /** Bit b of entry a: label b may follow label a. */
  readonly follows: readonly number[];
  readonly starts: number;
}

/** Conditional log-likelihood of a CRF, climbed by AdaGrad one sequence at a time. Deterministic for one order of sequences. */
export class CrfTrainer {
  readonly crf: Crf;
  readonly #options: TrainingOptions;
  readonly #weights: Float32Array;
  readonly #squares: Float32Array;
  readonly #transitionSquares: Float32Array;
  readonly #startSquares: Float32Array;
  readonly #sum: Float32Array;
  #emissions = new Float64Array(0);
  #alpha = new Float64Array(0);
  #beta = new Float64Array(0);
  #gradient = new Float64Array(0);
  #kept = new Int32Array(0);
  #at = new Int32Array(1);
  #pairs: Float64Array;
  readonly #random: () => number;

  constructor(options: TrainingOptions) {
    const { labels, bits, follows, starts } = options;
    this.#options = options;
    this.#random = randomFrom(options.seed);
    this.#weights = new Float32Array(labels << bits);
    this.#squares = new Float32Array(labels << bits);
    this.#sum = new Float32Array(labels << bits);
    const transitions = Float32Array.from({ length: labels * labels }, (_, i) =>
      (follows[Math.floor(i / labels)] >> (i % labels)) & 1 ? 0 : -Infinity,
    );
    const start = Float32Array.from({ length: labels }, (_, label) => ((starts >> label) & 1 ? 0 : -Infinity));
    this.#transitionSquares = new Float32Array(labels * labels);
    this.#startSquares = new Float32Array(labels);
    this.#pairs = new Float64Array(labels * labels);
    this.crf = { labels, mask: (1 << bits) - 1, weights: this.#weights, unit: 1, transitions, start };
  }

  /** One step on one sequence; returns its log-loss. */
  step(whole: Sequence): number {
    const { labels } = this.#options;
    const { length } = whole;
    if (length === 0) return 0;
    const sequence = this.#thin(whole);
    this.#reserve(length * labels);
    this.#emit(sequence);
    const logZ = this.#forwardBackward(sequence);
    const loss = logZ - this.#goldScore(sequence);
    this.#expectations(sequence, logZ);
    this.#update(sequence);
    return loss;
  }

  /** Adds the weights of now to the running average. */
  remember(): void {
    for (let i = 0; i < this.#sum.length; i++) this.#sum[i] += this.#weights[i];
  }

  /** The mean of the remembered weights, `times` remembered. */
  average(times: number): Crf {
    return { ...this.crf, weights: this.#sum.map((value) => (value * (1 - this.#options.dropout)) / times) };
  }

  #thin(sequence: Sequence): Sequence {
    const { dropout } = this.#options;
    if (dropout === 0) return sequence;
    const { length, features, offsets } = sequence;
    // The same memory for every step: fresh arrays of a million steps keep the collector busier than the sums.
    if (this.#kept.length < features.length) this.#kept = new Int32Array(2 * features.length);
    if (this.#at.length <= length) this.#at = new Int32Array(2 * length + 2);
    const kept = this.#kept;
    const at = this.#at;
    let used = 0;
    for (let i = 0; i < length; i++) {
      for (let f = offsets[i]; f < offsets[i + 1]; f++) if (this.#random() >= dropout) kept[used++] = features[f];
      at[i + 1] = used;
    }
    return { ...sequence, features: kept, offsets: at };
  }

  #reserve(size: number): void {
    if (this.#emissions.length >= size) return;
    this.#emissions = new Float64Array(size * 2);
    this.#alpha = new Float64Array(size * 2);
    this.#beta = new Float64Array(size * 2);
    this.#gradient = new Float64Array(size * 2);
  }

  #emit({ length, features, offsets, allowed }: Sequence): void {
    const { labels } = this.#options;
    const { mask } = this.crf;
    for (let i = 0; i < length; i++) {
      for (let label = 0; label < labels; label++) {
        let sum = 0;
        if ((allowed[i] >> label) & 1)
          for (let f = offsets[i]; f < offsets[i + 1]; f++) sum += this.#weights[(features[f] & mask) * labels + label];
        else sum = -Infinity;
        this.#emissions[i * labels + label] = sum;
      }
    }
  }

  #forwardBackward({ length }: Sequence): number {
    const { labels } = this.#options;
    const { transitions, start } = this.crf;
    const alpha = this.#alpha;
    const beta = this.#beta;
    const emissions = this.#emissions;
    for (let label = 0; label < labels; label++) alpha[label] = start[label] + emissions[label];
    for (let i = 1; i < length; i++)
      for (let label = 0; label < labels; label++) {
        let top = -Infinity;
        for (let before = 0; before < labels; before++)
          top = Math.max(top, alpha[(i - 1) * labels + before] + transitions[before * labels + label]);
        let sum = 0;
        if (top > -Infinity)
          for (let before = 0; before < labels; before++)
            sum += Math.exp(alpha[(i - 1) * labels + before] + transitions[before * labels + label] - top);
        alpha[i * labels + label] = top === -Infinity ? -Infinity : top + Math.log(sum) + emissions[i * labels + label];
      }
    for (let label = 0; label < labels; label++) beta[(length - 1) * labels + label] = 0;
    for (let i = length - 2; i >= 0; i--)
      for (let label = 0; label < labels; label++) {
        let top = -Infinity;
        for (let after = 0; after < labels; after++)
          top = Math.max(top, transitions[label * labels + after] + emissions[(i + 1) * labels + after] + beta[(i + 1) * labels + after]);
        let sum = 0;
        if (top > -Infinity)
          for (let after = 0; after < labels; after++)
            sum += Math.exp(
              transitions[label * labels + after] + emissions[(i + 1) * labels + after] + beta[(i + 1) * labels + after] - top,
            );
        beta[i * labels + label] = top === -Infinity ? -Infinity : top + Math.log(sum);
      }
    let top = -Infinity;
    for (let label = 0; label < labels; label++) top = Math.max(top, alpha[(length - 1) * labels + label]);
    let sum = 0;
    for (let label = 0; label < labels; label++) sum += Math.exp(alpha[(length - 1) * labels + label] - top);
    return top + Math.log(sum);
  }

  #goldScore({ length, gold }: Sequence): number {
    const { labels } = this.#options;
    const { transitions, start } = this.crf;
    let score = start[gold[0]] + this.#emissions[gold[0]];
    for (let i = 1; i < length; i++) score += transitions[gold[i - 1] * labels + gold[i]] + this.#emissions[i * labels + gold[i]];
    return score;
  }

  /** Fills the gradient of the emissions and steps the weights of pairs. */
  #expectations({ length, gold, weight }: Sequence, logZ: number): void {
    const { labels, rate } = this.#options;
    const { transitions, start } = this.crf;
    const pairs = this.#pairs.fill(0);
    for (let i = 0; i < length; i++)
      for (let label = 0; label < labels; label++) {
        const p = Math.exp(this.#alpha[i * labels + label] + this.#beta[i * labels + label] - logZ);
        this.#gradient[i * labels + label] = weight * ((gold[i] === label ? 1 : 0) - p);
      }
    for (let i = 1; i < length; i++) {
      for (let a = 0; a < labels; a++)
        for (let b = 0; b < labels; b++) {
          const score =
            this.#alpha[(i - 1) * labels + a] + transitions[a * labels + b] + this.#emissions[i * labels + b] + this.#beta[i * labels + b];
          if (score > -Infinity) pairs[a * labels + b] -= Math.exp(score - logZ);
        }
      pairs[gold[i - 1] * labels + gold[i]] += 1;
    }
    for (let k = 0; k < pairs.length; k++) stepOne(transitions, this.#transitionSquares, k, weight * pairs[k], rate);
    for (let label = 0; label < labels; label++) stepOne(start, this.#startSquares, label, this.#gradient[label], rate);
  }

  #update({ length, features, offsets }: Sequence): void {
    const { labels, rate, decay } = this.#options;
    const { mask } = this.crf;
    for (let i = 0; i < length; i++)
      for (let label = 0; label < labels; label++) {
        const g = this.#gradient[i * labels + label];
        if (g < 1e-4 && g > -1e-4) continue;
        for (let f = offsets[i]; f < offsets[i + 1]; f++) {
          const k = (features[f] & mask) * labels + label;
          const slope = g - decay * this.#weights[k];
          this.#squares[k] += slope * slope;
          this.#weights[k] += (rate * slope) / Math.sqrt(this.#squares[k] + 1e-6);
        }
      }
  }
}

function stepOne(weights: Float32Array, squares: Float32Array, k: number, slope: number, rate: number): void {
  if (weights[k] === -Infinity || slope === 0) return;
  squares[k] += slope * slope;
  weights[k] += (rate * slope) / Math.sqrt(squares[k] + 1e-6);
}

/** A small generator of pseudo-random numbers in [0, 1) (mulberry32): the same everywhere for one seed. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A shuffled copy (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const copy = items.slice();
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}
