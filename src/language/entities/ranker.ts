import { readWeights, type Weights } from "../../weights/weights.ts";
import { FEATURES } from "./feature-blocks.ts";
import type { GivenNames } from "./given.ts";

/** Hidden units of one network. */
export const UNITS = 16;
/** Networks that were trained apart and whose scores are averaged: one alone is right by a point more or less with every training. */
export const NETWORKS = 2;
const HIDDEN = UNITS * NETWORKS;
/** Weights are stored as whole numbers of this. */
export const STEP: number = 1 / 2048;

/** Small networks over the features of a candidate: a weight for each feature, and one layer of rectified units over the sum of their rows. */
export interface Ranker {
  readonly linear: Float32Array;
  /** Row of each feature, HIDDEN wide. */
  readonly rows: Float32Array;
  readonly out: Float32Array;
  readonly given: GivenNames;
}

const MODEL = new URL("../../../models/entities.bin", import.meta.url);

let shipped: Ranker | undefined;

/** The shipped ranker. Throws WEIGHTS_UNREADABLE or WEIGHTS_DAMAGED. */
export function shippedRanker(): Ranker {
  shipped ??= rankerOf(readWeights(MODEL));
  return shipped;
}

/** Reads a ranker from weights; throws a RangeError where these were made for other features. */
function rankerOf(weights: Weights): Ranker {
  const { linear, rows, out } = weights.arrays as { readonly [name: string]: Int16Array };
  const given = weights.arrays.given as GivenNames;
  if (linear?.length !== FEATURES || rows?.length !== FEATURES * HIDDEN || out?.length !== HIDDEN)
    throw new RangeError(`the ranker has ${linear?.length} weights, expected ${FEATURES}: train it again`);
  const values = (stored: Int16Array) => Float32Array.from(stored, (value) => value * STEP);
  return { linear: values(linear), rows: values(rows), out: values(out), given };
}

/** Score of the candidate whose features are `features[from]` to `features[to - 1]`. */
export function scoreOf({ linear, rows, out }: Ranker, features: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += linear[features[i]];
  // Eight units at a time stay in registers: with one array for all of them everything up to entities took a seventh longer.
  for (let unit = 0; unit < HIDDEN; unit += 8) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    let f = 0;
    let g = 0;
    let h = 0;
    for (let i = from; i < to; i++) {
      const at = features[i] * HIDDEN + unit;
      a += rows[at];
      b += rows[at + 1];
      c += rows[at + 2];
      d += rows[at + 3];
      e += rows[at + 4];
      f += rows[at + 5];
      g += rows[at + 6];
      h += rows[at + 7];
    }
    if (a > 0) sum += out[unit] * a;
    if (b > 0) sum += out[unit + 1] * b;
    if (c > 0) sum += out[unit + 2] * c;
    if (d > 0) sum += out[unit + 3] * d;
    if (e > 0) sum += out[unit + 4] * e;
    if (f > 0) sum += out[unit + 5] * f;
    if (g > 0) sum += out[unit + 6] * g;
    if (h > 0) sum += out[unit + 7] * h;
  }
  return sum;
}
