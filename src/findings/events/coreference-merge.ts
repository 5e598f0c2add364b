/** What a second mention of a contact adds to the first. */

import type { ContactMode } from "../../model/findings.ts";
import { resolve } from "./actors.ts";
import { initiatorOf } from "./contact-helpers.ts";
import { narrower, speakFor } from "./coreference-compatibility.ts";
import type { ContactDraft, Draft } from "./draft.ts";
import { isNamed, isPerson } from "./entity-kinds.ts";
import { isOneOf, type Scene } from "./scene.ts";

const MODE_RANK: { readonly [mode in ContactMode]: number } = { call: 4, letter: 3, meeting: 2, visit: 1, other: 0 };

/** A state, or a group by no name of its own: "the first meeting between sitting leaders of the two countries". */
function standsForOthers({ entityById }: Scene, id: string): boolean {
  const entity = entityById.get(id);
  return entity?.type === "PLACE" || (entity?.type === "GROUP" && !isNamed(entity));
}

/** Takes over what the second mention adds; what the first one states stays. */
export function absorb(scene: Scene, into: Draft, draft: Draft, back: boolean): void {
  into.lastWord = draft.trigger.word;
  const contact = into.contact!;
  // "talked for an hour … After the meeting": now it is known to have been one.
  const named = isOneOf(scene, draft.trigger.word, "in-person") ? "meeting" : draft.trigger.frame.contact === "call" ? "call" : "other";
  const told = contact.mode === "other" ? named : contact.mode;
  const added: ContactDraft = draft.contact ?? { mode: told, roles: new Map(), initiatedBy: null, occasion: null };
  const spoken = speakFor(scene, added.roles, contact.roles);
  const roles = new Map(spoken ? added.roles : contact.roles);
  const guests = !back || isOneOf(scene, draft.trigger.word, "attending");
  const people = [...contact.roles.keys()].filter((id) => isPerson(scene, id)).length;
  // "Lund and Maruk met in the first contact between the two countries": the countries are there in them
  const states = (id: string) => people > 1 && draft.trigger.kind === "noun" && standsForOthers(scene, id);
  const hosted = [...contact.roles].some(([id, role]) => role === "host" && scene.entityById.get(id)?.type === "PLACE");
  const { subject } = into.trigger.sides;
  const behind = into.implied.some(({ rule }) => rule === "party.named-later") && subject >= 0 ? resolve(scene, subject) : [];
  // "The leaders of Norland and Kestria talked. The call was organised by Norland": its leader takes part
  for (const [id, role] of added.roles)
    if ((role === "party" && states(id)) || behind.includes(id)) continue;
    // "landed in Quenby, his second trip to Tresmark": of one journey the town told first
    else if (contact.mode === "visit" && role === "host" && !roles.has(id) && hosted) continue;
    else if (guests || role !== "party" || contact.roles.has(id))
      if (!roles.has(id) || (role !== "party" && roles.get(id) === "party")) roles.set(id, role);
  const mode = MODE_RANK[added.mode] > MODE_RANK[contact.mode] ? added.mode : contact.mode;
  const asked = contact.initiatedBy ?? added.initiatedBy ?? initiatorOf(scene, draft.trigger, draft);
  into.contact = { mode, roles, initiatedBy: asked, occasion: contact.occasion ?? added.occasion };
  into.mode = mode === "call" ? "phone" : (into.mode ?? draft.mode);
  const known = new Set([...into.actors, ...into.recipients]);
  into.recipients = [...into.recipients, ...[...roles.keys()].filter((id) => !known.has(id))];
  const since = draft.status === "denied" && draft.when.edtf.endsWith("/..");
  if (
    (into.when.edtf === ".." && !since) ||
    (draft.when.edtf.startsWith(into.when.edtf) && draft.when.edtf.length > into.when.edtf.length && !draft.when.edtf.includes("/"))
  )
    into.when = draft.when.edtf === ".." ? into.when : draft.when;
  into.place =
    into.place === null || draft.place === null ? (into.place ?? draft.place) : (narrower(scene, into.place, draft.place) ?? into.place);
  if (draft.status === "cancelled" || (draft.status === "denied" && into.status === "planned")) into.status = "cancelled";
  else if (into.status === "offered" && draft.status === "planned") into.status = "planned";
  into.evidence = [
    ...into.evidence,
    ...draft.evidence.filter((span) => !into.evidence.some((own) => own.start === span.start && own.end === span.end)),
  ];
  into.implied = [
    ...into.implied,
    {
      field: "evidence",
      value: scene.ann.text.slice(scene.ann.tokens.start[draft.trigger.word], scene.ann.tokens.end[draft.trigger.word]),
      rule: "event.same-contact",
    },
  ];
}
