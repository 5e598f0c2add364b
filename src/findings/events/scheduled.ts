/** What a noun's event is put down for: ", which is scheduled for May", "is due in July", read from the order of the words, whatever the tree. */
import { upos } from "../tree.ts";
import { form, readsAs, type Scene } from "./scene.ts";

const BE = new Set(["is", "are", "was", "were", "been", "be"]);
const NOW = new Set(["is", "are"]);
const LONGEST = 16;

/** The "scheduled" of a relative clause right behind a noun's phrase, with no other event in between; -1 where there is none. */
export function scheduledBehind(scene: Scene, noun: number): number {
  const end = Math.min(noun + LONGEST, scene.ann.sentences[scene.ann.tokens.sentence[noun]].endToken);
  for (let t = noun + 1; t < end; t++) {
    const word = form(scene, t);
    if (word === "which" || word === "that") return predicateAt(scene, t + 1, end);
    if (upos(scene.tree, t) === "VERB" || upos(scene.tree, t) === "AUX" || word === ";" || word === ":") return -1;
    if (scene.ontology.eventNouns.has(scene.lemma[t]) && upos(scene.tree, t) === "NOUN") return -1;
  }
  return -1;
}

/** Whether a noun's phrase is followed by "is due", "are scheduled": it is to come. */
export function isDueNext(scene: Scene, noun: number): boolean {
  const { endToken } = scene.ann.sentences[scene.ann.tokens.sentence[noun]];
  for (let t = noun + 1; t < Math.min(noun + LONGEST, endToken); t++) {
    const tag = upos(scene.tree, t);
    if (tag === "AUX" || tag === "VERB") return NOW.has(form(scene, t)) && predicateAt(scene, t, endToken) >= 0;
    if (tag === "PUNCT" || tag === "SCONJ" || tag === "CCONJ") return false;
    if (scene.ontology.eventNouns.has(scene.lemma[t]) && tag === "NOUN") return false;
  }
  return false;
}

/** Whether a relative clause tells of what is still to come: "which is scheduled", not "which was scheduled". */
export function isStillDue(scene: Scene, predicate: number): boolean {
  for (let t = predicate - 1; t > predicate - 4; t--) if (BE.has(form(scene, t))) return NOW.has(form(scene, t));
  return false;
}

/** "is now scheduled" from a word on: the participle; -1 for anything else. */
function predicateAt(scene: Scene, from: number, end: number): number {
  let be = false;
  for (let t = from; t < Math.min(end, from + 4); t++) {
    if (be && readsAs(scene, t, "scheduled")) return t;
    if (BE.has(form(scene, t))) be = true;
    else if (upos(scene.tree, t) !== "ADV" && form(scene, t) !== "has" && form(scene, t) !== "had") return -1;
  }
  return -1;
}

const UNITS = new Set(["hours", "days", "day", "week", "weeks", "month", "months"]);

/** "is just days away", "is a week off" behind a noun's phrase: it is to come. */
export function isTimeAway(scene: Scene, noun: number): boolean {
  const end = Math.min(noun + LONGEST, scene.ann.sentences[scene.ann.tokens.sentence[noun]].endToken);
  for (let t = noun + 1; t < end; t++) {
    const tag = upos(scene.tree, t);
    if (NOW.has(form(scene, t))) return awayBehind(scene, t + 1, end);
    if (tag === "AUX" || tag === "VERB" || tag === "PUNCT" || tag === "SCONJ") return false;
  }
  return false;
}

function awayBehind(scene: Scene, from: number, end: number): boolean {
  for (let t = from; t < Math.min(end - 1, from + 6); t++)
    if (UNITS.has(form(scene, t))) return ["away", "off"].includes(form(scene, t + 1));
  return false;
}
