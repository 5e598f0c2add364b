import { isTelling, mendAsObject, mendHung, mendTeller } from "./attachments-hung.ts";
import { type NamedDraft as Draft, isRole, REACH, word } from "./named-draft.ts";
import { base, childIn, hang, isOneOf, relationOf, tag } from "./tree-draft.ts";

/** What hangs so is a case of no rule, but as part of a title ("Secretary-General"). */
const SMALL = new Set(["det", "punct", "aux", "mark", "nummod"]);

/** Mends a word by how it hangs: the first rule whose case it is takes it, and no other looks at it. */
export function mendVerb(draft: Draft, t: number): void {
  const governor = draft.head[t];
  if (governor < 0 || (SMALL.has(base(draft, t)) && draft.tokens.lemma[t - 1] !== "-")) return;
  for (const mends of RULES) if (mends(draft, t, governor, relationOf(draft, t))) return;
  mendHung(draft, t, governor, relationOf(draft, t));
}

/** Whether the word is a case of the rule, mended or seen to be right as it stands. */
type Rule = (draft: Draft, t: number, governor: number, relation: string) => boolean;

/** In this order: what a rule takes for its case the ones below it never see. */
const RULES: readonly Rule[] = [
  ofPlaceAsSubject,
  ofCopula,
  ofGerund,
  ofFarCase,
  ofThatClause,
  ofTitlePart,
  ofAdjective,
  ofCaption,
  ofDue,
  ofTelling,
  ofVerbBehind,
  ofOrphan,
  ofNounBehind,
  ofClauseOrPhrase,
];

/** "Inside [the house], Lund and Tavon were joined by Idrel": with a preposition of its own, and another subject behind it, it is a place. */
function ofPlaceAsSubject(draft: Draft, t: number, governor: number, relation: string): boolean {
  if (!relation.startsWith("nsubj") || governor < t) return false;
  let other = t + 1;
  const end = Math.min(governor, t + REACH);
  while (other < end && (draft.head[other] !== governor || base(draft, other) !== "nsubj")) other++;
  if (other >= end) return false;
  const marker = childIn(draft, t, "case");
  if (marker < 0 || marker > t || tag(draft, marker) !== "ADP") return false;
  hang(draft, t, governor, "obl");
  return true;
}

/** "is raging", "is prepared to": the auxiliary of a verb read as a copula. */
function ofCopula(draft: Draft, t: number, governor: number, relation: string): boolean {
  if (relation !== "cop" || draft.tokens.lemma[t] !== "be" || tag(draft, governor) !== "VERB" || governor < t) return false;
  // "is to meet" is neither
  if (childIn(draft, governor, "mark") >= 0 || word(draft, governor) === draft.tokens.lemma[governor]) return true;
  const active = word(draft, governor).endsWith("ing");
  hang(draft, t, governor, active ? "aux" : "aux:pass");
  const subject = active ? -1 : childIn(draft, governor, "nsubj");
  if (subject >= 0 && relationOf(draft, subject) === "nsubj") hang(draft, subject, governor, "nsubj:pass");
  return true;
}

/** "ruled out attending": a gerund right behind the particle is the complement. */
function ofGerund(draft: Draft, t: number, governor: number, relation: string): boolean {
  const behind = relation === "advcl" && t === governor + 2 && relationOf(draft, t - 1) === "compound:prt";
  if (!behind || !word(draft, t).endsWith("ing")) return false;
  hang(draft, t, governor, "xcomp");
  return true;
}

/** "to the Secretary-General of the Union", with "to" hung on the Union. */
function ofFarCase(draft: Draft, t: number, governor: number, relation: string): boolean {
  const { head } = draft;
  if (relation !== "case" || governor <= t + 1 || tag(draft, t) !== "ADP") return false;
  const noun = t + 2;
  if (noun >= governor || tag(draft, t + 1) !== "DET" || head[t + 1] !== noun || base(draft, noun) === "nsubj") return true;
  for (let at = head[governor], climbed = 0; at > t && climbed < 4; climbed++, at = head[at]) if (at === noun) head[t] = noun;
  return true;
}

function ofThatClause(draft: Draft, t: number, governor: number, relation: string): boolean {
  if (relation !== "conj" || tag(draft, t) !== "VERB" || tag(draft, governor) !== "VERB" || !isThatClause(draft, t)) return false;
  hang(draft, t, governor, "ccomp");
  return true;
}

