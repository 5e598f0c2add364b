import { readFileSync } from "node:fs";
import { foldWord } from "../../../src/knowledge/index.ts";
import { type GivenNames, givenHash } from "../../../src/language/entities/given.ts";

/** The table of given names, from the two lists beside this file (given-names.md). Names that fold alike and differ in gender are left out. */
export function givenNames(): GivenNames {
  const female = hashes("given-female.txt");
  const male = hashes("given-male.txt");
  const table: number[] = [];
  for (const hash of female) if (!male.has(hash)) table.push((hash | 1) >>> 0);
  for (const hash of male) if (!female.has(hash)) table.push(hash);
  return Uint32Array.from(table).sort();
}

function hashes(name: string): Set<number> {
  const lines = readFileSync(new URL(name, import.meta.url), "utf8").split("\n");
  return new Set(lines.filter((line) => line !== "").map((line) => givenHash(foldWord(line).replace(/[^\p{L}]/gu, ""))));
}
