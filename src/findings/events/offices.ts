import type { Annotations, Entity, Mention } from "../../model/annotations.ts";
import { childBy, fullRelation, relation, type Tree, upos } from "../tree.ts";
import { isCountry } from "./entity-kinds.ts";
import { holderOf, officesOf, type Titled, titledBy } from "./office-holders.ts";
import { fits, isDefiniteRole, isRoleAt, lemmaAt, type Office, officeAt, plain, type Reader } from "./office-titles.ts";
import { peerNamedLater } from "./peers-named.ts";
import type { Words } from "./word-lists.ts";

/** So many words of a sentence are looked through for the person that it is about, to keep what has no stops linear. */
const SENTENCE_WORDS = 120;

export interface Linked {
  readonly entityAt: Int32Array;
  /** Whom an entity without a name stands for, by index into the entities; -1 where nobody is known. */
  readonly alias: Int32Array;
}

/** What is known while links are put right: the offices that the text states, the links as they were, and as they come to be. */
interface Links {
  readonly reader: Reader;
  /** Offices of each named person, by index into the entities. */
  readonly offices: readonly (readonly Office[])[];
  readonly titled: ReadonlyMap<string, readonly Titled[]>;
  readonly given: Int32Array;
  readonly out: Int32Array;
  /** Whom a nameless office stands for wherever it is spoken of; -1 where nobody is known. */
  readonly alias: Int32Array;
  /** From which word on, where it is guessed from whom the text is about there. */
  readonly from: Int32Array;
}

/**
 * Links of role nouns that the offices stated in the text contradict, put right: "the interior minister" is the one who was named so, whoever else is
 * a minister, and "the Fennmark envoy" who fits nobody of that office is the person of no known office whom the sentence before was about.
 * `entityAt` is copied, not written into; linear in the text but for the few people of one office.
 */
export function byOffice(ann: Annotations, tree: Tree, entityAt: Int32Array, words: Words, loose: readonly Mention[]): Linked {
  const reader = { ann, tree, words };
  const offices = officesOf(reader);
  const links: Links = {
    reader,
    offices,
    titled: titledBy(ann, offices),
    given: entityAt,
    out: entityAt.slice(),
    alias: new Int32Array(ann.entities.length).fill(-1),
    from: new Int32Array(ann.entities.length),
  };
  for (const [index, entity] of ann.entities.entries()) {
    if (entity.type !== "PERSON" || entity.members.length > 0) continue;
    linkBeside(links, index, entity);
    const nameless = entity.mentions.every(({ form, head }) => form !== "name" || colours(reader, head));
    for (const { form, head } of entity.mentions)
      if (form === "noun" && entityAt[head] === index && isDefiniteRole(reader, head)) relink(links, index, head, nameless);
  }
  for (const [index, entity] of ann.entities.entries())
    if (links.alias[index] < 0 && isNameless(entity)) links.alias[index] = peerNamedLater(ann, tree, entityAt, words, index);
  linkLoose(links, loose);
  followAliases(links);
  return { entityAt: links.out, alias: links.alias };
}

/** "Foreign Minister Tev Maruk": the office beside a name is his. */
function linkBeside({ reader, given, out, alias }: Links, index: number, entity: Entity): void {
  const { entities } = reader.ann;
  for (const role of besideRole(reader, given, entity)) {
    const other = given[role];
    const nobody = other >= 0 && other !== index && isNameless(entities[other]);
    // "the envoy … the foreign minister, Kosti", taken for one: only the minister is he
    if (nobody && isSameRole(reader, entities[other].mentions[0].head, role)) alias[other] = index;
    out[role] = index;
  }
}

