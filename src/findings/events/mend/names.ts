import type { Annotations, Name, Tokens } from "../../../model/annotations.ts";
import type { Span } from "../../../model/span.ts";
import type { Words } from "../word-lists.ts";
import { isRole, type NamedDraft, REACH, word } from "./named-draft.ts";
import { draftOfTree, relationOf, tag } from "./tree-draft.ts";

/** A tree under repair, with the word that stands for the whole of the name that a word belongs to; -1 outside names of several words. */
interface Draft extends NamedDraft {
  readonly headOf: Int32Array;
}

/** A name with its first word and the word that stands for it. */
interface Top {
  readonly name: Name;
  readonly first: number;
  readonly top: number;
}

/**
 * The tokens with the inside of names made plain: the words of a name hang on its first word that something outside governs, and what hung on one
 * of the others hangs there too. The parser knows few of the world's names and tears the rest apart ("with [Tev] [Maruk]").
 */
export function joinNames(ann: Annotations, words: Words): Tokens {
  const { tokens } = ann;
  const flat = tokens.deprels.indexOf("flat");
  if (flat < 0 || ann.names.length === 0) return tokens;
  const draft: Draft = { ...draftOfTree(tokens, REACH, words), ann, headOf: new Int32Array(tokens.count).fill(-1) };
  const { head, deprel, headOf } = draft;
  let t = 0;
  for (const name of ann.names) {
    while (t < tokens.count && tokens.end[t] <= name.start) t++;
    let last = t;
    while (last + 1 < tokens.count && tokens.start[last + 1] < name.end) last++;
    if (last > t && t < tokens.count && tokens.sentence[t] === tokens.sentence[last]) joinOne(draft, t, last, flat);
  }
  for (let i = 0; i < tokens.count; i++) {
    const governor = head[i];
    if (governor >= 0 && headOf[governor] >= 0 && headOf[governor] !== governor && headOf[i] !== headOf[governor])
      head[i] = headOf[governor];
  }
  const tops = topsOf(draft);
  partNames(draft, tops, flat);
  joinTitles(draft, tops);
  joinPairs(draft);
  joinObjects(draft, tops);
  partTimes(draft);
  return { ...tokens, head, deprel };
}

/** Hangs the words of one name on the one that stands for it. */
function joinOne({ ann, tokens, head, deprel, headOf }: Draft, first: number, last: number, flat: number): void {
  let top = -1;
  for (let i = first; i <= last && top < 0; i++) {
    const governor = tokens.head[i];
    const inside = governor >= first && governor <= last;
    if (!inside && tokens.deprels[tokens.deprel[i]] !== "punct") top = i;
  }
  if (top < 0) return;
  for (let i = first; i <= last; i++) {
    headOf[i] = top;
    if (i === top) continue;
    // A case marker inside the span ("Maruk's") keeps its relation; a name that looks like one ("Per Askel") does not.
    const keep =
      ["case", "punct", "det"].includes(tokens.deprels[tokens.deprel[i]]) &&
      !/^\p{Lu}/u.test(ann.text.slice(tokens.start[i], tokens.end[i]));
    head[i] = top;
    if (!keep) deprel[i] = flat;
  }
}

/** The names of the text, in text order. */
function topsOf({ ann, tokens, headOf }: Draft): Top[] {
  const found: Top[] = [];
  let first = 0;
  for (const name of ann.names) {
    while (first < tokens.count && tokens.end[first] <= name.start) first++;
    if (first >= tokens.count) break;
    found.push({ name, first, top: headOf[first] >= 0 ? headOf[first] : first });
  }
  return found;
}

const NOMINAL = new Set(["NOUN", "PROPN", "PRON"]);
const TITLE = new Set(["ADJ", "NOUN", "PROPN", "DET"]);

