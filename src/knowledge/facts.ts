import type { KnowledgeFile } from "./shapes.ts";

/** All facts of one or several knowledge files, ready to be indexed; also the shape of the compiled `data/knowledge/knowledge.json`. */
export type Facts = KnowledgeFile;

const EMPTY: Facts = { countries: {}, organizations: {}, regions: {}, offices: {}, persons: [], roles: {} };

/**
 * Joins files in order. A later file adds entries, names and terms; where it repeats a code, its `name` and `official` replace the earlier ones
 * and its lists are added. Nothing can be taken away.
 */
export function mergeFacts(files: readonly Facts[]): Facts {
  return files.reduce(
    (all, file) => ({
      countries: mergeRecords(all.countries, file.countries),
      organizations: mergeRecords(all.organizations, file.organizations),
      regions: mergeRecords(all.regions, file.regions),
      offices: mergeOffices(all.offices, file.offices),
      persons: [...all.persons, ...file.persons],
      roles: mergeRecords(all.roles, file.roles),
    }),
    EMPTY,
  );
}

function mergeRecords<T>(first: { readonly [key: string]: T }, second: { readonly [key: string]: T }): Record<string, T> {
  const merged: Record<string, T> = { ...first };
  for (const [key, value] of Object.entries(second)) merged[key] = key in first ? mergeEntry(first[key], value) : value;
  return merged;
}

function mergeEntry<T>(first: T, second: T): T {
  if (Array.isArray(first) && Array.isArray(second)) return unique([...first, ...second]) as T;
  if (typeof first === "object" && first !== null && typeof second === "object" && second !== null) {
    const merged = { ...first } as Record<string, unknown>;
    for (const [key, value] of Object.entries(second)) {
      const before = merged[key];
      merged[key] = Array.isArray(before) && Array.isArray(value) ? unique([...before, ...value]) : value;
    }
    return merged as T;
  }
  return second;
}

function mergeOffices(first: Facts["offices"], second: Facts["offices"]): Facts["offices"] {
  const merged: Facts["offices"] = { ...first };
  for (const [holder, offices] of Object.entries(second)) {
    const before = { ...merged[holder] };
    for (const [title, terms] of Object.entries(offices)) before[title] = [...(before[title] ?? []), ...terms];
    merged[holder] = before;
  }
  return merged;
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
