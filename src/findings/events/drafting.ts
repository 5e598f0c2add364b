/** A trigger made an event: who did it to whom, when, where and in what state; nothing where its words tell of nothing. */
import type { EventStatus, When } from "../../model/findings.ts";
import { childBy, relation, subtreeSpan } from "../tree.ts";
import { partiesOf } from "./arguments.ts";
import { bridged } from "./bridging.ts";
import { isAskedToCome } from "./contact-helpers.ts";
import { asCalled } from "./contact-mode.ts";
import { contactOf, isOnlySeen, isPurposeOfContact } from "./contacts.ts";
import { dayBeside } from "./days-beside.ts";
import { dayEarlier } from "./days-clause.ts";
import { DAY } from "./days-count.ts";
import { countedDay, NOTHING_TOLD } from "./days-counted.ts";
import type { ToldDays } from "./days-events.ts";
import { overJoinedDays } from "./days-joined.ts";
import { overDays } from "./days-lasting.ts";
import { relativeDay } from "./days-relative.ts";
import type { ContactDraft, Draft } from "./draft.ts";
import { isCountry } from "./entity-kinds.ts";
import { harmNear } from "./harm.ts";
import { ownDayOfIncident } from "./incident-day.ts";
import { asHouse, asReader, asSummoned, asWriter, isLoneLetter, letterAnswered } from "./letters.ts";
import { countedBy, isKind, isPlural, preposition } from "./noun-phrases.ts";
import { hasWith } from "./ontology-shapes.ts";
import type { Parties } from "./party-places.ts";
import { placeOf } from "./place.ts";
import { placeBeside } from "./place-beside.ts";
import { placeOfIncident } from "./place-of-incident.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { isBackground, isMainPoint, type Status, statementAround, statusOf } from "./status.ts";
import { isPresent, saysPresent } from "./tense.ts";
import type { Trigger } from "./triggers.ts";
import type { Typed } from "./typing.ts";
import { onFoesWord, onOneSidesWord } from "./unsettled.ts";
import { whenOf } from "./when.ts";
import { aheadOf, behindOf, nearestTo, notBehind, notNow, notSinceFirst, sinceBehind, withoutLimit } from "./when-mended.ts";

/** The contacts told last before a trigger: of two or more, of any kind; and all of a known day. */
interface Before {
  readonly previous: Draft | null;
  readonly last: Draft | null;
  readonly dated: ToldDays;
  /** All events told before, in text order. */
  readonly told: readonly Draft[];
}

/** So many events back the letter is that "the letter" points to. */
const NEAR_LETTER = 3;

const NOTHING: Before = { previous: null, last: null, dated: NOTHING_TOLD, told: [] };

/** The event of a trigger, null where its words tell of none. */
export function draftOf(scene: Scene, trigger: Trigger, typed: Typed, before: Before = NOTHING): Draft | null {
  const { frame } = trigger;
  const { last, dated } = before;
  if (isPurposeOfContact(scene, trigger)) return null;
  const parties = partiesFor(scene, trigger, before);
  if (parties === null) return null;
  const said = onWhoseWord(scene, trigger, typed.type, parties);
  const asked = said.status === "called-for" && isAskedToCome(scene, trigger);
  const told: Status = asked ? { ...said, status: "offered", rule: "status.asked-to-come" } : said;
  const own =
    frame.contact === undefined ? whenOfIncident(scene, trigger, told.status, dated) : whenOfContact(scene, trigger, told.status, dated);
  const status = statusAt(scene, trigger, told.status, own);
  if (tellsOfNothing(scene, trigger, parties, status)) return null;
  const placed = asToldOf(scene, trigger, own, status);
  const beside = frame.contact === undefined ? placed : overDays(scene, trigger, dayBeside(scene, trigger, placed, status));
  const earlier = frame.contact !== undefined && beside.edtf === ".." && status === "happened";
  const when = (earlier ? dayEarlier(scene, trigger, [...parties.actors, ...parties.recipients], before.told) : null) ?? beside;
  const place = placeOf(scene, trigger);
  const known = isOnlySeen(scene, trigger, status, place) ? null : contactOf(scene, trigger, parties);
  const contact = asMet(scene, trigger, asCalled(scene, trigger, known, before.previous?.contact ?? null), place, status);
  // "the letter": of a letter there is only to tell who wrote to whom.
  const isDated = when.edtf !== ".." && before.told.slice(-NEAR_LETTER).some((one) => one.contact?.mode === "letter");
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
    status: status === "happened" && when.rule.startsWith("when.entry") && isAhead(scene, trigger, when) ? "planned" : status,
    according: statementAround(scene, trigger.word)?.id ?? null,
    background: isBackground(scene, trigger, when.edtf),
    evidence: [evidenceOf(scene, trigger)],
    rule: `${typed.rule}/${told.rule}`,
    implied: parties.borrowed
      ? parties.actors.map((value) => ({ field: "actors", value, rule: parties.rule ?? "party.clause-subject" }))
      : [],
    contact: contact !== null && contact.roles.size > (contact.mode === "other" ? 1 : 0) ? contact : null,
    harm: frame.incident ? (frame.harm ? harmNear(scene, trigger.word) : []) : null,
  };
}