function ofTitlePart(draft: Draft, t: number): boolean {
  const part =
    t > 1 && draft.tokens.lemma[t - 1] === "-" && ["general", "elect", "designate"].includes(word(draft, t)) && isRole(draft, t - 2);
  if (part) mendGeneral(draft, t);
  return part;
}

function ofAdjective(draft: Draft, t: number, governor: number, relation: string): boolean {
  if (relation !== "amod" || governor > t || childIn(draft, t, "cop") <= governor || tag(draft, t) !== "ADJ") return false;
  mendPredicate(draft, t, governor);
  return true;
}

/** "Luc Ferran, second from right, [talks] with Oren Dalvash": what a picture shows is what the one named does. */
function ofCaption(draft: Draft, t: number, governor: number, relation: string): boolean {
  const { head, deprel } = draft;
  const beside = ["appos", "parataxis", "conj"].includes(relation) && governor < t;
  if (!beside || word(draft, t) !== "talks" || !isCaption(draft, t, governor)) return false;
  head[t] = head[governor];
  deprel[t] = deprel[governor];
  hang(draft, governor, t, "nsubj");
  return true;
}

function ofDue(draft: Draft, t: number, governor: number, relation: string): boolean {
  if (relation === "case" && word(draft, t) === "due" && governor > t) mendDue(draft, t, governor);
  else if (relation === "fixed" && governor === t - 1 && word(draft, governor) === "due") mendDueIn(draft, t, governor);
  else return false;
  return true;
}

function ofTelling(draft: Draft, t: number, governor: number, relation: string): boolean {
  if (relation !== "parataxis" || governor > t || !isTelling(draft, t)) return false;
  mendTeller(draft, t);
  return true;
}

function ofVerbBehind(draft: Draft, t: number, governor: number, relation: string): boolean {
  const behind = ["parataxis", "advcl"].includes(relation) && tag(draft, t) === "VERB" && governor < t;
  if (!behind || childIn(draft, t, "nsubj", "mark") >= 0) return false;
  mendAfter(draft, t, governor);
  return true;
}

/** "discussed the mission by video link" */
function ofOrphan(draft: Draft, t: number, governor: number, relation: string): boolean {
  if (relation !== "orphan" || childIn(draft, t, "case") < 0) return false;
  let at = governor;
  while (at >= 0 && tag(draft, at) !== "VERB") at = draft.head[at];
  hang(draft, t, at, "obl");
  return true;
}

function ofNounBehind(draft: Draft, t: number, governor: number, relation: string): boolean {
  const nouns = tag(draft, governor) === "NOUN" && tag(draft, t) === "NOUN" && governor < t;
  if (!nouns || !["obj", "appos", "nsubj"].includes(relation)) return false;
  mendAsObject(draft, t, governor);
  return true;
}

function ofClauseOrPhrase(draft: Draft, t: number, governor: number, relation: string): boolean {
  if (relation === "advcl" && tag(draft, t) === "VERB" && governor < t) mendForTo(draft, t, governor);
  else if (relation === "obl" && governor < t) mendBehindNoun(draft, t, governor);
  else if (relation === "acl:relcl" && isOneOf(draft, t, "beginning")) mendBeginning(draft, t, governor);
  else return false;
  return true;
}

/** "called for the rebels to leave", with the rebels hung on the call: they are who is to leave. */
function mendForTo(draft: Draft, verb: number, governor: number): void {
  const { head } = draft;
  let to = verb - 1;
  while (to > governor && verb - to < 4 && word(draft, to) !== "to") to--;
  const noun = to - 1;
  if (word(draft, to) !== "to" || head[to] !== verb || head[noun] !== governor || childIn(draft, verb, "nsubj") >= 0) return;
  let first = noun;
  while (first > governor + 1 && head[first - 1] === noun) first--;
  if (noun <= governor + 1 || word(draft, first - 1) !== "for" || head[first - 1] !== verb) return;
  hang(draft, noun, verb, "nsubj");
}

/**
 * "is returning from a visit [to Vardania]": right behind the journey, where it led, and not where the return leads; "handed him a letter [from Dalvash]":
 * whose letter it is.
 */
