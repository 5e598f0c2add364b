import type { When } from "../../model/findings.ts";
import { addDays, edtfBounds } from "../../text/dates.ts";
import { childBy, clauseOf, upos } from "../tree.ts";
import type { Draft } from "./draft.ts";
import { form, type PlacedTime, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";
import { timeAsWhen } from "./when.ts";

/**
 * Days told by their distance from another event: "two days after the summit", "on the eve of the talks, which opened on Monday", "a day after he met
 * Maruk". Read from the words in their order, which holds for either way that a parser hangs the measure.
 */

/** "two days after" with the stretch of words that is counted from. */
interface Count {
  /** First word: the number or "the". */
  readonly first: number;
  /** Days from the event counted from to what is told. */
  readonly shift: number;
  /** "the second day of": counted from its beginning. */
  readonly nth: boolean;
  /** Words of the event counted from. */
  readonly from: number;
  readonly end: number;
}

export const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** One day or a stretch from day to day. */
export const DAYS = /^\d{4}-\d{2}-\d{2}(?:\/\d{4}-\d{2}-\d{2})?$/;
const NUMBERS = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const UNIT_DAYS: ReadonlyMap<string, number> = new Map([
  ["day", 1],
  ["night", 1],
  ["evening", 1],
  ["morning", 1],
  ["week", 7],
  ["hour", 0],
]);
const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];
const PARTS_OF_STAY = new Set(["day", "evening", "night", "morning", "afternoon"]);
const RELATIVE = new Set(["which", "who", "whose", "where", "that"]);
const LONGEST = 30;

/**
 * Day of an event that is counted from another one, or that another one is counted from; null where neither is told or the day of the other one is not
 * known. `last` is the contact of a known day told last.
 */
export function countedDay(scene: Scene, trigger: Trigger, last: Draft | null): When | null {
  const { firstToken, endToken } = scene.ann.sentences[scene.ann.tokens.sentence[trigger.word]];
  for (let t = firstToken; t < endToken; t++) {
    const count = countAt(scene, t, endToken);
    if (count === null) continue;
    // "hours after Lund cancelled the summit": the summit is not what was hours later
    const inside = trigger.kind === "noun" && trigger.word >= count.from && trigger.word < count.end;
    if (inside && !isCountedFrom(scene, count, trigger)) continue;
    const found = isCountedFrom(scene, count, trigger)
      ? beforeCount(scene, count, trigger, last)
      : afterCount(scene, upToHost(scene, count, trigger), trigger, last);
    if (found !== null) return found;
  }
  return null;
}

/** The count whose unit stands at a word: "a week before …", "the eve of …". */
function countAt(scene: Scene, unit: number, endOfSentence: number): Count | null {
  const marker = unit + 1 < endOfSentence ? form(scene, unit + 1) : "";
  if (form(scene, unit) === "eve" && marker === "of")
    return { first: unit - 1, shift: -1, nth: false, from: unit + 2, end: endOf(scene, unit + 2, endOfSentence) };
  const nth = unit > 0 && PARTS_OF_STAY.has(scene.lemma[unit]) ? ORDINALS.indexOf(form(scene, unit - 1)) : -1;
  // "on the second day of the forum", "on the first day"
  if (nth >= 0 && form(scene, unit - 2) === "the")
    return {
      first: unit - 2,
      shift: nth,
      nth: true,
      from: unit + (marker === "of" ? 2 : 1),
      end: marker === "of" ? endOf(scene, unit + 2, endOfSentence) : unit + 1,
    };
  const days = UNIT_DAYS.get(scene.lemma[unit]);
  if (days === undefined || (marker !== "after" && marker !== "before")) return null;
  // "weeks after the visit": how many is not told
  const vague = days > 0 && form(scene, unit) === `${scene.lemma[unit]}s` && numberBefore(scene, unit) === null;
  const n = days === 0 ? 0 : vague ? Number.NaN : numberBefore(scene, unit);
  // "the day after tomorrow", "the day before." stand for themselves
  if (n === null || unit + 2 >= endOfSentence || scene.inDate[unit + 2] === 1 || upos(scene.tree, unit + 2) === "PUNCT") return null;
  return {
    first: days === 0 ? unit : unit - 1,
    shift: n * days * (marker === "before" ? -1 : 1),
    nth: false,
    from: unit + 2,
    end: endOf(scene, unit + 2, endOfSentence),
  };
}

