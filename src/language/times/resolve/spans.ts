/** First and last day of a Cal, and EDTF strings. */
import { civilDay, dayNumber, daysInMonth, isoDay, isoWeekStart, pad } from "../../../text/dates.ts";
import type { Position } from "../meaning.ts";
import { type Cal, dayOfCal } from "./values.ts";

const SEASON_CODES = { SP: 21, SU: 22, FA: 23, WI: 24 } as const;

function months(year: number, from: number, to: number): string {
  return `${pad(year, 4)}-${pad(from, 2)}/${pad(year, 4)}-${pad(to, 2)}`;
}

/** EDTF of a Cal as it stands: "2020", "2020-07/2020-09", "2023-05-15/2023-05-21", "199X". */
export function calEdtf(cal: Cal): string {
  if (cal.bc) return bcEdtf(cal);
  if (cal.century !== undefined) return `${pad(cal.century, 2)}XX`;
  if (cal.decade !== undefined) return `${pad(cal.decade, 3)}X`;
  const year = pad(cal.year, 4);
  if (cal.week !== undefined) {
    const monday = isoWeekStart(cal.year, cal.week);
    return `${isoDay(cal.weekend ? monday + 5 : monday)}/${isoDay(monday + 6)}`;
  }
  if (cal.half !== undefined) return cal.half === 1 ? months(cal.year, 1, 6) : months(cal.year, 7, 12);
  if (cal.quarter !== undefined) return months(cal.year, cal.quarter * 3 - 2, cal.quarter * 3);
  if (cal.season !== undefined) return seasonEdtf(cal.year, cal.season);
  if (cal.month === undefined) return year;
  return cal.day === undefined ? `${year}-${pad(cal.month, 2)}` : `${year}-${pad(cal.month, 2)}-${pad(cal.day, 2)}`;
}

/** "The winter of 2020" may be the one that begins or the one that ends in 2020: a set of both. */
function seasonEdtf(year: number, season: keyof typeof SEASON_CODES): string {
  const code = SEASON_CODES[season];
  return season === "WI" ? `[${pad(year - 1, 4)}-${code},${pad(year, 4)}-${code}]` : `${pad(year, 4)}-${code}`;
}

/** EDTF counts a year 0000, so 218 BC is -0217. */
function bcEdtf(cal: Cal): string {
  if (cal.century !== undefined) return `-${pad(cal.century * 100 + 99, 4)}/-${pad(cal.century * 100, 4)}`;
  const year = cal.year === 1 ? "0000" : `-${pad(cal.year - 1, 4)}`;
  if (cal.month === undefined) return year;
  return cal.day === undefined ? `${year}-${pad(cal.month, 2)}` : `${year}-${pad(cal.month, 2)}-${pad(cal.day, 2)}`;
}

const SEASON_STARTS = { SP: [3, 6], SU: [6, 9], FA: [9, 12], WI: [12, 12] } as const;

/** First and last day (numbers) of a Cal in the common era. */
export function calBounds(cal: Cal): readonly [number, number] {
  const day = dayOfCal(cal);
  if (day !== null) return [day, day];
  if (cal.week !== undefined) {
    const monday = isoWeekStart(cal.year, cal.week);
    return [cal.weekend ? monday + 5 : monday, monday + 6];
  }
  if (cal.century !== undefined) return [dayNumber(cal.century * 100, 1, 1), dayNumber(cal.century * 100 + 99, 12, 31)];
  if (cal.decade !== undefined) return [dayNumber(cal.decade * 10, 1, 1), dayNumber(cal.decade * 10 + 9, 12, 31)];
  const [first, last] = monthsOf(cal);
  return [dayNumber(cal.year, first, 1), dayNumber(cal.year, last, daysInMonth(cal.year, last))];
}

function monthsOf(cal: Cal): readonly [number, number] {
  if (cal.month !== undefined) return [cal.month, cal.month];
  if (cal.quarter !== undefined) return [cal.quarter * 3 - 2, cal.quarter * 3];
  if (cal.half !== undefined) return cal.half === 1 ? [1, 6] : [7, 12];
  return cal.season === undefined ? [1, 12] : SEASON_STARTS[cal.season];
}

/** Days that make the inner border of "early", "mid" and "late" approximate; the outer borders are those of the whole. */
export function positionEdtf(cal: Cal, position: Position): string {
  if (cal.bc || dayOfCal(cal) !== null) return calEdtf(cal);
  const [first, last] = calBounds(cal);
  const size = last - first + 1;
  if (position === "week-last") return `${isoDay(last - 6)}/${isoDay(last)}`;
  if (position.startsWith("week-")) {
    const opening = first + 7 * (Number(position.slice(5)) - 1);
    return `${isoDay(opening)}/${isoDay(Math.min(last, opening + 6))}`;
  }
  const fine = size > 300 ? monthOf : (n: number) => isoDay(n);
  const middle = first + Math.floor(size / 2);
  if (position === "start") return `${fine(first)}/${fine(middle)}~`;
  if (position === "end") return `${fine(middle)}~/${fine(last)}`;
  return `${fine(first + Math.floor(size / 4))}~/${fine(last - Math.floor(size / 4))}~`;
}

function monthOf(number: number): string {
  const { year, month } = civilDay(number);
  return `${pad(year, 4)}-${pad(month, 2)}`;
}

/** First or last day of an EDTF string of ours, for openers: "since last week" begins on its Monday. */
export function edgeOf(edtf: string, last: boolean): string {
  const slash = edtf.indexOf("/");
  if (slash < 0) return edtf;
  return last ? edtf.slice(slash + 1) : edtf.slice(0, slash);
}
