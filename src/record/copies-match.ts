import { alignWords, sharedWords } from "./copies-align.ts";
import { indexShingles, sameSentences } from "./copies-candidates.ts";
import { type SentenceTable, wordsOf } from "./copies-words.ts";

/** A sentence that copies another: `source` is of the more original article. */
export interface Match {
  readonly source: number;
  readonly copy: number;
  readonly kind: "identical" | "near" | "paraphrase";
  readonly similarity: number;
  /** Where only a run of words is shared: first word in either, and how many. */
  readonly run: { readonly source: number; readonly copy: number; readonly words: number } | null;
}

/** Fewer words than this say the same by chance ("He gave no details."). */
const LEAST_WORDS = 7;
const NEAR = 0.7;
/** Of a short sentence more must be the same: "did not respond to requests for comment" stands in every paper. */
const SHORT_WORDS = 12;
const NEAR_SHORT = 0.85;
/** Beside a match that is near or identical, this much is enough: machine-made synonyms leave half of the words. */
const BESIDE = 0.45;
/** Beside such a match, words in any order: a sentence told anew keeps its nouns and at least one turn of three words. */
const RETOLD = 0.5;
const RETOLD_RUN = 3;
const LEAST_WORDS_BESIDE = 4;
/** Words in a row that nobody writes twice by chance. */
const LEAST_RUN = 14;

/**
 * For each sentence its best source among articles that are more original (lower article number): the same words, else most of them, else a
 * long run of them; then the neighbours of matched sentences with a lower bar. One source for a sentence, so that the number of matches
 * grows with the pile.
 */
export function matchSentences(table: SentenceTable): readonly Match[] {
  const same = sameSentences(table);
  const distinct = Array.from({ length: table.count }, (_, i) => i).filter((i) => same[i] === i && length(table, i) >= LEAST_WORDS);
  const candidates = indexShingles(table, distinct);
  const best = new Map<number, Match>();
  for (let i = 0; i < table.count; i++) {
    if (length(table, i) < LEAST_WORDS) continue;
    const match = same[i] === i ? bestOf(table, i, candidates.of(i)) : sameAs(table, i, same[i], best);
    if (match !== null) best.set(i, match);
  }
  addNeighbours(table, best);
  return [...best.values()].sort((a, b) => a.copy - b.copy);
}

function length(table: SentenceTable, i: number): number {
  return table.firstWord[i + 1] - table.firstWord[i];
}

/** A sentence of the same words points to its first telling, or to what that one copies where both stand in one article. */
function sameAs(table: SentenceTable, copy: number, first: number, best: ReadonlyMap<number, Match>): Match | null {
  if (table.article[first] !== table.article[copy]) return { source: first, copy, ...sameOrNear(table, first, copy), run: null };
  const match = best.get(first);
  return match === undefined
    ? null
    : match.kind === "identical" && match.run === null
      ? { ...match, copy, ...sameOrNear(table, match.source, copy) }
      : { ...match, copy };
}

function bestOf(table: SentenceTable, copy: number, candidates: readonly number[]): Match | null {
  let best: Match | null = null;
  for (const source of candidates) {
    const short = Math.min(length(table, source), length(table, copy)) < SHORT_WORDS;
    const match = compare(table, source, copy, short ? NEAR_SHORT : NEAR, LEAST_RUN);
    if (match !== null && (best === null || weight(match) > weight(best) + 0.05)) best = match;
  }
  return best;
}

/** Runs weigh less than whole sentences; the earliest candidate wins unless a later one is clearly closer. */
function weight(match: Match): number {
  return match.run === null ? 1 + match.similarity : match.similarity;
}

function compare(table: SentenceTable, source: number, copy: number, least: number, leastRun: number): Match | null {
  const a = wordsOf(table, source);
  const b = wordsOf(table, copy);
  const { similarity, run, runA, runB } = alignWords(a, b);
  if (similarity === 1) return { source, copy, ...sameOrNear(table, source, copy), run: null };
  if (similarity >= least) return { source, copy, kind: similarity >= NEAR ? "near" : "paraphrase", similarity, run: null };
  if (run < leastRun) return null;
  return { source, copy, kind: "identical", similarity: 1, run: { source: runA, copy: runB, words: run } };
}

function retold(table: SentenceTable, source: number, copy: number): Match | null {
  const a = wordsOf(table, source);
  const b = wordsOf(table, copy);
  const similarity = sharedWords(a, b);
  if (similarity < RETOLD || Math.min(a.length, b.length) < LEAST_WORDS || alignWords(a, b).run < RETOLD_RUN) return null;
  return { source, copy, kind: "paraphrase", similarity, run: null };
}

/** The same words, maybe in other spellings: then the match is near, not identical. */
function sameOrNear({ exact }: SentenceTable, a: number, b: number): Pick<Match, "kind" | "similarity"> {
  return exact[a] === exact[b] ? { kind: "identical", similarity: 1 } : { kind: "near", similarity: 0.99 };
}

/** Beyond a matched sentence: the next one on either side, or the one after it, whichever is like its counterpart. */
const STEPS = [
  [1, 1],
  [-1, -1],
  [1, 2],
  [2, 1],
  [-1, -2],
  [-2, -1],
] as const;

function addNeighbours(table: SentenceTable, best: Map<number, Match>): void {
  const open = [...best.values()].filter(({ run }) => run === null).sort((a, b) => a.copy - b.copy);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [s, c] of STEPS) {
      const source = next.source + s;
      const copy = next.copy + c;
      if (best.has(copy) || table.article[source] !== table.article[next.source] || table.article[copy] !== table.article[next.copy])
        continue;
      if (length(table, source) < LEAST_WORDS_BESIDE || length(table, copy) < LEAST_WORDS_BESIDE) continue;
      const match = compare(table, source, copy, BESIDE, Number.POSITIVE_INFINITY) ?? retold(table, source, copy);
      if (match === null) continue;
      best.set(copy, match);
      open.push(match);
    }
  }
}
