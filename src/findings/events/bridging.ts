import { ordinalOf } from "../../text/number-words.ts";
import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { partiesOfTalks } from "./bare-talks.ts";
import { countedBefore, groupWord, guests, membersBefore, ofTheOffice, othersOfGroup } from "./bridging-groups.ts";
import { visiting, welcomed } from "./bridging-guests.ts";
import { onJourney, travellerBefore } from "./bridging-journeys.ts";
import { peersBefore, placeBefore } from "./bridging-peers.ts";
import { ourselves, saidOf, saysThereIs, spokenFor } from "./bridging-speakers.ts";
import type { Draft } from "./draft.ts";
import { isNamed, isPerson } from "./entity-kinds.ts";
import { countOf, groupBefore, partiesBefore, subjectBefore } from "./group-members.ts";
import { letterAnswered } from "./letters.ts";
import { ownStatus } from "./modality.ts";
import { namedLater, namedSince } from "./named-later.ts";
import { countedBy, preposition } from "./noun-phrases.ts";
import { nounSides } from "./noun-sides.ts";
import { byPreposition, type Parties } from "./party-places.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { isOneOfSeries } from "./series.ts";
import { statementAround } from "./status.ts";
import type { Trigger } from "./triggers.ts";

/** So many events back those of a three-way meeting are looked for. */
const NEAR_EVENTS = 8;

/** What was told before: the last contact of two or more, the last of any kind, all events in text order. */
interface Told {
  readonly previous: Draft | null;
  readonly last: Draft | null;
  readonly told: readonly Draft[];
}

/**
 * Parties of a contact whose own words name only a group that the text's entities leave open ("The two spoke again on Monday", "their second meeting",
 * "The ministers talked for an hour"): those of the contact told last, where they are as many as the words say, else the two people named last.
 * `previous` is the contact of two or more that was told last.
 */
export function bridged(scene: Scene, trigger: Trigger, parties: Parties, before: Told): Parties {
  if (trigger.frame.contact === undefined) return parties;
  const found = toldBefore(scene, trigger, parties, before);
  return namedSince(scene, trigger, found) ?? found;
}

/** The first of the rules that knows better than the words beside the trigger; else the parties as these give them. */
function toldBefore(scene: Scene, trigger: Trigger, parties: Parties, { previous, last, told }: Told): Parties {
  return (
    namedLater(scene, trigger, parties) ??
    ofTheOffice(scene, trigger, parties) ??
    placeBefore(scene, trigger, parties) ??
    peersBefore(scene, trigger, parties, previous) ??
    peopleOfStates(scene, trigger, parties) ??
    thoseAround(scene, trigger, parties) ??
    countedBefore(scene, trigger, parties, previous) ??
    guests(scene, trigger, parties, previous) ??
    othersOfGroup(scene, trigger, parties, previous) ??
    saidOf(scene, trigger, parties) ??
    ourselves(scene, trigger, parties, previous) ??
    oneByOne(scene, parties, previous, told) ??
    visiting(scene, trigger, parties, told) ??
    welcomed(scene, trigger, parties, last) ??
    onJourney(scene, trigger, parties, last) ??
    answered(scene, trigger, parties, previous, told) ??
    ofThreeWays(scene, trigger, parties, told) ??
    joinedTo(scene, trigger, parties, previous) ??
    proposed(scene, trigger, parties, last) ??
    travellerBefore(scene, trigger, parties, told) ??
    amongThemselves(scene, trigger, parties, previous) ??
    parties
  );
}

const WAYS: ReadonlyMap<string, number> = new Map([
  ["three-way", 3],
  ["trilateral", 3],
  ["tripartite", 3],
  ["four-way", 4],
  ["quadrilateral", 4],
]);
/** So many sentences back those of a three-way meeting were told. */
const WAYS_BACK = 5;

/** "Lund held separate talks with Idrel and Maruk … A three-way session remained possible": all those told before, where they are as many. */
function ofThreeWays(scene: Scene, { kind, word }: Trigger, parties: Parties, told: readonly Draft[]): Parties | null {
  if (kind !== "noun" || parties.actors.length + parties.recipients.length > 0) return null;
  const { start, end, sentence } = scene.ann.tokens;
  const before = scene.ann.text.slice(start[Math.max(0, word - 4)], end[word]).toLowerCase();
  const ways = [...WAYS].find(([form]) => before.includes(`${form} `))?.[1] ?? 0;
  if (ways === 0) return null;
  const people = new Set<string>();
  for (const { contact, lastWord } of told.slice(-NEAR_EVENTS))
    if (contact !== null && sentence[word] - sentence[lastWord] < WAYS_BACK)
      for (const id of contact.roles.keys()) if (isPerson(scene, id)) people.add(id);
  return people.size === ways ? { actors: [...people], recipients: [], borrowed: true, rule: "party.three-way" } : null;
}

