import { isBesideItself } from "./co-arguments.ts";
import { ANY_GENDER, type Draft, NEUTER } from "./draft.ts";
import { MOST, nounFeatures, nounNone, pronounFeatures, pronounNone } from "./features.ts";
import { HE, I, IT, type Item, NOUN, PRONOUN, ROLE_POSSESSIVE, ROLE_SUBJECT, SHE, THEY, WE, YOU } from "./items.ts";
import { nounFacts, ownerOf } from "./noun-fit.ts";
import { type Ranker, scoreOf } from "./ranker.ts";
import type { State } from "./state.ts";
import { childWith, Rel } from "./view.ts";
import { COLLECTIVE_NOUNS } from "./words.ts";

/** Candidates of one phrase with their features: what a ranker is trained on and decides by. */
export interface Choice {
  readonly item: Item;
  /** Null: none of those mentioned. */
  readonly drafts: readonly (Draft | null)[];
  /** Features of all candidates in turn; `ends[i]` is where those of candidate i end. */
  readonly features: Int32Array;
  readonly ends: Int32Array;
}

/** Picks a candidate; null for none. */
export type Chooser = (choice: Choice) => Draft | null;

/** Most candidates of one phrase. */
const CANDIDATES = 24;
const buffer = new Int32Array((CANDIDATES + 1) * MOST);
const ends = new Int32Array(CANDIDATES + 1);

/** Sentences that a pronoun looks back over. */
const PRONOUN_SENTENCES = 4;
const SPEAKER_SENTENCES = 40;

/** Gathers the candidates of a pronoun: what was mentioned lately and agrees in gender and number, and names ahead in its own sentence. */
export function pronounChoice(state: State, item: Item): Choice {
  const drafts: (Draft | null)[] = [null];
  let at = pronounNone(state, item, buffer);
  ends[0] = at;
  const far = item.pronoun === I || item.pronoun === WE || item.pronoun === YOU ? SPEAKER_SENTENCES : PRONOUN_SENTENCES;
  const { recent, items } = state;
  let rank = 0;
  let subjects = 0;
  for (let k = recent.length - 1; k >= 0 && drafts.length < CANDIDATES; k--) {
    const draft = recent[k];
    const last = items[state.lastItem[draft.number]];
    if (item.sentence - last.sentence > far) break;
    if (!agrees(state, item, draft, last)) continue;
    at = extend(state, item, draft, rank, subjects, at, drafts);
    rank++;
    if (last.role === ROLE_SUBJECT) subjects++;
  }
  for (let k = item.index + 1; k < items.length && items[k].sentence === item.sentence && drafts.length < CANDIDATES; k++) {
    const draft = items[k].draft;
    if (draft === null || items[k].kind === PRONOUN || drafts.includes(draft) || state.firstItem[draft.number] !== k) continue;
    if (state.lastItem[draft.number] === undefined && agrees(state, item, draft, items[k]) && !governs(state, item, items[k]))
      at = extend(state, item, draft, rank++, 3, at, drafts);
  }
  return { item, drafts, features: buffer, ends };
}

function extend(state: State, item: Item, draft: Draft, rank: number, subjects: number, at: number, drafts: (Draft | null)[]): number {
  const end = pronounFeatures(state, item, draft, rank, subjects, buffer, at);
  ends[drafts.length] = end;
  drafts.push(draft);
  return end;
}

function agrees(state: State, item: Item, draft: Draft, last: Item): boolean {
  switch (item.pronoun) {
    case HE:
    case SHE:
      if (draft.plural || (draft.gender & item.gender) === 0) return false;
      break;
    case IT:
      if (draft.plural || (draft.gender & NEUTER) === 0 || draft.type === "PERSON") return false;
      break;
    case THEY:
      if (!draft.plural && draft.type !== "ORG" && draft.type !== "PLACE" && draft.type !== "PERSON" && !COLLECTIVE_NOUNS.has(draft.noun))
        return false;
      break;
    case WE:
      if (last.kind === PRONOUN ? last.pronoun !== WE && last.pronoun !== THEY : draft.type === "MISC") return false;
      break;
    case I:
      if (draft.plural || draft.type === "PLACE" || draft.type === "ORG" || draft.gender === NEUTER) return false;
      break;
    default:
      if (draft.gender === NEUTER) return false;
  }
  return !isBound(state, item, last);
}

/** "Tavon praised him": the subject of a verb is not its own object, unless the pronoun is reflexive. An owner is not what it owns. */
function isBound(state: State, item: Item, last: Item): boolean {
  const { view } = state.scene;
  if (item.sentence !== last.sentence) return false;
  const head = view.tokens.head[item.head];
  if (item.role === ROLE_POSSESSIVE && (head === last.head || isOneWith(state, head, last.head))) return true;
  if (view.tokens.head[last.head] === item.head) return true;
  if (item.role === ROLE_POSSESSIVE || item.lemma.endsWith("self") || item.lemma.endsWith("selves")) return false;
  const other = view.tokens.head[last.head];
  return head === other && head >= 0 && last.role === ROLE_SUBJECT && item.role !== ROLE_SUBJECT && view.rel[item.head] !== Rel.CONJUNCT;
}

/** How far up from a name its governors are followed. */
const CLIMB = 8;

