import { ordinalOf } from "../../text/number-words.ts";
import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { partiesOfTalks } from "./bare-talks.ts";
import { countedBefore, groupWord, guests, membersBefore, ofTheOffice, othersOfGroup } from "./bridging-groups.ts";
import { ourselves, saidOf, spokenFor } from "./bridging-speakers.ts";
import type { Draft } from "./draft.ts";
import { isPerson } from "./entity-kinds.ts";
import { countOf, groupBefore, partiesBefore, subjectBefore } from "./group-members.ts";
import { preposition } from "./noun-phrases.ts";
import type { Parties } from "./party-places.ts";
import { form, type Scene } from "./scene.ts";
import { statementAround } from "./status.ts";
import type { Trigger } from "./triggers.ts";

/**
 * Parties of a contact whose own words name only a group that the text's entities leave open ("The two spoke again on Monday", "their second meeting",
 * "The ministers talked for an hour"): those of the contact told last, where they are as many as the words say, else the two people named last.
 * `previous` is the contact of two or more that was told last.
 */
export function bridged(scene: Scene, trigger: Trigger, parties: Parties, previous: Draft | null, last: Draft | null): Parties {
  const { frame, word } = trigger;
  const pair =
    frame.contact === undefined
      ? null
      : (ofTheOffice(scene, trigger, parties) ??
        peopleOfStates(scene, trigger, parties) ??
        countedBefore(scene, trigger, parties, previous));
  if (pair !== null) return pair;
  const own =
    frame.contact === undefined ? null : (guests(scene, trigger, parties, previous) ?? othersOfGroup(scene, trigger, parties, previous));
  if (own !== null) return own;
  const named = frame.contact === undefined ? null : (saidOf(scene, trigger, parties) ?? ourselves(scene, trigger, parties, previous));
  if (named !== null) return named;
  if (frame.contact !== undefined) {
    const [actors, recipients] = [parties.actors, parties.recipients].map((ids) => ids.flatMap((id) => membersBefore(scene, id, previous)));
    if (actors.length + recipients.length > parties.actors.length + parties.recipients.length)
      return { actors, recipients: recipients.filter((id) => !actors.includes(id)), borrowed: true, rule: "party.group-before" };
  }
  const visitor = welcomed(scene, trigger, parties, last);
  if (visitor.length > 0) return { ...parties, recipients: visitor, borrowed: true, rule: "party.visitor" };
  const replies = frame.id === "letter-reply" || frame.id === "reply";
  const writer = replies && parties.recipients.length === 0 ? parties.actors[0] : undefined;
  if (writer !== undefined && previous?.contact?.mode === "letter" && previous.contact.roles.has(writer))
    return { ...parties, recipients: [...previous.contact.roles.keys()].filter((id) => id !== writer) };
  const traveller = frame.contact === "visit" ? travellerBefore(scene, trigger, parties) : [];
  if (traveller.length > 0) return { ...parties, actors: traveller, borrowed: true, rule: "party.protagonist" };
  if (frame.contact === undefined || !frame.mutual || new Set([...parties.actors, ...parties.recipients]).size > 1) return parties;
  if (isNextOne(scene, trigger) && parties.actors.length + parties.recipients.length === 0 && previous !== null) {
    if (previous.contact?.mode === "letter" && frame.contact !== "letter") return parties;
    const same = partiesBefore(scene, word, previous, 0);
    return same.length > 1 ? { actors: same, recipients: [], borrowed: true, rule: "party.group-before" } : parties;
  }
  const alone = protagonist(scene, trigger, parties, previous);
  if (alone.length > 0) return { actors: alone, recipients: parties.recipients, borrowed: true, rule: "party.protagonist" };
  if (parties.actors.length + parties.recipients.length === 0) {
    const talking = partiesOfTalks(scene, trigger);
    if (talking.length > 1) return { actors: talking, recipients: [], borrowed: true, rule: "party.topic" };
  }
  const group = groupWord(scene, trigger);
  const apiece = group >= 0 && ["them", "both"].includes(form(scene, group));
  const count = group < 0 ? 0 : countOf(scene, group);
  // "the two would sit down with Lund in the chair"
  const joined = count === 2 && group === trigger.sides.subject && parties.actors.length === 0;
  if (group < 0 || (parties.recipients.length > 0 && !apiece && !joined)) return parties;
  const found = groupBefore(scene, group, word, count, previous).filter((id) => !isQuotedBy(scene, group, id));
  const recipients = apiece || joined ? parties.recipients.filter((id) => !found.includes(id)) : [];
  return found.length > 1 ? { actors: found, recipients, borrowed: true, rule: "party.group-before" } : parties;
}

const VISITORS = new Set(["party", "guest", "visitor", "delegation", "group", "team"]);

/** "Pasco will fly to Vell … The party is to be welcomed by the mayor": those of the journey told last. */
function welcomed(scene: Scene, { frame, sides }: Trigger, parties: Parties, last: Draft | null): readonly string[] {
  const { object } = sides;
  if (frame.role !== "host" || object < 0 || !VISITORS.has(scene.lemma[object]) || last?.contact?.mode !== "visit") return [];
  if (parties.recipients.some((id) => scene.entityById.get(id)?.type === "PERSON")) return [];
  const determiner = childBy(scene.tree, object, "det");
  const plain = determiner >= 0 && form(scene, determiner) === "the" && childBy(scene.tree, object, "nmod", "amod", "compound", "acl") < 0;
  if (!plain || scene.ann.tokens.sentence[object] - scene.ann.tokens.sentence[last.lastWord] > 2) return [];
  return last.actors.filter((id) => scene.entityById.get(id)?.type === "PERSON" && !parties.actors.includes(id));
}

