import type { EventStatus, Statement } from "../../model/findings.ts";
import { childBy, clauseOf, fullRelation, isNegated, isPassive, relation, upos } from "../tree.ts";
import { antecedentOf, isKind, preposition } from "./actors.ts";
import { hasPerfect, holds, isFuture, isPresent, type Own, ownStatus, saysPresent } from "./modality.ts";
import type { Entry } from "./ontology.ts";
import type { Governor } from "./ontology-shapes.ts";
import { form, type Scene, yearOf } from "./scene.ts";
import { hasRest, type Trigger } from "./triggers.ts";

export interface Status {
  readonly status: EventStatus;
  /** What decided it: `status.own`, `status.governor.<id>`, `status.statement.<stance>`. */
  readonly rule: string;
  /** Word that decided it, -1 for the event's own clause. */
  readonly by: number;
}

/** Nouns that only count or name a part of what follows "of": "the next round of talks". */
const PARTS = new Set([
  "round",
  "series",
  "set",
  "number",
  "session",
  "day",
  "week",
  "phase",
  "stage",
  "rest",
  "completion",
  "start",
  "beginning",
]);

/** Verbs that tell no more of a noun than that it begins, lasts or ends. */
const ASPECT = new Set(["begin", "start", "complete", "finish", "conclude", "continue", "resume", "launch", "carry"]);

/** "the siege has lasted ten days", "the strike has entered its third week" */
const LASTING = new Set(["last", "enter", "continue", "persist", "drag", "go"]);
const FALSE = new Set(["false", "untrue", "baseless", "unfounded", "wrong", "fabricated"]);

const OCCUR = new Set(
  "take occur happen begin start open end conclude last follow resume proceed come go be hold host schedule plan chair mediate continue cancel convene".split(
    " ",
  ),
);

/** Status of an event: from its own clause, then from each word that governs it, from the inside out, then from the statement that it stands in. */
export function statusOf(scene: Scene, trigger: Trigger): Status {
  const start = trigger.kind === "noun" ? nounStart(scene, trigger.word) : verbStart(scene, trigger.word);
  const told = climb(scene, start.at, start.status);
  return settle(inStatement(scene, trigger, told));
}

interface Draft {
  readonly status: Own;
  readonly rule: string;
  readonly by: number;
}

function verbStart(scene: Scene, word: number): { at: number; status: Draft } {
  const adverb = ownAdverb(scene, word);
  const own = ownStatus(scene, word);
  if (adverb !== null && (own === "plain" || own === "ongoing" || own === "gerund")) return { at: word, status: adverb };
  return { at: word, status: { status: own, rule: "status.own", by: -1 } };
}

function ownAdverb(scene: Scene, word: number): Draft | null {
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
  if (["rumour", "rumor", "speculation", "hearsay"].includes(scene.lemma[token])) return true;
  const adjective = childBy(scene.tree, token, "amod");
  return adjective >= 0 && ["unconfirmed", "unverified", "uncorroborated"].includes(scene.lemma[adjective]);
}

function governed(governor: Governor, by: number): Draft {
  return { status: governor.gives, rule: `status.governor.${governor.id}`, by };
}

/** A noun's own words: "no talks", "the cancelled visit", "next week's talks", "planned for Sunday"; then what it is the subject of. */
function nounStart(scene: Scene, word: number): { at: number; status: Draft } {
  const { tree } = scene;
  const part = tree.head[word];
  const counted = part >= 0 && relation(tree, word) === "nmod" && PARTS.has(scene.lemma[part]) && preposition(scene, word) === "of";
  const noun = counted ? part : word;
  const own = counted ? combine(nounOwn(scene, word), nounOwn(scene, part)) : nounOwn(scene, word);
  const happening = occurrence(scene, noun);
  if (happening === null) return { at: noun, status: own };
  const combined =
    happening.status === "denied" && own.status === "planned" ? { ...happening, status: "cancelled" as const } : combine(own, happening);
  return { at: happening.by, status: combined };
}

