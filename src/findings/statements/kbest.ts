import type { Crf } from "./crf.ts";

/** One labelling of a sequence and its score. */
export interface Path {
  readonly labels: Uint8Array;
  readonly score: number;
}

/**
 * The `k` best labellings of a sequence, best first (Viterbi with k entries a cell). Cost grows with k and with the square of the number of labels.
 * @param allowed bit l of entry i: token i may have label l.
 */
export function bestPaths(crf: Crf, emissions: Float64Array, length: number, allowed: Uint32Array, k: number): Path[] {
  if (length === 0) return [];
  const { labels, transitions, start } = crf;
  const width = labels * k;
  const score = new Float64Array(width * length).fill(Number.NEGATIVE_INFINITY);
  const back = new Uint8Array(width * length);
  for (let label = 0; label < labels; label++) if ((allowed[0] >> label) & 1) score[label * k] = emissions[label] + start[label];
  for (let i = 1; i < length; i++) {
    const here = i * width;
    for (let label = 0; label < labels; label++) {
      if (!((allowed[i] >> label) & 1)) continue;
      const cell = here + label * k;
      for (let before = 0; before < labels; before++) {
        const step = transitions[before * labels + label];
        if (step === Number.NEGATIVE_INFINITY) continue;
        const from = here - width + before * k;
        for (let rank = 0; rank < k; rank++) {
          const sum = score[from + rank] + step;
          if (sum <= score[cell + k - 1]) break;
          insert(score, back, cell, k, sum, before * k + rank);
        }
      }
      const own = emissions[i * labels + label];
      for (let rank = 0; rank < k; rank++) score[cell + rank] += own;
    }
  }
  return readPaths(score, back, length, width, k);
}

function insert(score: Float64Array, back: Uint8Array, cell: number, k: number, sum: number, from: number): void {
  let place = k - 1;
  while (place > 0 && score[cell + place - 1] < sum) {
    score[cell + place] = score[cell + place - 1];
    back[cell + place] = back[cell + place - 1];
    place--;
  }
  score[cell + place] = sum;
  back[cell + place] = from;
}

function readPaths(score: Float64Array, back: Uint8Array, length: number, width: number, k: number): Path[] {
  const last = (length - 1) * width;
  const ends = Array.from({ length: width }, (_, i) => i)
    .filter((i) => score[last + i] > Number.NEGATIVE_INFINITY)
    .sort((a, b) => score[last + b] - score[last + a] || a - b)
    .slice(0, k);
  return ends.map((end) => {
    const labels = new Uint8Array(length);
    let at = end;
    for (let i = length - 1; i >= 0; i--) {
      labels[i] = Math.floor(at / k);
      at = back[i * width + at];
    }
    return { labels, score: score[last + end] };
  });
}

/** A stretch of tokens labelled "begins" (1) and "goes on" (2), and its probability. */
export interface Segment {
  readonly first: number;
  readonly end: number;
  readonly probability: number;
}

/**
 * All segments of a sequence tagged with labels 0 (outside), 1 and 2 whose probability is at least `least`. Forward and backward sums are
 * scaled at each token, so that they stay within range without logarithms (Rabiner 1989).
 */
export function likelySegments(crf: Crf, emissions: Float64Array, length: number, least: number): Segment[] {
  const step = crf.transitions.map(Math.exp);
  const { weight, alpha, beta, scale } = sums(crf, step, emissions, length);
  const found: Segment[] = [];
  for (let i = 0; i < length; i++) {
    let inside = alpha[i * 3 + 1];
    if (inside * beta[i * 3 + 1] < least) continue;
    for (let end = i + 1; end <= length; end++) {
      const row = (end - 1 === i ? 1 : 2) * 3;
      const next = end * 3;
      const stops =
        end === length ? 1 : (step[row] * weight[next] * beta[next] + step[row + 1] * weight[next + 1] * beta[next + 1]) / scale[end];
      const probability = inside * stops;
      if (probability >= least) found.push({ first: i, end, probability });
      if (end === length) break;
      inside *= (step[row + 2] * weight[next + 2]) / scale[end];
      if (inside * beta[next + 2] < least) break;
    }
  }
  return found;
}

/** Forward sums (each token's add up to 1), backward sums on the same scale, and what they were scaled by. */
function sums(crf: Crf, step: Float32Array, emissions: Float64Array, length: number) {
  const weight = new Float64Array(length * 3);
  const alpha = new Float64Array(length * 3);
  const beta = new Float64Array(length * 3).fill(1);
  const scale = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const at = i * 3;
    const top = Math.max(emissions[at], emissions[at + 1], emissions[at + 2]);
    for (let label = 0; label < 3; label++) {
      weight[at + label] = Math.exp(emissions[at + label] - top);
      const before =
        i === 0
          ? Math.exp(crf.start[label])
          : alpha[at - 3] * step[label] + alpha[at - 2] * step[3 + label] + alpha[at - 1] * step[6 + label];
      alpha[at + label] = before * weight[at + label];
    }
    scale[i] = alpha[at] + alpha[at + 1] + alpha[at + 2];
    for (let label = 0; label < 3; label++) alpha[at + label] /= scale[i];
  }
  for (let i = length - 2; i >= 0; i--) {
    const to = (i + 1) * 3;
    for (let label = 0; label < 3; label++) {
      const row = label * 3;
      const sum =
        step[row] * weight[to] * beta[to] + step[row + 1] * weight[to + 1] * beta[to + 1] + step[row + 2] * weight[to + 2] * beta[to + 2];
      beta[i * 3 + label] = sum / scale[i + 1];
    }
  }
  return { weight, alpha, beta, scale };
}
