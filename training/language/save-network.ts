import type { Weights } from "../../src/weights/weights.ts";
import type { SequenceNetwork } from "./network.ts";

/** The weights of a trained network as src/language/network reads them: word rows as bytes with a scale each, all else as it is. */
export function networkWeights(name: string, network: SequenceNetwork, meta: { readonly [key: string]: unknown }): Weights {
  const { rows, scale } = quantiseRows(network.rows.value, network.sizes.embedding);
  return {
    name,
    meta: { sizes: network.sizes, ...meta },
    arrays: {
      rows,
      scale,
      ...Object.fromEntries(Object.entries(network.dense).map(([layer, { value }]) => [layer, value])),
    },
  };
}

function quantiseRows(values: Float32Array, width: number): { rows: Int8Array; scale: Float32Array } {
  const scale = new Float32Array(values.length / width);
  const rows = new Int8Array(values.length);
  for (let row = 0; row < scale.length; row++) {
    const at = row * width;
    let most = 0;
    for (let d = 0; d < width; d++) most = Math.max(most, Math.abs(values[at + d]));
    scale[row] = most / 127;
    if (most > 0) for (let d = 0; d < width; d++) rows[at + d] = Math.round((values[at + d] / most) * 127);
  }
  return { rows, scale };
}
