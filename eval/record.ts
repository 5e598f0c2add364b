/**
 * Scores an exported record (`readout export FILE --format json`) against a gold record (format: examples/README.md).
 *
 *     node eval/record.ts GOLD.json EXPORT.json|RECORD.readout [--errors] [--json FILE]
 *
 * Prints a table and, as its last line, one JSON object. Exit status 2 on bad input.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { PileRecord } from "../src/model/record.ts";
import { openSqliteStore } from "../src/store/sqlite/sqlite-store.ts";
import { countViolations, scoreDates, scoreHeads, scoreLitter } from "./record/articles.ts";
import { scoreContacts } from "./record/contacts.ts";
import { scoreCopies, scoreEntities } from "./record/copies.ts";
import { scoreAgreements, scoreCommitments, scoreDisputes, scoreIncidents } from "./record/findings.ts";
import { type Gold, readGold } from "./record/gold.ts";
import { joinRecord } from "./record/join.ts";
import { scoreMissions } from "./record/missions.ts";
import { scoreStatements } from "./record/statements.ts";
import type { Score } from "./record/tally.ts";

export interface RecordScores {
  readonly pile: string;
  readonly articles: number;
  readonly violations: number;
  readonly scores: readonly Score[];
}

/** All figures of a record against a gold. */
export function scoreRecord(gold: Gold, record: PileRecord): RecordScores {
  const joined = joinRecord(gold, record);
  const scores = [
    scoreContacts,
    scoreStatements,
    scoreDisputes,
    scoreAgreements,
    scoreCommitments,
    scoreIncidents,
    scoreMissions,
    scoreCopies,
    scoreEntities,
    scoreDates,
    scoreLitter,
    scoreHeads,
  ].map((score) => score(joined));
  return { pile: gold.pile, articles: joined.articleOf.size, violations: countViolations(record), scores };
}

function table({ scores }: RecordScores): string {
  const head = ["", "gold", "found", "right", "P", "R", "F1", "of the items joined"];
  const rows = scores.map(({ name, gold, found, right, precision, recall, f1, fields }) => [
    name,
    ...[gold, found, right].map(String),
    ...[precision, recall, f1].map((value) => value.toFixed(3)),
    Object.entries(fields)
      .map(([field, value]) => `${field} ${value.toFixed(2)}`)
      .join(", "),
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 || i === 7 ? cell.padEnd(i === 0 ? widths[i] : 0) : cell.padStart(widths[i]))).join("  ");
  return [head, ...rows].map(line).join("\n");
}

/** A record from its JSON export, or from the record file itself. */
async function readRecord(path: string): Promise<PileRecord> {
  if (!path.endsWith(".readout")) return JSON.parse(readFileSync(path, "utf8")) as PileRecord;
  const store = openSqliteStore(path, "read");
  const record = await store.record();
  await store.close();
  return record;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { errors: { type: "boolean", default: false }, json: { type: "string" } },
  });
  if (positionals.length !== 2) throw new Error("usage: node eval/record.ts GOLD.json EXPORT.json [--errors] [--json FILE]");
  const record = await readRecord(positionals[1]);
  const result = scoreRecord(readGold(positionals[0]), record);
  console.log(`${result.pile}: ${result.articles} articles joined, ${result.violations} evidence violations\n`);
  console.log(`${table(result)}\n`);
  if (values.errors) for (const { name, errors } of result.scores) for (const error of errors) console.log(`${name}: ${error}`);
  const brief = { ...result, scores: Object.fromEntries(result.scores.map(({ name, errors: _, ...rest }) => [name, rest])) };
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 1)}\n`);
  console.log(JSON.stringify(brief));
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    console.error(`record.ts: ${(error as Error).message}`);
    process.exitCode = 2;
  }
}
