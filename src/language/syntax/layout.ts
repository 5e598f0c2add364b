import type { Weights } from "../../weights/weights.ts";
import { PLACES } from "./distance.ts";
import { FORM_TABLES } from "./features.ts";
import { packColumns } from "./gemm-i8.ts";
import { createKernels, type Kernels } from "./kernels.ts";

/** Most tokens that are scored together, and so the longest piece of a sentence that is parsed as one. */
export const CHUNK = 256;
/** Rows of the buffers: the products work on whole groups of rows. */
export const ROWS = CHUNK + 8;
/** Forms whose part of the input is kept; the rest of the rows is for the forms of one chunk beyond these. */
export const REMEMBERED = 1 << 15;

const TABLES = ["word", ...FORM_TABLES.map(({ name }) => name)];

/** Sizes that the trainer writes to the meta data of the weights. */
export interface NetworkMeta {
  /** Width of the rows of the tables: they fill the first columns of a form. */
  readonly embedding: number;
  readonly width: number;
  readonly layers: number;
  readonly arc: number;
  readonly label: number;
  /** Parts of speech and labels of names that the network says beside the trees. */
  readonly tags: number;
  readonly names: number;
  /** First of the columns of the projections that say whether a sentence ends. */
  readonly bounds: number;
  readonly vector: number;
  readonly deprels: readonly string[];
}

/** A matrix of whole numbers with a scale for each column, as `gemmI8` takes it, and the row that is added to each row of a product. */
export interface Linear {
  readonly packed: number;
  readonly scales: number;
  readonly bias: number;
  readonly rows: number;
  readonly columns: number;
}

