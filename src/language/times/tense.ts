/** Which way a phrase looks: the nearest verb or other sign of tense in its sentence, and the preposition before it. */
import { capitalAt, glued, type Lexemes, lowerAt, markAt, WORD, wordAt } from "./lexemes.ts";
import type { Opener, Tense } from "./meaning.ts";
import { ADJ, NOUN, type Tags, tagAt, VERB } from "./tags.ts";
import { id, ids } from "./words.ts";

const FUTURE = ids("will shall would scheduled expected due planned plans plan going payable effective");
const DUE = id("due");
const CAUSES = ids("the a an its his her their this that");
const HAD = id("had");
const BEEN = id("been");
const PAST = ids("was were had did been");
const TO = id("to");
const BARE_BE = id("be");
const NOT_FINITE = ids("to have has had did do does not");
const APOSTROPHE = 39;
const BE = ids("is are be");
const LOOK_LEFT = 24;
const LOOK_RIGHT = 10;
/** Common past forms without -ed. */
const IRREGULAR = new Set(
  "said met told came went took made held began fell rose spoke wrote left sent gave got found became kept brought thought felt led lost won fought shot hit struck broke chose drew drove ran sold bought paid built spent saw knew grew flew threw died broke hurt put set cut shut let beat fled swore sought caught taught dealt meant stood understood withdrew arose rang sank sang shook shrank".split(
    " ",
  ),
);

/** -1 past, 1 future, 0 none. */
function signAt(lex: Lexemes, tags: Tags, i: number): number {
  const word = wordAt(lex, i);
  if (word === DUE && wordAt(lex, i + 1) === TO && CAUSES[wordAt(lex, i + 2)]) return 0;
  if (FUTURE[word]) return wordAt(lex, i - 1) === BEEN && wordAt(lex, i - 2) === HAD ? -1 : 1;
  if (PAST[word]) return -1;
  if (BE[word] && wordAt(lex, i + 1) === TO) return 1;
  if (word === TO && i > 0 && lowerAt(lex, i - 1) === "set") return 1;
  const length = lex.end[i] - lex.start[i];
  if (length === 2 && markAt(lex, i - 1) === APOSTROPHE && glued(lex, i) && lowerAt(lex, i) === "ll") return 1;
  if (lex.kind[i] !== WORD || length < 3 || length > 14 || (capitalAt(lex, i) && i > 0 && lex.kind[i - 1] === WORD)) return 0;
  const last = lex.text.charCodeAt(lex.end[i] - 1);
  const regular = last === 100 && lex.text.charCodeAt(lex.end[i] - 2) === 101 && length > 4;
  if (!regular && (word !== 0 || !IRREGULAR.has(lowerAt(lex, i)))) return 0;
  // "is to be held": the participle says nothing, the words before it do.
  if (wordAt(lex, i - 1) === BARE_BE) return 0;
  const tag = tagAt(lex, tags, i);
  return tag === NOUN || tag === ADJ ? 0 : -1;
}

const SOON_AS = ids("soon early");
const AS = id("as");
const DEADLINE = ids("until till");

const MOVED = new Set("moved postponed rescheduled delayed deferred shifted forward".split(" "));

/** "until Tuesday", "as early as Tuesday", "was moved to Tuesday": the time is still to come, whatever the verb. */
function looksAhead(lex: Lexemes, from: number, first: number): boolean {
  return (
    (wordAt(lex, from - 1) === TO && from - 2 > first && MOVED.has(lowerAt(lex, from - 2))) ||
    (DEADLINE[wordAt(lex, from - 1)] === 1 && from - 1 > first) ||
    (wordAt(lex, from - 1) === AS && SOON_AS[wordAt(lex, from - 2)] === 1)
  );
}

const NEAR_PRESENT = 10;
/** Verbs whose present announces: "the ministers meet Monday". */
const ANNOUNCING = new Set("meet meets begin begins resume resumes arrive arrives convene convenes expire expires opens".split(" "));
/** The same, but nouns as well: only where words are tagged. */
const ANNOUNCING_VERBS = new Set(
  "start starts open visit visits host hosts hold holds travel travels vote votes end ends leave leaves return returns head heads come comes go goes fly flies take takes".split(
    " ",
  ),
);

/** A present verb right before the phrase that announces what is to come. */
function announces(lex: Lexemes, tags: Tags, from: number, first: number): boolean {
  for (let i = from - 1; i >= Math.max(first, from - NEAR_PRESENT) && lex.kind[i] === WORD; i--) {
    if (signAt(lex, tags, i) !== 0) return false;
    const word = lowerAt(lex, i);
    const verb = tagAt(lex, tags, i) === VERB;
    if ((verb && ANNOUNCING_VERBS.has(word)) || (ANNOUNCING.has(word) && (verb || tags.pos === null)))
      return !NOT_FINITE[wordAt(lex, i - 1)];
  }
  return false;
}

/** Tense of the words nearest to the phrase in its sentence: before it first, then after it. `first` and `end` bound the sentence in lexemes. */
export function tenseNear(lex: Lexemes, tags: Tags, from: number, to: number, first: number, end: number): Tense {
  if (looksAhead(lex, from, first)) return "future";
  if (announces(lex, tags, from, first)) return "future";
  for (let i = from - 1; i >= Math.max(first, from - LOOK_LEFT); i--) {
    const sign = signAt(lex, tags, i);
    if (sign !== 0) return sign < 0 ? "past" : "future";
  }
  for (let i = to; i < Math.min(end, to + LOOK_RIGHT); i++) {
    const sign = signAt(lex, tags, i);
    if (sign !== 0) return sign < 0 ? "past" : "future";
  }
  return "unknown";
}

const OPENERS: ReadonlyMap<number, Opener> = new Map([
  [id("since"), "since"],
  [id("until"), "until"],
  [id("till"), "until"],
  [id("by"), "until"],
  [id("before"), "before"],
  [id("after"), "after"],
  [id("through"), "until"],
]);

/** The preposition before a phrase that opens a stretch. */
export function openerBefore(lex: Lexemes, from: number): Opener {
  if (lex.gap[from] > 2) return "none";
  return OPENERS.get(wordAt(lex, from - 1)) ?? "none";
}
