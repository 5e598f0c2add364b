import type { PileRecord } from "../model/record.ts";
import { compare } from "../text/order.ts";
import { compareDates, fixed, namesOf, text, type View, type ViewRow } from "./view.ts";

/** Everything with a date, in its order: contacts, agreements, incidents, and what is due. Unknown dates come last. */
export function timelineView(record: PileRecord): View {
  const rows = [...contacts(record), ...agreements(record), ...incidents(record), ...dues(record)];
  rows.sort((a, b) => compareDates(String(a.cells.date), String(b.cells.date)) || compare(a.id, b.id));
  return { name: "timeline", columns: [fixed("date"), fixed("kind"), fixed("status"), text("who"), text("what"), fixed("place")], rows };
}

function contacts(record: PileRecord): ViewRow[] {
  const { list } = namesOf(record);
  return record.contacts.map((contact) => ({
    id: contact.id,
    cells: {
      date: contact.when.edtf,
      kind: contact.mode,
      status: contact.status,
      who: list(contact.participants.map((participant) => participant.entity)),
      what: contact.occasion ?? firstText(contact.evidence),
      place: contact.place,
    },
    evidence: contact.evidence,
  }));
}

function agreements(record: PileRecord): ViewRow[] {
  const { list } = namesOf(record);
  return record.agreements.map((agreement) => ({
    id: agreement.id,
    cells: {
      date: agreement.date.edtf,
      kind: "agreement",
      status: "happened",
      who: list(agreement.parties),
      what: agreement.name,
      place: null,
    },
    evidence: agreement.evidence,
  }));
}

function incidents(record: PileRecord): ViewRow[] {
  const { list } = namesOf(record);
  return record.incidents.map((incident) => ({
    id: incident.id,
    cells: {
      date: incident.when.edtf,
      kind: "incident",
      status: incident.status,
      who: list([...incident.actors, ...incident.targets]),
      what: firstText(incident.evidence),
      place: incident.place,
    },
    evidence: incident.evidence,
  }));
}

function dues(record: PileRecord): ViewRow[] {
  const { list } = namesOf(record);
  return record.commitments.flatMap((commitment) =>
    commitment.due === null
      ? []
      : [
          {
            id: commitment.id,
            cells: {
              date: commitment.due.edtf,
              kind: "due",
              status: commitment.status,
              who: list(commitment.by),
              what: commitment.what,
              place: null,
            },
            evidence: commitment.evidence,
          },
        ],
  );
}

function firstText(evidence: readonly { readonly text: string }[]): string | null {
  return evidence[0]?.text ?? null;
}
