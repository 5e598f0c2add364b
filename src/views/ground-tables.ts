import type { PileRecord } from "../model/record.ts";
import { compare } from "../text/order.ts";
import { compareDates, fixed, namesOf, text, type View } from "./view.ts";

/** What was done to whom, with the numbers of harm as they are told. */
export function incidentsView(record: PileRecord): View {
  const { list } = namesOf(record);
  const rows = record.incidents.map((incident) => ({
    id: incident.id,
    cells: {
      date: incident.when.edtf,
      type: incident.mode === null ? incident.type.toLowerCase() : `${incident.type.toLowerCase()}/${incident.mode}`,
      status: incident.status,
      by: list(incident.actors),
      against: list(incident.targets),
      place: incident.place,
      harm: incident.harm.map(({ kind, evidence }) => `${kind}: ${evidence.text}`).join("; ") || null,
      articles: new Set(incident.evidence.map((evidence) => evidence.article)).size,
    },
    evidence: incident.evidence,
  }));
  rows.sort((a, b) => compareDates(String(a.cells.date), String(b.cells.date)) || compare(a.id, b.id));
  const columns = [
    fixed("date"),
    fixed("type"),
    fixed("status"),
    text("by"),
    text("against"),
    fixed("place"),
    text("harm"),
    fixed("articles"),
  ];
  return { name: "incidents", columns, rows };
}

/** Missions and mechanisms: whose they are, how large, for how long, what for. */
export function missionsView(record: PileRecord): View {
  const { list } = namesOf(record);
  const rows = record.missions.map((mission) => ({
    id: mission.id,
    cells: {
      kind: mission.kind,
      name: mission.name,
      status: mission.status,
      by: list(mission.by),
      led: list(mission.ledBy),
      place: mission.place,
      size: [...new Set(mission.size.map((size) => size.evidence.text))].join("; ") || null,
      term: mission.term === null ? null : (mission.term.phrase ?? mission.term.edtf),
      mandate: mission.mandate.map((words) => words.text).join("; ") || null,
      articles: new Set(mission.evidence.map((evidence) => evidence.article)).size,
    },
    evidence: mission.evidence,
  }));
  rows.sort((a, b) => compare(a.cells.kind, b.cells.kind) || compare(a.cells.name, b.cells.name) || compare(a.id, b.id));
  const columns = [
    fixed("kind"),
    text("name"),
    fixed("status"),
    text("by"),
    text("led", "Led by"),
    fixed("place"),
    text("size"),
    text("term"),
    text("mandate"),
    fixed("articles"),
  ];
  return { name: "missions", columns, rows };
}