/** Bytes, with a scale for each row of embeddings, for each column of other matrices. */
export interface Table {
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

export interface Layer {
  readonly gates: Linear;
  readonly out: Linear;
}

/** Addresses of what a call writes. */
export interface Buffers {
  /** Forms, as `packHalves` writes them. */
  readonly cache: number;
  readonly forms: number;
  readonly tags: number;
  /** For the labels: rows of the heads in `headLabels`, and of the places. */
  readonly heads: number;
  readonly labelIds: number;
  readonly headLabels: number;
  readonly vector: number;
  readonly form: number;
  readonly mixed: number;
  /** A quantised factor, and the scales of its rows. */
  readonly quantised: number;
  readonly rowScales: number;
  readonly state: number;
  readonly gates: number;
  readonly rectified: number;
  readonly projected: number;
  readonly dependents: number;
  readonly headsT: number;
  readonly raw: number;
  readonly distances: number;
}

/** Addresses, in bytes, of everything in the memory of the kernels. */
export interface Layout {
  readonly meta: NetworkMeta;
  readonly kernels: Kernels;
  readonly f32: Float32Array;
  readonly i32: Int32Array;
  readonly cacheRows: number;
  /** Tables of the parts of a form. They stay as they are in the weights: a row is looked at once for each form. */
  readonly tables: readonly Table[];
  readonly tagTable: number;
  readonly vectors: number;
  readonly formIn: number;
  readonly formInBias: number;
  readonly formOut: number;
  readonly layers: readonly Layer[];
  /** To the columns dependent and head of an arc, dependent and head of a label, part of speech, part in a name. */
  readonly project: Linear;
  readonly places: number;
  readonly placesT: number;
  readonly labelPlaces: number;
  readonly labelOut: Linear;
  readonly buffers: Buffers;
}

export const up8 = (n: number) => Math.ceil(n / 8) * 8;

/** Takes room in a new memory for parameters and buffers and copies the parameters there. */
export function layOut(weights: Weights): Layout {
  const meta = weights.meta as unknown as NetworkMeta;
  const { width, arc, label } = meta;
  const columns = weights.arrays.projectBias.length;
  // Of those that stay where they are, the tables, there is none; bytes become floats at most.
  const stay = new Set(["vocabulary", ...TABLES]);
  const parameters = Object.entries(weights.arrays).reduce(
    (sum, [name, { length }]) => sum + (stay.has(name) ? 0 : length * 4) + 256,
    65536,
  );
  const widths = 6 * width + columns + 2 * arc + ROWS + up8(meta.deprels.length) + PLACES + 3 * label + 16;
  const kernels = createKernels(parameters + (REMEMBERED + ROWS) * width * 2 + ROWS * widths * 4 + 65536);
  const f32 = new Float32Array(kernels.memory.buffer);
  let top = 64;
  const take = (cells: number): number => {
    const at = top;
    top += Math.ceil(cells / 16) * 64;
    return at;
  };
  const copy = (name: string): number => {
    const at = take(weights.arrays[name].length);
    f32.set(weights.arrays[name], at >> 2);
    return at;
  };
  const floats = (name: string): number => {
    const at = take(weights.arrays[name].length);
    const { values, scales } = table(weights, name);
    for (let i = 0; i < values.length; i++) f32[(at >> 2) + i] = values[i] * scales[i % scales.length];
    return at;
  };
  const linear = (name: string, biasName: string, rows: number): Linear => {
    const { values, scales } = table(weights, name);
    const packed = packColumns(values, rows, scales.length);
    const at = take(packed.length / 4);
    new Int8Array(kernels.memory.buffer, at, packed.length).set(packed);
    const scalesAt = take(scales.length);
    f32.set(scales, scalesAt >> 2);
    return { packed: at, scales: scalesAt, bias: copy(biasName), rows, columns: scales.length };
  };
  return {
    meta,
    kernels,
    f32,
    i32: new Int32Array(kernels.memory.buffer),
    cacheRows: REMEMBERED + ROWS,
    tables: TABLES.map((name) => table(weights, name)),
    tagTable: dequantised(table(weights, "tag"), width, f32, take(weights.arrays.tag.length)),
    vectors: floats("vectors"),
    formIn: floats("formIn"),
    formInBias: copy("formInBias"),
    formOut: floats("formOut"),
    layers: Array.from({ length: meta.layers }, (_, l) => ({
      gates: linear(`gates${l}`, `gateBias${l}`, width),
      out: linear(`out${l}`, `outBias${l}`, width),
    })),
    project: linear("project", "projectBias", width),
    places: PLACES,
    placesT: transposed(weights.arrays.places as Float32Array, arc, f32, take(arc * PLACES)),
    labelPlaces: copy("labelPlaces"),
    labelOut: linear("labelOut", "labelBias", label),
    buffers: takeBuffers(meta, columns, take),
  };
}

function takeBuffers({ width, arc, label, vector, deprels }: NetworkMeta, columns: number, take: (cells: number) => number): Buffers {
  return {
    cache: take(((REMEMBERED + ROWS) * width) / 2),
    forms: take(ROWS),
    tags: take(ROWS),
    heads: take(ROWS),
    labelIds: take(ROWS),
    headLabels: take(ROWS * label),
    vector: take(4 * vector),
    form: take(4 * width),
    mixed: take(4 * width),
    quantised: take((ROWS * Math.max(width, label)) / 4),
    rowScales: take(ROWS),
    state: take(ROWS * width),
    gates: take(ROWS * 2 * width),
    rectified: take(ROWS * Math.max(width, label)),
    projected: take(ROWS * columns),
    dependents: take(ROWS * arc),
    headsT: take(arc * ROWS),
    raw: take(ROWS * Math.max(ROWS, up8(deprels.length))),
    distances: take(ROWS * PLACES),
  };
}

function table(weights: Weights, name: string): Table {
  return { values: weights.arrays[name] as Int8Array, scales: weights.arrays[`${name}Scale`] as Float32Array };
}

function dequantised({ values, scales }: Table, width: number, f32: Float32Array, at: number): number {
  for (let i = 0; i < values.length; i++) f32[(at >> 2) + i] = values[i] * scales[Math.floor(i / width)];
  return at;
}

function transposed(matrix: Float32Array, columns: number, f32: Float32Array, at: number): number {
  const rows = matrix.length / columns;
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) f32[(at >> 2) + j * rows + i] = matrix[i * columns + j];
  return at;
}
