import { boundsOf, dateFit } from "./dates.ts";

/** Dates of tellings that were joined, kept so that a further one is compared with their limits, not with each of hundreds. */
export interface DateLimits {
  readonly add: (edtf: string) => void;
  /** False where `edtf` is apart (`dateFit`) from one of the dates. */
  readonly allow: (edtf: string) => boolean;
}

export function createDateLimits(): DateLimits {
  /** Latest first day and earliest last day of the dates that are no sets. */
  let first: string | null = null;
  let last: string | null = null;
  const plain = new Set<string>();
  const sets = new Set<string>();
  const isApart = (others: ReadonlySet<string>, edtf: string) => [...others].some((other) => dateFit(other, edtf) === "apart");
  return {
    add(edtf) {
      if (isSet(edtf)) {
        sets.add(edtf);
        return;
      }
      plain.add(edtf);
      const bounds = boundsOf(edtf);
      if (bounds.first !== null && (first === null || bounds.first > first)) first = bounds.first;
      if (bounds.last !== null && (last === null || bounds.last < last)) last = bounds.last;
    },
    allow(edtf) {
      if (isApart(sets, edtf)) return false;
      if (isSet(edtf)) return !isApart(plain, edtf);
      const bounds = boundsOf(edtf);
      return (
        !(bounds.first !== null && last !== null && bounds.first > last) && !(bounds.last !== null && first !== null && first > bounds.last)
      );
    },
  };
}

function isSet(edtf: string): boolean {
  return edtf.startsWith("[");
}
