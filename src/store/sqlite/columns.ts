import type {
  Agreement,
  Claim,
  Commitment,
  Contact,
  Copy,
  Dispute,
  Incident,
  Mission,
  PileRecord,
  RecordArticle,
  RecordEntity,
  RecordNote,
  RecordStatement,
  Track,
} from "../../model/record.ts";

type Cell = string | number | null;
type Row = { readonly [column: string]: Cell };

/** Entity ids as names, for people who open the file in an SQLite tool. */
interface Naming {
  readonly one: (id: string | null) => string | null;
  readonly list: (ids: readonly string[]) => string;
}

/** The rows of each kind's table: readable columns, and the item whole in `json`. */
export function* tableRows(record: PileRecord): Generator<{ readonly table: string; readonly row: Row }> {
  const naming = namingOf(record);
  for (const article of record.articles)
    yield { table: "article", row: { ...articleColumns(article), json: JSON.stringify({ ...article, text: TEXT_ELSEWHERE }) } };
  yield* rows("entity", record.entities, entityColumns, naming);
  yield* rows("contact", record.contacts, contactColumns, naming);
  yield* rows("statement", record.statements, statementColumns, naming);
  yield* rows("claim", record.claims, claimColumns, naming);
  yield* rows("dispute", record.disputes, disputeColumns, naming);
  yield* rows("agreement", record.agreements, agreementColumns, naming);
  yield* rows("commitment", record.commitments, commitmentColumns, naming);
  yield* rows("incident", record.incidents, incidentColumns, naming);
  yield* rows("mission", record.missions, missionColumns, naming);
  yield* rows("track", record.tracks, trackColumns, naming);
  yield* rows("copy", record.copies, copyColumns, naming);
  yield* rows("note", record.notes, noteColumns, naming);
}

function* rows<T extends object>(table: string, items: readonly T[], columns: (item: T, naming: Naming) => Row, naming: Naming) {
  for (const item of items) yield { table, row: { ...columns(item, naming), json: JSON.stringify(item) } };
}

/** Stands in the JSON of an article for its text, which its own column has. */
const TEXT_ELSEWHERE = "";

function namingOf(record: PileRecord): Naming {
  const names = new Map(record.entities.map((entity) => [entity.id, entity.name]));
  const one = (id: string | null) => (id === null ? null : (names.get(id) ?? id));
  return { one, list: (ids) => ids.map(one).join("; ") };
}

function articleColumns({ id, path, title, outlet, byline, published, language, url, credit, sha256, text }: RecordArticle): Row {
  const dated = { published: published.edtf, published_basis: published.basis };
  return { id, path, title, outlet, byline, ...dated, language, url, credit: credit.kind, credited_to: credit.from, sha256, text };
}

function entityColumns({ id, type, name, aliases, country, mentions }: RecordEntity, { one }: Naming): Row {
  return { id, type, name, aliases: aliases.join("; "), country: one(country), mentions: mentions.length };
}

function contactColumns(contact: Contact, { one, list }: Naming): Row {
  const { id, when, mode, format, participants, initiatedBy, place, occasion, status } = contact;
  const people = list(participants.map((participant) => participant.entity));
  return { id, date: when.edtf, mode, format, participants: people, initiated_by: one(initiatedBy), place, occasion, status };
}

function statementColumns(statement: RecordStatement, { one }: Naming): Row {
  const { id, article, when, speaker, source, addressee, stance, mode, via, content } = statement;
  const chain = via.map((relayer) => relayer.name).join(" < ");
  const words = content.map((piece) => piece.text).join(" … ");
  return {
    id,
    article,
    date: when?.edtf ?? null,
    speaker: one(speaker) ?? source,
    addressee: one(addressee),
    stance,
    mode,
    via: chain,
    content: words,
  };
}

function claimColumns({ id, text, statements, independentSources }: Claim): Row {
  return { id, text, statements: statements.length, independent_sources: independentSources };
}

function disputeColumns({ id, kind, about, sides }: Dispute, { list }: Naming): Row {
  return { id, kind, about, sides: sides.map((side) => list(side.parties)).join(" | ") };
}

function agreementColumns({ id, date, name, parties, brokeredBy }: Agreement, { list }: Naming): Row {
  return { id, date: date.edtf, name, parties: list(parties), brokered_by: list(brokeredBy) };
}

function commitmentColumns({ id, due, status, by, to, what, kind }: Commitment, { list }: Naming): Row {
  return { id, due: due?.edtf ?? null, status, by: list(by), to: list(to), what, kind };
}

function incidentColumns({ id, when, type, mode, actors, targets, place, status }: Incident, { list }: Naming): Row {
  return { id, date: when.edtf, type, mode, actors: list(actors), targets: list(targets), place, status };
}

function missionColumns({ id, kind, name, by, ledBy, place, size, term, status }: Mission, { list }: Naming): Row {
  const sizes = size.map(({ evidence }) => evidence.text).join("; ");
  return { id, kind, name, by: list(by), led_by: list(ledBy), place, size: sizes, term: term?.edtf ?? null, status };
}

function trackColumns({ id, name, items }: Track): Row {
  return { id, name, items: items.length };
}

function copyColumns({ from, to, kind, similarity }: Copy): Row {
  const places = {
    from_article: from.article,
    from_start: from.start,
    from_end: from.end,
    to_article: to.article,
    to_start: to.start,
    to_end: to.end,
  };
  return { ...places, kind, similarity };
}

function noteColumns({ article, level, code, message }: RecordNote): Row {
  return { article, level, code, message };
}
