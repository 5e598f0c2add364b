import { foldWord } from "../../knowledge/index.ts";
import type { Draft } from "./draft.ts";
import type { NameMention } from "./names.ts";
import { childWith, Rel, Tag, type View } from "./view.ts";

/** Endings that make an adjective or a people of a country's name, in the order of their length. */
const ENDINGS = [
  "esers",
  "ians",
  "eans",
  "ians",
  "eans",
  "ians",
  "ese",
  "ian",
  "ean",
  "ers",
  "ish",
  "ics",
  "ans",
  "an",
  "ns",
  "is",
  "ic",
  "er",
  "n",
  "i",
];

/**
 * Joins adjectives to the places that the text itself names: "Vardanian" to "Vardania", where no table knows either. The adjective must be the
 * name's stem and an ending; the stem is the name without its last vowels.
 */
export function joinAdjectives(names: readonly NameMention[], found: (Draft | null)[]): void {
  const stems = new Map<string, Draft>();
  for (const [i, name] of names.entries()) {
    const draft = found[i];
    if (draft === null || name.type !== "PLACE" || name.words.length > 2 || draft.key?.startsWith("place:") !== true || name.sense !== null)
      continue;
    const stem = stemOf(name.words.join(" "));
    if (stem.length >= 3 && !stems.has(stem)) stems.set(stem, draft);
  }
  if (stems.size === 0) return;
  const joined = new Map<Draft, Draft>();
  for (const [i, name] of names.entries()) {
    if (name.type !== "GROUP" && name.type !== "MISC") continue;
    const draft = found[i];
    const place = name.sense === null && draft !== null ? placeOf(name.words.join(" "), stems) : undefined;
    if (place === undefined || draft === null || place === draft) continue;
    place.country ??= place.key;
    joined.set(draft, place);
  }
  for (const [i, draft] of found.entries()) if (draft !== null) found[i] = joined.get(draft) ?? draft;
}

function stemOf(name: string): string {
  return foldWord(name).replace(/[aeiouy]{1,3}$/, "");
}

function placeOf(adjective: string, stems: ReadonlyMap<string, Draft>): Draft | undefined {
  const folded = foldWord(adjective);
  for (const ending of ENDINGS) {
    if (!folded.endsWith(ending)) continue;
    const stem = folded.slice(0, -ending.length).replace(/[aeiouy]{1,2}$/, "");
    const place = stem.length >= 3 ? stems.get(stem) : undefined;
    if (place !== undefined) return place;
  }
  return undefined;
}

/**
 * Capitals that the text teaches: "its capital Ostrel", "Kestria's capital, Belmora", "Belmora, the capital of Kestria". Returns the country of
 * each such place.
 */
export function taughtCapitals(
  view: View,
  names: readonly NameMention[],
  found: readonly (Draft | null)[],
  nameAt: Int32Array,
): Map<Draft, Draft> {
  const capitals = new Map<Draft, Draft>();
  for (let i = 0; i < view.tokens.count; i++) {
    if (view.word[i] !== "capital" || view.tokens.pos[i] === Tag.ADJ) continue;
    const place = placeBeside(view, i, names, found, nameAt);
    const country = place === null ? null : countryOfCapital(view, i, names, found, nameAt, place);
    if (place !== null && country !== null && place !== country && !capitals.has(place)) capitals.set(place, country);
  }
  return capitals;
}

function placeBeside(
  view: View,
  capital: number,
  names: readonly NameMention[],
  found: readonly (Draft | null)[],
  nameAt: Int32Array,
): Draft | null {
  for (let i = capital + 1; i <= capital + 3 && i < view.tokens.count; i++) {
    if (view.word[i] === "of" || view.word[i] === "city") break;
    if (nameAt[i] >= 0 && names[nameAt[i]].type === "PLACE") return found[nameAt[i]];
    if (view.tokens.pos[i] !== Tag.PUNCT) break;
  }
  for (let i = capital - 1; i >= Math.max(0, capital - 4); i--) {
    if (view.word[i] === ",") return nameAt[i - 1] >= 0 && names[nameAt[i - 1]].type === "PLACE" ? found[nameAt[i - 1]] : null;
  }
  return null;
}

function countryOfCapital(
  view: View,
  capital: number,
  names: readonly NameMention[],
  found: readonly (Draft | null)[],
  nameAt: Int32Array,
  place: Draft,
): Draft | null {
  const take = (i: number) => (i >= 0 && i < view.tokens.count && nameAt[i] >= 0 && found[nameAt[i]] !== place ? found[nameAt[i]] : null);
  if (view.word[capital + 1] === "of") {
    for (let i = capital + 2; i <= capital + 4; i++) if (take(i)) return take(i);
  }
  for (let i = capital - 1; i >= Math.max(0, capital - 4); i--) {
    if (take(i)) return take(i);
    if (view.word[i] === "its" || view.word[i] === "their") return lastPlaceBefore(i, view, names, found, nameAt, place);
  }
  const owner = childWith(view, capital, Rel.POSSESSIVE);
  return owner >= 0 ? take(owner) : null;
}

function lastPlaceBefore(
  at: number,
  view: View,
  names: readonly NameMention[],
  found: readonly (Draft | null)[],
  nameAt: Int32Array,
  place: Draft,
): Draft | null {
  for (let i = at - 1; i >= Math.max(0, at - 60) && view.tokens.sentence[i] === view.tokens.sentence[at]; i--) {
    const name = nameAt[i] >= 0 ? names[nameAt[i]] : null;
    if (name !== null && name.type === "PLACE" && found[nameAt[i]] !== place) return found[nameAt[i]];
  }
  return null;
}
