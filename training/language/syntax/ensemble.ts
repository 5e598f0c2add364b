import { decodeTree } from "../../../src/language/syntax/decode.ts";
import type { Network } from "../../../src/language/syntax/network.ts";

/** What several networks together say of a sentence. */
export interface Consensus {
  /** Word numbers, -1 for the root. */
  readonly heads: Int32Array;
  /** Relations that the networks chose for these heads, one column a network. */
  readonly labels: readonly Uint8Array[];
  /** Mean probability of the chosen heads. */
  readonly certainty: number;
}

/** Averages the scores of the networks, each with its n words filled in, adds `vote` to the heads that a further judge gives, and decodes. */
export function consensus(networks: readonly Network[], judged: readonly number[], vote: number): Consensus {
  const n = judged.length;
  const arcs = new Float32Array(n * (n + 1));
  for (const network of networks) {
    network.encode(n, [0, n]);
    const scores = network.arcs(0, n);
    for (let i = 0; i < arcs.length; i++) arcs[i] += scores[i] / networks.length;
  }
  const alone = arcs.slice();
  for (const [d, head] of judged.entries()) arcs[d * (n + 1) + (head < 0 ? n : head)] += vote;
  const heads = new Int32Array(n);
  decodeTree(arcs, n, heads, 0);
  const labels = networks.map((network) => {
    const column = new Uint8Array(n);
    network.labels(n, heads, column);
    return column;
  });
  return { heads, labels, certainty: meanProbability(alone, n, heads) };
}

function meanProbability(arcs: Float32Array, n: number, heads: Int32Array): number {
  let sum = 0;
  for (let d = 0; d < n; d++) {
    const row = arcs.subarray(d * (n + 1), (d + 1) * (n + 1));
    const chosen = row[heads[d] < 0 ? n : heads[d]];
    let total = 0;
    for (const score of row) total += Math.exp(score - chosen);
    sum += 1 / total;
  }
  return sum / n;
}
