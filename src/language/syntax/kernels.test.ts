import { describe, expect, it } from "vitest";
import { packColumns, scaledColumns } from "./gemm-i8.ts";
import { createKernels } from "./kernels.ts";
import { packHalves } from "./vector-kernels.ts";

const kernels = createKernels(1 << 16);
const f32 = new Float32Array(kernels.memory.buffer);
const i32 = new Int32Array(kernels.memory.buffer);
const put = (at: number, values: readonly number[]) => f32.set(values, at / 4);
const at = (address: number, n: number) => [...f32.subarray(address / 4, address / 4 + n)];
const range = (n: number, from = 0) => Array.from({ length: n }, (_, i) => from + i);

describe("kernels", () => {
  it("multiplies and adds", () => {
    const [n, k, m] = [4, 4, 8];
    put(1024, range(n * k, -5));
    put(2048, range(k * m, 1));
    put(4096, range(n * m));
    kernels.gemmF32(1024, 2048, 4096, n, k, m);
    const expected = range(n * m).map((c) => {
      const [i, j] = [Math.floor(c / m), c % m];
      return range(k).reduce((sum, x) => sum + (i * k + x - 5) * (x * m + j + 1), c);
    });
    expect(at(4096, n * m)).toEqual(expected);
  });

  it("multiplies whole numbers of a byte exactly, signs and extremes included", () => {
    const [n, k, m] = [10, 32, 16];
    // Whole numbers up to 63 and 127, which every row and column reaches: nothing is lost in bytes.
    const a = range(n * k).map((i) => (i % k === 5 ? -63 : i % k === 9 ? 63 : ((i * 37) % 127) - 63));
    const b = range(k * m).map((i) => (i < m ? 127 : i < 2 * m ? -127 : ((i * 53) % 255) - 127));
    const { values, scales } = scaledColumns(Float32Array.from(b), k, m);
    const packed = packColumns(values, k, m);
    put(1024, a);
    new Int8Array(kernels.memory.buffer).set(packed, 8192);
    put(16384, [...scales]);
    put(20480, range(n * m));
    kernels.quantise(4096, 6144, 1024, n, k);
    kernels.gemmI8(4096, 6144, 8192, 16384, 20480, n, k, m);
    const expected = range(n * m).map((c) => {
      const [i, j] = [Math.floor(c / m), c % m];
      return range(k).reduce((sum, x) => sum + a[i * k + x] * b[x * m + j], c);
    });
    expect(at(20480, n * m)).toEqual(expected);
  });

  it("adds rows by their numbers, one row to all, and copies, clears and fills rows", () => {
    put(1024, range(12));
    i32.set([2, 0], 2048 / 4);
    put(4096, range(8, 100));
    kernels.addRows(4096, 1024, 2048, 2, 16);
    expect(at(4096, 8)).toEqual([108, 110, 112, 114, 104, 106, 108, 110]);
    kernels.addRow(4096, 1024, 2, 16);
    expect(at(4096, 8)).toEqual([108, 111, 114, 117, 104, 107, 110, 113]);
    kernels.copyRows(8192, 1024, 2, 16, 32);
    expect(at(8192, 8)).toEqual([0, 1, 2, 3, 8, 9, 10, 11]);
    kernels.fillRows(8192, 1040, 2, 16);
    expect(at(8192, 8)).toEqual([4, 5, 6, 7, 4, 5, 6, 7]);
    kernels.clear(8192, 16);
    expect(at(8192, 8)).toEqual([0, 0, 0, 0, 4, 5, 6, 7]);
  });

  it("packs floats by their upper halves and adds them", () => {
    const values = range(8, 1).map((i) => (i % 2 === 0 ? -i : i) / 3);
    put(1024, values);
    packHalves(i32, 1024 / 4, 2048 / 4, 8);
    packHalves(i32, 1024 / 4, 2064 / 4, 8);
    i32.set([1], 3072 / 4);
    put(4096, range(8));
    kernels.addHalves(4096, 2048, 3072, 1, 16);
    for (const [i, value] of values.entries()) expect(Math.abs(at(4096, 8)[i] - i - value)).toBeLessThan(Math.abs(value) / 256 + 1e-6);
    put(1024, [1.5, -2, 0, 256, 0.125, 3, -96, 1]);
    packHalves(i32, 1024 / 4, 2048 / 4, 8);
    i32.set([0], 3072 / 4);
    put(4096, range(8).fill(0));
    kernels.addHalves(4096, 2048, 3072, 1, 16);
    expect(at(4096, 8)).toEqual([1.5, -2, 0, 256, 0.125, 3, -96, 1]);
  });

  it("transposes", () => {
    put(1024, range(6));
    kernels.transpose(4096, 1024, 2, 2, 12, 8);
    expect(at(4096, 4)).toEqual([0, 3, 1, 4]);
  });

  it("runs the recurrence down and up", () => {
    // Two rows of width 8; the gate 0 is one half, a huge one is 1.
    put(1024, [...range(8).map(() => 0), ...range(8).map(() => 4), ...range(8).map(() => 0), ...range(8).map(() => -8)]);
    kernels.recur(1024, 4096, 2, 1, 8);
    expect([at(4096, 4), at(4096 + 32, 4)]).toEqual([
      [2, 2, 2, 2],
      [0, 0, 0, 0],
    ]);
    kernels.recur(1024 + 64, 4096 + 32, 2, -1, 8);
    expect([at(4096, 4), at(4096 + 32, 4)]).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });
});
