import type { WordVectors } from "../words/vectors.ts";

/** Classes of meaning that a word can be in; 0 for a word that is not known. */
export const CLASSES = 32;

/** Class of a lemma, 0 to CLASSES - 1: its coarsest cluster. People, places, times, sums and abstract nouns mostly lie apart. */
export type ClassOf = (lemma: string) => number;

/** Without vectors no word is known. */
export function classesBy(vectors: WordVectors | undefined): ClassOf {
  return (lemma) => {
    const row = vectors?.row(lemma) ?? -1;
    return row < 0 ? 0 : Math.min(CLASSES - 1, vectors!.coarse(vectors!.cluster(row)));
  };
}
