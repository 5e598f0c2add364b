import type { NameType } from "../../model/annotations.ts";
import { type Draft, FEMALE, MALE, NEUTER } from "./draft.ts";
import { nounBlocks, personBlocks, pronounBlocks } from "./feature-blocks.ts";
import { DETERMINERS, HE, I, type Item, NOUN, PRONOUN, ROLE_POSSESSIVE, ROLE_SUBJECT, ROLES, SHE, WE, YOU } from "./items.ts";
import { CLASSES } from "./meaning.ts";
import { copula, headMatch, modifierFit, type NounFacts, numberFit, ownerFit, ownerOf, phraseOf, wordsFit } from "./noun-fit.ts";
import { clauseKind, marker, nameKind, place, preposition, pronounKind, sameGovernor } from "./person-fit.ts";
import type { State } from "./state.ts";
import { childWith, Rel } from "./view.ts";

/** Most features of one candidate. */
export const MOST = 48;

function bucket(value: number, bounds: readonly number[]): number {
  for (let i = 0; i < bounds.length; i++) if (value <= bounds[i]) return i;
  return bounds.length;
}

const TOKENS = [2, 5, 10, 20, 40, 80, 160];
const COUNTS = [1, 2, 3, 5, 10];
const SENTENCES = [0, 1, 2, 4, 10];
const ENTRANCES = [0, 1, 2, 4, 8, 16];
const SALIENCE = [0.5, 1, 1.5, 2, 3, 4];

function typeOf(draft: Draft, last: Item | null): number {
  const types: { readonly [type in NameType]: number } = { PERSON: 0, ORG: 1, PLACE: 2, GROUP: 3, MISC: 4 };
  if (draft.members.length > 0) return 5;
  const open = draft.gender === (MALE | FEMALE | NEUTER);
  if (draft.noun === "" && last !== null) return open ? 10 + (draft.type === "PLACE" ? 1 : 0) : types[draft.type];
  if (open && !draft.plural) return draft.given === 0 ? 12 : 13;
  return draft.plural ? (draft.type === "PERSON" || draft.type === "GROUP" ? 6 : 7) : draft.type === "PERSON" ? 8 : 9;
}

/** 0 certain, 1 the given name suggests it, 2 and 3 nothing known (3: a name in -a), 4 the given name suggests the other, 5 no person. */
function genderFit(item: Item, draft: Draft): number {
  if (draft.gender === item.gender) return 0;
  if (draft.type !== "PERSON" && draft.given === 0) return 5;
  if (draft.given === 0) return /a$/.test(draft.name.split(" ", 1)[0]) ? 3 : 2;
  return draft.given === item.gender ? 1 : 4;
}

