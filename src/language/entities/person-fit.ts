import { type Item, NAME, PRONOUN, ROLE_POSSESSIVE, ROLE_SUBJECT } from "./items.ts";
import type { State } from "./state.ts";
import { childWith, firstConjunct, Rel } from "./view.ts";

/** What "he" or "she" and a candidate are told apart by beside their places: small numbers, each below the bound of its name. */

export const PREPOSITION_KINDS = 16;
export const CLAUSE_KINDS = 7;
export const MARKERS = 13;
export const NAME_KINDS = 8;
export const RELATIONS = 27;

const numbered = (words: readonly string[]): ReadonlyMap<string, number> => new Map(words.map((word, i) => [word, i + 2]));
const PREPOSITIONS = numbered("by with to of for from in on against at as between about than".split(" "));
const SUBORDINATORS = numbered("when while after before because as since although that if until".split(" "));

/** The token that a phrase hangs on, that of the first conjunct where it is joined to one; -1 for a root. */
function governorOf(state: State, item: Item): number {
  const { view } = state.scene;
  return view.tokens.head[firstConjunct(view, item.head)];
}

/** Whether the two hang on the same verb or noun said again: 0 no, 1 in another role, 2 in the same; 3 they hang on one. */
export function sameGovernor(state: State, item: Item, last: Item): number {
  const a = governorOf(state, item);
  const b = governorOf(state, last);
  if (a < 0 || b < 0) return 0;
  if (a === b) return 3;
  const { lemma } = state.scene.view.tokens;
  return lemma[a] !== lemma[b] ? 0 : item.role === last.role ? 2 : 1;
}

/** Preposition of a phrase: 0 none, 1 another than those listed. */
export function preposition(state: State, item: Item): number {
  const { view } = state.scene;
  const token = childWith(view, item.head, Rel.CASE);
  return token < 0 ? 0 : (PREPOSITIONS.get(view.word[token]) ?? 1);
}

/** How the clause of a phrase hangs on the rest of its sentence. */
export function clauseKind(state: State, item: Item): number {
  const { view } = state.scene;
  switch (view.rel[view.clause[item.head]]) {
    case Rel.ROOT:
      return 0;
    case Rel.CONJUNCT:
      return 1;
    case Rel.ADVERBIAL:
      return 2;
    case Rel.COMPLEMENT:
      return 3;
    case Rel.RELATIVE:
      return 4;
    case Rel.CLAUSE:
      return 5;
    default:
      return 6;
  }
}

/** Conjunction at the head of the clause of a phrase: 0 none, 1 another than those listed. */
export function marker(state: State, item: Item): number {
  const { view } = state.scene;
  const token = childWith(view, view.clause[item.head], Rel.MARKER);
  return token < 0 ? 0 : (SUBORDINATORS.get(view.word[token]) ?? 1);
}

/** 0 subject of the same sentence, 1 else in it, 2 and 3 likewise in others. */
export function place(item: Item, last: Item): number {
  return (item.sentence === last.sentence ? 0 : 2) + (last.role === ROLE_SUBJECT ? 0 : 1);
}

/** How long a name the candidate was called by last, and whether only here. */
export function nameKind(last: Item, total: number): number {
  if (last.kind === PRONOUN) return 0;
  if (last.kind !== NAME) return 1;
  return 2 + Math.min(2, last.last - last.first - 1) + (total === 1 ? 3 : 0);
}

/** 0 "he", 1 "his", 2 "himself", 3 any other form. */
export function pronounKind(item: Item): number {
  if (item.lemma.endsWith("self")) return 2;
  return item.role === ROLE_POSSESSIVE ? 1 : item.role === ROLE_SUBJECT ? 0 : 3;
}