function nounOwn(scene: Scene, noun: number): Draft {
  const { tree } = scene;
  let found: Draft = { status: "plain", rule: "status.noun", by: -1 };
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name === "det" && ["no", "neither"].includes(form(scene, child))) return { status: "denied", rule: "status.no", by: child };
    if ((name === "case" || name === "mark") && scene.lemma[child] === "without")
      return { status: "denied", rule: "status.without", by: child };
    if (name === "amod" || name === "acl" || name === "compound") {
      const adjective = scene.ontology.adjectiveGovernors.get(scene.lemma[child])?.find((entry) => entry.of.over.includes("own"));
      const participle =
        fullRelation(tree, child) === "acl"
          ? objectGovernor(scene, child)
          : scene.ontology.adjectiveGovernors.get(form(scene, child))?.find((e) => e.of.over.includes("own"));
      const entry = adjective ?? participle;
      if (entry !== undefined) found = combine(found, governed(entry.of, child));
      else if (
        name === "acl" &&
        form(scene, child) !== scene.lemma[child] &&
        childBy(tree, child, "nsubj") < 0 &&
        marked(scene, child, "to")
      )
        found = combine(found, { status: "planned", rule: "status.to-be", by: child });
      else if (name === "acl" && marked(scene, child, "to") && isPassive(tree, child))
        found = combine(found, { status: "planned", rule: "status.to-be", by: child });
    }
  }
  const nominal = childBy(tree, noun, "cop") >= 0 && saysPresent(scene, noun) && ["in", "on"].includes(preposition(scene, noun) ?? "");
  if (nominal) found = combine(found, { status: "ongoing", rule: "status.is-on", by: noun });
  const ahead = scene.timesIn[scene.ann.tokens.sentence[noun]].find((placed) => tree.head[placed.head] === noun && isFuture(scene, placed));
  if (ahead !== undefined) found = combine(found, { status: "planned", rule: "status.future-time", by: ahead.head });
  return found;
}

function marked(scene: Scene, token: number, word: string): boolean {
  const marker = childBy(scene.tree, token, "mark");
  return marker >= 0 && scene.lemma[marker] === word;
}

function objectGovernor(scene: Scene, participle: number): Entry<Governor> | undefined {
  return scene.ontology.verbGovernors.get(scene.lemma[participle])?.find((entry) => entry.of.over.includes("obj"));
}

/** What a noun is the subject of: "took place", "will be held", "are under way", "would be possible"; null where that tells nothing of its happening. */
function occurrence(scene: Scene, noun: number): Draft | null {
  const { tree } = scene;
  const governor = tree.head[noun];
  if (governor < 0) return null;
  const name = relation(tree, noun);
  const relative = relativeOccurrence(scene, noun);
  if (relative !== null) return relative;
  if (name === "obj" && ASPECT.has(scene.lemma[governor]))
    return { status: ownStatus(scene, governor), rule: "status.aspect", by: governor };
  if (name !== "nsubj" && !(name === "obj" && OCCUR.has(scene.lemma[governor]))) return null;
  if (LASTING.has(scene.lemma[governor]) && hasPerfect(scene, governor)) return { status: "ongoing", rule: "status.lasts", by: governor };
  if (underWay(scene, governor)) return { status: "ongoing", rule: "status.under-way", by: governor };
  const own = ownStatus(scene, governor);
  const occurs = OCCUR.has(scene.lemma[governor]) || childBy(tree, governor, "cop") >= 0 || childBy(tree, governor, "expl") >= 0;
  if (own === "planned" || own === "hypothetical") return { status: own, rule: "status.occurrence", by: governor };
  if (!occurs) return null;
  if (own === "denied" && asPlanned(scene, governor)) return { status: "cancelled", rule: "status.not-as-planned", by: governor };
  if (own === "denied" || own === "refused" || own === "called-for")
    return { status: own === "refused" ? "planned" : own, rule: "status.occurrence", by: governor };
  if (scene.lemma[governor] === "continue" && isPresent(scene, governor))
    return { status: "ongoing", rule: "status.continues", by: governor };
  if (own === "ongoing") return { status: "ongoing", rule: "status.occurrence", by: governor };
  const verb = OCCUR.has(scene.lemma[governor]) && scene.ontology.verbGovernors.has(scene.lemma[governor]) === false;
  return verb ? { status: own, rule: "status.occurrence", by: governor } : null;
}

