import type { Matrix } from "./syntax/memory.ts";

/** Gold label of a row that does not count. */
export const NONE = -1;
/** Divides gradients, so that a batch of some hundred words takes a step of ordinary size. */
export const STEP_WORDS = 200;

/** Overwrites logits with the gradient of the cross-entropy over the first `labels` columns; returns the mean loss of the rows that count. */
export function softmaxGradients(logits: Matrix, labels: number, gold: Int32Array): number {
  const { data, rows, columns } = logits;
  let loss = 0;
  let counted = 0;
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * columns, (i + 1) * columns);
    const right = i < gold.length ? gold[i] : NONE;
    if (right === NONE) {
      row.fill(0);
      continue;
    }
    loss += softmaxGradient(row, labels, right);
    counted++;
  }
  return counted === 0 ? 0 : loss / counted;
}

function softmaxGradient(row: Float32Array, labels: number, right: number): number {
  let most = -Infinity;
  for (let o = 0; o < labels; o++) most = Math.max(most, row[o]);
  let sum = 0;
  for (let o = 0; o < labels; o++) sum += Math.exp(row[o] - most);
  const loss = Math.log(sum) + most - row[right];
  for (let o = 0; o < labels; o++) row[o] = Math.exp(row[o] - most) / sum / STEP_WORDS;
  row[right] -= 1 / STEP_WORDS;
  row.fill(0, labels);
  return loss;
}
