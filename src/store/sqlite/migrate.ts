import type { DatabaseSync } from "node:sqlite";
import type { AnalysedArticle } from "../../model/record.ts";
import { packAnalysis } from "../packed.ts";
import { MIGRATIONS, SCHEMA_VERSION } from "./schema.ts";

/** Brings the tables of an older file up to date, version by version, each all or nothing; a file that is only read is left as it is. */
export function migrate(database: DatabaseSync, from: number): void {
  for (let version = from + 1; version <= SCHEMA_VERSION; version++) {
    database.exec("BEGIN IMMEDIATE");
    try {
      database.exec(MIGRATIONS[version]);
      if (version === 3) packAnalyses(database);
      database.exec(`PRAGMA user_version = ${version}; COMMIT`);
    } catch (error) {
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  }
}

function packAnalyses(database: DatabaseSync): void {
  const insert = database.prepare("INSERT INTO analysis (pass, article, key, path, packed) VALUES (?, ?, ?, ?, ?)");
  for (const row of database.prepare("SELECT pass, article, key, path, json FROM analysis_2").iterate()) {
    const { bytes } = packAnalysis(String(row.key), JSON.parse(String(row.json)) as AnalysedArticle);
    insert.run(row.pass, row.article, row.key, row.path, bytes);
  }
  database.exec("DROP TABLE analysis_2");
}
