import type { DatabaseSync } from "node:sqlite";
import type { PileRecord } from "../../model/record.ts";
import { sha256Hex } from "../../text/hash.ts";
import type { Discrepancy } from "../store.ts";
import { evidenceOf } from "./evidence.ts";

/**
 * Compares every stored text with its hash, every piece of evidence with the text it names, and the evidence table with the items.
 * Also asks SQLite whether the file itself is sound.
 */
export function verifyDatabase(database: DatabaseSync, readRecord: () => PileRecord): Discrepancy[] {
  const unsound = database
    .prepare("PRAGMA integrity_check")
    .all()
    .map((row) => String(row.integrity_check));
  if (unsound[0] !== "ok") return unsound.map((message) => ({ code: "damaged", where: "file", message }));
  const record = readRecord();
  const texts = new Map(record.articles.map((article) => [article.id, article.text]));
  return [...changedTexts(record), ...wrongEvidence(record, texts), ...wrongPlaces(record, texts), ...wrongRows(database, record)];
}

function* changedTexts(record: PileRecord): Generator<Discrepancy> {
  for (const { id, sha256, text } of record.articles) {
    if (sha256Hex(text) !== sha256)
      yield { code: "hash", where: id, message: "the text is not the one that was cleaned: its hash differs" };
  }
}

function* wrongEvidence(record: PileRecord, texts: ReadonlyMap<string, string>): Generator<Discrepancy> {
  for (const { kind, item, field, evidence } of evidenceOf(record)) {
    const text = texts.get(evidence.article);
    const where = `${kind} ${item}`;
    if (text === undefined)
      yield { code: "missing", where, message: `${field} names article ${evidence.article}, which is not in the record` };
    else if (evidence.start >= evidence.end || text.slice(evidence.start, evidence.end) !== evidence.text) {
      yield { code: "evidence", where, message: `${field} does not stand at ${evidence.start}–${evidence.end} of ${evidence.article}` };
    }
  }
}

function* wrongPlaces(record: PileRecord, texts: ReadonlyMap<string, string>): Generator<Discrepancy> {
  for (const [i, { from, to }] of record.copies.entries()) {
    for (const place of [from, to]) {
      const length = texts.get(place.article)?.length ?? -1;
      if (place.start < 0 || place.start >= place.end || place.end > length) {
        yield { code: "evidence", where: `copies ${i}`, message: `${place.start}–${place.end} is not a passage of ${place.article}` };
      }
    }
  }
}

function* wrongRows(database: DatabaseSync, record: PileRecord): Generator<Discrepancy> {
  const stored = database.prepare('SELECT kind, item, field, article, start, "end", text FROM evidence ORDER BY rowid').all();
  const expected = [...evidenceOf(record)];
  if (stored.length !== expected.length) {
    yield { code: "missing", where: "evidence", message: `the evidence table has ${stored.length} rows, the items ${expected.length}` };
    return;
  }
  for (const [i, { kind, item, field, evidence: e }] of expected.entries()) {
    const row = stored[i];
    const same =
      row.kind === kind &&
      row.item === item &&
      row.field === field &&
      row.article === e.article &&
      row.start === e.start &&
      row.end === e.end &&
      row.text === e.text;
    if (!same) yield { code: "evidence", where: `${kind} ${item}`, message: `row ${i + 1} of the evidence table differs from the item` };
  }
}
