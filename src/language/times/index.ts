/**
 * Times: TIMEX3 and EDTF of dates, times, durations and sets.
 *
 * find.ts reads phrases by the rules at trigger words (rules/) and refines them in one list (refine/); resolve/ gives them values by a
 * reference date. What EDTF strings mean here:
 * - a week, weekend, quarter or half is the interval of its days or months: `2023-05-15/2023-05-21`, `2022-07/2022-09`;
 * - early, mid, late: an interval whose inner border is approximate: `2019-07~/2019-12`; so is a stretch beside the reference: "recent months";
 * - "a week later", from a day of the text, is about the day seven days on (its TIMEX3 value stays the week): `2021-05-10~`;
 * - since, after: `1991/..`; until, by, before: `../1991`;
 * - a written range is two times, and the first has the interval of both: "2020" of "2020-2022" is `2020/2022`;
 * - "09-11-2020" may be either day: `[2020-09-11,2020-11-09]`; a winter of one year may be either: `[2019-24,2020-24]`;
 * - lengths and sets are no dates, and neither is what hangs on an unknown reference: `..`, or `XXXX-11-23` where only the year is missing;
 * - a time of day stays in the TIMEX3 value: the EDTF is its day.
 */
import type { Sentence, Time } from "../../model/annotations.ts";
import { findPhrases } from "./find.ts";
import type { Phrase } from "./meaning.ts";
import { resolvePhrases } from "./resolve/resolve.ts";

export type { Phrase } from "./meaning.ts";

export interface TimesInput {
  readonly text: string;
  /** Words of the text, as the tokeniser cuts them; only used to look tags up. */
  readonly spans: { readonly count: number; readonly start: Int32Array; readonly end: Int32Array };
  readonly sentences: readonly Sentence[];
  /** UPOS index of each word; null where there are no tags. */
  readonly pos: Uint8Array | null;
}

/** The phrases of time of a text, before any reference date: to be read again with another date at no cost. */
export function timePhrases({ text, spans, sentences, pos }: TimesInput): readonly Phrase[] {
  return findPhrases(text, { start: spans.start, count: spans.count, pos }, sentences);
}

/**
 * Reads phrases with a reference date.
 * `published`: ISO day, date-time or EDTF; null: what hangs on it has value null, an open `edtf`, and keeps weekday, month and direction.
 */
export function resolveTimes(phrases: readonly Phrase[], published: string | null): readonly Time[] {
  return resolvePhrases(phrases, published);
}

/** Times of a text, in text order, without overlap. Offsets are UTF-16 code units of `text`. Throws nothing. */
export function findTimes(input: TimesInput & { readonly published: string | null }): readonly Time[] {
  return resolvePhrases(timePhrases(input), input.published);
}
