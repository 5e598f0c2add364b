/** Disjoint sets over the numbers 0 to n-1: what is joined, directly or through others. */
export interface Groups {
  readonly find: (i: number) => number;
  readonly join: (i: number, j: number) => void;
  /** The groups, each in ascending order, in order of their first member. */
  readonly all: () => number[][];
}

/** Union-find with path halving; the smallest member stands for its group, so that the order of joining does not matter. */
export function createGroups(n: number): Groups {
  const parent = Int32Array.from({ length: n }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  };
  const join = (i: number, j: number): void => {
    const [a, b] = [find(i), find(j)];
    if (a < b) parent[b] = a;
    else parent[a] = b;
  };
  const all = (): number[][] => {
    const members = new Map<number, number[]>();
    for (let i = 0; i < n; i++) {
      const root = find(i);
      const group = members.get(root);
      if (group === undefined) members.set(root, [i]);
      else group.push(i);
    }
    return [...members.values()];
  };
  return { find, join, all };
}
