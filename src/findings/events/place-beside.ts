import { childBy, relation } from "../tree.ts";
import { stayOf } from "./days-relative.ts";
import type { Draft } from "./draft.ts";
import { nameOfPlace, placeUnder } from "./place.ts";
import { form, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

const DESTINATION: ReadonlySet<string> = new Set(["to", "in", "for", "at"]);

/**
 * Place of a contact whose own words name none: "flew to Ostrel and met Tavon there", "Maruk, who was in Ostrel on Tuesday, met Tavon". `last` is the
 * contact told last; null where the text beside it does not tell either.
 */
export function placeBeside(scene: Scene, trigger: Trigger, status: string, last: Draft | null): string | null {
  if (trigger.frame.contact === undefined || trigger.frame.contact === "visit") return null;
  return placeOfStay(scene, trigger) ?? placeOfLast(scene, trigger, status, last);
}

function placeOfStay(scene: Scene, { sides, frame }: Trigger): string | null {
  if (frame.contact === "call" || frame.contact === "letter") return null;
  const stay = stayOf(scene, sides.subject);
  if (stay < 0) return null;
  return childBy(scene.tree, stay, "cop") >= 0 ? nameOfPlace(scene, stay) : placeUnder(scene, stay, DESTINATION);
}

function placeOfLast(scene: Scene, trigger: Trigger, status: string, last: Draft | null): string | null {
  if (last === null || last.place === null) return null;
  if (isThere(scene, trigger)) return last.place;
  const meets = trigger.frame.contact === "meeting" && last.contact?.mode === "visit" && last.status === status;
  return meets && isJoined(scene, trigger.word, last) ? last.place : null;
}

function isThere(scene: Scene, { word, light }: Trigger): boolean {
  const { tree } = scene;
  for (const head of [word, light])
    for (let child = head < 0 ? -1 : tree.firstChild[head]; child >= 0; child = tree.nextSibling[child])
      if (relation(tree, child) === "advmod" && form(scene, child) === "there") return true;
  return false;
}

/** "made a visit to Ostrel and met Tavon": one subject does both, in one sentence. */
function isJoined(scene: Scene, word: number, { trigger }: Draft): boolean {
  const { tree } = scene;
  let at = word;
  for (let climbed = 0; climbed < 3 && relation(tree, at) === "conj"; climbed++) {
    const subject = childBy(tree, at, "nsubj");
    if (subject >= 0 && form(scene, subject) !== "he" && form(scene, subject) !== "she") return false;
    at = tree.head[at];
    if (at === trigger.word || at === trigger.light || tree.head[trigger.word] === at) return true;
  }
  return false;
}
