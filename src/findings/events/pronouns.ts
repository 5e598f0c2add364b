/** Whom a pronoun stands for where the sentence says it better than the text's own reading of its entities: antecedents and sayers. */
import { childBy, isNegated, relation, upos } from "../tree.ts";
import { entityOf, isKind, isNominal, isPlural, preposition } from "./noun-phrases.ts";
import { form, isOneOf, type Scene } from "./scene.ts";

const RELATIVE = new Set(["who", "which", "that", "whom", "whose"]);

/**
 * "Dalvash and Tavon said that they were ready", "two of the drivers told the Courier that they had been beaten": whom the pronoun stands for, where the
 * text's own reading is the one who is told, or one thing for "they" of several. -1 where that reading may stand.
 */
export function sayerOf(scene: Scene, pronoun: number): number {
  const { tree } = scene;
  const word = form(scene, pronoun);
  if (word !== "they" && word !== "he" && word !== "she" && word !== "it") return -1;
  const clause = tree.head[pronoun];
  const saying = clause < 0 ? -1 : tree.head[clause];
  if (saying < 0 || relation(tree, pronoun) !== "nsubj" || relation(tree, clause) !== "ccomp") return -1;
  if (word !== "it" && !isOneOf(scene, saying, "saying")) return -1;
  const subject = childBy(tree, saying, "nsubj");
  if (subject < 0 || subject > pronoun || upos(tree, subject) === "PRON") return -1;
  // "The government of Kelmar said it had sent letters"
  if (word === "it")
    return isKind(scene, subject, "institution") || ["PLACE", "ORG"].includes(entityOf(scene, subject)?.type ?? "") ? subject : -1;
  const told = childBy(tree, saying, "iobj", "obj");
  const toTheTold = told >= 0 && scene.entityAt[told] >= 0 && scene.entityAt[told] === scene.entityAt[pronoun];
  if (word === "they")
    return childBy(tree, subject, "conj") >= 0 || (toTheTold && (isPlural(scene, subject) || upos(tree, subject) === "NUM")) ? subject : -1;
  return toTheTold && entityOf(scene, subject)?.type === "PERSON" ? subject : -1;
}

/** "Tavon flew to Quenby, an official said. There she met …": whom the news is of, not a source without a name; null for any other pronoun. */
export function toldByNobody(scene: Scene, pronoun: number): number | null {
  const { tree } = scene;
  const word = form(scene, pronoun);
  const entity = word === "he" || word === "she" || word === "his" || word === "her" ? entityOf(scene, pronoun) : null;
  if (entity === null || entity.type !== "PERSON" || entity.mentions.some((mention) => mention.form === "name")) return null;
  const source = entity.mentions[0].head;
  // "A spokesman for Tavon denied that he had met Dalvash": Tavon
  const of = source < pronoun && isOneOf(scene, source, "voice") ? childBy(tree, source, "nmod") : -1;
  if (of >= 0 && ["for", "of", "to"].includes(preposition(scene, of) ?? "") && entityOf(scene, of)?.type === "PERSON") return of;
  const saying = source < pronoun && relation(tree, source) === "nsubj" ? tree.head[source] : -1;
  const determiner = childBy(tree, source, "det");
  if (saying < 0 || saying > pronoun || !isOneOf(scene, saying, "saying") || determiner < 0 || !/^an?$/.test(form(scene, determiner)))
    return null;
  const told = childBy(tree, saying, "ccomp");
  const subject = told < 0 || told > saying ? -1 : childBy(tree, told, "nsubj");
  return subject >= 0 && entityOf(scene, subject)?.type === "PERSON" && upos(tree, subject) !== "PRON" ? subject : null;
}

/** Word that a relative pronoun stands for, -1 where `token` is none. */
export function antecedentOf(scene: Scene, token: number): number {
  if (!RELATIVE.has(form(scene, token))) return -1;
  const { tree } = scene;
  let at = token;
  for (let climbed = 0; climbed < 6 && tree.head[at] >= 0; climbed++) {
    if (relation(tree, at) === "acl") return firstJoined(scene, tree.head[at]);
    at = tree.head[at];
  }
  return -1;
}

/** "Idrel and Maruk, who met": the relative clause hangs on the last name but tells of all. */
export function firstJoined(scene: Scene, noun: number): number {
  const { tree } = scene;
  const type = entityOf(scene, noun)?.type ?? "PLACE";
  // "It was not Tavon but his deputy who met": only the latter
  if (relation(tree, noun) === "conj" && (isNegated(tree, tree.head[noun]) || isNegated(tree, noun))) return noun;
  return relation(tree, noun) === "conj" && isNominal(scene, tree.head[noun]) && type !== "PLACE" && type !== "ORG"
    ? tree.head[noun]
    : noun;
}
