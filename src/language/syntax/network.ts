import type { Weights } from "../../weights/weights.ts";
import { distanceBucket } from "./distance.ts";
import { type Buffers, CHUNK, type Layout, type Linear, layOut, ROWS, up8 } from "./layout.ts";
import { packHalves } from "./vector-kernels.ts";

/** Buckets of all offsets within a chunk. */
const BUCKETS = Int32Array.from({ length: 2 * ROWS + 1 }, (_, i) => distanceBucket(i - ROWS));

/**
 * The network of the parser, over chunks of at most `CHUNK` tokens: embeddings, gated recurrences in both directions (after Lei et al., 2018, and
 * Feng et al., 2024: gates that see only the input), and two small factors whose product scores every pair of dependent and head (Dozat and
 * Manning, 2017). Not re-entrant: the buffers are shared from call to call.
 */
export interface Network {
  /** Row of the form cache of each token, to be filled before `encode`. */
  readonly forms: Int32Array;
  /** 1 + tag of each token, to be filled before `encode`. */
  readonly tags: Int32Array;
  /** Number of rows of the form cache. */
  readonly formRows: number;
  /** Computes a row of the form cache: rows of the tables of the form, and its word vector. */
  readonly remember: (row: number, tableRows: readonly number[], vector: (out: Float32Array) => void) => void;
  /** Computes the projections of `count` tokens; `offsets` are the first tokens of the sentences, and the count. */
  readonly encode: (count: number, offsets: readonly number[]) => void;
  /** Scores of one sentence of the chunk: n × (n + 1), as `decodeTree` takes them. */
  readonly arcs: (from: number, to: number) => Float32Array;
  /** Labels of all tokens of the chunk, given their heads within it (−1 for a root). */
  readonly labels: (count: number, heads: Int32Array, labels: Uint8Array) => void;
  /** What is said beside the trees of all tokens of the chunk: the best tag of each and the scores of its labels as part of a name, row after row. */
  readonly beside: (count: number, tags: Uint8Array, names: Float32Array) => void;
  /** Log-odds that a sentence ends after each of `count` tokens, where a chunk is a paragraph and its tags are 0. */
  readonly bounds: (count: number, odds: Float32Array) => void;
}

export function createNetwork(weights: Weights): Network {
  const layout = layOut(weights);
  const { buffers, i32, f32, meta } = layout;
  const scores = new Float32Array(CHUNK * (CHUNK + 1));
  const vector = f32.subarray(buffers.vector >> 2, (buffers.vector >> 2) + meta.vector);
  return {
    forms: i32.subarray(buffers.forms >> 2, (buffers.forms >> 2) + CHUNK),
    tags: i32.subarray(buffers.tags >> 2, (buffers.tags >> 2) + CHUNK),
    formRows: layout.cacheRows,
    remember: (row, tableRows, read) => {
      read(vector);
      remember(layout, row, tableRows);
    },
    encode: (count, offsets) => encode(layout, count, offsets),
    arcs: (from, to) => scoreArcs(layout, from, to, scores),
    labels: (count, heads, labels) => scoreLabels(layout, count, heads, labels),
    beside: (count, tags, names) => readBeside(layout, count, tags, names),
    bounds: (count, odds) => readBounds(layout, count, odds),
  };
}

/** Works out what the network sees of a form: the products take four rows at a time, only the first is of use. */
function remember(l: Layout, row: number, tableRows: readonly number[]): void {
  const { kernels, buffers: b, meta, f32 } = l;
  const { width } = meta;
  const bytes = width * 4;
  kernels.clear(b.form, 4 * bytes);
  kernels.gemmF32(b.vector, l.vectors, b.form, 4, meta.vector, width);
  for (const [t, { values, scales }] of l.tables.entries()) {
    const from = tableRows[t] * meta.embedding;
    const scale = scales[tableRows[t]];
    for (let j = 0; j < meta.embedding; j++) f32[(b.form >> 2) + j] += values[from + j] * scale;
  }
  kernels.fillRows(b.mixed, l.formInBias, 4, bytes);
  kernels.gemmF32(b.form, l.formIn, b.mixed, 4, width, width);
  for (let j = b.mixed >> 2; j < (b.mixed >> 2) + width; j++) f32[j] = Math.max(0, f32[j]);
  kernels.gemmF32(b.mixed, l.formOut, b.form, 4, width, width);
  packHalves(l.i32, b.form >> 2, (b.cache + (row * bytes) / 2) >> 2, width);
}

/** to = from · matrix + bias, for `rows` rows. */
function apply(l: Layout, { packed, scales, bias, rows: k, columns }: Linear, from: number, to: number, rows: number): void {
  l.kernels.fillRows(to, bias, rows, columns * 4);
  l.kernels.quantise(l.buffers.quantised, l.buffers.rowScales, from, rows, k);
  l.kernels.gemmI8(l.buffers.quantised, l.buffers.rowScales, packed, scales, to, rows, k, columns);
}

/** to += from · matrix + bias, for `rows` rows. */
function accumulate(l: Layout, { packed, scales, bias, rows: k, columns }: Linear, from: number, to: number, rows: number): void {
  l.kernels.addRow(to, bias, rows, columns * 4);
  l.kernels.quantise(l.buffers.quantised, l.buffers.rowScales, from, rows, k);
  l.kernels.gemmI8(l.buffers.quantised, l.buffers.rowScales, packed, scales, to, rows, k, columns);
}

