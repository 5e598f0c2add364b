import type { Entity } from "../../model/annotations.ts";
import { childBy, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { isCountry, isPerson } from "./entity-kinds.ts";
import { entityOf, isKind, preposition } from "./noun-phrases.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import type { Trigger } from "./trigger.ts";

export const AT: ReadonlySet<string> = new Set(["in", "at", "near", "outside", "inside", "on", "along"]);
export const DESTINATION: ReadonlySet<string> = new Set(["to", "in", "for"]);

/** Name of the place of an event: a place after "in", "at", "near" that hangs on its words or on the clause that it stands in; null where not told. */
export function placeOf(scene: Scene, trigger: Trigger): string | null {
  const { tree } = scene;
  const markers = trigger.frame.contact === "visit" ? DESTINATION : AT;
  const heads = [trigger.word, trigger.light, trigger.frame.contact === "visit" && trigger.kind === "verb" ? trigger.sides.object : -1];
  const visited = heads[2] < 0 || trigger.frame.contact !== "visit" ? null : visitedPlace(scene, heads[2]);
  if (visited !== null) return visited;
  for (const head of heads) {
    const found = head < 0 ? null : placeUnder(scene, head, markers);
    if (found !== null) return found;
  }
  // "the Halvik talks"
  const label = trigger.kind === "noun" ? childBy(tree, trigger.word, "compound") : -1;
  // "a Sorvanian raid": by whom, not where
  if (label >= 0 && isPlace(scene, label) && !isDashed(scene, label) && !(trigger.frame.incident && isCountry(entityOf(scene, label))))
    return nameOfPlace(scene, label);
  const governor = tree.head[trigger.word];
  const where = childBy(tree, trigger.word, "advmod");
  if (where >= 0 && scene.lemma[where] === "where" && governor >= 0) {
    if (isPlace(scene, governor)) return nameOfPlace(scene, governor);
    const called = isOneOf(scene, governor, "town") ? placeCalled(scene, governor) : null;
    if (called !== null) return called;
    const over = placeUnder(scene, governor, DESTINATION);
    if (over !== null) return over;
  }
  // "is in Ouadira on a visit"
  if (trigger.frame.contact === "visit" && governor >= 0 && preposition(scene, trigger.word) === "on" && isPlace(scene, governor))
    return nameOfPlace(scene, governor);
  const present = trigger.kind === "noun" && trigger.frame.contact !== undefined ? placeOfPresence(scene, trigger.word) : null;
  if (present !== null) return present;
  const held = visitBeside(scene, trigger.word);
  if (held !== null) return held;
  const name = relation(tree, trigger.word);
  const shares = name === "obj" || name === "obl" || name === "nsubj" || name === "xcomp" || name === "conj";
  const shared = governor >= 0 && shares ? placeUnder(scene, governor, AT) : null;
  return shared ?? (trigger.frame.contact === undefined ? null : farther(scene, trigger));
}

/** "the Vardania-Kestria talks": between whom, not where */
function isDashed(scene: Scene, label: number): boolean {
  return [label - 1, label + 1].some((t) => t >= 0 && t < scene.tree.tokens.count && /^(?:[-–—/]|--)$/.test(form(scene, t)));
}

/** "visited Derbane", "visited the city of Trost": a place, a bare name of nobody known, or a kind of place with its name. */
function visitedPlace(scene: Scene, object: number): string | null {
  if (isPlace(scene, object)) return nameOfPlace(scene, object);
  const entity = entityOf(scene, object);
  if (entity !== null && entity.type !== "GROUP" && isWord(entity) && isNameOnly(scene, object, entity)) return nameOfPlace(scene, object);
  const named = isOneOf(scene, object, "town") ? childBy(scene.tree, object, "nmod", "appos") : -1;
  if (named >= 0 && isMissedTown(scene, named)) return wordAt(scene, named);
  return named >= 0 && entityOf(scene, named) !== null && entityOf(scene, named)?.type !== "PERSON" ? nameOfPlace(scene, named) : null;
}

function isNameOnly(scene: Scene, token: number, { mentions }: Entity): boolean {
  if (upos(scene.tree, token) !== "PROPN" || mentions.some(({ form }) => form === "noun")) return false;
  return childBy(scene.tree, token, "det", "amod", "nmod", "nummod", "compound", "nmod:desc", "flat", "appos") < 0;
}

/** "was in Vaduna that day for talks": the place that somebody is said to be in for them. */
function placeOfPresence(scene: Scene, noun: number): string | null {
  const { tree } = scene;
  if (preposition(scene, noun) !== "for" && preposition(scene, noun) !== "on") return null;
  let at = tree.head[noun];
  for (let climbed = 0; climbed < 2 && at >= 0 && childBy(tree, at, "cop") < 0; climbed++) at = tree.head[at];
  return at >= 0 && childBy(tree, at, "cop") >= 0 && AT.has(preposition(scene, at) ?? "") && isPlace(scene, at)
    ? nameOfPlace(scene, at)
    : null;
}

/** "met Sela Quist, the leader's wife, in Halvik", "received a delegation led by Idris Hamid in Quenby", "a second round of talks in Torvane": a place that hangs on the people or on the round. */
function farther(scene: Scene, trigger: Trigger): string | null {
  const { tree } = scene;
  for (let t = trigger.word + 1; t <= Math.min(tree.right[trigger.word], trigger.word + 80); t++) {
    if (!isPlace(scene, t) || isOfTopic(scene, t) || !AT.has(preposition(scene, t) ?? "") || !["nmod", "obl"].includes(relation(tree, t)))
      continue;
    let at = tree.head[t];
    for (let climbed = 0; climbed < 4 && at >= 0 && at !== trigger.word && at !== trigger.light; climbed++) {
      const passes = ["appos", "obj", "nmod", "conj", "obl", "acl"].includes(relation(tree, at));
      const known =
        (relation(tree, at) === "acl" && isOneOf(scene, at, "leading")) ||
        entityOf(scene, at)?.type === "PERSON" ||
        isKind(scene, at, "person") ||
        scene.ontology.eventNouns.has(scene.lemma[at]) ||
        scene.lemma[at] === "round" ||
        AT.has(preposition(scene, at) ?? "");
      at = passes && known ? tree.head[at] : -1;
    }
    if (at >= 0) return nameOfPlace(scene, t);
  }
  return null;
}

/** Place of a visit on which the event took place: "during a visit to Belmora he met", "flew to Quenby for a meeting". */
function visitBeside(scene: Scene, word: number): string | null {
  const { tree } = scene;
  for (let child = tree.firstChild[word]; child >= 0; child = tree.nextSibling[child]) {
    if (relation(tree, child) === "obl" && ["visit", "trip"].includes(scene.lemma[child])) return placeUnder(scene, child, DESTINATION);
  }
  const governor = tree.head[word];
  const journey = governor >= 0 && ["obl", "advcl", "xcomp", "nmod"].includes(relation(tree, word));
  const visits = journey && (scene.ontology.verbFrames.get(scene.lemma[governor]) ?? []).some((entry) => entry.of.contact === "visit");
  return visits ? placeUnder(scene, governor, DESTINATION) : null;
}

/** Name of a place after one of the prepositions that hangs on a word or on its object; null where there is none. */
export function placeUnder(scene: Scene, head: number, markers: ReadonlySet<string>): string | null {
  const { tree } = scene;
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name !== "obl" && name !== "nmod") {
      if (name === "obj" || name === "xcomp" || name === "nsubj") {
        const inner = underObject(scene, child, markers);
        if (inner !== null) return inner;
      }
      continue;
    }
    // "their meeting, on Sunday in Quenby": hung on the day
    const onDay =
      scene.headsTime[child] === 1 && upos(tree, head) === "NOUN" && scene.headsTime[head] === 0 ? placeUnder(scene, child, markers) : null;
    if (onDay !== null) return onDay;
    if (isOfTopic(scene, child)) continue;
    if (!markers.has(preposition(scene, child) ?? "")) {
      // "with Odo Varn in Belmora", hung on the person
      const side = isOneOf(scene, child, "sideline") ? childBy(tree, child, "nmod") : -1;
      const person = side >= 0 ? side : entityOf(scene, child)?.type === "PERSON" ? child : -1;
      const inner = person >= 0 ? underObject(scene, person, markers) : null;
      if (inner !== null) return inner;
      continue;
    }
    if (isPlace(scene, child) || isUnknownPlace(scene, child, markers)) return nameOfPlace(scene, child);
    if ((markers === DESTINATION || preposition(scene, child) === "in") && isMissedTown(scene, child)) return wordAt(scene, child);
    const apposition = childBy(tree, child, "appos");
    const named = apposition >= 0 && isOneOf(scene, child, "town") && entityOf(scene, apposition) !== null;
    if (named || (apposition >= 0 && isPlace(scene, apposition))) return nameOfPlace(scene, apposition);
    if (isOneOf(scene, child, "town")) {
      // "in Kun's home town of Oslan"
      const called = placeCalled(scene, child);
      if (called !== null) return called;
      const named = resolve(scene, child)[0];
      if (named !== undefined && !isPerson(scene, named)) return scene.entityById.get(named)?.name ?? null;
      // "in the Turkish capital", taken for somebody
      const country = entityOf(scene, childBy(tree, child, "amod", "compound", "nmod:poss"));
      if (country?.type === "PLACE") return country.name;
    }
  }
  return null;
}

