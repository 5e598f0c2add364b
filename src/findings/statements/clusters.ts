import type { Weights } from "../../weights/weights.ts";

/** Classes of words by meaning, from fine to coarse, as models/words.md describes them; 0 for a word that has none. */
export interface Clusters {
  fine(wordHash: number): number;
  readonly middle: Uint8Array;
  readonly coarse: Uint8Array;
}

const BUCKET_BITS = 12;

/** Opens the clusters of models/words.bin: words are found by the FNV-1a hash of their lower-cased form. */
export function loadClusters(weights: Weights): Clusters {
  const hashes = weights.arrays.hashes as Uint32Array;
  const cluster = weights.arrays.cluster as Uint16Array;
  const first = new Int32Array((1 << BUCKET_BITS) + 1);
  for (let bucket = 0, row = 0; bucket <= 1 << BUCKET_BITS; bucket++) {
    while (row < hashes.length && hashes[row] >>> (32 - BUCKET_BITS) < bucket) row++;
    first[bucket] = row;
  }
  return {
    middle: weights.arrays.middle as Uint8Array,
    coarse: weights.arrays.coarse as Uint8Array,
    fine(wordHash) {
      const hash = wordHash >>> 0;
      const bucket = hash >>> (32 - BUCKET_BITS);
      let low = first[bucket];
      let high = first[bucket + 1] - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        if (hashes[middle] === hash) return cluster[middle];
        if (hashes[middle] < hash) low = middle + 1;
        else high = middle - 1;
      }
      return 0;
    },
  };
}
