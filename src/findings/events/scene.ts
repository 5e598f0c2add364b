import type { Annotations, Entity } from "../../model/annotations.ts";
import type { Statement } from "../../model/findings.ts";
import type { Span } from "../../model/span.ts";
import type { Tree } from "../tree.ts";
import type { Ontology } from "./ontology.ts";
import type { PlacedTime } from "./time-clauses.ts";
import type { WordList } from "./word-lists.ts";

export type { PlacedTime } from "./time-clauses.ts";

/** One article, with what every step of event finding asks of it, worked out once. Columns are indexed by token number. */
export interface Scene {
  readonly ann: Annotations;
  readonly tree: Tree;
  readonly ontology: Ontology;
  /** Lower-cased lemma. */
  readonly lemma: readonly string[];
  /** Each word as it stands, in lower case. */
  readonly forms: readonly string[];
  /** Index into `ann.entities` of the entity whose mention this word heads, -1 where none. */
  readonly entityAt: Int32Array;
  /** Index into `ann.entities` of whose turn a word is in, in an interview printed turn by turn; -1 elsewhere. */
  readonly turnAt: Int32Array;
  readonly entityById: ReadonlyMap<string, Entity>;
  /** Index into `ann.entities` of the person whose name begins at this word, -1 where none. */
  readonly personAt: Int32Array;
  /** Times with the token that heads each and the predicate of the clause that it stands in. */
  readonly times: readonly PlacedTime[];
  /** The same by sentence number. */
  readonly timesIn: readonly (readonly PlacedTime[])[];
  /** 1 for the word that heads a time. */
  readonly headsTime: Uint8Array;
  /** 1 for every word of a date: "March" there is no demonstration. */
  readonly inDate: Uint8Array;
  readonly statements: readonly Statement[];
  /** Entities of two members ("the two leaders"). */
  readonly pairs: readonly Entity[];
  /** Index into `statements` of the innermost one whose content holds a word, -1 where none. */
  readonly statementAt: Int32Array;
  /** Year of the news: that of the times counted from the day of publication, null where there are none. */
  readonly newsYear: number | null;
}

/** Whether the lemma of a word stands in one of these lists of data/ontology/events/words*.yaml. */
export function isOneOf({ ontology, lemma }: Scene, token: number, ...lists: readonly WordList[]): boolean {
  for (const list of lists) if (ontology.words[list].has(lemma[token])) return true;
  return false;
}

/** Whether a word, as it stands, is in one of these lists. */
export function readsAs(scene: Scene, token: number, ...lists: readonly WordList[]): boolean {
  const written = form(scene, token);
  return lists.some((list) => scene.ontology.words[list].has(written));
}

/** Whether a name ends in a word of the list: "the joint border commission". */
export function endsIn({ ontology }: Scene, name: string, list: WordList): boolean {
  return ontology.words[list].has(lastWord(name));
}

/** The word as it stands, in lower case; empty before the first and behind the last. */
export function form(scene: Scene, token: number): string {
  return scene.forms[token] ?? "";
}

/** Last word of a name, in lower case: that of "the joint border commission" tells what it is. */
export function lastWord(name: string): string {
  return /\w+$/.exec(name)?.[0].toLowerCase() ?? "";
}

/** First year that an EDTF string names, null where none. */
export function yearOf(edtf: string): number | null {
  const year = /^(\d{4})|\/(\d{4})/.exec(edtf);
  return year === null ? null : Number(year[1] ?? year[2]);
}

/** The sentence that a word stands in. */
export function sentenceSpan(scene: Scene, token: number): Span {
  const { start, end } = scene.ann.sentences[scene.ann.tokens.sentence[token]];
  return { start, end };
}
