import type { Facts } from "./facts.ts";
import type { Term } from "./offices.ts";
import { consonants, nameKey, skeleton } from "./translit.ts";

export interface KnownPerson {
  /** `person:` and the comparing key of the full name. */
  readonly key: string;
  readonly name: string;
  readonly gender: "female" | "male" | null;
  readonly terms: readonly Term[];
}

export interface Persons {
  find(form: string): readonly KnownPerson[];
}

interface Entry extends KnownPerson {
  /** Skeletons of the words of each form of the name. */
  readonly forms: readonly (readonly string[])[];
}

/** Makes the persons of the table of offices, and those listed with other names, searchable. */
export function indexPersons(facts: Facts, terms: readonly Term[]): Persons {
  const byName = new Map<string, Term[]>();
  for (const term of terms) byName.set(term.person, [...(byName.get(term.person) ?? []), term]);
  for (const { name } of facts.persons) if (!byName.has(name)) byName.set(name, []);
  const listed = new Map(facts.persons.map((person) => [person.name, person]));
  const byWord = new Map<string, Entry[]>();
  for (const [name, held] of byName) {
    const forms = [name, ...(listed.get(name)?.also ?? [])].map(wordsOf).filter((words) => words.length > 0);
    const entry: Entry = { key: `person:${nameKey(name)}`, name, gender: listed.get(name)?.gender ?? null, terms: held, forms };
    for (const word of new Set(forms.flat())) byWord.set(word, [...(byWord.get(word) ?? []), entry]);
  }
  return { find: (form) => find(byWord, form) };
}

function find(byWord: ReadonlyMap<string, readonly Entry[]>, form: string): readonly KnownPerson[] {
  const words = wordsOf(form);
  if (words.length === 0 || words.length > 8) return [];
  const candidates = words.length === 1 ? byWord.get(words[0]) : (byWord.get(words[words.length - 1]) ?? byWord.get(words[0]));
  const found = (candidates ?? []).filter((person) => person.forms.some((name) => fits(words, name)));
  if (found.length > 0) return found;
  // A middle initial that the table leaves out.
  const bare = words.filter((word, i) => i === 0 || i === words.length - 1 || word.length > 1);
  return bare.length === words.length ? [] : (candidates ?? []).filter((person) => person.forms.some((name) => fits(bare, name)));
}

/** Every word of the form stands in the name, in order; a given name may be an initial or differ in its vowels. One word alone must be a surname. */
function fits(form: readonly string[], name: readonly string[]): boolean {
  if (form.length === 1)
    return name.length === 1 ? form[0] === name[0] : form[0] === name[name.length - 1] || (form[0] === name[0] && surnameFirst(name));
  let at = 0;
  for (const [i, word] of form.entries()) {
    while (at < name.length && !sameWord(word, name[at], i < form.length - 1)) at++;
    if (at === name.length) return false;
    at++;
  }
  return form[form.length - 1] === name[name.length - 1] || form[0] === name[0];
}

function sameWord(word: string, other: string, given: boolean): boolean {
  if (word === other) return true;
  if (!given) return false;
  if (word.length === 1) return other.startsWith(word);
  const bare = consonants(word);
  return bare.length > 2 && word[0] === other[0] && bare === consonants(other);
}

const SURNAMES_FIRST: ReadonlySet<string> = new Set(
  "Xi Hu Jiang Li Wen Zhu Wang Yang Qin Kim Lee Park Moon Yoon Roh Kang Chung Cho Ri Choe Tsai Ma Lai Chen Nguyen Truong Tran Vo To Luong Pham Hun"
    .split(" ")
    .map(skeleton),
);

/** Names of East Asia: the first word is the surname. */
function surnameFirst(name: readonly string[]): boolean {
  return name.length <= 3 && SURNAMES_FIRST.has(name[0]);
}

function wordsOf(name: string): readonly string[] {
  return name
    .split(/[\s\u00a0]+/)
    .flatMap((word) => (ARTICLE.test(word) ? [word] : word.split("-")))
    .map((word) => skeleton(word.replace(/[.,]+$/, "")))
    .filter((word) => word !== "" && word !== "ir");
}

const ARTICLE = /^(?:[Aa]l|[Ee]l|[Uu]l|as|ash|ad)-/;
