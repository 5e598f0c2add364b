/**
 * Packs what a slower model read in unlabelled articles as labels without text, for train.ts:
 * `node training/statements/pack-silver.ts FILE.ndjson.gz [OUT]`. FILE has a line `{"id", "text", "attributions": [{"source", "cue", "content", "p"}]}`
 * an article; its texts must be those of ../shared/data/acquire/pile-unlabelled.ndjson.gz. OUT holds `{"id", "found": [[source, cue, content, p], …]}`,
 * spans as in PolNeAR, the probability in hundredths. Writes the same bytes for the same labels.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";

const ROOT = new URL("../../", import.meta.url);

type Pair = readonly [number, number];

interface Line {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly {
    readonly source: readonly Pair[];
    readonly cue: readonly Pair[];
    readonly content: readonly Pair[];
    readonly p: number;
  }[];
}

const lines = (url: string | URL) => gunzipSync(readFileSync(url)).toString("utf8").trim().split("\n");

const texts = new Map<string, string>();
for (const line of lines(new URL("../shared/data/acquire/pile-unlabelled.ndjson.gz", ROOT))) {
  const { id, text } = JSON.parse(line) as { id: string; text: string };
  texts.set(id, text);
}
const packed = lines(process.argv[2]).flatMap((line) => {
  const { id, text, attributions } = JSON.parse(line) as Line;
  if (texts.get(id) !== text) return [];
  const found = attributions.flatMap(({ source, cue, content, p }) =>
    cue.length === 0 ? [] : [[source, cue[0], content, Math.round(100 * p)]],
  );
  return [JSON.stringify({ id, found })];
});
writeFileSync(process.argv[3] ?? new URL("training/silver/statements.ndjson.gz", ROOT), gzipSync(`${packed.join("\n")}\n`, { level: 9 }));
console.log(`${packed.length} articles`);
