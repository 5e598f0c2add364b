import { Bag } from "./bag.ts";
import { type Crf, emit } from "./crf.ts";
import { cueFeatures, MOST_CUE_FEATURES } from "./cue-features.ts";
import type { Range } from "./draft.ts";
import type { CueSpan, Frame } from "./frame.ts";
import { MOST_SPAN_FEATURES, spanFeatures } from "./span-features.ts";
import type { View } from "./view.ts";

/** Labels of the cue tagger: outside, first and further token of a cue. */
export const CUE_LABELS = 3;
/** Labels of the span model: outside; source begins, goes on; content begins, goes on; cue. */
export const SPAN_LABELS = 6;
const CUE = 5;

/** The tagger of cues, and that of the spans of one cue. */
export interface CrfPair {
  readonly cue: Crf;
  readonly span: Crf;
}

const bag = new Bag(Math.max(MOST_CUE_FEATURES, MOST_SPAN_FEATURES));

/** Scores of the cue labels for the tokens of one sentence. */
export function cueEmissions(crf: Crf, view: View, first: number, end: number): Float64Array {
  const emissions = new Float64Array((end - first) * CUE_LABELS);
  for (let t = first; t < end; t++) {
    cueFeatures(view, t, first, end, bag);
    emit(crf, bag.features, bag.count, emissions, (t - first) * CUE_LABELS);
  }
  return emissions;
}

/** Scores of the span labels for the tokens around one cue, and which labels each may have: the cue's own tokens are cue, no others. */
export function spanEmissions(
  crf: Crf,
  view: View,
  cue: CueSpan,
  frame: Frame,
): { readonly emissions: Float64Array; readonly allowed: Uint32Array; readonly length: number } {
  const length = frame.end - frame.first;
  const emissions = new Float64Array(length * SPAN_LABELS);
  const allowed = new Uint32Array(length).fill((1 << CUE) - 1);
  for (let i = 0; i < length; i++) {
    spanFeatures(view, cue, frame, frame.first + i, bag);
    emit(crf, bag.features, bag.count, emissions, i * SPAN_LABELS);
  }
  allowed.fill(1 << CUE, cue.first - frame.first, cue.end - frame.first);
  return { emissions, allowed, length };
}

/** Stretches that begin with label `begins` and go on with the next one. */
export function runs(path: Uint8Array, begins: number, offset: number): Range[] {
  const found: Range[] = [];
  for (let i = 0; i < path.length; i++) {
    if (path[i] !== begins) continue;
    let end = i + 1;
    while (end < path.length && path[end] === begins + 1) end++;
    found.push([offset + i, offset + end]);
  }
  return found;
}
