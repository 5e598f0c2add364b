import type { EventStatus, When } from "../../model/findings.ts";
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
/** One day or a stretch from day to day, or from a day on. */
const DAYS = /^\d{4}-\d{2}-\d{2}(?:\/(?:\d{4}-\d{2}-\d{2}|\.\.))?$/;
/** So many contacts and incidents are remembered to be counted from. */
const REMEMBERED = 8;

/** What has been told so far of a known day, in text order. */
export interface ToldDays {
  readonly contacts: readonly Draft[];
  readonly incidents: readonly { readonly word: number; readonly when: When }[];
}

export const NOTHING_TOLD: ToldDays = { contacts: [], incidents: [] };

/** Adds an event: a contact of known days, or an incident, whose own day may be counted as well. */
export function withToldDay(scene: Scene, told: ToldDays, draft: Draft): ToldDays {
  if (draft.contact !== null && DAYS.test(draft.when.edtf)) return { ...told, contacts: [...told.contacts.slice(1 - REMEMBERED), draft] };
  if (!draft.trigger.frame.incident) return told;
  const when = draft.when.edtf === ".." ? countedDay(scene, draft.trigger, draft.status, told) : draft.when;
  if (when === null || !DAY.test(when.edtf)) return told;
  return { ...told, incidents: [...told.incidents.slice(1 - REMEMBERED), { word: draft.trigger.word, when }] };
}
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

/** Day of an event that is counted from another one, or that another one is counted from; null where neither is told or the day of the other one is not known. */
export function countedDay(scene: Scene, trigger: Trigger, status: EventStatus, all: ToldDays): When | null {
  // What has been is not counted from what is still to come.
  const done = status !== "happened" && status !== "ongoing" ? all.contacts : all.contacts.filter((draft) => !AHEAD.has(draft.status));
  const told = { ...all, contacts: done };
  const { firstToken, endToken } = scene.ann.sentences[scene.ann.tokens.sentence[trigger.word]];
  for (let t = firstToken; t < endToken; t++) {
    const count = countAt(scene, t, endToken);
    if (count === null) continue;
    // "hours after Lund cancelled the summit": the summit is not what was hours later
    const inside = trigger.kind === "noun" && trigger.word >= count.from && trigger.word < count.end;
    if (inside && !isCountedFrom(scene, count, trigger)) continue;
    const found = isCountedFrom(scene, count, trigger)
      ? beforeCount(scene, count, trigger, told)
      : afterCount(scene, upToHost(scene, count, trigger), trigger, told);
    if (found !== null) return found;
  }
  return null;
}

const AHEAD: ReadonlySet<EventStatus> = new Set(["planned", "offered", "called-for", "hypothetical"]);

