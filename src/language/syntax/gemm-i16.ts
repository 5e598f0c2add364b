import { FunctionBuilder } from "./assemble.ts";

/** Largest size of a quantised value: sums of 128 products of two such values stay within 32 bits. */
const LARGEST = 2047;

/**
 * 1.5 · 2²³: added to a small float, it leaves the nearest whole number in the lowest bits of the sum, to be had by an integer subtraction.
 * That is one quick addition where a conversion costs four times as much.
 */
const ROUNDING = 12582912;

/** Pairs of rows of B that one turn of the inner loop takes. */
const UNROLLED = 4;

/**
 * `quantise(to, scales, from, n, k)`: rows of k 32-bit floats (k a multiple of 8) as 16-bit integers of size at most `LARGEST`, and for each row the
 * number by which these are to be multiplied.
 */
export function quantise(): FunctionBuilder {
  const f = new FunctionBuilder("quantise", ["i32", "i32", "i32", "i32", "i32"]);
  const [to, scales, from, n, k] = [0, 1, 2, 3, 4];
  const [i, j, bytes] = Array.from({ length: 3 }, () => f.local("i32"));
  const [largest, scale, limit, magic] = Array.from({ length: 4 }, () => f.local("v128"));
  const load = (offset: number) => f.get(from).get(j).op("i32.add").memory("v128.load", offset);
  f.get(k).i32(2).op("i32.shl").set(bytes).f32(LARGEST).op("f32x4.splat").set(limit).f32(ROUNDING).op("f32x4.splat").set(magic);
  f.loop(i, n, 1, () => {
    f.f32(1e-12).op("f32x4.splat").set(largest);
    f.loop(j, bytes, 16, () => {
      load(0).op("f32x4.abs").get(largest).op("f32x4.pmax").set(largest);
    });
    for (const shift of [8, 4]) f.get(largest).get(largest).get(largest).rotateBytes(shift).op("f32x4.pmax").set(largest);
    f.get(scales).get(largest).get(limit).op("f32x4.div").storeLane0().bump(scales, 4);
    f.get(limit).get(largest).op("f32x4.div").set(scale);
    f.loop(j, bytes, 32, () => {
      f.get(to);
      for (const offset of [0, 16]) load(offset).get(scale).op("f32x4.mul").get(magic).op("f32x4.add").get(magic).op("i32x4.sub");
      f.op("i16x8.narrow_i32x4_s").memory("v128.store").bump(to, 16);
    });
    f.get(from).get(bytes).op("i32.add").set(from);
  });
  return f;
}

/**
 * `gemmI16(a, scales, b, columnScales, c, n, k, m)`: C += A · B for 32-bit floats C, n × m, where A is n × k as `quantise` gives it and B, k × m, is
 * packed by `packColumns`; n must be a multiple of 4, k and m of 8. The integer sums are exact.
 */
export function gemmI16(): FunctionBuilder {
  const f = new FunctionBuilder("gemmI16", ["i32", "i32", "i32", "i32", "i32", "i32", "i32", "i32"]);
  const [a, scales, b, columnScales, c, n, k, m] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [i, j, step, pb, pc, pairs, rowA, rowC, strip] = Array.from({ length: 9 }, () => f.local("i32"));
  const pa = Array.from({ length: 4 }, () => f.local("i32"));
  const acc = Array.from({ length: 8 }, () => f.local("v128"));
  const [b0, b1, s] = Array.from({ length: 3 }, () => f.local("v128"));
  f.get(k).i32(1).op("i32.shl").set(rowA).get(m).i32(2).op("i32.shl").set(rowC);
  // The pairs of 8 columns lie end to end, 32 bytes each.
  f.get(k).i32(1).op("i32.shr_u").set(pairs).get(b).set(strip);
  f.loop(j, m, 8, () => {
    f.loop(i, n, 4, () => {
      for (const sum of acc) f.i32(0).op("i32x4.splat").set(sum);
      f.get(strip).set(pb).get(a).get(i).get(rowA).op("i32.mul", "i32.add").set(pa[0]);
      for (let row = 1; row < 4; row++)
        f.get(pa[row - 1])
          .get(rowA)
          .op("i32.add")
          .set(pa[row]);
      f.loop(step, pairs, UNROLLED, () => {
        for (let pair = 0; pair < UNROLLED; pair++) {
          f.get(pb)
            .memory("v128.load", pair * 32)
            .set(b0)
            .get(pb)
            .memory("v128.load", pair * 32 + 16)
            .set(b1);
          for (let row = 0; row < 4; row++) {
            f.get(pa[row])
              .memory("v128.load32_splat", pair * 4)
              .set(s);
            for (const [half, factor] of [b0, b1].entries()) {
              const sum = acc[row * 2 + half];
              f.get(sum).get(s).get(factor).op("i32x4.dot_i16x8_s", "i32x4.add").set(sum);
            }
          }
        }
        f.bump(pb, UNROLLED * 32);
        for (const row of pa) f.bump(row, UNROLLED * 4);
      });
      f.get(columnScales).get(j).i32(2).op("i32.shl", "i32.add").memory("v128.load").set(b0);
      f.get(columnScales).get(j).i32(2).op("i32.shl", "i32.add").memory("v128.load", 16).set(b1);
      f.get(c).get(i).get(rowC).op("i32.mul", "i32.add").get(j).i32(2).op("i32.shl", "i32.add").set(pc);
      for (let row = 0; row < 4; row++) {
        f.get(scales)
          .get(i)
          .i32(2)
          .op("i32.shl", "i32.add")
          .memory("v128.load32_splat", row * 4)
          .set(s);
        for (const [half, columns] of [b0, b1].entries()) {
          f.get(pc)
            .get(pc)
            .memory("v128.load", half * 16);
          f.get(acc[row * 2 + half])
            .op("f32x4.convert_i32x4_s")
            .get(s)
            .op("f32x4.mul")
            .get(columns)
            .op("f32x4.mul", "f32x4.add");
          f.memory("v128.store", half * 16);
        }
        f.get(pc).get(rowC).op("i32.add").set(pc);
      }
    });
    f.get(strip).get(pairs).i32(5).op("i32.shl", "i32.add").set(strip);
  });
  return f;
}

/** A matrix k × m (row-major) as `gemmI16` takes it: strips of 8 columns, in each the rows two by two; and the scale of each column. */
export function packColumns(matrix: Float32Array, k: number, m: number): { readonly packed: Int16Array; readonly scales: Float32Array } {
  const packed = new Int16Array(k * m);
  const scales = new Float32Array(m);
  for (let j = 0; j < m; j++) {
    let largest = 1e-12;
    for (let i = 0; i < k; i++) largest = Math.max(largest, Math.abs(matrix[i * m + j]));
    scales[j] = largest / LARGEST;
    for (let i = 0; i < k; i++) {
      const strip = (j >> 3) * k * 8;
      packed[strip + (i >> 1) * 16 + (j & 7) * 2 + (i & 1)] = Math.round((matrix[i * m + j] / largest) * LARGEST);
    }
  }
  return { packed, scales };
}
