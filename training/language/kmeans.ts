import { random } from "./random.ts";

/** Rows of equal width, one after the other. */
export interface Rows {
  readonly data: Float32Array;
  readonly width: number;
}

/** k centres of rows by Lloyd's method from a seeded draw of distinct rows; an empty centre keeps its place. */
export function kmeans(rows: Rows, k: number, iterations: number, seed: number): Float32Array {
  const { data, width } = rows;
  const n = data.length / width;
  const next = random(seed);
  const centres = new Float32Array(k * width);
  for (let c = 0; c < k; c++) {
    // One draw from each of k equal stretches: rows come in order of frequency, so that all of it is covered.
    const row = Math.min(n - 1, Math.floor(((c + next()) * n) / k));
    centres.set(data.subarray(row * width, (row + 1) * width), c * width);
  }
  for (let i = 0; i < iterations; i++) moveCentres(rows, centres, assign(rows, centres));
  return centres;
}

/** Index of the nearest centre of each row (Euclid). */
export function assign(rows: Rows, centres: Float32Array): Uint32Array {
  const { data, width } = rows;
  const k = centres.length / width;
  const norms = new Float32Array(k);
  for (let c = 0; c < k; c++) for (let d = 0; d < width; d++) norms[c] += centres[c * width + d] ** 2 / 2;
  const out = new Uint32Array(data.length / width);
  for (let row = 0; row < out.length; row++) out[row] = nearest(data, row * width, width, centres, norms);
  return out;
}

function nearest(data: Float32Array, at: number, width: number, centres: Float32Array, norms: Float32Array): number {
  let best = 0;
  let bestScore = -Infinity;
  for (let c = 0; c < norms.length; c++) {
    let score = -norms[c];
    const from = c * width;
    for (let d = 0; d < width; d++) score += data[at + d] * centres[from + d];
    if (score > bestScore) {
      bestScore = score;
      best = c;
    }
  }
  return best;
}

function moveCentres(rows: Rows, centres: Float32Array, of: Uint32Array): void {
  const { data, width } = rows;
  const counts = new Uint32Array(centres.length / width);
  const sums = new Float64Array(centres.length);
  for (let row = 0; row < of.length; row++) {
    counts[of[row]]++;
    for (let d = 0; d < width; d++) sums[of[row] * width + d] += data[row * width + d];
  }
  for (let c = 0; c < counts.length; c++)
    if (counts[c] > 0) for (let d = 0; d < width; d++) centres[c * width + d] = sums[c * width + d] / counts[c];
}
