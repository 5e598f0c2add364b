import type { Weights } from "../../weights/weights.ts";
import { type Chooser, choose, findCandidates, readings } from "./choose.ts";
import { type Crf, packed } from "./crf.ts";
import type { Range } from "./draft.ts";
import type { CueSpan } from "./frame.ts";
import { type CrfPair, CUE_LABELS, SPAN_LABELS } from "./taggers.ts";
import type { View } from "./view.ts";

/** What models/statements.bin holds: the taggers of cues and of their spans, and what chooses among their readings. */
export interface StatementModel {
  readonly pair: CrfPair;
  readonly chooser: Chooser;
}

export function openModel({ arrays, meta }: Weights): StatementModel {
  const { cueUnit, spanUnit, choiceUnit, choiceBias } = meta as Record<string, number>;
  const crf = (name: string, labels: number, unit: number): Crf => {
    const weights = arrays[`${name}.weights`] as Int8Array;
    return {
      labels,
      mask: weights.length / labels - 1,
      weights: packed(weights, labels),
      unit,
      transitions: withBans(arrays[`${name}.transitions`] as Float32Array),
      start: withBans(arrays[`${name}.start`] as Float32Array),
    };
  };
  // A copy: the file's other six million bytes stand packed elsewhere and can be let go.
  const choice = (arrays["choice.weights"] as Int16Array).slice();
  return {
    pair: { cue: crf("cue", CUE_LABELS, cueUnit), span: crf("span", SPAN_LABELS, spanUnit) },
    chooser: { mask: choice.length - 1, weights: choice, unit: choiceUnit, bias: choiceBias },
  };
}

/** Forbidden pairs are written as a very low number, since a weights file may hold no infinity. */
function withBans(values: Float32Array): Float32Array {
  return values.map((value) => (value < -1e8 ? Number.NEGATIVE_INFINITY : value));
}

/** A cue with its spans. */
export interface Attribution {
  readonly cue: CueSpan;
  readonly source: readonly Range[];
  readonly content: readonly Range[];
  /** How sure the model is that the cue tells of something said, as log odds; 0 for a cue that is given. */
  readonly score: number;
}

/** The attributions of a text, in text order. */
export function readAttributions({ pair, chooser }: StatementModel, view: View): readonly Attribution[] {
  return choose(chooser, view, findCandidates(pair, view));
}

/** Source and content of a cue that is known to be one. `cueTokens` marks the tokens of all cues of the text. */
export function readSpans({ pair }: StatementModel, view: View, cue: CueSpan, cueTokens: Uint8Array): Attribution {
  const [best] = readings(pair, view, cue, cueTokens, 1).options;
  return { cue, source: best.source, content: best.content, score: 0 };
}
