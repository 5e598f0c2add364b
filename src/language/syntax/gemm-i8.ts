import { FunctionBuilder } from "./assemble.ts";

/** Largest size of a quantised value of A: with `MIDDLE` added it stays within seven bits, where the product of bytes is the same on every processor. */
const LARGEST = 63;
const MIDDLE = 64;
/** Largest size of a quantised value of B. */
const LARGEST_WEIGHT = 127;

/**
 * 1.5 · 2²³: added to a small float, it leaves the nearest whole number in the lowest bits of the sum, to be had by an integer subtraction.
 * That is one quick addition where a conversion costs four times as much.
 */
const ROUNDING = 12582912;

/** Groups of four rows of B that one turn of the inner loop takes. */
const UNROLLED = 4;

/**
 * `quantise(to, scales, from, n, k)`: rows of k 32-bit floats (k a multiple of 16) as bytes, `MIDDLE` + whole numbers of size at most `LARGEST`, and for
 * each row the number by which these are to be multiplied.
 */
export function quantise(): FunctionBuilder {
  const f = new FunctionBuilder("quantise", ["i32", "i32", "i32", "i32", "i32"]);
  const [to, scales, from, n, k] = [0, 1, 2, 3, 4];
  const [i, j, bytes] = Array.from({ length: 3 }, () => f.local("i32"));
  const [largest, scale, limit, magic, base] = Array.from({ length: 5 }, () => f.local("v128"));
  const load = (offset: number) => f.get(from).get(j).op("i32.add").memory("v128.load", offset);
  const [bits] = new Int32Array(Float32Array.of(ROUNDING).buffer);
  f.get(k).i32(2).op("i32.shl").set(bytes).f32(LARGEST).op("f32x4.splat").set(limit).f32(ROUNDING).op("f32x4.splat").set(magic);
  f.i32(bits - MIDDLE)
    .op("i32x4.splat")
    .set(base);
  f.loop(i, n, 1, () => {
    f.f32(1e-12).op("f32x4.splat").set(largest);
    f.loop(j, bytes, 16, () => {
      load(0).op("f32x4.abs").get(largest).op("f32x4.pmax").set(largest);
    });
    for (const shift of [8, 4]) f.get(largest).get(largest).get(largest).rotateBytes(shift).op("f32x4.pmax").set(largest);
    f.get(scales).get(largest).get(limit).op("f32x4.div").storeLane0().bump(scales, 4);
    f.get(limit).get(largest).op("f32x4.div").set(scale);
    f.loop(j, bytes, 64, () => {
      f.get(to);
      for (const half of [0, 32]) {
        for (const offset of [0, 16])
          load(half + offset)
            .get(scale)
            .op("f32x4.mul")
            .get(magic)
            .op("f32x4.add")
            .get(base)
            .op("i32x4.sub");
        f.op("i16x8.narrow_i32x4_s");
      }
      f.op("i8x16.narrow_i16x8_u").memory("v128.store").bump(to, 16);
    });
    f.get(from).get(bytes).op("i32.add").set(from);
  });
  return f;
}

/** Rows of A that one turn takes while there are so many, so that enough sums are under way at once; then those that take the rest. */
const TILE = 6;
const REST = 2;

/**
 * `gemmI8(a, scales, b, columnScales, c, n, k, m)`: C += A · B for 32-bit floats C, n × m, where A is n × k as `quantise` gives it and B, k × m, is
 * packed by `packColumns`; n must be a multiple of 2, k of 16, m of 8. The integer sums are exact.
 */
