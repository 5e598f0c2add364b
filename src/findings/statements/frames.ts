import { UPOS } from "../../model/annotations.ts";
import { childBy, children, fullRelation, isUnder, relation, subjectOf } from "../tree.ts";
import { lemmaAt } from "./draft.ts";
import type { Cue, FrameName } from "./lexicon.ts";
import { CLOSING, OPENING, type View } from "./view.ts";
import { MATTERS, SOURCES } from "./words.ts";

const PUNCT = UPOS.indexOf("PUNCT");
const PRON = UPOS.indexOf("PRON");
const PROPN = UPOS.indexOf("PROPN");
const VERB = UPOS.indexOf("VERB");
const NOUN = UPOS.indexOf("NOUN");
const SCONJ = UPOS.indexOf("SCONJ");
const QUESTIONS = new Set(["whether", "if", "why", "how", "when", "where", "what", "who", "which"]);
/** Tokens between a cue and the quotation that it reports. */
const QUOTE_REACH = 8;
const CLAUSE_REACH = 8;

/** A cue in a text: its first word, the token after its last, and the token that governs its complements. */
export interface CueSite {
  readonly cue: Cue;
  readonly first: number;
  readonly end: number;
  readonly head: number;
}

/** Whether one of the frames of the cue's line is filled where it stands. */
export function frameFilled(view: View, site: CueSite): boolean {
  if (hasWrongSubject(view, site)) return false;
  return site.cue.frames.some((frame) => TESTS[frame](view, site));
}

/** Whether a cue's subject or object is one with which its line says that nothing is said. */
export function isExcluded(view: View, site: CueSite): boolean {
  return hasWrongSubject(view, site) || hasWrongObject(view, site);
}

function hasWrongSubject(view: View, { cue, head }: CueSite): boolean {
  if (cue.notBy.size === 0) return false;
  const subject = subjectOf(view.tree, head);
  return subject >= 0 && cue.notBy.has(lemmaAt(view, subject));
}

/** "Guards denied the convoy entry", "were denied access": the excluded thing may be either object. */
function hasWrongObject(view: View, { cue, head }: CueSite): boolean {
  if (cue.unless.size === 0) return false;
  return children(view.tree, head).some((child) => OBJECTS.has(relation(view.tree, child)) && cue.unless.has(lemmaAt(view, child)));
}

type Test = (view: View, site: CueSite) => boolean;

const TESTS: Readonly<Record<FrameName, Test>> = {
  that: (view, site) => hasClause(view, site, (t) => site.cue.stance !== "demand" || !isQuestion(view, site, t)),
  whether: (view, site) => hasClause(view, site, (t) => isQuestion(view, site, t)),
  quote: (view, site) => hasQuote(view, site),
  object: (view, site) => objectOf(view, site) >= 0,
  matter: (view, site) => {
    const object = objectOf(view, site);
    return (
      object >= 0 &&
      (MATTERS.has(lemmaAt(view, object)) || children(view.tree, object).some((child) => relation(view.tree, child) === "acl"))
    );
  },
  person: (view, site) => {
    const object = objectOf(view, site);
    return object >= 0 && (view.name[object] > 0 || view.pos[object] === PRON);
  },
  to: (view, site) => hasInfinitive(view, site),
  ing: (view, site) => endsWith(view, site.end, "ing") && view.pos[site.end] === VERB,
  of: (view, site) => hasPreposition(view, site, "of"),
  for: (view, site) => hasPreposition(view, site, "for"),
  as: (view, site) => objectOf(view, site) >= 0 && wordWithin(view, site, "as", 20),
  call: (view, site) => isCalled(view, site),
  invitation: (view, site) => {
    const object = objectOf(view, site);
    return object >= 0 && ["invitation", "offer", "proposal"].includes(lemmaAt(view, object));
  },
  prep: (view, site) => site.end < view.count && view.pos[site.end] !== PUNCT,
  source: (view, site) => isSource(view, site.end),
  alone: () => true,
};

const OBJECTS: ReadonlySet<string> = new Set(["obj", "iobj", "xcomp", "nsubj"]);

/** Object of a verb, or the subject of its passive, unless the cue's line excludes it; -1 where none. */
export function objectOf(view: View, site: CueSite): number {
  return hasWrongObject(view, site) ? -1 : childBy(view.tree, site.head, "obj", "nsubj:pass");
}

const TELLING: ReadonlySet<string> = new Set("advise assure convince inform notify persuade promise reassure remind tell warn".split(" "));

const DAY_WORDS = new Set("day week month year morning evening night monday tuesday wednesday thursday friday saturday sunday".split(" "));

