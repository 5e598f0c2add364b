import { distanceBucket, place } from "../../../src/language/syntax/distance.ts";
import { type Dropout, encode, scoreArcs, scoreLabels, type Trace, type Vectors } from "./forward.ts";
import type { Arena, Matrix } from "./memory.ts";
import { type Batch, BOUNDS, columnsOf, type Parameters, type Shape } from "./network.ts";

/** dW += Xᵀ · dY and, where asked for, dX += dY · Wᵀ. */
function linear(arena: Arena, x: Matrix, w: Matrix, dy: Matrix, dw: Matrix, dx: Matrix | null): void {
  const mark = arena.mark();
  arena.multiply(arena.transposed(x), dy, dw);
  if (dx !== null) arena.multiply(dy, arena.transposed(w), dx);
  arena.release(mark);
}

function sumRows(m: Matrix, rows: number, into: Matrix): void {
  for (let i = 0; i < rows; i++) for (let j = 0; j < m.columns; j++) into.data[j] += m.data[i * m.columns + j];
}

/** In place: scores become (softmax − gold) · scale; returns the loss of the row. */
function crossEntropy(scores: Float32Array, from: number, to: number, gold: number, scale: number): number {
  let max = -Infinity;
  for (let i = from; i < to; i++) max = Math.max(max, scores[i]);
  let sum = 0;
  for (let i = from; i < to; i++) sum += Math.exp(scores[i] - max);
  const loss = Math.log(sum) + max - scores[from + gold];
  for (let i = from; i < to; i++) scores[i] = (Math.exp(scores[i] - max) / sum) * scale;
  scores[from + gold] -= scale;
  return loss;
}

function arcs(arena: Arena, p: Parameters, grad: Parameters, trace: Trace, dProjected: Matrix, batch: Batch, s: number): number {
  const mark = arena.mark();
  const from = batch.offsets[s];
  const n = batch.offsets[s + 1] - from;
  const arc = p.places.columns;
  const { dependents, candidates, raw, scores } = scoreArcs(arena, p, trace, from, from + n);
  const padded = candidates.rows - p.places.rows;
  let loss = 0;
  raw.data.fill(0);
  for (let d = 0; d < n; d++) {
    const head = batch.heads[from + d];
    loss += crossEntropy(scores, d * (n + 1), (d + 1) * (n + 1), head < 0 ? n : head - from, 1 / batch.count);
    const row = d * raw.columns;
    for (let h = 0; h < n; h++) {
      if (h === d) continue;
      const g = scores[d * (n + 1) + h];
      raw.data[row + h] = g;
      raw.data[row + padded + 1 + distanceBucket(h - d)] += g;
    }
    raw.data[row + padded] = scores[d * (n + 1) + n];
  }
  const dDependents = arena.matrix(dependents.rows, arc);
  arena.multiply(raw, candidates, dDependents);
  const dCandidates = arena.matrix(candidates.rows, arc);
  arena.multiply(arena.transposed(raw), dependents, dCandidates);
  for (let i = 0; i < n; i++) {
    const at = (from + i) * dProjected.columns;
    for (let j = 0; j < arc; j++) {
      dProjected.data[at + j] += dDependents.data[i * arc + j];
      dProjected.data[at + arc + j] += dCandidates.data[i * arc + j];
    }
  }
  for (let i = 0; i < p.places.data.length; i++) grad.places.data[i] += dCandidates.data[padded * arc + i];
  arena.release(mark);
  return loss;
}

