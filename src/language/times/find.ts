/** Phrases of time in a text, understood as far as they go without a reference date. */
import type { Sentence } from "../../model/annotations.ts";
import { capitalAt, classAt, cutLexemes, type Lexemes, lowerAt, markAt, NUMBER, WORD, wordAt } from "./lexemes.ts";
import type { Found, Phrase, Tense } from "./meaning.ts";
import { takeApproximations } from "./refine/approximate.ts";
import { joinNeighbours } from "./refine/join.ts";
import { preferLongest } from "./refine/overlap.ts";
import { takePositions, takeWeekOf } from "./refine/position.ts";
import { linkRanges, shareYears } from "./refine/ranges.ts";
import type { Page, Rule } from "./rule.ts";
import { RULES } from "./rules/index.ts";
import { ADJ, NOUN, type Tags, tagAt, VERB } from "./tags.ts";
import { openerBefore, tenseNear } from "./tense.ts";
import { CLASS_COUNT, id, ids, ORDINAL, WORD_CLASS } from "./words.ts";

const BY_CLASS: readonly (readonly Rule[])[] = Array.from({ length: CLASS_COUNT }, (_, wordClass) =>
  RULES.filter((rule) => rule.classes.includes(wordClass)),
);
const BY_NUMBER: readonly Rule[] = RULES.filter((rule) => rule.numbers === true);

function call(rules: readonly Rule[], page: Page, i: number, out: Found[]): void {
  for (let r = 0; r < rules.length; r++) {
    const found = rules[r].read(page, i);
    if (found !== null) out.push(found);
  }
}

function findAll(page: Page): Found[] {
  const { lex } = page;
  const out: Found[] = [];
  for (let i = 0; i < lex.count; i++) {
    if (lex.kind[i] === NUMBER) {
      if (lex.code[i] <= 4) call(BY_NUMBER, page, i, out);
    } else if (lex.kind[i] === WORD && lex.code[i] !== 0) call(BY_CLASS[WORD_CLASS[lex.code[i]]], page, i, out);
  }
  return out;
}

/** The refiners, in order. Joining comes before positions, so that "early" belongs to the whole of "early last May"; overlaps go again after what grew to the left. */
const REFINERS: readonly ((found: readonly Found[], lex: Lexemes) => Found[])[] = [
  preferLongest,
  joinNeighbours,
  takeWeekOf,
  takePositions,
  takeApproximations,
  preferLongest,
  shareYears,
  linkRanges,
];

/** Lexeme bounds of the sentences, walked along with the phrases. */
function sentenceWalk(lex: Lexemes, sentences: readonly Sentence[]): (i: number) => { index: number; first: number; end: number } {
  let index = 0;
  let first = 0;
  let end = 0;
  return (i) => {
    const offset = lex.start[i];
    while (index < sentences.length - 1 && sentences[index].end <= offset) index++;
    if (sentences.length === 0) return { index: 0, first: Math.max(0, i - 40), end: Math.min(lex.count, i + 40) };
    while (first < lex.count && lex.start[first] < sentences[index].start) first++;
    if (end < first) end = first;
    while (end < lex.count && lex.start[end] < sentences[index].end) end++;
    return { index, first, end };
  };
}

/** "in two weeks" is a point ahead in "will meet in two weeks", and a length in "met twice in two weeks". */
function byTense(found: Found, tense: Tense, singledOut: boolean, intended: boolean): Pick<Found, "rule" | "meaning"> {
  const { rule, meaning } = found;
  if (meaning.kind !== "point" || meaning.ahead === undefined || ((tense === "future" || intended) && !singledOut))
    return { rule, meaning };
  return { rule: "duration", meaning: { kind: "length", ...meaning.ahead } };
}

const SHIFTED = ids("later earlier");
const ONLY = ids("only most least");
const FUTURE_SIGN = ids("will shall would to");
const SUPERLATIVE = /^[a-z]{3,12}est$/;

