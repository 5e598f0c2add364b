import { LABELS } from "./labels.ts";

/** A transition that never happens. */
export const NEVER = -Infinity;

/** Best path of labels through a run of tokens (Viterbi). State 0, "outside", stands before and after the run. */
export interface Decoder {
  /** `scores`: emissions of n tokens, `width` apart, from index `at` on; labels are written to `out` from `to` on. */
  readonly decode: (scores: Float32Array, at: number, width: number, n: number, out: Uint8Array, to: number) => void;
}

/** `transitions[a × LABELS + b]` is the score of label b after label a. */
export function createDecoder(transitions: Float32Array, bias: Float32Array): Decoder {
  const before = Array.from({ length: LABELS }, (_, b) =>
    Uint8Array.from(Array.from({ length: LABELS }, (_, a) => a).filter((a) => transitions[a * LABELS + b] > NEVER)),
  );
  let back = new Uint8Array(64 * LABELS);
  let last = new Float64Array(LABELS);
  let here = new Float64Array(LABELS);
  return {
    decode(scores, at, width, n, out, to) {
      if (back.length < n * LABELS) back = new Uint8Array(n * LABELS * 2);
      last.fill(-1e30);
      last[0] = 0;
      for (let i = 0; i < n; i++) {
        for (let b = 0; b < LABELS; b++) {
          const from = before[b];
          let best = 0;
          let most = -1e30;
          for (let k = 0; k < from.length; k++) {
            const score = last[from[k]] + transitions[from[k] * LABELS + b];
            if (score <= most) continue;
            most = score;
            best = from[k];
          }
          here[b] = most + scores[at + i * width + b] + bias[b];
          back[i * LABELS + b] = best;
        }
        [last, here] = [here, last];
      }
      let label = 0;
      for (let a = 1; a < LABELS; a++) if (last[a] + transitions[a * LABELS] > last[label] + transitions[label * LABELS]) label = a;
      for (let i = n - 1; i >= 0; i--) {
        out[to + i] = label;
        label = back[i * LABELS + label];
      }
    },
  };
}