/** "did not take place as planned" */
function asPlanned(scene: Scene, predicate: number): boolean {
  const clause = childBy(scene.tree, predicate, "advcl");
  return clause >= 0 && ["plan", "schedule", "expect", "agree"].includes(scene.lemma[clause]);
}

/** "the meeting, which will take place on 12 June" */
function relativeOccurrence(scene: Scene, noun: number): Draft | null {
  const clause = childBy(scene.tree, noun, "acl:relcl");
  if (clause < 0 || !OCCUR.has(scene.lemma[clause])) return null;
  const subject = childBy(scene.tree, clause, "nsubj");
  if (subject < 0 || antecedentOf(scene, subject) !== noun) return null;
  const own = ownStatus(scene, clause);
  if (own === "planned" || own === "denied" || own === "hypothetical") return { status: own, rule: "status.occurrence", by: noun };
  const governor = scene.ontology.verbGovernors.get(scene.lemma[clause])?.find((entry) => entry.of.over.includes("obj"));
  return governor !== undefined && isPassive(scene.tree, clause) ? { ...governed(governor.of, clause), by: noun } : null;
}

function underWay(scene: Scene, predicate: number): boolean {
  const word = scene.lemma[predicate];
  if (["underway", "ongoing"].includes(word)) return true;
  if (word !== "way") return false;
  return preposition(scene, predicate) === "under";
}

/** Follows the governors of a predicate or noun outwards. */
function climb(scene: Scene, from: number, start: Draft): Draft {
  const { tree } = scene;
  let status = start;
  let at = from;
  let through = "";
  for (let climbed = 0; climbed < 10 && tree.head[at] >= 0; climbed++) {
    const governor = tree.head[at];
    const name = relation(tree, at);
    if (name === "conj") status = shareModality(scene, at, governor, status);
    else {
      if (FALSE.has(scene.lemma[governor]) && name === "nsubj" && at !== from)
        return { status: "denied", rule: "status.false", by: governor };
      const effect = effectOf(scene, governor, at, name, through) ?? throughObject(scene, governor, at, name);
      if (effect !== null) status = combine(status, effect);
      else if (!isTransparent(scene, at, governor, name)) {
        status = inherit(scene, at, governor, name, status);
        break;
      } else if (isVerbal(scene, governor)) status = inherit(scene, at, governor, name, status);
    }
    // "accused Kestria of shelling": the noun may hang on the accused instead of on the verb.
    through = name === "nmod" && isNameLike(scene, governor) ? (preposition(scene, at) ?? "") : "";
    at = governor;
  }
  return status;
}

function isNameLike(scene: Scene, token: number): boolean {
  return upos(scene.tree, token) === "PROPN" || isKind(scene, token, "person", "institution", "force");
}

function isVerbal(scene: Scene, token: number): boolean {
  const tag = upos(scene.tree, token);
  return tag === "VERB" || tag === "ADJ" || tag === "AUX";
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
    const ahead = name === "obl" && status.rule === "status.noun" && ownStatus(scene, governor) === "planned";
    return ahead ? { status: "planned", rule: "status.inherited", by: governor } : status;
  }
  const outer = ownStatus(scene, governor);
  // "travelled to Belmora to meet Dalvash": what the journey is for
  const journey =
    status.status === "infinitive" &&
    (scene.ontology.verbFrames.get(scene.lemma[governor]) ?? []).some((entry) => entry.of.contact === "visit");
  if (journey && outer !== "denied" && outer !== "refused")
    return { status: outer === "hypothetical" ? outer : "planned", rule: "status.journey", by: governor };
  const open = status.status === "infinitive" || status.status === "gerund" || (status.status === "plain" && isPresent(scene, at));
  if (open && (outer === "planned" || outer === "hypothetical" || outer === "called-for"))
    return { status: outer, rule: "status.inherited", by: governor };
  if (open && name === "xcomp" && (outer === "denied" || outer === "refused"))
    return { status: outer, rule: "status.inherited", by: governor };
  return status;
}

