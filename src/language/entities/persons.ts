import { consonants, type Knowledge, nameKey, skeleton } from "../../knowledge/index.ts";
import { addDraft, type Draft } from "./draft.ts";
import { type GivenNames, genderOfGiven } from "./given.ts";
import type { NameMention } from "./names.ts";
import { Rel, Tag, type View } from "./view.ts";

/** A person of the text with the words of the fullest form of the name. */
interface Person {
  readonly draft: Draft;
  /** Skeletons of given names and surname. */
  words: readonly string[];
  /** Number of the name that the person is first called in full by; of one without a full name, the first. */
  readonly first: number;
  /** How often the name stands in full; of one without a full name, how often it stands before somebody else is named in full by it. */
  weight: number;
  /** "Mirel Tavon Jr.": another one than Mirel Tavon, where a text names both. */
  readonly junior: boolean;
}

const JUNIOR = /^(?:jr|ii|iii|iv)\.?,?$/i;

const SUFFIXES = new Set(["jr", "sr", "ii", "iii", "iv"]);

/**
 * Joins the mentions of each person: full names by surname and compatible given names, short forms to the full name they shorten, by its last word
 * or by a first word that is the family's. Spelling variants are joined by rule (`skeleton`). Full forms are read before short ones, so that a
 * headline's "Tavon" finds the "Mirel Tavon" below it. Returns the draft of each name, null where the name is not of a person.
 */
export function joinPersons(
  view: View,
  names: readonly NameMention[],
  drafts: Draft[],
  knowledge: Knowledge,
  given: GivenNames,
): (Draft | null)[] {
  const persons: Person[] = [];
  const bySurname = new Map<string, Person[]>();
  const byGiven = new Map<string, Person[]>();
  const found: (Draft | null)[] = names.map(() => null);
  const words = names.map((name) => (name.type === "PERSON" ? skeletons(name.words) : []));
  const junior = names.map((name) => name.words.some((word) => JUNIOR.test(word)));
  const alike = (persons: readonly Person[] | undefined, i: number) => persons?.filter((person) => person.junior === junior[i]);
  const add = (i: number) => {
    const draft = addDraft(drafts, "PERSON", names[i].words.join(" "));
    const person = { draft, words: words[i], first: i, weight: 0, junior: junior[i] };
    persons.push(person);
    push(bySurname, words[i][words[i].length - 1], person);
    if (words[i].length > 1) push(byGiven, words[i][0], person);
    return person;
  };
  for (const [i, own] of words.entries()) {
    if (own.length < 2) continue;
    const person = sameFull(alike(bySurname.get(own[own.length - 1]), i), own) ?? damaged(persons, own) ?? add(i);
    if (own.length > person.words.length || (own.length === person.words.length && initials(person.words) > initials(own)))
      renamePerson(person, own, names[i]);
    person.weight++;
    found[i] = person.draft;
  }
  const bare = indexBare(words.map((own, i) => (junior[i] ? [] : own)));
  const scene = { view, names, words, found };
  for (const [word, places] of bare) {
    for (const person of latecomers(scene, bySurname.get(word) ?? [], places, knowledge)) {
      const known = add(places[0]);
      known.weight = places.filter((i) => i < person.first).length;
      found[places[0]] = known.draft;
    }
  }
  for (const [i, own] of words.entries()) {
    if (own.length !== 1 || found[i] !== null) continue;
    const word = own[0];
    const all = [...(bySurname.get(word) ?? []), ...(byGiven.get(word) ?? []).filter((person) => isFamilyFirst(person, bare))];
    // "Tavon Jr." is no Mirel Tavon; "Tavon" is Mirel Tavon Jr. where the text names no other
    const same = all.filter((person) => person.junior === junior[i]);
    const sharing = same.length > 0 || junior[i] ? same : all;
    const person =
      called(scene, sharing, i) ??
      (junior[i]
        ? undefined
        : (nearest(byGiven.get(word), found, i) ??
          nearest(bySurname.get(word.replace(/s$/, "")), found, i) ??
          nearest(near(bySurname, word), found, i))) ??
      add(i);
    found[i] = person.draft;
  }
  for (const person of persons) {
    person.draft.given = genderOfGiven(given, person.draft.name.split(" ")[0]);
    linkPerson(person, knowledge);
  }
  return found;
}