/** Who takes part, by the words of the event and by what was told before; null where it points back to nothing, or answers nothing. */
function partiesFor(scene: Scene, trigger: Trigger, { previous, last, told: before }: Before): Parties | null {
  if (trigger.again === true) return last === null || last.status === "happened" ? null : partiesAgain(last);
  const told = bridged(scene, trigger, partiesOf(scene, trigger), { previous, last, told: before });
  if (trigger.frame.id === "return-to" && !hasBeenThere(scene, told, before)) return null;
  const parties = asSender(
    trigger,
    asReader(scene, trigger, asSummoned(scene, trigger, asWriter(scene, trigger, asHouse(scene, trigger, told)), last), last),
  );
  return trigger.frame.id === "reply" && letterAnswered(scene, trigger, parties, before) === null ? null : parties;
}

/** So many events back a journey to the same place is looked for. */
const NEAR_PLACES = 40;

/** "arrived in Tovo … will return to Tovo": a place told before as where he went or met somebody, not his home. */
function hasBeenThere(scene: Scene, { actors, recipients }: Parties, told: readonly Draft[]): boolean {
  if (recipients.some((id) => isAbroad(scene, id, actors))) return true;
  const places = recipients.map((id) => scene.entityById.get(id)?.name);
  return told
    .slice(-NEAR_PLACES)
    .some(
      ({ contact, place }) =>
        contact !== null &&
        actors.some((id) => contact.roles.has(id)) &&
        (places.includes(place ?? "") || recipients.some((id) => contact.roles.get(id) === "host")),
    );
}

/** A place in another country than that of the one who goes there, where the countries of both are known. */
function isAbroad(scene: Scene, place: string, people: readonly string[]): boolean {
  const there = scene.entityById.get(place);
  if (there?.type !== "PLACE" || there.country === null) return false;
  const homes = people.map((id) => scene.entityById.get(id)?.country ?? null);
  return homes.length > 0 && homes.every((home) => home !== null && home !== there.country);
}

/** Types of what is done rather than said. */
const DEEDS: ReadonlySet<string> = new Set(["AID", "RETREAT", "CONCEDE", "COOPERATE"]);

/** The status as the frame has it of what happened: of a state that lasts, and of a contact whose day lies ahead. */
function statusAt(scene: Scene, trigger: Trigger, told: EventStatus, own: When): EventStatus {
  if (told !== "happened") return told;
  if (trigger.frame.status !== undefined && holdsNow(scene, trigger)) return trigger.frame.status;
  // "offered asylum", "pledged $2 million": what is offered or pledged is still to come
  if (trigger.kind === "verb" && trigger.frame.object.length > 0 && DEEDS.has(trigger.frame.type)) {
    if (isOneOf(scene, trigger.word, "offering")) return "offered";
    if (isOneOf(scene, trigger.word, "undertaking")) return "planned";
  }
  return isAhead(scene, trigger, own) ? "planned" : told;
}

