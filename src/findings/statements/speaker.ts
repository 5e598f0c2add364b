import type { MentionForm } from "../../model/annotations.ts";
import { UPOS } from "../../model/annotations.ts";
import { tokenAt } from "../../text/tokens.ts";
import { childBy, children, fullRelation, isPassive, relation, subjectOf } from "../tree.ts";
import { covers, type Draft, lemmaAt, type Range, rangeHead } from "./draft.ts";
import { objectOf } from "./frames.ts";
import { INSIDE, OPENING, type View } from "./view.ts";
import { DOCUMENTS, INSTITUTIONS, OFFICES, UNNAMED } from "./words.ts";

/** Which entity the mention at a head token belongs to. */
export type EntityAt = ReadonlyMap<number, string>;

const PRON = UPOS.indexOf("PRON");
/** As `View.name` has it. */
const ORG = 2;
/** Nouns that the name of a body stands before. */
const NAMED_BEFORE: ReadonlySet<string> = new Set(
  "agency newspaper daily network channel broadcaster website portal service group organisation organization party ministry".split(" "),
);
const RELATIVE: ReadonlySet<string> = new Set(["who", "which", "that"]);
const ORDER: readonly MentionForm[] = ["name", "metonym", "noun", "pronoun"];

/** Entities by the head tokens of their mentions; where two meet, a name goes before a noun. */
export function entitiesByHead(view: View): Map<number, string> {
  const found = new Map<number, { id: string; rank: number }>();
  for (const entity of view.ann.entities)
    for (const { head, form } of entity.mentions) {
      const rank = ORDER.indexOf(form);
      const before = found.get(head);
      if (before === undefined || rank < before.rank) found.set(head, { id: entity.id, rank });
    }
  // A name inside a longer mention ("a Granite House statement", "Tavon and other officials") may be no mention's own.
  for (const { start, end, entity } of view.ann.names) {
    const first = tokenAt(view.ann.tokens, start);
    const head = rangeHead(view, [first, Math.max(first + 1, tokenAt(view.ann.tokens, end))]);
    if ((found.get(head)?.rank ?? 1) > 0) found.set(head, { id: entity, rank: 0 });
  }
  return new Map([...found].map(([head, { id }]) => [head, id]));
}

/** What has been said before, for sources that only point back: "it said", "the statement added". */
export interface Memory {
  /** Speaker by the noun that named the source last: "statement", "office". */
  readonly byNoun: Map<string, string | null>;
  last: string | null;
  /** The statement that `last` made, null where the last one has no known speaker. */
  lastDraft: Draft | null;
  /** Whether the last source was a document or a mouthpiece. */
  spoke: boolean;
}

export function createMemory(): Memory {
  return { byNoun: new Map(), last: null, lastDraft: null, spoke: false };
}

/**
 * The entity that speaks: that of the source's head; of a document or a mouthpiece, the one that it belongs to ("a Granite House statement",
 * "Tavon's office"); of a bare "it" or "the statement", the one that spoke through it before. Null for unnamed sources.
 */
export function speakerOf(view: View, at: EntityAt, { source, content }: Draft, memory: Memory): string | null {
  if (source.length === 0) return null;
  const head = namedHead(view, at, source[0]);
  const lemma = lemmaAt(view, head);
  if (lemma === "he" || lemma === "she") {
    const found = at.get(head);
    if (memory.last !== null && found !== memory.last && goesOn(view, found, content, memory) && mayBe(view, memory.last, lemma))
      return memory.last;
    if (found !== undefined && isNamedInQuote(view, found, content)) return otherSpeaker(view, found, content, lemma, memory);
  }
  // After "a Granite House statement said", "it said" is the statement's voice, whatever else "it" may refer to.
  if (lemma === "it" && (memory.spoke || (memory.last !== null && !isNamed(view, at.get(head) ?? "")))) return memory.last;
  const speaker = entityOfNoun(view, at, antecedentOf(view, head, lemma)) ?? pointsBack(view, head, lemma, memory);
  if (speaker !== null || (DOCUMENTS.has(lemma) && !memory.byNoun.has(lemma))) memory.byNoun.set(lemma, speaker);
  memory.spoke = DOCUMENTS.has(lemma) || OFFICES.has(lemma);
  if (memory.spoke) memory.last = speaker;
  return speaker;
}

/** "the envoy, who said that …": the noun that a relative clause hangs on; else the token itself. */
function antecedentOf({ pos, tree }: View, head: number, lemma: string): number {
  const verb = tree.head[head];
  if (pos[head] !== PRON || !RELATIVE.has(lemma) || verb < 0) return head;
  const noun = tree.head[verb];
  return relation(tree, verb) === "acl" && noun >= 0 && noun < head ? noun : head;
}

