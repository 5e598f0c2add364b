/** What is to come in a predicate's own clause: infinitives behind "be", "due" and "going", headlines, the present with a day ahead. */
import type { Time } from "../../model/annotations.ts";
import { edtfBounds } from "../../text/dates.ts";
import { childBy, isPassive, relation, upos } from "../tree.ts";
import { isKind } from "./noun-phrases.ts";
import { form, isOneOf, readsAs, type Scene } from "./scene.ts";
import { hasPerfect } from "./tense.ts";

/** The "to" of an infinitive, else the first mark of the clause, -1 where there is none. */
export function toMarker(scene: Scene, predicate: number): number {
  let first = -1;
  for (let child = scene.tree.firstChild[predicate]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) !== "mark") continue;
    if (scene.lemma[child] === "to") return child;
    if (first < 0) first = child;
  }
  // "had been due to meet", with the "to" hung on "due"
  let before = predicate - 1;
  // "is due to be received"
  while (before > 0 && ["be", "have", "been"].includes(form(scene, before)) && upos(scene.tree, before) === "AUX") before--;
  if (first < 0 && before >= 0 && form(scene, before) === "to" && relation(scene.tree, before) === "fixed") return before;
  return first;
}

/** "is to meet", "were due to", "about to", "going to": the form of "be" or "going" stands right before "to". */
export function isBeTo(scene: Scene, predicate: number): boolean {
  const { tree } = scene;
  const marker = toMarker(scene, predicate);
  if (marker < 1 || scene.lemma[marker] !== "to") return false;
  let at = marker - 1;
  while (at > 0 && (upos(tree, at) === "ADV" || readsAs(scene, at, "before-to"))) at--;
  if (tree.tokens.sentence[at] !== tree.tokens.sentence[predicate]) return false;
  // "What reason is there to cancel the meeting?"
  if (form(scene, marker - 1) === "there") return false;
  // "a meeting due to be held on Tuesday"
  if (at < marker - 1 && readsAs(scene, marker - 1, "due-to") && upos(tree, at) !== "ADV") return true;
  const before = form(scene, at);
  return ["is", "are", "was", "were", "'s", "'re", "be", "been", "going"].includes(before);
}

/** "had been due to meet", "was to have met": what was to be and is told as gone by. */
export function wasToBe(scene: Scene, predicate: number): boolean {
  const marker = toMarker(scene, predicate);
  let at = marker - 1;
  while (at > 0 && (upos(scene.tree, at) === "ADV" || readsAs(scene, at, "before-to"))) at--;
  return (form(scene, at) === "been" && form(scene, at - 1) === "had") || hasPerfect(scene, predicate);
}

/** "has yet to release" */
export function isYetTo(scene: Scene, predicate: number): boolean {
  const marker = childBy(scene.tree, predicate, "mark");
  return marker > 0 && scene.lemma[marker] === "to" && form(scene, marker - 1) === "yet";
}

/** "Tavon to visit Quenby": an infinitive with a subject of its own and nothing over it. */
export function isHeadlineFuture(scene: Scene, predicate: number): boolean {
  const { tree } = scene;
  const marker = childBy(tree, predicate, "mark");
  if (
    marker > 0 &&
    tree.tokens.sentence[marker - 1] === tree.tokens.sentence[predicate] &&
    ["VERB", "AUX", "ADJ"].includes(upos(tree, marker - 1))
  )
    return false;
  if (childBy(tree, predicate, "nsubj") >= 0) return true;
  if (tree.head[predicate] < 0) return true;
  // The parser may hang the infinitive on the headline's subject: "Leaders … to meet in Halvik".
  const noun = tree.head[predicate];
  if (relation(tree, predicate) === "ccomp" && noun > predicate && marker > 0 && upos(tree, marker - 1) !== "PUNCT") {
    // "Leaders … to meet in Halvik, the Granite House says", with the leaders hung on the verb of saying
    const first = childBy(tree, noun, "nsubj");
    if (first >= 0 && first < marker) return true;
  }
  if (relation(tree, predicate) !== "acl" || isPassive(tree, predicate)) return false;
  const opens = tree.left[noun] === scene.ann.sentences[tree.tokens.sentence[noun]].firstToken;
  return (
    opens &&
    (scene.entityAt[noun] >= 0 || isKind(scene, noun, "person", "institution")) &&
    ["root", "nsubj", "ccomp", "dislocated", "parataxis"].includes(relation(tree, noun))
  );
}

/** "the summit, to be hosted by Tresmark" */
export function isToBe(scene: Scene, predicate: number): boolean {
  return relation(scene.tree, predicate) === "acl" && isPassive(scene.tree, predicate);
}

/** Whether a date in the predicate's own clause lies ahead of the reference. */
export function hasFutureTime(scene: Scene, predicate: number): boolean {
  return scene.timesIn[scene.ann.tokens.sentence[predicate]].some((placed) => placed.clause === predicate && isFuture(scene, placed));
}

/** "begins a visit on Tuesday", "flies to Quenby today": the present with a bare weekday or with the day of the news is a programme. */
export function isOnTheCalendar(scene: Scene, predicate: number): boolean {
  if (!isOneOf(scene, predicate, "programme")) return false;
  return scene.timesIn[scene.ann.tokens.sentence[predicate]].some(
    ({ clause, time, first }) =>
      clause === predicate &&
      ((time.direction === "either" && time.rule.endsWith("weekday") && !isDatedBehind(scene, time)) || TODAY.has(form(scene, first))),
  );
}

/** "Wednesday 9 December: the ministers meet", told on the 18th: an entry of a chronology */
function isDatedBehind(scene: Scene, { start, end, edtf }: Time): boolean {
  return /\d/.test(scene.ann.text.slice(start, end)) && edtf < (scene.ann.published ?? "").slice(0, 10);
}

const TODAY = new Set(["today", "tonight"]);

const AHEAD = new Set(["tomorrow", "next", "coming", "upcoming"]);

/** Whether a time lies ahead of the day on which the text was published. */
export function isFuture(
  scene: Scene,
  placed: {
    readonly time: {
      readonly start: number;
      readonly end: number;
      readonly direction?: string;
      readonly edtf: string;
      readonly rule: string;
      readonly type: string;
    };
    readonly first: number;
  },
): boolean {
  // "telephones Idrel and, an hour later, Maruk": counted from what has just been told
  if (placed.time.type === "DURATION" && placed.time.rule === "ago") return false;
  // "Hours later the rebels struck again": counted from what has just been told, too
  if (scene.ann.text.endsWith("later", placed.time.end)) return false;
  if (placed.time.direction === "future") return true;
  // "meet this weekend", told on a Friday
  const { first } = placed.time.direction === "past" ? { first: null } : edtfBounds(placed.time.edtf);
  if (first !== null && placed.time.rule !== "month" && first > (scene.ann.published ?? "9999").slice(0, 10)) return true;
  return AHEAD.has(form(scene, placed.first));
}
