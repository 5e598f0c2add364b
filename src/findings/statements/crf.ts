/**
 * Linear-chain conditional random field over hashed binary features (Lafferty, McCallum and Pereira 2001): the score of a labelling is the
 * sum of a weight for each feature with its token's label, and a weight for each pair of neighbouring labels.
 */
export interface Crf {
  readonly labels: number;
  /** Number of buckets, a power of two, less one. */
  readonly mask: number;
  /** Weight of feature f with label l at `f * labels + l`; in units of `unit`. */
  readonly weights: Int8Array | Float32Array;
  readonly unit: number;
  /** Weight of label `a` before label `b` at `a * labels + b`; -Infinity forbids the pair. */
  readonly transitions: Float32Array;
  /** Weight of each label at the start of a sequence. */
  readonly start: Float32Array;
}

/** One feature: a template and two values, mixed into a bucket number (less the mask, which the model sets). */
export function mix(template: number, a: number, b: number): number {
  let h = Math.imul(template + 1, 0x9e3779b1) ^ Math.imul(a ^ 0x5bd1e995, 0x85ebca77);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h ^= Math.imul(b + 0x7f4a7c15, 0xc2b2ae3d);
  h = Math.imul(h ^ (h >>> 13), 0x297a2d39);
  return h ^ (h >>> 16);
}

/** Adds up the weights of one token's features for each label, into `out` from `offset` on. Three or eight labels. */
export function emit(crf: Crf, features: Int32Array, count: number, out: Float64Array, offset: number): void {
  const { labels, mask, weights, unit } = crf;
  if (labels === 3) {
    emitThree(weights, mask, unit, features, count, out, offset);
    return;
  }
  // Eight sums in registers: several times as fast as adding to an array.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  for (let i = 0; i < count; i++) {
    const base = (features[i] & mask) * 8;
    a += weights[base];
    b += weights[base + 1];
    c += weights[base + 2];
    d += weights[base + 3];
    e += weights[base + 4];
    f += weights[base + 5];
    g += weights[base + 6];
    h += weights[base + 7];
  }
  out[offset] = a * unit;
  out[offset + 1] = b * unit;
  out[offset + 2] = c * unit;
  out[offset + 3] = d * unit;
  out[offset + 4] = e * unit;
  out[offset + 5] = f * unit;
  out[offset + 6] = g * unit;
  out[offset + 7] = h * unit;
}

function emitThree(
  weights: Int8Array | Float32Array,
  mask: number,
  unit: number,
  features: Int32Array,
  count: number,
  out: Float64Array,
  offset: number,
): void {
  let a = 0;
  let b = 0;
  let c = 0;
  for (let i = 0; i < count; i++) {
    const base = (features[i] & mask) * 3;
    a += weights[base];
    b += weights[base + 1];
    c += weights[base + 2];
  }
  out[offset] = a * unit;
  out[offset + 1] = b * unit;
  out[offset + 2] = c * unit;
}
