/** Journeys told before: who travels takes part in the contacts told of the journey, and in the next one that names nobody. */
import { childBy, relation } from "../tree.ts";
import type { Draft } from "./draft.ts";
import { isPerson } from "./entity-kinds.ts";
import { subjectBefore } from "./group-members.ts";
import type { Parties } from "./party-places.ts";
import { form, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

/** So many events, and so many sentences, back a journey is looked for. */
const EVENTS_BACK = 8;
const SENTENCES_BACK = 5;

/**
 * "Idrel will travel to Quenby, where a meeting with Premier Ferran is planned", "her trip to Quenby, during which talks with Ferran are planned": of a
 * meeting that names one side, right behind a journey, the other is who travels.
 */
export function onJourney(scene: Scene, { frame, kind, word }: Trigger, parties: Parties, last: Draft | null): Parties | null {
  if (kind !== "noun" || !frame.mutual || parties.actors.length > 0 || parties.recipients.length === 0) return null;
  if (last?.contact?.mode !== "visit") return null;
  const { sentence } = scene.ann.tokens;
  if (sentence[word] !== sentence[last.lastWord]) return null;
  const travellers = last.actors.filter((id) => isPerson(scene, id) && !parties.recipients.includes(id));
  return travellers.length === 0 ? null : { ...parties, actors: travellers, borrowed: true, rule: "party.traveller" };
}

/** "Idrel was received in Quenby … A visit to Halvik is planned for May": the one person whom the sentence before is about. */
export function travellerBefore(scene: Scene, { frame, kind, word }: Trigger, parties: Parties, told: readonly Draft[]): Parties | null {
  const { tree } = scene;
  if (frame.contact !== "visit" || kind !== "noun" || parties.actors.length > 0) return null;
  if (relation(tree, word) !== "nsubj" || scene.ann.tokens.sentence[word] === 0) return null;
  const determiner = childBy(tree, word, "det");
  if (determiner < 0 || !["a", "no", "another"].includes(form(scene, determiner)) || childBy(tree, word, "nmod:poss") >= 0) return null;
  const before = subjectBefore(scene, word);
  // "Lund will visit Belmora … A trip planned for June was called off": of who travels in the text
  const journey = before.length > 0 ? undefined : told.slice(-EVENTS_BACK).findLast(({ contact }) => contact?.mode === "visit");
  const near = journey !== undefined && scene.ann.tokens.sentence[word] - scene.ann.tokens.sentence[journey.lastWord] < SENTENCES_BACK;
  const about = near ? journey.actors.filter((id) => isPerson(scene, id)) : before;
  return about.length === 1 ? { ...parties, actors: about, borrowed: true, rule: "party.protagonist" } : null;
}
