import { agentOf, childBy, fullRelation, isPassive, relation, upos } from "../tree.ts";
import { byPhrase, entityOf, isNominal, preposition, resolve } from "./actors.ts";
import { form, type Scene } from "./scene.ts";

/** Who does a verb and to whom, as head words; -1 where the text does not say. */
export interface Sides {
  readonly subject: number;
  readonly object: number;
  readonly passive: boolean;
}

/** Logical subject and object of a verb: passives turned round, control and relative clauses followed. */
export function sidesOf(scene: Scene, verb: number): Sides {
  const { tree } = scene;
  if (isParticiple(scene, verb)) return { subject: byPhrase(scene, verb), object: tree.head[verb], passive: true };
  if (isLooseParticiple(scene, verb)) return { subject: byPhrase(scene, verb), object: ownSubject(scene, verb), passive: true };
  if (isPassive(tree, verb)) {
    const agent = agentOf(tree, verb);
    return { subject: agent >= 0 ? agent : byPhrase(scene, verb), object: ownSubject(scene, verb), passive: true };
  }
  return { subject: ownSubject(scene, verb), object: objectOf(scene, verb), passive: false };
}

/** "met the rebel general Sten Hask": of two objects side by side the name is the one. */
function objectOf(scene: Scene, verb: number): number {
  const { tree } = scene;
  let found = -1;
  for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "obj") continue;
    if (found < 0 || (tree.left[child] - tree.right[found] <= 2 && entityOf(scene, child)?.type === "PERSON")) found = child;
  }
  return found;
}

/** "the truck seized by rebels": a past participle that modifies a noun. */
function isParticiple(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  if (fullRelation(tree, verb) !== "acl" || childBy(tree, verb, "nsubj", "mark", "aux") >= 0) return false;
  return !form(scene, verb).endsWith("ing");
}

/** "held talks, mediated by Norland": a past participle that hangs on the verb before it. */
function isLooseParticiple(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  if (relation(tree, verb) !== "advcl" || childBy(tree, verb, "nsubj", "mark", "aux", "obj") >= 0) return false;
  return !form(scene, verb).endsWith("ing") && form(scene, verb) !== scene.lemma[verb] && byPhrase(scene, verb) >= 0;
}

/** Subject in the clause, or the one that the clause borrows from what governs it. */
export function ownSubject(scene: Scene, verb: number): number {
  const { tree } = scene;
  let at = verb;
  for (let climbed = 0; climbed < 8; climbed++) {
    const own = childBy(tree, at, "nsubj", "csubj");
    if (own >= 0) return own;
    const loose = climbed === 0 ? looseSubject(scene, at) : -1;
    if (loose >= 0) return loose;
    const governor = tree.head[at];
    if (governor < 0) return -1;
    const name = relation(tree, at);
    if (name === "xcomp" || name === "ccomp") {
      const object = childBy(tree, governor, "obj", "iobj");
      // "urged Kestria to open": the object of the governing verb acts; not with "promised her to come".
      if (object >= 0 && object < at && scene.lemma[governor] !== "promise" && isNominal(scene, object)) return object;
      const addressee = addresseeOf(scene, governor, at);
      if (addressee >= 0) return addressee;
    } else if (name === "advcl" && marks(scene, at, "to") && addresseeOf(scene, governor, at) >= 0) {
      return addresseeOf(scene, governor, at);
    } else if (name === "acl") {
      if (fullRelation(tree, at) === "acl:relcl") return governor;
      const possessor = childBy(tree, governor, "nmod:poss");
      if (possessor >= 0) return possessor;
      if (form(scene, at).endsWith("ing")) return governor;
    } else if (name === "conj") {
      if (upos(tree, governor) !== "VERB" && upos(tree, governor) !== "ADJ") return -1;
    } else if (name !== "advcl" && name !== "parataxis" && name !== "obj" && name !== "nsubj") return -1;
    at = governor;
  }
  return -1;
}

function marks(scene: Scene, clause: number, word: string): boolean {
  const marker = childBy(scene.tree, clause, "mark");
  return marker >= 0 && scene.lemma[marker] === word;
}

/** A person's name right before a verb that the parser gave no role ("Donfried also phoned"). */
function looseSubject(scene: Scene, verb: number): number {
  const { tree } = scene;
  for (let child = tree.firstChild[verb]; child >= 0 && child < verb; child = tree.nextSibling[child])
    if (["discourse", "vocative", "dep", "dislocated"].includes(relation(tree, child)) && entityOf(scene, child)?.type === "PERSON")
      return child;
  return -1;
}

/** "called on both sides to resume": the one called on does the deed. */
function addresseeOf(scene: Scene, verb: number, before: number): number {
  for (let child = scene.tree.firstChild[verb]; child >= 0 && child < before; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) !== "obl" || !scene.ontology.verbGovernors.has(scene.lemma[verb])) continue;
    const marker = preposition(scene, child);
    if ((marker === "on" || marker === "upon" || marker === "to" || marker === "with") && child > verb && resolve(scene, child).length > 0)
      return child;
  }
  return -1;
}
