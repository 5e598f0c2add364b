import type { PileRecord } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { articleCards, type Card } from "./article.ts";

/** Cards of any article of a record: each article's items are looked for once, not the whole record for each article that is opened. */
export function createCardIndex(record: PileRecord): (article: string) => Card[] {
  const articleOf = new Map(record.statements.map((statement) => [statement.id, statement.article]));
  const contacts = byArticle(record.contacts, ({ evidence }) => articlesOf(evidence));
  const statements = byArticle(record.statements, ({ article }) => [article]);
  const agreements = byArticle(record.agreements, ({ evidence }) => articlesOf(evidence));
  const commitments = byArticle(record.commitments, ({ evidence, statusEvidence }) => articlesOf([...evidence, ...statusEvidence]));
  const incidents = byArticle(record.incidents, ({ evidence }) => articlesOf(evidence));
  const missions = byArticle(record.missions, ({ evidence }) => articlesOf(evidence));
  const disputes = byArticle(record.disputes, ({ evidence, sides }) => [
    ...articlesOf(evidence),
    ...sides.flatMap((side) => side.statements.flatMap((id) => articleOf.get(id) ?? [])),
  ]);
  const copies = byArticle(record.copies, ({ from, to }) => [from.article, to.article]);
  return (id) => {
    const of = <T>(items: ReadonlyMap<string, readonly T[]>): readonly T[] => items.get(id) ?? [];
    const own = { contacts: of(contacts), statements: of(statements), disputes: of(disputes), agreements: of(agreements) };
    const more = { commitments: of(commitments), incidents: of(incidents), missions: of(missions), copies: of(copies) };
    return articleCards({ ...record, ...own, ...more }, id);
  };
}

function articlesOf(evidence: readonly Evidence[]): string[] {
  return evidence.map(({ article }) => article);
}

function byArticle<T>(items: readonly T[], articles: (item: T) => readonly string[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    for (const article of new Set(articles(item))) {
      const list = found.get(article);
      if (list === undefined) found.set(article, [item]);
      else list.push(item);
    }
  }
  return found;
}