/** Words that name an event without telling of one. */
function tellsOfNothing(scene: Scene, trigger: Trigger, { actors, recipients }: Parties, status: EventStatus): boolean {
  const { frame, sides } = trigger;
  if (status !== "planned" && isForLater(scene, trigger)) return true;
  if (status !== "happened") return false;
  const several = new Set([...actors, ...recipients]).size > 1;
  if (frame.contact === "other" && !several && !(sides.subject >= 0 && isPlural(scene, sides.subject))) return true;
  if (trigger.kind !== "noun") return false;
  // "An apology is not enough": a speech act of nobody
  const ofItself = frame.contact !== undefined || frame.incident || frame.need.length > 0 || hasWith(frame);
  const nobodys = actors.length + recipients.length === 0 && !ofItself && !isOfPeople(scene, trigger.word);
  return frame.standing || nobodys;
}

/** "the surrender of the garrison", "the conclusion of a pact between Kestria and Norland": of people, named or not. */
function isOfPeople(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  for (let t = tree.left[noun]; t <= tree.right[noun]; t++)
    if (t !== noun && (scene.entityAt[t] >= 0 || isKind(scene, t, "force", "institution", "protester", "person"))) return true;
  return false;
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
function asMet(
  scene: Scene,
  trigger: Trigger,
  contact: ContactDraft | null,
  place: string | null,
  status: EventStatus,
): ContactDraft | null {
  const { kind, frame } = trigger;
  // "discussed the raids in the valley": where those were
  const there =
    kind === "verb" && (place === null ? isUnderRoof(scene, trigger.word) : frame.id !== "discuss" || isBehindPartner(scene, trigger.word));
  // "shook hands": they met; those who did not may have met all the same
  const shook = frame.id === "handshake" && status !== "denied" && status !== "refused";
  return contact?.mode === "other" && (there || shook) ? { ...contact, mode: "meeting" } : contact;
}

/** "talked for three hours in the old customs house" */
function isUnderRoof(scene: Scene, verb: number): boolean {
  for (let child = scene.tree.firstChild[verb]; child > -1; child = scene.tree.nextSibling[child])
    if (child > verb && ["in", "at"].includes(preposition(scene, child) ?? "") && isOneOf(scene, child, "seat")) return true;
  return false;
}

/** "discussed it with Maruk in Quenby": where the two were. */
function isBehindPartner(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[verb]; child > -1; child = tree.nextSibling[child]) {
    if (preposition(scene, child) !== "with" || scene.personAt[child] < 0) continue;
    for (let t = child + 1; t <= Math.min(tree.right[verb], child + NEAR_PARTNER); t++)
      if (preposition(scene, t) === "in" && scene.entityAt[t] >= 0 && !isCountry(scene.ann.entities[scene.entityAt[t]])) return true;
  }
  return false;
}

/** So many words behind the partner of a talk its place is looked for. */
const NEAR_PARTNER = 6;

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
      return contact ? sinceBehind(scene, own) : own;
  }
}

/** "expelled them on April 28, two days after an explosion at the plant": counted from, where it has no day of its own. */
function whenOfIncident(scene: Scene, trigger: Trigger, status: EventStatus, dated: ToldDays): When {
  const own = ownDayOfIncident(scene, trigger, whenOf(scene, trigger));
  return trigger.frame.incident && own.edtf === ".." ? (countedDay(scene, trigger, status, dated) ?? own) : own;
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
  const sided =
    onOneSidesWord(scene, statement, actors, recipients) ||
    onFoesWord(scene, statement, trigger.sides.subject) ||
    (!actors.includes(statement.speaker ?? "") && statement.stance === "say" && isSpeakersOwn(scene, trigger.sides.object));
  const alone = isMainPoint(scene, statement, trigger) && sided;
  return alone ? { status: "alleged", rule: "status.one-side", by: -1 } : told;
}

/** "Villagers say masked men burned down their mill": what was hit is that of whoever speaks. */
function isSpeakersOwn(scene: Scene, object: number): boolean {
  const owner = object < 0 ? -1 : childBy(scene.tree, object, "nmod:poss");
  return owner >= 0 && ["their", "our", "my"].includes(form(scene, owner));
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
