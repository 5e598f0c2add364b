/** Tellings that were joined so far, in the order of the first of each cluster. */
export interface Clusters<T> {
  readonly all: readonly (readonly T[])[];
  /**
   * Adds `telling` to the first cluster that `fits`, or as a cluster of its own. Only clusters with a stem of `stems` are asked: whoever joins by
   * words in common pays for those that have words in common, not for the whole pile. A `known` cluster is joined without asking. Gives the cluster.
   */
  readonly add: (telling: T, stems: ReadonlySet<string>, fits: (cluster: readonly T[]) => boolean, known?: readonly T[]) => readonly T[];
}

export function createClusters<T>(): Clusters<T> {
  const all: T[][] = [];
  /** Numbers of the clusters that hold a stem, in the order in which they came to. */
  const withStem = new Map<string, Set<number>>();
  const numbers = new Map<readonly T[], number>();
  const find = (stems: ReadonlySet<string>, fits: (cluster: readonly T[]) => boolean): number | undefined => {
    const asked = new Set<number>();
    for (const stem of stems) for (const number of withStem.get(stem) ?? []) asked.add(number);
    return [...asked].sort((a, b) => a - b).find((number) => fits(all[number]));
  };
  return {
    all,
    add(telling, stems, fits, known) {
      const chosen = known === undefined ? find(stems, fits) : numbers.get(known);
      const number = chosen ?? all.length;
      if (chosen === undefined) {
        all.push([telling]);
        numbers.set(all[number], number);
      } else all[number].push(telling);
      for (const stem of stems) {
        const holding = withStem.get(stem);
        if (holding === undefined) withStem.set(stem, new Set([number]));
        else holding.add(number);
      }
      return all[number];
    },
  };
}
