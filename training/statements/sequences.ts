import { Bag } from "../../src/findings/statements/bag.ts";
import { cueFeatures, MOST_CUE_FEATURES } from "../../src/findings/statements/cue-features.ts";
import { type CueSpan, createFrame } from "../../src/findings/statements/frame.ts";
import { MOST_SPAN_FEATURES, spanFeatures } from "../../src/findings/statements/span-features.ts";
import { allowedLabels, CONTENT, CUE, SOURCE } from "../../src/findings/statements/taggers.ts";
import type { View } from "../../src/findings/statements/view.ts";
import type { GoldTokens, Labelled } from "./corpus.ts";
import type { Sequence } from "./crf-train.ts";

const O = 0;
const B = 1;
const I = 2;

const ROOM = Math.max(MOST_CUE_FEATURES, MOST_SPAN_FEATURES);
const bag = new Bag(ROOM);
const buffer = new Int32Array(ROOM * 2048);

function pack(length: number, fill: (i: number) => void): { features: Int32Array; offsets: Int32Array } {
  const offsets = new Int32Array(length + 1);
  let used = 0;
  for (let i = 0; i < length; i++) {
    fill(i);
    buffer.set(bag.features.subarray(0, bag.count), used);
    used += bag.count;
    offsets[i + 1] = used;
  }
  return { features: buffer.slice(0, used), offsets };
}

/** One sequence a sentence, labels O, B, I of the cues. */
export function cueSequences({ view, gold }: Labelled, weight = 1): Sequence[] {
  const labels = new Uint8Array(view.count);
  for (const { cue } of [...gold].sort((a, b) => a.cue[0] - b.cue[0] || a.cue[1] - b.cue[1])) {
    if (labels.subarray(cue[0], cue[1]).some((value) => value !== O)) continue;
    labels.fill(I, cue[0], cue[1]);
    labels[cue[0]] = B;
  }
  return view.ann.sentences.map(({ firstToken, endToken }) => {
    const length = endToken - firstToken;
    const packed = pack(length, (i) => cueFeatures(view, firstToken + i, firstToken, endToken, bag));
    const goldLabels = labels.slice(firstToken, endToken);
    if (goldLabels[0] === I) goldLabels[0] = B;
    return { length, ...packed, gold: goldLabels, allowed: new Uint32Array(length).fill(7), weight };
  });
}

/** The sequence that teaches the spans of one cue. */
export function spanSequence(view: View, cue: CueSpan, gold: readonly GoldTokens[], others: Uint8Array, weight = 1): Sequence {
  const frame = createFrame(view, cue, others);
  const { first, end } = frame;
  const length = end - first;
  const labels = new Uint8Array(length);
  for (let t = cue.first; t < cue.end; t++) labels[t - first] = CUE;
  const paint = (ranges: readonly (readonly [number, number])[], begins: number) => {
    for (const [from, to] of ranges) {
      const a = Math.max(from, first) - first;
      const b = Math.min(to, end) - first;
      if (a >= b) continue;
      if (labels.subarray(a, b).some((value) => value !== O)) continue;
      labels.fill(begins + 1, a, b);
      labels[b - 1] = begins + 2;
      labels[a] = begins;
    }
  };
  for (const each of gold)
    paint(
      each.source.map((range) => clip(range, cue)),
      SOURCE,
    );
  for (const each of gold) for (const range of each.content) paint(around(range, cue), CONTENT);
  const packed = pack(length, (i) => spanFeatures(view, cue, frame, first + i, bag));
  return { length, ...packed, gold: labels, allowed: allowedLabels(cue, frame), weight };
}

function clip([from, to]: readonly [number, number], cue: CueSpan): readonly [number, number] {
  if (from < cue.first && to > cue.first) return [from, cue.first];
  if (from < cue.end && to > cue.end) return [cue.end, to];
  return [from, to];
}

/** A range less the cue's own tokens: one or two ranges. */
function around([from, to]: readonly [number, number], cue: CueSpan): (readonly [number, number])[] {
  if (to <= cue.first || from >= cue.end) return [[from, to]];
  return [[from, Math.min(to, cue.first)] as const, [Math.max(from, cue.end), to] as const].filter(([a, b]) => a < b);
}
