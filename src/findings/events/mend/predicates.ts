import { type Tokens, UPOS } from "../../../model/annotations.ts";
import type { Words } from "../word-lists.ts";
import { mendComplements } from "./predicates-complements.ts";
import { base, childIn, type TreeDraft as Draft, draftOfTree, hang, isOneOf, tag } from "./tree-draft.ts";

/** How far from a word its children are looked for; keeps the time linear. */
const REACH = 48;

/** What hangs so is no subject, object or complement, and half of all words. */
const SMALL = new Set(["det", "case", "punct", "aux", "mark", "cop", "amod", "nummod"]);

/**
 * The tokens with verbs given back the subjects, objects and complements that a parser hangs beside them: a subject with an apposition taken for the
 * root, an object taken for an apposition of the subject, a demonym taken for a second subject. Expects names joined already.
 */
export function mendPredicates(tokens: Tokens, words: Words): Tokens {
  const draft = draftOfTree(tokens, REACH, words);
  const small = draft.bases.map((name) => SMALL.has(name));
  for (let t = 0; t < tokens.count; t++) {
    if (small[draft.deprel[t]] && draft.head[t] >= 0) continue;
    mendComplements(draft, t);
    mendPredicate(draft, t);
    if (draft.head[t] < 0) continue;
    mendVoice(draft, t);
    mendRoot(draft, t);
    mendObject(draft, t);
    mendBareObject(draft, t);
    mendAfterDate(draft, t);
    mendBehindDate(draft, t);
    mendTwoSubjects(draft, t);
    mendDated(draft, t);
    mendSeries(draft, t);
    mendWho(draft, t);
    mendDemonym(draft, t);
    mendInfinitive(draft, t);
    mendUrged(draft, t);
    mendForTo(draft, t);
    mendAhead(draft, t);
    mendTitle(draft, t);
    mendPlaceName(draft, t);
    mendVisiting(draft, t);
  }
  return { ...tokens, head: draft.head, deprel: draft.deprel, pos: withVerbs(draft) };
}

const VERB = UPOS.indexOf("VERB");

/** "Pellar [visits] Lisk on Monday": a word in -s tagged as a noun that has a subject before it and an object behind it is a verb. */
function withVerbs(draft: Draft): Uint8Array {
  const { tokens, head } = draft;
  const pos = tokens.pos.slice();
  for (let t = 0; t < tokens.count; t++) {
    if (isNounOfVerb(draft, t)) pos[t] = NOUN;
    else if (isGerund(draft, t)) pos[t] = VERB;
    if (base(draft, t) !== "nsubj" || head[t] <= t) continue;
    const noun = head[t];
    if (tag(draft, noun) !== "NOUN" || tokens.end[noun] - tokens.start[noun] <= tokens.lemma[noun].length) continue;
    if (childIn(draft, noun, "obj") > noun && childIn(draft, noun, "det", "cop", "case", "amod", "nmod:poss") < 0) pos[noun] = VERB;
  }
  return pos;
}

/** "kept Lund from [meeting] Ferran": what has an object is no noun. */
function isGerund(draft: Draft, t: number): boolean {
  if (tag(draft, t) !== "NOUN" || base(draft, t) !== "advcl" || !draft.tokens.lemma[t].endsWith("ing")) return false;
  return childIn(draft, t, "obj") === t + 1 && childIn(draft, t, "det", "amod", "nmod") < 0;
}

const NOUN = UPOS.indexOf("NOUN");

/** "The Quenby [talks] between Tavon and Dalvash were called off": a clause is no nominal subject, so that a form in -s in its place, tagged as a verb, is a noun. */
function isNounOfVerb(draft: Draft, t: number): boolean {
  const { tokens, head } = draft;
  if (
    tag(draft, t) !== "VERB" ||
    base(draft, t) !== "nsubj" ||
    head[t] <= t ||
    tokens.end[t] - tokens.start[t] !== tokens.lemma[t].length + 1
  )
    return false;
  const before = childIn(draft, t, "nsubj");
  if (childIn(draft, t, "aux", "obj", "mark", "cop") >= 0) return false;
  if (before >= 0 && before !== t - 1) return false;
  if (before >= 0) hang(draft, before, t, "compound");
  for (let c = t + 1; c < Math.min(tokens.count, t + REACH); c++) if (head[c] === t && base(draft, c) === "obl") hang(draft, c, t, "nmod");
  return true;
}

