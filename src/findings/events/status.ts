import type { EventStatus, Statement } from "../../model/findings.ts";
import { childBy, clauseOf, fullRelation, relation, upos } from "../tree.ts";
import { combine, type Draft, effectOf, governed, isVerbal, throughObject } from "./governors.ts";
import { holds, ownStatus } from "./modality.ts";
import { isKind, preposition } from "./noun-phrases.ts";
import { nounOwn, nounStart } from "./noun-status.ts";
import { form, isOneOf, type Scene, yearOf } from "./scene.ts";
import { hasPerfect, isPresent } from "./tense.ts";
import type { Trigger } from "./triggers.ts";
import { unsettled } from "./unsettled.ts";

export interface Status {
  readonly status: EventStatus;
  /** What decided it: `status.own`, `status.governor.<id>`, `status.statement.<stance>`. */
  readonly rule: string;
  /** Word that decided it, -1 for the event's own clause. */
  readonly by: number;
}

/** "called it a lie that Kestria had shelled": a word for what is untrue between the verb and the clause. */
function isCalledUntrue(scene: Scene, calling: number, clause: number): boolean {
  const first = scene.tree.left[clause];
  if (!isOneOf(scene, calling, "calling") || form(scene, first) !== "that") return false;
  for (let t = calling + 1; t < first; t++) if (isUntrue(scene, t)) return true;
  return false;
}

function isUntrue({ ontology, lemma }: Scene, word: number): boolean {
  const entries = [...(ontology.adjectiveGovernors.get(lemma[word]) ?? []), ...(ontology.nounGovernors.get(lemma[word]) ?? [])];
  return entries.some(({ of }) => of.id === "untrue");
}

/** Status of an event: from its own clause, then from each word that governs it, from the inside out, then from the statement that it stands in. */
export function statusOf(scene: Scene, trigger: Trigger): Status {
  const start = trigger.kind === "noun" ? nounStart(scene, trigger.word) : verbStart(scene, trigger.word);
  const told = climb(scene, start.at, withObject(scene, trigger, start.status));
  return settle(inStatement(scene, trigger, unsettled(scene, trigger, told) ?? told));
}

/** "held no talks", "have a meeting pencilled in": what the noun of a light verb says of itself. */
function withObject(scene: Scene, { kind, light, frame, sides }: Trigger, status: Draft): Draft {
  // "have sold no weapons"
  if (kind === "verb" && status.status === "plain" && sides.object >= 0 && hasNo(scene, sides.object))
    return { status: "denied", rule: "status.no-object", by: sides.object };
  // "scrapped a planned trip": the scrapping is no plan
  if (kind !== "verb" || light < 0 || frame.type === "REJECT" || status.status !== "plain") return status;
  const own = nounOwn(scene, light);
  return own.status === "ongoing" ? status : combine(status, own);
}

function hasNo(scene: Scene, noun: number): boolean {
  const determiner = childBy(scene.tree, noun, "det");
  return determiner >= 0 && determiner < noun && form(scene, determiner) === "no";
}

function verbStart(scene: Scene, word: number): { at: number; status: Draft } {
  const adverb = ownAdverb(scene, word);
  const own = ownStatus(scene, word);
  const willing = adverb?.status === "offered" && (own === "planned" || own === "hypothetical");
  if (adverb !== null && (willing || own === "plain" || own === "ongoing" || own === "gerund")) return { at: word, status: adverb };
  return { at: word, status: { status: own, rule: "status.own", by: -1 } };
}

function ownAdverb(scene: Scene, word: number): Draft | null {
  if (form(scene, word - 1) === "but" && form(scene, word - 2) === "all") return { status: "denied", rule: "status.all-but", by: word - 1 };
  for (let child = scene.tree.firstChild[word]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) !== "advmod") continue;
    const entry = scene.ontology.adverbGovernors.get(scene.lemma[child])?.[0];
    if (entry !== undefined) return governed(entry.of, child);
  }
  const phrase = childBy(scene.tree, word, "obl");
  if (phrase >= 0 && preposition(scene, phrase) === "accord" && isUnconfirmed(scene, phrase))
    return { status: "alleged", rule: "status.unconfirmed", by: phrase };
  return unconfirmedSource(scene, word);
}

function unconfirmedSource(scene: Scene, word: number): Draft | null {
  for (let child = scene.tree.firstChild[word]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) === "obl" && isUnconfirmed(scene, child))
      return { status: "alleged", rule: "status.unconfirmed", by: child };
  }
  return null;
}

function isUnconfirmed(scene: Scene, token: number): boolean {
  if (isOneOf(scene, token, "hearsay")) return true;
  const kind = childBy(scene.tree, token, "compound");
  if (kind >= 0 && isOneOf(scene, kind, "hearsay-kind")) return true;
  const adjective = childBy(scene.tree, token, "amod");
  return adjective >= 0 && isOneOf(scene, adjective, "unconfirmed");
}

