import type { Time } from "../../model/annotations.ts";

/** A set of more days than this says no more than "unknown". */
const MOST = 6;

/**
 * One reading of the same phrases out of several, made as of each day that the text can be from. Where the readings agree, that is the
 * reading; where they do not, the EDTF is the set of them ("one of", `[a,b]`) and the TIMEX3 value stays open.
 */
export function mergeReadings(readings: readonly (readonly Time[])[]): readonly Time[] {
  const [first = []] = readings;
  return first.map((time, i) => {
    const all = readings.flatMap((reading) => reading[i] ?? []);
    const dates = [...new Set(all.map(({ edtf }) => edtf))];
    if (dates.length === 1) return time;
    const members = dates.every((date) => /^[0-9X-]{4,10}$/u.test(date)) && dates.length <= MOST;
    const weekday = time.weekday === undefined ? {} : { weekday: time.weekday };
    return { ...time, ...weekday, value: null, edtf: members ? `[${dates.sort().join(",")}]` : spanning(dates), anchor: "unknown" };
  });
}

/** The interval from the earliest beginning to the latest end, where every reading is a day or an interval of days; else unknown. */
function spanning(dates: readonly string[]): string {
  const ends = dates.map((date) => date.split("/"));
  if (!ends.flat().every((end) => /^\d{4}(?:-\d{2}){0,2}[~?]?$/u.test(end))) return "..";
  const firsts = ends.map(([begin]) => begin).sort();
  const lasts = ends.map((parts) => parts[parts.length - 1]).sort();
  return `${firsts[0]}/${lasts[lasts.length - 1]}`;
}
