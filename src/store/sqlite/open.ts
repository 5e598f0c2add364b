import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ReadoutError } from "../../model/error.ts";
import { migrate } from "./migrate.ts";
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from "./schema.ts";

const HEADER = "SQLite format 3\u0000";

/**
 * Opens a record file; `create` makes it where it is not there yet.
 * Throws STORE_MISSING, STORE_NOT_A_RECORD, STORE_DAMAGED, STORE_NEWER_VERSION, STORE_UNWRITABLE or STORE_BUSY.
 */
export function openDatabase(path: string, mode: "read" | "create", busyTimeout: number): DatabaseSync {
  const exists = isThere(path, busyTimeout);
  if (!exists && mode === "read")
    throw new ReadoutError("STORE_MISSING", `there is no record file ${path}: make one with \`readout build … -o ${path}\``);
  if (!exists && !existsSync(dirname(path) || ".")) {
    throw new ReadoutError("STORE_UNWRITABLE", `cannot write ${path}: its folder does not exist`);
  }
  const database = guarded(path, () => new DatabaseSync(path, { readOnly: mode === "read", timeout: busyTimeout }));
  try {
    guarded(path, () => (exists ? checkVersion(database, path, mode) : createTables(database)));
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Whether there is a record, once what a killed build left half-written is taken back. Throws STORE_NOT_A_RECORD, STORE_DAMAGED or STORE_UNREADABLE of anything else. */
function isThere(path: string, busyTimeout: number): boolean {
  const holds = () => existsSync(path) && statSync(path).size > 0;
  if (!holds()) return false;
  if (!statSync(path).isFile()) throw new ReadoutError("STORE_NOT_A_RECORD", `${path} is not a file: choose another name`);
  // First, since a file whose first tables were being made may still lack its header.
  if (isJournal(`${path}-journal`)) takeBackHalfWritten(path, busyTimeout);
  // Killed while it made its first tables, the file is as empty again as it was before.
  if (!holds()) return false;
  refuseForeignFile(path);
  return true;
}

/** The first bytes of a journal of SQLite that is still to be played back. */
const JOURNAL = "d9d505f920a163d7";

function isJournal(path: string): boolean {
  return existsSync(path) && firstBytes(path, 8).toString("hex") === JOURNAL;
}

/**
 * A build that was killed while it wrote leaves a journal, by which the first to read puts the file as it was before: that needs to write, what
 * reading alone may not. Where the file may not be written, the reader that follows says so; of a build under way nothing is touched.
 */
function takeBackHalfWritten(path: string, busyTimeout: number): void {
  try {
    const database = new DatabaseSync(path, { timeout: busyTimeout });
    try {
      database.prepare("SELECT count(*) FROM sqlite_schema").get();
    } finally {
      database.close();
    }
  } catch {
    // Nothing could be put back: opening the file to read gives the reason.
  }
}

/** Runs `work` and gives SQLite's errors a code of ours. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ReadoutError ? error : translated(path, error);
  }
}

function translated(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !("errcode" in error)) return error;
  const primary = Number(error.errcode) & 0xff;
  if (primary === 5 || primary === 6)
    return new ReadoutError("STORE_BUSY", `${path} is being written by another program: try again when it is done`, { cause: error });
  if (primary === 11 || primary === 26) return new ReadoutError("STORE_DAMAGED", damagedMessage(path), { cause: error });
  if (primary === 13)
    return new ReadoutError("STORE_FULL", `no room left to write ${path}: nothing of the last step was written`, { cause: error });
  if (primary === 8 || primary === 10 || primary === 14)
    return new ReadoutError("STORE_UNWRITABLE", `cannot write ${path}: ${error.message}`, { cause: error });
  return error;
}

function damagedMessage(path: string): string {
  return `${path} is damaged or cut short: build the record again into another file (the articles are not in danger)`;
}

function refuseForeignFile(path: string): void {
  const header = firstBytes(path, 100);
  if (header.toString("latin1", 0, 16) !== HEADER)
    throw new ReadoutError("STORE_NOT_A_RECORD", `${path} is not a record file: choose another name`);
  if (header.length < 100) throw new ReadoutError("STORE_DAMAGED", damagedMessage(path));
  const rawPageSize = header.readUInt16BE(16);
  const pageSize = rawPageSize === 1 ? 65536 : rawPageSize;
  const pages = header.readUInt32BE(28);
  // A journal beside the file may still have to grow or shrink it: SQLite itself looks then.
  if (statSync(path).size < pages * pageSize && !existsSync(`${path}-journal`))
    throw new ReadoutError("STORE_DAMAGED", damagedMessage(path));
}

function firstBytes(path: string, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  const file = openForReading(path);
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, count, 0));
  } finally {
    closeSync(file);
  }
}

function openForReading(path: string): number {
  try {
    return openSync(path, "r");
  } catch (cause) {
    throw new ReadoutError("STORE_UNREADABLE", `cannot read ${path}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

function createTables(database: DatabaseSync): void {
  database.exec(
    `PRAGMA page_size = 8192; BEGIN; ${SCHEMA} PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`,
  );
}

function checkVersion(database: DatabaseSync, path: string, mode: "read" | "create"): void {
  const application = database.prepare("PRAGMA application_id").get() as { application_id: number };
  if (application.application_id !== APPLICATION_ID)
    throw new ReadoutError("STORE_NOT_A_RECORD", `${path} is an SQLite file, but not a record: choose another name`);
  const { user_version: version } = database.prepare("PRAGMA user_version").get() as { user_version: number };
  if (version > SCHEMA_VERSION) {
    throw new ReadoutError(
      "STORE_NEWER_VERSION",
      `${path} was written by a newer Readout (format ${version}, this one reads up to ${SCHEMA_VERSION}): update Readout`,
    );
  }
  if (mode === "create") migrate(database, version);
}