/** Nobody calls himself by name: "I trust Dalvash," he said, is not said by Dalvash. */
function isNamedInQuote(view: View, id: string | undefined, content: readonly Range[]): boolean {
  const { names, tokens } = view.ann;
  return content.some(([first, end]) => {
    const last = tokens.end[end - 1];
    for (let n = namesBefore(view, tokens.start[first]); n < names.length && names[n].start < last; n++)
      if (names[n].entity === id && view.quote[tokenAt(tokens, names[n].start)] === INSIDE) return true;
    return false;
  });
}

/** How many names begin before an offset. */
function namesBefore({ ann: { names } }: View, offset: number): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (names[middle].start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Names before a quotation that are looked through for its speaker, and mentions of each for a pronoun that does not fit. */
const NAMES_BACK = 12;
const MENTIONS = 60;

/**
 * '… said on Monday. "It is late," he added': a sentence that opens with a quotation goes on from the statement in the one before it, unless whose that is
 * is less than plain and it also speaks of the one whom the pronoun was found to mean, outside of what was said.
 */
function goesOn(view: View, found: string | undefined, content: readonly Range[], { lastDraft }: Memory): boolean {
  const [first] = content[0] ?? [-1];
  if (first < 0 || lastDraft === null || view.quote[first] !== OPENING) return false;
  const { sentence } = view.ann.tokens;
  const before = sentence[lastDraft.head];
  if (sentence[first] !== before + 1 || (first > 0 && sentence[first - 1] === sentence[first])) return false;
  const { cue, source } = lastDraft;
  if (source.some(([a, b]) => b >= cue.first - 1 && a <= cue.end + 1)) return true;
  const { firstToken, endToken } = view.ann.sentences[before];
  for (let n = namesBefore(view, view.ann.tokens.start[firstToken]); n < view.ann.names.length; n++) {
    const head = tokenAt(view.ann.tokens, view.ann.names[n].start);
    if (head >= endToken) return true;
    if (view.ann.names[n].entity === found && !covers(lastDraft.content, head)) return false;
  }
  return true;
}

/** A person of whom the text does not use the other pronoun. */
function mayBe(view: View, id: string, pronoun: string): boolean {
  const entity = view.ann.entities.find((one) => one.id === id);
  if (entity?.type !== "PERSON") return false;
  return !entity.mentions.slice(0, MENTIONS).some(({ form, head }) => form === "pronoun" && OTHER[pronoun].has(lemmaAt(view, head)));
}

/** Who else says it: whoever spoke last, else the person named last outside of quotations, of whom no other pronoun is used. */
function otherSpeaker(view: View, not: string, content: readonly Range[], pronoun: string, memory: Memory): string | null {
  const { names, tokens } = view.ann;
  const fits = (id: string) => id !== not && mayBe(view, id, pronoun) && !isNamedInQuote(view, id, content);
  if (memory.last !== null && fits(memory.last)) return memory.last;
  const end = namesBefore(view, tokens.start[content[0][0]]);
  const before = names.slice(Math.max(0, end - NAMES_BACK), end).filter(({ start }) => view.quote[tokenAt(tokens, start)] === 0);
  return before.findLast(({ entity }) => fits(entity))?.entity ?? null;
}

const OTHER: { readonly [pronoun: string]: ReadonlySet<string> } = { he: new Set(["she", "her"]), she: new Set(["he", "him", "his"]) };

/** Head of a source; where parsers leave several ("opposition leader Kasimir Vray"), the first that is named. */
function namedHead(view: View, at: EntityAt, [first, end]: Range): number {
  const top = rangeHead(view, [first, end]);
  for (let t = top; t < end; t++) {
    const governor = view.tree.head[t];
    const entity = governor >= first && governor < end ? undefined : at.get(t);
    if (entity !== undefined && isNamed(view, entity)) return t;
  }
  return top;
}

function pointsBack(view: View, head: number, lemma: string, memory: Memory): string | null {
  if (view.pos[head] === PRON) return lemma === "it" ? memory.last : null;
  const definite = children(view.tree, head).some((child) => lemmaAt(view, child) === "the");
  if (!definite) return null;
  const known = memory.byNoun.get(lemma);
  if (known !== undefined) return known;
  return DOCUMENTS.has(lemma) || lemma === "office" ? memory.last : null;
}

/** Entity of the noun phrase that `head` governs. */
export function entityOfNoun(view: View, at: EntityAt, head: number): string | null {
  const { tree } = view;
  const lemma = lemmaAt(view, head);
  const direct = at.get(head);
  const speaksForOther = DOCUMENTS.has(lemma) || OFFICES.has(lemma);
  const named = direct !== undefined && isNamed(view, direct);
  if (named && !(speaksForOther && view.name[head] === 0)) return direct;
  for (const child of children(tree, head)) {
    const name = relation(tree, child);
    if ((name === "appos" || name === "flat") && at.has(child)) return at.get(child) ?? null;
    // "the Halvik news agency": an institution by its name before it
    if (name === "compound" && view.name[child] === ORG && NAMED_BEFORE.has(lemma) && at.has(child)) return at.get(child) ?? null;
  }
  if (UNNAMED.has(lemma)) return null;
  if (direct !== undefined && !speaksForOther) return direct;
  const ways = speaksForOther
    ? [["nmod:poss"], ["nmod"], ["compound", "nmod:desc"], ["amod"]]
    : INSTITUTIONS.has(lemma)
      ? [["nmod:poss"], ["nmod"], ["amod"]]
      : [];
  for (const relations of ways)
    for (const child of children(tree, head))
      if (relations.includes(fullRelation(tree, child)) || relations.includes(relation(tree, child))) {
        const owner = at.get(child) ?? entityOfOwner(view, at, child);
        // "the Granite House readout of the call": a call has no voice
        if (owner !== undefined && !isAbout(view, child) && !isThing(view, owner)) return owner;
      }
  return speaksForOther ? null : (direct ?? null);
}

/** Whether the text gives an entity a name, or only nouns and pronouns. */
function isNamed(view: View, id: string): boolean {
  const entity = view.ann.entities.find((one) => one.id === id);
  return entity?.mentions.some(({ form }) => form === "name" || form === "metonym") ?? false;
}

function isThing(view: View, id: string): boolean {
  return view.ann.entities.some((one) => one.id === id && one.type === "MISC") && !isNamed(view, id);
}

/** One step further: "the press service of the Government of Vardania". */
function entityOfOwner(view: View, at: EntityAt, owner: number): string | undefined {
  for (const child of children(view.tree, owner)) {
    const name = relation(view.tree, child);
    if ((name === "nmod" || name === "compound" || name === "flat" || name === "appos") && at.has(child) && !isAbout(view, child))
      return at.get(child);
  }
  return undefined;
}

/** "a report on Kestria" is not Kestria's. */
function isAbout(view: View, child: number): boolean {
  const preposition = childBy(view.tree, child, "case");
  return preposition >= 0 && !["of", "by", "from", "for", "'s", "’s", "'", "’", "at"].includes(lemmaAt(view, preposition));
}

const TOLD: ReadonlySet<string> = new Set(["tell", "inform", "assure", "brief", "remind", "promise", "notify"]);
const TO: ReadonlySet<string> = new Set(["say", "explain", "write", "speak", "complain", "announce", "reply"]);

/** Whom it was said to, where the text names one: "told Dalvash that", "said to Lund". */
export function addresseeOf(view: View, at: EntityAt, { entry, head, content }: Draft): string | null {
  if (entry === null) return null;
  const { tree } = view;
  for (const child of children(tree, head)) {
    if (child < head || content.some(([first, end]) => child >= first && child < end)) continue;
    const name = relation(tree, child);
    if (TOLD.has(entry.words[0]) && (name === "obj" || name === "iobj")) return entityOfNoun(view, at, child);
    if (TO.has(entry.words[0]) && name === "obl" && children(tree, child).some((below) => lemmaAt(view, below) === "to"))
      return entityOfNoun(view, at, child);
  }
  return null;
}

/** Whom an accusation or a demand is aimed at: the object of the verb, or of its preposition, or the subject of a passive. */
export function targetOf(view: View, at: EntityAt, { entry, head, cue }: Draft): string | null {
  if (entry === null || (entry.stance !== "accuse" && entry.stance !== "demand")) return null;
  const { tree } = view;
  const direct = objectOf(view, { cue: entry, first: head, end: cue.end, head });
  const object = direct >= 0 ? direct : childBy(tree, head, "iobj");
  if (object >= 0) return entityOfNoun(view, at, object);
  const preposition = entry.words.at(-1);
  for (const child of children(tree, head)) {
    if (relation(tree, child) !== "obl") continue;
    if (entry.words.length > 1 && children(tree, child).some((below) => lemmaAt(view, below) === preposition))
      return entityOfNoun(view, at, child);
  }
  return null;
}

/** Who speaks where no source was marked: the subject that the verb shares with the one it hangs on ("said …, urging", "and later said"). */
export function impliedSpeaker(view: View, at: EntityAt, { head, entry }: Draft): string | null {
  if (entry?.as === "noun" || entry?.as === "phrase" || isPassive(view.tree, head)) return null;
  const { tree } = view;
  let verb = head;
  for (let step = 0; step < 4 && verb >= 0; step++) {
    const subject = subjectOf(tree, verb);
    if (subject >= 0) return isPassive(tree, verb) ? null : entityOfNoun(view, at, subject);
    const name = relation(tree, verb);
    if (name === "acl") return entityOfNoun(view, at, tree.head[verb]);
    if (name !== "advcl" && name !== "xcomp" && name !== "conj" && name !== "parataxis") return null;
    verb = tree.head[verb];
  }
  return null;
}
