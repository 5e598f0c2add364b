import type { Annotations, Tokens } from "../../../model/annotations.ts";
import type { Words } from "../word-lists.ts";
import { mendApposition } from "./attachments-appositions.ts";
import { mendTimes, mendVerb } from "./attachments-clauses.ts";
import { mendDateline } from "./attachments-datelines.ts";
import { mendPairs } from "./attachments-pairs.ts";
import { mendRelative } from "./attachments-relatives.ts";
import { mendTitle, mendTitleOf } from "./attachments-titles.ts";
import { type NamedDraft as Draft, isRole, type NameWords as Name, namesOf, REACH, word } from "./named-draft.ts";
import { base, childIn, draftOfTree, hang, isOneOf, relationOf, tag } from "./tree-draft.ts";

/**
 * The tokens with attachments put right that a parser gets wrong in a few recurring ways, told from the words around: titles before names, names in
 * apposition behind an office, joined names, participles after "be". Expects names joined already.
 */
export function mendAttachments(ann: Annotations, tokens: Tokens, words: Words): Tokens {
  const draft: Draft = { ...draftOfTree(tokens, REACH, words), ann };
  for (const { firstToken, endToken } of ann.sentences) mendDateline(draft, firstToken, endToken);
  for (let t = 0; t < tokens.count; t++) mendVerb(draft, t);
  mendTimes(draft);
  const names = namesOf(draft);
  mendPairs(draft, names);
  for (const [i, name] of names.entries()) {
    if (name.type === "PLACE") mendPlace(draft, name);
    if (name.type === "GROUP") mendPeoples(draft, name, names[i + 1]);
    mendOwning(draft, name, names[i + 1]);
    mendRelative(draft, name);
    mendJoined(draft, name.top);
    mendPart(draft, name.top);
    if (name.type === "PERSON") mendWith(draft, name);
    if (!isPersonLike(draft, name)) continue;
    mendCase(draft, name);
    mendTitle(draft, name, names[i - 1]);
    if (name.type === "PERSON") mendTitleOf(draft, name);
    if (name.type === "PERSON") mendSeries(draft, name);
    mendSubjectBehind(draft, name);
    mendApposition(draft, name);
    mendPerson(draft, name);
    if (name.type === "PERSON") mendDiscussed(draft, name);
  }
  return { ...tokens, head: draft.head, deprel: draft.deprel };
}

/** A person, or a name of two words that the name finder took for something else ("the head of the Union, Ansa Teller"). */
function isPersonLike(draft: Draft, { type, first, last }: Name): boolean {
  return type === "PERSON" || (last === first + 1 && tag(draft, first) === "PROPN" && tag(draft, last) === "PROPN");
}

/** "Vardanian and Kestrian diplomats", with the first people hung on something else: both colour the noun. */
function mendPeoples(draft: Draft, { last, top }: Name, next: Name | undefined): void {
  if (next?.type !== "GROUP" || next.first !== last + 2 || word(draft, last + 1) !== "and") return;
  const noun = draft.head[next.top];
  if (
    noun === next.last + 1 &&
    ["compound", "amod"].includes(base(draft, next.top)) &&
    draft.head[top] !== noun &&
    draft.head[top] !== next.top
  )
    hang(draft, top, noun, "compound");
  else mendPeoplesNoun(draft, last, top, next);
}

/** "Kelmar's Ada Moll and [Osteria]'s Jon Roe": a name with "'s" right before a person's is whose that person is. */
function mendOwning(draft: Draft, { last, top }: Name, next: Name | undefined): void {
  if (next?.type !== "PERSON" || next.first !== last + 2 || !["'s", "’s"].includes(word(draft, last + 1))) return;
  const { head } = draft;
  if (base(draft, top) !== "conj") return;
  if (head[next.top] === top) hang(draft, next.top, head[top], "conj");
  hang(draft, top, next.top, "nmod:poss");
}

