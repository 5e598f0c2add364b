import { ordinalOf } from "../../text/number-words.ts";
import { childBy, fullRelation, isNegated, isPassive, modalOf, relation } from "../tree.ts";
import { hasRest } from "./frame-conditions.ts";
import { combine, type Draft, governed, marked } from "./governors.ts";
import { ownStatus } from "./modality.ts";
import { isFuture } from "./modality-future.ts";
import { preposition } from "./noun-phrases.ts";
import type { Entry } from "./ontology.ts";
import type { Governor } from "./ontology-shapes.ts";
import { antecedentOf } from "./pronouns.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { isDueNext, isStillDue, isTimeAway, scheduledBehind } from "./scheduled.ts";
import { hasPerfect, isPresent, saysPresent } from "./tense.ts";

/** "has lasted", not "had lasted" */
function isPresentPerfect(scene: Scene, verb: number): boolean {
  const aux = childBy(scene.tree, verb, "aux");
  return hasPerfect(scene, verb) && aux >= 0 && form(scene, aux) !== "had";
}

/** A noun's own words: "no talks", "the cancelled visit", "next week's talks", "planned for Sunday"; then what it is the subject of. */
export function nounStart(scene: Scene, word: number): { at: number; status: Draft } {
  const { tree } = scene;
  const part = tree.head[word];
  const counted = part >= 0 && relation(tree, word) === "nmod" && isOneOf(scene, part, "part-of") && preposition(scene, word) === "of";
  const noun = counted ? part : word;
  const due = scheduledBehind(scene, word);
  if ((due >= 0 && isStillDue(scene, due)) || isDueNext(scene, noun) || isTimeAway(scene, noun))
    return { at: noun, status: combine(nounOwn(scene, noun), { status: "planned", rule: "status.due", by: noun }) };
  const own = counted ? combine(nounOwn(scene, word), nounOwn(scene, part)) : nounOwn(scene, word);
  const happening = occurrence(scene, noun);
  if (happening === null) return { at: noun, status: own };
  const combined =
    happening.status === "denied" && own.status === "planned" ? { ...happening, status: "cancelled" as const } : combine(own, happening);
  return { at: happening.by, status: combined };
}

/** "There will be no talks with Kestria": who says so of himself will not talk. */
function willBeNone(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  const verb = relation(tree, noun) === "nsubj" ? tree.head[noun] : -1;
  const said = verb >= 0 && childBy(tree, verb, "expl") >= 0 && ["will", "would"].includes(modalOf(tree, verb) ?? "");
  for (let child = said ? tree.firstChild[noun] : -1; child >= 0; child = tree.nextSibling[child])
    if (preposition(scene, child) === "with") return true;
  return false;
}

