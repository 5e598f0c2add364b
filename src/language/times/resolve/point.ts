/** From what a phrase states to one place in the calendar, by its reference. */
import { civilDay, dayNumber, daysInMonth, isoWeekStart, weekdayOfNumber } from "../../../text/dates.ts";
import type { Offset, Point, Tense } from "../meaning.ts";
import { CENTURY, DAY, DECADE_UNIT, MILLENNIUM, MONTH_UNIT, QUARTER, WEEK, WEEKEND, YEAR } from "../words.ts";
import { holidayIn } from "./holidays.ts";
import { type Cal, calOfDay, calOfWeek } from "./values.ts";

/** What relative phrases are counted from. */
export interface Reference {
  /** Day number; null where unknown. */
  readonly day: number | null;
  /** The text's own anchor, null where it has none. */
  readonly anchor: Cal | null;
  readonly anchorDay: number | null;
  /** The text tells a story of its own time: its anchor goes before the day of publication. */
  readonly narrative: boolean;
  /** Month of a year that the text stated shortly before. */
  readonly told: Cal | null;
  /** The anchor is a day to come, and meant. */
  readonly toCome: boolean;
}

const QUARTER_OF = (month: number): number => Math.floor((month - 1) / 3) + 1;

function monthShift(year: number, month: number, by: number): { readonly year: number; readonly month: number } {
  const index = year * 12 + month - 1 + by;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}

/** The unit `by` units away from the one that holds `day`. */
export function offsetCal(day: number, unit: number, by: number): Cal {
  const { year, month } = civilDay(day);
  const whole = Math.round(by);
  switch (unit) {
    case DAY:
      return calOfDay(day + whole);
    case WEEK:
      return calOfWeek(day + Math.round(by * 7));
    case WEEKEND:
      return { ...calOfWeek(day + whole * 7), weekend: true };
    case MONTH_UNIT:
      return monthShift(year, month, whole);
    case QUARTER: {
      const shifted = monthShift(year, QUARTER_OF(month) * 3, whole * 3);
      return { year: shifted.year, quarter: QUARTER_OF(shifted.month) };
    }
    case DECADE_UNIT:
      return Math.abs(by) >= 1 ? { year: year + whole * 10 } : { year, decade: Math.floor(year / 10) };
    case CENTURY:
      return by === 0 ? { year, century: Math.floor(year / 100) } : { year: year + whole * 100 };
    case MILLENNIUM:
      return { year: year + whole * 1000 };
    case YEAR:
      return Number.isInteger(by) ? { year: year + by } : monthShift(year, month, Math.round(by * 12));
    default:
      return { year };
  }
}

/** Day that an offset is counted from; null where unknown. */
function baseDay(offset: Offset, choose: Point["choose"], tense: Tense, reference: Reference): number | null {
  if (reference.narrative && offset.from === "published" && offset.by !== 0 && reference.anchorDay !== null) return reference.anchorDay;
  // "… will meet on December 11. He left later in the evening": a part of the day is not of a day still to come.
  const ahead =
    offset.by === 0 &&
    !reference.toCome &&
    choose !== "same" &&
    !reference.narrative &&
    reference.day !== null &&
    reference.anchorDay !== null &&
    reference.anchorDay > reference.day;
  // "He left on Sunday … and will meet Maruk the next day", told on Monday: what is to come is not counted from before its telling.
  if (isBehind(offset, tense, reference)) return reference.day;
  if (offset.from === "text" && reference.anchorDay !== null && !ahead) return reference.anchorDay;
  // "He flew there two weeks ago and met Maruk the next day": what has been is not counted from the day of the news on.
  if (offset.from === "text" && offset.by > 0 && tense === "past") return null;
  return offset.from === "text" && reference.narrative ? null : reference.day;
}

function isBehind({ from, unit, by }: Offset, tense: Tense, { narrative, anchorDay, day }: Reference): boolean {
  const told = from === "text" && tense === "future" && unit === DAY && by === 1 && !narrative;
  return told && day !== null && anchorDay !== null && anchorDay < day;
}

function anchorYear(reference: Reference): number | null {
  if (reference.narrative && reference.anchor !== null && !reference.anchor.bc) return reference.anchor.year;
  return reference.day === null ? null : civilDay(reference.day).year;
}

