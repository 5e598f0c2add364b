import { type Sentence, type Tokens, UPOS } from "../model/annotations.ts";
import { createSequenceTagger } from "./sequence.ts";
import { mendSurnames, type TypedSpan } from "./surnames.ts";
import { settleVerbsAfterModals } from "./tags/modals.ts";
import { settleOffices } from "./tags/offices.ts";
import type { TokenSpans } from "./tokens/tokenize.ts";
import type { WordVectors } from "./words/vectors.ts";

/** A text with its tokens, trees and names. */
export interface Reading {
  readonly spans: TokenSpans;
  readonly sentences: readonly Sentence[];
  readonly tokens: Tokens;
  readonly names: readonly TypedSpan[];
}

export interface Reader {
  readonly vectors: WordVectors;
  /** Deterministic; time linear in the length of the text; throws on no input. */
  readonly read: (text: string) => Reading;
}

const PROPN = UPOS.indexOf("PROPN");

/**
 * Opens the models up to syntax. Tags and names are read twice: by networks that see the words around each word, whose tags the parser is given, and by
 * the parser itself, which sees the sentence whole and has the last word on tags and a say in names. Throws WEIGHTS_UNREADABLE or WEIGHTS_DAMAGED.
 */
export function createReader(models: URL): Reader {
  const sequence = createSequenceTagger(models);
  return {
    vectors: sequence.table.vectors,
    read(text) {
      const analysis = sequence.analyse(text);
      const { spans, sentences, pos, words } = analysis;
      const { names, hear, agreed } = analysis.names;
      const known = mendSurnames(text, spans, pos, names);
      const { head, deprel, deprels, tags } = sequence.parser.parse({ text, spans, sentences, pos, words }, hear);
      pos.set(tags);
      settleVerbsAfterModals(words, sentences, pos, sequence.table);
      settleOffices(words, pos, sequence.table);
      const decided = withSurnames(agreed(), known, names, spans, pos);
      const found = mendSurnames(text, spans, pos, decided);
      const sentence = sentenceNumbers(spans.count, sentences);
      const tokens = { ...spans, pos, head, deprel, deprels, lemma: analysis.lemma, sentence };
      return { spans, sentences, tokens, names: found };
    },
  };
}

/** The names, with those that only `mendSurnames` had found and that are in none of them; their words are names in `pos` as well. */
function withSurnames(
  names: readonly TypedSpan[],
  mended: readonly TypedSpan[],
  before: readonly TypedSpan[],
  spans: TokenSpans,
  pos: Uint8Array,
): readonly TypedSpan[] {
  const had = new Set(before);
  const added = mended.filter((name) => !had.has(name) && !names.some(({ start, end }) => start < name.end && name.start < end));
  if (added.length === 0) return names;
  const starts = new Set(added.map(({ start }) => start));
  for (let t = 0; t < spans.count; t++) if (starts.has(spans.start[t])) pos[t] = PROPN;
  return [...names, ...added].sort((a, b) => a.start - b.start);
}

function sentenceNumbers(count: number, sentences: readonly Sentence[]): Int32Array {
  const numbers = new Int32Array(count);
  for (const [i, { firstToken, endToken }] of sentences.entries()) numbers.fill(i, firstToken, endToken);
  return numbers;
}
