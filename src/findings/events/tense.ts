/** Tense and aspect of a predicate, read from its auxiliaries and its ending. */
import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { form, type Scene } from "./scene.ts";

/** "is being negotiated" */
export function isBeingDone(scene: Scene, predicate: number): boolean {
  const being = predicate - 1;
  return (
    form(scene, being) === "being" && scene.tree.head[being] === predicate && ["is", "are", "'s", "'re"].includes(form(scene, being - 1))
  );
}

/** "has met", "had met", "would have met". */
export function hasPerfect(scene: Scene, predicate: number): boolean {
  for (let child = scene.tree.firstChild[predicate]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) === "aux" && scene.lemma[child] === "have") return true;
  }
  return false;
}

/** "since December", "for weeks" under a predicate. */
export function lastsSince(scene: Scene, predicate: number): boolean {
  for (let child = scene.tree.firstChild[predicate]; child >= 0; child = scene.tree.nextSibling[child]) {
    const marker = childBy(scene.tree, child, "case", "mark");
    if (marker >= 0 && (scene.lemma[marker] === "since" || scene.lemma[marker] === "for") && fullRelation(scene.tree, child) !== "nmod")
      return true;
  }
  return false;
}

/** "is closed", "are in talks", "has been": a copula or auxiliary in the present. */
export function saysPresent(scene: Scene, predicate: number): boolean {
  for (let child = scene.tree.firstChild[predicate]; child >= 0; child = scene.tree.nextSibling[child]) {
    const name = relation(scene.tree, child);
    if ((name === "cop" || name === "aux") && ["is", "are", "'s", "'re", "has", "have"].includes(form(scene, child))) return true;
  }
  return false;
}

/** "let the drivers go on Friday": bare under a verb of letting, with no tense of its own. */
function isBareUnder(scene: Scene, predicate: number): boolean {
  const over = scene.tree.head[predicate];
  const under = over >= 0 && ["xcomp", "ccomp"].includes(relation(scene.tree, predicate));
  return (
    under && ["let", "make", "have", "help", "see", "watch"].includes(scene.lemma[over]) && childBy(scene.tree, predicate, "nsubj") < 0
  );
}

/** Verbs whose past is as their base form: with a subject of their own news tells of what has been ("The rebels hit Arna"). */
const SAME_IN_PAST = new Set([
  "beat",
  "bet",
  "burst",
  "cast",
  "cost",
  "cut",
  "hit",
  "hurt",
  "let",
  "put",
  "quit",
  "set",
  "shed",
  "shut",
  "spread",
]);

/** A present tense without auxiliary: "meets", or "meet" after a plural; not "met". */
export function isPresent(scene: Scene, predicate: number, word = form(scene, predicate)): boolean {
  const { tree } = scene;
  if (childBy(tree, predicate, "aux", "aux:pass") >= 0 || upos(tree, predicate) !== "VERB") return false;
  const base = scene.lemma[predicate];
  if (word === base && isBareUnder(scene, predicate)) return false;
  if (word === base && SAME_IN_PAST.has(word)) {
    const subject = childBy(tree, predicate, "nsubj");
    return subject < 0 || ["i", "we", "you"].includes(form(scene, subject));
  }
  return word === base || word === `${base}s` || word === `${base}es` || (base.endsWith("y") && word === `${base.slice(0, -1)}ies`);
}
