/** The calendar: ISO days and EDTF strings. */
export {
  addDays,
  addMonths,
  type CivilDay,
  civilDay,
  compareDays,
  dayNumber,
  daysBetween,
  daysInMonth,
  type IsoWeek,
  isoDay,
  isoWeek,
  isoWeekStart,
  pad,
  parseDay,
  weekdayOf,
  weekdayOfNumber,
} from "./dates-days.ts";
export { type DayBounds, edtfBounds, edtfContains, edtfIntersect, edtfOfBounds } from "./dates-edtf.ts";
