/** Who brings a contact about without being a side of it: hosts, mediators, those who invite, and at whose wish it takes place. */
import type { ContactRole } from "../../model/findings.ts";
import { childBy, fullRelation, isPassive, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { isPerson } from "./entity-kinds.ts";
import { preposition } from "./noun-phrases.ts";
import { canTakePart } from "./participants.ts";
import { byPreposition, type Parties } from "./party-places.ts";
import { form, isOneOf, readsAs, type Scene } from "./scene.ts";
import { ownSubject } from "./sides.ts";
import type { Trigger } from "./triggers.ts";

/** "Dalvash invited Tavon to visit Belmora", "accepted Ferran's invitation to visit Quenby": who invites is the host of the visit. */
export function addInviter(scene: Scene, trigger: Trigger, roles: Map<string, ContactRole>): void {
  const governor = scene.tree.head[trigger.word];
  if (governor >= 0 && scene.lemma[governor] === "invitation") {
    const owner = childBy(scene.tree, governor, "nmod:poss");
    const inviters = owner >= 0 ? resolve(scene, owner) : byPreposition(scene, governor, "from");
    for (const id of inviters) if (!roles.has(id)) roles.set(id, "host");
    return;
  }
  if (governor < 0 || !(scene.lemma[governor] === "invite" || isAskedToCome(scene, trigger))) return;
  const asks = isPassive(scene.tree, governor) ? byHead(scene, governor) : ownSubject(scene, governor);
  for (const id of resolve(scene, asks)) if (canTakePart(scene, id) && !roles.has(id)) roles.set(id, "host");
}

/** "asked her to come to Quenby", "asked Tavon to visit Kestria", of Kestria's president: an invitation; asked to go elsewhere nobody is invited. */
export function isAskedToCome(scene: Scene, { word, frame, kind }: Pick<Trigger, "word" | "frame" | "kind">): boolean {
  const governor = scene.tree.head[word];
  if (frame.contact !== "visit" || kind !== "verb" || governor < 0 || scene.lemma[governor] !== "ask") return false;
  const mark = childBy(scene.tree, word, "mark");
  if (mark < 0 || scene.lemma[mark] !== "to" || !["xcomp", "ccomp", "advcl"].includes(relation(scene.tree, word))) return false;
  // "asked to visit the prisoners": nobody else is asked
  const asked = isPassive(scene.tree, governor) ? "nsubj:pass" : "obj";
  if (childBy(scene.tree, governor, asked, "iobj") < 0) return false;
  if (scene.lemma[word] === "come") return true;
  const asks = isPassive(scene.tree, governor) ? -1 : ownSubject(scene, governor);
  const home = countryOf(scene, asks);
  if (home === null && !resolve(scene, asks).every((id) => isPerson(scene, id))) return false;
  const place = childBy(scene.tree, word, "obj", "obl");
  const there = place < 0 ? null : countryOf(scene, place);
  return home === there || (home === null && there !== null);
}

/** Key of the state that somebody is of or that a place is in. */
function countryOf(scene: Scene, token: number): string | null {
  const entity = token < 0 ? undefined : scene.entityById.get(resolve(scene, token)[0]);
  return entity?.country ?? entity?.key ?? null;
}

/** "talks hosted by Norland", "mediated by Askel": helpers named by a participle after the noun, or by a verb whose object the noun is. */
export function addHelpers(scene: Scene, trigger: Trigger, roles: Map<string, ContactRole>): void {
  const { tree } = scene;
  const heads = [trigger.kind === "noun" ? trigger.word : -1, trigger.light, trigger.word];
  addAuspices(scene, trigger, roles);
  addPresiding(scene, trigger, roles);
  for (const head of heads) {
    if (head < 0) continue;
    for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
      const name = relation(tree, child);
      // "a dinner given by the king"
      const lemma = fullRelation(tree, child) === "acl" && scene.lemma[child] === "give" ? "host" : scene.lemma[child];
      if (name === "acl" || name === "advcl" || name === "conj") addHelper(scene, lemma, helperOf(scene, child), roles);
      // "a summit in Varnholt, which Brandau will host", hung on the place
      const below = name === "obl" || name === "nmod" ? childBy(tree, child, "acl:relcl") : -1;
      if (below >= 0 && isOneOf(scene, below, "hosting")) addHelper(scene, "host", helperOf(scene, below), roles);
    }
    const governor = tree.head[head];
    if (governor < 0 || trigger.kind !== "noun") continue;
    const name = fullRelation(tree, head);
    if (name === "nsubj:pass") addHelper(scene, scene.lemma[governor], byHead(scene, governor), roles);
    else if (scene.lemma[governor] === "invite") addHelper(scene, "host", childBy(tree, governor, "nsubj"), roles);
    else if (name === "obj") addHelper(scene, scene.lemma[governor], childBy(tree, governor, "nsubj"), roles);
  }
}

