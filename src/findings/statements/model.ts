import type { Weights } from "../../weights/weights.ts";
import { Bag } from "./bag.ts";
import { type Crf, decode, emit } from "./crf.ts";
import { cueFeatures, MOST_CUE_FEATURES } from "./cue-features.ts";
import type { Range } from "./draft.ts";
import { type CueSpan, createFrame } from "./frame.ts";
import { MOST_SPAN_FEATURES, spanFeatures } from "./span-features.ts";
import type { View } from "./view.ts";

/** Labels of the cue tagger: outside, first and further token of a cue. */
export const CUE_LABELS = 3;
/** Labels of the span model: outside; source begins, goes on; content begins, goes on; cue. */
export const SPAN_LABELS = 6;
const SOURCE = 1;
const CONTENT = 3;
const CUE = 5;

/** The two trained taggers of models/statements.bin. */
export interface StatementModel {
  readonly cue: Crf;
  readonly span: Crf;
  /** Added to the score of "no cue": what balances precision and recall. */
  readonly bias: number;
}

export function openModel({ arrays, meta }: Weights): StatementModel {
  const { bias, cueUnit, spanUnit } = meta as { bias: number; cueUnit: number; spanUnit: number };
  const crf = (name: string, labels: number, unit: number): Crf => {
    const weights = arrays[`${name}.weights`] as Int8Array;
    return {
      labels,
      mask: weights.length / labels - 1,
      weights,
      unit,
      transitions: withBans(arrays[`${name}.transitions`] as Float32Array),
      start: withBans(arrays[`${name}.start`] as Float32Array),
    };
  };
  return { cue: crf("cue", CUE_LABELS, cueUnit), span: crf("span", SPAN_LABELS, spanUnit), bias };
}

/** Forbidden pairs are written as a very low number, since a weights file may hold no infinity. */
function withBans(values: Float32Array): Float32Array {
  return values.map((value) => (value < -1e8 ? Number.NEGATIVE_INFINITY : value));
}

const bag = new Bag(Math.max(MOST_CUE_FEATURES, MOST_SPAN_FEATURES));

/** Cues of a text, in text order. */
export function tagCues(model: StatementModel, view: View): CueSpan[] {
  const cues: CueSpan[] = [];
  for (const { firstToken, endToken } of view.ann.sentences) {
    const length = endToken - firstToken;
    const emissions = new Float64Array(length * CUE_LABELS);
    for (let i = 0; i < length; i++) {
      cueFeatures(view, firstToken + i, firstToken, endToken, bag);
      emit(model.cue, bag.features, bag.count, emissions, i * CUE_LABELS);
      emissions[i * CUE_LABELS] += model.bias;
    }
    const path = new Uint8Array(length);
    decode(model.cue, emissions, length, new Uint32Array(length).fill(0b111), path);
    for (const [first, end] of runs(path, 1, firstToken)) cues.push({ first, end });
  }
  return cues;
}

/** Source and content of one cue. `cueTokens` marks the tokens of all cues of the text. */
export function tagSpans(model: StatementModel, view: View, cue: CueSpan, cueTokens: Uint8Array): { source: Range[]; content: Range[] } {
  const frame = createFrame(view, cue, cueTokens);
  const length = frame.end - frame.first;
  const emissions = new Float64Array(length * SPAN_LABELS);
  const allowed = new Uint32Array(length).fill((1 << CUE) - 1);
  for (let i = 0; i < length; i++) {
    spanFeatures(view, cue, frame, frame.first + i, bag);
    emit(model.span, bag.features, bag.count, emissions, i * SPAN_LABELS);
  }
  allowed.fill(1 << CUE, cue.first - frame.first, cue.end - frame.first);
  const path = new Uint8Array(length);
  decode(model.span, emissions, length, allowed, path);
  return { source: runs(path, SOURCE, frame.first), content: runs(path, CONTENT, frame.first) };
}

/** Stretches that begin with label `begins` and go on with the next one. */
function runs(path: Uint8Array, begins: number, offset: number): Range[] {
  const found: Range[] = [];
  for (let i = 0; i < path.length; i++) {
    if (path[i] !== begins) continue;
    let end = i + 1;
    while (end < path.length && path[end] === begins + 1) end++;
    found.push([offset + i, offset + end]);
  }
  return found;
}
