import type { When } from "../../model/findings.ts";
import { addDays } from "../../text/dates.ts";
import { childBy, upos } from "../tree.ts";
import { form, isOneOf, type PlacedTime, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAYS = /^P([2-9]|1\d)D$/;
/**
 * "three days of talks ended on Sunday", "a two-day visit that begins on Monday", "agreed on Friday after four days of talks": first and last day of what
 * lasted for days, where the day that it began or ended is told. `when` itself elsewhere.
 */
export function overDays(scene: Scene, trigger: Trigger, when: When): When {
  const days = lengthOf(scene, trigger);
  if (days === 0) return when;
  const { firstToken, endToken } = scene.ann.sentences[scene.ann.tokens.sentence[trigger.word]];
  const points = scene.timesIn[scene.ann.tokens.sentence[trigger.word]].filter(({ time }) => DAY.test(time.edtf));
  const own = points.find(({ time }) => time.start === when.phrase?.start);
  // "next month … a three-day summit that opens on May 17": the day in the month
  const vague = when.edtf === ".." || (points.length === 1 && points[0].time.edtf.startsWith(`${when.edtf}-`));
  const point = own ?? (points.length === 1 && vague ? points[0] : undefined);
  if (point === undefined) return when;
  const end = edgeAt(scene, point, trigger, firstToken, endToken);
  if (end === null) return when;
  const { start, end: stop } = point.time;
  const edtf = DAY.test(when.edtf) ? when.edtf : point.time.edtf;
  const other = addDays(edtf, end ? 1 - days : days - 1);
  return { edtf: end ? `${other}/${edtf}` : `${edtf}/${other}`, phrase: { start, end: stop }, rule: "when.over-days" };
}

/** Number of days that the event's noun is counted or described by ("three days of talks", "three-day talks"); 0 where none is told. */
function lengthOf(scene: Scene, { word, light, kind }: Trigger): number {
  const { tree } = scene;
  const noun = kind === "noun" ? word : light;
  if (noun < 0) return 0;
  for (const { time, head, first } of scene.timesIn[scene.ann.tokens.sentence[noun]]) {
    const days = time.type === "DURATION" ? DAYS.exec(time.value ?? "") : null;
    if (days === null || first > noun) continue;
    const counts = tree.head[noun] === head && form(scene, head + 1) === "of";
    // "the three-day visit": described right before the noun
    const describes = noun - head <= 3 && noun > head && isDescribed(scene, head, noun);
    if (counts || describes) return Number(days[1]);
  }
  return 0;
}

function isDescribed(scene: Scene, head: number, noun: number): boolean {
  for (let t = head + 1; t < noun; t++) if (!["ADJ", "NOUN", "PUNCT", "ADP"].includes(upos(scene.tree, t))) return false;
  return true;
}

/** Whether a day ends (true) or begins (false) what lasted; null where the text does not tell which. */
function edgeAt(scene: Scene, { clause }: PlacedTime, { word, light, frame }: Trigger, first: number, end: number): boolean | null {
  const noun = light >= 0 ? light : word;
  const verb = clause >= first && clause < end ? clause : -1;
  if (verb >= 0 && isOneOf(scene, verb, "ending-on")) return true;
  // The day of a visit is that of the arrival.
  if (verb >= 0 && frame.contact !== "visit" && isOneOf(scene, verb, "beginning-on")) return false;
  // "agreed on Friday after four days of talks"
  return isAfter(scene, noun) ? true : null;
}

/** "after", "following" or "at the end of" before the noun or the days that count it. */
function isAfter(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  for (const token of [noun, tree.head[noun]]) {
    const marker = token < 0 ? -1 : childBy(tree, token, "case");
    if (marker >= 0 && ["after", "following"].includes(form(scene, marker))) return true;
  }
  return false;
}
