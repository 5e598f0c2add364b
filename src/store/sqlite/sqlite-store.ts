import type { DatabaseSync, StatementSync } from "node:sqlite";
import { ReadoutError } from "../../model/error.ts";
import { type AnalysedArticle, type PileRecord, RECORD_KINDS, type RecordArticle, type RecordKind } from "../../model/record.ts";
import { unpackAnalysis } from "../packed.ts";
import { type AnalysisKey, EMPTY_RECORD, type PackedAnalysis, type Pass, type SearchHit, type Store } from "../store.ts";
import { tableRows } from "./columns.ts";
import { evidenceOf } from "./evidence.ts";
import { guarded, openDatabase } from "./open.ts";
import { RECORD_TABLES } from "./schema.ts";
import { ftsQuery } from "./search.ts";
import { verifyDatabase } from "./verify.ts";

const TABLE_OF: { readonly [kind in RecordKind]: string } = {
  entities: "entity",
  contacts: "contact",
  statements: "statement",
  claims: "claim",
  disputes: "dispute",
  agreements: "agreement",
  commitments: "commitment",
  incidents: "incident",
  missions: "mission",
  tracks: "track",
  copies: "copy",
  notes: "note",
};

/**
 * A record in one SQLite file. The rollback journal is used, not the write-ahead log, so that at rest the record is one file that can be copied.
 * `busyTimeout` (ms) is how long to wait for another writer; `maxPages` limits the file, as a full disk would.
 * Throws the STORE_ errors of `openDatabase`.
 */
export function openSqliteStore(path: string, mode: "read" | "create" = "create", busyTimeout = 5000, maxPages?: number): Store {
  const database = openDatabase(path, mode, busyTimeout);
  if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages}`);
  const run = async <T>(work: () => T): Promise<T> => guarded(path, work);
  return {
    analysed: (pass) => run(() => readKeys(database, pass)),
    analyses: (pass) => run(() => [...readAnalyses(database, pass)]),
    analysis: (pass, article) => run(() => readAnalysis(database, pass, article)),
    putAnalyses: (pass, batch) => run(() => transaction(database, () => putAnalyses(database, pass, batch))),
    replaceRecord: (record) => run(() => transaction(database, () => replaceRecord(database, record))),
    record: () => run(() => readRecord(database)),
    isComplete: () => run(() => isComplete(database)),
    search: (words, limit) => run(() => search(database, words, limit)),
    verify: () => run(() => verifyDatabase(database, () => readRecord(database))),
    close: async () => database.close(),
  };
}

function transaction(database: DatabaseSync, work: () => void): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    work();
    database.exec("COMMIT");
  } catch (error) {
    // SQLite rolls back by itself on a full disk: a second rollback would hide the cause.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

function readKeys(database: DatabaseSync, pass: Pass): AnalysisKey[] {
  return database.prepare("SELECT key, article, path FROM analysis WHERE pass = ? ORDER BY article").all(pass) as unknown as AnalysisKey[];
}

/** One after another, so that whoever needs each for a moment holds one at a time. */
function* readAnalyses(database: DatabaseSync, pass: Pass): Generator<AnalysedArticle> {
  for (const row of database.prepare("SELECT packed FROM analysis WHERE pass = ? ORDER BY article").iterate(pass))
    yield unpacked(row.packed as Uint8Array);
}

function readAnalysis(database: DatabaseSync, pass: Pass, article: string): AnalysedArticle | null {
  const row = database.prepare("SELECT packed FROM analysis WHERE pass = ? AND article = ?").get(pass, article);
  return row === undefined ? null : unpacked(row.packed as Uint8Array);
}

function putAnalyses(database: DatabaseSync, pass: Pass, batch: readonly PackedAnalysis[]): void {
  const insert = database.prepare("INSERT OR REPLACE INTO analysis (pass, article, key, path, packed) VALUES (?, ?, ?, ?, ?)");
  for (const { key, article, path, bytes } of batch) insert.run(pass, article, key, path, bytes);
  if (batch.length > 0) database.prepare("INSERT OR REPLACE INTO meta VALUES ('complete', 'no')").run();
}

function replaceRecord(database: DatabaseSync, record: PileRecord): void {
  for (const table of RECORD_TABLES) database.exec(`DELETE FROM ${table}`);
  const inserts = new Map<string, StatementSync>();
  for (const { table, row } of tableRows(record)) {
    let insert = inserts.get(table);
    if (insert === undefined) {
      const columns = Object.keys(row);
      insert = database.prepare(
        `INSERT INTO ${table} (${columns.map((c) => `"${c}"`).join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
      );
      inserts.set(table, insert);
    }
    insert.run(...Object.values(row));
  }
  const evidence = database.prepare("INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?)");
  for (const { kind, item, field, evidence: e } of evidenceOf(record)) evidence.run(kind, item, field, e.article, e.start, e.end, e.text);
  indexSentences(database);
  database.prepare("INSERT OR REPLACE INTO meta VALUES ('complete', 'yes')").run();
}

function indexSentences(database: DatabaseSync): void {
  const insert = database.prepare('INSERT INTO sentence (text, article, start, "end") VALUES (?, ?, ?, ?)');
  for (const { article, sentences } of readAnalyses(database, "text")) {
    for (const { start, end } of sentences) insert.run(article.text.slice(start, end), article.id, start, end);
  }
}

function readRecord(database: DatabaseSync): PileRecord {
  const record: { -readonly [K in keyof PileRecord]: PileRecord[K] } = { ...EMPTY_RECORD };
  record.articles = database
    .prepare("SELECT json, text FROM article ORDER BY rowid")
    .all()
    .map((row) => ({ ...parsed<RecordArticle>(String(row.json)), text: String(row.text) }));
  const tables = tableNames(database);
  for (const kind of RECORD_KINDS) {
    // A file that an earlier version wrote has no table for what was not looked for then.
    if (tables.has(TABLE_OF[kind])) record[kind] = jsonColumn<never>(database, `SELECT json FROM ${TABLE_OF[kind]} ORDER BY rowid`);
  }
  return record;
}

function tableNames(database: DatabaseSync): ReadonlySet<string> {
  const rows = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  return new Set(rows.map(({ name }) => String(name)));
}

function isComplete(database: DatabaseSync): boolean {
  return database.prepare("SELECT value FROM meta WHERE key = 'complete'").get()?.value === "yes";
}

function search(database: DatabaseSync, words: string, limit: number): SearchHit[] {
  const query = ftsQuery(words);
  if (query === null) return [];
  const rows = database
    .prepare('SELECT text, article, start, "end" FROM sentence WHERE sentence MATCH ? ORDER BY rank, article, start LIMIT ?')
    .all(query, limit) as unknown as Omit<SearchHit, "statements">[];
  const statements = database.prepare(
    "SELECT DISTINCT item FROM evidence WHERE kind = 'statements' AND article = ? AND start < ? AND \"end\" > ? ORDER BY start, item",
  );
  return rows.map(({ text, article, start, end }) => ({
    text,
    article,
    start,
    end,
    statements: statements.all(article, end, start).map((row) => String(row.item)),
  }));
}

function jsonColumn<T>(database: DatabaseSync, query: string): T[] {
  return database
    .prepare(query)
    .all()
    .map((row) => parsed<T>(String(row.json)));
}

function parsed<T>(json: string): T {
  return readable(() => JSON.parse(json) as T);
}

function unpacked(bytes: Uint8Array): AnalysedArticle {
  return readable(() => unpackAnalysis(bytes));
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new ReadoutError("STORE_DAMAGED", "an item of the record file is not readable: build the record again into another file", {
      cause,
    });
  }
}
