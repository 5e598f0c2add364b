/**
 * Trains models/statements.bin: `node --max-old-space-size=12000 training/statements/train.ts`. The same bytes each time for the same language models and data.
 */
import { writeFileSync } from "node:fs";
import { loadClusters } from "../../src/findings/statements/clusters.ts";
import type { Crf } from "../../src/findings/statements/crf.ts";
import { encodeWeights, readWeights, type WeightArray } from "../../src/weights/weights.ts";
import { annotate } from "./annotator.ts";
import { type GoldTokens, type Labelled, label, readGold } from "./corpus.ts";
import { CrfTrainer, randomFrom, type Sequence, shuffled } from "./crf-train.ts";
import { cueSequences, spanSequence } from "./sequences.ts";

const ROOT = new URL("../../", import.meta.url);
const DATA = new URL("../shared/data/statements/", ROOT);
/** Buckets of the hashed features, as powers of two: what keeps the file under 5 MB. */
const CUE_BITS = 19;
const SPAN_BITS = 19;
const CUE_EPOCHS = 6;
const SPAN_EPOCHS = 6;
/** Added to "no cue" when tagging; set on the development articles. */
const BIAS = -0.6;

export const CUE_OPTIONS = {
  labels: 3,
  bits: CUE_BITS,
  rate: 0.1,
  decay: 1e-3,
  dropout: 0.6,
  seed: 5,
  follows: [0b011, 0b111, 0b111],
  starts: 0b011,
};
export const SPAN_OPTIONS = {
  labels: 6,
  bits: SPAN_BITS,
  rate: 0.1,
  decay: 1e-3,
  dropout: 0.5,
  seed: 6,
  follows: [0b101011, 0b101111, 0b101111, 0b111011, 0b111011, 0b101011],
  starts: 0b101011,
};

/** Trains on all sequences `epochs` times; the weights are the mean over the later half of the epochs. */
export function climb(trainer: CrfTrainer, sequences: readonly Sequence[], epochs: number, seed: number, name: string): Crf {
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

/** Whole numbers of one byte, and the unit that they count: the largest few weights are cut off. */
function quantise(weights: Float32Array): { bytes: Int8Array; unit: number } {
  const sizes = Float32Array.from(weights, Math.abs).sort();
  const unit = sizes[Math.floor(sizes.length * 0.9999)] / 127;
  return { bytes: Int8Array.from(weights, (value) => Math.max(-127, Math.min(127, Math.round(value / unit)))), unit };
}

const bans = (values: Float32Array) => values.map((value) => (value === Number.NEGATIVE_INFINITY ? -1e9 : value));

export function save(cue: Crf, span: Crf, bias: number, meta: Record<string, unknown>, path: URL): void {
  const cueBytes = quantise(cue.weights as Float32Array);
  const spanBytes = quantise(span.weights as Float32Array);
  const arrays: Record<string, WeightArray> = {
    "cue.weights": cueBytes.bytes,
    "cue.transitions": bans(cue.transitions),
    "cue.start": bans(cue.start),
    "span.weights": spanBytes.bytes,
    "span.transitions": bans(span.transitions),
    "span.start": bans(span.start),
  };
  writeFileSync(
    path,
    encodeWeights({ name: "statements", meta: { ...meta, bias, cueUnit: cueBytes.unit, spanUnit: spanBytes.unit }, arrays }),
  );
}

if (import.meta.main) {
  const clusters = loadClusters(readWeights(new URL("models/words.bin", ROOT)));
  const train = readGold(new URL("polnear-train.ndjson.gz", DATA)).map((article) => label(article, annotate, clusters));
  const cue = climb(
    new CrfTrainer(CUE_OPTIONS),
    train.flatMap((article) => cueSequences(article)),
    CUE_EPOCHS,
    1,
    "cue",
  );
  const span = climb(
    new CrfTrainer(SPAN_OPTIONS),
    train.flatMap((article) => spanSequences(article)),
    SPAN_EPOCHS,
    2,
    "span",
  );
  save(cue, span, BIAS, { articles: train.length }, new URL("models/statements.bin", ROOT));
}
