import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** A sentence of a treebank: syntactic words in order. */
export interface TreebankSentence {
  readonly forms: readonly string[];
  readonly lemmas: readonly string[];
  readonly upos: readonly string[];
  /** Whether the sentence begins a document. */
  readonly newDocument: boolean;
}

/** Where the data for training lies; `READOUT_DATA` names another folder. */
export const DATA = process.env.READOUT_DATA ?? new URL("../../../shared/data/language/", import.meta.url).pathname;

/** Text of a gzipped UTF-8 file. */
export function readGzip(path: string): string {
  return gunzipSync(readFileSync(path)).toString("utf8");
}

/** Sentences of a gzipped CoNLL-U file of `DATA`. */
export function readTreebank(name: string): TreebankSentence[] {
  const blocks = readGzip(`${DATA}/${name}.conllu.gz`).split("\n\n");
  return blocks.filter((block) => block.trim() !== "").map(readSentence);
}

function readSentence(block: string): TreebankSentence {
  const lines = block.split("\n");
  const rows = lines.filter((line) => /^\d+\t/.test(line)).map((line) => line.split("\t"));
  return {
    forms: rows.map((row) => row[1]),
    lemmas: rows.map((row) => row[2]),
    upos: rows.map((row) => row[3]),
    newDocument: lines.some((line) => line.startsWith("# newdoc")),
  };
}
