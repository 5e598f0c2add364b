import type { When } from "../../model/findings.ts";
import { addDays } from "../../text/dates.ts";
import { form, isOneOf, type PlacedTime, type Scene } from "./scene.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const JOINTS = new Set(["and", "-", "–", "—", "to", "on"]);

/** "on June 5 and 6", "on Monday and Tuesday", "May 9-10": days that follow one another are one stretch; `when` itself elsewhere. */
export function overJoinedDays(scene: Scene, when: When): When {
  const start = when.phrase?.start;
  if (start === undefined || !DAY.test(when.edtf)) return when;
  const until = lastDay(scene, when, start);
  if (until !== null) return until;
  for (const times of scene.timesIn) {
    const at = times.findIndex(({ time }) => time.start === start);
    if (at < 0 || times[at].time.edtf !== when.edtf) continue;
    let first = at;
    let last = at;
    while (first > 0 && follows(scene, times[first - 1], times[first])) first--;
    while (last + 1 < times.length && follows(scene, times[last], times[last + 1])) last++;
    if (first === last) return when;
    const phrase = { start: times[first].time.start, end: times[last].time.end };
    return { edtf: `${times[first].time.edtf.slice(0, 10)}/${times[last].time.edtf}`, phrase, rule: `${when.rule}.joined` };
  }
  return when;
}

/** "talks will start on Monday and last until Wednesday": from the one day to the other; null where nothing of that kind is told. */
function lastDay(scene: Scene, when: When, start: number): When | null {
  const times = scene.timesIn.find((placed) => placed.some(({ time }) => time.start === start));
  const end = times?.find(
    ({ time, clause, head }) =>
      time.start > start &&
      UNTIL.test(time.edtf) &&
      (isOneOf(scene, clause, "lasting-until") || isOneOf(scene, scene.tree.head[head], "lasting-until")),
  );
  const day = end?.time.edtf.slice(3) ?? "";
  return end !== undefined && day > when.edtf
    ? { edtf: `${when.edtf}/${day}`, phrase: { start, end: end.time.end }, rule: `${when.rule}.until` }
    : null;
}

const UNTIL = /^\.\.\/\d{4}-\d{2}-\d{2}$/;

/** Whether the second time is the day after the first and joined to it. */
function follows(scene: Scene, a: PlacedTime, b: PlacedTime): boolean {
  const day = a.time.edtf.slice(0, 10);
  if (!DAY.test(day) || !DAY.test(b.time.edtf) || addDays(day, 1) !== b.time.edtf) return false;
  const { start, end } = scene.ann.tokens;
  let joints = 0;
  for (let t = a.first; t < b.first; t++) {
    if (start[t] < a.time.end || end[t] <= a.time.start) continue;
    if (!JOINTS.has(form(scene, t))) return false;
    joints++;
  }
  return joints > 0 && joints < 3;
}
