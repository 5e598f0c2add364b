import { NETWORKS, STEP, UNITS } from "../../../src/language/entities/ranker.ts";
import type { Instance } from "./instances.ts";

/** Numbers from a seed, the same on every machine (mulberry32). */
function random(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface LearnOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Pull towards zero. */
  readonly decay: number;
  /** Share of the hidden units that is left out at each step. */
  readonly dropout: number;
  readonly seed: number;
}

export interface Learnt {
  readonly linear: Float32Array;
  readonly rows: Float32Array;
  readonly out: Float32Array;
}

/** Numbers that are learnt, with the sums of their squared gradients (AdaGrad) and of their values in the later epochs. */
interface Block {
  readonly values: Float64Array;
  readonly squares: Float64Array;
  readonly sums: Float64Array;
}

function block(length: number, square: number, first: () => number): Block {
  return { values: Float64Array.from({ length }, first), squares: new Float64Array(length).fill(square), sums: new Float64Array(length) };
}

function move(at: Block, i: number, gradient: number, rate: number, decay: number): void {
  const g = gradient - decay * at.values[i];
  at.squares[i] += g * g;
  at.values[i] += (rate * g) / Math.sqrt(at.squares[i]);
}

/** How much slower the rows move than the weights. */
const ROWS_RATE = 0.3;

/** Learns the networks of `ranker.ts`, one for each seed from `options.seed` on. */
export function learn(instances: readonly Instance[], features: number, options: LearnOptions): Learnt {
  const seeds = Array.from({ length: NETWORKS }, (_, n) => options.seed + n);
  return sideBySide(
    seeds.map((seed) => learnOne(instances, features, { ...options, seed })),
    features,
  );
}

/**
 * Learns one network: the probability of a candidate grows with its score (softmax), and the probability of all right candidates
 * together is made as high as it goes. Stochastic gradient with AdaGrad steps and dropout; averaged over the second half of the epochs.
 */
function learnOne(instances: readonly Instance[], features: number, options: LearnOptions): Learnt {
  const next = random(options.seed);
  const linear = block(features, 1e-4, () => 0);
  const rows = block(features * UNITS, 1e-3, () => (next() - 0.5) * 0.2);
  // Fixed signs: no loss, as a unit's row may be as long as it likes, and what is learnt of "he" leaves nouns and other pronouns, whose rows are
  // their own, as they are. With weights shared and learnt, "it" fared worse for what "he" and "she" were taught.
  const out = Float64Array.from({ length: UNITS }, (_, h) => (h % 2 === 0 ? 0.5 : -0.5));
  const order = Int32Array.from(instances, (_, i) => i);
  let averaged = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const i of order) {
      const mask = Float64Array.from({ length: UNITS }, () => (next() < options.dropout ? 0 : 1 / (1 - options.dropout)));
      step(instances[i], linear, rows, out, mask, options);
    }
    if (epoch < options.epochs / 2) continue;
    averaged++;
    for (const { values, sums } of [linear, rows]) for (let i = 0; i < values.length; i++) sums[i] += values[i];
  }
  const mean = ({ sums }: Block) => Float32Array.from(sums, (sum) => sum / averaged);
  return { linear: mean(linear), rows: mean(rows), out: Float32Array.from(out) };
}

/** Puts networks of several seeds side by side so that the score is the mean of theirs; weights are whole steps, as they are stored. */
function sideBySide(networks: readonly Learnt[], features: number): Learnt {
  const linear = new Float32Array(features);
  const rows = new Float32Array(features * UNITS * NETWORKS);
  const out = new Float32Array(UNITS * NETWORKS);
  for (const [n, network] of networks.entries()) {
    for (let f = 0; f < features; f++) {
      linear[f] += network.linear[f] / NETWORKS;
      for (let u = 0; u < UNITS; u++) rows[(f * NETWORKS + n) * UNITS + u] = network.rows[f * UNITS + u];
    }
    for (let u = 0; u < UNITS; u++) out[n * UNITS + u] = network.out[u] / NETWORKS;
  }
  for (const values of [linear, rows, out])
    for (let i = 0; i < values.length; i++) values[i] = Math.max(-32767, Math.min(32767, Math.round(values[i] / STEP))) * STEP;
  return { linear, rows, out };
}

function step(instance: Instance, linear: Block, rows: Block, out: Float64Array, mask: Float64Array, { rate, decay }: LearnOptions): void {
  const { features, ends, right, taught, weight } = instance;
  const hidden = new Float64Array(ends.length * UNITS);
  const p = scores(instance, linear, rows, out, mask, hidden);
  let all = 0;
  let good = 0;
  const most = Math.max(...p);
  for (let c = 0; c < ends.length; c++) {
    p[c] = Math.exp(p[c] - most);
    all += p[c];
    if (right[c] === 1) good += p[c];
  }
  for (let c = 0, from = 0; c < ends.length; from = ends[c++]) {
    const wanted = taught === undefined ? (right[c] === 1 ? p[c] / good : 0) : taught[c];
    const gradient = weight * (wanted - p[c] / all);
    if (Math.abs(gradient) < 1e-5) continue;
    const back = new Float64Array(UNITS);
    for (let h = 0; h < UNITS; h++) {
      const value = hidden[c * UNITS + h];
      if (value <= 0 || mask[h] === 0) continue;
      back[h] = gradient * out[h] * mask[h];
    }
    for (let k = from; k < ends[c]; k++) {
      move(linear, features[k], gradient, rate, decay);
      for (let h = 0; h < UNITS; h++) if (back[h] !== 0) move(rows, features[k] * UNITS + h, back[h], rate * ROWS_RATE, decay);
    }
  }
}

function scores(
  { features, ends }: Instance,
  linear: Block,
  rows: Block,
  out: Float64Array,
  mask: Float64Array,
  hidden: Float64Array,
): Float64Array {
  const scored = new Float64Array(ends.length);
  for (let c = 0, from = 0; c < ends.length; from = ends[c++]) {
    for (let k = from; k < ends[c]; k++) {
      scored[c] += linear.values[features[k]];
      for (let h = 0; h < UNITS; h++) hidden[c * UNITS + h] += rows.values[features[k] * UNITS + h];
    }
    for (let h = 0; h < UNITS; h++) if (hidden[c * UNITS + h] > 0) scored[c] += out[h] * hidden[c * UNITS + h] * mask[h];
  }
  return scored;
}
