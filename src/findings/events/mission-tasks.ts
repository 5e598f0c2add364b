/** What a mission is said to be for in so many words: "is responsible for", "has the task of", "will be in charge of", "their mandate is to". */
import type { Span } from "../../model/span.ts";
import { tokenAt } from "../../text/tokens.ts";
import { childBy, relation, upos } from "../tree.ts";
import { form, isOneOf, type Scene } from "./scene.ts";

/** So many words from the first of a task on the end of its clause is looked for. */
const LONGEST = 40;
/** So many words of a sentence are looked through, to keep what has no stops linear. */
const REACH = 150;

/** Tasks told in the sentences of a mission, and in the one behind each where it goes on from it ("It is responsible for licences"). */
export function tasksOf(scene: Scene, { evidence }: { readonly evidence: readonly Span[] }): Span[] {
  const { tokens, sentences } = scene.ann;
  const told = new Set(evidence.map(({ start }) => tokens.sentence[tokenAt(tokens, start)]));
  const behind = [...told].map((at) => at + 1).filter((at) => at < sentences.length && goesOn(scene, sentences[at].firstToken));
  const found = new Map<number, Span>();
  for (const at of [...told, ...behind]) {
    const { firstToken, endToken } = sentences[at];
    for (let t = firstToken; t < Math.min(endToken, firstToken + REACH); t++) {
      const task = taskAt(scene, t, endToken);
      if (task !== null) found.set(task.start, task);
    }
  }
  return [...found.values()];
}

function goesOn(scene: Scene, first: number): boolean {
  return ["it", "they", "its", "their"].includes(form(scene, first));
}

/** The task behind a word that announces one; null elsewhere. */
function taskAt(scene: Scene, token: number, end: number): Span | null {
  const word = form(scene, token);
  const next = form(scene, Math.min(token + 1, end - 1));
  const before = token > 0 ? form(scene, token - 1) : "";
  if (word === "responsible" && next === "for" && isOfMission(scene, token)) return toEnd(scene, token + 2, end);
  if (word === "charge" && next === "of" && before === "in" && isOfMission(scene, token)) return toEnd(scene, token + 2, end);
  if (["tasked", "charged", "entrusted"].includes(word) && next === "with") return toEnd(scene, token + 2, end);
  if (!isOneOf(scene, token, "task-noun")) return null;
  if ((next === "of" || next === "to") && hasIt(scene, token)) return toEnd(scene, token + 2, end);
  // "Its task is to check the posts"
  const owned = ["its", "their"].includes(before) || (childBy(scene.tree, token, "nmod:poss") >= 0 && before !== "");
  const to = ["is", "was", "will"].includes(next) ? (form(scene, token + 2) === "be" ? token + 3 : token + 2) : -1;
  return owned && to > 0 && to + 1 < end && form(scene, to) === "to" ? toEnd(scene, to + 1, end) : null;
}

/** Whether its clause tells of a body, and not of a man ("is responsible for the dead"). */
function isOfMission(scene: Scene, token: number): boolean {
  const { tree } = scene;
  for (let at = token, climbed = 0; at >= 0 && climbed < 4; climbed++, at = tree.head[at]) {
    const subject = childBy(tree, at, "nsubj", "nsubj:pass");
    if (subject < 0) continue;
    const pronoun = ["it", "they", "which", "that", "who"].includes(form(scene, subject));
    return pronoun || isOneOf(scene, subject, "institution") || scene.ontology.missions.has(scene.lemma[subject]);
  }
  return false;
}

/** "has the task of", "with the mandate to", "was given the job of". */
function hasIt(scene: Scene, token: number): boolean {
  const over = scene.tree.head[token];
  const object = over >= 0 && relation(scene.tree, token) === "obj" && ["have", "give", "get", "receive"].includes(scene.lemma[over]);
  return object || (token > 1 && ["with"].includes(form(scene, token - 2)));
}

/** From a word to the end of its clause: a full stop, a semicolon, or a comma before a word that begins another. */
function toEnd(scene: Scene, first: number, end: number): Span | null {
  const { tokens } = scene.ann;
  let last = first;
  for (let t = first; t < Math.min(end, first + LONGEST); t++) {
    const word = form(scene, t);
    if (/^[.;:!?"“”]$/.test(word)) break;
    const other = word === "," && t + 1 < end && ["which", "who", "but", "while", "as", "said", "he", "she"].includes(form(scene, t + 1));
    if (other) break;
    last = t;
  }
  return last < first || upos(scene.tree, first) === "PUNCT" ? null : { start: tokens.start[first], end: tokens.end[last] };
}
