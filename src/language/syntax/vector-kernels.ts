import { FunctionBuilder } from "./assemble.ts";

/** `fillRows(to, from, n, bytes)`: each of n rows of `bytes` bytes (a multiple of 16) becomes a copy of one row. */
export function fillRows(): FunctionBuilder {
  const f = new FunctionBuilder("fillRows", ["i32", "i32", "i32", "i32"]);
  const [to, from, n, bytes] = [0, 1, 2, 3];
  const [i, j] = [f.local("i32"), f.local("i32")];
  f.loop(i, n, 1, () => {
    f.loop(j, bytes, 16, () => {
      f.get(to).get(j).op("i32.add").get(from).get(j).op("i32.add").memory("v128.load").memory("v128.store");
    });
    f.get(to).get(bytes).op("i32.add").set(to);
  });
  return f;
}

/** `copyRows(to, from, n, bytes, apart)`: n rows of `bytes` bytes (a multiple of 16) that lie `apart` bytes from one another, end to end. */
export function copyRows(): FunctionBuilder {
  const f = new FunctionBuilder("copyRows", ["i32", "i32", "i32", "i32", "i32"]);
  const [to, from, n, bytes, apart] = [0, 1, 2, 3, 4];
  const [i, j] = [f.local("i32"), f.local("i32")];
  f.loop(i, n, 1, () => {
    f.loop(j, bytes, 16, () => {
      f.get(to).get(j).op("i32.add").get(from).get(j).op("i32.add").memory("v128.load").memory("v128.store");
    });
    f.get(to).get(bytes).op("i32.add").set(to).get(from).get(apart).op("i32.add").set(from);
  });
  return f;
}

/** `clear(to, bytes)`: zeros; `bytes` is a multiple of 16. */
export function clear(): FunctionBuilder {
  const f = new FunctionBuilder("clear", ["i32", "i32"]);
  const [to, bytes] = [0, 1];
  const j = f.local("i32");
  const zero = f.local("v128");
  f.f32(0).op("f32x4.splat").set(zero);
  f.loop(j, bytes, 16, () => {
    f.get(to).get(j).op("i32.add").get(zero).memory("v128.store");
  });
  return f;
}

/** `rectify(to, bytes)`: max(0, x) of 32-bit floats in place; `bytes` is a multiple of 16. */
export function rectify(): FunctionBuilder {
  const f = new FunctionBuilder("rectify", ["i32", "i32"]);
  const [to, bytes] = [0, 1];
  const [j, at] = [f.local("i32"), f.local("i32")];
  const zero = f.local("v128");
  f.f32(0).op("f32x4.splat").set(zero);
  f.loop(j, bytes, 16, () => {
    f.get(to).get(j).op("i32.add").set(at).get(at).get(at).memory("v128.load").get(zero).op("f32x4.pmax").memory("v128.store");
  });
  return f;
}

/** `addRow(to, row, n, bytes)`: adds one row of 32-bit floats to each of n rows of `bytes` bytes. */
export function addRow(): FunctionBuilder {
  const f = new FunctionBuilder("addRow", ["i32", "i32", "i32", "i32"]);
  const [to, row, n, bytes] = [0, 1, 2, 3];
  const [i, j, target] = Array.from({ length: 3 }, () => f.local("i32"));
  f.loop(i, n, 1, () => {
    f.loop(j, bytes, 16, () => {
      f.get(to).get(j).op("i32.add").set(target);
      f.get(target).get(target).memory("v128.load").get(row).get(j).op("i32.add").memory("v128.load").op("f32x4.add").memory("v128.store");
    });
    f.get(to).get(bytes).op("i32.add").set(to);
  });
  return f;
}

/** `addRows(to, table, ids, n, bytes)`: row i of `to` += row ids[i] (i32) of `table`, rows of 32-bit floats of `bytes` bytes. */
export function addRows(): FunctionBuilder {
  const f = new FunctionBuilder("addRows", ["i32", "i32", "i32", "i32", "i32"]);
  const [to, table, ids, n, bytes] = [0, 1, 2, 3, 4];
  const [i, j, row, target] = Array.from({ length: 4 }, () => f.local("i32"));
  f.loop(i, n, 1, () => {
    f.get(table).get(ids).load32().get(bytes).op("i32.mul", "i32.add").set(row).bump(ids, 4);
    f.loop(j, bytes, 16, () => {
      f.get(to).get(j).op("i32.add").set(target);
      f.get(target).get(target).memory("v128.load").get(row).get(j).op("i32.add").memory("v128.load").op("f32x4.add").memory("v128.store");
    });
    f.get(to).get(bytes).op("i32.add").set(to);
  });
  return f;
}

/**
 * `addHalves(to, table, ids, n, bytes)`: row i of `to`, 32-bit floats, += row ids[i] (i32) of `table`, rows of `bytes` bytes (a multiple of 16) as
 * `packHalves` writes them.
 */
