/** From phrases to times, by a reference date. Cheap: the text is not read again. */
import type { Time, TimexType } from "../../../model/annotations.ts";
import { addDays, civilDay, edtfBounds, isoDay, pad, parseDay, weekdayOfNumber } from "../../../text/dates.ts";
import type { Echo, Length, Phrase, Point, Vague } from "../meaning.ts";
import { ANY_UNIT, DAY, FORTNIGHT, HOUR, MONTH_UNIT, QUARTER, WEEK, WEEKEND, YEAR } from "../words.ts";
import { offsetCal, resolvePoint } from "./point.ts";
import { calBounds, calEdtf, edgeOf, positionEdtf } from "./spans.ts";
import {
  dayOfStay,
  frameYear,
  isNarrative,
  isTale,
  lastOf,
  newState,
  note,
  noteFrame,
  noteTold,
  referenceFor,
  SAME_REACH,
  type State,
} from "./state.ts";
import { type Cal, calOfDay, calOfWeek, calValue, dayOfCal, lengthValue } from "./values.ts";

type Read = Omit<Time, "start" | "end" | "rule">;

const OPEN = "..";

function opened(edtf: string, phrase: Phrase): string {
  if (edtf === OPEN || edtf.startsWith("XXXX") || edtf.startsWith("[")) return edtf;
  if (phrase.opener === "since" || phrase.opener === "after") return `${edgeOf(edtf, phrase.opener === "after")}/..`;
  if (phrase.opener === "until" || phrase.opener === "before") return `../${edgeOf(edtf, phrase.opener === "until")}`;
  return edtf;
}

/** What stays known of a point without its reference. */
function openPoint(point: Point, phrase: Phrase): Read {
  const type: TimexType = point.part !== undefined || point.hour !== undefined ? "TIME" : "DATE";
  const dated = point.month !== undefined && point.offset === undefined && point.choose === undefined;
  const edtf = dated ? `XXXX-${pad(point.month as number, 2)}${point.day === undefined ? "" : `-${pad(point.day, 2)}`}` : OPEN;
  return {
    type,
    value: null,
    edtf,
    anchor: "unknown",
    ...(point.weekday === undefined ? {} : { weekday: point.weekday }),
    ...(point.month === undefined ? {} : { month: point.month }),
    ...direction(point, phrase),
  };
}

function direction(point: Point, phrase: Phrase): { direction?: "past" | "future" | "either" } {
  const by = point.offset?.by ?? 0;
  if (point.offset?.from === "text") return phrase.tense === "unknown" ? {} : { direction: phrase.tense };
  if (by < 0 || point.choose === "last" || point.choose === "previous") return { direction: "past" };
  if (by > 0 || point.choose === "next" || point.choose === "following") return { direction: "future" };
  if (point.offset !== undefined || point.year !== undefined || point.decade !== undefined || point.century !== undefined) return {};
  return { direction: phrase.tense === "unknown" ? "either" : phrase.tense };
}

function anchorOf(point: Point, state: State): Time["anchor"] {
  if (point.offset === undefined && (point.year !== undefined || point.decade !== undefined || point.century !== undefined))
    return "absolute";
  if (point.offset?.from === "published") return "published";
  return state.narrative || point.offset?.from === "text" ? "text" : "published";
}

/** Other reading of "09-11-2020". */
function bothDays(cal: Cal): string {
  const days = [calEdtf(cal), calEdtf({ ...cal, month: cal.day as number, day: cal.month as number })].sort();
  return `[${days.join(",")}]`;
}

