import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodeWeights, encodeWeights, readWeights } from "./weights.ts";

const sample = {
  name: "sample",
  meta: { labels: ["A", "B"] },
  arrays: { a: Float32Array.of(1.5, -2), b: Uint8Array.of(1, 2, 3), c: Int16Array.of(-7) },
};

describe("weights file", () => {
  it("gives back what was encoded", () => {
    expect(decodeWeights(encodeWeights(sample), "x")).toEqual(sample);
  });

  it("reads bytes that lie at an odd address", () => {
    const bytes = encodeWeights(sample);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeWeights(shifted.subarray(3), "x")).toEqual(sample);
  });

  it("refuses every single changed byte of the payload, a cut file and another file", () => {
    const bytes = encodeWeights(sample);
    for (let i = bytes.length - 24; i < bytes.length; i++) {
      const changed = Uint8Array.from(bytes);
      changed[i] ^= 1;
      expect(() => decodeWeights(changed, "x")).toThrow(/damaged/);
    }
    expect(() => decodeWeights(bytes.subarray(0, 30), "x")).toThrow(/damaged/);
    expect(() => decodeWeights(bytes.subarray(0, bytes.length - 8), "x")).toThrow(/damaged/);
    expect(() => decodeWeights(new Uint8Array(40), "x")).toThrow(/not a weights file/);
  });

  it("is read once while its bytes are held, and again when it has changed", () => {
    const folder = mkdtempSync(join(tmpdir(), "readout-weights-"));
    const path = join(folder, "sample.bin");
    writeFileSync(path, encodeWeights(sample));
    const [one, other] = [readWeights(path), readWeights(path)];
    expect(other).toEqual(sample);
    expect(other.arrays.a.buffer).toBe(one.arrays.a.buffer);
    writeFileSync(path, encodeWeights({ ...sample, arrays: { ...sample.arrays, d: Int16Array.of(1, 2, 3, 4) } }));
    expect(readWeights(path).arrays.d).toEqual(Int16Array.of(1, 2, 3, 4));
    expect(one.arrays.a).toEqual(sample.arrays.a);
    rmSync(folder, { recursive: true });
  });

  it("names a file that is not there", () => {
    expect(() => readWeights("models/none.bin")).toThrow(expect.objectContaining({ code: "WEIGHTS_UNREADABLE" }));
  });
});