/** Puts right one role noun that was linked to a person: to the holder of the office that it names, else to whom the text is about, else to nobody. */
function relink(links: Links, index: number, head: number, nameless: boolean): void {
  const { reader, offices, titled, given, out, alias, from } = links;
  const { entities } = reader.ann;
  const own = offices[index];
  const wanted = officeAt(reader, head);
  if (wanted === null || (!nameless && own.some((office) => fits(wanted, office)))) return;
  // Somebody whose office the text leaves to general knowledge may well hold it.
  if (!nameless && own.length === 0) return;
  const named = holderOf(titled, wanted, head, nameless);
  const holder = named >= 0 && nameless && areOfTwoStates(entities[index], entities[named]) ? -1 : named;
  // "He did not see the head of the armed forces": an office that nobody told of before is said to hold
  if (holder < 0 && isOfBody(reader, head)) {
    if (!nameless) out[head] = -1;
    return;
  }
  // "Mele said that the prime minister should not meet him": not the one who speaks, whose office is another
  const other = nameless
    ? !["appos", "conj", "nmod"].includes(relation(reader.tree, head))
    : wanted.role !== "leader" && subjectAbove(reader.tree, given, head) === index;
  const found = holder < 0 && other ? protagonist(reader, offices, given, index, head) : holder;
  // "the regional president": of another office than President Dalvash
  if (found < 0 && wanted.marks.some((mark) => reader.words["local-mark"].has(mark))) out[head] = -1;
  if (found < 0) return;
  // "the envoy … the foreign minister, Kosti", taken for one: only the minister is he
  const apart = nameless && holder >= 0 && !isSameRole(reader, entities[index].mentions[0].head, head);
  if (!nameless || apart) out[head] = found;
  else {
    alias[index] = found;
    from[index] = holder < 0 ? firstNamed(entities[found]) : 0;
  }
}

/** Pronouns and role nouns that were taken from what is no person: of the person before them, or of whom the text is about. */
function linkLoose({ reader, offices, given, out }: Links, loose: readonly Mention[]): void {
  for (const { form, head } of loose) {
    if (out[head] >= 0) continue;
    if (form === "pronoun") out[head] = personBefore(reader, given, head);
    else if (isRoleAt(reader, head)) out[head] = protagonist(reader, offices, given, -1, head, true);
  }
}

function followAliases({ reader, offices, out, alias, from }: Links): void {
  for (let t = 0; t < out.length; t++) {
    const holder = out[t] < 0 || t < from[out[t]] ? -1 : alias[out[t]];
    if (holder >= 0) out[t] = isAnotherOffice(reader, t, offices[holder]) ? -1 : holder;
  }
}

function areOfTwoStates(a: Entity, b: Entity): boolean {
  return a.country !== null && b.country !== null && a.country !== b.country;
}

/** "the head of the armed forces", "the chief of the general staff": the post is known by what it is over, and that is no state. */
function isOfBody({ ann, tree, words }: Reader, noun: number): boolean {
  if (!words["head-of"].has(ann.tokens.lemma[noun].toLowerCase())) return false;
  const over = childBy(tree, noun, "nmod");
  const joined = over > noun && upos(tree, over) === "NOUN" && ann.tokens.lemma[noun + 1] === "of";
  return joined && !words["led-by-holder"].has(ann.tokens.lemma[over].toLowerCase());
}

function isSameRole(reader: Reader, a: number, b: number): boolean {
  const [one, other] = [officeAt(reader, a), officeAt(reader, b)];
  return one === null || other === null || plain(one).role === plain(other).role;
}

function firstNamed({ mentions }: Entity): number {
  return mentions.find(({ form }) => form === "name")?.head ?? 0;
}

/** "The Minister of Foreign Affairs … the Prime Minister": one noun, two offices. */
function isAnotherOffice(reader: Reader, noun: number, held: readonly Office[]): boolean {
  const wanted = officeAt(reader, noun);
  const same = wanted === null ? [] : held.filter((office) => plain(office).role === plain(wanted).role);
  return (
    wanted !== null &&
    wanted.marks.length > 0 &&
    same.length > 0 &&
    same.every((office) => office.marks.length > 0 && !fits(wanted, office))
  );
}

function isNameless({ type, mentions, members }: Entity): boolean {
  return type === "PERSON" && members.length === 0 && mentions.every(({ form }) => form !== "name");
}

/** "the Sarmandi president": a country that was read as a person's name. */
function colours(reader: Reader, name: number): boolean {
  const governor = reader.tree.head[name];
  return (
    governor === name + 1 && isRoleAt(reader, governor) && upos(reader.tree, governor) === "NOUN" && relation(reader.tree, name) !== "flat"
  );
}

/** Role nouns that a name of the person stands beside: "the President of the Republic, Lucan Merrow". */
function besideRole(reader: Reader, entityAt: Int32Array, { mentions }: Entity): number[] {
  const { tree, ann } = reader;
  const found: number[] = [];
  for (const { form, head } of mentions) {
    // "Minister of Foreign Affairs Elva Norring"
    const title = form === "name" ? childBy(tree, head, "nmod:desc") : -1;
    if (title >= 0 && title < head && entityAt[title] >= 0 && isNameless(ann.entities[entityAt[title]]) && isRoleAt(reader, title))
      found.push(title);
    const governor = form === "name" && relation(tree, head) === "appos" ? tree.head[head] : -1;
    if (governor < 0 || governor > head || !isRoleAt(reader, governor) || entityAt[governor] === entityAt[head]) continue;
    const { start, end } = ann.tokens;
    if (ann.text.slice(start[governor], end[governor]).toLowerCase() === lemmaAt(reader, governor)) found.push(governor);
  }
  return found;
}