/** "denied on the same day that he had given it": read as a relative clause of the day, yet what is denied; -1 where there is none. */
export function saidClause(view: View, time: number): number {
  if (!DAY_WORDS.has(lemmaAt(view, time).toLowerCase())) return -1;
  return clauseOn(view, time);
}

/** A relative clause that opens with "that", -1 where a noun has none. */
function clauseOn(view: View, noun: number): number {
  const { tree } = view;
  return (
    children(tree, noun).find((child) => fullRelation(tree, child) === "acl:relcl" && lemmaAt(view, tree.left[child]) === "that") ?? -1
  );
}

function hasClause(view: View, { cue, head, end }: CueSite, fits: (clause: number) => boolean): boolean {
  const { tree } = view;
  for (const child of children(tree, head)) {
    const name = relation(tree, child);
    if (name === "obl" && saidClause(view, child) >= 0 && fits(saidClause(view, child))) return true;
    // "warned both capitals that aid would stop": parsers like to read what is told as a clause about whom it is told to.
    const told = (name === "obj" || name === "iobj") && TELLING.has(lemmaAt(view, head)) ? clauseOn(view, child) : -1;
    if (told >= 0 && fits(told)) return true;
    if ((name === "ccomp" || (name === "acl" && isContent(view, child, cue, head))) && fits(child)) return true;
  }
  if (cue.as === "noun") return end < view.count && lemmaAt(view, end) === "that" && view.pos[end] === SCONJ;
  // "The road is open, he said": the clause governs the verb that reports it.
  if (isParenthetic(view, head, end)) return fits(tree.head[head]);
  for (let t = end, apart = false; t < Math.min(view.count, end + CLAUSE_REACH); t++) {
    if (view.pos[t] === PUNCT) apart = true;
    if (lemmaAt(view, t) === "that" && relation(tree, t) === "mark" && (!apart || isUnder(tree, t, head)))
      return fits(tree.head[t] < 0 ? t : tree.head[t]);
  }
  return false;
}

/**
 * "the claim that …", "Idrel's complaint that drones flew", "forecasts that growth will slow" with the verb taken for a noun: a clause behind a noun
 * that tells what is claimed. Read as a relative clause it is one all the same where the noun has an owner and "that" is not who acts in it.
 */
function isContent(view: View, clause: number, { as }: Cue, head: number): boolean {
  const { tree } = view;
  if (!opensWith(view, clause, "that")) return false;
  if (fullRelation(tree, clause) !== "acl:relcl") return as === "noun";
  const that = tree.left[clause];
  const subject = children(tree, clause).find((child) => relation(tree, child) === "nsubj" && child !== that) ?? -1;
  if (subject < 0 || that !== head + 1) return false;
  return as === "noun" ? childBy(tree, head, "nmod") >= 0 : view.pos[head] === NOUN;
}

/**
 * "The road is open, he said" and "…, asserted Dalvash.": a verb beside the clause that it reports. A name right after the verb and the end
 * of the sentence after that is its subject, whatever parsers take it for.
 */
function isParenthetic(view: View, head: number, end: number): boolean {
  const { tree } = view;
  const governor = tree.head[head];
  if (governor < 0 || governor > head) return false;
  const name = relation(tree, head);
  if (name === "parataxis" && childBy(tree, head, "nsubj") >= 0) return true;
  return (name === "parataxis" || name === "advcl") && invertedName(view, head, end) >= 0;
}

/** Head of the name that follows a verb after a comma at the end of a sentence, -1 where none does. */
export function invertedName(view: View, head: number, end: number): number {
  const { tree } = view;
  if (head === 0 || lemmaAt(view, head - 1) !== "," || childBy(tree, head, "nsubj", "ccomp") >= 0) return -1;
  const object = childBy(tree, head, "obj", "xcomp");
  if (object < end || tree.left[object] !== end || (view.name[end] === 0 && view.name[object] === 0)) return -1;
  const sentence = view.ann.sentences[tree.tokens.sentence[head]];
  return sentence.endToken - tree.right[object] <= 2 ? object : -1;
}

/** "asked why the gates were open": its first word may be read as an object of the verb that asks. */
function isQuestion(view: View, { head, end }: CueSite, clause: number): boolean {
  const { tree } = view;
  if (QUESTIONS.has(lemmaAt(view, tree.left[clause]))) return true;
  const before = tree.left[clause] - 1;
  return clause > head && before >= end && tree.head[before] === head && QUESTIONS.has(lemmaAt(view, before));
}

