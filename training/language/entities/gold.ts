import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { WordVectors } from "../../../src/language/words/vectors.ts";
import type { NameType, Sentence, Time, Tokens } from "../../../src/model/annotations.ts";

/** Data outside the repository; see the README beside it. */
const DATA = new URL("../../../../shared/data/language/", import.meta.url);

/** A text with syntax and names, as the resolver takes it. */
export interface Parsed {
  readonly id: string;
  readonly text: string;
  readonly tokens: Tokens;
  readonly sentences: readonly Sentence[];
  readonly names: readonly { readonly start: number; readonly end: number; readonly type: NameType }[];
  readonly times: readonly Time[];
  readonly published: string | null;
  readonly vectors: WordVectors;
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