/** Subject of the clause that governs the one of a word ("Mele said that the premier …"): index of its entity, -1 where there is none. */
function subjectAbove(tree: Tree, entityAt: Int32Array, word: number): number {
  const clause = tree.head[word];
  const governor = clause < 0 || relation(tree, clause) !== "ccomp" ? -1 : tree.head[clause];
  const subject = governor < 0 ? -1 : childBy(tree, governor, "nsubj");
  return subject < 0 ? -1 : entityAt[subject];
}

const NEAR_WORDS = 60;

/** The person named last before a pronoun, the subject of the sentence before first; -1 where there is none near. */
function personBefore({ ann, tree }: Reader, entityAt: Int32Array, word: number): number {
  let nearest = -1;
  for (let t = word - 1; t >= 0 && word - t < NEAR_WORDS; t--) {
    const entity = entityAt[t] < 0 ? null : ann.entities[entityAt[t]];
    if (entity?.type !== "PERSON" || entity.members.length > 0) continue;
    if (relation(tree, t) === "nsubj") return entityAt[t];
    if (nearest < 0) nearest = entityAt[t];
  }
  return nearest;
}

/**
 * "Thill went on to Velloin … The Fennmark envoy was due back": nobody in the text is said to hold the office, so it is the one person of no known
 * office in the two sentences before, of several the subject of the last one.
 */
function protagonist(
  { ann, tree }: Reader,
  offices: readonly (readonly Office[])[],
  entityAt: Int32Array,
  nameless: number,
  noun: number,
  loose = false,
): number {
  const sentence = ann.tokens.sentence[noun];
  const found = new Set<number>();
  let subject = -1;
  if (isOfNewCountry(ann, tree, entityAt, noun) || isSomebodys(ann, tree, entityAt, noun)) return -1;
  for (let s = Math.max(0, sentence - 2); s < sentence; s++) {
    const { firstToken, endToken } = ann.sentences[s];
    let first = true;
    for (let t = firstToken; t < Math.min(endToken, firstToken + SENTENCE_WORDS); t++) {
      const index = entityAt[t];
      const entity = index < 0 ? null : ann.entities[index];
      if (entity?.type !== "PERSON" || index === nameless || entity.members.length > 0 || entity.country !== null) continue;
      // "MR. ALVARADO: … I …": whose turn it is
      if (t + 1 < endToken && ann.text.slice(ann.tokens.start[t + 1], ann.tokens.end[t + 1]) === ":") continue;
      if (/^(?:i|me|my|we|us|our|you|your)$/i.test(ann.text.slice(ann.tokens.start[t], ann.tokens.end[t]))) continue;
      if ((offices[index].length > 0 && !loose) || !entity.mentions.some(({ form }) => form === "name")) continue;
      found.add(index);
      if (first && relation(tree, t) === "nsubj") {
        subject = index;
        first = false;
      }
    }
  }
  return found.size === 1 ? [...found][0] : subject;
}

/** "President Dalvash's security adviser": whoever he is, the text has told of his master. */
function isSomebodys(ann: Annotations, tree: Tree, entityAt: Int32Array, noun: number): boolean {
  const owner = childBy(tree, noun, "nmod:poss");
  return owner >= 0 && entityAt[owner] >= 0 && ann.entities[entityAt[owner]].type === "PERSON";
}

/** "The Kestrian ambassador", "the UNIFIL commander", with Kestria or the force named for the first time: nobody told of before. */
function isOfNewCountry(ann: Annotations, tree: Tree, entityAt: Int32Array, noun: number): boolean {
  for (let child = tree.firstChild[noun]; child >= 0 && child < noun; child = tree.nextSibling[child]) {
    const entity = entityAt[child] < 0 ? null : ann.entities[entityAt[child]];
    // "Tresmark's president", of a state that no table knows
    const owner = fullRelation(tree, child) === "nmod:poss" && (entity?.type === "PLACE" || entity?.type === "GROUP");
    const known = entity !== null && (isCountry(entity) || owner || (entity.type === "ORG" && entity.key !== null));
    if (known && entity.mentions[0].head === child) return true;
  }
  return false;
}
