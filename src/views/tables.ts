import type { Dispute, PileRecord } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { compare } from "../text/order.ts";
import { compareDates, fixed, namesOf, orderOfTelling, text, type View } from "./view.ts";

/** Who met, called, visited or wrote to whom. */
export function contactsView(record: PileRecord): View {
  const { name, list } = namesOf(record);
  const rows = record.contacts.map((contact) => ({
    id: contact.id,
    cells: {
      date: contact.when.edtf,
      mode: contact.mode,
      status: contact.status,
      participants: list(contact.participants.filter(({ role }) => role === "party").map(({ entity }) => entity)),
      host: list(contact.participants.filter(({ role }) => role !== "party").map(({ entity }) => entity)),
      initiative: name(contact.initiatedBy),
      place: contact.place,
      occasion: contact.occasion,
      articles: new Set(contact.evidence.map((evidence) => evidence.article)).size,
      differences: differences(contact.differences, name),
    },
    evidence: contact.evidence,
  }));
  rows.sort((a, b) => compareDates(String(a.cells.date), String(b.cells.date)) || compare(a.id, b.id));
  const columns = [
    fixed("date"),
    fixed("mode"),
    fixed("status"),
    text("participants"),
    text("host", "Host/mediator"),
    fixed("place"),
    text("occasion"),
  ];
  return { name: "contacts", columns: [...columns, text("initiative"), fixed("articles"), text("differences")], rows };
}

function differences(
  items: readonly { readonly kind: string; readonly party: string; readonly topic: string }[],
  name: (id: string) => string | null,
): string | null {
  // What one side adds stands in the readouts; a table shows where accounts part.
  const parting = items.filter(({ kind }) => kind !== "adds");
  return parting.length === 0 ? null : parting.map(({ kind, party, topic }) => `${name(party)} ${kind} “${topic}”`).join("; ");
}

/** Who said what, on whose word, in which tone. In order of publication, and of place in the article. */
export function statementsView(record: PileRecord): View {
  const { name } = namesOf(record);
  const outlets = new Map(record.articles.map((article) => [article.id, article.outlet ?? article.path]));
  const rows = record.statements.map((statement) => ({
    id: statement.id,
    cells: {
      date: statement.when?.edtf ?? null,
      speaker: name(statement.speaker) ?? statement.source,
      stance: statement.stance,
      to: name(statement.addressee) ?? name(statement.target),
      content: quoted(statement.content),
      via: statement.via.map((relayer) => relayer.name).join(" < ") || null,
      article: outlets.get(statement.article) ?? statement.article,
    },
    evidence: statement.evidence,
  }));
  const told = orderOfTelling(record);
  rows.sort((a, b) => told(a.evidence, b.evidence) || compare(a.id, b.id));
  return {
    name: "statements",
    columns: [fixed("date"), text("speaker"), fixed("stance"), text("to"), text("content"), text("via"), text("article")],
    rows,
  };
}

/** Claims and what stands against them, side by side. */
export function disputesView(record: PileRecord): View {
  const { list } = namesOf(record);
  const statements = new Map(record.statements.map((statement) => [statement.id, statement]));
  const side = (dispute: Dispute, i: number) => {
    const at = dispute.sides[i];
    if (at === undefined) return null;
    const words = at.statements.map((id) => quoted(statements.get(id)?.content ?? [])).filter((content) => content !== "");
    const unnamed = at.statements.flatMap((id) => statements.get(id)?.source ?? []);
    return `${list(at.parties) ?? unnamed[0] ?? "?"}: ${words.join(" / ") || "–"}`;
  };
  const rows = record.disputes.map((dispute) => ({
    id: dispute.id,
    cells: { kind: dispute.kind, about: dispute.about, one: side(dispute, 0), other: side(dispute, 1) },
    evidence: [...dispute.evidence, ...dispute.sides.flatMap((s) => s.statements.flatMap((id) => statements.get(id)?.evidence ?? []))],
  }));
  const told = orderOfTelling(record);
  rows.sort((a, b) => told(a.evidence, b.evidence) || compare(a.id, b.id));
  return { name: "disputes", columns: [fixed("kind"), text("about"), text("one", "One side"), text("other", "Other side")], rows };
}

/** Who promised, ordered or agreed to do what, by when, and what became of it: by due day, then as the articles tell it. */
export function commitmentsView(record: PileRecord): View {
  const { list } = namesOf(record);
  const rows = record.commitments.map((commitment) => ({
    id: commitment.id,
    cells: {
      due: commitment.due?.edtf ?? null,
      status: commitment.status,
      kind: commitment.kind,
      by: list(commitment.by),
      to: list(commitment.to),
      what: commitment.what,
    },
    evidence: [...commitment.evidence, ...commitment.statusEvidence],
  }));
  const told = orderOfTelling(record);
  rows.sort((a, b) => compareDates(a.cells.due ?? "..", b.cells.due ?? "..") || told(a.evidence, b.evidence) || compare(a.id, b.id));
  return { name: "commitments", columns: [fixed("due"), fixed("status"), fixed("kind"), text("by"), text("to"), text("what")], rows };
}

/** What was agreed, between whom, through whom. */
export function agreementsView(record: PileRecord): View {
  const { list } = namesOf(record);
  const rows = record.agreements.map((agreement) => ({
    id: agreement.id,
    cells: {
      date: agreement.date.edtf,
      name: agreement.name,
      parties: list(agreement.parties),
      broker: list(agreement.brokeredBy),
      articles: new Set(agreement.evidence.map((evidence) => evidence.article)).size,
    },
    evidence: agreement.evidence,
  }));
  rows.sort((a, b) => compareDates(String(a.cells.date), String(b.cells.date)) || compare(a.id, b.id));
  return { name: "agreements", columns: [fixed("date"), text("name"), text("parties"), text("broker"), fixed("articles")], rows };
}

/** The articles: where they come from, when they are from and how that is known, what they share with one another. */
export function sourcesView(record: PileRecord): View {
  const paths = new Map(record.articles.map((article) => [article.id, article.path]));
  const copies = Map.groupBy(record.copies, (copy) => copy.to.article);
  const rows = record.articles.map((article) => {
    const shared = (copies.get(article.id) ?? []).map((copy) => copy.from.article);
    const own: Evidence[] = [...article.credit.evidence];
    return {
      id: article.id,
      cells: {
        published: article.published.edtf,
        basis: article.published.basis,
        outlet: article.outlet,
        title: article.title,
        credit: article.credit.from === null ? article.credit.kind : `${article.credit.kind}: ${article.credit.from}`,
        copies: [...new Set(shared)].map((id) => paths.get(id) ?? id).join(", ") || null,
        cut: article.removed.length,
        path: article.path,
      },
      evidence: own,
    };
  });
  rows.sort((a, b) => compareDates(a.cells.published, b.cells.published) || compare(a.cells.path, b.cells.path));
  const columns = [
    fixed("published"),
    fixed("basis"),
    text("outlet"),
    text("title"),
    text("credit"),
    text("copies", "Copies from"),
    fixed("cut"),
    text("path"),
  ];
  return { name: "sources", columns, rows };
}

function quoted(content: readonly Evidence[]): string {
  return content.map((piece) => piece.text).join(" … ");
}
