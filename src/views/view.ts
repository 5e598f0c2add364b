import type { PileRecord } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { edtfBounds } from "../text/dates.ts";
import { compare } from "../text/order.ts";

/** A cell of a view: text, a number, or nothing. */
export type Cell = string | number | null;

/** One line of a view. `cells` has a value for each column; `evidence` are the words that the line rests on. */
export interface ViewRow {
  readonly id: string;
  readonly cells: { readonly [column: string]: Cell };
  readonly evidence: readonly Evidence[];
}

export interface ViewColumn {
  readonly key: string;
  readonly title: string;
  /** How a narrow screen shares its width: `fixed` columns keep theirs, `text` columns wrap. */
  readonly kind: "fixed" | "text";
}

/** An answer to a question put to a record: a table whose every row leads to its sentences. */
export interface View {
  readonly name: string;
  readonly columns: readonly ViewColumn[];
  readonly rows: readonly ViewRow[];
}

/** A view is a pure function of the record. */
export type ViewOf = (record: PileRecord) => View;

export function fixed(key: string, title = titled(key)): ViewColumn {
  return { key, title, kind: "fixed" };
}

export function text(key: string, title = titled(key)): ViewColumn {
  return { key, title, kind: "text" };
}

function titled(key: string): string {
  return key[0].toUpperCase() + key.slice(1);
}

/** Names of the entities of records that are at hand. */
const namesById = new WeakMap<PileRecord["entities"], ReadonlyMap<string, string>>();

/** Looks entity ids up as names; an id without an entity stays as it is. */
export function namesOf({ entities }: Pick<PileRecord, "entities">): {
  readonly name: (id: string | null) => string | null;
  readonly list: (ids: readonly string[]) => string | null;
} {
  const names = namesById.get(entities) ?? new Map(entities.map((entity) => [entity.id, entity.name]));
  namesById.set(entities, names);
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? id));
  // Two groups of one name ("people") are one word to a reader.
  return { name, list: (ids) => (ids.length === 0 ? null : [...new Set(ids.map(name))].join(", ")) };
}

/** Orders EDTF dates: by first day, then by last day; open ends and unknown dates after all others. */
export function compareDates(a: string, b: string): number {
  return compareKeys(sortKey(a), sortKey(b));
}

const LATEST = "9999-99-99";

function sortKey(edtf: string): readonly [string, string] {
  const { first, last } = edtfBounds(edtf);
  return [first ?? (last === null ? LATEST : last), last ?? LATEST];
}

function compareKeys(a: readonly [string, string], b: readonly [string, string]): number {
  return compare(a[0], b[0]) || compare(a[1], b[1]);
}

/** Order of what articles say: by day of publication, then by article, then by place in it. */
export function orderOfTelling({ articles }: Pick<PileRecord, "articles">): (a: readonly Evidence[], b: readonly Evidence[]) => number {
  const ordered = articles.toSorted((a, b) => compareDates(a.published.edtf, b.published.edtf) || compare(a.path, b.path));
  const rank = new Map(ordered.map(({ id }, i) => [id, i]));
  const known = new Map<readonly Evidence[], readonly [number, number]>();
  const firstOf = (evidence: readonly Evidence[]): readonly [number, number] => {
    const seen = known.get(evidence);
    if (seen !== undefined) return seen;
    const places = evidence.map(({ article, start }) => [rank.get(article) ?? articles.length, start] as const);
    const first = places.sort((a, b) => a[0] - b[0] || a[1] - b[1])[0] ?? [articles.length, 0];
    known.set(evidence, first);
    return first;
  };
  return (a, b) => {
    const [one, other] = [firstOf(a), firstOf(b)];
    return one[0] - other[0] || one[1] - other[1];
  };
}