function labels(arena: Arena, p: Parameters, grad: Parameters, shape: Shape, trace: Trace, dProjected: Matrix, batch: Batch): number {
  const { rectified, scores } = scoreLabels(arena, p, shape, trace, batch);
  let loss = 0;
  for (let i = 0; i < batch.count; i++) {
    const row = i * scores.columns;
    loss += crossEntropy(scores.data, row, row + shape.labels, batch.labels[i], 1 / batch.count);
    scores.data.fill(0, row + shape.labels, row + scores.columns);
  }
  scores.data.fill(0, batch.count * scores.columns);
  const dRectified = arena.matrix(rectified.rows, rectified.columns);
  linear(arena, rectified, p.labelOut, scores, grad.labelOut, dRectified);
  sumRows(scores, batch.count, grad.labelBias);
  const { label, arc } = shape;
  for (let i = 0; i < batch.count; i++) {
    const head = batch.heads[i];
    const row = place(i, head) * label;
    const own = i * dProjected.columns + 2 * arc;
    const other = head * dProjected.columns + 2 * arc + label;
    for (let j = 0; j < label; j++) {
      if (rectified.data[i * label + j] <= 0) continue;
      const g = dRectified.data[i * label + j];
      dProjected.data[own + j] += g;
      if (head >= 0) dProjected.data[other + j] += g;
      grad.labelPlaces.data[row + j] += g;
    }
  }
  return loss;
}

/** Through the recurrence: from the gradient of `hidden` (used up) to that of the gates. */
function unroll(gates: Matrix, hidden: Matrix, dHidden: Matrix, dGates: Matrix, offsets: Int32Array): void {
  const width = hidden.columns;
  const half = width >> 1;
  for (let s = 0; s + 1 < offsets.length; s++) {
    const from = offsets[s];
    const to = offsets[s + 1];
    for (let t = to - 1; t >= from; t--)
      unstep(gates.data, hidden.data, dHidden.data, dGates.data, t, t === from ? -1 : t - 1, 0, half, width);
    for (let t = from; t < to; t++)
      unstep(gates.data, hidden.data, dHidden.data, dGates.data, t, t === to - 1 ? -1 : t + 1, half, width, width);
  }
}

function unstep(
  gates: Float32Array,
  hidden: Float32Array,
  dHidden: Float32Array,
  dGates: Float32Array,
  t: number,
  before: number,
  from: number,
  to: number,
  width: number,
): void {
  for (let j = from; j < to; j++) {
    const g = gates[t * 2 * width + j];
    const c = gates[t * 2 * width + width + j];
    const h = before < 0 ? 0 : hidden[before * width + j];
    const size = 1 + Math.abs(g);
    const z = 0.5 + (0.5 * g) / size;
    const dh = dHidden[t * width + j];
    if (before >= 0) dHidden[before * width + j] += dh * (1 - z);
    dGates[t * 2 * width + j] = (dh * (c - h) * 0.5) / (size * size);
    dGates[t * 2 * width + width + j] = dh * z;
  }
}

/** From the gradient of the projections to those of the encoder; `rate` is the dropout that `encode` was given. */
export function encoder(
  { arena, parameters: p, gradient: grad }: Learner,
  trace: Trace,
  dProjected: Matrix,
  batch: Batch,
  rate: number,
): void {
  const width = trace.last.columns;
  let dOutput = arena.matrix(trace.last.rows, width);
  linear(arena, trace.last, p.project, dProjected, grad.project, dOutput);
  sumRows(dProjected, batch.count, grad.projectBias);
  const scale = 1 / (1 - rate);
  for (let l = trace.layers.length - 1; l >= 0; l--) {
    const { input, gates, hidden, rectified } = trace.layers[l];
    const dHidden = arena.matrix(hidden.rows, width);
    linear(arena, rectified, p.out[l], dOutput, grad.out[l], dHidden);
    sumRows(dOutput, batch.count, grad.outBias[l]);
    // A cell is 0 where it was cut off or dropped: no gradient either way.
    for (let i = 0; i < dHidden.data.length; i++) dHidden.data[i] = rectified.data[i] > 0 ? dHidden.data[i] * scale : 0;
    const dGates = arena.matrix(gates.rows, 2 * width);
    unroll(gates, hidden, dHidden, dGates, batch.offsets);
    sumRows(dGates, batch.count, grad.gateBias[l]);
    const dInput = arena.matrix(input.rows, width);
    dInput.data.set(dOutput.data);
    linear(arena, input, p.gates[l], dGates, grad.gates[l], dInput);
    dOutput = dInput;
  }
  addToRows(grad.tag, batch.tags, dOutput, batch.count);
  const dMixed = arena.matrix(trace.mixed.rows, width);
  linear(arena, trace.mixed, p.formOut, dOutput, grad.formOut, dMixed);
  for (let i = 0; i < dMixed.data.length; i++) dMixed.data[i] = trace.mixed.data[i] > 0 ? dMixed.data[i] * scale : 0;
  linear(arena, trace.form, p.formIn, dMixed, grad.formIn, dOutput);
  sumRows(dMixed, batch.count, grad.formInBias);
  for (let i = 0; i < dOutput.data.length; i++) dOutput.data[i] = trace.form.data[i] !== 0 ? dOutput.data[i] * scale : 0;
  linear(arena, trace.given, p.vectors, dOutput, grad.vectors, null);
  for (const [f, table] of grad.tables.entries()) addToRows(table, batch.features[f], dOutput, batch.count);
}

