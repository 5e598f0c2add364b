/** Times: TIMEX3 and EDTF of dates, times, durations and sets. */
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
