import type { Incident } from "../model/record.ts";
import { contentStems } from "../text/content-words.ts";

type Count = Incident["harm"][number];

/** People as such: a count of these may be the same as any other. */
const ANYBODY: ReadonlySet<string> = new Set(
  [
    ..."people person dead killed wounded injured men women children lives deaths casualties victims bodies others many dozens scores hundreds thousands".split(
      " ",
    ),
  ].flatMap((word) => [...contentStems(word)]),
);

/**
 * Counts that may be of the same people: those of people as such, and for each other word ("policemen") those that use it. "One of their men" counts the
 * teller's own, and stands against nobody else's number.
 */
export function countedAlike(counts: readonly Count[]): Count[][] {
  const classes = new Map<string, Count[]>();
  for (const count of counts) {
    const { text } = count.evidence;
    if (/\b(?:our|their|its|his|her)\b/iu.test(text)) continue;
    const own = [...contentStems(text.replace(/\d[\d,.]*/gu, " "))].filter((stem) => !ANYBODY.has(stem));
    const key = own.at(-1) ?? "";
    classes.set(key, [...(classes.get(key) ?? []), count]);
  }
  return [...classes.values()];
}
