import { childBy, modalOf, relation, upos } from "../tree.ts";
import { antecedentOf, entityOf, isKind, isNominal, isPlural, preposition, resolve, type Sides, sidesOf } from "./actors.ts";
import type { Entry } from "./ontology.ts";
import type { Frame } from "./ontology-shapes.ts";
import { form, type Scene } from "./scene.ts";

/** A word that a frame takes for the name of an event. */
export interface Trigger {
  readonly frame: Frame;
  readonly word: number;
  readonly kind: "verb" | "noun" | "adjective";
  /** Noun that names the event together with a light verb ("held talks"), -1 where there is none. */
  readonly light: number;
  readonly sides: Sides;
}

const NO_SIDES: Sides = { subject: -1, object: -1, passive: false };

/** All triggers of a text in text order; a word gives at most one, and a noun that a light verb took gives none of its own. */
export function findTriggers(scene: Scene): Trigger[] {
  const { tokens } = scene.tree;
  const found: Trigger[] = [];
  const taken = new Set<number>();
  for (let t = 0; t < tokens.count; t++) {
    const trigger = triggerAt(scene, t);
    if (trigger === null) continue;
    // "cancelled a visit" and "demanded talks" speak of an event; "lifted the blockade", "held talks" are all that there is.
    if (trigger.light >= 0 && trigger.frame.type !== "REJECT" && trigger.frame.type !== "REQUEST") taken.add(trigger.light);
    found.push(trigger);
  }
  return found.filter((trigger) => !taken.has(trigger.word) && !isHelperVerb(scene, trigger));
}

/** "talks hosted by Norland": the noun is the contact, its host or mediator is read from there. */
function isHelperVerb(scene: Scene, { frame, sides, kind, word }: Trigger): boolean {
  if (kind !== "verb" || frame.role === undefined || relation(scene.tree, word) !== "acl") return false;
  // "a summit meeting Putin hosted"
  if (sides.object < 0) return isContactNoun(scene, scene.tree.head[word]);
  return isContactNoun(scene, sides.object);
}

function triggerAt(scene: Scene, token: number): Trigger | null {
  const { ontology, lemma } = scene;
  switch (upos(scene.tree, token)) {
    case "VERB":
    case "AUX":
      // "invited them to talks", with the noun read as a verb
      if (form(scene, token).endsWith("s") && form(scene, token) !== lemma[token] && marksInfinitive(scene, token))
        return best(scene, token, ontology.nounFrames.get(lemma[token]), matchNoun);
      return best(scene, token, ontology.verbFrames.get(lemma[token]), matchVerb);
    case "NOUN":
    case "PROPN":
      if (upos(scene.tree, token) === "PROPN" && scene.entityAt[token] >= 0 && scene.ann.entities[scene.entityAt[token]].type === "PERSON")
        return null;
      if (isTimeWord(scene, token)) return null;
      // "continue to fire", with the verb read as a noun
      if (marksInfinitive(scene, token)) return best(scene, token, ontology.verbFrames.get(lemma[token]), matchVerb);
      return best(scene, token, ontology.nounFrames.get(lemma[token]), matchNoun);
    case "ADJ":
      return best(scene, token, ontology.adjectiveFrames.get(lemma[token]) ?? ontology.verbFrames.get(lemma[token]), matchAdjective);
    default:
      return null;
  }
}

function marksInfinitive(scene: Scene, token: number): boolean {
  const marker = childBy(scene.tree, token, "mark");
  return marker >= 0 && scene.lemma[marker] === "to";
}

interface Match {
  readonly trigger: Trigger;
  /** How much of the frame the text meets: the more, the better it fits. */
  readonly score: number;
}
type Matcher = (scene: Scene, token: number, entry: Entry<Frame>, sides: Sides) => Match | null;

function best(scene: Scene, token: number, entries: readonly Entry<Frame>[] | undefined, match: Matcher): Trigger | null {
  if (entries === undefined) return null;
  const sides = match === matchVerb ? sidesOf(scene, token) : NO_SIDES;
  let top: Match | null = null;
  for (const entry of entries) {
    const found = match(scene, token, entry, sides);
    if (found !== null && (top === null || found.score > top.score)) top = found;
  }
  return top?.trigger ?? null;
}

