/** Which clause of its sentence a time belongs to: by the tree, mended where the order of the words tells better. */

import type { Time } from "../../model/annotations.ts";
import { tokenAt } from "../../text/tokens.ts";
import { childBy, clauseOf, relation, type Tree, upos } from "../tree.ts";

export interface PlacedTime {
  readonly time: Time;
  readonly first: number;
  readonly head: number;
  readonly clause: number;
  readonly sentence: number;
  /** Its clause is not the one that its words hang in: nothing on which it hangs may claim it. */
  readonly moved: boolean;
}

/** A time with its first word, the word that heads it, and the predicate of its clause. */
export function placeTime(tree: Tree, time: Time, head: number, text: string): PlacedTime {
  const first = tokenAt(tree.tokens, time.start);
  if (head < 0) return { time, first, head, clause: -1, sentence: -1, moved: false };
  const hung = clauseOf(tree, head);
  const opened = clauseOpened(tree, time, first, head, text);
  const clause = opened >= 0 ? opened : beforeThat(tree, head, clauseAhead(tree, head, hung));
  return { time, first, head, clause, sentence: tree.tokens.sentence[head], moved: opened >= 0 && opened !== hung };
}

/** "replied two days later that the mission would stay": what stands before "that" is the time of the replying. */
function beforeThat(tree: Tree, head: number, clause: number): number {
  const over = clause < 0 || relation(tree, clause) !== "ccomp" ? -1 : tree.head[clause];
  const that = over < 0 || over > head ? -1 : childBy(tree, clause, "mark");
  return that > head && tree.tokens.lemma[that] === "that" ? clauseOf(tree, over) : clause;
}

/** "… and on Wednesday she will have lunch": a time between the "and" and the verb that it joins is that verb's, though it hangs on the first. */
function clauseAhead(tree: Tree, head: number, clause: number): number {
  if (clause < 0 || clause > head || tree.head[head] !== clause) return clause;
  for (let joined = tree.firstChild[clause]; joined >= 0; joined = tree.nextSibling[joined]) {
    if (joined < head || relation(tree, joined) !== "conj" || childBy(tree, joined, "nsubj") < head) continue;
    const and = childBy(tree, joined, "cc");
    return and >= 0 && and < head && and > clause ? joined : clause;
  }
  return clause;
}

/** So many words from a time to the verb of the clause that it opens. */
const REACH = 14;

/**
 * "Within hours she was talking to him, and the following day the two went sailing", "… ; on June 3, and again last week, Lund and Maruk met": a time right
 * behind a colon, a semicolon or ", and" with a subject and its verb behind it opens their clause, wherever a parser hangs it. -1 for any other time.
 */
function clauseOpened(tree: Tree, time: Time, first: number, head: number, text: string): number {
  const { tokens } = tree;
  const sentence = tokens.sentence[head];
  const word = (t: number) => (tokens.sentence[t] === sentence ? text.slice(tokens.start[t], tokens.end[t]).toLowerCase() : "");
  // "Same day Lund laid flowers and had talks", read as a clause that hangs on its time
  const heads = tree.head[head] < 0 && tree.left[head] === first && tokens.sentence[first - 1] !== sentence;
  if (!heads && !opensBehind(tree, word, first)) return -1;
  let at = first;
  while (at < tokens.count && tokens.start[at] < time.end) at++;
  // "on June 3, and again last week, …": the times in a row
  if (word(at) === "," && word(at + 1) === "and" && word(at + 2) === "again") at = afterComma(word, at + 3);
  else if (word(at) === ",") at++;
  for (let verb = at; verb < Math.min(tokens.count, at + REACH) && tokens.sentence[verb] === sentence; verb++) {
    if (upos(tree, verb) !== "VERB") continue;
    const subject = childBy(tree, verb, "nsubj");
    return subject >= at && subject < verb && !isParted(word, at, subject) ? verb : -1;
  }
  return -1;
}

const LISTED = 6;

/** The word behind the next comma, near. */
function afterComma(word: (t: number) => string, from: number): number {
  for (let t = from; t < from + LISTED; t++) if (word(t) === ",") return t + 1;
  return from;
}

/** Whether something else begins between a time and the subject: "on Friday because Lund had come". */
function isParted(word: (t: number) => string, from: number, subject: number): boolean {
  for (let t = from; t <= subject; t++)
    if ([":", ";", "because", "that", "who", "which", "when", "after", "before"].includes(word(t))) return true;
  return false;
}

/** Whether a time stands right behind what closes a clause: a colon, a semicolon, ", and". */
function opensBehind(tree: Tree, word: (t: number) => string, first: number): boolean {
  let before = first - 1;
  if (before > 0 && upos(tree, before) === "ADP") before--;
  if (word(before) === "again") before--;
  if (word(before) === ":" || word(before) === ";") return true;
  return ["and", "but"].includes(word(before)) && word(before - 1) === ",";
}