/** What a governing word does to the event under it, null where it is not in the lists or hangs otherwise. */
function effectOf(scene: Scene, governor: number, at: number, name: string, through: string): Draft | null {
  const entries = entriesFor(scene, governor);
  if (entries === undefined) return null;
  const own = hangsBy(scene, governor, at, name);
  const how = name === "obj" && through !== "" ? [through] : own;
  for (const entry of entries) {
    if (entry.words.length > 1 && !hasRest(scene, governor, entry.words)) continue;
    // "called off his visit": the particle may be read as the preposition of the visit.
    const ways = entry.words.length > 1 && how.includes(entry.words[1]) ? [...how, "obj"] : how;
    if (!ways.some((way) => entry.of.over.includes(way))) continue;
    if (entry.of["only-verbal"] && !isVerbal(scene, at)) continue;
    return applied(scene, entry.of, governor);
  }
  return null;
}

/** "expressed its readiness to help": the infinitive may hang on the verb instead of on the noun that it explains. */
function throughObject(scene: Scene, governor: number, at: number, name: string): Draft | null {
  if ((name !== "advcl" && name !== "xcomp") || !marked(scene, at, "to")) return null;
  const object = childBy(scene.tree, governor, "obj");
  const entry =
    object < 0 || object > at
      ? undefined
      : scene.ontology.nounGovernors.get(scene.lemma[object])?.find((one) => one.of.over.includes("comp"));
  return entry === undefined ? null : applied(scene, entry.of, object);
}

function entriesFor(scene: Scene, governor: number): readonly Entry<Governor>[] | undefined {
  const { ontology, lemma } = scene;
  const tag = upos(scene.tree, governor);
  if (tag === "NOUN" || tag === "PROPN") return ontology.nounGovernors.get(lemma[governor]) ?? ontology.verbGovernors.get(lemma[governor]);
  const verbs = ontology.verbGovernors.get(lemma[governor]) ?? [];
  const adjectives = ontology.adjectiveGovernors.get(tag === "ADJ" ? lemma[governor] : form(scene, governor)) ?? [];
  if (tag === "ADJ") return [...adjectives, ...verbs];
  // "is prepared to", read as a passive
  return adjectives.length > 0 && isPassive(scene.tree, governor) ? [...adjectives, ...verbs] : verbs;
}

/** Names for the way in which a word hangs on its governor, as data/ontology/events/status.yaml writes them. */
function hangsBy(scene: Scene, governor: number, at: number, name: string): readonly string[] {
  const { tree } = scene;
  const marker = childBy(tree, at, "mark", "case");
  const word = marker < 0 ? "" : scene.lemma[marker];
  switch (name) {
    case "xcomp":
      if (isSeparate(scene, governor, at)) return [];
      return isPassive(tree, governor) ? ["raising", "comp"] : ["comp", "to"];
    case "ccomp":
    case "csubj":
      return ["comp"];
    case "acl":
      if (fullRelation(tree, at) === "acl:relcl") return [];
      return word === "" || word === "to" || word === "that" ? ["comp"] : [word, "comp"];
    case "advcl":
      return word === "of" || word === "for" || word === "from" || word === "with" || word === "to" || word === "against"
        ? [word, "comp"]
        : word === ""
          ? []
          : [];
    case "obj":
      return isVerbal(scene, at) ? ["comp", "obj"] : ["obj"];
    case "nsubj":
      return isPassive(tree, governor) ? ["obj"] : upos(tree, governor) === "ADJ" ? ["own"] : [];
    case "obl":
      // "called off his visit", with the object read as an oblique
      return word === "" ? ["obj"] : [word];
    case "nmod":
      return [word];
    case "amod":
    case "compound":
      return [];
    default:
      return [];
  }
}

