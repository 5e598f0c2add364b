/** TIMEX3 values, in the forms of TimeML 1.2.1 as TempEval-3 scores them. */
import { civilDay, dayNumber, isoWeek, pad } from "../../../text/dates.ts";
import {
  CENTURY,
  DAY,
  DECADE_UNIT,
  FORTNIGHT,
  HOUR,
  MILLENNIUM,
  MINUTE,
  MONTH_UNIT,
  type PartOfDay,
  QUARTER,
  SECOND,
  type SeasonCode,
  WEEK,
  WEEKEND,
  YEAR,
} from "../words.ts";

/** A stretch of the calendar with everything filled in down to its own size. */
export interface Cal {
  readonly year: number;
  readonly bc?: boolean;
  readonly decade?: number;
  readonly century?: number;
  readonly half?: number;
  readonly quarter?: number;
  readonly season?: SeasonCode;
  readonly month?: number;
  /** Of the month; needs `month`. */
  readonly day?: number;
  /** ISO week; `year` is then the year of that week. */
  readonly week?: number;
  readonly weekend?: boolean;
  readonly part?: PartOfDay;
  readonly hour?: number;
  readonly minute?: number;
  readonly zone?: string;
}

export function calOfDay(number: number): Cal {
  return civilDay(number);
}

export function calOfWeek(number: number): Cal {
  return isoWeek(number);
}

/** Day number of a Cal of one day; null where it is longer. */
export function dayOfCal(cal: Cal): number | null {
  return cal.day === undefined || cal.month === undefined || cal.bc ? null : dayNumber(cal.year, cal.month, cal.day);
}

function clock(cal: Cal): string {
  if (cal.part !== undefined) return `T${cal.part}`;
  if (cal.hour === undefined) return "";
  if (cal.hour === 24 && cal.minute === undefined) return "T24";
  return `T${pad(cal.hour, 2)}:${pad(cal.minute ?? 0, 2)}`;
}

/** "2020-11-09", "2020-W46", "2020-Q3", "199", "2020-11-09TMO". */
export function calValue(cal: Cal): string {
  const era = cal.bc ? "BC" : "";
  if (cal.century !== undefined) return `${era}${pad(cal.century, 2)}`;
  if (cal.decade !== undefined) return `${era}${pad(cal.decade, 3)}`;
  const year = `${era}${pad(cal.year, 4)}`;
  if (cal.week !== undefined) return `${year}-W${pad(cal.week, 2)}${cal.weekend ? "-WE" : ""}`;
  if (cal.half !== undefined) return `${year}-H${cal.half}`;
  if (cal.quarter !== undefined) return `${year}-Q${cal.quarter}`;
  if (cal.season !== undefined) return `${year}-${cal.season}`;
  if (cal.month === undefined) return year;
  return cal.day === undefined ? `${year}-${pad(cal.month, 2)}` : `${year}-${pad(cal.month, 2)}-${pad(cal.day, 2)}${clock(cal)}`;
}

const UNIT_CODES: { readonly [unit: number]: string } = {
  [SECOND]: "S",
  [MINUTE]: "M",
  [HOUR]: "H",
  [DAY]: "D",
  [WEEK]: "W",
  [MONTH_UNIT]: "M",
  [QUARTER]: "Q",
  [YEAR]: "Y",
  [DECADE_UNIT]: "DE",
  [CENTURY]: "CE",
  [MILLENNIUM]: "ML",
  [WEEKEND]: "WE",
};

/** Halves that have a unit of their own: 2 1/2 years is P2Y6M. */
const HALVES: { readonly [unit: number]: string } = { [YEAR]: "6M", [HOUR]: "30M", [MINUTE]: "30S", [DAY]: "T12H" };
const YEARS_OF: { readonly [unit: number]: number } = { [DECADE_UNIT]: 10, [CENTURY]: 100, [MILLENNIUM]: 1000 };

function number(amount: number): string {
  return String(Math.round(amount * 100) / 100);
}

/** "P2Y", "PT16H", "PXM"; `amount` null for an unknown number. */
export function lengthValue(amount: number | null, unit: number): string {
  const prefix = unit <= HOUR ? "PT" : "P";
  const code = UNIT_CODES[unit] ?? "W";
  if (amount === null) return unit === FORTNIGHT ? "PXW" : `${prefix}X${code}`;
  if (unit === FORTNIGHT) return `P${number(amount * 2)}W`;
  if (YEARS_OF[unit] !== undefined) return `P${number(amount * YEARS_OF[unit])}Y`;
  if (amount === 0.5 && unit === HOUR) return "PT30M";
  if (amount === 0.5 && unit === YEAR) return "P6M";
  if (amount % 1 === 0.5 && HALVES[unit] !== undefined) return `${prefix}${Math.floor(amount)}${code}${HALVES[unit]}`;
  return `${prefix}${number(amount)}${code}`;
}
