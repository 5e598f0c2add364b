import type { Entity } from "../../model/annotations.ts";
import type { ContactMode, ContactRole } from "../../model/findings.ts";
import { childBy, fullRelation, relation, subtreeSpan, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import type { ContactDraft, Draft } from "./draft.ts";
import { entityOf, isKind, isPlural, preposition } from "./noun-phrases.ts";
import { byPreposition, type Parties } from "./party-places.ts";
import { form, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

/** What kind of contact a trigger tells of and who takes part in which role; null where the frame is not one of contact or nobody is known to take part. */
export function contactOf(scene: Scene, trigger: Trigger, parties: Parties): ContactDraft | null {
  const { frame } = trigger;
  if (frame.contact === undefined) return null;
  const mode = modeOf(scene, trigger, frame.contact);
  const roles = new Map<string, ContactRole>();
  for (const id of isHeldBy(scene, trigger) ? [] : parties.actors)
    if (canTakePart(scene, id) && (frame.role === undefined || !isThing(scene, id))) roles.set(id, frame.role ?? "party");
  for (const id of parties.recipients) {
    if (!canTakePart(scene, id) || roles.has(id)) continue;
    // "arrived in the Kestrian capital": whose capital it is takes no part
    if (mode === "visit" && trigger.kind === "verb" && onlyColours(scene, id, trigger.word)) continue;
    // "a tour of four countries"
    if (mode === "visit" && !isPerson(scene, id) && !isNamedEntity(scene, id) && scene.entityById.get(id)?.country === null) continue;
    roles.set(id, mode === "visit" && !isPerson(scene, id) ? "host" : "party");
  }
  addInviter(scene, trigger, roles);
  addHelpers(scene, trigger, roles);
  dropRoleNouns(scene, roles, parties.actors.length === 1 ? parties.actors[0] : null);
  return { mode, roles, initiatedBy: initiatorOf(scene, trigger, parties), occasion: occasionOf(scene, trigger) };
}

/** Whether a name stands in the sentence of a word only right before a small-written noun ("the Kestrian capital"). */
function onlyColours(scene: Scene, id: string, word: number): boolean {
  const { tree } = scene;
  let found = false;
  for (let t = word + 1; t < Math.min(word + 12, scene.entityAt.length); t++) {
    if (entityOf(scene, t)?.id !== id) continue;
    const noun = tree.head[t];
    if (noun !== t + 1 || upos(tree, noun) !== "NOUN" || !["compound", "amod"].includes(relation(tree, t))) return false;
    found = true;
  }
  return found;
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
    if (governor >= 0 && (scene.ontology.verbFrames.get(scene.lemma[governor]) ?? []).some(({ of }) => of.contact === "visit")) return true;
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

/** Whether enough is known to enter a contact in a record: two sides, a group that meets among itself, or somebody's visit to a place. */
export function isContact(
  scene: Scene,
  { contact, place, trigger, status }: Pick<Draft, "contact" | "place" | "trigger" | "status">,
): boolean {
  // "saw Dalvash" may have been from afar
  const apart = trigger.frame.id === "see-someone" && !["planned", "refused", "denied"].includes(status) && place === null;
  if (apart && !isAtHouse(scene, trigger.word) && !isTitled(scene, trigger.sides.object)) return false;
  if (isAsked(scene, trigger.word)) return false;
  // "came to the conclusion": a journey only where it is to a place
  if ((trigger.frame.id === "come-to" || trigger.frame.id === "leave-to") && (place === null || status === "denied")) return false;
  if (contact === null || [...contact.roles.keys()].some((id) => isNobodyKnown(scene, id))) return false;
  if (contact.mode === "visit" && trigger.frame.id === "leave-to" && isHome(scene, contact)) return false;
  // "brokered by Corvessa and the Concord": of a mediation without those between whom it is nothing can be entered
  if (contact.roles.size > 1) return [...contact.roles.values()].some((role) => role !== "mediator");
  // "young officers visited each other's families"
  const nobodys = (id: string) => {
    const entity = scene.entityById.get(id);
    return entity?.type === "GROUP" && entity.members.length === 0 && !isNamedEntity(scene, id) && isBare(scene, entity);
  };
  if (contact.mode === "visit" && [...contact.roles].every(([id, role]) => role === "host" || nobodys(id))) return false;
  // "made his first trip to the region"
  const named = [...contact.roles.keys()].some((id) => isPerson(scene, id) && isNamedEntity(scene, id));
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
    if (entity.members.length > 1 || BODY.test(entity.name)) return trigger.frame.mutual;
    return (
      entity.type === "GROUP" && !isNamedEntity(scene, id) && trigger.frame.mutual && !isCrowd(scene, entity) && !isBare(scene, entity)
    );
  }
  return false;
}

/** "left for Halvik", of Norland's premier: a return is no visit. */
function isHome(scene: Scene, { roles }: ContactDraft): boolean {
  const visitors = [...roles].filter(([, role]) => role !== "host").map(([id]) => scene.entityById.get(id)?.country ?? null);
  const hosts = [...roles].filter(([, role]) => role === "host").map(([id]) => scene.entityById.get(id));
  return hosts.some((host) => host !== undefined && visitors.some((home) => home !== null && (host.country === home || host.key === home)));
}

const TOWNS = new Set("capital city town island country region port state kingdom nation emirate republic".split(" "));

/** "arrived in the capital" */
function goesToTown(scene: Scene, verb: number): boolean {
  for (let child = scene.tree.firstChild[verb]; child >= 0; child = scene.tree.nextSibling[child])
    if (
      relation(scene.tree, child) === "obl" &&
      TOWNS.has(scene.lemma[child]) &&
      ["in", "to", "for"].includes(preposition(scene, child) ?? "")
    )
      return true;
  return false;
}

const HOUSES = new Set([
  "embassy",
  "residence",
  "palace",
  "ministry",
  "office",
  "house",
  "headquarters",
  "mission",
  "consulate",
  "chancellery",
]);

/** "saw Adeyo at the embassy" */
function isAtHouse(scene: Scene, verb: number): boolean {
  for (let t = verb + 1; t <= Math.min(scene.tree.right[verb], verb + 40); t++)
    if (HOUSES.has(scene.lemma[t]) && preposition(scene, t) === "at") return true;
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
  if (form(scene, endToken - 1) !== "?") return false;
  // "World Ledger: Have you spoken …?", with the question hung on whose turn it is
  const top = relation(tree, word) === "parataxis" && tree.head[tree.head[word]] < 0 && form(scene, tree.head[word] + 1) === ":";
  return top || tree.head[word] < 0 || (upos(tree, word) !== "VERB" && tree.head[tree.head[word]] < 0);
}

/** "the joint border commission", "the Halvik Format": bodies that are there to meet. */
const BODY = /\b(?:commission|committee|council|group|quartet|troika|format)$/i;

/** "that man", "his captain": a person without name, office or country. */
function isNobodyKnown(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  if (entity === undefined || entity.type !== "PERSON" || entity.country !== null || entity.offices.length > 0 || entity.members.length > 0)
    return false;
  return !isNamedEntity(scene, id) && !entity.mentions.some(({ head }) => isKind(scene, head, "person"));
}

/** "a meeting of experts", "the two leaders" whom the text does not tell: nobody says whose they are. */
function isBare(scene: Scene, { mentions, country }: Entity): boolean {
  return (
    country === null && mentions.every(({ head }) => childBy(scene.tree, head, "nmod", "nmod:poss", "amod", "compound", "acl", "appos") < 0)
  );
}

/** "Protesters had met at the station" */
function isCrowd(scene: Scene, { mentions }: Entity): boolean {
  const head = mentions[0].head;
  return isKind(scene, head, "protester", "force") && !isKind(scene, head, "person");
}

/** "Dalvash invited Tavon to visit Belmora", "accepted Ferran's invitation to visit Quenby": who invites is the host of the visit. */
function addInviter(scene: Scene, trigger: Trigger, roles: Map<string, ContactRole>): void {
  const governor = scene.tree.head[trigger.word];
  if (governor >= 0 && scene.lemma[governor] === "invitation") {
    const owner = childBy(scene.tree, governor, "nmod:poss");
    const inviters = owner >= 0 ? resolve(scene, owner) : byPreposition(scene, governor, "from");
    for (const id of inviters) if (!roles.has(id)) roles.set(id, "host");
    return;
  }
  if (governor < 0 || scene.lemma[governor] !== "invite") return;
  for (const id of resolve(scene, childBy(scene.tree, governor, "nsubj")))
    if (canTakePart(scene, id) && !roles.has(id)) roles.set(id, "host");
}

/** "The presidents, Luc Ferran and Oren Dalvash": the plural noun stands for those named, and a country named beside them only says whose they are. */
function dropRoleNouns(scene: Scene, roles: Map<string, ContactRole>, alone: string | null): void {
  const people = [...roles.keys()].filter((id) => isPerson(scene, id) && isNamedEntity(scene, id));
  for (const id of roles.keys()) if (isAnybody(scene, id)) roles.delete(id);
  const states = new Set(people.map((id) => scene.entityById.get(id)?.country));
  // "Russia - President Putin and Prime Minister Pashinian meet": the place line's country is there in its president.
  for (const id of roles.keys()) {
    const key = scene.entityById.get(id)?.key ?? null;
    if (people.length > 1 && key !== null && states.has(key) && roles.get(id) === "party") roles.delete(id);
  }
  if (people.length < 2) return;
  // "the leaders of Kelmar and Osteria, Ludo Varga and Hanna Brisk"
  const places = [...roles.keys()].filter((id) => scene.entityById.get(id)?.type === "PLACE" && roles.get(id) === "party");
  if (places.length > 1 && places.length <= people.length) for (const id of places) roles.delete(id);
  for (const [id, role] of [...roles]) {
    // "Norland's president spoke with Tavon and Dalvash": who acts alone stands for nobody of those
    const acts = id === alone && isPerson(scene, id);
    if (role !== "party" || acts || people.includes(id) || isNamedEntity(scene, id)) continue;
    roles.delete(id);
  }
}

/** "a state does not negotiate about its own door" */
function isAnybody(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  if (entity === undefined || isNamedEntity(scene, id) || entity.mentions.some(({ form }, i) => i > 0 && form !== "pronoun")) return false;
  return /^(?:an?|any|no|every|each) /i.test(scene.ann.text.slice(entity.mentions[0].start, entity.mentions[0].end));
}

function isNamedEntity(scene: Scene, id: string): boolean {
  return scene.entityById.get(id)?.mentions.some((mention) => mention.form === "name" || mention.form === "metonym") ?? false;
}

/** "that agreement": no host and no mediator. */
function isThing(scene: Scene, id: string): boolean {
  return scene.entityById.get(id)?.type === "MISC" && !isNamedEntity(scene, id);
}

function isPerson(scene: Scene, id: string): boolean {
  return scene.entityById.get(id)?.type === "PERSON";
}

function canTakePart(scene: Scene, id: string): boolean {
  const entity: Entity | undefined = scene.entityById.get(id);
  // A place that is met or that calls is a government; what has no type may be a person whose name the tagger does not know; "you" is nobody.
  return entity?.mentions.some(({ start, end }) => !NOBODY.test(scene.ann.text.slice(start, end))) ?? false;
}

const NOBODY = /^(?:you|we|us|i|me|your|our|my)$/i;

const CALL_WORDS = new Set(["phone", "telephone", "video", "hotline", "videoconference", "teleconference", "skype", "zoom"]);

/** "by phone", "video conference", "telephone talks" make a call of any talk. */
function modeOf(scene: Scene, trigger: Trigger, given: ContactMode): ContactMode {
  if (given !== "other" && given !== "meeting") return given;
  const heads = [trigger.word, trigger.light].filter((head) => head >= 0);
  for (const head of heads) if (hasCallWord(scene, head)) return "call";
  if (given === "other" && isOnThePhone(scene, trigger.word)) return "call";
  if (trigger.light >= 0 && scene.lemma[trigger.light] === "conversation") return "other";
  return trigger.kind === "noun" && scene.lemma[trigger.word] === "conversation" ? "other" : given;
}

/** "Balan spent Sunday on the telephone. He spoke first with Thal": the sentence before tells how. */
function isOnThePhone(scene: Scene, word: number): boolean {
  const sentence = scene.ann.tokens.sentence[word];
  if (sentence === 0) return false;
  const { firstToken, endToken } = scene.ann.sentences[sentence - 1];
  for (let t = firstToken + 2; t < endToken; t++) {
    const noun = scene.lemma[t] === "telephone" || scene.lemma[t] === "phone";
    if (noun && form(scene, t - 1) === "the" && form(scene, t - 2) === "on") return true;
  }
  return false;
}

function hasCallWord(scene: Scene, head: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name === "compound" || name === "amod") {
      if (CALL_WORDS.has(scene.lemma[child])) return true;
    } else if (name === "obl" || name === "nmod") {
      const marker = preposition(scene, child) ?? "";
      // "for half an hour by secure line", hung on the hour
      if (["minute", "hour"].includes(scene.lemma[child]) && hasCallWord(scene, child)) return true;
      // "discussed it with her colleague, Guy Lafitte, by telephone", hung on the colleague
      if (marker === "with" && marksCallBelow(scene, child)) return true;
      // "by secure line", not "along the line"
      if (["by", "over", "via"].includes(marker) && scene.lemma[child] === "line" && childBy(tree, child, "amod", "compound") >= 0)
        return true;
      if (
        ["by", "over", "via", "on", "in", "through", "during"].includes(marker) &&
        (CALL_WORDS.has(scene.lemma[child]) || isCallNoun(scene, child))
      )
        return true;
    } else if ((name === "obj" || name === "xcomp" || name === "advmod") && marksCallBelow(scene, child)) return true;
  }
  return false;
}

