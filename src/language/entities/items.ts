import { ANY_GENDER, type Draft, FEMALE, MALE, NEUTER } from "./draft.ts";
import type { Scene } from "./scene.ts";
import { childWith, firstConjunct, Rel, Tag, type View } from "./view.ts";
import { FEMALE_NOUNS, GROUP_NOUNS, MALE_NOUNS, PERSON_NOUNS, TITLE_HEADS } from "./words.ts";

export const NAME = 0;
export const NOUN = 1;
export const PRONOUN = 2;

/** Classes of pronouns. */
export const HE = 0;
export const SHE = 1;
export const IT = 2;
export const THEY = 3;
export const I = 4;
export const WE = 5;
export const YOU = 6;
export const WHO = 7;
export const PRONOUN_CLASSES = 8;

const PRONOUNS: ReadonlyMap<string, number> = new Map([
  ...["he", "him", "his", "himself"].map((word): [string, number] => [word, HE]),
  ...["she", "her", "hers", "herself"].map((word): [string, number] => [word, SHE]),
  ...["it", "its", "itself"].map((word): [string, number] => [word, IT]),
  ...["they", "them", "their", "theirs", "themselves", "themself"].map((word): [string, number] => [word, THEY]),
  ...["i", "me", "my", "mine", "myself"].map((word): [string, number] => [word, I]),
  ...["we", "us", "our", "ours", "ourselves"].map((word): [string, number] => [word, WE]),
  ...["you", "your", "yours", "yourself", "yourselves"].map((word): [string, number] => [word, YOU]),
  ...["who", "whom", "whose", "which"].map((word): [string, number] => [word, WHO]),
]);

/** How a noun phrase begins. */
export const BARE = 0;
export const THE = 1;
export const A = 2;
export const THIS = 3;
export const OWNED = 4;
export const QUANTIFIED = 5;
export const DETERMINERS = 6;

/** Roles in the clause. */
export const ROLE_SUBJECT = 0;
export const ROLE_OBJECT = 1;
const ROLE_OBLIQUE = 2;
export const ROLE_POSSESSIVE = 3;
const ROLE_NOMINAL = 4;
const ROLE_OTHER = 5;
export const ROLES = 6;

/** A phrase that may refer: a name, a noun phrase or a pronoun, in text order. */
export interface Item {
  readonly kind: number;
  /** Its number among all items. */
  readonly index: number;
  /** A noun before another ("peace" in "peace deal"): it refers only where the same noun was or will be spoken of. */
  readonly modifies: boolean;
  /** Head token. */
  readonly head: number;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly quote: number;
  readonly paragraph: number;
  readonly role: number;
  /** Pronoun class; -1 otherwise. */
  readonly pronoun: number;
  readonly determiner: number;
  readonly plural: boolean;
  readonly human: boolean;
  readonly gender: number;
  /** Lemma of the head. */
  readonly lemma: string;
  /** First and one past the last token. */
  readonly first: number;
  readonly last: number;
  /** Of a name: its number; -1 otherwise. */
  readonly name: number;
  /** The entity; set for names from the start. */
  draft: Draft | null;
}

/** All phrases of a text that may refer, in the order of their heads. `taken` marks tokens whose noun phrases are not read. */
export function findItems(scene: Scene, taken: Uint8Array): Item[] {
  const { view } = scene;
  const items: Item[] = [];
  for (let i = 0; i < view.tokens.count; i++) {
    const name = scene.nameAt[i];
    if (name >= 0) {
      if (scene.names[name].head === i) items.push(nameItem(scene, name, i, items.length));
    } else {
      const pronoun = PRONOUNS.get(view.word[i]);
      if (pronoun !== undefined && isPronoun(view, i)) items.push(pronounItem(view, i, pronoun, items.length));
      else if (taken[i] === 0 && isNounHead(view, i)) items.push(nounItem(scene, i, items.length));
    }
  }
  return items;
}

function isPronoun(view: View, i: number): boolean {
  const tag = view.tokens.pos[i];
  return (tag === Tag.PRON || tag === Tag.DET) && !isExcellency(view, i);
}

