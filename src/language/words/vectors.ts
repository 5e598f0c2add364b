import { fnv1a } from "../../text/hash.ts";
import type { Weights } from "../../weights/weights.ts";

/**
 * Small vectors and clusters of lower-cased English words, from open word embeddings (models/words.md).
 * Vectors are product-quantised (Jégou et al., 2011): a word has one byte for each `width` dimensions, which names a row of the codebook.
 */
export interface WordVectors {
  readonly dimensions: number;
  /** Parts that a vector is put together from, and dimensions of each. */
  readonly parts: number;
  readonly width: number;
  /** The 256 centres of each part, one after the other. */
  readonly codebook: Float32Array;
  /** Number of the centre that a part of a row's vector is. */
  code(row: number, part: number): number;
  /** Row of a word, -1 for a word without a vector. */
  row(lower: string): number;
  /** Writes the vector of `row` to `out`, zeros for -1. */
  read(row: number, out: Float32Array): void;
  /** Cluster of a row among `clusters`, 0 (which no word has) for -1. */
  cluster(row: number): number;
  /** The coarser clusters that a cluster lies in. */
  middle(cluster: number): number;
  coarse(cluster: number): number;
  readonly clusters: number;
}

const BUCKET_BITS = 12;

/** Opens models/words.bin. */
export function loadWordVectors(weights: Weights): WordVectors {
  const hashes = weights.arrays.hashes as Uint32Array;
  const cluster = weights.arrays.cluster as Uint16Array;
  const middle = weights.arrays.middle as Uint8Array;
  const coarse = weights.arrays.coarse as Uint8Array;
  const codes = weights.arrays.codes as Uint8Array;
  const codebook = weights.arrays.codebook as Float32Array;
  const { parts, width } = weights.meta as { parts: number; width: number };
  const first = bucketStarts(hashes);
  return {
    dimensions: parts * width,
    parts,
    width,
    codebook,
    code: (row, part) => codes[row * parts + part],
    clusters: middle.length,
    row: (lower) => find(hashes, first, fnv1a(lower)),
    read(row, out) {
      if (row < 0) {
        out.fill(0);
        return;
      }
      for (let part = 0; part < parts; part++) {
        const from = (part * 256 + codes[row * parts + part]) * width;
        for (let k = 0; k < width; k++) out[part * width + k] = codebook[from + k];
      }
    },
    cluster: (row) => (row < 0 ? 0 : cluster[row]),
    middle: (id) => middle[id],
    coarse: (id) => coarse[id],
  };
}

/** First row of each bucket of hashes that share their upper bits: a search then looks at some 40 rows' worth of halvings less. */
function bucketStarts(hashes: Uint32Array): Int32Array {
  const first = new Int32Array((1 << BUCKET_BITS) + 1).fill(-1);
  let row = 0;
  for (let bucket = 0; bucket <= 1 << BUCKET_BITS; bucket++) {
    while (row < hashes.length && hashes[row] >>> (32 - BUCKET_BITS) < bucket) row++;
    first[bucket] = row;
  }
  return first;
}

function find(hashes: Uint32Array, first: Int32Array, hash: number): number {
  const bucket = hash >>> (32 - BUCKET_BITS);
  let low = first[bucket];
  let high = first[bucket + 1] - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    if (hashes[mid] === hash) return mid;
    if (hashes[mid] < hash) low = mid + 1;
    else high = mid - 1;
  }
  return -1;
}
