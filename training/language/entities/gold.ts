import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type NameType, type Sentence, type Tokens, UPOS } from "../../../src/model/annotations.ts";

/** Data outside the repository; see the README beside it. */
export const DATA = new URL("../../../../shared/data/language/", import.meta.url);

/** A text with syntax and names, as the resolver takes it. */
export interface Parsed {
  readonly id: string;
  readonly text: string;
  readonly tokens: Tokens;
  readonly sentences: readonly Sentence[];
  readonly names: readonly { readonly start: number; readonly end: number; readonly type: NameType }[];
  readonly published: string | null;
}

export interface GoldCluster {
  readonly id: number | string;
  readonly mentions: readonly {
    readonly start: number;
    readonly end: number;
    readonly head: { readonly start: number; readonly end: number };
  }[];
}

export interface CorefRow {
  readonly id: string;
  readonly text: string;
  readonly split: string;
  readonly genre: string;
  readonly published: string | null;
  readonly clusters: readonly GoldCluster[];
}

export function readRows<T>(name: string): T[] {
  return gunzipSync(readFileSync(new URL(name, DATA)))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}

interface Row {
  readonly form: string;
  readonly lemma: string;
  readonly pos: number;
  readonly head: number;
  readonly deprel: string;
}

/** Gold trees of a CoNLL-U file laid over the texts of the same ids. */
export function readTrees(name: string, texts: ReadonlyMap<string, string>): Map<string, { tokens: Tokens; sentences: Sentence[] }> {
  const trees = new Map<string, { tokens: Tokens; sentences: Sentence[] }>();
  let id = "";
  let sentences: Row[][] = [];
  let current: Row[] = [];
  const close = () => {
    if (current.length > 0) sentences.push(current);
    current = [];
  };
  const flush = () => {
    close();
    const text = texts.get(id);
    if (text !== undefined) trees.set(id, layOver(text, sentences));
    sentences = [];
  };
  for (const line of gunzipSync(readFileSync(new URL(name, DATA)))
    .toString("utf8")
    .split("\n")) {
    if (line.startsWith("# newdoc id = ")) {
      flush();
      id = line.slice(14).trim();
    } else if (line === "") close();
    else if (!line.startsWith("#")) {
      const cells = line.split("\t");
      if (/^\d+$/.test(cells[0]))
        current.push({
          form: cells[1],
          lemma: cells[2],
          pos: UPOS.indexOf(cells[3] as (typeof UPOS)[number]),
          head: Number(cells[6]),
          deprel: cells[7],
        });
    }
  }
  flush();
  return trees;
}

function layOver(text: string, rows: readonly (readonly Row[])[]): { tokens: Tokens; sentences: Sentence[] } {
  const count = rows.reduce((sum, sentence) => sum + sentence.length, 0);
  const deprels = [...new Set(rows.flat().map((row) => row.deprel))].sort();
  const tokens = {
    count,
    start: new Int32Array(count),
    end: new Int32Array(count),
    pos: new Uint8Array(count),
    head: new Int32Array(count),
    deprel: new Uint8Array(count),
    deprels,
    lemma: new Array<string>(count),
    sentence: new Int32Array(count),
  };
  const sentences: Sentence[] = [];
  let at = 0;
  let i = 0;
  for (const [s, sentence] of rows.entries()) {
    const first = i;
    for (const row of sentence) {
      const found = text.indexOf(row.form, at);
      // A form that the text spells otherwise (joined clitics) takes the next characters.
      const start = found >= 0 && found - at < 20 ? found : at;
      tokens.start[i] = start;
      tokens.end[i] = Math.min(text.length, start + row.form.length);
      at = tokens.end[i];
      tokens.pos[i] = row.pos;
      tokens.head[i] = row.head === 0 ? -1 : first + row.head - 1;
      tokens.deprel[i] = deprels.indexOf(row.deprel);
      tokens.lemma[i] = row.lemma;
      tokens.sentence[i] = s;
      i++;
    }
    sentences.push({ start: tokens.start[first], end: tokens.end[i - 1], firstToken: first, endToken: i });
  }
  return { tokens, sentences };
}

/** GUM texts of one split with gold trees and rule-made names. */
export function readGum(split: "train" | "dev"): (Parsed & CorefRow)[] {
  const rows = readRows<CorefRow>("gum-coref-train.ndjson.gz").filter((row) => row.split === split);
  const texts = new Map(rows.map((row) => [row.id, row.text]));
  const names = new Map(readRows<Parsed>("gum-names.ndjson.gz").map((row) => [row.id, row.names]));
  const trees = readTrees(split === "train" ? "gum-train.conllu.gz" : "gum-dev.conllu.gz", texts);
  return rows.flatMap((row) => {
    const tree = trees.get(row.id);
    return tree === undefined ? [] : [{ ...row, ...tree, names: names.get(row.id) ?? [] }];
  });
}
