/** Cycles merged into one node so far, over a dense table of arcs; see `spanningTree`. */
interface Contraction {
  readonly n: number;
  /** Row d, column h: weight of the best arc from the node of row h into that of row d. */
  readonly weight: Float64Array;
  /** The tokens of that arc: dependent × n + head. */
  readonly arc: Int32Array;
  /** Row of the best head of each row, -1 for the root. */
  readonly best: Int32Array;
  /** Node that a row stands for: tokens are nodes 0 … n−1, merged cycles have the numbers after them. */
  readonly node: Int32Array;
  /** Merged node that a node lies in, -1 for none. */
  readonly parent: Int32Array;
  readonly merges: { readonly node: number; readonly members: readonly number[]; readonly arcs: readonly number[] }[];
  /** Rows that still stand for a node. */
  active: number[];
}

/**
 * Heads of the spanning tree of greatest weight from `root` (Chu and Liu, 1965; Edmonds, 1967), -1 for the root itself.
 * `scores` is row-major n × (n + 1), row d, column h < n the weight of head h for token d; the last column is not looked at.
 * All merges together look at each arc a bounded number of times: n² steps.
 */
export function spanningTree(scores: Float32Array, n: number, root: number, heads: Int32Array): void {
  const c = start(scores, n, root);
  for (let cycle = findCycle(c); cycle.length > 0; cycle = findCycle(c)) merge(c, cycle);
  const entering = new Int32Array(2 * n).fill(-1);
  for (const row of c.active) if (c.best[row] >= 0) entering[c.node[row]] = c.arc[row * n + c.best[row]];
  for (const { node, members, arcs } of c.merges.reverse()) {
    let entered = Math.floor(entering[node] / n);
    while (c.parent[entered] !== node) entered = c.parent[entered];
    for (const [i, member] of members.entries()) entering[member] = member === entered ? entering[node] : arcs[i];
  }
  for (let d = 0; d < n; d++) heads[d] = entering[d] < 0 ? -1 : entering[d] % n;
}

function start(scores: Float32Array, n: number, root: number): Contraction {
  const weight = new Float64Array(n * n).fill(-Infinity);
  const arc = new Int32Array(n * n);
  const best = new Int32Array(n).fill(-1);
  for (let d = 0; d < n; d++) {
    for (let h = 0; h < n; h++) {
      arc[d * n + h] = d * n + h;
      if (h === d || d === root) continue;
      weight[d * n + h] = scores[d * (n + 1) + h];
      if (best[d] < 0 || weight[d * n + h] > weight[d * n + best[d]]) best[d] = h;
    }
  }
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  return { n, weight, arc, best, node: rows.slice(), parent: new Int32Array(2 * n).fill(-1), merges: [], active: [...rows] };
}

/** Rows of one cycle of best heads, none where these are a tree. */
function findCycle({ n, best, active }: Contraction): number[] {
  const seen = new Int32Array(n).fill(-1);
  for (const from of active) {
    let row = from;
    while (row >= 0 && seen[row] < 0) {
      seen[row] = from;
      row = best[row];
    }
    if (row < 0 || seen[row] !== from) continue;
    const cycle = [row];
    for (let next = best[row]; next !== row; next = best[next]) cycle.push(next);
    return cycle;
  }
  return [];
}

/** Makes one node of a cycle, in the row of its first member: an arc into it must pay for the arc of the cycle that it replaces. */
function merge(c: Contraction, cycle: readonly number[]): void {
  const { n, weight, arc, best } = c;
  const into = cycle[0];
  const node = n + c.merges.length;
  c.merges.push({ node, members: cycle.map((row) => c.node[row]), arcs: cycle.map((row) => arc[row * n + best[row]]) });
  for (const row of cycle) c.parent[c.node[row]] = node;
  c.node[into] = node;
  const kept = cycle.map((row) => weight[row * n + best[row]]);
  const inside = new Set(cycle);
  c.active = c.active.filter((row) => row === into || !inside.has(row));
  let head = -1;
  for (const other of c.active) {
    if (other === into) continue;
    let entry = 0;
    let exit = 0;
    for (let i = 1; i < cycle.length; i++) {
      if (weight[cycle[i] * n + other] - kept[i] > weight[cycle[entry] * n + other] - kept[entry]) entry = i;
      if (weight[other * n + cycle[i]] > weight[other * n + cycle[exit]]) exit = i;
    }
    arc[into * n + other] = arc[cycle[entry] * n + other];
    weight[into * n + other] = weight[cycle[entry] * n + other] - kept[entry];
    arc[other * n + into] = arc[other * n + cycle[exit]];
    weight[other * n + into] = weight[other * n + cycle[exit]];
    if (head < 0 || weight[into * n + other] > weight[into * n + head]) head = other;
    if (inside.has(best[other])) best[other] = into;
  }
  best[into] = head;
}
