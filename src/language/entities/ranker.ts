import { readWeights, type Weights } from "../../weights/weights.ts";
import { FEATURES } from "./features.ts";
import type { GivenNames } from "./given.ts";

/** Weights of the features of `features.ts`. */
export interface Ranker {
  readonly weights: Float32Array;
  readonly given: GivenNames;
}

const MODEL = new URL("../../../models/entities.bin", import.meta.url);

let shipped: Ranker | undefined;

/** The shipped ranker. Throws WEIGHTS_UNREADABLE or WEIGHTS_DAMAGED. */
export function shippedRanker(): Ranker {
  shipped ??= rankerOf(readWeights(MODEL));
  return shipped;
}

/** Reads a ranker from weights; a file made for other features counts as damaged. */
export function rankerOf(weights: Weights): Ranker {
  const array = weights.arrays.ranker;
  if (!(array instanceof Float32Array) || array.length !== FEATURES)
    throw new RangeError(`the ranker has ${array?.length} weights, expected ${FEATURES}`);
  return { weights: array, given: weights.arrays.given as Uint32Array };
}

/** Sum of the weights of the first `n` features. */
export function scoreOf(ranker: Ranker, features: Int32Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += ranker.weights[features[i]];
  return sum;
}
