import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeTree } from "./decode.ts";

/** Total score of a tree, for scores as `decodeTree` takes them. */
function total(scores: Float32Array, n: number, heads: ArrayLike<number>): number {
  let sum = 0;
  for (let d = 0; d < n; d++) sum += scores[d * (n + 1) + (heads[d] < 0 ? n : heads[d])];
  return sum;
}

function isSingleRootTree(heads: ArrayLike<number>, n: number): boolean {
  let roots = 0;
  for (let start = 0; start < n; start++) {
    let steps = 0;
    let at = start;
    while (at >= 0 && steps <= n) {
      at = heads[at];
      steps++;
    }
    if (steps > n) return false;
    if (heads[start] < 0) roots++;
  }
  return roots === 1;
}

/** Every assignment of heads, for a handful of tokens. */
function* assignments(n: number): Generator<number[]> {
  for (let code = 0; code < (n + 1) ** n; code++) {
    const heads: number[] = [];
    for (let d = 0, rest = code; d < n; d++, rest = Math.floor(rest / (n + 1))) heads.push((rest % (n + 1)) - 1);
    yield heads;
  }
}

const square = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    scores: fc.array(fc.integer({ min: -50, max: 50 }), { minLength: n * (n + 1), maxLength: n * (n + 1) }),
  }),
);

describe("decodeTree", () => {
  it("always gives a tree with one root", () => {
    fc.assert(
      fc.property(square, ({ n, scores }) => {
        const heads = new Int32Array(n);
        decodeTree(Float32Array.from(scores), n, heads, 0);
        expect(isSingleRootTree(heads, n)).toBe(true);
      }),
    );
  });

  it("gives a tree of the greatest score among those with its root", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 20, maxLength: 20 }), (scores) => {
        const n = 4;
        const table = Float32Array.from(scores);
        const heads = new Int32Array(n);
        decodeTree(table, n, heads, 0);
        const root = heads.indexOf(-1);
        let best = -Infinity;
        for (const other of assignments(n)) {
          if (other.indexOf(-1) !== root || other.some((h, d) => h === d) || !isSingleRootTree(other, n)) continue;
          best = Math.max(best, total(table, n, other));
        }
        expect(total(table, n, heads)).toBe(best);
      }),
      { numRuns: 50 },
    );
  });

  it("lets the tokens be roots that gain most by it, one of several", () => {
    const heads = new Int32Array(2);
    decodeTree(Float32Array.of(0, 1, 5, 1, 0, 9), 2, heads, 0);
    expect([...heads]).toEqual([1, -1]);
  });

  it("copes with scores that are all alike", () => {
    for (const value of [0, -1e30, 1e30]) {
      const heads = new Int32Array(6);
      decodeTree(new Float32Array(42).fill(value), 6, heads, 0);
      expect(isSingleRootTree(heads, 6)).toBe(true);
    }
  });
});
