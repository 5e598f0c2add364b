import { type Annotations, type Tokens, UPOS } from "../../../model/annotations.ts";
import type { Span } from "../../../model/span.ts";
import type { Words } from "../word-lists.ts";

/**
 * The tokens with the inside of names made plain: the words of a name hang on its first word that something outside governs, and what hung on one
 * of the others hangs there too. The parser knows few of the world's names and tears the rest apart ("with [Tev] [Maruk]").
 */
export function joinNames(ann: Annotations, words: Words): Tokens {
  const { tokens } = ann;
  const flat = tokens.deprels.indexOf("flat");
  if (flat < 0 || ann.names.length === 0) return tokens;
  const head = tokens.head.slice();
  const deprel = tokens.deprel.slice();
  const headOf = new Int32Array(tokens.count).fill(-1);
  let t = 0;
  for (const name of ann.names) {
    while (t < tokens.count && tokens.end[t] <= name.start) t++;
    let last = t;
    while (last + 1 < tokens.count && tokens.start[last + 1] < name.end) last++;
    if (last > t && t < tokens.count && tokens.sentence[t] === tokens.sentence[last]) joinOne(ann, t, last, head, deprel, headOf, flat);
  }
  for (let i = 0; i < tokens.count; i++) {
    const governor = head[i];
    if (governor >= 0 && headOf[governor] >= 0 && headOf[governor] !== governor && headOf[i] !== headOf[governor])
      head[i] = headOf[governor];
  }
  partNames(ann, head, deprel, headOf, flat, words);
  joinTitles(ann, head, deprel, headOf, words);
  joinPairs(tokens, head, deprel, headOf);
  joinObjects(ann, head, deprel, headOf, words);
  partTimes(ann, head, deprel);
  return { ...tokens, head, deprel };
}

const NOMINAL = new Set(["NOUN", "PROPN", "PRON"]);
const TITLE = new Set(["ADJ", "NOUN", "PROPN", "DET"]);

/** "sat down with [Dalvash] and Prime Minister [Tavon]": a name that the parser joins to the verb belongs to the noun before the "and". */
function joinPairs(tokens: Tokens, head: Int32Array, deprel: Uint8Array, headOf: Int32Array): void {
  for (let i = 2; i < tokens.count; i++) {
    const governor = head[i];
    if (governor < 0 || tokens.deprels[deprel[i]] !== "conj" || UPOS[tokens.pos[i]] !== "PROPN" || UPOS[tokens.pos[governor]] !== "VERB")
      continue;
    let back = i - 1;
    while (back > governor && i - back < 7 && TITLE.has(UPOS[tokens.pos[back]])) back--;
    if (back <= governor || UPOS[tokens.pos[back]] !== "CCONJ") continue;
    const before = back - 1;
    if (before <= governor || !NOMINAL.has(UPOS[tokens.pos[before]])) continue;
    head[i] = headOf[before] >= 0 ? headOf[before] : before;
  }
}

