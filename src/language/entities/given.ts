import { foldWord } from "../../knowledge/index.ts";
import { fnv1a } from "../../text/hash.ts";
import { FEMALE, MALE } from "./draft.ts";

/** Hashed given names in ascending order; the lowest bit of each is 1 for a woman's. */
export type GivenNames = Uint32Array;

/** Hash of a given name without its lowest bit. */
export function givenHash(name: string): number {
  return (fnv1a(name) & ~1) >>> 0;
}

/** FEMALE or MALE as the given name suggests, 0 where it tells nothing. */
export function genderOfGiven(table: GivenNames, name: string): number {
  const folded = foldWord(name.split("-")[0]).replace(/[^\p{L}]/gu, "");
  if (folded.length < 2) return 0;
  const hash = givenHash(folded);
  let low = 0;
  let high = table.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table[middle] < hash) low = middle + 1;
    else high = middle;
  }
  if (low >= table.length || (table[low] & ~1) >>> 0 !== hash) return 0;
  return (table[low] & 1) === 1 ? FEMALE : MALE;
}
