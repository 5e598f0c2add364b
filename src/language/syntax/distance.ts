/** Number of buckets of the signed distance from dependent to head. */
const DISTANCES = 32;

/** Rows of a table with one row for the root (the first) and one for each distance, rounded up to a multiple of 8. */
export const PLACES = DISTANCES + 8;

/** Bucket of head − dependent: exact up to 8, then ever wider up to 64 and more. */
export function distanceBucket(offset: number): number {
  const size = Math.abs(offset);
  const bucket =
    size <= 8 ? size : size <= 11 ? 9 : size <= 15 ? 10 : size <= 22 ? 11 : size <= 31 ? 12 : size <= 45 ? 13 : size <= 63 ? 14 : 15;
  return offset < 0 ? bucket : DISTANCES / 2 + bucket;
}

/** Row of a table of places: 0 for the root, else that of the distance from `dependent` to `head`. */
export function place(dependent: number, head: number): number {
  return head < 0 ? 0 : 1 + distanceBucket(head - dependent);
}
