import type { Knowledge } from "../../knowledge/index.ts";
import type { NameType, Sentence, Time, Tokens } from "../../model/annotations.ts";
import type { WordVectors } from "../words/vectors.ts";
import { nameBeside } from "./beside.ts";
import { bestOf, type Chooser, nounChoice, pronounChoice } from "./choose.ts";
import { typeByContext } from "./context.ts";
import { joinDates } from "./dates.ts";
import { ANY_GENDER, addDraft, addMention, type Draft } from "./draft.ts";
import { finish, type ResolvedEntities } from "./finish.ts";
import { type GivenNames, genderOfGiven } from "./given.ts";
import { joinedGroups, resolveGroup } from "./groups.ts";
import { findItems, I, IT, type Item, NAME, NOUN, PRONOUN, WE, WHO, YOU } from "./items.ts";
import { classesBy } from "./meaning.ts";
import { readMetonyms } from "./metonyms.ts";
import { addMissed } from "./missed-names.ts";
import { readNames } from "./names.ts";
import { phraseOf } from "./noun-fit.ts";
import { readOffices } from "./offices.ts";
import { joinPersons } from "./persons.ts";
import { quotationsOf, quotesPeople, speakerToken } from "./quotes.ts";
import { type Ranker, shippedRanker } from "./ranker.ts";
import { repairTypes } from "./repair.ts";
import { countryOf, resolveRole, teachCounterpart } from "./roles.ts";
import type { Scene } from "./scene.ts";
import { chooseSenses } from "./senses.ts";
import { note, type State } from "./state.ts";
import { joinAdjectives, taughtCapitals } from "./taught.ts";
import { joinThings } from "./things.ts";
import { Rel, type View, viewOf } from "./view.ts";

export interface EntitiesInput {
  readonly text: string;
  readonly tokens: Tokens;
  readonly sentences: readonly Sentence[];
  readonly names: readonly { readonly start: number; readonly end: number; readonly type: NameType }[];
  readonly times?: readonly Time[];
  readonly title?: string | null;
  /** ISO day or date-time of publication: the table of offices is asked for that day. */
  readonly published?: string | null;
  readonly knowledge: Knowledge;
  /** Tells the class of meaning of a noun. */
  readonly vectors?: WordVectors;
}

/**
 * Finds who and what a text speaks of: joins names, role nouns and pronouns into entities, in five steps: names by form and knowledge; offices
 * that the text states; capitals and seats that act; then one reading from left to right in which role nouns and groups are resolved by rule and
 * all other nouns and pronouns by a trained ranker over what was mentioned lately; at last the words "I" and "we" inside quotations.
 * Linear in the length of the text. Never throws on text.
 */
export function resolveEntities(input: EntitiesInput, ranker: Ranker = shippedRanker()): ResolvedEntities {
  const state = prepare(input, ranker.given);
  read(state, bestOf(ranker));
  return finish(state);
}

/** Everything before the reading from left to right. */
export function prepare(input: EntitiesInput, given: GivenNames): State {
  const { knowledge } = input;
  const view = viewOf(input.text, input.tokens, input.sentences);
  const names = addMissed(view, readNames(view, input.names, knowledge), knowledge, given);
  chooseSenses(names, knowledge);
  const nameAt = new Int32Array(view.tokens.count).fill(-1);
  for (const [i, name] of names.entries()) for (let t = name.first; t < name.last && t < nameAt.length; t++) nameAt[t] = i;
  typeByContext(view, names, nameAt);
  repairTypes(view, names, nameAt);
  const drafts: Draft[] = [];
  const found = joinPersons(view, names, drafts, knowledge, given);
  const things = joinThings(view, names, nameAt, found, drafts, knowledge);
  for (const draft of drafts) if (draft.gender === ANY_GENDER) draft.given = genderOfGiven(given, draft.name.split(" ", 1)[0]);
  joinAdjectives(names, found);
  const scene: Scene = { view, names, found: found as Draft[], nameAt };
  const taught = taughtCapitals(view, names, found, nameAt);
  readOffices(scene, knowledge, input.published?.slice(0, 10) ?? null);
  readMetonyms(scene, things, drafts, taught, knowledge);
  for (const [i, { start, end, head, metonym }] of names.entries())
    addMention(scene.found[i], { start, end, head, form: metonym ? "metonym" : "name", rule: metonym ? "metonym" : "name" });
  return stateOf(scene, drafts, things, knowledge, given, input);
}

