/** The events part of the findings room: Annotations and statements → events, agreements, commitments. */

import type { Annotations } from "../../model/annotations.ts";
import type { AgreementMention, CommitmentMention, Event, EventStatus, MissionMention, Statement, When } from "../../model/findings.ts";
import type { Note } from "../../model/note.ts";
import { relation, subtreeSpan, upos } from "../tree.ts";
import { findAgreements } from "./agreements.ts";
import { partiesOf } from "./arguments.ts";
import { bridged } from "./bridging.ts";
import { findCommitments } from "./commitments.ts";
import { contactOf, isContact, isPurposeOfContact } from "./contacts.ts";
import { joinMentions } from "./coreference.ts";
import { dayBeside } from "./days-beside.ts";
import { DAY } from "./days-count.ts";
import { countedDay, NOTHING_TOLD, withToldDay } from "./days-counted.ts";
import type { ToldDays } from "./days-events.ts";
import { overJoinedDays } from "./days-joined.ts";
import { overDays } from "./days-lasting.ts";
import { relativeDay } from "./days-relative.ts";
import { distribute } from "./distribute.ts";
import type { ContactDraft, Draft } from "./draft.ts";
import { isNamed, isPerson } from "./entity-kinds.ts";
import { withFates } from "./fates.ts";
import { harmNear } from "./harm.ts";
import { carryIncidents } from "./incident-carried.ts";
import { ownDayOfIncident } from "./incident-day.ts";
import { findMissions } from "./missions.ts";
import { countedBy, isPlural, preposition } from "./noun-phrases.ts";
import type { Ontology } from "./ontology.ts";
import type { Parties } from "./party-places.ts";
import { union } from "./party-places.ts";
import { placeOf } from "./place.ts";
import { placeBeside } from "./place-beside.ts";
import { placeOfIncident } from "./place-of-incident.ts";
import { createScene, isOneOf, type Scene } from "./scene.ts";
import { isBackground, isMainPoint, type Status, statementAround, statusOf } from "./status.ts";
import { isPresent, saysPresent } from "./tense.ts";
import { findTriggers, type Trigger } from "./triggers.ts";
import type { TypeModel } from "./type-model.ts";
import { mainPredicate, modelTrigger, type Typed, typeOf } from "./typing.ts";
import { onFoesWord, onOneSidesWord } from "./unsettled.ts";
import { aheadOf, behindOf, nearestTo, notBehind, notNow, notSinceFirst, whenOf, withoutLimit } from "./when.ts";

export { loadOntology, type Ontology, readOntology } from "./ontology.ts";

export interface EventFindings {
  readonly events: readonly Event[];
  readonly agreements: readonly AgreementMention[];
  readonly commitments: readonly CommitmentMention[];
  readonly missions: readonly MissionMention[];
  readonly notes: readonly Note[];
}

/**
 * Events in PLOVER 2.0 terms, agreements and commitments of one article. `statements` are those of the same text: they tell on whose word an event
 * stands. Spans are into `ann.text`; ids `v1`, `g1`, `p1`, `m1`, … in text order. Deterministic, time linear in the text for prose.
 */
export function findEvents(ann: Annotations, statements: readonly Statement[], ontology: Ontology): EventFindings {
  const scene = createScene(ann, statements, ontology);
  const { model } = ontology;
  const found = draftsOf(scene, model);
  const joined = joinMentions(scene, model === null ? found : withModelEvents(scene, found, model));
  const drafts = carryIncidents(scene, withFates(scene, joined));
  const { missions, owners } = findMissions(scene);
  return {
    events: drafts.filter((draft) => !isLoneLetter(draft)).map((draft, i) => asEvent(scene, draft, i)),
    agreements: findAgreements(scene),
    commitments: findCommitments(scene, drafts, owners),
    missions,
    notes: [],
  };
}

function draftsOf(scene: Scene, model: TypeModel | null): Draft[] {
  const found: Draft[] = [];
  let previous: Draft | null = null;
  let last: Draft | null = null;
  let dated = NOTHING_TOLD;
  for (const trigger of findTriggers(scene)) {
    const draft = draftOf(scene, trigger, typeOf(scene, trigger, model), { previous, last, dated });
    if (draft === null) continue;
    found.push(...distribute(scene, draft));
    if (draft.contact !== null) last = draft;
    dated = withToldDay(scene, dated, draft);
    if (draft.contact !== null && draft.contact.roles.size > 1 && (draft.contact.mode !== "visit" || isBetweenPeople(scene, draft.contact)))
      previous = draft;
  }
  return found;
}

