import type { Entity } from "../../model/annotations.ts";
import type { AgreementMention, When } from "../../model/findings.ts";
import type { Span } from "../../model/span.ts";
import { edtfBounds } from "../../text/dates.ts";
import { childBy, fullRelation, relation, subtreeSpan, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { brokersOf, mediatorsAt } from "./agreement-brokers.ts";
import { dateOf, isAhead, leadDay } from "./agreement-day.ts";
import { isAgreedTo, isMade, isSignedNow, isUnfinished } from "./agreement-made.ts";
import { hasOwnName, isOwnAccord, nameSpan } from "./agreement-names.ts";
import { isCountry } from "./entity-kinds.ts";
import { ownStatus } from "./modality.ts";
import { preposition } from "./noun-phrases.ts";
import { union } from "./party-places.ts";
import { form, isOneOf, type Scene, sentenceSpan } from "./scene.ts";
import { ownSubject } from "./sides.ts";
import { hasPerfect } from "./tense.ts";
import { NO_TIME, timeAsWhen } from "./when.ts";
import type { WordList } from "./word-lists.ts";

interface Found {
  readonly noun: number;
  /** It has a name of its own ("the Quenby Protocol"). */
  named: boolean;
  readonly strong: boolean;
  agreement: AgreementMention;
}

/** Agreements that the text names or describes, in text order; later bare mentions ("the deal") add their sentence to the one before. */
export function findAgreements(scene: Scene): AgreementMention[] {
  const found: Found[] = [];
  const lead = leadDay(scene);
  for (let t = 0; t < scene.tree.tokens.count; t++) {
    const agreed = upos(scene.tree, t) === "VERB" && scene.lemma[t] === "agree" ? agreedDeed(scene, t, lead, found.length + 1) : null;
    if (agreed !== null) found.push(agreed);
    if (!isOneOf(scene, t, "agreement") || !["NOUN", "PROPN"].includes(upos(scene.tree, t))) continue;
    if ((relation(scene.tree, t) === "compound" && scene.tree.head[t] > t) || isOwnAccord(scene, t) || isKnownBody(scene, t)) continue;
    const read = readAgreement(scene, t, lead, found.length + 1);
    const same = earlier(scene, found, t, read);
    if (same !== null) Object.assign(same, merged(same, read));
    else if (read.strong) found.push(read);
  }
  return found.map(({ agreement }) => agreement);
}

/** A known organisation that is called a pact, a convention or a settlement, also by that word alone ("the Pact"). */
function isKnownBody({ ann, entityAt }: Scene, word: number): boolean {
  const name = ann.text.slice(ann.tokens.start[word], ann.tokens.end[word]);
  if (!/^\p{Lu}/u.test(name)) return false;
  const own = entityAt[word] < 0 ? null : ann.entities[entityAt[word]];
  const known = (entity: Entity | null) => entity?.type === "ORG" && KNOWN_BODY.test(entity.key ?? "");
  return (
    known(own) || ((own === null || own.name === name) && ann.entities.some((one) => known(one) && one.name.split(" ").includes(name)))
  );
}

/** Keys of organisations of the knowledge are in capitals. */
const KNOWN_BODY = /^org:[A-Z\d_-]+$/;

/** "agreed in Quenby on Monday to set up a joint commission": two sides at least, and what they will do. */
function agreedDeed(scene: Scene, verb: number, lead: When, number: number): Found | null {
  const { tree } = scene;
  const deed = deedOf(scene, verb);
  if (
    deed < 0 ||
    isOneOf(scene, deed, "no-settlement") ||
    !["plain", "ongoing"].includes(ownStatus(scene, verb)) ||
    hasPerfect(scene, verb)
  )
    return null;
  const parties = resolve(scene, ownSubject(scene, verb)).filter((id) => scene.entityById.get(id)?.type !== "MISC");
  if (parties.length < 2) return null;
  const times = scene.timesIn[scene.ann.tokens.sentence[verb]].filter(
    ({ clause, time, head }) => clause === verb && head < deed && time.type === "DATE" && !isAhead(time.direction),
  );
  const terms = subtreeSpan(tree, deed);
  const agreement: AgreementMention = {
    id: `g${number}`,
    name: `agreement ${shortened(scene.ann.text.slice(terms.start, terms.end))}`,
    date: times.length > 0 ? timeAsWhen(times[0], "agreement.verb") : lead,
    parties,
    brokeredBy: [],
    terms: [terms],
    evidence: [sentenceSpan(scene, verb)],
    rule: "agreement.agreed",
  };
  return { noun: verb, named: false, strong: true, agreement };
}

/** The infinitive under "agree", also where it hangs on the place or the day between. */
function deedOf(scene: Scene, verb: number): number {
  const { tree } = scene;
  for (let t = verb + 1; t <= Math.min(tree.right[verb], verb + 12); t++) {
    const marker = childBy(tree, t, "mark");
    if (marker >= 0 && scene.lemma[marker] === "to" && (tree.head[t] === verb || tree.head[tree.head[t]] === verb)) return t;
  }
  return -1;
}

/** Words up to the first comma, at most 80 characters. */
function shortened(words: string): string {
  const clause = words.replace(/\s+/g, " ").split(/[,;–]/)[0];
  return clause.length <= 80 ? clause : `${clause.slice(0, clause.lastIndexOf(" ", 80))} …`;
}

function readAgreement(scene: Scene, noun: number, lead: When, number: number): Found {
  const told = brokersOf(scene, noun);
  const stated = dateOf(scene, noun);
  const date = stated === NO_TIME && isSignedNow(scene, noun) ? lead : stated;
  const signed = partiesOf(scene, noun);
  const brokeredBy = told.length > 0 || signed.length === 0 ? told : mediatorsAt(scene, noun).filter((id) => !signed.includes(id));
  const parties = signed.filter((id) => !brokeredBy.includes(id));
  const made = isMade(scene, noun);
  const described = brokeredBy.length > 0 || date !== NO_TIME || parties.length >= 2 || (made && parties.length > 0);
  const joint =
    !isOneOf(scene, noun, "agreement-or-talk") ||
    hasWord(scene, noun, "of-several") ||
    hasOwnName(scene, noun) ||
    (made && parties.length > 0);
  const strong =
    described &&
    joint &&
    (!isUnfinished(scene, noun) || isBrokered(scene, noun, date)) &&
    (brokeredBy.length > 0 || date !== NO_TIME || made || isDefinite(scene, noun));
  const span = nameSpan(scene, noun);
  const agreement: AgreementMention = {
    id: `g${number}`,
    name: scene.ann.text.slice(span.start, span.end).replace(/\s+/g, " "),
    date,
    parties,
    brokeredBy,
    terms: termsOf(scene, noun),
    evidence: [sentenceSpan(scene, noun)],
    rule: "agreement.described",
  };
  return { noun, named: hasOwnName(scene, noun), strong, agreement };
}

/** "negotiated the accord of May 2018": what has a day behind the article's was made, though to negotiate is no more than to seek. */
function isBrokered(scene: Scene, noun: number, { edtf }: When): boolean {
  const { ann, tree } = scene;
  const { last } = edtfBounds(edtf);
  const governor = tree.head[noun];
  if (governor < 0 || !isOneOf(scene, governor, "brokering") || !["plain", "ongoing"].includes(ownStatus(scene, governor))) return false;
  return last !== null && ann.published != null && last < ann.published.slice(0, 10);
}

function partiesOf(scene: Scene, noun: number): string[] {
  const { tree } = scene;
  let found: string[] = [];
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child]) {
    const name = fullRelation(tree, child);
    const marker = preposition(scene, child);
    if (name.startsWith("nmod") && (marker === "between" || marker === "with" || marker === "of" || marker === "among"))
      found = union(found, resolve(scene, child), []);
    else if (name === "amod" || name === "compound" || name === "nmod:poss")
      found = union(
        found,
        pairOf(scene, child).filter((id) => !isSpot(scene, id)),
        [],
      );
    else if (name === "acl" && isOneOf(scene, child, "agreement-making")) found = union(found, byAgents(scene, child), []);
    else if (name === "acl:relcl" && isOneOf(scene, child, "party-signing")) found = union(found, signers(scene, child), []);
  }
  const governor = tree.head[noun];
  if (governor >= 0 && relation(tree, noun) === "obj" && isOneOf(scene, governor, "party-signing"))
    found = union(found, resolve(scene, childBy(tree, governor, "nsubj")), []);
  // "Vardania and Kestria agreed to a ceasefire"
  if (isAgreedTo(scene, noun)) found = union(found, resolve(scene, childBy(tree, governor, "nsubj")), []);
  return found.filter((id) => scene.entityById.get(id)?.type !== "MISC");
}

