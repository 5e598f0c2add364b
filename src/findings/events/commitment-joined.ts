/** Several deeds promised by one word. */
import type { CommitmentMention } from "../../model/findings.ts";
import type { Span } from "../../model/span.ts";
import { childBy, relation, upos } from "../tree.ts";
import { form, type Scene } from "./scene.ts";

/** Words behind a promised deed in which others may be joined to it. */
const REACH = 40;

/**
 * Deeds joined to a promised one by "and": infinitives with a "to" of their own, wherever the parser hangs them, and bare verbs that have an object of
 * their own ("to free the crew and clear the road"). Each may have its own day and be kept or broken alone.
 */
export function joinedDeeds(scene: Scene, deed: number): number[] {
  const { tree } = scene;
  if (upos(tree, deed) !== "VERB") return [];
  const { endToken } = scene.ann.sentences[scene.ann.tokens.sentence[deed]];
  const found: number[] = [];
  for (let t = deed + 1; t < Math.min(endToken, deed + REACH); t++) {
    if (/^[;:"“”]$/.test(form(scene, t)) || (found.length === 0 && isOtherClause(scene, t, deed))) break;
    if (form(scene, t) !== "and") continue;
    const joined = infinitiveBehind(scene, t) ?? bareBehind(scene, t, found.at(-1) ?? deed, deed);
    if (joined !== null) found.push(joined);
  }
  return found;
}

/** "and to hand back": there is no other infinitive before it that it could go on from, since the search ends at one. */
function infinitiveBehind(scene: Scene, and: number): number | null {
  const { tree } = scene;
  if (form(scene, and + 1) !== "to" || relation(tree, and + 1) !== "mark") return null;
  const verb = tree.head[and + 1];
  return verb > and + 1 && verb <= and + 4 && upos(tree, verb) === "VERB" ? verb : null;
}

/** "and clear the road": a bare verb joined to the deed, where both have an object. */
function bareBehind(scene: Scene, and: number, before: number, deed: number): number | null {
  const { tree } = scene;
  const verb = tree.head[and];
  if (relation(tree, and) !== "cc" || verb <= and || verb > and + 3 || !isVerbal(scene, and, verb)) return null;
  const over = tree.head[verb];
  // "will free the men it still holds and clear the road": bare, it does not go on from "holds"
  const under =
    [before, deed].includes(over) || (over > deed && upos(tree, over) === "VERB" && form(scene, over) === `${scene.lemma[over]}s`);
  const own = relation(tree, verb) === "conj" && under && form(scene, verb) === scene.lemma[verb];
  if (!own || childBy(tree, verb, "aux", "nsubj", "mark") >= 0) return null;
  const things = (upos(tree, verb) === "NOUN" || childBy(tree, verb, "obj") > verb) && childBy(tree, before, "obj") > before;
  return things ? verb : null;
}

/** A verb, also one that was tagged as a noun, bare behind its "and" ("will open the plant and hand over a list"). */
function isVerbal({ tree, ontology, lemma }: Scene, and: number, word: number): boolean {
  if (upos(tree, word) === "VERB") return true;
  const known = ontology.verbFrames.has(lemma[word]) || ontology.words.moving.has(lemma[word]);
  return upos(tree, word) === "NOUN" && word === and + 1 && known && upos(tree, tree.head[word]) === "VERB";
}

/** A verb between with a subject or a "to" of its own: what is joined behind it may be joined to it. */
function isOtherClause(scene: Scene, token: number, deed: number): boolean {
  const { tree } = scene;
  if (upos(tree, token) !== "VERB") return false;
  const marker = childBy(tree, token, "mark");
  return marker > deed && scene.lemma[marker] === "to" && form(scene, marker - 1) !== "and";
}

/** Tells each of the joined deeds, with the "and" before it (-1 before the first) and the word behind its last; a day behind the last bare one is that of all. */
export function eachDeed(
  scene: Scene,
  deed: number,
  joined: readonly number[],
  tell: (deed: number, and: number, next: number) => Deed | null,
): Deed[] {
  const ands = joined.map((one) => andBefore(scene, one));
  const told = [deed, ...joined].map((one, i) => tell(one, ands[i - 1] ?? -1, ands[i] ?? scene.tree.tokens.count));
  const last = told.at(-1)?.due ?? null;
  const bare = joined.length > 0 && ands.every((and) => form(scene, and + 1) !== "to");
  return told.flatMap((one) => (one === null ? [] : [bare && one.due === null && last !== null ? { ...one, due: last } : one]));
}

type Deed = Omit<CommitmentMention, "id">;

function andBefore(scene: Scene, deed: number): number {
  let and = deed;
  while (and > 0 && form(scene, and) !== "and") and--;
  return and;
}

/** The words of one of several joined deeds: from behind its "and" (-1: the first of them) to the next one's. */
export function between(scene: Scene, span: Span, and: number, next: number): Span {
  const { tokens } = scene.ann;
  const last = form(scene, next - 1) === "," ? next - 2 : next - 1;
  return {
    start: and < 0 ? span.start : tokens.start[and + 1],
    end: next >= tokens.count ? span.end : Math.min(span.end, tokens.end[last]),
  };
}

/** The "and" before a clause joined to a deed that has a subject of its own; the end of the text where there is none. */
export function otherClause(scene: Scene, deed: number): number {
  const { tree } = scene;
  for (let child = tree.firstChild[deed]; child >= 0; child = tree.nextSibling[child])
    if (child > deed && relation(tree, child) === "conj" && childBy(tree, child, "nsubj") >= 0) return tree.left[child];
  return tree.tokens.count;
}
