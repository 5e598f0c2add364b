import { scaledColumns } from "../../../src/language/syntax/gemm-i8.ts";
import type { WeightArray, Weights } from "../../../src/weights/weights.ts";
import type { Coding } from "./corpus.ts";
import type { Matrix } from "./memory.ts";
import { columnsOf, named, type Parameters, type Shape } from "./network.ts";

interface Scaled {
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

/** Weights as the parser loads them: embeddings as bytes with a scale for each row, other matrices with one for each column, all else as floats. */
export function toWeights(p: Parameters, shape: Shape, coding: Coding, seed: number): Weights {
  const arrays: Record<string, WeightArray> = { vocabulary: coding.hashes };
  for (const [parameter, matrix] of named(p)) {
    const name = nameOf(parameter, shape);
    if (isFloat(parameter, matrix)) {
      arrays[name] = Float32Array.from(matrix.data);
      continue;
    }
    const { values, scales } = isEmbedding(parameter) ? scaledRows(matrix) : scaledColumns(matrix.data, matrix.rows, matrix.columns);
    arrays[name] = values;
    arrays[`${name}Scale`] = scales;
  }
  const { embedding, width, layers, arc, label, tags, names, vector } = shape;
  const bounds = columnsOf(shape).bounds;
  return {
    name: "syntax",
    meta: { embedding, width, layers, arc, label, tags: tags - 1, names, bounds, vector, deprels: coding.deprels, seed },
    arrays,
  };
}

const nameOf = (parameter: string, shape: Shape): string =>
  parameter.startsWith("tables") ? Object.keys(shape.tables)[Number(parameter.slice(6))] : parameter;

const isEmbedding = (parameter: string): boolean => parameter.startsWith("tables") || parameter === "tag";

/** Biases and the rows that are added as they are. */
const isFloat = (parameter: string, matrix: Matrix): boolean => matrix.rows === 1 || /^(p|labelP)laces$/.test(parameter);

function scaledRows({ rows, columns, data }: Matrix): Scaled {
  const scales = new Float32Array(rows);
  const values = new Int8Array(data.length);
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    let largest = 0;
    for (let j = 0; j < columns; j++) largest = Math.max(largest, Math.abs(data[from + j]));
    scales[row] = largest / 127;
    for (let j = 0; j < columns; j++) values[from + j] = largest === 0 ? 0 : Math.round((data[from + j] / largest) * 127);
  }
  return { values, scales };
}

/** The value of a cell of a parameter in weights as `toWeights` gives them; `columns` are those of its matrix there. */
export function readCells({ arrays }: Weights, parameter: string, shape: Shape, columns: number): (row: number, column: number) => number {
  const name = nameOf(parameter, shape);
  const values = arrays[name];
  const scales = arrays[`${name}Scale`];
  if (scales === undefined) return (row, column) => values[row * columns + column];
  const byRow = isEmbedding(parameter);
  return (row, column) => values[row * columns + column] * scales[byRow ? row : column];
}