/** "with the Kelmari and Ostian [ministers]", with the first people taken for the whole: the ministers are. */
function mendPeoplesNoun(draft: Draft, last: number, top: number, next: Name): void {
  const { head, tokens } = draft;
  const noun = next.last + 1;
  const joined = noun < tokens.count && head[next.top] === top && head[noun] === top && base(draft, noun) === "conj";
  if (!joined || next.last !== next.first || top !== last || !isRole(draft, noun)) return;
  const relation = relationOf(draft, top);
  hang(draft, noun, head[top], relation);
  for (let c = Math.max(0, top - 4); c < top; c++) if (head[c] === top) head[c] = noun;
  hang(draft, top, noun, "compound");
  hang(draft, next.top, noun, "compound");
  hang(draft, last + 1, next.top, "cc");
}

/** "will travel to Quenby next month": a place behind a preposition, read as a part of the time after it. */
function mendPlace(draft: Draft, { first, last, top }: Name): void {
  const { head, ann, tokens } = draft;
  const governor = head[top];
  if (governor <= last || relationOf(draft, top) !== "compound" || first < 1 || tag(draft, first - 1) !== "ADP") return;
  const inTime = ann.times.some(
    ({ start, end }) => start > tokens.start[last] && start <= tokens.start[governor] && tokens.end[governor] <= end,
  );
  if (!inTime || head[governor] < 0) return;
  hang(draft, top, head[governor], "obl");
  hang(draft, first - 1, top, "case");
}

/** "talks with Dana Weller during a dinner", with "with" hung on the dinner beside its own "during" */
function mendCase(draft: Draft, { first, top }: Name): void {
  const { head } = draft;
  let marker = first - 1;
  while (marker > 0 && first - marker < 5 && ["PROPN", "NOUN", "ADJ", "DET"].includes(tag(draft, marker))) marker--;
  const noun = head[marker];
  if (marker < 0 || tag(draft, marker) !== "ADP" || base(draft, marker) !== "case" || noun <= top || head[noun] >= marker) return;
  if (childIn(draft, top, "case") >= 0) return;
  for (let c = top + 1; c < Math.min(noun, top + REACH); c++)
    if (head[c] === noun && base(draft, c) === "case" && tag(draft, c) === "ADP") {
      hang(draft, marker, top, "case");
      return;
    }
}

/** "met Okello on Tuesday, [Deng] on Wednesday and …": a name behind comma and day, hung on the name before, is met too. */
function mendSeries(draft: Draft, { first, top }: Name): void {
  const { head } = draft;
  const before = head[top];
  if (base(draft, top) !== "appos" || before < 0 || tag(draft, before) !== "PROPN" || base(draft, before) !== "obj") return;
  if (word(draft, first - 1) !== "," || head[first - 2] !== head[before] || base(draft, first - 2) !== "obl") return;
  if (childIn(draft, top, "conj") >= 0) hang(draft, top, before, "conj");
}

/** "with A in the morning and with [B]": joined to a word with another preposition, a name stands beside it. */
function mendJoined(draft: Draft, top: number): void {
  const { head, tokens } = draft;
  const governor = head[top];
  const marker = governor >= 0 && base(draft, top) === "conj" ? childIn(draft, top, "case") : -1;
  // "spoke with Thal, then with Vasco"
  if (marker > 0 && marker < top && base(draft, governor) === "obl" && word(draft, marker - 1) === "then") {
    hang(draft, top, head[governor], "obl");
    return;
  }
  if (marker < 0 || marker > top || tag(draft, governor) === "PROPN" || base(draft, governor) !== "obl") return;
  const other = childIn(draft, governor, "case");
  if (other >= 0 && tokens.lemma[other] !== tokens.lemma[marker]) hang(draft, top, head[governor], "obl");
}

/** "The meeting of Vardania and Kestria in [Quenby]": with a preposition of its own and no "and" a name is no third; "A and B, and [C]" with one it is. */
function mendPart(draft: Draft, top: number): void {
  const { head, tokens } = draft;
  const governor = head[top];
  const and = childIn(draft, top, "cc");
  if (governor < 0 || governor > top) return;
  if (base(draft, top) === "appos" && and > governor && and < top) {
    hang(draft, top, governor, "conj");
    return;
  }
  const marker = base(draft, top) === "conj" && and < 0 ? childIn(draft, top, "case") : -1;
  if (marker < governor || marker > top || tag(draft, governor) !== "PROPN" || !["nmod", "obl"].includes(base(draft, governor))) return;
  const other = childIn(draft, governor, "case");
  if (other < 0 || tokens.lemma[other] === tokens.lemma[marker]) return;
  for (let at = governor + 1; at < marker; at++) if (tag(draft, at) === "PUNCT") return;
  hang(draft, top, head[governor], base(draft, governor));
}

