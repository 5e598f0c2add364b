import type { NameType } from "../../model/annotations.ts";

export const NAME_TYPES: readonly NameType[] = ["PERSON", "ORG", "PLACE", "GROUP", "MISC"];

/** Labels of tokens (BILOU: Ratinov and Roth, CoNLL 2009): 0 is outside, 1 + 4 × type + one of these. */
export const BEGIN = 0;
export const INSIDE = 1;
export const LAST = 2;
export const UNIT = 3;
export const OUTSIDE = 0;
export const LABELS = 1 + 4 * NAME_TYPES.length;

export function label(type: number, place: number): number {
  return 1 + 4 * type + place;
}

/** Whether label `b` may follow label `a`; at the ends of a sentence the neighbour is OUTSIDE. */
export function mayFollow(a: number, b: number): boolean {
  const open = a !== OUTSIDE && ((a - 1) & 3) <= INSIDE;
  const continues = b !== OUTSIDE && (((b - 1) & 3) === INSIDE || ((b - 1) & 3) === LAST);
  if (!open) return !continues;
  return continues && (a - 1) >> 2 === (b - 1) >> 2;
}
