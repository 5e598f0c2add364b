import type { EventStatus } from "../../model/findings.ts";
import { edtfBounds } from "../../text/dates.ts";
import { childBy, fullRelation, isNegated, isPassive, modalOf, relation, upos } from "../tree.ts";
import { isKind } from "./noun-phrases.ts";
import { form, type Scene } from "./scene.ts";

/** What a predicate's own clause says of it: auxiliaries, negation, conditional marks, tense. `plain` = nothing but a finite past, perfect or bare form. */
export type Own = EventStatus | "plain" | "infinitive" | "gerund";

/** Verbs of reporting whose past tense turns "will" into "would" and "is" into "was". */
const REPORTING = new Set(
  "say tell announce report state add declare confirm note write explain reveal disclose promise pledge insist stress claim warn predict reply answer inform argue acknowledge admit believe think hope indicate suggest agree".split(
    " ",
  ),
);

const DOING = new Set(["promise", "pledge", "agree"]);

/** "said", "announced": the day beside it is that of the telling. */
export function isSaying(scene: Scene, verb: number): boolean {
  return REPORTING.has(scene.lemma[verb]) && !DOING.has(scene.lemma[verb]);
}

const CONDITIONAL = new Set(["if", "unless", "whether", "lest", "provided"]);
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
  if (marker >= 0 && scene.lemma[marker] === "to")
    return isHeadlineFuture(scene, predicate) || isToBe(scene, predicate) ? "planned" : "infinitive";
  if (word.endsWith("ing")) return progressive(scene, predicate);
  if (isBeingDone(scene, predicate)) return "ongoing";
  if (hasPerfect(scene, predicate) && isPassive(scene.tree, predicate) && lastsSince(scene, predicate)) return "ongoing";
  if (isPresent(scene, predicate, word) && (hasFutureTime(scene, predicate) || isOnTheCalendar(scene, predicate))) return "planned";
  return "plain";
}

const NTH = /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th|only|last|latest)$/;

/** "is the fifth leader to visit Washington": what sets the noun apart has been done. */
function isDistinction(scene: Scene, predicate: number): boolean {
  const over = scene.tree.head[predicate];
  // "became the first leader to hold talks", hung on "became"
  const became = over >= 0 && scene.lemma[over] === "become" ? childBy(scene.tree, over, "xcomp", "obj") : -1;
  const noun = relation(scene.tree, predicate) === "acl" ? over : became;
  for (let child = noun < 0 ? -1 : scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child])
    if (NTH.test(form(scene, child)) && relation(scene.tree, child) === "amod" && isKind(scene, noun, "person")) return true;
  return false;
}

const HONOURS = new Set(["honour", "honor", "pleasure", "privilege", "opportunity", "chance", "joy"]);

/** "had the honour to be received": the "had" that says that it has been; -1 elsewhere. */
function hadTheHonour(scene: Scene, predicate: number): number {
  const { tree } = scene;
  const over = tree.head[predicate];
  if (over < 0) return -1;
  const noun = relation(tree, predicate) === "acl" ? over : childBy(tree, over, "obj");
  const verb = noun < 0 ? -1 : tree.head[noun];
  if (verb < 0 || !HONOURS.has(scene.lemma[noun]) || relation(tree, noun) !== "obj" || scene.lemma[verb] !== "have") return -1;
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

/** "if", "whether" over the clause, or an inverted auxiliary ("Had Dalvash called", "should the blockade continue"). */
function isConditional(scene: Scene, predicate: number): boolean {
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

const YIELDING = new Set(
  "let allow permit agree accept budge sign open release withdraw leave give lift confirm comment say meet talk speak pay yield".split(" "),
);

/** "The guards would not let them pass": a past refusal, of what is in somebody's hands. */
function isUnwilling(scene: Scene, predicate: number): boolean {
  const subject = childBy(scene.tree, predicate, "nsubj");
  if (subject < 0 || !YIELDING.has(scene.lemma[predicate])) return false;
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

/** "at no point", "no longer", "in no case" before the verb. */
function hasNegativeAdverbial(scene: Scene, predicate: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[predicate]; child >= 0 && child < predicate; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "obl" && relation(tree, child) !== "advmod") continue;
    const word = childBy(tree, child, "det", "advmod");
    if (word >= 0 && form(scene, word) === "no") return true;
  }
  return false;
}

/** A clause under the predicate that sets a condition, or "but for …", "only if". */
function hasCondition(scene: Scene, predicate: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[predicate]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name === "advcl" && isConditional(scene, child)) return true;
    // "only in return for guarantees", "only after a vote"
    if ((name === "advcl" || name === "obl") && child > predicate && isOnly(scene, child)) return true;
  }
  return false;
}