/** "sat down with [Dalvash] and Prime Minister [Tavon]": a name that the parser joins to the verb belongs to the noun before the "and". */
function joinPairs(draft: Draft): void {
  const { tokens, head, headOf } = draft;
  for (let i = 2; i < tokens.count; i++) {
    const governor = head[i];
    if (governor < 0 || relationOf(draft, i) !== "conj" || tag(draft, i) !== "PROPN" || tag(draft, governor) !== "VERB") continue;
    let back = i - 1;
    while (back > governor && i - back < 7 && TITLE.has(tag(draft, back))) back--;
    if (back <= governor || tag(draft, back) !== "CCONJ") continue;
    const before = back - 1;
    if (before <= governor || !NOMINAL.has(tag(draft, before))) continue;
    head[i] = headOf[before] >= 0 ? headOf[before] : before;
  }
}

/** "met [Brisk] in Dravik on Monday and [Varga] in Senn": a person joined to a day or a place belongs to the person before. */
function joinObjects(draft: Draft, names: readonly Top[]): void {
  const { head, headOf } = draft;
  const people = new Set<number>();
  const joined: number[] = [];
  for (const { name, first, top } of names) {
    if (name.type === "PERSON") people.add(top);
    // "Tev Maruk", read as no person
    if (name.type === "PERSON" || (name.type === "MISC" && headOf[first] >= 0)) joined.push(top);
    // "and her counterpart, [Farida Noori]"
    const beside = relationOf(draft, top) === "appos" ? head[top] : -1;
    if (name.type === "PERSON" && beside >= 0 && isRole(draft, beside)) joined.push(beside);
  }
  for (const top of joined) {
    const governor = head[top];
    const misled = governor >= 0 && governor < top && relationOf(draft, top) === "conj" && !people.has(governor);
    if (misled && ["obl", "nmod"].includes(relationOf(draft, governor))) joinBefore(draft, people, top, governor);
  }
}

const BEFORE_PLACE = new Set(["obj", "iobj", "obl", "nmod", "nsubj", "appos"]);

/** Joins a name that hangs on a day or a place to the person or the office before that. */
function joinBefore(draft: Draft, people: ReadonlySet<number>, top: number, governor: number): void {
  const { tokens, head, deprel } = draft;
  for (let before = governor - 1; before >= 0 && tokens.sentence[before] === tokens.sentence[top] && governor - before < 12; before--) {
    if (tag(draft, before) === "VERB") return;
    const relation = relationOf(draft, before);
    const group = isRole(draft, before) && (relation === "obj" || relation === "obl");
    if (!(people.has(before) || group) || !BEFORE_PLACE.has(relation)) continue;
    // "met his colleague, [Pia Norr], on Monday and the mayor on Friday": who is met is the colleague
    const noun = relation === "appos" ? head[before] : -1;
    const office = noun >= 0 && isRole(draft, noun) && isOne(draft, noun);
    head[top] = office ? noun : before;
    // "with his colleagues in Ostmark and Tresby, [Dirk Paulsen] and Ann Holt": the names say who they are
    if (group && before < governor - 1 && hasComma(draft, top - 1) && !isOne(draft, before)) deprel[top] = tokens.deprels.indexOf("appos");
    return;
  }
}

const JOINTS = new Set(["and", "but", "while", ";"]);

/** "…; and on Thursday he talked": a time between the joint of two clauses and the subject of the second is the second's, wherever the parser hung it. */
function partTimes(draft: Draft): void {
  const { ann, tokens, head } = draft;
  let first = 0;
  for (const time of ann.times) {
    if (time.type === "DURATION" || time.type === "SET") continue;
    while (first < tokens.count && tokens.end[first] <= time.start) first++;
    if (first >= tokens.count) break;
    let last = first;
    while (last + 1 < tokens.count && tokens.end[last + 1] <= time.end) last++;
    let top = first;
    while (top < last && head[top] >= first && head[top] <= last) top++;
    const governor = head[top];
    let before = first - 1;
    if (before >= 0 && tag(draft, before) === "ADP") before--;
    if (governor < 0 || governor >= first || before <= governor || tag(draft, governor) !== "VERB") continue;
    if (!JOINTS.has(word(draft, before))) continue;
    const verb = verbAhead(draft, last + 1);
    if (verb >= 0) head[top] = verb;
  }
}

