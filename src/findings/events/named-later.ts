/** Leaders whom a contact names by their states only, and the text by name further on. */
import type { Entity } from "../../model/annotations.ts";
import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { isCountry, isPerson } from "./entity-kinds.ts";
import { countOf, REACH } from "./group-members.ts";
import { FAR, holds, holdsAnother, officeOf } from "./group-offices.ts";
import { isKind, isPlural, preposition } from "./noun-phrases.ts";
import type { Parties } from "./party-places.ts";
import { form, type Scene, yearOf } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

/** So many sentences further on the names stand. */
const AHEAD = 2;
/** So many words into a text it still begins. */
const OPENING = 60;

/**
 * "The leaders of Kelmar and Osteria spoke on Sunday. Moll and Roe …", "Kelmar's Anna Moll … Jon Roe of Osteria": as many people as there are states,
 * named for the first time as the subject of the next sentence or each with one of the states, stand for the states.
 */
export function namedLater(scene: Scene, { kind, word, sides, frame }: Trigger, parties: Parties): Parties | null {
  const ahead = kind === "verb" ? groupAhead(scene, word, sides.subject) : -1;
  const hosted = frame.role === "host" && kind === "verb" && !sides.passive;
  const group = kind === "noun" ? groupUnder(scene, word) : sides.passive ? -1 : ahead >= 0 ? ahead : hosted ? sides.object : sides.subject;
  const { actors, recipients } = hosted ? { actors: [], recipients: parties.recipients } : parties;
  if (group < 0 || upos(scene.tree, group) !== "NOUN" || !isPlural(scene, group) || !isKind(scene, group, "person")) return null;
  const owned = childBy(scene.tree, group, "nmod", "amod", "compound");
  const unnamed =
    !hosted && kind === "verb" && isOpening(scene, group, [...actors, ...recipients]) ? nextSubject(scene, group, ["", ""]) : null;
  if (unnamed !== null) return { actors: unnamed, recipients: [], borrowed: true, rule: "party.named-later" };
  if (officeOf(scene, group) === null || owned < 0 || childBy(scene.tree, group, "appos") >= 0 || isLongAgo(scene, group)) return null;
  const states = resolve(scene, group);
  const told = ahead >= 0 && actors.length + recipients.length === 0 ? states : [...actors, ...recipients];
  if (
    states.length < 2 ||
    told.length !== states.length ||
    !states.every((id) => told.includes(id)) ||
    states.some((id) => isNamedPerson(scene, id))
  )
    return null;
  const found = eachOfItsState(scene, group, states) ?? nextSubject(scene, group, states);
  if (found === null && ahead >= 0) return { actors: states, recipients: [], borrowed: true, rule: "party.group-ahead" };
  // "hosted the leaders of Kelmar and Osteria. Moll and Roe arrived by ferry."
  if (found !== null && hosted) return { ...parties, recipients: found, borrowed: true, rule: "party.named-later" };
  return found === null ? null : { actors: found, recipients: [], borrowed: true, rule: "party.named-later" };
}

/** "The two foreign ministers talked on Tuesday. Moll and Roe agreed": two of an office at the beginning of a text, before anybody is named. */
function isOpening(scene: Scene, group: number, told: readonly string[]): boolean {
  if (officeOf(scene, group) === null || countOf(scene, group) !== 2 || group > OPENING || childBy(scene.tree, group, "nmod") >= 0)
    return false;
  for (let t = 0; t < group; t++) if (scene.personAt[t] >= 0) return false;
  return told.length === 1 && scene.entityById.get(told[0])?.type === "GROUP";
}

/** "The presidents of Kelmar and Osteria shook hands. Moll and Roe … The two presidents last met in May": those named between, not the states. */
export function namedSince(scene: Scene, { kind, sides }: Trigger, parties: Parties): Parties | null {
  const group = sides.subject;
  if (kind !== "verb" || group < 0 || sides.passive || parties.actors.length < 2 || !isPlural(scene, group)) return null;
  if (upos(scene.tree, group) !== "NOUN" || childBy(scene.tree, group, "nmod", "appos", "compound") >= 0) return null;
  if (parties.actors.some((id) => isNamedPerson(scene, id) || scene.entityById.get(id)?.type === "GROUP")) return null;
  for (let t = group - 1; t >= Math.max(0, group - FAR); t--) {
    if (form(scene, t) !== form(scene, group) || childBy(scene.tree, t, "nmod", "compound", "amod") < 0) continue;
    const states = resolve(scene, t);
    if (states.length !== parties.actors.length || !states.every((id) => parties.actors.includes(id))) continue;
    const found = eachOfItsState(scene, t, states) ?? nextSubject(scene, t, states);
    return found === null ? null : { ...parties, actors: found, borrowed: true, rule: "party.named-later" };
  }
  return null;
}