function isOnly(scene: Scene, phrase: number): boolean {
  const first = scene.tree.left[phrase];
  const only = form(scene, first) === "only" ? first : form(scene, first - 1) === "only" ? first - 1 : -1;
  return only >= 0 && ["in", "after", "if", "when", "once", "on"].includes(form(scene, only + 1)) && scene.inDate[phrase] === 0;
}

export function isReported(scene: Scene, predicate: number): boolean {
  const { tree } = scene;
  let at = predicate;
  for (let climbed = 0; climbed < 6; climbed++) {
    const governor = tree.head[at];
    for (let child = tree.firstChild[at]; child >= 0; child = tree.nextSibling[child]) {
      if (relation(tree, child) === "parataxis" && REPORTING.has(scene.lemma[child])) return true;
    }
    if (governor < 0) break;
    const name = relation(tree, at);
    if (
      (name === "ccomp" || name === "parataxis" || name === "acl") &&
      (REPORTING.has(scene.lemma[governor]) || upos(tree, governor) === "NOUN")
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
  const determiner = childBy(scene.tree, subject, "det");
  return determiner >= 0 && NOBODY.has(form(scene, determiner));
}

/** Words between "be" and "to" that leave the plan a plan, however they are parsed. */
const BEFORE_TO = new Set(["due", "about", "set", "likely", "scheduled", "bound", "poised", "slated"]);

const REDUCED = new Set(["due", "scheduled", "slated"]);

/** The "to" of an infinitive, else the first mark of the clause, -1 where there is none. */
function toMarker(scene: Scene, predicate: number): number {
  let first = -1;
  for (let child = scene.tree.firstChild[predicate]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) !== "mark") continue;
    if (scene.lemma[child] === "to") return child;
    if (first < 0) first = child;
  }
  // "had been due to meet", with the "to" hung on "due"
  let before = predicate - 1;
  // "is due to be received"
  while (before > 0 && ["be", "have", "been"].includes(form(scene, before)) && upos(scene.tree, before) === "AUX") before--;
  if (first < 0 && before >= 0 && form(scene, before) === "to" && relation(scene.tree, before) === "fixed") return before;
  return first;
}

/** "is to meet", "were due to", "about to", "going to": the form of "be" or "going" stands right before "to". */
function isBeTo(scene: Scene, predicate: number): boolean {
  const { tree } = scene;
  const marker = toMarker(scene, predicate);
  if (marker < 1 || scene.lemma[marker] !== "to") return false;
  let at = marker - 1;
  while (at > 0 && (upos(tree, at) === "ADV" || BEFORE_TO.has(form(scene, at)))) at--;
  if (tree.tokens.sentence[at] !== tree.tokens.sentence[predicate]) return false;
  // "a meeting due to be held on Tuesday"
  if (at < marker - 1 && REDUCED.has(form(scene, marker - 1)) && upos(tree, at) !== "ADV") return true;
  const before = form(scene, at);
  return ["is", "are", "was", "were", "'s", "'re", "be", "been", "going"].includes(before);
}

/** "had been due to meet", "was to have met": what was to be and is told as gone by. */
function wasToBe(scene: Scene, predicate: number): boolean {
  const marker = toMarker(scene, predicate);
  let at = marker - 1;
  while (at > 0 && (upos(scene.tree, at) === "ADV" || BEFORE_TO.has(form(scene, at)))) at--;
  return (form(scene, at) === "been" && form(scene, at - 1) === "had") || hasPerfect(scene, predicate);
}

/** "Were Tamry to attack, …" */
function isWereTo(scene: Scene, predicate: number): boolean {
  const marker = toMarker(scene, predicate);
  if (marker < 0 || scene.lemma[marker] !== "to") return false;
  let first = scene.ann.sentences[scene.tree.tokens.sentence[predicate]].firstToken;
  while (first < marker && upos(scene.tree, first) === "PUNCT") first++;
  if (form(scene, first) !== "were") return false;
  for (let t = first; t < marker; t++) if (form(scene, t) === ",") return false;
  return true;
}

/** "has yet to release" */
function isYetTo(scene: Scene, predicate: number): boolean {
  const marker = childBy(scene.tree, predicate, "mark");
  return marker > 0 && scene.lemma[marker] === "to" && form(scene, marker - 1) === "yet";
}