/** '"If they want to talk," Menes said': of whom a speaker says "they" he is none. */
function isQuotedBy(scene: Scene, group: number, id: string): boolean {
  if (!["they", "them", "their"].includes(form(scene, group))) return false;
  const statement = statementAround(scene, group);
  return statement !== null && statement.mode === "direct" && statement.speaker === id;
}

/** "The presidents of Cassia and Thule, Bruno Valli and Saga Noor, laid a wreath. They then talked": the presidents, not the states. */
function peopleOfStates(scene: Scene, { sides, word }: Trigger, parties: Parties): Parties | null {
  const { subject } = sides;
  if (subject < 0 || form(scene, subject) !== "they" || parties.actors.length < 2) return null;
  if (parties.actors.some((id) => ["PERSON", "GROUP"].includes(scene.entityById.get(id)?.type ?? "PERSON"))) return null;
  const around = subjectAround(scene, word);
  const people = around.length === parties.actors.length ? around : subjectBefore(scene, subject);
  if (people.length !== parties.actors.length) return null;
  return {
    ...parties,
    actors: people,
    recipients: parties.recipients.filter((id) => !people.includes(id)),
    borrowed: true,
    rule: "party.group-before",
  };
}

/** "The leaders of Cassia and Thule, Valli and Noor, failed to agree when they met": the persons whom the clauses around are about. */
function subjectAround(scene: Scene, word: number): readonly string[] {
  const { tree } = scene;
  let at = tree.head[word];
  for (let climbed = 0; climbed < 4 && at >= 0; climbed++, at = tree.head[at]) {
    const subject = childBy(tree, at, "nsubj");
    if (subject >= 0 && upos(tree, subject) !== "PRON") return resolve(scene, subject).filter((id) => isPerson(scene, id));
  }
  return [];
}

/** "Serane met Aarest … A meeting with Rahoun did not take place": of a contact that names one side only the other is the person whom the sentences before were about. */
function protagonist(scene: Scene, { kind, word }: Trigger, { actors, recipients }: Parties, previous: Draft | null): readonly string[] {
  if (kind !== "noun" || actors.length > 0 || recipients.length !== 1) return [];
  const principal = spokenFor(scene, word);
  if (principal !== null && principal !== recipients[0]) return [principal];
  if (previous === null) return [];
  if (childBy(scene.tree, word, "nmod:poss") >= 0 || !isPerson(scene, recipients[0])) return [];
  if (scene.ann.tokens.sentence[word] - scene.ann.tokens.sentence[previous.lastWord] > 2) return [];
  // "Brost will be received by the speaker": it is about Brost.
  const about = previous.trigger.sides.passive ? previous.recipients : previous.actors;
  const known = about.every((id) => id !== recipients[0] && isPerson(scene, id));
  return known && about.length < 3 ? about : [];
}

/** "Idrel was received in Quenby … A visit to Halvik is planned for May": the one person whom the sentence before is about. */
function travellerBefore(scene: Scene, { kind, word }: Trigger, { actors }: Parties): readonly string[] {
  const { tree } = scene;
  if (kind !== "noun" || actors.length > 0 || relation(tree, word) !== "nsubj" || scene.ann.tokens.sentence[word] === 0) return [];
  const determiner = childBy(tree, word, "det");
  if (determiner < 0 || !["a", "no", "another"].includes(form(scene, determiner)) || childBy(tree, word, "nmod:poss") >= 0) return [];
  const about = subjectBefore(scene, word);
  return about.length === 1 ? about : [];
}

const ROUNDS = new Set(["previous", "last", "next", "final"]);
const FURTHER = new Set(["such", "another", "new", "next", "further", "follow-up", "fresh"]);

/** "A second meeting is planned for January": of those who met before. */
function isNextOne(scene: Scene, trigger: Trigger): boolean {
  const { tree } = scene;
  const word = trigger.kind === "noun" ? trigger.word : trigger.light;
  if (word < 0) return false;
  let further = false;
  for (let child = tree.firstChild[word]; child >= 0; child = tree.nextSibling[child]) {
    if (form(scene, child) === "no" || form(scene, child) === "any") return false;
    const nth = ordinalOf(form(scene, child)) ?? 0;
    const round = ["round", "session", "one"].includes(scene.lemma[word]) && (ROUNDS.has(form(scene, child)) || nth > 0);
    if (round || (trigger.kind === "noun" && (FURTHER.has(form(scene, child)) || nth > 1))) further = true;
    // "a further meeting on Wednesday": its day says nothing of whose it is
    const apart = scene.headsTime[child] === 1 || ["in", "at", "on"].includes(preposition(scene, child) ?? "");
    if (["nmod", "nmod:poss"].includes(fullRelation(tree, child)) && !apart) return false;
  }
  return further;
}