function marksCallBelow(scene: Scene, head: number): boolean {
  if (scene.lemma[head] === "telephonically") return true;
  for (let child = scene.tree.firstChild[head]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (
      relation(scene.tree, child) === "nmod" &&
      ["by", "over", "via"].includes(preposition(scene, child) ?? "") &&
      CALL_WORDS.has(scene.lemma[child])
    )
      return true;
  }
  return false;
}

function isCallNoun(scene: Scene, token: number): boolean {
  if (scene.lemma[token] === "call") return true;
  for (let child = scene.tree.firstChild[token]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (fullRelation(scene.tree, child) === "compound" && CALL_WORDS.has(scene.lemma[child])) return true;
  }
  return false;
}

const HOSTING = new Set(["host", "organize", "organise", "convene"]);
const MEDIATING = new Set(["mediate", "broker", "facilitate", "moderate", "arbitrate"]);
const CHAIRING = new Set(["chair", "lead", "attend"]);

/** "talks hosted by Norland", "mediated by Askel": helpers named by a participle after the noun, or by a verb whose object the noun is. */
function addHelpers(scene: Scene, trigger: Trigger, roles: Map<string, ContactRole>): void {
  const { tree } = scene;
  const heads = [trigger.kind === "noun" ? trigger.word : -1, trigger.light, trigger.word];
  addAuspices(scene, trigger, roles);
  for (const head of heads) {
    if (head < 0) continue;
    for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
      const name = relation(tree, child);
      if (name === "acl" || name === "advcl" || name === "conj") addHelper(scene, scene.lemma[child], helperOf(scene, child), roles);
      // "a summit in Varnholt, which Brandau will host", hung on the place
      const below = name === "obl" || name === "nmod" ? childBy(tree, child, "acl:relcl") : -1;
      if (below >= 0 && HOSTING.has(scene.lemma[below])) addHelper(scene, "host", helperOf(scene, below), roles);
    }
    const governor = tree.head[head];
    if (governor < 0 || trigger.kind !== "noun") continue;
    const name = fullRelation(tree, head);
    if (name === "nsubj:pass") addHelper(scene, scene.lemma[governor], byHead(scene, governor), roles);
    else if (scene.lemma[governor] === "invite") addHelper(scene, "host", childBy(tree, governor, "nsubj"), roles);
    else if (name === "obj") addHelper(scene, scene.lemma[governor], childBy(tree, governor, "nsubj"), roles);
  }
}

