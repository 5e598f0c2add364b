import type { Knowledge } from "../../knowledge/index.ts";
import type { Draft } from "./draft.ts";
import type { GivenNames } from "./given.ts";
import { type Item, ROLE_OBJECT, ROLE_SUBJECT } from "./items.ts";
import type { ClassOf } from "./meaning.ts";
import type { Scene } from "./scene.ts";
import type { Things } from "./things.ts";

/** What is known while a text is read from left to right. Drafts are told apart by their number. */
export interface State {
  readonly scene: Scene;
  readonly items: readonly Item[];
  readonly drafts: Draft[];
  /** Persons with an office, as far as known. */
  readonly officials: Draft[];
  readonly things: Things;
  readonly knowledge: Knowledge;
  readonly given: GivenNames;
  readonly classOf: ClassOf;
  /** Day of publication, ISO, null where unknown. */
  readonly day: string | null;
  /** Last item of each draft, by draft number; absent where it has not been mentioned yet. */
  readonly lastItem: number[];
  /** First item of each draft that is a name, by draft number. */
  readonly firstItem: number[];
  /** Number of the item that each token is the head of, -1 where none. */
  readonly itemAt: Int32Array;
  /** Number of phrases before each item in its sentence. */
  readonly order: Int32Array;
  /** How many noun phrases of the text have each lemma as their head. */
  readonly spread: ReadonlyMap<string, number>;
  /** Words of each noun phrase as far as they were read, by its number. */
  readonly phrases: string[];
  /** 1 for each paragraph that ends with a question mark. */
  readonly asks: Uint8Array;
  /** Number of the draft that the title names first, -1 where none. */
  readonly topic: number;
  /** Number of names of each draft in the whole text, by draft number. */
  readonly total: number[];
  /** Decayed weight of the mentions of each draft, as of the sentence of its last mention. */
  readonly salience: number[];
  readonly salienceSentence: number[];
  /** Number of mentions so far, by draft number. */
  readonly count: number[];
  /** Drafts in the order of their last mention, latest at the end. */
  readonly recent: Draft[];
  /** All groups in the order in which they were made. */
  readonly groups: Draft[];
  /** Groups that each draft is a member of. */
  readonly groupsOf: Map<Draft, Draft[]>;
  /** Groups that a sentence joins, by the head token of their last member. */
  joined: ReadonlyMap<number, Draft>;
  /** Last drafts of noun phrases by head lemma, and of names by last word. */
  readonly byLemma: Map<string, Draft[]>;
}

/** Most drafts that are kept in mind: what was not mentioned for so long is found again by name only. */
const MEMORY = 40;
/** Drafts kept for one head noun. */
const SAME_LEMMA = 4;

/** Notes that `item` refers to `draft`. */
export function note(state: State, item: Item, index: number, draft: Draft): void {
  item.draft = draft;
  if (item.modifies) {
    // A modifier is no antecedent of a pronoun, so that it stays out of what is in mind.
    state.lastItem[draft.number] ??= index;
    remember(state.byLemma, item.lemma, draft);
    return;
  }
  state.lastItem[draft.number] = index;
  state.count[draft.number] = (state.count[draft.number] ?? 0) + 1;
  const before =
    (state.salience[draft.number] ?? 0) * 0.5 ** Math.min(20, item.sentence - (state.salienceSentence[draft.number] ?? item.sentence));
  state.salience[draft.number] = before + (item.role === ROLE_SUBJECT ? 1 : item.role === ROLE_OBJECT ? 0.7 : 0.5);
  state.salienceSentence[draft.number] = item.sentence;
  const { recent } = state;
  const at = recent.lastIndexOf(draft);
  if (at >= 0) recent.splice(at, 1);
  else if (recent.length >= MEMORY) recent.shift();
  recent.push(draft);
  if (item.pronoun >= 0) return;
  remember(state.byLemma, item.lemma, draft);
}

function remember(byLemma: Map<string, Draft[]>, lemma: string, draft: Draft): void {
  const drafts = byLemma.get(lemma);
  if (drafts === undefined) byLemma.set(lemma, [draft]);
  else {
    const at = drafts.indexOf(draft);
    if (at >= 0) drafts.splice(at, 1);
    else if (drafts.length >= SAME_LEMMA) drafts.shift();
    drafts.push(draft);
  }
}
