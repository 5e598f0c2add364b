/** Trains models/sentences.bin: `node training/language/train-sentences.ts`. Seeded: the same data give the same bytes. */
import { writeFileSync } from "node:fs";
import { boundFacts, FACT, FACT_BITS, paragraphEnd } from "../../src/language/tokens/bound-facts.ts";
import { BOUND, ruleBounds } from "../../src/language/tokens/sentences.ts";
import { tokenize } from "../../src/language/tokens/tokenize.ts";
import { loadWordVectors } from "../../src/language/words/vectors.ts";
import { WordTable } from "../../src/language/words/word-table.ts";
import { encodeWeights, readWeights } from "../../src/weights/weights.ts";
import { DATA, readGzip } from "./conllu.ts";
import { type Batch, type Dropout, SequenceNetwork } from "./network.ts";
import { options } from "./options.ts";
import { random, shuffle } from "./random.ts";
import { type RawDocument, readRawDocuments } from "./raw-text.ts";
import { networkWeights } from "./save-network.ts";
import { NONE, softmaxGradients } from "./softmax.ts";

/** A paragraph: words, facts, and for each place that is open whether a sentence ends there (NONE where it is not open). */
interface Paragraph {
  readonly words: Int32Array;
  readonly facts: Uint8Array;
  readonly gold: Int32Array;
  /** Log-odds from which a bound is added. */
  readonly add: number;
}

const chosen = options({
  ...{ epochs: 8, rate: 0.003, batch: 300, seed: 1, news: 800, newsEpochs: 4, mean: 2, add: 0.4, addEdited: 2, keep: -2 },
  ...{ rows: 4096, embedding: 16, hidden: 32, reach: 5, form: 0.35, vector: 0.1, drop: 0.3 },
});
const dropout: Dropout = { form: chosen.form, vector: chosen.vector, hidden: chosen.drop };
const WIDTH = 8;
const models = new URL("../../models/", import.meta.url);
const table = new WordTable(loadWordVectors(readWeights(new URL("words.bin", models))), Number.POSITIVE_INFINITY);
const next = random(chosen.seed);

/** `ends` null: the rules are right. */
function paragraphs({ text, ends }: { readonly text: string; readonly ends: ReadonlySet<number> | null }): Paragraph[] {
  const spans = tokenize(text);
  const bounds = ruleBounds(text, spans);
  const { facts, open, edited } = boundFacts(text, spans, bounds);
  const words = Int32Array.from(spans.start, (start, i) => table.intern(text, start, spans.end[i]));
  const gold = Int32Array.from(bounds, (bound, i) => {
    if (open[i] === 0) return NONE;
    return (ends === null ? bound === BOUND.stop : ends.has(spans.end[i])) ? 1 : 0;
  });
  const found: Paragraph[] = [];
  for (let from = 0, end = 0; from < spans.count; from = end) {
    end = paragraphEnd(bounds, from);
    found.push({
      words: words.subarray(from, end),
      facts: facts.subarray(from, end),
      gold: gold.subarray(from, end),
      add: edited ? chosen.addEdited : chosen.add,
    });
  }
  return found;
}

function newsTexts(count: number): { text: string; ends: null }[] {
  if (count === 0) return [];
  const lines = readGzip(`${DATA}/../acquire/pile-unlabelled.ndjson.gz`).split("\n").slice(0, count);
  return lines.map((line) => ({ text: (JSON.parse(line) as { text: string }).text, ends: null }));
}

const gold = [...readRawDocuments("ewt-train"), ...readRawDocuments("gum-train")].flatMap(paragraphs);
const news = newsTexts(chosen.news).flatMap(paragraphs);
const network = new SequenceNetwork(
  {
    ...{ rows: chosen.rows, embedding: chosen.embedding, hidden: chosen.hidden, reach: chosen.reach, contexts: FACT_BITS },
    ...{ second: 0, secondReach: 0, outputs: 2, outputWidth: WIDTH },
  },
  table,
  next,
);

