import type { AnalysedArticle } from "../model/record.ts";
import { contentStems } from "../text/content-words.ts";
import type { Pile } from "./pile.ts";

/** Finds the sentences of a pile that share words with a given set: the cost is that of the words' own sentences, not of the whole pile. */
export interface SentenceIndex {
  /** Numbers of the sentences of `analysed` that hold at least `least` of the stems; in text order. */
  readonly sharing: (stems: ReadonlySet<string>, least: number) => ReadonlyMap<AnalysedArticle, ReadonlySet<number>>;
}

/** Reads every sentence of the pile once. */
export function createSentenceIndex(pile: Pile): SentenceIndex {
  const places: { readonly analysed: AnalysedArticle; readonly sentence: number }[] = [];
  const postings = new Map<string, number[]>();
  for (const analysed of pile.articles) {
    for (const [sentence, { start, end }] of analysed.sentences.entries()) {
      for (const stem of contentStems(analysed.article.text.slice(start, end))) {
        const list = postings.get(stem);
        if (list === undefined) postings.set(stem, [places.length]);
        else list.push(places.length);
      }
      places.push({ analysed, sentence });
    }
  }
  // Stems that each sentence shares with the set that is asked about: all zero between two questions.
  const counts = new Uint16Array(places.length);
  return {
    sharing: (stems, least) => {
      const enough: number[] = [];
      for (const stem of stems) for (const place of postings.get(stem) ?? []) if (++counts[place] === least) enough.push(place);
      for (const stem of stems) for (const place of postings.get(stem) ?? []) counts[place] = 0;
      const found = new Map<AnalysedArticle, Set<number>>();
      for (const place of enough.sort((a, b) => a - b)) {
        const { analysed, sentence } = places[place];
        found.set(analysed, (found.get(analysed) ?? new Set()).add(sentence));
      }
      return found;
    },
  };
}
