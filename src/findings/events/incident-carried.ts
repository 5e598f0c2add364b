/** Places and days of incidents that the sentence before has told: "Then shots were fired there", "Police detained 23 of them". */

import type { When } from "../../model/findings.ts";
import { relation, upos } from "../tree.ts";
import type { Draft } from "./draft.ts";
import { isCountry } from "./entity-kinds.ts";
import { form, type Scene } from "./scene.ts";

/** Sentences between an incident and one that takes its place or day over. */
const BACK = 2;
/** Words at the head of a sentence in which "then" is looked for. */
const HEAD = 4;

/** Drafts with what they take over from the incident told last before them that has a place, and a day; the others are left as they are. */
export function carryIncidents(scene: Scene, drafts: readonly Draft[]): readonly Draft[] {
  let placed: Draft | null = null;
  let dated: Draft | null = null;
  return drafts.map((draft) => {
    if (draft.harm === null) return draft;
    const place: string | null = placed !== null && isNext(scene, placed, draft) ? placeCarried(scene, placed, draft) : draft.place;
    const when: When = dated !== null && isNext(scene, dated, draft) ? dayCarried(scene, dated, draft) : draft.when;
    const carried = place === draft.place && when === draft.when ? draft : { ...draft, place, when };
    // "It was the deadliest attack in ten years" tells neither where nor when.
    if (!["happened", "ongoing", "alleged"].includes(carried.status)) return carried;
    if (placeToldBy(scene, carried) !== null) placed = carried;
    if (!hasNoDay(carried.when)) dated = carried;
    return carried;
  });
}

function isNext(scene: Scene, last: Draft, draft: Draft): boolean {
  const { sentence } = scene.ann.tokens;
  const apart = sentence[draft.trigger.word] - sentence[last.trigger.word];
  return apart > 0 && apart <= BACK;
}

function placeCarried(scene: Scene, last: Draft, draft: Draft): string | null {
  if (draft.place !== null || spotOf(scene, draft.recipients) !== null) return draft.place;
  return follows(scene, draft) || saysThere(scene, draft) ? placeToldBy(scene, last) : null;
}

function dayCarried(scene: Scene, { when }: Draft, draft: Draft): When {
  return hasNoDay(draft.when) && follows(scene, draft) ? { ...when, rule: `${when.rule}/carried` } : draft.when;
}

function follows(scene: Scene, draft: Draft): boolean {
  return opensWithThen(scene, draft) || takesUpPeople(scene, draft);
}

/** No time, or only an hour of the clock. */
function hasNoDay({ edtf, rule }: When): boolean {
  return edtf === ".." || rule.endsWith("/clock");
}

/** "Then", "Hours later", "Shortly afterwards" at the head of its sentence. */
function opensWithThen(scene: Scene, { trigger }: Draft): boolean {
  const { firstToken } = scene.ann.sentences[scene.ann.tokens.sentence[trigger.word]];
  for (let t = firstToken; t < Math.min(firstToken + HEAD, trigger.word); t++)
    if (["then", "later", "afterwards", "afterward", "thereafter", "moments"].includes(form(scene, t))) return true;
  return false;
}

/** "detained 23 of them": those of the sentence before. */
function takesUpPeople(scene: Scene, { trigger }: Draft): boolean {
  const { object } = trigger.sides;
  if (object < 0) return false;
  for (let t = scene.tree.left[object]; t <= scene.tree.right[object]; t++) if (form(scene, t) === "them") return true;
  return false;
}

function saysThere(scene: Scene, { trigger }: Draft): boolean {
  const { firstToken, endToken } = scene.ann.sentences[scene.ann.tokens.sentence[trigger.word]];
  for (let t = firstToken; t < endToken; t++)
    if (form(scene, t) === "there" && upos(scene.tree, t) === "ADV" && relation(scene.tree, t) === "advmod") return true;
  return false;
}

function placeToldBy(scene: Scene, { place, recipients }: Draft): string | null {
  return place ?? spotOf(scene, recipients);
}

function spotOf(scene: Scene, ids: readonly string[]): string | null {
  for (const id of ids) {
    const entity = scene.entityById.get(id);
    if (entity?.type === "PLACE" && !isCountry(entity)) return entity.name;
  }
  return null;
}
