/** Contacts told as part of a journey: who travels takes part in them. */
import type { Draft } from "./draft.ts";
import { isPerson } from "./entity-kinds.ts";
import type { Parties } from "./party-places.ts";
import type { Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

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
