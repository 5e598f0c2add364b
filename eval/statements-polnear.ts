/**
 * Scores statements against PolNeAR's development articles with ../shared/eval/score_statements.py: `node eval/statements-polnear.ts`.
 * Prints its table, and how many tokens a second the finder alone and with language took.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { createStatementFinder } from "../src/findings/statements/index.ts";
import { loadKnowledge } from "../src/knowledge/index.ts";
import { createLanguage } from "../src/language/index.ts";

const ROOT = new URL("../", import.meta.url);
const GOLD = new URL("../shared/data/statements/polnear-dev.ndjson.gz", ROOT);
const SCORER = new URL("../shared/eval/score_statements.py", ROOT);

const models = new URL("models/", ROOT);
const language = createLanguage(models, loadKnowledge([]));
const finder = createStatementFinder(models);
let tokens = 0;
let languageTime = 0;
let finderTime = 0;

const lines = gunzipSync(readFileSync(GOLD))
  .toString("utf8")
  .trim()
  .split("\n")
  .map((line) => {
    const { id, text, published } = JSON.parse(line) as { id: string; text: string; published: string };
    const start = performance.now();
    const ann = language.annotate({ text, title: null, published, candidates: [] });
    const between = performance.now();
    const { statements } = finder.find(ann);
    tokens += ann.tokens.count;
    languageTime += between - start;
    finderTime += performance.now() - between;
    return JSON.stringify({ id, statements });
  });

const folder = mkdtempSync(join(tmpdir(), "statements-"));
try {
  const file = join(folder, "predicted.ndjson");
  writeFileSync(file, `${lines.join("\n")}\n`);
  const [table] = execFileSync("python3", [SCORER.pathname, GOLD.pathname, file], { encoding: "utf8" }).split("\n{");
  console.log(table);
} finally {
  rmSync(folder, { recursive: true });
}
const rate = (time: number) => Math.round((1000 * tokens) / time);
console.log(`${tokens} tokens: statements ${rate(finderTime)} a second, with language ${rate(finderTime + languageTime)}`);
