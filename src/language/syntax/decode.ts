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
  if (isTree(heads, at, n)) return;
  const weights = new Float64Array(n * n).fill(-Infinity);
  for (let d = 0; d < n; d++) {
    if (d === root) continue;
    for (let h = 0; h < n; h++) if (h !== d) weights[d * n + h] = scores[d * (n + 1) + h];
  }
  const best = arborescence(weights, n, root);
  for (let d = 0; d < n; d++) heads[at + d] = best[d];
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

function bestHeads(weights: Float64Array, n: number, root: number): Int32Array {
  const heads = new Int32Array(n).fill(-1);
  for (let d = 0; d < n; d++) {
    if (d === root) continue;
    for (let h = 0; h < n; h++) {
      if (h !== d && (heads[d] < 0 || weights[d * n + h] > weights[d * n + heads[d]])) heads[d] = h;
    }
  }
  return heads;
}

/** Nodes of one cycle, empty where there is none. */
function findCycle(heads: Int32Array): number[] {
  const seen = new Int32Array(heads.length);
  for (let start = 0; start < heads.length; start++) {
    let d = start;
    while (d >= 0 && seen[d] === 0) {
      seen[d] = start + 1;
      d = heads[d];
    }
    if (d < 0 || seen[d] !== start + 1) continue;
    const cycle = [d];
    for (let next = heads[d]; next !== d; next = heads[next]) cycle.push(next);
    return cycle;
  }
  return [];
}

/** Heads of the spanning tree of greatest weight from `root`; contracts one cycle at a time, so at most n rounds of n² steps. */
function arborescence(weights: Float64Array, n: number, root: number): Int32Array {
  const heads = bestHeads(weights, n, root);
  const cycle = findCycle(heads);
  if (cycle.length === 0) return heads;
  const inCycle = new Uint8Array(n);
  for (const node of cycle) inCycle[node] = 1;
  const outside = Array.from({ length: n }, (_, i) => i).filter((i) => inCycle[i] === 0);
  const m = outside.length + 1;
  const merged = m - 1;
  const small = new Float64Array(m * m).fill(-Infinity);
  // For each node outside: the cycle node through which it enters the cycle, and the cycle node that would be its head.
  const entry = new Int32Array(m);
  const exit = new Int32Array(m);
  for (const [i, node] of outside.entries()) {
    for (const [j, other] of outside.entries()) if (i !== j) small[i * m + j] = weights[node * n + other];
    let into = -Infinity;
    let from = -Infinity;
    entry[i] = exit[i] = cycle[0];
    for (const c of cycle) {
      const cost = weights[c * n + node] - weights[c * n + heads[c]];
      if (cost > into) {
        into = cost;
        entry[i] = c;
      }
      if (weights[node * n + c] > from) {
        from = weights[node * n + c];
        exit[i] = c;
      }
    }
    small[merged * m + i] = into;
    small[i * m + merged] = from;
  }
  const solved = arborescence(small, m, outside.indexOf(root));
  for (const [i, node] of outside.entries()) heads[node] = solved[i] < 0 ? -1 : solved[i] === merged ? exit[i] : outside[solved[i]];
  heads[entry[solved[merged]]] = outside[solved[merged]];
  return heads;
}
