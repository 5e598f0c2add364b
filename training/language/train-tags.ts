/** Trains models/tags.bin: `node training/language/train-tags.ts`. Seeded: the same data give the same bytes. */
import { writeFileSync } from "node:fs";
import { loadWordVectors } from "../../src/language/words/vectors.ts";
import { WordTable } from "../../src/language/words/word-table.ts";
import { UPOS } from "../../src/model/annotations.ts";
import { encodeWeights, readWeights } from "../../src/weights/weights.ts";
import { drawCasing, recase } from "./casing.ts";
import { readTreebank } from "./conllu.ts";
import { type Batch, type Dropout, SequenceNetwork } from "./network.ts";
import { options } from "./options.ts";
import { random, shuffle } from "./random.ts";
import { networkWeights } from "./save-network.ts";
import { readSilverTags } from "./silver.ts";
import { NONE, softmaxGradients } from "./softmax.ts";

interface Tagged {
  readonly forms: readonly string[];
  readonly words: Int32Array;
  readonly gold: Int32Array;
}

const chosen = options({
  ...{ epochs: 6, rate: 0.003, batch: 300, seed: 1, silver: 1440, silverEpochs: 2, mean: 1 },
  ...{ embedding: 48, hidden: 96, reach: 3, form: 0.35, vector: 0.1, drop: 0.3, casing: 0.03 },
});
const dropout: Dropout = { form: chosen.form, vector: chosen.vector, hidden: chosen.drop };
const WIDTH = 24;
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
const silver = readSilverTags(chosen.silver).map(tagged);
const network = new SequenceNetwork(
  {
    ...{ rows: 1 << 15, embedding: chosen.embedding, hidden: chosen.hidden, reach: chosen.reach, contexts: 0 },
    ...{ second: 0, secondReach: 0, outputs: UPOS.length, outputWidth: WIDTH },
  },
  table,
  next,
);

/** Sentences in one batch, parted as the network needs it. `casing`: the share of each kind of headline. */
function pack(sentences: readonly Tagged[], casing: number): Batch & { gold: Int32Array } {
  const gap = chosen.reach;
  const n = sentences.reduce((sum, { words }) => sum + words.length + gap, gap);
  const words = new Int32Array(n);
  const gold = new Int32Array(n).fill(NONE);
  let at = gap;
  for (const sentence of sentences) {
    const style = drawCasing(next, casing);
    words.set(style === null ? sentence.words : ids(sentence.forms.map((form, i) => recase(form, style, i === 0))), at);
    gold.set(sentence.gold, at);
    at += sentence.words.length + gap;
  }
  return { words, gold, contexts: new Uint8Array(n), groups: new Int32Array(n).fill(-1), groupCount: 0 };
}

function* batches(sentences: readonly Tagged[], size: number): Generator<Tagged[]> {
  let batch: Tagged[] = [];
  let words = 0;
  for (const sentence of sentences) {
    batch.push(sentence);
    words += sentence.words.length;
    if (words < size) continue;
    yield batch;
    batch = [];
    words = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Share of words of `sentences` that get the right tag, in per cent. */
function accuracy(sentences: readonly Tagged[]): number {
  let right = 0;
  let total = 0;
  for (const batch of batches(sentences, 500)) {
    const packed = pack(batch, 0);
    const trace = network.forward(packed, null);
    for (let i = 0; i < packed.words.length; i++) {
      if (packed.gold[i] === NONE) continue;
      const row = trace.logits.data.subarray(i * WIDTH, i * WIDTH + UPOS.length);
      right += row.indexOf(Math.max(...row)) === packed.gold[i] ? 1 : 0;
      total++;
    }
    network.release(trace);
  }
  return (100 * right) / total;
}

const measured = { ewt: readTreebank("ewt-dev").map(tagged), gum: readTreebank("gum-dev").map(tagged) };
const report = (name: string) =>
  console.log(`${name}: dev EWT ${accuracy(measured.ewt).toFixed(2)}, GUM ${accuracy(measured.gum).toFixed(2)} % of words, gold tokens`);
const countWords = (sentences: readonly Tagged[]) => sentences.reduce((sum, { words }) => sum + words.length, 0);
const steps = (chosen.epochs * countWords(gold) + chosen.silverEpochs * countWords(silver)) / chosen.batch;
const snapshotEvery = Math.ceil(countWords(gold) / chosen.batch / 8);
let step = 0;
for (let epoch = 0; epoch < chosen.epochs; epoch++) {
  // The teacher's sentences come first and gold has the last word.
  const sentences = shuffle(epoch < chosen.silverEpochs ? [...gold, ...silver] : [...gold], next);
  let count = 0;
  let loss = 0;
  for (const batch of batches(sentences, chosen.batch)) {
    const packed = pack(batch, chosen.casing);
    const trace = network.forward(packed, dropout);
    loss += softmaxGradients(trace.logits, UPOS.length, packed.gold);
    count++;
    network.backward(trace);
    network.release(trace);
    network.step(chosen.rate * Math.max(0.02, 1 - step++ / steps));
    if (epoch >= chosen.epochs - chosen.mean && step % snapshotEvery === 0) network.addToMean();
  }
  report(`epoch ${epoch + 1}, loss ${(loss / count).toFixed(4)}`);
}
network.takeMean();
report("mean of the last epochs");
writeFileSync(new URL("tags.bin", models), encodeWeights(networkWeights("tags", network, { labels: UPOS, options: chosen })));
