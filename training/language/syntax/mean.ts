import type { Weights } from "../../../src/weights/weights.ts";
import type { Coding } from "./corpus.ts";
import { createArena } from "./memory.ts";
import { createParameters, named, type Shape } from "./network.ts";
import { readCells, toWeights } from "./save.ts";

/**
 * The mean of two networks, of which `b`, with its `share`, has learnt on from where `a` stood (after Wortsman et al., 2022, "Model soups"): it keeps what
 * either knows better. Both as `toWeights` gives them.
 */
export function meanOf(a: Weights, b: Weights, share: number, shape: Shape, coding: Coding): Weights {
  const parameters = createParameters(createArena(64), shape);
  for (const [name, { data, rows, columns }] of named(parameters)) {
    const [one, other] = [a, b].map((weights) => readCells(weights, name, shape, columns));
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        data[row * columns + column] = one(row, column) * (1 - share) + other(row, column) * share;
  }
  return toWeights(parameters, shape, coding, a.meta.seed as number);
}
