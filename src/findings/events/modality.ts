import type { EventStatus } from "../../model/findings.ts";
import { ordinalOf } from "../../text/number-words.ts";
import { childBy, isNegated, isPassive, modalOf, relation, upos } from "../tree.ts";
import { hasCondition, isConditional, isWereTo } from "./modality-conditional.ts";
import { hasFutureTime, isBeTo, isHeadlineFuture, isOnTheCalendar, isToBe, isYetTo, toMarker, wasToBe } from "./modality-future.ts";
import { isKind } from "./noun-phrases.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { hasPerfect, isBeingDone, isPresent, lastsSince } from "./tense.ts";

/** What a predicate's own clause says of it: auxiliaries, negation, conditional marks, tense. `plain` = nothing but a finite past, perfect or bare form. */
export type Own = EventStatus | "plain" | "infinitive" | "gerund";

/** "said", "announced": the day beside it is that of the telling. */
export function isSaying(scene: Scene, verb: number): boolean {
  return isOneOf(scene, verb, "reporting") && !isOneOf(scene, verb, "undertaking");
}

const NOBODY = new Set(["no", "neither", "nobody", "none", "nor"]);

/** Reads the clause of a predicate. */
export function ownStatus(scene: Scene, predicate: number): Own {
  if (isConditional(scene, predicate)) return "hypothetical";
  const negated =
    isNegated(scene.tree, predicate) ||
    hasNegativeSubject(scene, predicate) ||
    hasNegativeAdverbial(scene, predicate) ||
    hasNeither(scene, predicate);
  const modal = modalOf(scene.tree, predicate);
  if (modal !== null) return modalStatus(scene, predicate, modal, negated);
  const word = form(scene, predicate);
  if (isYetTo(scene, predicate)) return "denied";
  // "a meeting, due to be held on Monday"
  const due = childBy(scene.tree, predicate, "mark");
  if (due >= 0 && form(scene, due) === "due" && form(scene, due + 1) === "to") return "planned";
  if (isWereTo(scene, predicate)) return "hypothetical";
  if (isBeTo(scene, predicate)) return wasToBe(scene, predicate) ? "cancelled" : negated ? "refused" : "planned";
  if (negated) return "denied";
  const marker = toMarker(scene, predicate);
  if (marker >= 0 && scene.lemma[marker] === "without") return "denied";
  if (marker >= 0 && scene.lemma[marker] === "to" && isDistinction(scene, predicate)) return distinction(scene, predicate);
  const had = marker >= 0 && scene.lemma[marker] === "to" ? hadTheHonour(scene, predicate) : -1;
  if (had >= 0) return ownStatus(scene, had);
  // "because Bell had to receive the ambassador"
  if (marker > 0 && scene.lemma[marker] === "to" && form(scene, marker - 1) === "had" && relation(scene.tree, predicate) === "xcomp")
    return "plain";
  if (marker >= 0 && scene.lemma[marker] === "to")
    return isHeadlineFuture(scene, predicate) || isToBe(scene, predicate) ? "planned" : "infinitive";
  if (word.endsWith("ing")) return progressive(scene, predicate);
  if (isBeingDone(scene, predicate)) return "ongoing";
  if (hasPerfect(scene, predicate) && isPassive(scene.tree, predicate) && lastsSince(scene, predicate)) return "ongoing";
  if (isPresent(scene, predicate, word) && (hasFutureTime(scene, predicate) || isOnTheCalendar(scene, predicate))) return "planned";
  return "plain";
}

const SINGLED_OUT = new Set(["only", "last", "latest"]);

/** "is the fifth leader to visit Washington": what sets the noun apart has been done. */
function isDistinction(scene: Scene, predicate: number): boolean {
  const over = scene.tree.head[predicate];
  // "became the first leader to hold talks", hung on "became"
  const became = over >= 0 && scene.lemma[over] === "become" ? childBy(scene.tree, over, "xcomp", "obj") : -1;
  const noun = relation(scene.tree, predicate) === "acl" ? over : became;
  for (let child = noun < 0 ? -1 : scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child])
    if (relation(scene.tree, child) === "amod" && singlesOut(form(scene, child)) && isKind(scene, noun, "person")) return true;
  return false;
}

function singlesOut(word: string): boolean {
  return SINGLED_OUT.has(word) || ordinalOf(word) !== null;
}

/** "had the honour to be received": the "had" that says that it has been; -1 elsewhere. */
function hadTheHonour(scene: Scene, predicate: number): number {
  const { tree } = scene;
  const over = tree.head[predicate];
  if (over < 0) return -1;
  const noun = relation(tree, predicate) === "acl" ? over : childBy(tree, over, "obj");
  const verb = noun < 0 ? -1 : tree.head[noun];
  if (verb < 0 || !isOneOf(scene, noun, "honour") || relation(tree, noun) !== "obj" || scene.lemma[verb] !== "have") return -1;
  return childBy(tree, verb, "aux") < 0 || modalOf(tree, verb) !== null || isNegated(tree, verb) ? verb : -1;
}

