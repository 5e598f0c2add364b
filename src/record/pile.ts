import type { AnalysedArticle, RecordEntity } from "../model/record.ts";
import type { Evidence, Span } from "../model/span.ts";
import { hashId } from "../text/hash.ts";
import { compare } from "../text/order.ts";

export { compare } from "../text/order.ts";

/** All articles at once, with what every part of the record asks of them. */
export interface Pile {
  readonly articles: readonly AnalysedArticle[];
  readonly entities: readonly RecordEntity[];
  /** Record entity of an article's own entity; null where it was not kept. */
  readonly entity: (article: string, local: string) => string | null;
  /** The members of a plural ("the two leaders") as record entities, or the entity alone. Without repetition, sorted. */
  readonly expanded: (article: string, locals: readonly string[]) => readonly string[];
  readonly byId: ReadonlyMap<string, RecordEntity>;
  /** The country or organisation that an entity stands for in the process; itself where it acts for nobody else. */
  readonly side: (entity: string) => string;
  /** Bodies that bring others' words: outlets of the pile, and those that its statements go through. They take part in nothing. */
  readonly press: ReadonlySet<string>;
  /** Order of articles in time: by first possible day of publication, then by id. */
  readonly rank: ReadonlyMap<string, number>;
}

export function evidenceAt(analysed: AnalysedArticle, span: Span): Evidence {
  const { id, text } = analysed.article;
  return { article: id, start: span.start, end: span.end, text: text.slice(span.start, span.end) };
}

/** Number of the sentence that holds an offset; the last one before it where it lies between two; -1 before the first. */
export function sentenceIndex(analysed: AnalysedArticle, offset: number): number {
  const { sentences } = analysed;
  let low = 0;
  let high = sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (sentences[middle].start <= offset) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}

/** The whole sentences that the spans touch, in text order, as evidence. */
export function sentencesAround(analysed: AnalysedArticle, spans: readonly Span[]): Evidence[] {
  const touched = new Set<number>();
  for (const { start, end } of spans) {
    const last = sentenceIndex(analysed, Math.max(start, end - 1));
    for (let i = Math.max(0, sentenceIndex(analysed, start)); i <= last; i++) touched.add(i);
  }
  return [...touched].sort((a, b) => a - b).map((i) => evidenceAt(analysed, analysed.sentences[i]));
}

/** Evidence without repetition, in order of article and place. */
export function uniqueEvidence(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Map(evidence.map((e) => [`${e.article} ${e.start} ${e.end}`, e]));
  return [...seen.values()].sort((a, b) => compare(a.article, b.article) || a.start - b.start || a.end - b.end);
}

export function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort(compare);
}

/** Items whose key fields agree ("a peace agreement", no day, no party) are told apart by the place that tells of them; the first keeps its id. */
export function withDistinctIds<T extends { readonly id: string; readonly evidence: readonly Evidence[] }>(items: readonly T[]): T[] {
  const taken = new Set<string>();
  const place = ({ evidence: [first] }: T) => (first === undefined ? "" : `${first.article} ${String(first.start).padStart(9, "0")}`);
  return items
    .toSorted((a, b) => compare(a.id, b.id) || compare(place(a), place(b)))
    .map((item) => {
      const id = taken.has(item.id) ? hashId(item.id[0], item.id, place(item)) : item.id;
      taken.add(id);
      return id === item.id ? item : { ...item, id };
    })
    .sort((a, b) => compare(a.id, b.id));
}

/** Adds to the list under a key. */
export function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
