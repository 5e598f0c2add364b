import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { isPerson } from "./entity-kinds.ts";
import { entityOf, isKind, isNominal, isPlural, preposition } from "./noun-phrases.ts";
import type { Frame } from "./ontology-shapes.ts";
import { antecedentOf } from "./pronouns.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import type { Sides } from "./sides.ts";

/** Particles and fixed words of a phrase ("call off", "take hostage") stand near the verb and hang on it. */
export function hasRest(scene: Scene, token: number, words: readonly string[]): boolean {
  const { tree, lemma } = scene;
  let from = token + 1;
  for (let w = 1; w < words.length; w++) {
    let at = -1;
    for (let t = from; t < Math.min(from + 7, tree.tokens.count) && at < 0; t++) {
      if (lemma[t] !== words[w] && form(scene, t) !== words[w]) continue;
      const governor = tree.head[t];
      // "did not call Hest on Sunday" does not call on anybody
      if (governor >= 0 && scene.headsTime[governor] === 1) continue;
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
  return words.some((word) =>
    word.includes(" ") ? phraseAt(scene, token, word.split(" ")) : word === lemma || word === singular || word === form(scene, token),
  );
}

export function matchingObject(scene: Scene, verb: number, sides: Sides, words: readonly string[]): number {
  const object = objectHead(scene, verb, sides);
  if (object < 0) return -1;
  if (matchesAny(scene, object, words)) return object;
  const { tree } = scene;
  // "sent Tavon a letter"
  for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child])
    if (child > object && relation(tree, child) === "obj" && matchesAny(scene, child, words)) return child;
  for (let child = tree.firstChild[object]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    // "summoned Kestrian ambassador Pell Orin"
    if (fullRelation(tree, child) === "nmod:desc" && child < object && matchesAny(scene, child, words)) return child;
    // "a series of talks", "sanctions and tariffs"
    const inner = name === "conj" || (name === "nmod" && preposition(scene, child) === "of" && isMeasure(scene, object));
    if (inner && matchesAny(scene, child, words)) return child;
  }
  return -1;
}

/** "for a fourth round of talks" */
function countsAny(scene: Scene, token: number, words: readonly string[]): boolean {
  if (!isMeasure(scene, token)) return false;
  const counted = childBy(scene.tree, token, "nmod");
  return counted >= 0 && preposition(scene, counted) === "of" && matchesAny(scene, counted, words);
}

function isMeasure(scene: Scene, token: number): boolean {
  return isOneOf(scene, token, "measure") || upos(scene.tree, token) === "NUM";
}

function objectHead(scene: Scene, verb: number, sides: Sides): number {
  // "held talks", with the noun read as a verb
  if (sides.object < 0) {
    // "reopen the crossing", with the object read as a clause
    const bareNoun = childBy(scene.tree, verb, "advcl");
    if (bareNoun > verb && upos(scene.tree, bareNoun) === "NOUN" && childBy(scene.tree, bareNoun, "mark", "case", "nsubj", "cop") < 0)
      return bareNoun;
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

export function meetsWith(scene: Scene, token: number, frame: Frame): boolean {
  const { tree } = scene;
  // "Messages have passed between Tavon and Dalvash"
  const verb = frame.mutual && relation(tree, token) === "nsubj" && upos(tree, token) === "NOUN" ? tree.head[token] : -1;
  if (verb >= 0 && frame.with.between?.[0] === "*")
    for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child])
      if (relation(tree, child) === "obl" && preposition(scene, child) === "between") return true;
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name === "obl" || name === "nmod") {
      // "discussions on port fees between Tavon and Dalvash"
      const topic = frame.mutual && name === "nmod" && frame.with.between !== undefined && upos(tree, token) === "NOUN";
      if (topic && ["on", "about", "over"].includes(preposition(scene, child) ?? "") && hasBetween(scene, child)) return true;
      const words = frame.with[preposition(scene, child) ?? ""];
      if (
        words !== undefined &&
        (words[0] === "*"
          ? isNominal(scene, child) && !isTimeWord(scene, child)
          : matchesAny(scene, child, words) || countsAny(scene, child, words))
      )
        return true;
    } else if (name === "compound" || name === "advmod" || name === "xcomp") {
      if (frame.with[scene.lemma[child]]?.[0] === "*") return true;
    }
  }
  return false;
}

function hasBetween(scene: Scene, topic: number): boolean {
  for (let child = scene.tree.firstChild[topic]; child >= 0; child = scene.tree.nextSibling[child])
    if (preposition(scene, child) === "between") return true;
  return false;
}