/** "wrote to Dalvash proposing a meeting", "asked in a call for talks": of those who write or talk. */
function proposed(scene: Scene, { kind, word, frame }: Trigger, parties: Parties, last: Draft | null): Parties | null {
  const contact = last?.contact ?? null;
  if (kind !== "noun" || last === null || contact === null || !frame.mutual || parties.actors.length + parties.recipients.length > 0)
    return null;
  const { sentence } = scene.ann.tokens;
  const verb = ["obj", "obl"].includes(relation(scene.tree, word)) ? scene.tree.head[word] : -1;
  if (verb < 0 || !isOneOf(scene, verb, "proposing") || sentence[last.trigger.word] !== sentence[word] || last.trigger.word === word)
    return null;
  if (!["letter", "call"].includes(contact.mode) || contact.roles.size !== 2) return null;
  return { actors: [...contact.roles.keys()], recipients: [], borrowed: true, rule: "party.proposed" };
}

/** "two calls between them and an exchange of letters": of the same people as the contact that "and" joins it to. */
function joinedTo(scene: Scene, { kind, word }: Trigger, parties: Parties, previous: Draft | null): Parties | null {
  if (kind !== "noun" || parties.actors.length + parties.recipients.length > 0) return null;
  const noun = countedBy(scene, word);
  // "her exchange of letters with Maruk"
  const own = noun === word ? { by: [], others: [] } : nounSides(scene, noun);
  if (own.by.length > 0 || own.others.length > 0) return { actors: own.by, recipients: own.others, borrowed: true, rule: "party.counted" };
  if (
    previous === null ||
    relation(scene.tree, noun) !== "conj" ||
    ![previous.trigger.word, previous.trigger.light].includes(scene.tree.head[noun])
  )
    return null;
  const roles = [...previous.contact!.roles].filter(([, role]) => role !== "mediator").map(([id]) => id);
  return { actors: roles, recipients: [], borrowed: true, rule: "party.joined" };
}

/** "The two foreign ministers were received": each group that the contact told before explains, by its members. */
function oneByOne(scene: Scene, parties: Parties, previous: Draft | null, told: readonly Draft[]): Parties | null {
  const [actors, recipients] = [parties.actors, parties.recipients].map((ids) =>
    ids.flatMap((id) => membersBefore(scene, id, previous, told)),
  );
  if (actors.length + recipients.length <= parties.actors.length + parties.recipients.length) return null;
  return { actors, recipients: recipients.filter((id) => !actors.includes(id)), borrowed: true, rule: "party.group-before" };
}

/** "Tavon wrote to Dalvash … Dalvash replied": to those of the letter told before. */
function answered(scene: Scene, trigger: Trigger, parties: Parties, previous: Draft | null, told: readonly Draft[]): Parties | null {
  const { id } = trigger.frame;
  const writer = (id === "letter-reply" || id === "reply") && parties.recipients.length === 0 ? parties.actors[0] : undefined;
  if (writer === undefined) return null;
  const letter = letterAnswered(scene, trigger, parties, told);
  if (letter !== null) return { ...parties, recipients: letter.actors.filter((one) => one !== writer) };
  if (previous?.contact?.mode !== "letter" || !previous.contact.roles.has(writer)) return null;
  return { ...parties, recipients: [...previous.contact.roles.keys()].filter((one) => one !== writer) };
}

/** Of those who meet each other and of whom the words name one at most: those told before, those whom the talks are about, the group that is named. */
function amongThemselves(scene: Scene, trigger: Trigger, parties: Parties, previous: Draft | null): Parties | null {
  const { actors, recipients } = parties;
  if (!trigger.frame.mutual || new Set([...actors, ...recipients]).size > 1) return null;
  const nobody = actors.length + recipients.length === 0;
  const noun = trigger.kind === "noun" ? trigger.word : trigger.light;
  if (nobody && previous !== null && (isNextOne(scene, trigger) || isOneOfSeries(scene, noun, previous)))
    return thoseBefore(scene, trigger, parties, previous);
  const alone = protagonist(scene, trigger, parties, previous);
  if (alone.length > 0) return { actors: alone, recipients, borrowed: true, rule: "party.protagonist" };
  const talking = nobody ? partiesOfTalks(scene, trigger) : [];
  if (talking.length > 1) return { actors: talking, recipients: [], borrowed: true, rule: "party.topic" };
  return groupNamed(scene, trigger, parties, previous);
}