/** "HE the Minister of Foreign Affairs", "HE Dr. Halberi": an honorific, where the words behind it are not in capitals too. */
function isExcellency({ text, tokens, word }: View, i: number): boolean {
  if (word[i] !== "he" || text[tokens.start[i] + 1] !== "E" || i + 1 === tokens.count) return false;
  const next = text.slice(tokens.start[i + 1], tokens.end[i + 1]);
  const tag = tokens.pos[i + 1];
  return next !== next.toUpperCase() && (tag === Tag.PROPN || tag === Tag.DET || tag === Tag.NOUN || tag === Tag.ADJ);
}

function isNounHead(view: View, i: number): boolean {
  const tag = view.tokens.pos[i];
  if (tag !== Tag.NOUN && tag !== Tag.PROPN) return isOneOf(view, i);
  const rel = view.rel[i];
  if (rel === Rel.FLAT || rel === Rel.TITLE || rel === Rel.PUNCTUATION || rel === Rel.CASE || rel === Rel.ADJECTIVE) return false;
  return !isPartOfWord(view, i) && !isLabel(view, i);
}

/** "pan" in "pan-democrats", "food" in "food-source" */
function isPartOfWord({ word, rel, tokens }: View, i: number): boolean {
  return word[i + 1] === "-" && rel[i] === Rel.COMPOUND && tokens.end[i] === tokens.start[i + 1];
}

/** "Photo: Odo Brisk": what a line tells, by a lone word before a colon. */
function isLabel({ word, tokens }: View, i: number): boolean {
  if (word[i + 1] !== ":" || isHuman(tokens.lemma[i])) return false;
  return i === 0 || tokens.sentence[i - 1] !== tokens.sentence[i] || tokens.pos[i - 1] === Tag.PUNCT;
}

/** "one of the first to go": who or what is one of many. */
function isOneOf(view: View, i: number): boolean {
  return view.word[i] === "one" && view.word[i + 1] === "of" && view.rel[i] !== Rel.NUMERAL;
}

function nameItem(scene: Scene, number: number, head: number, index: number): Item {
  const { view, names, found } = scene;
  const name = names[number];
  const draft = found[number];
  return {
    ...placeOf(view, head),
    kind: NAME,
    index,
    modifies: false,
    start: name.start,
    end: name.end,
    pronoun: -1,
    determiner: BARE,
    plural: draft.plural,
    human: draft.type === "PERSON",
    gender: draft.gender,
    lemma: view.word[Math.min(name.last - 1, view.tokens.count - 1)],
    first: name.first,
    last: name.last,
    name: number,
    draft,
  };
}

function pronounItem(view: View, head: number, pronoun: number, index: number): Item {
  const plural = pronoun === THEY || pronoun === WE;
  const gender = pronoun === HE ? MALE : pronoun === SHE ? FEMALE : pronoun === IT ? NEUTER : ANY_GENDER;
  const human = pronoun === HE || pronoun === SHE || pronoun === I || pronoun === WE || pronoun === YOU;
  return {
    ...placeOf(view, head),
    kind: PRONOUN,
    index,
    modifies: false,
    start: view.tokens.start[head],
    end: view.tokens.end[head],
    pronoun,
    determiner: BARE,
    plural,
    human,
    gender,
    lemma: view.word[head],
    first: head,
    last: head + 1,
    name: -1,
    draft: null,
  };
}

function nounItem(scene: Scene, head: number, index: number): Item {
  const { view } = scene;
  const modifies = view.rel[head] === Rel.COMPOUND;
  const first = modifies ? head : leftEdge(view, head);
  let last = head + 1;
  while (!modifies && last < view.tokens.count && view.rel[last] === Rel.FLAT && view.tokens.head[last] === head && scene.nameAt[last] < 0)
    last++;
  const lemma = (view.tokens.lemma[head] || view.word[head]).toLowerCase();
  const word = view.word[head];
  const human = isHuman(lemma) || GROUP_NOUNS.has(word) || (lemma === "one" && isOneOfPeople(view, head));
  const proper = view.tokens.pos[head] === Tag.PROPN && !human;
  const gender = proper ? ANY_GENDER : FEMALE_NOUNS.has(lemma) ? FEMALE : MALE_NOUNS.has(lemma) ? MALE : human ? MALE | FEMALE : NEUTER;
  return {
    ...placeOf(view, head),
    kind: NOUN,
    index,
    modifies,
    start: view.tokens.start[first],
    end: view.tokens.end[last - 1],
    pronoun: -1,
    determiner: determinerOf(view, head, first),
    plural: isPlural(view, head, lemma, word),
    human,
    gender,
    lemma,
    first,
    last,
    name: -1,
    draft: null,
  };
}

