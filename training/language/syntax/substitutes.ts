import { readDirection } from "../../../src/language/syntax/features.ts";
import type { WordTable } from "../../../src/language/words/word-table.ts";
import type { TreebankSentence } from "./conllu.ts";

/** Words that another may stand for: of an open class. */
const OPEN = new Set(["NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"]);
/** How alike (cosine of the word vectors) a word must be, and of how many one is drawn. */
const LEAST_ALIKE = 0.4;
const MOST = 15;

/** Words in small letters that may stand for one, by its tag: `${tag} ${word}`. */
export type Substitutes = ReadonlyMap<string, readonly string[]>;

/** For each word of the treebanks those of the same fine tag that are most alike by their vectors. */
export function findSubstitutes(words: WordTable, sentences: readonly TreebankSentence[]): Substitutes {
  const byTag = new Map<string, Set<string>>();
  for (const { forms, upos, xpos = upos } of sentences)
    for (const [i, form] of forms.entries()) {
      if (!OPEN.has(upos[i]) || !/^[\p{L}][\p{L}-]+$/u.test(form)) continue;
      const group = byTag.get(xpos[i]) ?? new Set();
      byTag.set(xpos[i], group.add(form.toLowerCase()));
    }
  const found = new Map<string, readonly string[]>();
  for (const [tag, group] of byTag) for (const [word, others] of nearest(words, [...group].sort())) found.set(`${tag} ${word}`, others);
  return found;
}

function nearest(words: WordTable, group: readonly string[]): (readonly [string, readonly string[]])[] {
  const { dimensions } = words.vectors;
  const known = group.filter((word) => words.vectors.row(word) >= 0);
  const matrix = new Float32Array(known.length * dimensions);
  for (const [i, word] of known.entries())
    readDirection(words.vectors, words.vectors.row(word), matrix.subarray(i * dimensions, (i + 1) * dimensions));
  return known.map((word, i) => {
    const alike: { readonly j: number; readonly score: number }[] = [];
    for (let j = 0; j < known.length; j++) {
      let score = 0;
      for (let d = 0; d < dimensions; d++) score += matrix[i * dimensions + d] * matrix[j * dimensions + d];
      if (j !== i && score >= LEAST_ALIKE) alike.push({ j, score });
    }
    alike.sort((a, b) => b.score - a.score || a.j - b.j);
    return [word, alike.slice(0, MOST).map(({ j }) => known[j])];
  });
}

/** The sentence with a `share` of the words that have substitutes replaced by one, the case as it was. */
export function substituted(sentence: TreebankSentence, substitutes: Substitutes, share: number, next: () => number): TreebankSentence {
  const { forms, upos, xpos = upos } = sentence;
  return {
    ...sentence,
    forms: forms.map((form, i) => {
      const others = OPEN.has(upos[i]) ? (substitutes.get(`${xpos[i]} ${form.toLowerCase()}`) ?? []) : [];
      if (others.length === 0 || next() >= share) return form;
      const other = others[Math.floor(next() * others.length)];
      if (form.length > 1 && form === form.toUpperCase()) return other.toUpperCase();
      return form[0] === form[0].toUpperCase() ? other[0].toUpperCase() + other.slice(1) : other;
    }),
  };
}
