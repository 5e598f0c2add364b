/** Trains models/tags.bin: `node training/language/train-tags.ts`. Seeded: the same data give the same bytes. */
import { writeFileSync } from "node:fs";
import { NO_TAG, TAG_CONTEXTS } from "../../src/language/tags/tagger.ts";
import { loadWordVectors } from "../../src/language/words/vectors.ts";
import { WordTable } from "../../src/language/words/word-table.ts";
import { UPOS } from "../../src/model/annotations.ts";
import { encodeWeights, readWeights } from "../../src/weights/weights.ts";
import { drawCasing, recase } from "./casing.ts";
import { readTreebank } from "./conllu.ts";
import { options } from "./options.ts";
import { random, shuffle } from "./random.ts";
import { networkWeights } from "./save-network.ts";
import { readSilverTags } from "./silver.ts";
import { type Dropout, WindowNetwork } from "./window-network.ts";

interface Tagged {
  readonly forms: readonly string[];
  readonly words: Int32Array;
  readonly gold: Int32Array;
}

const chosen = options({
  epochs: 8,
  rate: 0.003,
  embedding: 40,
  hidden: 64,
  reach: 3,
  form: 0.35,
  vector: 0.1,
  drop: 0.3,
  casing: 0.03,
  batch: 16,
  seed: 1,
  silver: 1,
});
const dropout: Dropout = { form: chosen.form, vector: chosen.vector, hidden: chosen.drop };
/** Divides the gradients so that a batch of some 300 words takes a step of ordinary size. */
const STEP_WORDS = 200;

const models = new URL("../../models/", import.meta.url);
const table = new WordTable(loadWordVectors(readWeights(new URL("words.bin", models))), Number.POSITIVE_INFINITY);
const next = random(chosen.seed);
const ids = (forms: readonly string[]) => Int32Array.from(forms, (form) => table.intern(form, 0, form.length));
const tagged = ({ forms, upos }: { forms: readonly string[]; upos: readonly string[] }): Tagged => ({
  forms,
  words: ids(forms),
  gold: Int32Array.from(upos, (tag) => UPOS.indexOf(tag as (typeof UPOS)[number])),
});

const gold = [...readTreebank("ewt-train"), ...readTreebank("gum-train")].map(tagged);
const silver = chosen.silver > 0 ? readSilverTags(chosen.silver).map(tagged) : [];
const network = new WindowNetwork(
  { rows: 1 << 15, embedding: chosen.embedding, hidden: chosen.hidden, reach: chosen.reach, outputs: UPOS.length, contexts: TAG_CONTEXTS },
  table,
  next,
);
const scores = new Float32Array(UPOS.length);

function best(): number {
  let found = 0;
  for (let o = 1; o < scores.length; o++) if (scores[o] > scores[found]) found = o;
  return found;
}

/** Shows one sentence and gathers the gradients; the network sees its own tags, not the gold ones, as in use. Returns the loss. */
function learn(sentence: Tagged): number {
  const casing = drawCasing(next, chosen.casing);
  const words = casing === null ? sentence.words : ids(sentence.forms.map((form, i) => recase(form, casing, i === 0)));
  network.begin(words, dropout);
  const gradients = new Float32Array(words.length * UPOS.length);
  let before: number = NO_TAG;
  let beforeThat: number = NO_TAG;
  let loss = 0;
  for (let i = 0; i < words.length; i++) {
    network.forward(i, [before, NO_TAG + 1 + beforeThat], dropout, scores);
    loss += softmaxGradient(sentence.gold[i], gradients, i * UPOS.length);
    beforeThat = before;
    before = best();
  }
  network.backward(gradients, 1 - dropout.hidden);
  return loss;
}

function softmaxGradient(right: number, gradients: Float32Array, at: number): number {
  const most = Math.max(...scores);
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - most);
  for (let o = 0; o < scores.length; o++) gradients[at + o] = Math.exp(scores[o] - most) / sum / STEP_WORDS;
  gradients[at + right] -= 1 / STEP_WORDS;
  return Math.log(sum) + most - scores[right];
}

/** Share of words of `sentences` that get the right tag, in per cent. */
function accuracy(sentences: readonly Tagged[]): number {
  let right = 0;
  let total = 0;
  for (const { words, gold } of sentences) {
    network.begin(words, null);
    let before: number = NO_TAG;
    let beforeThat: number = NO_TAG;
    for (let i = 0; i < words.length; i++) {
      network.forward(i, [before, NO_TAG + 1 + beforeThat], null, scores);
      beforeThat = before;
      before = best();
      right += before === gold[i] ? 1 : 0;
    }
    total += words.length;
  }
  return (100 * right) / total;
}

const measured = { ewt: readTreebank("ewt-dev").map(tagged), gum: readTreebank("gum-dev").map(tagged) };
const sentences = [...gold, ...silver];
const steps = chosen.epochs * Math.ceil(sentences.length / chosen.batch);
let step = 0;
for (let epoch = 0; epoch < chosen.epochs; epoch++) {
  shuffle(sentences, next);
  let loss = 0;
  let words = 0;
  for (let i = 0; i < sentences.length; i++) {
    loss += learn(sentences[i]);
    words += sentences[i].words.length;
    if ((i + 1) % chosen.batch === 0 || i === sentences.length - 1) network.step(chosen.rate * (1 - step++ / steps));
  }
  console.log(
    `epoch ${epoch + 1}: loss ${(loss / words).toFixed(4)}, dev EWT ${accuracy(measured.ewt).toFixed(2)}, GUM ${accuracy(measured.gum).toFixed(2)}`,
  );
}
writeFileSync(new URL("tags.bin", models), encodeWeights(networkWeights("tags", network, { labels: UPOS, options: chosen })));