function pointEdtf(point: Point, cal: Cal, phrase: Phrase, state: State): string {
  if (point.swapped) return bothDays(cal);
  if (point.rolling && point.offset !== undefined && state.day !== null) {
    return besideEdtf({ kind: "length", amount: 1, unit: point.offset.unit, side: "past" }, state.day);
  }
  const own = point.position === undefined ? calEdtf(cal) : positionEdtf(cal, point.position);
  // "before the end of March": up to its last day
  if (point.position === "end" && phrase.opener === "before" && own.includes("/")) return `../${edgeOf(own, true)}`;
  if (point.until === undefined) return point.approximate && !own.includes("/") ? opened(`${own}~`, phrase) : opened(own, phrase);
  const last = resolvePoint(
    point.until,
    phrase.tense,
    referenceFor({ ...state, latest: { cal, sentence: phrase.sentence, order: 0 } }, phrase, DAY),
  );
  if (last === null || cal.bc || last.bc) return own;
  return calBounds(last)[1] < calBounds(cal)[0] ? own : `${edgeOf(own, false)}/${edgeOf(calEdtf(last), true)}`;
}

/** "a year earlier", of a quarter just spoken of, is that quarter of the year before. */
function samePeriod(point: Point, phrase: Phrase, state: State): Cal | null {
  if (phrase.rule !== "ago" || point.offset?.unit !== YEAR || point.offset.by !== -1) return null;
  const quarter = lastOf(state, QUARTER, phrase.sentence, 4);
  return quarter === null ? null : { ...quarter, year: quarter.year - 1 };
}

/** "A week later", counted from a day of the text, is about that day; null for any other phrase. */
function weeksFrom({ offset, position, until }: Point, phrase: Phrase, state: State): number | null {
  const plain = phrase.rule === "ago" && phrase.opener === "none" && position === undefined && until === undefined;
  if (!plain || offset?.unit !== WEEK || offset.from !== "text" || offset.whole || !Number.isInteger(offset.by)) return null;
  const day = lastOf(state, DAY, phrase.sentence);
  const number = day === null ? null : dayOfCal(day);
  return number === null ? null : number + 7 * offset.by;
}

function isDayAlone({ day, month }: Point): boolean {
  return day !== undefined && month === undefined;
}

/** "Last year he came twice, in May and in October": months of that year. */
function inFrame(point: Point, { sentence }: Phrase, state: State): Point {
  const { month, season, year, offset, choose } = point;
  const open =
    (month !== undefined || season !== undefined) && year === undefined && offset === undefined && choose === undefined && !state.narrative;
  const framed = open ? frameYear(state, sentence) : undefined;
  return framed === undefined ? point : { ...point, year: framed };
}

/** Notes from when to when a written range lasts: "from 3 to 5 May". */
function noteStay({ until }: Point, cal: Cal, phrase: Phrase, state: State): void {
  const first = until === undefined ? null : dayOfCal(cal);
  if (until === undefined || first === null) return;
  const last = resolvePoint(
    until,
    phrase.tense,
    referenceFor({ ...state, latest: { cal, sentence: phrase.sentence, order: 0 } }, phrase, DAY),
  );
  const end = last === null ? null : dayOfCal(last);
  if (end !== null && end > first) state.stay = { first, last: end, sentence: phrase.sentence };
}

function readPoint(told: Point, phrase: Phrase, state: State): Read {
  const point = inFrame(told, phrase, state);
  const unit =
    point.offset?.unit ??
    (point.weekday !== undefined || point.hour !== undefined || point.part !== undefined || isDayAlone(point) ? DAY : YEAR);
  const stay = point.nthOfStay === undefined ? null : dayOfStay(state, point.nthOfStay, phrase.sentence);
  let cal =
    stay !== null
      ? calOfDay(stay)
      : (samePeriod(point, phrase, state) ?? resolvePoint(point, phrase.tense, referenceFor(state, phrase, unit)));
  if (cal !== null && point.week !== undefined && dayOfCal(cal) !== null) cal = calOfWeek(dayOfCal(cal) as number);
  if (cal === null) return openPoint(point, phrase);
  const about = weeksFrom(point, phrase, state);
  if (!isAside(point, phrase, state)) note(state, about === null ? cal : calOfDay(about), phrase.sentence);
  noteFrame(state, cal, phrase);
  noteStay(point, cal, phrase, state);
  if (phrase.opens && isOfStatedYear(told, cal, state)) noteTold(state, cal, phrase.sentence);
  return {
    type: cal.part !== undefined || cal.hour !== undefined ? "TIME" : "DATE",
    value: calValue(cal),
    edtf: about === null ? pointEdtf(point, cal, phrase, state) : `${isoDay(about)}~`,
    anchor: anchorOf(told, state),
    ...(point.weekday === undefined ? {} : { weekday: point.weekday }),
    ...(point.month === undefined ? {} : { month: point.month }),
    ...direction(point, phrase),
  };
}

