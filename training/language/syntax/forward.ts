import { distanceBucket, PLACES, place } from "../../../src/language/syntax/distance.ts";
import type { Arena, Matrix } from "./memory.ts";
import type { Batch, Parameters, Shape } from "./network.ts";

/** Writes the word vector of a row; zeros for -1. */
export type Vectors = (row: number, out: Float32Array) => void;

/** What the backward pass needs of one layer. */
export interface LayerTrace {
  readonly input: Matrix;
  readonly gates: Matrix;
  readonly hidden: Matrix;
  readonly rectified: Matrix;
}

export interface Trace {
  readonly given: Matrix;
  /** Sum of the parts of each form, after dropout. */
  readonly form: Matrix;
  readonly mixed: Matrix;
  readonly layers: readonly LayerTrace[];
  readonly last: Matrix;
  readonly projected: Matrix;
}

export interface Dropout {
  readonly rate: number;
  readonly next: () => number;
}

const pad = (n: number) => Math.ceil(n / 8) * 8;

function addBias(m: Matrix, bias: Matrix, rows: number): void {
  for (let i = 0; i < rows; i++) for (let j = 0; j < m.columns; j++) m.data[i * m.columns + j] += bias.data[j];
}

/** Scales or clears each cell; the mask is kept in the cells themselves: a cleared cell is 0, and so is its gradient (see `backward`). */
function drop(m: Matrix, dropout: Dropout | null): void {
  if (dropout === null || dropout.rate === 0) return;
  const scale = 1 / (1 - dropout.rate);
  for (let i = 0; i < m.data.length; i++) m.data[i] = dropout.next() < dropout.rate ? 0 : m.data[i] * scale;
}

/**
 * h += z (c − h) along each sentence, with z the squashed gate: the first half of the columns runs left to right, the other right to left.
 * The gate is 1/2 + g / 2(1 + |g|): like a sigmoid, but of exactly rounded operations only.
 */
function recur(gates: Matrix, hidden: Matrix, offsets: Int32Array): void {
  const width = hidden.columns;
  const half = width >> 1;
  for (let s = 0; s + 1 < offsets.length; s++) {
    const from = offsets[s];
    const to = offsets[s + 1];
    for (let t = from; t < to; t++) step(gates.data, hidden.data, t, t === from ? -1 : t - 1, 0, half, width);
    for (let t = to - 1; t >= from; t--) step(gates.data, hidden.data, t, t === to - 1 ? -1 : t + 1, half, width, width);
  }
}

function step(gates: Float32Array, hidden: Float32Array, t: number, before: number, from: number, to: number, width: number): void {
  for (let j = from; j < to; j++) {
    const g = gates[t * 2 * width + j];
    const c = gates[t * 2 * width + width + j];
    const h = before < 0 ? 0 : hidden[before * width + j];
    const z = 0.5 + (0.5 * g) / (1 + Math.abs(g));
    hidden[t * width + j] = h + z * (c - h);
  }
}

/** Adds row ids[i] of a table to the first columns of row i. */
function addRows(table: Matrix, ids: Int32Array, to: Matrix, count: number): void {
  const width = table.columns;
  for (let i = 0; i < count; i++) {
    const from = ids[i] * width;
    const at = i * to.columns;
    for (let j = 0; j < width; j++) to.data[at + j] += table.data[from + j];
  }
}

