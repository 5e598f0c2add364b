import { consonants, type Knowledge, nameKey, skeleton } from "../../knowledge/index.ts";
import { addDraft, type Draft } from "./draft.ts";
import { type GivenNames, genderOfGiven } from "./given.ts";
import type { NameMention } from "./names.ts";

/** A person of the text with the words of the fullest form of the name. */
interface Person {
  readonly draft: Draft;
  /** Skeletons of given names and surname. */
  words: readonly string[];
  readonly first: number;
}

const SUFFIXES = new Set(["jr", "sr", "ii", "iii", "iv"]);

/**
 * Joins the mentions of each person: full names by surname and compatible given names, short forms to the full name they shorten. Spelling
 * variants are joined by rule (`skeleton`). Full forms are read before short ones, so that a headline's "Tavon" finds the "Mirel Tavon" below it.
 * Returns the draft of each name, null where the name is not of a person.
 */
export function joinPersons(names: readonly NameMention[], drafts: Draft[], knowledge: Knowledge, given: GivenNames): (Draft | null)[] {
  const persons: Person[] = [];
  const bySurname = new Map<string, Person[]>();
  const byGiven = new Map<string, Person[]>();
  const found: (Draft | null)[] = names.map(() => null);
  const words = names.map((name) => (name.type === "PERSON" ? skeletons(name.words) : []));
  const add = (i: number) => {
    const draft = addDraft(drafts, "PERSON", names[i].words.join(" "));
    const person = { draft, words: words[i], first: i };
    persons.push(person);
    push(bySurname, words[i][words[i].length - 1], person);
    if (words[i].length > 1) push(byGiven, words[i][0], person);
    return person;
  };
  for (const [i, own] of words.entries()) {
    if (own.length < 2) continue;
    const person = sameFull(bySurname.get(own[own.length - 1]), own) ?? damaged(persons, own) ?? add(i);
    if (own.length > person.words.length || (own.length === person.words.length && initials(person.words) > initials(own)))
      renamePerson(person, own, names[i]);
    found[i] = person.draft;
  }
  for (const [i, own] of words.entries()) {
    if (own.length !== 1) continue;
    const word = own[0];
    const person =
      nearest(bySurname.get(word), found, i) ??
      nearest(byGiven.get(word), found, i) ??
      nearest(bySurname.get(word.replace(/s$/, "")), found, i) ??
      nearest(near(bySurname, word), found, i) ??
      add(i);
    found[i] = person.draft;
  }
  for (const person of persons) {
    person.draft.given = genderOfGiven(given, person.draft.name.split(" ")[0]);
    linkPerson(person, knowledge);
  }
  return found;
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
  const known = knowledge.personByName(person.draft.name);
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
