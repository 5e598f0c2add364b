import { addDraft, type Draft } from "./draft.ts";
import { type Item, NAME, PRONOUN } from "./items.ts";
import type { Found } from "./roles.ts";
import type { State } from "./state.ts";
import { GOVERNMENT, leads, officeClass, STATE } from "./titles.ts";
import { caseOf, firstConjunct, Rel } from "./view.ts";
import { CONTACT_VERBS, GROUP_NOUNS, STATE_GROUPS, TITLE_PARTS } from "./words.ts";

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ["both", 2],
  ["two", 2],
  ["three", 3],
  ["four", 4],
  ["five", 5],
  ["six", 6],
]);

const NAMED_LEADERS = new Set(["leaders", "presidents", "ministers", "premiers", "statesmen", "diplomats", "counterparts"]);

/** Who only tells of others: "Druska's spokeswoman said that the two men had talked". */
const VOICES = new Set([
  "spokesman",
  "spokeswoman",
  "spokesperson",
  "aide",
  "official",
  "source",
  "analyst",
  "reporter",
  "journalist",
  "correspondent",
]);

/** Groups of one member that are compared: the same two are seldom joined again after so many others. */
const LATEST = 50;

/** How far back the members of a group are looked for, in items and in sentences. */
const ITEMS_BACK = 60;
const SENTENCES_BACK = 5;
/** How long a group that was spoken of twice stays in mind, in sentences. */
const MEMORY_OF_GROUPS = 20;

/**
 * Makes groups of what a sentence joins: names joined by "and", and the subject and the other side of a verb of contact ("Tavon met Dalvash").
 * They are candidates for "they" and "the two leaders"; one that is never referred to is dropped at the end.
 */
export function joinedGroups(state: State, items: readonly Item[]): Map<number, Draft> {
  const lastOf = new Map<number, Draft>();
  const at = (token: number): Item | undefined => {
    const item = token >= 0 && state.itemAt[token] >= 0 ? items[state.itemAt[token]] : undefined;
    return item === undefined || item.kind === PRONOUN ? undefined : item;
  };
  const { view } = state.scene;
  const members = new Map<number, Item[]>();
  for (const item of items) {
    if (item.kind !== NAME || view.rel[item.head] !== Rel.CONJUNCT) continue;
    const first = at(firstConjunct(view, item.head));
    if (first === undefined || first === item) continue;
    const all = members.get(first.head) ?? [first];
    all.push(item);
    members.set(first.head, all);
  }
  for (const all of members.values()) {
    const last = all[all.length - 1];
    const group = groupOf(
      state,
      all.map((item) => item.draft).filter((draft) => draft !== null),
    );
    if (group !== null) {
      group.mentions.push({
        start: Math.min(...all.map((item) => item.start)),
        end: Math.max(...all.map((item) => item.end)),
        head: all[0].head,
        form: "noun",
        rule: "joined",
      });
      lastOf.set(last.head, group);
    }
  }
  for (const item of items) contactGroup(state, item, at, lastOf);
  return lastOf;
}

/** "Tavon called Dalvash", "Tavon spoke with Dalvash": a group, made where the second of the two stands. */
function contactGroup(state: State, item: Item, at: (token: number) => Item | undefined, lastOf: Map<number, Draft>): void {
  const { view } = state.scene;
  if (item.kind !== NAME || item.draft === null) return;
  const rel = view.rel[item.head];
  const verb = view.tokens.head[item.head];
  if (verb < 0 || !CONTACT_VERBS.has(view.tokens.lemma[verb])) return;
  if (rel !== Rel.OBJECT && !(rel === Rel.OBLIQUE && /^(?:with|to)$/.test(caseOf(view, item.head)))) return;
  for (let c = view.child[verb]; c >= 0; c = view.sibling[c]) {
    const subject = at(c);
    if (view.rel[c] !== Rel.SUBJECT || subject?.draft == null) continue;
    const group = groupOf(state, [subject.draft, item.draft]);
    if (group !== null && !lastOf.has(item.head)) lastOf.set(item.head, group);
  }
}

/** A group of these members, new or known; null where they are not several of one kind. */
function groupOf(state: State, all: readonly Draft[]): Draft | null {
  const members = [...new Set(all.flatMap((draft) => (draft.members.length > 0 ? draft.members : [draft])))];
  if (members.length < 2 || members.length > 12) return null;
  const kind = kindOf(members[0]);
  if (kind === "" || members.some((member) => kindOf(member) !== kind)) return null;
  return existing(state, members) ?? makeGroup(state, members);
}

function kindOf(draft: Draft): string {
  if (draft.type === "PERSON") return draft.plural ? "" : "person";
  if (draft.type === "PLACE" || draft.type === "ORG") return "state";
  return "";
}

