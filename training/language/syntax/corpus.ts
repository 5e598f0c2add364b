import { FORM_TABLES, formRows } from "../../../src/language/syntax/features.ts";
import type { WordTable } from "../../../src/language/words/word-table.ts";
import { UPOS, type Upos } from "../../../src/model/annotations.ts";
import { readConllu, type TreebankSentence } from "./conllu.ts";
import type { Batch } from "./network.ts";

/** A sentence as numbers: a column for each feature, heads as word numbers (-1 for the root), labels as indexes into the label list. */
export interface Example {
  readonly features: readonly Int32Array[];
  /** 1 + index into UPOS: as a tagger says and as they are. */
  readonly tags: Int32Array;
  readonly goldTags: Int32Array;
  /** 1 + label of a name, 0 where it is not known. */
  readonly goldNames: Int32Array;
  /** Of a paragraph: 1 within a sentence, 2 at the end of one, 0 where it is not known. A paragraph has no tree. */
  readonly goldBounds?: Int32Array;
  readonly vectorRows: Int32Array;
  readonly heads: readonly number[];
  readonly labels: Uint8Array;
}

/** What turns words into numbers: made from the training sentences alone. */
export interface Coding {
  readonly words: WordTable;
  /** Hashes of the words that have a row, and the row of each. */
  readonly hashes: Uint32Array;
  readonly vocabulary: ReadonlyMap<number, number>;
  readonly deprels: readonly string[];
  /** Rows of each table. */
  readonly tables: { readonly [name: string]: number };
}

const DATA = new URL("../../../../shared/data/language/", import.meta.url);

export const readTreebank = (name: string): TreebankSentence[] => readConllu(new URL(`${name}.conllu.gz`, DATA));

/** How often a word or a relation must be seen to be learnt by itself. Words seen once have no row, so that the row of the unknown is learnt. */
const LEAST_WORDS = 2;
const LEAST_SILVER_WORDS = 16;
const LEAST_DEPRELS = 20;

/** Rows for the frequent words of the treebanks and of the silver sentences, and the frequent relations of the treebanks. */
export function createCoding(words: WordTable, sentences: readonly TreebankSentence[], silver: readonly TreebankSentence[]): Coding {
  const hashesOf = (all: readonly TreebankSentence[]) =>
    all.flatMap((s) => s.forms.map((form) => words.lowerHash[words.intern(form, 0, form.length)]));
  const chosen = new Set([...frequent(hashesOf(sentences), LEAST_WORDS), ...frequent(hashesOf(silver), LEAST_SILVER_WORDS)]);
  const hashes = [...chosen].sort((a, b) => a - b);
  const deprels = frequent(
    sentences.flatMap((s) => s.deprels),
    LEAST_DEPRELS,
  ).sort();
  return {
    words,
    hashes: Uint32Array.from(hashes),
    vocabulary: new Map(hashes.map((hash, i) => [hash, i + 1])),
    deprels,
    tables: { word: hashes.length + 1, ...Object.fromEntries(FORM_TABLES.map(({ name, rows }) => [name, rows])) },
  };
}

function frequent<T>(values: readonly T[], least: number): T[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= least).map(([value]) => value);
}

/** A rare relation is learnt as its main type, or as `dep` where that is rare too. */
function labelOf(deprel: string, deprels: readonly string[]): number {
  const known = [deprel, deprel.split(":")[0], "dep"].map((name) => deprels.indexOf(name)).find((i) => i >= 0);
  return known ?? 0;
}

export function encodeSentence(
  sentence: TreebankSentence,
  tags: readonly string[],
  { words, vocabulary, deprels, tables }: Coding,
): Example {
  const ids = sentence.forms.map((form) => words.intern(form, 0, form.length));
  const columns = ids.map((id) => formRows(words, id, vocabulary));
  return {
    features: Object.keys(tables).map((_, f) => Int32Array.from(columns, (values) => values[f])),
    goldTags: Int32Array.from(sentence.upos, (tag) => 1 + UPOS.indexOf(tag as Upos)),
    goldNames: Int32Array.from(sentence.names ?? sentence.forms.map(() => 0)),
    tags: Int32Array.from(tags, (tag) => 1 + UPOS.indexOf(tag as Upos)),
    vectorRows: Int32Array.from(ids, (id) => words.vectorRow[id]),
    heads: sentence.heads,
    labels: Uint8Array.from(sentence.deprels, (deprel) => labelOf(deprel, deprels)),
  };
}

/** The examples of the sentences, a `share` of which have the next one of their document joined to them: a tree with two roots. */
export function joinedExamples(
  examples: readonly Example[],
  sentences: readonly TreebankSentence[],
  share: number,
  next: () => number,
): Example[] {
  const found: Example[] = [];
  for (let i = 0; i < examples.length; i++) {
    const follows = i + 1 < examples.length && sentences[i + 1].document === sentences[i].document;
    if (follows && next() < share) {
      found.push(joinedPair(examples[i], examples[i + 1]));
      i++;
    } else found.push(examples[i]);
  }
  return found;
}

function joinedPair(a: Example, b: Example): Example {
  const n = a.heads.length;
  const both = (x: Int32Array, y: Int32Array) => Int32Array.of(...x, ...y);
  return {
    features: a.features.map((column, f) => both(column, b.features[f])),
    tags: both(a.tags, b.tags),
    goldTags: both(a.goldTags, b.goldTags),
    goldNames: both(a.goldNames, b.goldNames),
    vectorRows: both(a.vectorRows, b.vectorRows),
    heads: [...a.heads, ...b.heads.map((head) => (head < 0 ? -1 : head + n))],
    labels: Uint8Array.of(...a.labels, ...b.labels),
  };
}

/** Consecutive examples in groups of about `size` tokens. */
export function* grouped(examples: readonly Example[], size: number): Generator<Example[]> {
  let group: Example[] = [];
  let tokens = 0;
  for (const example of examples) {
    group.push(example);
    tokens += example.heads.length;
    if (tokens < size) continue;
    yield group;
    group = [];
    tokens = 0;
  }
  if (group.length > 0) yield group;
}

export function batchOf(examples: readonly Example[]): Batch {
  const count = examples.reduce((sum, example) => sum + example.heads.length, 0);
  const offsets = new Int32Array(examples.length + 1);
  const heads = new Int32Array(count);
  const labels = new Uint8Array(count);
  const features = examples[0].features.map(() => new Int32Array(count));
  const tags = new Int32Array(count);
  const goldTags = new Int32Array(count);
  const goldNames = new Int32Array(count);
  const goldBounds = new Int32Array(count);
  const vectorRows = new Int32Array(count);
  let at = 0;
  for (const [s, example] of examples.entries()) {
    offsets[s] = at;
    for (const [i, head] of example.heads.entries()) heads[at + i] = head < 0 ? -1 : at + head;
    labels.set(example.labels, at);
    tags.set(example.tags, at);
    goldTags.set(example.goldTags, at);
    goldNames.set(example.goldNames, at);
    if (example.goldBounds !== undefined) goldBounds.set(example.goldBounds, at);
    vectorRows.set(example.vectorRows, at);
    for (const [f, values] of example.features.entries()) features[f].set(values, at);
    at += example.heads.length;
  }
  offsets[examples.length] = at;
  return { count, offsets, features, tags, goldTags, goldNames, goldBounds, vectorRows, heads, labels };
}
