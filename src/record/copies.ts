/** Which passages articles share, who had them first, and which articles count as one source. */
import type { AnalysedArticle, Copy } from "../model/record.ts";
import type { Span } from "../model/span.ts";
import { type Match, matchSentences } from "./copies-match.ts";
import { byOriginality, credits } from "./copies-order.ts";
import { type SentenceTable, sentenceTable, wordSpans } from "./copies-words.ts";
import { createGroups } from "./groups.ts";
import { compare } from "./pile.ts";

/**
 * Passages that articles share, sentence by sentence, neighbours joined into one passage. `from` is of the more original article (`byOriginality`);
 * a sentence has one source at most. Sorted by place of the copy. The order of `articles` does not matter.
 */
export function findCopies(articles: readonly AnalysedArticle[]): readonly Copy[] {
  const ordered = byOriginality(articles);
  const table = sentenceTable(ordered);
  const copies: Copy[] = [];
  let passage: Match[] = [];
  const close = () => {
    if (passage.length > 0) copies.push(copyOf(ordered, table, passage));
    passage = [];
  };
  for (const match of matchSentences(table)) {
    const last = passage[passage.length - 1];
    if (last !== undefined && !follows(table, last, match)) close();
    passage.push(match);
  }
  close();
  const key = ({ from, to }: Copy) =>
    `${to.article} ${String(to.start).padStart(9, "0")} ${from.article} ${String(from.start).padStart(9, "0")}`;
  return copies.sort((a, b) => compare(key(a), key(b)));
}

function follows(table: SentenceTable, last: Match, next: Match): boolean {
  return (
    last.run === null &&
    next.run === null &&
    next.copy === last.copy + 1 &&
    next.source === last.source + 1 &&
    table.article[next.copy] === table.article[last.copy] &&
    table.article[next.source] === table.article[last.source]
  );
}

function copyOf(articles: readonly AnalysedArticle[], table: SentenceTable, passage: readonly Match[]): Copy {
  const [first] = passage;
  const last = passage[passage.length - 1];
  let weight = 0;
  let sum = 0;
  const words = { identical: 0, near: 0, paraphrase: 0 };
  for (const { copy, kind, similarity } of passage) {
    const length = table.firstWord[copy + 1] - table.firstWord[copy];
    weight += length;
    sum += length * similarity;
    words[kind] += length;
  }
  const end = (side: "source" | "copy") => ({
    article: articles[table.article[first[side]]].article.id,
    ...(first.run === null
      ? { start: table.start[first[side]], end: table.end[last[side]] }
      : runSpan(articles, table, first[side], first.run[side], first.run.words)),
  });
  const [from, to] = [end("source"), end("copy")];
  const same =
    words.identical === weight &&
    (first.run === null || wordsAt(articles, table, first.source, from) === wordsAt(articles, table, first.copy, to));
  const kind = same ? "identical" : 2 * words.paraphrase > weight ? "paraphrase" : "near";
  // A passage that is not identical never shows as 1.
  const similarity = same ? 1 : Math.min(0.99, Math.round((100 * sum) / weight) / 100);
  return { from, to, kind, similarity };
}

/** The words of a span as they are spelt, case aside. */
function wordsAt(articles: readonly AnalysedArticle[], table: SentenceTable, sentence: number, span: Span): string {
  const { text } = articles[table.article[sentence]].article;
  return wordSpans(text, span)
    .map(({ start, end }) => text.slice(start, end).toLowerCase())
    .join(" ");
}

function runSpan(articles: readonly AnalysedArticle[], table: SentenceTable, sentence: number, word: number, words: number) {
  const { text } = articles[table.article[sentence]].article;
  const spans = wordSpans(text, { start: table.start[sentence], end: table.end[sentence] });
  return { start: spans[word].start, end: spans[word + words - 1].end };
}

/** Share of an article's text from which on it counts as the same source as what it copies. */
const SAME_SOURCE = 0.5;

/**
 * The source that each article counts as: the id of the most original article of its group. Articles are one source where at least half of the
 * one is copied from the other, or where one shares a passage with another whose outlet it credits. A quotation in common joins nobody.
 */
export function independentGroups(articles: readonly AnalysedArticle[], copies: readonly Copy[]): ReadonlyMap<string, string> {
  const ordered = byOriginality(articles);
  const index = new Map(ordered.map(({ article }, i) => [article.id, i]));
  const groups = createGroups(ordered.length);
  const covered = new Map<string, number>();
  for (const { from, to } of copies) {
    const [source, copy] = [index.get(from.article), index.get(to.article)];
    if (source === undefined || copy === undefined) continue;
    const pair = `${copy} ${source}`;
    const sum = (covered.get(pair) ?? 0) + to.end - to.start;
    covered.set(pair, sum);
    if (sum >= SAME_SOURCE * bodyLength(ordered[copy]) || credits(ordered[copy], ordered[source])) groups.join(copy, source);
  }
  return new Map(ordered.map(({ article }, i) => [article.id, ordered[groups.find(i)].article.id]));
}

function bodyLength({ article, sentences }: AnalysedArticle): number {
  const { blocks } = article;
  const outside = blocks
    .filter(({ kind }) => kind === "title" || kind === "credit" || kind === "dateline")
    .reduce((sum, { start, end }) => sum + end - start, 0);
  return sentences.reduce((sum, { start, end }) => sum + end - start, 0) - outside;
}