function matchVerb(scene: Scene, token: number, entry: Entry<Frame>, sides: Sides): Match | null {
  const frame = entry.of;
  if (isHyphenated(scene, token)) return null;
  if (entry.words.length > 1 && !hasRest(scene, token, entry.words)) return null;
  let score = entry.words.length - 1;
  let light = -1;
  if (frame.object.length > 0 || hasWith(frame)) {
    const object = frame.object.length > 0 ? matchingObject(scene, token, sides, frame.object) : -1;
    if (object >= 0) {
      score += 3;
      if (isEventNoun(scene, object)) light = object;
    } else if (hasWith(frame) && meetsWith(scene, token, frame)) score += 2;
    else return null;
  }
  if (
    frame.role !== undefined &&
    light < 0 &&
    sides.object >= 0 &&
    isContactNoun(scene, sides.object) &&
    relation(scene.tree, token) !== "acl"
  )
    light = sides.object;
  if (frame.need.length > 0) {
    if (!meetsNeed(scene, token, frame.need)) return null;
    score += 1;
  }
  // "invited them to talks": the talks are the contact, not a visit.
  if (frame.id === "invite" && bringsTalks(scene, token)) return null;
  if (frame.modal.length > 0 && !frame.modal.includes(modalOf(scene.tree, token) ?? "")) return null;
  if (isVetoed(scene, token, sides, frame.unless)) return null;
  if (frame.plural && !(sides.subject >= 0 && isPlural(scene, sides.subject))) return null;
  if (!actorFits(scene, sides, frame)) return null;
  if (frame.only === "protester" || frame.only === "person") score += 1;
  return { trigger: { frame, word: token, kind: "verb", light, sides }, score };
}

const SIDE = new Set(["sideline", "sidelines", "margin", "margins", "fringe", "fringes"]);

function matchNoun(scene: Scene, token: number, entry: Entry<Frame>): Match | null {
  const frame = entry.of;
  const { tree } = scene;
  if (entry.words.length > 1 && !phraseAt(scene, token, entry.words)) return null;
  // "on the sidelines of the summit": the occasion of another contact
  if (tree.head[token] >= 0 && SIDE.has(scene.lemma[tree.head[token]])) return null;
  // "attack helicopter", "meeting room": the noun only colours another one.
  if (relation(tree, token) === "compound" && tree.head[token] > token) return null;
  if (isVetoed(scene, token, NO_SIDES, frame.unless)) return null;
  if (frame.verb.length === 0 && hasWith(frame) && !meetsWith(scene, token, frame)) return null;
  const needed = frame.need.length > 0 && frame.verb.length === 0;
  if (needed && !meetsNeed(scene, token, frame.need)) return null;
  return { trigger: { frame, word: token, kind: "noun", light: -1, sides: NO_SIDES }, score: entry.words.length + (needed ? 1 : 0) };
}

function matchAdjective(scene: Scene, token: number, entry: Entry<Frame>): Match | null {
  const frame = entry.of;
  const listed = frame.adjective.includes(entry.words[0]);
  if (frame.modal.length > 0 || (!listed && !/(?:ed|en|ut)$/.test(form(scene, token)))) return null;
  // A past participle tagged as an adjective is still the verb's passive ("the road is blocked").
  if (!listed && !(childBy(scene.tree, token, "nsubj", "cop") >= 0)) return null;
  if (entry.words.length > 1) return null;
  if (frame.need.length > 0 && !meetsNeed(scene, token, frame.need)) return null;
  const subject = childBy(scene.tree, token, "nsubj");
  const sides: Sides = listed ? { subject, object: -1, passive: false } : { subject: -1, object: subject, passive: true };
  if (subject < 0 || isVetoed(scene, token, sides, frame.unless)) return null;
  if (listed && childBy(scene.tree, token, "xcomp", "obl", "ccomp", "advcl") < 0 && frame.only === "party") return null;
  if (!listed && frame.object.length > 0 && matchingObject(scene, token, sides, frame.object) < 0) return null;
  if (!actorFits(scene, sides, frame)) return null;
  return { trigger: { frame, word: token, kind: "adjective", light: -1, sides }, score: listed ? 1 : 0 };
}

/** "Norland-brokered": a participle after a hyphen only describes. */
function isHyphenated(scene: Scene, token: number): boolean {
  return token > 1 && form(scene, token - 1) === "-" && scene.tree.tokens.end[token - 1] === scene.tree.tokens.start[token];
}

function bringsTalks(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child])
    if (["obl", "advcl", "nmod"].includes(relation(tree, child)) && isContactNoun(scene, child)) return true;
  return false;
}

function hasWith(frame: Frame): boolean {
  for (const _ in frame.with) return true;
  return false;
}

