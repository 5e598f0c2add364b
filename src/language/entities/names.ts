import type { Knowledge, Sense } from "../../knowledge/index.ts";
import type { NameType } from "../../model/annotations.ts";
import { type GivenNames, genderOfGiven } from "./given.ts";
import { Rel, Tag, tokenAt, type View } from "./view.ts";
import { ADDRESS, isOneOf, TITLE_HEADS, TITLE_PARTS } from "./words.ts";

/** A name as the tagger found it, with its words and what it may mean. */
export interface NameMention {
  readonly start: number;
  readonly end: number;
  type: NameType;
  readonly form: string;
  /** Words of the form without titles of address and trailing possessives. */
  readonly words: readonly string[];
  readonly first: number;
  /** One past its last token. */
  readonly last: number;
  readonly head: number;
  /** Whether it stands for a government or an organisation and not for the place that it names. */
  metonym: boolean;
  /** The meaning chosen among those that the knowledge gives, null where it knows none. */
  sense: Sense | null;
}

interface NameSpan {
  readonly start: number;
  readonly end: number;
  readonly type: NameType;
}

const JOINED = /^(\p{Lu}\p{Ll}+) and (\p{Lu}\p{Ll}+)$/u;
/** "Macron, Scholz", two of a list read as one. */
const LISTED = /^(\p{Lu}\p{Ll}{2,}), (\p{Lu}\p{Ll}{2,})$/u;

/** "Kelmar and Osteria", read as one place, is two. */
function apart(view: View, spans: readonly NameSpan[]): NameSpan[] {
  const surnames = new Set(
    spans.flatMap(({ start, end, type }) => (type === "PERSON" ? [view.text.slice(start, end).split(" ").at(-1) ?? ""] : [])),
  );
  return spans.flatMap((span) => {
    const form = view.text.slice(span.start, span.end);
    const listed = span.type === "PERSON" ? LISTED.exec(form) : null;
    const two = listed ?? (span.type === "PLACE" || span.type === "PERSON" ? JOINED.exec(form) : null);
    // "Luna and Weller", read as one body, where somebody of the text is named so
    const pair = two === null && span.type !== "GROUP" ? JOINED.exec(form) : null;
    if (pair !== null && (surnames.has(pair[1]) || surnames.has(pair[2])))
      return [
        { start: span.start, end: span.start + pair[1].length, type: "PERSON" },
        { start: span.end - pair[2].length, end: span.end, type: "PERSON" },
      ];
    if (two === null) return [span];
    return [
      { ...span, end: span.start + two[1].length },
      { ...span, start: span.end - two[2].length },
    ];
  });
}

/** "Dara Quell of Sorvane", read as one name, is a person and where she is from; a lone given name ("Anna of Kelmar") stays whole. */
function withoutOrigin(view: View, span: NameSpan): NameSpan[] {
  if (span.type !== "PERSON") return [span];
  const form = view.text.slice(span.start, span.end);
  const at = form.indexOf(" of ");
  // "Emir Faris of Qadar": behind a title the given name alone is a person
  const before = tokenAt(view.tokens, span.start) - 1;
  const titled = before >= 0 && TITLE_HEADS.has(view.word[before]) && isCapital(view, before);
  if (at < 0 || !(form.slice(0, at).includes(" ") || titled) || !/^\p{Lu}/u.test(form.slice(at + 4))) return [span];
  return [
    { ...span, end: span.start + at },
    { start: span.start + at + 4, end: span.end, type: "PLACE" },
  ];
}

/** No name of a person begins with these: "How Tavon Lost the Valley" in a headline. */
const NO_NAME = new Set(
  "how why when where what who before after as if while but and or for with since until amid despite during from in on at by to the inside".split(
    " ",
  ),
);

/** A person's name less the words of a headline that were read with it. */
function withoutLead(view: View, span: NameSpan): NameSpan {
  if (span.type !== "PERSON") return span;
  const gap = view.text.slice(span.start, span.end).search(/\s/);
  if (gap < 0 || !NO_NAME.has(view.text.slice(span.start, span.start + gap).toLowerCase())) return span;
  return { ...span, start: span.start + gap + 1 };
}