/** One of the words (or relations) stands under the trigger, in its own clause or as the mark of the clause under it. */
export function meetsNeed(scene: Scene, token: number, words: readonly string[]): boolean {
  const { tree } = scene;
  for (let t = tree.left[token]; t <= tree.right[token]; t++) {
    // "on strike": its own preposition says nothing of what it is, unless the frame asks for it ("on the phone")
    if (tree.head[t] === token && relation(tree, t) === "case") {
      if (words.includes(`own ${scene.lemma[t]}`)) return true;
      continue;
    }
    if (t !== token && (words.includes(scene.lemma[t]) || words.includes(form(scene, t)))) return true;
    if (tree.head[t] === token && words.includes(relation(tree, t))) return true;
  }
  return false;
}

export function isVetoed(scene: Scene, token: number, sides: Sides, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const { tree } = scene;
  const noun = upos(tree, token) === "NOUN" || upos(tree, token) === "PROPN";
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name === "advcl" || name === "conj" || name === "parataxis") continue;
    // "met under the eyes of the mediator"
    if (name === "obl" && !noun && preposition(scene, child) === "under") continue;
    if (noun && name !== "compound" && name !== "amod" && !(name === "nmod" && preposition(scene, child) === "for")) continue;
    if (words.includes(scene.lemma[child])) return true;
  }
  if (sides.object < 0) return false;
  // "the deal, which Norland brokered"
  const antecedent = antecedentOf(scene, sides.object);
  const object = antecedent >= 0 ? antecedent : sides.object;
  // "completed two combat tours"
  const label = upos(tree, object) === "NOUN" && !isKind(scene, object, "person") ? childBy(tree, object, "compound") : -1;
  return words.includes(scene.lemma[object]) || (label >= 0 && words.includes(scene.lemma[label]));
}

export function actorFits(scene: Scene, verb: number, sides: Sides, frame: Frame): boolean {
  const { subject, object } = sides;
  // "tried to talk him out of it"
  if (frame.contact === "other" && scene.lemma[verb] === "talk" && object >= 0 && isPartyItself(scene, object)) return false;
  switch (frame.only) {
    case "any":
    case "said":
      return true;
    case "act":
      return object >= 0 && entityOf(scene, object) === null && !isKind(scene, object, "person");
    case "troops":
      // "students marched to the embassy"
      if (scene.lemma[verb] === "march" && isKind(scene, subject, "protester") && !isKind(scene, subject, "force")) return false;
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
      // "called on all sides to stop"
      if (frame.contact === "call" && ["on", "upon", "for"].includes(form(scene, verb + 1))) return false;
      // "never called him out"
      if (frame.contact === "call" && isAway(scene, childBy(scene.tree, verb, "compound:prt", "advmod"))) return false;
      // "want to see a strong Union"
      if (scene.lemma[verb] === "see" && frame.contact === "meeting" && isBodyDescribed(scene, object)) return false;
      // "see it as a threat", "a commander called Hask"
      if (object >= 0 && (form(scene, object) === "it" || isNaming(scene, verb))) return false;
      if (childBy(scene.tree, sides.passive ? -1 : object, "case") >= 0) return false;
      return (
        object >= 0 &&
        isPartyItself(scene, object) &&
        !hasSecondObject(scene, object, sides.passive ? verb : scene.tree.head[object]) &&
        (subject < 0 ? sides.passive : isParty(scene, subject))
      );
    case "person":
      if (subject < 0) return sides.passive;
      if (frame.contact === "visit" && isThingOfSomebody(scene, subject)) return isOneOf(scene, subject, "vehicle");
      return (
        isPersonLike(scene, subject) ||
        (frame.contact !== "visit" && isParty(scene, subject) && object >= 0 && entityOf(scene, object)?.type === "PERSON")
      );
    case "people":
      if (frame.role === "host")
        return (
          object >= 0 &&
          !isThingOfSomebody(scene, object) &&
          (upos(scene.tree, object) === "PROPN" ||
            upos(scene.tree, object) === "PRON" ||
            ["each", "both", "all"].includes(form(scene, object)) ||
            isKind(scene, object, "person") ||
            resolvesToPeople(scene, object))
        );
      return subject < 0
        ? sides.passive
        : isPersonLike(scene, subject) || isMeasure(scene, subject) || isKind(scene, subject, "protester", "force", "institution");
    default:
      if (frame.incident && subject >= 0 && isWordsOfSomebody(scene, subject)) return false;
      if (subject < 0) return sides.passive || frame.noun.length > 0 || (frame.object.length > 0 && childBy(scene.tree, verb, "mark") >= 0);
      return isParty(scene, subject);
  }
}

