import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { wholeMentions } from "../../../src/export/annotated.ts";
import { loadKnowledge } from "../../../src/knowledge/index.ts";
import { resolveEntities } from "../../../src/language/entities/index.ts";
import { readGap } from "./gap.ts";
import { type CorefRow, readRows } from "./gold.ts";
import { createReader } from "./parse.ts";

/** Writes gold and output lines, mentions as `annotate` gives them, for the coreference scorer into a folder: `measure.ts FOLDER` (GUM dev: news and
 * interview; GAP validation). */
const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const knowledge = loadKnowledge();
const read = createReader();
const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const resolve = ({ id, text, published }: { id: string; text: string; published?: string | null }) => ({
  id,
  entities: resolveEntities({ text, ...read(text, published), published: published ?? null, knowledge }).entities.map((entity) => ({
    ...entity,
    mentions: wholeMentions(entity),
  })),
});
const gum = readRows<CorefRow>("gum-coref-train.ndjson.gz").filter((row) => row.split === "dev" && /^(?:news|interview)$/.test(row.genre));
const gap = readGap("validation");
for (const [name, rows] of [
  ["gum", gum],
  ["gap", gap],
] as const) {
  writeFileSync(join(folder, `${name}.gold.ndjson`), lines(rows));
  writeFileSync(join(folder, `${name}.ndjson`), lines(rows.map(resolve)));
}
