import { spanningTree } from "./arborescence.ts";

/**
 * From arc scores to a tree with exactly one root.
 *
 * `scores` is row-major n × (n + 1): row d, column h < n scores head h for token d, column n scores d as the root; the diagonal is ignored,
 * all others are finite.
 * Writes the head of each token (0 … n−1, or −1 for the root) to `heads` from `at` on. The best head of each token on its own is nearly always a
 * tree already; where it is not, the root is settled first and the rest by Chu and Liu's and Edmonds' algorithm (maximum spanning arborescence).
 */
export function decodeTree(scores: Float32Array, n: number, heads: Int32Array, at: number): void {
  const root = settleRoot(scores, n, heads, at);
  if (!isTree(heads, at, n)) spanningTree(scores, n, root, heads.subarray(at, at + n));
}

/** Best head of each token; the one token that gains most by being the root is, and no other. */
function settleRoot(scores: Float32Array, n: number, heads: Int32Array, at: number): number {
  let root = 0;
  let gain = -Infinity;
  for (let d = 0; d < n; d++) {
    const row = d * (n + 1);
    let best = -1;
    let score = -Infinity;
    for (let h = 0; h < n; h++) {
      if (h !== d && scores[row + h] > score) {
        score = scores[row + h];
        best = h;
      }
    }
    heads[at + d] = best;
    if (best < 0 || scores[row + n] - score > gain) {
      gain = scores[row + n] - score;
      root = d;
    }
  }
  heads[at + root] = -1;
  return root;
}

/** Whether every token leads to the root: walks each path once. */
function isTree(heads: Int32Array, at: number, n: number): boolean {
  const seen = new Int32Array(n);
  for (let start = 0; start < n; start++) {
    let d = start;
    while (d >= 0 && seen[d] === 0) {
      seen[d] = start + 1;
      d = heads[at + d];
    }
    if (d >= 0 && seen[d] === start + 1) return false;
  }
  return true;
}
