import type { CommitmentMention } from "../../model/findings.ts";
import type { Span } from "../../model/span.ts";
import { childBy, children, fullRelation, isNegated, modalOf, relation, subtreeSpan, upos } from "../tree.ts";
import { dueOf, isConditional } from "./commitment-due.ts";
import { between, eachDeed, joinedDeeds, otherClause } from "./commitment-joined.ts";
import { receiversOf, whatOf } from "./commitment-what.ts";
import type { Draft } from "./draft.ts";
import { isReported, ownStatus } from "./modality.ts";
import { hasCondition } from "./modality-conditional.ts";
import { toMarker } from "./modality-future.ts";
import { isKind, preposition } from "./noun-phrases.ts";
import { form, isOneOf, type Scene, sentenceSpan } from "./scene.ts";
import { statementAround } from "./status.ts";
import { isDoneBySomebody, isEndOfMeasure, makersOf } from "./step-makers.ts";
import { hasPerfect, isPresent } from "./tense.ts";

/**
 * "The commission is to hold its first session by 31 January", "the ships would sail from Monday, the ministry said": a deed told as coming, with a
 * day, or in a promise; by its subject, by whose mission the subject is, or by the one who says so. A prediction is none.
 */
export function bySchedule(scene: Scene, verb: number, owners: ReadonlyMap<number, readonly string[]>): Omit<CommitmentMention, "id">[] {
  // Most verbs tell of nothing to come.
  if (ownStatus(scene, verb) !== "planned" && !isOnCondition(scene, verb)) return [];
  const joined = joinedDeeds(scene, verb).filter((deed) => childBy(scene.tree, deed, "mark") < 0);
  // What is joined to a step that has a day needs none of its own.
  let taken = false;
  return eachDeed(scene, verb, joined, (deed, and, next) => {
    const step = stepOf(scene, verb, { deed, and, next, taken }, owners);
    taken ||= step !== null;
    return step;
  });
}

interface Part {
  readonly deed: number;
  /** The "and" before it, -1 before the first. */
  readonly and: number;
  /** The word behind its last. */
  readonly next: number;
  /** Whether a deed before it is a step. */
  readonly taken: boolean;
}

/** One of the deeds told by a verb and those joined to it, which share its subject, its tense and who tells it. */
function stepOf(
  scene: Scene,
  verb: number,
  { deed, and, next, taken }: Part,
  owners: ReadonlyMap<number, readonly string[]>,
): Omit<CommitmentMention, "id"> | null {
  const deedless = isOneOf(scene, deed, "no-deed") && !isTaken(scene, deed) && !isEndOfMeasure(scene, deed);
  if (deedless || isGuess(scene, verb)) return null;
  const onCondition = isOnCondition(scene, verb);
  if (ownStatus(scene, verb) !== "planned" && !onCondition) return null;
  const statement = statementAround(scene, verb);
  if (statement?.stance === "predict" || statement?.stance === "demand" || statement?.stance === "accuse") return null;
  const empty = scene.lemma[deed] === "do" && childBy(scene.tree, deed, "obj") < 0;
  if (empty || isForecast(scene, verb) || isRelativeGap(scene, verb)) return null;
  const promised = statement?.stance === "promise";
  const end = Math.min(next, otherClause(scene, deed));
  const due = dueOf(scene, deed, verb, end);
  const laidDown = isLaidDown(scene, verb);
  if (due === null && isPresent(scene, verb) && !laidDown) return null;
  const { by, own, mission, implied, told } = makersOf(scene, verb, owners, statement?.speaker ?? null);
  // "the bill that would reduce …", "it would cost nine million, the ministry said": what a thing will do is nobody's deed
  if (!own && !mission && !isDoneBySomebody(scene, verb)) return null;
  if (due === null && !promised && isOneOf(scene, deed, "no-step")) return null;
  // "Brace said that he would ask the council": his own word for his own deed
  const selfTold = own && statement?.speaker != null && by.some((id) => isOwnWord(scene, id, statement.speaker));
  if (onCondition && !selfTold && !promised) return null;
  // "The rest would be released as soon as the list was published": a case takes the place of a day
  const inCase = !own && statement?.speaker != null && onceDone(scene, verb);
  if (by.length === 0 || (due === null && !promised && !selfTold && !inCase && !taken && !(own && laidDown))) return null;
  const whole = trimmed(scene, deed, own ? withoutSubject(scene, deed) : subtreeSpan(scene.tree, deed));
  const span = between(scene, whole, and, end);
  return {
    by,
    to: receiversOf(scene, deed).filter((id) => !by.includes(id)),
    what: whatOf(scene, deed, span, due, [...by, ...told]),
    content: span,
    due,
    conditional: onCondition || isConditional(scene, deed),
    kind: promised ? "promise" : "plan",
    according: statement?.id ?? null,
    evidence: [sentenceSpan(scene, verb)],
    rule: `${promised ? "commitment.promise.statement" : "commitment.plan.schedule"}${implied}`,
  };
}