/** The name behind the "of" of a kind of place, or beside it; of whoever its possessor is nothing is said. */
export function placeCalled(scene: Scene, kind: number): string | null {
  const { tree } = scene;
  for (let child = tree.firstChild[kind]; child >= 0; child = tree.nextSibling[child]) {
    const beside = relation(tree, child) === "appos" || (relation(tree, child) === "nmod" && preposition(scene, child) === "of");
    if (child > kind && beside && entityOf(scene, child) !== null) return nameOfPlace(scene, child);
  }
  return null;
}

/** "discussed the situation in the Strait of Lannoy", whatever the place is hung on: where the topic is. */
function isOfTopic(scene: Scene, place: number): boolean {
  const before = scene.tree.left[place] - 1;
  return before >= 0 && isOneOf(scene, before, "topic");
}

function underObject(scene: Scene, head: number, markers: ReadonlySet<string>): string | null {
  const { tree } = scene;
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "nmod" || !markers.has(preposition(scene, child) ?? "") || isOfTopic(scene, child)) continue;
    if (isPlace(scene, child)) return nameOfPlace(scene, child);
    // "his meeting with the Prime Minister in Torhout"
    if (preposition(scene, child) === "in" && isMissedTown(scene, child)) return wordAt(scene, child);
  }
  return null;
}

