import { type PileRecord, RECORD_KINDS, type RecordKind } from "../../model/record.ts";
import { type Evidence, isEvidence } from "../../model/span.ts";

/** One row of the evidence table: which field of which item rests on which words. */
export interface EvidenceRow {
  readonly kind: RecordKind | "articles";
  readonly item: string;
  /** Path of the field inside the item, e.g. `differences.0.evidence`. */
  readonly field: string;
  readonly evidence: Evidence;
}

/** Every piece of evidence of a record, wherever it stands inside an item. */
export function* evidenceOf(record: PileRecord): Generator<EvidenceRow> {
  for (const article of record.articles) yield* within("articles", article.id, "credit", article.credit);
  for (const kind of RECORD_KINDS) {
    for (const [i, item] of record[kind].entries()) yield* within(kind, "id" in item ? item.id : String(i), "", item);
  }
}

function* within(kind: EvidenceRow["kind"], item: string, field: string, value: unknown): Generator<EvidenceRow> {
  if (typeof value !== "object" || value === null) return;
  if (isEvidence(value)) {
    // A copy names two places without their words: there is nothing to compare.
    yield { kind, item, field: field.replace(/\.\d+$/u, ""), evidence: value };
    return;
  }
  for (const [key, inner] of Object.entries(value)) yield* within(kind, item, field === "" ? key : `${field}.${key}`, inner);
}