function isAway(scene: Scene, particle: number): boolean {
  return particle >= 0 && ["out", "off", "down", "away", "forth"].includes(form(scene, particle));
}

const TIME_UNITS = new Set(["day", "night", "morning", "evening", "week", "month", "year", "afternoon", "hour"]);

/** "called teachers the backbone", "called the road closed": naming, not ringing. */
function hasSecondObject(scene: Scene, object: number, verb: number): boolean {
  const { tree } = scene;
  if (verb < 0) return false;
  for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child]) {
    if (child <= object) continue;
    const name = relation(tree, child);
    // "called Tavon the day after": when
    if (TIME_UNITS.has(scene.lemma[child])) continue;
    // "called Tavon to brief him": what for
    const purpose = childBy(tree, child, "mark") >= 0 && scene.lemma[childBy(tree, child, "mark")] === "to";
    if (
      (name === "xcomp" && !purpose) ||
      name === "obj" ||
      name === "ccomp" ||
      (name === "obl" && childBy(tree, child, "case") < 0 && upos(tree, child) === "NOUN" && !isTimeWord(scene, child))
    )
      return true;
  }
  return false;
}

/** "a commander called Hask": by what name somebody goes. */
function isNaming(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  if (form(scene, verb) !== "called" || childBy(tree, verb, "nsubj", "aux") >= 0) return false;
  // Joined to a verb far before it, with no "and" of its own, it belongs to the noun.
  const joined = relation(tree, verb) === "conj" && childBy(tree, verb, "cc") < 0 && form(scene, verb - 1) !== ",";
  // "the Front, now called the League, …"
  const beside =
    ["advcl", "parataxis"].includes(relation(tree, verb)) &&
    childBy(tree, verb, "mark") < 0 &&
    ["now", "formerly", "then", "once", "also"].includes(form(scene, verb - 1));
  return relation(tree, verb) === "acl" || beside || (joined && !["and", "then"].includes(form(scene, verb - 1)));
}

/** A person, state or body by its own head word, not by a possessor ("Kestria's victory"). */
function isPartyItself(scene: Scene, token: number): boolean {
  const entity = entityOf(scene, token);
  return entity !== null || isKind(scene, token, "person") || ["PRON", "PROPN"].includes(upos(scene.tree, token));
}

export function isTimeWord(scene: Scene, token: number): boolean {
  return scene.headsTime[token] === 1;
}

function resolvesToPeople(scene: Scene, token: number): boolean {
  return resolve(scene, token).some((id) => isPerson(scene, id));
}

/** "Tavon's remarks are striking", "Kestria's policies hit the poor": neither people nor arms nor a deed. */
function isWordsOfSomebody(scene: Scene, noun: number): boolean {
  if (upos(scene.tree, noun) !== "NOUN" || childBy(scene.tree, noun, "nmod:poss") < 0 || entityOf(scene, noun) !== null) return false;
  return (
    !isKind(scene, noun, "person", "institution", "force", "protester") &&
    !isOneOf(scene, noun, "team") &&
    !scene.ontology.nounFrames.has(scene.lemma[noun])
  );
}

/** "a strong Littoral Union": a state or body with an adjective, which nobody sees face to face. */
function isBodyDescribed(scene: Scene, object: number): boolean {
  const type = entityOf(scene, object)?.type;
  return (type === "ORG" || type === "PLACE") && childBy(scene.tree, object, "amod") >= 0;
}

/** "Tavon's letter", "his visit": what arrives is not he, unless it carries him. */
function isThingOfSomebody(scene: Scene, noun: number): boolean {
  if (upos(scene.tree, noun) !== "NOUN" || childBy(scene.tree, noun, "nmod:poss") < 0 || isPlural(scene, noun)) return false;
  // "Kestria's commandant, Tev Maruk"
  const name = childBy(scene.tree, noun, "appos");
  if (name >= 0 && entityOf(scene, name)?.type === "PERSON") return false;
  return (
    !isKind(scene, noun, "person", "institution", "force") && entityOf(scene, noun)?.type !== "PERSON" && !isOneOf(scene, noun, "team")
  );
}

function isPersonLike(scene: Scene, token: number): boolean {
  if (entityOf(scene, token)?.type === "PERSON" || isKind(scene, token, "person")) return true;
  if (entityOf(scene, token) !== null && upos(scene.tree, token) === "PRON") return true;
  if (["visitor", "guest"].includes(scene.lemma[token])) return true;
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