function makeGroup(state: State, members: readonly Draft[]): Draft {
  const group = addDraft(
    state.drafts,
    members[0].type === "PERSON" ? "PERSON" : "GROUP",
    members.map((member) => member.name).join(" and "),
  );
  group.members = [...members];
  group.plural = true;
  state.groups.push(group);
  for (const member of members) {
    const groups = state.groupsOf.get(member) ?? [];
    groups.push(group);
    state.groupsOf.set(member, groups);
  }
  return group;
}

function existing(state: State, members: readonly Draft[]): Draft | undefined {
  return (state.groupsOf.get(members[0]) ?? [])
    .slice(-LATEST)
    .find((group) => group.members.length === members.length && members.every((member) => group.members.includes(member)));
}

/** Resolves "the two leaders", "both presidents", "the sides": a group of the persons or states that were mentioned last. */
export function resolveGroup(state: State, item: Item, index: number): Found | null {
  const { view } = state.scene;
  const word = view.word[item.head];
  if (!item.plural || !GROUP_NOUNS.has(word)) return null;
  const isKnownKind = (NAMED_LEADERS.has(word) && word !== "diplomats") || STATE_GROUPS.has(word);
  let count = 0;
  let definite = false;
  for (let i = item.first; i < item.head; i++) {
    count ||= NUMBERS.get(view.word[i]) ?? 0;
    // "according to two officials": two that nobody told of
    definite ||= /^(?:the|both|these|those)$/.test(view.word[i]) || (isKnownKind && /^(?:two|three)$/.test(view.word[i]));
    if (state.scene.nameAt[i] >= 0) return null;
  }
  if (!definite || view.word[item.head + 1] === "of") return null;
  // "The officials" are seldom the two that were named last; a number or a word for leaders or states says that they are meant.
  if (count === 0 && !NAMED_LEADERS.has(word) && !STATE_GROUPS.has(word)) return null;
  const members = lastMembers(state, item, index, word, count);
  if (members === null || !holdMarked(state, item, members)) return null;
  return { draft: existing(state, members) ?? makeGroup(state, members), rule: "group" };
}

/** "the two army chiefs", "both interior ministers": not two who are said to hold other offices. */
function holdMarked({ scene: { view } }: State, item: Item, members: readonly Draft[]): boolean {
  const marks: string[] = [];
  for (let i = item.first; i < item.head; i++) if (TITLE_PARTS.has(view.word[i]) && !NUMBERS.has(view.word[i])) marks.push(view.word[i]);
  const told = members.flatMap(({ offices }) => offices);
  return marks.length === 0 || told.length === 0 || told.some(({ title }) => marks.some((mark) => title.includes(mark)));
}

/** "The sides", "both countries": the group of states that the text has spoken of most, if it did so more than once and not long ago. */
function spokenGroup(state: State, item: Item, fits: (draft: Draft) => boolean, count: number): Draft | null {
  let best: Draft | null = null;
  for (const draft of state.groups.slice(-LATEST)) {
    // Without a number two are meant: a text says "the three countries" of more.
    if (draft.members.length !== (count || 2) || (state.count[draft.number] ?? 0) < 2 || !draft.members.every(fits)) continue;
    if (item.sentence - state.items[state.lastItem[draft.number]].sentence > MEMORY_OF_GROUPS) continue;
    if (best === null || state.count[draft.number] >= state.count[best.number]) best = draft;
  }
  return best;
}

function lastMembers(state: State, item: Item, index: number, word: string, count: number): readonly Draft[] | null {
  const fits = fitting(word);
  if (STATE_GROUPS.has(word)) {
    const known = spokenGroup(state, item, fits, count);
    if (known !== null) return known.members;
    const states = count === 0 ? null : statesOfPeople(state, item, index, count);
    if (states !== null) return states;
  }
  const wanted = count === 0 ? 2 : count;
  const leaders = word === "leaders" ? leadersNear(state, item, index) : [];
  if (leaders.length === wanted) return leaders;
  const found: Draft[] = [];
  // "Lund urged both men": he is none of them
  const apart = new Set(subjectOver(state, item).map(({ number }) => number));
  for (let k = index - 1; k >= 0 && index - k < ITEMS_BACK; k--) {
    const other = state.items[k];
    if (item.sentence - other.sentence > SENTENCES_BACK || (found.length >= 2 && other.sentence < item.sentence - 2 && count === 0)) break;
    if (other.draft === null) continue;
    if (other.draft.members.length >= wanted && other.draft.members.every(fits) && (count === 0 || other.draft.members.length === count)) {
      return found.length === 0 || found.every((draft) => other.draft!.members.includes(draft)) ? other.draft.members : found;
    }
    const joined = state.joined.get(other.head);
    if (joined?.members.every(fits) && (count === 0 || joined.members.length === count)) return joined.members;
    // "A meeting of Tavon and Dalvash will be attended by Lund, Ferran and Teller. The two": of three named together nobody means two
    if (joined !== undefined && count === 2 && joined.members.length > count) for (const { number } of joined.members) apart.add(number);
    if (apart.has(other.draft.number)) continue;
    if (fits(other.draft) && !found.includes(other.draft)) found.push(other.draft);
    if (found.length === wanted) break;
  }
  if (found.length !== wanted) return null;
  const ofStates =
    word === "leaders" && found.some(({ country }) => country === null) ? leadersOfStates(state, item, index, wanted, fits) : null;
  return ofStates ?? found.reverse();
}