export function encode(arena: Arena, p: Parameters, vectors: Vectors, batch: Batch, dropout: Dropout | null): Trace {
  const rows = pad(batch.count);
  const width = p.vectors.columns;
  const given = arena.matrix(rows, p.vectors.rows);
  for (let i = 0; i < batch.count; i++) vectors(batch.vectorRows[i], given.data.subarray(i * given.columns, (i + 1) * given.columns));
  const form = arena.matrix(rows, width);
  arena.multiply(given, p.vectors, form);
  for (const [f, table] of p.tables.entries()) {
    addRows(table, batch.features[f], form, batch.count);
  }
  drop(form, dropout);
  const mixed = arena.matrix(rows, width);
  arena.multiply(form, p.formIn, mixed);
  addBias(mixed, p.formInBias, batch.count);
  for (let i = 0; i < mixed.data.length; i++) mixed.data[i] = Math.max(0, mixed.data[i]);
  drop(mixed, dropout);
  const first = arena.matrix(rows, width);
  first.data.set(form.data);
  arena.multiply(mixed, p.formOut, first);
  addRows(p.tag, batch.tags, first, batch.count);
  const layers: LayerTrace[] = [];
  let input = first;
  for (const [l, w] of p.gates.entries()) {
    const gates = arena.matrix(rows, 2 * width);
    arena.multiply(input, w, gates);
    addBias(gates, p.gateBias[l], batch.count);
    const hidden = arena.matrix(rows, width);
    recur(gates, hidden, batch.offsets);
    const rectified = arena.matrix(rows, width);
    for (let i = 0; i < hidden.data.length; i++) rectified.data[i] = Math.max(0, hidden.data[i]);
    drop(rectified, dropout);
    const output = arena.matrix(rows, width);
    output.data.set(input.data);
    arena.multiply(rectified, p.out[l], output);
    addBias(output, p.outBias[l], batch.count);
    layers.push({ input, gates, hidden, rectified });
    input = output;
  }
  const projected = arena.matrix(rows, p.project.columns);
  arena.multiply(input, p.project, projected);
  addBias(projected, p.projectBias, batch.count);
  return { given, form, mixed, layers, last: input, projected };
}

/** Copies columns of some rows; rows beyond `to` stay zero. */
function part(arena: Arena, m: Matrix, from: number, to: number, column: number, columns: number, rows = pad(to - from)): Matrix {
  const out = arena.matrix(rows, columns);
  for (let i = from; i < to; i++)
    out.data.set(m.data.subarray(i * m.columns + column, i * m.columns + column + columns), (i - from) * columns);
  return out;
}

/** The arcs of one sentence: `scores` is (dependents × (heads, then places)), and the two factors it was made of. */
export interface ArcTrace {
  readonly dependents: Matrix;
  readonly candidates: Matrix;
  readonly raw: Matrix;
  /** n × (n + 1): column h scores head h, column n the root; the diagonal is -Infinity. */
  readonly scores: Float32Array;
}

export function scoreArcs(arena: Arena, p: Parameters, trace: Trace, from: number, to: number): ArcTrace {
  const arc = p.places.columns;
  const n = to - from;
  const dependents = part(arena, trace.projected, from, to, 0, arc);
  const candidates = part(arena, trace.projected, from, to, arc, arc, pad(n) + PLACES);
  candidates.data.set(p.places.data, pad(n) * arc);
  const raw = arena.matrix(pad(n), candidates.rows);
  arena.multiply(dependents, arena.transposed(candidates), raw);
  const scores = new Float32Array(n * (n + 1));
  for (let d = 0; d < n; d++) {
    const row = d * raw.columns;
    for (let h = 0; h < n; h++)
      scores[d * (n + 1) + h] = h === d ? -Infinity : raw.data[row + h] + raw.data[row + pad(n) + 1 + distanceBucket(h - d)];
    scores[d * (n + 1) + n] = raw.data[row + pad(n)];
  }
  return { dependents, candidates, raw, scores };
}

export interface LabelTrace {
  readonly rectified: Matrix;
  readonly scores: Matrix;
}

export function scoreLabels(
  arena: Arena,
  p: Parameters,
  shape: Shape,
  trace: Trace,
  batch: { count: number; heads: Int32Array },
): LabelTrace {
  const rows = pad(batch.count);
  const { label, arc } = shape;
  const rectified = arena.matrix(rows, label);
  const projected = trace.projected;
  for (let i = 0; i < batch.count; i++) {
    const head = batch.heads[i];
    const row = place(i, head) * label;
    const own = i * projected.columns + 2 * arc;
    const other = head < 0 ? -1 : head * projected.columns + 2 * arc + label;
    for (let j = 0; j < label; j++) {
      const value = projected.data[own + j] + p.labelPlaces.data[row + j] + (other < 0 ? 0 : projected.data[other + j]);
      if (value > 0) rectified.data[i * label + j] = value;
    }
  }
  const scores = arena.matrix(rows, p.labelOut.columns);
  arena.multiply(rectified, p.labelOut, scores);
  addBias(scores, p.labelBias, batch.count);
  return { rectified, scores };
}
