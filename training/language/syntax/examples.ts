import { existsSync, readFileSync } from "node:fs";
import { readDirection } from "../../../src/language/syntax/features.ts";
import { loadTagger } from "../../../src/language/tags/tagger.ts";
import { loadWordVectors } from "../../../src/language/words/vectors.ts";
import { WordTable } from "../../../src/language/words/word-table.ts";
import { UPOS } from "../../../src/model/annotations.ts";
import { readWeights } from "../../../src/weights/weights.ts";
import type { TreebankSentence } from "./conllu.ts";
import { type Coding, type Example, encodeSentence } from "./corpus.ts";
import { jackknife } from "./jackknife.ts";
import { readTexts, unpackSilver } from "./silver.ts";

const SILVER = "training/silver/syntax.bin";

/** A word table that forgets nothing, and the tagger in use over it. */
export function openTagger() {
  const words = new WordTable(loadWordVectors(readWeights("models/words.bin")), Number.POSITIVE_INFINITY);
  const tagger = loadTagger(readWeights("models/tags.bin"), words);
  const tag = (ids: Int32Array): Uint8Array => tagger.tagWords(ids, [{ start: 0, end: 0, firstToken: 0, endToken: ids.length }]);
  const tagForms = (forms: readonly string[]): string[] =>
    [...tag(Int32Array.from(forms, (form) => words.intern(form, 0, form.length)))].map((code) => UPOS[code]);
  return { words, tag, tagForms };
}

/** Examples with tags as a tagger gives them that has not seen them. */
export function goldExamples(sentences: readonly TreebankSentence[], coding: Coding): Example[] {
  const examples = sentences.map((sentence) => encodeSentence(sentence, sentence.upos, coding));
  const { vectors } = coding.words;
  const tags = jackknife(examples, coding.tables, vectors.dimensions, (row, out) => readDirection(vectors, row, out));
  return examples.map((example, i) => ({ ...example, tags: tags[i] }));
}

/** A silver sentence with its words, and the tags that a parser is given of it. */
export interface GivenSentence extends TreebankSentence {
  readonly given: readonly string[];
}

/** The silver sentences; none where they have not been made. */
export function silverSentences(): GivenSentence[] {
  if (!existsSync(SILVER)) return [];
  const pile = readTexts();
  return unpackSilver(readFileSync(SILVER)).map(({ document, start, end, tags, taggerTags, names, heads, deprels }) => {
    const text = pile.get(document) ?? "";
    const forms = start.map((from, i) => text.slice(from, end[i]));
    const [upos, given] = [tags, taggerTags].map((codes) => codes.map((code) => UPOS[code]));
    return { forms, upos, given, heads, deprels, names, document: 0 };
  });
}
