import type { PileRecord } from "../model/record.ts";
import type { Evidence, Span } from "../model/span.ts";
import { namesOf } from "./view.ts";

/** One thing that was found in an article: what it is, in a line or two, and where it stands. */
export interface Card {
  readonly id: string;
  readonly kind: "contact" | "statement" | "dispute" | "agreement" | "commitment" | "incident" | "mission" | "copy";
  readonly title: string;
  readonly lines: readonly string[];
  /** A word to mark the card with: the status of an event, the stance of a statement. */
  readonly mark: string;
  readonly spans: readonly Span[];
}

/** Everything that rests on one article, in order of first place. */
export function articleCards(record: PileRecord, article: string): Card[] {
  const here = (evidence: readonly Evidence[]): Span[] =>
    evidence.filter((e) => e.article === article).map(({ start, end }) => ({ start, end }));
  const cards = [
    ...contactCards(record, here),
    ...statementCards(record, here),
    ...ledgerCards(record, here),
    ...disputeCards(record, here),
    ...copyCards(record, article),
  ];
  return cards
    .filter((card) => card.spans.length > 0)
    .sort((a, b) => a.spans[0].start - b.spans[0].start || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

const ORDER = ["contact", "agreement", "commitment", "incident", "mission", "statement", "dispute", "copy"];
type Here = (evidence: readonly Evidence[]) => Span[];

function contactCards(record: PileRecord, here: Here): Card[] {
  const { name, list } = namesOf(record);
  return record.contacts.map((contact) => ({
    id: contact.id,
    kind: "contact",
    title: `${contact.mode}: ${list(contact.participants.map(({ entity }) => entity))}`,
    lines: present([
      dated(contact.when.edtf, contact.when.phrase),
      contact.place,
      contact.occasion,
      contact.initiatedBy === null ? null : `initiative: ${name(contact.initiatedBy)}`,
      ...contact.differences.map(({ kind, party, topic }) => `${name(party)} ${kind}: ${topic}`),
    ]),
    mark: contact.status,
    spans: here(contact.evidence),
  }));
}

function statementCards(record: PileRecord, here: Here): Card[] {
  const { name } = namesOf(record);
  const disputed = record.disputes.map((dispute) => ({ dispute, ids: new Set(dispute.sides.flatMap((side) => side.statements)) }));
  return record.statements.map((statement) => ({
    id: statement.id,
    kind: "statement",
    title: name(statement.speaker) ?? statement.source ?? "somebody",
    lines: present([
      statement.content.map(({ text }) => text).join(" … "),
      statement.via.length === 0 ? null : `via ${statement.via.map((relayer) => relayer.name).join(" < ")}`,
      statement.target === null ? null : `against ${name(statement.target)}`,
      ...disputed.filter(({ ids }) => ids.has(statement.id)).map(({ dispute }) => `in dispute (${dispute.kind}): ${dispute.about}`),
    ]),
    mark: statement.stance,
    spans: here(statement.content.length > 0 ? statement.content : statement.evidence),
  }));
}

function disputeCards(record: PileRecord, here: Here): Card[] {
  const { list } = namesOf(record);
  const statements = new Map(record.statements.map((statement) => [statement.id, statement]));
  return record.disputes.map((dispute) => ({
    id: dispute.id,
    kind: "dispute",
    title: dispute.about,
    lines: [dispute.sides.map((side) => list(side.parties) ?? "?").join(" against ")],
    mark: dispute.kind,
    spans: here([
      ...dispute.evidence,
      ...dispute.sides.flatMap((side) => side.statements.flatMap((id) => statements.get(id)?.evidence ?? [])),
    ]),
  }));
}

function ledgerCards(record: PileRecord, here: Here): Card[] {
  const { list } = namesOf(record);
  const agreements = record.agreements.map((item) => ({
    id: item.id,
    kind: "agreement" as const,
    title: item.name,
    lines: present([
      dated(item.date.edtf, item.date.phrase),
      list(item.parties),
      item.brokeredBy.length === 0 ? null : `brokered by ${list(item.brokeredBy)}`,
    ]),
    mark: "agreement",
    spans: here(item.evidence),
  }));
  const commitments = record.commitments.map((item) => ({
    id: item.id,
    kind: "commitment" as const,
    title: `${list(item.by) ?? "somebody"}: ${item.what}`,
    lines: present([item.due === null ? null : `due ${dated(item.due.edtf, item.due.phrase)}`, item.kind]),
    mark: item.status,
    spans: here([...item.evidence, ...item.statusEvidence]),
  }));
  const incidents = record.incidents.map((item) => ({
    id: item.id,
    kind: "incident" as const,
    title: `${item.type.toLowerCase()}: ${list(item.actors) ?? "?"}${item.targets.length === 0 ? "" : ` → ${list(item.targets)}`}`,
    lines: present([
      dated(item.when.edtf, item.when.phrase),
      item.place,
      ...item.harm.map((harm) => `${harm.kind}: ${harm.evidence.text}`),
    ]),
    mark: item.status,
    spans: here(item.evidence),
  }));
  const missions = record.missions.map((item) => ({
    id: item.id,
    kind: "mission" as const,
    title: item.name,
    lines: present([
      list(item.by),
      item.place,
      [...new Set(item.size.map((size) => size.evidence.text))].join("; "),
      item.term === null ? null : (item.term.phrase ?? item.term.edtf),
    ]),
    mark: item.status,
    spans: here([...item.evidence, ...item.mandate]),
  }));
  return [...agreements, ...commitments, ...incidents, ...missions];
}

function copyCards(record: PileRecord, article: string): Card[] {
  const path = new Map(record.articles.map(({ id, path: at }) => [id, at]));
  return record.copies.flatMap((copy, i) =>
    [
      { own: copy.to, other: copy.from },
      { own: copy.from, other: copy.to },
    ]
      .filter(({ own }) => own.article === article)
      .map(({ own, other }) => ({
        id: `copy-${i}-${own.start}`,
        kind: "copy" as const,
        title: `also in ${path.get(other.article) ?? other.article}`,
        lines: [`${copy.kind}, ${Math.round(copy.similarity * 100)} % of the words`],
        mark: copy.kind,
        spans: [{ start: own.start, end: own.end }],
      })),
  );
}

function dated(edtf: string, phrase: string | null): string | null {
  if (edtf === "..") return phrase === null ? null : `“${phrase}”, day unknown`;
  return phrase === null || phrase === edtf ? edtf : `${edtf} (“${phrase}”)`;
}

function present(lines: readonly (string | null)[]): string[] {
  return lines.filter((line) => line !== null && line !== "").map(String);
}