/** "He will meet Ferran this evening": who is named within what a pronoun is the subject of is another one; not so in "He was tired, Tavon said". */
function governs(state: State, item: Item, name: Item): boolean {
  const { tokens } = state.scene.view;
  const verb = tokens.head[item.head];
  if (item.role !== ROLE_SUBJECT || verb < 0) return false;
  let at = name.head;
  for (let climbed = 0; climbed < CLIMB && at >= 0; climbed++, at = tokens.head[at]) {
    if (at === verb) return true;
    if (tokens.deprels[tokens.deprel[at]] === "parataxis") return false;
  }
  return false;
}

/** "her husband John": the noun and the name beside it are one, and so nobody's own owner. */
function isOneWith(state: State, noun: number, name: number): boolean {
  const { rel, tokens } = state.scene.view;
  const beside = (below: number, above: number) =>
    below >= 0 &&
    tokens.head[below] === above &&
    (rel[below] === Rel.APPOSITION || rel[below] === Rel.FLAT || rel[below] === Rel.TITLE || rel[below] === Rel.COMPOUND);
  return beside(name, noun) || beside(noun, name);
}

/** Whose a noun says that something is, by a state or people before it: Vardania for "the Vardanian delegation"; null where it says nothing. */
function peopleOf({ scene }: State, { first, head }: Item): Draft | null {
  for (let i = first; i < head; i++) {
    const draft = scene.nameAt[i] >= 0 ? scene.found[scene.nameAt[i]] : null;
    if (draft?.type === "PLACE" || draft?.type === "GROUP") return draft;
  }
  return null;
}

/** "The Vardanian delegation … the Kestrian delegation": not the same, whatever else fits. */
function isOfOthers(state: State, draft: Draft, people: Draft): boolean {
  const told = state.items[state.firstItem[draft.number] ?? -1];
  const theirs = told === undefined || told.kind !== NOUN ? null : peopleOf(state, told);
  return theirs !== null && theirs !== people;
}

/** Gathers the candidates of a noun phrase: those with its head noun, its subject or apposition, and the latest of its kind. */
export function nounChoice(state: State, item: Item): Choice {
  const drafts: (Draft | null)[] = [null];
  const facts = nounFacts(state, item);
  let at = nounNone(state, item, facts, buffer);
  ends[0] = at;
  // "his deputy" is not "he".
  const owner = ownerOf(state, item);
  const people = peopleOf(state, item);
  const add = (draft: Draft, rank: number) => {
    if (draft === owner || drafts.length >= CANDIDATES || drafts.includes(draft) || state.lastItem[draft.number] === undefined) return;
    if (isBesideItself(state, item, draft)) return;
    if (people !== null && isOfOthers(state, draft, people)) return;
    at = nounFeatures(state, item, facts, draft, rank, buffer, at);
    ends[drafts.length] = at;
    drafts.push(draft);
  };
  const same = state.byLemma.get(item.lemma);
  if (same !== undefined) for (let k = same.length - 1; k >= 0; k--) add(same[k], 7);
  if (item.modifies || item.gender === ANY_GENDER) return { item, drafts, features: buffer, ends };
  const beside = besides(state, item);
  if (beside !== null && item.plural === beside.plural) add(beside, 0);
  let rank = 0;
  const { recent } = state;
  for (let k = recent.length - 1; k >= 0 && rank < 6; k--) {
    const draft = recent[k];
    if (item.sentence - state.items[state.lastItem[draft.number]].sentence > 3) break;
    if (draft.plural !== item.plural || (draft.gender & item.gender) === 0) continue;
    add(draft, rank++);
  }
  return { item, drafts, features: buffer, ends };
}

/** What the phrase is in apposition to, or the subject that it is said of. */
function besides(state: State, item: Item): Draft | null {
  const { view } = state.scene;
  const itemAt = state.itemAt;
  if (view.rel[item.head] === Rel.APPOSITION) {
    const head = view.tokens.head[item.head];
    return head >= 0 && itemAt[head] >= 0 ? state.items[itemAt[head]].draft : null;
  }
  if (childWith(view, item.head, Rel.COPULA) < 0) return null;
  const subject = childWith(view, item.head, Rel.SUBJECT);
  return subject >= 0 && itemAt[subject] >= 0 ? state.items[itemAt[subject]].draft : null;
}

/**
 * What is taken off the score of "none": a ranker that is right most often leaves too much unjoined. Of 0 to 1.5, on GUM's dev news and
 * interviews: 52.4 CoNLL F1 without, 56.5 with these, 55.9 with 1.5 for nouns. "He" and "she" neither gain nor lose by it on GAP.
 */
const LEAN_NOUN = 1;
const LEAN_PRONOUN = 0.5;
/** "He" and "she" almost always mean somebody mentioned, though what they learn from mostly asks which of two names. */
const LEAN_PERSON = 1.5;

/** The candidate with the highest score; the earlier one where two are equal. */
export function bestOf(ranker: Ranker): Chooser {
  return ({ item, drafts, features, ends: bounds }) => {
    const lean = item.kind !== PRONOUN ? LEAN_NOUN : item.pronoun <= SHE ? LEAN_PERSON : LEAN_PRONOUN;
    let best = Number.NEGATIVE_INFINITY;
    let chosen: Draft | null = null;
    let from = 0;
    for (let i = 0; i < drafts.length; i++) {
      const score = scoreOf(ranker, features, from, bounds[i]) - (drafts[i] === null ? lean : 0);
      if (score > best) {
        best = score;
        chosen = drafts[i];
      }
      from = bounds[i];
    }
    return chosen;
  };
}