/** A month whose year is stated, or that goes on with the year stated before. */
function isOfStatedYear(point: Point, cal: Cal, state: State): boolean {
  return point.month !== undefined && (point.year !== undefined || state.told?.cal.year === cal.year);
}

/** What later phrases are not counted from: the present in a story, the year before in a report of results, the stay of somebody who was met. */
function isAside(point: Point, phrase: Phrase, state: State): boolean {
  const day = phrase.aside !== null && !state.narrative ? state.last.get(DAY) : undefined;
  const near = phrase.aside === "before" ? SAME_REACH : 0;
  return (
    (day !== undefined && phrase.sentence - day.sentence <= near) ||
    (state.narrative && point.offset?.from === "published") ||
    (phrase.rule === "ago" && point.offset?.unit === YEAR && !state.narrative)
  );
}

function echoCal(echo: Echo, phrase: Phrase, state: State): Cal | null {
  if (echo.unit === ANY_UNIT) return referenceFor(state, phrase, YEAR).anchor;
  const unit = echo.unit ?? (lastOf(state, QUARTER, phrase.sentence, 6) === null ? YEAR : QUARTER);
  if (unit === QUARTER) {
    const seen = lastOf(state, QUARTER, phrase.sentence, 8);
    if (seen !== null) return { ...seen, year: echo.year ?? seen.year + echo.years };
  }
  if (echo.year !== undefined) return { year: echo.year };
  // "met on Thursday … earlier in the day"
  const day = unit === DAY && phrase.tense !== "future" ? lastOf(state, DAY, phrase.sentence) : null;
  if (day !== null && (phrase.tense === "past" || isBehind(day, state))) return day;
  // "In January she found a photograph; at the end of the month she wrote"
  const open = unit === MONTH_UNIT && echo.position !== undefined && phrase.tense === "past" && !state.narrative;
  const month = open ? lastMonth(state, phrase.sentence) : null;
  if (month !== null) return month;
  const base = state.narrative ? referenceFor(state, phrase, unit === DAY ? DAY : YEAR).anchorDay : state.day;
  if (base === null) return null;
  return offsetCal(base, unit, unit === WEEKEND ? weekendShift(base, phrase) : state.narrative ? 0 : echo.fallback);
}

/** The month told of last, in the same sentence or the one before. */
function lastMonth({ latest }: State, sentence: number): Cal | null {
  if (latest?.cal.month === undefined || sentence - latest.sentence > 1 || latest.cal.bc) return null;
  return { year: latest.cal.year, month: latest.cal.month };
}

/** "Aug 12: Kast reports. Later in the day Odin telephones": a day gone by. */
function isBehind(cal: Cal, { day }: State): boolean {
  const number = dayOfCal(cal);
  return day !== null && number !== null && number < day;
}

/** "Over the weekend" is the last one until Saturday comes. */
function weekendShift(day: number, phrase: Phrase): number {
  return phrase.tense === "future" || weekdayOfNumber(day) >= 6 ? 0 : -1;
}

function readEcho(echo: Echo, phrase: Phrase, state: State): Read {
  const cal = echoCal(echo, phrase, state);
  if (cal === null) return { type: "DATE", value: null, edtf: OPEN, anchor: "unknown" };
  if (echo.years === 0 && echo.year === undefined) note(state, cal, phrase.sentence);
  const edtf = echo.position === undefined ? calEdtf(cal) : positionEdtf(cal, echo.position);
  // "before the end of the month": up to its last day
  if (echo.position === "end" && phrase.opener === "before" && edtf.includes("/"))
    return { type: "DATE", value: calValue(cal), edtf: `../${edgeOf(edtf, true)}`, anchor: "text" };
  return { type: "DATE", value: calValue(cal), edtf: opened(edtf, phrase), anchor: "text" };
}

