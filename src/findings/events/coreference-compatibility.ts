/** Whether two mentions of contacts may be of one: their nouns, modes, parties, status and days do not exclude each other. */

import type { Entity } from "../../model/annotations.ts";
import type { ContactMode, ContactRole, When } from "../../model/findings.ts";
import type { Draft } from "./draft.ts";
import { isCountry, isPerson } from "./entity-kinds.ts";
import type { Scene } from "./scene.ts";

/** A visit and the talks held on it stay two contacts; everything else that one clause tells is one. */
export function modesJoin(a: Draft, b: Draft): boolean {
  const modes = [a.contact!.mode, b.contact?.mode ?? b.trigger.frame.contact!];
  if (modes[0] === modes[1]) return true;
  if (modes.includes("letter")) return false;
  if (modes.includes("visit")) return false;
  return modes.includes("other") || (modes.includes("meeting") && modes.includes("call"));
}

/** Whether the noun of a later mention may name a contact of the mode told before: "the call" no visit. */
export function nounFits(noun: string, before: ContactMode, now: ContactMode): boolean {
  if (noun === "call") return before === "call" || before === "other";
  if (noun === "visit" || noun === "trip") return before === "visit";
  if (noun === "letter") return before === "letter";
  if (noun === "conversation" || noun === "talk" || noun === "dialogue")
    return before === "call" || before === "meeting" || before === "other";
  return before === now || before === "other";
}

/** Whether all whom the later mention names took part as told before; `guesses` are those that only a pronoun stands for. */
export function partiesFit(before: Draft, now: Draft, guesses: readonly string[]): boolean {
  if (now.contact === null) return true;
  for (const [id, role] of now.contact.roles)
    if (!guesses.includes(id) && !before.contact!.roles.has(id) && role === "party" && !now.implied.some((i) => i.value === id))
      return false;
  return true;
}

/** Whether a contact of the status told before can be told of again in the later one. */
export function statusFits(before: Draft, now: Draft): boolean {
  if (before.status === now.status) return true;
  // What took place can be neither called off nor denied by the way; nor can what goes on.
  if (now.status === "cancelled" || now.status === "denied") return before.status !== "happened" && before.status !== "ongoing";
  if (now.status === "happened" || now.status === "ongoing")
    return before.status !== "refused" && before.status !== "hypothetical" && before.status !== "offered" && before.status !== "called-for";
  return now.status === "hypothetical" ? before.status !== "happened" : now.status === "planned" && before.status === "offered";
}

/** No two different days. */
export function timesFit(a: When, b: When): boolean {
  if (a.edtf === ".." || b.edtf === ".." || a.edtf.startsWith("../") || b.edtf.startsWith("../")) return true;
  // "met on Thursday … It was their third meeting since June"
  if (b.edtf.endsWith("/..") && a.edtf >= b.edtf.slice(0, -3)) return true;
  return a.edtf.startsWith(b.edtf) || b.edtf.startsWith(a.edtf);
}

/** No two different places: a town may lie in a country, or be what an adjective says it is ("in the Norlander capital … in Halvik"). */
export function placesFit(scene: Scene, a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b || narrower(scene, a, b) !== null;
}

/** The one of two places that may lie in the other, null where neither may. */
export function narrower(scene: Scene, a: string, b: string): string | null {
  // A town in the capitals of a dateline is named as elsewhere.
  const [one, other] = [a, b].map((place) =>
    scene.ann.entities.find(({ name, type }) => name.toLowerCase() === place.toLowerCase() && type !== "PERSON"),
  );
  if (one === undefined || other === undefined) return null;
  if (one.country !== null && other.country !== null && one.country !== other.country) return null;
  return isWide(one) === isWide(other) ? null : isWide(one) ? b : a;
}

function isWide(entity: Entity): boolean {
  return entity.type === "GROUP" || isCountry(entity);
}

/** Whether those of `b` are those of `a`, whose helpers may go unnamed the second time. */
export function sameParties(a: ReadonlyMap<string, ContactRole>, b: ReadonlyMap<string, ContactRole>): boolean {
  if (a.size < b.size) return false;
  for (const id of b.keys()) if (!a.has(id)) return false;
  // "hosted Tavon and Dalvash … held a bilateral meeting with Dalvash": the host is no helper who goes unnamed
  return a.size === b.size || [...a].every(([id, role]) => (role === "party") === b.has(id));
}

/** "the leaders of Norland and Kestria … Solheim-Voss and Dalvash": people one by one for the states named before. */
export function speakFor(scene: Scene, people: ReadonlyMap<string, ContactRole>, states: ReadonlyMap<string, ContactRole>): boolean {
  // "The foreign ministers' meeting has been postponed … Quorn and Prent had been due to meet"
  if (states.size === 1 && people.size > 1) {
    const group = scene.entityById.get([...states.keys()][0]);
    const nameless =
      group?.type === "GROUP" &&
      group.members.length === 0 &&
      group.country === null &&
      group.mentions.every(({ form }) => form !== "name");
    return nameless && [...people.keys()].every((id) => isPerson(scene, id));
  }
  if (people.size !== states.size || people.size < 2) return false;
  const entities = (ids: Iterable<string>) => [...ids].flatMap((id) => scene.entityById.get(id) ?? []);
  const own = entities(people.keys()).map(({ country }) => country);
  const keys = new Set(entities(states.keys()).map((state) => (isCountry(state) ? state.key : (state.country ?? null))));
  const areStates = entities(states.keys()).every((state) => isCountry(state) || (state.type !== "PERSON" && keys.has(null)));
  if (![...people.keys()].every((id) => isPerson(scene, id)) || !areStates) return false;
  const told = own.filter((country) => country !== null);
  const apart = new Set(told).size === told.length;
  // Of states that no table knows nobody is told to be of another one: what is known of the others must fit.
  const all = told.length === 0 || told.length === own.length || keys.has(null);
  return apart && all && told.every((country) => keys.has(country)) && (keys.has(null) || keys.size === people.size);
}