/** Features of a pronoun and a candidate, written to `out` from `from` on; returns where they end. `rank` counts the candidates of the same kind that were mentioned since. */
export function pronounFeatures(
  state: State,
  item: Item,
  draft: Draft,
  rank: number,
  subjects: number,
  out: Int32Array,
  from: number,
): number {
  const B = pronounBlocks;
  // He and she go the same ways: what is learnt of the one holds for the other.
  const c = item.pronoun === SHE ? HE : item.pronoun;
  const { view } = state.scene;
  const lastIndex = state.lastItem[draft.number];
  const ahead = lastIndex === undefined;
  const last = ahead ? state.items[state.firstItem[draft.number]] : state.items[lastIndex];
  const sentences = Math.min(4, Math.abs(item.sentence - last.sentence));
  let n = from;
  out[n++] = B.bias.at + c;
  out[n++] = B.sentences.at + c * B.sentences.size + (ahead ? 5 : sentences);
  out[n++] = B.rank.at + c * B.rank.size + Math.min(rank, 7);
  out[n++] = B.roles.at + c * B.roles.size + item.role * ROLES + last.role;
  out[n++] = B.roleNear.at + c * B.roleNear.size + last.role * 3 + Math.min(2, sentences);
  out[n++] = B.type.at + c * B.type.size + typeOf(draft, last);
  out[n++] = B.form.at + c * B.form.size + (last.kind === PRONOUN ? (last.pronoun === c ? 3 : 4) : last.kind);
  out[n++] = B.count.at + c * B.count.size + bucket(state.count[draft.number] ?? 0, COUNTS);
  out[n++] = B.gender.at + c * B.gender.size + genderFit(item, draft);
  out[n++] = B.opening.at + c * B.opening.size + (isOpening(state, last) ? 1 : 0) + (last.role === ROLE_SUBJECT ? 2 : 0);
  out[n++] = B.quote.at + c * B.quote.size + (item.quote === last.quote ? 0 : item.quote === 0 ? 1 : last.quote === 0 ? 2 : 3);
  out[n++] = B.paragraph.at + c * B.paragraph.size + Math.min(2, Math.abs(item.paragraph - last.paragraph));
  out[n++] = B.tokens.at + c * B.tokens.size + bucket(Math.abs(item.head - last.head), TOKENS);
  if (ahead) out[n++] = B.ahead.at + c * B.ahead.size + (item.role === ROLE_POSSESSIVE ? 1 : 0) + (item.sentence === last.sentence ? 2 : 0);
  out[n++] = B.local.at + c * B.local.size + localRelation(state, item, last);
  out[n++] = B.topic.at + c * B.topic.size + (draft.number === state.topic ? 1 : 0) + (state.firstItem[draft.number] < 3 ? 2 : 0);
  out[n++] =
    B.nested.at +
    c * B.nested.size +
    (last.role === ROLE_POSSESSIVE ? 1 : view.rel[last.head] === Rel.APPOSITION ? 2 : view.rel[last.head] === Rel.NOMINAL ? 3 : 0);
  out[n++] =
    B.conjunct.at +
    c * B.conjunct.size +
    (view.rel[last.head] === Rel.CONJUNCT ? 1 : childWith(view, last.head, Rel.CONJUNCT) >= 0 ? 2 : 0);
  out[n++] = B.order.at + c * B.order.size + Math.min(7, orderInSentence(state, last));
  out[n++] = B.clause.at + c * B.clause.size + clauseDistance(state, item, last);
  out[n++] = B.total.at + c * B.total.size + bucket(state.total[draft.number] ?? 0, COUNTS);
  out[n++] = B.subjects.at + c * B.subjects.size + (last.role === ROLE_SUBJECT ? Math.min(3, subjects) : 4);
  out[n++] = B.salience.at + c * B.salience.size + (ahead ? 7 : bucket(salienceAt(state, draft, item.sentence), SALIENCE));
  out[n++] = B.depth.at + c * B.depth.size + Math.min(5, depthOf(state, last.head));
  out[n++] =
    B.first.at +
    c * B.first.size +
    ((state.order[item.index] === 0 ? 1 : 0) * ROLES + last.role) * 4 +
    (ahead ? 3 : Math.min(2, sentences));
  out[n++] =
    B.lastPronoun.at +
    c * B.lastPronoun.size +
    (last.kind === PRONOUN ? 1 + (last.role === item.role ? 1 : 0) + (sentences === 0 ? 0 : 1) : 0);
  if (isSpeechRole(c)) out[n++] = B.turn.at + c * B.turn.size + (last.pronoun + 1) * 4 + turnBetween(state, item, last);
  return c === HE ? personFeatures(state, item, last, draft, out, n) : n;
}

/** What tells the candidates of "he" and "she" apart beside their places. */
function personFeatures(state: State, item: Item, last: Item, draft: Draft, out: Int32Array, from: number): number {
  const B = personBlocks;
  const near = item.sentence === last.sentence ? 0 : 1;
  const sentences = Math.min(2, Math.abs(item.sentence - last.sentence));
  const local = localRelation(state, item, last);
  const there = place(item, last);
  const entrance = bucket(state.firstItem[draft.number] ?? 0, ENTRANCES);
  let n = from;
  out[n++] = B.same.at + sameGovernor(state, item, last) * 2 + near;
  out[n++] = B.preposition.at + preposition(state, last) * 2 + near;
  out[n++] = B.clause.at + clauseKind(state, item) * 8 + local;
  out[n++] = B.marker.at + marker(state, item) * 4 + there;
  out[n++] = B.entrance.at + entrance * 2 + (state.total[draft.number] === 1 ? 1 : 0);
  out[n++] = B.name.at + nameKind(last, state.total[draft.number] ?? 0) * 2 + near;
  out[n++] = B.parallel.at + (item.role * ROLES + last.role) * 3 + sentences;
  out[n++] = B.form.at + pronounKind(item) * 8 + local;
  out[n++] = B.relation.at + state.scene.view.rel[last.head] * 2 + near;
  out[n++] = B.theirClause.at + clauseKind(state, last) * 4 + there;
  out[n++] = B.depths.at + Math.max(0, Math.min(4, depthOf(state, item.head) - depthOf(state, last.head) + 2));
  return n;
}

/** "I", "we" and "you" change hands where a question ends. */
function isSpeechRole(pronoun: number): boolean {
  return pronoun === I || pronoun === WE || pronoun === YOU;
}

