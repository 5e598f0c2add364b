import type { Annotations, Tokens } from "../../model/annotations.ts";
import { mendTimes, mendVerb } from "./attachments-clauses.ts";
import { mendDateline } from "./attachments-datelines.ts";
import { mendPairs } from "./attachments-pairs.ts";
import { type NamedDraft as Draft, REACH, word } from "./named-draft.ts";
import { base, childIn, draftOfTree, hang, relationOf, tag } from "./tree-draft.ts";

interface Name {
  readonly first: number;
  readonly last: number;
  /** The word of the name that hangs on what is outside it. */
  readonly top: number;
  readonly type: string;
}

/**
 * The tokens with attachments put right that a parser gets wrong in a few recurring ways, told from the words around: titles before names, names in
 * apposition behind an office, joined names, participles after "be". Expects names joined already.
 */
export function mendAttachments(ann: Annotations, tokens: Tokens, isRole: (lemma: string) => boolean): Tokens {
  const draft: Draft = { ...draftOfTree(tokens, REACH), ann, isRole };
  for (const { firstToken, endToken } of ann.sentences) mendDateline(draft, firstToken, endToken);
  for (let t = 0; t < tokens.count; t++) mendVerb(draft, t);
  mendTimes(draft);
  const names = namesOf(draft);
  mendPairs(draft, names);
  for (const [i, name] of names.entries()) {
    if (name.type === "PLACE") mendPlace(draft, name);
    if (name.type === "GROUP") mendPeoples(draft, name, names[i + 1]);
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

function namesOf({ ann, tokens, head }: Draft): Name[] {
  const found: Name[] = [];
  let first = 0;
  for (const { start, end, type } of ann.names) {
    while (first < tokens.count && tokens.end[first] <= start) first++;
    if (first >= tokens.count) break;
    let last = first;
    while (last + 1 < tokens.count && tokens.start[last + 1] < end) last++;
    let top = first;
    while (top < last && head[top] >= first && head[top] <= last) top++;
    found.push({ first, last, top, type });
  }
  return found;
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
}

/** "will travel to Quenby next month": a place behind a preposition, read as a part of the time after it. */
function mendPlace(draft: Draft, { first, last, top }: Name): void {
  const { head, ann, tokens } = draft;
  const governor = head[top];
  // "hosted by Alba Renzo in Tolmeria's capital, Vell"
  if (base(draft, top) === "conj" && first > 1 && word(draft, first - 1) === "," && governor < first - 2) {
    const noun = tag(draft, first - 2) === "NOUN" && childIn(draft, first - 2, "case") >= 0;
    if (noun && childIn(draft, top, "cc") < 0 && !isListed(draft, governor)) hang(draft, top, first - 2, "appos");
    return;
  }
  if (governor <= last || relationOf(draft, top) !== "compound" || first < 1 || tag(draft, first - 1) !== "ADP") return;
  const inTime = ann.times.some(
    ({ start, end }) => start > tokens.start[last] && start <= tokens.start[governor] && tokens.end[governor] <= end,
  );
  if (!inTime || head[governor] < 0) return;
  hang(draft, top, head[governor], "obl");
  hang(draft, first - 1, top, "case");
}

/** "with Tolosian President Henri Delorme", hung on the adjective: the name is what the phrase stands for. */
function mendTitle(draft: Draft, { first, top }: Name, before: Name | undefined): void {
  const { head, deprel, tokens } = draft;
  if (
    before === undefined ||
    (before.type === "PERSON" && before.last > before.first) ||
    before.last + 1 >= first ||
    first - before.last > 5
  )
    return;
  for (let t = before.last + 1; t < first; t++) if (!["NOUN", "PROPN", "ADJ"].includes(tag(draft, t))) return;
  if (!draft.isRole(tokens.lemma[first - 1].toLowerCase())) return;
  const origin = before.top;
  // "spoke to Eastern Compact President Luc Ferran", "telephoned …", with body and name both hung on the verb
  const both = head[origin] >= 0 && head[origin] === head[top] && OBJECTS.has(base(draft, origin)) && OBJECTS.has(base(draft, top));
  if (both && childIn(draft, top, "case", "cc") < 0) {
    const marker = childIn(draft, origin, "case");
    if (marker >= 0 && marker < before.first) hang(draft, marker, top, "case");
    if (base(draft, top) === "iobj" && childIn(draft, head[top], "obj") < 0) hang(draft, top, head[top], "obj");
    hang(draft, origin, top, "compound");
    return;
  }
  if (head[origin] >= before.first && head[origin] <= top) return;
  let at = head[top];
  while (at > origin && at < top) at = head[at];
  if (at !== origin) {
    const apart = head[origin] < origin && before.last === before.first && childIn(draft, origin, "case") < 0;
    if (relationOf(draft, origin) === "nmod" && (head[origin] === head[top] || apart)) hang(draft, origin, top, "amod");
    return;
  }
  head[top] = head[origin];
  deprel[top] = deprel[origin];
  for (let c = Math.max(0, origin - REACH); c < Math.min(tokens.count, top + REACH); c++)
    if (head[c] === origin && c !== top && (c < before.first || c > before.last)) head[c] = top;
  hang(draft, origin, top, "amod");
}

const OBJECTS = new Set(["obj", "iobj", "obl"]);

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

const TITLE_WORDS = 10;

/** "with Secretary of State [John Kerry]", "headed by Chief of General Staff [Cem Bora]": a title with "of" right before a name. */
function mendTitleOf(draft: Draft, { first, last, top }: Name): void {
  const { tokens } = draft;
  // "Envoys of President Tavon's government": the government's envoys
  if (last + 1 < tokens.count && /^['’]s?$/.test(word(draft, last + 1))) return;
  // "with Secretary-General [Per Holt]"
  if (
    first > 2 &&
    word(draft, first - 1) === "general" &&
    word(draft, first - 2) === "-" &&
    draft.isRole(tokens.lemma[first - 3].toLowerCase())
  ) {
    takeOver(draft, first - 3, top);
    return;
  }
  let of = first - 1;
  // "Secretary of the Security Council of Armenia [Armen Grigoryan]": back to the first "of" behind a role
  const isRoleOf = (t: number) => ["of", "for"].includes(word(draft, t)) && t > 0 && draft.isRole(tokens.lemma[t - 1].toLowerCase());
  while (
    of > 1 &&
    first - of < TITLE_WORDS &&
    !isRoleOf(of) &&
    (["NOUN", "PROPN", "ADJ", "DET"].includes(tag(draft, of)) || word(draft, of) === "of")
  )
    of--;
  const noun = of - 1;
  if (of === first - 1 || of < 1 || !isRoleOf(of) || tokens.sentence[noun] !== tokens.sentence[first]) return;
  const capital = (t: number) => /^\p{Lu}/u.test(draft.ann.text.slice(tokens.start[t], tokens.start[t] + 1));
  if (!draft.isRole(tokens.lemma[noun].toLowerCase()) || !capital(noun) || !capital(first - 1)) return;
  if (takeOver(draft, noun, top)) hang(draft, of, first - 1, "case");
}

/** Puts a name into the place of the title before it. */
function takeOver(draft: Draft, noun: number, top: number): boolean {
  const { head, deprel, tokens } = draft;
  const governor = head[noun];
  if (governor >= noun && governor <= top) return false;
  head[top] = governor;
  deprel[top] = deprel[noun];
  hang(draft, noun, top, "nmod:desc");
  for (let c = Math.max(0, noun - REACH); c < Math.min(tokens.count, top + REACH); c++)
    if (head[c] === noun && (c < noun || c > top) && c !== top) head[c] = top;
  return true;
}

/** "met Okello on Tuesday, [Deng] on Wednesday": a name behind a comma, hung loose on the verb, is met too. */
function mendSeries(draft: Draft, { first, top }: Name): void {
  const { head } = draft;
  // … hung on the name before, behind its day
  const before = head[top];
  const apart =
    base(draft, top) === "appos" &&
    before >= 0 &&
    tag(draft, before) === "PROPN" &&
    word(draft, first - 1) === "," &&
    tag(draft, first - 2) !== "PUNCT";
  if (
    apart &&
    base(draft, before) === "obj" &&
    head[first - 2] === head[before] &&
    base(draft, first - 2) === "obl" &&
    childIn(draft, top, "conj") >= 0
  ) {
    hang(draft, top, before, "conj");
    return;
  }
  const verb = head[top];
  if (base(draft, top) !== "parataxis" || verb < 0 || verb > top || word(draft, first - 1) !== ",") return;
  const object = childIn(draft, verb, "obj");
  if (object > verb && object < top && tag(draft, object) === "PROPN" && childIn(draft, top, "nsubj", "obj", "cop") < 0)
    hang(draft, top, object, "conj");
}

const OFFICE = new Set(["NOUN", "PROPN"]);
const APART = new Set(["conj", "appos", "obl", "nmod", "parataxis", "nsubj", "dep", "xcomp"]);

/** "the head of the Union, Ansa Teller", "and his counterpart, Admiral Pia Norr": the name in apposition to the office before the comma. */
function mendApposition(draft: Draft, { first, top }: Name): void {
  const { head, tokens, isRole } = draft;
  // "the Secretary General, Ilse Hartog", hung on a part of the title
  const part = base(draft, top) === "appos" ? head[top] : -1;
  if (
    part >= 0 &&
    ["compound", "flat"].includes(base(draft, part)) &&
    head[part] > part &&
    head[part] < top &&
    isRole(tokens.lemma[part].toLowerCase())
  ) {
    hang(draft, top, head[part], "appos");
    return;
  }
  if (!APART.has(base(draft, top)) || childIn(draft, top, "case", "cc") >= 0) return;
  let comma = first - 1;
  while (comma > 0 && first - comma < 4 && (tag(draft, comma) === "PROPN" || isRole(tokens.lemma[comma].toLowerCase()))) comma--;
  if (comma < 1 || word(draft, comma) !== "," || tokens.sentence[comma - 1] !== tokens.sentence[top]) return;
  if (base(draft, top) === "conj" && isListed(draft, head[top])) return;
  // "the chief of the general staff, General Oskar Thule", hung on the chief as it should be
  if (base(draft, top) === "appos" && isOffice(draft, head[top]) && isPartOf(draft, comma - 1, head[top])) return;
  let office = comma - 1;
  for (let climbed = 0; climbed < 5 && office >= 0; climbed++) {
    if (OFFICE.has(tag(draft, office)) && isOffice(draft, office) && office !== head[top]) break;
    if (!["nmod", "flat", "compound", "appos"].includes(base(draft, office)) || head[office] > comma) return;
    office = head[office];
  }
  // "the chief of staff, Ada Finn"
  if (office > 0 && base(draft, office) === "nmod" && head[office] < office && isOffice(draft, head[office]) && office - head[office] < 5)
    office = head[office];
  // "the secretary-general", in parts
  while (office > 0 && ["flat", "compound"].includes(base(draft, office)) && head[office] < office) office = head[office];
  if (office < 0 || !OFFICE.has(tag(draft, office)) || !isOffice(draft, office) || office === head[top]) return;
  if (word(draft, office) !== tokens.lemma[office].toLowerCase()) return;
  // "The President of the Republic, Ines Aguirre, will host": both read as subjects
  const both = base(draft, office) === "nsubj" && head[office] === head[top];
  // "Netan and the island's crown prince, Sheikh Omar, agreed": the prince is joined to the first subject, Omar is his name
  const joined =
    ["appos", "conj"].includes(base(draft, office)) && childIn(draft, office, "cc") >= 0 && isSubjectOf(draft, office, head[top]);
  if (base(draft, top) === "nsubj" && joined) hang(draft, office, head[office], "conj");
  else if (base(draft, top) === "nsubj" && !both && !hasLaterSubject(draft, top)) return;
  if (childIn(draft, office, "det", "nmod") < 0) return;
  hang(draft, top, office, "appos");
}

/** Whether a word is a noun phrase's own: under it by nothing but what nouns hang on nouns by. */
function isPartOf(draft: Draft, t: number, noun: number): boolean {
  let at = t;
  for (let climbed = 0; climbed < 4 && at > noun; climbed++) {
    if (!["nmod", "flat", "compound", "amod", "det"].includes(base(draft, at))) return false;
    at = draft.head[at];
  }
  return at === noun;
}

/** Whether a word hangs on the subject of a verb. */
function isSubjectOf(draft: Draft, joined: number, verb: number): boolean {
  const first = draft.head[joined];
  return first >= 0 && base(draft, first) === "nsubj" && draft.head[first] === verb;
}

/** "… with the commander, General Sten Hask, he told the Courier": who is the subject stands nearer to the verb. */
function hasLaterSubject({ head, tokens, ...draft }: Draft, top: number): boolean {
  const verb = head[top];
  for (let c = top + 1; c < Math.min(verb, top + REACH); c++)
    if (head[c] === verb && base({ head, tokens, ...draft }, c) === "nsubj") return true;
  return false;
}

/** "the minister", "her opposite number" */
function isOffice(draft: Draft, t: number): boolean {
  return draft.isRole(draft.tokens.lemma[t].toLowerCase()) || (word(draft, t) === "number" && t > 0 && word(draft, t - 1) === "opposite");
}

/** Whether an "and" joins what hangs on a word. */
function isListed(draft: Draft, governor: number): boolean {
  for (let c = governor + 1; c < Math.min(draft.tokens.count, governor + REACH); c++)
    if (draft.head[c] === governor && base(draft, c) === "conj" && childIn(draft, c, "cc") >= 0) return true;
  return false;
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
  const { head, tokens, isRole } = draft;
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
  if (title >= 0 && (title !== first - 1 || !isRole(tokens.lemma[title].toLowerCase()))) return;
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

const DISCUSSING = new Set(["discuss", "review", "raise", "coordinate", "debate"]);

/** "discussed the state of the talks with Obama": he is whom it was discussed with; "discussed his meeting with Obama" is about that meeting. */
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
  if (verb < 0 || !DISCUSSING.has(tokens.lemma[verb]) || (climbed === 0 && MEETINGS.has(tokens.lemma[at]))) return;
  hang(draft, top, verb, "obl");
}

const MEETINGS = new Set(
  "meeting talk call conversation summit dinner lunch visit dispute war border deal agreement relation tie".split(" "),
);

/** People hung beside where they belong: "called [Tavon]", "Brehm and [Montrose] signed", "with A in the morning and with [B]", "led by [Hedda Moe]". */
function mendPerson(draft: Draft, { top, first }: Name): void {
  const { head, tokens } = draft;
  const governor = head[top];
  if (governor < 0) return;
  const relation = base(draft, top);
  const marker = childIn(draft, top, "case");
  // "A mission led by Rafael Grossi met", with the name read as the subject of "met"
  if (relation === "nsubj" && marker === first - 1 && tokens.lemma[marker] === "by" && tag(draft, marker - 1) === "VERB") {
    if (base(draft, marker - 1) === "acl") hang(draft, top, marker - 1, "obl:agent");
    return;
  }
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
