import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSqliteStore } from "../src/store/sqlite/sqlite-store.ts";
import { exampleRecord } from "../test/fixtures/record.ts";
import { readGold } from "./record/gold.ts";
import { type RecordScores, scoreRecord } from "./record.ts";

const floors = JSON.parse(readFileSync(new URL("floors.json", import.meta.url), "utf8")) as Record<string, number>;
const keys = Object.keys(floors).filter((key) => key.startsWith("record."));

describe("the record of the example pile, against its gold", () => {
  let folder: string;
  let scores: RecordScores;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "readout-floors-"));
    const store = openSqliteStore(await exampleRecord(folder), "read");
    scores = scoreRecord(readGold(fileURLToPath(new URL("../examples/orlu.gold.json", import.meta.url))), await store.record());
    await store.close();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(keys)("%s does not sink", (key) => {
    const [, list, figure] = key.split(".");
    const score = scores.scores.find(({ name }) => name === list);
    const value = score?.fields[figure] ?? (score as unknown as Record<string, number> | undefined)?.[figure];
    expect(value, `${key} is ${value}`).toBeGreaterThanOrEqual(floors[key]);
  });

  it("has no piece of evidence out of place", () => {
    expect(scores.violations).toBe(0);
  });
});