/** Fills finer parts into a coarser Cal: "July" + last year. */
function within(cal: Cal, point: Point): Cal {
  if (point.weekday !== undefined && cal.week !== undefined) return calOfDay(isoWeekStart(cal.year, cal.week) + point.weekday - 1);
  return {
    ...cal,
    ...(point.month === undefined ? {} : { month: point.month }),
    ...(point.day === undefined ? {} : { day: point.day }),
    ...(point.quarter === undefined ? {} : { quarter: point.quarter }),
    ...(point.half === undefined ? {} : { half: point.half }),
    ...(point.season === undefined ? {} : { season: point.season }),
  };
}

function withClock(cal: Cal, point: Point): Cal {
  if (cal.day === undefined) return cal;
  return {
    ...cal,
    ...(point.part === undefined ? {} : { part: point.part }),
    ...(point.hour === undefined ? {} : { hour: point.hour }),
    ...(point.minute === undefined ? {} : { minute: point.minute }),
    ...(point.zone === undefined ? {} : { zone: point.zone }),
  };
}

function exists(cal: Cal): boolean {
  return cal.day === undefined || cal.month === undefined || cal.day <= daysInMonth(cal.year, cal.month);
}

/** Century of a two-digit year or one-digit decade: the latest that is not after the reference; the 1900s where that is unknown. */
function fullYear(short: number, span: number, reference: Reference): number {
  const now = anchorYear(reference) ?? 1999;
  const century = Math.floor(now / 100) * 100;
  return century + short * span <= now ? century + short * span : century - 100 + short * span;
}

/** The calendar place of a point; null where its reference is missing. */
export function resolvePoint(point: Point, tense: Tense, reference: Reference): Cal | null {
  const placed = place(point, tense, reference);
  const cal = placed === null || point.nth === undefined ? placed : nthOfMonth(placed, point.nth, point.weekday);
  return cal === null || !exists(cal) ? null : withClock(cal, point);
}

function monthOfNth({ offset, month, year }: Point, tense: Tense, reference: Reference): Cal | null {
  const base = offset === undefined ? null : baseDay(offset, undefined, tense, reference);
  if (offset !== undefined) return base === null ? null : offsetCal(base, MONTH_UNIT, offset.by);
  if (month === undefined) return null;
  return year === undefined ? monthWithoutYear({ kind: "point", month }, tense, reference) : { year, month };
}

/** "the first Sunday of June", "the last Tuesday of the month" */
function nthOfMonth({ year, month }: Cal, nth: number, weekday: number | undefined): Cal | null {
  if (month === undefined) return null;
  // "the last day of the month"
  if (weekday === undefined) return { year, month, day: nth > 0 ? nth : daysInMonth(year, month) };
  const first = dayNumber(year, month, 1);
  const day = first + ((weekday - weekdayOfNumber(first) + 7) % 7);
  if (nth > 0) return calOfDay(day + 7 * (nth - 1)).month === month ? calOfDay(day + 7 * (nth - 1)) : null;
  const last = day + 28;
  return calOfDay(calOfDay(last).month === month ? last : last - 7);
}

function place(point: Point, tense: Tense, reference: Reference): Cal | null {
  if (point.holiday !== undefined) return holiday(point, tense, reference);
  if (point.nth !== undefined) return monthOfNth(point, tense, reference);
  if (point.offset !== undefined) {
    const base = baseDay(point.offset, point.choose, tense, reference);
    return base === null ? null : within(offsetCal(base, point.offset.unit, point.offset.by), point);
  }
  if (point.century !== undefined) return { year: point.century * 100, century: point.century, ...(point.bc ? { bc: true } : {}) };
  if (point.decade !== undefined) {
    const decade = point.shortDecade ? fullYear(point.decade, 10, reference) / 10 : point.decade;
    return { year: decade * 10, decade };
  }
  if (point.year !== undefined) {
    const year = point.shortYear ? fullYear(point.year, 1, reference) : point.year;
    return within(point.bc ? { year, bc: true } : { year }, point);
  }
  if (point.month !== undefined) return monthWithoutYear(point, tense, reference);
  if (point.weekday !== undefined) return weekday(point, tense, reference);
  if (point.day !== undefined) return dayOfMonth(point, tense, reference);
  if (point.quarter !== undefined || point.half !== undefined) return quarterWithoutYear(point, tense, reference);
  if (point.season !== undefined) return season(point, tense, reference);
  return clockOnly(point, tense, reference);
}

function clockOnly(point: Point, tense: Tense, reference: Reference): Cal | null {
  // "'We resume at nine tomorrow' … 18:05 The two are back": not on a day to come
  const { anchorDay, narrative, day: told } = reference;
  const ahead = !narrative && told !== null && anchorDay !== null && anchorDay > told && tense !== "future";
  const day = ahead ? told : (anchorDay ?? (narrative ? null : told));
  return day === null || point.hour === undefined ? null : calOfDay(day);
}