/** "Dostar accepted Benkel's invitation to visit": a visit of one person to another. */
function isBetweenPeople(scene: Scene, { roles }: ContactDraft): boolean {
  return [...roles.keys()].filter((id) => isPerson(scene, id)).length > 1;
}

/** Adds an event of the model to each sentence whose main predicate no frame matched, where it is sure and both sides are known. */
function withModelEvents(scene: Scene, found: readonly Draft[], model: TypeModel): Draft[] {
  const added: Draft[] = [];
  const taken = new Set(found.flatMap(({ trigger }) => [trigger.word, trigger.light]));
  for (const { firstToken, endToken } of scene.ann.sentences) {
    const word = mainPredicate(scene, firstToken, endToken);
    if (word < 0 || taken.has(word)) continue;
    const guess = modelTrigger(scene, word, model);
    const draft = guess === null ? null : draftOf(scene, guess.trigger, guess.typed);
    if (draft !== null && draft.actors.length > 0) added.push(draft);
  }
  return [...found, ...added].sort((a, b) => a.trigger.word - b.trigger.word);
}

/** The contacts told last before a trigger: of two or more, of any kind; and all of a known day. */
interface Before {
  readonly previous: Draft | null;
  readonly last: Draft | null;
  readonly dated: ToldDays;
}

const NOTHING: Before = { previous: null, last: null, dated: NOTHING_TOLD };

function draftOf(scene: Scene, trigger: Trigger, typed: Typed, { previous, last, dated }: Before = NOTHING): Draft | null {
  const { frame } = trigger;
  if (isPurposeOfContact(scene, trigger)) return null;
  const undone = trigger.again === true ? last : null;
  if (trigger.again === true && (undone === null || undone.status === "happened")) return null;
  const parties =
    undone !== null
      ? partiesAgain(undone)
      : asSender(trigger, asReader(scene, trigger, bridged(scene, trigger, partiesOf(scene, trigger), previous, last), last));
  if (frame.id === "reply" && !answersLetter(scene, trigger, parties, last)) return null;
  const told = onWhoseWord(scene, trigger, typed.type, parties);
  const { rule } = told;
  const own =
    frame.contact === undefined
      ? ownDayOfIncident(scene, trigger, whenOf(scene, trigger))
      : whenOfContact(scene, trigger, told.status, dated);
  const status =
    told.status === "happened" && frame.status !== undefined && holdsNow(scene, trigger)
      ? frame.status
      : told.status === "happened" && isAhead(scene, trigger, own)
        ? "planned"
        : told.status;
  if (status !== "planned" && isForLater(scene, trigger)) return null;
  const several = new Set([...parties.actors, ...parties.recipients]).size > 1;
  if (
    frame.contact === "other" &&
    !several &&
    status === "happened" &&
    !(trigger.sides.subject >= 0 && isPlural(scene, trigger.sides.subject))
  )
    return null;
  // "An apology is not enough": a speech act of nobody
  const nobodys =
    parties.actors.length + parties.recipients.length === 0 && frame.contact === undefined && !frame.incident && !frame.standing;
  if (trigger.kind === "noun" && nobodys && status === "happened") return null;
  if (frame.standing && trigger.kind === "noun" && status === "happened") return null;
  const placed = asToldOf(scene, trigger, own, status);
  const when = frame.contact === undefined ? placed : overDays(scene, trigger, dayBeside(scene, trigger, placed, status));
  const entered = status === "happened" && when.rule.startsWith("when.entry") && isAhead(scene, trigger, when) ? "planned" : status;
  const place = placeOf(scene, trigger);
  const contact = asMet(trigger, contactOf(scene, trigger, parties), place);
  // "the letter": of a letter there is only to tell who wrote to whom.
  const isDated = when.edtf !== ".." && last?.contact?.mode === "letter";
  if (!isDated && isLoneLetter({ trigger, contact })) return null;
  return {
    trigger,
    lastWord: trigger.word,
    type: typed.type,
    mode: contact?.mode === "call" ? "phone" : typed.type === frame.type ? (frame.mode ?? null) : null,
    actors: parties.actors,
    recipients: parties.recipients,
    place: townOnly(frame.incident, place ?? placeBeside(scene, trigger, status, last) ?? placeOfIncident(scene, trigger)),
    when,
    status: entered,
    according: statementAround(scene, trigger.word)?.id ?? null,
    background: isBackground(scene, trigger, when.edtf),
    evidence: [evidenceOf(scene, trigger)],
    rule: `${typed.rule}/${rule}`,
    implied: parties.borrowed
      ? parties.actors.map((value) => ({ field: "actors", value, rule: parties.rule ?? "party.clause-subject" }))
      : [],
    contact: contact !== null && contact.roles.size > (contact.mode === "other" ? 1 : 0) ? contact : null,
    harm: frame.incident ? (frame.harm ? harmNear(scene, trigger.word) : []) : null,
  };
}

