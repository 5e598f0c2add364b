import { classAt, classOf, DIGIT, isApostrophe, isUpper, LETTER, MARK, OTHER, SURROGATE, WHITE, widthAt } from "./characters.ts";
import { splitClitic, unitAt } from "./clitics.ts";
import { joinsWord } from "./joins.ts";
import { patternEnd, symbolEnd } from "./patterns.ts";
import { hasAbbreviationStop } from "./stops.ts";

/** Tokens of a text as half-open ranges of UTF-16 code units, in text order; `start` and `end` are `count` long. */
export interface TokenSpans {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** No token is longer, so that every later layer has a bound, whatever the input. */
export const LONGEST_TOKEN = 256;

/**
 * Cuts a text into words in the sense of Universal Dependencies, after the habits of the English Web Treebank: clitics are words of their own
 * ("do|n't"), hyphens too ("peace|-|keeping", but "non-member"), abbreviations keep their stop.
 * Every character that is not white space is in exactly one token; one pass, linear in the length of the text.
 */
export function tokenize(text: string): TokenSpans {
  const sink = new Sink(Math.max(16, Math.ceil(text.length / 4)));
  const length = text.length;
  let at = 0;
  while (at < length) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === WHITE) at++;
    else at = kind === LETTER || kind === DIGIT ? word(text, at, sink) : symbol(text, at, sink);
  }
  return sink.spans();
}

class Sink {
  #start: Int32Array;
  #end: Int32Array;
  count = 0;

  constructor(capacity: number) {
    this.#start = new Int32Array(capacity);
    this.#end = new Int32Array(capacity);
  }

  add(start: number, end: number): void {
    if (this.count === this.#start.length) this.#grow();
    this.#start[this.count] = start;
    this.#end[this.count] = end;
    this.count++;
  }

  /** Start of the token before the next one, -1 at the beginning of the text. */
  lastStart(): number {
    return this.count === 0 ? -1 : this.#start[this.count - 1];
  }

  lastEnd(): number {
    return this.count === 0 ? -1 : this.#end[this.count - 1];
  }

  spans(): TokenSpans {
    return { count: this.count, start: this.#start.slice(0, this.count), end: this.#end.slice(0, this.count) };
  }

  #grow(): void {
    const start = new Int32Array(this.#start.length * 2);
    const end = new Int32Array(this.#end.length * 2);
    start.set(this.#start);
    end.set(this.#end);
    this.#start = start;
    this.#end = end;
  }
}

/** Adds the token or tokens of the word that starts at `from`; returns where scanning goes on. */
function word(text: string, from: number, sink: Sink): number {
  const pattern = patternEnd(text, from, LONGEST_TOKEN);
  if (pattern > from) {
    sink.add(from, pattern);
    return pattern;
  }
  let end = wordEnd(text, from);
  if (end < text.length && text.charCodeAt(end) === 0x2e && hasAbbreviationStop(text, from, end, sink.lastStart(), sink.lastEnd())) end++;
  const unit = unitAt(text, from, end);
  const cut = unit > from ? unit : splitClitic(text, from, end);
  if (cut <= from || cut >= end) sink.add(from, end);
  else {
    sink.add(from, cut);
    sink.add(cut, end);
  }
  return end;
}

/** End of the run of letters, digits and the signs that may stand within a word. */
function wordEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + LONGEST_TOKEN - 1);
  let at = from;
  while (at < limit) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === LETTER || kind === DIGIT || kind === MARK) at++;
    else if (kind === SURROGATE) {
      const whole = classAt(text, at);
      if (whole === OTHER) break;
      at += widthAt(text, at);
    } else if (kind === OTHER && at > from && joinsWord(text, from, at)) at++;
    else break;
  }
  // A text of surrogates only could begin with one that is no letter: the caller has seen a letter or a digit, so at > from.
  return at;
}

/** Adds the token of signs that starts at `from`; returns where scanning goes on. */
function symbol(text: string, from: number, sink: Sink): number {
  const code = text.charCodeAt(from);
  const kind = classAt(text, from);
  if (kind !== OTHER && kind !== MARK && widthAt(text, from) === 2) return word(text, from, sink);
  if (isApostrophe(code)) {
    const elided = elision(text, from);
    if (elided > from) {
      sink.add(from, elided);
      return elided;
    }
  }
  let end = Math.min(symbolEnd(text, from), from + LONGEST_TOKEN);
  // Marks and joiners stay with what they modify; an emoji joined by U+200D is one token.
  while (end < text.length && end - from < LONGEST_TOKEN - 2) {
    const next = classAt(text, end);
    const joined = text.charCodeAt(end - 1) === 0x200d && next === OTHER && widthAt(text, end) === 2;
    if (next !== MARK && !joined) break;
    end += widthAt(text, end);
  }
  sink.add(from, end);
  return end;
}

/** End of "'90s", "'em", or a clitic that stands apart from its word; `from` where the apostrophe is only a quote. */
function elision(text: string, from: number): number {
  let at = from + 1;
  const limit = Math.min(text.length, from + 6);
  while (at < limit && (classOf(text.charCodeAt(at)) === LETTER || classOf(text.charCodeAt(at)) === DIGIT)) at++;
  if (at === limit && limit === from + 6) return from;
  const rest = text.slice(from + 1, at);
  if (/^\d\ds?$/.test(rest)) return from > 0 && classOf(text.charCodeAt(from - 1)) === DIGIT ? from : at;
  const apart = from > 0 && classOf(text.charCodeAt(from - 1)) === WHITE;
  if (/^(?:em|til|cause|tis|twas|n)$/i.test(rest)) return isUpper(text.charCodeAt(from + 1)) ? from : at;
  return /^(?:s|m|d|re|ve|ll)$/i.test(rest) && (apart || isWordBefore(text, from)) ? at : from;
}

function isWordBefore(text: string, at: number): boolean {
  if (at === 0) return false;
  const kind = classOf(text.charCodeAt(at - 1));
  return kind !== WHITE && text.charCodeAt(at - 1) !== 0x28;
}
