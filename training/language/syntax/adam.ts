import type { Matrix } from "./memory.ts";
import { type Batch, named, type Parameters } from "./network.ts";

const BETA1 = 0.9;
const BETA2 = 0.99;
const EPSILON = 1e-8;

interface State {
  readonly name: string;
  readonly value: Matrix;
  readonly gradient: Matrix;
  readonly mean: Float32Array;
  readonly square: Float32Array;
  /** Embedding tables are stepped only in the rows that the batch touched. */
  readonly sparse: boolean;
}

/** Adam (Kingma and Ba, 2015) with a clipped gradient norm; clears the gradients it has used. */
export interface Optimiser {
  readonly step: (rate: number, touched: Batch) => void;
}

export function createOptimiser(p: Parameters, gradient: Parameters, clip: number): Optimiser {
  const gradients = named(gradient);
  const states: State[] = named(p).map(([name, value], i) => ({
    name,
    value,
    gradient: gradients[i][1],
    mean: new Float32Array(value.data.length),
    square: new Float32Array(value.data.length),
    sparse: name.startsWith("tables"),
  }));
  const dense = states.filter((s) => !s.sparse);
  const tables = states.filter((s) => s.sparse);
  let time = 0;
  return {
    step(rate, touched) {
      time++;
      const rows = tables.map((_, i) => [...new Set(touched.features[i])]);
      const norm = Math.sqrt(dense.reduce((sum, s) => sum + squares(s.gradient.data, 0, s.gradient.data.length), 0));
      const scale = norm > clip ? clip / norm : 1;
      const corrected = (rate * Math.sqrt(1 - BETA2 ** time)) / (1 - BETA1 ** time);
      for (const s of dense) update(s, 0, s.value.data.length, corrected, scale);
      for (const [i, s] of tables.entries())
        for (const row of rows[i]) update(s, row * s.value.columns, (row + 1) * s.value.columns, corrected, scale);
    },
  };
}

function squares(data: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += data[i] * data[i];
  return sum;
}

function update(s: State, from: number, to: number, rate: number, scale: number): void {
  const value = s.value.data;
  const gradient = s.gradient.data;
  const { mean, square } = s;
  for (let i = from; i < to; i++) {
    const g = gradient[i] * scale;
    gradient[i] = 0;
    mean[i] = BETA1 * mean[i] + (1 - BETA1) * g;
    square[i] = BETA2 * square[i] + (1 - BETA2) * g * g;
    value[i] -= (rate * mean[i]) / (Math.sqrt(square[i]) + EPSILON);
  }
}
