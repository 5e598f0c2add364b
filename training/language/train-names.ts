/** Trains models/names.bin: `node training/language/train-names.ts`. Seeded: the same data give the same bytes. */
import { writeFileSync } from "node:fs";
import { NEVER } from "../../src/language/names/decode.ts";
import { CONTEXTS, gatherFacts } from "../../src/language/names/facts.ts";
import { loadNameFinder } from "../../src/language/names/finder.ts";
import { Gazetteer } from "../../src/language/names/gazetteer.ts";
import { LABELS, mayFollow, NAME_TYPES, OUTSIDE } from "../../src/language/names/labels.ts";
import { loadWordVectors } from "../../src/language/words/vectors.ts";
import { WordTable } from "../../src/language/words/word-table.ts";
import { encodeWeights, readWeights, type Weights } from "../../src/weights/weights.ts";
import { normal, Parameters } from "./adam.ts";
import { crfGradient } from "./crf.ts";
import { givenNameHashes, peopleHashes, placeHashes, townHashes } from "./gazetteer.ts";
import { type LabelledText, labelText, readNamedTexts } from "./named-texts.ts";
import { type Batch, type Dropout, SequenceNetwork } from "./network.ts";
import { options } from "./options.ts";
import { random, shuffle } from "./random.ts";
import { networkWeights } from "./save-network.ts";
import { readSilverNames } from "./silver.ts";
import { STEP_WORDS } from "./softmax.ts";
import { openWorld } from "./wire/cast.ts";
import { composeWire } from "./wire/compose.ts";

const chosen = options({
  ...{ epochs: 5, rate: 0.003, seed: 1, silver: 700, silverEpochs: 2, gum: 1, hold: 0, mean: 2 },
  ...{ wire: 425, wireEpochs: 3, towns: 1, given: 1 },
  ...{ embedding: 48, hidden: 96, reach: 2, second: 64, form: 0.7, vector: 0.1, drop: 0.5 },
});
const dropout: Dropout = { form: chosen.form, vector: chosen.vector, hidden: chosen.drop };
const WIDTH = 24;
const HELD_OUT = 12;
const models = new URL("../../models/", import.meta.url);
const table = new WordTable(loadWordVectors(readWeights(new URL("words.bin", models))), Number.POSITIVE_INFINITY);
const next = random(chosen.seed);

const places = placeHashes();
const peoples = peopleHashes();
const towns = chosen.towns > 0 ? townHashes() : new Uint32Array();
const given = chosen.given > 0 ? givenNameHashes() : new Uint32Array();
const gazetteer = new Gazetteer({ places, peoples, towns, given });

/** Tokens of a sentence that may hold a name. */
interface Run {
  readonly at: number;
  readonly gold: Uint8Array;
}

interface Example extends LabelledText {
  readonly words: Int32Array;
  readonly batch: Batch;
  readonly runs: readonly Run[];
}

function example(text: LabelledText): Example {
  const words = Int32Array.from(text.spans.start, (start, i) => table.intern(text.text, start, text.spans.end[i]));
  const facts = gatherFacts(words, text.sentences, table, gazetteer);
  const gap = chosen.reach;
  const n = words.length + gap * (text.sentences.length + 1);
  const batch = { words: new Int32Array(n), contexts: new Uint8Array(n), groups: new Int32Array(n).fill(-1), groupCount: facts.groupCount };
  const runs: Run[] = [];
  let at = gap;
  for (const { firstToken, endToken } of text.sentences) {
    // Words that no run sees are left out: the runs come out the same, in two thirds of the time.
    for (const [from, to] of runsOf(dilated(facts.active, gap), firstToken, endToken)) {
      batch.words.set(words.subarray(from, to), at);
      batch.contexts.set(facts.contexts.subarray(from, to), at);
      batch.groups.set(facts.groups.subarray(from, to), at);
      for (const [first, end] of runsOf(facts.active, from, to))
        if (!text.doubtful.subarray(first, end).includes(1))
          runs.push({ at: at + first - from, gold: whole(text.labels.slice(first, end)) });
      at += to - from;
    }
    at += gap;
  }
  return {
    ...text,
    words,
    batch: { ...batch, words: batch.words.subarray(0, at), contexts: batch.contexts.subarray(0, at), groups: batch.groups.subarray(0, at) },
    runs,
  };
}

/** Ones wherever `active` has one within `reach`. */
function dilated(active: Uint8Array, reach: number): Uint8Array {
  const out = new Uint8Array(active.length);
  for (let i = 0; i < active.length; i++) if (active[i] === 1) out.fill(1, Math.max(0, i - reach), i + reach + 1);
  return out;
}

function runsOf(active: Uint8Array, from: number, to: number): [number, number][] {
  const runs: [number, number][] = [];
  for (let i = from; i < to; i++) {
    if (active[i] === 0) continue;
    const first = i;
    while (i < to && active[i] === 1) i++;
    runs.push([first, i]);
  }
  return runs;
}

