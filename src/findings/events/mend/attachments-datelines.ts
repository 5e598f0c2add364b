import { type NamedDraft as Draft, word } from "./named-draft.ts";
import { base, hang, relationOf, tag } from "./tree-draft.ts";

/** So many words at the head of a sentence are looked through for the dash that ends a dateline. */
const LONGEST = 14;

/**
 * "QUENBY, Tresmark — The presidents met", with the place read as what the sentence says and the clause hung on it: the clause is the sentence, and who
 * stands loose between the dash and its verb is the subject.
 */
export function mendDateline(draft: Draft, first: number, end: number): void {
  const { head, ann, tokens } = draft;
  const capitals = /^\p{Lu}{3}/u.test(ann.text.slice(tokens.start[first], tokens.start[first] + 3));
  const dash = dashOf(draft, first, end);
  if (dash < 0 || !(capitals || isPlace(draft, first, dash, end))) return;
  let root = first;
  while (root < dash && head[root] >= first && head[root] < dash) root++;
  if (root === dash) return;
  const top = head[root] < 0;
  let verb = top ? looseVerb(draft, dash, end) : head[root];
  // "QUENBY - The ministers met", hung on the ministers
  for (let climbed = 0; climbed < 3 && verb >= 0 && tag(draft, verb) !== "VERB"; climbed++) verb = head[verb];
  if (verb < 0 || verb >= end || tag(draft, verb) !== "VERB") return;
  if (top) {
    head[verb] = -1;
    hang(draft, root, verb, "parataxis");
  } else if (["nsubj", "nmod", "obl", "compound"].includes(base(draft, root))) hang(draft, root, verb, "parataxis");
  const passive = isUnder(draft, verb, dash, end, "aux:pass") ? "nsubj:pass" : "nsubj";
  let subject = isUnder(draft, verb, dash, end, "nsubj");
  let found = -1;
  for (let t = dash + 1; t < end; t++) {
    if (t === verb || head[t] < first || head[t] > dash) continue;
    const noun = ["NOUN", "PROPN", "PRON"].includes(tag(draft, t)) && !isUnder(draft, t, dash, end, "case");
    const isSubject = noun && t < verb && !subject;
    subject ||= isSubject;
    if (isSubject) found = t;
    // "Tavon and Dalvash, meeting again, agreed"
    const participle = found >= 0 && t < verb && tag(draft, t) === "VERB" && word(draft, t).endsWith("ing");
    if (participle) hang(draft, t, found, "acl");
    else hang(draft, t, verb, isSubject ? passive : base(draft, t) === "appos" ? "obl" : base(draft, t));
  }
}

/** "Norland - President Lund and Tavon meet": a caption's place in small letters, and no other dash that would close an insertion. */
function isPlace({ ann, tokens }: Draft, first: number, dash: number, end: number): boolean {
  const [start, close] = [tokens.start[first], tokens.end[dash - 1]];
  if (!ann.names.some((name) => name.type === "PLACE" && name.start === start && name.end === close)) return false;
  for (let t = dash + 1; t < end; t++)
    if (/^(?:[-–—]|--)$/.test(ann.text.slice(tokens.start[t], tokens.end[t])) && tokens.start[t] > tokens.end[t - 1]) return false;
  return true;
}

/** The dash or colon behind a dateline, -1 where none: before it stand a place, an agency, a day and nothing else. */
function dashOf(draft: Draft, first: number, end: number): number {
  const { tokens } = draft;
  for (let t = first + 1; t < Math.min(end - 2, first + LONGEST); t++) {
    const apart = tokens.start[t] > tokens.end[t - 1] || word(draft, t) === ":";
    if (apart && /^(?:[-–—:]|--)$/.test(word(draft, t))) return t;
    if (!["PROPN", "PUNCT", "NUM", "ADJ", "NOUN", "X", "SYM"].includes(tag(draft, t))) return -1;
  }
  return -1;
}

/** The first verb behind the dash that hangs on the dateline, -1 where none. */
function looseVerb(draft: Draft, dash: number, end: number): number {
  for (let t = dash + 1; t < end; t++)
    if (tag(draft, t) === "VERB" && draft.head[t] >= 0 && draft.head[t] <= dash && base(draft, t) !== "acl") return t;
  return -1;
}

function isUnder(draft: Draft, governor: number, from: number, end: number, relation: string): boolean {
  for (let t = Math.max(from, governor - draft.reach); t < Math.min(end, governor + draft.reach); t++)
    if (draft.head[t] === governor && relationOf(draft, t).startsWith(relation)) return true;
  return false;
}
