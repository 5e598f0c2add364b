/** Who stands around the noun of an event: owner and by-phrase on one side, those behind "with", "between" and "of" on the other. */
import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { isNamed } from "./entity-kinds.ts";
import { entityOf, isKind, isPlural, preposition } from "./noun-phrases.ts";
import { byPreposition, isTime } from "./party-places.ts";
import { form, isOneOf, type Scene } from "./scene.ts";

interface NounSides {
  readonly by: string[];
  readonly others: string[];
}

/** Participants around a noun: possessor and by-phrase on one side; with, between, of, to on the other. */
export function nounSides(scene: Scene, noun: number): NounSides {
  const { tree } = scene;
  const by: string[] = [];
  const others: string[] = hyphened(scene, noun);
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child]) {
    const name = fullRelation(tree, child);
    // "at the Union's summit": whose it is need not be there
    if (name === "nmod:poss" && isOneOf(scene, noun, "assembly") && entityOf(scene, child)?.type === "ORG") continue;
    if (name === "nmod:poss") by.push(...(theirOwn(scene, noun, child) ?? resolve(scene, child)));
    else if (name === "compound" && upos(tree, child) === "PROPN" && (entityOf(scene, child)?.type === "PLACE" || hasTheir(scene, noun)))
      continue;
    else if ((name === "compound" || name === "amod") && isNamed(entityOf(scene, child)) && !isOneOf(scene, noun, "assembly"))
      by.push(...resolve(scene, child));
    else if (name.startsWith("nmod") || name === "obl" || name === "acl") {
      const marker = preposition(scene, child);
      // "the visit of Marva's president", with the country hung on the visit
      if (isTime(scene, child) || ["'s", "’s"].includes(form(scene, child + 1))) continue;
      // "denied meeting Tavon", with the verb read as a noun
      if (marker === null && child > noun && name !== "acl" && scene.personAt[child] >= 0) others.push(...resolve(scene, child));
      if (marker === "by") by.push(...resolve(scene, child));
      else if (marker === "of" && isOneOf(scene, noun, "of-its-maker") && isSomebody(scene, child)) by.push(...resolve(scene, child));
      else if (marker === "with" && isCoHost(scene, noun, child)) continue;
      else if (marker === "with" || marker === "between" || marker === "among") others.push(...resolve(scene, child));
      else if (marker === "of" && (isPartyList(scene, child) || isBody(scene, child) || isOrganisation(scene, noun, child)))
        others.push(...resolve(scene, child));
      // "There was a meeting held between Tavon and Dalvash"
      if (name === "acl" && isOneOf(scene, child, "holding"))
        for (const word of ["between", "with", "among"]) others.push(...byPreposition(scene, child, word));
      // "a visit to Basht by the minister", hung on the place
      const behind = entityOf(scene, child)?.type === "PLACE" ? childByPreposition(scene, child, "by") : -1;
      if (behind >= 0) by.push(...resolve(scene, behind));
    }
  }
  const governor = tree.head[noun];
  // "a call took place between Keller and Silva"
  if (governor >= 0 && relation(tree, noun) === "nsubj" && by.length + others.length < 2) {
    for (let child = tree.firstChild[governor]; child >= 0; child = tree.nextSibling[child])
      if (relation(tree, child) === "obl" && ["between", "with"].includes(preposition(scene, child) ?? ""))
        others.push(...resolve(scene, child));
  }
  if (by.length + others.length === 0) others.push(...betweenOfTopic(scene, noun));
  if (others.length === 1) others.push(...secondOfPair(scene, noun));
  return { by, others };
}

/** "Kestria-Norland talks", "the Vardanian–Kestrian peace talks", "the Lund/Dalvash call": those joined by dashes right before the noun, or before what colours it. */
function hyphened(scene: Scene, noun: number): string[] {
  const { tree } = scene;
  let at = noun - 1;
  while (at > 0 && !isDash(scene, at) && !isDash(scene, at - 1) && tree.head[at] === noun && COLOURS.has(relation(tree, at))) at--;
  const found: string[] = [];
  for (let t = at; t >= 0 && noun - t < 12; ) {
    const id = joinedAt(scene, t);
    if (id === null) break;
    if (!found.includes(id)) found.unshift(id);
    while (t > 0 && tree.head[t - 1] === t && upos(tree, t - 1) !== "PUNCT") t--;
    if (!isDash(scene, t - 1)) break;
    t -= 2;
  }
  return found.length > 1 ? found : [];
}