/** "their first summit in six years", "the biggest sale in a decade": how long there was none, or none so big. */
function isSingledOut(lex: Lexemes, from: number, first: number): boolean {
  for (let i = from - 1; i >= Math.max(first, from - 5); i--) {
    const word = wordAt(lex, i);
    if (FUTURE_SIGN[word] || markAt(lex, i) !== 0) return false;
    if (classAt(lex, i) === ORDINAL || ONLY[word] || SUPERLATIVE.test(lowerAt(lex, i))) return true;
  }
  return false;
}

const TO = id("to");

/** "agreed to meet again in four months" */
function isIntended(lex: Lexemes, tags: Tags, from: number, first: number): boolean {
  for (let i = from - 2; i > Math.max(first, from - 6) && lex.kind[i] === WORD; i--)
    if (wordAt(lex, i) === TO) {
      const tag = tagAt(lex, tags, i + 1);
      return tag === VERB || (tag < 0 && wordAt(lex, i + 1) === 0 && !capitalAt(lex, i + 1));
    }
  return false;
}

const COMMA = 44;
const WHO = ids("who whose");
const RELATIVES = ids("who whose whom which that");
const HAD = id("had");

/** Whether a phrase stands behind ", who", with no comma between, or behind "that … had". */
function asideOf(lex: Lexemes, from: number, first: number): "stay" | "before" | null {
  let had = false;
  for (let i = from - 1; i > first && from - i <= LONGEST_ASIDE; i--) {
    const word = wordAt(lex, i);
    if (markAt(lex, i) === COMMA) return null;
    if (word === HAD) had = true;
    if (had && RELATIVES[word]) return "before";
    if (WHO[word]) return markAt(lex, i - 1) === COMMA ? "stay" : null;
  }
  return null;
}

const LONGEST_ASIDE = 20;

const ARTICLES = ids("the a an his her its their our");

/** "the 2014 breach", "its 2015 pact": a bare year behind an article and before a noun. */
function isLabel(lex: Lexemes, tags: Tags, { from, to, meaning }: Found): boolean {
  if (meaning.kind !== "point" || meaning.year === undefined || to - from !== 1 || from < 1 || to >= lex.count) return false;
  return ARTICLES[wordAt(lex, from - 1)] === 1 && lex.kind[to] === WORD && [NOUN, ADJ].includes(tagAt(lex, tags, to));
}

/** So many sentences on, "the second day" is one of the stretch told of. */
const STAY_REACH = 5;

/** All phrases of time, in text order, without overlap. */
export function findPhrases(text: string, tags: Tags, sentences: readonly Sentence[]): readonly Phrase[] {
  const lex = cutLexemes(text);
  let found = findAll({ lex, tags });
  if (found.length === 0) return [];
  for (const refine of REFINERS) found = refine(found, lex);
  const sentenceOf = sentenceWalk(lex, sentences);
  let range = Number.NEGATIVE_INFINITY;
  return found.flatMap((item) => {
    const { from, to } = item;
    const { index, first, end } = sentenceOf(from);
    // "on the second day of the visit" tells a day only where it was told how long that lasts
    if (item.meaning.kind === "point" && item.meaning.until !== undefined) range = index;
    if (item.rule === "stay-day" && index - range > STAY_REACH) return [];
    const tense = tenseNear(lex, tags, from, to, first, end);
    if (item.rule === "reference.soon" && tense === "past") return [];
    const { rule, meaning } = byTense(item, tense, isSingledOut(lex, from, first), isIntended(lex, tags, from, first));
    const place = {
      sentence: index,
      opens: from - first <= 1,
      bare: from === first,
      later: SHIFTED[wordAt(lex, from)] === 1,
      aside: asideOf(lex, from, first),
      label: isLabel(lex, tags, item),
    };
    return { start: lex.start[from], end: lex.end[to - 1], rule, meaning, tense, opener: openerBefore(lex, from), ...place };
  });
}