/** "A second meeting is planned": of those of the contact told before, a letter apart. */
function thoseBefore(scene: Scene, { frame, word }: Trigger, parties: Parties, previous: Draft): Parties {
  if (previous.contact?.mode === "letter" && frame.contact !== "letter") return parties;
  const same = partiesBefore(scene, word, previous, 0);
  return same.length > 1 ? { actors: same, recipients: [], borrowed: true, rule: "party.group-before" } : parties;
}

/** "The two spoke again", "their talks": the group that the words name, by the people named before it. */
function groupNamed(scene: Scene, trigger: Trigger, parties: Parties, previous: Draft | null): Parties | null {
  const group = groupWord(scene, trigger);
  if (group < 0) return null;
  const apiece = ["them", "both"].includes(form(scene, group));
  const count = countOf(scene, group);
  // "the two would sit down with Lund in the chair"
  const joined = count === 2 && group === trigger.sides.subject && parties.actors.length === 0;
  if (parties.recipients.length > 0 && !apiece && !joined) return null;
  const found = groupBefore(scene, group, trigger.word, count, previous).filter((id) => !isQuotedBy(scene, group, id));
  const recipients = apiece || joined ? parties.recipients.filter((id) => !found.includes(id)) : [];
  return found.length > 1 ? { actors: found, recipients, borrowed: true, rule: "party.group-before" } : null;
}

/** "The first round will take place in Quenby": of talks that nobody has held yet. */
function isToCome(scene: Scene, noun: number): boolean {
  const verb = scene.tree.head[noun];
  return verb >= 0 && relation(scene.tree, noun) === "nsubj" && ownStatus(scene, verb) === "planned";
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

/** "Surkan and Maros failed to agree when they met": those whom the clause around tells of, whomever the text's entities take "they" for. */
function thoseAround(scene: Scene, { kind, word, sides, frame }: Trigger, parties: Parties): Parties | null {
  const { subject } = sides;
  if (kind !== "verb" || !frame.mutual || subject < 0 || form(scene, subject) !== "they" || relation(scene.tree, word) !== "advcl")
    return null;
  const around = subjectAround(scene, word);
  const named = around.length > 1 && around.every((id) => isNamed(scene.entityById.get(id)));
  if (!named || around.every((id) => parties.actors.includes(id))) return null;
  const recipients = parties.recipients.filter((id) => !around.includes(id));
  return { ...parties, actors: around, recipients, borrowed: true, rule: "party.group-around" };
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
  const principal = spokenFor(scene, word) ?? saysThereIs(scene, word);
  if (principal !== null && principal !== recipients[0]) return [principal];
  if (previous === null) return [];
  if (childBy(scene.tree, word, "nmod:poss") >= 0 || !(isPerson(scene, recipients[0]) || isWithBody(scene, word, recipients[0]))) return [];
  if (scene.ann.tokens.sentence[word] - scene.ann.tokens.sentence[previous.lastWord] > 3) return [];
  // "Brost will be received by the speaker": it is about Brost.
  const about = previous.trigger.sides.passive ? previous.recipients : previous.actors;
  const known = about.every((id) => id !== recipients[0] && (isPerson(scene, id) || scene.entityById.get(id)?.type === "GROUP"));
  // "The president and his Lao counterpart talked … A separate meeting with Suwat fell through": the first of the two
  const separate = childBy(scene.tree, word, "amod");
  if (about.length === 2 && separate >= 0 && form(scene, separate) === "separate") return known ? about.slice(0, 1) : [];
  return known && about.length < 3 ? about : [];
}

/** "Talks with the energy committee", "a video conference with Kestria": not "with local deputies", whoever they are. */
function isWithBody(scene: Scene, word: number, id: string): boolean {
  const entity = scene.entityById.get(id);
  return entity !== undefined && (isNamed(entity) || entity.type !== "GROUP") && byPreposition(scene, word, "with").length > 0;
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
    const round =
      ["round", "session", "one"].includes(scene.lemma[word]) &&
      (ROUNDS.has(form(scene, child)) || nth > 1 || (nth === 1 && !isToCome(scene, word)));
    const named = trigger.kind === "noun" || trigger.sides.passive;
    if (round || (named && (FURTHER.has(form(scene, child)) || nth > 1))) further = true;
    // "a further meeting on Wednesday": its day says nothing of whose it is
    const apart = scene.headsTime[child] === 1 || ["in", "at", "on"].includes(preposition(scene, child) ?? "");
    if (["nmod", "nmod:poss"].includes(fullRelation(tree, child)) && !apart) return false;
  }
  return further;
}