/** Whether a question or an answer holds the two, as in an interview: 0 the same paragraph, 1 both questions, 2 neither, 3 one of them. */
function turnBetween({ asks }: State, item: Item, last: Item): number {
  if (item.paragraph === last.paragraph) return 0;
  return asks[item.paragraph] === asks[last.paragraph] ? (asks[item.paragraph] === 1 ? 1 : 2) : 3;
}

/** The latest phrase of a candidate that has a meaning of its own: its last mention, or its first where that is a pronoun. */
function nominalOf(state: State, draft: Draft, last: Item): Item {
  return last.kind === PRONOUN ? (state.items[state.firstItem[draft.number]] ?? last) : last;
}

/** Features of a pronoun that refers to nothing mentioned ("it is raining"). */
export function pronounNone(state: State, item: Item, out: Int32Array): number {
  const B = pronounBlocks.none;
  const at = B.at + item.pronoun * B.size;
  const { view } = state.scene;
  const governor = view.tokens.head[item.head];
  out[0] = at;
  out[1] = at + 1 + (view.rel[item.head] === Rel.EXPLETIVE ? 1 : 0);
  out[2] = at + 3 + (governor >= 0 && view.rel[item.head] === Rel.SUBJECT && childWith(view, governor, Rel.COPULA) >= 0 ? 1 : 0);
  out[3] = at + 5 + (governor >= 0 && childWith(view, governor, Rel.COMPLEMENT) >= 0 ? 1 : 0);
  out[4] = at + 7 + (item.quote > 0 ? 1 : 0);
  out[5] = at + 9 + (governor >= 0 ? (SEEMING.has(view.tokens.lemma[governor]) ? 1 : 0) : 0);
  return 6;
}

const SEEMING = new Set(["seem", "appear", "happen", "turn", "take", "remain"]);

function isOpening(state: State, item: Item): boolean {
  return orderInSentence(state, item) === 0;
}

/** Number of phrases before this one in its sentence. */
function orderInSentence(state: State, item: Item): number {
  return state.order[item.index];
}

/** Where the candidate stands as seen from the clause of the pronoun: subject of the same verb, of the verb above it, owner beside it … */
function localRelation(state: State, item: Item, last: Item): number {
  if (item.sentence !== last.sentence) return 0;
  const { view } = state.scene;
  const { clause } = view;
  const verb = clause[item.head];
  const other = clause[last.head];
  const above = view.tokens.head[verb] < 0 ? verb : view.tokens.head[verb];
  if (verb === other) return last.role === ROLE_SUBJECT ? (item.role === ROLE_POSSESSIVE ? 1 : 2) : item.role === ROLE_SUBJECT ? 3 : 4;
  if (clause[above] === other) return last.role === ROLE_SUBJECT ? 5 : 6;
  return 7;
}

/** How much a draft has been spoken of lately: each mention counts by its role and half as much with every sentence. */
function salienceAt(state: State, draft: Draft, sentence: number): number {
  return (state.salience[draft.number] ?? 0) * 0.5 ** Math.min(20, sentence - (state.salienceSentence[draft.number] ?? sentence));
}

/** Number of clauses above a token; bounded. */
function depthOf(state: State, token: number): number {
  const { clause, tokens } = state.scene.view;
  let at = clause[token];
  let depth = 0;
  while (depth < 6 && tokens.head[at] >= 0) {
    at = clause[tokens.head[at]];
    depth++;
  }
  return depth;
}

function clauseDistance(state: State, item: Item, last: Item): number {
  const { clause, rel } = state.scene.view;
  if (item.sentence === last.sentence) return clause[item.head] === clause[last.head] ? 0 : 1;
  if (item.sentence - last.sentence === 1) return rel[clause[last.head]] === Rel.ROOT ? (last.role === ROLE_SUBJECT ? 2 : 3) : 4;
  return 5;
}