/** Particles and fixed words of a phrase ("call off", "take hostage") stand near the verb and hang on it. */
export function hasRest(scene: Scene, token: number, words: readonly string[]): boolean {
  const { tree, lemma } = scene;
  let from = token + 1;
  for (let w = 1; w < words.length; w++) {
    let at = -1;
    for (let t = from; t < Math.min(from + 7, tree.tokens.count) && at < 0; t++) {
      if (lemma[t] !== words[w] && form(scene, t) !== words[w]) continue;
      const governor = tree.head[t];
      if (t === token + w || governor === token || (governor >= 0 && tree.head[governor] === token)) at = t;
    }
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** Whether the words of a noun phrase stand around its head word ("phone call", "state of emergency"). */
export function phraseAt(scene: Scene, head: number, words: readonly string[]): boolean {
  for (let offset = 0; offset < words.length; offset++) {
    if (scene.lemma[head] !== words[offset]) continue;
    const start = head - offset;
    if (start >= 0 && words.every((word, i) => scene.lemma[start + i] === word)) return true;
  }
  return false;
}

function matchesAny(scene: Scene, token: number, words: readonly string[]): boolean {
  const lemma = scene.lemma[token];
  // Nouns that are used in the plural only keep it as their lemma ("troops").
  const singular = lemma.endsWith("s") ? lemma.slice(0, -1) : lemma;
  return words.some((word) => (word.includes(" ") ? phraseAt(scene, token, word.split(" ")) : word === lemma || word === singular));
}

function matchingObject(scene: Scene, verb: number, sides: Sides, words: readonly string[]): number {
  const object = objectHead(scene, verb, sides);
  if (object < 0) return -1;
  if (matchesAny(scene, object, words)) return object;
  const { tree } = scene;
  // "sent Tavon a letter"
  for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child])
    if (child > object && relation(tree, child) === "obj" && matchesAny(scene, child, words)) return child;
  for (let child = tree.firstChild[object]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    // "a series of talks", "sanctions and tariffs"
    const inner = name === "conj" || (name === "nmod" && preposition(scene, child) === "of" && isMeasure(scene, object));
    if (inner && matchesAny(scene, child, words)) return child;
  }
  return -1;
}

const MEASURES = new Set([
  "series",
  "round",
  "number",
  "set",
  "kind",
  "form",
  "lot",
  "dozen",
  "hundred",
  "thousand",
  "million",
  "billion",
  "flow",
  "use",
  "couple",
  "group",
  "team",
  "supply",
  "%",
  "percent",
]);
function isMeasure(scene: Scene, token: number): boolean {
  return MEASURES.has(scene.lemma[token]) || upos(scene.tree, token) === "NUM";
}

function objectHead(scene: Scene, verb: number, sides: Sides): number {
  // "held talks", with the noun read as a verb
  if (sides.object < 0) {
    const complement = childBy(scene.tree, verb, "xcomp");
    const bare = complement >= 0 && childBy(scene.tree, complement, "mark") < 0 && form(scene, complement).endsWith("s");
    return bare ? complement : -1;
  }
  if (sides.object >= 0) {
    const antecedent = RELATIVES.has(form(scene, sides.object)) ? antecedent0(scene, verb) : -1;
    return antecedent >= 0 ? antecedent : sides.object;
  }
  return -1;
}
const RELATIVES = new Set(["who", "which", "that", "whom"]);
function antecedent0(scene: Scene, verb: number): number {
  return relation(scene.tree, verb) === "acl" ? scene.tree.head[verb] : -1;
}

function isContactNoun(scene: Scene, token: number): boolean {
  return (scene.ontology.nounFrames.get(scene.lemma[token]) ?? []).some((entry) => entry.of.contact !== undefined);
}

function isEventNoun(scene: Scene, token: number): boolean {
  return scene.ontology.nounFrames.has(scene.lemma[token]);
}

function meetsWith(scene: Scene, token: number, frame: Frame): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name === "obl" || name === "nmod") {
      const words = frame.with[preposition(scene, child) ?? ""];
      if (words !== undefined && (words[0] === "*" ? isNominal(scene, child) : matchesAny(scene, child, words))) return true;
    } else if (name === "compound" || name === "advmod" || name === "xcomp") {
      if (frame.with[scene.lemma[child]]?.[0] === "*") return true;
    }
  }
  return false;
}

/** One of the words (or relations) stands under the trigger, in its own clause or as the mark of the clause under it. */
function meetsNeed(scene: Scene, token: number, words: readonly string[]): boolean {
  const { tree } = scene;
  for (let t = tree.left[token]; t <= tree.right[token]; t++) {
    if (t !== token && (words.includes(scene.lemma[t]) || words.includes(form(scene, t)))) return true;
    if (tree.head[t] === token && words.includes(relation(tree, t))) return true;
  }
  return false;
}

