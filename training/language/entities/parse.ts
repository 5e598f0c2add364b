import { createSequenceTagger } from "../../../src/language/sequence.ts";
import { loadParser } from "../../../src/language/syntax/parser.ts";
import type { NameType, Sentence, Tokens } from "../../../src/model/annotations.ts";
import { readWeights } from "../../../src/weights/weights.ts";

export const MODELS: URL = new URL("../../../models/", import.meta.url);

/** Tokens, tags, trees and names of a text by the shipped layers below this one. */
export type Reader = (text: string) => {
  readonly tokens: Tokens;
  readonly sentences: readonly Sentence[];
  readonly names: readonly { readonly start: number; readonly end: number; readonly type: NameType }[];
};

export function createReader(): Reader {
  const sequence = createSequenceTagger(MODELS);
  const parser = loadParser(readWeights(new URL("syntax.bin", MODELS)), sequence.table);
  return (text) => {
    const { spans, sentences, pos, lemma, words, names } = sequence.analyse(text);
    const { head, deprel, deprels } = parser.parse({ text, spans, sentences, pos, words });
    const sentence = new Int32Array(spans.count);
    for (const [s, { firstToken, endToken }] of sentences.entries()) sentence.fill(s, firstToken, endToken);
    return { tokens: { ...spans, pos, head, deprel, deprels, lemma, sentence }, sentences, names };
  };
}
