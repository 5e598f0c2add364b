/** Version of the tables below; a file with a higher one is refused, a lower one is migrated. */
export const SCHEMA_VERSION = 3;

/** `PRAGMA application_id` of a record file: "RDOT". */
export const APPLICATION_ID = 0x52444f54;

/** Missions and mechanisms; version 1 had none. */
const MISSIONS = `CREATE TABLE mission (id TEXT PRIMARY KEY, kind TEXT, name TEXT, "by" TEXT, led_by TEXT, place TEXT, size TEXT, term TEXT, status TEXT,
  json TEXT NOT NULL);`;

/** Version 2 held analyses as plain JSON. */
const ANALYSES = `CREATE TABLE analysis (pass TEXT NOT NULL, article TEXT NOT NULL, key TEXT NOT NULL, path TEXT NOT NULL, packed BLOB NOT NULL,
  PRIMARY KEY (pass, article));`;

/** What brings the tables of the version before up to each version; `migrate` fills them. */
export const MIGRATIONS: { readonly [version: number]: string } = {
  2: MISSIONS,
  3: `ALTER TABLE analysis RENAME TO analysis_2; ${ANALYSES}`,
};

/**
 * The tables of a record file. Columns are for people with an SQLite tool; `json` holds the item whole, in the shape of the JSON export
 * (an article's without its text, which the column `text` has).
 * `evidence` has a row for each sentence or span that an item rests on: join it with `item`.
 */
export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What the text of each article gave ("pass" text: by itself; dated: read again as of a day that the pile gave it); "key" names what it was read with; packed: JSON, deflated.
${ANALYSES}

CREATE TABLE article (id TEXT PRIMARY KEY, path TEXT, title TEXT, outlet TEXT, byline TEXT, published TEXT, published_basis TEXT,
  language TEXT, url TEXT, credit TEXT, credited_to TEXT, sha256 TEXT, text TEXT, json TEXT NOT NULL);
CREATE TABLE entity (id TEXT PRIMARY KEY, type TEXT, name TEXT, aliases TEXT, country TEXT, mentions INTEGER, json TEXT NOT NULL);
CREATE TABLE contact (id TEXT PRIMARY KEY, date TEXT, mode TEXT, format TEXT, participants TEXT, initiated_by TEXT, place TEXT, occasion TEXT,
  status TEXT, json TEXT NOT NULL);
CREATE TABLE statement (id TEXT PRIMARY KEY, article TEXT, date TEXT, speaker TEXT, addressee TEXT, stance TEXT, mode TEXT, via TEXT, content TEXT,
  json TEXT NOT NULL);
CREATE TABLE claim (id TEXT PRIMARY KEY, text TEXT, statements INTEGER, independent_sources INTEGER, json TEXT NOT NULL);
CREATE TABLE dispute (id TEXT PRIMARY KEY, kind TEXT, about TEXT, sides TEXT, json TEXT NOT NULL);
CREATE TABLE agreement (id TEXT PRIMARY KEY, date TEXT, name TEXT, parties TEXT, brokered_by TEXT, json TEXT NOT NULL);
CREATE TABLE commitment (id TEXT PRIMARY KEY, due TEXT, status TEXT, "by" TEXT, "to" TEXT, what TEXT, kind TEXT, json TEXT NOT NULL);
CREATE TABLE incident (id TEXT PRIMARY KEY, date TEXT, type TEXT, mode TEXT, actors TEXT, targets TEXT, place TEXT, status TEXT, json TEXT NOT NULL);
${MISSIONS}
CREATE TABLE track (id TEXT PRIMARY KEY, name TEXT, items INTEGER, json TEXT NOT NULL);
CREATE TABLE copy (id INTEGER PRIMARY KEY, from_article TEXT, from_start INTEGER, from_end INTEGER, to_article TEXT, to_start INTEGER, to_end INTEGER,
  kind TEXT, similarity REAL, json TEXT NOT NULL);
CREATE TABLE note (id INTEGER PRIMARY KEY, article TEXT, level TEXT, code TEXT, message TEXT, json TEXT NOT NULL);

CREATE TABLE evidence (kind TEXT NOT NULL, item TEXT NOT NULL, field TEXT NOT NULL, article TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL);
CREATE INDEX evidence_item ON evidence (item);
CREATE INDEX evidence_place ON evidence (article, start);

CREATE VIRTUAL TABLE sentence USING fts5 (text, article UNINDEXED, start UNINDEXED, "end" UNINDEXED, tokenize = "unicode61 remove_diacritics 2");
`;

/** Tables that a new record replaces. */
export const RECORD_TABLES = [
  "article",
  "entity",
  "contact",
  "statement",
  "claim",
  "dispute",
  "agreement",
  "commitment",
  "incident",
  "mission",
  "track",
  "copy",
  "note",
  "evidence",
  "sentence",
] as const;
