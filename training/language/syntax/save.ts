import type { WeightArray, Weights } from "../../../src/weights/weights.ts";
import type { Coding } from "./corpus.ts";
import { columnsOf, named, type Parameters, type Shape } from "./network.ts";

/** Weights as the parser loads them: tables of embeddings as bytes with a scale for each row, all else as floats. */
export function toWeights(p: Parameters, shape: Shape, coding: Coding, seed: number): Weights {
  const arrays: Record<string, WeightArray> = { vocabulary: coding.hashes };
  const tables = Object.keys(shape.tables);
  for (const [parameter, matrix] of named(p)) {
    const name = parameter.startsWith("tables") ? tables[Number(parameter.slice(6))] : parameter;
    if (name === parameter && name !== "tag") {
      arrays[name] = Float32Array.from(matrix.data);
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
  const { width, layers, arc, label, tags, names, vector } = shape;
  return {
    name: "syntax",
    meta: { width, layers, arc, label, tags: tags - 1, names, bounds: columnsOf(shape).bounds, vector, deprels: coding.deprels, seed },
    arrays,
  };
}

/** Fills parameters of the same shape with weights as `toWeights` gives them. */
export function takeWeights(p: Parameters, shape: Shape, { arrays }: Weights): void {
  const tables = Object.keys(shape.tables);
  for (const [parameter, { data, columns }] of named(p)) {
    const name = parameter.startsWith("tables") ? tables[Number(parameter.slice(6))] : parameter;
    const values = arrays[name];
    const scales = arrays[`${name}Scale`];
    if (values?.length !== data.length) throw new RangeError(`${name}: not of this shape`);
    for (let i = 0; i < data.length; i++) data[i] = values[i] * (scales === undefined ? 1 : scales[Math.floor(i / columns)]);
  }
}