function stateOf(
  scene: Scene,
  drafts: Draft[],
  things: State["things"],
  knowledge: Knowledge,
  given: GivenNames,
  input: EntitiesInput,
): State {
  const items = findItems(scene, joinDates(scene.view, input.times ?? [], drafts));
  const itemAt = new Int32Array(scene.view.tokens.count).fill(-1);
  const order = new Int32Array(items.length);
  const firstItem: number[] = [];
  const total: number[] = [];
  for (const draft of scene.found) total[draft.number] = (total[draft.number] ?? 0) + 1;
  const spread = new Map<string, number>();
  for (const [i, item] of items.entries()) {
    if (item.kind === NOUN) spread.set(item.lemma, (spread.get(item.lemma) ?? 0) + 1);
    itemAt[item.head] = i;
    if (item.name >= 0) itemAt.fill(i, item.first, item.last);
    order[i] = i > 0 && items[i - 1].sentence === item.sentence ? order[i - 1] + 1 : 0;
    if (item.draft !== null && firstItem[item.draft.number] === undefined) firstItem[item.draft.number] = i;
  }
  const titled = input.title ? drafts.find((draft) => draft.type === "PERSON" && inTitle(draft, input.title!)) : undefined;
  const state: State = {
    scene,
    items,
    itemAt,
    order,
    drafts,
    officials: drafts.filter((draft) => draft.offices.length > 0),
    things,
    knowledge,
    given,
    classOf: classesBy(input.vectors),
    day: input.published?.slice(0, 10) ?? null,
    spread,
    phrases: [],
    asks: questionsOf(scene.view),
    topic: titled?.number ?? -1,
    firstItem,
    lastItem: [],
    count: [],
    total,
    salience: [],
    salienceSentence: [],
    recent: [],
    groups: [],
    groupsOf: new Map(),
    joined: new Map(),
    byLemma: new Map(),
  };
  state.joined = joinedGroups(state, items);
  return state;
}

function questionsOf({ paragraph, word, tokens }: View): Uint8Array {
  const asks = new Uint8Array(tokens.count === 0 ? 0 : paragraph[tokens.count - 1] + 1);
  for (let i = 0; i < tokens.count; i++) if (word[i] === "?" && paragraph[i + 1] !== paragraph[i]) asks[paragraph[i]] = 1;
  return asks;
}

function inTitle(draft: Draft, title: string): boolean {
  const words = draft.name.split(" ");
  return title.includes(words[words.length - 1]);
}

/** One reading from left to right. */
export function read(state: State, chooser: Chooser): void {
  const voices: Voices = { speakers: speakersAhead(state), prose: quotesPeople(state.scene.view), writer: null };
  for (const item of state.items) {
    const found =
      item.kind === NAME ? item.draft : item.kind === NOUN ? readNoun(state, item, chooser) : readPronoun(state, item, chooser, voices);
    if (found === null) continue;
    note(state, item, item.index, found);
    const group = state.joined.get(item.head);
    if (group !== undefined && group !== found) noteGroup(state, item, group);
  }
  readSpeakers(state, voices.speakers);
}

/** A joined group counts as mentioned where its last member stands, just before that member. */
function noteGroup(state: State, item: Item, group: Draft): void {
  const { recent } = state;
  state.lastItem[group.number] = item.index;
  state.count[group.number] = (state.count[group.number] ?? 0) + 1;
  const at = recent.lastIndexOf(group);
  if (at >= 0) recent.splice(at, 1);
  recent.splice(Math.max(0, recent.length - 1), 0, group);
}

function readNoun(state: State, item: Item, chooser: Chooser): Draft {
  const role = item.modifies
    ? null
    : (nameBeside(state, item) ?? resolveGroup(state, item, item.index) ?? resolveRole(state, item, item.index));
  if (role !== null) {
    teachCounterpart(state, item, role.draft);
    addMention(role.draft, { start: item.start, end: item.end, head: item.head, form: "noun", rule: role.rule });
    return role.draft;
  }
  const draft = chooser(nounChoice(state, item)) ?? newNoun(state, item);
  addMention(draft, { start: item.start, end: item.end, head: item.head, form: "noun", rule: "noun-ranker" });
  if (draft.type === "PERSON" && !draft.plural) draft.country ??= countryOf(state, item)?.country ?? null;
  draft.gender = draft.gender & item.gender || draft.gender;
  return draft;
}

function newNoun(state: State, item: Item): Draft {
  const country = item.human ? countryOf(state, item) : null;
  const type: NameType = item.human ? (item.plural ? "GROUP" : "PERSON") : "MISC";
  const draft = addDraft(state.drafts, type, state.scene.view.text.slice(item.start, item.end));
  draft.country = country?.country ?? null;
  draft.plural = item.plural;
  draft.gender = item.gender;
  if (item.gender === ANY_GENDER)
    draft.given = genderOfGiven(state.given, state.scene.view.text.slice(item.start, item.end).split(" ", 1)[0]);
  draft.noun = item.lemma;
  draft.phrase = phraseOf(state, item);
  state.firstItem[draft.number] = item.index;
  return draft;
}

