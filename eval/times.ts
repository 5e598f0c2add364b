/**
 * Scores `findTimes` on a gold file: value F1 as TempEval-3 defines it.
 *
 *     node eval/times.ts [GOLD.ndjson.gz …] [--errors N] [--floors]
 *
 * Without files: the two development sets in ../shared/data/language. Needs python3 and ../shared/eval; says so and ends with 0 where they are missing.
 * `--floors` compares with eval/floors.json and ends with 1 where a figure has sunk.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { findTimes } from "../src/language/times/index.ts";
import { splitSentences } from "../src/language/tokens/sentences.ts";
import { tokenize } from "../src/language/tokens/tokenize.ts";

const SHARED = "../shared";
const SETS: readonly string[] = [`${SHARED}/data/language/timebank-dev.ndjson.gz`, `${SHARED}/data/language/wikiwars-dev.ndjson.gz`];

export interface GoldLine {
  readonly id: string;
  readonly text: string;
  readonly published?: string;
}

/** Reads id, text and published of an NDJSON file; no gold is looked at. */
export function readLines(path: string): GoldLine[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const { id, text: body, published } = JSON.parse(line) as GoldLine;
      return published === undefined ? { id, text: body } : { id, text: body, published };
    });
}

/** One output line with the times of a text. */
export function predictLine(line: GoldLine): string {
  const spans = tokenize(line.text);
  const sentences = splitSentences(line.text, spans);
  const times = findTimes({ text: line.text, spans, sentences, pos: null, published: line.published ?? null });
  return JSON.stringify({ id: line.id, times });
}

interface Figures {
  readonly valueF1: number;
  readonly relaxed: { readonly f1: number };
}

function score(gold: string, errors: number): Figures {
  const folder = mkdtempSync(join(tmpdir(), "times-"));
  try {
    const predicted = join(folder, "pred.ndjson");
    writeFileSync(predicted, `${readLines(gold).map(predictLine).join("\n")}\n`);
    const run = spawnSync("python3", [`${SHARED}/eval/score_times.py`, gold, predicted, "--errors", String(errors)], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (run.status !== 0) throw new Error(`score_times.py: ${run.stderr}`);
    process.stdout.write(run.stdout);
    const lines = run.stdout.trim().split("\n");
    return JSON.parse(lines[lines.length - 1]) as Figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function floors(): Record<string, number> {
  return existsSync("eval/floors.json") ? (JSON.parse(readFileSync("eval/floors.json", "utf8")) as Record<string, number>) : {};
}

function main(args: readonly string[]): void {
  const errors = args.includes("--errors") ? Number(args[args.indexOf("--errors") + 1]) : 0;
  const named = args.filter((arg) => arg.endsWith(".gz") || arg.endsWith(".ndjson"));
  const files = named.length > 0 ? named : SETS;
  if (!existsSync(`${SHARED}/eval/score_times.py`) || spawnSync("python3", ["--version"]).status !== 0) {
    console.log("times: not scored: needs python3 and ../shared/eval");
    return;
  }
  for (const file of files) {
    console.log(`== ${basename(file)}`);
    const figures = score(file, errors);
    const floor = floors()[`times.value.${basename(file).split(".")[0]}`];
    if (args.includes("--floors") && floor !== undefined && figures.valueF1 < floor) {
      console.log(`value F1 ${figures.valueF1} is below its floor ${floor}`);
      process.exitCode = 1;
    }
  }
}

if (import.meta.main) main(process.argv.slice(2));
