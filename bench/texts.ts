import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const PILE = new URL("../../shared/data/acquire/pile-dev.ndjson.gz", import.meta.url);
const EXAMPLES = new URL("../examples/orlu/", import.meta.url);

/** News texts to measure on: the first `count` of the development pile, or the example pile over and over where that is absent. */
export function newsTexts(count: number): { readonly from: string; readonly texts: readonly string[] } {
  if (existsSync(PILE)) {
    const lines = gunzipSync(readFileSync(PILE)).toString("utf8").split("\n").slice(0, count);
    return {
      from: `${lines.length} articles of the development pile`,
      texts: lines.filter((line) => line !== "").map((line) => (JSON.parse(line) as { text: string }).text),
    };
  }
  const own = readdirSync(EXAMPLES)
    .sort()
    .map((name) => readFileSync(new URL(name, EXAMPLES), "utf8"));
  return { from: `the example pile, repeated to ${count} articles`, texts: Array.from({ length: count }, (_, i) => own[i % own.length]) };
}
