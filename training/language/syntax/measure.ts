import type { Parser } from "../../../src/language/syntax/parser.ts";
import type { WordTable } from "../../../src/language/words/word-table.ts";
import type { Sentence, Upos } from "../../../src/model/annotations.ts";
import { UPOS } from "../../../src/model/annotations.ts";
import type { TreebankSentence } from "./conllu.ts";

/** Attachment scores in per cent over all words; LAS without subtypes, as the CoNLL 2018 evaluation counts. */
export interface Attachment {
  readonly uas: number;
  readonly las: number;
}

/** Parses gold words with the given tags and compares. */
export function measure(
  parser: Parser,
  words: WordTable,
  sentences: readonly TreebankSentence[],
  tags: (sentence: TreebankSentence) => readonly string[],
): Attachment {
  let tokens = 0;
  let attached = 0;
  let labelled = 0;
  for (const gold of sentences) {
    const { head, deprel, deprels } = parser.parse(inputOf(words, gold, tags(gold)));
    for (const [i, governor] of gold.heads.entries()) {
      tokens++;
      if (head[i] !== governor) continue;
      attached++;
      if (deprels[deprel[i]].split(":")[0] === gold.deprels[i].split(":")[0]) labelled++;
    }
  }
  return { uas: (100 * attached) / tokens, las: (100 * labelled) / tokens };
}

/** The words of a sentence joined by spaces, as input of the parser. */
export function inputOf(words: WordTable, sentence: TreebankSentence, tags: readonly string[]) {
  const count = sentence.forms.length;
  const start = new Int32Array(count);
  const end = new Int32Array(count);
  let at = 0;
  for (const [i, form] of sentence.forms.entries()) {
    start[i] = at;
    end[i] = at + form.length;
    at = end[i] + 1;
  }
  const whole: Sentence = { start: 0, end: at - 1, firstToken: 0, endToken: count };
  const pos = Uint8Array.from(tags, (tag) => UPOS.indexOf(tag as Upos));
  const text = sentence.forms.join(" ");
  const ids = Int32Array.from(start, (from, i) => words.intern(text, from, end[i]));
  return { text, spans: { count, start, end }, sentences: [whole], pos, words: ids };
}
