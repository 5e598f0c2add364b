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

/** All segments of a sequence tagged with labels 0 (outside), 1 and 2 whose probability is at least `least` (forward and backward sums). */
export function likelySegments(crf: Crf, emissions: Float64Array, length: number, least: number): Segment[] {
  const alpha = forward(crf, emissions, length);
  const beta = backward(crf, emissions, length);
  const total = logSum3(alpha[(length - 1) * 3], alpha[(length - 1) * 3 + 1], alpha[(length - 1) * 3 + 2]);
  const { transitions } = crf;
  const found: Segment[] = [];
  const bound = Math.log(least);
  for (let i = 0; i < length; i++) {
    let inside = alpha[i * 3 + 1];
    if (inside + beta[i * 3 + 1] - total < bound) continue;
    for (let end = i + 1; end <= length; end++) {
      const last = end - 1;
      const label = last === i ? 1 : 2;
      const stops = end === length ? 0 : stopSum(crf, emissions, beta, label, end);
      const log = inside + stops - total;
      if (log >= bound) found.push({ first: i, end, probability: Math.exp(log) });
      if (end === length) break;
      inside += transitions[label * 3 + 2] + emissions[end * 3 + 2];
      if (inside + beta[end * 3 + 2] - total < bound) break;
    }
  }
  return found;
}

/** Log-sum of all that may follow a segment that ends before token `end`. */
function stopSum({ transitions }: Crf, emissions: Float64Array, beta: Float64Array, label: number, end: number): number {
  return logSum3(
    transitions[label * 3] + emissions[end * 3] + beta[end * 3],
    transitions[label * 3 + 1] + emissions[end * 3 + 1] + beta[end * 3 + 1],
    Number.NEGATIVE_INFINITY,
  );
}

function forward({ transitions, start }: Crf, emissions: Float64Array, length: number): Float64Array {
  const alpha = new Float64Array(length * 3);
  for (let label = 0; label < 3; label++) alpha[label] = start[label] + emissions[label];
  for (let i = 1; i < length; i++)
    for (let label = 0; label < 3; label++) {
      const from = (i - 1) * 3;
      alpha[i * 3 + label] =
        emissions[i * 3 + label] +
        logSum3(alpha[from] + transitions[label], alpha[from + 1] + transitions[3 + label], alpha[from + 2] + transitions[6 + label]);
    }
  return alpha;
}

function backward({ transitions }: Crf, emissions: Float64Array, length: number): Float64Array {
  const beta = new Float64Array(length * 3);
  for (let i = length - 2; i >= 0; i--)
    for (let label = 0; label < 3; label++) {
      const to = (i + 1) * 3;
      beta[i * 3 + label] = logSum3(
        transitions[label * 3] + emissions[to] + beta[to],
        transitions[label * 3 + 1] + emissions[to + 1] + beta[to + 1],
        transitions[label * 3 + 2] + emissions[to + 2] + beta[to + 2],
      );
    }
  return beta;
}

function logSum3(a: number, b: number, c: number): number {
  const top = Math.max(a, b, c);
  if (top === Number.NEGATIVE_INFINITY) return top;
  return top + Math.log(Math.exp(a - top) + Math.exp(b - top) + Math.exp(c - top));
}