/** Adds the first columns of row i to row ids[i] of a table. */
function addToRows(table: Matrix, ids: Int32Array, from: Matrix, count: number): void {
  const width = table.columns;
  for (let i = 0; i < count; i++) {
    const row = ids[i] * width;
    const at = i * from.columns;
    for (let j = 0; j < width; j++) table.data[row + j] += from.data[at + j];
  }
}

/** Writes the gradient of what the network says beside the trees in `count` columns, where it is known: `gold` is 1 + the right one of each token. */
export function saidLoss({ projected }: Trace, dProjected: Matrix, column: number, count: number, gold: Int32Array, scale: number): number {
  let loss = 0;
  for (let i = 0; i < gold.length; i++) {
    if (gold[i] === 0) continue;
    const from = i * projected.columns + column;
    loss += crossEntropy(projected.data, from, from + count, gold[i] - 1, scale);
    for (let o = 0; o < count; o++) dProjected.data[from + o] += projected.data[from + o];
  }
  return loss;
}

/** What the passes work with. */
export interface Learner {
  readonly arena: Arena;
  readonly shape: Shape;
  readonly parameters: Parameters;
  readonly gradient: Parameters;
  readonly vectors: Vectors;
}

/** What tags and names count for beside the trees. */
export interface Beside {
  readonly tagWeight: number;
  readonly nameWeight: number;
}

/** Adds the gradient of the mean loss of a batch to `gradient`; returns the loss of a token, that of its tree alone. */
export function learn(learner: Learner, batch: Batch, dropout: Dropout, { tagWeight, nameWeight }: Beside): number {
  const { arena, shape, parameters: p, gradient: grad, vectors } = learner;
  const mark = arena.mark();
  const trace = encode(arena, p, vectors, batch, dropout);
  const dProjected = arena.matrix(trace.projected.rows, trace.projected.columns);
  let loss = 0;
  for (let s = 0; s + 1 < batch.offsets.length; s++) loss += arcs(arena, p, grad, trace, dProjected, batch, s);
  loss += labels(arena, p, grad, shape, trace, dProjected, batch);
  const { tags, names } = columnsOf(shape);
  saidLoss(trace, dProjected, tags, shape.tags - 1, batch.goldTags, tagWeight / batch.count);
  saidLoss(trace, dProjected, names, shape.names, batch.goldNames, nameWeight / batch.count);
  encoder(learner, trace, dProjected, batch, dropout.rate);
  arena.release(mark);
  return loss / batch.count;
}

/** The same for the bounds of sentences, over paragraphs: nothing else of them is known, and their tags are not looked at. */
export function learnBounds(learner: Learner, batch: Batch, dropout: Dropout): number {
  const { arena, shape, parameters: p, vectors } = learner;
  const mark = arena.mark();
  batch.tags.fill(0);
  const trace = encode(arena, p, vectors, batch, dropout);
  const dProjected = arena.matrix(trace.projected.rows, trace.projected.columns);
  const loss = saidLoss(trace, dProjected, columnsOf(shape).bounds, BOUNDS, batch.goldBounds, 1 / batch.count);
  encoder(learner, trace, dProjected, batch, dropout.rate);
  arena.release(mark);
  return loss / batch.count;
}
