import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** One sentence of a treebank: words, tags and the tree over them. `heads` are word numbers in the sentence, -1 for the root. */
export interface TreebankSentence {
  readonly forms: readonly string[];
  readonly upos: readonly string[];
  /** The treebank's own tags, finer than UPOS. */
  readonly xpos?: readonly string[];
  readonly heads: readonly number[];
  readonly deprels: readonly string[];
  /** 1 + label of a name, 0 where it is not known; without it, it is known nowhere. */
  readonly names?: readonly number[];
  /** Number of the document within the file. */
  readonly document: number;
}

/** Reads a CoNLL-U file (gzip): syntactic words only, empty nodes left out. */
export function readConllu(path: string | URL): TreebankSentence[] {
  const sentences: TreebankSentence[] = [];
  let document = 0;
  for (const block of gunzipSync(readFileSync(path)).toString("utf8").split(/\n\n+/)) {
    const lines = block.split("\n");
    if (lines.some((line) => line.startsWith("# newdoc"))) document++;
    const rows = lines.map((line) => line.split("\t")).filter((row) => row.length === 10 && /^\d+$/.test(row[0]));
    if (rows.length === 0) continue;
    sentences.push({
      forms: rows.map((row) => row[1]),
      upos: rows.map((row) => row[3]),
      xpos: rows.map((row) => row[4]),
      heads: rows.map((row) => Number(row[6]) - 1),
      deprels: rows.map((row) => row[7]),
      document,
    });
  }
  return sentences;
}
