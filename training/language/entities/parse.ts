import { loadParser } from "../../../src/language/syntax/parser.ts";
import { loadLemmatizer } from "../../../src/language/tags/lemmatizer.ts";
import { loadTagger } from "../../../src/language/tags/tagger.ts";
import { splitSentences } from "../../../src/language/tokens/sentences.ts";
import { tokenize } from "../../../src/language/tokens/tokenize.ts";
import { loadWordVectors } from "../../../src/language/words/vectors.ts";
import { WordTable } from "../../../src/language/words/word-table.ts";
import type { Sentence, Tokens } from "../../../src/model/annotations.ts";
import { readWeights } from "../../../src/weights/weights.ts";

export const MODELS: URL = new URL("../../../models/", import.meta.url);

/** Tokens, tags and trees of a text by the shipped layers below this one. */
export function createReader(): (text: string) => { tokens: Tokens; sentences: Sentence[] } {
  const open = (name: string) => readWeights(new URL(name, MODELS));
  const words = new WordTable(loadWordVectors(open("words.bin")));
  const tagger = loadTagger(open("tags.bin"), words);
  const parser = loadParser(open("syntax.bin"), words);
  const lemmatize = loadLemmatizer(open("lemmas.bin"));
  return (text) => {
    const spans = tokenize(text);
    const sentences = splitSentences(text, spans);
    words.startDocument();
    const ids = Int32Array.from(spans.start.subarray(0, spans.count), (start, i) => words.intern(text, start, spans.end[i]));
    const pos = tagger.tagWords(ids, sentences);
    const { head, deprel, deprels } = parser.parse({ text, spans, sentences, pos, words: ids });
    const lemma = Array.from(pos, (tag, i) => lemmatize(words.form(ids[i]), tag));
    const sentence = new Int32Array(spans.count);
    for (const [s, { firstToken, endToken }] of sentences.entries()) sentence.fill(s, firstToken, endToken);
    return { tokens: { ...spans, pos, head, deprel, deprels, lemma, sentence }, sentences };
  };
}