/** "under the mediation of Jona Pellar" */
function addAuspices(scene: Scene, trigger: Trigger, roles: Map<string, ContactRole>): void {
  const { tree } = scene;
  for (const head of [trigger.word, trigger.light])
    for (let child = head < 0 ? -1 : tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
      if (!isOneOf(scene, child, "auspices") || !["under", "with", "through"].includes(preposition(scene, child) ?? "")) continue;
      const people = [childBy(tree, child, "nmod:poss"), childBy(tree, child, "nmod"), childBy(tree, child, "appos")].flatMap((of) =>
        resolve(scene, of),
      );
      const named = people.filter((id) => isPerson(scene, id));
      for (const id of named.length > 0 ? named : people) if (!roles.has(id)) roles.set(id, "mediator");
    }
}

/** So many words from "with" to "presiding". */
const PRESIDING_REACH = 16;

/** "with Commander Roy presiding", "with Beat Oberlin in the chair", "with Ivar Lund as mediator": who stands between helps, and is no side. */
function addPresiding(scene: Scene, trigger: Trigger, roles: Map<string, ContactRole>): void {
  const { endToken } = scene.ann.sentences[scene.ann.tokens.sentence[trigger.word]];
  for (let t = trigger.word + 1; t < Math.min(endToken, trigger.word + 4 * PRESIDING_REACH); t++) {
    if (form(scene, t) !== "with" || relation(scene.tree, t) === "fixed") continue;
    let person: string | null = null;
    for (let at = t + 1; at < Math.min(endToken, t + PRESIDING_REACH); at++) {
      if (form(scene, at) === "and" || form(scene, at) === "with" || isOtherVerb(scene, at)) break;
      if (scene.personAt[at] >= 0) person ??= scene.ann.entities[scene.personAt[at]].id;
      const chairs = readsAs(scene, at, "presiding");
      const seat = form(scene, at) === "chair" && form(scene, at - 2) === "in";
      const as = ["mediator", "go-between", "intermediary", "host"].includes(scene.lemma[at]) && form(scene, at - 1) === "as";
      if (person !== null && (chairs || seat || as)) roles.set(person, scene.lemma[at] === "host" ? "host" : "mediator");
    }
  }
}

function isOtherVerb(scene: Scene, token: number): boolean {
  return upos(scene.tree, token) === "VERB" && !form(scene, token).endsWith("ing");
}

function addHelper(scene: Scene, lemma: string, head: number, roles: Map<string, ContactRole>): void {
  if (head < 0) return;
  const role: ContactRole | null = scene.ontology.words.hosting.has(lemma)
    ? "host"
    : scene.ontology.words.mediating.has(lemma)
      ? "mediator"
      : scene.ontology.words.chairing.has(lemma)
        ? "party"
        : null;
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

/** "at the initiative of the Vardanian side", "at her request"; of a plain call the one who rings. */
export function initiatorOf(scene: Scene, trigger: Trigger, parties: Pick<Parties, "actors" | "recipients">): string | null {
  const { tree } = scene;
  const sentence = scene.ann.sentences[scene.ann.tokens.sentence[trigger.word]];
  for (let t = sentence.firstToken; t < sentence.endToken; t++) {
    if (!isOneOf(scene, t, "asked-at") || !["at", "on", "by", "upon"].includes(preposition(scene, t) ?? "")) continue;
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