function opensWith(view: View, clause: number, word: string): boolean {
  return lemmaAt(view, view.tree.left[clause]) === word;
}

function hasQuote(view: View, { first, end }: CueSite): boolean {
  if (view.quotation[first] >= 0) return false;
  const { sentence } = view.ann.tokens;
  for (let t = end; t < Math.min(view.count, end + QUOTE_REACH) && sentence[t] === sentence[first]; t++)
    if (view.quote[t] === OPENING) return true;
  for (let t = first - 1; t >= Math.max(0, first - QUOTE_REACH) && sentence[t] === sentence[first]; t--)
    if (view.quote[t] === CLOSING) return true;
  return false;
}

function hasInfinitive(view: View, { head, end }: CueSite): boolean {
  const { tree } = view;
  const own = (t: number) => children(tree, t).some((child) => lemmaAt(view, child) === "to" && relation(tree, child) === "mark");
  for (const child of children(tree, head)) {
    const name = relation(tree, child);
    if ((name === "xcomp" || name === "ccomp" || name === "advcl" || name === "acl") && child > head && own(child)) return true;
    if (name === "obj" && children(tree, child).some((below) => relation(tree, below) === "acl" && own(below))) return true;
  }
  return end < view.count && lemmaAt(view, end) === "to" && view.pos[Math.min(view.count - 1, end + 1)] === VERB;
}

function hasPreposition(view: View, { head }: CueSite, word: string): boolean {
  const { tree } = view;
  return children(tree, head).some((child) => child > head && children(tree, child).some((below) => lemmaAt(view, below) === word));
}

function wordWithin(view: View, { head, end }: CueSite, word: string, reach: number): boolean {
  for (let t = end; t < Math.min(view.count, end + reach); t++) if (lemmaAt(view, t) === word && isUnder(view.tree, t, head)) return true;
  return false;
}

/** "called the plan a trap", "called it 'shameful'": an object and then what it is called. */
function isCalled(view: View, site: CueSite): boolean {
  const object = objectOf(view, site);
  if (object < 0 || object < site.head) return false;
  const { tree } = view;
  if (children(tree, site.head).some((child) => child > object && ["xcomp", "obj", "iobj", "ccomp"].includes(relation(tree, child))))
    return true;
  const { sentence } = view.ann.tokens;
  for (let t = object + 1; t < Math.min(view.count, object + QUOTE_REACH * 2) && sentence[t] === sentence[object]; t++) {
    if (view.quote[t] === OPENING) return view.quotation[object] < 0;
    if (view.pos[t] === PUNCT || view.pos[t] === VERB) return false;
  }
  return false;
}

/** Whether the words from a token on name somebody or something that speaks: a name, or a noun such as "official" or "report". */
export function isSource(view: View, from: number): boolean {
  const { sentence } = view.ann.tokens;
  const { tree } = view;
  for (let t = from; t < Math.min(view.count, from + 12) && sentence[t] === sentence[from] && view.pos[t] !== PUNCT; t++) {
    if (view.pos[t] === PRON && t === from) return true;
    if (view.pos[t] !== NOUN && view.pos[t] !== PROPN) continue;
    let head = t;
    while (tree.head[head] > head && ["compound", "nmod", "amod", "flat"].includes(relation(tree, head)) && tree.head[head] < from + 16)
      head = tree.head[head];
    if (NUMBERED.has(lemmaAt(view, head))) return false;
    if (view.name[head] > 0 || SOURCES.has(lemmaAt(view, head))) return true;
    if (view.pos[head] === PROPN) return true;
    return false;
  }
  return false;
}

/** Whether the noun from a token on is a part of a law or a thing that one goes by, not one that speaks. */
export function isMeasure(view: View, from: number): boolean {
  const { sentence } = view.ann.tokens;
  for (let t = from; t < Math.min(view.count, from + 6) && sentence[t] === sentence[from] && view.pos[t] !== PUNCT; t++)
    if (view.pos[t] === NOUN || view.pos[t] === PROPN) return NUMBERED.has(lemmaAt(view, t));
  return false;
}

/** Parts of a law or a treaty: "according to Article 7" tells no statement. */
const NUMBERED = new Set([
  "article",
  "section",
  "paragraph",
  "clause",
  "rule",
  "chapter",
  "law",
  "plan",
  "schedule",
  "age",
  "size",
  "need",
]);

function endsWith(view: View, t: number, ending: string): boolean {
  if (t >= view.count) return false;
  const { tokens, text } = view.ann;
  return text.slice(tokens.start[t], tokens.end[t]).toLowerCase().endsWith(ending);
}