/** "Lund on Sunday [cancelled] plans to leave", with the verb taken for what colours the plans: behind a subject and right before a bare noun it says what was done. */
function mendPredicate(draft: Draft, verb: number): void {
  const { head, deprel, tokens } = draft;
  const noun = verb + 1;
  if (tag(draft, verb) !== "VERB" || base(draft, verb) !== "amod" || head[verb] !== noun || tag(draft, noun) !== "NOUN") return;
  if (!["root", "ccomp", "parataxis"].includes(base(draft, noun)) || childIn(draft, noun, "cop", "det", "case", "nmod:poss") >= 0) return;
  const subject = childIn(draft, noun, "nsubj");
  if (subject < 0 || subject > verb) return;
  const governor = head[noun];
  head[verb] = governor;
  deprel[verb] = deprel[noun];
  hang(draft, noun, verb, "obj");
  if (governor < 0) head[verb] = -1;
  head[noun] = verb;
  for (let c = Math.max(0, noun - REACH); c < Math.min(tokens.count, noun + REACH); c++)
    if (head[c] === noun && (c < verb || base(draft, c) === "punct")) head[c] = verb;
}

/** "[Lund] telephoned both on Thursday": without an auxiliary a verb behind its subject is in the active, and "both" right behind it is whom it reaches. */
function mendVoice(draft: Draft, t: number): void {
  const { head, tokens } = draft;
  const verb = head[t];
  if (tokens.lemma[t] === "both" && base(draft, t) === "cc" && tag(draft, t - 1) === "VERB" && tag(draft, t + 1) === "ADP") {
    if (childIn(draft, t - 1, "obj") < 0) hang(draft, t, t - 1, "obj");
    return;
  }
  if (tokens.deprels[draft.deprel[t]] !== "nsubj:pass" || verb < t || tag(draft, verb) !== "VERB") return;
  if (base(draft, verb) === "conj" || childIn(draft, verb, "aux", "cop") >= 0) return;
  hang(draft, t, verb, "nsubj");
}

function isComma({ tokens }: Draft, t: number): boolean {
  return tokens.lemma[t] === ",";
}

/** "Mirel Tavon, the prime minister, [met] Dalvash", "Tavon also [phoned] him": the verb hung on the name before it is what the sentence says. */
function mendRoot(draft: Draft, verb: number): void {
  const { head, tokens, deprel } = draft;
  const subject = head[verb];
  if (base(draft, verb) !== "parataxis" || tag(draft, verb) !== "VERB" || subject > verb || head[subject] >= 0) return;
  if (!["PROPN", "NOUN"].includes(tag(draft, subject)) || !standsBefore(draft, subject, verb)) return;
  if (childIn(draft, subject, "cop", "nsubj", "case") >= 0 || childIn(draft, verb, "nsubj") >= 0) return;
  head[verb] = -1;
  deprel[verb] = deprel[subject];
  hang(draft, subject, verb, "nsubj");
  for (let c = 0; c < REACH && verb + c < tokens.count; c++) if (head[verb + c] === subject) head[verb + c] = verb;
}

/** Whether nothing but an apposition between commas, or adverbs, stands between a subject and its verb. */
function standsBefore(draft: Draft, subject: number, verb: number): boolean {
  if (isComma(draft, verb - 1)) return childIn(draft, subject, "appos") >= 0;
  for (let at = subject + 1; at < verb; at++) if (!["ADV", "AUX"].includes(tag(draft, at)) && base(draft, at) !== "flat") return false;
  return true;
}

