/** Names that the tagger left out, found by the knowledge, by persons whom the text names elsewhere, and by what only people do. */
import type { Knowledge } from "../../knowledge/index.ts";
import { type GivenNames, genderOfGiven } from "./given.ts";
import { headOf, isCapital, isPluralOffice, type NameMention, NO_NAME, withSurnames, wordsOf } from "./names.ts";
import { isOfficeAlone } from "./official-names.ts";
import { Rel, Tag, type View } from "./view.ts";
import { COLLECTIVE_NOUNS, isOneOf, TITLE_HEADS, TITLE_PARTS } from "./words.ts";

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
  return withSurnames(view, all, knowledge);
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
    if (isOfficeAlone(view, i) || isPluralOffice(view.word[i])) continue;
    // "President Brisk", whatever the word is read as
    const inside = i > 0 && isCapital(view, i) && view.tokens.sentence[i] === view.tokens.sentence[i - 1];
    if (
      !isName(view, i) &&
      !isBareNoun(view, i) &&
      !(inside && (isTitled(view, i, to) || startsFullName(view, i, to, of.surnames) || actsAsPerson(view, i)))
    )
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
      if (isDemonym(view, i, to)) {
        all.push({ start, end, type: "GROUP", form, words: [form], first: i, last: i + 1, head: i, metonym: false, sense: null });
        continue;
      }
      const joined = alone && (isJoinedToPerson(view, i, of.heads) || isJoinedByPerson(view, i, of.heads));
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
  // "Varga and Brisk", whatever the surname is read as
  const named = view.tokens.pos[i] === Tag.PROPN || view.tokens.pos[i] === Tag.ADJ;
  if (view.rel[i] !== Rel.CONJUNCT || !named || !heads.has(view.tokens.head[i]) || !isPlainWord(view, i)) return false;
  return view.word[i - 1] === "and" && !hasDeterminer(view, i) && view.word[i + 1] !== "'s" && view.word[i + 1] !== "’s";
}

/** "Petrak and Aldin met": a lone proper noun that "and" joins a person's name to. */
function isJoinedByPerson(view: View, i: number, heads: ReadonlySet<number>): boolean {
  const role = view.rel[i];
  const acts = role === Rel.SUBJECT || role === Rel.PASSIVE_SUBJECT || role === Rel.OBJECT;
  if (!acts || view.tokens.pos[i] !== Tag.PROPN || !isPlainWord(view, i) || hasDeterminer(view, i) || view.word[i + 1] !== "and")
    return false;
  return heads.has(i + 2) && view.tokens.head[i + 2] === i && view.rel[i + 2] === Rel.CONJUNCT;
}

/** "was received by Oren Dalvash": two capitals, the second flat under the first, to whom is done what people do to each other. */
function isFlatPerson(view: View, i: number, to: number): boolean {
  if (i + 1 >= to || view.rel[i + 1] !== Rel.FLAT || view.tokens.head[i + 1] !== i || isName(view, i + 2) || isName(view, i - 1))
    return false;
  return isPlainWord(view, i) && isPlainWord(view, i + 1) && (actsAsPerson(view, i) || isSpokenWith(view, i));
}

const SPEAKING = new Set("speak talk meet chat dine lunch confer consult".split(" "));

/** "talked to Sanna Idrel" */
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
    (first && pos[i] !== Tag.PROPN && !isBareNoun(view, i)) ||
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

/** "Teller met Brun": a name that is a common noun too, at the head of a sentence, alone, with somebody's name for its object. */
function isBareNoun(view: View, i: number): boolean {
  const { head, lemma, pos } = view.tokens;
  const word = view.word[i];
  if (pos[i] !== Tag.NOUN || lemma[i].toLowerCase() !== word || view.rel[i] !== Rel.SUBJECT || head[i] !== i + 1) return false;
  if (COLLECTIVE_NOUNS.has(word) || TITLE_HEADS.has(word) || TITLE_PARTS.has(word)) return false;
  for (let at = view.child[head[i]]; at >= 0; at = view.sibling[at]) if (view.rel[at] === Rel.OBJECT && pos[at] === Tag.PROPN) return true;
  return false;
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

const ADJECTIVE_OF_NOWHERE = new Set(["civilian", "christian", "guardian", "custodian"]);

/** "the Lethian foreign minister": an adjective with the ending of a people's, right before an office; no table knows the state. */
function isDemonym(view: View, i: number, to: number): boolean {
  const form = view.text.slice(view.tokens.start[i], view.tokens.end[i]);
  if (!/^\p{Lu}\p{Ll}{2,}(?:ian|ean|ese|ish|ani)$/u.test(form) || ADJECTIVE_OF_NOWHERE.has(view.word[i])) return false;
  let office = i + 1;
  while (office < Math.min(to, i + 4) && TITLE_PARTS.has(view.word[office]) && !TITLE_HEADS.has(view.word[office])) office++;
  const first = i === 0 || view.tokens.sentence[i] !== view.tokens.sentence[i - 1];
  return office < to && TITLE_HEADS.has(view.word[office]) && (!first || isCapital(view, i + 1));
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

function isName(view: View, i: number): boolean {
  if (i < 0 || i >= view.tokens.count) return false;
  const tag = view.tokens.pos[i];
  const code = view.text.charCodeAt(view.tokens.start[i]);
  return tag === Tag.PROPN || (tag === Tag.ADJ && code >= 65 && code <= 90);
}