/** What a noun's determiners, adjectives, participles and times say of it. */
export function nounOwn(scene: Scene, noun: number): Draft {
  const { tree } = scene;
  const of = relation(tree, noun) === "nmod" ? tree.head[noun] : -1;
  if (of >= 0 && form(scene, of) === "none") return { status: "denied", rule: "status.none-of", by: of };
  let found: Draft = { status: "plain", rule: "status.noun", by: -1 };
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name === "det" && ["no", "neither"].includes(form(scene, child)))
      return willBeNone(scene, noun)
        ? { status: "refused", rule: "status.will-be-none", by: child }
        : { status: "denied", rule: "status.no", by: child };
    // "whatever agreement is reached"
    if (name === "det" && ["whatever", "whichever"].includes(form(scene, child)))
      return { status: "hypothetical", rule: "status.whatever", by: child };
    // "If Zarandia attacks", with the verb read as a noun
    if (name === "mark" && ["if", "unless", "whether"].includes(scene.lemma[child]))
      return { status: "hypothetical", rule: "status.condition", by: child };
    // "The rebels are against talks"
    if (name === "case" && scene.lemma[child] === "against" && childBy(tree, noun, "cop") >= 0)
      return { status: "refused", rule: "status.against", by: child };
    if ((name === "case" || name === "mark") && scene.lemma[child] === "without")
      return { status: "denied", rule: "status.without", by: child };
    // "asked in a call to press them": the infinitive belongs to the asking
    const purpose = name === "acl" && marked(scene, child, "to") && !isPassive(tree, child) && form(scene, child) === scene.lemma[child];
    if (name === "amod" || name === "compound" || (name === "acl" && !purpose)) {
      const adjective = scene.ontology.adjectiveGovernors.get(scene.lemma[child])?.find((entry) => entry.of.over.includes("own"));
      const participle =
        fullRelation(tree, child) === "acl"
          ? isActive(scene, child)
            ? undefined
            : objectGovernor(scene, child)
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
  // "was not in contact with Tavon"
  if (childBy(tree, noun, "cop") >= 0 && ["in", "on"].includes(preposition(scene, noun) ?? "") && isNegated(tree, noun))
    return { status: "denied", rule: "status.not-in", by: noun };
  const nominal = childBy(tree, noun, "cop") >= 0 && saysPresent(scene, noun) && ["in", "on"].includes(preposition(scene, noun) ?? "");
  // "is in the midst of talks"
  const amid = of >= 0 && ["midst", "middle"].includes(scene.lemma[of]) && childBy(tree, of, "cop") >= 0 && saysPresent(scene, of);
  if (amid) found = combine(found, { status: "ongoing", rule: "status.is-on", by: of });
  if (nominal) found = combine(found, { status: "ongoing", rule: "status.is-on", by: noun });
  const ahead = scene.timesIn[scene.ann.tokens.sentence[noun]].find((placed) => tree.head[placed.head] === noun && isFuture(scene, placed));
  if (ahead !== undefined) found = combine(found, { status: "planned", rule: "status.future-time", by: ahead.head });
  const date = dateFor(scene, noun);
  if (date !== null && found.status === "plain") found = date;
  const set = setFor(scene, noun);
  if (set >= 0 && found.status === "plain") found = { status: "planned", rule: "status.set-for", by: set };
  return found;
}

/** "No date has been fixed for a meeting", "A date was set for the visit": what has only a date, or none, is to come; null for any other noun. */
function dateFor(scene: Scene, noun: number): Draft | null {
  const { tree } = scene;
  if (!["obl", "nmod"].includes(relation(tree, noun)) || preposition(scene, noun) !== "for") return null;
  const governor = tree.head[noun];
  const verb = isOneOf(scene, governor, "date-of") ? tree.head[governor] : governor;
  const date = governor === verb ? childBy(tree, verb, "obj", "nsubj") : governor;
  if (date < 0 || verb < 0 || !isOneOf(scene, date, "date-of") || !isOneOf(scene, verb, "fixing")) return null;
  const determiner = childBy(tree, date, "det");
  const none = (determiner >= 0 && form(scene, determiner) === "no") || ownStatus(scene, verb) === "denied";
  return { status: none ? "denied" : "planned", rule: "status.date-for", by: date };
}

/** "called a strike for Thursday", "the meeting was set for Monday": the day that it is put on, -1 where there is none. */
function setFor(scene: Scene, noun: number): number {
  const { tree } = scene;
  const verb = ["obj", "nsubj"].includes(relation(tree, noun)) ? tree.head[noun] : -1;
  for (const { time, head, first } of scene.timesIn[scene.ann.tokens.sentence[noun]]) {
    const over = tree.head[head];
    if (time.type === "DURATION" || time.type === "SET" || first < 1 || form(scene, first - 1) !== "for") continue;
    if (first > noun && (over === noun || (over === verb && verb >= 0 && isOneOf(scene, verb, "setting-a-day")))) return head;
  }
  return -1;
}

/** "a letter begging him to stay", "the second attack after a truce was announced": a thing that acts, or a clause with a subject of its own. */
function isActive(scene: Scene, participle: number): boolean {
  if (childBy(scene.tree, participle, "nsubj") >= 0 && childBy(scene.tree, participle, "mark") >= 0) return true;
  return form(scene, participle).endsWith("ing") && childBy(scene.tree, participle, "obj", "iobj", "ccomp") >= 0;
}

function objectGovernor(scene: Scene, participle: number): Entry<Governor> | undefined {
  return scene.ontology.verbGovernors
    .get(scene.lemma[participle])
    ?.find(({ of, words }) => of.over.includes("obj") && (words.length < 2 || hasRest(scene, participle, words)));
}

