import { type Tokens, UPOS } from "../../../model/annotations.ts";
import { withoutSubtypes } from "../../tree.ts";
import type { WordList, Words } from "../word-lists.ts";

/** A tree under repair: what hangs on what, and how. */
export interface TreeDraft {
  readonly tokens: Tokens;
  readonly head: Int32Array;
  readonly deprel: Uint8Array;
  readonly words: Words;
  /** How far from a word its children are looked for; keeps the time linear. */
  readonly reach: number;
  /** Relations less their subtype, by code. */
  readonly bases: readonly string[];
  /** First word of each sentence, and behind the last one the number of words. */
  readonly firstOf: Int32Array;
}

export function draftOfTree(tokens: Tokens, reach: number, words: Words): TreeDraft {
  return {
    tokens,
    head: tokens.head.slice(),
    deprel: tokens.deprel.slice(),
    words,
    reach,
    bases: withoutSubtypes(tokens.deprels),
    firstOf: sentenceStarts(tokens),
  };
}

function sentenceStarts({ count, sentence }: Tokens): Int32Array {
  const starts = new Int32Array(count === 0 ? 1 : sentence[count - 1] + 2).fill(count);
  for (let t = count - 1; t >= 0; t--) starts[sentence[t]] = t;
  return starts;
}

export function tag({ tokens }: TreeDraft, t: number): string {
  return UPOS[tokens.pos[t]];
}

/** Whether the lemma of a word stands in one of these lists of data/ontology/events. */
export function isOneOf({ tokens, words }: TreeDraft, t: number, ...lists: readonly WordList[]): boolean {
  for (const list of lists) if (words[list].has(tokens.lemma[t])) return true;
  return false;
}

/** Relation of a word with its subtype, "root" where it hangs on nothing. */
export function relationOf({ tokens, deprel, head }: TreeDraft, t: number): string {
  return head[t] < 0 ? "root" : tokens.deprels[deprel[t]];
}

/** Relation of a word without its subtype. */
export function base({ deprel, head, bases }: TreeDraft, t: number): string {
  return head[t] < 0 ? "root" : bases[deprel[t]];
}

/** First child of a word in one of the relations, of those within reach; -1 where none. */
export function childIn(draft: TreeDraft, t: number, ...relations: readonly string[]): number {
  const { head, tokens, reach, firstOf } = draft;
  const sentence = tokens.sentence[t];
  const end = Math.min(firstOf[sentence + 1], t + reach);
  for (let c = Math.max(firstOf[sentence], t - reach); c < end; c++) if (head[c] === t && relations.includes(base(draft, c))) return c;
  return -1;
}

/** Hangs a word on another; what is to hang on its own descendant, or by a relation that the parser does not know, stays where it is. */
export function hang({ tokens, head, deprel }: TreeDraft, t: number, governor: number, relation: string): void {
  const code = tokens.deprels.indexOf(relation);
  if (code < 0 || governor < 0) return;
  for (let at = governor, climbed = 0; at >= 0 && climbed < 64; climbed++, at = head[at]) if (at === t) return;
  head[t] = governor;
  deprel[t] = code;
}
