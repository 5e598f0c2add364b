import type { Annotations, Tokens } from "../../model/annotations.ts";
import { base, childIn, draftOfTree, hang, relationOf, type TreeDraft, tag } from "./tree-draft.ts";

/** A tree under repair with the names of the text. */
interface Draft extends TreeDraft {
  readonly ann: Annotations;
  readonly isRole: (lemma: string) => boolean;
}

interface Name {
  readonly first: number;
  readonly last: number;
  /** The word of the name that hangs on what is outside it. */
  readonly top: number;
  readonly type: string;
}

/** How far from a word its children and the words that belong to it are looked for; keeps the time linear. */
const REACH = 24;

/**
 * The tokens with attachments put right that a parser gets wrong in a few recurring ways, told from the words around: titles before names, names in
 * apposition behind an office, joined names, participles after "be". Expects names joined already.
 */
export function mendAttachments(ann: Annotations, tokens: Tokens, isRole: (lemma: string) => boolean): Tokens {
  const draft: Draft = { ...draftOfTree(tokens, REACH), ann, isRole };
  for (let t = 0; t < tokens.count; t++) mendVerb(draft, t);
  mendTimes(draft);
  const names = namesOf(draft);
  for (const [i, name] of names.entries()) {
    if (name.type === "PLACE") mendPlace(draft, name);
    mendJoined(draft, name.top);
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

function word({ ann, tokens }: Draft, t: number): string {
  return ann.text.slice(tokens.start[t], tokens.end[t]).toLowerCase();
}

/** "is raging", "is prepared to": the auxiliary of a verb read as a copula; "ruled out attending": a gerund right behind the particle is the complement. */
function mendVerb(draft: Draft, t: number): void {
  const { head, tokens } = draft;
  const governor = head[t];
  if (governor < 0) return;
  const relation = relationOf(draft, t);
  if (relation === "cop" && tokens.lemma[t] === "be" && tag(draft, governor) === "VERB" && governor > t) {
    // "is to meet" is neither
    if (childIn(draft, governor, "mark") >= 0 || word(draft, governor) === tokens.lemma[governor]) return;
    const active = word(draft, governor).endsWith("ing");
    hang(draft, t, governor, active ? "aux" : "aux:pass");
    const subject = active ? -1 : childIn(draft, governor, "nsubj");
    if (subject >= 0 && relationOf(draft, subject) === "nsubj") hang(draft, subject, governor, "nsubj:pass");
  } else if (relation === "advcl" && t === governor + 2 && relationOf(draft, t - 1) === "compound:prt" && word(draft, t).endsWith("ing")) {
    hang(draft, t, governor, "xcomp");
  } else if (relation === "case" && governor > t + 1 && tag(draft, t) === "ADP") {
    // "to the Secretary-General of the Union", with "to" hung on the Union
    const noun = t + 2;
    if (noun >= governor || tag(draft, t + 1) !== "DET" || head[t + 1] !== noun || base(draft, noun) === "nsubj") return;
    for (let at = head[governor], climbed = 0; at > t && climbed < 4; climbed++, at = head[at]) if (at === noun) head[t] = noun;
  } else if (relation === "conj" && tag(draft, t) === "VERB" && tag(draft, governor) === "VERB" && isThatClause(draft, t)) {
    hang(draft, t, governor, "ccomp");
  } else if (
    ["general", "elect", "designate"].includes(word(draft, t)) &&
    t > 1 &&
    word(draft, t - 1) === "-" &&
    draft.isRole(tokens.lemma[t - 2].toLowerCase())
  ) {
    mendGeneral(draft, t);
  } else if (relation === "amod" && governor < t && childIn(draft, t, "cop") > governor && tag(draft, t) === "ADJ") {
    mendPredicate(draft, t, governor);
  } else if (["appos", "parataxis"].includes(relation) && word(draft, t) === "talks" && governor < t && isCaption(draft, t, governor)) {
    head[t] = head[governor];
    draft.deprel[t] = draft.deprel[governor];
    hang(draft, governor, t, "nsubj");
  } else if (relation === "case" && word(draft, t) === "due" && governor > t) {
    mendDue(draft, t, governor);
  } else if (
    ["parataxis", "advcl"].includes(relation) &&
    tag(draft, t) === "VERB" &&
    governor < t &&
    childIn(draft, t, "nsubj", "mark") < 0
  ) {
    mendAfter(draft, t, governor);
  } else if (relation === "orphan" && childIn(draft, t, "case") >= 0) {
    // "discussed the mission by video link"
    let at = governor;
    while (at >= 0 && tag(draft, at) !== "VERB") at = head[at];
    hang(draft, t, at, "obl");
  } else if (relation === "acl:relcl" && BEGINNING.has(tokens.lemma[t])) mendBeginning(draft, t, governor);
  else if (relation === "nsubj" && tag(draft, governor) === "VERB") mendSubject(draft, t, governor);
}

/** What an occasion does and a party never does. */
const BEGINNING = new Set(["begin", "start", "open", "resume", "end", "conclude", "last"]);

/** "negotiations with Norland and the Union [that will begin] soon", "… [which ended] on Friday", hung on the Union: talks begin, states do not. */
function mendBeginning(draft: Draft, verb: number, governor: number): void {
  if (tag(draft, governor) !== "PROPN" || childIn(draft, verb, "obj") >= 0) return;
  let at = governor;
  for (let climbed = 0; climbed < 4 && at >= 0 && tag(draft, at) === "PROPN"; climbed++) {
    if (!["nmod", "conj", "flat", "compound", "appos"].includes(base(draft, at))) return;
    at = draft.head[at];
  }
  if (at >= 0 && OCCASIONS.has(draft.tokens.lemma[at])) hang(draft, verb, at, "acl:relcl");
}

const OCCASIONS = new Set(
  "talk negotiation meeting summit consultation discussion visit round session conference dialogue tour trip call".split(" "),
);

/** "has proposed that Pashinyan and Aliyev meet", read as joined to the proposing */
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

/** "met Tavon on Monday and spoke with Dalvash on Tuesday": of two times hung on the first verb the one behind the second verb is the second's. */
function mendTimes(draft: Draft): void {
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
  if (head[origin] >= before.first && head[origin] <= top) return;
  let at = head[top];
  while (at > origin && at < top) at = head[at];
  if (at !== origin) {
    if (relationOf(draft, origin) === "nmod" && head[origin] === head[top]) hang(draft, origin, top, "amod");
    return;
  }
  head[top] = head[origin];
  deprel[top] = deprel[origin];
  for (let c = Math.max(0, origin - REACH); c < Math.min(tokens.count, top + REACH); c++)
    if (head[c] === origin && c !== top && (c < before.first || c > before.last)) head[c] = top;
  hang(draft, origin, top, "amod");
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

const TITLE_WORDS = 10;

/** "with Secretary of State [John Kerry]", "headed by Chief of General Staff [Cem Bora]": a title with "of" right before a name. */
function mendTitleOf(draft: Draft, { first, top }: Name): void {
  const { tokens } = draft;
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
  const verb = head[top];
  if (base(draft, top) !== "parataxis" || verb < 0 || verb > top || word(draft, first - 1) !== ",") return;
  const object = childIn(draft, verb, "obj");
  if (object > verb && object < top && tag(draft, object) === "PROPN" && childIn(draft, top, "nsubj", "obj", "cop") < 0)
    hang(draft, top, object, "conj");
}

const OFFICE = new Set(["NOUN", "PROPN"]);
const APART = new Set(["conj", "appos", "obl", "nmod", "parataxis", "nsubj", "dep"]);

/** "the head of the Union, Ansa Teller", "and his counterpart, Admiral Pia Norr": the name in apposition to the office before the comma. */
function mendApposition(draft: Draft, { first, top }: Name): void {
  const { head, tokens, isRole } = draft;
  if (!APART.has(base(draft, top)) || childIn(draft, top, "case", "cc") >= 0) return;
  let comma = first - 1;
  while (comma > 0 && first - comma < 4 && (tag(draft, comma) === "PROPN" || isRole(tokens.lemma[comma].toLowerCase()))) comma--;
  if (comma < 1 || word(draft, comma) !== "," || tokens.sentence[comma - 1] !== tokens.sentence[top]) return;
  if (base(draft, top) === "conj" && isListed(draft, head[top])) return;
  let office = comma - 1;
  for (let climbed = 0; climbed < 5 && office >= 0; climbed++) {
    if (OFFICE.has(tag(draft, office)) && isOffice(draft, office) && office !== head[top]) break;
    if (!["nmod", "flat", "compound", "appos"].includes(base(draft, office)) || head[office] > comma) return;
    office = head[office];
  }
  // "the secretary-general", in parts
  while (office > 0 && ["flat", "compound"].includes(base(draft, office)) && head[office] < office) office = head[office];
  if (office < 0 || !OFFICE.has(tag(draft, office)) || !isOffice(draft, office) || office === head[top]) return;
  if (word(draft, office) !== tokens.lemma[office].toLowerCase()) return;
  // "The President of the Republic, Ines Aguirre, will host": both read as subjects
  if (base(draft, top) === "nsubj" && (base(draft, office) !== "nsubj" || head[office] !== head[top])) return;
  if (childIn(draft, office, "det", "nmod") < 0) return;
  hang(draft, top, office, "appos");
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
  if (marker < 0 || marker > top || tag(draft, governor) === "PROPN" || base(draft, governor) !== "obl") return;
  const other = childIn(draft, governor, "case");
  if (other >= 0 && tokens.lemma[other] !== tokens.lemma[marker]) hang(draft, top, head[governor], "obl");
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