/** What a noun is the subject of: "took place", "will be held", "are under way", "would be possible"; null where that tells nothing of its happening. */
export function occurrence(scene: Scene, noun: number): Draft | null {
  const { tree } = scene;
  const governor = tree.head[noun];
  if (governor < 0) return null;
  const name = relation(tree, noun);
  const relative = relativeOccurrence(scene, noun);
  if (relative !== null) return relative;
  if (name === "obj" && isOneOf(scene, governor, "aspect"))
    return { status: ownStatus(scene, governor), rule: "status.aspect", by: governor };
  // "will use his visit to Belmora to press them"
  if (name === "obj" && scene.lemma[governor] === "use" && ownStatus(scene, governor) === "planned")
    return { status: "planned", rule: "status.occurrence", by: governor };
  // "may take the visit as a sign" says nothing of its taking place
  const occurring = name === "obj" && isOneOf(scene, governor, "occurring") && !(scene.lemma[governor] === "take" && noun > governor);
  if (name !== "nsubj" && !occurring) return null;
  if (
    scene.lemma[governor] === "fall" &&
    !isNearly(scene, governor) &&
    (hasRest(scene, governor, ["fall", "through"]) || hasRest(scene, governor, ["fall", "apart"]))
  )
    return { status: "cancelled", rule: "status.fell-through", by: governor };
  if (isOneOf(scene, governor, "lasting") && !isChange(scene, governor) && (isPresentPerfect(scene, governor) || nthDay(scene, governor)))
    return { status: "ongoing", rule: "status.lasts", by: governor };
  if (
    isOneOf(scene, governor, "in-preparation") &&
    childBy(tree, governor, "cop") >= 0 &&
    ["in", "on"].includes(preposition(scene, governor) ?? "")
  )
    return { status: ownStatus(scene, governor) === "denied" ? "denied" : "planned", rule: "status.in-preparation", by: governor };
  // "the trip had to be cancelled"
  const done = name === "nsubj" ? childBy(tree, governor, "xcomp") : -1;
  const undone = done >= 0 && isPassive(tree, done) ? objectGovernor(scene, done) : undefined;
  if (undone !== undefined && ownStatus(scene, governor) === "plain") return { ...governed(undone.of, done), by: governor };
  const seeming = seemingly(scene, governor);
  if (seeming !== null) return seeming;
  const off = calledOff(scene, governor);
  if (off !== null) return off;
  if (underWay(scene, governor)) return { status: "ongoing", rule: "status.under-way", by: governor };
  // "is cancelling a meeting": what the verb does to it says more
  if (name === "obj" && (scene.ontology.verbGovernors.get(scene.lemma[governor]) ?? []).some(({ of }) => of.gives === "cancelled"))
    return null;
  if (isInForce(scene, governor)) return { status: "ongoing", rule: "status.in-force", by: governor };
  const supposed = wouldBe(scene, noun, governor);
  const own = supposed ? "hypothetical" : ownStatus(scene, governor);
  const occurs = isOneOf(scene, governor, "occurring") || childBy(tree, governor, "cop") >= 0 || childBy(tree, governor, "expl") >= 0;
  if (own === "planned" || own === "hypothetical") return { status: own, rule: "status.occurrence", by: governor };
  if (!occurs) return null;
  // "will not take place", "is not going ahead"
  if (own === "refused" && isOneOf(scene, governor, "occurring")) return { status: "cancelled", rule: "status.occurrence", by: governor };
  if (own === "denied" && asPlanned(scene, governor)) return { status: "cancelled", rule: "status.not-as-planned", by: governor };
  if (own === "denied" || own === "refused" || own === "called-for")
    return { status: own === "refused" ? "planned" : own, rule: "status.occurrence", by: governor };
  if (scene.lemma[governor] === "continue" && (isPresent(scene, governor) || form(scene, governor) === "continuing"))
    return { status: "ongoing", rule: "status.continues", by: governor };
  if (own === "ongoing") return { status: "ongoing", rule: "status.occurrence", by: governor };
  const verb = isOneOf(scene, governor, "occurring") && scene.ontology.verbGovernors.has(scene.lemma[governor]) === false;
  return verb ? { status: own, rule: "status.occurrence", by: governor } : null;
}

/** "nearly fell apart": it did not */
function isNearly(scene: Scene, verb: number): boolean {
  return ["nearly", "almost"].includes(form(scene, verb - 1));
}

