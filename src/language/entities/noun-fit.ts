import type { Draft } from "./draft.ts";
import { type Item, NAME, NOUN, PRONOUN, ROLE_SUBJECT } from "./items.ts";
import type { State } from "./state.ts";
import { childWith, Rel } from "./view.ts";

/** 0 no equal head; 1 equal head; 2 equal phrase; 3 head is the last word of a name; 4 equal head, with the noun behind "of" too. */
export function headMatch(state: State, item: Item, draft: Draft): number {
  const same = state.byLemma.get(item.lemma);
  if (same === undefined || !same.includes(draft)) return 0;
  const last = state.items[state.lastItem[draft.number]];
  if (last.kind === NAME || (last.kind === PRONOUN && draft.noun === "")) return 3;
  return draft.phrase !== "" && draft.phrase === phraseOf(state, item) ? 2 : 1;
}

const DETERMINERS = new Set(["the", "a", "an", "this", "that", "these", "those"]);

/** Words of a phrase without its determiner, in lower case; read once. */
export function phraseOf({ scene, phrases }: State, item: Item): string {
  const known = phrases[item.index];
  if (known !== undefined) return known;
  const { word } = scene.view;
  let from = item.first;
  while (from < item.head && DETERMINERS.has(word[from])) from++;
  const phrase = word.slice(from, item.head + 1).join(" ");
  phrases[item.index] = phrase;
  return phrase;
}

/** What is the same for all candidates of a noun phrase: worked out once, since a phrase has a dozen of them. */
export interface NounFacts {
  /** Meaning class of its head. */
  readonly meaning: number;
  /** How often the noun stands in the text, in steps: a word that runs through it is its subject, and mostly one thing. */
  readonly spread: number;
  readonly fresh: boolean;
}

export function nounFacts(state: State, item: Item): NounFacts {
  const times = state.spread.get(item.lemma) ?? 1;
  const spread = times <= 1 ? 0 : times <= 2 ? 1 : times <= 4 ? 2 : times <= 8 ? 3 : 4;
  return { meaning: state.classOf(item.lemma), spread, fresh: isFresh(state, item) };
}

const FRESH = new Set(
  "other another second third fourth next new different more additional similar further such last first same own previous former many several any every each no".split(
    " ",
  ),
);

/** Whether a phrase's own words say that it is another than what was named. */
function isFresh(state: State, item: Item): boolean {
  for (let i = item.first; i < item.head; i++) if (FRESH.has(state.scene.view.word[i])) return true;
  return false;
}

/** The entity of a possessive ("his", "Tavon's"), a number of its word where it is unknown, null where there is no possessive. */
export function ownerOf(state: State, item: Item): Draft | string | null {
  const { view } = state.scene;
  const owner = childWith(view, item.head, Rel.POSSESSIVE);
  if (owner < 0) return null;
  const at = state.itemAt[owner];
  return (at >= 0 ? state.items[at].draft : null) ?? view.word[owner];
}

/** Owners of two phrases: 0 none, 1 and 2 only of one, 3 the same, 4 others. */
export function ownerFit(state: State, item: Item, other: Item): number {
  if (other.kind !== NOUN) return 0;
  const own = ownerOf(state, item);
  const theirs = ownerOf(state, other);
  if (own === null || theirs === null) return (own === null ? 0 : 1) + (theirs === null ? 0 : 2);
  return own === theirs ? 3 : 4;
}

/** Numbers before two nouns: 0 none, 1 only one of them, 2 the same, 3 others. */
export function numberFit(state: State, item: Item, other: Item): number {
  if (other.kind !== NOUN) return 0;
  const { view } = state.scene;
  const own = childWith(view, item.head, Rel.NUMERAL);
  const theirs = childWith(view, other.head, Rel.NUMERAL);
  if (own < 0 || theirs < 0) return own < 0 && theirs < 0 ? 0 : 1;
  return view.word[own] === view.word[theirs] ? 2 : 3;
}

/** How the modifiers of the phrase agree with the candidate's: 0 none on either side, 1 none new, 2 the candidate has none, 3 some new, 4 all other. */
export function modifierFit(state: State, item: Item, draft: Draft): number {
  return wordsFit(phraseOf(state, item), draft.phrase);
}

export function wordsFit(phrase: string, other: string): number {
  if (!phrase.includes(" ")) return other.includes(" ") ? 1 : 0;
  const own = phrase.split(" ").slice(0, -1);
  const theirs = other.split(" ").slice(0, -1);
  if (theirs.length === 0) return 2;
  const fresh = own.filter((word) => !theirs.includes(word)).length;
  return fresh === 0 ? 1 : fresh < own.length ? 3 : 4;
}

/** Whether the phrase is said to be the candidate: 1 "Tavon is a lawyer", 2 an apposition. */
export function copula(state: State, item: Item, last: Item): number {
  const { view } = state.scene;
  if (view.rel[item.head] === Rel.APPOSITION && view.tokens.head[item.head] === last.head) return 2;
  if (view.tokens.head[last.head] === item.head && last.role === ROLE_SUBJECT && childWith(view, item.head, Rel.COPULA) >= 0) return 1;
  return 0;
}
