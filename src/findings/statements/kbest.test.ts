import fc from "fast-check";
import { expect, test } from "vitest";
import type { Crf } from "./crf.ts";
import { bestPaths } from "./kbest.ts";

const LABELS = 3;
const score = fc.integer({ min: -20, max: 20 });

/** Scores of all labellings, best first, by trying every one. */
function all({ transitions, start }: Crf, emissions: Float64Array, length: number): number[] {
  const scores: number[] = [];
  for (let code = 0; code < LABELS ** length; code++) {
    const labels = Array.from({ length }, (_, i) => Math.floor(code / LABELS ** i) % LABELS);
    scores.push(
      labels.reduce(
        (sum, label, i) => sum + emissions[i * LABELS + label] + (i === 0 ? start[label] : transitions[labels[i - 1] * LABELS + label]),
        0,
      ),
    );
  }
  return scores.filter((value) => value > Number.NEGATIVE_INFINITY).sort((a, b) => b - a);
}

test("finds the best labellings in order, as trying every one does, and none below the margin", () => {
  const inputs = fc.record({
    length: fc.integer({ min: 1, max: 5 }),
    k: fc.integer({ min: 1, max: 8 }),
    margin: fc.integer({ min: 0, max: 60 }),
    emissions: fc.array(score, { minLength: 15, maxLength: 15 }),
    transitions: fc.array(fc.oneof(score, fc.constant(Number.NEGATIVE_INFINITY)), { minLength: 9, maxLength: 9 }),
    start: fc.array(score, { minLength: 3, maxLength: 3 }),
  });
  fc.assert(
    fc.property(inputs, ({ length, k, margin, emissions, transitions, start }) => {
      const crf: Crf = {
        labels: LABELS,
        mask: 0,
        weights: new Int32Array(0),
        unit: 1,
        transitions: Float32Array.from(transitions),
        start: Float32Array.from(start),
      };
      const given = Float64Array.from(emissions);
      const expected = all(crf, given, length);
      const found = bestPaths(crf, given, length, new Uint32Array(length).fill(7), k, margin);
      expect(found.map((path) => path.score)).toEqual(expected.slice(0, k).filter((value) => value >= expected[0] - margin));
      expect(new Set(found.map(({ labels }) => labels.join())).size).toBe(found.length);
    }),
  );
});
