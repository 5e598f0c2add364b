import { assemble } from "../../../src/language/syntax/assemble.ts";
import { gemmF32 } from "../../../src/language/syntax/gemm-f32.ts";

/** A matrix of 32-bit floats in the memory of the kernels, row-major. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly at: number;
  readonly data: Float32Array;
}

/** A fixed memory that matrices are taken from, and the matrix product over it. */
export interface Arena {
  readonly matrix: (rows: number, columns: number) => Matrix;
  /** Everything taken after `mark()` is free again after `release(mark)`; taken matrices are zero. */
  readonly mark: () => number;
  readonly release: (mark: number) => void;
  /** C += A · B over the first `n` rows of A; `n` is rounded up to a multiple of 4. */
  readonly multiply: (a: Matrix, b: Matrix, c: Matrix, n?: number) => void;
  readonly transposed: (a: Matrix) => Matrix;
}

export function createArena(megabytes: number): Arena {
  const memory = new WebAssembly.Memory({ initial: megabytes * 16 });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(assemble([gemmF32()])), { env: { memory } });
  const gemm = instance.exports.gemmF32 as (...args: number[]) => void;
  let top = 64;
  const matrix = (rows: number, columns: number): Matrix => {
    const data = new Float32Array(memory.buffer, top, rows * columns).fill(0);
    const taken = { rows, columns, at: top, data };
    top += Math.ceil((rows * columns) / 16) * 64;
    return taken;
  };
  return {
    matrix,
    mark: () => top,
    release: (mark) => {
      top = mark;
    },
    multiply: (a, b, c, n = a.rows) => {
      if (a.columns !== b.rows || b.columns !== c.columns || b.columns % 8 !== 0) throw new RangeError("shapes do not fit");
      gemm(a.at, b.at, c.at, Math.ceil(n / 4) * 4, a.columns, b.columns);
    },
    transposed: (a) => {
      const t = matrix(a.columns, a.rows);
      for (let i = 0; i < a.rows; i++) for (let j = 0; j < a.columns; j++) t.data[j * a.rows + i] = a.data[i * a.columns + j];
      return t;
    },
  };
}
