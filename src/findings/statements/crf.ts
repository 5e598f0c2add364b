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

/** Adds up the weights of one token's features for each label, into `out` from `offset` on. */
export function emit(crf: Crf, features: Int32Array, count: number, out: Float64Array, offset: number): void {
  const { labels, mask, weights, unit } = crf;
  for (let label = 0; label < labels; label++) out[offset + label] = 0;
  for (let i = 0; i < count; i++) {
    const base = (features[i] & mask) * labels;
    for (let label = 0; label < labels; label++) out[offset + label] += weights[base + label];
  }
  for (let label = 0; label < labels; label++) out[offset + label] *= unit;
}

/**
 * Best labelling of `length` tokens by their emissions (Viterbi), into `path`.
 * @param allowed bit l of entry i: token i may have label l.
 */
export function decode(crf: Crf, emissions: Float64Array, length: number, allowed: Uint32Array, path: Uint8Array): void {
  const { labels, transitions, start } = crf;
  if (length === 0) return;
  const score = new Float64Array(labels * length);
  const back = new Uint8Array(labels * length);
  for (let label = 0; label < labels; label++) score[label] = (allowed[0] >> label) & 1 ? emissions[label] + start[label] : -Infinity;
  for (let i = 1; i < length; i++) {
    for (let label = 0; label < labels; label++) {
      let best = -Infinity;
      let from = 0;
      for (let before = 0; before < labels; before++) {
        const sum = score[(i - 1) * labels + before] + transitions[before * labels + label];
        if (sum > best) {
          best = sum;
          from = before;
        }
      }
      score[i * labels + label] = (allowed[i] >> label) & 1 ? best + emissions[i * labels + label] : -Infinity;
      back[i * labels + label] = from;
    }
  }
  let label = 0;
  for (let other = 1; other < labels; other++)
    if (score[(length - 1) * labels + other] > score[(length - 1) * labels + label]) label = other;
  for (let i = length - 1; i >= 0; i--) {
    path[i] = label;
    label = back[i * labels + label];
  }
}
