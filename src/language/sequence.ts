import type { Sentence } from "../model/annotations.ts";
import { readWeights } from "../weights/weights.ts";
import { loadNameFinder, type NameReading } from "./names/finder.ts";
import { loadParser, type Parser } from "./syntax/parser.ts";
import { loadLemmatizer } from "./tags/lemmatizer.ts";
import { loadTagger } from "./tags/tagger.ts";
import { loadSentenceSplitter } from "./tokens/sentence-model.ts";
import { type TokenSpans, tokenize } from "./tokens/tokenize.ts";
import { loadWordVectors } from "./words/vectors.ts";
import { WordTable } from "./words/word-table.ts";

/** What the sequence layers find in one text; token columns are `spans.count` long. */
export interface SequenceAnalysis {
  readonly spans: TokenSpans;
  readonly sentences: readonly Sentence[];
  /** Ids of `table`, which hold until the next text is analysed. */
  readonly words: Int32Array;
  /** Indexes into UPOS. */
  readonly pos: Uint8Array;
  /** Lemmas, made of the tags as they are when first asked for. */
  readonly lemma: readonly string[];
  readonly names: NameReading;
}

export interface SequenceTagger {
  readonly table: WordTable;
  readonly parser: Parser;
  analyse(text: string): SequenceAnalysis;
}

/** Loads the models for tokens, tags, lemmas and names from a folder (with `/` at its end). Throws WEIGHTS_UNREADABLE or WEIGHTS_DAMAGED. */
export function createSequenceTagger(models: URL): SequenceTagger {
  const open = (name: string) => readWeights(new URL(`${name}.bin`, models));
  const table = new WordTable(loadWordVectors(open("words")));
  const parser = loadParser(open("syntax"), table);
  const split = loadSentenceSplitter(open("sentences"), table, parser.bounds);
  const tagger = loadTagger(open("tags"), table);
  const finder = loadNameFinder(open("names"), table);
  const lemmatize = loadLemmatizer(open("lemmas"));
  return {
    table,
    parser,
    analyse(text) {
      const spans = tokenize(text);
      table.startDocument();
      const words = new Int32Array(spans.count);
      for (let i = 0; i < spans.count; i++) words[i] = table.intern(text, spans.start[i], spans.end[i]);
      const sentences = split(text, spans, words);
      const pos = tagger.tagWords(words, sentences);
      const names = finder.find(words, spans, sentences);
      let lemmas: string[] | null = null;
      return {
        spans,
        sentences,
        words,
        pos,
        names,
        get lemma() {
          lemmas ??= Array.from(pos, (tag, i) => lemmatize(text.slice(spans.start[i], spans.end[i]), tag));
          return lemmas;
        },
      };
    },
  };
}