export function addHalves(): FunctionBuilder {
  const f = new FunctionBuilder("addHalves", ["i32", "i32", "i32", "i32", "i32"]);
  const [to, table, ids, n, bytes] = [0, 1, 2, 3, 4];
  const [i, j, row, target] = Array.from({ length: 4 }, () => f.local("i32"));
  const [pair, upper] = [f.local("v128"), f.local("v128")];
  f.i32(UPPER).op("i32x4.splat").set(upper);
  f.loop(i, n, 1, () => {
    f.get(table).get(ids).load32().get(bytes).op("i32.mul", "i32.add").set(row).bump(ids, 4).get(to).set(target);
    f.loop(j, bytes, 16, () => {
      f.get(row).get(j).op("i32.add").memory("v128.load").set(pair);
      f.get(target).get(target).memory("v128.load").get(pair).i32(16).op("i32x4.shl", "f32x4.add").memory("v128.store");
      f.get(target).get(target).memory("v128.load", 16).get(pair).get(upper).op("v128.and", "f32x4.add").memory("v128.store", 16);
      f.bump(target, 32);
    });
    f.get(target).set(to);
  });
  return f;
}

/** The upper half of a word of 32 bits. */
const UPPER = -65536;

/**
 * Writes `count` floats (a multiple of 8) by their upper 16 bits, rounded to even, which keeps 8 bits of precision: of each eight, the word i holds the
 * float i below and the float i + 4 above. `from` and `to` are indexes into 32-bit words.
 */
export function packHalves(words: Int32Array, from: number, to: number, count: number): void {
  const half = (at: number) => words[at] + 0x7fff + ((words[at] >> 16) & 1);
  for (let at = 0; at < count; at += 8)
    for (let i = 0; i < 4; i++) words[to + at / 2 + i] = (half(from + at + i) >>> 16) | (half(from + at + i + 4) & UPPER);
}

/**
 * `recur(gates, out, n, stride, width)`: h += z (c − h) from row to row, h starting at zero; writes max(0, h).
 * A row of `gates` is `width` gate values g, then `width` candidates c, all 32-bit floats; z = 1/2 + g / 2(1 + |g|).
 * Works on half of the columns, from the addresses given; `stride` is 1 (downwards) or −1 (upwards, from the last row's address).
 */
export function recur(): FunctionBuilder {
  const f = new FunctionBuilder("recur", ["i32", "i32", "i32", "i32", "i32"]);
  const [gates, out, n, stride, width] = [0, 1, 2, 3, 4];
  const [j, t, pg, po, stepG, stepO, half] = Array.from({ length: 7 }, () => f.local("i32"));
  const [h, g, size, z, one, middle, zero] = Array.from({ length: 7 }, () => f.local("v128"));
  f.f32(1).op("f32x4.splat").set(one).f32(0.5).op("f32x4.splat").set(middle).f32(0).op("f32x4.splat").set(zero);
  f.get(stride).get(width).op("i32.mul").i32(2).op("i32.shl").set(stepO).get(stepO).i32(1).op("i32.shl").set(stepG);
  f.get(width).i32(1).op("i32.shl").set(half);
  f.loop(j, half, 16, () => {
    f.get(zero).set(h).get(gates).get(j).op("i32.add").set(pg).get(out).get(j).op("i32.add").set(po);
    f.loop(t, n, 1, () => {
      f.get(pg).memory("v128.load").set(g);
      f.get(g).op("f32x4.abs").get(one).op("f32x4.add").set(size);
      f.get(g).get(middle).op("f32x4.mul").get(size).op("f32x4.div").get(middle).op("f32x4.add").set(z);
      f.get(pg).get(width).i32(2).op("i32.shl", "i32.add").memory("v128.load").get(h).op("f32x4.sub").get(z).op("f32x4.mul");
      f.get(h).op("f32x4.add").set(h);
      f.get(po).get(h).get(zero).op("f32x4.pmax").memory("v128.store");
      f.get(pg).get(stepG).op("i32.add").set(pg).get(po).get(stepO).op("i32.add").set(po);
    });
  });
  return f;
}

/** `transpose(to, from, n, columns, rowBytes, toRowBytes)`: columns × n from n × columns, 32-bit values; rows of `from` are `rowBytes` apart. */
export function transpose(): FunctionBuilder {
  const f = new FunctionBuilder("transpose", ["i32", "i32", "i32", "i32", "i32", "i32"]);
  const [to, from, n, columns, rowBytes, toRowBytes] = [0, 1, 2, 3, 4, 5];
  const [i, j, source, target] = Array.from({ length: 4 }, () => f.local("i32"));
  f.loop(i, n, 1, () => {
    f.get(from).set(source).get(to).set(target);
    f.loop(j, columns, 1, () => {
      f.get(target).get(source).load32().store32().bump(source, 4);
      f.get(target).get(toRowBytes).op("i32.add").set(target);
    });
    f.get(from).get(rowBytes).op("i32.add").set(from).bump(to, 4);
  });
  return f;
}
