/** Code unit order: the same on every machine, unlike the locale's. Negative where `a` comes first, 0 where both are one text. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
