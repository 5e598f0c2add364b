/**
 * Scores tokens, sentences, tags, lemmas, syntax and names on the development data, by the scorers of ../shared/eval:
 *
 *     node eval/language.ts [--floors]
 *
 * Needs python3 and ../shared; says so and ends with 0 where they are missing. `--floors` compares with eval/floors.json and ends with 1 where a figure
 * has sunk.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createReader, type Reader } from "../src/language/reading.ts";
import { UPOS } from "../src/model/annotations.ts";

const SHARED = "../shared";
const DATA = `${SHARED}/data/language`;

/** A figure by the key that eval/floors.json has for it, in per cent. */
export type Figures = Readonly<Record<string, number>>;

interface Input {
  readonly id: string;
  readonly text: string;
}

const python = (script: string, ...args: string[]): string => {
  const run = spawnSync("python3", [`${SHARED}/eval/${script}`, ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`${script}: ${run.stderr}`);
  return run.stdout;
};

const inputs = (script: string, gold: string): Input[] =>
  python(script, gold)
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Input);

/** The scorer's last line, for the lines that `predict` gives. */
function score(script: string, gold: string, lines: readonly string[], ...args: string[]): Record<string, { readonly f1: number }> {
  const folder = mkdtempSync(join(tmpdir(), "language-"));
  try {
    const predicted = join(folder, "pred.ndjson");
    writeFileSync(predicted, `${lines.join("\n")}\n`);
    const out = python(script, gold, predicted, ...args).trim();
    return JSON.parse(out.slice(out.lastIndexOf("\n") + 1)) as Record<string, { readonly f1: number }>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One line as `readout annotate --tokens` gives it. */
function syntaxLine({ read }: Reader, { id, text }: Input): string {
  const { sentences, tokens } = read(text);
  const { start, end, pos, lemma, head, deprel, deprels } = tokens;
  const rows = Array.from(pos, (tag, i) => ({
    start: start[i],
    end: end[i],
    pos: UPOS[tag],
    lemma: lemma[i],
    head: head[i],
    deprel: deprels[deprel[i]],
  }));
  return JSON.stringify({ id, sentences: sentences.map(({ start, end }) => ({ start, end })), tokens: rows });
}

function namesLine({ read }: Reader, { id, text }: Input): string {
  return JSON.stringify({ id, names: read(text).names.map(({ start, end, type }) => ({ start, end, type })) });
}

/** Sentences, tokens, UPOS, trees and lemmas of a treebank from its raw text. */
export function treebankFigures(reader: Reader, name: string): Figures {
  const gold = `${DATA}/${name}.conllu.gz`;
  const scores = score(
    "score_syntax.py",
    gold,
    inputs("conllu_to_input.py", gold).map((input) => syntaxLine(reader, input)),
  );
  return Object.fromEntries(
    ["sentences", "tokens", "upos", "uas", "las", "lemma"].map((layer) => [`language.${layer}.${name}`, scores[layer].f1]),
  );
}

/** Exact F1 of names: of persons, organisations and places, and of all types where the data has them. */
export function nameFigures(reader: Reader, name: string, all: boolean): Figures {
  const gold = `${DATA}/${name}.ndjson.gz`;
  const lines = inputs("to_input.py", gold).map((input) => namesLine(reader, input));
  const f1 = (...args: string[]) => (score("score_names.py", gold, lines, ...args) as unknown as { readonly f1: number }).f1;
  const three = { [`language.names.${name}`]: f1("--types", "PERSON,ORG,PLACE") };
  return all ? { ...three, [`language.names-all.${name}`]: f1() } : three;
}

/** All figures; the data is needed. */
export function languageFigures(): Figures {
  const reader = createReader(new URL("../models/", import.meta.url));
  return {
    ...treebankFigures(reader, "ewt-dev"),
    ...treebankFigures(reader, "gum-dev"),
    ...nameFigures(reader, "worldwide-dev", true),
    ...nameFigures(reader, "uner-ewt", false),
    ...nameFigures(reader, "wikigold", false),
  };
}

function main(): void {
  if (!existsSync(DATA) || spawnSync("python3", ["--version"]).status !== 0) {
    console.log(`eval/language: needs python3 and ${DATA}; nothing measured`);
    return;
  }
  const floors = JSON.parse(readFileSync(new URL("floors.json", import.meta.url), "utf8")) as Figures;
  const sunk: string[] = [];
  for (const [key, value] of Object.entries(languageFigures())) {
    const floor = floors[key];
    if (floor !== undefined && value < floor) sunk.push(key);
    console.log(`${key.padEnd(36)} ${value.toFixed(2).padStart(6)}${floor === undefined ? "" : `   floor ${floor.toFixed(1)}`}`);
  }
  if (sunk.length > 0 && process.argv.includes("--floors")) {
    console.error(`eval/language: below the floor: ${sunk.join(", ")}`);
    process.exitCode = 1;
  }
}

if (import.meta.main) main();
