import type { WeightArray, Weights } from "../../../src/weights/weights.ts";
import type { Coding } from "./corpus.ts";
import type { Matrix } from "./memory.ts";
import { columnsOf, named, type Parameters, type Shape } from "./network.ts";

/** Weights as the parser loads them: tables of embeddings as bytes with a scale for each row, all else as floats. */
export function toWeights(p: Parameters, shape: Shape, coding: Coding, seed: number): Weights {
  const arrays: Record<string, WeightArray> = { vocabulary: coding.hashes };
  const tables = Object.keys(shape.tables);
  for (const [parameter, matrix] of named(p)) {
    const name = parameter.startsWith("tables") ? tables[Number(parameter.slice(6))] : parameter;
    if (name === parameter && name !== "tag") {
      arrays[name] = name.startsWith("project") ? firstColumns(matrix, columnsOf(shape).tags) : Float32Array.from(matrix.data);
      continue;
    }
    const scales = new Float32Array(matrix.rows);
    const values = new Int8Array(matrix.data.length);
    for (let row = 0; row < matrix.rows; row++) {
      const from = row * matrix.columns;
      let largest = 0;
      for (let j = 0; j < matrix.columns; j++) largest = Math.max(largest, Math.abs(matrix.data[from + j]));
      scales[row] = largest / 127;
      for (let j = 0; j < matrix.columns; j++) values[from + j] = largest === 0 ? 0 : Math.round((matrix.data[from + j] / largest) * 127);
    }
    arrays[name] = values;
    arrays[`${name}Scale`] = scales;
  }
  const { width, layers, arc, label, vector } = shape;
  return { name: "syntax", meta: { width, layers, arc, label, vector, deprels: coding.deprels, seed }, arrays };
}

/** The parser has no use for the tags that the network says. */
function firstColumns({ data, rows, columns }: Matrix, kept: number): Float32Array {
  const out = new Float32Array(rows * kept);
  for (let i = 0; i < rows; i++) out.set(data.subarray(i * columns, i * columns + kept), i * kept);
  return out;
}
