import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PileRecord } from "../src/model/record.ts";
import { openSqliteStore } from "../src/store/sqlite/sqlite-store.ts";
import { explainItem } from "../src/views/explain.ts";
import { exampleRecord, recordOf } from "../test/fixtures/record.ts";
import { readGold } from "./record/gold.ts";
import { type RecordScores, scoreRecord } from "./record.ts";

const floors = JSON.parse(readFileSync(new URL("floors.json", import.meta.url), "utf8")) as Record<string, number>;
const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The piles with a gold by hand: prefix of their floors, gold, and how their record is built into a folder. */
const PILES = [
  { prefix: "record.", gold: at("examples/orlu.gold.json"), build: exampleRecord },
  {
    prefix: "record-salt.",
    gold: at("corpus/record/salt.gold.json"),
    build: (folder: string) => recordOf(at("corpus/record/salt"), at("corpus/record/salt-knowledge.yaml"), join(folder, "salt.readout")),
  },
  {
    prefix: "record-gant.",
    gold: at("corpus/record/gant.gold.json"),
    build: (folder: string) => recordOf(at("corpus/record/gant"), at("corpus/record/gant-knowledge.yaml"), join(folder, "gant.readout")),
  },
  {
    prefix: "record-coast.",
    gold: at("corpus/record/coast.gold.json"),
    build: (folder: string) => recordOf(at("corpus/record/coast"), at("corpus/record/coast-knowledge.yaml"), join(folder, "coast.readout")),
  },
  {
    prefix: "record-dam.",
    gold: at("corpus/record/dam.gold.json"),
    build: (folder: string) => recordOf(at("corpus/record/dam"), at("corpus/record/dam-knowledge.yaml"), join(folder, "dam.readout")),
  },
  {
    prefix: "record-osk.",
    gold: at("corpus/record/osk.gold.json"),
    build: (folder: string) => recordOf(at("corpus/record/osk"), at("corpus/record/osk-knowledge.yaml"), join(folder, "osk.readout")),
  },
  {
    prefix: "record-gas.",
    gold: at("corpus/record/gas.gold.json"),
    build: (folder: string) => recordOf(at("corpus/record/gas"), at("corpus/record/gas-knowledge.yaml"), join(folder, "gas.readout")),
  },
  {
    prefix: "record-harun.",
    gold: at("corpus/record/harun.gold.json"),
    build: (folder: string) => recordOf(at("corpus/record/harun"), at("corpus/record/harun-knowledge.yaml"), join(folder, "harun.readout")),
  },
  {
    prefix: "record-tesk.",
    gold: at("corpus/record/tesk.gold.json"),
    build: (folder: string) => recordOf(at("corpus/record/tesk"), at("corpus/record/tesk-knowledge.yaml"), join(folder, "tesk.readout")),
  },
  {
    prefix: "record-quill.",
    gold: at("corpus/record/quill.gold.json"),
    build: (folder: string) => recordOf(at("corpus/record/quill"), at("corpus/record/quill-knowledge.yaml"), join(folder, "quill.readout")),
  },
  {
    prefix: "record-weir.",
    gold: at("corpus/record/weir.gold.json"),
    build: (folder: string) => recordOf(at("corpus/record/weir"), at("corpus/record/weir-knowledge.yaml"), join(folder, "weir.readout")),
  },
  {
    prefix: "record-highland.",
    gold: at("corpus/record/highland.gold.json"),
    build: (folder: string) =>
      recordOf(at("corpus/record/highland"), at("corpus/record/highland-knowledge.yaml"), join(folder, "highland.readout")),
  },
];

describe.each(PILES)("the record of the pile behind $gold", ({ prefix, gold, build }) => {
  const keys = Object.keys(floors).filter((key) => key.startsWith(prefix));
  let folder: string;
  let scores: RecordScores;
  let record: PileRecord;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "readout-floors-"));
    const store = openSqliteStore(await build(folder), "read");
    record = await store.record();
    scores = scoreRecord(readGold(gold), record);
    await store.close();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(keys)("%s does not sink", (key) => {
    const [, list, figure] = key.split(".");
    const score = scores.scores.find(({ name }) => name === list);
    const value = score?.fields[figure] ?? (score as unknown as Record<string, number> | undefined)?.[figure];
    expect(value, `${key} is ${value}`).toBeGreaterThanOrEqual(floors[key]);
  });

  it.each(["contacts", "agreements", "commitments", "incidents", "missions"] as const)(
    "explains by which rules its %s were found",
    (list) => {
      expect(record[list].length > 0 || (readGold(gold)[list] ?? []).every(({ optional }) => optional === true)).toBe(true);
      for (const { id } of record[list]) {
        const fields = explainItem(record, id)?.fields ?? [];
        expect(fields.filter(({ field, value }) => field.startsWith("rules.") && value.length > 0).length, id).toBeGreaterThan(0);
      }
    },
  );

  it("has no piece of evidence out of place", () => {
    expect(scores.violations).toBe(0);
  });
});
