/**
 * Learns models/events.bin, the types of events, from the development sentences of PLV (../shared/data/events): one command, seeded, the same bytes again.
 *   node training/events/train.ts              trains on all rows and writes the model
 *   node training/events/train.ts --cv OUT     5-fold cross-validation: writes predictions in the shape of `readout annotate` for score_events.py
 * The texts are news sentences of their publishers: nothing but weights of hashed features leaves this program.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createScene } from "../../src/findings/events/create-scene.ts";
import { eventFeatures } from "../../src/findings/events/features.ts";
import { findEvents, type Ontology, readOntology } from "../../src/findings/events/index.ts";
import type { Scene } from "../../src/findings/events/scene.ts";
import { findTriggers } from "../../src/findings/events/triggers.ts";
import { MODEL_TYPES, modelOf, ROWS, softmax, type TypeModel } from "../../src/findings/events/type-model.ts";
import { mainPredicate } from "../../src/findings/events/typing.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { createLanguage } from "../../src/language/index.ts";
import type { Annotations } from "../../src/model/annotations.ts";
import type { Span } from "../../src/model/span.ts";
import { encodeWeights } from "../../src/weights/weights.ts";

interface Row {
  readonly id: string;
  readonly text: string;
  readonly source: readonly Span[];
  readonly target: readonly Span[];
  readonly type: string;
}
interface Example {
  readonly rows: Int32Array;
  readonly type: number;
}

const DATA = process.env.PLV ?? new URL("../../../shared/data/events/plv-train.ndjson.gz", import.meta.url);
const FOLDS = 5;
const EPOCHS = 40;
const RATE = 0.25;
const DECAY = 2e-4;
const TYPES = MODEL_TYPES.length;

function readRows(): Row[] {
  const lines = gunzipSync(readFileSync(DATA)).toString("utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Row);
}

/** The word that names the coded event: the trigger that covers source and target best, else the main predicate. */
function goldWord(scene: Scene, row: Row): { word: number; frame: Parameters<typeof eventFeatures>[2] } | null {
  const { tokens } = scene.ann;
  const spans = [...row.source, ...row.target];
  const [from, to] =
    spans.length === 0 ? [0, row.text.length] : [Math.min(...spans.map((s) => s.start)), Math.max(...spans.map((s) => s.end))];
  const source = row.source[0];
  const candidates = findTriggers(scene).filter((trigger) => trigger.kind !== "noun");
  const scored = candidates.map((trigger) => {
    const subject = trigger.sides.subject;
    const acts = source !== undefined && subject >= 0 && tokens.start[subject] < source.end && tokens.end[subject] > source.start;
    const left = tokens.start[scene.tree.left[trigger.word]];
    const right = tokens.end[scene.tree.right[trigger.word]];
    return { trigger, score: (acts ? 1 : 0) + Math.max(0, Math.min(right, to) - Math.max(left, from)) / (to - from + 1) };
  });
  scored.sort((a, b) => b.score - a.score || a.trigger.word - b.trigger.word);
  if (scored.length > 0 && scored[0].score > 0.5) return { word: scored[0].trigger.word, frame: scored[0].trigger.frame };
  const main = mainPredicate(scene, 0, tokens.count);
  return main < 0 ? null : { word: main, frame: null };
}

function examples(scene: Scene, row: Row): Example[] {
  const type = (MODEL_TYPES as readonly string[]).indexOf(row.type);
  const gold = goldWord(scene, row);
  if (type < 0 || gold === null) return [];
  // Once as the frames see it and once without them, so that the model stands on its own in sentences that no frame matches.
  const plain = { rows: eventFeatures(scene, gold.word, null).sort(), type };
  return gold.frame === null ? [plain] : [{ rows: eventFeatures(scene, gold.word, gold.frame).sort(), type }, plain];
}

/** Multinomial logistic regression by AdaGrad with weight decay, from a seeded order. */
function train(data: readonly Example[], seed: number): Float32Array {
  const weights = new Float32Array(ROWS * TYPES);
  const square = new Float32Array(ROWS * TYPES).fill(1e-3);
  const order = data.map((_, i) => i);
  const random = lcg(seed);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const i of order) step(weights, square, data[i]);
  }
  return weights;
}

function step(weights: Float32Array, square: Float32Array, { rows, type }: Example): void {
  const scores = new Float32Array(TYPES);
  for (const row of rows) for (let k = 0; k < TYPES; k++) scores[k] += weights[row * TYPES + k];
  const gradient = softmax(scores);
  gradient[type] -= 1;
  for (const row of rows) {
    for (let k = 0; k < TYPES; k++) {
      const at = row * TYPES + k;
      const slope = gradient[k] + DECAY * weights[at];
      square[at] += slope * slope;
      weights[at] -= (RATE * slope) / Math.sqrt(square[at]) / Math.sqrt(rows.length);
    }
  }
}

function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function asModel(weights: Float32Array): TypeModel {
  return modelOf(weights, 1);
}

/** Rows of one text fall in one fold. */
function foldOf(row: Row, texts: Map<string, number>): number {
  const known = texts.get(row.text);
  if (known !== undefined) return known;
  const fold = texts.size % FOLDS;
  texts.set(row.text, fold);
  return fold;
}

function crossValidate(rows: readonly Row[], anns: readonly Annotations[], ontology: Ontology, out: string): void {
  const texts = new Map<string, number>();
  const folds = rows.map((row) => foldOf(row, texts));
  const data = rows.map((row, i) => examples(createScene(anns[i], [], ontology), row));
  const lines: string[] = new Array(rows.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = train(data.filter((_, i) => folds[i] !== fold).flat(), 17);
    const model = process.env.FRAMES_ONLY ? null : asModel(weights);
    for (const [i, row] of rows.entries()) {
      if (folds[i] !== fold) continue;
      const { events } = findEvents(anns[i], [], { ...ontology, model });
      lines[i] = JSON.stringify({ id: row.id, entities: anns[i].entities, events });
    }
  }
  writeFileSync(out, `${lines.join("\n")}\n`);
}

function write(weights: Float32Array): void {
  let top = 0;
  for (const weight of weights) top = Math.max(top, Math.abs(weight));
  const unit = top / 127;
  const table = Int8Array.from(weights, (weight) => Math.round(weight / unit));
  const path = new URL("../../models/events.bin", import.meta.url);
  writeFileSync(
    path,
    encodeWeights({ name: "events", meta: { types: MODEL_TYPES, rows: ROWS, unit, seed: 17, epochs: EPOCHS }, arrays: { weights: table } }),
  );
}

const rows = readRows();
const language = createLanguage(new URL("../../models/", import.meta.url), loadKnowledge());
const anns = rows.map(({ text }) => language.annotate({ text, title: null, published: null, candidates: [] }));
const ontology = readOntology();
const cv = process.argv.indexOf("--cv");
if (cv >= 0) crossValidate(rows, anns, ontology, process.argv[cv + 1]);
else
  write(
    train(
      rows.flatMap((row, i) => examples(createScene(anns[i], [], ontology), row)),
      17,
    ),
  );