/** A finite relative clause, with "who" as its subject, of the subject of a clause or of a name. */
function isToldOfSubject(scene: Scene, clause: number, noun: number): boolean {
  const { tree } = scene;
  if (fullRelation(tree, clause) !== "acl:relcl" || (relation(tree, noun) !== "nsubj" && scene.personAt[noun] < 0)) return false;
  const subject = childBy(tree, clause, "nsubj");
  return subject >= 0 && subject < clause && form(scene, subject) === "who" && isNameLike(scene, noun);
}

function isVisitNoun({ ontology, lemma }: Scene, noun: number): boolean {
  return ontology.nounFrames.get(lemma[noun])?.some(({ of }) => of.contact === "visit" && of.status === undefined) === true;
}

/** Follows the governors of a predicate or noun outwards. */
function climb(scene: Scene, from: number, start: Draft): Draft {
  const { tree } = scene;
  let status = start;
  let at = from;
  let through: readonly string[] = [];
  for (let climbed = 0; climbed < 10 && tree.head[at] >= 0; climbed++) {
    const governor = tree.head[at];
    const name = relation(tree, at);
    // "Motte, who rang Reyes on Sunday, is expected to see her": what is expected is not the ringing
    if (isToldOfSubject(scene, at, governor)) break;
    // "on his visit to Belmora to meet Dalvash": what the journey is for
    if (name === "acl" && status.status === "infinitive" && isVisitNoun(scene, governor))
      return { status: "planned", rule: "status.journey", by: governor };
    if (name === "conj") status = shareModality(scene, at, governor, status);
    else if (isSetting(scene, at, governor, name)) {
      status = inherit(scene, at, governor, name, status);
      break;
    } else {
      if (isCalledUntrue(scene, governor, at)) return { status: "denied", rule: "status.untrue", by: governor };
      const effect = effectOf(scene, governor, at, name, through) ?? throughObject(scene, governor, at, name);
      if (effect !== null) status = combine(status, effect);
      // "urged Kestria to engage in talks": of the talks as of the engaging
      else if (name === "obl" && status.status === "plain" && takesPart(scene, governor))
        status = { status: ownStatus(scene, governor), rule: "status.takes-part", by: governor };
      else if (!isTransparent(scene, at, governor, name)) {
        status = inherit(scene, at, governor, name, status);
        break;
      } else if (isVerbal(scene, governor)) status = inherit(scene, at, governor, name, status);
    }
    // "accused Kestria of shelling": the noun may hang on the accused instead of on the verb.
    through = between(scene, at, governor, name);
    at = governor;
  }
  return status;
}

/** "accused the navy of firing": the word that a gerund or noun hangs by on the accused. */
function between(scene: Scene, at: number, governor: number, name: string): readonly string[] {
  // … or, of two objects, on the one who is asked ("asked the capital for a deployment")
  if (name === "nmod" && (isNameLike(scene, governor) || relation(scene.tree, governor) === "iobj"))
    return [preposition(scene, at) ?? ""].filter((word) => word !== "");
  const marker = name === "acl" && form(scene, at).endsWith("ing") ? childBy(scene.tree, at, "mark") : -1;
  return marker >= 0 ? [scene.lemma[marker], "obj"] : [];
}

const SETTING = new Set(["in", "during", "at", "by", "over", "under", "amid", "despite"]);
/** "asked for help in a phone call", "agreed on it at their meeting": where something else took place; what is asked or agreed is not the meeting. */
function isSetting(scene: Scene, at: number, governor: number, name: string): boolean {
  if ((name !== "obl" && name !== "nmod") || upos(scene.tree, at) !== "NOUN") return false;
  return SETTING.has(preposition(scene, at) ?? "") && !takesPart(scene, governor);
}

/** "take part", "play a role", "have an interest" */
function takesPart(scene: Scene, verb: number): boolean {
  // "urged Kestria to engage in talks"
  if (["engage", "reengage", "re-engage", "participate", "partake"].includes(scene.lemma[verb])) return true;
  const object = childBy(scene.tree, verb, "obj");
  return object >= 0 && isOneOf(scene, object, "taking-part");
}

function isNameLike(scene: Scene, token: number): boolean {
  return upos(scene.tree, token) === "PROPN" || isKind(scene, token, "person", "institution", "force");
}

/** "will return and meet": a co-ordinated verb without auxiliaries shares those of the first. */
function shareModality(scene: Scene, at: number, governor: number, status: Draft): Draft {
  if (status.status !== "plain" && status.status !== "infinitive" && status.status !== "gerund") return status;
  if (childBy(scene.tree, at, "nsubj", "aux", "aux:pass") >= 0 || !isVerbal(scene, governor)) return status;
  if (isVerbal(scene, at) && form(scene, at) !== scene.lemma[at] && !form(scene, at).endsWith("ing")) return status;
  return { status: ownStatus(scene, governor), rule: "status.shared", by: governor };
}

