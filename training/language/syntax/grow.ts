import type { Weights } from "../../../src/weights/weights.ts";
import { initialise, named, type Parameters, type Shape } from "./network.ts";
import { readCells } from "./save.ts";

/** What the index of a row or column is of. */
type Axis = "same" | "state" | "hidden" | "gates";

const AXES: { readonly [parameter: string]: readonly [Axis, Axis] } = {
  vectors: ["same", "state"],
  formIn: ["state", "state"],
  formInBias: ["same", "state"],
  formOut: ["state", "state"],
  tag: ["same", "state"],
  gates: ["state", "gates"],
  gateBias: ["same", "gates"],
  out: ["hidden", "state"],
  outBias: ["same", "state"],
  project: ["state", "same"],
};

/** What new parts are worth beside the old ones where they feed these, at first. */
const SMALL = 0.1;

/**
 * Fills parameters with weights of a smaller network, as `toWeights` gives them: it computes nearly the same (after Chen et al., 2016, "Net2Net"). What
 * is new starts at random, and small where it feeds what is old.
 */
export function grow(p: Parameters, shape: Shape, weights: Weights, next: () => number): void {
  const { width, layers } = weights.meta as { readonly width: number; readonly layers: number };
  initialise(p, next);
  for (const [parameter, { data, rows, columns }] of named(p)) {
    const [, family, layer] = /^(\D+?)(\d*)$/.exec(parameter) as RegExpExecArray;
    const ofLayer = family === "gates" || family === "gateBias" || family === "out" || family === "outBias";
    if (ofLayer && Number(layer) >= layers) {
      if (family === "out") for (let i = 0; i < data.length; i++) data[i] *= SMALL;
      continue;
    }
    const [rowAxis, columnAxis] = AXES[family] ?? ["same", "same"];
    const rowOf = origins(rowAxis, rows, width, shape.width);
    const columnOf = origins(columnAxis, columns, width, shape.width);
    const read = readCells(
      weights,
      parameter,
      shape,
      columnOf.reduce((sum, origin) => sum + (origin < 0 ? 0 : 1), 0),
    );
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const at = row * columns + column;
        if (columnOf[column] < 0) continue;
        data[at] = rowOf[row] < 0 ? data[at] * SMALL : read(rowOf[row], columnOf[column]);
      }
  }
}

/** Where each index was in a network of width `old`, -1 for one that is new. */
function origins(axis: Axis, size: number, old: number, width: number): readonly number[] {
  const hidden = (j: number, half: number, oldHalf: number) => (j % half < oldHalf ? (j % half) + (j < half ? 0 : oldHalf) : -1);
  return Array.from({ length: size }, (_, j) => {
    if (axis === "same") return j;
    if (axis === "state") return j < old ? j : -1;
    const origin = hidden(j % width, width / 2, old / 2);
    return origin < 0 ? -1 : origin + Math.floor(j / width) * old;
  });
}