/** "met [Brisk] in Dravik on Monday and [Varga] in Senn": a person joined to a day or a place belongs to the person before. */
function joinObjects({ tokens, text, names }: Annotations, head: Int32Array, deprel: Uint8Array, headOf: Int32Array, words: Words): void {
  const appos = tokens.deprels.indexOf("appos");
  const tops = new Set<number>();
  const joined: number[] = [];
  let t = 0;
  for (const { start, type } of names) {
    while (t < tokens.count && tokens.end[t] <= start) t++;
    if (t >= tokens.count) break;
    const top = headOf[t] >= 0 ? headOf[t] : t;
    if (type === "PERSON") tops.add(top);
    // "Tev Maruk", read as no person
    if (type === "PERSON" || (type === "MISC" && headOf[t] >= 0)) joined.push(top);
    // "and her counterpart, [Farida Noori]"
    const beside = tokens.deprels[deprel[top]] === "appos" ? head[top] : -1;
    if (type === "PERSON" && beside >= 0 && words.person.has(tokens.lemma[beside].toLowerCase())) joined.push(beside);
  }
  for (const top of joined) {
    const governor = head[top];
    if (governor < 0 || governor > top || tokens.deprels[deprel[top]] !== "conj" || tops.has(governor)) continue;
    if (!["obl", "nmod"].includes(tokens.deprels[deprel[governor]])) continue;
    for (let before = governor - 1; before >= 0 && tokens.sentence[before] === tokens.sentence[top] && governor - before < 12; before--) {
      if (UPOS[tokens.pos[before]] === "VERB") break;
      const group = words.person.has(tokens.lemma[before].toLowerCase()) && ["obj", "obl"].includes(tokens.deprels[deprel[before]]);
      if (!(tops.has(before) || group) || !BEFORE_PLACE.has(tokens.deprels[deprel[before]])) continue;
      // "met his colleague, [Pia Norr], on Monday and the mayor on Friday": who is met is the colleague
      const noun = tokens.deprels[deprel[before]] === "appos" ? head[before] : -1;
      const office = noun >= 0 && words.person.has(tokens.lemma[noun].toLowerCase()) && isOne(tokens, text, noun);
      head[top] = office ? noun : before;
      // "with his colleagues in Ostmark and Tresby, [Dirk Paulsen] and Ann Holt": the names say who they are
      if (group && before < governor - 1 && hasComma(tokens, text, top - 1) && !isOne(tokens, text, before)) deprel[top] = appos;
      break;
    }
  }
}

const BEFORE_PLACE = new Set(["obj", "iobj", "obl", "nmod", "nsubj", "appos"]);

const JOINTS = new Set(["and", "but", "while", ";"]);

/** "…; and on Thursday he talked": a time between the joint of two clauses and the subject of the second is the second's, wherever the parser hung it. */
function partTimes({ tokens, text, times }: Annotations, head: Int32Array, deprel: Uint8Array): void {
  const subject = tokens.deprels.indexOf("nsubj");
  let first = 0;
  for (const time of times) {
    if (time.type === "DURATION" || time.type === "SET") continue;
    while (first < tokens.count && tokens.end[first] <= time.start) first++;
    if (first >= tokens.count) break;
    let last = first;
    while (last + 1 < tokens.count && tokens.end[last + 1] <= time.end) last++;
    let top = first;
    while (top < last && head[top] >= first && head[top] <= last) top++;
    const governor = head[top];
    let before = first - 1;
    if (before >= 0 && UPOS[tokens.pos[before]] === "ADP") before--;
    if (governor < 0 || governor >= first || before <= governor || UPOS[tokens.pos[governor]] !== "VERB") continue;
    if (!JOINTS.has(text.slice(tokens.start[before], tokens.end[before]).toLowerCase())) continue;
    const verb = verbAhead(tokens, head, deprel, last + 1, subject);
    if (verb >= 0) head[top] = verb;
  }
}

/** The next verb of a sentence with a subject of its own behind a word, -1 where there is none near. */
function verbAhead(tokens: Tokens, head: Int32Array, deprel: Uint8Array, from: number, subject: number): number {
  for (let t = from; t < Math.min(from + 16, tokens.count) && tokens.sentence[t] === tokens.sentence[from - 1]; t++) {
    if (deprel[t] !== subject && !tokens.deprels[deprel[t]].startsWith("nsubj")) continue;
    return head[t] > t && UPOS[tokens.pos[head[t]]] === "VERB" ? head[t] : -1;
  }
  return -1;
}

