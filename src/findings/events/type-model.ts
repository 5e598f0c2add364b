import type { Weights } from "../../weights/weights.ts";

/** Rows of the weight table; a power of two. */
export const ROWS = 1 << 15;

/** Root types that the model tells apart: those of PLOVER, with CONCEDE and RETREAT as one ("YIELD"), as in the data that it learns from. */
export const MODEL_TYPES = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "YIELD",
  "COOPERATE",
  "AID",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const;

/** A linear model over hashed features, one column a type. */
export interface TypeModel {
  /** Probabilities of MODEL_TYPES for the rows of one event. */
  readonly probabilities: (rows: Int32Array) => Float32Array;
}

/** Opens models/events.bin: `weights` is row by row, 8 bits a weight, in units of meta.unit. */
export function openTypeModel(weights: Weights): TypeModel {
  return modelOf(weights.arrays.weights as Int8Array, weights.meta.unit as number);
}

/** A model over a table of weights, row by row; the trainer uses it with its own. */
export function modelOf(table: Int8Array | Float32Array, unit: number): TypeModel {
  const count = MODEL_TYPES.length;
  return {
    probabilities: (rows) => {
      const scores = new Float32Array(count);
      for (const row of rows) for (let type = 0, at = row * count; type < count && row < ROWS; type++, at++) scores[type] += table[at];
      for (let type = 0; type < count; type++) scores[type] *= unit;
      return softmax(scores);
    },
  };
}

export function softmax(scores: Float32Array): Float32Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  const out = scores.map((score) => Math.exp(score - top));
  for (const value of out) sum += value;
  return out.map((value) => value / sum);
}
