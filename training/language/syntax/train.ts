/**
 * Trains models/syntax.bin: `node --max-old-space-size=7000 training/language/syntax/train.ts`, from the repository's root, with models/words.bin in
 * place. `name=value` changes a number below; SYNTAX_OUT names another file.
 * Everything is seeded and single-threaded and all arithmetic is exactly rounded, so the same data give the same bytes.
 */
import { writeFileSync } from "node:fs";
import { loadParser } from "../../../src/language/syntax/parser.ts";
import { encodeWeights } from "../../../src/weights/weights.ts";
import { options } from "../options.ts";
import { createCoding, type Example, encodeSentence, readTreebank } from "./corpus.ts";
import { goldExamples, openTagger, silverSentences } from "./examples.ts";
import { measure } from "./measure.ts";
import { toWeights } from "./save.ts";
import { createLearner, train } from "./trainer.ts";

const chosen = options({
  seed: 1,
  width: 128,
  layers: 3,
  arc: 64,
  label: 64,
  epochs: 14,
  /** Epochs at the end that see the treebanks alone. */
  alone: 1,
  /** Share of the silver sentences that an epoch sees. */
  silver: 0.75,
  batch: 300,
  rate: 0.003,
  dropout: 0.12,
  hiddenWords: 0.12,
  hiddenTags: 0.05,
  tagWeight: 0.3,
});

const { words, tagForms } = openTagger();
const treebank = [...readTreebank("ewt-train"), ...readTreebank("gum-train")];
const unlabelled = chosen.silver > 0 ? silverSentences() : [];
const coding = createCoding(words, treebank, unlabelled);
const gold = goldExamples(treebank, coding);
const silver = unlabelled.map((sentence) => encodeSentence(sentence, sentence.given, coding));

/** The treebanks whole, and the next part of the silver sentences. */
function pass(epoch: number): readonly Example[] {
  if (epoch >= chosen.epochs - chosen.alone) return gold;
  const size = Math.floor(silver.length * chosen.silver);
  return [...gold, ...Array.from({ length: size }, (_, i) => silver[(epoch * size + i) % silver.length])];
}

const learner = createLearner(coding, chosen, 256);
train(learner, chosen, pass);
const weights = toWeights(learner.parameters, learner.shape, coding, chosen.seed);
writeFileSync(process.env.SYNTAX_OUT ?? "models/syntax.bin", encodeWeights(weights));
const parser = loadParser(weights, words);
for (const name of ["ewt-dev", "gum-dev"]) {
  const { uas, las } = measure(parser, words, readTreebank(name), (sentence) => tagForms(sentence.forms));
  console.log(`${name}, gold words, tags of models/tags.bin: UAS ${uas.toFixed(2)} LAS ${las.toFixed(2)}`);
}
