import { type Sentence, UPOS } from "../../model/annotations.ts";
import type { Weights } from "../../weights/weights.ts";
import { WindowNetwork } from "../network/window-network.ts";
import type { TokenSpans } from "../tokens/tokenize.ts";
import type { WordTable } from "../words/word-table.ts";

export interface Tagger {
  /** UPOS code (index into UPOS) of each token of a text. */
  tag(text: string, spans: TokenSpans, sentences: readonly Sentence[]): Uint8Array;
  /** The same for words that are interned already: `words` are ids of the table since its last `startDocument`. */
  tagWords(words: Int32Array, sentences: readonly Sentence[]): Uint8Array;
}

/** Tag "before the first word" in the context features. */
export const NO_TAG = UPOS.length;
/** Context features: the tag before, then the tag before that. */
export const TAG_CONTEXTS = 2 * (UPOS.length + 1);

/** Opens models/tags.bin. The tagger goes from left to right and sees the two tags that it gave last. */
export function loadTagger(weights: Weights, table: WordTable): Tagger {
  const network = new WindowNetwork(weights, table);
  const scores = new Float32Array(UPOS.length);
  const tagWords = (words: Int32Array, sentences: readonly Sentence[]) => {
    network.startDocument();
    const tags = new Uint8Array(words.length);
    for (const { firstToken, endToken } of sentences) tagSentence(network, words, firstToken, endToken, scores, tags);
    return tags;
  };
  return {
    tagWords,
    tag(text, spans, sentences) {
      table.startDocument();
      const words = new Int32Array(spans.count);
      for (let i = 0; i < spans.count; i++) words[i] = table.intern(text, spans.start[i], spans.end[i]);
      return tagWords(words, sentences);
    },
  };
}

function tagSentence(network: WindowNetwork, words: Int32Array, first: number, end: number, scores: Float32Array, tags: Uint8Array): void {
  let before: number = NO_TAG;
  let beforeThat: number = NO_TAG;
  for (let i = first; i < end; i++) {
    network.decide(words, i, first, end, before, NO_TAG + 1 + beforeThat, scores, 0);
    let best = 0;
    for (let o = 1; o < scores.length; o++) if (scores[o] > scores[best]) best = o;
    tags[i] = best;
    beforeThat = before;
    before = best;
  }
}
