/** Tellings that were joined so far, in the order of the first of each cluster. */
export interface Clusters<T> {
  readonly all: readonly (readonly T[])[];
  /**
   * Adds `telling` to the first cluster that `fits`, or as a cluster of its own. Only clusters with a stem of `stems` are asked: whoever joins by
   * words in common pays for those that have words in common, not for the whole pile. A `known` cluster is joined without asking. Gives the cluster,
   * which is the same array as long as it grows.
   */
  readonly add: (telling: T, stems: ReadonlySet<string>, fits: (cluster: readonly T[]) => boolean, known?: readonly T[]) => readonly T[];
}

export function createClusters<T>(): Clusters<T> {
  const all: T[][] = [];
  /** Numbers of the clusters that hold a stem. */
  const withStem = new Map<string, number[]>();
  const stemsOf: Set<string>[] = [];
  const numbers = new Map<readonly T[], number>();
  /** Number of the telling for which a cluster was last found to share a stem: cheaper than a set for each telling. */
  const sharing: number[] = [];
  let tellings = 0;
  const find = (stems: ReadonlySet<string>, fits: (cluster: readonly T[]) => boolean): number | undefined => {
    for (const stem of stems) for (const number of withStem.get(stem) ?? []) sharing[number] = tellings;
    for (let number = 0; number < all.length; number++) if (sharing[number] === tellings && fits(all[number])) return number;
    return undefined;
  };
  const append = (): number => {
    stemsOf.push(new Set());
    sharing.push(0);
    numbers.set(all[all.push([]) - 1], all.length - 1);
    return all.length - 1;
  };
  return {
    all,
    add(telling, stems, fits, known) {
      tellings++;
      const number = (known === undefined ? find(stems, fits) : numbers.get(known)) ?? append();
      all[number].push(telling);
      for (const stem of stems) {
        if (stemsOf[number].has(stem)) continue;
        stemsOf[number].add(stem);
        const holding = withStem.get(stem);
        if (holding === undefined) withStem.set(stem, [number]);
        else holding.push(number);
      }
      return all[number];
    },
  };
}
