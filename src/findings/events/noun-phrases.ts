/** What the shape of a noun phrase says: its preposition, its number, its count, the kind of thing it names. */
import type { Entity } from "../../model/annotations.ts";
import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import type { NounKind } from "./word-lists.ts";

/** Preposition of an oblique or a noun modifier, null where it has none. */
export function preposition(scene: Scene, token: number): string | null {
  const marker = caseOf(scene, token);
  if (marker >= 0) return scene.lemma[marker];
  // "replied in writing", read as a clause
  const mark = relation(scene.tree, token) === "obl" ? childBy(scene.tree, token, "mark") : -1;
  if (mark >= 0) return scene.lemma[mark];
  // "with the Union's envoy Odo Varn", "with President Dalvash": the parser may hang the preposition on what stands before the name.
  for (let child = scene.tree.firstChild[token]; child >= 0 && child < token; child = scene.tree.nextSibling[child]) {
    const name = fullRelation(scene.tree, child);
    if (name !== "nmod:poss" && name !== "nmod:desc" && name !== "compound") continue;
    // "for Kestria President Oren Dalvash", with "for" hung on Kestria
    const first = childBy(scene.tree, child, "compound", "nmod:poss", "amod");
    const before = caseOf(scene, child) >= 0 || first < 0 ? caseOf(scene, child) : caseOf(scene, first);
    if (before >= 0 && before < child) return scene.lemma[before];
  }
  return null;
}

/** The last preposition before a noun ("in from Quenby" is "from"), else the first case marker that is no genitive. */
export function caseOf(scene: Scene, token: number): number {
  let found = -1;
  for (let child = scene.tree.firstChild[token]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) !== "case" || scene.lemma[child].startsWith("'")) continue;
    // "to the newly sworn-in president"
    if (form(scene, child - 1) === "-") continue;
    if (child < token || found < 0) found = child;
  }
  return found;
}

/** Whether a word stands for somebody or something: a noun, a pronoun, a number, "both". */
export function isNominal(scene: Scene, token: number): boolean {
  const tag = upos(scene.tree, token);
  const all = tag === "DET" && ["both", "each", "all", "some", "several", "many", "most"].includes(form(scene, token));
  return tag === "NOUN" || tag === "PROPN" || tag === "PRON" || tag === "NUM" || all || scene.entityAt[token] >= 0;
}

/** The noun that counts another ("four hours of talks"), else the noun itself: it is the one that hangs on the clause. */
export function countedBy(scene: Scene, noun: number): number {
  const governor = scene.tree.head[noun];
  const counts =
    governor >= 0 && relation(scene.tree, noun) === "nmod" && isOneOf(scene, governor, "part-of") && preposition(scene, noun) === "of";
  return counts ? governor : noun;
}

/** Whether a noun phrase stands for more than one: a plural, or words joined by "and". */
export function isPlural(scene: Scene, token: number): boolean {
  const entity = entityOf(scene, token);
  if (entity !== null && entity.members.length > 1) return true;
  const word = form(scene, token);
  if (["they", "we", "both", "them", "each", "two", "three", "four", "pair"].includes(word)) return true;
  const noun = upos(scene.tree, token) === "NOUN" || (upos(scene.tree, token) === "PROPN" && isKind(scene, token, "person"));
  if (noun && word.endsWith("s") && word !== scene.lemma[token]) return true;
  const other = childBy(scene.tree, token, "conj");
  return other >= 0 && isNominal(scene, other);
}

/** The text's entity that a word is a mention of. */
export function entityOf(scene: Scene, token: number): Entity | null {
  return token >= 0 && scene.entityAt[token] >= 0 ? scene.ann.entities[scene.entityAt[token]] : null;
}

/** Whether a noun, or its singular, is of one of these kinds. */
export function isKind(scene: Scene, token: number, ...kinds: readonly NounKind[]): boolean {
  if (token < 0) return false;
  const lemma = scene.lemma[token];
  const singular = lemma.endsWith("s") ? lemma.slice(0, -1) : lemma;
  return kinds.some((kind) => scene.ontology.words[kind].has(lemma) || scene.ontology.words[kind].has(singular));
}