/** `least`: log-odds from which a sentence ends at a place. */
function pack(batch: readonly Paragraph[]): Batch & { gold: Int32Array; least: Float32Array } {
  const gap = chosen.reach;
  const n = batch.reduce((sum, { words }) => sum + words.length + gap, gap);
  const words = new Int32Array(n);
  const contexts = new Uint8Array(n);
  const labels = new Int32Array(n).fill(NONE);
  const least = new Float32Array(n);
  let at = gap;
  for (const paragraph of batch) {
    words.set(paragraph.words, at);
    contexts.set(paragraph.facts, at);
    labels.set(paragraph.gold, at);
    for (const [i, facts] of paragraph.facts.entries()) least[at + i] = facts & FACT.stop ? chosen.keep : paragraph.add;
    at += paragraph.words.length + gap;
  }
  return { words, contexts, gold: labels, least, groups: new Int32Array(n).fill(-1), groupCount: 0 };
}

function* batches(all: readonly Paragraph[], size: number): Generator<Paragraph[]> {
  let batch: Paragraph[] = [];
  let words = 0;
  for (const paragraph of all) {
    batch.push(paragraph);
    words += paragraph.words.length;
    if (words < size) continue;
    yield batch;
    batch = [];
    words = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Right, found and true bounds at open places, for some thresholds around those chosen. */
function report(name: string, documents: readonly RawDocument[]): void {
  const scores: { readonly score: number; readonly least: number; readonly gold: boolean }[] = [];
  for (const batch of batches(documents.flatMap(paragraphs), 500)) {
    const packed = pack(batch);
    const trace = network.forward(packed, null);
    for (let i = 0; i < packed.words.length; i++) {
      if (packed.gold[i] === NONE) continue;
      const score = trace.logits.data[i * WIDTH + 1] - trace.logits.data[i * WIDTH];
      scores.push({ score, least: packed.least[i], gold: packed.gold[i] === 1 });
    }
    network.release(trace);
  }
  const gold = scores.filter((place) => place.gold).length;
  const per = (part: number, whole: number) => ((100 * part) / whole).toFixed(2);
  for (const shift of [-0.5, 0, 0.5]) {
    const found = scores.filter(({ score, least }) => score > least + shift);
    const right = found.filter((place) => place.gold).length;
    console.log(`${name}, shift ${shift}: P ${per(right, found.length)} R ${per(right, gold)} F ${per(2 * right, found.length + gold)}`);
  }
}

const measured = { ewt: readRawDocuments("ewt-dev"), gum: readRawDocuments("gum-dev") };
const countWords = (all: readonly Paragraph[]) => all.reduce((sum, { words }) => sum + words.length, 0);
const steps = (chosen.epochs * countWords(gold) + chosen.newsEpochs * countWords(news)) / chosen.batch;
const snapshotEvery = Math.ceil(countWords(gold) / chosen.batch / 8);
let step = 0;
for (let epoch = 0; epoch < chosen.epochs; epoch++) {
  const all = shuffle(epoch < chosen.newsEpochs ? [...gold, ...news] : [...gold], next);
  let count = 0;
  let loss = 0;
  for (const batch of batches(all, chosen.batch)) {
    const packed = pack(batch);
    const trace = network.forward(packed, dropout);
    loss += softmaxGradients(trace.logits, 2, packed.gold);
    count++;
    network.backward(trace);
    network.release(trace);
    network.step(chosen.rate * Math.max(0.02, 1 - step++ / steps));
    if (epoch >= chosen.epochs - chosen.mean && step % snapshotEvery === 0) network.addToMean();
  }
  console.log(`epoch ${epoch + 1}, loss ${(loss / count).toFixed(4)}`);
}
network.takeMean();
report("EWT dev", measured.ewt);
report("GUM dev", measured.gum);
writeFileSync(
  new URL("sentences.bin", models),
  encodeWeights(networkWeights("sentences", network, { options: chosen, add: chosen.add, addEdited: chosen.addEdited, keep: chosen.keep })),
);