/** Number of months from the reference to a month of its year, and the choice of the year by the word before it or by tense. */
function monthWithoutYear(point: Point, tense: Tense, reference: Reference): Cal | null {
  const month = point.month as number;
  if (reference.narrative && reference.anchor !== null) return narrativeMonth(point, reference.anchor);
  // "On 14 February 2020 … on 3 March", "… in March", in a text of no known day: the year told last goes on.
  const dated = reference.anchor !== null && (point.day !== undefined || reference.anchor.month !== undefined);
  const stated = dated && reference.anchor?.century === undefined && point.choose === undefined;
  if (reference.day === null) return stated && reference.anchor !== null ? narrativeMonth(point, reference.anchor) : null;
  const now = civilDay(reference.day);
  const day = point.day;
  const goesOn = tense === "past" && point.choose === undefined ? onFrom(month, reference.told, now.year * 12 + now.month) : null;
  if (goesOn !== null) return within({ year: goesOn }, point);
  const ahead = month * 31 + (day ?? 0) - (now.month * 31 + (day === undefined ? 0 : now.day));
  return within({ year: now.year + yearShift(point, ahead / 31, tense, day !== undefined) }, point);
}

/** Months that a year stated must lie behind the news: of the last twelve a month needs no year. */
const LONG_AGO = 12;

/** "In April 2016 he rang me. In June he came": the year in which a story goes on; null where none of long ago is told. */
function onFrom(month: number, told: Cal | null, now: number): number | null {
  if (told?.month === undefined || now - (told.year * 12 + told.month) <= LONG_AGO) return null;
  const year = month >= told.month ? told.year : told.year + 1;
  return year * 12 + month < now ? year : null;
}

function yearShift(point: Point, ahead: number, tense: Tense, dated: boolean): number {
  switch (point.choose) {
    case "last":
    case "previous":
      return ahead >= 0 ? -1 : 0;
    case "next":
    case "following":
      return ahead > 0 ? 0 : 1;
    case "this":
    case "same":
      return 0;
    default:
  }
  const forth = ahead < (dated ? -0.03 : 0) ? ahead + 12 : ahead;
  const coming = tense === "future" ? forth <= 11 : forth <= (dated ? DATED_AHEAD : tense === "past" ? MONTH_AHEAD_PAST : MONTH_AHEAD);
  return coming ? Math.round((forth - ahead) / 12) : Math.round((forth - ahead) / 12) - 1;
}

/** Months within which a date without year and without a sign of the future is still read as to come: a past date so far back would name its year. */
const DATED_AHEAD = 4;
const MONTH_AHEAD = 4;
const MONTH_AHEAD_PAST = 1;

/** In a story, a date without its year belongs to the year told of; the story moves on. */
function narrativeMonth(point: Point, anchor: Cal): Cal {
  const year = anchor.bc ? { year: anchor.year, bc: true } : { year: anchor.year };
  const wrapped = anchor.month !== undefined && (point.month as number) + 9 < anchor.month && point.choose !== "same";
  return within(wrapped && !anchor.bc ? { year: anchor.year + 1 } : year, point);
}

function isNow({ year, month }: Cal, told: number | null): boolean {
  if (told === null) return false;
  const now = civilDay(told);
  return now.year === year && now.month === month;
}

/** So far from the day of the news a day of the text tells a story of its own month. */
const OWN_MONTH = 25;

/** "on the 8th": of a story the first one from its own day on, of news the last one behind or the next one ahead, as the tense has it. */
function dayOfMonth({ day }: Point, tense: Tense, { day: told, anchorDay, anchor }: Reference): Cal | null {
  // "in September 1962. He arrived on the 4th": in the month told of
  if (anchor?.month !== undefined && anchor.day === undefined && day !== undefined && !anchor.bc && !isNow(anchor, told))
    return { year: anchor.year, month: anchor.month, day };
  const own = anchorDay !== null && (told === null || Math.abs(anchorDay - told) > OWN_MONTH);
  const base = own ? anchorDay : told;
  if (base === null || day === undefined) return null;
  const now = civilDay(base);
  const ahead = own || tense === "future";
  const turned = ahead ? day < now.day : day > now.day;
  return within(monthShift(now.year, now.month, turned ? (ahead ? 1 : -1) : 0), { kind: "point", day });
}

