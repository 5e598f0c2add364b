/**
 * Gradient of a linear-chain conditional random field (Lafferty et al., 2001) over one sentence.
 * `logits` rows `from` … `from + n - 1`, `width` apart, are read as emissions and overwritten with the gradient of the negative log-likelihood times
 * `scale`; that of the transitions is added to `dTransitions`. A transition of -Infinity never happens; state 0 stands before and after the sentence.
 * Returns the loss.
 */
export function crfGradient(
  logits: Float32Array,
  from: number,
  n: number,
  width: number,
  transitions: Float32Array,
  gold: Uint8Array,
  scale: number,
  dTransitions: Float32Array,
): number {
  const k = Math.sqrt(transitions.length);
  const forward = new Float64Array((n + 1) * k).fill(-Infinity);
  const backward = new Float64Array((n + 1) * k).fill(-Infinity);
  const emission = (i: number, b: number) => logits[(from + i) * width + b];
  const sums = new Float64Array(k);
  for (let i = 0; i < n; i++)
    for (let b = 0; b < k; b++) {
      let count = 0;
      for (let a = 0; a < k; a++) {
        const before = i === 0 ? (a === 0 ? 0 : -Infinity) : forward[(i - 1) * k + a];
        const score = before + transitions[a * k + b];
        if (score > -Infinity) sums[count++] = score;
      }
      forward[i * k + b] = logSum(sums, count) + emission(i, b);
    }
  for (let i = n - 1; i >= 0; i--)
    for (let a = 0; a < k; a++) {
      if (i === n - 1) {
        backward[i * k + a] = transitions[a * k];
        continue;
      }
      let count = 0;
      for (let b = 0; b < k; b++) {
        const score = transitions[a * k + b] + emission(i + 1, b) + backward[(i + 1) * k + b];
        if (score > -Infinity) sums[count++] = score;
      }
      backward[i * k + a] = logSum(sums, count);
    }
  let count = 0;
  for (let a = 0; a < k; a++)
    if (forward[(n - 1) * k + a] + transitions[a * k] > -Infinity) sums[count++] = forward[(n - 1) * k + a] + transitions[a * k];
  const total = logSum(sums, count);
  const path = goldScore(logits, from, n, width, transitions, gold, k);
  addTransitions(forward, backward, logits, from, n, width, transitions, gold, total, scale, dTransitions, k);
  for (let i = 0; i < n; i++)
    for (let b = 0; b < k; b++) {
      const p = Math.exp(forward[i * k + b] + backward[i * k + b] - total);
      logits[(from + i) * width + b] = scale * (p - (gold[i] === b ? 1 : 0));
    }
  return total - path;
}

function logSum(values: Float64Array, count: number): number {
  if (count === 0) return -Infinity;
  let most = -Infinity;
  for (let i = 0; i < count; i++) if (values[i] > most) most = values[i];
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.exp(values[i] - most);
  return most + Math.log(sum);
}

function goldScore(
  logits: Float32Array,
  from: number,
  n: number,
  width: number,
  transitions: Float32Array,
  gold: Uint8Array,
  k: number,
): number {
  let score = 0;
  for (let i = 0; i < n; i++) score += transitions[(i === 0 ? 0 : gold[i - 1]) * k + gold[i]] + logits[(from + i) * width + gold[i]];
  return score + transitions[gold[n - 1] * k];
}

function addTransitions(
  forward: Float64Array,
  backward: Float64Array,
  logits: Float32Array,
  from: number,
  n: number,
  width: number,
  transitions: Float32Array,
  gold: Uint8Array,
  total: number,
  scale: number,
  out: Float32Array,
  k: number,
): void {
  for (let i = 0; i <= n; i++)
    for (let a = 0; a < k; a++) {
      const before = i === 0 ? (a === 0 ? 0 : -Infinity) : forward[(i - 1) * k + a];
      if (before === -Infinity) continue;
      for (let b = 0; b < k; b++) {
        const after = i === n ? (b === 0 ? 0 : -Infinity) : logits[(from + i) * width + b] + backward[i * k + b];
        const score = before + transitions[a * k + b] + after;
        if (score > -Infinity) out[a * k + b] += scale * Math.exp(score - total);
      }
    }
  for (let i = 0; i <= n; i++) out[(i === 0 ? 0 : gold[i - 1]) * k + (i === n ? 0 : gold[i])] -= scale;
}
