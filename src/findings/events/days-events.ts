import type { When } from "../../model/findings.ts";
import { ordinalOf } from "../../text/number-words.ts";
import { upos } from "../tree.ts";
import { type Count, countAt, DAY, shifted } from "./days-count.ts";
import type { Draft } from "./draft.ts";
import { form, isOneOf, type PlacedTime, type Scene } from "./scene.ts";

/** The event that a day is counted from ("two days after the summit"), and its day: of a contact or an incident told before, or beside its word elsewhere. */

/** What has been told so far of a known day, in text order. */
export interface ToldDays {
  readonly contacts: readonly Draft[];
  readonly incidents: readonly { readonly word: number; readonly when: When }[];
}

/** The contact told last that a noun points to. */
export function toldLast(scene: Scene, event: number, contacts: readonly Draft[]): Draft | null {
  const meant = contacts.filter((draft) => pointsTo(scene, event, draft));
  const named = meant.filter(({ trigger: { word, light } }) => [scene.lemma[word], scene.lemma[light] ?? ""].includes(scene.lemma[event]));
  // "the talks": rather those that go on than a call told of since
  const going = meant.filter(({ status }) => status === "ongoing");
  const meetings = meant.filter(({ contact }) => contact?.mode === "meeting");
  return [named, going, meetings, meant].find((drafts) => drafts.length > 0)?.at(-1) ?? null;
}

/** "the day before the talks opened" */
export function beginsIn(scene: Scene, { from, end }: Count): boolean {
  for (let t = from; t < end; t++) if (upos(scene.tree, t) === "VERB" && ["open", "begin", "start"].includes(scene.lemma[t])) return true;
  return false;
}

/** The contacts of the first day of all that were told: of several sittings the one that opened. */
export function earliest(contacts: readonly Draft[]): readonly Draft[] {
  const first = contacts
    .filter(({ contact }) => contact?.mode === "meeting")
    .map(({ when }) => when.edtf.slice(0, 10))
    .sort()[0];
  return contacts.filter(({ when }) => when.edtf.startsWith(first ?? "-"));
}

/** "The incident", "the clash": what has been told of it, where all that was told near is of one day. */
export function incidentMeant(scene: Scene, event: number, incidents: ToldDays["incidents"]): When | null {
  if (!isOneOf(scene, event, "incident-told") || !POINTING.has(pointerOf(scene, event))) return null;
  const { sentence } = scene.ann.tokens;
  const near = incidents.filter(({ word }) => word < event && sentence[event] - sentence[word] <= FAR);
  if (near.length === 0) return onlyCounted(scene, sentence[event]);
  const last = near[near.length - 1].when;
  return near.every(({ when }) => when.edtf === last.edtf) ? last : null;
}

/** "four days after fighting broke out … on the first day of the fighting": the same word in a count near. */
export function countedElsewhere(scene: Scene, event: number): When | null {
  const sentence = scene.ann.tokens.sentence[event];
  for (let at = sentence - 1; at >= Math.max(0, sentence - NEAR); at--) {
    const found = countedIn(scene, at, (count) => {
      for (let t = count.from; t < count.end; t++) if (isAkin(scene.lemma[t], scene.lemma[event])) return true;
      return false;
    });
    if (found.length === 1) return found[0];
  }
  return null;
}

/** "closed" and "the closure", "exploded" and "the explosion" */
export function isAkin(a: string, b: string): boolean {
  if (a === b) return true;
  const short = Math.min(a.length, b.length);
  let same = 0;
  while (same < short && a[same] === b[same]) same++;
  return same >= 4 && same >= short - 2;
}

/** Days of what is counted from in one sentence: "on Monday, four days after fighting broke out". */
function countedIn(scene: Scene, sentence: number, isMeant: (count: Count) => boolean): When[] {
  const { firstToken, endToken } = scene.ann.sentences[sentence];
  const found: When[] = [];
  for (let t = firstToken; t < endToken; t++) {
    const count = countAt(scene, t, endToken);
    if (count === null || count.nth || Number.isNaN(count.shift) || !isMeant(count)) continue;
    const host = scene.timesIn[sentence].findLast(({ time, head }) => DAY.test(time.edtf) && head < count.first);
    if (host !== undefined) found.push(shifted(host, -count.shift));
  }
  return found;
}

/** "said on Friday, two days after a ship had fired at a patrol": the one deed that was counted from in the sentences before. */
function onlyCounted(scene: Scene, sentence: number): When | null {
  const found: When[] = [];
  for (let at = Math.max(0, sentence - FAR); at < sentence; at++) found.push(...countedIn(scene, at, () => true));
  return found.length === 1 ? found[0] : null;
}

/** … and so many back for "the incident". */
const FAR = 6;

/** Head noun of the event counted from: the first noun behind its articles and adjectives; -1 for a clause. */
export function eventIn(scene: Scene, { from, end }: Count): number {
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
  const arrived = isOneOf(scene, event, "arrival", "stay") && contact?.mode === "visit";
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
  while (t > 0 && upos(scene.tree, t) === "ADJ" && ordinalOf(form(scene, t)) === null) t--;
  return t < 0 ? "" : form(scene, t);
}

/** So many sentences on either side are looked through for the day of an event that is counted from. */
const NEAR = 4;

/** The day that hangs on the same noun, or on its clause, in a sentence near; the nearer one first. */
export function dayOfEvent(scene: Scene, event: number): PlacedTime | null {
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