/** "Kestria is to release the crew": what somebody with a name is to do to something; nobody's goal, guess or question. */
function isLaidDown(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  const marker = toMarker(scene, verb);
  if (modalOf(tree, verb) !== null || marker < 1 || !["is", "are"].includes(form(scene, marker - 1))) return false;
  const subject = childBy(tree, verb, "nsubj");
  const names = subject >= 0 && subject < marker && (scene.entityAt[subject] >= 0 || isOneOf(scene, subject, "state-body"));
  if (!names || childBy(tree, verb, "obj", "xcomp", "ccomp") < verb || ["acl", "advcl"].includes(relation(tree, verb))) return false;
  return scene.ontology.verbFrames.has(scene.lemma[verb]) || isOneOf(scene, verb, "moving");
}

/** Words of little meaning that are a step with what stands behind them: "stay out of the forest", "have the road searched", "get compensation". */
function isTaken(scene: Scene, verb: number): boolean {
  const { tree, lemma } = scene;
  if (lemma[verb] === "stay") return ["out", "away", "off", "clear"].includes(form(scene, verb + 1));
  const object = childBy(tree, verb, "obj");
  if (lemma[verb] === "have") return object > verb && /(?:ed|en)$/.test(form(scene, childBy(tree, verb, "xcomp")));
  if (lemma[verb] === "get") return object > verb && isKind(scene, childBy(tree, verb, "nsubj"), "person", "protester");
  return isBringing(scene, verb);
}

/** "take the case to the court", other than "take place" and "take long". */
function isBringing(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  if (scene.lemma[verb] !== "take" || childBy(tree, verb, "obj") < 0) return false;
  return children(tree, verb).some((word) => word > verb && relation(tree, word) === "obl" && preposition(scene, word) === "to");
}

/** His own word for his own deed, or for that of the state that he speaks for. */
function isOwnWord(scene: Scene, doer: string, speaker: string | null): boolean {
  if (speaker === null || doer === speaker) return doer === speaker;
  const [state, person] = [scene.entityById.get(doer), scene.entityById.get(speaker)];
  if (state?.key == null || !state.key.startsWith("country:") || person?.type !== "PERSON") return false;
  // "President Tavon said that Vardania would": of an office that no word gives to another state
  return person.country === state.key || (person.country === null && person.offices.length > 0);
}

/** "estimated it would add 176,000 jobs", "warned that they would link up": what somebody looks for, hopes or fears. */
function isForecast(scene: Scene, verb: number): boolean {
  const over = scene.tree.head[verb];
  return over >= 0 && ["ccomp", "xcomp"].includes(relation(scene.tree, verb)) && isOneOf(scene, over, "forecasting");
}

/** "changes that workers would feel", "what the president will sign": a clause that only tells which. */
function isRelativeGap(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  const first = form(scene, tree.left[verb]);
  if (["what", "whatever"].includes(first)) return true;
  return (
    fullRelation(tree, verb) === "acl:relcl" &&
    ["that", "which"].includes(first) &&
    childBy(tree, verb, "obj", "xcomp", "ccomp") < 0 &&
    childBy(tree, verb, "nsubj") !== tree.left[verb]
  );
}

/** Words behind a deed in which the case for it may stand. */
const CASE_REACH = 60;

