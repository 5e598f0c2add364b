import { daysInMonth, pad } from "../text/dates.ts";

const MONTHS =
  "jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?\\.?|july?\\.?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?";
const WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? )?";
const TIME =
  "(?:,? (?:at )?\\d{1,2}[:.h]\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?(?: ?(?:gmt|utc|est|edt|cet|cest|bst|[+-]\\d{2}:?\\d{2}))?)?";
const LABEL =
  "(?:(?<label>first published|published|posted|date|created|added|updated|last updated|last modified|modified|publication date)(?: on| at)?:? ?)?";
/** "20:15, 1 December 2023" */
const TIME_BEFORE = "(?:\\d{1,2}[:.]\\d{2}(?: ?[ap]\\.?m\\.?)?(?: ?(?:gmt|utc|est|edt|cet|cest|bst))?,? (?:on )?)?";
const SHAPES: readonly RegExp[] = [
  new RegExp(`^${LABEL}${TIME_BEFORE}${WEEKDAY}(?<day>\\d{1,2})(?:st|nd|rd|th)? (?<month>${MONTHS}),? (?<year>\\d{4})${TIME}$`, "i"),
  new RegExp(`^${LABEL}${TIME_BEFORE}${WEEKDAY}(?<month>${MONTHS}) (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})${TIME}$`, "i"),
  new RegExp(`^${LABEL}(?<year>\\d{4})(?<dash>[-/])(?<month>\\d{2})\\k<dash>(?<day>\\d{2})(?:[T ]\\d{2}:\\d{2}[0-9:.+Z-]{0,20})?$`, "i"),
  new RegExp(`^${LABEL}(?<first>\\d{1,2})(?<sep>[./])(?<second>\\d{1,2})\\k<sep>(?<year>\\d{4})${TIME}$`, "i"),
];
const NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A date that stands on a line of its own. */
export interface DateLine {
  /** Days (ISO) that it can mean: two where day and month can change places. */
  readonly days: readonly string[];
  /** Whether it says when the article was changed, not when it appeared. */
  readonly updated: boolean;
}

/** Reads a line (or a part of one) that is nothing but a date, with or without a label and a time; null where it is more or less than that. */
function readDateLine(line: string): DateLine | null {
  if (line.length > 80) return null;
  const text = line.replace(/\s+/g, " ").trim();
  for (const shape of SHAPES) {
    const groups = shape.exec(text)?.groups;
    if (groups === undefined) continue;
    const days = daysOf(groups);
    if (days.length > 0) return { days, updated: /updated|modified/i.test(groups.label ?? "") };
  }
  return null;
}

function daysOf(groups: Readonly<Record<string, string | undefined>>): readonly string[] {
  const year = Number(groups.year);
  if (groups.first !== undefined) {
    const [a, b] = [Number(groups.first), Number(groups.second)];
    // "5.6.2023" is day first wherever points are used; with strokes both orders are.
    const orders =
      groups.sep === "."
        ? [[a, b]]
        : [
            [a, b],
            [b, a],
          ];
    return [...new Set(orders.flatMap(([day, month]) => validDay(year, month, day)))].sort();
  }
  const month = groups.month ?? "";
  const number = /^\d/.test(month) ? Number(month) : NAMES.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return validDay(year, number, Number(groups.day));
}

function validDay(year: number, month: number, day: number): readonly string[] {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return [];
  return [`${year}-${pad(month, 2)}-${pad(day, 2)}`];
}

/** A line with a date among other short parts ("Staff writer | 1 December 2023 | 2 min read"), or with a date alone. */
export function readHeadLine(line: string): { readonly date: DateLine; readonly others: readonly string[] } | null {
  if (line.length > 160) return null;
  const parts = line
    .split(/\s*[|·•—]\s*|\s{3,}/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .flatMap(splitAtComma);
  const dates = parts.map(readDateLine);
  const at = dates.findIndex((date) => date !== null && !date.updated);
  const date = dates[at >= 0 ? at : dates.findIndex((one) => one !== null)];
  if (date === undefined || date === null) return null;
  const others = parts.filter((_, i) => dates[i] === null);
  return others.every((part) => part.split(" ").length <= 6 && !/[.!?]$/.test(part)) ? { date, others } : null;
}

/** "Belmora Post, Wednesday, 6 March 2024": a name of at most five words, and a date behind a comma. */
function splitAtComma(part: string): readonly string[] {
  if (readDateLine(part) !== null) return [part];
  let at = part.indexOf(", ");
  for (let tried = 0; at > 0 && tried < 3; tried++, at = part.indexOf(", ", at + 1)) {
    const name = part.slice(0, at);
    if (/^(?:(?:\p{Lu}\S{0,30}|of|the|and|for|in) ){0,4}\p{Lu}\S{0,30}$/u.test(name) && readDateLine(part.slice(at + 2)) !== null)
      return [name, part.slice(at + 2)];
  }
  return [part];
}

const PLACE = "\\p{Lu}[\\p{L}.'’-]{1,30}(?: \\p{Lu}[\\p{L}.'’-]{1,30}){0,3}";
const INLINE: readonly RegExp[] = [
  `(?<month>${MONTHS}) (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})`,
  `(?<day>\\d{1,2})(?:st|nd|rd|th)? (?<month>${MONTHS}),? (?<year>\\d{4})`,
].map((date) => new RegExp(`^(?<place>${PLACE}(?:, ${PLACE}){0,2})[,.]? [(/]?${date}[).,/]{0,2}(?: ?[(/–—:]| -)`, "iu"));

function isName(place: string): boolean {
  return place.split(" ").every((word) => /^\p{Lu}/u.test(word));
}

/** The day in the dateline that opens a paragraph ("HALVIK, November 14 2023 (Halvik Agency) – …"); null where it gives no full day. */
export function readInlineDate(paragraph: string): string | null {
  for (const shape of INLINE) {
    const groups = shape.exec(paragraph.slice(0, 200))?.groups;
    const [day] = groups === undefined || !isName(groups.place ?? "") ? [] : daysOf(groups);
    if (day !== undefined) return day;
  }
  return null;
}