function mendBehindNoun(draft: Draft, party: number, verb: number): void {
  const marker = childIn(draft, party, "case");
  const noun = marker - 1;
  if (marker < 1 || marker > party || draft.head[noun] !== verb) return;
  // "wrapped up two days of talks", with the talks hung on the verb
  if (word(draft, marker) === "of" && isOneOf(draft, noun, "counted-of")) {
    hang(draft, party, noun, "nmod");
    return;
  }
  const from = childIn(draft, noun, "case");
  const journey =
    isOneOf(draft, noun, "journey") && from >= 0 && from < noun && ["from", "after", "during", "for", "on"].includes(word(draft, from));
  // "cancelled a trip to Vosk"
  const object = isOneOf(draft, noun, "journey") && base(draft, noun) === "obj" && tag(draft, party) === "PROPN" && !isDate(draft, party);
  if ((word(draft, marker) === "to" && (journey || object)) || (word(draft, marker) === "from" && isOneOf(draft, noun, "writing")))
    hang(draft, party, noun, "nmod");
}

function isDate({ ann, tokens }: Draft, t: number): boolean {
  return ann.times.some(({ start, end }) => start <= tokens.start[t] && tokens.end[t] <= end);
}

/** "negotiations with Norland and the Union [that will begin] soon", "… [which ended] on Friday", hung on the Union: talks begin, states do not. */
function mendBeginning(draft: Draft, verb: number, governor: number): void {
  if (tag(draft, governor) !== "PROPN" || childIn(draft, verb, "obj") >= 0) return;
  let at = governor;
  for (let climbed = 0; climbed < 4 && at >= 0 && tag(draft, at) === "PROPN"; climbed++) {
    if (!["nmod", "conj", "flat", "compound", "appos"].includes(base(draft, at))) return;
    at = draft.head[at];
  }
  if (at >= 0 && isOneOf(draft, at, "occasion")) hang(draft, verb, at, "acl:relcl");
}

/** "has proposed that Tavon and Dalvash meet", read as joined to the proposing */
function isThatClause(draft: Draft, verb: number): boolean {
  const { head, tokens } = draft;
  for (let c = verb - 1; c > Math.max(head[verb], verb - REACH); c--)
    if (head[c] === verb && base(draft, c) === "mark") return tokens.lemma[c] === "that" && childIn(draft, verb, "cc") < 0;
  return false;
}

/** "the secretary-general of the Union", in parts: what hung on the second hangs on the first. */
function mendGeneral(draft: Draft, general: number): void {
  const { head, tokens } = draft;
  const role = general - 2;
  if (head[role] === general) return;
  hang(draft, general, role, "flat");
  if (head[general] !== role) return;
  for (let c = general + 1; c < Math.min(tokens.count, general + REACH); c++) if (head[c] === general) head[c] = role;
  // "with the secretary-general", with "with" hung on the second part
  for (let c = Math.max(0, role - 6); c < role; c++) {
    if (head[c] !== general) continue;
    head[c] = role;
    if (base(draft, c) === "case" && base(draft, role) === "obj") hang(draft, role, head[role], "obl");
  }
}

/** "Envoys are due to meet", with the adjective hung on its subject: it is what is said of it. */
function mendPredicate(draft: Draft, adjective: number, subject: number): void {
  const { head, deprel, tokens } = draft;
  if (!["NOUN", "PROPN"].includes(tag(draft, subject)) || childIn(draft, adjective, "nsubj") >= 0) return;
  const [governor, relation] = [head[subject], deprel[subject]];
  head[adjective] = governor;
  deprel[adjective] = relation;
  hang(draft, subject, adjective, "nsubj");
  for (let c = adjective + 1; c < Math.min(tokens.count, adjective + REACH); c++) if (head[c] === subject) head[c] = adjective;
}

const SIDES = new Set(["left", "right", "center", "centre", "l", "r"]);

/** "Luc Ferran, second from right, [talks] with Oren Dalvash": what a picture shows, read as a noun. */
function isCaption(draft: Draft, t: number, name: number): boolean {
  if (word(draft, t - 1) !== "," || word(draft, t + 1) !== "with" || tag(draft, name) !== "PROPN" || t - name > 12) return false;
  for (let c = name + 1; c < t; c++) if (SIDES.has(word(draft, c))) return true;
  return false;
}

const BEFORE_CLAUSE = new Set(["after", "before", "since"]);

