/**
 * Trains models/syntax.bin: `node --max-old-space-size=9000 training/language/syntax/train.ts`, from the repository's root, with models/words.bin in
 * place. `name=value` changes a number below; SYNTAX_OUT names another file, SYNTAX_FROM weights that the first part of the training had written,
 * SYNTAX_GROWN those of the second.
 * Everything is seeded and single-threaded and all arithmetic is exactly rounded, so the same data give the same bytes.
 *
 * First a smaller network learns all from a random start; then a larger one, grown from its weights as they are stored, learns more. There neighbouring
 * sentences stand joined now and then, each with its own root, as they come where the end of a sentence was not seen. By then the network knows the
 * treebanks by heart: at last it learns on from copies of their sentences in other words, and what is shipped is the mean of before and after.
 */
import { writeFileSync } from "node:fs";
import { loadParser } from "../../../src/language/syntax/parser.ts";
import { encodeWeights, readWeights, type Weights } from "../../../src/weights/weights.ts";
import { options } from "../options.ts";
import { random } from "../random.ts";
import { createCoding, type Example, encodeSentence, joinedExamples, readTreebank } from "./corpus.ts";
import { goldExamples, openTagger, silverSentences } from "./examples.ts";
import { grow } from "./grow.ts";
import { meanOf } from "./mean.ts";
import { measure } from "./measure.ts";
import { initialise } from "./network.ts";
import { paragraphs } from "./paragraphs.ts";
import { toWeights } from "./save.ts";
import { findSubstitutes, substituted } from "./substitutes.ts";
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
  /** What is other in the third part: copies of each sentence in an epoch, the share of their words that others stand for. */
  lastEpochs: 7,
  lastRate: 0.0016,
  lastDropout: 0.08,
  lastSilver: 0.3,
  copies: 2,
  swapped: 0.3,
  /** Its share in the mean. */
  lastShare: 0.35,
});

const { words, tagForms } = openTagger();
const treebank = [...readTreebank("ewt-train"), ...readTreebank("gum-train")];
const unlabelled = chosen.silver > 0 ? silverSentences() : [];
const coding = createCoding(words, treebank, unlabelled);
const gold = goldExamples(treebank, coding);
const silver = unlabelled.map((sentence) => encodeSentence(sentence, sentence.given, coding));
const bounds = paragraphs(coding);

/** The next part of the silver sentences. */
function silverPart(epoch: number, share: number): readonly Example[] {
  const size = Math.floor(silver.length * share);
  return Array.from({ length: size }, (_, i) => silver[(epoch * size + i) % silver.length]);
}

/** What is known of the treebanks, and silver sentences. */
function pass(known: readonly Example[], epoch: number, epochs: number): readonly Example[] {
  return epoch >= epochs - chosen.alone ? known : [...known, ...silverPart(epoch, chosen.silver)];
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

function last(from: Weights): Weights {
  const { lastEpochs: epochs, lastRate: rate, lastDropout: dropout, moreWidth: width, moreLayers: layers } = chosen;
  const next = random(chosen.seed + 2);
  const learner = createLearner(coding, { ...chosen, width, layers }, 256);
  grow(learner.parameters, learner.shape, from, next);
  const substitutes = findSubstitutes(words, treebank);
  const copy = () => {
    const others = treebank.map((sentence) => substituted(sentence, substitutes, chosen.swapped, next));
    const examples = others.map((sentence, i) => ({ ...encodeSentence(sentence, sentence.upos, coding), tags: gold[i].tags }));
    return joinedExamples(examples, treebank, chosen.joined, next);
  };
  const passOf = (epoch: number) => {
    const own = joinedExamples(gold, treebank, chosen.joined, next);
    const alone = epoch >= epochs - chosen.alone;
    const copies = Array.from({ length: alone ? 1 : chosen.copies }, copy).flat();
    return [...own, ...copies, ...silverPart(epoch, alone ? 0 : chosen.lastSilver)];
  };
  train(learner, { ...chosen, epochs, rate, dropout }, next, passOf, bounds);
  const learnt = toWeights(learner.parameters, learner.shape, coding, chosen.seed);
  return meanOf(from, learnt, chosen.lastShare, learner.shape, coding);
}

const grown = process.env.SYNTAX_GROWN;
const weights = last(grown === undefined ? more(first()) : readWeights(grown));
writeFileSync(process.env.SYNTAX_OUT ?? "models/syntax.bin", encodeWeights(weights));
const parser = loadParser(weights, words);
for (const name of ["ewt-dev", "gum-dev"]) {
  const { uas, las } = measure(parser, words, readTreebank(name), (sentence) => tagForms(sentence.forms));
  console.log(`${name}, gold words, tags of models/tags.bin: UAS ${uas.toFixed(2)} LAS ${las.toFixed(2)}`);
}