/** "[Ferran], [Tavon] and …", "the ambassador of [Sundria], [Oke Marris]": names with a comma between are no one name, whatever the parser made of them. */
function partNames(
  { tokens, text, names }: Annotations,
  head: Int32Array,
  deprel: Uint8Array,
  headOf: Int32Array,
  flat: number,
  words: Words,
): void {
  const joined = tokens.deprels.indexOf("conj");
  const beside = tokens.deprels.indexOf("appos");
  let t = 0;
  let last = -1;
  let type = "";
  for (const name of names) {
    while (t < tokens.count && tokens.end[t] <= name.start) t++;
    if (t >= tokens.count) break;
    const top = headOf[t] >= 0 ? headOf[t] : t;
    const governor = head[top];
    const comma = last >= 0 && hasComma(tokens, text, t - 1);
    if (tokens.deprels[deprel[top]] === "list" && governor >= 0 && joined >= 0) deprel[top] = joined;
    if (deprel[top] === flat && governor === last && comma && joined >= 0 && beside >= 0)
      deprel[top] = type === name.type ? joined : beside;
    // "the premier of [Tahlin], [Dao Xun], said": the name behind the comma is that of the one who holds the office
    const likely = name.type === "PERSON" || (isFullName(text, name) && name.type !== "GROUP" && name.type !== type);
    const office = comma && likely && beside >= 0 ? officeOver(tokens, text, head, deprel, top, words) : -1;
    if (office >= 0) {
      head[top] = office;
      deprel[top] = beside;
    }
    // "the premiers of [Mirovia], [Thessaria] and [Lurania]": a list, read as an explanation
    const listed = comma && !isFullName(text, name) && last >= 0 && head[top] === head[last] && tokens.deprels[deprel[top]] === "appos";
    if (listed && joined >= 0 && words.person.has(tokens.lemma[head[last]].toLowerCase()) && !isOne(tokens, text, head[last])) {
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
function hasComma({ start, end }: Tokens, text: string, token: number): boolean {
  const word = token < 0 ? "" : text.slice(start[token], end[token]);
  return word === "," || (/^(?:Mr|Ms|Mrs|Dr|Mme)\.?$/.test(word) && token > 0 && text.slice(start[token - 1], end[token - 1]) === ",");
}

const BESIDE = new Set(["conj", "appos", "list", "flat"]);

/** Role noun, one person's, that a name behind a comma explains, however the parser hung the name: on the noun, or on what the office is of; -1 elsewhere. */
function officeOver(tokens: Tokens, text: string, head: Int32Array, deprel: Uint8Array, name: number, words: Words): number {
  if (!BESIDE.has(tokens.deprels[deprel[name]])) return -1;
  let at = head[name];
  for (let climbed = 0; climbed < 4 && at >= 0 && at < name; climbed++) {
    if (words.person.has(tokens.lemma[at].toLowerCase())) return isOne(tokens, text, at) ? at : -1;
    if (!tokens.deprels[deprel[at]].startsWith("nmod")) return -1;
    at = head[at];
  }
  return -1;
}

/** A singular: "the premier", not "the premiers of Kelmar, Norland, …". */
function isOne({ start, end, lemma }: Tokens, text: string, token: number): boolean {
  return text.slice(start[token], end[token]).toLowerCase() === lemma[token].toLowerCase();
}

/** "Chancellor [Maike Dorn] hosted", "and Foreign Minister [Sanna Idrel]": a title that the parser sets beside the name instead of under it. */
function joinTitles(ann: Annotations, head: Int32Array, deprel: Uint8Array, headOf: Int32Array, words: Words): void {
  const { tokens } = ann;
  const title = tokens.deprels.indexOf("nmod:desc");
  if (title < 0) return;
  let t = 0;
  for (const name of ann.names) {
    while (t < tokens.count && tokens.end[t] <= name.start) t++;
    const before = t - 1;
    if (name.type !== "PERSON" || before < 0 || t >= tokens.count || tokens.sentence[before] !== tokens.sentence[t]) continue;
    const top = headOf[t] >= 0 ? headOf[t] : t;
    const beside = head[before] === head[top] && head[before] >= 0;
    if (!beside || !NOMINAL.has(UPOS[tokens.pos[before]]) || !words.person.has(tokens.lemma[before].toLowerCase())) continue;
    head[before] = top;
    deprel[before] = title;
  }
}

function joinOne(
  { tokens, text }: Annotations,
  first: number,
  last: number,
  head: Int32Array,
  deprel: Uint8Array,
  headOf: Int32Array,
  flat: number,
): void {
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
      ["case", "punct", "det"].includes(tokens.deprels[tokens.deprel[i]]) && !/^\p{Lu}/u.test(text.slice(tokens.start[i], tokens.end[i]));
    head[i] = top;
    if (!keep) deprel[i] = flat;
  }
}
