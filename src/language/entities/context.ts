import type { NameMention } from "./names.ts";
import { firstConjunct, Rel, Tag, type View } from "./view.ts";
import { ADDRESS, isOneOf, PERSON_NOUNS, TITLE_HEADS } from "./words.ts";

/** What the text tells of the names that end in one word. */
interface Signs {
  /** A title or a role in apposition somewhere. */
  role: boolean;
  /** Does among people what people do. */
  acts: boolean;
  /** Alone, joined by "and" to a person as the subject of a clause. */
  beside: boolean;
  /** Ministers or an ambassador of it are spoken of. */
  state: boolean;
  /** Something else speaks for a thing. */
  thing: boolean;
  readonly names: NameMention[];
}

/**
 * Names that the knowledge has never heard of and that the tagger took for things are persons where the text treats them so anywhere: who has a title
 * or a role in apposition, and who calls, meets and is telephoned under a name of two words. All mentions of one last word are judged together, so
 * that "Brost" at the head of a sentence is known from "her deputy, Ilan Brost". And what has ministers or an ambassador is no person. Changes `type` in place; linear in the number of names.
 */
export function typeByContext(view: View, names: readonly NameMention[], nameAt: Int32Array): void {
  const byLast = new Map<string, Signs>();
  for (const name of names) {
    if (name.sense !== null || name.type === "GROUP" || !isPlain(name) || isSpeltOut(view, name, nameAt)) continue;
    const key = name.words[name.words.length - 1];
    const signs = byLast.get(key) ?? { role: false, acts: false, beside: false, state: false, thing: false, names: [] };
    byLast.set(key, signs);
    signs.names.push(name);
    signs.role ||= hasRole(view, name, nameAt);
    signs.acts ||= name.words.length > 1 && isActing(view, name, AMONG_PEOPLE);
    signs.beside ||= name.words.length === 1 && name.type !== "ORG" && isActing(view, name, BETWEEN_TWO);
    signs.beside ||= name.words.length === 1 && isBesidePerson(view, name, names, nameAt);
    signs.state ||= isState(view, name);
    signs.thing ||= /^(?:the|in|near|outside|at)$/.test(name.first > 0 ? view.word[name.first - 1] : "");
  }
  for (const signs of byLast.values()) settle(signs);
}

/** "the head of the ECT (Eastern Compact for Trade)": brackets behind a name say it in other words. */
function isSpeltOut({ word }: View, { first, last }: NameMention, nameAt: Int32Array): boolean {
  return first > 1 && word[first - 1] === "(" && word[last] === ")" && nameAt[first - 2] >= 0;
}

function settle({ role, acts, beside, state, thing, names }: Signs): void {
  const known = names.some(({ type, words }) => type === "PERSON" && words.length > 1);
  if (state) {
    if (!role && !acts && !known) for (const name of names) if (name.type === "PERSON") name.type = "PLACE";
    return;
  }
  const short = names.some(({ type, words }) => type === "PERSON" && words.length === 1);
  for (const name of names) {
    const full = name.words.length > 1;
    if (
      (role && !(thing && name.type === "ORG")) ||
      (!thing && name.type !== "ORG" && ((full && acts) || (!full && (known || beside)) || (full && short && name.type === "MISC")))
    )
      name.type = "PERSON";
  }
}

