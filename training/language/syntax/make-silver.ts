/**
 * Parses unlabelled news for the parser to learn from: `node training/language/syntax/make-silver.ts TEACHER.ndjson.gz MODEL.bin…`, from the
 * repository's root. Writes training/silver/syntax.bin.
 *
 * The first file is what `training/teacher/label.py` writes: words, tags and trees by a fine-tuned language model. Its trees and those of parsers of our
 * own (of other seeds and sizes, by `train.ts`) are put to the vote: the two kinds err in different places.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createColumns } from "../../../src/language/syntax/columns.ts";
import type { NetworkMeta } from "../../../src/language/syntax/layout.ts";
import { createNetwork } from "../../../src/language/syntax/network.ts";
import { UPOS, type Upos } from "../../../src/model/annotations.ts";
import { readWeights } from "../../../src/weights/weights.ts";
import { consensus } from "./ensemble.ts";
import { openTagger } from "./examples.ts";
import { packSilver, type SilverSentence } from "./silver.ts";

/** Sentences that are worth learning from, in words. */
const SHORTEST = 4;
const LONGEST = 70;
/** Surer than this the parsers must be on average of their heads: below are tables, litter and bad cuts. */
const LEAST_CERTAINTY = 0.7;
const MOST_WORDS = 1_800_000;
/** What the language model's head is worth beside the mean score of the parsers (a natural logarithm): only where these are very sure is it overruled. */
const VOTE = 8;

type Row = readonly [start: number, end: number, upos: Upos, head: number, deprel: string];
interface Labelled {
  readonly id: string;
  readonly text: string;
  readonly sentences: readonly (readonly Row[])[];
}

const { words, tag } = openTagger();
const models = process.argv.slice(3).map((path) => {
  const weights = readWeights(path);
  const network = createNetwork(weights);
  return {
    network,
    fill: createColumns(network, words, weights.arrays.vocabulary as Uint32Array),
    meta: weights.meta as unknown as NetworkMeta,
  };
});
const networks = models.map(({ network }) => network);

/** The relation with most voices, the first of several; the language model has one, the first, where it chose the same head. */
function elect(voices: readonly string[]): string {
  let best = voices[0];
  for (const voice of voices) if (count(voices, voice) > count(voices, best)) best = voice;
  return best;
}
const count = (voices: readonly string[], voice: string) => voices.filter((v) => v === voice).length;

function relabel({ id, text }: Labelled, rows: readonly Row[]): SilverSentence | null {
  const ids = Int32Array.from(rows, ([start, end]) => words.intern(text, start, end));
  const pos = tag(ids);
  for (const { fill } of models) fill({ words: ids, pos }, 0, rows.length);
  const judged = rows.map(([, , , head]) => head);
  const { heads, labels, certainty } = consensus(networks, judged, VOTE);
  if (certainty < LEAST_CERTAINTY) return null;
  const deprels = rows.map(([, , , head, deprel], i) => {
    if (heads[i] < 0) return "root";
    const voices = labels.map((column, k) => models[k].meta.deprels[column[i]]);
    return elect(head === heads[i] ? [deprel, ...voices] : voices);
  });
  return {
    document: id,
    start: rows.map(([start]) => start),
    end: rows.map(([, end]) => end),
    tags: rows.map(([, , upos]) => UPOS.indexOf(upos)),
    taggerTags: [...pos],
    heads: [...heads],
    deprels,
  };
}

const sentences: SilverSentence[] = [];
let total = 0;
let agreed = 0;
for (const line of gunzipSync(readFileSync(process.argv[2])).toString("utf8").split("\n")) {
  if (line === "" || total >= MOST_WORDS) continue;
  const document = JSON.parse(line) as Labelled;
  for (const rows of document.sentences) {
    if (rows.length < SHORTEST || rows.length > LONGEST) continue;
    const sentence = relabel(document, rows);
    if (sentence === null) continue;
    sentences.push(sentence);
    total += rows.length;
    agreed += rows.filter(([, , , head, deprel], i) => head === sentence.heads[i] && deprel === sentence.deprels[i]).length;
  }
}
mkdirSync("training/silver", { recursive: true });
const bytes = packSilver(sentences);
writeFileSync("training/silver/syntax.bin", bytes);
console.log(
  `${sentences.length} sentences, ${total} words, ${bytes.length} bytes; as the language model says: ${((100 * agreed) / total).toFixed(1)} %`,
);
