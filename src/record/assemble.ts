import type { Issues } from "../knowledge/issues.ts";
import type { AnalysedArticle, Contact, PileRecord, RecordEntity, RecordNote, RecordStatement } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { edtfBounds } from "../text/dates.ts";
import { joinAgreements } from "./agreements.ts";
import { joinClaims } from "./claims.ts";
import { joinCommitments } from "./commitments.ts";
import { joinContacts } from "./contacts.ts";
import { findCopies, independentGroups } from "./copies.ts";
import { findDisputes } from "./disputes.ts";
import { type JoinedEntities, joinEntities } from "./entities.ts";
import { joinIncidents } from "./incidents.ts";
import { joinMissions } from "./missions.ts";
import { compare, type Pile, unique } from "./pile.ts";
import { withReadouts } from "./readouts.ts";
import { recordStatements } from "./statements.ts";
import { findTracks, trackId } from "./tracks.ts";

/** The record of a pile: a pure function of its analysed articles, whatever their order. */
export function assembleRecord(analyses: readonly AnalysedArticle[], issues: Issues): PileRecord {
  const articles = analyses.toSorted((a, b) => compare(a.article.id, b.article.id));
  const copies = findCopies(articles);
  const origins = independentGroups(articles, copies);
  const pile = createPile(articles, joinEntities(articles));
  const { claims, statements } = joinClaims(recordStatements(pile, issues), (article) => origins.get(article) ?? article);
  const joined = joinContacts(pile);
  const contacts = withReadouts(joined, statements, pile);
  const incidents = joinIncidents(pile);
  const agreements = joinAgreements(pile);
  const commitments = joinCommitments(pile, contacts);
  const missions = joinMissions(pile, agreements);
  const tracks = findTracks({ statements, contacts, incidents, agreements, commitments, missions }, issues);
  return {
    articles: articles
      .map(({ article: { notes: _, ...article } }) => article)
      .toSorted((a, b) => compare(a.path, b.path) || compare(a.id, b.id)),
    entities: used(pile.entities),
    contacts: contacts
      .map((contact) => withTrackNames(contact, new Map(issues.list.map(({ id, name }) => [id, name]))))
      .toSorted((a, b) => compare(a.when.edtf, b.when.edtf) || compare(a.id, b.id)),
    statements: statements.map(withTrackTopics),
    claims,
    disputes: findDisputes({ statements, contacts, incidents, joined }, pile),
    agreements,
    commitments,
    incidents,
    missions,
    tracks,
    copies,
    notes: notesOf(articles),
  };
}

function createPile(articles: readonly AnalysedArticle[], { entities, idOf }: JoinedEntities): Pile {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const members = new Map(
    articles.flatMap(({ article, entities: own }) => own.map((entity) => [`${article.id} ${entity.id}`, entity.members] as const)),
  );
  const expand = (article: string, local: string): readonly string[] => {
    const plural = members.get(`${article} ${local}`) ?? [];
    if (plural.length > 0) return plural.filter((member) => member !== local).flatMap((member) => idOf.get(`${article} ${member}`) ?? []);
    return [idOf.get(`${article} ${local}`) ?? []].flat();
  };
  return {
    articles,
    entities,
    byId,
    entity: (article, local) => idOf.get(`${article} ${local}`) ?? null,
    expanded: (article, locals) => unique(locals.flatMap((local) => expand(article, local))),
    side: (entity) => byId.get(entity)?.country ?? entity,
    press: pressOf(articles, entities),
    rank: ranks(articles),
  };
}

/** Bodies that datelines name: "HALVIK (Halvik Agency) – …", "(Halvik Agency) The …". */
function pressOf(articles: readonly AnalysedArticle[], entities: readonly RecordEntity[]): ReadonlySet<string> {
  const texts = new Map(articles.map(({ article }) => [article.id, article.text]));
  const isOfDateline = ({ article, start, end }: Evidence) => {
    const text = texts.get(article) ?? "";
    return text[start - 1] === "(" && (/^\) ?[-–—]/u.test(text.slice(end, end + 3)) || (text[start - 2] === "\n" && text[end] === ")"));
  };
  return new Set(entities.filter(({ type, mentions }) => type === "organization" && mentions.some(isOfDateline)).map(({ id }) => id));
}

function ranks(articles: readonly AnalysedArticle[]): Map<string, number> {
  const day = ({ article }: AnalysedArticle) => edtfBounds(article.published.edtf).first ?? "9999";
  // Of two that may be of one day the one that says so first: what has no date of its own is often a copy.
  const open = ({ article }: AnalysedArticle) => Number(article.published.candidates.length !== 1);
  const inTime = articles.toSorted((a, b) => compare(day(a), day(b)) || open(a) - open(b) || compare(a.article.id, b.article.id));
  return new Map(inTime.map(({ article }, i) => [article.id, i]));
}

function used(entities: readonly RecordEntity[]): RecordEntity[] {
  return entities.filter((entity) => entity.mentions.length > 0);
}

function withTrackTopics(statement: RecordStatement): RecordStatement {
  return { ...statement, topics: statement.topics.map(trackId) };
}

function withTrackNames(contact: Contact, names: ReadonlyMap<string, string>): Contact {
  const readouts = contact.readouts.map((readout) => ({ ...readout, topics: readout.topics.map(trackId) }));
  return {
    ...contact,
    readouts,
    differences: contact.differences.map((item) => ({ ...item, topic: names.get(item.topic) ?? item.topic })),
  };
}

function notesOf(articles: readonly AnalysedArticle[]): RecordNote[] {
  return articles.flatMap(({ article, notes }) => notes.map(({ level, code, message }) => ({ article: article.id, level, code, message })));
}
