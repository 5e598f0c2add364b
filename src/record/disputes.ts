import type { Contact, Dispute, Incident, RecordStatement } from "../model/record.ts";
import { contentStems, jaccard } from "../text/content-words.ts";
import { bareNumberDisputes } from "./bare-numbers.ts";
import type { JoinedContact } from "./contacts.ts";
import { type ByArticle, denialDisputes } from "./denials.ts";
import { createGroups } from "./groups.ts";
import { accusationDisputes, initiativeDisputes, looseOmissionDisputes, numberDisputes, omissionDisputes } from "./opposed.ts";
import { compare, type Pile, pushTo, unique, uniqueEvidence } from "./pile.ts";

export interface DisputeInput {
  readonly statements: readonly RecordStatement[];
  readonly contacts: readonly Contact[];
  readonly incidents: readonly Incident[];
  readonly joined: readonly JoinedContact[];
}

/** Everything on which the sources stand against each other; what several articles tell of one dispute is one. */
export function findDisputes({ statements, contacts, incidents, joined: tellings }: DisputeInput, pile: Pile): Dispute[] {
  const byArticle: ByArticle = grouped(statements);
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  const denials = denialDisputes(byArticle, pile);
  // A denied accusation is a denial, not a second dispute.
  const denied = new Set(denials.flatMap((dispute) => dispute.sides[0].statements));
  const opposed = accusationDisputes(byArticle, pile).filter((dispute) => !denied.has(dispute.sides[0].statements[0]));
  const omissions = omissionDisputes(contacts, byId);
  const known = new Set(omissions.flatMap((dispute) => dispute.sides.flatMap((side) => side.statements)));
  const loose = looseOmissionDisputes(byArticle, known, pile);
  const all = [
    ...denials,
    ...opposed,
    ...omissions,
    ...loose,
    ...numberDisputes(incidents, byArticle, pile),
    ...bareNumberDisputes(byArticle, pile),
    ...initiativeDisputes(tellings, pile),
  ];
  return joined(all, byId, pile);
}

function grouped(statements: readonly RecordStatement[]): Map<string, RecordStatement[]> {
  const by = new Map<string, RecordStatement[]>();
  for (const statement of statements) pushTo(by, statement.article, statement);
  return by;
}

const SAME_MATTER = 0.5;

/** Joins disputes of one kind between the same sides about the same matter, or that share a claim. */
function joined(disputes: readonly Dispute[], byId: ReadonlyMap<string, RecordStatement>, pile: Pile): Dispute[] {
  const groups = createGroups(disputes.length);
  const stems = disputes.map((dispute) => contentStems(dispute.about));
  const claims = disputes.map(
    (dispute) => new Set(dispute.sides.flatMap((side) => side.statements.flatMap((id) => byId.get(id)?.sameAs ?? []))),
  );
  const buckets = new Map<string, number[]>();
  const sidesOf = (dispute: Dispute) => dispute.sides.map((side) => unique(side.parties.map((party) => pile.side(party))));
  for (const [i, dispute] of disputes.entries()) {
    // A denial is told again with or without the claim that it answers: whoever denies is the key.
    const sides = sidesOf(dispute).slice(dispute.kind === "denial" ? -1 : 0);
    const key = `${dispute.kind} ${sides.map((side) => side.join("+")).join(" ")}`;
    pushTo(buckets, key, i);
  }
  for (const bucket of buckets.values()) {
    for (const [n, i] of bucket.entries()) {
      for (const j of bucket.slice(0, n)) {
        const [[one], [other]] = [sidesOf(disputes[i]), sidesOf(disputes[j])];
        if (one.length > 0 && other.length > 0 && !one.some((side) => other.includes(side))) continue;
        if (jaccard(stems[i], stems[j]) >= SAME_MATTER || !claims[i].isDisjointFrom(claims[j])) groups.join(i, j);
      }
    }
  }
  return groups
    .all()
    .map((members) => merged(members.map((i) => disputes[i])))
    .sort((a, b) => compare(a.id, b.id));
}

function merged(disputes: readonly Dispute[]): Dispute {
  const [first] = disputes.toSorted((a, b) => compare(a.id, b.id));
  const sides = first.sides.map((_, i) => ({
    parties: unique(disputes.flatMap((dispute) => dispute.sides[i]?.parties ?? [])),
    statements: unique(disputes.flatMap((dispute) => dispute.sides[i]?.statements ?? [])),
  }));
  const reasons = unique(disputes.flatMap((dispute) => dispute.reasons));
  return { ...first, sides, evidence: uniqueEvidence(disputes.flatMap((dispute) => dispute.evidence)), reasons };
}
