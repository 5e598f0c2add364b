import { childBy, isPassive, relation, upos } from "../tree.ts";
import { byPhrase, resolve } from "./actors.ts";
import { isCountry } from "./entity-kinds.ts";
import { ownStatus } from "./modality.ts";
import { preposition } from "./noun-phrases.ts";
import { union } from "./party-places.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { ownSubject } from "./sides.ts";

/** "Norland-brokered", "brokered by Norland". */
export function brokersOf(scene: Scene, noun: number): string[] {
  const { tree } = scene;
  let found: string[] = [];
  for (let t = tree.left[noun]; t <= tree.right[noun]; t++) {
    if (!isOneOf(scene, t, "brokering") && !scene.ontology.words.brokering.has(form(scene, t))) continue;
    if (t < noun) {
      // "Norland-brokered" is three words, with the name before the hyphen.
      for (let back = t - 1; back >= Math.max(tree.left[noun], t - 3); back--) {
        const ids = scene.entityAt[back] >= 0 ? [scene.ann.entities[scene.entityAt[back]].id] : [];
        found = union(found, ids, []);
        if (ids.length > 0) break;
      }
    } else if (tree.head[t] === noun || (relation(tree, t) === "conj" && tree.head[tree.head[t]] === noun)) {
      for (let child = tree.firstChild[t]; child >= 0; child = tree.nextSibling[child])
        if (relation(tree, child) === "obl" && preposition(scene, child) === "by") found = union(found, resolve(scene, child), []);
      // "which Norland brokered"
      const subject = childBy(tree, t, "nsubj");
      if (subject >= 0 && upos(tree, subject) !== "PRON") found = union(found, resolve(scene, subject), []);
    }
  }
  if (found.length === 0) found = brokersByWords(scene, noun);
  // "Norland brokered the ceasefire"
  const governor = tree.head[noun];
  if (governor >= 0 && relation(tree, noun) === "obj" && isOneOf(scene, governor, "brokering"))
    found = union(found, resolve(scene, childBy(tree, governor, "nsubj")), []);
  return found;
}

/** Words between the agreement and the verb that brokered it, where the tree does not join them. */
const BROKER_REACH = 24;

/** "the accord, which Norland and the Union brokered", "…, which was brokered by Norland": by the words alone, between commas and names. */
function brokersByWords(scene: Scene, noun: number): string[] {
  const { tree, ann } = scene;
  const verb = brokeringVerb(scene, noun);
  if (verb < 0) return [];
  if (["was", "were", "been"].includes(form(scene, verb - 1))) {
    const { endToken } = ann.sentences[ann.tokens.sentence[noun]];
    return namesIn(scene, verb + 1, Math.min(endToken, verb + 9), "by");
  }
  let which = verb;
  while (which > noun && form(scene, which) !== "which") which--;
  return upos(tree, which) === "PRON" || form(scene, which) === "which" ? namesIn(scene, which + 1, verb, null) : [];
}

/** The verb of brokering in a relative clause after an agreement, -1 where there is none. */
export function brokeringVerb(scene: Scene, noun: number): number {
  const { tree, ann } = scene;
  const { endToken } = ann.sentences[ann.tokens.sentence[noun]];
  const stop = Math.min(endToken, noun + BROKER_REACH);
  let which = -1;
  for (let t = noun + 1; t < stop; t++) {
    if (form(scene, t) === "which") which = t;
    if (which >= 0 && upos(tree, t) === "VERB" && isOneOf(scene, t, "brokering")) return t;
  }
  return -1;
}

/** States and bodies named in a run of names, articles and "and"; [] where other words stand between. */
function namesIn(scene: Scene, from: number, to: number, lead: string | null): string[] {
  let found: string[] = [];
  let t = from;
  if (lead !== null && form(scene, t++) !== lead) return [];
  for (; t < to; t++) {
    const tag = upos(scene.tree, t);
    if (tag === "PUNCT" && lead !== null) break;
    if (!["PROPN", "DET", "CCONJ", "ADP", "NOUN", "ADJ"].includes(tag)) return lead === null ? [] : found;
    if (scene.entityAt[t] >= 0) found = union(found, [scene.ann.entities[scene.entityAt[t]].id], []);
  }
  return found;
}

