/** Conditions in a predicate's clause or over it: "if", inverted auxiliaries, what happens only if. */
import { modalOf, relation, upos } from "../tree.ts";
import { toMarker } from "./modality-future.ts";
import { form, type Scene } from "./scene.ts";

const CONDITIONAL = new Set(["if", "unless", "whether", "lest", "provided"]);

/** "if", "whether" over the clause, or an inverted auxiliary ("Had Dalvash called", "should the blockade continue"). */
export function isConditional(scene: Scene, predicate: number): boolean {
  const { tree } = scene;
  let subject = -1;
  let inverted = -1;
  for (let child = tree.firstChild[predicate]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name === "mark" || name === "advmod" || name === "cc:preconj" || name === "cc") {
      if (CONDITIONAL.has(scene.lemma[child])) return true;
      // "in case the presidents meet"
      if (
        form(scene, child) === "case" ||
        (form(scene, child) === "in" && child + 1 < tree.tokens.count && form(scene, child + 1) === "case")
      )
        return true;
    } else if (name === "nsubj" && subject < 0) subject = child;
    else if (name === "aux" && subject < 0 && ["had", "should", "were"].includes(form(scene, child))) inverted = child;
  }
  if (inverted < 0 || subject < inverted) return false;
  return relation(tree, predicate) === "advcl" || hasConsequence(scene, predicate) || opensStatement(scene, inverted);
}

/** "Had Lasko called me, I would have answered": the inverted auxiliary stands first in a sentence that asks nothing. */
function opensStatement(scene: Scene, auxiliary: number): boolean {
  const { firstToken, endToken } = scene.ann.sentences[scene.ann.tokens.sentence[auxiliary]];
  let first = firstToken;
  while (first < auxiliary && upos(scene.tree, first) === "PUNCT") first++;
  if (first !== auxiliary) return false;
  for (let t = auxiliary; t < endToken; t++) if (form(scene, t) === "?") return false;
  return true;
}

/** "Had they met, the war might have ended": the clause that follows hangs on the condition. */
function hasConsequence(scene: Scene, predicate: number): boolean {
  for (let child = scene.tree.firstChild[predicate]; child >= 0; child = scene.tree.nextSibling[child])
    if (child > predicate && ["parataxis", "ccomp"].includes(relation(scene.tree, child)) && modalOf(scene.tree, child) !== null)
      return true;
  return false;
}

/** A clause under the predicate that sets a condition, or "but for …", "only if". */
export function hasCondition(scene: Scene, predicate: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[predicate]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name === "advcl" && isConditional(scene, child) && !isConcession(scene, child)) return true;
    // "only in return for guarantees", "only after a vote"
    if ((name === "advcl" || name === "obl") && child > predicate && isOnly(scene, child)) return true;
  }
  return false;
}

/** "even if he stays away": what the clause over it tells holds either way. */
function isConcession(scene: Scene, clause: number): boolean {
  const first = scene.tree.left[clause];
  return form(scene, first) === "even" && form(scene, first + 1) === "if";
}

function isOnly(scene: Scene, phrase: number): boolean {
  const first = scene.tree.left[phrase];
  const only = form(scene, first) === "only" ? first : form(scene, first - 1) === "only" ? first - 1 : -1;
  return only >= 0 && ["in", "after", "if", "when", "once", "on"].includes(form(scene, only + 1)) && scene.inDate[phrase] === 0;
}

/** "Were Tamry to attack, …" */
export function isWereTo(scene: Scene, predicate: number): boolean {
  const marker = toMarker(scene, predicate);
  if (marker < 0 || scene.lemma[marker] !== "to") return false;
  let first = scene.ann.sentences[scene.tree.tokens.sentence[predicate]].firstToken;
  while (first < marker && upos(scene.tree, first) === "PUNCT") first++;
  if (form(scene, first) !== "were") return false;
  for (let t = first; t < marker; t++) if (form(scene, t) === ",") return false;
  return true;
}
