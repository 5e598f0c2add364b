import type { ContactRole, EventStatus } from "../../model/findings.ts";
import { childBy, relation, subtreeSpan, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { addHelpers, addInviter, initiatorOf } from "./contact-helpers.ts";
import { modeOf } from "./contact-mode.ts";
import type { ContactDraft, Draft } from "./draft.ts";
import { isCountry, isNamed, isPerson } from "./entity-kinds.ts";
import { entityOf, isKind, isPlural, preposition } from "./noun-phrases.ts";
import { canTakePart, isAnybody, isBare, isCrowd, isNobodyKnown, isThing } from "./participants.ts";
import { byPreposition, type Parties } from "./party-places.ts";
import { endsIn, form, isOneOf, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

/** What kind of contact a trigger tells of and who takes part in which role; null where the frame is not one of contact or nobody is known to take part. */
export function contactOf(scene: Scene, trigger: Trigger, parties: Parties): ContactDraft | null {
  const { frame } = trigger;
  if (frame.contact === undefined) return null;
  const mode = modeOf(scene, trigger, frame.contact);
  const roles = new Map<string, ContactRole>();
  for (const id of isHeldBy(scene, trigger) ? [] : parties.actors)
    if (
      canTakePart(scene, id) &&
      !(mode === "visit" && frame.role === undefined && isRegion(scene, id)) &&
      (frame.role === undefined || !isThing(scene, id))
    )
      roles.set(id, frame.role ?? "party");
  for (const id of parties.recipients) {
    if (!canTakePart(scene, id) || roles.has(id)) continue;
    // "arrived in the Kestrian capital": whose capital it is takes no part
    if (mode === "visit" && trigger.kind === "verb" && onlyColours(scene, id, trigger.word)) continue;
    // "a tour of four countries"
    if (mode === "visit" && !isPerson(scene, id) && !isNamed(scene.entityById.get(id)) && scene.entityById.get(id)?.country === null)
      continue;
    roles.set(id, mode === "visit" && !isPerson(scene, id) ? "host" : "party");
  }
  if (frame.id === "expected-in")
    for (const id of [...byPreposition(scene, trigger.word, "in"), ...byPreposition(scene, trigger.word, "at")])
      if (scene.entityById.get(id)?.type === "PLACE" && !roles.has(id)) roles.set(id, "host");
  addInviter(scene, trigger, roles);
  addHelpers(scene, trigger, roles);
  dropRoleNouns(scene, roles, trigger, parties);
  return { mode, roles, initiatedBy: initiatorOf(scene, trigger, parties), occasion: occasionOf(scene, trigger) };
}

/** "the tour of Europe, with a visit to Quenby": a place that is no state visits nobody. */
function isRegion(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  return entity?.type === "PLACE" && entity.key !== null && !isCountry(entity);
}

/** Whether a name stands in the sentence of a word only right before a small-written noun ("the Kestrian capital"). */
function onlyColours(scene: Scene, id: string, word: number): boolean {
  const { tree } = scene;
  let found = false;
  for (let t = word + 1; t < Math.min(word + 12, scene.entityAt.length); t++) {
    if (entityOf(scene, t)?.id !== id) continue;
    const noun = tree.head[t];
    // "travelled to the Quenby summit"
    if (noun === t + 1 && isEventOf(scene, noun) && upos(tree, t) === "PROPN") return false;
    if (noun !== t + 1 || upos(tree, noun) !== "NOUN" || !["compound", "amod"].includes(relation(tree, t))) return false;
    found = true;
  }
  return found;
}

/** "summit", "gathering": what people come together for. */
function isEventOf(scene: Scene, noun: number): boolean {
  if (isOneOf(scene, noun, "assembly") || scene.lemma[noun] === "gathering") return true;
  return scene.ontology.nounFrames.get(scene.lemma[noun])?.some(({ of }) => of.contact === "meeting") ?? false;
}

/** "met to discuss the road": what a contact is for is no other contact. */
export function isPurposeOfContact(scene: Scene, { frame, kind, word, sides }: Trigger): boolean {
  // "travelled to Barcelona to visit the wounded"
  if (
    frame.id === "visit" &&
    kind === "verb" &&
    sides.object >= 0 &&
    scene.entityById.get(resolve(scene, sides.object)[0])?.type !== "PLACE"
  ) {
    const governor = ["advcl", "xcomp"].includes(relation(scene.tree, word)) ? scene.tree.head[word] : -1;
    const frames = governor < 0 ? undefined : scene.ontology.verbFrames.get(scene.lemma[governor]);
    if (frames?.some(({ of }) => of.contact === "visit" && of.status !== "offered")) return true;
  }
  if (frame.contact === undefined || !frame.mutual || kind !== "verb" || !["advcl", "xcomp"].includes(relation(scene.tree, word)))
    return false;
  const marker = childBy(scene.tree, word, "mark");
  if (marker < 0 || scene.lemma[marker] !== "to") return false;
  return (scene.ontology.verbFrames.get(scene.lemma[scene.tree.head[word]]) ?? []).some(
    ({ of }) =>
      of.mutual &&
      (of.contact === "meeting" || of.contact === "call") &&
      of.verb.includes(scene.lemma[scene.tree.head[word]]) &&
      !["call-on", "agree-by-phone"].includes(of.id) &&
      of.object.length === 0,
  );
}

/** "does not meet with party chiefs before a vote": nobody by name, at no time. */
function isPrinciple(scene: Scene, { kind, word, sides }: Trigger, contact: ContactDraft | null): boolean {
  const aux = kind === "verb" ? childBy(scene.tree, word, "aux") : -1;
  if (aux < 0 || !["do", "does"].includes(form(scene, aux)) || contact === null) return false;
  const subjects = sides.subject < 0 ? [] : resolve(scene, sides.subject);
  const others = [...contact.roles.keys()].filter((id) => !subjects.includes(id)).map((id) => scene.entityById.get(id));
  return others.length > 0 && others.every((other) => other?.type === "GROUP" && !isNamed(other));
}

/** "The Kirnagh conference brought together …": the contact itself, not a host. */
function isHeldBy(scene: Scene, { frame, sides }: Trigger): boolean {
  if (frame.role === undefined || sides.subject < 0 || sides.passive) return false;
  return (scene.ontology.nounFrames.get(scene.lemma[sides.subject]) ?? []).some(({ of }) => of.contact !== undefined);
}

/** "saw President Maas": who is seen by his office is called on. */
function isTitled(scene: Scene, person: number): boolean {
  const { tree } = scene;
  // "saw the chief of staff, Pavo Sterk"
  if (person >= 0 && isKind(scene, person, "person") && childBy(tree, person, "appos") >= 0) return true;
  for (let child = person < 0 ? -1 : tree.firstChild[person]; child >= 0 && child < person; child = tree.nextSibling[child])
    if (["nmod", "compound"].includes(relation(tree, child)) && isKind(scene, child, "person") && upos(tree, child) !== "PRON") return true;
  return false;
}

/** "saw Dalvash": it may have been from afar, and is no contact that others are told of again. */
export function isOnlySeen(scene: Scene, { frame, word, sides }: Trigger, status: EventStatus, place: string | null): boolean {
  // "did not discuss the road": they met or talked all the same
  if (frame.id === "discuss" && status === "denied") return true;
  if (frame.id !== "see-someone" || place !== null) return false;
  // "so that they can see them at work"
  const open = status === "hypothetical" && sides.object >= 0 && upos(scene.tree, sides.object) === "PRON";
  if (!open && !["happened", "ongoing", "alleged", "offered"].includes(status)) return false;
  return !isAtHouse(scene, word) && !isTitled(scene, sides.object) && !isCounted(scene, word);
}

/** So many words behind a verb its count is looked for. */
const NEAR_COUNT = 8;

/** "saw Dalvash twice", "has seen him several times": who counts has met him. */
function isCounted(scene: Scene, verb: number): boolean {
  const last = Math.min(scene.tree.right[verb], verb + NEAR_COUNT);
  for (let t = verb + 1; t <= last; t++) if (["twice", "times"].includes(form(scene, t))) return true;
  return false;
}

/** Whether enough is known to enter a contact in a record: two sides, a group that meets among itself, or somebody's visit to a place. */
export function isContact(
  scene: Scene,
  { contact, place, trigger, status }: Pick<Draft, "contact" | "place" | "trigger" | "status">,
): boolean {
  if (isOnlySeen(scene, trigger, status, place)) return false;
  if (isAsked(scene, trigger.word)) return false;
  if (status === "denied" && isPrinciple(scene, trigger, contact)) return false;
  // "briefed Tavon on the talks" tells of those talks; "is to brief Tavon" of a meeting to come
  if (trigger.frame.id === "brief" && status !== "planned" && contact?.mode === "meeting") return false;
  // "came to the conclusion": a journey only where it is to a place
  const goes = ["come-to", "leave-to"].includes(trigger.frame.id);
  // "did not arrive with a plan": he arrived
  if (trigger.frame.id === "arrive" && place === null && status === "denied") return false;
  if (goes && place === null) return false;
  if (contact === null || [...contact.roles.keys()].some((id) => isNobodyKnown(scene, id))) return false;
  if (contact.mode === "visit" && trigger.frame.id === "leave-to" && isHome(scene, contact)) return false;
  // "brokered by Corvessa and the Concord": of a mediation without those between whom it is nothing can be entered
  if (contact.roles.size > 1) return [...contact.roles.values()].some((role) => role !== "mediator");
  // "young officers visited each other's families"
  const nobodys = (id: string) => {
    const entity = scene.entityById.get(id);
    return entity?.type === "GROUP" && entity.members.length === 0 && !isNamed(scene.entityById.get(id)) && isBare(scene, entity);
  };
  if (contact.mode === "visit" && [...contact.roles].every(([id, role]) => role === "host" || nobodys(id))) return false;
  // "made his first trip to the region"
  const named = [...contact.roles.keys()].some((id) => isPerson(scene, id) && isNamed(scene.entityById.get(id)));
  const made =
    named &&
    ((trigger.frame.id === "pay-visit" && goesTo(scene, trigger.light)) || (trigger.kind === "verb" && goesToTown(scene, trigger.word)));
  if (contact.mode === "visit")
    return place !== null || made || (trigger.kind === "noun" && status !== "happened" && isPerson(scene, [...contact.roles.keys()][0]));
  for (const id of contact.roles.keys()) {
    const entity = scene.entityById.get(id);
    if (entity === undefined) return false;
    const { subject } = trigger.sides;
    // "the ambassadors of the Compact met"
    if (entity.type === "ORG" && trigger.frame.mutual && subject >= 0 && isKind(scene, subject, "person") && isPlural(scene, subject))
      return true;
    // "The council of the Compact met"
    if (entity.type === "ORG" && trigger.frame.mutual && trigger.kind === "verb" && subject >= 0 && isOneOf(scene, subject, "body"))
      return true;
    const assembly = entity.type === "ORG" && trigger.kind === "noun" && isOneOf(scene, trigger.word, "assembly");
    // "The National Assembly's committee met": among themselves, of one state
    if (endsIn(scene, entity.name, "body") && isDomestic(entity.name)) return false;
    if (entity.members.length > 1 || endsIn(scene, entity.name, "body") || assembly) return trigger.frame.mutual;
    return (
      entity.type === "GROUP" &&
      !isNamed(scene.entityById.get(id)) &&
      trigger.frame.mutual &&
      !isCrowd(scene, entity) &&
      !isBare(scene, entity)
    );
  }
  return false;
}

/** A body of a parliament or a government. */
function isDomestic(name: string): boolean {
  return /\b(?:parliament|assembly|senate|congress|house|cabinet|council of ministers|party)(?:['’]s|ary)?\b|\b(?:standing|select|parliamentary) committee$/i.test(
    name,
  );
}

/** "left for Halvik", of Norland's premier: a return is no visit. */
function isHome(scene: Scene, { roles }: ContactDraft): boolean {
  const visitors = [...roles].filter(([, role]) => role !== "host").map(([id]) => scene.entityById.get(id)?.country ?? null);
  const hosts = [...roles].filter(([, role]) => role === "host").map(([id]) => scene.entityById.get(id));
  return hosts.some((host) => host !== undefined && visitors.some((home) => home !== null && (host.country === home || host.key === home)));
}

/** "arrived in the capital" */
function goesToTown(scene: Scene, verb: number): boolean {
  for (let child = scene.tree.firstChild[verb]; child >= 0; child = scene.tree.nextSibling[child])
    if (
      relation(scene.tree, child) === "obl" &&
      isOneOf(scene, child, "destination") &&
      ["in", "to", "for"].includes(preposition(scene, child) ?? "")
    )
      return true;
  return false;
}

/** "saw Adeyo at the embassy" */
function isAtHouse(scene: Scene, verb: number): boolean {
  for (let t = verb + 1; t <= Math.min(scene.tree.right[verb], verb + 40); t++)
    if (isOneOf(scene, t, "seat") && preposition(scene, t) === "at") return true;
  return false;
}

function goesTo(scene: Scene, noun: number): boolean {
  for (let child = noun < 0 ? -1 : scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child])
    if (relation(scene.tree, child) === "nmod" && preposition(scene, child) === "to") return true;
  return false;
}

/** "Will they meet?": a question tells of nothing. */
function isAsked(scene: Scene, word: number): boolean {
  const { tree } = scene;
  const { endToken } = scene.ann.sentences[scene.ann.tokens.sentence[word]];
  let last = endToken - 1;
  while (last > word && /^["'”’»)\]]+$/.test(form(scene, last))) last--;
  if (form(scene, last) !== "?") return false;
  // "World Ledger: Have you spoken …?", with the question hung on whose turn it is
  const top =
    ["parataxis", "appos"].includes(relation(tree, word)) && tree.head[tree.head[word]] < 0 && form(scene, tree.head[word] + 1) === ":";
  return top || tree.head[word] < 0 || (upos(tree, word) !== "VERB" && tree.head[tree.head[word]] < 0);
}

/** "The presidents, Luc Ferran and Oren Dalvash": the plural noun stands for those named, and a country named beside them only says whose they are. */
function dropRoleNouns(scene: Scene, roles: Map<string, ContactRole>, { kind, sides }: Trigger, { actors, recipients }: Parties): void {
  const object = kind === "verb" && !sides.passive ? (entityOf(scene, sides.object)?.id ?? null) : null;
  const alone = actors.length === 1 ? actors[0] : null;
  const people = [...roles.keys()].filter((id) => isPerson(scene, id) && isNamed(scene.entityById.get(id)));
  for (const id of roles.keys()) if (isAnybody(scene, id)) roles.delete(id);
  // … or in one known by the office alone
  const persons = [...roles.keys()].filter((id) => isPerson(scene, id));
  const states = new Set(persons.map((id) => scene.entityById.get(id)?.country));
  // "Norland - President Lund and Prime Minister Tavon meet": the place line's country is there in its president.
  for (const id of roles.keys()) {
    const key = scene.entityById.get(id)?.key ?? null;
    if (persons.length > 1 && key !== null && states.has(key) && roles.get(id) === "party") roles.delete(id);
  }
  if (people.length < 2) return;
  // "the leaders of Kelmar and Osteria, Ludo Varga and Hanna Brisk"
  const places = [...roles.keys()].filter((id) => scene.entityById.get(id)?.type === "PLACE" && roles.get(id) === "party");
  // "Lund and Idrel will meet with Kestrian and Norlander officials": the other side
  const apart = places.every((id) => recipients.includes(id)) && people.every((id) => actors.includes(id));
  if (!apart && places.length > 1 && places.length <= people.length) for (const id of places) roles.delete(id);
  for (const [id, role] of [...roles]) {
    // "Norland's president spoke with Tavon and Dalvash": who acts alone stands for nobody of those
    const acts = id === alone && isPerson(scene, id);
    // "Lund and Ferran met the mayors of the two towns": the other side
    const others = id === object && scene.entityById.get(id)?.type === "GROUP" && !people.some((one) => recipients.includes(one));
    // "Idrel and Maruk met with the Norlander ambassador"
    const apartFrom = (own: readonly string[], theirs: readonly string[]) =>
      own.includes(id) && people.every((one) => theirs.includes(one));
    const across = arePeople(scene, id) && (apartFrom(recipients, actors) || apartFrom(actors, recipients));
    if (role !== "party" || acts || others || across || people.includes(id) || isNamed(scene.entityById.get(id))) continue;
    if (isOfAnother(scene, id, people)) continue;
    roles.delete(id);
  }
}

/** So many characters behind an office the name of its holder begins. */
const BESIDE = 12;

/** "met Tavon, Dalvash and the Norlander president": an office that none of those named can hold. */
function isOfAnother(scene: Scene, id: string, people: readonly string[]): boolean {
  const entity = scene.entityById.get(id);
  if (entity?.type !== "PERSON" || entity.members.length > 0) return false;
  const named = people.flatMap((one) => scene.entityById.get(one) ?? []);
  // "the Secretary General, Feri Sund", taken for two
  const beside = ({ start }: { readonly start: number }) => entity.mentions.some(({ end }) => start > end && start - end < BESIDE);
  if (named.some(({ mentions }) => mentions.some(beside))) return false;
  if (entity.country !== null) return named.every(({ country }) => country !== null && country !== entity.country);
  return (
    entity.offices.length > 0 && entity.offices.every(({ title }) => !named.some(({ offices }) => offices.some((o) => o.title === title)))
  );
}

/** A person, or people by what they are ("the Kestrian officials"). */
function arePeople(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  return entity?.type === "PERSON" || (entity?.type === "GROUP" && isKind(scene, entity.mentions[0].head, "person"));
}

/** "on the sidelines of the summit", "during the forum": the words that name the occasion. */
function occasionOf(scene: Scene, trigger: Trigger): string | null {
  const sentence = scene.ann.sentences[scene.ann.tokens.sentence[trigger.word]];
  const { text } = scene.ann;
  for (let t = sentence.firstToken; t < sentence.endToken; t++) {
    if (!isOneOf(scene, t, "sideline")) continue;
    const noun = childBy(scene.tree, t, "nmod");
    if (noun >= 0) {
      const span = subtreeSpan(scene.tree, noun);
      return text.slice(span.start, Math.min(span.end, span.start + 120)).replace(/^of /, "");
    }
    return form(scene, t);
  }
  return null;
}
