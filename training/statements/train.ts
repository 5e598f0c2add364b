/**
 * Trains models/statements.bin, the same bytes each time for the same language models and data: `node --max-old-space-size=7000 training/statements/train.ts`.
 *
 * 1. The cue tagger learns from PolNeAR's articles, and at a lower weight from cues that a larger model marked in unlabelled articles.
 * 2. The span model learns from PolNeAR's articles.
 * 3. Either is trained on each half of the articles, to read the other half: from what they propose there, the chooser learns which
 *    reading of a cue to take, or none.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { findCandidates } from "../../src/findings/statements/choose.ts";
import { loadClusters } from "../../src/findings/statements/clusters.ts";
import type { Crf } from "../../src/findings/statements/crf.ts";
import type { Candidate } from "../../src/findings/statements/options.ts";
import type { CrfPair } from "../../src/findings/statements/taggers.ts";
import { encodeWeights, readWeights, type WeightArray } from "../../src/weights/weights.ts";
import { annotate } from "./annotator.ts";
import { type ChoiceExample, choiceExamples, trainChooser } from "./choose-train.ts";
import { type GoldArticle, type GoldTokens, type Labelled, label, readGold, relabel } from "./corpus.ts";
import { CrfTrainer, randomFrom, type Sequence, shuffled, type TrainingOptions } from "./crf-train.ts";
import { cueSequences, spanSequence } from "./sequences.ts";

const ROOT = new URL("../../", import.meta.url);
const DATA = new URL("../shared/data/", ROOT);
/**
 * Silver articles: how many, which probability their attributions need for the span model, what each counts beside an annotated one, and how many of them
 * the halves of step 3 learn from as well. Each can be set on the command line: `train.ts least=0.6 weight=0.5`.
 */
export const SILVER = { silver: 3500, least: 0.5, weight: 0.8, halves: 1200, ...numbersOf(process.argv.slice(2)) };

/** `name=number` arguments. */
function numbersOf(words: readonly string[]): Record<string, number> {
  return Object.fromEntries(words.filter((word) => word.includes("=")).map((word) => [word.split("=")[0], Number(word.split("=")[1])]));
}

export const CUE_OPTIONS: TrainingOptions = {
  labels: 3,
  bits: 18,
  rate: 0.1,
  decay: 1e-3,
  dropout: 0.6,
  seed: 5,
  follows: [0b011, 0b111, 0b111],
  starts: 0b011,
};
export const SPAN_OPTIONS: TrainingOptions = {
  labels: 8,
  bits: 18,
  rate: 0.1,
  decay: 1e-3,
  dropout: 0.6,
  seed: 6,
  follows: [0b10010011, 0b10011111, 0b1100, 0b10010011, 0b11110011, 0b1100000, 0b10010011, 0b10010011],
  starts: 0b10010011,
};
export const CHOICE_OPTIONS = { bits: 17, epochs: 8, rate: 0.05, decay: 1e-3, dropout: 0.4 };
/** Choosers are quick to train: the mean of several is steadier than one. */
const CHOOSERS = 4;
const averageOf = (arrays: readonly Float32Array[]) =>
  arrays[0].map((_, k) => arrays.reduce((sum, array) => sum + array[k], 0) / arrays.length);
/** Added to the score of every reading; set on the development articles. */
const CHOICE_BIAS = 1.2;

/** Trains on all sequences `epochs` times; the weights are the mean over the later half of the epochs. */
export function climb(options: TrainingOptions, sequences: readonly Sequence[], epochs: number, seed: number, name: string): Crf {
  const trainer = new CrfTrainer(options);
  const random = randomFrom(seed);
  let remembered = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0;
    for (const sequence of shuffled(sequences, random)) loss += trainer.step(sequence);
    if (epoch >= Math.floor(epochs / 2)) {
      trainer.remember();
      remembered++;
    }
    console.log(`${name} epoch ${epoch + 1}: loss ${loss.toFixed(0)}`);
  }
  return trainer.average(remembered);
}

/** One sequence a cue of the article. */
export function spanSequences({ view, gold }: Labelled, weight = 1): Sequence[] {
  const tokens = new Uint8Array(view.count);
  for (const { cue } of gold) tokens.fill(1, cue[0], cue[1]);
  const byCue = new Map<string, GoldTokens[]>();
  for (const each of gold) byCue.set(each.cue.join(), [...(byCue.get(each.cue.join()) ?? []), each]);
  return [...byCue.values()].map((same) => spanSequence(view, { first: same[0].cue[0], end: same[0].cue[1] }, same, tokens, weight));
}

/** Trains both taggers. */
export function trainPair(articles: readonly Labelled[], silver: Silver, epochs: number, name: string): CrfPair {
  const cues = [
    ...articles.flatMap((article) => cueSequences(article)),
    ...silver.cues.flatMap((article) => cueSequences(article, SILVER.weight)),
  ];
  const cue = climb(CUE_OPTIONS, cues, epochs, 1, `${name} cue`);
  const span = climb(
    SPAN_OPTIONS,
    [...articles.flatMap((article) => spanSequences(article)), ...silver.sure.flatMap((article) => spanSequences(article, SILVER.weight))],
    epochs,
    2,
    `${name} span`,
  );
  return { cue, span };
}

