import type { Sentence } from "../../model/annotations.ts";
import { CASE } from "../words/features.ts";
import type { WordTable } from "../words/word-table.ts";
import type { Gazetteer } from "./gazetteer.ts";

/** Words to each side of a capital that may belong to a name; all other words are outside every name. */
const NEAR = 2;
/** Number of facts about a token in `contexts`. */
export const CONTEXTS = 8;
const STARTS_SENTENCE = 1;
const SEEN_SMALL = 2;
const SEEN_CAPITAL = 4;
const IN_HEADLINE = 8;
/** Known places, peoples, towns and given names: the four bits of `LISTED`, from this place on. */
const LISTS_AT = 4;
const LONG_WORD = 4;

/** What a document tells about its tokens beyond their sentence. */
export interface Facts {
  /** 1 for tokens that may be part of a name. */
  readonly active: Uint8Array;
  /** Bits: begins its sentence; the document has the word in small letters; has it with a capital after a small word; stands in a headline; is a known
   * place, a known people, a known town, a known given name. */
  readonly contexts: Uint8Array;
  /** Group of each capitalised token: those of one word, whatever their case; -1 for others. */
  readonly groups: Int32Array;
  readonly groupCount: number;
}

/** Gathers the facts of the sentences given; arrays are as long as `words`, indexed by token. */
export function gatherFacts(words: Int32Array, sentences: readonly Sentence[], table: WordTable, gazetteer: Gazetteer): Facts {
  const { letterCase, lowerHash } = table;
  const small = new Set<number>();
  const amid = new Set<number>();
  const capital = new Set<number>();
  for (const { firstToken, endToken } of sentences)
    for (let i = firstToken; i < endToken; i++) {
      if (letterCase[words[i]] < CASE.initial) continue;
      capital.add(lowerHash[words[i]]);
      if (i > firstToken && letterCase[words[i - 1]] === CASE.lower) amid.add(lowerHash[words[i]]);
    }
  for (const { firstToken, endToken } of sentences)
    for (let i = firstToken; i < endToken; i++)
      if (letterCase[words[i]] === CASE.lower && capital.has(lowerHash[words[i]])) small.add(lowerHash[words[i]]);
  return stateFacts(words, sentences, table, (hash) => {
    const seen = (small.has(hash) ? SEEN_SMALL : 0) | (amid.has(hash) ? SEEN_CAPITAL : 0);
    return seen | (gazetteer.lists(hash) << LISTS_AT);
  });
}

function stateFacts(words: Int32Array, sentences: readonly Sentence[], table: WordTable, factsOf: (hash: number) => number): Facts {
  const active = new Uint8Array(words.length);
  const contexts = new Uint8Array(words.length);
  const groups = new Int32Array(words.length).fill(-1);
  const known = new Map<number, number>();
  for (const { firstToken, endToken } of sentences) {
    const headline = isHeadline(words, firstToken, endToken, table) ? IN_HEADLINE : 0;
    for (let i = firstToken; i < endToken; i++) {
      if (table.letterCase[words[i]] < CASE.initial) continue;
      const hash = table.lowerHash[words[i]];
      contexts[i] = headline | (i === firstToken ? STARTS_SENTENCE : 0) | factsOf(hash);
      groups[i] = groupOf(known, hash);
      active.fill(1, Math.max(firstToken, i - NEAR), Math.min(endToken, i + NEAR + 1));
    }
  }
  return { active, contexts, groups, groupCount: known.size };
}

function groupOf(known: Map<number, number>, hash: number): number {
  const found = known.get(hash);
  if (found !== undefined) return found;
  known.set(hash, known.size);
  return known.size - 1;
}

/** Most longer words have a capital: there a capital says little. */
function isHeadline(words: Int32Array, first: number, end: number, table: WordTable): boolean {
  let small = 0;
  let capitals = 0;
  for (let i = first; i < end; i++) {
    const letterCase = table.letterCase[words[i]];
    if (letterCase >= CASE.initial) capitals++;
    else if (letterCase === CASE.lower && table.form(words[i]).length >= LONG_WORD) small++;
  }
  return capitals > 2 && small * 3 < capitals;
}
