/** "2020-2022", "from Nov. 9 to 11", "between March 5 and 9": two times, as TIMEX3 has it; the first knows where the range ends. */
import { type Lexemes, markAt, wordAt } from "../lexemes.ts";
import type { Found, Point } from "../meaning.ts";
import { id, ids } from "../words.ts";

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
