/** A way to go through texts; what it returns is kept, so that nothing is optimised away. */
export interface Contender {
  readonly name: string;
  readonly run: (text: string) => unknown;
}

export interface Measured {
  readonly name: string;
  readonly seconds: number;
}

/**
 * Times every contender over all texts, one after the other, `rounds` times, and keeps each one's best: in one process and one run, so that what
 * slows one slows all. The first round warms up and does not count.
 */
export function measure(contenders: readonly Contender[], texts: readonly string[], rounds: number): Measured[] {
  const best = contenders.map(() => Number.POSITIVE_INFINITY);
  let kept: unknown = null;
  for (let round = 0; round <= rounds; round++) {
    for (const [i, { run }] of contenders.entries()) {
      const started = performance.now();
      for (const text of texts) kept = run(text);
      if (round > 0) best[i] = Math.min(best[i], (performance.now() - started) / 1000);
    }
  }
  if (kept === undefined) throw new Error("a contender gave nothing");
  return contenders.map(({ name }, i) => ({ name, seconds: best[i] }));
}