/** "the accord, which Vardania and Kestria signed in May": the subject of the clause, where that is not the accord itself. */
function signers(scene: Scene, verb: number): string[] {
  const subject = childBy(scene.tree, verb, "nsubj");
  const relative = subject < 0 || fullRelation(scene.tree, subject) === "nsubj:pass" || ["which", "that"].includes(form(scene, subject));
  return relative ? byAgents(scene, verb) : resolve(scene, subject);
}

/** "The Halvik ceasefire" is named for where it was made; a town is no party. */
function isSpot(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  return entity?.type === "PLACE" && !isCountry(entity);
}

/** All who are named in one word: "Kestrian-Vardanian" is a name, a hyphen and a name. */
function pairOf(scene: Scene, token: number): string[] {
  const ids: string[] = [];
  for (let t = scene.tree.left[token]; t <= scene.tree.right[token]; t++)
    if (scene.entityAt[t] >= 0) ids.push(scene.ann.entities[scene.entityAt[t]].id);
  return ids;
}

function byAgents(scene: Scene, verb: number): string[] {
  for (let child = scene.tree.firstChild[verb]; child >= 0; child = scene.tree.nextSibling[child])
    if (relation(scene.tree, child) === "obl" && preposition(scene, child) === "by") return resolve(scene, child);
  return [];
}

