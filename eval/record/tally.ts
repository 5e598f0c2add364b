/** Figures of one list of the record: counts, shares and what went wrong, for reading. */
export interface Score {
  readonly name: string;
  /** Items that a record should hold, and items it holds (those that the gold calls optional left out of both). */
  readonly gold: number;
  readonly found: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Shares (0 to 1) of single fields among the items that were joined, right or not. */
  readonly fields: Readonly<Record<string, number>>;
  readonly errors: readonly string[];
}

/** One gold item joined to one item of the record: which fields agree. */
export interface Pair<G, P> {
  readonly gold: G;
  readonly found: P;
  readonly fields: Readonly<Record<string, boolean>>;
}

/** Share in three decimals; 1 where there is nothing to miss. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((1000 * part) / whole) / 1000;
}

export function figures(
  gold: number,
  found: number,
  right: number,
): Pick<Score, "gold" | "found" | "right" | "precision" | "recall" | "f1"> {
  const precision = share(right, found);
  const recall = share(right, gold);
  return { gold, found, right, precision, recall, f1: share(2 * right, gold + found) };
}

/**
 * Joins one to one, best score first (ties by order), pairs of score 0 never.
 * Required items of the gold go before optional ones, so that an optional one never takes what a required one needs.
 */
export function joinOneToOne<G extends { readonly optional?: boolean }, P>(
  gold: readonly G[],
  found: readonly P[],
  score: (gold: G, found: P) => number,
): readonly { readonly gold: G; readonly found: P }[] {
  const scored: { g: number; p: number; value: number }[] = [];
  gold.forEach((g, gi) => {
    found.forEach((p, pi) => {
      const value = score(g, p);
      if (value > 0) scored.push({ g: gi, p: pi, value: value + (g.optional === true ? 0 : 1000) });
    });
  });
  scored.sort((a, b) => b.value - a.value || a.g - b.g || a.p - b.p);
  const takenGold = new Set<number>();
  const takenFound = new Set<number>();
  const pairs: { gold: G; found: P }[] = [];
  for (const { g, p } of scored) {
    if (takenGold.has(g) || takenFound.has(p)) continue;
    takenGold.add(g);
    takenFound.add(p);
    pairs.push({ gold: gold[g], found: found[p] });
  }
  return pairs;
}

/** Counts pairs as right where all of the `needed` fields agree, and names the rest. */
export function scorePairs<G extends { readonly id: string; readonly optional?: boolean }, P>(
  name: string,
  gold: readonly G[],
  found: readonly P[],
  pairs: readonly Pair<G, P>[],
  needed: readonly string[],
  show: { readonly gold: (g: G) => string; readonly found: (p: P) => string },
): Score {
  const required = pairs.filter((pair) => pair.gold.optional !== true);
  const right = required.filter((pair) => needed.every((field) => pair.fields[field]));
  const errors: string[] = [];
  for (const g of gold) if (g.optional !== true && !pairs.some((pair) => pair.gold === g)) errors.push(`missed  ${g.id}: ${show.gold(g)}`);
  for (const pair of required) {
    const wrong = Object.keys(pair.fields).filter((field) => !pair.fields[field]);
    if (wrong.length > 0)
      errors.push(`${wrong.join(", ")}  ${pair.gold.id}: ${show.gold(pair.gold)}\n          found: ${show.found(pair.found)}`);
  }
  const joined = new Set(pairs.map((pair) => pair.found));
  for (const p of found) if (!joined.has(p)) errors.push(`extra   ${show.found(p)}`);
  const fieldNames = [...new Set(required.flatMap((pair) => Object.keys(pair.fields)))];
  const fields = Object.fromEntries(
    fieldNames.map((field) => [field, share(required.filter((pair) => pair.fields[field]).length, required.length)]),
  );
  const wanted = gold.filter((g) => g.optional !== true).length;
  return { name, ...figures(wanted, found.length - (pairs.length - required.length), right.length), fields, errors };
}
