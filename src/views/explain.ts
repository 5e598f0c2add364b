import { type PileRecord, RECORD_KINDS } from "../model/record.ts";
import { isEvidence } from "../model/span.ts";
import { namesOf } from "./view.ts";

export interface Explanation {
  readonly kind: string;
  readonly id: string;
  /** The item's own fields, names standing for ids, nested fields by their path; rules and reasons among them. */
  readonly fields: readonly { readonly field: string; readonly value: string }[];
  readonly evidence: readonly { readonly field: string; readonly path: string; readonly offset: number; readonly sentence: string }[];
}

/** Copies and notes have no id of their own. */
const KINDS = ["articles" as const, ...RECORD_KINDS.filter((kind) => kind !== "copies" && kind !== "notes")];

/** Where an item of the record comes from; null where there is no item with this id. */
export function explainItem(record: PileRecord, id: string): Explanation | null {
  for (const kind of KINDS) {
    const item = record[kind].find((candidate) => candidate.id === id);
    if (item === undefined) continue;
    const { name } = namesOf(record);
    const paths = new Map(record.articles.map((article) => [article.id, article.path]));
    const fields: { field: string; value: string }[] = [];
    const evidence: { field: string; path: string; offset: number; sentence: string }[] = [];
    walk(item, "", (field, value) => {
      if (isEvidence(value))
        evidence.push({
          field: field.replace(/\.\d+$/u, ""),
          path: paths.get(value.article) ?? value.article,
          offset: value.start,
          sentence: value.text,
        });
      else if (field !== "text" && field !== "id" && !field.startsWith("removed"))
        fields.push({ field, value: typeof value === "string" ? (name(value) ?? value) : String(value) });
    });
    return { kind, id, fields, evidence };
  }
  return null;
}

/** Calls `leaf` for every piece of evidence and every plain value but null, with its path. */
function walk(value: unknown, path: string, leaf: (path: string, value: unknown) => void): void {
  if (value === null) return;
  if (typeof value !== "object" || isEvidence(value)) {
    leaf(path, value);
    return;
  }
  for (const [key, inner] of Object.entries(value as object)) walk(inner, path === "" ? key : `${path}.${key}`, leaf);
}