function isVetoed(scene: Scene, token: number, sides: Sides, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const { tree } = scene;
  const noun = upos(tree, token) === "NOUN" || upos(tree, token) === "PROPN";
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name === "advcl" || name === "conj" || name === "parataxis") continue;
    if (noun && name !== "compound" && name !== "amod" && !(name === "nmod" && preposition(scene, child) === "for")) continue;
    if (words.includes(scene.lemma[child])) return true;
  }
  if (sides.object < 0) return false;
  // "the deal, which Norland brokered"
  const antecedent = antecedentOf(scene, sides.object);
  return words.includes(scene.lemma[antecedent >= 0 ? antecedent : sides.object]);
}

function actorFits(scene: Scene, sides: Sides, frame: Frame): boolean {
  const { subject, object } = sides;
  switch (frame.only) {
    case "any":
    case "said":
      return true;
    case "act":
      return object >= 0 && entityOf(scene, object) === null && !isKind(scene, object, "person");
    case "troops":
      return (
        isKind(scene, subject, "force") ||
        isKind(scene, object, "force") ||
        (object < 0 && subject >= 0 && entityOf(scene, subject)?.type === "GROUP")
      );
    case "route":
      return isKind(scene, subject, "route");
    case "protester":
      return isKind(scene, subject, "protester");
    case "whom":
      if (childBy(scene.tree, sides.passive ? -1 : object, "case") >= 0) return false;
      return (
        object >= 0 &&
        isPartyItself(scene, object) &&
        !hasSecondObject(scene, object) &&
        (subject < 0 ? sides.passive : isParty(scene, subject))
      );
    case "person":
      if (subject < 0) return sides.passive;
      return (
        isPersonLike(scene, subject) ||
        (frame.contact !== "visit" && isParty(scene, subject) && object >= 0 && entityOf(scene, object)?.type === "PERSON")
      );
    case "people":
      if (frame.role === "host")
        return (
          object >= 0 &&
          (upos(scene.tree, object) === "PROPN" ||
            upos(scene.tree, object) === "PRON" ||
            isKind(scene, object, "person") ||
            resolvesToPeople(scene, object))
        );
      return subject < 0 ? sides.passive : isPersonLike(scene, subject) || isKind(scene, subject, "protester", "force", "institution");
    default:
      return subject < 0 ? sides.passive || frame.noun.length > 0 : isParty(scene, subject);
  }
}

/** "called teachers the backbone", "called the road closed": naming, not ringing. */
function hasSecondObject(scene: Scene, object: number): boolean {
  const { tree } = scene;
  const verb = tree.head[object];
  if (verb < 0) return false;
  for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child]) {
    if (child <= object) continue;
    const name = relation(tree, child);
    if (
      name === "xcomp" ||
      name === "obj" ||
      name === "ccomp" ||
      (name === "obl" && childBy(tree, child, "case") < 0 && upos(tree, child) === "NOUN" && !isTimeWord(scene, child))
    )
      return true;
  }
  return false;
}

/** A person, state or body by its own head word, not by a possessor ("Kestria's victory"). */
function isPartyItself(scene: Scene, token: number): boolean {
  const entity = entityOf(scene, token);
  return entity !== null || isKind(scene, token, "person") || ["PRON", "PROPN"].includes(upos(scene.tree, token));
}

function isTimeWord(scene: Scene, token: number): boolean {
  return scene.headsTime[token] === 1;
}

function resolvesToPeople(scene: Scene, token: number): boolean {
  return resolve(scene, token).some((id) => scene.entityById.get(id)?.type === "PERSON");
}

function isPersonLike(scene: Scene, token: number): boolean {
  if (entityOf(scene, token)?.type === "PERSON" || isKind(scene, token, "person")) return true;
  if (entityOf(scene, token) !== null && upos(scene.tree, token) === "PRON") return true;
  return (
    ["he", "she", "they", "i", "we"].includes(form(scene, token)) ||
    resolvesToPeople(scene, token) ||
    (upos(scene.tree, token) === "PROPN" && entityOf(scene, token) === null)
  );
}

function isParty(scene: Scene, token: number): boolean {
  if (isKind(scene, token, "person", "institution", "force", "protester")) return true;
  if (["he", "she", "they", "it", "we", "i", "both", "neither"].includes(form(scene, token))) return true;
  // A capitalised word that the name finder left out can act all the same.
  return upos(scene.tree, token) === "PROPN" || resolve(scene, token).length > 0;
}