/** "two", "a", "the", "2" before a unit; null for anything else ("for days after", "several days before"). */
function numberBefore(scene: Scene, unit: number): number | null {
  const word = unit > 0 ? form(scene, unit - 1) : "";
  if (word === "a" || word === "the") return 1;
  if (/^\d{1,2}$/.test(word)) return Number(word);
  const n = NUMBERS.indexOf(word);
  return n > 0 ? n : null;
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

/** "On the eve of the meeting Vu had talks": without a comma, the clause told of begins at its subject. */
function upToHost(scene: Scene, count: Count, { word }: Trigger): Count {
  if (word < count.from || word >= count.end) return count;
  const subject = childBy(scene.tree, word, "nsubj");
  const first = subject > count.from ? scene.tree.left[subject] : word;
  return { ...count, end: first > count.from ? first : word };
}

/** Whether another finite verb stands between the count and the event told of. */
function clauseBegins(scene: Scene, from: number, word: number): boolean {
  for (let t = from; t < word; t++) if (upos(scene.tree, t) === "VERB") return true;
  return false;
}

/** "a day after five hours of talks", "two days after he met Maruk": nothing else happens between the count and the event. */
function isCountedFrom(scene: Scene, { from, end }: Count, { word, kind }: Trigger): boolean {
  if (word < from || word >= end || clauseBegins(scene, from, word)) return false;
  return kind === "noun" || word === from || childBy(scene.tree, word, "mark") === from - 1;
}

/** Day of the event that is counted from, by the day of what the count stands beside. */
function beforeCount(scene: Scene, { first, shift, from, end }: Count, { word }: Trigger, last: Draft | null): When | null {
  const times = daysOf(scene, word);
  if (times.some((placed) => placed.first >= from && placed.first < end)) return null;
  const ahead = times.findLast((placed) => placed.head < first);
  const host = ahead ?? times.find((placed) => placed.first >= end);
  if (host !== undefined) return Number.isNaN(shift) ? null : shifted(host, -shift);
  const told = last === null ? null : hostTold(scene, first, last);
  if (told !== null) return Number.isNaN(shift) ? null : fromContact(told, -shift, false);
  // "seized in March, a week after they met", "began in 2018, weeks after the visit": as far as the text tells, then.
  const about = scene.timesIn[scene.ann.tokens.sentence[word]].filter(({ time, head }) => head < first && COARSE.test(time.edtf));
  return about.length === 1 && times.length === 0 ? timeAsWhen(about[0], "when.counted-event") : null;
}

/** "The call came two days after his trip": what the count stands beside is the contact told last. */
function hostTold(scene: Scene, count: number, last: Draft): Draft | null {
  const { tree } = scene;
  const verb = clauseOf(tree, count);
  const subject = verb < 0 ? -1 : childBy(tree, verb, "nsubj");
  return subject >= 0 && subject < count && pointsTo(scene, subject, last) ? last : null;
}

/** A month or a year. */
const COARSE = /^\d{4}(?:-(?:0\d|1[0-2]))?$/;

/** Day of what the count stands beside, by the day of the event that is counted from. */
function afterCount(scene: Scene, count: Count, trigger: Trigger, last: Draft | null): When | null {
  if (Number.isNaN(count.shift) || !isHost(scene, count, trigger)) return null;
  const times = daysOf(scene, trigger.word);
  const own = clauseOf(scene.tree, trigger.word);
  if (times.some((placed) => (placed.first < count.first || placed.first >= count.end) && placed.clause === own)) return null;
  // "the day before the shelling began, on September 28, …"
  const beside = times.find((placed) => placed.first > count.end && placed.first <= count.end + 2);
  if (beside !== undefined && form(scene, count.end) === ",") return timeAsWhen(beside, "when.own");
  // "a day after he cancelled a June 12 summit": the summit's day, not that of the cancelling
  const inside = times.find(
    (placed) => placed.first >= count.from && placed.first < count.end && scene.tree.head[placed.head] !== placed.head + 1,
  );
  if (inside !== undefined) return shifted(inside, count.shift);
  const before = last !== null && last.trigger.word < count.first ? last : null;
  // "on the first day": of the visit told last
  if (count.from === count.end) return before === null ? null : fromContact(before, count.shift, true);
  const event = eventIn(scene, count);
  if (event < 0) return null;
  const elsewhere = dayOfEvent(scene, event);
  if (elsewhere !== null) return shifted(elsewhere, count.shift);
  return before !== null && pointsTo(scene, event, before) ? fromContact(before, count.shift, count.nth) : null;
}

/** So many days from a contact: before it from its first day, after it from its last. */
function fromContact({ when }: Draft, shift: number, nth: boolean): When {
  const { first, last } = edtfBounds(when.edtf);
  const from = shift < 0 || nth ? first : last;
  return { edtf: addDays(from ?? when.edtf, shift), phrase: when.phrase, rule: "when.counted-event" };
}

/** Whether the count belongs to the event: it opens the sentence before it, or no other verb stands between them. */
function isHost(scene: Scene, { first, from, end }: Count, { word }: Trigger): boolean {
  if (word >= from && word < end) return false;
  return word >= end ? !clauseBegins(scene, end, word) : !clauseBegins(scene, word + 1, first);
}

/** Head noun of the event counted from: the first noun behind its articles and adjectives; -1 for a clause. */
function eventIn(scene: Scene, { from, end }: Count): number {
  let noun = -1;
  for (let t = from; t < end; t++) {
    const tag = upos(scene.tree, t);
    if (tag === "NOUN" || (tag === "PROPN" && (noun < 0 || upos(scene.tree, noun) === "PROPN"))) noun = t;
    else if (noun >= 0 || (tag !== "DET" && tag !== "ADJ" && tag !== "NUM" && tag !== "PRON" && tag !== "PART")) break;
  }
  return noun;
}

const POINTING = new Set(["the", "their", "this", "that", "his", "her"]);

/** "Two days before the meeting": the one told last. */
function pointsTo(scene: Scene, event: number, { contact, trigger }: Draft): boolean {
  const entries = scene.ontology.nounFrames.get(scene.lemma[event]) ?? [];
  const known = entries.some(
    ({ of }) => of.contact !== undefined && (of.contact === contact?.mode || of.contact === "other" || contact?.mode === "other"),
  );
  let t = event - 1;
  while (t > trigger.word && upos(scene.tree, t) === "ADJ") t--;
  return known && POINTING.has(form(scene, t));
}

/** So many sentences on either side are looked through for the day of an event that is counted from. */
const NEAR = 4;

/** The day that hangs on the same noun, or on its clause, in a sentence near; the nearer one first. */
function dayOfEvent(scene: Scene, event: number): PlacedTime | null {
  const { tree, ann } = scene;
  const sentence = ann.tokens.sentence[event];
  for (let distance = 1; distance <= NEAR; distance++)
    for (const at of [sentence - distance, sentence + distance])
      for (const placed of scene.timesIn[at] ?? []) {
        // Of two days it would be a guess which one is meant.
        if (!DAY.test(placed.time.edtf) || scene.timesIn[at].filter(({ time }) => DAY.test(time.edtf)).length > 1) continue;
        const over = tree.head[placed.head];
        if (over < 0) continue;
        if (scene.lemma[over] === scene.lemma[event]) return placed;
        for (let child = tree.firstChild[over]; child >= 0; child = tree.nextSibling[child])
          if (child < placed.head && scene.lemma[child] === scene.lemma[event]) return placed;
      }
  return null;
}

function daysOf(scene: Scene, word: number): readonly PlacedTime[] {
  return scene.timesIn[scene.ann.tokens.sentence[word]].filter(({ time }) => DAY.test(time.edtf));
}

function shifted({ time }: PlacedTime, days: number): When {
  const { start, end } = time;
  return { edtf: addDays(time.edtf, days), phrase: { start, end }, rule: "when.counted-event" };
}