/** "An attack on the dam would be a crime", "A snub would leave them alone": of any such deed, also where somebody says so. */
function wouldBe(scene: Scene, noun: number, predicate: number): boolean {
  const { tree } = scene;
  const article = childBy(tree, noun, "det");
  const general = article >= 0 && ["a", "an", "any", "such"].includes(form(scene, article));
  const toBe = childBy(tree, predicate, "cop") >= 0 || !isOneOf(scene, predicate, "occurring");
  return general && toBe && modalOf(tree, predicate) === "would";
}

const FORCE = new Set(["force", "place", "effect"]);
/** "remains in force", "is still in place" */
function isInForce(scene: Scene, predicate: number): boolean {
  const { tree, lemma } = scene;
  const kept = lemma[predicate] === "remain" || lemma[predicate] === "stay" ? childBy(tree, predicate, "obl", "xcomp") : predicate;
  if (kept < 0 || !FORCE.has(lemma[kept]) || preposition(scene, kept) !== "in") return false;
  return kept === predicate ? childBy(tree, kept, "cop") >= 0 && saysPresent(scene, kept) : isPresent(scene, predicate);
}

const SPANS = new Set(["day", "week", "month", "year", "night", "hour"]);

/** "has gone unanswered" */
function isChange(scene: Scene, governor: number): boolean {
  return scene.lemma[governor] === "go" && childBy(scene.tree, governor, "xcomp") >= 0;
}

/** "went into a third day", "entered its second month" */
function nthDay(scene: Scene, governor: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[governor]; child >= 0; child = tree.nextSibling[child]) {
    if (!SPANS.has(scene.lemma[child]) || !["obj", "obl"].includes(relation(tree, child))) continue;
    for (let word = tree.firstChild[child]; word >= 0; word = tree.nextSibling[word]) if (isLaterOne(form(scene, word))) return true;
  }
  return false;
}

function isLaterOne(word: string): boolean {
  return word === "final" || word === "last" || (ordinalOf(word) ?? 0) > 1;
}

/** "did not take place as planned" */
function asPlanned(scene: Scene, predicate: number): boolean {
  const clause = childBy(scene.tree, predicate, "advcl");
  return clause >= 0 && isOneOf(scene, clause, "as-planned");
}

/** "the meeting, which will take place on 12 June" */
function relativeOccurrence(scene: Scene, noun: number): Draft | null {
  const clause = childBy(scene.tree, noun, "acl:relcl");
  if (clause < 0 || !isOneOf(scene, clause, "occurring")) return null;
  const subject = childBy(scene.tree, clause, "nsubj");
  if (subject < 0 || antecedentOf(scene, subject) !== noun) return null;
  const own = ownStatus(scene, clause);
  if (own === "planned" || own === "denied" || own === "hypothetical") return { status: own, rule: "status.occurrence", by: noun };
  const governor = objectGovernor(scene, clause);
  return governor !== undefined && isPassive(scene.tree, clause) ? { ...governed(governor.of, clause), by: noun } : null;
}

/** "remains possible", "looks unlikely": an adjective of the status lists behind a linking verb. */
function seemingly(scene: Scene, verb: number): Draft | null {
  const quality = isOneOf(scene, verb, "linking") ? childBy(scene.tree, verb, "xcomp") : -1;
  if (quality < 0) return null;
  const entries = scene.ontology.adjectiveGovernors.get(scene.lemma[quality]);
  const entry = entries?.find(({ of }) => of.over.includes("own") || of.over.includes("comp"));
  return entry === undefined ? null : governed(entry.of, verb);
}

/** "is off", "is on hold", "is off the table", "is out of the question" */
function calledOff(scene: Scene, predicate: number): Draft | null {
  if (childBy(scene.tree, predicate, "cop") < 0) return null;
  const word = form(scene, predicate);
  const before = form(scene, predicate - 1);
  if (word === "off" || (word === "hold" && before === "on")) return { status: "cancelled", rule: "status.off", by: predicate };
  if (word !== "table" && word !== "question") return null;
  const out = form(scene, predicate - 2) === "off" || form(scene, predicate - 3) === "out";
  return out ? { status: "refused", rule: "status.out-of-the-question", by: predicate } : null;
}

function underWay(scene: Scene, predicate: number): boolean {
  const word = scene.lemma[predicate];
  if (["underway", "ongoing"].includes(word)) return true;
  if (word !== "way") return false;
  return preposition(scene, predicate) === "under";
}