function isDefinite(scene: Scene, noun: number): boolean {
  const over = scene.tree.head[noun];
  // "the entire set of agreements"
  if (over >= 0 && relation(scene.tree, noun) === "nmod" && ["set", "package", "series"].includes(scene.lemma[over]))
    return isDefinite(scene, over);
  const determiner = childBy(scene.tree, noun, "det", "nmod:poss");
  return determiner >= 0 && !["a", "an", "any", "no", "some"].includes(form(scene, determiner));
}

function hasWord(scene: Scene, noun: number, list: WordList): boolean {
  for (let child = scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child])
    if (isOneOf(scene, child, list)) return true;
  return false;
}

/** What the agreement says: the clause under "envisages", "says that", "under which". */
function termsOf(scene: Scene, noun: number): Span[] {
  const { tree } = scene;
  const governor = tree.head[noun];
  const terms: Span[] = [];
  if (governor >= 0 && relation(tree, noun) === "nsubj" && isOneOf(scene, governor, "provides")) {
    const clause = childBy(tree, governor, "ccomp", "xcomp");
    const object = clause >= 0 ? clause : childBy(tree, governor, "obj", "obl");
    if (object >= 0) terms.push(subtreeSpan(tree, object));
  }
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child]) {
    const name = fullRelation(tree, child);
    if (name === "acl" && childBy(tree, child, "mark") >= 0) terms.push(subtreeSpan(tree, child));
    else if (name === "nmod" && preposition(scene, child) === "on") terms.push(subtreeSpan(tree, child));
  }
  return terms;
}

/** Agreements that a mention is compared with. */
const BACKWARD = 40;

/** Words that may stand for one and the same agreement, by the list that has both. */
const ALIKE = ["like-truce", "like-memorandum", "like-treaty"] as const satisfies readonly WordList[];

/** The agreement that a mention points back to: same kind of word, nothing that contradicts, and the newer one bare or equal in date or broker. */
function earlier(scene: Scene, found: readonly Found[], noun: number, read: Found): Found | null {
  if (isUnfinished(scene, noun)) return null;
  for (let i = found.length - 1; i >= Math.max(0, found.length - BACKWARD); i--) {
    const before = found[i].agreement;
    const alike =
      scene.lemma[found[i].noun] === scene.lemma[noun] ||
      ALIKE.some((list) => isOneOf(scene, noun, list) && isOneOf(scene, found[i].noun, list));
    if (!alike) continue;
    const dates = [before.date.edtf, read.agreement.date.edtf];
    const dated = dates[0] !== ".." && dates[1] !== "..";
    if (dated && !dates[0].startsWith(dates[1]) && !dates[1].startsWith(dates[0])) continue;
    // "agreed to a ceasefire … the last one, the Easter Truce of 2016"
    if (read.named && !found[i].named && dates[0] === ".." && before.parties.length > 1 && isLongPast(scene, dates[1])) continue;
    const bare = read.agreement.date.edtf === ".." && read.agreement.brokeredBy.length === 0;
    const only = found.length === 1 && before.date.edtf === "..";
    // "under that agreement, which Norland brokered"
    const determiner = childBy(scene.tree, noun, "det");
    const pointed = determiner >= 0 && ["that", "this"].includes(form(scene, determiner)) && read.agreement.date.edtf === "..";
    if (pointed && before.brokeredBy.length === 0) return found[i];
    // A headline and the sentence that it sums up: the same parties
    const headed =
      before.date.edtf === ".." && before.parties.length > 1 && before.parties.every((id) => read.agreement.parties.includes(id));
    if (headed || dated || shares(before.brokeredBy, read.agreement.brokeredBy) || ((bare || only) && isDefinite(scene, noun)))
      return found[i];
  }
  return null;
}

/** A day of a year before the article's. */
function isLongPast({ newsYear }: Scene, edtf: string): boolean {
  const { last } = edtfBounds(edtf);
  return newsYear !== null && last !== null && Number(last.slice(0, 4)) < newsYear;
}

function shares(a: readonly string[], b: readonly string[]): boolean {
  return a.some((id) => b.includes(id));
}

function merged(before: Found, read: Found): Pick<Found, "named" | "agreement"> {
  const [a, b] = [before.agreement, read.agreement];
  // A headline "Sides sign deal" is no name where the text has one.
  const fuller = before.named === read.named ? read.strong && b.name.length > a.name.length && a.date.edtf === ".." : read.named;
  const agreement = {
    ...a,
    name: fuller ? b.name : a.name,
    date: b.date.edtf.length > a.date.edtf.length ? b.date : a.date,
    parties: union(a.parties, b.parties, []),
    brokeredBy: union(a.brokeredBy, b.brokeredBy, []),
    terms: [...a.terms, ...b.terms],
    evidence: [...a.evidence, ...b.evidence.filter((span) => !a.evidence.some((own) => own.start === span.start))],
  };
  return { named: before.named || read.named, agreement };
}
