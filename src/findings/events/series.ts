/** Contacts that are told as a number ("have met four times") and then one by one ("The first meeting took place in Halvik"). */
import { ordinalOf } from "../../text/number-words.ts";
import { childBy, fullRelation, relation } from "../tree.ts";
import type { Draft } from "./draft.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

const NEAR_SENTENCES = 3;
const SINGLED_OUT = new Set(["last", "latest", "recent", "previous", "final"]);

/** Whether a noun picks one contact out of those that the one told before counts: "have met twice … The last meeting was held in Halvik". */
export function isOneOfSeries(scene: Scene, noun: number, before: Draft | null): boolean {
  if (noun < 0 || before === null || !isCounted(scene, before.trigger.word)) return false;
  if (scene.ann.tokens.sentence[noun] - scene.ann.tokens.sentence[before.trigger.word] > NEAR_SENTENCES) return false;
  let picked = false;
  for (let child = scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child]) {
    const name = fullRelation(scene.tree, child);
    if (name === "nmod:poss" || (name === "nmod" && ["with", "between", "of"].includes(form(scene, scene.tree.left[child])))) return false;
    if (SINGLED_OUT.has(form(scene, child)) || ordinalOf(form(scene, child)) !== null) picked = true;
  }
  return picked;
}

/** "have met four times", "spoke twice" */
function isCounted(scene: Scene, verb: number): boolean {
  for (let child = scene.tree.firstChild[verb]; child >= 0; child = scene.tree.nextSibling[child]) {
    // "twice a week": a habit, not a number
    const often = ["a", "each", "every"].includes(form(scene, child + 1));
    if (form(scene, child) === "twice" && !often) return true;
    const times = !often && form(scene, child) === "times" && relation(scene.tree, child) === "obl";
    if (times && childBy(scene.tree, child, "nummod", "amod") >= 0) return true;
  }
  return false;
}

const NEXT = new Set(["next", "following", "previous", "last", "further", "another", "new", "fresh", "follow-up"]);
/** So many events back the contact of the same name is looked for. */
const NEAR_EVENTS = 10;

/** "held consultations … The two ministers had lunch. The next consultations are to be held in Quenby": the contact of two or more that went by the same noun; null elsewhere. */
export function sameNounBefore(scene: Scene, trigger: Trigger, told: readonly Draft[]): Draft | null {
  const word = trigger.kind === "noun" ? trigger.word : trigger.light;
  if (word < 0 || relation(scene.tree, word) !== "nsubj") return null;
  let next = false;
  for (let child = scene.tree.firstChild[word]; child >= 0 && child < word; child = scene.tree.nextSibling[child])
    if (NEXT.has(form(scene, child)) || (ordinalOf(form(scene, child)) ?? 0) > 1) next = true;
  if (!next) return null;
  const near = told.slice(-NEAR_EVENTS).filter(({ contact }) => (contact?.roles.size ?? 0) > 1);
  const nounOf = ({ trigger: { light, word: verb } }: Draft) => scene.lemma[light >= 0 ? light : verb];
  const same = near.findLast((draft) => nounOf(draft) === scene.lemma[word]);
  // "resumed negotiations … The previous round broke down": of the talks, whatever else was told between
  const rounds =
    scene.lemma[word] === "round"
      ? near.findLast(({ trigger: { light, word: verb } }) => isOneOf(scene, light >= 0 ? light : verb, "bare-talks"))
      : undefined;
  if (rounds !== undefined) return rounds;
  // "met on Wednesday … spoke to Ferran by telephone … A further meeting": of those who met
  const ofKind = scene.lemma[word] === "meeting" ? near.findLast(({ contact }) => contact?.mode === "meeting") : undefined;
  return same ?? ofKind ?? null;
}
