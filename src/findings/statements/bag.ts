import { mix } from "./crf.ts";

/** The features of one token, as numbers that the models reduce to buckets. Cleared and filled again for each token. */
export class Bag {
  readonly features: Int32Array;
  count = 0;

  constructor(room: number) {
    this.features = new Int32Array(room);
  }

  add(template: number, a: number, b = 0): void {
    this.features[this.count++] = mix(template, a, b);
  }
}

/** Value of a column at a token, -1 beyond the bounds. */
export function at(column: Int32Array | Uint8Array | Uint16Array, i: number, first: number, end: number): number {
  return i >= first && i < end ? column[i] : -1;
}
