/** Contacts that are told as a number ("have met four times") and then one by one ("The first meeting took place in Halvik"). */
import { ordinalOf } from "../../text/number-words.ts";
import { childBy, fullRelation, relation } from "../tree.ts";
import type { Draft } from "./draft.ts";
import { form, type Scene } from "./scene.ts";

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
