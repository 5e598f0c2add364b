import { addDays, addMonths, daysBetween, parseDay, weekdayOf } from "../text/dates.ts";
import type { Clues, MonthDay } from "./dating-clues.ts";

/** Days on which a text can have appeared, and the reasons; no days where only bounds are known. */
export interface Guess {
  readonly days: readonly string[];
  /** The text is not older than this; null where nothing says so. */
  readonly first: string | null;
  readonly last: string | null;
  readonly reasons: readonly string[];
}

/** First and last year that the pile makes plausible, and the day after which nothing in it can have appeared. */
export interface Years {
  readonly first: number;
  readonly last: number;
  readonly end: string | null;
}

/**
 * A day told without its year lies at most this many days before the news, and at most so many after the latest picture. Without a picture near it
 * such a day says nothing: of 45 dated articles whose day was hidden, 7 were among the days that it leaves.
 */
const RECENT_DAYS = 25;
const PICTURE_DAYS = 60;
/** Leaders meet on an anniversary, some days before it, or in the weeks after. */
const ANNIVERSARY_BEFORE = 2;
const ANNIVERSARY_AFTER = 21;
/** More days than this are no choice, but an interval. */
const MOST_DAYS = 24;
const NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

interface Window {
  readonly first: string;
  readonly last: string;
}

/** The days that an article's own words leave, in the given years. `agreed`: days of agreements that the pile knows, for anniversaries. */
export function guessDays(clues: Clues, years: Years, agreed: readonly string[]): Guess {
  const { windows, reasons } = windowsOf(clues, years, agreed);
  const after = clues.after;
  const all = after === null ? reasons : [...reasons, `not before ${after.day}: ${after.reason}`];
  const inside = windows.filter(({ first }) => years.end === null || first <= years.end);
  const open = inside
    .map(({ first, last }) => ({ first: after !== null && after.day > first ? after.day : first, last }))
    .filter(({ first, last }) => first <= last);
  const days = clues.weekday === null ? [] : open.flatMap((window) => weekdaysIn(window, clues.weekday as number));
  const published = days.map((day) => addDays(day, clues.daysLater));
  if (published.length > 0 && published.length <= MOST_DAYS)
    return { days: published, first: published[0], last: published[published.length - 1], reasons: [...all, ...weekdayReasons(clues)] };
  return { days: [], first: open[0]?.first ?? after?.day ?? null, last: open[open.length - 1]?.last ?? null, reasons: all };
}

function weekdayReasons({ weekday, weekdayPhrase, daysLater }: Clues): readonly string[] {
  const name = NAMES[(weekday as number) - 1];
  const later = daysLater === 0 ? "" : `, told ${daysLater} day${daysLater === 1 ? "" : "s"} later, since it names later weekdays too`;
  return [`the news is of a ${name} (“${weekdayPhrase}”)${later}`];
}

function windowsOf(
  clues: Clues,
  years: Years,
  agreed: readonly string[],
): { readonly windows: readonly Window[]; readonly reasons: readonly string[] } {
  const { distance, anniversary, latest } = clues;
  if (distance !== null) {
    const { from, least, most, phrase } = distance;
    const windows = yearsOf(from, years).map((day) => ({ first: addDays(day, least), last: addDays(day, most) }));
    return { windows, reasons: [`“${phrase}” after “${from.phrase}”: ${least} to ${most} days later`] };
  }
  if (anniversary !== null) {
    const bases = basesOf(anniversary, agreed);
    const windows = bases.map(({ first, last }) => ({
      first: addDays(addMonths(first, 12 * anniversary.years), -ANNIVERSARY_BEFORE),
      last: addDays(addMonths(last, 12 * anniversary.years), ANNIVERSARY_AFTER),
    }));
    if (windows.length > 0) {
      const known = bases.map(({ first, last }) => (first === last ? first : `${first} to ${last}`)).join(" or ");
      return {
        windows,
        reasons: [
          `“${anniversary.phrase}” of what is of ${known}: from ${ANNIVERSARY_BEFORE} days before to ${ANNIVERSARY_AFTER} days after it`,
        ],
      };
    }
  }
  if (latest === null || clues.picture === null) return { windows: [], reasons: [] };
  const { picture } = clues;
  const near = yearsOf(latest, years).filter((day) => day >= picture && daysBetween(picture, day) <= PICTURE_DAYS);
  const windows = near.map((day) => ({
    first: addDays(day, latest.plus > 0 ? latest.plus + 1 : 0),
    last: addDays(day, latest.plus + RECENT_DAYS),
  }));
  if (windows.length === 0) return { windows: [], reasons: [] };
  return { windows, reasons: [`the latest day that it names without a year is “${latest.phrase}”: at most ${RECENT_DAYS} days later`] };
}

/** A month and day in each plausible year, where the weekday that the text names with it fits. */
function yearsOf({ monthDay, weekday }: MonthDay, years: Years): readonly string[] {
  const days: string[] = [];
  for (let year = years.first; year <= years.last; year++) {
    const day = `${String(year).padStart(4, "0")}-${monthDay}`;
    // 29 February is a day in some years only.
    if (parseDay(day) !== null && (weekday === null || weekdayOf(day) === weekday)) days.push(day);
  }
  return days;
}

/** What is commemorated: days of agreements within what the text says of it; without these, the text's own dates where they are exact. */
function basesOf({ first, last }: NonNullable<Clues["anniversary"]>, agreed: readonly string[]): readonly Window[] {
  // The one agreement that the pile knows is what it commemorates; of several nobody can say which.
  if (first === null || last === null) return agreed.length === 1 ? [{ first: agreed[0], last: agreed[0] }] : [];
  if (first === last) return [{ first, last }];
  const known = agreed.filter((day) => day >= first && day <= last);
  if (known.length > 0) return known.map((day) => ({ first: day, last: day }));
  return [{ first, last }];
}

function weekdaysIn({ first, last }: Window, weekday: number): readonly string[] {
  const days: string[] = [];
  let day = addDays(first, (weekday - weekdayOf(first) + 7) % 7);
  for (; day <= last; day = addDays(day, 7)) days.push(day);
  return days;
}
