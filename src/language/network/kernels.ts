import { assemble, FunctionBuilder } from "../syntax/assemble.ts";
import { gemmF32 } from "../syntax/gemm-f32.ts";

/** Kernels over one memory; addresses are in bytes. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  readonly gemmF32: (a: number, b: number, c: number, n: number, k: number, m: number) => void;
  readonly sumRows: (addresses: number, n: number, out: number, bytes: number) => void;
  readonly sumList: (addresses: number, count: number, out: number, bytes: number) => void;
}

/** Compiles the kernels over a new memory of at least `bytes` bytes, which never grows; `sumRows` sums `summed` rows. */
export function createKernels(bytes: number, summed: number): Kernels {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) });
  const module = new WebAssembly.Module(assemble([gemmF32(), sumRows(summed), sumList()]));
  return { ...new WebAssembly.Instance(module, { env: { memory } }).exports, memory } as unknown as Kernels;
}

/**
 * `sumRows(addresses, n, out, bytes)`: for each of n tokens, the sum of the `summed` rows (32-bit floats, `bytes` bytes, a multiple of 16) whose
 * addresses stand at `addresses`, negative sums cut to zero.
 */
function sumRows(summed: number): FunctionBuilder {
  const f = new FunctionBuilder("sumRows", ["i32", "i32", "i32", "i32"]);
  const [addresses, n, out, bytes] = [0, 1, 2, 3];
  const [i, j] = [f.local("i32"), f.local("i32")];
  const rows = Array.from({ length: summed }, () => f.local("i32"));
  const zero = f.local("v128");
  f.f32(0).op("f32x4.splat").set(zero);
  f.loop(i, n, 1, () => {
    for (const row of rows) f.get(addresses).load32().set(row).bump(addresses, 4);
    f.loop(j, bytes, 16, () => {
      f.get(out).get(j).op("i32.add");
      f.get(rows[0]).get(j).op("i32.add").memory("v128.load");
      for (const row of rows.slice(1)) f.get(row).get(j).op("i32.add").memory("v128.load").op("f32x4.add");
      f.get(zero).op("f32x4.max").memory("v128.store");
    });
    f.get(out).get(bytes).op("i32.add").set(out);
  });
  return f;
}

/** `sumList(addresses, count, out, bytes)`: the sum of the `count` rows whose addresses stand at `addresses`, negative sums cut to zero. */
function sumList(): FunctionBuilder {
  const f = new FunctionBuilder("sumList", ["i32", "i32", "i32", "i32"]);
  const [addresses, count, out, bytes] = [0, 1, 2, 3];
  const [i, j, at] = [f.local("i32"), f.local("i32"), f.local("i32")];
  const [zero, sum] = [f.local("v128"), f.local("v128")];
  f.f32(0).op("f32x4.splat").set(zero);
  f.loop(j, bytes, 16, () => {
    f.get(zero).set(sum).get(addresses).set(at);
    f.loop(i, count, 1, () => {
      f.get(sum).get(at).load32().get(j).op("i32.add").memory("v128.load").op("f32x4.add").set(sum).bump(at, 4);
    });
    f.get(out).get(j).op("i32.add").get(sum).get(zero).op("f32x4.max").memory("v128.store");
  });
  return f;
}
