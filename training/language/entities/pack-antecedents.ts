/**
 * Keeps a teacher's choices without any text: `node training/language/entities/pack-antecedents.ts CHOICES LABELS [CHOICES LABELS …]`.
 *
 * CHOICES are lines of make-choices.ts on articles, LABELS what training/teacher/antecedents.py says of them. Writes training/silver/antecedents.json.gz.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { NONE, type Packed, SILVER } from "./antecedents.ts";

interface Asked {
  readonly id: string;
  readonly starts: readonly number[];
}

interface Labels {
  readonly id: string;
  /** Of each pronoun: its token, and of each candidate the token of a head (-1 for none) and the probability. */
  readonly choices: readonly (readonly [token: number, candidates: readonly (readonly [token: number, p: number])[]])[];
}

const lines = <T>(path: string) =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);

/** Candidates that are less likely are left out. */
const LEAST = 0.03;

function pack({ id, starts }: Asked, { choices }: Labels): Packed {
  let at = 0;
  const numbers = choices.flatMap(([token, candidates]) => {
    const start = starts[token];
    const kept = candidates.filter(([, p]) => p >= LEAST);
    const row = [start - at, kept.length, ...kept.flatMap(([head, p]) => [head < 0 ? NONE : start - starts[head], Math.round(100 * p)])];
    at = start;
    return row;
  });
  return [id, numbers];
}

const paths = process.argv.slice(2);
const packed: Packed[] = [];
for (let i = 0; i + 1 < paths.length; i += 2) {
  const labels = new Map(lines<Labels>(paths[i + 1]).map((one) => [one.id, one]));
  for (const one of lines<Asked>(paths[i])) {
    const said = labels.get(one.id);
    if (said !== undefined && said.choices.length > 0) packed.push(pack(one, said));
  }
}
writeFileSync(SILVER, gzipSync(JSON.stringify(packed), { level: 9 }));
console.log(`${packed.length} articles, ${packed.reduce((sum, [, numbers]) => sum + numbers.length, 0)} numbers`);
