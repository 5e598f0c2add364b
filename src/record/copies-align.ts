/** Two word sequences compared. */
export interface Alignment {
  /** 2 · words in common, in order / words of both. */
  readonly similarity: number;
  /** The longest run of words that both have: its length and where it begins in either. */
  readonly run: number;
  readonly runA: number;
  readonly runB: number;
}

/** A sentence of more words is compared by its first ones: no sentence that one writes is longer. */
const MOST_WORDS = 200;

/** Longest common subsequence and longest common run of words, by dynamic programming over two rows. */
export function alignWords(a: Int32Array, b: Int32Array): Alignment {
  const n = Math.min(a.length, MOST_WORDS);
  const m = Math.min(b.length, MOST_WORDS);
  let above = new Int32Array(m + 1);
  let row = new Int32Array(m + 1);
  let runsAbove = new Int32Array(m + 1);
  let runs = new Int32Array(m + 1);
  let run = 0;
  let runA = 0;
  let runB = 0;
  for (let i = 1; i <= n; i++) {
    for (let j = 1; j <= m; j++) {
      const equal = a[i - 1] === b[j - 1];
      row[j] = equal ? above[j - 1] + 1 : Math.max(above[j], row[j - 1]);
      runs[j] = equal ? runsAbove[j - 1] + 1 : 0;
      if (runs[j] > run) {
        run = runs[j];
        runA = i - run;
        runB = j - run;
      }
    }
    [above, row] = [row, above];
    [runsAbove, runs] = [runs, runsAbove];
  }
  return { similarity: n + m === 0 ? 0 : (2 * above[m]) / (n + m), run, runA, runB };
}

/** Share of words in common, whatever their order: 2 · common / words of both (Dice). */
export function sharedWords(a: Int32Array, b: Int32Array): number {
  const left = new Map<number, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    common++;
    left.set(word, count - 1);
  }
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}
