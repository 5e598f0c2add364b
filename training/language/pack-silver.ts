/**
 * Keeps a teacher's labels without any text: `node training/language/pack-silver.ts FOLDER [ARTICLES]`.
 *
 * FOLDER has `names.ndjson.gz` and `syntax.ndjson.gz` as training/teacher writes them, on articles of ../shared/data/acquire/pile-unlabelled.ndjson.gz.
 * Writes training/silver/{names,tags}.json.gz: ids of articles with offsets and labels, which `silver.ts` joins with the articles again.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { NAME_TYPES } from "../../src/language/names/labels.ts";
import { UPOS } from "../../src/model/annotations.ts";
import { readGzip } from "./conllu.ts";
import type { NamedText } from "./named-texts.ts";
import { SILVER } from "./silver.ts";

interface Syntax {
  readonly id: string;
  readonly sentences: readonly (readonly (readonly [start: number, end: number, upos: (typeof UPOS)[number], ...unknown[]])[])[];
}

const [folder, articles = "700"] = process.argv.slice(2);
const read = <T>(name: string): T[] =>
  readGzip(`${folder}/${name}.ndjson.gz`)
    .trim()
    .split("\n")
    .slice(0, Number(articles))
    .map((line) => JSON.parse(line) as T);

/** Gap to the name before, length, type, probability in hundredths. */
function packNames({ id, names }: NamedText): [string, number[]] {
  let at = 0;
  const numbers = names.flatMap(({ start, end, type, p = 1 }) => {
    const gap = start - at;
    at = end;
    return [gap, end - start, NAME_TYPES.indexOf(type), Math.round(100 * p)];
  });
  return [id, numbers];
}

/** For each sentence its tokens: gap to the token before, length, tag. */
function packTags({ id, sentences }: Syntax): [string, number[][]] {
  let at = 0;
  const rows = sentences.map((sentence) =>
    sentence.flatMap(([start, end, upos]) => {
      const gap = start - at;
      at = end;
      return [gap, end - start, UPOS.indexOf(upos)];
    }),
  );
  return [id, rows];
}

mkdirSync(SILVER, { recursive: true });
const write = (name: string, rows: unknown) =>
  writeFileSync(new URL(`${name}.json.gz`, SILVER), gzipSync(JSON.stringify(rows), { level: 9 }));
write("names", read<NamedText>("names").map(packNames));
write("tags", read<Syntax>("syntax").map(packTags));