/** "was freed three days after the emir, Rashid Al-Amir, had visited Kolda": who stands between "after" and "had" is the subject of the clause. */
function mendAfter(draft: Draft, verb: number, governor: number): void {
  const { head, tokens } = draft;
  const aux = childIn(draft, verb, "aux");
  if (aux < 1 || aux > verb || !["had", "has", "have"].includes(word(draft, aux))) return;
  let subject = word(draft, aux - 1) === "," ? aux - 2 : aux - 1;
  for (let climbed = 0; climbed < 6 && subject > governor && head[subject] !== governor; climbed++) subject = head[subject];
  const marker = subject <= governor || base(draft, subject) !== "obl" ? -1 : childIn(draft, subject, "case");
  if (marker < 0 || marker > subject || !BEFORE_CLAUSE.has(tokens.lemma[marker])) return;
  hang(draft, verb, governor, "advcl");
  hang(draft, subject, verb, "nsubj");
  hang(draft, marker, verb, "mark");
}

/** "is due in Belmora": the adjective is what is said, and the place hangs on it. */
function mendDue(draft: Draft, due: number, place: number): void {
  const { head, deprel } = draft;
  head[due] = head[place];
  deprel[due] = deprel[place];
  hang(draft, place, due, "obl");
  for (let c = Math.max(0, due - REACH); c < due; c++)
    if (head[c] === place && ["nsubj", "cop", "aux", "advmod", "punct"].includes(base(draft, c))) head[c] = due;
}

/** "is due in Belmora", with the place as what it is due to be: it is due there. */
function mendDueIn(draft: Draft, marker: number, due: number): void {
  const { head } = draft;
  const place = childIn(draft, due, "xcomp", "obl");
  if (place < marker || !["in", "at"].includes(word(draft, marker)) || !["PROPN", "NOUN"].includes(tag(draft, place))) return;
  hang(draft, place, due, "obl");
  hang(draft, marker, place, "case");
  for (let c = Math.max(0, due - REACH); c < due; c++)
    if (head[c] === place && ["nsubj", "cop", "aux", "advmod"].includes(base(draft, c))) head[c] = due;
}

/** "met Tavon on Monday and spoke with Dalvash on Tuesday": of two times hung on the first verb the one behind the second verb is the second's. */
export function mendTimes(draft: Draft): void {
  const { ann, tokens, head } = draft;
  let first = 0;
  let before = -1;
  for (const { type, start, end } of ann.times) {
    if (type === "DURATION" || type === "SET") continue;
    while (first < tokens.count && tokens.end[first] <= start) first++;
    if (first >= tokens.count) break;
    let top = first;
    while (head[top] >= first && tokens.start[head[top]] < end && head[top] > top) top = head[top];
    const verb = head[top];
    if (verb >= 0 && verb < first && mendTimeBehind(draft, top, first, verb)) continue;
    if (verb >= 0 && verb < first && tag(draft, verb) === "VERB" && (verb === before || isOtherTense(draft, verb, first))) {
      const joined = childIn(draft, verb, "conj");
      if (joined > verb && joined < first && tag(draft, joined) === "VERB") head[top] = joined;
    }
    before = verb;
  }
}

/** "was met by Omeri and goes on to Orvath on Friday", "met Vasht and is to see Dostar on Friday": behind a present joined to a past, a day is the second's. */
function isOtherTense(draft: Draft, verb: number, first: number): boolean {
  const joined = childIn(draft, verb, "conj");
  if (joined < verb || joined > first || tag(draft, joined) !== "VERB" || childIn(draft, joined, "nsubj") >= 0) return false;
  return isPresent(draft, joined) && !isPresent(draft, verb);
}

function isPresent(draft: Draft, verb: number): boolean {
  const aux = childIn(draft, verb, "aux", "cop");
  if (aux >= 0) return ["is", "are", "will"].includes(word(draft, aux));
  const form = word(draft, verb);
  return form === `${draft.tokens.lemma[verb]}s` || form === `${draft.tokens.lemma[verb]}es`;
}

/** "meet Hartono, who arrives a day late, on Saturday": behind the comma that ends a relative clause a time is that of the verb around it. */
function mendTimeBehind(draft: Draft, top: number, first: number, verb: number): boolean {
  const { head } = draft;
  const comma = first > 1 && tag(draft, first - 1) === "ADP" ? first - 2 : first - 1;
  const noun = relationOf(draft, verb) === "acl:relcl" ? head[verb] : -1;
  if (noun < 0 || comma <= verb || word(draft, comma) !== ",") return false;
  const over = head[noun];
  if (over < 0 || over > noun || tag(draft, over) !== "VERB") return false;
  head[top] = over;
  return true;
}
