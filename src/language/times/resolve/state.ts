/** What has been spoken of so far while a text is read from its beginning. */
import type { Phrase } from "../meaning.ts";
import { DAY, MONTH_UNIT, QUARTER, WEEK, WEEKEND, YEAR } from "../words.ts";
import { anchorDayOf, type Reference } from "./point.ts";
import type { Cal } from "./values.ts";

interface Seen {
  readonly cal: Cal;
  readonly sentence: number;
  /** Grows from one to the next. */
  readonly order: number;
}

export interface State {
  readonly day: number | null;
  readonly narrative: boolean;
  readonly tale: boolean;
  /** Last time of each size, by unit code. */
  readonly last: Map<number, Seen>;
  latest: Seen | null;
  /** The last day still to come. */
  ahead: Seen | null;
  /** First and last day of the stretch told of last, and its sentence. */
  stay: { readonly first: number; readonly last: number; readonly sentence: number } | null;
  /** The last one that states at least its month. */
  dated: Seen | null;
  /** The last month of a year that the text states, or goes on with. */
  told: Seen | null;
  /** The year that a sentence opens with: "Last year he came twice, in May and in October". */
  frame: Seen | null;
}

/** How many sentences back an anchor still holds in news; a story keeps its anchor. */
const REACH = 2;

function unitOfCal(cal: Cal): number {
  if (cal.day !== undefined) return DAY;
  if (cal.week !== undefined) return cal.weekend ? WEEKEND : WEEK;
  if (cal.month !== undefined) return MONTH_UNIT;
  if (cal.quarter !== undefined) return QUARTER;
  return YEAR;
}

export function newState(day: number | null, narrative: boolean, tale: boolean): State {
  return { day, narrative, tale, last: new Map(), latest: null, ahead: null, stay: null, dated: null, told: null, frame: null };
}

export function note(state: State, cal: Cal, sentence: number): void {
  const seen = { cal, sentence, order: (state.latest?.order ?? 0) + 1 };
  state.last.set(unitOfCal(cal), seen);
  state.latest = seen;
  if (cal.month !== undefined) state.dated = seen;
  const day = cal.day === undefined ? null : anchorDayOf(cal);
  if (day !== null && state.day !== null && day > state.day) state.ahead = seen;
}

/** So many sentences on, a month without its year that opens its sentence goes on with the year stated last. */
const TOLD_REACH = 4;

/** Notes a month of a stated year. */
export function noteTold(state: State, cal: Cal, sentence: number): void {
  if (cal.month !== undefined && !cal.bc) state.told = { cal, sentence, order: 0 };
}

/** So many sentences on, "the second day" is one of the stretch told of. */
const STAY_REACH = 5;
const LONGEST_STAY = 21;

/** Day of the stretch told of last; null where there is none near, or it is shorter. */
export function dayOfStay({ stay }: State, nth: number, sentence: number): number | null {
  if (stay === null || sentence - stay.sentence > STAY_REACH || stay.last - stay.first > LONGEST_STAY) return null;
  const day = nth < 0 ? stay.last : stay.first + nth - 1;
  return day <= stay.last ? day : null;
}

/** Notes a year that opens its sentence. */
export function noteFrame(state: State, cal: Cal, { opens, sentence, opener }: Phrase): void {
  const isYear = opens && opener === "none" && unitOfCal(cal) === YEAR && cal.decade === undefined && cal.century === undefined;
  if (isYear && !cal.bc && cal.season === undefined && cal.half === undefined) state.frame = { cal, sentence, order: 0 };
}

/** The year of the words that a sentence opened with, where they name one. */
export function frameYear({ frame }: State, sentence: number): number | undefined {
  return frame?.sentence === sentence ? frame.cal.year : undefined;
}

/** A story has nothing else to count from; nor has a text of no known day that speaks of no day of its own. */
function goesOn({ narrative, tale }: State): boolean {
  return narrative || tale;
}

/** Whether a text of no known day has no "last week" and no bare weekday: it may be no news. */
export function isTale(phrases: readonly Phrase[], day: number | null): boolean {
  return day === null && !phrases.some(({ meaning }) => isDeictic(meaning));
}

/** The last time of a size, where it is near enough. */
export function lastOf(state: State, unit: number, sentence: number, reach = REACH): Cal | null {
  const seen = state.last.get(unit);
  if (seen === undefined) return null;
  return goesOn(state) || sentence - seen.sentence <= reach ? seen.cal : null;
}