/** "agreed after Kestria released": a past tense after "after" or "when" is a clause of its own, even where it is read as a complement. */
function isSeparate(scene: Scene, governor: number, at: number): boolean {
  const word = form(scene, at);
  if (word === scene.lemma[at] || word.endsWith("ing")) return false;
  for (let t = governor + 1; t < at; t++)
    if (["after", "before", "when", "as", "because", "since", "while"].includes(scene.lemma[t])) return true;
  return false;
}

function applied(scene: Scene, governor: Governor, by: number): Draft {
  const own = ownStatus(scene, by);
  if (own === "hypothetical" && governor.gives !== "alleged") return { status: "hypothetical", rule: `status.governor.${governor.id}`, by };
  if (isNegated(scene.tree, by) || own === "denied" || own === "refused") {
    const negated = governor.negated ?? (governor.gives === "planned" || governor.gives === "offered" ? "denied" : "hypothetical");
    return { status: negated, rule: `status.governor.${governor.id}.negated`, by };
  }
  return governed(governor, by);
}

const FIRM: ReadonlySet<Own> = new Set<Own>(["hypothetical", "denied", "refused", "cancelled"]);

/** The inner status under an outer one: what is denied, refused, cancelled or conditional inside stays so. */
export function combine(inner: Draft, outer: Draft): Draft {
  if (outer.status === "plain") return inner;
  if (outer.status === "alleged")
    return FIRM.has(inner.status) || inner.status === "planned" || inner.status === "called-for" ? inner : outer;
  if (outer.status === "ongoing") return ["plain", "infinitive", "gerund"].includes(inner.status) ? outer : inner;
  if (FIRM.has(inner.status)) return inner;
  if (inner.rule === "status.governor.under-way" && outer.status !== "denied") return inner;
  if (inner.status === "alleged" && outer.status === "refused") return { ...outer, status: "denied" };
  if (outer.status === "planned" && (inner.status === "offered" || inner.status === "called-for")) return inner;
  return outer;
}

const CHANGED_BY_STANCE: { readonly [stance: string]: EventStatus } = {
  deny: "denied",
  accuse: "alleged",
  claim: "alleged",
  demand: "called-for",
  promise: "planned",
  predict: "planned",
};

/** What a statement says first and foremost takes the statement's stance; a thing that it takes for granted ("at their meeting") does not. */
function inStatement(scene: Scene, trigger: Trigger, told: Draft): Draft {
  if (told.status !== "plain" && told.status !== "ongoing" && told.status !== "infinitive" && told.status !== "gerund") return told;
  const statement = statementAround(scene, trigger.word);
  if (statement === null) return told;
  const changed = CHANGED_BY_STANCE[statement.stance];
  if (changed === undefined || !isMainPoint(scene, statement, trigger)) return told;
  if (statement.stance === "claim" && trigger.frame.contact !== undefined) return told;
  return { status: changed, rule: `status.statement.${statement.stance}`, by: -1 };
}

/** The innermost statement whose content holds a word. */
export function statementAround(scene: Scene, token: number): Statement | null {
  return scene.statementAt[token] < 0 ? null : scene.statements[scene.statementAt[token]];
}

function isMainPoint(scene: Scene, statement: Statement, trigger: Trigger): boolean {
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

/** Told as what the news stands on: in the past perfect, with "earlier" or "previously", or in a relative clause about an older time. */
export function isBackground(scene: Scene, trigger: Trigger, edtf: string): boolean {
  const { tree } = scene;
  const verb = trigger.kind === "noun" ? -1 : trigger.word;
  if (verb >= 0) {
    const had = hasPerfect(scene, verb) && auxForm(scene, verb, "had");
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
  return isOld(scene, edtf);
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
