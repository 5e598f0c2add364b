import type { Instance } from "./instances.ts";

/** Numbers from a seed, the same on every machine (mulberry32). */
export function random(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A log-linear ranker: the probability of a candidate grows with the sum of its features' weights, and the probability of all right candidates
 * together is made as high as it goes (stochastic gradient with AdaGrad steps, a pull towards zero, averaged over the epochs' second half).
 */
export function learn(
  instances: readonly Instance[],
  features: number,
  options: { epochs: number; rate: number; decay: number; seed: number },
): Float32Array {
  const weights = new Float64Array(features);
  const squares = new Float64Array(features).fill(1e-4);
  const sum = new Float64Array(features);
  const order = Int32Array.from(instances, (_, i) => i);
  const next = random(options.seed);
  let averaged = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const i of order) step(instances[i], weights, squares, options.rate, options.decay);
    if (epoch >= options.epochs / 2) {
      averaged++;
      for (let f = 0; f < features; f++) sum[f] += weights[f];
    }
  }
  return Float32Array.from(sum, (value) => Math.round((value / averaged) * 1e4) / 1e4);
}

function step(instance: Instance, weights: Float64Array, squares: Float64Array, rate: number, decay: number): void {
  const { features, ends, right } = instance;
  const n = ends.length;
  const p = new Float64Array(n);
  let most = Number.NEGATIVE_INFINITY;
  for (let c = 0, from = 0; c < n; from = ends[c++]) {
    let score = 0;
    for (let k = from; k < ends[c]; k++) score += weights[features[k]];
    p[c] = score;
    most = Math.max(most, score);
  }
  let all = 0;
  let good = 0;
  for (let c = 0; c < n; c++) {
    p[c] = Math.exp(p[c] - most);
    all += p[c];
    if (right[c] === 1) good += p[c];
  }
  for (let c = 0, from = 0; c < n; from = ends[c++]) {
    const gradient = instance.weight * ((right[c] === 1 ? p[c] / good : 0) - p[c] / all);
    for (let k = from; k < ends[c]; k++) {
      const f = features[k];
      const g = gradient - decay * weights[f];
      squares[f] += g * g;
      weights[f] += (rate * g) / Math.sqrt(squares[f]);
    }
  }
}
