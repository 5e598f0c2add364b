/** Values of number words, one to ninety; those between the tens are written with two of them. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ..."one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, i) => [word, i + 1] as const),
  ..."twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, i) => [word, 10 * (i + 2)] as const),
]);

/** "first" to "twentieth". */
export const ORDINAL_WORDS: readonly string[] = (
  "first second third fourth fifth sixth seventh eighth ninth tenth " +
  "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split(" ");

/** Value of "third" or "3rd" in lower case; null of any other word. */
export function ordinalOf(word: string): number | null {
  const index = ORDINAL_WORDS.indexOf(word);
  if (index >= 0) return index + 1;
  return /^\d{1,3}(?:st|nd|rd|th)$/.test(word) ? Number.parseInt(word, 10) : null;
}