/** "The Kelmar-Osteria border": two that the text or the knowledge also names alone. A hyphen within one word ("Solheim-Voss") parts nothing. */
function unhyphened(view: View, span: NameSpan, alone: ReadonlyMap<string, NameType>, knowledge: Knowledge): NameSpan[] {
  const form = view.text.slice(span.start, span.end);
  const at = form.search(/[-–]/);
  if (at < 1 || /[-–]/.test(form.slice(at + 1))) return [span];
  const parts = [
    { start: span.start, end: span.start + at },
    { start: span.start + at + 1, end: span.end },
  ];
  const found = parts.flatMap((part) => {
    const own = view.text.slice(part.start, part.end);
    const type = alone.get(own) ?? (knowledge.byName(own).length > 0 ? "PLACE" : undefined);
    return type === undefined ? [] : [{ ...part, type }];
  });
  return found.length === 2 && view.tokens.end[tokenAt(view.tokens, span.start)] <= span.start + at ? found : [span];
}

const OWNED = /^(.{2,40}?)['’]s (?=\p{Lu})/u;

/** "Kelmar's Morning Post", read as one name, is a country's and a paper's. */
function unowned(view: View, span: NameSpan, knowledge: Knowledge): NameSpan[] {
  const owner = OWNED.exec(view.text.slice(span.start, span.end));
  if (owner === null || !knowledge.byName(owner[1]).some(({ kind }) => kind === "country")) return [span];
  return [
    { start: span.start, end: span.start + owner[1].length, type: "PLACE" },
    { ...span, start: span.start + owner[0].length },
  ];
}

/** Reads the tagger's spans; overlapping and empty ones are dropped. The result is in text order. */
export function readNames(view: View, spans: readonly NameSpan[], knowledge: Knowledge): NameMention[] {
  const alone = new Map(spans.map(({ start, end, type }) => [view.text.slice(start, end), type]));
  const sorted = apart(view, spans)
    .flatMap((span) => unhyphened(view, span, alone, knowledge))
    .flatMap((span) => unowned(view, span, knowledge))
    .flatMap((span) => withoutOrigin(view, withoutLead(view, span)))
    .filter((span) => span.end > span.start)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const names: NameMention[] = [];
  let end = 0;
  for (const span of sorted) {
    if (span.start < end || span.end > view.text.length) continue;
    end = span.end;
    const first = tokenAt(view.tokens, span.start);
    const last = Math.max(first + 1, tokenAt(view.tokens, span.end - 1) + 1);
    if (first >= view.tokens.count) continue;
    const form = view.text.slice(span.start, span.end);
    // "President Amadou Keita of Soumbe", with the country read as a person
    const before = names.at(-1);
    const origin =
      span.type === "PERSON" &&
      last === first + 1 &&
      before?.type === "PERSON" &&
      before.last === first - 1 &&
      view.word[first - 1] === "of";
    names.push({
      ...span,
      type: origin ? "PLACE" : span.type,
      form,
      words: wordsOf(form),
      first,
      last,
      head: headOf(view, first, last),
      metonym: false,
      sense: null,
    });
  }
  return names;
}

/**
 * Adds names that the tagger left out: what the knowledge knows (not its lesser cities, which are often other words too), and a proper noun that
 * stands alone and is the surname or given name of somebody whom the text names in full. The result is in text order.
 */
export function addMissed(view: View, names: readonly NameMention[], knowledge: Knowledge, given: GivenNames): NameMention[] {
  const parts = new Set<string>();
  const surnames = new Set<string>();
  for (const { type, words } of names)
    if (type === "PERSON" && words.length === 1 && words[0].length > 3) surnames.add(words[0]);
    else if (type === "PERSON" && words.length > 1)
      for (const word of [words[0], words[words.length - 1]]) if (word.length > 3) parts.add(word);
  const heads = new Set(names.filter(({ type }) => type === "PERSON").map(({ head }) => head));
  const all: NameMention[] = [];
  let from = 0;
  for (const name of names) {
    addMissedBetween(view, from, name.first, { parts, surnames, heads }, knowledge, given, all);
    all.push(name);
    from = name.last;
  }
  addMissedBetween(view, from, view.tokens.count, { parts, surnames, heads }, knowledge, given, all);
  return all;
}

function addMissedBetween(
  view: View,
  from: number,
  to: number,
  of: People,
  knowledge: Knowledge,
  given: GivenNames,
  all: NameMention[],
): void {
  for (let i = from; i < to; i++) {
    // "President Brisk", whatever the word is read as
    const inside = i > 0 && isCapital(view, i) && view.tokens.sentence[i] === view.tokens.sentence[i - 1];
    if (!isName(view, i) && !(inside && (isTitled(view, i, to) || startsFullName(view, i, to, of.surnames) || actsAsPerson(view, i))))
      continue;
    const last = knownUpTo(view, i, to, knowledge, given);
    const start = view.tokens.start[i];
    if (last > i) {
      const end = view.tokens.end[last - 1];
      const form = view.text.slice(start, end);
      const { role, kind } = knowledge.byName(form)[0];
      const type = role === "adjective" || role === "people" ? "GROUP" : kind === "organization" || role === "seat" ? "ORG" : "PLACE";
      all.push({ start, end, type, form, words: wordsOf(form), first: i, last, head: headOf(view, i, last), metonym: false, sense: null });
      i = last - 1;
    } else {
      const end = view.tokens.end[i];
      const form = view.text.slice(start, end);
      const alone = !isName(view, i - 1) && !isName(view, i + 1);
      if (startsFullName(view, i, to, of.surnames) || isFlatPerson(view, i, to)) {
        const full = view.text.slice(start, view.tokens.end[i + 1]);
        all.push({
          start,
          end: view.tokens.end[i + 1],
          type: "PERSON",
          form: full,
          words: wordsOf(full),
          first: i,
          last: i + 2,
          head: headOf(view, i, i + 2),
          metonym: false,
          sense: null,
        });
        i += 1;
        continue;
      }
      const joined = alone && isJoinedToPerson(view, i, of.heads);
      if (!(of.parts.has(form) && alone) && !isTitled(view, i, to) && !(alone && actsAsPerson(view, i)) && !joined) continue;
      all.push({ start, end, type: "PERSON", form, words: [form], first: i, last: i + 1, head: i, metonym: false, sense: null });
    }
  }
}

/** Words of the persons named so far as found: parts of full names, and surnames that stand alone. */
interface People {
  readonly parts: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
  /** Tokens that head the names of persons. */
  readonly heads: ReadonlySet<number>;
}

/** "Per Askel", where "Askel" alone is known to be somebody. */
function startsFullName(view: View, i: number, to: number, surnames: ReadonlySet<string>): boolean {
  if (i + 1 >= to || !isName(view, i + 1) || isName(view, i - 1) || isName(view, i + 2) || NO_NAME.has(view.word[i])) return false;
  const form = view.text.slice(view.tokens.start[i + 1], view.tokens.end[i + 1]);
  // "vice-premier Per Askel": two capitals right behind a small-written role
  const titled = i > 0 && TITLE_HEADS.has(view.word[i - 1]) && !isCapital(view, i - 1) && isPlainWord(view, i) && isPlainWord(view, i + 1);
  return titled || surnames.has(form);
}

function isPlainWord(view: View, i: number): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(view.text.slice(view.tokens.start[i], view.tokens.end[i]));
}

