/** By what means people are in contact: words beside the trigger that make a call of any talk. */
import type { ContactMode } from "../../model/findings.ts";
import { childBy, fullRelation, relation } from "../tree.ts";
import type { ContactDraft } from "./draft.ts";
import { preposition } from "./noun-phrases.ts";
import { hasTheir } from "./noun-sides.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

/** "by phone", "video conference", "telephone talks" make a call of any talk. */
export function modeOf(scene: Scene, trigger: Trigger, given: ContactMode): ContactMode {
  if (given !== "other" && given !== "meeting") return given;
  const heads = [trigger.word, trigger.light].filter((head) => head >= 0);
  for (const head of heads) if (hasCallWord(scene, head)) return "call";
  if (given === "other" && isInWriting(scene, trigger.word)) return "letter";
  if (given === "other" && isOnThePhone(scene, trigger.word)) return "call";
  if (given === "other" && trigger.kind === "verb" && isFaceToFace(scene, trigger.word)) return "meeting";
  if (trigger.light >= 0 && scene.lemma[trigger.light] === "conversation") return "other";
  return trigger.kind === "noun" && scene.lemma[trigger.word] === "conversation" ? "other" : given;
}

/** "talked by telephone … as in their conversations on Monday": those were calls as well. */
export function asCalled(
  scene: Scene,
  { word, kind }: Trigger,
  contact: ContactDraft | null,
  before: ContactDraft | null,
): ContactDraft | null {
  if (contact?.mode !== "other" || before?.mode !== "call" || kind !== "noun" || scene.lemma[word] !== "conversation") return contact;
  const same = contact.roles.size === before.roles.size && [...contact.roles.keys()].every((id) => before.roles.has(id));
  return same && hasTheir(scene, word) ? { ...contact, mode: "call" } : contact;
}

const MEETING = new Set(["meeting", "summit", "session", "visit", "encounter"]);

/** "exchanged greetings by letter" */
function isInWriting(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child])
    if (relation(tree, child) === "obl" && preposition(scene, child) === "by" && ["letter", "telegram"].includes(scene.lemma[child]))
      return true;
  return false;
}

function isOverMeal(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child])
    if (relation(tree, child) === "nmod" && preposition(scene, child) === "over" && isOneOf(scene, child, "meal")) return true;
  return false;
}

/** "discussed it over lunch", "conferred in private", "talked on the margins of a conference", "face to face". */
function isFaceToFace(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child]) {
    // "discussed the road over lunch", hung on the road
    if (relation(tree, child) === "obj" && isOverMeal(scene, child)) return true;
    const marker = ["obl", "nmod"].includes(relation(tree, child)) ? preposition(scene, child) : null;
    if (marker === null) continue;
    if (
      ["over", "at", "during"].includes(marker) &&
      (isOneOf(scene, child, "meal") || (marker !== "over" && MEETING.has(scene.lemma[child])))
    )
      return true;
    // "conferred with his opposite number for an hour"
    if (marker === "for" && scene.lemma[verb] === "confer" && ["hour", "minute"].includes(scene.lemma[child])) return true;
    if (marker === "in" && ["private", "person"].includes(scene.lemma[child])) return true;
    if (isOneOf(scene, child, "sideline")) return true;
    // "for the first time on the margins of a forum", hung on the time
    const below = marker === "for" ? childBy(tree, child, "nmod") : -1;
    if (below >= 0 && isOneOf(scene, below, "sideline")) return true;
  }
  return false;
}

/** "Balan spent Sunday on the telephone. He spoke first with Thal": the sentence before tells how. */
function isOnThePhone(scene: Scene, word: number): boolean {
  const sentence = scene.ann.tokens.sentence[word];
  if (sentence === 0) return false;
  const { firstToken, endToken } = scene.ann.sentences[sentence - 1];
  for (let t = firstToken + 2; t < endToken; t++) {
    const noun = scene.lemma[t] === "telephone" || scene.lemma[t] === "phone";
    if (noun && form(scene, t - 1) === "the" && form(scene, t - 2) === "on") return true;
  }
  return false;
}

function hasCallWord(scene: Scene, head: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name === "compound" || name === "amod") {
      if (isOneOf(scene, child, "call-means")) return true;
    } else if (name === "obl" || name === "nmod") {
      const marker = preposition(scene, child) ?? "";
      // "for half an hour by secure line", hung on the hour
      if (["minute", "hour"].includes(scene.lemma[child]) && hasCallWord(scene, child)) return true;
      // "discussed it with her colleague, Guy Lafitte, by telephone", hung on the colleague
      if (marker === "with" && marksCallBelow(scene, child)) return true;
      // "by secure line", not "along the line"
      if (["by", "over", "via"].includes(marker) && scene.lemma[child] === "line" && childBy(tree, child, "amod", "compound") >= 0)
        return true;
      if (
        ["by", "over", "via", "on", "in", "through", "during"].includes(marker) &&
        (isOneOf(scene, child, "call-means") || isCallNoun(scene, child))
      )
        return true;
    } else if ((name === "obj" || name === "xcomp" || name === "advmod") && marksCallBelow(scene, child)) return true;
  }
  return false;
}

function marksCallBelow(scene: Scene, head: number): boolean {
  if (scene.lemma[head] === "telephonically") return true;
  for (let child = scene.tree.firstChild[head]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (
      relation(scene.tree, child) === "nmod" &&
      ["by", "over", "via"].includes(preposition(scene, child) ?? "") &&
      isOneOf(scene, child, "call-means")
    )
      return true;
  }
  return false;
}

function isCallNoun(scene: Scene, token: number): boolean {
  if (scene.lemma[token] === "call") return true;
  for (let child = scene.tree.firstChild[token]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (fullRelation(scene.tree, child) === "compound" && isOneOf(scene, child, "call-means")) return true;
  }
  return false;
}