/** A run that cuts a name loses what it has of it: no path of labels could begin or end within one. */
function whole(labels: Uint8Array): Uint8Array {
  for (let i = 0; i < labels.length && !mayFollow(OUTSIDE, labels[i]); i++) labels[i] = OUTSIDE;
  for (let i = labels.length - 1; i >= 0 && !mayFollow(labels[i], OUTSIDE); i--) labels[i] = OUTSIDE;
  return labels;
}

const read = (name: string) => readNamedTexts(name).map(labelText).map(example);
const worldwide = read("worldwide-train");
const isHeld = (_: Example, i: number) => chosen.hold > 0 && i % HELD_OUT === 5;
const gum = chosen.gum > 0 ? read("gum-names").filter(({ split }) => split === "train") : [];
const gold = [...worldwide.filter((text, i) => !isHeld(text, i)), ...gum];
const silver = readSilverNames(chosen.silver).map(example);
const wire = composeWire(openWorld(worldwide), chosen.wire, random(chosen.seed + 1))
  .map(labelText)
  .map(example);
const network = new SequenceNetwork(
  {
    ...{ rows: 1 << 15, embedding: chosen.embedding, hidden: chosen.hidden, reach: chosen.reach, contexts: CONTEXTS },
    ...{ second: chosen.second, secondReach: 1, outputs: LABELS, outputWidth: WIDTH },
  },
  table,
  next,
);
const transitions = new Parameters(LABELS * LABELS, normal(next, 0));
for (let a = 0; a < LABELS; a++) for (let b = 0; b < LABELS; b++) if (!mayFollow(a, b)) transitions.value[a * LABELS + b] = NEVER;
network.alsoTrain(transitions);

function learn({ batch, runs }: Example): number {
  const trace = network.forward(batch, dropout);
  const { data } = trace.logits;
  const gradient = new Float32Array(data.length);
  let loss = 0;
  for (const { at, gold } of runs) {
    loss += crfGradient(data, at, gold.length, WIDTH, transitions.value, gold, 1 / STEP_WORDS, transitions.gradient);
    for (let i = at; i < at + gold.length; i++) gradient.set(data.subarray(i * WIDTH, i * WIDTH + LABELS), i * WIDTH);
  }
  data.set(gradient);
  network.backward(trace);
  network.release(trace);
  return loss;
}

const weights = (): Weights => {
  const saved = networkWeights("names", network, { types: NAME_TYPES, options: chosen });
  return { ...saved, arrays: { ...saved.arrays, transitions: transitions.value, places, peoples, towns, given } };
};

/** Exact F1 of the names of `types` by the program's own finder. */
function f1(texts: readonly Example[], types: readonly string[]): number {
  const finder = loadNameFinder(weights(), table);
  const key = (x: { start: number; end: number; type: string }) => `${x.start}-${x.end}-${x.type}`;
  let right = 0;
  let all = 0;
  for (const { words, spans, sentences, names } of texts) {
    const wanted = new Set(names.filter(({ type }) => types.includes(type)).map(key));
    const found = finder.find(words, spans, sentences).names.filter(({ type }) => types.includes(type));
    right += found.filter((name) => wanted.has(key(name))).length;
    all += wanted.size + found.length;
  }
  return (200 * right) / all;
}

const THREE = ["PERSON", "ORG", "PLACE"];
const measured = {
  "held out": worldwide.filter(isHeld),
  "Worldwide dev": read("worldwide-dev"),
  "UNER EWT": read("uner-ewt"),
  wikigold: read("wikigold"),
};
const report = (name: string) =>
  console.log(
    `${name}: ${Object.entries(measured)
      .map(([data, texts]) => `${data} ${f1(texts, THREE).toFixed(2)}`)
      .join(", ")}, all five types ${f1(measured["Worldwide dev"], NAME_TYPES).toFixed(2)}`,
  );
// The teacher's texts come first and gold has the last word.
const steps = chosen.epochs * gold.length + chosen.silverEpochs * silver.length + chosen.wireEpochs * wire.length;
const snapshotEvery = Math.ceil(gold.length / 8);
let step = 0;
for (let epoch = 0; epoch < chosen.epochs; epoch++) {
  const made = [...(epoch < chosen.silverEpochs ? silver : []), ...(epoch < chosen.wireEpochs ? wire : [])];
  const examples = shuffle([...gold, ...made], next);
  let loss = 0;
  for (const text of examples) {
    loss += learn(text);
    network.step(chosen.rate * Math.max(0.02, 1 - step++ / steps));
    if (epoch >= chosen.epochs - chosen.mean && step % snapshotEvery === 0) network.addToMean();
  }
  report(`epoch ${epoch + 1}, loss ${(loss / examples.length).toFixed(3)}`);
}
network.takeMean();
report("mean of the last epochs");
writeFileSync(new URL("names.bin", models), encodeWeights(weights()));
