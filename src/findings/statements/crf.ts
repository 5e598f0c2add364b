/**
 * Linear-chain conditional random field over hashed binary features (Lafferty, McCallum and Pereira 2001): the score of a labelling is the
 * sum of a weight for each feature with its token's label, and a weight for each pair of neighbouring labels.
 */
export interface Crf {
  readonly labels: number;
  /** Number of buckets, a power of two, less one. */
  readonly mask: number;
  /** Weight of feature f with label l at `f * labels + l` while it is learnt; then as `packed` gives them, in units of `unit`. */
  readonly weights: Float32Array | Int32Array;
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

/** What a packed weight is more than it stands for, so that none is below zero. */
const OVER = 128;

/**
 * Weights of one byte for three or eight labels, four labels to a 32-bit number (a fourth one of three is empty): two sums go on in the halves of one
 * number, which reads a table that no cache holds a quarter as often. A half holds the sum of 256 features.
 */
export function packed(weights: Int8Array, labels: number): Int32Array {
  const width = Math.ceil(labels / 4) * 4;
  const bytes = new Uint8Array((weights.length / labels) * width);
  for (let i = 0; i < weights.length; i++) bytes[Math.floor(i / labels) * width + (i % labels)] = weights[i] + OVER;
  return new Int32Array(bytes.buffer);
}

/** Adds up the weights of one token's features (at most 256) for each label, into `out` from `offset` on. Three or eight labels. */
export function emit(crf: Crf, features: Int32Array, count: number, out: Float64Array, offset: number): void {
  if (crf.weights instanceof Float32Array) emitFloats(crf, crf.weights, features, count, out, offset);
  else if (crf.labels === 3) emitThree(crf, crf.weights, features, count, out, offset);
  else emitEight(crf, crf.weights, features, count, out, offset);
}

const HALVES = 0xff00ff;

function emitThree({ mask, unit }: Crf, weights: Int32Array, features: Int32Array, count: number, out: Float64Array, offset: number): void {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < count; i++) {
    const four = weights[features[i] & mask];
    even = (even + (four & HALVES)) | 0;
    odd = (odd + ((four >>> 8) & HALVES)) | 0;
  }
  const over = OVER * count;
  out[offset] = ((even & 0xffff) - over) * unit;
  out[offset + 1] = ((odd & 0xffff) - over) * unit;
  out[offset + 2] = ((even >>> 16) - over) * unit;
}

function emitEight({ mask, unit }: Crf, weights: Int32Array, features: Int32Array, count: number, out: Float64Array, offset: number): void {
  let even = 0;
  let odd = 0;
  let evenOn = 0;
  let oddOn = 0;
  for (let i = 0; i < count; i++) {
    const base = (features[i] & mask) << 1;
    const four = weights[base];
    const on = weights[base + 1];
    even = (even + (four & HALVES)) | 0;
    odd = (odd + ((four >>> 8) & HALVES)) | 0;
    evenOn = (evenOn + (on & HALVES)) | 0;
    oddOn = (oddOn + ((on >>> 8) & HALVES)) | 0;
  }
  const over = OVER * count;
  out[offset] = ((even & 0xffff) - over) * unit;
  out[offset + 1] = ((odd & 0xffff) - over) * unit;
  out[offset + 2] = ((even >>> 16) - over) * unit;
  out[offset + 3] = ((odd >>> 16) - over) * unit;
  out[offset + 4] = ((evenOn & 0xffff) - over) * unit;
  out[offset + 5] = ((oddOn & 0xffff) - over) * unit;
  out[offset + 6] = ((evenOn >>> 16) - over) * unit;
  out[offset + 7] = ((oddOn >>> 16) - over) * unit;
}

function emitFloats(
  { labels, mask, unit }: Crf,
  weights: Float32Array,
  features: Int32Array,
  count: number,
  out: Float64Array,
  offset: number,
): void {
  for (let label = 0; label < labels; label++) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += weights[(features[i] & mask) * labels + label];
    out[offset + label] = sum * unit;
  }
}
