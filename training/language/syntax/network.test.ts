import { describe, expect, it } from "vitest";
import { createNetwork } from "../../../src/language/syntax/network.ts";
import { random } from "../random.ts";
import { type Learner, learn } from "./backward.ts";
import type { Coding } from "./corpus.ts";
import { encode, scoreArcs, scoreLabels } from "./forward.ts";
import { createArena } from "./memory.ts";
import { type Batch, createParameters, initialise, named, type Shape } from "./network.ts";
import { toWeights } from "./save.ts";

const shape: Shape = {
  tables: { word: 30, prefix3: 9, suffix2: 9, suffix3: 9, suffix4: 9, shape: 9, cluster: 9 },
  tags: 18,
  names: 21,
  vector: 8,
  embedding: 8,
  width: 16,
  layers: 2,
  arc: 8,
  label: 16,
  labels: 11,
};
const offsets = [0, 4, 5, 12];
const count = 12;

function sample(): { learner: Learner; batch: Batch } {
  const next = random(7);
  const arena = createArena(4);
  const below = (n: number) => Int32Array.from({ length: count }, () => Math.floor(next() * n));
  const given = Array.from({ length: count }, () => Float32Array.from({ length: shape.vector }, () => next() - 0.5));
  const parameters = createParameters(arena, shape);
  const learner = {
    arena,
    shape,
    parameters,
    gradient: createParameters(arena, shape),
    vectors: (row: number, out: Float32Array) => out.set(given[row]),
  };
  initialise(parameters, next);
  for (const [, { data }] of named(parameters)) for (let i = 0; i < data.length; i++) if (data[i] === 0) data[i] = 0.2 * (next() - 0.5);
  const batch: Batch = {
    count,
    offsets: Int32Array.from(offsets),
    features: Object.values(shape.tables).map(below),
    tags: below(shape.tags),
    goldTags: below(shape.tags),
    goldNames: below(shape.names),
    goldBounds: below(3),
    vectorRows: Int32Array.from({ length: count }, (_, i) => i),
    heads: Int32Array.of(1, -1, 1, 2, -1, 6, -1, 6, 9, 6, 11, 9),
    labels: Uint8Array.from(below(shape.labels)),
  };
  return { learner, batch };
}

describe("the network in training", () => {
  it("has the gradient of its loss", () => {
    const { learner, batch } = sample();
    const none = { rate: 0, next: () => 0 };
    // What tags and names cost is not part of the loss that `learn` returns, so it is left out here.
    const loss = () => learn(learner, batch, none, { tagWeight: 0, nameWeight: 0 });
    loss();
    const gradients = named(learner.gradient).map(([name, { data }]) => [name, Float32Array.from(data)] as const);
    const parameters = new Map(named(learner.parameters));
    const next = random(3);
    for (const [name, gradient] of gradients) {
      const used = [...gradient.keys()].filter((i) => Math.abs(gradient[i]) > 1e-3);
      for (let k = 0; k < Math.min(3, used.length); k++) {
        const i = used[Math.floor(next() * used.length)];
        const { data } = parameters.get(name) as { data: Float32Array };
        const at = data[i];
        data[i] = at + 5e-4;
        const above = loss();
        data[i] = at - 5e-4;
        const below = loss();
        data[i] = at;
        expect((above - below) / 1e-3, `${name}[${i}]`).toBeCloseTo(gradient[i], 2);
      }
    }
  });

  it("scores as the parser does, but for what is lost in whole numbers", () => {
    const { learner, batch } = sample();
    const { arena, parameters, vectors } = learner;
    const coding = { hashes: new Uint32Array(29), deprels: Array.from({ length: 11 }, (_, i) => `r${i}`) };
    const network = createNetwork(toWeights(parameters, shape, coding as unknown as Coding, 1));
    for (let i = 0; i < count; i++) {
      const rows = batch.features.map((column) => column[i]);
      network.remember(i, rows, (out) => vectors(i, out));
      network.forms[i] = i;
      network.tags[i] = batch.tags[i];
    }
    const trace = encode(arena, parameters, vectors, batch, null);
    network.encode(count, offsets);
    for (let s = 0; s + 1 < offsets.length; s++) {
      const { scores } = scoreArcs(arena, parameters, trace, offsets[s], offsets[s + 1]);
      const found = network.arcs(offsets[s], offsets[s + 1]);
      for (const [i, score] of scores.entries()) if (Number.isFinite(score)) expect(found[i]).toBeCloseTo(score, 1);
    }
    const { scores } = scoreLabels(arena, parameters, shape, trace, batch);
    const labels = new Uint8Array(count);
    network.labels(count, batch.heads, labels);
    for (let i = 0; i < count; i++) {
      const row = scores.data.subarray(i * scores.columns, i * scores.columns + shape.labels);
      expect(row[labels[i]]).toBeCloseTo(Math.max(...row), 1);
    }
  });
});