/** "Brehm met Prime Minister [Tavon] in Ostrel": a name right behind the verb, hung on the subject before it. */
function mendObject(draft: Draft, t: number): void {
  const { head } = draft;
  const subject = head[t];
  const verb = head[subject];
  if (base(draft, t) !== "appos" || base(draft, subject) !== "nsubj" || !(subject < verb && verb < t)) return;
  if (tag(draft, verb) !== "VERB" || childIn(draft, verb, "obj") >= 0 || t - verb > 5) return;
  for (let at = verb + 1; at < t; at++) if (["PUNCT", "ADP", "CCONJ"].includes(tag(draft, at))) return;
  hang(draft, t, verb, "obj");
}

/** "called President [Tavon]", "received her envoy [Tavon]": a name behind a verb, no preposition between them, where the verb has no object. */
function mendBareObject(draft: Draft, t: number): void {
  const verb = draft.head[t];
  if (!["obl", "xcomp"].includes(base(draft, t)) || tag(draft, t) !== "PROPN" || verb > t || t - verb > 6 || tag(draft, verb) !== "VERB")
    return;
  if (isCalendar(draft, t) || childIn(draft, t, "cop") >= 0 || childIn(draft, verb, "obj") >= 0) return;
  for (let at = verb + 1; at < t; at++) if (["ADP", "PUNCT", "CCONJ", "ADV"].includes(tag(draft, at))) return;
  hang(draft, t, verb, "obj");
}

/** "On 3 May [Solberg] and Hou spoke": a name behind a date, hung on its number, is the subject or the first of two. */
function mendAfterDate(draft: Draft, t: number): void {
  const { head } = draft;
  const date = head[t];
  if (base(draft, t) !== "flat" || tag(draft, t) !== "PROPN" || date > t || tag(draft, date) !== "NUM" || isCalendar(draft, t)) return;
  const verb = head[date];
  if (verb < t || tag(draft, verb) !== "VERB") return;
  const subject = childIn(draft, verb, "nsubj");
  if (subject >= 0 && subject < t) return;
  hang(draft, t, verb, "nsubj");
  if (subject >= 0 && childIn(draft, subject, "cc") >= 0) hang(draft, subject, t, "conj");
}

/** "After the talks on 3 May, [Solberg] was asked": a name behind the comma that ends a date, hung on its number, is the subject that the verb lacks. */
function mendBehindDate(draft: Draft, t: number): void {
  const { head } = draft;
  const date = head[t];
  if (!["nmod", "appos", "conj", "flat"].includes(base(draft, t)) || tag(draft, t) !== "PROPN" || date > t || tag(draft, date) !== "NUM")
    return;
  if (!isComma(draft, t - 1) || isCalendar(draft, t) || childIn(draft, t, "case") >= 0) return;
  let verb = head[date];
  for (let climbed = 0; climbed < 4 && verb >= 0 && tag(draft, verb) !== "VERB"; climbed++) verb = head[verb];
  if (verb > t && tag(draft, verb) === "VERB" && childIn(draft, verb, "nsubj", "csubj") < 0) hang(draft, t, verb, "nsubj");
}

/** "[Per] Askel told him": two halves of a name side by side, both read as subjects. */
function mendTwoSubjects(draft: Draft, t: number): void {
  const { head } = draft;
  const next = t + 1;
  if (base(draft, t) !== "nsubj" || head[t] <= next || head[next] !== head[t] || base(draft, next) !== "nsubj") return;
  const names = tag(draft, t) === "PROPN" && tag(draft, next) === "PROPN";
  // "the [peacekeeping] contingent left"
  if (names || (tag(draft, t) === "VERB" && tag(draft, next) === "NOUN" && childIn(draft, t, "obj", "nsubj") < 0))
    hang(draft, t, next, "compound");
}

function isCalendar({ tokens }: Draft, token: number): boolean {
  const lemma = tokens.lemma[token].toLowerCase();
  return CALENDAR.has(lemma) || /^\d{1,2}$/.test(lemma);
}

