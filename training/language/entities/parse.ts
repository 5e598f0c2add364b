import { createSequenceTagger } from "../../../src/language/sequence.ts";
import { mendSurnames } from "../../../src/language/surnames.ts";
import { loadParser } from "../../../src/language/syntax/parser.ts";
import { findTimes } from "../../../src/language/times/index.ts";
import type { WordVectors } from "../../../src/language/words/vectors.ts";
import type { NameType, Sentence, Time, Tokens } from "../../../src/model/annotations.ts";
import { readWeights } from "../../../src/weights/weights.ts";

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
  const sequence = createSequenceTagger(MODELS);
  const parser = loadParser(readWeights(new URL("syntax.bin", MODELS)), sequence.table);
  return (text, published = null) => {
    const { spans, sentences, pos, lemma, words, names: tagged } = sequence.analyse(text);
    const names = mendSurnames(text, spans, pos, tagged);
    const { head, deprel, deprels } = parser.parse({ text, spans, sentences, pos, words });
    const sentence = new Int32Array(spans.count);
    for (const [s, { firstToken, endToken }] of sentences.entries()) sentence.fill(s, firstToken, endToken);
    const times = findTimes({ text, spans, sentences, pos, published });
    return { tokens: { ...spans, pos, head, deprel, deprels, lemma, sentence }, sentences, names, times, vectors: sequence.table.vectors };
  };
}
