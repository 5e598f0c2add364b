import type { When } from "../../model/findings.ts";
import { childBy, relation, upos } from "../tree.ts";
import { DAY } from "./days-count.ts";
import { form, type PlacedTime, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";
import { isJourney, timeAsWhen } from "./when.ts";

/** "since March 2022, when their ministers met": the time itself, not the stretch that it opens; null for any other clause. */
export function relativeDay(scene: Scene, trigger: Trigger): When | null {
  const { word, light } = trigger;
  const { tree } = scene;
  for (const verb of [word, light]) {
    const marker = verb < 0 ? -1 : whenBefore(scene, verb);
    if (marker < 1) continue;
    const before = upos(tree, marker - 1) === "PUNCT" ? marker - 2 : marker - 1;
    const time = scene.timesIn[scene.ann.tokens.sentence[verb]].find(
      ({ time: { end }, first }) => first <= before && endsAt(scene, before, end),
    );
    if (time === undefined || time.time.type === "DURATION" || time.time.type === "SET") return null;
    const when = timeAsWhen(time, "when.relative");
    return { ...when, edtf: when.edtf.replace(/^\.\.\/|\/\.\.$/, "") };
  }
  return dayOfOccasion(scene, word) ?? cleftDay(scene, trigger);
}

/** "Thursday's summit, at which Tavon sat down with Maruk": the day that the noun has before it. */
function dayOfOccasion(scene: Scene, verb: number): When | null {
  const { tree } = scene;
  const noun = relation(tree, verb) === "acl" ? tree.head[verb] : -1;
  if (noun < 0 || noun > verb || upos(tree, noun) !== "NOUN") return null;
  const opening = upos(tree, tree.left[verb]) === "PUNCT" ? tree.left[verb] + 1 : tree.left[verb];
  if (!["at", "during", "in"].includes(form(scene, opening)) || form(scene, opening + 1) !== "which") return null;
  const own = scene.timesIn[scene.ann.tokens.sentence[verb]];
  if (own.some(({ clause, first }) => clause === verb && first > opening)) return null;
  // "Thursday's summit of the club, at which …", hung on the club
  for (let at = noun, climbed = 0; at >= 0 && climbed < 3 && upos(tree, at) === "NOUN"; climbed++, at = tree.head[at]) {
    const days = own.filter(({ head, time }) => tree.head[head] === at && head < at && DAY.test(time.edtf));
    if (days.length === 1) return timeAsWhen(days[0], "when.occasion");
    if (relation(tree, at) !== "nmod") return null;
  }
  return null;
}

/** The "when" that opens a verb's own clause, -1 where none does. */
function whenBefore(scene: Scene, verb: number): number {
  const { tree } = scene;
  for (let child = tree.firstChild[verb]; child >= 0 && child < verb; child = tree.nextSibling[child])
    if (scene.lemma[child] === "when" && opens(scene, child, tree.left[verb])) return child;
  return -1;
}

function opens(scene: Scene, word: number, left: number): boolean {
  for (let t = left; t < word; t++) if (upos(scene.tree, t) !== "PUNCT") return false;
  return true;
}

function endsAt(scene: Scene, token: number, end: number): boolean {
  return scene.ann.tokens.end[token] === end;
}

/** "It was not until 1956 that they met", "on the same day he spoke with Maruk", read as a clause that hangs on its time; null for any other clause. */
function cleftDay(scene: Scene, { word }: Trigger): When | null {
  const { tree } = scene;
  const since = scene.timesIn[scene.ann.tokens.sentence[word]].find((placed) => isNotUntil(scene, placed) && placed.head < word);
  if (since !== undefined) {
    const when = timeAsWhen(since, "when.cleft");
    return { ...when, edtf: when.edtf.replace(/^\.\.\/|\/\.\.$/, "") };
  }
  const over = tree.head[word];
  if (over < 0 || over > word || !["acl", "advcl", "ccomp", "csubj"].includes(relation(tree, word))) return null;
  const time = scene.timesIn[scene.ann.tokens.sentence[word]].find(({ head }) => head === over || tree.head[head] === over);
  if (time === undefined || time.time.type === "DURATION" || time.time.type === "SET" || time.head > word) return null;
  const heads = time.head === over && tree.head[over] < 0;
  const subject = childBy(tree, over, "nsubj");
  const cleft = childBy(tree, over, "cop") >= 0 && subject >= 0 && form(scene, subject) === "it";
  if (!heads && !cleft) return null;
  const when = timeAsWhen(time, "when.cleft");
  return { ...when, edtf: when.edtf.replace(/^\.\.\/|\/\.\.$/, "") };
}

/** "not until 1956 that" */
function isNotUntil(scene: Scene, { first, time }: PlacedTime): boolean {
  const { start, count } = scene.ann.tokens;
  if (first < 2 || form(scene, first - 1) !== "until" || form(scene, first - 2) !== "not") return false;
  let behind = first;
  while (behind < count && start[behind] < time.end) behind++;
  return behind < count && form(scene, behind) === "that";
}

/** "Maruk, who was in Ostrel on Tuesday, met Tavon": the day of the subject's stay; null where the text tells of none. */
export function dayOfStay(scene: Scene, { sides }: Trigger): PlacedTime | null {
  const stay = stayOf(scene, sides.subject);
  if (stay < 0) return null;
  const days = scene.timesIn[scene.ann.tokens.sentence[stay]].filter(
    ({ clause, time }) => clause === stay && !/^\.\.|\.\.$/.test(time.edtf),
  );
  return days.length === 1 && days[0].time.type !== "DURATION" && days[0].time.type !== "SET" ? days[0] : null;
}

/** The relative clause of a person that tells of a stay or a journey ("who was in Ostrel", "who arrived on Tuesday"), -1 where there is none. */
export function stayOf(scene: Scene, subject: number): number {
  const { tree } = scene;
  const clause = subject < 0 ? -1 : childBy(tree, subject, "acl:relcl", "acl");
  if (clause < 0 || childBy(tree, clause, "nsubj") < 0) return -1;
  const stays = childBy(tree, clause, "cop") >= 0 && scene.entityAt[clause] >= 0 && childBy(tree, clause, "case") >= 0;
  return stays || (relation(tree, clause).startsWith("acl") && isJourney(scene, clause)) ? clause : -1;
}
