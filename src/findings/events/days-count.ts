import type { When } from "../../model/findings.ts";
import { addDays } from "../../text/dates.ts";
import { NUMBER_WORDS, ordinalOf } from "../../text/number-words.ts";
import { upos } from "../tree.ts";
import { form, type PlacedTime, type Scene } from "./scene.ts";

/** "two days after" with the stretch of words that is counted from. */
export interface Count {
  /** First word: the number or "the". */
  readonly first: number;
  /** Days from the event counted from to what is told. */
  readonly shift: number;
  /** "the second day of": counted from its beginning. */
  readonly nth: boolean;
  /** "the last day of": counted from its end. */
  readonly last?: true;
  /** Words of the event counted from. */
  readonly from: number;
  readonly end: number;
}

export const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** One day or a stretch from day to day, or from a day on. */
export const DAYS = /^\d{4}-\d{2}-\d{2}(?:\/(?:\d{4}-\d{2}-\d{2}|\.\.))?$/;

const UNIT_DAYS: ReadonlyMap<string, number> = new Map([
  ["day", 1],
  ["night", 1],
  ["evening", 1],
  ["morning", 1],
  ["week", 7],
  ["hour", 0],
]);
const PARTS_OF_STAY = new Set(["day", "evening", "night", "morning", "afternoon"]);
const RELATIVE = new Set(["which", "who", "whose", "where", "that"]);
const LONGEST = 30;

/** The count whose unit stands at a word: "a week before …", "the eve of …", "the day of …", "within hours of …". */
export function countAt(scene: Scene, unit: number, endOfSentence: number): Count | null {
  const marker = unit + 1 < endOfSentence ? form(scene, unit + 1) : "";
  const near = marker === "of" || marker === "after" ? withinBefore(scene, unit) : -1;
  if (near >= 0 && unit + 2 < endOfSentence)
    return { first: near, shift: 0, nth: false, from: unit + 2, end: endOf(scene, unit + 2, endOfSentence) };
  const onDay = PARTS_OF_STAY.has(form(scene, unit)) && form(scene, unit - 1) === "the" && scene.inDate[unit + 2] === 0;
  if (marker === "of" && (form(scene, unit) === "eve" || onDay))
    return { first: Math.max(0, unit - 1), shift: onDay ? 0 : -1, nth: false, from: unit + 2, end: endOf(scene, unit + 2, endOfSentence) };
  const nth = unit > 0 && PARTS_OF_STAY.has(scene.lemma[unit]) ? (ordinalOf(form(scene, unit - 1)) ?? 0) - 1 : -1;
  // "on the second day of the forum", "on the first day"
  if (nth >= 0 && form(scene, unit - 2) === "the")
    return {
      first: Math.max(0, unit - 2),
      shift: nth,
      nth: true,
      from: unit + (marker === "of" ? 2 : 1),
      end: marker === "of" ? endOf(scene, unit + 2, endOfSentence) : unit + 1,
    };
  // "on the last day of his stay"
  const ends = form(scene, unit) === "day" && ["last", "final"].includes(form(scene, unit - 1)) && form(scene, unit - 2) === "the";
  if (ends && marker === "of" && scene.inDate[unit + 2] === 0)
    return { first: Math.max(0, unit - 2), shift: 0, nth: false, last: true, from: unit + 2, end: endOf(scene, unit + 2, endOfSentence) };
  const days = UNIT_DAYS.get(scene.lemma[unit]);
  if (days === undefined || (marker !== "after" && marker !== "before")) return null;
  // "weeks after the visit": how many is not told
  const vague = days > 0 && form(scene, unit) === `${scene.lemma[unit]}s` && numberBefore(scene, unit) === null;
  const n = days === 0 ? 0 : vague ? Number.NaN : numberBefore(scene, unit);
  // "the day after tomorrow", "the day before." stand for themselves
  if (n === null || unit + 2 >= endOfSentence || scene.inDate[unit + 2] === 1 || upos(scene.tree, unit + 2) === "PUNCT") return null;
  return {
    first: days === 0 ? unit : Math.max(0, unit - 1),
    shift: n * days * (marker === "before" ? -1 : 1),
    nth: false,
    from: unit + 2,
    end: endOf(scene, unit + 2, endOfSentence),
  };
}

/** The "within" of "within hours", "within two hours"; -1 elsewhere. */
function withinBefore(scene: Scene, unit: number): number {
  if (!["hour", "minute"].includes(scene.lemma[unit])) return -1;
  for (let t = unit - 1; t >= Math.max(0, unit - 2); t--) if (form(scene, t) === "within") return t;
  return -1;
}

/** "two", "a", "the", "2" before a unit; null for anything else ("for days after", "several days before"). */
function numberBefore(scene: Scene, unit: number): number | null {
  const word = unit > 0 ? form(scene, unit - 1) : "";
  if (word === "a" || word === "the") return 1;
  if (/^\d{1,2}$/.test(word)) return Number(word);
  return NUMBER_WORDS.get(word) ?? null;
}

/** End of what is counted from: the next comma that no relative clause follows. */
function endOf(scene: Scene, from: number, endOfSentence: number): number {
  const end = Math.min(endOfSentence, from + LONGEST);
  for (let t = from; t < end; t++) {
    if (upos(scene.tree, t) !== "PUNCT") continue;
    const word = form(scene, t);
    const relative = word === "," && t + 1 < end && RELATIVE.has(form(scene, t + 1));
    if (!relative && word !== "-" && word !== '"') return t;
  }
  return end;
}

/** A day so many days from a time. */
export function shifted({ time }: PlacedTime, days: number): When {
  const { start, end } = time;
  return { edtf: addDays(time.edtf, days), phrase: { start, end }, rule: "when.counted-event" };
}
