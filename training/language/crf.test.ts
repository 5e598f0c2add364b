import { describe, expect, it } from "vitest";
import { crfGradient } from "./crf.ts";
import { random } from "./random.ts";

const K = 3;
const WIDTH = 8;
const GOLD = Uint8Array.of(1, 2, 0, 0);

function inputs() {
  const next = random(5);
  const logits = Float32Array.from({ length: 6 * WIDTH }, () => next() * 2 - 1);
  const transitions = Float32Array.from({ length: K * K }, () => next() - 0.5);
  transitions[0 * K + 2] = -Infinity;
  return { logits, transitions };
}

const lossOf = (logits: Float32Array, transitions: Float32Array) =>
  crfGradient(logits.slice(), 1, GOLD.length, WIDTH, transitions, GOLD, 1, new Float32Array(K * K));

/** Negative log-likelihood by going through all paths. */
function bruteForce({ logits, transitions }: ReturnType<typeof inputs>): number {
  let total = 0;
  let right = 0;
  for (let code = 0; code < K ** GOLD.length; code++) {
    const path = Array.from(GOLD, (_, i) => Math.floor(code / K ** i) % K);
    const steps = [0, ...path, 0];
    let score = 0;
    for (let i = 1; i < steps.length; i++) score += transitions[steps[i - 1] * K + steps[i]];
    for (const [i, label] of path.entries()) score += logits[(i + 1) * WIDTH + label];
    total += Math.exp(score);
    if (path.every((label, i) => label === GOLD[i])) right = score;
  }
  return Math.log(total) - right;
}

describe("crfGradient", () => {
  it("has the loss that going through all paths gives", () => {
    const { logits, transitions } = inputs();
    expect(lossOf(logits, transitions)).toBeCloseTo(bruteForce({ logits, transitions }), 4);
  });

  it("has the gradient that small changes show", () => {
    const { logits, transitions } = inputs();
    const gradient = logits.slice();
    const dTransitions = new Float32Array(K * K);
    crfGradient(gradient, 1, GOLD.length, WIDTH, transitions, GOLD, 1, dTransitions);
    const slope = (values: Float32Array, at: number) => {
      const kept = values[at];
      values[at] = kept + 0.01;
      const up = lossOf(logits, transitions);
      values[at] = kept - 0.01;
      const down = lossOf(logits, transitions);
      values[at] = kept;
      return (up - down) / 0.02;
    };
    for (let i = 0; i < GOLD.length; i++)
      for (let b = 0; b < K; b++) expect(gradient[(i + 1) * WIDTH + b]).toBeCloseTo(slope(logits, (i + 1) * WIDTH + b), 2);
    for (let t = 0; t < K * K; t++) if (transitions[t] > -Infinity) expect(dTransitions[t]).toBeCloseTo(slope(transitions, t), 2);
  });
});
