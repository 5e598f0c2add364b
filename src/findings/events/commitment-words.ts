/** The words that give a promise, an order or an offer. */
import type { CommitmentMention } from "../../model/findings.ts";
import { childBy, isPassive, upos } from "../tree.ts";
import { isOneOf, type Scene } from "./scene.ts";
import type { WordList } from "./word-lists.ts";

export type PromiseKind = CommitmentMention["kind"];

/** The lists of words that give somebody's word or bind him, by part of speech. */
const KINDS: ReadonlyMap<string, readonly (readonly [WordList, PromiseKind])[]> = new Map([
  [
    "VERB",
    [
      ["promising", "promise"],
      ["agreeing", "agreed"],
      ["ordering", "order"],
      ["offering", "offer"],
      ["planning", "plan"],
    ],
  ],
  ["ADJ", [["ready", "readiness"]]],
  [
    "NOUN",
    [
      ["readiness-noun", "readiness"],
      ["promise-noun", "promise"],
      ["offer-given", "offer"],
    ],
  ],
]);

/** What a word gives: a promise, an offer …; null of a word that gives nothing. */
export function kindAt(scene: Scene, token: number): PromiseKind | null {
  const tag = upos(scene.tree, token);
  // "was prepared to take them in"
  if (tag === "VERB" && scene.lemma[token] === "prepare")
    return isPassive(scene.tree, token) || childBy(scene.tree, token, "cop") >= 0 ? "readiness" : null;
  const given = KINDS.get(tag)?.find(([list]) => isOneOf(scene, token, list))?.[1] ?? null;
  return given ?? (tag === "NOUN" && isWordGiven(scene, token) ? "promise" : null);
}

/** "gave his word that …" */
function isWordGiven({ tree, lemma }: Scene, noun: number): boolean {
  const over = tree.head[noun];
  return lemma[noun] === "word" && over >= 0 && lemma[over] === "give" && childBy(tree, noun, "nmod:poss") >= 0;
}