/** Names of the text on the way to persons: `words[i]` are the skeletons of name `i`, none where it is of no person. */
interface Persons {
  readonly view: View;
  readonly names: readonly NameMention[];
  readonly words: readonly (readonly string[])[];
  readonly found: readonly (Draft | null)[];
}

/** Numbers of the names that are one word, by that word. */
function indexBare(words: readonly (readonly string[])[]): Map<string, number[]> {
  const bare = new Map<string, number[]>();
  for (const [i, own] of words.entries()) if (own.length === 1) push(bare, own[0], i);
  return bare;
}

/** "Ruo Tan-sil", called "Ruo" in the text and never by the last word of the name. */
function isFamilyFirst({ words }: Person, bare: ReadonlyMap<string, readonly number[]>): boolean {
  return words.length > 1 && words[0].length > 1 && !bare.has(words[words.length - 1]);
}

/** A text may call somebody by the surname alone so often, its title aside, before the full name comes as no news to its reader. */
const OFTEN = 3;
/** … and so many of one surname may be of one family. */
const MOST_RELATIVES = 4;

/**
 * Who bears a surname that the text has used for somebody else all along: "Tavon said … Tavon left … his daughter, Anna Tavon". Named in full only
 * once and late, and presented to the reader by what she is.
 */
function latecomers({ view, names }: Persons, persons: readonly Person[], places: readonly number[], knowledge: Knowledge): Person[] {
  if (persons.length === 0 || persons.length > MOST_RELATIVES) return [];
  // Of several the first: "Tavon said … Tavon left … his wife, Ina Tavon, and his daughter Anna Tavon"
  const person = persons.reduce((a, b) => (b.first < a.first ? b : a));
  if (persons.some(({ draft, weight }) => weight > 1 || knowledge.personByName(draft.name).length > 0)) return [];
  const body = places.filter((i) => i < person.first && view.tokens.sentence[names[i].first] > 0).length;
  if (body < OFTEN || !persons.some(({ first }) => isPresented(view, names[first]))) return [];
  return [person];
}

/** "Dora Marsh, an analyst", "the ambassador Dora Marsh", "his sister, Dora Marsh": what somebody is stands beside the name. */
function isPresented(view: View, { first, last }: NameMention): boolean {
  const { pos, count } = view.tokens;
  const before = first > 0 && pos[first - 1] === Tag.NOUN && view.tokens.sentence[first - 1] === view.tokens.sentence[first];
  if (before) return true;
  for (let t = first; t < last && t < count; t++) {
    if (view.rel[t] === Rel.APPOSITION && view.tokens.head[t] < first) return true;
    for (let child = view.child[t]; child >= 0; child = view.sibling[child])
      if (child >= last && view.rel[child] === Rel.APPOSITION) return true;
  }
  return false;
}

/** A full name this near, in sentences and in names, is what a surname alone takes up. */
const FRESH = 2;
const FRESH_NAMES = 40;
/** Unless somebody else of that surname is named so many times as often. */
const FAR_MORE = 4;

/**
 * Which of several a short form calls: the one named in full just before; else the one whom the text names in full far more often than the one
 * spoken of last; else that one.
 */
function called({ view, names, words, found }: Persons, sharing: readonly Person[], i: number): Person | undefined {
  const last = nearest(sharing, found, i);
  if (last === undefined || sharing.length < 2) return last;
  const most = sharing.reduce((a, b) => (b.weight > a.weight ? b : a));
  const often = spokenOf(found, last, sharing, i);
  if (often !== undefined) return often;
  const sentence = view.tokens.sentence[names[i].first];
  for (let k = i - 1; k >= Math.max(0, i - FRESH_NAMES) && sentence - view.tokens.sentence[names[k].first] <= FRESH; k--) {
    const fresh = words[k].length > 1 ? sharing.find(({ draft }) => draft === found[k]) : undefined;
    if (fresh !== undefined) return fresh.weight * FAR_MORE <= most.weight ? most : fresh;
  }
  return most.weight >= 2 * last.weight && most.weight >= last.weight + 2 ? most : last;
}

