import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeStore } from "../store.suite.ts";
import { EMPTY_RECORD } from "../store.ts";
import { openSqliteStore } from "./sqlite-store.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "readout-store-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describeStore("SQLite", (name) => openSqliteStore(join(folder, `${name}.readout`)));

describe("record file", () => {
  const file = () => join(folder, "r.readout");

  async function made(): Promise<void> {
    const store = openSqliteStore(file());
    await store.replaceRecord({
      ...EMPTY_RECORD,
      notes: Array.from({ length: 2000 }, (_, i) => ({ article: null, level: "info" as const, code: "x.y", message: `note ${i}` })),
    });
    await store.close();
  }

  it("is one file at rest", async () => {
    await made();
    expect(readdirSync(folder)).toEqual(["r.readout"]);
  });

  it("is read as it was before a writer that was killed half-way", async () => {
    await made();
    const writer = new DatabaseSync(file());
    // Few pages in memory: the changes reach the file before they are committed, as of a large build.
    writer.exec("PRAGMA cache_size = 1; BEGIN; UPDATE note SET message = 'half written ' || hex(randomblob(200));");
    const left = join(folder, "left.readout");
    copyFileSync(`${file()}-journal`, `${left}-journal`);
    copyFileSync(file(), left);
    writer.exec("ROLLBACK");
    writer.close();
    expect(readFileSync(left).includes("half written")).toBe(true);
    const store = openSqliteStore(left, "read");
    const { notes } = await store.record();
    await store.close();
    expect(notes[2].message).toBe("note 2");
    expect(existsSync(`${left}-journal`)).toBe(false);
  });

  it("is not there yet where the writer was killed while it made the first tables, and can be made", async () => {
    const begun = join(folder, "begun.readout");
    const writer = new DatabaseSync(begun);
    writer.exec("PRAGMA cache_size = 1; BEGIN; CREATE TABLE half (written); INSERT INTO half VALUES (hex(randomblob(60000)));");
    const left = join(folder, "left.readout");
    copyFileSync(`${begun}-journal`, `${left}-journal`);
    copyFileSync(begun, left);
    writer.exec("ROLLBACK");
    writer.close();
    expect(readFileSync(left).length).toBeGreaterThan(0);
    const again = join(folder, "again.readout");
    copyFileSync(`${left}-journal`, `${again}-journal`);
    copyFileSync(left, again);
    expect(() => openSqliteStore(left, "read")).toThrowError(expect.objectContaining({ code: "STORE_MISSING" }));
    await openSqliteStore(again, "create").close();
  });

  it("has tables that a person can read with any SQLite tool", async () => {
    await made();
    const database = new DatabaseSync(file(), { readOnly: true });
    expect(database.prepare("SELECT level, code, message FROM note WHERE id = 3").get()).toEqual({
      level: "info",
      code: "x.y",
      message: "note 2",
    });
    database.close();
  });

  it.each([
    ["cut short", () => truncateSync(file(), 20_000), "STORE_DAMAGED"],
    ["cut in its header", () => truncateSync(file(), 50), "STORE_DAMAGED"],
    ["of a newer version", () => edit("PRAGMA user_version = 99"), "STORE_NEWER_VERSION"],
    ["another program's database", () => edit("PRAGMA application_id = 7"), "STORE_NOT_A_RECORD"],
    ["not a database", () => writeFileSync(file(), "an article, by mistake"), "STORE_NOT_A_RECORD"],
  ])("is refused, and left as it is, when it is %s", async (_, spoil, code) => {
    await made();
    spoil();
    const before = readFileSync(file());
    for (const mode of ["read", "create"] as const) expect(() => openSqliteStore(file(), mode)).toThrow(expect.objectContaining({ code }));
    expect(readFileSync(file()).equals(before)).toBe(true);
  });

  function edit(sql: string): void {
    const database = new DatabaseSync(file());
    database.exec(sql);
    database.close();
  }

  it("is said to be missing, not made, when it is only to be read", () => {
    expect(() => openSqliteStore(file(), "read")).toThrow(expect.objectContaining({ code: "STORE_MISSING" }));
    expect(existsSync(file())).toBe(false);
  });

  it("cannot be made in a folder that is not there, nor where a folder stands", () => {
    expect(() => openSqliteStore(join(folder, "none", "r.readout"))).toThrow(expect.objectContaining({ code: "STORE_UNWRITABLE" }));
    expect(() => openSqliteStore(folder)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^STORE_/) }));
  });

  it("says that it is busy while another program writes", async () => {
    await made();
    const other = new DatabaseSync(file());
    other.exec("BEGIN IMMEDIATE");
    const store = openSqliteStore(file(), "create", 50);
    await expect(store.replaceRecord(EMPTY_RECORD)).rejects.toThrow(expect.objectContaining({ code: "STORE_BUSY" }));
    other.exec("ROLLBACK");
    other.close();
    await store.close();
  });

  it("keeps the last record when the disk is full", async () => {
    await made();
    const store = openSqliteStore(file());
    const before = await store.record();
    await store.close();
    const limited = openSqliteStore(file(), "create", 50, 40);
    const long = Array.from({ length: 9000 }, (_, i) => ({
      article: null,
      level: "info" as const,
      code: "x.y",
      message: `another note, number ${i}`,
    }));
    await expect(limited.replaceRecord({ ...EMPTY_RECORD, notes: long })).rejects.toThrow(expect.objectContaining({ code: "STORE_FULL" }));
    expect(await limited.record()).toEqual(before);
    await limited.close();
  });
});

it("reads a file of the first version, which had no missions and plain analyses, and brings it up to date where it may write", async () => {
  const path = join(folder, "old.readout");
  await openSqliteStore(path).close();
  const database = new DatabaseSync(path);
  database.exec(`DROP TABLE mission; DROP TABLE analysis; PRAGMA user_version = 1;
    CREATE TABLE analysis (pass TEXT NOT NULL, article TEXT NOT NULL, key TEXT NOT NULL, path TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (pass, article)) WITHOUT ROWID;
    INSERT INTO analysis VALUES ('text', 'a', 'k', 'a.txt', '{"article": {"id": "a", "path": "a.txt"}}');`);
  database.close();
  const reader = openSqliteStore(path, "read");
  expect((await reader.record()).missions).toEqual([]);
  await reader.close();
  const writer = openSqliteStore(path);
  expect(await writer.analysed("text")).toEqual([{ key: "k", article: "a", path: "a.txt" }]);
  expect(await writer.analyses("text")).toEqual([{ article: { id: "a", path: "a.txt" } }]);
  await writer.putAnalyses("text", []);
  expect(await writer.verify()).toEqual([]);
  await writer.close();
});
