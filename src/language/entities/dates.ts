import type { Time } from "../../model/annotations.ts";
import { tokenAt } from "../../text/tokens.ts";
import { addDraft, addMention, type Draft } from "./draft.ts";
import { headOf } from "./names.ts";
import type { View } from "./view.ts";

interface Part {
  readonly start: number;
  readonly end: number;
}

/** "Tuesday, 1 September 2015": the weekday and the date are two phrases for one day. */
const WEEKDAY = /^((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:, ?| )(?=\d|\p{Lu})/u;

/**
 * Makes an entity of each day, month and year of the calendar that a text speaks of more than once, in whatever words ("Thursday", "yesterday", "5 May"):
 * times of one value are one. Returns which tokens belong to such a mention; no other rule needs to read these.
 */
export function joinDates(view: View, times: readonly Time[], drafts: Draft[]): Uint8Array {
  const taken = new Uint8Array(view.tokens.count);
  const byValue = new Map<string, Part[]>();
  for (const time of times) {
    if (time.type !== "DATE" || time.value === null || !/^\d{4}/.test(time.value)) continue;
    const parts = byValue.get(time.value) ?? [];
    parts.push(...partsOf(view.text, time));
    byValue.set(time.value, parts);
    const year = yearOf(view.text, time);
    if (year === null) continue;
    const value = time.value.slice(0, 4);
    const years = byValue.get(value);
    if (years === undefined) byValue.set(value, [year]);
    else years.push(year);
  }
  for (const parts of byValue.values()) {
    if (parts.length < 2) continue;
    const draft = addDraft(drafts, "MISC", view.text.slice(parts[0].start, parts[0].end));
    for (const { start, end } of parts) {
      const first = tokenAt(view.tokens, start);
      const last = Math.min(view.tokens.count, Math.max(first, tokenAt(view.tokens, end - 1)) + 1);
      if (first >= last) continue;
      taken.fill(1, first, last);
      addMention(draft, { start, end, head: headOf(view, first, last), form: "noun", rule: "date" });
    }
  }
  return taken;
}

/** "5 May, 2015", "May 5, 2015": a day whose year stands behind a comma names the year too. */
function yearOf(text: string, { start, end, value }: Time): Part | null {
  const year = /, ?(\d{4})$/.exec(text.slice(start, end));
  return year === null || value === null || year[1] !== value.slice(0, 4) ? null : { start: end - 4, end };
}

function partsOf(text: string, { start, end }: Time): Part[] {
  const weekday = WEEKDAY.exec(text.slice(start, end));
  if (weekday === null) return [{ start, end }];
  return [
    { start, end: start + weekday[1].length },
    { start: start + weekday[0].length, end },
  ];
}
