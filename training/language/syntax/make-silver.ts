/**
 * Parses unlabelled news for the parser to learn from: `node training/language/syntax/make-silver.ts FOLDER… MODEL.bin…`, from the repository's root.
 * Writes training/silver/syntax.bin.
 *
 * A folder has what `training/teacher/label.py` writes: `syntax.ndjson.gz`, words, tags and trees by a fine-tuned language model, and `names.ndjson.gz`,
 * names of the same articles in the same order (by the same model, or by hand). The trees and those of parsers of our own (of other seeds and sizes,
 * by `train.ts`) are put to the vote: the two kinds err in different places.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { BEGIN, INSIDE, LAST, label, NAME_TYPES, OUTSIDE, UNIT } from "../../../src/language/names/labels.ts";
import { createColumns } from "../../../src/language/syntax/columns.ts";
import type { NetworkMeta } from "../../../src/language/syntax/layout.ts";
import { createNetwork } from "../../../src/language/syntax/network.ts";
import { UPOS, type Upos } from "../../../src/model/annotations.ts";
import { readWeights } from "../../../src/weights/weights.ts";
import { readGzip } from "../conllu.ts";
import type { NamedText } from "../named-texts.ts";
import { consensus } from "./ensemble.ts";
import { openTagger } from "./examples.ts";
import { packSilver, type SilverSentence } from "./silver.ts";

/** Sentences that are worth learning from, in words. */
const SHORTEST = 4;
const LONGEST = 70;
/** Surer than this the parsers must be on average of their heads: below are tables, litter and bad cuts. */
const LEAST_CERTAINTY = 0.7;
const MOST_WORDS = 3_200_000;
/** A word of a name is not learnt from where the model was less sure of the name. */
const LEAST_SURE_NAME = 0.5;
/** What the language model's head is worth beside the mean score of the parsers (a natural logarithm): only where these are very sure is it overruled. */
const VOTE = 8;

type Row = readonly [start: number, end: number, upos: Upos, head: number, deprel: string];
interface Labelled {
  readonly id: string;
  readonly sentences: readonly (readonly Row[])[];
}

const { words, tag } = openTagger();
const folders = process.argv.slice(2).filter((path) => !path.endsWith(".bin"));
const models = process.argv
  .slice(2)
  .filter((path) => path.endsWith(".bin"))
  .map((path) => {
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

/** 1 + label of the name that each word is in, 0 where the name is doubtful. `names` in text order. */
function nameLabels(rows: readonly Row[], names: NamedText["names"]): number[] {
  const labels = new Uint8Array(rows.length).fill(1 + OUTSIDE);
  for (const { start, end, type, p = 1 } of names) {
    const first = rows.findIndex((row) => row[1] > start);
    if (first < 0 || rows[first][0] >= end) continue;
    let last = first;
    while (last + 1 < rows.length && rows[last + 1][0] < end) last++;
    const part = (place: number) => (p < LEAST_SURE_NAME ? 0 : 1 + label(NAME_TYPES.indexOf(type), place));
    labels.fill(part(INSIDE), first, last + 1);
    labels[first] = part(first === last ? UNIT : BEGIN);
    if (last > first) labels[last] = part(LAST);
  }
  return [...labels];
}

function relabel({ id, text, names }: NamedText, rows: readonly Row[]): SilverSentence | null {
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
    names: nameLabels(
      rows,
      names.filter(({ start, end }) => end > rows[0][0] && start < rows[rows.length - 1][1]),
    ),
    heads: [...heads],
    deprels,
  };
}

const sentences: SilverSentence[] = [];
let total = 0;
let agreed = 0;
const lines = (folder: string, layer: string) => readGzip(`${folder}/${layer}.ndjson.gz`).trim().split("\n");
for (const folder of folders) {
  const named = new Map(lines(folder, "names").map((line) => [(JSON.parse(line) as NamedText).id, line]));
  for (const line of lines(folder, "syntax")) {
    if (total >= MOST_WORDS) break;
    const { id, sentences: parsed } = JSON.parse(line) as Labelled;
    const document = JSON.parse(named.get(id) ?? "null") as NamedText | null;
    if (document === null) throw new Error(`${folder}: no names of ${id}`);
    for (const rows of parsed) {
      if (rows.length < SHORTEST || rows.length > LONGEST) continue;
      const sentence = relabel(document, rows);
      if (sentence === null) continue;
      sentences.push(sentence);
      total += rows.length;
      agreed += rows.filter(([, , , head, deprel], i) => head === sentence.heads[i] && deprel === sentence.deprels[i]).length;
    }
  }
}
mkdirSync("training/silver", { recursive: true });
const bytes = packSilver(sentences);
writeFileSync("training/silver/syntax.bin", bytes);
console.log(
  `${sentences.length} sentences, ${total} words, ${bytes.length} bytes; as the language model says: ${((100 * agreed) / total).toFixed(1)} %`,
);
