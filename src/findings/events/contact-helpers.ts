/** Who brings a contact about without being a side of it: hosts, mediators, those who invite, and at whose wish it takes place. */
import type { ContactRole } from "../../model/findings.ts";
import { childBy, fullRelation, relation } from "../tree.ts";
import { resolve } from "./actors.ts";
import { isPerson } from "./entity-kinds.ts";
import { preposition } from "./noun-phrases.ts";
import { canTakePart } from "./participants.ts";
import { byPreposition, type Parties } from "./party-places.ts";
import { isOneOf, type Scene } from "./scene.ts";
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
  if (governor < 0 || scene.lemma[governor] !== "invite") return;
  for (const id of resolve(scene, childBy(scene.tree, governor, "nsubj")))
    if (canTakePart(scene, id) && !roles.has(id)) roles.set(id, "host");
}

/** "talks hosted by Norland", "mediated by Askel": helpers named by a participle after the noun, or by a verb whose object the noun is. */
export function addHelpers(scene: Scene, trigger: Trigger, roles: Map<string, ContactRole>): void {
  const { tree } = scene;
  const heads = [trigger.kind === "noun" ? trigger.word : -1, trigger.light, trigger.word];
  addAuspices(scene, trigger, roles);
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