/** Days that a vague number of units may take up at most: "recent weeks" is within two months, "recent years" within ten years. */
const VAGUE_DAYS: { readonly [unit: number]: number } = { [DAY]: 10, [WEEK]: 60, [MONTH_UNIT]: 365, [QUARTER]: 730, [YEAR]: 3652 };
const UNIT_DAYS: { readonly [unit: number]: number } = {
  [DAY]: 1,
  [WEEK]: 7,
  [FORTNIGHT]: 14,
  [MONTH_UNIT]: 30.44,
  [QUARTER]: 91.3,
  [YEAR]: 365.25,
};

function besideEdtf(length: Length, base: number): string {
  const days = length.amount === null ? VAGUE_DAYS[length.unit] : UNIT_DAYS[length.unit] * length.amount;
  if (days === undefined || Number.isNaN(days) || days > 366000) return OPEN;
  const here = isoDay(base);
  const there = addDays(here, Math.round(length.side === "past" ? -days : days));
  return length.side === "past" ? `${there}~/${here}~` : `${here}~/${there}~`;
}

function readLength(length: Length, state: State, phrase: Phrase): Read {
  const base = length.side === undefined ? null : length.from === "text" ? referenceFor(state, phrase, DAY).anchorDay : state.day;
  const edtf = base === null ? OPEN : besideEdtf(length, base);
  const value = lengthValue(length.amount, length.unit) + also(length);
  const anchor = base === null ? (length.side === undefined ? "absolute" : "unknown") : length.from === "text" ? "text" : "published";
  return { type: "DURATION", value, edtf, anchor, ...(length.side === undefined ? {} : { direction: length.side }) };
}

function also(length: Length): string {
  if (length.also === undefined) return "";
  const second = lengthValue(length.also.amount, length.also.unit).slice(1);
  return second.startsWith("T") && length.unit <= HOUR ? second.slice(1) : second;
}

function readVague(vague: Vague): Read {
  return { type: "DATE", value: vague.side === "past" ? "PAST_REF" : "FUTURE_REF", edtf: OPEN, anchor: "unknown", direction: vague.side };
}

function read(phrase: Phrase, state: State): Read {
  const { meaning } = phrase;
  switch (meaning.kind) {
    case "point":
      return readPoint(meaning, phrase, state);
    case "echo":
      return readEcho(meaning, phrase, state);
    case "length":
      return readLength(meaning, state, phrase);
    case "vague":
      return readVague(meaning);
    case "set":
      return { type: "SET", value: meaning.value, edtf: OPEN, anchor: "absolute" };
    case "reference":
      return readReference(meaning.value, state);
  }
}

function readReference(value: "PRESENT_REF" | "PAST_REF" | "FUTURE_REF", state: State): Read {
  const here = state.day === null || state.narrative ? null : isoDay(state.day);
  if (value === "PRESENT_REF")
    return { type: "DATE", value, edtf: here === null ? OPEN : `${here}~`, anchor: here === null ? "unknown" : "published" };
  const past = value === "PAST_REF";
  const edtf = here === null ? OPEN : past ? `../${here}` : `${here}/..`;
  return { type: "DATE", value, edtf, anchor: here === null ? "unknown" : "published", direction: past ? "past" : "future" };
}

/** Day that a publication date names; null where it names none or more than one. */
function publishedDay(published: string | null): number | null {
  if (published === null) return null;
  const { first, last } = edtfBounds(published);
  return first === null || first !== last ? null : parseDay(first);
}

/**
 * Reads phrases with a reference date: an ISO day, a date-time or EDTF; null or an EDTF of more than one day leaves what hangs on it open.
 */
export function resolvePhrases(phrases: readonly Phrase[], published: string | null): readonly Time[] {
  const day = publishedDay(published);
  const state = newState(day, isNarrative(phrases, day === null ? null : civilDay(day).year), isTale(phrases, day));
  return phrases.map((phrase) => ({ start: phrase.start, end: phrase.end, ...read(phrase, state), rule: phrase.rule }));
}