const AUSPICES = new Set(["mediation", "auspex", "auspices", "patronage", "chairmanship", "aegis"]);

/** "under the mediation of Jona Pellar" */
function addAuspices(scene: Scene, trigger: Trigger, roles: Map<string, ContactRole>): void {
  const { tree } = scene;
  for (const head of [trigger.word, trigger.light])
    for (let child = head < 0 ? -1 : tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
      if (!AUSPICES.has(scene.lemma[child]) || !["under", "with", "through"].includes(preposition(scene, child) ?? "")) continue;
      const people = [childBy(tree, child, "nmod:poss"), childBy(tree, child, "nmod"), childBy(tree, child, "appos")].flatMap((of) =>
        resolve(scene, of),
      );
      const named = people.filter((id) => isPerson(scene, id));
      for (const id of named.length > 0 ? named : people) if (!roles.has(id)) roles.set(id, "mediator");
    }
}

function addHelper(scene: Scene, lemma: string, head: number, roles: Map<string, ContactRole>): void {
  if (head < 0) return;
  const role: ContactRole | null = HOSTING.has(lemma) ? "host" : MEDIATING.has(lemma) ? "mediator" : CHAIRING.has(lemma) ? "party" : null;
  if (role === null) return;
  for (const id of resolve(scene, head)) if (canTakePart(scene, id) && (role !== "party" || !roles.has(id))) roles.set(id, role);
}