/** "He did so on Monday": those who were to. */
function partiesAgain({ actors, recipients }: Draft): Parties {
  return { actors, recipients, borrowed: true, rule: "party.done-so" };
}

/** "Belmora's harbour": an incident there was in Belmora. */
function townOnly(incident: boolean, place: string | null): string | null {
  return incident && place !== null ? place.replace(/['’]s \p{Ll}[\p{L} -]{0,30}$/u, "") : place;
}

/** "conferred with Maruk in Quenby": who talks at a place meets. */
function asMet({ kind, frame }: Trigger, contact: ContactDraft | null, place: string | null): ContactDraft | null {
  // "discussed the raids in the valley": where those were
  const there = kind === "verb" && frame.id !== "discuss" && place !== null;
  return contact?.mode === "other" && there ? { ...contact, mode: "meeting" } : contact;
}

/** "failed to agree on a date for the next round of talks": only the date is spoken of. */
function isForLater(scene: Scene, { word, kind, frame }: Trigger): boolean {
  if (kind !== "noun" || frame.contact === undefined) return false;
  const { tree } = scene;
  const noun = countedBy(scene, word);
  return relation(tree, noun) === "nmod" && preposition(scene, noun) === "for" && isOneOf(scene, tree.head[noun], "date-noun");
}

/** The time as the status has it: ahead for what is to come, behind for what has been. */
function asToldOf(scene: Scene, trigger: Trigger, own: When, status: EventStatus): When {
  const contact = trigger.frame.contact !== undefined;
  switch (status) {
    case "planned":
    case "offered":
      return contact ? notBehind(scene, aheadOf(scene, own, trigger), trigger) : aheadOf(scene, own, trigger);
    case "cancelled":
      return nearestTo(scene, own);
    case "called-for":
      return notSinceFirst(scene, withoutLimit(own));
    case "happened":
    case "ongoing":
      return contact ? notNow(scene, notSinceFirst(scene, withoutLimit(behindOf(scene, own))), trigger) : own;
    default:
      return own;
  }
}

function whenOfContact(scene: Scene, trigger: Trigger, status: EventStatus, dated: ToldDays): When {
  const counted = relativeDay(scene, trigger) === null ? countedDay(scene, trigger, status, dated) : null;
  return counted ?? overJoinedDays(scene, relativeDay(scene, trigger) ?? whenOf(scene, trigger));
}

/** "Kestrian soldiers were sent to the pass": by those whose they are, where nobody else is named. */
function asSender({ frame, sides }: Trigger, parties: Parties): Parties {
  const sent = frame.type === "MOBILIZE" && frame.object.length > 0 && sides.passive && parties.actors.length === 0;
  return sent ? { ...parties, actors: parties.recipients.slice(0, 1), recipients: parties.recipients.slice(1) } : parties;
}

/**
 * "Kask sent a letter to Aksoy … The prime minister replied": the one written to, where the text names nobody of the office, or where it takes the
 * writer for the holder: nobody answers his own letter.
 */
function asReader(scene: Scene, { frame, word, sides }: Trigger, parties: Parties, last: Draft | null): Parties {
  const replies = frame.id === "reply" || frame.id === "letter-reply";
  if (!replies || last?.contact?.mode !== "letter" || last.recipients.length !== 1 || parties.actors.length !== 1) return parties;
  const [actor] = parties.actors;
  const near = scene.ann.tokens.sentence[word] - scene.ann.tokens.sentence[last.lastWord] === 1;
  const unknown = isPerson(scene, actor) && !isNamed(scene.entityById.get(actor)) && !last.contact.roles.has(actor);
  const ownLetter = last.actors.includes(actor) && sides.subject >= 0 && upos(scene.tree, sides.subject) === "NOUN";
  const [reader] = last.recipients;
  if (!near || !(unknown || ownLetter) || !isPerson(scene, reader)) return parties;
  const writers = [...last.contact.roles.keys()].filter((id) => id !== reader);
  return { actors: [reader], recipients: writers, borrowed: true, rule: "party.reader" };
}

/** "Kask sent a letter to Aksoy … The prime minister replied the next day": a letter too, where the one who replies had one in the sentence before. */
function answersLetter(scene: Scene, { word }: Trigger, { actors }: Parties, last: Draft | null): boolean {
  if (last?.contact?.mode !== "letter" || last.status !== "happened" || actors.length !== 1) return false;
  const near = scene.ann.tokens.sentence[word] - scene.ann.tokens.sentence[last.lastWord];
  return near >= 0 && near < 2 && last.recipients.includes(actors[0]);
}

/** "confirmed the visit of the President on 22 May", told on the 5th: a contact named by a noun, or told in the present, whose day lies ahead has not been. */
function isAhead(scene: Scene, { frame, kind, word }: Trigger, { edtf }: When): boolean {
  const told = scene.ann.published?.slice(0, 10) ?? "";
  const open = kind === "noun" || isPresent(scene, word);
  return frame.contact !== undefined && open && DAY.test(told) && DAY.test(edtf) && edtf > told;
}

/** The status of an event; a hostile act that only those who suffered it tell of is alleged. */
function onWhoseWord(scene: Scene, trigger: Trigger, type: string, { actors, recipients }: Parties): Status {
  const told = statusOf(scene, trigger);
  const statement = statementAround(scene, trigger.word);
  if (told.status !== "happened" || statement === null || (type !== "ASSAULT" && type !== "COERCE")) return told;
  const sided = onOneSidesWord(scene, statement, actors, recipients) || onFoesWord(scene, statement, trigger.sides.subject);
  const alone = isMainPoint(scene, statement, trigger) && sided;
  return alone ? { status: "alleged", rule: "status.one-side", by: -1 } : told;
}

/** "In the letter, dated 1 November, …": whose it is stands elsewhere. */
function isLoneLetter({ trigger, contact }: Pick<Draft, "trigger" | "contact">): boolean {
  return trigger.frame.contact === "letter" && trigger.kind === "noun" && (contact === null || contact.roles.size < 2);
}

/** A state goes on only where it is told in the present; an offer stays an offer. */
function holdsNow(scene: Scene, { frame, word }: Trigger): boolean {
  return frame.status !== "ongoing" || isPresent(scene, word) || saysPresent(scene, word);
}

function evidenceOf(scene: Scene, trigger: Trigger) {
  const span = subtreeSpan(scene.tree, trigger.word);
  const { start, end } = scene.ann.sentences[scene.ann.tokens.sentence[trigger.word]];
  return trigger.kind === "noun" && trigger.frame.contact !== undefined ? { start, end } : span;
}

function asEvent(scene: Scene, draft: Draft, index: number): Event {
  const { tokens } = scene.ann;
  const { trigger, contact } = draft;
  const words = trigger.light >= 0 ? [trigger.word, trigger.light].sort((a, b) => a - b) : [trigger.word, trigger.word];
  return {
    id: `v${index + 1}`,
    type: draft.type,
    mode: draft.mode,
    actors: draft.actors,
    recipients: union(draft.recipients, [], draft.actors),
    place: draft.place,
    when: draft.when,
    status: draft.status,
    according: draft.according,
    background: draft.background,
    evidence: draft.evidence,
    trigger: { start: tokens.start[words[0]], end: tokens.end[words[1]] },
    rule: draft.rule,
    implied: draft.implied,
    contact:
      contact === null || !isContact(scene, draft)
        ? null
        : {
            mode: contact.mode,
            participants: [...contact.roles].map(([entity, role]) => ({ entity, role })),
            initiatedBy: contact.initiatedBy,
            occasion: contact.occasion,
          },
    harm: draft.harm,
  };
}
