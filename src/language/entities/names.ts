import type { Knowledge, Sense } from "../../knowledge/index.ts";
import type { NameType } from "../../model/annotations.ts";
import { tokenAt } from "../../text/tokens.ts";
import { withoutCountry } from "./official-names.ts";
import { withSmallEnd } from "./small-ends.ts";
import { Rel, Tag, type View } from "./view.ts";
import { ADDRESS, TITLE_HEADS, TITLE_PARTS } from "./words.ts";

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

export interface NameSpan {
  readonly start: number;
  readonly end: number;
  readonly type: NameType;
}

const JOINED = /^(\p{Lu}\p{Ll}+) and (\p{Lu}\p{Ll}+)$/u;

/** "Ferran, Idrel", two of a list read as one. */
const LISTED = /^(\p{Lu}\p{Ll}{2,}), (\p{Lu}\p{Ll}{2,})$/u;

/** "Kelmar and Osteria", read as one place, is two. */
function apart(view: View, spans: readonly NameSpan[]): NameSpan[] {
  const surnames = new Set(
    spans.flatMap(({ start, end, type }) => (type === "PERSON" ? [view.text.slice(start, end).split(" ").at(-1) ?? ""] : [])),
  );
  return spans.flatMap((span) => {
    const form = view.text.slice(span.start, span.end);
    // "H.E. Mr. Kolovec": an address
    if (form === "H.E." || form === "H.E") return [];
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
export const NO_NAME = new Set(
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

/** "Representatives of Kelmar met", with the plural of an office at the head of a sentence read as somebody's name. */
export function isPluralOffice(form: string): boolean {
  const word = form.toLowerCase();
  return word.endsWith("s") && TITLE_HEADS.has(word.slice(0, -1));
}

const CALENDAR =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** "met Idalia [Renquist]": a person's lone name with a capital right behind it that hangs on it, or on which it hangs, is two words long. */
function withSurname(view: View, name: NameMention, next: NameMention | undefined): NameMention {
  const { first, last } = name;
  const { tokens, word } = view;
  const apart = next?.first === last && (next.type !== "PERSON" || next.last !== last + 1);
  if (last !== first + 1 || last >= tokens.count || apart) return name;
  const plain = /^\p{Lu}\p{Ll}+$/u.test(view.text.slice(tokens.start[last], tokens.end[last])) && tokens.pos[last] === Tag.PROPN;
  const beside = tokens.sentence[last] === tokens.sentence[first] && tokens.start[last] === tokens.end[first] + 1;
  const joined =
    tokens.head[first] === last ||
    tokens.head[last] === first ||
    (view.rel[last] === Rel.CONJUNCT && tokens.head[last] === tokens.head[first]);
  if (!plain || !beside || !joined || CALENDAR.test(word[last]) || TITLE_HEADS.has(word[last]) || TITLE_PARTS.has(word[last])) return name;
  const form = view.text.slice(name.start, tokens.end[last]);
  return { ...name, end: tokens.end[last], form, words: wordsOf(form), last: last + 1, head: headOf(view, first, last + 1) };
}

/** A person, or somebody or some place that no table knows. */
function isOpen({ type, form }: NameMention, knowledge: Knowledge): boolean {
  return type === "PERSON" || (type !== "GROUP" && knowledge.byName(form).length === 0);
}

/** The same names in text order, each with the surname that stands right behind it; one that was found as a name of its own is part of the name before. */
export function withSurnames(view: View, names: readonly NameMention[], knowledge: Knowledge): NameMention[] {
  const whole: NameMention[] = [];
  for (const [k, name] of names.entries()) {
    const before = whole.at(-1);
    if (before === undefined || before.last <= name.first)
      whole.push(isOpen(name, knowledge) ? withSurname(view, name, names[k + 1]) : name);
  }
  return whole;
}

/** Reads the tagger's spans; overlapping and empty ones are dropped. The result is in text order. */
export function readNames(view: View, spans: readonly NameSpan[], knowledge: Knowledge): NameMention[] {
  const alone = new Map(spans.map(({ start, end, type }) => [view.text.slice(start, end), type]));
  const sorted = apart(view, spans)
    .flatMap((span) => unhyphened(view, span, alone, knowledge))
    .flatMap((span) => unowned(view, span, knowledge))
    .flatMap((span) => withoutCountry(view, span, knowledge))
    .map((span) => withSmallEnd(view.text, span, knowledge))
    .flatMap((span) => withoutOrigin(view, withoutLead(view, span)))
    .filter((span) => span.end > span.start && !isPluralOffice(view.text.slice(span.start, span.end)))
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

export function isCapital(view: View, i: number): boolean {
  const code = view.text.charCodeAt(view.tokens.start[i]);
  return code >= 65 && code <= 90;
}

/** Ranks in short, as they stand before a name. */
const RANK = /^(?:Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Mr|Mrs|Ms|Dr)\.$/;

export function wordsOf(form: string): string[] {
  // "[Mirel] Tavon", put into a quotation by the editor
  const words = form
    .replace(/[[\]]/g, "")
    .replace(/['’]s?$/, "")
    .split(/[\s\u00a0]+/);
  let from = 0;
  while (from < words.length - 1 && ADDRESS.has(words[from].toLowerCase().replace(".", ""))) from++;
  // "Arna Sen. Odo Brisk": whose senator he is
  for (let i = from + 1; i < words.length - 1; i++) if (RANK.test(words[i])) from = i + 1;
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