const COLOURS = new Set(["compound", "amod"]);

function isDash(scene: Scene, token: number): boolean {
  return /^(?:[-–—/]|--)$/.test(form(scene, token));
}

/** Who stands beside a dash: a name of its own, or the surname of somebody of the text. */
function joinedAt(scene: Scene, token: number): string | null {
  const entity = entityOf(scene, token);
  if (entity !== null && entity.type !== "MISC") return entity.id;
  if (upos(scene.tree, token) !== "PROPN" || !(isDash(scene, token - 1) || isDash(scene, token + 1))) return null;
  const { text, tokens, entities } = scene.ann;
  const surname = text.slice(tokens.start[token], tokens.end[token]);
  const bearers = entities.filter(({ type, name, members }) => type === "PERSON" && members.length === 0 && name.endsWith(surname));
  return bearers.length === 1 ? bearers[0].id : null;
}

/** "consultations on guarantees between Norland and Kestria": those between whom the matter stands. */
function betweenOfTopic(scene: Scene, noun: number): string[] {
  for (let child = scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child]) {
    const marker = relation(scene.tree, child) === "nmod" ? (preposition(scene, child) ?? "") : "";
    // "cancelled the meeting over drills between Norland and Kestria": why, not what about
    if (!["on", "about", "over"].includes(marker) || (marker === "over" && relation(scene.tree, noun) === "obj")) continue;
    const between = childByPreposition(scene, child, "between");
    const found = between < 0 ? [] : resolve(scene, between);
    if (found.length > 1) return found;
  }
  return [];
}

/** "hosted the talks together with envoy Lajcak": with whom they were hosted, not held. */
function isCoHost(scene: Scene, noun: number, child: number): boolean {
  const governor = scene.tree.head[noun];
  if (governor < 0 || relation(scene.tree, noun) !== "obj" || !isOneOf(scene, governor, "hosting", "mediating")) return false;
  const marker = childBy(scene.tree, child, "case");
  return marker > 0 && ["together", "along", "jointly"].includes(form(scene, marker - 1));
}

function isSomebody(scene: Scene, token: number): boolean {
  return isKind(scene, token, "person") || entityOf(scene, token)?.type === "PERSON";
}

/** "Amsel and Montefalco will meet for their first talks": of a plural subject in the same clause "their" is that. */
function theirOwn(scene: Scene, noun: number, possessor: number): string[] | null {
  if (form(scene, possessor) !== "their") return null;
  const { tree } = scene;
  let at = tree.head[noun];
  for (let climbed = 0; climbed < 3 && at >= 0; climbed++, at = tree.head[at]) {
    const subject = upos(tree, at) === "VERB" ? childBy(tree, at, "nsubj") : -1;
    if (subject < 0) continue;
    const ids = isPlural(scene, subject) ? resolve(scene, subject) : [];
    return ids.length > 1 ? ids : null;
  }
  return null;
}

/** "a meeting between Idrel and her counterpart Tev Maruk": the parser may hang the second name on the noun itself. */
function secondOfPair(scene: Scene, noun: number): string[] {
  const beside = childBy(scene.tree, noun, "appos", "conj");
  if (beside < 0 || childBy(scene.tree, beside, "cc") < 0) return [];
  // "a call with Tavon and a meeting with Ferran": another contact
  if (scene.ontology.nounFrames.get(scene.lemma[beside])?.some(({ of }) => of.contact !== undefined)) return [];
  return resolve(scene, beside);
}

/** "the third meeting of the working group" */
function isBody(scene: Scene, token: number): boolean {
  return isOneOf(scene, token, "body") && entityOf(scene, token) !== null;
}

/** "the summit of the Six Rivers Organisation" */
function isOrganisation(scene: Scene, noun: number, token: number): boolean {
  const entity = entityOf(scene, token);
  return isOneOf(scene, noun, "assembly") && entity?.type === "ORG" && isNamed(entity);
}

function isPartyList(scene: Scene, token: number): boolean {
  return isPlural(scene, token) || resolve(scene, token).length > 1;
}

export function hasTheir(scene: Scene, noun: number): boolean {
  const possessor = childBy(scene.tree, noun, "nmod:poss");
  return possessor >= 0 && form(scene, possessor) === "their";
}

export function childByPreposition(scene: Scene, head: number, marker: string): number {
  for (let child = scene.tree.firstChild[head]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (preposition(scene, child) === marker) return child;
  }
  return -1;
}