function encode(l: Layout, count: number, offsets: readonly number[]): void {
  const { kernels, buffers: b, meta } = l;
  const { width } = meta;
  const rows = up8(count);
  const bytes = width * 4;
  kernels.clear(b.state, rows * bytes);
  kernels.addHalves(b.state, b.cache, b.forms, count, bytes / 2);
  kernels.addRows(b.state, l.tagTable, b.tags, count, bytes);
  for (const layer of l.layers) {
    apply(l, layer.gates, b.state, b.gates, rows);
    for (let s = 0; s + 1 < offsets.length; s++) {
      const n = offsets[s + 1] - offsets[s];
      const last = offsets[s + 1] - 1;
      kernels.recur(b.gates + offsets[s] * 2 * bytes, b.rectified + offsets[s] * bytes, n, 1, width);
      kernels.recur(b.gates + last * 2 * bytes + bytes / 2, b.rectified + last * bytes + bytes / 2, n, -1, width);
    }
    accumulate(l, layer.out, b.rectified, b.state, rows);
  }
  apply(l, l.project, b.state, b.projected, rows);
}

function scoreArcs(l: Layout, from: number, to: number, scores: Float32Array): Float32Array {
  const { kernels, buffers: b } = l;
  const { arc } = l.meta;
  const { columns } = l.project;
  const n = to - from;
  const rows = up8(n);
  const start = b.projected + from * columns * 4;
  kernels.copyRows(b.dependents, start, n, arc * 4, columns * 4);
  kernels.transpose(b.headsT, start + arc * 4, n, arc, columns * 4, rows * 4);
  kernels.clear(b.raw, rows * rows * 4);
  kernels.clear(b.distances, rows * l.places * 4);
  kernels.gemmF32(b.dependents, b.headsT, b.raw, rows, arc, rows);
  kernels.gemmF32(b.dependents, l.placesT, b.distances, rows, arc, l.places);
  addDistances(l.f32, b, n, rows, l.places, scores);
  return scores;
}

function addDistances(f32: Float32Array, b: Buffers, n: number, rows: number, places: number, scores: Float32Array): void {
  for (let d = 0; d < n; d++) {
    const row = (b.raw >> 2) + d * rows;
    const distance = (b.distances >> 2) + d * places;
    const at = d * (n + 1);
    for (let h = 0; h < n; h++) scores[at + h] = f32[row + h] + f32[distance + 1 + BUCKETS[ROWS + h - d]];
    scores[at + d] = -Infinity;
    scores[at + n] = f32[distance];
  }
}

function scoreLabels(l: Layout, count: number, heads: Int32Array, out: Uint8Array): void {
  const { kernels, f32, i32, buffers: b } = l;
  const { arc, label, deprels } = l.meta;
  const { columns: projected } = l.project;
  const { columns } = l.labelOut;
  const rows = up8(count);
  // The row after the last token stays empty: a root has no head to add.
  kernels.copyRows(b.headLabels, b.projected + (2 * arc + label) * 4, count, label * 4, projected * 4);
  kernels.clear(b.headLabels + count * label * 4, label * 4);
  for (let i = 0; i < count; i++) {
    const head = heads[i];
    i32[(b.heads >> 2) + i] = head < 0 ? count : head;
    i32[(b.labelIds >> 2) + i] = head < 0 ? 0 : 1 + BUCKETS[ROWS + head - i];
  }
  kernels.copyRows(b.rectified, b.projected + 2 * arc * 4, count, label * 4, projected * 4);
  kernels.addRows(b.rectified, b.headLabels, b.heads, count, label * 4);
  kernels.addRows(b.rectified, l.labelPlaces, b.labelIds, count, label * 4);
  kernels.rectify(b.rectified, count * label * 4);
  apply(l, l.labelOut, b.rectified, b.raw, rows);
  for (let i = 0; i < count; i++) {
    const row = (b.raw >> 2) + i * columns;
    let best = 0;
    for (let j = 1; j < deprels.length; j++) if (f32[row + j] > f32[row + best]) best = j;
    out[i] = best;
  }
}

function readBeside({ f32, buffers: b, meta, project }: Layout, count: number, tags: Uint8Array, names: Float32Array): void {
  const first = 2 * meta.arc + 2 * meta.label;
  const firstName = first + up8(meta.tags + 1);
  for (let i = 0; i < count; i++) {
    const row = (b.projected >> 2) + i * project.columns;
    let best = 0;
    for (let o = 1; o < meta.tags; o++) if (f32[row + first + o] > f32[row + first + best]) best = o;
    tags[i] = best;
    for (let o = 0; o < meta.names; o++) names[i * meta.names + o] = f32[row + firstName + o];
  }
}

function readBounds({ f32, buffers: b, meta, project }: Layout, count: number, odds: Float32Array): void {
  for (let i = 0; i < count; i++) {
    const at = (b.projected >> 2) + i * project.columns + meta.bounds;
    odds[i] = f32[at + 1] - f32[at];
  }
}
