import { createReader as openReader } from "../../../src/language/reading.ts";
import { findTimes } from "../../../src/language/times/index.ts";
import type { WordVectors } from "../../../src/language/words/vectors.ts";
import type { NameType, Sentence, Time, Tokens } from "../../../src/model/annotations.ts";

export const MODELS: URL = new URL("../../../models/", import.meta.url);

/** Tokens, tags, trees, names and times of a text by the shipped layers below this one, as of a day of publication. */
export type Reader = (
  text: string,
  published?: string | null,
) => {
  readonly tokens: Tokens;
  readonly sentences: readonly Sentence[];
  readonly names: readonly { readonly start: number; readonly end: number; readonly type: NameType }[];
  readonly times: readonly Time[];
  readonly vectors: WordVectors;
};

export function createReader(): Reader {
  const { read, vectors } = openReader(MODELS);
  return (text, published = null) => {
    const { spans, sentences, tokens, names } = read(text);
    return { tokens, sentences, names, times: findTimes({ text, spans, sentences, pos: tokens.pos, published }), vectors };
  };
}
