import type { Annotations, Entity } from "../../model/annotations.ts";
import type { Statement } from "../../model/findings.ts";
import type { Span } from "../../model/span.ts";
import { tokenAt } from "../../text/tokens.ts";

const FIRST = new Set(["i", "me", "my", "myself"]);
const THIRD = new Set(["he", "she", "him", "her", "his"]);

/**
 * Who the pronouns of quoted words stand for: "I" is the speaker, "he" and "she" are not. A speaker whom his own words call by name was taken for
 * another ("'I called Idrel,' she said" is not Idrel): the person named last before stands for that one. `alias`: whom entities without
 * a name stand for. Writes into `entityAt`; returns the statements with such speakers put right. Linear in the quoted words and the mentions of persons.
 */
export function byVoice(ann: Annotations, statements: readonly Statement[], entityAt: Int32Array, alias: Int32Array): readonly Statement[] {
  const people = peopleNamed(ann);
  const number = new Map(ann.entities.map(({ id }, index) => [id, index]));
  let last = -1;
  return statements.map((statement) => {
    if (statement.speaker === null || statement.content.length === 0) return statement;
    const linked = number.get(statement.speaker) ?? -1;
    const given = linked >= 0 && alias[linked] >= 0 ? alias[linked] : linked;
    if (given < 0 || ann.entities[given].type !== "PERSON") return statement;
    if (statement.mode === "indirect") {
      last = given;
      return statement;
    }
    const wrong = isNamedIn(people, given, statement.content) && !namesItself(ann, statement, given);
    const speaker = wrong ? otherSpeaker(people, statement, last) : given;
    if (speaker < 0) return statement;
    last = speaker;
    for (const span of statement.content) voice(ann, people, entityAt, span, speaker, statement.mode === "direct");
    return speaker === linked ? statement : { ...statement, speaker: ann.entities[speaker].id };
  });
}

/**
 * Who speaks each word of an interview printed turn by turn ("Edith Carrow: Yes, we spoke …"): index into the entities, -1 where nobody's turn is
 * known. Puts the pronouns of the turns right in `entityAt`.
 */
export function byTurns(ann: Annotations, entityAt: Int32Array): Int32Array {
  const turns = new Int32Array(ann.tokens.count).fill(-1);
  const heads = turnHeads(ann, entityAt);
  if (heads.length < 2) return turns;
  const people = peopleNamed(ann);
  for (const [i, { colon, entity }] of heads.entries()) {
    const end = i + 1 < heads.length ? heads[i + 1].first : ann.tokens.count;
    turns.fill(entity, colon, end);
    if (ann.entities[entity].type !== "PERSON") continue;
    const span = { start: ann.tokens.start[colon], end: ann.tokens.end[end - 1] };
    voice(ann, people, entityAt, span, entity, true);
  }
  return turns;
}

/** So many words may stand before the colon of a turn. */
const HEAD_WORDS = 6;

/** Sentences that begin with a name and a colon. */
function turnHeads(ann: Annotations, entityAt: Int32Array): { first: number; colon: number; entity: number }[] {
  const { tokens, text, sentences } = ann;
  const found: { first: number; colon: number; entity: number }[] = [];
  for (const { firstToken, endToken } of sentences) {
    for (let t = firstToken + 1; t < Math.min(endToken - 1, firstToken + HEAD_WORDS); t++) {
      const word = text.slice(tokens.start[t], tokens.end[t]);
      const entity = word === ":" ? Math.max(...entityAt.subarray(firstToken, t)) : -1;
      if (entity >= 0 && ["PERSON", "ORG", "MISC"].includes(ann.entities[entity].type)) found.push({ first: firstToken, colon: t, entity });
      if (word === ":" || !/^\p{Lu}/u.test(word)) break;
    }
  }
  return found;
}

interface Named extends Span {
  readonly entity: number;
}

/** Names of single persons, in text order. */
function peopleNamed(ann: Annotations): readonly Named[] {
  const found: Named[] = [];
  for (const [entity, { type, members, mentions }] of ann.entities.entries())
    if (type === "PERSON" && members.length === 0)
      for (const { form, start, end } of mentions) if (form === "name") found.push({ entity, start, end });
  return found.sort((a, b) => a.start - b.start);
}

/** So many names before a quotation are looked through for another person. */
const NEAR_NAMES = 20;

/** Number of the first name at or behind a place. */
function nameFrom(people: readonly Named[], place: number): number {
  let low = 0;
  for (let high = people.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (people[middle].start < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isNamedIn(people: readonly Named[], entity: number, spans: readonly Span[]): boolean {
  for (const { start, end } of spans)
    for (let i = nameFrom(people, start); i < people.length && people[i].end <= end; i++) if (people[i].entity === entity) return true;
  return false;
}

/** The person named last before a place who may be meant; -1 where there is none near. */
function namedBefore(people: readonly Named[], place: number, fits: (entity: number) => boolean): number {
  const from = nameFrom(people, place) - 1;
  for (let i = from; i >= 0 && i > from - NEAR_NAMES; i--) if (fits(people[i].entity)) return people[i].entity;
  return -1;
}

/** Whether the words that say who speaks hold the name of the speaker. */
function namesItself({ text, entities }: Annotations, { source }: Statement, speaker: number): boolean {
  const surname = entities[speaker].name.split(" ").at(-1) ?? "";
  return source.length === 0 || source.some(({ start, end }) => text.slice(start, end).includes(surname));
}

/** Who spoke last, else the person named last before the quotation: one whom the quotation does not name. */
function otherSpeaker(people: readonly Named[], { content }: Statement, last: number): number {
  const fits = (entity: number) => !isNamedIn(people, entity, content);
  return last >= 0 && fits(last) ? last : namedBefore(people, content[0].start, fits);
}

function voice(ann: Annotations, people: readonly Named[], entityAt: Int32Array, span: Span, speaker: number, direct: boolean): void {
  const { tokens, text } = ann;
  for (let t = tokenAt(tokens, span.start); t < tokens.count && tokens.end[t] <= span.end; t++) {
    if (tokens.end[t] - tokens.start[t] > 6) continue;
    const word = text.slice(tokens.start[t], tokens.end[t]).toLowerCase();
    if (FIRST.has(word)) entityAt[t] = speaker;
    else if (direct && THIRD.has(word) && entityAt[t] === speaker)
      entityAt[t] = namedBefore(people, tokens.start[t], (entity) => entity !== speaker);
  }
}

/** "we", "us", "our" of a speaker. */
export function isWe({ mentions }: Entity, text: string): boolean {
  return mentions.every(({ form, start, end }) => form === "pronoun" && /^(?:we|us|our|ours|ourselves)$/i.test(text.slice(start, end)));
}
