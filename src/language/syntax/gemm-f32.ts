import { FunctionBuilder } from "./assemble.ts";

/** Steps over k that one turn of the inner loop takes. */
const UNROLLED = 4;

/**
 * `gemmF32(a, b, c, n, k, m)`: C += A · B for row-major 32-bit floats at byte addresses; A is n × k, B k × m, C n × m;
 * n and k must be multiples of 4, m of 8. Sums run over k in order, without fused multiply-add: the same result on every machine.
 */
export function gemmF32(): FunctionBuilder {
  const f = new FunctionBuilder("gemmF32", ["i32", "i32", "i32", "i32", "i32", "i32"]);
  const [a, b, c, n, k, m] = [0, 1, 2, 3, 4, 5];
  const [i, j, step, pb, pc, rowA, rowC] = Array.from({ length: 7 }, () => f.local("i32"));
  const pa = Array.from({ length: 4 }, () => f.local("i32"));
  const acc = Array.from({ length: 8 }, () => f.local("v128"));
  const [b0, b1, s] = Array.from({ length: 3 }, () => f.local("v128"));
  const eachC = (visit: (row: number, half: number) => void) => {
    f.get(c).get(i).get(rowC).op("i32.mul").op("i32.add").get(j).i32(2).op("i32.shl", "i32.add").set(pc);
    for (let row = 0; row < 4; row++) {
      for (let half = 0; half < 2; half++) visit(row, half);
      f.get(pc).get(rowC).op("i32.add").set(pc);
    }
  };
  f.get(k).i32(2).op("i32.shl").set(rowA);
  f.get(m).i32(2).op("i32.shl").set(rowC);
  f.loop(j, m, 8, () => {
    f.loop(i, n, 4, () => {
      eachC((row, half) =>
        f
          .get(pc)
          .memory("v128.load", half * 16)
          .set(acc[row * 2 + half]),
      );
      f.get(b).get(j).i32(2).op("i32.shl", "i32.add").set(pb);
      f.get(a).get(i).get(rowA).op("i32.mul", "i32.add").set(pa[0]);
      for (let row = 1; row < 4; row++)
        f.get(pa[row - 1])
          .get(rowA)
          .op("i32.add")
          .set(pa[row]);
      f.loop(step, k, UNROLLED, () => {
        for (let inner = 0; inner < UNROLLED; inner++) {
          f.get(pb).memory("v128.load").set(b0).get(pb).memory("v128.load", 16).set(b1);
          f.get(pb).get(rowC).op("i32.add").set(pb);
          for (let row = 0; row < 4; row++) {
            f.get(pa[row])
              .memory("v128.load32_splat", inner * 4)
              .set(s);
            for (const [half, factor] of [b0, b1].entries()) {
              const sum = acc[row * 2 + half];
              f.get(sum).get(s).get(factor).op("f32x4.mul", "f32x4.add").set(sum);
            }
          }
        }
        for (const row of pa) f.bump(row, UNROLLED * 4);
      });
      eachC((row, half) =>
        f
          .get(pc)
          .get(acc[row * 2 + half])
          .memory("v128.store", half * 16),
      );
    });
  });
  return f;
}
