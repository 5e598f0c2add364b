import type { Span } from "../../model/span.ts";
import type { Holiday, PartOfDay, SeasonCode } from "./words.ts";

export type { Holiday };

/** How far before or after the reference, in whole units. */
export interface Offset {
  /** Unit code of words.ts. */
  readonly unit: number;
  readonly by: number;
  /** `published`: today's words ("last week", "ago"); `text`: the text's own anchor ("a year earlier", "the following day"). */
  readonly from: "published" | "text";
  /** "the week before": the calendar's week, not seven days. */
  readonly whole?: boolean;
}

export type Position = "start" | "middle" | "end" | Week;
/** A week of a month: "the first week of May". */
export type Week = "week-1" | "week-2" | "week-3" | "week-4" | "week-last";

/** A point or stretch of the calendar, as far as the phrase states it. */
export interface Point {
  readonly kind: "point";
  readonly offset?: Offset;
  readonly year?: number;
  readonly bc?: boolean;
  /** Stated without its century: "'98". */
  readonly shortYear?: boolean;
  /** 199 for the 1990s; a bare "nineties" has only its last digit and `shortDecade`. */
  readonly decade?: number;
  readonly shortDecade?: boolean;
  /** 20 for the 21st century. */
  readonly century?: number;
  readonly half?: number;
  readonly quarter?: number;
  readonly season?: SeasonCode;
  readonly month?: number;
  readonly day?: number;
  /** ISO week of a stated year. */
  readonly week?: number;
  readonly weekday?: number;
  /** Which weekday, else which day, of its month; -1: the last. */
  readonly nth?: number;
  /** Which day of the stretch of days told of last; -1: its last. */
  readonly nthOfStay?: number;
  /** "the Friday before last": one week further than the word before it says. */
  readonly beyond?: boolean;
  readonly holiday?: Holiday;
  /** Days from the holiday: -1 for its eve. */
  readonly holidayShift?: number;
  /** The two days of a weekend. */
  readonly weekend?: boolean;
  readonly part?: PartOfDay;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  /** "Z" or "+04:00"; only exact zones. */
  readonly zone?: string;
  /** The word beside it: which of the recurring ones is meant. */
  readonly choose?: "last" | "next" | "this" | "previous" | "following" | "same";
  /** early, mid, late; the beginning, the middle, the end of. */
  readonly position?: Position;
  readonly approximate?: boolean;
  /** The other reading of "09-11-2020": month and day swapped. */
  readonly swapped?: boolean;
  /** Last point of a written range that this one opens. */
  readonly until?: Point;
  /** "in two weeks": the length it is where the sentence does not look ahead. */
  readonly ahead?: { readonly amount: number; readonly unit: number };
  /** "the past year": the twelve months up to the reference, though its TIMEX3 value is the year before. */
  readonly rolling?: boolean;
  /** Fiscal years need not be calendar years. */
  readonly fiscal?: boolean;
}

/** An amount of time. */
export interface Length {
  readonly kind: "length";
  /** null: "several", "many", a bare plural. */
  readonly amount: number | null;
  readonly unit: number;
  /** "a year and two months". */
  readonly also?: { readonly amount: number; readonly unit: number };
  /** Where it lies: the past two months, the next few days, in two weeks. */
  readonly side?: "past" | "future";
  readonly from?: "published" | "text";
  readonly approximate?: boolean;
}

/** A vague distance: "several years ago", "months later". */
export interface Vague {
  readonly kind: "vague";
  readonly unit: number;
  readonly side: "past" | "future";
  readonly from: "published" | "text";
}

interface Recurrence {
  readonly kind: "set";
  readonly value: string;
}

export interface Reference {
  readonly kind: "reference";
  readonly value: "PRESENT_REF" | "PAST_REF" | "FUTURE_REF";
}

/** "the same period a year ago", "that day", "the quarter": takes up what the text spoke of before. */
export interface Echo {
  readonly kind: "echo";
  /** Unit of what is taken up; null: whatever it is. */
  readonly unit: number | null;
  /** "the 1988 quarter": the year is stated, the part of it is taken up. */
  readonly year?: number;
  /** Years to add: -1 for "the year-earlier quarter". */
  readonly years: number;
  /** What to take where nothing was spoken of: offset from the reference. */
  readonly fallback: number;
  readonly part?: PartOfDay;
  readonly position?: Position;
}

export type Meaning = Point | Length | Vague | Recurrence | Reference | Echo;

/** What one rule found, in lexeme numbers (`from` included, `to` excluded). */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly rule: string;
  readonly meaning: Meaning;
}

export type Tense = "past" | "future" | "unknown";
/** Preposition before the phrase, where it opens a stretch. */
export type Opener = "since" | "until" | "before" | "after" | "none";

/** A phrase of the text, understood as far as it goes without a reference date. Reading it again with another date is cheap. */
export interface Phrase extends Span {
  readonly rule: string;
  readonly meaning: Meaning;
  readonly tense: Tense;
  readonly opener: Opener;
  readonly sentence: number;
  /** Its sentence begins with it, or with a preposition and it: "Last year …", "In 2021 …". */
  readonly opens: boolean;
  /** It begins with "later" or "earlier". */
  readonly later: boolean;
  /** It stands first in its sentence. */
  readonly bare: boolean;
  /** In a clause that says who somebody is: ", who is in Ostrel from Wednesday to Friday"; or that tells what had been: "the talks that they had held on Monday". */
  readonly aside: "stay" | "before" | null;
  /** A year before the noun that it names the thing by: "the 2014 breach". */
  readonly label: boolean;
}