const CALENDAR = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  morning afternoon evening night`.split(/\s+/),
);

/** "met Tavon in Ostrel on Tuesday and his [deputy], Sanna Idrel, on Thursday": a noun joined to the day joins the object, where no day is meant. */
function mendDated(draft: Draft, t: number): void {
  const { head } = draft;
  const day = head[t];
  if (base(draft, t) !== "conj" || day > t || base(draft, day) !== "obl" || !["NOUN", "PROPN"].includes(tag(draft, t))) return;
  if (!isCalendar(draft, day) || isCalendar(draft, t) || childIn(draft, t, "case") >= 0) return;
  const verb = head[day];
  const object = verb < 0 ? -1 : childIn(draft, verb, "obj", "iobj");
  if (object > verb && object < day) hang(draft, t, object, "conj");
}

/** "met Tavon on Monday, [Dalvash] on Wednesday and Idrel on Friday": a bare name behind a comma joins the object where a day stands between them. */
function mendSeries(draft: Draft, t: number): void {
  const { head } = draft;
  const verb = head[t];
  if (base(draft, t) !== "parataxis" || tag(draft, t) !== "PROPN" || verb > t || tag(draft, verb) !== "VERB") return;
  if (childIn(draft, t, "nsubj", "cop", "case") >= 0 || !(isComma(draft, t - 1) || isComma(draft, t - 2))) return;
  const object = childIn(draft, verb, "obj");
  if (object < verb || object > t) return;
  for (let at = object + 1; at < t; at++)
    if (head[at] === verb && base(draft, at) === "obl" && isCalendar(draft, at)) {
      hang(draft, t, object, "conj");
      return;
    }
}

/** "could not say [what] had hit the ship": a verb with an object behind it has the question word for its subject. */
function mendWho(draft: Draft, t: number): void {
  const { tokens } = draft;
  const verb = draft.head[t];
  if (base(draft, t) !== "obj" || verb < t || !["what", "who", "which"].includes(tokens.lemma[t]) || childIn(draft, verb, "nsubj") >= 0)
    return;
  let object = verb + 1;
  while (object < Math.min(tokens.count, verb + REACH) && (draft.head[object] !== verb || base(draft, object) !== "obj")) object++;
  if (object < tokens.count && draft.head[object] === verb && base(draft, object) === "obj") hang(draft, t, verb, "nsubj");
}

/**
 * "[Kestrian] Foreign Minister Tev Maruk called", "Lund and [Kestrian] Foreign Minister Tev Maruk": a demonym hung on the verb beside the subject that it
 * belongs to, or joined to the name before.
 */
function mendDemonym(draft: Draft, t: number): void {
  const { head, tokens } = draft;
  const over = head[t];
  const name = base(draft, t);
  const misled = (name === "nsubj" && over >= t + 2) || (name === "conj" && over < t);
  if (!misled || !["PROPN", "ADJ"].includes(tag(draft, t)) || childIn(draft, t, "case", "appos", "flat") >= 0) return;
  for (let at = t + 1; at < Math.min(tokens.count, t + 8) && at !== over; at++) {
    if (head[at] === over) {
      if (base(draft, at) === name && at > t + 1) hang(draft, t, at, "compound");
      return;
    }
    if (!["NOUN", "PROPN", "ADJ"].includes(tag(draft, at)) || head[at] < t) return;
  }
}

/** "called for the rebels [to leave]": who is to do it stands between "for" and the infinitive. */
function mendForTo(draft: Draft, t: number): void {
  const { tokens, head } = draft;
  const verb = head[t];
  if (base(draft, t) !== "advcl" || !isOneOf(draft, verb, "wishing-for") || tokens.lemma[t - 1] !== "to" || head[t - 1] !== t) return;
  for (let doer = t - 2; doer > verb; doer--) {
    if (head[doer] !== verb || base(draft, doer) !== "obl") continue;
    const own = childIn(draft, doer, "case");
    const marker = own < 0 && head[verb + 1] === t ? verb + 1 : own;
    if (marker !== verb + 1 || tokens.lemma[marker] !== "for") return;
    hang(draft, t, verb, "ccomp");
    hang(draft, doer, t, "nsubj");
    hang(draft, marker, t, "mark");
    return;
  }
}

/** "met Tavon on Friday; [in Quenby] on Monday she had dinner": between the joint and the subject of the second clause it is that clause's. */
function mendAhead(draft: Draft, t: number): void {
  const { tokens, head } = draft;
  const verb = head[t];
  if (base(draft, t) !== "obl" || verb > t || tag(draft, verb) !== "VERB") return;
  for (let next = t + 1; next < Math.min(tokens.count, t + REACH); next++) {
    if (head[next] !== verb || !["conj", "parataxis"].includes(base(draft, next))) continue;
    const subject = childIn(draft, next, "nsubj");
    if (subject < t || subject > next) return;
    const and = childIn(draft, next, "cc");
    let joint = and > verb && and < t;
    for (let at = verb + 1; at < t && !joint; at++) joint = tokens.lemma[at] === ";";
    if (joint) hang(draft, t, next, "obl");
    return;
  }
}

/** "[Vice]-President Carla Mendes made": the first part of a hyphened title taken for a subject of its own. */
function mendTitle(draft: Draft, t: number): void {
  const { tokens, head } = draft;
  if (base(draft, t) !== "nsubj" || head[t] < t || tokens.lemma[t + 1] !== "-") return;
  for (let at = t + 2; at < Math.min(tokens.count, t + 8) && at < head[t]; at++)
    if (head[at] === head[t] && base(draft, at) === "nsubj") {
      hang(draft, t, at, "compound");
      return;
    }
}

/** "arrived in the capital, [Ostrel], on Monday": the name of the place, hung on the verb. */
function mendPlaceName(draft: Draft, t: number): void {
  const { head } = draft;
  const kind = t - 2;
  if (kind < 0 || base(draft, t) !== "obl" || tag(draft, t) !== "PROPN" || !isComma(draft, t - 1) || childIn(draft, t, "case") >= 0) return;
  if (isOneOf(draft, kind, "named-town") && head[kind] === head[t]) hang(draft, t, kind, "appos");
}

/** "[Visiting] Premier Cho held talks": whom the participle describes is the subject. */
function mendVisiting(draft: Draft, t: number): void {
  const { tokens, head } = draft;
  const verb = head[t];
  if (base(draft, t) !== "advcl" || tokens.lemma[t] !== "visit" || verb < t || childIn(draft, verb, "nsubj") >= 0) return;
  const visitor = childIn(draft, t, "obj");
  if (visitor < t || visitor > verb) return;
  for (let at = t; at < verb; at++) if (isComma(draft, at)) return;
  hang(draft, visitor, verb, "nsubj");
  hang(draft, t, visitor, "amod");
}

/** "undertook [to send] them back": an infinitive right behind a binding verb, read as a purpose. */
function mendInfinitive(draft: Draft, t: number): void {
  const { tokens, head } = draft;
  const verb = head[t];
  if (base(draft, t) !== "advcl" || !isOneOf(draft, verb, "bound-to-do") || verb + 2 > t || tokens.lemma[verb + 1] !== "to") return;
  if (head[verb + 1] === t && tag(draft, verb) === "VERB") hang(draft, t, verb, "xcomp");
}

/** "begged Tavon and Dalvash to [sit] down": what those who are begged are to do, read as a purpose. */
function mendUrged(draft: Draft, t: number): void {
  const { tokens, head } = draft;
  const verb = head[t];
  if (base(draft, t) !== "advcl" || verb > t || !isOneOf(draft, verb, "urging") || childIn(draft, verb, "xcomp", "ccomp") >= 0) return;
  const marker = childIn(draft, t, "mark");
  const object = childIn(draft, verb, "obj");
  if (marker < 0 || tokens.lemma[marker] !== "to" || object < verb || object > marker) return;
  for (let at = object + 1; at < marker; at++) if (tag(draft, at) === "PUNCT" || base(draft, at) === "obl") return;
  hang(draft, t, verb, "xcomp");
}
