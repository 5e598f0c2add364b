import { caseOf, FORM_FEATURES, formFeatures, mix } from "./features.ts";
import type { WordVectors } from "./vectors.ts";

/** Integer features of a word: those of its form, then its clusters. */
export const WORD_FEATURES = FORM_FEATURES + 2;

/** Id of "no word": before the first and after the last of a sentence. */
export const NO_WORD = 0;

const INITIAL = 1 << 12;

/**
 * Gives each distinct form one small id and computes what the models ask of it once.
 * It holds the words of a run, not of the language: `startDocument` forgets all of them when they have become many, so that memory is bounded.
 * Ids hold until the next `startDocument`.
 */
export class WordTable {
  readonly vectors: WordVectors;
  /** Number of ids given, NO_WORD included: ids are 0 … count-1. */
  count = 1;
  /** Grows each time that the ids are forgotten: whoever keeps something by id compares it. */
  generation = 0;
  /** Features of id i at i × WORD_FEATURES. */
  features: Uint32Array = new Uint32Array(INITIAL * WORD_FEATURES);
  /** Row of the word's vector, -1 for none. */
  vectorRow: Int32Array = new Int32Array(INITIAL);
  /** Finest cluster, 0 for none. */
  cluster: Uint16Array = new Uint16Array(INITIAL);
  /** One of CASE. */
  letterCase: Uint8Array = new Uint8Array(INITIAL);
  /** Hash of the form in small letters. */
  lowerHash: Uint32Array = new Uint32Array(INITIAL);
  #forms: string[] = [""];
  #hashes = new Uint32Array(INITIAL);
  /** Open addressing: ids at hashed places, 0 for a free one. */
  #slots = new Int32Array(INITIAL * 4);
  readonly #most: number;

  /** `most`: number of words above which a new document starts afresh. */
  constructor(vectors: WordVectors, most = 30_000) {
    this.vectors = vectors;
    this.#most = most;
    this.vectorRow[NO_WORD] = -1;
    for (let k = 0; k < WORD_FEATURES; k++) this.features[k] = mix(k, 0x5bd1e995);
  }

  /** Call before the words of a document are looked up. */
  startDocument(): void {
    if (this.count <= this.#most) return;
    this.#slots.fill(0);
    this.#forms.length = 1;
    this.count = 1;
    this.generation++;
  }

  /** Id of the form `text.slice(start, end)`. */
  intern(text: string, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    // FNV's lower bits are the good ones only after a final mixing.
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const id = this.#slots[slot];
      if (id === 0) return this.#add(text.slice(start, end), hash, slot);
      if (this.#hashes[id] === hash && isForm(this.#forms[id], text, start, end)) return id;
      slot = (slot + 1) & mask;
    }
  }

  form(id: number): string {
    return this.#forms[id];
  }

  #add(form: string, hash: number, slot: number): number {
    const id = this.count++;
    if (id === this.vectorRow.length) this.#grow();
    this.#slots[slot] = id;
    this.#hashes[id] = hash;
    this.#forms[id] = form;
    const lower = form.toLowerCase();
    const at = id * WORD_FEATURES;
    formFeatures(form, this.features, at);
    const row = this.vectors.row(lower);
    const cluster = this.vectors.cluster(row);
    this.features[at + FORM_FEATURES] = mix(FORM_FEATURES, cluster);
    this.features[at + FORM_FEATURES + 1] = mix(FORM_FEATURES + 1, this.vectors.middle(cluster));
    this.vectorRow[id] = row;
    this.cluster[id] = cluster;
    this.letterCase[id] = caseOf(form);
    this.lowerHash[id] = this.features[at];
    if (this.count * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #grow(): void {
    const length = this.vectorRow.length * 2;
    this.features = grown(this.features, new Uint32Array(length * WORD_FEATURES));
    this.vectorRow = grown(this.vectorRow, new Int32Array(length));
    this.cluster = grown(this.cluster, new Uint16Array(length));
    this.letterCase = grown(this.letterCase, new Uint8Array(length));
    this.lowerHash = grown(this.lowerHash, new Uint32Array(length));
    this.#hashes = grown(this.#hashes, new Uint32Array(length));
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 1; id < this.count; id++) {
      let slot = this.#hashes[id] & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

function grown<T extends Uint32Array | Int32Array | Uint16Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function isForm(form: string, text: string, start: number, end: number): boolean {
  if (form.length !== end - start) return false;
  for (let i = 0; i < form.length; i++) if (form.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}
