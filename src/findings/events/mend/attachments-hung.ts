import { type NamedDraft as Draft, isRole, REACH, word } from "./named-draft.ts";
import { base, childIn, hang, isOneOf, tag } from "./tree-draft.ts";

/** Words hung beside where they belong, by how they hang: verbs on names, objects with a preposition, adverbs and owners read as subjects. */
export function mendHung(draft: Draft, t: number, governor: number, relation: string): void {
  const { head } = draft;
  if (relation === "acl") mendMainVerb(draft, t, governor);
  else if (relation === "conj" && tag(draft, t) === "VERB" && tag(draft, governor) === "PROPN" && head[governor] < 0)
    mendJoinedVerb(draft, t, governor);
  else if (relation === "conj" && tag(draft, t) === "VERB" && tag(draft, governor) === "VERB") mendPastBehindTo(draft, t, governor);
  else if (relation === "obj" && tag(draft, t) === "PROPN" && hasPreposition(draft, t)) hang(draft, t, governor, "obl");
  else if (relation === "xcomp" && isCalledOn(draft, t, governor)) hang(draft, t, governor, "obl");
  else if (relation === "xcomp" && isCalled(draft, t, governor)) hang(draft, t, governor, "obj");
  else if (relation === "nmod" && governor < t) mendReader(draft, t, governor);
  else if (relation.startsWith("nsubj") && tag(draft, t) === "ADV" && tag(draft, governor) === "VERB") hang(draft, t, governor, "advmod");
  else if (/^[nc]subj$/.test(relation) && tag(draft, t) === "VERB" && head[t + 1] === governor && base(draft, t + 1) === "nsubj")
    mendColour(draft, t);
  else if ((relation === "nsubj" || relation === "obj") && isOwner(draft, t)) mendOwner(draft, t, governor);
  else if (relation === "nsubj" && tag(draft, governor) === "VERB") mendSubject(draft, t, governor);
}

/** "The premier called [the Kestrian president] on Tuesday", read as what somebody is called: nobody is, and a name for somebody has no "the". */
function isCalled(draft: Draft, t: number, verb: number): boolean {
  if (verb > t || !draft.words.ringing.has(word(draft, verb)) || tag(draft, t) !== "NOUN") return false;
  const determiner = childIn(draft, t, "det");
  return determiner >= 0 && word(draft, determiner) === "the" && childIn(draft, verb, "obj") < 0 && childIn(draft, verb, "nsubj") >= 0;
}

/** "dismissed as fantasy a report that …", with the report hung on the fantasy, and what the report says too. */
export function mendAsObject(draft: Draft, noun: number, as: number): void {
  const { head } = draft;
  const verb = head[as];
  const marker = childIn(draft, as, "case");
  if (marker < 0 || word(draft, marker) !== "as" || verb < 0 || verb > as || childIn(draft, verb, "obj") >= 0) return;
  hang(draft, noun, verb, "obj");
  for (let c = noun + 1; c < Math.min(draft.tokens.count, noun + REACH); c++)
    if (head[c] === as && base(draft, c) === "acl") hang(draft, c, noun, "acl");
}

/** "The Norlander peacekeeping contingent left", with the keeping read as a subject beside the contingent: it colours the noun, and so does what hung on it. */
function mendColour(draft: Draft, t: number): void {
  for (let c = Math.max(0, t - 4); c < t; c++)
    if (draft.head[c] === t) hang(draft, c, t + 1, base(draft, c) === "nsubj" ? "compound" : base(draft, c));
  hang(draft, t, t + 1, "amod");
}

/** "meet in Belmora", with the place read as an object */
function hasPreposition(draft: Draft, t: number): boolean {
  const marker = childIn(draft, t, "case");
  return marker >= 0 && marker < t && tag(draft, marker) === "ADP";
}

/** "called on the adviser", with the adviser read as what the call says */
function isCalledOn(draft: Draft, t: number, verb: number): boolean {
  if (!["NOUN", "PROPN"].includes(tag(draft, t)) || tag(draft, verb) !== "VERB" || childIn(draft, t, "cop", "nsubj") >= 0) return false;
  const marker = childIn(draft, t, "case");
  return marker > verb && marker < t && ["on", "with", "to", "in", "at"].includes(word(draft, marker));
}

/** "a letter from Tavon to Dalvash", with the second hung on the first: both belong to the letter. */
function mendReader(draft: Draft, reader: number, writer: number): void {
  const letter = base(draft, writer) === "nmod" ? draft.head[writer] : -1;
  if (letter < 0 || letter > writer || !isOneOf(draft, letter, "writing")) return;
  const [to, from] = [childIn(draft, reader, "case"), childIn(draft, writer, "case")];
  if (to > writer && to < reader && word(draft, to) === "to" && from > letter && word(draft, from) === "from")
    hang(draft, reader, letter, "nmod");
}

