/** One telling of the same contact on several days ("met in April, and again on July 30", "their calls on Monday and Thursday"). */
import type { When } from "../../model/findings.ts";
import { addDays } from "../../text/dates.ts";
import { upos } from "../tree.ts";
import type { Draft } from "./draft.ts";
import { form, isOneOf, type PlacedTime, type Scene } from "./scene.ts";
import { timeAsWhen } from "./when.ts";
import { aheadOf } from "./when-mended.ts";

/** "met in April, and again on July 30": the same people once more, at the second time. */
export function onceMore(scene: Scene, draft: Draft): Draft | null {
  const { word } = draft.trigger;
  const { endToken } = scene.ann.sentences[scene.ann.tokens.sentence[word]];
  for (let t = word + 1; t < endToken; t++) {
    if (upos(scene.tree, t) === "VERB") return null;
    if (form(scene, t) !== "again" || form(scene, t - 1) !== "and") continue;
    const time = scene.timesIn[scene.ann.tokens.sentence[word]].find(({ first }) => first > t && first <= t + 3);
    if (time === undefined || !/^\d{4}/.test(time.time.edtf) || time.time.start === draft.when.phrase?.start) return null;
    for (let between = t + 1; between < time.first; between++) if (upos(scene.tree, between) === "VERB") return null;
    return { ...draft, when: dated(scene, draft, timeAsWhen(time, "when.again")), place: null };
  }
  return onceBefore(scene, draft) ?? theOtherTime(scene, draft);
}

/** "spoke twice in September, on the 11th and on the 22nd": the second of two times. */
function theOtherTime(scene: Scene, draft: Draft): Draft | null {
  const { word } = draft.trigger;
  const { firstToken, endToken } = scene.ann.sentences[scene.ann.tokens.sentence[word]];
  const times = scene.timesIn[scene.ann.tokens.sentence[word]];
  const own = times.findIndex(({ time }) => time.start === draft.when.phrase?.start);
  const next = own < 0 ? undefined : times[own + 1];
  if (
    next === undefined ||
    !/^\d{4}/.test(next.time.edtf) ||
    next.first - times[own].first > NEXT ||
    !draft.when.rule.startsWith("when.own")
  )
    return null;
  let and = false;
  for (let t = times[own].first; t < next.first; t++) and ||= form(scene, t) === "and";
  for (let t = firstToken; and && t < endToken && t < next.first; t++)
    if (form(scene, t) === "twice") return { ...draft, when: dated(scene, draft, timeAsWhen(next, "when.twice")), place: null };
  return null;
}

/** So many words from one of two times to the other. */
const NEXT = 6;

/** "on June 3, and again last week, the two met": both times stand before the verb. */
function onceBefore(scene: Scene, draft: Draft): Draft | null {
  const { word } = draft.trigger;
  const sentence = scene.ann.tokens.sentence[word];
  const times = scene.timesIn[sentence].filter(({ clause, first, time }) => clause === word && first < word && /^\d{4}/.test(time.edtf));
  if (times.length !== 2 || times[1].time.start !== draft.when.phrase?.start) return null;
  for (let t = times[0].first; t < times[1].first; t++)
    if (form(scene, t) === "again" && form(scene, t - 1) === "and")
      return { ...draft, when: dated(scene, draft, timeAsWhen(times[0], "when.again")), place: null };
  return null;
}

/** So many words from one day to the one joined to it. */
const JOINT = 7;
const POINT = /^\d{4}(?:-\d{2}){0,2}$/;

/** "their calls on Monday and Tuesday", "met on 3 May and 9 May": one contact on each day; days in a row are one stretch unless the noun counts contacts. */
export function onEachDay(scene: Scene, draft: Draft): Draft[] {
  const { trigger, when, contact } = draft;
  const noun = trigger.kind === "noun" ? trigger.word : trigger.light;
  const counted = noun >= 0 && form(scene, noun) !== scene.lemma[noun] && isOneOf(scene, noun, "one-by-one");
  if (when.phrase === null || (noun >= 0 && !counted) || (noun < 0 && contact?.mode === "visit")) return [draft];
  const times = scene.timesIn[scene.ann.tokens.sentence[trigger.word]];
  const first = times.findIndex(({ time }) => time.start === when.phrase?.start);
  if (first < 0) return [draft];
  let last = first;
  let closed = false;
  for (let joint = jointOf(scene, times[last], times[last + 1]); joint !== null && !closed; last++) {
    closed = joint.includes("and");
    joint = jointOf(scene, times[last + 1], times[last + 2]);
  }
  const days = times.slice(first, last + 1);
  if (!closed || days.some(({ time }) => !POINT.test(time.edtf) || time.edtf.length !== days[0].time.edtf.length)) return [draft];
  if (!counted && days.some(({ time }, i) => i > 0 && isNextTo(days[i - 1].time.edtf, time.edtf))) return [draft];
  return days.map((day) => ({ ...draft, when: dated(scene, draft, timeAsWhen(day, "when.each-day")) }));
}

/** The words between two times of one clause, where they are nothing but "and", a comma and a preposition; null elsewhere. */
function jointOf(scene: Scene, a: PlacedTime, b: PlacedTime | undefined): string | null {
  if (b === undefined || b.clause !== a.clause || b.first - a.first > JOINT || b.first <= a.first) return null;
  const between = scene.ann.text.slice(a.time.end, b.time.start);
  return /^(?:,? and |, )(?:on |in )?$/.test(between) ? between : null;
}

function isNextTo(a: string, b: string): boolean {
  return a.length < 10 || addDays(a, 1) === b || addDays(b, 1) === a;
}

/** Of what is to come, the next day of the name. */
export function dated(scene: Scene, { status, trigger }: Draft, when: When): When {
  return status === "planned" ? aheadOf(scene, when, trigger) : when;
}