/** Who hosts in "hosted by Norland" and in "that Norland hosted". */
function helperOf(scene: Scene, verb: number): number {
  const agent = byHead(scene, verb);
  return agent >= 0 || fullRelation(scene.tree, verb) !== "acl:relcl" ? agent : childBy(scene.tree, verb, "nsubj");
}

function byHead(scene: Scene, verb: number): number {
  for (let child = scene.tree.firstChild[verb]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) === "obl" && preposition(scene, child) === "by") return child;
  }
  return -1;
}

const REQUESTS = new Set(["initiative", "request", "invitation"]);

/** "at the initiative of the Vardanian side", "at her request"; of a plain call the one who rings. */
export function initiatorOf(scene: Scene, trigger: Trigger, parties: Pick<Parties, "actors" | "recipients">): string | null {
  const { tree } = scene;
  const sentence = scene.ann.sentences[scene.ann.tokens.sentence[trigger.word]];
  for (let t = sentence.firstToken; t < sentence.endToken; t++) {
    if (!REQUESTS.has(scene.lemma[t]) || !["at", "on", "by", "upon"].includes(preposition(scene, t) ?? "")) continue;
    for (let child = tree.firstChild[t]; child >= 0; child = tree.nextSibling[child]) {
      const name = fullRelation(tree, child);
      const named =
        name === "nmod:poss" || (name === "nmod" && preposition(scene, child) === "of") || name === "compound" || name === "amod";
      const found = named ? resolve(scene, child)[0] : undefined;
      if (found !== undefined) return found;
    }
  }
  const rings = trigger.frame.id === "phone" || trigger.frame.id === "call-someone";
  if (rings) return parties.actors[0] ?? null;
  const light = trigger.light >= 0 && trigger.frame.id === "have-call";
  if (light && scene.lemma[trigger.word] === "receive") return parties.recipients[0] ?? null;
  return light && ["make", "place"].includes(scene.lemma[trigger.word]) ? (parties.actors[0] ?? null) : null;
}

/** "on the sidelines of the summit", "during the forum": the words that name the occasion. */
function occasionOf(scene: Scene, trigger: Trigger): string | null {
  const sentence = scene.ann.sentences[scene.ann.tokens.sentence[trigger.word]];
  const { text } = scene.ann;
  for (let t = sentence.firstToken; t < sentence.endToken; t++) {
    if (!["sideline", "margin", "fringe", "sidelines", "margins"].includes(scene.lemma[t])) continue;
    const noun = childBy(scene.tree, t, "nmod");
    if (noun >= 0) {
      const span = subtreeSpan(scene.tree, noun);
      return text.slice(span.start, Math.min(span.end, span.start + 120)).replace(/^of /, "");
    }
    return form(scene, t);
  }
  return null;
}
