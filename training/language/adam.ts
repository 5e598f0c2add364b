/** Parameters with their gradient and the two moments of Adam (Kingma and Ba, 2015). */
export class Parameters {
  readonly value: Float32Array;
  readonly gradient: Float32Array;
  readonly #first: Float32Array;
  readonly #second: Float32Array;

  /** `value` and `gradient` may lie elsewhere, such as in the memory of the kernels. */
  constructor(
    length: number,
    initial: () => number,
    value: Float32Array = new Float32Array(length),
    gradient: Float32Array = new Float32Array(length),
  ) {
    this.value = value;
    this.gradient = gradient;
    for (let i = 0; i < length; i++) value[i] = initial();
    this.#first = new Float32Array(length);
    this.#second = new Float32Array(length);
  }

  /** One step on `from`…`to`, then the gradient there is zero again. `rate` has the correction for the first steps in it. */
  step(rate: number, from = 0, to = this.value.length): void {
    const { value, gradient } = this;
    for (let i = from; i < to; i++) {
      const g = gradient[i];
      const first = 0.9 * this.#first[i] + 0.1 * g;
      const second = 0.999 * this.#second[i] + 0.001 * g * g;
      this.#first[i] = first;
      this.#second[i] = second;
      value[i] -= (rate * first) / (Math.sqrt(second) + 1e-7);
      gradient[i] = 0;
    }
  }
}

/** Normal deviates by Box and Muller, of standard deviation `scale`. */
export function normal(next: () => number, scale: number): () => number {
  return () => scale * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
