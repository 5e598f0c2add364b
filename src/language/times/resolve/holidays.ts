/** Days of holidays that follow from the calendar alone. */
import { dayNumber, weekdayOfNumber } from "../../../text/dates.ts";
import type { Holiday } from "../meaning.ts";

/** Western Easter Sunday. Method: the anonymous Gregorian algorithm (Nature, 1876). */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = b >> 2;
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = c >> 2;
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** Fourth Thursday of November. */
function thanksgiving(year: number): number {
  const first = dayNumber(year, 11, 1);
  return first + ((4 - weekdayOfNumber(first) + 7) % 7) + 21;
}

/** Day number of a holiday in a year. */
export function holidayIn(holiday: Holiday, year: number): number {
  switch (holiday) {
    case "christmas":
      return dayNumber(year, 12, 25);
    case "new-year":
      return dayNumber(year, 1, 1);
    case "easter":
      return easter(year);
    case "thanksgiving":
      return thanksgiving(year);
    case "halloween":
      return dayNumber(year, 10, 31);
  }
}
