/** "2020-2022", "from Nov. 9 to 11", "between March 5 and 9": two times, as TIMEX3 has it; the first knows where the range ends. */
import { type Lexemes, markAt, wordAt } from "../lexemes.ts";
import type { Found, Point } from "../meaning.ts";
import { id, ids, YEAR } from "../words.ts";

const HYPHEN = 45;
const TO = ids("to through until till");
const AND = id("and");
const FROM = id("from");
const BETWEEN = id("between");

function isRange(lex: Lexemes, a: Found, b: Found): boolean {
  if (b.from - a.to !== 1) return false;
  if (markAt(lex, a.to) === HYPHEN) return true;
  const opener = wordAt(lex, a.from - 1);
  return (TO[wordAt(lex, a.to)] === 1 && opener === FROM) || (wordAt(lex, a.to) === AND && opener === BETWEEN);
}

/** A day takes month and year from the other end: "from Nov. 9 to 11, 2020". */
function shared(first: Point, last: Point): Point {
  const year = first.year === undefined && last.year !== undefined && first.offset === undefined ? { year: last.year } : {};
  return { ...first, ...year };
}

function comparable(a: Point, b: Point): boolean {
  const kind = (p: Point): string =>
    p.decade !== undefined
      ? "decade"
      : p.day !== undefined
        ? "day"
        : p.month !== undefined
          ? "month"
          : p.year !== undefined
            ? "year"
            : p.weekday !== undefined
              ? "weekday"
              : "";
  return kind(a) !== "" && kind(a) === kind(b);
}

export function linkRanges(found: readonly Found[], lex: Lexemes): Found[] {
  return found.map((item, index) => {
    const next = found[index + 1];
    if (next === undefined || item.meaning.kind !== "point" || next.meaning.kind !== "point") return item;
    if (!isRange(lex, item, next) || !comparable(item.meaning, next.meaning)) return item;
    return { ...item, meaning: { ...shared(item.meaning, next.meaning), until: next.meaning } };
  });
}

const JOINS = ids("and or to through");

/** "in the spring and summer of 1979", "January and February 2020": the year stands once. */
export function shareYears(found: readonly Found[], lex: Lexemes): Found[] {
  const out = [...found];
  for (let index = out.length - 2; index >= 0; index--) {
    const [item, next] = [out[index], out[index + 1]];
    if (item.meaning.kind !== "point" || next.meaning.kind !== "point") continue;
    if (next.from - item.to > 2 || (JOINS[wordAt(lex, item.to)] !== 1 && markAt(lex, item.to) !== HYPHEN)) continue;
    if (!needsYear(item.meaning) || !needsYear({ ...next.meaning, year: undefined })) continue;
    if (next.meaning.year === undefined && next.meaning.offset?.unit !== YEAR) continue;
    const { year, offset } = next.meaning;
    const meaning = { ...item.meaning, ...(year === undefined ? {} : { year }), ...(offset === undefined ? {} : { offset }) };
    out[index] = { ...item, meaning };
  }
  return out;
}

function needsYear(point: Omit<Point, "year"> & { readonly year?: number | undefined }): boolean {
  if (point.year !== undefined || point.choose !== undefined) return false;
  return point.month !== undefined || point.season !== undefined || point.quarter !== undefined;
}