/** Whether a governor lets the status of what is further out through: noun chains and complements; a reporting verb does not. */
function isTransparent(scene: Scene, at: number, governor: number, name: string): boolean {
  const tag = upos(scene.tree, governor);
  if (name === "xcomp" || (name === "amod" && upos(scene.tree, at) === "VERB")) return true;
  if (name === "acl" || name === "nmod") return tag === "NOUN" || tag === "PROPN" || tag === "ADJ";
  if (name === "obj" && tag === "VERB")
    return scene.ontology.verbFrames.has(scene.lemma[governor]) === false && upos(scene.tree, at) === "VERB";
  return false;
}

/** Clauses that take their time from the one over them: purposes, gerunds, "when they meet". */
function inherit(scene: Scene, at: number, governor: number, name: string, status: Draft): Draft {
  if (!isVerbal(scene, governor)) return status;
  const clausal = name === "advcl" || name === "xcomp";
  if (!clausal) {
    const ahead = name === "obl" && status.rule === "status.noun" && isAhead(scene, governor);
    return ahead ? { status: "planned", rule: "status.inherited", by: governor } : status;
  }
  let outer = ownStatus(scene, governor);
  // "will try to win them over by travelling there"
  if (outer === "infinitive" && relation(scene.tree, governor) === "xcomp" && isVerbal(scene, scene.tree.head[governor]))
    outer = ownStatus(scene, scene.tree.head[governor]);
  // "travelled to Belmora to meet Dalvash": what the journey is for
  const journey =
    status.status === "infinitive" &&
    !isCallIn(scene, at, governor) &&
    (scene.ontology.verbFrames.get(scene.lemma[governor]) ?? []).some((entry) => entry.of.contact === "visit");
  if (journey && outer !== "denied" && outer !== "refused")
    return { status: outer === "hypothetical" ? outer : "planned", rule: "status.journey", by: governor };
  if (status.status === "infinitive" && outer === "plain" && isCallIn(scene, at, governor))
    return { status: "plain", rule: "status.came-to-see", by: governor };
  if (status.status === "gerund" && isTimeAfter(scene, at)) return { status: "plain", rule: "status.after", by: governor };
  const open = status.status === "infinitive" || status.status === "gerund" || (status.status === "plain" && isPresent(scene, at));
  if (open && (outer === "planned" || outer === "hypothetical" || outer === "called-for"))
    return { status: outer, rule: "status.inherited", by: governor };
  if (open && name === "xcomp" && (outer === "denied" || outer === "refused"))
    return { status: outer, rule: "status.inherited", by: governor };
  return status;
}

/** "will see him", and "will leave early, heading to Belmora": the gerund is of its governor's time. */
function isAhead(scene: Scene, verb: number): boolean {
  const own = ownStatus(scene, verb);
  const over = own === "gerund" && relation(scene.tree, verb) === "advcl" ? scene.tree.head[verb] : -1;
  return own === "planned" || (over >= 0 && isVerbal(scene, over) && ownStatus(scene, over) === "planned");
}

/** "came to see her", with no place between: no journey that it is for, but the meeting itself. */
function isCallIn(scene: Scene, at: number, journey: number): boolean {
  return scene.lemma[at] === "see" && at === journey + 2 && ["come", "go", "call", "stop"].includes(scene.lemma[journey]);
}

const SPANS = new Set(["minute", "hour", "day", "week", "month", "year"]);

/** "Days after hosting the envoy, Ferran will receive Tavon": what is counted from has been. */
function isTimeAfter(scene: Scene, clause: number): boolean {
  const marker = childBy(scene.tree, clause, "mark");
  return marker > 0 && scene.lemma[marker] === "after" && SPANS.has(scene.lemma[marker - 1]);
}

const CHANGED_BY_STANCE: { readonly [stance: string]: EventStatus } = {
  deny: "denied",
  accuse: "alleged",
  claim: "alleged",
  demand: "called-for",
  promise: "planned",
  predict: "planned",
};

const AHEAD: ReadonlySet<string> = new Set(["demand", "promise", "predict"]);

/** "she stopped", with a subject of its own and no auxiliary. */
function isSimplePast(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  if (upos(tree, verb) !== "VERB" || childBy(tree, verb, "nsubj") < 0 || childBy(tree, verb, "aux", "aux:pass") >= 0) return false;
  return form(scene, verb) !== scene.lemma[verb] && !form(scene, verb).endsWith("ing") && !isPresent(scene, verb);
}

