import type { When } from "../../model/findings.ts";
import type { Span } from "../../model/span.ts";
import { childBy, relation, subtreeSpan } from "../tree.ts";
import { listsOf, type MissionVerb } from "./mission-verbs.ts";
import type { MissionNoun } from "./mission-words.ts";
import { ownStatus } from "./modality.ts";
import { preposition } from "./noun-phrases.ts";
import { AT, placeUnder } from "./place.ts";
import { form, type Scene } from "./scene.ts";
import { isPresent } from "./tense.ts";
import { timeAsWhen } from "./when.ts";

/** Until when, or for how long. A last day goes before a length. */
export function termOf(scene: Scene, { noun }: MissionNoun, verbs: readonly MissionVerb[]): When | null {
  const { tree } = scene;
  const clauses = new Set(verbs.flatMap(({ verb }) => [verb, ...joined(scene, verb)]));
  const times = scene.timesIn[scene.ann.tokens.sentence[noun]].filter(
    (placed) => clauses.has(placed.clause) || (placed.head > tree.left[noun] && placed.head <= tree.right[noun]),
  );
  const working = verbs.some(({ lists }) => (["create", "extend", "staff", "duty"] as const).some((list) => lists.has(list)));
  const extended = verbs.some(({ lists }) => lists.has("extend"));
  const last = times.find(
    (placed) => placed.time.type === "DATE" && ["until", "till", "through"].includes(preposition(scene, placed.head) ?? ""),
  );
  if (last !== undefined) return timeAsWhen(last, "mission.until");
  const length = times.find(
    (placed) =>
      placed.time.type === "DURATION" &&
      (preposition(scene, placed.head) === "for" ? working : extended && preposition(scene, placed.head) === "by"),
  );
  return length === undefined ? null : timeAsWhen(length, "mission.for");
}

function joined(scene: Scene, verb: number): number[] {
  const found: number[] = [];
  for (let child = scene.tree.firstChild[verb]; child >= 0; child = scene.tree.nextSibling[child])
    if (["conj", "xcomp", "advcl"].includes(relation(scene.tree, child))) found.push(child);
  return found;
}

/** What the mission is there for: "to monitor the truce", "that is to propose new rules", "monitors the truce". */
export function mandateOf(scene: Scene, verbs: readonly MissionVerb[]): Span[] {
  const { tree } = scene;
  const spans: Span[] = [];
  for (const { verb, role, lists } of verbs) {
    if (role === "subject" && relation(tree, verb) === "acl" && (lists.has("duty") || marksTo(scene, verb)))
      spans.push(withoutRelative(scene, verb));
    else if (role === "subject" && lists.has("duty") && (isPresent(scene, verb) || ownStatus(scene, verb) === "planned"))
      spans.push(fromVerb(scene, verb));
    if (role === "subject" || !(lists.has("create") || lists.has("extend"))) continue;
    for (const clause of joined(scene, verb))
      if (marksTo(scene, clause) && listsOf(scene, clause).has("duty")) spans.push(subtreeSpan(tree, clause));
  }
  return spans.filter(({ start, end }) => end - start <= 300);
}

function marksTo(scene: Scene, verb: number): boolean {
  const marker = childBy(scene.tree, verb, "mark");
  return marker >= 0 && scene.lemma[marker] === "to";
}

function withoutRelative(scene: Scene, verb: number): Span {
  const span = subtreeSpan(scene.tree, verb);
  const first = scene.tree.left[verb];
  const skip = first < verb && ["that", "which", "who"].includes(form(scene, first));
  return skip ? { start: scene.ann.tokens.start[first + 1], end: span.end } : span;
}

function fromVerb(scene: Scene, verb: number): Span {
  const { tree } = scene;
  const aux = childBy(tree, verb, "aux");
  return { start: tree.tokens.start[aux >= 0 && aux < verb ? aux : verb], end: subtreeSpan(tree, verb).end };
}

/** Where it works: a place that hangs on the noun, or on the verb that puts it there. */
export function missionPlace(scene: Scene, { noun }: MissionNoun, verbs: readonly MissionVerb[]): string | null {
  const beside = placeUnder(scene, noun, AT);
  if (beside !== null) return beside;
  for (const { verb, role, lists } of verbs) {
    if (role === "subject" || !(lists.has("create") || lists.has("staff"))) continue;
    const there = placeUnder(scene, verb, AT);
    if (there !== null) return there;
  }
  return null;
}
