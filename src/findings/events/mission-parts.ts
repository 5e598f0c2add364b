import type { When } from "../../model/findings.ts";
import type { Span } from "../../model/span.ts";
import { childBy, relation, subtreeSpan } from "../tree.ts";
import { listsOf, type MissionVerb } from "./mission-verbs.ts";
import type { MissionNoun } from "./mission-words.ts";
import { ownStatus } from "./modality.ts";
import { preposition } from "./noun-phrases.ts";
import { AT, placeUnder } from "./place.ts";
import { placeAt } from "./place-of-incident.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
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
    if (
      role === "subject" &&
      relation(tree, verb) === "acl" &&
      (lists.has("duty") || (marksTo(scene, verb) && !isOneOf(scene, verb, "serving")))
    )
      spans.push(withoutRelative(scene, verb));
    else if (role === "subject" && lists.has("duty") && (isPresent(scene, verb) || ownStatus(scene, verb) === "planned"))
      spans.push(fromVerb(scene, verb));
    if (role === "subject" || !(lists.has("create") || lists.has("extend"))) continue;
    for (const clause of joined(scene, verb))
      if (marksTo(scene, clause) && listsOf(scene, clause).has("duty")) spans.push(subtreeSpan(tree, clause));
  }
  return spans.filter(({ start, end }) => end - start <= 300);
}

/** "They will guard the port and escort convoys", in the sentence behind one that tells of the mission. */
export function dutiesBehind(scene: Scene, { evidence }: { readonly evidence: readonly Span[] }): Span[] {
  const { tree, ann } = scene;
  return evidence.flatMap((span) => {
    const sentence = ann.sentences.find(({ start }) => start >= span.end);
    if (sentence === undefined || !["they", "it"].includes(form(scene, sentence.firstToken))) return [];
    const verb = tree.head[sentence.firstToken];
    const does = verb >= 0 && relation(tree, sentence.firstToken) === "nsubj" && listsOf(scene, verb).has("duty");
    return does && (isPresent(scene, verb) || ownStatus(scene, verb) === "planned") ? [fromVerb(scene, verb)] : [];
  });
}

function marksTo(scene: Scene, verb: number): boolean {
  const marker = childBy(scene.tree, verb, "mark");
  return marker >= 0 && scene.lemma[marker] === "to";
}

/** The clause without "that", "which", and "is to". */
function withoutRelative(scene: Scene, verb: number): Span {
  const span = subtreeSpan(scene.tree, verb);
  const first = scene.tree.left[verb];
  const skip = first < verb && ["that", "which", "who"].includes(form(scene, first));
  const planned = skip && marksTo(scene, verb) ? verb : first + 1;
  return skip ? { start: scene.ann.tokens.start[planned], end: span.end } : span;
}

/** From the verb on: "is to propose new rules" is told as "propose new rules". */
function fromVerb(scene: Scene, verb: number): Span {
  return { start: scene.tree.tokens.start[verb], end: subtreeSpan(scene.tree, verb).end };
}

const SENT_TO = new Set([...AT, "to"]);

/** Where it works: a place that hangs on the noun, or on the verb that puts it there. */
export function missionPlace(scene: Scene, { noun }: MissionNoun, verbs: readonly MissionVerb[]): string | null {
  const beside = placeUnder(scene, noun, AT) ?? siteUnder(scene, noun);
  if (beside !== null) return beside;
  for (const { verb, role, lists } of verbs) {
    if (role === "subject" || !(lists.has("create") || lists.has("staff"))) continue;
    const there = placeUnder(scene, verb, lists.has("create") ? SENT_TO : AT) ?? siteUnder(scene, verb);
    if (there !== null) return there;
  }
  return null;
}

/** "at the Tarn bridge", "along the Tarn road": a site with a name. */
function siteUnder(scene: Scene, head: number): string | null {
  const { tree } = scene;
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
    if (!["nmod", "obl"].includes(relation(tree, child)) || !AT.has(preposition(scene, child) ?? "")) continue;
    const site = placeAt(scene, child);
    if (site !== null) return site;
  }
  return null;
}