/** … unless "he will be the first to" */
function distinction(scene: Scene, predicate: number): Own {
  const over = scene.tree.head[predicate];
  const noun = scene.lemma[over] === "become" ? childBy(scene.tree, over, "xcomp", "obj") : over;
  const clause = childBy(scene.tree, noun, "cop") >= 0 ? noun : scene.tree.head[noun];
  const outer = clause < 0 || clause === predicate ? "plain" : ownStatus(scene, clause);
  return outer === "planned" || outer === "hypothetical" ? outer : "plain";
}

function modalStatus(scene: Scene, predicate: number, modal: string, negated: boolean): Own {
  const conditioned = hasCondition(scene, predicate);
  switch (modal) {
    case "will":
    case "shall":
      return conditioned ? "hypothetical" : negated ? "refused" : "planned";
    case "would":
      if (conditioned || hasPerfect(scene, predicate)) return "hypothetical";
      if (!isReported(scene, predicate)) return negated && isUnwilling(scene, predicate) ? "refused" : "hypothetical";
      return negated ? "refused" : "planned";
    case "must":
    case "should":
    case "ought":
      return "called-for";
    default:
      // "left before they could meet"
      return modal === "could" && (negated || isAfterBefore(scene, predicate)) ? "denied" : "hypothetical";
  }
}

function isAfterBefore(scene: Scene, predicate: number): boolean {
  const marker = childBy(scene.tree, predicate, "mark");
  return marker >= 0 && scene.lemma[marker] === "before";
}

/** "The guards would not let them pass": a past refusal, of what is in somebody's hands. */
function isUnwilling(scene: Scene, predicate: number): boolean {
  const subject = childBy(scene.tree, predicate, "nsubj");
  if (subject < 0 || !isOneOf(scene, predicate, "yielding")) return false;
  return scene.entityAt[subject] >= 0 || isKind(scene, subject, "person", "force", "institution") || upos(scene.tree, subject) === "PRON";
}

/** "was received by neither Okello nor his deputy", "met neither of them" */
function hasNeither(scene: Scene, predicate: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[predicate]; child >= 0; child = tree.nextSibling[child]) {
    if (!["obj", "obl"].includes(relation(tree, child))) continue;
    for (let t = Math.max(tree.left[child], predicate, child - 12); t <= child; t++) if (form(scene, t) === "neither") return true;
  }
  return false;
}

/** Behind "no" they deny nothing: "will no doubt meet", "No matter what Lund says, Tavon will come". */
const CERTAIN = new Set(["doubt", "matter", "question", "wonder"]);

/** "at no point", "no longer", "in no case" before the verb. */
function hasNegativeAdverbial(scene: Scene, predicate: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[predicate]; child >= 0 && child < predicate; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "obl" && relation(tree, child) !== "advmod") continue;
    if (CERTAIN.has(form(scene, child))) continue;
    const word = childBy(tree, child, "det", "advmod");
    if (word >= 0 && form(scene, word) === "no") return true;
  }
  return false;
}

export function isReported(scene: Scene, predicate: number): boolean {
  const { tree } = scene;
  let at = predicate;
  for (let climbed = 0; climbed < 6; climbed++) {
    const governor = tree.head[at];
    for (let child = tree.firstChild[at]; child >= 0; child = tree.nextSibling[child]) {
      if (relation(tree, child) === "parataxis" && isOneOf(scene, child, "reporting")) return true;
    }
    if (governor < 0) break;
    const name = relation(tree, at);
    // "her word that they would be home", read as an apposition
    if (name === "appos" && childBy(tree, at, "mark") >= 0 && upos(tree, governor) === "NOUN") return true;
    if (
      (name === "ccomp" || name === "parataxis" || name === "acl") &&
      (isOneOf(scene, governor, "reporting") || upos(tree, governor) === "NOUN")
    )
      return true;
    at = governor;
  }
  return scene.statementAt[predicate] >= 0;
}

export function holds(scene: Scene, span: { readonly start: number; readonly end: number }, token: number): boolean {
  return scene.ann.tokens.start[token] >= span.start && scene.ann.tokens.end[token] <= span.end;
}

function hasNegativeSubject(scene: Scene, predicate: number): boolean {
  const subject = childBy(scene.tree, predicate, "nsubj");
  if (subject < 0) return false;
  // "Not one of the monitors was detained", "not a single prisoner"
  if (NOBODY.has(form(scene, subject))) return true;
  const first = scene.tree.left[subject];
  if (form(scene, first) === "not" || form(scene, first - 1) === "not") return true;
  const determiner = childBy(scene.tree, subject, "det", "cc");
  return determiner >= 0 && determiner < subject && NOBODY.has(form(scene, determiner));
}

function progressive(scene: Scene, predicate: number): Own {
  for (let child = scene.tree.firstChild[predicate]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) !== "aux") continue;
    const word = form(scene, child);
    if (["is", "are", "'s", "'re", "am", "'m", "been"].includes(word))
      return hasFutureTime(scene, predicate) || (word !== "been" && isOnTheCalendar(scene, predicate)) ? "planned" : "ongoing";
    if (word === "was" || word === "were") return isReported(scene, predicate) ? "ongoing" : "plain";
  }
  return "gerund";
}