/** Who says "I" in a text. */
interface Voices {
  /** Head token of the speaker of each quotation. */
  readonly speakers: readonly number[];
  readonly prose: boolean;
  writer: Draft | null;
}

function readPronoun(state: State, item: Item, chooser: Chooser, voices: Voices): Draft | null {
  const { view } = state.scene;
  if (item.pronoun === WHO) return readRelative(state, item);
  // Left for the end: who speaks a quotation is often named behind it.
  if (item.pronoun === I && item.quote > 0 && voices.speakers[item.quote] >= 0) return null;
  if (item.pronoun === I && item.quote === 0 && voices.prose) return readWriter(state, item, voices);
  if (view.rel[item.head] === Rel.EXPLETIVE || (item.pronoun === IT && isWeather(view, item.head))) return null;
  const draft = chooser(pronounChoice(state, item)) ?? newSpeaker(state, item);
  if (draft === null) return null;
  addMention(draft, { start: item.start, end: item.end, head: item.head, form: "pronoun", rule: "pronoun-ranker" });
  // "she" settles that Lund is a woman, and that a "Vardania" is no person.
  if (item.pronoun < 2 && draft.type === "PERSON") draft.gender = item.gender;
  return draft;
}

/** "I" outside the quotations of a text that quotes: its writer, nobody whom it names. */
function readWriter(state: State, item: Item, voices: Voices): Draft | null {
  voices.writer ??= newSpeaker(state, item);
  if (voices.writer !== null)
    addMention(voices.writer, { start: item.start, end: item.end, head: item.head, form: "pronoun", rule: "writer" });
  return voices.writer;
}

const WEATHER = new Set(["rain", "snow", "thunder", "freeze", "drizzle", "hail", "dawn"]);

/** "It is raining" speaks of nothing. */
function isWeather(view: View, token: number): boolean {
  const verb = view.tokens.head[token];
  return verb >= 0 && WEATHER.has(view.tokens.lemma[verb].toLowerCase());
}

/** "I" and "we" need no antecedent: whoever speaks may stay unnamed. */
function newSpeaker(state: State, item: Item): Draft | null {
  if (item.pronoun !== I && item.pronoun !== WE && item.pronoun !== YOU) return null;
  const draft = addDraft(state.drafts, item.pronoun === I ? "PERSON" : "GROUP", state.scene.view.text.slice(item.start, item.end));
  draft.noun = item.lemma;
  draft.plural = item.pronoun === WE;
  state.firstItem[draft.number] = item.index;
  return draft;
}

/** "who" and "which" are what their clause hangs on. */
function readRelative(state: State, item: Item): Draft | null {
  const { view } = state.scene;
  let at = view.clause[item.head];
  for (let step = 0; step < 4 && at >= 0 && view.rel[at] !== Rel.RELATIVE; step++) {
    const head = view.tokens.head[at];
    if (head < 0) return null;
    at = view.clause[head];
    if (view.rel[at] === Rel.ROOT) return null;
  }
  const head = at >= 0 ? view.tokens.head[at] : -1;
  const draft = head >= 0 && state.itemAt[head] >= 0 ? state.items[state.itemAt[head]].draft : null;
  if (draft === null || head > item.head) return null;
  addMention(draft, { start: item.start, end: item.end, head: item.head, form: "pronoun", rule: "relative" });
  return draft;
}

/** Head token of the speaker of each quotation, -1 where unknown; index = number of the quotation. */
function speakersAhead(state: State): number[] {
  const { view } = state.scene;
  return quotationsOf(view).map((quotation, q) => (q === 0 ? -1 : speakerToken(view, quotation)));
}

/** Gives "I" inside a quotation to its speaker. */
function readSpeakers(state: State, speakers: readonly number[]): void {
  for (const item of state.items) {
    if (item.kind !== PRONOUN || item.pronoun !== I || item.draft !== null || item.quote === 0) continue;
    const head = speakers[item.quote];
    const speaker = head >= 0 && state.itemAt[head] >= 0 ? state.items[state.itemAt[head]].draft : null;
    if (speaker === null || speaker.plural) continue;
    item.draft = speaker;
    addMention(speaker, { start: item.start, end: item.end, head: item.head, form: "pronoun", rule: "speaker" });
  }
}