function isOneOfPeople(view: View, head: number): boolean {
  const among = childWith(view, head, Rel.NOMINAL);
  return among >= 0 && (isHuman(view.tokens.lemma[among]) || GROUP_NOUNS.has(view.word[among]));
}

/** Whether a noun, by its lemma, is of a person. */
function isHuman(lemma: string): boolean {
  return PERSON_NOUNS.has(lemma) || TITLE_HEADS.has(lemma) || /(?:ist|ologist|man|woman|people|leader)$/.test(lemma);
}

const IRREGULAR = new Set(["people", "men", "women", "children", "police", "media", "data", "troops"]);
const CONJOINED = new Set(["news", "series", "species", "headquarters", "politics", "economics", "physics"]);

function isPlural(view: View, head: number, lemma: string, word: string): boolean {
  if (IRREGULAR.has(word)) return true;
  if (CONJOINED.has(word)) return false;
  if (word !== lemma && word.endsWith("s")) return true;
  return childWith(view, head, Rel.NUMERAL) >= 0 && word.endsWith("s");
}

/** First token of the phrase before its head: determiners, numbers, adjectives, compounds and owners, not the preposition. */
function leftEdge(view: View, head: number): number {
  let first = head;
  for (let c = view.child[head]; c >= 0 && c < head; c = view.sibling[c]) {
    const rel = view.rel[c];
    if (
      rel === Rel.CASE ||
      rel === Rel.COORDINATOR ||
      rel === Rel.PUNCTUATION ||
      rel === Rel.MARKER ||
      rel === Rel.SUBJECT ||
      rel === Rel.COPULA
    )
      continue;
    if (
      rel === Rel.ADVERBIAL ||
      rel === Rel.OBLIQUE ||
      rel === Rel.PASSIVE_SUBJECT ||
      (rel === Rel.OTHER && view.tokens.pos[c] !== Tag.DET)
    )
      continue;
    first = Math.min(first, leftmost(view, c));
  }
  if (view.tokens.sentence[first] !== view.tokens.sentence[head]) return head;
  while (first < head && (view.rel[first] === Rel.PUNCTUATION || view.rel[first] === Rel.COORDINATOR || view.rel[first] === Rel.CASE))
    first++;
  return first;
}

/** Leftmost token below `token`, by first children; bounded, since a deep chain is no premodifier. */
function leftmost(view: View, token: number): number {
  let first = token;
  for (let step = 0; step < 12; step++) {
    const c = view.child[first];
    if (c < 0 || c >= first) return first;
    first = c;
  }
  return first;
}

const THESE = new Set(["this", "that", "these", "those", "such", "same"]);
const QUANTITY = new Set(["some", "any", "no", "every", "each", "many", "several", "few", "all", "both", "another", "most", "more"]);

function determinerOf(view: View, head: number, first: number): number {
  for (let i = first; i < head; i++) {
    const word = view.word[i];
    if (word === "the") return THE;
    if (word === "a" || word === "an") return A;
    if (THESE.has(word)) return THIS;
    if (QUANTITY.has(word)) return QUANTIFIED;
    if (view.rel[i] === Rel.POSSESSIVE) return OWNED;
  }
  return BARE;
}

function placeOf(view: View, head: number) {
  return { head, sentence: view.tokens.sentence[head], quote: view.quote[head], paragraph: view.paragraph[head], role: roleOf(view, head) };
}

function roleOf(view: View, head: number): number {
  switch (view.rel[firstConjunct(view, head)]) {
    case Rel.SUBJECT:
    case Rel.PASSIVE_SUBJECT:
      return ROLE_SUBJECT;
    case Rel.OBJECT:
      return ROLE_OBJECT;
    case Rel.OBLIQUE:
    case Rel.AGENT:
      return ROLE_OBLIQUE;
    case Rel.POSSESSIVE:
      return ROLE_POSSESSIVE;
    case Rel.NOMINAL:
      return ROLE_NOMINAL;
    default:
      return ROLE_OTHER;
  }
}
