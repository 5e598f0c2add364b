/** Days of holidays that follow from the calendar alone. */
import { dayNumber, weekdayOfNumber } from "../../../text/dates.ts";
import { easter } from "../../../text/easter.ts";
import type { Holiday } from "../meaning.ts";

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
