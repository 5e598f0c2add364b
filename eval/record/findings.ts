import type { Agreement, Commitment, Dispute, Incident } from "../../src/model/record.ts";
import type { GoldAgreement, GoldCommitment, GoldDispute, GoldIncident } from "./gold.ts";
import { isOneOf, isPlaceOf, type Joined, type Place, touches } from "./join.ts";
import { joinOneToOne, type Score, scorePairs } from "./tally.ts";
import { sameWhen } from "./when.ts";

/** Disputes: right where the kind agrees and both sides are met, by their sentences or by their parties. */
export function scoreDisputes(joined: Joined): Score {
  const { gold, record } = joined;
  const pairs = joinOneToOne(gold.disputes, record.disputes, (g, p) => {
    const met = sidesMet(joined, g, p);
    return met === 0 ? 0 : met + (g.kind.includes(p.kind) ? 1 : 0);
  }).map((pair) => ({
    ...pair,
    fields: { kind: pair.gold.kind.includes(pair.found.kind), sides: sidesMet(joined, pair.gold, pair.found) >= pair.gold.sides.length },
  }));
  return scorePairs("disputes", gold.disputes, record.disputes, pairs, ["kind", "sides"], {
    gold: (g) => `${g.kind[0]}: ${g.about}`,
    found: (p) => `${p.kind}: ${p.about} | ${disputeEvidence(joined, p)[0]?.text.slice(0, 100) ?? "no evidence"}`,
  });
}

function statementEvidence({ record }: Joined, ids: readonly string[]) {
  return record.statements.filter(({ id }) => ids.includes(id)).flatMap(({ evidence, content }) => [...evidence, ...content]);
}

function disputeEvidence(joined: Joined, p: Dispute) {
  return [...p.sides.flatMap(({ statements }) => statementEvidence(joined, statements)), ...p.evidence];
}

/** Number of sides of the gold that have a side of the record of their own; 0 where the dispute's sentences are elsewhere. */
function sidesMet(joined: Joined, g: GoldDispute, p: Dispute): number {
  const all = disputeEvidence(joined, p);
  if (!g.sides.some((side) => touches(joined, all, side.evidence))) return 0;
  const open = [...p.sides];
  let met = 0;
  for (const side of g.sides) {
    const at = open.findIndex((one) => touches(joined, statementEvidence(joined, one.statements), side.evidence));
    const byParty = at >= 0 ? at : open.findIndex((one) => one.parties.some((party) => isOneOf(joined, party, side.parties)));
    if (byParty < 0) continue;
    open.splice(byParty, 1);
    met++;
  }
  return met;
}

/** Agreements: right where a sentence is shared and the date and the parties agree. */
export function scoreAgreements(joined: Joined): Score {
  const { gold, record } = joined;
  const pairs = joinOneToOne(gold.agreements, record.agreements, (g, p) =>
    touches(joined, p.evidence, g.evidence) ? 1 + (sameWhen(g.date, p.date.edtf) ? 1 : 0) : 0,
  ).map((pair) => ({ ...pair, fields: compareAgreement(joined, pair.gold, pair.found) }));
  return scorePairs("agreements", gold.agreements, record.agreements, pairs, ["date", "parties"], {
    gold: (g) => `${g.names[0]} ${g.date[0]}`,
    found: (p) => `${p.name} ${p.date.edtf} | ${p.evidence[0]?.text.slice(0, 100)}`,
  });
}

function compareAgreement(joined: Joined, g: GoldAgreement, p: Agreement): Record<string, boolean> {
  const same = (keys: readonly string[], ids: readonly string[]) =>
    keys.every((key) => ids.some((id) => isOneOf(joined, id, [key]))) && ids.every((id) => isOneOf(joined, id, keys));
  return {
    date: sameWhen(g.date, p.date.edtf),
    parties: g.parties.length === 0 || same(g.parties, p.parties),
    broker: same(g.brokeredBy, p.brokeredBy),
  };
}

/** Commitments: right where a sentence is shared and the promiser, the due date and the status agree. */
export function scoreCommitments(joined: Joined): Score {
  const { gold, record } = joined;
  const compare = (g: GoldCommitment, p: Commitment) => ({
    by: p.by.some((id) => isOneOf(joined, id, g.by)),
    due: sameWhen(g.due, p.due?.edtf ?? null),
    status: g.status.includes(p.status),
    "status evidence": g.statusEvidence.length === 0 || touches(joined, p.statusEvidence, g.statusEvidence),
  });
  const pairs = joinOneToOne(gold.commitments, record.commitments, (g, p) => {
    const fields = compare(g, p);
    return touches(joined, p.evidence, g.evidence) ? 1 + (fields.by ? 1 : 0) + (fields.due ? 1 : 0) : 0;
  }).map((pair) => ({ ...pair, fields: compare(pair.gold, pair.found) }));
  return scorePairs("commitments", gold.commitments, record.commitments, pairs, ["by", "due", "status"], {
    gold: (g) => `${g.by[0]}: ${g.what}, due ${g.due[0]}, ${g.status[0]}`,
    found: (p) => `${p.what}, due ${p.due?.edtf ?? "none"}, ${p.status} | ${p.evidence[0]?.text.slice(0, 100)}`,
  });
}

/** Incidents: right where a sentence is shared and the type and the date agree. */
export function scoreIncidents(joined: Joined): Score {
  const { gold, record } = joined;
  const compare = (g: GoldIncident, p: Incident) => ({
    type: g.types.includes(p.type),
    date: sameWhen(g.when, p.when.edtf),
    status: g.status.includes(p.status),
    actors: g.actors.length === 0 || p.actors.some((id) => isOneOf(joined, id, g.actors)),
    place: g.place === null || isPlaceOf(joined, p.place, g.place),
  });
  const pairs = joinOneToOne(gold.incidents, record.incidents, (g, p) => {
    const fields = compare(g, p);
    return touches(joined, p.evidence as readonly Place[], g.evidence) ? 1 + (fields.type ? 1 : 0) + (fields.date ? 1 : 0) : 0;
  }).map((pair) => ({ ...pair, fields: compare(pair.gold, pair.found) }));
  return scorePairs("incidents", gold.incidents, record.incidents, pairs, ["type", "date"], {
    gold: (g) => `${g.types[0]}: ${g.what} ${g.when[0]}`,
    found: (p) => `${p.type} ${p.mode ?? ""} ${p.when.edtf} ${p.status} | ${p.evidence[0]?.text.slice(0, 100)}`,
  });
}