/** One to three words with a capital and small letters, no abbreviation: what a person's name looks like. */
function isPlain({ words }: NameMention): boolean {
  return words.length <= 3 && words.every((word) => /^\p{Lu}[\p{L}'’-]*\p{Ll}$/u.test(word));
}

const isRole = (word: string) => TITLE_HEADS.has(word) || PERSON_NOUNS.has(word);

/** "Chancellor Maike Dorn", "their deputies, Ilan Brost and Vero Hadik", "Quist, the opposition leader": a title or role of the name's own. */
function hasRole(view: View, name: NameMention, nameAt: Int32Array): boolean {
  const { word, rel, child, sibling } = view;
  const { head, lemma } = view.tokens;
  const before = name.first - 1;
  if (before >= 0 && nameAt[before] < 0 && (isRole(word[before]) || ADDRESS.has(word[before].replace(".", "")))) return true;
  const first = firstConjunct(view, name.head);
  const governor = head[first];
  if (governor >= 0 && rel[first] === Rel.APPOSITION && nameAt[governor] < 0 && isRole(lemma[governor].toLowerCase())) return true;
  // "the head of the Littoral Union, Ansa Teller", with the name hung on the Union
  const over = governor >= 0 && rel[first] === Rel.APPOSITION && rel[governor] === Rel.NOMINAL ? head[governor] : -1;
  if (over >= 0 && nameAt[over] < 0 && isRole(lemma[over].toLowerCase())) return true;
  if (
    name.words.length === 1 &&
    (before < 0 || view.tokens.pos[before] !== Tag.ADP) &&
    (word[name.last] === "," ? word[name.last + 1] : word[name.last]) === "who"
  )
    return true;
  for (let at = child[name.head]; at >= 0; at = sibling[at])
    if (rel[at] === Rel.APPOSITION && nameAt[at] < 0 && isRole(word[at])) return true;
  return false;
}

/** "Tavon and Dalvash were trading insults", with one of the two known to be a person */
function isBesidePerson(view: View, name: NameMention, names: readonly NameMention[], nameAt: Int32Array): boolean {
  const { rel, child, sibling } = view;
  if (name.type === "ORG") return false;
  const first = firstConjunct(view, name.head);
  if (rel[first] !== Rel.SUBJECT && rel[first] !== Rel.APPOSITION) return false;
  const isPerson = (token: number) => {
    const other = nameAt[token] < 0 ? undefined : names[nameAt[token]];
    return other !== undefined && other !== name && other.type === "PERSON" && isPlain(other);
  };
  if (first !== name.head) return isPerson(first);
  for (let at = child[first]; at >= 0; at = sibling[at]) if (rel[at] === Rel.CONJUNCT && isPerson(at)) return true;
  return false;
}

/** What people do to each other under their names. */
const AMONG_PEOPLE = new Set(
  `meet call phone telephone ring write visit speak talk thank greet welcome receive invite host brief congratulate apologise apologize smile resign
  marry shake dine`.split(/\s+/),
);

/** The same, of what states are hardly said to do. */
const BETWEEN_TWO = new Set(
  "ring phone telephone meet greet thank congratulate brief dine smile shake marry fly travel arrive land".split(" "),
);

function isActing(view: View, name: NameMention, verbs: ReadonlySet<string>): boolean {
  const first = firstConjunct(view, name.head);
  const governor = view.tokens.head[first];
  const role = view.rel[first];
  const indirect = view.tokens.deprels[view.tokens.deprel[first]] === "iobj";
  const acts = role === Rel.SUBJECT || role === Rel.OBJECT || role === Rel.PASSIVE_SUBJECT || role === Rel.AGENT || indirect;
  if (governor < 0 || !acts) return false;
  return view.word[name.first - 1] !== "the" && isOneOf(verbs, view.tokens.lemma[governor]);
}

const HEADS_OF = new Set(
  "president presidents minister ministers leaders government governments ambassador emperor king queen republic".split(" "),
);
/** Nouns that a country has and a person has not. */
const OF_STATES = new Set(
  "president ambassador parliament capital airspace border coast navy premier emperor king queen senate".split(" "),
);

/** What a state's ministers are for: "Tavon's minister" is his, "Zarandia's foreign minister" is a state's. */
const MINISTRIES = new Set("prime foreign defence defense interior finance justice".split(" "));

/** "the ministers of Zarandia", "Sundria's ambassador", "her Zarandia counterpart" */
function isState(view: View, name: NameMention): boolean {
  const next = view.word[name.last] ?? "";
  if (next === "counterpart" && view.rel[name.head] === Rel.COMPOUND) return true;
  if (/^['’]s?$/.test(next) && MINISTRIES.has(view.word[name.last + 1]) && view.word[name.last + 2] === "minister") return true;
  const first = firstConjunct(view, name.head);
  const governor = view.tokens.head[first];
  if (governor < 0) return false;
  const of = first > 0 && view.word[first - 1] === "of" && HEADS_OF.has(view.word[governor]);
  // "Kelmar's President Ludo Varga"
  const owned = /^['’]s?$/.test(view.word[name.last] ?? "") && OF_STATES.has(view.word[name.last + 1] ?? "");
  return of || owned || (view.rel[name.head] === Rel.POSSESSIVE && OF_STATES.has(view.word[governor]));
}
