import { describe, expect, it } from "vitest";
import { random } from "../../../training/language/random.ts";
import { readWeights, type Weights } from "../../weights/weights.ts";
import { loadWordVectors } from "../words/vectors.ts";
import { NO_WORD, WORD_FEATURES, WordTable } from "../words/word-table.ts";
import { SequenceNetwork } from "./sequence-network.ts";

const SIZES = { rows: 256, embedding: 8, hidden: 16, reach: 2, contexts: 2, second: 0, secondReach: 0, outputs: 8, outputWidth: 8 };
const table = new WordTable(loadWordVectors(readWeights(new URL("../../../models/words.bin", import.meta.url))));

function untrained(): Weights {
  const next = random(9);
  const draw = (length: number) => Float32Array.from({ length }, () => next() - 0.5);
  return {
    name: "test",
    meta: { sizes: SIZES },
    arrays: {
      rows: Int8Array.from({ length: 256 * 8 }, () => Math.floor(next() * 255 - 127)),
      scale: draw(256),
      projection: draw(table.vectors.dimensions * 8),
      embeddingBias: draw(8),
      window: draw(5 * 8 * 16),
      hiddenBias: draw(16),
      context: draw(2 * 16),
    },
  };
}

/** The first layer by its definition, without anything kept or side by side. */
function firstLayer({ arrays }: Weights, words: readonly number[], contexts: number): number[] {
  const a = arrays as Record<string, Float32Array>;
  const hidden = Array.from(a.hiddenBias, (bias, k) => bias + (contexts & 1 ? a.context[k] : 0) + (contexts & 2 ? a.context[16 + k] : 0));
  const vector = new Float32Array(table.vectors.dimensions);
  for (const [place, word] of words.entries()) {
    table.vectors.read(table.vectorRow[word], vector);
    for (let d = 0; d < 8; d++) {
      let x = a.embeddingBias[d];
      for (let k = 0; k < WORD_FEATURES; k++) {
        const row = table.features[word * WORD_FEATURES + k] & 255;
        x += a.scale[row] * a.rows[row * 8 + d];
      }
      for (let j = 0; j < vector.length; j++) x += vector[j] * a.projection[j * 8 + d];
      for (let k = 0; k < 16; k++) hidden[k] += Math.max(0, x) * a.window[(place * 8 + d) * 16 + k];
    }
  }
  return hidden.map((x) => Math.max(0, x));
}

describe("SequenceNetwork", () => {
  it("computes the first layer that its weights define", () => {
    const weights = untrained();
    const network = new SequenceNetwork(weights, table, 4096);
    const out = network.take(2 * 16);
    const ids = ["Tavon", "left", "Halvik", "today"].map((form) => table.intern(form, 0, form.length));
    const words = Int32Array.from(ids);
    network.startDocument();
    network.startChunk();
    for (const id of [NO_WORD, ...ids]) network.need(id);
    network.place(0, words, 0, 0, 4, 2);
    network.place(1, words, 3, 0, 4, 1);
    network.first(2, out);
    const got = Array.from(network.f32.subarray(out >> 2, (out >> 2) + 32));
    const wanted = [
      ...firstLayer(weights, [NO_WORD, NO_WORD, ids[0], ids[1], ids[2]], 2),
      ...firstLayer(weights, [ids[1], ids[2], ids[3], NO_WORD, NO_WORD], 1),
    ];
    for (const [k, value] of wanted.entries()) expect(got[k]).toBeCloseTo(value, 3);
    expect(wanted.some((value) => value > 0.1)).toBe(true);
  });
});