/**
 * Who mediated, told beside an agreement: "after mediation by Norland", "in the presence of Norland's minister, who had mediated"; in its sentence, else in
 * one that stands next to it and speaks of no other agreement.
 */
export function mediatorsAt(scene: Scene, noun: number): string[] {
  const at = scene.ann.tokens.sentence[noun];
  for (const sentence of [at, at + 1, at - 1]) {
    const found = scene.ann.sentences[sentence] === undefined ? [] : mediatorsIn(scene, sentence);
    if (found.length > 0) return found;
  }
  return [];
}

function mediatorsIn(scene: Scene, sentence: number): string[] {
  const { tree } = scene;
  const { firstToken, endToken } = scene.ann.sentences[sentence];
  let found: string[] = [];
  for (let t = firstToken; t < endToken; t++) {
    if (upos(tree, t) === "VERB" && isOneOf(scene, t, "mediating-it") && isDone(scene, t)) found = union(found, doersOf(scene, t), []);
    // "after talks chaired by Norland's minister"
    else if (upos(tree, t) === "VERB" && isOneOf(scene, t, "chairing-talks") && isOfTalks(scene, t))
      found = union(found, resolve(scene, byPhrase(scene, t)), []);
    else if (scene.lemma[t] === "mediation" && upos(tree, t) === "NOUN") found = union(found, mediation(scene, t), []);
  }
  found = found.filter((id) => canMediate(scene, id));
  if (found.length === 0) return [];
  // "in the presence of the envoy and of Norland's minister, who had mediated": of both
  for (let t = firstToken; t < endToken; t++) {
    const present = scene.lemma[t] === "presence" ? childBy(tree, t, "nmod") : -1;
    const there = present < 0 ? [] : resolve(scene, present);
    if (there.some((id) => found.includes(id))) found = union(found, there, []);
  }
  return found;
}

/** The participle behind the talks after which an agreement was signed. */
function isOfTalks(scene: Scene, verb: number): boolean {
  const noun = scene.tree.head[verb];
  return noun >= 0 && relation(scene.tree, verb) === "acl" && isTalks(scene, noun) && childBy(scene.tree, verb, "nsubj") < 0;
}

function isTalks(scene: Scene, noun: number): boolean {
  if (["talk", "talks", "negotiation"].includes(scene.lemma[noun])) return true;
  const inner = childBy(scene.tree, noun, "nmod");
  return inner >= 0 && ["round", "day", "hour", "week", "month"].includes(scene.lemma[noun]) && isTalks(scene, inner);
}

/** "mediates", "had mediated", not "wants to mediate", "will mediate" or "refused to broker". */
function isDone(scene: Scene, verb: number): boolean {
  return ["plain", "ongoing"].includes(ownStatus(scene, verb)) && relation(scene.tree, verb) !== "xcomp";
}

function doersOf(scene: Scene, verb: number): string[] {
  const passive = isPassive(scene.tree, verb);
  return resolve(scene, passive ? byPhrase(scene, verb) : ownSubject(scene, verb));
}

/** "mediation by Norland", "Norland's mediation", "the mediation of Norland", "Norlander mediation" */
function mediation(scene: Scene, noun: number): string[] {
  const { tree } = scene;
  let found: string[] = [];
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    const own =
      name === "amod" || name === "compound" || (name === "nmod" && ["by", "of", "from", null].includes(preposition(scene, child)));
    if (own) found = union(found, resolve(scene, child), []);
  }
  return found;
}

function canMediate(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  if (entity === undefined || entity.type === "MISC") return false;
  return entity.type !== "PLACE" || isCountry(entity);
}
