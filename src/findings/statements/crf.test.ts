import fc from "fast-check";
import { expect, test } from "vitest";
import { emit, packed } from "./crf.ts";

const BUCKETS = 8;
const MOST = 256;

test.each([3, 8])("weights of %i labels add up packed as they do one by one", (labels) => {
  const inputs = fc.record({
    weights: fc.array(fc.integer({ min: -128, max: 127 }), { minLength: BUCKETS * labels, maxLength: BUCKETS * labels }),
    features: fc.array(fc.integer(), { maxLength: MOST, size: "max" }),
  });
  fc.assert(
    fc.property(inputs, ({ weights, features }) => {
      const rest = {
        labels,
        mask: BUCKETS - 1,
        unit: 0.5,
        transitions: new Float32Array(labels * labels),
        start: new Float32Array(labels),
      };
      const [one, two] = [new Float64Array(labels + 1), new Float64Array(labels + 1)];
      const given = Int32Array.from(features);
      emit({ ...rest, weights: packed(Int8Array.from(weights), labels) }, given, given.length, one, 1);
      emit({ ...rest, weights: Float32Array.from(weights) }, given, given.length, two, 1);
      expect(one).toEqual(two);
    }),
  );
});

test("the sums of the most features, all at either end of their range, stay apart", () => {
  const features = new Int32Array(MOST);
  for (const value of [-128, 127]) {
    const out = new Float64Array(8);
    const weights = packed(new Int8Array(8).fill(value), 8);
    emit({ labels: 8, mask: 0, unit: 1, weights, transitions: new Float32Array(64), start: new Float32Array(8) }, features, MOST, out, 0);
    expect([...out]).toEqual(new Array(8).fill(value * MOST));
  }
});
