/** Lists of words that are known as names, as hashes of their forms in small letters (`lowerHash` of the word table). */
export interface GazetteerLists {
  /** Countries, capitals, other cities and regions of one word. */
  readonly places: Uint32Array;
  /** "Danish", "Danes". */
  readonly peoples: Uint32Array;
  /** Towns of the world, many of which are surnames or words as well. */
  readonly towns: Uint32Array;
  readonly given: Uint32Array;
}

/** On which lists a word is, as bits. */
export const LISTED = { place: 1, people: 2, town: 4, given: 8 } as const;

/**
 * The lists in one table with open addressing: one look-up for all of them, and a quarter of a megabyte where sets of numbers this large take one.
 */
export class Gazetteer {
  readonly #hashes: Uint32Array;
  readonly #bits: Uint8Array;
  readonly #mask: number;

  constructor({ places, peoples, towns, given }: GazetteerLists) {
    const most = places.length + peoples.length + towns.length + given.length;
    const size = 1 << (32 - Math.clz32(2 * most + 1));
    this.#hashes = new Uint32Array(size);
    this.#bits = new Uint8Array(size);
    this.#mask = size - 1;
    for (const hash of places) this.#add(hash, LISTED.place);
    for (const hash of peoples) this.#add(hash, LISTED.people);
    for (const hash of towns) this.#add(hash, LISTED.town);
    for (const hash of given) this.#add(hash, LISTED.given);
  }

  /** Bits of `LISTED`; 0 for a word on no list. */
  lists(hash: number): number {
    let at = hash & this.#mask;
    while (this.#bits[at] !== 0 && this.#hashes[at] !== hash) at = (at + 1) & this.#mask;
    return this.#bits[at];
  }

  #add(hash: number, bit: number): void {
    let at = hash & this.#mask;
    while (this.#bits[at] !== 0 && this.#hashes[at] !== hash) at = (at + 1) & this.#mask;
    this.#hashes[at] = hash;
    this.#bits[at] |= bit;
  }
}