function isPlace(scene: Scene, token: number): boolean {
  const entity = entityOf(scene, token);
  return entity !== null && entity.type === "PLACE";
}

/** "in Mei Song", "came to Surayan": a bare name that the name finder took for a thing or a person stands where a place would. */
export function isUnknownPlace(scene: Scene, token: number, markers: ReadonlySet<string>): boolean {
  const { tree } = scene;
  const entity = entityOf(scene, token);
  if (entity === null || scene.inDate[token] === 1) return false;
  const marker = preposition(scene, token);
  const likely =
    entity.type === "MISC"
      ? marker === "in" || (markers === DESTINATION && isMissedName(scene, token))
      : entity.type === "PERSON" && (marker === "in" || markers === DESTINATION) && isWord(entity);
  if (!likely || entity.mentions.some(({ form, head }) => form === "noun" && !isMissedName(scene, head))) return false;
  return childBy(tree, token, "det", "amod", "nmod", "nummod", "compound", "nmod:desc") < 0;
}

/** "will not travel to Tallow": a lone capitalised word that is in no entity and no date. */
function isMissedTown(scene: Scene, token: number): boolean {
  if (entityOf(scene, token) !== null || scene.inDate[token] === 1 || !isMissedName(scene, token)) return false;
  return childBy(scene.tree, token, "det", "nmod", "nummod", "compound", "flat", "nmod:poss") < 0;
}

function wordAt({ ann }: Scene, token: number): string {
  return ann.text.slice(ann.tokens.start[token], ann.tokens.end[token]);
}

/** "will travel to Calder": a capitalised word that the name finder left out. */
function isMissedName({ tree, ann }: Scene, token: number): boolean {
  return upos(tree, token) === "PROPN" && /^\p{Lu}\p{Ll}/u.test(ann.text.slice(ann.tokens.start[token], ann.tokens.end[token]));
}

/** One word, of nobody with an office. */
function isWord({ name, offices, country }: Entity): boolean {
  return offices.length === 0 && country === null && !name.includes(" ");
}

/** Name of the place that a word heads, as the text has it there. */
export function nameOfPlace(scene: Scene, token: number): string | null {
  const entity = entityOf(scene, token);
  if (entity === null) return null;
  // As the text has it here: a capital may stand in the same entity as its government.
  const mention = entity.mentions.find(
    ({ head, start, end, form }) =>
      form !== "pronoun" && (head === token || (scene.ann.tokens.start[token] >= start && scene.ann.tokens.end[token] <= end)),
  );
  return mention === undefined ? entity.name : scene.ann.text.slice(mention.start, mention.end).replace(/\s+/g, " ");
}
