/**
 * Trains the parser: `node training/language/syntax/train.ts [--out models/syntax.bin] [--epochs N]`, from the repository's root.
 * Everything is seeded and single-threaded and all arithmetic is exactly rounded, so the same data give the same bytes.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readDirection } from "../../../src/language/syntax/features.ts";
import { loadParser } from "../../../src/language/syntax/parser.ts";
import { loadWordVectors } from "../../../src/language/words/vectors.ts";
import { WordTable } from "../../../src/language/words/word-table.ts";
import { encodeWeights, readWeights } from "../../../src/weights/weights.ts";
import { createOptimiser } from "./adam.ts";
import { type Learner, learn } from "./backward.ts";
import { batchOf, createCoding, encodeSentence, grouped, readTreebank } from "./corpus.ts";
import { measure } from "./measure.ts";
import { createArena } from "./memory.ts";
import { type Batch, createParameters, initialise, type Shape } from "./network.ts";
import { random, shuffle } from "./random.ts";
import { toWeights } from "./save.ts";

const SEED = 1;
const BATCH = 300;
const RATE = 0.002;
const DROPOUT = 0.2;
const CLIP = 5;
/** Share of words and of tags that are hidden from the network while it learns, so that it can do without. */
const HIDDEN_WORDS = 0.1;
const HIDDEN_TAGS = 0.05;

const { values } = parseArgs({
  options: { out: { type: "string", default: "models/syntax.bin" }, epochs: { type: "string", default: "5" } },
});

const treebank = [...readTreebank("ewt-train"), ...readTreebank("gum-train")];
const vectors = loadWordVectors(readWeights("models/words.bin"));
const words = new WordTable(vectors, Number.POSITIVE_INFINITY);
const coding = createCoding(words, treebank, 2, 20);
const examples = treebank.map((sentence) => encodeSentence(sentence, sentence.upos, coding));
const shape: Shape = {
  tables: coding.tables,
  vector: vectors.dimensions,
  width: 96,
  layers: 3,
  arc: 64,
  label: 64,
  labels: coding.deprels.length,
};
const arena = createArena(256);
const learner: Learner = {
  arena,
  shape,
  parameters: createParameters(arena, shape),
  gradient: createParameters(arena, shape),
  vectors: (row, out) => readDirection(vectors, row, out),
};
const next = random(SEED);
initialise(learner.parameters, next);
const optimiser = createOptimiser(learner.parameters, learner.gradient, CLIP);

function hide(batch: Batch): Batch {
  const [forms, tags] = batch.features;
  for (let i = 0; i < batch.count; i++) {
    if (next() < HIDDEN_WORDS) forms[i] = 0;
    if (next() < HIDDEN_TAGS) tags[i] = 0;
  }
  return batch;
}

function train(epochs: number): void {
  const tokens = examples.reduce((sum, example) => sum + example.heads.length, 0);
  const steps = Math.ceil((tokens * epochs) / BATCH);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0;
    let batches = 0;
    for (const group of grouped(shuffle([...examples], next), BATCH)) {
      const batch = hide(batchOf(group));
      loss += learn(learner, batch, { rate: DROPOUT, next });
      optimiser.step(RATE * Math.max(0.02, 1 - step++ / steps), batch.features);
      batches++;
    }
    console.log(`epoch ${epoch + 1} of ${epochs}: loss ${(loss / batches).toFixed(4)}`);
  }
}

train(Number(values.epochs));
const weights = toWeights(learner.parameters, shape, coding, SEED);
writeFileSync(values.out, encodeWeights(weights));
const parser = loadParser(weights, words);
for (const name of ["ewt-dev", "gum-dev"]) {
  const { uas, las } = measure(parser, words, readTreebank(name), (sentence) => sentence.upos);
  console.log(`${name}, gold words and tags: UAS ${uas.toFixed(2)} LAS ${las.toFixed(2)}`);
}