/** Features of a noun phrase and a candidate, written to `out` from `from` on; returns where they end. */
export function nounFeatures(
  state: State,
  item: Item,
  facts: NounFacts,
  draft: Draft,
  rank: number,
  out: Int32Array,
  from: number,
): number {
  const B = nounBlocks;
  const c = item.determiner;
  const lastIndex = state.lastItem[draft.number];
  const last = state.items[lastIndex];
  const match = headMatch(state, item, draft);
  const matched = match > 0 ? 1 : 0;
  const sentences = bucket(item.sentence - last.sentence, SENTENCES);
  let n = from;
  out[n++] = B.bias.at + c * B.bias.size + matched;
  out[n++] = B.same.at + c * B.same.size + match;
  out[n++] = B.modifiers.at + c * B.modifiers.size + (matched ? modifierFit(state, item, draft) : 5);
  out[n++] = B.sentences.at + c * B.sentences.size + matched * 6 + sentences;
  out[n++] = B.determiner.at + c * B.determiner.size + last.determiner * 2 + matched;
  out[n++] = B.form.at + c * B.form.size + last.kind * 2 + matched;
  out[n++] = B.number.at + c * B.number.size + (item.plural === (draft.plural || last.plural) ? 0 : 1) + matched * 2;
  out[n++] = B.type.at + c * B.type.size + typeOf(draft, last);
  out[n++] = B.rank.at + c * B.rank.size + (matched ? 7 : Math.min(rank, 6));
  out[n++] = B.copula.at + c * B.copula.size + copula(state, item, last);
  out[n++] = B.human.at + c * B.human.size + (item.human ? 3 : 0) + ((draft.gender & NEUTER) === 0 ? 0 : draft.gender === NEUTER ? 1 : 2);
  out[n++] = B.count.at + c * B.count.size + bucket(state.count[draft.number] ?? 0, COUNTS);
  out[n++] = B.order.at + c * B.order.size + last.role;
  if (item.modifies) out[n++] = B.determiner.at + c * B.determiner.size + DETERMINERS * 2 + matched;
  out[n++] = B.complement.at + c * B.complement.size + matched * 5 + complementFit(state, item, last);
  out[n++] = B.spread.at + c * B.spread.size + matched * 5 + facts.spread;
  out[n++] = B.modifies.at + c * B.modifies.size + matched * 4 + (item.modifies ? 2 : 0) + (last.modifies ? 1 : 0);
  const nominal = nominalOf(state, draft, last);
  out[n++] = B.meaning.at + matched * CLASSES + facts.meaning;
  out[n++] = B.owner.at + matched * 5 + ownerFit(state, item, nominal);
  out[n++] = B.fresh.at + c * B.fresh.size + matched * 2 + (facts.fresh ? 1 : 0);
  out[n++] = B.numbers.at + matched * 4 + numberFit(state, item, nominal);
  out[n++] = B.lastFit.at + (matched && nominal.kind === NOUN ? wordsFit(phraseOf(state, item), phraseOf(state, nominal)) : 5);
  out[n++] = B.opens.at + (state.order[item.index] === 0 ? 1 : 0) + matched * 2;
  out[n++] = B.recent.at + c * B.recent.size + match * 6 + Math.min(5, item.paragraph - last.paragraph);
  return n;
}

/** Features of a noun phrase that begins a new entity. */
export function nounNone(state: State, item: Item, facts: NounFacts, out: Int32Array): number {
  const B = nounBlocks.none;
  const at = B.at + item.determiner * B.size;
  const same = state.byLemma.get(item.lemma);
  out[0] = at;
  out[1] = at + 1 + (same === undefined ? 0 : Math.min(3, same.length));
  out[2] = at + 5 + item.role;
  out[3] = at + 11 + (item.human ? 1 : 0) + (item.plural ? 2 : 0);
  out[4] = at + 15 + Math.min(3, item.head - item.first);
  out[5] = at + 19 + (isProper(item, state) ? 1 : 0);
  out[6] = nounBlocks.noneSpread.at + item.determiner * nounBlocks.noneSpread.size + facts.spread;
  out[7] = nounBlocks.noneMeaning.at + facts.meaning;
  out[8] =
    nounBlocks.noneOwner.at + item.determiner * nounBlocks.noneOwner.size + (ownerOf(state, item) === null ? 0 : 1) + (facts.fresh ? 2 : 0);
  if (!item.modifies) return 9;
  out[9] = at + 21;
  return 10;
}

/** What hangs behind the two nouns: 0 nothing, 1 and 2 behind one of them, 3 behind both, 4 the same noun behind both. */
function complementFit(state: State, item: Item, last: Item): number {
  const own = complementOf(state, item);
  const theirs = last.kind === PRONOUN ? -1 : complementOf(state, last);
  if (own < 0 || theirs < 0) return (own < 0 ? 0 : 1) + (theirs < 0 ? 0 : 2);
  const { word } = state.scene.view;
  return word[own] === word[theirs] ? 4 : 3;
}

function complementOf(state: State, item: Item): number {
  const { child, sibling, rel } = state.scene.view;
  for (let c = child[item.head]; c >= 0; c = sibling[c])
    if (c >= item.last && (rel[c] === Rel.NOMINAL || rel[c] === Rel.RELATIVE || rel[c] === Rel.CLAUSE)) return c;
  return -1;
}

function isProper(item: Item, state: State): boolean {
  const code = state.scene.view.text.charCodeAt(state.scene.view.tokens.start[item.head]);
  return code >= 65 && code <= 90;
}
