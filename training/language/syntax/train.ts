/**
 * Trains models/syntax.bin: `node --max-old-space-size=9000 training/language/syntax/train.ts`, from the repository's root, with models/words.bin in
 * place. `name=value` changes a number below; SYNTAX_OUT names another file, SYNTAX_FROM weights that the first part of the training had written.
 * Everything is seeded and single-threaded and all arithmetic is exactly rounded, so the same data give the same bytes.
 *
 * First a smaller network learns all from a random start; then a larger one, grown from its weights as they are stored, learns more. There neighbouring
 * sentences stand joined now and then, each with its own root, as they come where the end of a sentence was not seen.
 */
import { writeFileSync } from "node:fs";
import { loadParser } from "../../../src/language/syntax/parser.ts";
import { encodeWeights, readWeights, type Weights } from "../../../src/weights/weights.ts";
import { options } from "../options.ts";
import { random } from "../random.ts";
import { createCoding, type Example, encodeSentence, joinedExamples, readTreebank } from "./corpus.ts";
import { goldExamples, openTagger, silverSentences } from "./examples.ts";
import { grow } from "./grow.ts";
import { measure } from "./measure.ts";
import { initialise } from "./network.ts";
import { paragraphs } from "./paragraphs.ts";
import { toWeights } from "./save.ts";
import { createLearner, type Schedule, train } from "./trainer.ts";

const chosen = options({
  seed: 1,
  embedding: 128,
  width: 128,
  layers: 3,
  arc: 64,
  label: 64,
  epochs: 14,
  /** Epochs at the end of each part that see the treebanks alone. */
  alone: 1,
  /** Share of the silver sentences that an epoch sees. */
  silver: 0.75,
  batch: 300,
  rate: 0.003,
  dropout: 0.08,
  hiddenWords: 0.12,
  hiddenTags: 0.05,
  tagWeight: 0.3,
  nameWeight: 0.3,
  /** What is other in the second part, and the share of the treebanks' sentences that the next one is joined to in it. */
  moreWidth: 160,
  moreLayers: 4,
  moreEpochs: 8,
  moreRate: 0.002,
  moreDropout: 0.05,
  joined: 0.15,
});

const { words, tagForms } = openTagger();
const treebank = [...readTreebank("ewt-train"), ...readTreebank("gum-train")];
const unlabelled = chosen.silver > 0 ? silverSentences() : [];
const coding = createCoding(words, treebank, unlabelled);
const gold = goldExamples(treebank, coding);
const silver = unlabelled.map((sentence) => encodeSentence(sentence, sentence.given, coding));
const bounds = paragraphs(coding);

/** What is known of the treebanks, and the next part of the silver sentences. */
function pass(known: readonly Example[], epoch: number, epochs: number): readonly Example[] {
  if (epoch >= epochs - chosen.alone) return known;
  const size = Math.floor(silver.length * chosen.silver);
  return [...known, ...Array.from({ length: size }, (_, i) => silver[(epoch * size + i) % silver.length])];
}

function first(): Weights {
  if (process.env.SYNTAX_FROM !== undefined) return readWeights(process.env.SYNTAX_FROM);
  const next = random(chosen.seed);
  const learner = createLearner(coding, chosen, 256);
  initialise(learner.parameters, next);
  train(learner, chosen, next, (epoch) => pass(gold, epoch, chosen.epochs), bounds);
  return toWeights(learner.parameters, learner.shape, coding, chosen.seed);
}

function more(from: Weights): Weights {
  const { moreEpochs: epochs, moreRate: rate, moreDropout: dropout, moreWidth: width, moreLayers: layers } = chosen;
  const schedule: Schedule = { ...chosen, epochs, rate, dropout };
  const next = random(chosen.seed + 1);
  const learner = createLearner(coding, { ...chosen, width, layers }, 256);
  grow(learner.parameters, learner.shape, from, next);
  train(learner, schedule, next, (epoch) => pass(joinedExamples(gold, treebank, chosen.joined, next), epoch, epochs), bounds);
  return toWeights(learner.parameters, learner.shape, coding, chosen.seed);
}

const weights = more(first());
writeFileSync(process.env.SYNTAX_OUT ?? "models/syntax.bin", encodeWeights(weights));
const parser = loadParser(weights, words);
for (const name of ["ewt-dev", "gum-dev"]) {
  const { uas, las } = measure(parser, words, readTreebank(name), (sentence) => tagForms(sentence.forms));
  console.log(`${name}, gold words, tags of models/tags.bin: UAS ${uas.toFixed(2)} LAS ${las.toFixed(2)}`);
}
