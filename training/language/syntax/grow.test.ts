import { describe, expect, it } from "vitest";
import { random } from "../random.ts";
import type { Coding } from "./corpus.ts";
import { encode } from "./forward.ts";
import { grow } from "./grow.ts";
import { createArena, type Matrix } from "./memory.ts";
import { type Batch, createParameters, initialise, named, type Parameters, type Shape } from "./network.ts";
import { readCells, toWeights } from "./save.ts";

const small: Shape = {
  tables: { word: 9, prefix3: 5 },
  tags: 18,
  names: 21,
  vector: 8,
  embedding: 16,
  width: 16,
  layers: 1,
  arc: 8,
  label: 16,
  labels: 11,
};
const large: Shape = { ...small, width: 32, layers: 2 };
const coding = { hashes: new Uint32Array(8), deprels: ["root", "obj"] } as unknown as Coding;
const count = 6;
const ids = (n: number) => Int32Array.from({ length: count }, (_, i) => (i * 5) % n);
const batch: Batch = {
  count,
  offsets: Int32Array.of(0, 4, 6),
  features: [ids(9), ids(5)],
  tags: ids(18),
  goldTags: ids(1),
  goldNames: ids(1),
  goldBounds: ids(1),
  vectorRows: ids(count),
  heads: ids(1),
  labels: new Uint8Array(count),
};
const vectors = (row: number, out: Float32Array) => void out.set(out.map((_, i) => ((row + 1) * (i + 2)) % 3));

function started(shape: Shape): { readonly parameters: Parameters; readonly projected: () => Matrix } {
  const arena = createArena(4);
  const parameters = createParameters(arena, shape);
  initialise(parameters, random(3));
  return { parameters, projected: () => encode(arena, parameters, vectors, batch, null).projected };
}

describe("a network grown from a smaller one", () => {
  const from = started(small);
  const weights = toWeights(from.parameters, small, coding, 1);

  it("has the smaller one's weights where they were, but for what is lost in bytes", () => {
    const grown = started(large).parameters;
    grow(grown, large, weights, random(4));
    const [before, after] = [new Map(named(from.parameters)), new Map(named(grown))];
    const cell = (all: ReadonlyMap<string, Matrix>, name: string, row: number, column: number) => {
      const { data, columns } = all.get(name) as Matrix;
      return data[row * columns + column];
    };
    // Of the hidden cells the first half runs one way and the second the other; of the gates, gates come before candidates.
    for (const [name, row, column, newRow, newColumn] of [
      ["tables0", 3, 15, 3, 15],
      ["vectors", 2, 15, 2, 15],
      ["gates0", 4, 7, 4, 7],
      ["gates0", 4, 8, 4, 16],
      ["gates0", 4, 31, 4, 55],
      ["out0", 8, 3, 16, 3],
      ["project", 15, 40, 15, 40],
    ] as const)
      expect(cell(after, name, newRow, newColumn), `${name} ${row} ${column}`).toBeCloseTo(cell(before, name, row, column), 2);
  });

  it("says the same where what is new feeds nothing", () => {
    const { parameters, projected } = started(large);
    grow(parameters, large, weights, () => 0.5);
    const [old, grown] = [from.projected(), projected()];
    for (let i = 0; i < old.data.length; i++) expect(grown.data[i]).toBeCloseTo(old.data[i], 1);
  });

  it("starts what is new at random", () => {
    const { parameters } = started(large);
    grow(parameters, large, weights, random(4));
    const { data, columns } = parameters.gates[0];
    expect(Math.abs(data[20 * columns])).toBeLessThan(0.1);
    expect(data[20 * columns]).not.toBe(0);
    expect(parameters.gates[1].data.some((value) => value !== 0)).toBe(true);
  });

  it("reads its cells back, as they are stored", () => {
    const read = readCells(weights, "tables1", small, 16);
    const { data } = from.parameters.tables[1];
    expect(read(4, 9)).toBeCloseTo(data[4 * 16 + 9], 3);
  });
});