/** The next verb of a sentence with a subject of its own behind a word, -1 where there is none near. */
function verbAhead(draft: Draft, from: number): number {
  const { tokens, head } = draft;
  for (let t = from; t < Math.min(from + 16, tokens.count) && tokens.sentence[t] === tokens.sentence[from - 1]; t++) {
    if (!relationOf(draft, t).startsWith("nsubj")) continue;
    return head[t] > t && tag(draft, head[t]) === "VERB" ? head[t] : -1;
  }
  return -1;
}

/** "[Ferran], [Tavon] and …", "the ambassador of [Sundria], [Oke Marris]": names with a comma between are no one name, whatever the parser made of them. */
function partNames(draft: Draft, names: readonly Top[], flat: number): void {
  const { ann, tokens, head, deprel } = draft;
  const joined = tokens.deprels.indexOf("conj");
  const beside = tokens.deprels.indexOf("appos");
  let last = -1;
  let type = "";
  for (const { name, first, top } of names) {
    const governor = head[top];
    const comma = last >= 0 && hasComma(draft, first - 1);
    if (relationOf(draft, top) === "list" && governor >= 0 && joined >= 0) deprel[top] = joined;
    if (deprel[top] === flat && governor === last && comma && joined >= 0 && beside >= 0)
      deprel[top] = type === name.type ? joined : beside;
    // "the premier of [Tahlin], [Dao Xun], said": the name behind the comma is that of the one who holds the office
    const likely = name.type === "PERSON" || (isFullName(ann.text, name) && name.type !== "GROUP" && name.type !== type);
    const office = comma && likely && beside >= 0 ? officeOver(draft, top) : -1;
    if (office >= 0) {
      head[top] = office;
      deprel[top] = beside;
    }
    // "the premiers of [Mirovia], [Thessaria] and [Lurania]": a list, read as an explanation
    const listed = comma && !isFullName(ann.text, name) && last >= 0 && head[top] === head[last] && relationOf(draft, top) === "appos";
    if (listed && joined >= 0 && isRole(draft, head[last]) && !isOne(draft, head[last])) {
      head[top] = last;
      deprel[top] = joined;
    }
    last = top;
    type = name.type;
  }
}

function isFullName(text: string, { start, end }: Span): boolean {
  return /^\p{Lu}\S* (?:\S+ )?\p{Lu}\S*$/u.test(text.slice(start, end));
}

/** A comma, with "Ms" or "Dr" behind it or not. */
function hasComma(draft: Draft, t: number): boolean {
  if (t < 0) return false;
  return word(draft, t) === "," || (/^(?:mr|ms|mrs|dr|mme)\.?$/.test(word(draft, t)) && t > 0 && word(draft, t - 1) === ",");
}

const BESIDE = new Set(["conj", "appos", "list", "flat"]);

/** Role noun, one person's, that a name behind a comma explains, however the parser hung the name: on the noun, or on what the office is of; -1 elsewhere. */
function officeOver(draft: Draft, name: number): number {
  if (!BESIDE.has(relationOf(draft, name))) return -1;
  let at = draft.head[name];
  for (let climbed = 0; climbed < 4 && at >= 0 && at < name; climbed++) {
    if (isRole(draft, at)) return isOne(draft, at) ? at : -1;
    if (!relationOf(draft, at).startsWith("nmod")) return -1;
    at = draft.head[at];
  }
  return -1;
}

/** A singular: "the premier", not "the premiers of Kelmar, Norland, …". */
function isOne(draft: Draft, t: number): boolean {
  return word(draft, t) === draft.tokens.lemma[t].toLowerCase();
}

/** "Chancellor [Maike Dorn] hosted", "and Foreign Minister [Sanna Idrel]": a title that the parser sets beside the name instead of under it. */
function joinTitles(draft: Draft, names: readonly Top[]): void {
  const { tokens, head, deprel } = draft;
  const title = tokens.deprels.indexOf("nmod:desc");
  if (title < 0) return;
  for (const { name, first, top } of names) {
    const before = first - 1;
    if (name.type !== "PERSON" || before < 0 || tokens.sentence[before] !== tokens.sentence[first]) continue;
    const beside = head[before] === head[top] && head[before] >= 0;
    if (!beside || !NOMINAL.has(tag(draft, before)) || !isRole(draft, before)) continue;
    head[before] = top;
    deprel[before] = title;
  }
}
