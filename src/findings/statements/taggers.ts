import { Bag } from "./bag.ts";
import { type Crf, emit } from "./crf.ts";
import { cueFeatures, MOST_CUE_FEATURES } from "./cue-features.ts";
import type { Range } from "./draft.ts";
import type { CueSpan, Frame } from "./frame.ts";
import { MOST_SPAN_FEATURES, spanFeatures } from "./span-features.ts";
import type { View } from "./view.ts";

/** Labels of the cue tagger: outside, first and further token of a cue. */
export const CUE_LABELS = 3;
/**
 * Labels of the span model: outside; first, inner and last token of a source; the same of a content; cue. A stretch of one token is "first".
 * A label of their own for last tokens lets the model weigh what ends a span, which is where most of its errors are.
 */
export const SPAN_LABELS = 8;
export const SOURCE = 1;
export const CONTENT = 4;
export const CUE = 7;
/** Labels with which no sequence may end: inner tokens. */
const UNFINISHED = (1 << (SOURCE + 1)) | (1 << (CONTENT + 1));

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
  for (let i = 0; i < length; i++) {
    spanFeatures(view, cue, frame, frame.first + i, bag);
    emit(crf, bag.features, bag.count, emissions, i * SPAN_LABELS);
  }
  return { emissions, allowed: allowedLabels(cue, frame), length };
}

/** Which labels each token of a frame may have, as bits: the cue's own tokens are cue, no others; spans end within the frame. */
export function allowedLabels(cue: CueSpan, { first, end }: Frame): Uint32Array {
  const allowed = new Uint32Array(end - first).fill((1 << CUE) - 1);
  allowed[end - first - 1] &= ~UNFINISHED;
  return allowed.fill(1 << CUE, cue.first - first, cue.end - first);
}

/** Stretches whose first token has label `first`, whose inner ones the next and whose last one the one after. */
export function runs(path: Uint8Array, first: number, offset: number): Range[] {
  const found: Range[] = [];
  for (let i = 0; i < path.length; i++) {
    if (path[i] !== first) continue;
    let end = i + 1;
    while (end < path.length && path[end] === first + 1) end++;
    if (end < path.length && path[end] === first + 2) end++;
    found.push([offset + i, offset + end]);
  }
  return found;
}
