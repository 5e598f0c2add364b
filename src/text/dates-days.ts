/**
 * Proleptic Gregorian day arithmetic on ISO days ("2021-12-10"), without clock, locale or time zone.
 * Days are counted from 1970-01-01 = 0. Method: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days).
 */

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : MONTH_DAYS[month - 1];
}

/** Number of the day since 1970-01-01. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export interface CivilDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** Year, month and day of a day number. */
export function civilDay(number: number): CivilDay {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

export function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

/** "2021-12-10" of a day number. Years 0000 to 9999. */
export function isoDay(number: number): string {
  const { year, month, day } = civilDay(number);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})(?![0-9])/;

/** Day number of the ISO day that `iso` is or begins with (a date-time is cut); null where that is no day of the calendar. */
export function parseDay(iso: string): number | null {
  const found = ISO_DAY.exec(iso);
  if (found === null) return null;
  const year = Number(found[1]);
  const month = Number(found[2]);
  const day = Number(found[3]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumber(year, month, day);
}

function mustParse(iso: string): number {
  const number = parseDay(iso);
  if (number === null) throw new RangeError(`not an ISO day: ${JSON.stringify(iso)}`);
  return number;
}

/** The ISO day `days` after `iso` (before, where negative). Throws RangeError where `iso` is no day. */
export function addDays(iso: string, days: number): string {
  return isoDay(mustParse(iso) + days);
}

/** The ISO day `months` later, on the same day of the month or the month's last. Throws RangeError where `iso` is no day. */
export function addMonths(iso: string, months: number): string {
  const { year, month, day } = civilDay(mustParse(iso));
  const index = year * 12 + month - 1 + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  return isoDay(dayNumber(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth))));
}

/** Days from `a` to `b`: positive where `b` is later. Throws RangeError where one is no day. */
export function daysBetween(a: string, b: string): number {
  return mustParse(b) - mustParse(a);
}

/** Negative where `a` is before `b`, 0 where they are one day. ISO days with four-digit years compare as text. */
export function compareDays(a: string, b: string): number {
  const x = a.slice(0, 10);
  const y = b.slice(0, 10);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** 1 (Monday) to 7 (Sunday), by day number. */
export function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** 1 (Monday) to 7 (Sunday). Throws RangeError where `iso` is no day. */
export function weekdayOf(iso: string): number {
  return weekdayOfNumber(mustParse(iso));
}

export interface IsoWeek {
  readonly year: number;
  readonly week: number;
}

/** ISO 8601 week that a day (by number) lies in. */
export function isoWeek(number: number): IsoWeek {
  const thursday = number - weekdayOfNumber(number) + 4;
  const year = civilDay(thursday).year;
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 };
}

/** Day number of the Monday of an ISO week. */
export function isoWeekStart(year: number, week: number): number {
  const fourth = dayNumber(year, 1, 4);
  return fourth - weekdayOfNumber(fourth) + 1 + (week - 1) * 7;
}