/** What each half's taggers propose in the other half, of PolNeAR's articles and of the silver ones. */
export function halvesExamples(articles: readonly Labelled[], silver: Silver, epochs: number): ChoiceExample[] {
  const half = <T>(all: readonly T[], h: number) => all.filter((_, i) => i % 2 === h);
  const parts = { cues: silver.cues.slice(0, SILVER.halves), sure: silver.sure.slice(0, SILVER.halves) };
  return [0, 1].flatMap((h) => {
    const others = { cues: half(parts.cues, 1 - h), sure: half(parts.sure, 1 - h) };
    const pair = trainPair(half(articles, 1 - h), others, epochs, `half ${h + 1}`);
    const gold = half(articles, h).flatMap(({ view, gold }) => choiceExamples(view, findCandidates(pair, view), gold));
    const more = half(parts.sure, h).flatMap(({ view, gold }, i) =>
      choiceExamples(view, withoutDoubtful(findCandidates(pair, view), half(parts.cues, h)[i].gold, gold), gold),
    );
    return [...gold, ...more];
  });
}

/** Candidates less those where the larger model saw a cue and was not sure of what it reports. */
function withoutDoubtful(candidates: readonly Candidate[], cues: readonly GoldTokens[], sure: readonly GoldTokens[]): Candidate[] {
  const known = new Set(sure.map(({ cue }) => cue.join()));
  const doubtful = cues.filter(({ cue }) => !known.has(cue.join()));
  return candidates.filter(({ cue }) => !doubtful.some((other) => cue.first < other.cue[1] && other.cue[0] < cue.end));
}

/** An unlabelled article as a larger model read it: all its cues, and the attributions that it was sure of (training/statements/README.md). */
export interface SilverArticle {
  readonly cues: GoldArticle;
  readonly sure: GoldArticle;
}

type Pair = readonly [number, number];
type Found = readonly [source: readonly Pair[], cue: Pair, content: readonly Pair[], hundredths: number];

/**
 * The first `limit` silver articles; their texts are in the shared data.
 * @param least probability that the larger model must give an attribution for its spans to be learnt from.
 */
export function readSilver(limit: number, least = SILVER.least): SilverArticle[] {
  const lines = (url: URL) => gunzipSync(readFileSync(url)).toString("utf8").trim().split("\n");
  const wanted = lines(new URL("training/silver/statements.ndjson.gz", ROOT))
    .slice(0, limit)
    .map((line) => JSON.parse(line) as { id: string; found: Found[] });
  const ids = new Set(wanted.map(({ id }) => id));
  const texts = new Map<string, string>();
  for (const line of lines(new URL("acquire/pile-unlabelled.ndjson.gz", DATA))) {
    const { id, text } = JSON.parse(line) as { id: string; text: string };
    if (ids.has(id)) texts.set(id, text);
  }
  return wanted.map(({ id, found }) => {
    const text = texts.get(id) ?? "";
    const sure = found.filter(([, , , hundredths]) => hundredths >= 100 * least);
    return {
      cues: { id, text, attributions: found.map(([, cue]) => ({ source: [], cue: [cue], content: [] })) },
      sure: { id, text, attributions: sure.map(([source, cue, content]) => ({ source, cue: [cue], content })) },
    };
  });
}

/** Silver articles with their tokens: the cues to learn to tag, and the spans to learn from. */
export interface Silver {
  readonly cues: readonly Labelled[];
  readonly sure: readonly Labelled[];
}

export function prepareSilver(silver: readonly SilverArticle[], prepare: (article: GoldArticle) => Labelled): Silver {
  const cues = silver.map((article) => prepare(article.cues));
  return { cues, sure: silver.map(({ sure }, i) => relabel(cues[i], sure)) };
}

/** Whole numbers of `most` and less, and the unit that they count: the largest few weights are cut off. */
function quantise(weights: Float32Array, most: number): { values: number[]; unit: number } {
  const sizes = Float32Array.from(weights, Math.abs).sort();
  const unit = sizes[Math.floor(sizes.length * 0.9999)] / most;
  return { values: Array.from(weights, (value) => Math.max(-most, Math.min(most, Math.round(value / unit)))), unit };
}

const bans = (values: Float32Array) => values.map((value) => (value === Number.NEGATIVE_INFINITY ? -1e9 : value));

export function save({ cue, span }: CrfPair, chooser: Float32Array, meta: Record<string, unknown>, path: URL): void {
  const cues = quantise(cue.weights as Float32Array, 127);
  const spans = quantise(span.weights as Float32Array, 127);
  const choice = quantise(chooser, 32767);
  const arrays: Record<string, WeightArray> = {
    "cue.weights": Int8Array.from(cues.values),
    "cue.transitions": bans(cue.transitions),
    "cue.start": bans(cue.start),
    "span.weights": Int8Array.from(spans.values),
    "span.transitions": bans(span.transitions),
    "span.start": bans(span.start),
    "choice.weights": Int16Array.from(choice.values),
  };
  const units = { cueUnit: cues.unit, spanUnit: spans.unit, choiceUnit: choice.unit };
  writeFileSync(path, encodeWeights({ name: "statements", meta: { ...meta, ...units }, arrays }));
}

if (import.meta.main) {
  const clusters = loadClusters(readWeights(new URL("models/words.bin", ROOT)));
  const prepare = (article: GoldArticle) => label(article, annotate, clusters);
  const articles = readGold(new URL("statements/polnear-train.ndjson.gz", DATA)).map(prepare);
  const silver = prepareSilver(readSilver(SILVER.silver), prepare);
  const examples = halvesExamples(articles, silver, 4);
  const chooser = averageOf(Array.from({ length: CHOOSERS }, (_, i) => trainChooser(examples, CHOICE_OPTIONS, 3 + 100 * i)));
  const pair = trainPair(articles, silver, 5, "all");
  const meta = { articles: articles.length, silver: silver.cues.length, choiceBias: CHOICE_BIAS };
  save(pair, chooser, meta, new URL(process.argv.slice(2).find((word) => !word.includes("=")) ?? "models/statements.bin", ROOT));
}
