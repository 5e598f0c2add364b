import { dayNumber, edtfBounds } from "../../src/text/dates.ts";

/**
 * Whether a date of the record says the same as one of the accepted ones.
 * A day must be that day; intervals must share at least half of the days of both together, so that neither "some time that year" nor a
 * made-up day within a month counts. Open ends must be open on both sides and lie within three days of one another at the closed end.
 */
export function sameWhen(accepted: readonly (string | null)[], found: string | null): boolean {
  return accepted.some((value) => (isUnknown(value) ? isUnknown(found) : !isUnknown(found) && sameDays(value as string, found as string)));
}

function isUnknown(edtf: string | null): boolean {
  if (edtf === null) return true;
  const { first, last } = edtfBounds(edtf);
  return first === null && last === null;
}

function sameDays(a: string, b: string): boolean {
  const x = edtfBounds(a);
  const y = edtfBounds(b);
  if ((x.first === null) !== (y.first === null) || (x.last === null) !== (y.last === null)) return false;
  if (x.first === null || y.first === null) return Math.abs(number(x.last as string) - number(y.last as string)) <= 3;
  if (x.last === null || y.last === null) return Math.abs(number(x.first) - number(y.first)) <= 3;
  const shared = Math.min(number(x.last), number(y.last)) - Math.max(number(x.first), number(y.first)) + 1;
  const together = Math.max(number(x.last), number(y.last)) - Math.min(number(x.first), number(y.first)) + 1;
  return shared > 0 && 2 * shared >= together;
}

function number(day: string): number {
  const [year, month, date] = day.split("-").map(Number);
  return dayNumber(year, month, date);
}
