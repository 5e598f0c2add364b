import type { Crf } from "./crf.ts";

/** One labelling of a sequence and its score. */
export interface Path {
  readonly labels: Uint8Array;
  readonly score: number;
}

/**
 * The likeliest labellings of a sequence, best first: at most `k`, and none that scores more than `margin` below the best. Viterbi forward,
 * then best-first search backward with the forward scores as an exact estimate (Soong and Huang 1991): where the best path is clear, the cost
 * is hardly more than that of one path.
 * @param allowed bit l of entry i: token i may have label l.
 */
export function bestPaths(
  crf: Crf,
  emissions: Float64Array,
  length: number,
  allowed: Uint32Array,
  k: number,
  margin = Number.POSITIVE_INFINITY,
): Path[] {
  if (length === 0) return [];
  const { labels } = crf;
  const score = forward(crf, emissions, length, allowed);
  const open: Partial[] = [];
  const last = (length - 1) * labels;
  for (let label = 0; label < labels; label++) {
    const sum = score[last + label];
    if (sum > Number.NEGATIVE_INFINITY) insert(open, { at: length - 1, label, score: sum, rest: null }, k);
  }
  const least = (open[0]?.score ?? 0) - margin;
  const found: Path[] = [];
  for (let next = open.shift(); next !== undefined && next.score >= least; next = open.shift())
    found.push(complete(crf, emissions, score, next, open, k - found.length - 1, least, length));
  return found;
}

/** The end of a labelling, from token `at` on; `score` is that of the best labelling that ends so. */
interface Partial {
  readonly at: number;
  readonly label: number;
  readonly score: number;
  readonly rest: Partial | null;
}

/** Score of the best labelling up to each token for each label of that token. */
function forward({ labels, transitions, start }: Crf, emissions: Float64Array, length: number, allowed: Uint32Array): Float64Array {
  const score = new Float64Array(labels * length).fill(Number.NEGATIVE_INFINITY);
  for (let label = 0; label < labels; label++) if ((allowed[0] >> label) & 1) score[label] = emissions[label] + start[label];
  for (let i = 1, here = labels; i < length; i++, here += labels) {
    for (let label = 0; label < labels; label++) {
      if (!((allowed[i] >> label) & 1)) continue;
      let best = Number.NEGATIVE_INFINITY;
      for (let before = 0; before < labels; before++) {
        const sum = score[here - labels + before] + transitions[before * labels + label];
        if (sum > best) best = sum;
      }
      score[here + label] = best + emissions[here + label];
    }
  }
  return score;
}

/** Follows the best way back to the first token; ways that part from it on the way are put among the open ones. */
function complete(
  { labels, transitions }: Crf,
  emissions: Float64Array,
  score: Float64Array,
  end: Partial,
  open: Partial[],
  room: number,
  least: number,
  length: number,
): Path {
  const path = new Uint8Array(length);
  for (let rest: Partial | null = end; rest !== null; rest = rest.rest) path[rest.at] = rest.label;
  let way = end;
  for (let i = end.at; i > 0; i--) {
    const here = i * labels;
    const { label } = way;
    // What the labelling from this token on is worth, less what leads up to it.
    const tail = way.score - score[here + label] + emissions[here + label];
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let before = 0; before < labels; before++) {
      const sum = score[here - labels + before] + transitions[before * labels + label];
      if (sum > most) {
        most = sum;
        best = before;
      }
    }
    for (let before = 0; before < labels; before++) {
      const sum = score[here - labels + before] + transitions[before * labels + label] + tail;
      if (before !== best && sum >= least && sum > Number.NEGATIVE_INFINITY)
        insert(open, { at: i - 1, label: before, score: sum, rest: way }, room);
    }
    path[i - 1] = best;
    way = { at: i - 1, label: best, score: most + tail, rest: way };
  }
  return { labels: path, score: end.score };
}

/** Puts one among the open ends, best first; what comes after the first `room` can never be needed. */
function insert(open: Partial[], one: Partial, room: number): void {
  let place = Math.min(open.length, room);
  while (place > 0 && open[place - 1].score < one.score) place--;
  if (place >= room) return;
  open.splice(place, 0, one);
  if (open.length > room) open.length = room;
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