/** "held talks with President [Brisk]", a surname that is an adjective too read as a clause "with … brisk" */
function mendWith(draft: Draft, { top, first }: Name): void {
  const { head } = draft;
  const marker = childIn(draft, top, "mark");
  if (
    !["advcl", "ccomp", "xcomp"].includes(base(draft, top)) ||
    marker < 0 ||
    marker > top ||
    tag(draft, marker) !== "ADP" ||
    childIn(draft, top, "cop", "aux") >= 0
  )
    return;
  const title = childIn(draft, top, "nsubj");
  if (title >= 0 && (title !== first - 1 || !isRole(draft, title))) return;
  if (title < 0 && marker !== first - 1) return;
  hang(draft, top, head[top], "obl");
  hang(draft, marker, top, "case");
  if (title >= 0) hang(draft, title, top, "nmod:desc");
}

/** "With Norland's Ivar Lund as mediator, [Petra Olmedo] negotiated": a name behind the comma, hung inside what has a preposition, is the subject. */
function mendSubjectBehind(draft: Draft, { top, first }: Name): void {
  const { head } = draft;
  if (base(draft, top) !== "appos" || first < 1 || word(draft, first - 1) !== ",") return;
  let at = head[top];
  for (let climbed = 0; climbed < 3 && at >= 0 && base(draft, at) !== "nsubj"; climbed++) at = head[at];
  if (at < 0 || base(draft, at) !== "nsubj" || head[at] < top || tag(draft, head[at]) !== "VERB") return;
  const marker = childIn(draft, at, "case");
  if (marker < 0 || marker > at || tag(draft, marker) !== "ADP") return;
  const verb = head[at];
  hang(draft, top, verb, "nsubj");
  hang(draft, at, verb, "obl");
}

/** "discussed the state of the talks with Ferran": he is whom it was discussed with; "discussed his meeting with Ferran" is about that meeting. */
function mendDiscussed(draft: Draft, { top }: Name): void {
  const { head, tokens } = draft;
  const marker = childIn(draft, top, "case");
  if (base(draft, top) !== "nmod" || marker < 0 || marker > top || tokens.lemma[marker] !== "with") return;
  let at = head[top];
  let climbed = 0;
  while (at >= 0 && base(draft, at) === "nmod" && climbed < 5) {
    at = head[at];
    climbed++;
  }
  const verb = at < 0 || base(draft, at) !== "obj" ? -1 : head[at];
  if (verb < 0 || !isOneOf(draft, verb, "discussing") || (climbed === 0 && isOneOf(draft, at, "with-its-own"))) return;
  hang(draft, top, verb, "obl");
}

/** People hung beside where they belong: "called [Tavon]", "Brehm and [Montrose] signed", "with A in the morning and with [B]", "led by [Hedda Moe]". */
function mendPerson(draft: Draft, { top, first }: Name): void {
  const { head, tokens } = draft;
  const governor = head[top];
  if (governor < 0) return;
  const relation = base(draft, top);
  const marker = childIn(draft, top, "case");
  if (relation === "xcomp" && governor === first - 1 && tag(draft, governor) === "VERB" && childIn(draft, governor, "obj") < 0)
    hang(draft, top, governor, "obj");
  if (relation === "nsubj" || relation === "obj") {
    const before = childIn(draft, governor, relation);
    if (before < 0 || before >= top || !["PROPN", "NOUN"].includes(tag(draft, before))) return;
    const and = childIn(draft, top, "cc");
    const comma = relation === "obj" && tag(draft, before) === "PROPN" && childIn(draft, top, "conj") >= 0;
    if ((and >= 0 && and < top && and > before) || comma) hang(draft, top, before, "conj");
    return;
  }
  if (marker < 0 || marker > top) return;
  if (relation === "nmod" && tokens.lemma[marker] === "by") {
    const verb = marker - 1;
    if (verb > governor && tag(draft, verb) === "VERB" && head[verb] === governor && base(draft, verb) === "acl")
      hang(draft, top, verb, "obl:agent");
  }
}