/** "Tavon, after his summit with Dalvash, told Odo Karn … The two leaders": the people of several states, where one of those named last is of none. */
function leadersOfStates(
  state: State,
  item: Item,
  index: number,
  wanted: number,
  fits: (draft: Draft) => boolean,
): readonly Draft[] | null {
  const found = new Map<string, Draft>();
  for (let k = index - 1; k >= 0 && index - k < ITEMS_BACK && item.sentence - state.items[k].sentence <= SENTENCES_BACK; k--) {
    const { draft } = state.items[k];
    if (draft === null || draft.country === null || draft.members.length > 0 || !fits(draft)) continue;
    if (!found.has(draft.country)) found.set(draft.country, draft);
    if (found.size === wanted) return [...found.values()].reverse();
  }
  return null;
}

/** Who does to a group what its verb tells. */
function subjectOver({ scene: { view }, itemAt, items }: State, item: Item): readonly Draft[] {
  const verb = view.tokens.head[item.head];
  if (verb < 0 || ![Rel.OBJECT, Rel.OBLIQUE].some((rel) => rel === view.rel[item.head])) return [];
  for (let c = view.child[verb]; c >= 0 && c < item.head; c = view.sibling[c])
    if (view.rel[c] === Rel.SUBJECT && itemAt[c] >= 0) {
      const { draft } = items[itemAt[c]];
      return draft === null ? [] : [draft, ...draft.members];
    }
  return [];
}

/** "Tavon and Dalvash held talks, mediated by Lund. The two countries": those whose leaders were named together just before, unless so many states were. */
function statesOfPeople(state: State, item: Item, index: number, count: number): readonly Draft[] | null {
  for (let k = index - 1; k >= 0 && index - k < ITEMS_BACK && item.sentence - state.items[k].sentence < 3; k--) {
    const { draft, head } = state.items[k];
    const together = draft !== null && draft.members.length > 0 ? draft : state.joined.get(head);
    if (together === undefined || together.members.length !== count) continue;
    if (together.members.every(({ type }) => type !== "PERSON")) return null;
    const states = statesOf(state, together.members, index);
    if (states !== null) return states;
  }
  return null;
}

/** The states of people, one each; null where one has none or two have one. */
function statesOf(state: State, people: readonly Draft[], index: number): readonly Draft[] | null {
  const homes = new Set(people.map(({ country }) => country));
  if (homes.has(null) || homes.size < people.length) return null;
  const found = new Map<string | null, Draft>();
  for (let k = index - 1; k >= 0 && index - k < ITEMS_BACK; k--) {
    const { draft } = state.items[k];
    if (draft !== null && draft.key !== null && homes.has(draft.key)) found.set(draft.key, draft);
  }
  return found.size === people.length ? [...homes].flatMap((home) => found.get(home) ?? []) : null;
}

/** Heads of state and government named in this sentence and the one before: "the envoy met Premier A. and President B. Both leaders …" */
function leadersNear(state: State, item: Item, index: number): readonly Draft[] {
  const found: Draft[] = [];
  for (let k = index - 1; k >= 0 && index - k < ITEMS_BACK && item.sentence - state.items[k].sentence < 2; k--) {
    const { draft } = state.items[k];
    if (draft !== null && draft.members.length === 0 && !found.includes(draft) && isLeader(draft)) found.push(draft);
  }
  return found.reverse();
}

function isLeader(draft: Draft): boolean {
  return hasOffice(draft, (kind) => leads(kind) || kind === "chancellor");
}

function fitting(word: string): (draft: Draft) => boolean {
  if (STATE_GROUPS.has(word))
    return (draft) =>
      draft.members.length === 0 &&
      (draft.key === null
        ? draft.type === "PLACE" && draft.country !== null
        : draft.key === draft.country || draft.key.startsWith("country:"));
  if (word === "presidents") return (draft) => hasOffice(draft, (kind) => kind === STATE);
  if (word === "premiers") return (draft) => hasOffice(draft, (kind) => kind === GOVERNMENT);
  if (word === "ministers") return (draft) => hasOffice(draft, (kind) => kind.endsWith("minister"));
  const isOne = (draft: Draft) => draft.type === "PERSON" && !draft.plural && !VOICES.has(draft.noun);
  if (word === "leaders") return (draft) => isOne(draft) && (draft.offices.length === 0 || isLeader(draft));
  return isOne;
}

function hasOffice(draft: Draft, test: (kind: string) => boolean): boolean {
  return draft.type === "PERSON" && draft.offices.some((office) => test(officeClass(office.title)));
}
