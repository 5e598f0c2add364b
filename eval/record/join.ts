import type { PileRecord } from "../../src/model/record.ts";
import type { Gold, Quote } from "./gold.ts";

/** What stands at one place of one article of the record. */
export interface Place {
  readonly article: string;
  readonly start: number;
  readonly end: number;
}

/** The gold and the record brought together: articles by path, quotes by search, entities by their names. */
export interface Joined {
  readonly gold: Gold;
  readonly record: PileRecord;
  /** Record article id of a gold article key. */
  readonly articleOf: ReadonlyMap<string, string>;
  /** Gold keys that a record entity stands for. */
  readonly keysOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Places of a quote; none where the text of the record lacks it. */
  readonly locate: (quote: Quote) => readonly Place[];
}

export function joinRecord(gold: Gold, record: PileRecord): Joined {
  const articleOf = new Map<string, string>();
  for (const { key, path } of gold.articles) {
    const found = record.articles.find((article) => article.path === path || article.path.endsWith(`/${path}`));
    if (found !== undefined) articleOf.set(key, found.id);
  }
  const texts = new Map(record.articles.map(({ id, text }) => [id, text]));
  const locate = ({ article, quote }: Quote): readonly Place[] => {
    const id = articleOf.get(article);
    return id === undefined
      ? []
      : occurrences(texts.get(id) ?? "", quote).map((start) => ({ article: id, start, end: start + quote.length }));
  };
  return { gold, record, articleOf, keysOf: joinEntities(gold, record), locate };
}

function occurrences(text: string, quote: string): readonly number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) starts.push(at);
  return starts;
}

/** The form in which names are compared: case, apostrophes, an article in front and a genitive do not matter. */
export function nameKey(name: string): string {
  return name.toLowerCase().replaceAll("’", "'").replace(/^the /, "").replace(/'s?$/, "").trim();
}

function joinEntities(gold: Gold, record: PileRecord): Map<string, Set<string>> {
  const keysByName = new Map<string, Set<string>>();
  for (const { key, names } of gold.entities)
    for (const name of names) keysByName.set(nameKey(name), (keysByName.get(nameKey(name)) ?? new Set()).add(key));
  const keysOf = new Map<string, Set<string>>();
  for (const entity of record.entities) {
    const own = keysByName.get(nameKey(entity.name));
    const keys = new Set(own);
    // Aliases speak only where the name itself is unknown to the gold: a wrongly joined alias must not open every door.
    if (own === undefined) for (const alias of entity.aliases) for (const key of keysByName.get(nameKey(alias)) ?? []) keys.add(key);
    keysOf.set(entity.id, keys);
  }
  return keysOf;
}

/** Whether a record entity is one of the gold keys; a null key is met by no entity. */
export function isOneOf(joined: Joined, entity: string | null, keys: readonly (string | null)[]): boolean {
  if (entity === null) return keys.includes(null);
  const own = joined.keysOf.get(entity);
  return own !== undefined && keys.some((key) => key !== null && own.has(key));
}

/** Whether a place, given as a record entity or by its name, is one of the gold keys; null stands for no place. */
export function isPlaceOf(joined: Joined, place: string | null, keys: readonly (string | null)[]): boolean {
  if (place === null || isOneOf(joined, place, keys)) return place !== null || keys.includes(null);
  return joined.gold.entities.some(({ key, names }) => keys.includes(key) && names.some((name) => nameKey(name) === nameKey(place)));
}

export function sharedLength(a: Place, b: Place): number {
  return a.article === b.article ? Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) : 0;
}

/** Whether any of the places touches any of the quotes. */
export function touches(joined: Joined, places: readonly Place[], quotes: readonly Quote[]): boolean {
  return quotes.some((quote) => joined.locate(quote).some((at) => places.some((place) => sharedLength(at, place) > 0)));
}