const RINGING = new Set("ring phone telephone meet greet thank congratulate brief receive dine welcome call".split(" "));

/** What only people do, however they are named: places and bodies neither travel nor dine. */
const GOING = new Set("visit travel fly dine lunch sit shuttle".split(" "));
const PAYING = new Set(["pay", "make"]);
const VISITS = new Set(["visit", "trip", "call"]);

/** "Aksoy will pay a visit" */
function paysVisit(view: View, verb: number): boolean {
  if (!isOneOf(PAYING, view.tokens.lemma[verb])) return false;
  for (let at = view.child[verb]; at >= 0; at = view.sibling[at])
    if (view.rel[at] === Rel.OBJECT && isOneOf(VISITS, view.tokens.lemma[at])) return true;
  return false;
}

/** "Okello and Aguirre exchanged a few words": a lone proper noun that "and" joins to a person's name. */
function isJoinedToPerson(view: View, i: number, heads: ReadonlySet<number>): boolean {
  if (view.rel[i] !== Rel.CONJUNCT || view.tokens.pos[i] !== Tag.PROPN || !heads.has(view.tokens.head[i]) || !isPlainWord(view, i))
    return false;
  return view.word[i - 1] === "and" && !hasDeterminer(view, i) && view.word[i + 1] !== "'s" && view.word[i + 1] !== "’s";
}