/** Without a word before it, the nearest weekday on the side that the tense names; the day itself counts. */
function weekday(point: Point, tense: Tense, reference: Reference): Cal | null {
  const fromText = point.choose === "following" || point.choose === "previous" || point.choose === "same" || reference.narrative;
  // "On Monday, 6 November 2017 … On Wednesday", in a text of no known day: the week told of goes on.
  const undated = reference.day === null && !fromText && point.choose === undefined;
  const base = fromText
    ? (reference.anchorDay ?? (reference.narrative ? null : reference.day))
    : undated
      ? reference.anchorDay
      : reference.day;
  if (base === null) return null;
  if (undated) return calOfDay(base + (((((point.weekday as number) - weekdayOfNumber(base)) % 7) + 7) % 7));
  const gap = (point.weekday as number) - weekdayOfNumber(base);
  const back = ((gap % 7) - 7) % 7;
  const forth = ((gap % 7) + 7) % 7;
  switch (point.choose) {
    case "last":
    case "previous":
      return calOfDay(base + (back === 0 ? -7 : back) - (point.beyond ? 7 : 0));
    case "next":
    case "following":
      return calOfDay(base + (forth === 0 ? 7 : forth) + (point.beyond ? 7 : 0));
    case "this":
      return calOfDay(base + (tense === "past" ? back : forth));
    default:
      return calOfDay(base + (tense === "future" || (reference.narrative && base !== reference.day) ? forth : back));
  }
}

function quarterWithoutYear(point: Point, tense: Tense, reference: Reference): Cal | null {
  if (reference.narrative && reference.anchor !== null) return within({ year: reference.anchor.year }, point);
  if (reference.day === null) return null;
  const now = civilDay(reference.day);
  const own = point.quarter ?? (point.half as number) * 2;
  const ahead = own - QUARTER_OF(now.month);
  const shift = tense === "future" ? (ahead < -1 ? 1 : 0) : ahead > (tense === "past" ? 0 : 1) ? -1 : 0;
  return within({ year: now.year + shift }, point);
}

const SEASON_MONTH = { SP: 3, SU: 6, FA: 9, WI: 12 } as const;

function season(point: Point, tense: Tense, reference: Reference): Cal | null {
  const year = anchorYear(reference);
  if (year === null || point.season === undefined) return null;
  if (reference.narrative || reference.day === null) return { year, season: point.season };
  const { month } = civilDay(reference.day);
  const start = SEASON_MONTH[point.season];
  if (point.season === "WI")
    return { year: month <= 3 || point.choose === "last" ? year - (month <= 3 && point.choose !== "last" ? 1 : 1) : year, season: "WI" };
  const ended = month > start + 2;
  const begun = month >= start;
  if (point.choose === "last") return { year: ended ? year : year - 1, season: point.season };
  if (point.choose === "next") return { year: begun ? year + 1 : year, season: point.season };
  if (point.choose === "this") return { year, season: point.season };
  return { year: tense === "past" && !begun ? year - 1 : tense === "future" && ended ? year + 1 : year, season: point.season };
}

function holiday(point: Point, tense: Tense, reference: Reference): Cal | null {
  if (point.holiday === undefined) return null;
  const shift = point.holidayShift ?? 0;
  if (point.year !== undefined) return calOfDay(holidayIn(point.holiday, point.year) + shift);
  // "In November 1977 … on Christmas Day", in a text of no known day
  const told = reference.day === null && reference.anchor !== null && !reference.anchor.bc ? reference.anchor.year : null;
  const year = anchorYear(reference) ?? told;
  if (year === null) return null;
  const here = holidayIn(point.holiday, year) + shift;
  if (reference.day === null || reference.narrative) return calOfDay(here);
  const ahead = here - reference.day;
  let by = 0;
  if (point.choose === "last" || (tense === "past" && point.choose === undefined)) by = ahead > 0 ? -1 : 0;
  else if (point.choose === "next" || tense === "future") by = ahead < 0 ? 1 : 0;
  else if (point.choose === undefined) by = ahead > 183 ? -1 : ahead < -183 ? 1 : 0;
  return calOfDay(holidayIn(point.holiday, year + by) + shift);
}

/** Day number that a Cal is counted from by later phrases: its day, or the first day of a longer one. */
export function anchorDayOf(cal: Cal): number | null {
  if (cal.bc) return null;
  if (cal.month !== undefined) return dayNumber(cal.year, cal.month, cal.day ?? 1);
  if (cal.week !== undefined) return isoWeekStart(cal.year, cal.week);
  return dayNumber(cal.year, cal.quarter === undefined ? 1 : cal.quarter * 3 - 2, 1);
}