/** A bare year far from the dates told of is an aside ("as in 1812"), not where the story stands. */
const ASIDE_YEARS = 3;

function nearest(state: State, sentence: number): Cal | null {
  const { latest, dated } = state;
  if (latest === null) return null;
  if (!goesOn(state)) return sentence - latest.sentence <= REACH ? latest.cal : null;
  const aside = dated !== null && latest.cal.month === undefined && Math.abs(latest.cal.year - dated.cal.year) > ASIDE_YEARS;
  return aside ? dated.cal : latest.cal;
}

const WEEKS: ReadonlySet<number> = new Set([WEEK, WEEKEND]);
/** "the same week" holds further than "the week after". */
export const SAME_REACH = 4;

/** The last time that lies in one week: a month told of since then does not say which. */
function lastWithin(state: State, { sentence, meaning }: Phrase): Cal | null {
  const same = meaning.kind === "point" && meaning.offset?.by === 0;
  let best: Seen | null = null;
  for (const unit of [DAY, WEEK, WEEKEND]) {
    const seen = state.last.get(unit);
    if (seen !== undefined && (best === null || seen.order > best.order)) best = seen;
  }
  if (best === null) return null;
  return goesOn(state) || sentence - best.sentence <= (same ? SAME_REACH : REACH) ? best.cal : null;
}

/** "14:10 They are in": an entry of a live report is of the day of the news, whatever was told before. */
function isLiveEntry({ bare, rule, meaning }: Phrase, state: State): boolean {
  return bare && rule === "clock" && meaning.kind === "point" && meaning.minute !== undefined && !state.narrative && state.day !== null;
}

/** "will travel tomorrow, her office said on Wednesday. She will meet him in the morning": the morning of the day to come. */
function dayAhead({ ahead, narrative }: State, { meaning, tense, sentence, later }: Phrase): Cal | null {
  if (later || narrative || ahead === null || tense !== "future" || meaning.kind !== "point" || sentence - ahead.sentence > REACH)
    return null;
  return meaning.part !== undefined && meaning.offset?.from === "text" && meaning.offset.by === 0 ? ahead.cal : null;
}

function isSameDay({ meaning }: Phrase): boolean {
  if (meaning.kind !== "point") return false;
  const { offset, choose, part } = meaning;
  return choose === "same" || (offset?.from === "text" && offset.by === 0 && part === undefined);
}

/** The reference that one phrase is read with. `unit`: the size that the phrase counts in. */
export function referenceFor(state: State, phrase: Phrase, unit: number): Reference {
  const near = nearest(state, phrase.sentence);
  const toCome = unit === DAY ? dayAhead(state, phrase) : null;
  const fine =
    unit === DAY
      ? (toCome ?? lastOf(state, DAY, phrase.sentence, isSameDay(phrase) ? SAME_REACH : REACH))
      : WEEKS.has(unit)
        ? lastWithin(state, phrase)
        : near;
  return {
    day: state.day,
    anchor: near,
    anchorDay: fine === null || isLiveEntry(phrase, state) ? null : anchorDayOf(fine),
    narrative: state.narrative && near !== null,
    toCome: toCome !== null,
    told: state.told !== null && phrase.opens && phrase.sentence - state.told.sentence <= TOLD_REACH ? state.told.cal : null,
  };
}

const STORY_YEARS = 5;
const STORY_SHARE = 0.1;
/** News names its day early: "on Wednesday" among the first phrases. */
const NEWS_OPENING = 4;

function isDeictic(meaning: Phrase["meaning"]): boolean {
  if (meaning.kind !== "point") return false;
  if (meaning.year !== undefined) return false;
  return meaning.offset?.from === "published" || (meaning.weekday !== undefined && meaning.day === undefined);
}

/** Whether the text tells a story of its own time: many stated years, away from the year of publication, and hardly a "yesterday". */
export function isNarrative(phrases: readonly Phrase[], year: number | null): boolean {
  let points = 0;
  let years = 0;
  let deictic = 0;
  for (const { meaning, label } of phrases) {
    if (meaning.kind !== "point" || label) continue;
    points++;
    if (meaning.year !== undefined && (year === null || Math.abs(meaning.year - year) > 1)) years++;
    if (!isDeictic(meaning)) continue;
    deictic++;
    if (points <= NEWS_OPENING && (meaning.weekday !== undefined || meaning.offset?.unit === DAY || meaning.offset?.unit === WEEK)) {
      return false;
    }
  }
  return years >= STORY_YEARS && years >= points * STORY_SHARE && deictic <= 1 + years * 0.2;
}