/** "as soon as the list is published", "once the road is open" behind a deed. */
function onceDone(scene: Scene, verb: number): boolean {
  const { endToken } = scene.ann.sentences[scene.ann.tokens.sentence[verb]];
  for (let t = verb + 1; t + 1 < Math.min(endToken, verb + CASE_REACH) && !/["“”]/.test(form(scene, t)); t++) {
    if (form(scene, t) === "once" && upos(scene.tree, t) === "SCONJ") return true;
    const as = form(scene, t - 1) === "as" && form(scene, t + 1) === "as";
    if (as && (form(scene, t) === "soon" || form(scene, t) === "long")) return true;
  }
  return false;
}

/** Whether a quotation mark stands in the sentence of a word. */
function isQuoted(scene: Scene, word: number): boolean {
  const { start, end } = scene.ann.sentences[scene.ann.tokens.sentence[word]];
  return /["“”]/.test(scene.ann.text.slice(start, Math.min(end, start + QUOTED)));
}

/** Characters of a sentence that are looked through for quotation marks. */
const QUOTED = 1000;

/** "said that Kestria would send them if both sides wished it": what somebody lets be known that he will do in a case. */
function isOnCondition(scene: Scene, verb: number): boolean {
  const modal = modalOf(scene.tree, verb);
  // "If she wins, I would bet that …": quoted, "would" is no announcement told again
  const ahead = modal === "will" || modal === "shall" || (modal === "would" && isReported(scene, verb) && !isQuoted(scene, verb));
  return ahead && !hasPerfect(scene, verb) && !isNegated(scene.tree, verb) && hasCondition(scene, verb);
}

/** The words of a deed without what only tells when or why it was agreed: ", after four hours of talks", ", the president promised" (`saying`, -1 where none). */
export function trimmed(scene: Scene, verb: number, span: Span, saying = -1): Span {
  const { tokens } = scene.tree;
  for (let t = verb + 1; t < tokens.count && tokens.end[t] <= span.end; t++) {
    const aside = ["after", "following", "amid", "despite", "as"].includes(form(scene, t)) && form(scene, t - 1) === ",";
    const told = t === saying || (upos(scene.tree, t) === "VERB" && relation(scene.tree, t) === "parataxis");
    if (aside) return { start: span.start, end: tokens.end[t - 2] };
    if (told) return { start: span.start, end: Math.max(tokens.end[verb], beforeComma(scene, t, verb)) };
  }
  return span;
}

function beforeComma(scene: Scene, from: number, verb: number): number {
  for (let t = from; t > verb; t--) if (form(scene, t) === ",") return scene.tree.tokens.end[t - 1];
  return scene.tree.tokens.end[verb];
}

/** "will most likely fund", "would probably leave": what somebody thinks that others will do. */
export function isGuess(scene: Scene, verb: number): boolean {
  return children(scene.tree, verb).some(
    (word) => relation(scene.tree, word) === "advmod" && scene.ontology.words.guess.has(form(scene, word)),
  );
}

/** "is expected to travel", "is likely to call": what others look for, nobody has said that he will. */
export function isOnlyExpected(scene: Scene, word: number): boolean {
  const governor = scene.tree.head[word];
  return governor >= 0 && relation(scene.tree, word) === "xcomp" && isOneOf(scene, governor, "only-expected");
}

/** A planned event is a step that its actors have announced. */
export function byPlan(scene: Scene, draft: Draft, owners: ReadonlyMap<number, readonly string[]>): Omit<CommitmentMention, "id"> | null {
  const { word, sides, kind, light } = draft.trigger;
  const over = kind === "noun" ? clauseOver(scene, word) : word;
  if (over >= 0 && ["refused", "denied"].includes(ownStatus(scene, over))) return null;
  // "The commission is to hold its first session": of those whose commission it is
  const body = owners.get(sides.subject) ?? owners.get(childBy(scene.tree, word, "nmod:poss")) ?? [];
  const { by, to } = body.length > 0 ? { by: body, to: [] } : makersOfContact(draft);
  if (by.length === 0 || (kind === "verb" && isOneSidedTale(scene, draft, by))) return null;
  const span = kind === "noun" ? subtreeSpan(scene.tree, word) : withoutSubject(scene, word);
  const due = dueOf(scene, word, word) ?? (draft.when.edtf === ".." && draft.when.phrase === null ? null : draft.when);
  const deed = light >= 0 ? light : over >= 0 ? over : word;
  const clause = kind === "noun" && deed !== word ? withoutSubject(scene, deed) : span;
  return {
    by,
    to,
    what: whatOf(scene, deed, clause, due, by),
    content: span,
    due,
    conditional: isConditional(scene, word),
    kind: "plan",
    according: draft.according,
    evidence: draft.evidence.slice(0, 1),
    rule: "commitment.plan.event",
  };
}

/** The verb that has a noun for its object or its subject ("hold its first session", "take part in a session"), -1 where there is none. */
function clauseOver(scene: Scene, noun: number): number {
  const { tree } = scene;
  const over = tree.head[noun];
  const own = over >= 0 && isOneOf(scene, over, "holding") && ["obj", "nsubj", "obl"].includes(relation(tree, noun));
  const part = over >= 0 && relation(tree, noun) === "nmod" && relation(tree, over) === "obj" ? tree.head[over] : -1;
  return own ? over : part >= 0 && isOneOf(scene, part, "holding") ? part : -1;
}

/** Who comes or calls has announced it, and those whom he comes to have not; of people who meet each other all have. */
function makersOfContact({ actors, recipients, contact, trigger }: Draft): {
  readonly by: readonly string[];
  readonly to: readonly string[];
} {
  if (contact === null) return { by: actors, to: recipients };
  const all = [...contact.roles.keys()];
  const oneSided = trigger.kind === "verb" && actors.length > 0 && actors.some((id) => contact.roles.has(id));
  return oneSided ? { by: actors, to: all.filter((id) => !actors.includes(id)) } : { by: all, to: [] };
}

/** "He is to see the minister on Wednesday": a journey that only the article tells of stands among the contacts; nobody has given his word. */
function isOneSidedTale(scene: Scene, { according, contact }: Draft, by: readonly string[]): boolean {
  const journey = contact !== null && (contact.mode === "visit" || contact.mode === "meeting");
  return according === null && journey && by.length === 1 && scene.entityById.get(by[0])?.type === "PERSON";
}

function withoutSubject(scene: Scene, word: number): Span {
  const whole = subtreeSpan(scene.tree, word);
  let first = word;
  for (let child = scene.tree.firstChild[word]; child >= 0 && child < word; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) === "aux") {
      first = child;
      break;
    }
  }
  return { start: scene.ann.tokens.start[first], end: whole.end };
}