export function gemmI8(): FunctionBuilder {
  const f = new FunctionBuilder("gemmI8", ["i32", "i32", "i32", "i32", "i32", "i32", "i32", "i32"]);
  const [a, scales, b, columnScales, c, n, k, m] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [i, j, step, pb, pc, quads, rowC, strip, pa, whole, ps, left] = Array.from({ length: 12 }, () => f.local("i32"));
  const rows = Array.from({ length: TILE }, () => f.local("i32"));
  const acc = Array.from({ length: 2 * TILE }, () => f.local("v128"));
  const [b0, b1, s] = Array.from({ length: 3 }, () => f.local("v128"));
  const tile = (size: number) => {
    const own = rows.slice(0, size);
    const sums = acc.slice(0, 2 * size);
    for (const [cell, sum] of sums.entries())
      f.get(strip)
        .memory("v128.load", (cell & 1) * 16)
        .set(sum);
    f.get(strip).i32(32).op("i32.add").set(pb);
    for (const row of own) f.get(pa).set(row).get(pa).get(k).op("i32.add").set(pa);
    f.loop(step, quads, UNROLLED, () => {
      for (let quad = 0; quad < UNROLLED; quad++) multiplyQuad(f, quad, pb, own, sums, [b0, b1, s]);
      f.bump(pb, UNROLLED * 32);
      for (const row of own) f.bump(row, UNROLLED * 4);
    });
    f.get(columnScales).get(j).i32(2).op("i32.shl", "i32.add").memory("v128.load").set(b0);
    f.get(columnScales).get(j).i32(2).op("i32.shl", "i32.add").memory("v128.load", 16).set(b1);
    for (let row = 0; row < size; row++) addRow(f, row, [ps, pc, rowC], sums, [b0, b1, s]);
    f.bump(ps, 4 * size);
  };
  f.get(m).i32(2).op("i32.shl").set(rowC).get(k).i32(2).op("i32.shr_u").set(quads).get(b).set(strip);
  // The last row that a whole tile may begin at, and one more.
  f.get(n)
    .i32(1 - TILE)
    .op("i32.add")
    .set(whole);
  f.loop(j, m, 8, () => {
    f.get(a).set(pa).get(scales).set(ps).get(c).get(j).i32(2).op("i32.shl", "i32.add").set(pc).get(n).set(left);
    f.loop(i, whole, TILE, () => {
      tile(TILE);
      f.bump(left, -TILE);
    });
    f.loop(i, left, REST, () => tile(REST));
    f.get(strip).get(k).i32(3).op("i32.shl", "i32.add").i32(32).op("i32.add").set(strip);
  });
  return f;
}

/** Four bytes of the rows of A times four rows of a strip of B. */
function multiplyQuad(
  f: FunctionBuilder,
  quad: number,
  pb: number,
  pa: readonly number[],
  acc: readonly number[],
  [b0, b1, s]: readonly number[],
): void {
  for (const [half, factor] of [b0, b1].entries())
    f.get(pb)
      .memory("v128.load", quad * 32 + half * 16)
      .set(factor);
  for (const [row, address] of pa.entries()) {
    f.get(address)
      .memory("v128.load32_splat", quad * 4)
      .set(s);
    for (const [half, factor] of [b0, b1].entries()) {
      const sum = acc[row * 2 + half];
      f.get(factor).get(s).get(sum).op("i32x4.relaxed_dot_i8x16_i7x16_add_s").set(sum);
    }
  }
}

/** Adds a row of sums, scaled, to C, and goes on to the next one. */
function addRow(
  f: FunctionBuilder,
  row: number,
  [scales, pc, rowC]: readonly number[],
  acc: readonly number[],
  [b0, b1, s]: readonly number[],
): void {
  f.get(scales)
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

/**
 * A matrix k × m (row-major) as `gemmI8` takes it: strips of 8 columns, each led by what makes up for `MIDDLE` in its 8 sums (32-bit), then by fours of
 * rows the four bytes of each column.
 */
export function packColumns(values: Int8Array, k: number, m: number): Int8Array {
  const strip = 32 + k * 8;
  const packed = new Int8Array((m >> 3) * strip);
  const view = new DataView(packed.buffer);
  for (let j = 0; j < m; j++) {
    const start = (j >> 3) * strip;
    let sum = 0;
    for (let i = 0; i < k; i++) {
      const value = values[i * m + j];
      sum += value;
      packed[start + 32 + (i >> 2) * 32 + (j & 7) * 4 + (i & 3)] = value;
    }
    view.setInt32(start + (j & 7) * 4, -MIDDLE * sum, true);
  }
  return packed;
}

/** A matrix k × m (row-major) as bytes, and the number by which those of each column are to be multiplied. */
export function scaledColumns(matrix: Float32Array, k: number, m: number): { readonly values: Int8Array; readonly scales: Float32Array } {
  const values = new Int8Array(k * m);
  const scales = new Float32Array(m);
  for (let j = 0; j < m; j++) {
    let largest = 1e-12;
    for (let i = 0; i < k; i++) largest = Math.max(largest, Math.abs(matrix[i * m + j]));
    scales[j] = largest / LARGEST_WEIGHT;
    for (let i = 0; i < k; i++) values[i * m + j] = Math.round((matrix[i * m + j] / largest) * LARGEST_WEIGHT);
  }
  return { values, scales };
}
