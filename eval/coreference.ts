/**
 * Scores who is who: `node eval/coreference.ts [--floors]`. GUM dev (news, interview), whole phrases by exact span and by head, and GAP validation, with
 * ../shared/eval/score_coref.py. `--floors` compares with eval/floors.json and ends with 1 where a figure has sunk. Says so where python3 or the data is missing.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SCORER = at("../../shared/eval/score_coref.py");

function score(folder: string, name: string, field: string, options: readonly string[]): number {
  const { stdout } = spawnSync("python3", [SCORER, join(folder, `${name}.gold.ndjson`), join(folder, `${name}.ndjson`), ...options], {
    encoding: "utf8",
  });
  return (JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as { readonly [field: string]: number })[field];
}

function main(): void {
  if (!existsSync(SCORER) || spawnSync("python3", ["--version"]).status !== 0) {
    console.log(`eval/coreference: needs python3 and ${SCORER}; nothing measured`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "coreference-"));
  try {
    spawnSync(process.execPath, [at("../training/language/entities/measure.ts"), folder], { stdio: "inherit" });
    report({
      "entities.gum.conll": score(folder, "gum", "conll", []),
      "entities.gum.conll.head": score(folder, "gum", "conll", ["--match", "head"]),
      "entities.gap.f1": score(folder, "gap", "f1", []),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function report(figures: { readonly [key: string]: number }): void {
  const floors = JSON.parse(readFileSync(at("floors.json"), "utf8")) as { readonly [key: string]: number };
  for (const [key, value] of Object.entries(figures)) {
    console.log(`${key.padEnd(36)} ${value.toFixed(2).padStart(6)}   floor ${floors[key]}`);
    if (value < floors[key] && process.argv.includes("--floors")) process.exitCode = 1;
  }
}

main();
