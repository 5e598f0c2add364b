import type { EventStatus, When } from "../../model/findings.ts";
import { addDays, edtfBounds } from "../../text/dates.ts";
import { childBy, clauseOf, upos } from "../tree.ts";
import { type Count, countAt, DAY, DAYS, shifted } from "./days-count.ts";
import {
  beginsIn,
  countedElsewhere,
  dayOfEvent,
  earliest,
  eventIn,
  incidentMeant,
  isAkin,
  type ToldDays,
  toldLast,
} from "./days-events.ts";
import type { Draft } from "./draft.ts";
import { form, isOneOf, type PlacedTime, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";
import { timeAsWhen } from "./when.ts";

/*
 * Days told by their distance from another event: "two days after the summit", "on the eve of the talks, which opened on Monday", "a day after he met
 * Maruk". Read from the words in their order, which holds for either way that a parser hangs the measure.
 */

/** So many contacts and incidents are remembered to be counted from. */
const REMEMBERED = 8;

export const NOTHING_TOLD: ToldDays = { contacts: [], incidents: [] };

/** Adds an event: a contact of known days, or an incident, whose own day may be counted as well. */
export function withToldDay(scene: Scene, told: ToldDays, draft: Draft): ToldDays {
  if (draft.contact !== null && DAYS.test(draft.when.edtf)) return { ...told, contacts: [...told.contacts.slice(1 - REMEMBERED), draft] };
  if (!draft.trigger.frame.incident) return told;
  const when = draft.when.edtf === ".." ? countedDay(scene, draft.trigger, draft.status, told) : draft.when;
  if (when === null || !DAY.test(when.edtf)) return told;
  return { ...told, incidents: [...told.incidents.slice(1 - REMEMBERED), { word: draft.trigger.word, when }] };
}

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
  const before = Number.isNaN(shift) || times.length > 0 ? null : subjectTold(scene, first);
  if (before !== null) return shifted(before, -shift);
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

/** Whether a noun takes up a word of a sentence ("exchanged … the exchange"), or whatever it told ("the move"). */
function isOfBefore(scene: Scene, noun: number, sentence: number): boolean {
  if (isOneOf(scene, noun, "step-told")) return true;
  const { firstToken, endToken } = scene.ann.sentences[sentence];
  for (let t = firstToken; t < endToken; t++) if (isAkin(scene.lemma[t], scene.lemma[noun])) return true;
  return false;
}

/** "… exchanged prisoners on Wednesday. The swap came three weeks after he met Marin": the one day of the sentence before, of which the subject speaks. */
function subjectTold(scene: Scene, count: number): PlacedTime | null {
  const { tree } = scene;
  const sentence = scene.ann.tokens.sentence[count];
  for (let verb = count - 1; verb > 0 && scene.ann.tokens.sentence[verb] === sentence; verb--) {
    if (!isOneOf(scene, verb, "coming-after") || upos(tree, verb) !== "VERB") continue;
    const subject = childBy(tree, verb, "nsubj");
    const known = subject < 0 ? -1 : childBy(tree, subject, "det", "nmod:poss");
    const days = (scene.timesIn[sentence - 1] ?? []).filter(({ time }) => DAY.test(time.edtf));
    const pointed = known >= 0 && ["the", "this", "that", "their"].includes(form(scene, known));
    return days.length === 1 && pointed && isOfBefore(scene, subject, sentence - 1) ? days[0] : null;
  }
  return null;
}

/** A month or a year. */
const COARSE = /^\d{4}(?:-(?:0\d|1[0-2]))?$/;

/** Day of what the count stands beside, by the day of the event that is counted from. */
function afterCount(scene: Scene, count: Count, trigger: Trigger, { contacts, incidents }: ToldDays): When | null {
  if (Number.isNaN(count.shift) || !isHost(scene, count, trigger)) return null;
  const times = daysOf(scene, trigger.word);
  const own = clauseOf(scene.tree, trigger.word);
  if (isEntry(scene, trigger.word)) return null;
  if (times.some((placed) => (placed.first < count.first || placed.first >= count.end) && placed.clause === own)) return null;
  // "the day before the shelling began, on September 28, …"
  const beside = times.find((placed) => placed.first > count.end && placed.first <= count.end + 2);
  if (beside !== undefined && form(scene, count.end) === ",") return timeAsWhen(beside, "when.own");
  // "a day after he cancelled a June 12 summit": the summit's day, not that of the cancelling
  const inside = timeInside(scene, count);
  if (inside !== null) return inside;
  const before = contacts.filter(({ trigger: { word } }) => word < count.first);
  // "on the first day": of the visit told last
  if (count.from === count.end) {
    const stay = before.findLast(({ contact, when }) => contact?.mode === "visit" || when.edtf.includes("/"));
    return stay === undefined ? null : fromContact(stay, count.shift, true);
  }
  const event = eventIn(scene, count);
  if (event < 0) return null;
  const elsewhere = dayOfEvent(scene, event);
  if (elsewhere !== null) return shifted(elsewhere, count.shift);
  const counted = countedElsewhere(scene, event);
  if (counted !== null) return { ...counted, edtf: addDays(counted.edtf, count.shift) };
  const host = toldLast(scene, event, beginsIn(scene, count) ? earliest(before) : before);
  if (host !== null)
    return fromContact(host, count.shift, !count.last && (count.nth || count.shift === 0 || isOneOf(scene, event, "arrival")));
  const incident = incidentMeant(scene, event, incidents);
  return incident === null ? null : { ...incident, edtf: addDays(incident.edtf, count.shift), rule: "when.counted-event" };
}

/** "the second day of the forum, which was held from Nov. 11 to 14": counted from the day, or from the end of the stretch that it lies on. */
function timeInside(scene: Scene, { from, end, shift, nth, last: atEnd }: Count): When | null {
  const placed = scene.timesIn[scene.ann.tokens.sentence[from]].find(
    ({ first, head, time }) =>
      first >= from &&
      first < end &&
      !isJoined(scene, from, first) &&
      DAYS.test(time.edtf) &&
      time.anchor !== "text" &&
      scene.tree.head[head] !== head + 1,
  );
  if (placed === undefined) return null;
  const { first, last } = edtfBounds(placed.time.edtf);
  const day = !atEnd && (nth || shift <= 0) ? first : last;
  return day === null ? null : { ...shifted(placed, 0), edtf: addDays(day, shift) };
}

/** "on the day of the closure and again last Thursday" */
function isJoined(scene: Scene, from: number, first: number): boolean {
  for (let t = from; t < first; t++) if (form(scene, t) === "and") return true;
  return false;
}

/** "Thursday: Mohdi arrives on the eve of the summit": the day that the entry opens with is told. */
function isEntry(scene: Scene, word: number): boolean {
  const sentence = scene.ann.tokens.sentence[word];
  const head = scene.timesIn[sentence].at(0);
  if (head === undefined || head.first !== scene.ann.sentences[sentence].firstToken) return false;
  for (let t = head.first; t < word && t < head.first + 6; t++) if (form(scene, t) === ":") return true;
  return false;
}

/** So many days from a contact: before it from its first day, after it from its last. */
function fromContact({ when }: Draft, shift: number, nth: boolean): When | null {
  const { first, last } = edtfBounds(when.edtf);
  const from = shift < 0 || nth ? first : last;
  return from === null ? null : { edtf: addDays(from, shift), phrase: when.phrase, rule: "when.counted-event" };
}

/** Whether the words tell how far an event was from another: where the day of that one is unknown, so is its own. */
export function isCounted(scene: Scene, trigger: Trigger): boolean {
  const { firstToken, endToken } = scene.ann.sentences[scene.ann.tokens.sentence[trigger.word]];
  for (let t = firstToken; t < endToken; t++) {
    const count = countAt(scene, t, endToken);
    // "spoke by phone, a day after the storm": told besides
    const besides = count !== null && form(scene, count.first - 1) === "," && count.first > trigger.word;
    if (count !== null && !besides && count.shift !== 0 && isHost(scene, upToHost(scene, count, trigger), trigger)) return true;
  }
  return false;
}

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

function daysOf(scene: Scene, word: number): readonly PlacedTime[] {
  return scene.timesIn[scene.ann.tokens.sentence[word]].filter(({ time }) => DAY.test(time.edtf));
}
