import { PLACES } from "../../../src/language/syntax/distance.ts";
import type { Arena, Matrix } from "./memory.ts";

/** Sizes of the network; every width is a multiple of 8. */
export interface Shape {
  /** Rows of each table of forms by name; row 0 of a table is its unknown value. */
  readonly tables: { readonly [name: string]: number };
  readonly tags: number;
  /** Labels of names, 0 for a network that says none. */
  readonly names: number;
  /** Width of the word vectors that are given. */
  readonly vector: number;
  /** Width of the rows of the tables: they fill the first columns of a form. */
  readonly embedding: number;
  readonly width: number;
  readonly layers: number;
  readonly arc: number;
  readonly label: number;
  readonly labels: number;
}

/** Sentences laid end to end. `heads` are indexes into the batch, -1 for a root. */
export interface Batch {
  readonly count: number;
  /** First token of each sentence, and the count at the end. */
  readonly offsets: Int32Array;
  /** Rows of the tokens in each table, in the tables' order. */
  readonly features: readonly Int32Array[];
  /** 1 + tag, 0 for a hidden one. */
  readonly tags: Int32Array;
  /** 1 + right tag, which the network learns to say beside its task; 0 where it is not known. */
  readonly goldTags: Int32Array;
  /** 1 + right label of a name, learnt in the same way; 0 where it is not known. */
  readonly goldNames: Int32Array;
  /** 1 within a sentence, 2 at the end of one; 0 where it is not known. */
  readonly goldBounds: Int32Array;
  /** Row of each token in the list of word vectors, -1 for none. */
  readonly vectorRows: Int32Array;
  readonly heads: Int32Array;
  readonly labels: Uint8Array;
}

/** Within a sentence, at its end. */
export const BOUNDS = 2;

/** Columns of the projections of a token: as dependent and as head of an arc, the same for a label, its tag, its part in a name, and the end of a sentence. */
export function columnsOf({ arc, label, tags, names }: Pick<Shape, "arc" | "label" | "tags" | "names">) {
  const up8 = (n: number) => Math.ceil(n / 8) * 8;
  const first = 2 * arc + 2 * label;
  const bounds = first + up8(tags) + up8(names);
  return { labels: 2 * arc, tags: first, names: first + up8(tags), bounds, all: bounds + up8(BOUNDS) };
}

export interface Parameters {
  readonly tables: readonly Matrix[];
  /** From the word vectors to the width of the network. */
  readonly vectors: Matrix;
  /** A block that mixes the parts of a form: form += relu(form · formIn + formInBias) · formOut. */
  readonly formIn: Matrix;
  readonly formInBias: Matrix;
  readonly formOut: Matrix;
  readonly tag: Matrix;
  readonly gates: readonly Matrix[];
  readonly gateBias: readonly Matrix[];
  readonly out: readonly Matrix[];
  readonly outBias: readonly Matrix[];
  /** Projections of a token: as dependent and as head of an arc (`arc` wide each), the same for labels. */
  readonly project: Matrix;
  readonly projectBias: Matrix;
  /** Row 0 scores the root, the next `DISTANCES` rows the distance. */
  readonly places: Matrix;
  /** Row 0 stands for the root as head of a label, the next rows for the distance. */
  readonly labelPlaces: Matrix;
  readonly labelOut: Matrix;
  readonly labelBias: Matrix;
}

export function createParameters(arena: Arena, shape: Shape): Parameters {
  const { width, layers } = shape;
  const each = (make: () => Matrix) => Array.from({ length: layers }, make);
  const labels = Math.ceil(shape.labels / 8) * 8;
  return {
    tables: Object.values(shape.tables).map((rows) => arena.matrix(rows, shape.embedding)),
    vectors: arena.matrix(shape.vector, width),
    formIn: arena.matrix(width, width),
    formInBias: arena.matrix(1, width),
    formOut: arena.matrix(width, width),
    tag: arena.matrix(shape.tags, width),
    gates: each(() => arena.matrix(width, 2 * width)),
    gateBias: each(() => arena.matrix(1, 2 * width)),
    out: each(() => arena.matrix(width, width)),
    outBias: each(() => arena.matrix(1, width)),
    project: arena.matrix(width, columnsOf(shape).all),
    projectBias: arena.matrix(1, columnsOf(shape).all),
    places: arena.matrix(PLACES, shape.arc),
    labelPlaces: arena.matrix(PLACES, shape.label),
    labelOut: arena.matrix(shape.label, labels),
    labelBias: arena.matrix(1, labels),
  };
}

/** All matrices of the parameters, in a fixed order, with their names. */
export function named(p: Parameters): [string, Matrix][] {
  return Object.entries(p).flatMap(([name, value]) =>
    Array.isArray(value)
      ? (value as Matrix[]).map((m, i): [string, Matrix] => [`${name}${i}`, m])
      : [[name, value as Matrix] as [string, Matrix]],
  );
}

/** Uniform Glorot start of the matrices, small embeddings; biases stay zero. */
export function initialise(p: Parameters, next: () => number): void {
  for (const [name, m] of named(p)) {
    if (name.includes("Bias")) continue;
    const scale = name.startsWith("tables") || name === "tag" ? 0.1 : Math.sqrt(6 / (m.rows + m.columns));
    for (let i = 0; i < m.data.length; i++) m.data[i] = (2 * next() - 1) * scale;
  }
}