/** "Dalvash … Mr. Dalvash … the envoy Ina Dalvash … Mr. Dalvash": the one named so much more often before, in full or not, than the one named but once. */
function spokenOf(found: readonly (Draft | null)[], last: Person, sharing: readonly Person[], i: number): Person | undefined {
  const counts = new Map<Draft, number>();
  for (let k = Math.max(0, i - FRESH_NAMES); k < i; k++) {
    const draft = found[k];
    if (draft !== null) counts.set(draft, (counts.get(draft) ?? 0) + 1);
  }
  if (counts.get(last.draft) !== 1) return undefined;
  return sharing.find(({ draft }) => draft !== last.draft && (counts.get(draft) ?? 0) >= FAR_MORE);
}

function skeletons(words: readonly string[]): string[] {
  const all = words.map((word) => skeleton(word.replace(/[.,;:!?"“”()]+/g, ""))).filter((word) => word !== "");
  const bare = all.filter((word) => !SUFFIXES.has(word));
  return bare.length > 0 ? bare : all;
}

/** Full names are one where the surnames are and every given name of the shorter agrees with one of the longer, in order. */
function sameFull(candidates: readonly Person[] | undefined, own: readonly string[]): Person | undefined {
  return candidates?.find((person) => person.words.length > 1 && givenAgree(own.slice(0, -1), person.words.slice(0, -1)));
}

function givenAgree(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  for (const word of short) {
    while (at < long.length && !sameGiven(word, long[at])) at++;
    if (at === long.length) return false;
    at++;
  }
  return true;
}

function sameGiven(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  const bare = consonants(a);
  return bare.length > 2 && a[0] === b[0] && bare === consonants(b);
}

/** A full name with one letter astray in its surname, the given name being the same. */
function damaged(persons: readonly Person[], own: readonly string[]): Person | undefined {
  const surname = own[own.length - 1];
  if (surname.length < 5 || persons.length > 200) return undefined;
  return persons.find(
    (person) =>
      person.words.length > 1 &&
      person.words[0] === own[0] &&
      own[0].length > 2 &&
      oneApart(surname, person.words[person.words.length - 1]),
  );
}

/** Of surnames as long as this one and with the same beginning, those that differ in one letter. */
function near(bySurname: ReadonlyMap<string, Person[]>, word: string): Person[] | undefined {
  if (word.length < 6 || bySurname.size > 200) return undefined;
  for (const [surname, persons] of bySurname) if (surname[0] === word[0] && surname.length >= 6 && oneApart(surname, word)) return persons;
  return undefined;
}

/** Whether one letter inserted, left out or exchanged makes one word of the other. */
export function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return a.slice(i + 1) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i) || a.slice(i) === b.slice(i + 1);
}

/** The person named last before name `i`, else the first one named after it. */
function nearest(candidates: readonly Person[] | undefined, found: readonly (Draft | null)[], i: number): Person | undefined {
  if (candidates === undefined || candidates.length <= 1) return candidates?.[0];
  for (let k = i - 1; k >= Math.max(0, i - 200); k--) {
    const person = candidates.find(({ draft }) => draft === found[k]);
    if (person !== undefined) return person;
  }
  return candidates.find(({ first }) => first > i) ?? candidates[0];
}

function renamePerson(person: Person, words: readonly string[], name: NameMention): void {
  person.words = words;
  person.draft.name = name.words.join(" ");
}

function initials(words: readonly string[]): number {
  return words.filter((word) => word.length === 1).length;
}

/** Keys a person with a full name; a surname alone stays without, since it may be anybody's. */
function linkPerson(person: Person, knowledge: Knowledge): void {
  if (person.words.length < 2) return;
  const known = knowledge.personByName(person.draft.name).filter(({ name }) => !person.junior || JUNIOR.test(name.split(" ").at(-1) ?? ""));
  if (known.length === 1) {
    person.draft.key = known[0].key;
    person.draft.name = known[0].name;
    if (known[0].gender !== null) person.draft.gender = known[0].gender === "female" ? 2 : 1;
  } else person.draft.key = `person:${nameKey(person.draft.name)}`;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