/** What a statement says first and foremost takes the statement's stance; a thing that it takes for granted ("at their meeting") does not. */
function inStatement(scene: Scene, trigger: Trigger, told: Draft): Draft {
  if (told.status !== "plain" && told.status !== "ongoing" && told.status !== "infinitive" && told.status !== "gerund") return told;
  const statement = statementAround(scene, trigger.word);
  if (statement === null) return told;
  const changed = CHANGED_BY_STANCE[statement.stance];
  if (changed === undefined || !isMainPoint(scene, statement, trigger)) return told;
  if (statement.stance === "claim" && trigger.frame.contact !== undefined) return told;
  // "The date was agreed when Lund stopped in Quenby": nobody promises what has been
  if (trigger.kind === "verb" && told.status === "plain" && AHEAD.has(statement.stance) && isSimplePast(scene, trigger.word)) return told;
  return { status: changed, rule: `status.statement.${statement.stance}`, by: -1 };
}

/** The innermost statement whose content holds a word. */
export function statementAround(scene: Scene, token: number): Statement | null {
  return scene.statementAt[token] < 0 ? null : scene.statements[scene.statementAt[token]];
}

/** Whether an event is what a statement says first and foremost. */
export function isMainPoint(scene: Scene, statement: Statement, trigger: Trigger): boolean {
  const clause = clauseOf(scene.tree, trigger.word);
  if (trigger.kind === "noun" && (clause !== trigger.word || childBy(scene.tree, trigger.word, "nmod:poss", "det") >= 0)) return false;
  const governor = scene.tree.head[clause];
  return governor < 0 || !statement.content.some((span) => holds(scene, span, governor));
}

function settle(draft: Draft): Status {
  switch (draft.status) {
    case "plain":
    case "gerund":
      return { status: "happened", rule: draft.rule, by: draft.by };
    case "infinitive":
      return { status: "hypothetical", rule: "status.purpose", by: draft.by };
    default:
      return { status: draft.status, rule: draft.rule, by: draft.by };
  }
}

/**
 * Told as what the news stands on: in the past perfect, with "earlier" or "previously", as a rule in the present ("the law bans the party"), or in a clause
 * about an older time.
 */
export function isBackground(scene: Scene, trigger: Trigger, edtf: string): boolean {
  const { tree } = scene;
  const verb = trigger.kind === "noun" ? -1 : trigger.word;
  if (verb >= 0) {
    const had = saysHad(scene, verb);
    if (had && statementAround(scene, verb) === null) return true;
    for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child])
      if (relation(tree, child) === "advmod" && ["previously", "earlier", "already", "once", "ago"].includes(form(scene, child)))
        return true;
    const marker = childBy(tree, verb, "mark");
    if (
      marker >= 0 &&
      ["after", "since"].includes(scene.lemma[marker]) &&
      relation(tree, verb) === "advcl" &&
      childBy(tree, verb, "nsubj") >= 0
    )
      return true;
  }
  if (trigger.frame.incident && edtf === ".." && (isRule(scene, verb) || amongYearsGoneBy(scene, trigger.word))) return true;
  return isOld(scene, edtf);
}

/** "had met", and the second verb of "had flown to Ostrel and met Tavon". */
function saysHad(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  if (hasPerfect(scene, verb)) return auxForm(scene, verb, "had");
  const first = relation(tree, verb) === "conj" && childBy(tree, verb, "nsubj", "aux", "aux:pass") < 0 ? tree.head[verb] : -1;
  return first >= 0 && isVerbal(scene, first) && hasPerfect(scene, first) && auxForm(scene, first, "had");
}

/** "the government bans the language", somebody says: in the present, without a day. */
function isRule(scene: Scene, verb: number): boolean {
  return verb >= 0 && isPresent(scene, verb) && statementAround(scene, verb) !== null;
}

/** The sentence names a year or a year gone by and no day of the news: "the war of 2020, which ended thirty years of occupation". */
function amongYearsGoneBy(scene: Scene, word: number): boolean {
  const dates = scene.timesIn[scene.ann.tokens.sentence[word]].filter(({ time }) => time.type === "DATE" && time.edtf !== "..");
  return (
    dates.length > 0 &&
    dates.every(
      ({ time }) =>
        time.anchor === "absolute" && ((/^\d{4}(?:$|\D)/.test(time.edtf) && !/^\d{4}-\d{2}/.test(time.edtf)) || isOld(scene, time.edtf)),
    )
  );
}

function auxForm(scene: Scene, verb: number, word: string): boolean {
  for (let child = scene.tree.firstChild[verb]; child >= 0; child = scene.tree.nextSibling[child])
    if (form(scene, child) === word) return true;
  return false;
}

/** A date in an earlier year than the news. */
function isOld(scene: Scene, edtf: string): boolean {
  const year = yearOf(edtf);
  return year !== null && scene.newsYear !== null && year < scene.newsYear;
}
