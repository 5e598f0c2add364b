import { assemble } from "./assemble.ts";
import { gemmF32 } from "./gemm-f32.ts";
import { gemmI8, quantise } from "./gemm-i8.ts";
import { addHalves, addRow, addRows, clear, copyRows, fillRows, rectify, recur, transpose } from "./vector-kernels.ts";

/** The kernels over one memory; all addresses are in bytes. What each does stands beside its assembly. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  readonly gemmF32: (a: number, b: number, c: number, n: number, k: number, m: number) => void;
  readonly quantise: (to: number, scales: number, from: number, n: number, k: number) => void;
  readonly gemmI8: (a: number, scales: number, b: number, columnScales: number, c: number, n: number, k: number, m: number) => void;
  readonly fillRows: (to: number, from: number, n: number, bytes: number) => void;
  readonly copyRows: (to: number, from: number, n: number, bytes: number, apart: number) => void;
  readonly clear: (to: number, bytes: number) => void;
  readonly rectify: (to: number, bytes: number) => void;
  readonly addRow: (to: number, row: number, n: number, bytes: number) => void;
  readonly addRows: (to: number, table: number, ids: number, n: number, bytes: number) => void;
  readonly addHalves: (to: number, table: number, ids: number, n: number, bytes: number) => void;
  readonly recur: (gates: number, out: number, n: number, stride: number, width: number) => void;
  readonly transpose: (to: number, from: number, n: number, columns: number, rowBytes: number, toRowBytes: number) => void;
}

/** Compiles the kernels over a new memory of at least `bytes` bytes, which never grows. */
export function createKernels(bytes: number): Kernels {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) });
  const module = new WebAssembly.Module(
    assemble([
      gemmF32(),
      quantise(),
      gemmI8(),
      fillRows(),
      copyRows(),
      clear(),
      rectify(),
      addRow(),
      addRows(),
      addHalves(),
      recur(),
      transpose(),
    ]),
  );
  return { ...new WebAssembly.Instance(module, { env: { memory } }).exports, memory } as unknown as Kernels;
}