/** The count whose unit stands at a word: "a week before …", "the eve of …", "the day of …", "within hours of …". */
function countAt(scene: Scene, unit: number, endOfSentence: number): Count | null {
  const marker = unit + 1 < endOfSentence ? form(scene, unit + 1) : "";
  const near = marker === "of" || marker === "after" ? withinBefore(scene, unit) : -1;
  if (near >= 0 && unit + 2 < endOfSentence)
    return { first: near, shift: 0, nth: false, from: unit + 2, end: endOf(scene, unit + 2, endOfSentence) };
  const onDay = PARTS_OF_STAY.has(form(scene, unit)) && form(scene, unit - 1) === "the" && scene.inDate[unit + 2] === 0;
  if (marker === "of" && (form(scene, unit) === "eve" || onDay))
    return { first: unit - 1, shift: onDay ? 0 : -1, nth: false, from: unit + 2, end: endOf(scene, unit + 2, endOfSentence) };
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
function beforeCount(scene: Scene, { first, shift, from, end }: Count, { word }: Trigger, { contacts }: ToldDays): When | null {
  const times = daysOf(scene, word);
  if (times.some((placed) => placed.first >= from && placed.first < end)) return null;
  const ahead = times.findLast((placed) => placed.head < first);
  const host = ahead ?? times.find((placed) => placed.first >= end);
  if (host !== undefined) return Number.isNaN(shift) ? null : shifted(host, -shift);
  const told = hostTold(scene, first, contacts);
  if (told !== null) return Number.isNaN(shift) ? null : fromContact(told, -shift, false);
  // "seized in March, a week after they met", "began in 2018, weeks after the visit": as far as the text tells, then.
  const about = scene.timesIn[scene.ann.tokens.sentence[word]].filter(({ time, head }) => head < first && COARSE.test(time.edtf));
  return about.length === 1 && times.length === 0 ? timeAsWhen(about[0], "when.counted-event") : null;
}

/** "The call came two days after his trip": what the count stands beside is the contact told last. */
function hostTold(scene: Scene, count: number, contacts: readonly Draft[]): Draft | null {
  const { tree } = scene;
  const verb = clauseOf(tree, count);
  const subject = verb < 0 ? -1 : childBy(tree, verb, "nsubj");
  return subject >= 0 && subject < count ? toldLast(scene, subject, contacts) : null;
}

/** A month or a year. */
const COARSE = /^\d{4}(?:-(?:0\d|1[0-2]))?$/;

/** Day of what the count stands beside, by the day of the event that is counted from. */
function afterCount(scene: Scene, count: Count, trigger: Trigger, { contacts, incidents }: ToldDays): When | null {
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
  const before = contacts.filter(({ trigger: { word } }) => word < count.first);
  // "on the first day": of the visit told last
  if (count.from === count.end) return before.length === 0 ? null : fromContact(before[before.length - 1], count.shift, true);
  const event = eventIn(scene, count);
  if (event < 0) return null;
  const elsewhere = dayOfEvent(scene, event);
  if (elsewhere !== null) return shifted(elsewhere, count.shift);
  const host = toldLast(scene, event, before);
  if (host !== null) return fromContact(host, count.shift, count.nth || count.shift === 0 || ARRIVALS.has(scene.lemma[event]));
  const incident = incidentMeant(scene, event, incidents);
  return incident === null ? null : { ...incident, edtf: addDays(incident.edtf, count.shift), rule: "when.counted-event" };
}

/** So many days from a contact: before it from its first day, after it from its last. */
function fromContact({ when }: Draft, shift: number, nth: boolean): When | null {
  const { first, last } = edtfBounds(when.edtf);
  const from = shift < 0 || nth ? first : last;
  return from === null ? null : { edtf: addDays(from, shift), phrase: when.phrase, rule: "when.counted-event" };
}

/** The contact told last that a noun points to. */
function toldLast(scene: Scene, event: number, contacts: readonly Draft[]): Draft | null {
  const meant = contacts.filter((draft) => pointsTo(scene, event, draft));
  const named = meant.filter(({ trigger: { word, light } }) => [scene.lemma[word], scene.lemma[light] ?? ""].includes(scene.lemma[event]));
  // "the talks": rather those that go on than a call told of since
  const near = named.length > 0 ? named : meant.filter(({ status }) => status === "ongoing");
  return (near.length > 0 ? near : meant).at(-1) ?? null;
}

/** "The incident", "the clash": what has been told of it, where all that was told near is of one day. */
function incidentMeant(scene: Scene, event: number, incidents: ToldDays["incidents"]): When | null {
  if (!INCIDENTS.has(scene.lemma[event]) || !POINTING.has(pointerOf(scene, event))) return null;
  const { sentence } = scene.ann.tokens;
  const near = incidents.filter(({ word }) => word < event && sentence[event] - sentence[word] <= FAR);
  if (near.length === 0) return onlyCounted(scene, sentence[event]);
  const last = near[near.length - 1].when;
  return near.every(({ when }) => when.edtf === last.edtf) ? last : null;
}

/** "said on Friday, two days after a ship had fired at a patrol": the one deed that was counted from in the sentences before. */
function onlyCounted(scene: Scene, sentence: number): When | null {
  let found: When | null = null;
  for (let at = Math.max(0, sentence - FAR); at < sentence; at++) {
    const { firstToken, endToken } = scene.ann.sentences[at];
    for (let t = firstToken; t < endToken; t++) {
      const count = countAt(scene, t, endToken);
      if (count === null || count.nth || Number.isNaN(count.shift)) continue;
      const host = scene.timesIn[at].findLast(({ time, head }) => DAY.test(time.edtf) && head < count.first);
      if (host === undefined) continue;
      if (found !== null) return null;
      found = shifted(host, -count.shift);
    }
  }
  return found;
}

const INCIDENTS = new Set(
  "incident attack clash clashes violence shooting shelling raid strike blast explosion killing killings bombing bombardment seizure collision ambush assault raiding".split(
    " ",
  ),
);
/** … and so many back for "the incident". */
const FAR = 6;
const ARRIVALS = new Set(["arrival", "landing"]);

/** Whether the count belongs to the event: it opens the sentence before it, or no other verb stands between them. */
function isHost(scene: Scene, { first, from, end }: Count, { word }: Trigger): boolean {
  if (word >= from && word < end) return false;
  // "Lund, who met Maruk on the eve of the talks, flies home": the eve is that of the meeting
  return word >= end
    ? !clauseBegins(scene, end, word) && !clauseBegins(scene, partBegins(scene, first), first)
    : !clauseBegins(scene, word + 1, first);
}

/** First word of the part of a sentence, between two commas or the like, that a word stands in. */
function partBegins(scene: Scene, word: number): number {
  const { firstToken } = scene.ann.sentences[scene.ann.tokens.sentence[word]];
  let t = word;
  while (t > firstToken && upos(scene.tree, t - 1) !== "PUNCT" && upos(scene.tree, t - 1) !== "CCONJ") t--;
  return t;
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
  const arrived = ARRIVALS.has(scene.lemma[event]) && contact?.mode === "visit";
  const known =
    arrived ||
    entries.some(
      ({ of }) => of.contact !== undefined && (of.contact === contact?.mode || of.contact === "other" || contact?.mode === "other"),
    );
  return known && trigger.word < event && POINTING.has(pointerOf(scene, event));
}

/** The word before a noun and its adjectives. */
function pointerOf(scene: Scene, noun: number): string {
  let t = noun - 1;
  while (t > 0 && upos(scene.tree, t) === "ADJ") t--;
  return t < 0 ? "" : form(scene, t);
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
