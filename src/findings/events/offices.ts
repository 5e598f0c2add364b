import type { Annotations, Entity, Mention } from "../../model/annotations.ts";
import { tokenAt } from "../../text/tokens.ts";
import { childBy, relation, type Tree, upos } from "../tree.ts";
import { isCountry } from "./entity-kinds.ts";
import {
  fits,
  isDefiniteRole,
  isRoleAt,
  lemmaAt,
  type Office,
  officeAt,
  ofTitle,
  plain,
  type Reader,
  titleBefore,
} from "./office-titles.ts";
import type { Words } from "./word-lists.ts";

/** So many words of a sentence are looked through for the person that it is about, to keep what has no stops linear. */
const SENTENCE_WORDS = 120;

export interface Linked {
  readonly entityAt: Int32Array;
  /** Whom an entity without a name stands for, by index into the entities; -1 where nobody is known. */
  readonly alias: Int32Array;
}

/**
 * Links of role nouns that the offices stated in the text contradict, put right: "the interior minister" is the one who was named so, whoever else is
 * a minister, and "the Fennmark envoy" who fits nobody of that office is the person of no known office whom the sentence before was about.
 * `entityAt` is copied, not written into; linear in the text but for the few people of one office.
 */
export function byOffice(ann: Annotations, tree: Tree, entityAt: Int32Array, words: Words, loose: readonly Mention[]): Linked {
  const reader = { ann, tree, words };
  const offices = officesOf(reader);
  const titled = titledBy(ann, offices);
  const out = entityAt.slice();
  // Whom a nameless office stands for wherever it is spoken of.
  const alias = new Int32Array(ann.entities.length).fill(-1);
  // From which word on, where it is guessed from whom the text is about there.
  const from = new Int32Array(ann.entities.length);
  for (const [index, entity] of ann.entities.entries()) {
    if (entity.type !== "PERSON" || entity.members.length > 0) continue;
    const nameless = entity.mentions.every(({ form, head }) => form !== "name" || colours(reader, head));
    const beside = besideRole(reader, entityAt, entity);
    for (const role of beside) {
      const other = entityAt[role];
      const nobody = other >= 0 && other !== index && isNameless(ann.entities[other]);
      // "the envoy … the foreign minister, Kosti", taken for one: only the minister is he
      if (nobody && isSameRole(reader, ann.entities[other].mentions[0].head, role)) alias[other] = index;
      out[role] = index;
    }
    for (const { form, head } of entity.mentions) {
      if (form !== "noun" || entityAt[head] !== index || !isDefiniteRole(reader, head)) continue;
      const wanted = officeAt(reader, head);
      if (wanted === null || (offices[index].length > 0 && offices[index].some((office) => fits(wanted, office)) && !nameless)) continue;
      // Somebody whose office the text leaves to general knowledge may well hold it.
      if (!nameless && offices[index].length === 0) continue;
      const named = holderOf(titled, wanted, head, nameless);
      const holder = named >= 0 && areOfTwoStates(entity, ann.entities[named]) ? -1 : named;
      // "Mele said that the prime minister should not meet him": not the one who speaks, whose office is another
      const other = !nameless && holder < 0 && wanted.role !== "leader" && subjectAbove(tree, entityAt, head) === index;
      // "He did not see the head of the armed forces": an office that nobody told of before is said to hold
      if (holder < 0 && isOfBody(reader, head)) {
        if (!nameless) out[head] = -1;
        continue;
      }
      const found = other
        ? protagonist(reader, offices, entityAt, index, head)
        : holder < 0 && nameless && !["appos", "conj", "nmod"].includes(relation(tree, head))
          ? protagonist(reader, offices, entityAt, index, head)
          : holder;
      // "the regional president": of another office than President Dalvash
      if (found < 0 && wanted.marks.some((mark) => words["local-mark"].has(mark))) out[head] = -1;
      if (found < 0) continue;
      // "the envoy … the foreign minister, Kosti", taken for one: only the minister is he
      const apart = nameless && holder >= 0 && !isSameRole(reader, entity.mentions[0].head, head);
      if (!nameless || apart) out[head] = found;
      else {
        alias[index] = found;
        from[index] = holder < 0 ? firstNamed(ann.entities[found]) : 0;
      }
    }
  }
  for (const { form, head } of loose) {
    if (out[head] >= 0) continue;
    if (form === "pronoun") out[head] = personBefore(reader, entityAt, head);
    else if (isRoleAt(reader, head)) out[head] = protagonist(reader, offices, entityAt, -1, head, true);
  }
  for (let t = 0; t < out.length; t++) {
    const holder = out[t] < 0 || t < from[out[t]] ? -1 : alias[out[t]];
    if (holder >= 0) out[t] = isAnotherOffice(reader, t, offices[holder]) ? -1 : holder;
  }
  return { entityAt: out, alias };
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

/** A name of somebody whose office is stated. */
interface Titled {
  readonly head: number;
  readonly index: number;
  readonly offices: readonly Office[];
}

/** Names of the holders of stated offices in text order, by plain role. */
function titledBy(ann: Annotations, offices: readonly (readonly Office[])[]): ReadonlyMap<string, readonly Titled[]> {
  const found = new Map<string, Titled[]>();
  for (const [index, held] of offices.entries()) {
    if (held.length === 0) continue;
    for (const role of new Set(held.map((office) => plain(office).role))) {
      const list = found.get(role) ?? [];
      for (const { form, head } of ann.entities[index].mentions) if (form === "name") list.push({ head, index, offices: held });
      found.set(role, list);
    }
  }
  for (const list of found.values()) list.sort((a, b) => a.head - b.head);
  return found;
}

/** Offices of each named person, by index into the entities. */
function officesOf(reader: Reader): readonly (readonly Office[])[] {
  const { ann, tree } = reader;
  return ann.entities.map((entity) => {
    if (entity.type !== "PERSON" || entity.members.length > 0) return [];
    const found = entity.offices.flatMap(({ title, of }) => ofTitle(reader, title, of));
    let origin: string | null = null;
    for (const { form, start } of entity.mentions) {
      if (form !== "name") continue;
      const first = Math.min(tokenAt(ann.tokens, start), ann.tokens.count - 1);
      const before = titleBefore(reader, first);
      if (before !== null) found.push(before);
      origin ??= originBehind(reader, first);
      const governor = tree.head[first];
      if (relation(tree, first) === "appos" && governor >= 0 && isRoleAt(reader, governor))
        found.push(...orNone(officeAt(reader, governor)));
      for (let child = tree.firstChild[first]; child >= 0; child = tree.nextSibling[child])
        if (relation(tree, child) === "appos" && isRoleAt(reader, child)) found.push(...orNone(officeAt(reader, child)));
    }
    return withoutVague(origin === null ? found : found.map((office) => (office.of === null ? { ...office, of: origin } : office)));
  });
}

/** "Aldovan President Rhee", whose state no table knows: the title with its state says it all. */
function withoutVague(offices: readonly Office[]): readonly Office[] {
  const owned = new Set(offices.flatMap((office) => (office.of === null ? [] : [plain(office).role])));
  return offices.filter((office) => office.of !== null || !owned.has(plain(office).role));
}

/** "Prime Minister [Hugo Marchetti] of Lisande": where the name behind "of" is that of the state whose office it is. */
function originBehind({ ann, tree }: Reader, first: number): string | null {
  const { tokens, text } = ann;
  const word = (t: number) => text.slice(tokens.start[t], tokens.end[t]);
  let of = first + 1;
  while (of < Math.min(first + NAME_WORDS, tokens.count - 1) && upos(tree, of) === "PROPN") of++;
  if (of >= tokens.count - 1 || word(of) !== "of" || tokens.sentence[of] !== tokens.sentence[first]) return null;
  const owner = word(of + 1) === "the" ? of + 2 : of + 1;
  return owner < tokens.count && /^\p{Lu}/u.test(word(owner)) ? word(owner).toLowerCase() : null;
}

const NAME_WORDS = 6;

function orNone(office: Office | null): Office[] {
  return office === null ? [] : [office];
}

/** So many names of holders are looked at on either side of a role noun. */
const NEAR_NAMES = 40;

/** Index of the person of a stated office who was named last before a role noun; of a nameless one else the only one further on; -1 where nobody is. */
function holderOf(titled: ReadonlyMap<string, readonly Titled[]>, wanted: Office, noun: number, nameless: boolean): number {
  const names = titled.get(plain(wanted).role) ?? [];
  let low = 0;
  for (let high = names.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (names[middle].head < noun) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0 && i >= low - NEAR_NAMES; i--)
    if (names[i].offices.some((office) => fits(wanted, office))) return names[i].index;
  if (!nameless) return -1;
  // "Readout of the Prime Minister's call": the only one who is said to hold the office further on
  const later = new Set<number>();
  for (let i = low; i < Math.min(names.length, low + NEAR_NAMES); i++)
    // "The Secretary will host … spoke with Secretary Manalac of Tresmark": of another state than the one that is at home here
    if (names[i].offices.some((office) => fits(wanted, office) && !(wanted.of === null && office.of !== null))) later.add(names[i].index);
  return later.size === 1 ? [...later][0] : -1;
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
  if (isOfNewCountry(ann, tree, entityAt, noun)) return -1;
  for (let s = Math.max(0, sentence - 2); s < sentence; s++) {
    const { firstToken, endToken } = ann.sentences[s];
    let first = true;
    for (let t = firstToken; t < Math.min(endToken, firstToken + SENTENCE_WORDS); t++) {
      const index = entityAt[t];
      const entity = index < 0 ? null : ann.entities[index];
      if (entity?.type !== "PERSON" || index === nameless || entity.members.length > 0 || entity.country !== null) continue;
      // "MR. ALVARADO: …": whose turn it is
      if (t + 1 < endToken && ann.text.slice(ann.tokens.start[t + 1], ann.tokens.end[t + 1]) === ":") continue;
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

/** "The Kestrian ambassador", with Kestria named for the first time: nobody told of before. */
function isOfNewCountry(ann: Annotations, tree: Tree, entityAt: Int32Array, noun: number): boolean {
  for (let child = tree.firstChild[noun]; child >= 0 && child < noun; child = tree.nextSibling[child]) {
    const entity = entityAt[child] < 0 ? null : ann.entities[entityAt[child]];
    if (entity !== null && isCountry(entity) && entity.mentions[0].head === child) return true;
  }
  return false;
}
