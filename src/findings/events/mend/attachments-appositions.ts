/** Names in apposition to an office before the comma ("the head of the Union, Ansa Teller"). */
import { type NamedDraft as Draft, isRole, type NameWords as Name, REACH, word } from "./named-draft.ts";
import { base, childIn, hang, tag } from "./tree-draft.ts";

const OFFICE = new Set(["NOUN", "PROPN"]);

const APART = new Set(["conj", "appos", "obl", "nmod", "parataxis", "nsubj", "dep", "xcomp"]);

/** "the head of the Union, Ansa Teller", "and his counterpart, Admiral Pia Norr": the name in apposition to the office before the comma. */
export function mendApposition(draft: Draft, { first, last, top }: Name): void {
  if (mendLeader(draft, first, last)) return;
  const { head, tokens } = draft;
  // "the Secretary General, Ilse Hartog", hung on a part of the title
  const part = base(draft, top) === "appos" ? head[top] : -1;
  if (part >= 0 && ["compound", "flat"].includes(base(draft, part)) && head[part] > part && head[part] < top && isRole(draft, part)) {
    hang(draft, top, head[part], "appos");
    return;
  }
  if (!APART.has(base(draft, top)) || childIn(draft, top, "case", "cc") >= 0) return;
  let comma = first - 1;
  while (comma > 0 && first - comma < 4 && (tag(draft, comma) === "PROPN" || isRole(draft, comma))) comma--;
  if (comma < 1 || word(draft, comma) !== "," || tokens.sentence[comma - 1] !== tokens.sentence[top]) return;
  // "met Dalvash and his deputy, Tev Maruk": behind the "and" a list is at its end
  const ended = isOffice(draft, comma - 1) && base(draft, comma - 1) === "conj" && childIn(draft, comma - 1, "cc") >= 0;
  if (base(draft, top) === "conj" && isListed(draft, head[top]) && !ended) return;
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

/** "In a call to Lena Sorvald, the Danish leader, [Mads Thorsen], expressed": behind a name with commas on both sides an office with a name before a verb is its subject. */
function mendLeader(draft: Draft, first: number, last: number): boolean {
  const { head, tokens } = draft;
  const verb = last + 2;
  if (verb >= tokens.count || word(draft, last + 1) !== "," || word(draft, first - 1) !== "," || tag(draft, verb) !== "VERB") return false;
  if (!["root", "ccomp"].includes(base(draft, verb)) || childIn(draft, verb, "nsubj") >= 0 || word(draft, verb).endsWith("ing"))
    return false;
  const office = first - 2;
  if (office < 1 || !isOffice(draft, office) || childIn(draft, office, "det", "nmod") < 0) return false;
  const over = head[office];
  const oblique = over >= 0 && over < office && base(draft, office) === "appos" && ["obl", "nmod"].includes(base(draft, over));
  if (!oblique || childIn(draft, over, "case") < 0) return false;
  hang(draft, office, verb, "nsubj");
  return true;
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
  return isRole(draft, t) || (word(draft, t) === "number" && t > 0 && word(draft, t - 1) === "opposite");
}

/** Whether an "and" joins what hangs on a word. */
function isListed(draft: Draft, governor: number): boolean {
  for (let c = governor + 1; c < Math.min(draft.tokens.count, governor + REACH); c++)
    if (draft.head[c] === governor && base(draft, c) === "conj" && childIn(draft, c, "cc") >= 0) return true;
  return false;
}