/** "Tavon to visit Quenby": an infinitive with a subject of its own and nothing over it. */
function isHeadlineFuture(scene: Scene, predicate: number): boolean {
  const { tree } = scene;
  const marker = childBy(tree, predicate, "mark");
  if (
    marker > 0 &&
    tree.tokens.sentence[marker - 1] === tree.tokens.sentence[predicate] &&
    ["VERB", "AUX", "ADJ"].includes(upos(tree, marker - 1))
  )
    return false;
  if (childBy(tree, predicate, "nsubj") >= 0) return true;
  if (tree.head[predicate] < 0) return true;
  // The parser may hang the infinitive on the headline's subject: "Leaders … to meet in Halvik".
  const noun = tree.head[predicate];
  if (relation(tree, predicate) === "ccomp" && noun > predicate && marker > 0 && upos(tree, marker - 1) !== "PUNCT") {
    // "Leaders … to meet in Halvik, the Granite House says", with the leaders hung on the verb of saying
    const first = childBy(tree, noun, "nsubj");
    if (first >= 0 && first < marker) return true;
  }
  if (relation(tree, predicate) !== "acl" || isPassive(tree, predicate)) return false;
  const opens = tree.left[noun] === scene.ann.sentences[tree.tokens.sentence[noun]].firstToken;
  return (
    opens &&
    (scene.entityAt[noun] >= 0 || isKind(scene, noun, "person", "institution")) &&
    ["root", "nsubj", "ccomp", "dislocated", "parataxis"].includes(relation(tree, noun))
  );
}

/** "the summit, to be hosted by Tresmark" */
function isToBe(scene: Scene, predicate: number): boolean {
  return relation(scene.tree, predicate) === "acl" && isPassive(scene.tree, predicate);
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

/** "is being negotiated" */
function isBeingDone(scene: Scene, predicate: number): boolean {
  const being = predicate - 1;
  return (
    form(scene, being) === "being" && scene.tree.head[being] === predicate && ["is", "are", "'s", "'re"].includes(form(scene, being - 1))
  );
}

export function hasPerfect(scene: Scene, predicate: number): boolean {
  for (let child = scene.tree.firstChild[predicate]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) === "aux" && scene.lemma[child] === "have") return true;
  }
  return false;
}

/** "since December", "for weeks" under a predicate. */
function lastsSince(scene: Scene, predicate: number): boolean {
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

/** A present tense without auxiliary: "meets", or "meet" after a plural; not "met". */
export function isPresent(scene: Scene, predicate: number, word = form(scene, predicate)): boolean {
  const { tree } = scene;
  if (childBy(tree, predicate, "aux", "aux:pass") >= 0 || upos(tree, predicate) !== "VERB") return false;
  const base = scene.lemma[predicate];
  return word === base || word === `${base}s` || word === `${base}es` || (base.endsWith("y") && word === `${base.slice(0, -1)}ies`);
}

/** Whether a date in the predicate's own clause lies ahead of the reference. */
function hasFutureTime(scene: Scene, predicate: number): boolean {
  return scene.timesIn[scene.ann.tokens.sentence[predicate]].some((placed) => placed.clause === predicate && isFuture(scene, placed));
}

const STARTS = new Set([
  "begin",
  "start",
  "open",
  "visit",
  "travel",
  "arrive",
  "meet",
  "fly",
  "go",
  "come",
  "leave",
  "depart",
  "return",
  "host",
  "receive",
  "attend",
]);

/** "begins a visit on Tuesday": the present with a bare weekday is a programme. */
function isOnTheCalendar(scene: Scene, predicate: number): boolean {
  if (!STARTS.has(scene.lemma[predicate])) return false;
  return scene.timesIn[scene.ann.tokens.sentence[predicate]].some(
    ({ clause, time }) => clause === predicate && time.direction === "either" && time.rule.endsWith("weekday"),
  );
}

const AHEAD = new Set(["tomorrow", "next", "coming", "upcoming"]);
export function isFuture(
  scene: Scene,
  placed: { readonly time: { readonly direction?: string; readonly edtf: string; readonly rule: string }; readonly first: number },
): boolean {
  if (placed.time.direction === "future") return true;
  // "meet this weekend", told on a Friday
  const { first } = placed.time.direction === "past" ? { first: null } : edtfBounds(placed.time.edtf);
  if (first !== null && placed.time.rule !== "month" && first > (scene.ann.published ?? "9999").slice(0, 10)) return true;
  return AHEAD.has(form(scene, placed.first));
}
