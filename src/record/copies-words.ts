import type { AnalysedArticle } from "../model/record.ts";
import type { Span } from "../model/span.ts";

/** The sentences of a pile as columns: words as 32-bit hashes, one after another; spellings of one word have one hash. */
export interface SentenceTable {
  readonly count: number;
  /** Index into the articles. */
  readonly article: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** First word of each sentence, and one more. */
  readonly firstWord: Int32Array;
  readonly words: Int32Array;
  /** Hash of the words of each sentence as they are spelt, case aside. */
  readonly exact: Int32Array;
}

const SKIPPED = new Set(["title", "credit", "dateline"]);

/** The sentences of the running text: titles, credits and date lines say nothing of who copied whom. */
export function sentenceTable(articles: readonly AnalysedArticle[]): SentenceTable {
  const article: number[] = [];
  const start: number[] = [];
  const end: number[] = [];
  const firstWord: number[] = [0];
  const words: number[] = [];
  const exact: number[] = [];
  articles.forEach(({ article: { text, blocks, credit }, sentences }, a) => {
    let b = 0;
    for (const sentence of sentences) {
      while (b < blocks.length && blocks[b].end <= sentence.start) b++;
      if (b < blocks.length && SKIPPED.has(blocks[b].kind)) continue;
      // "HALVIK, Nov 30 (Halvik Agency) –" is not part of what others copy.
      const dateline = credit.evidence.find((evidence) => evidence.start === sentence.start && evidence.end < sentence.end);
      const begin = dateline === undefined ? sentence.start : afterSpace(text, dateline.end);
      let spelt = FNV_BASIS;
      for (const { start: from, end: to } of wordSpans(text, { start: begin, end: sentence.end })) {
        words.push(hashWord(text, from, to, true));
        spelt = Math.imul(spelt ^ hashWord(text, from, to, false), FNV_PRIME);
      }
      exact.push(spelt);
      article.push(a);
      start.push(begin);
      end.push(sentence.end);
      firstWord.push(words.length);
    }
  });
  const column = (values: readonly number[]) => Int32Array.from(values);
  return {
    count: article.length,
    article: column(article),
    start: column(start),
    end: column(end),
    firstWord: column(firstWord),
    words: column(words),
    exact: column(exact),
  };
}

function afterSpace(text: string, at: number): number {
  let start = at;
  while (text[start] === " ") start++;
  return start;
}

const FNV_BASIS = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
/** Letters that spellings of one word exchange: Tavon and Tawon, organise and organize, Pavel and Pawel. */
const SPELT: { readonly [code: number]: number } = { 119: 0x76, 122: 0x73, 121: 0x69, 106: 0x69 };

/** FNV-1a of a word in lower case; with `fold`, of its spelling-free form. */
function hashWord(text: string, from: number, to: number, fold: boolean): number {
  let hash = FNV_BASIS;
  for (let i = from; i < to; i++) {
    let code = text.charCodeAt(i);
    if (code >= 0x41 && code <= 0x5a) code += 32;
    else if (code >= 0x80) code = text[i].toLowerCase().charCodeAt(0);
    if (fold) code = SPELT[code] ?? code;
    hash = Math.imul(hash ^ code, FNV_PRIME);
  }
  return hash;
}

/** Runs of letters and digits: marks, quotation marks and hyphens part words and are none. */
export function wordSpans(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  let from = -1;
  for (let i = start; i <= end; i++) {
    const inside = i < end && isWordUnit(text.charCodeAt(i));
    if (inside && from < 0) from = i;
    else if (!inside && from >= 0) {
      spans.push({ start: from, end: i });
      from = -1;
    }
  }
  return spans;
}

function isWordUnit(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
  return code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && (code < 0x2000 || code > 0x303f);
}

/** Words of one sentence. */
export function wordsOf({ words, firstWord }: SentenceTable, sentence: number): Int32Array {
  return words.subarray(firstWord[sentence], firstWord[sentence + 1]);
}
