/**
 * First and last day of EDTF strings (ISO 8601-2 level 0 and 1, sets of level 2, and the sub-year groups of level 2: seasons,
 * quarters, halves). Qualifiers (`?` `~` `%`) do not move the bounds: a reader that wants slack adds it.
 */
import { daysInMonth, pad } from "./dates-days.ts";

/** First and last possible day (ISO); null where that side is open or unknown. */
export interface DayBounds {
  readonly first: string | null;
  readonly last: string | null;
}

const NOTHING: DayBounds = { first: null, last: null };

/**
 * Months of the sub-year groups. Seasons take in both the meteorological and the astronomical ones of the northern half of the world;
 * 24 (winter) begins in December of its year and ends in March of the next.
 */
const GROUPS: { readonly [code: string]: readonly [first: string, last: string, years: number] } = {
  "21": ["03-01", "06-21", 0],
  "22": ["06-01", "09-23", 0],
  "23": ["09-01", "12-22", 0],
  "24": ["12-01", "03-21", 1],
  "33": ["01-01", "03-31", 0],
  "34": ["04-01", "06-30", 0],
  "35": ["07-01", "09-30", 0],
  "36": ["10-01", "12-31", 0],
  "37": ["01-01", "04-30", 0],
  "38": ["05-01", "08-31", 0],
  "39": ["09-01", "12-31", 0],
  "40": ["01-01", "06-30", 0],
  "41": ["07-01", "12-31", 0],
};

const DATE = /^[?~%]?([0-9X]{4})(?:-[?~%]?([0-9X]{2})(?:-[?~%]?([0-9X]{2}))?)?(?:T[0-9X:.+Z-]{0,40})?[?~%]?$/;

function monthBounds(year: string, month: string, last: boolean): string {
  const tens = month[0];
  const low = tens === "1" ? "10" : "01";
  const high = tens === "0" ? "09" : "12";
  const chosen = month.includes("X") ? (last ? high : low) : month;
  return last ? `${year}-${chosen}-${daysInMonth(Number(year), Number(chosen))}` : `${year}-${chosen}-01`;
}

function dayBound(year: string, month: string, day: string, last: boolean): string | null {
  if (month.includes("X")) return monthBounds(year, month, last);
  const length = daysInMonth(Number(year), Number(month));
  const low = Math.max(1, Number(day.replaceAll("X", "0")));
  const high = Math.min(length, Number(day.replaceAll("X", "9")));
  return low > high ? null : `${year}-${month}-${pad(last ? high : low, 2)}`;
}

function dateBound(text: string, last: boolean): string | null {
  const found = DATE.exec(text);
  if (found === null || found[1] === "XXXX" || /X[0-9]/.test(found[1])) return null;
  const year = found[1].replaceAll("X", last ? "9" : "0");
  const month = found[2];
  if (month === undefined || month === "XX") return last ? `${year}-12-31` : `${year}-01-01`;
  const group = GROUPS[month];
  if (group !== undefined) return last ? `${pad(Math.min(9999, Number(year) + group[2]), 4)}-${group[1]}` : `${year}-${group[0]}`;
  if (!month.includes("X") && (Number(month) < 1 || Number(month) > 12)) return null;
  return found[3] === undefined ? monthBounds(year, month, last) : dayBound(year, month, found[3], last);
}

function setBounds(members: string): DayBounds {
  let first: string | null | undefined;
  let last: string | null | undefined;
  for (const member of members.split(",")) {
    const bounds = edtfBounds(member.trim().replace("..", "/").replace(/^\/$/, ".."));
    if (first === undefined || (first !== null && (bounds.first === null || bounds.first < first))) first = bounds.first;
    if (last === undefined || (last !== null && (bounds.last === null || bounds.last > last))) last = bounds.last;
  }
  return { first: first ?? null, last: last ?? null };
}

/**
 * First and last day that an EDTF string allows; both null where it is open (`..`), lacks its year (`XXXX-11-23`) or is no EDTF.
 * Of a set (`[a,b]`, `{a,b}`): the bounds of all its members together.
 */
export function edtfBounds(edtf: string): DayBounds {
  const text = edtf.trim();
  if (text === "" || text === "..") return NOTHING;
  if ((text[0] === "[" && text.endsWith("]")) || (text[0] === "{" && text.endsWith("}"))) return setBounds(text.slice(1, -1));
  const slash = text.indexOf("/");
  if (slash < 0) return { first: dateBound(text, false), last: dateBound(text, true) };
  return { first: dateBound(text.slice(0, slash), false), last: dateBound(text.slice(slash + 1), true) };
}

/** Whether an ISO day lies within the bounds of an EDTF string; open sides let everything through. */
export function edtfContains(edtf: string, day: string): boolean {
  const { first, last } = edtfBounds(edtf);
  return (first === null || day >= first) && (last === null || day <= last);
}

/** The days that two EDTF strings share, by their bounds, as one EDTF string; null where they share none. */
export function edtfIntersect(a: string, b: string): string | null {
  const x = edtfBounds(a);
  const y = edtfBounds(b);
  const first = x.first === null || (y.first !== null && y.first > x.first) ? y.first : x.first;
  const last = x.last === null || (y.last !== null && y.last < x.last) ? y.last : x.last;
  if (first !== null && last !== null && first > last) return null;
  return edtfOfBounds(first, last);
}

/** The shortest EDTF string of a first and a last day: a day, a month, a year or an interval. */
export function edtfOfBounds(first: string | null, last: string | null): string {
  if (first === null && last === null) return "..";
  if (first === null) return `../${last}`;
  if (last === null) return `${first}/..`;
  if (first === last) return first;
  for (const length of [4, 7]) {
    const whole = first.slice(0, length);
    const bounds = edtfBounds(whole);
    if (bounds.first === first && bounds.last === last) return whole;
  }
  return `${first}/${last}`;
}
