import type { Issues } from "../knowledge/issues.ts";
import type { Agreement, Commitment, Contact, Incident, Mission, RecordStatement, Track } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { hashId } from "../text/hash.ts";

/** Id of the track of an issue: the same in every record. */
export function trackId(issue: string): string {
  return hashId("t", issue);
}

interface Items {
  readonly statements: readonly RecordStatement[];
  readonly contacts: readonly Contact[];
  readonly incidents: readonly Incident[];
  readonly agreements: readonly Agreement[];
  readonly commitments: readonly Commitment[];
  readonly missions: readonly Mission[];
}

/** The open issues of the process, each with everything that is about it; issues that nothing is about are left out. */
export function findTracks(items: Items, issues: Issues): Track[] {
  const words = (evidence: readonly Evidence[]) => evidence.map(({ text }) => text).join(" ");
  const about = [
    ...items.contacts.map((item) => ({ id: item.id, issues: issues.of(item.occasion ?? words(item.evidence)) })),
    ...items.statements.map((item) => ({ id: item.id, issues: item.topics })),
    ...items.agreements.map((item) => ({ id: item.id, issues: issues.of(`${item.name} ${words(item.terms)}`) })),
    ...items.commitments.map((item) => ({ id: item.id, issues: issues.of(item.what) })),
    ...items.incidents.map((item) => ({ id: item.id, issues: issues.of(words(item.evidence)) })),
    ...items.missions.map((item) => ({ id: item.id, issues: issues.of(`${item.name} ${words(item.mandate)}`) })),
  ];
  return issues.list.flatMap(({ id, name }) => {
    const members = about.filter((item) => item.issues.includes(id)).map((item) => item.id);
    return members.length === 0 ? [] : [{ id: trackId(id), name, items: members }];
  });
}