/** "was received by Donald Trump": two capitals, the second flat under the first, to whom is done what people do to each other. */
function isFlatPerson(view: View, i: number, to: number): boolean {
  if (i + 1 >= to || view.rel[i + 1] !== Rel.FLAT || view.tokens.head[i + 1] !== i || isName(view, i + 2) || isName(view, i - 1))
    return false;
  return isPlainWord(view, i) && isPlainWord(view, i + 1) && (actsAsPerson(view, i) || isSpokenWith(view, i));
}

const SPEAKING = new Set("speak talk meet chat dine lunch confer consult".split(" "));

/** "talked to Hillary Clinton" */
function isSpokenWith(view: View, i: number): boolean {
  if (view.rel[i] !== Rel.OBLIQUE || !isOneOf(SPEAKING, view.tokens.lemma[view.tokens.head[i]])) return false;
  for (let at = view.child[i]; at >= 0; at = view.sibling[at])
    if (view.rel[at] === Rel.CASE && (view.word[at] === "with" || view.word[at] === "to")) return true;
  return false;
}

/** What a lone name at the head of a sentence does where it is a person's or a state's that acts as one. */
const DECIDING = new Set("refuse reject decline accept agree deny insist fly invite urge apologise apologize resign smile".split(" "));

/** "Weil rang Marsh": a proper noun that does, or to whom is done, what people do to each other. */
function actsAsPerson(view: View, i: number): boolean {
  const { head, lemma, pos } = view.tokens;
  const first = i === 0 || view.tokens.sentence[i] !== view.tokens.sentence[i - 1];
  if (
    (first && pos[i] !== Tag.PROPN) ||
    head[i] < 0 ||
    !/^\p{Lu}\p{Ll}{2,}$/u.test(view.text.slice(view.tokens.start[i], view.tokens.end[i]))
  )
    return false;
  const role = view.rel[i];
  const does = isOneOf(DECIDING, lemma[head[i]]) || isOneOf(GOING, lemma[head[i]]) || paysVisit(view, head[i]);
  if (role === Rel.SUBJECT && does && !hasDeterminer(view, i)) return true;
  if (role !== Rel.SUBJECT && role !== Rel.PASSIVE_SUBJECT && role !== Rel.OBJECT && role !== Rel.AGENT) return false;
  return isOneOf(RINGING, lemma[head[i]]) && !hasDeterminer(view, i);
}

function hasDeterminer(view: View, i: number): boolean {
  for (let at = view.child[i]; at >= 0; at = view.sibling[at])
    if (view.rel[at] === Rel.DETERMINER || view.rel[at] === Rel.ADJECTIVE) return true;
  return false;
}

/** "Prime Minister Hest": a lone proper noun right behind a title with a capital. */
function isTitled(view: View, i: number, to: number): boolean {
  const inside = view.tokens.sentence[i] === view.tokens.sentence[Math.max(0, i - 1)];
  if (i === 0 || !inside || (i + 1 < to && isName(view, i + 1))) return false;
  const capital = view.text.charCodeAt(view.tokens.start[i - 1]);
  if (capital < 65 || capital > 90 || !TITLE_HEADS.has(view.word[i - 1]) || TITLE_PARTS.has(view.word[i]) || TITLE_HEADS.has(view.word[i]))
    return false;
  return /^\p{Lu}\p{Ll}+$/u.test(view.text.slice(view.tokens.start[i], view.tokens.end[i]));
}

