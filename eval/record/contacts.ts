import type { Contact } from "../../src/model/record.ts";
import type { GoldContact } from "./gold.ts";
import { isOneOf, isPlaceOf, type Joined, touches } from "./join.ts";
import { joinOneToOne, type Score, scorePairs } from "./tally.ts";
import { sameWhen } from "./when.ts";

/** Contacts: right where mode, participants, date and status all agree. Joined by shared evidence, or by participants and date. */
export function scoreContacts(joined: Joined): Score {
  const { gold, record } = joined;
  const pairs = joinOneToOne(gold.contacts, record.contacts, (g, p) => closeness(joined, g, p)).map((pair) => ({
    ...pair,
    fields: compare(joined, pair.gold, pair.found),
  }));
  return scorePairs("contacts", gold.contacts, record.contacts, pairs, ["mode", "participants", "date", "status"], {
    gold: (g) => `${g.status} ${g.mode} ${g.when[0]} ${g.participants.map((p) => p.entity).join(", ")}`,
    found: (p) => describe(joined, p),
  });
}

function closeness(joined: Joined, g: GoldContact, p: Contact): number {
  const shared = sharedParticipants(joined, g, p);
  const date = sameWhen(g.when, p.when.edtf);
  const evidence = touches(joined, p.evidence, g.evidence);
  if (shared === 0 || !(evidence || (date && shared >= 0.5))) return 0;
  return 4 * shared + (date ? 2 : 0) + (evidence ? 2 : 0) + (g.mode === p.mode ? 1 : 0) + (g.status === p.status ? 1 : 0);
}

/** Share of participants that both name, of all that either names; optional ones count only where both have them. */
function sharedParticipants(joined: Joined, g: GoldContact, p: Contact): number {
  const open = [...p.participants];
  let shared = 0;
  let optional = 0;
  for (const wanted of g.participants) {
    const at = open.findIndex(({ entity }) => isOneOf(joined, entity, [wanted.entity]));
    if (at >= 0) {
      open.splice(at, 1);
      shared++;
    } else if (wanted.optional === true) optional++;
  }
  const all = g.participants.length - optional + open.length;
  return all === 0 ? 1 : shared / all;
}

function compare(joined: Joined, g: GoldContact, p: Contact): Record<string, boolean> {
  const initiators = g.initiatedBy === null || typeof g.initiatedBy === "string" ? [g.initiatedBy] : g.initiatedBy;
  const roles = p.participants.every(({ entity, role }) => {
    const wanted = g.participants.find((one) => isOneOf(joined, entity, [one.entity]));
    return wanted === undefined || wanted.role === role;
  });
  return {
    mode: g.mode === p.mode,
    participants: sharedParticipants(joined, g, p) === 1,
    date: sameWhen(g.when, p.when.edtf),
    status: g.status === p.status,
    roles,
    place: g.place === null || isPlaceOf(joined, p.place, g.place),
    initiator: isOneOf(joined, p.initiatedBy, initiators),
  };
}

function describe({ record }: Joined, p: Contact): string {
  const name = (id: string) => record.entities.find((entity) => entity.id === id)?.name ?? id;
  const who = p.participants.map(({ entity, role }) => (role === "party" ? name(entity) : `${name(entity)} (${role})`)).join(", ");
  return `${p.status} ${p.mode} ${p.when.edtf} ${who} | ${p.evidence[0]?.text.slice(0, 120) ?? "no evidence"}`;
}