/** A verb of telling without a subject of its own. */
export function isTelling(draft: Draft, t: number): boolean {
  return isOneOf(draft, t, "telling-alone") && childIn(draft, t, "nsubj") < 0;
}

/** "… over fuel imports, the energy minister, Davis Chir, said after talks", with the minister hung on the imports: who stands right before the telling tells. */
export function mendTeller(draft: Draft, verb: number): void {
  const { head } = draft;
  let teller = word(draft, verb - 1) === "," ? verb - 2 : verb - 1;
  for (let climbed = 0; climbed < 6 && teller > head[verb]; climbed++) {
    const over = head[teller];
    if (over < 0 || over > teller) return;
    const relation = base(draft, teller);
    if (relation === "appos" && !isRole(draft, over)) break;
    if (relation !== "appos" && relation !== "flat") return;
    teller = over;
  }
  const known = teller > head[verb] && base(draft, teller) === "appos";
  if (known && isRole(draft, teller)) hang(draft, teller, verb, "nsubj");
}

function isOwner(draft: Draft, t: number): boolean {
  return t + 1 < draft.tokens.count && /^['’]s$/.test(word(draft, t + 1)) && draft.head[t + 1] === t;
}

/** "Norland's Ivar Lund telephoned", with both read as subjects: who stands before "'s" owns what comes behind it. */
function mendOwner(draft: Draft, owner: number, verb: number): void {
  for (let t = owner + 2; t < Math.min(owner + 7, draft.tokens.count); t++)
    if (draft.head[t] === verb && base(draft, t) === base(draft, owner)) {
      hang(draft, owner, t, "nmod:poss");
      return;
    }
}

/**
 * "Ferran, who had proposed it, invited Tavon", "Falk, the host, held talks", with the verb read as hung on the name or on what explains it: it has an
 * object of its own, so it is what the sentence says.
 */
function mendMainVerb(draft: Draft, verb: number, governor: number): void {
  const { head, deprel, tokens } = draft;
  const form = word(draft, verb);
  const past = tag(draft, verb) === "VERB" && !form.endsWith("ing") && form !== tokens.lemma[verb];
  if (!past || word(draft, verb - 1) !== "," || childIn(draft, verb, "obj") < verb) return;
  let name = governor;
  for (let climbed = 0; climbed < 3 && head[name] >= 0; climbed++) {
    if (!["appos", "flat", "nmod"].includes(base(draft, name))) return;
    name = head[name];
  }
  if (head[name] >= 0 || tag(draft, name) !== "PROPN") return;
  if (childIn(draft, verb, "nsubj", "mark", "aux") >= 0 || childIn(draft, name, "cop") >= 0) return;
  head[verb] = -1;
  deprel[verb] = deprel[name];
  hang(draft, name, verb, "nsubj");
}

/** "Sever and Drakou held talks", with the verb joined to the first name: both are its subject. */
function mendJoinedVerb(draft: Draft, verb: number, name: number): void {
  const { head, deprel } = draft;
  const second = childIn(draft, verb, "nsubj");
  if (second < name || second > verb || tag(draft, second) !== "PROPN" || childIn(draft, name, "cop", "nsubj") > name) return;
  if (word(draft, second - 1) !== "and" && childIn(draft, second, "cc") < 0) return;
  head[verb] = -1;
  deprel[verb] = deprel[name];
  hang(draft, name, verb, "nsubj");
  hang(draft, second, name, "conj");
}

/** "telephoned Benani to demand it and rang Ozgen": a past behind an infinitive is joined to the verb before that. */
function mendPastBehindTo(draft: Draft, verb: number, infinitive: number): void {
  const { head, tokens } = draft;
  const over = head[infinitive];
  const form = word(draft, verb);
  const past = form !== tokens.lemma[verb] && !form.endsWith("ing") && form !== `${tokens.lemma[verb]}s`;
  if (!past || over < 0 || tag(draft, over) !== "VERB" || word(draft, over) === tokens.lemma[over]) return;
  const marker = childIn(draft, infinitive, "mark");
  if (marker < 0 || word(draft, marker) !== "to" || childIn(draft, verb, "nsubj", "aux", "mark") >= 0) return;
  hang(draft, verb, over, "conj");
}

/** "With Ivar Lund as mediator, Petra Olmedo negotiated": of two subjects the one with a preposition is none. */
function mendSubject(draft: Draft, t: number, verb: number): void {
  const marker = childIn(draft, t, "case");
  if (marker < 0 || marker > t || tag(draft, marker) !== "ADP") return;
  for (let c = t + 1; c < verb && c < t + REACH; c++)
    if (draft.head[c] === verb && base(draft, c) === "nsubj") {
      hang(draft, t, verb, "obl");
      return;
    }
}