/** One past the last token of the longest known name that begins at a token and is not part of a longer proper noun; the token itself where none is. */
function knownUpTo(view: View, first: number, to: number, knowledge: Knowledge, given: GivenNames): number {
  let last = first;
  while (last < to && last - first < knowledge.longest && isName(view, last) && view.tokens.sentence[last] === view.tokens.sentence[first])
    last++;
  if (isName(view, first - 1)) return first;
  // "Vardanian Foreign Minister Sanna Idrel"
  if (last > first + 1 && isOfficeWord(view.word[first + 1])) last = first + 1;
  const form = view.text.slice(view.tokens.start[first], view.tokens.end[last - 1]);
  const sense = knowledge.byName(form)[0];
  if (sense === undefined || sense.role === "city" || (last === first + 1 && (form.length < 4 || genderOfGiven(given, form) !== 0)))
    return first;
  return last;
}

function isOfficeWord(word: string): boolean {
  return TITLE_PARTS.has(word) || TITLE_HEADS.has(word);
}

function isCapital(view: View, i: number): boolean {
  const code = view.text.charCodeAt(view.tokens.start[i]);
  return code >= 65 && code <= 90;
}

function isName(view: View, i: number): boolean {
  if (i < 0 || i >= view.tokens.count) return false;
  const tag = view.tokens.pos[i];
  const code = view.text.charCodeAt(view.tokens.start[i]);
  return tag === Tag.PROPN || (tag === Tag.ADJ && code >= 65 && code <= 90);
}

function wordsOf(form: string): string[] {
  // "[Mirel] Tavon", put into a quotation by the editor
  const words = form
    .replace(/[[\]]/g, "")
    .replace(/['’]s?$/, "")
    .split(/[\s\u00a0]+/);
  let from = 0;
  while (from < words.length - 1 && ADDRESS.has(words[from].toLowerCase().replace(".", ""))) from++;
  const named = words.slice(from).filter((word) => word !== "");
  return named.length > 0 ? named : [form];
}

/** The token of the span whose governor lies outside it; in a flat name the first. */
export function headOf(view: View, first: number, last: number): number {
  const { head, count } = view.tokens;
  for (let i = first; i < last && i < count; i++) {
    if (view.rel[i] === Rel.PUNCTUATION || view.rel[i] === Rel.CASE || view.rel[i] === Rel.DETERMINER) continue;
    if (head[i] < first || head[i] >= last) return i;
  }
  return Math.min(last, count) - 1;
}

/**
 * Chooses a sense for each name. What the rest of the text speaks of decides between the senses of an ambiguous form (Georgia beside
 * Tbilisi, Georgia beside Alabama); without evidence the first in rank stands.
 */
export function chooseSenses(names: readonly NameMention[], knowledge: Knowledge): void {
  const options = names.map((name) => possible(name, knowledge));
  const evidence = new Map<string, number>();
  const seen = new Set<string>();
  for (const [i, senses] of options.entries()) {
    if (senses.length === 0 || seen.has(names[i].form)) continue;
    seen.add(names[i].form);
    const keys = new Set(senses.flatMap((sense) => tokensOfEvidence(sense)));
    for (const key of keys) evidence.set(key, (evidence.get(key) ?? 0) + (senses.length === 1 ? 2 : 1));
  }
  for (const [i, senses] of options.entries()) if (senses.length > 0) names[i].sense = best(senses, evidence);
}

function possible(name: NameMention, knowledge: Knowledge): readonly Sense[] {
  const form = name.form.replace(/['’]s?$/, "");
  if (name.words.length > knowledge.longest + 2) return [];
  const senses = knowledge.byName(form);
  if (senses.length === 0 && name.words.length > 1 && form.includes(",")) return knowledge.byName(form.slice(form.indexOf(",") + 1).trim());
  return senses;
}

/** What a sense speaks for: its own key, and for the people, capital or cities of a country that country; for a state its country's states. */
function tokensOfEvidence(sense: Sense): string[] {
  if (sense.kind === "state") return [`states of ${sense.country}`];
  if (sense.role === "city") return [sense.key, `states of ${sense.country}`];
  return [sense.key];
}

function best(senses: readonly Sense[], evidence: ReadonlyMap<string, number>): Sense {
  let chosen = senses[0];
  let most = -1;
  for (const sense of senses) {
    const weight = evidence.get(tokensOfEvidence(sense).at(-1)!) ?? 0;
    // The named organisation beats the country whose capital hosts it only where the text speaks of the organisation itself.
    if (weight > most) {
      most = weight;
      chosen = sense;
    }
  }
  return chosen;
}