/** "A year after they met, the presidents of Kelmar and Osteria are at odds": the subject of the clause that follows; -1 elsewhere. */
function groupAhead(scene: Scene, verb: number, subject: number): number {
  const { tree } = scene;
  if (subject < 0 || form(scene, subject) !== "they" || scene.entityAt[subject] >= 0 || tree.head[verb] < 0) return -1;
  const { endToken } = scene.ann.sentences[scene.ann.tokens.sentence[verb]];
  for (let t = verb + 1; t < Math.min(endToken, verb + REACH); t++)
    if (relation(tree, t) === "nsubj" && tree.head[t] > t && tree.head[tree.head[t]] < 0) return t;
  return -1;
}

/** "In 1956 the leaders of Kelmar and Osteria met": none of those whom the news is about. */
function isLongAgo(scene: Scene, word: number): boolean {
  const { newsYear } = scene;
  return scene.timesIn[scene.ann.tokens.sentence[word]].some(({ time }) => {
    const year = yearOf(time.edtf);
    return newsYear !== null && year !== null && newsYear - year > 1;
  });
}

/** "a call between the presidents of Kelmar and Osteria" */
function groupUnder(scene: Scene, noun: number): number {
  for (let child = scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child])
    if (relation(scene.tree, child) === "nmod" && ["between", "of"].includes(preposition(scene, child) ?? "")) return child;
  return -1;
}

/** A state that no table knows may have been taken for a person, but not for one of two names. */
function isNamedPerson(scene: Scene, id: string): boolean {
  return isPerson(scene, id) && (scene.entityById.get(id)?.name.includes(" ") ?? false);
}

/** For each state the one person who is named first within the next sentences as being of it; null where one is missing. */
function eachOfItsState(scene: Scene, group: number, states: readonly string[]): readonly string[] | null {
  const { sentence } = scene.ann.tokens;
  const last = Math.min(sentence[group] + AHEAD, scene.ann.sentences.length - 1);
  const found = new Map<string, string>();
  const end = scene.ann.sentences[last].endToken;
  for (let t = group + 1; t < Math.min(end, group + 2 * REACH); t++) {
    const person = scene.personAt[t] < 0 ? null : scene.ann.entities[scene.personAt[t]];
    if (person === null || isKnownBefore(person, group) || isOfAnotherOffice(scene, group, person.id)) continue;
    const state = states.find((id) => isOf(scene, t, person, id));
    if (state !== undefined && !found.has(state)) found.set(state, person.id);
  }
  return states.every((id) => found.has(id)) ? states.flatMap((id) => found.get(id) ?? []) : null;
}

function isKnownBefore({ mentions }: Entity, word: number): boolean {
  return mentions[0].head < word;
}

function isOfAnotherOffice(scene: Scene, group: number, id: string): boolean {
  const office = officeOf(scene, group);
  return office !== null && holdsAnother(scene, id, office) && !holds(scene, id, office);
}

/** "Kelmar's Anna Moll", "Anna Moll of Kelmar", "Kelmari President Moll". */
function isOf(scene: Scene, name: number, person: Entity, stateId: string): boolean {
  const state = scene.entityById.get(stateId);
  if (state === undefined) return false;
  if (isCountry(state) && person.country !== null) return state.key === person.country;
  if (person.offices.some(({ of }) => of !== null && of === state.name)) return true;
  for (let child = scene.tree.firstChild[name]; child >= 0; child = scene.tree.nextSibling[child]) {
    const relates =
      fullRelation(scene.tree, child) === "nmod:poss" || (relation(scene.tree, child) === "nmod" && preposition(scene, child) === "of");
    if (relates && scene.entityAt[child] >= 0 && scene.ann.entities[scene.entityAt[child]].id === stateId) return true;
  }
  return false;
}

/** The people who are the subject of the next sentence, where they are as many as the states and nobody of them was named before. */
function nextSubject(scene: Scene, group: number, states: readonly string[]): readonly string[] | null {
  const next = scene.ann.tokens.sentence[group] + 1;
  if (next >= scene.ann.sentences.length) return null;
  const { firstToken, endToken } = scene.ann.sentences[next];
  for (let t = firstToken; t < Math.min(endToken, firstToken + REACH); t++) {
    if (relation(scene.tree, t) !== "nsubj" || scene.tree.head[t] < 0 || scene.tree.head[scene.tree.head[t]] >= 0) continue;
    if (upos(scene.tree, t) === "PRON" || ["both", "they"].includes(form(scene, t))) return null;
    const people = resolve(scene, t);
    const fresh = people.every((id) => {
      const person = scene.entityById.get(id);
      return person?.type !== "GROUP" && person !== undefined && !isKnownBefore(person, group) && !isOfAnotherOffice(scene, group, id);
    });
    const named = people.some((id) => isPerson(scene, id)) && people.every((id) => !isCountry(scene.entityById.get(id)));
    return people.length === states.length && fresh && named ? people : null;
  }
  return null;
}
