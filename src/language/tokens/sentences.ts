import type { Sentence } from "../../model/annotations.ts";
import { classOf, DIGIT, isApostrophe, isLower, isUpper } from "./characters.ts";
import { ABBREVIATIONS, SAYING, STARTERS, TITLES } from "./lexicon.ts";
import type { TokenSpans } from "./tokenize.ts";

/** No sentence has more tokens, so that the layers above have a bound whatever the input. */
const LONGEST_SENTENCE = 512;

/** What the rules say of the place after a token. */
export const BOUND = { none: 0, stop: 1, line: 2 } as const;

/** Cuts the tokens of a text into sentences by rules alone. Every token is in exactly one sentence; linear in the number of characters. */
export function splitSentences(text: string, spans: TokenSpans): Sentence[] {
  return cutSentences(spans, ruleBounds(text, spans));
}

/** One of BOUND after each token: a sentence ends there by its punctuation ("stop") or by the end of a line or of the text ("line"). */
export function ruleBounds(text: string, spans: TokenSpans): Uint8Array {
  const bounds = new Uint8Array(spans.count);
  const wrapped = isHardWrapped(text);
  let first = 0;
  for (let i = 0; i < spans.count; i++) {
    const gap = i + 1 < spans.count ? lineBreaks(text, spans.end[i], spans.start[i + 1]) : 2;
    if (gap >= 2 || (gap === 1 && endsLine(text, spans, i, wrapped))) bounds[i] = BOUND.line;
    else if (endsSentence(text, spans, i, first)) bounds[i] = BOUND.stop;
    if (bounds[i] !== BOUND.none || i + 1 - first >= LONGEST_SENTENCE) first = i + 1;
  }
  return bounds;
}

/** The sentences that end after the tokens whose bound is not 0, and wherever one would be too long. */
export function cutSentences(spans: TokenSpans, bounds: Uint8Array): Sentence[] {
  const sentences: Sentence[] = [];
  let first = 0;
  for (let i = 0; i < spans.count; i++) {
    if (bounds[i] === BOUND.none && i + 1 - first < LONGEST_SENTENCE) continue;
    sentences.push({ start: spans.start[first], end: spans.end[i], firstToken: first, endToken: i + 1 });
    first = i + 1;
  }
  return sentences;
}

/** Line ends between two tokens, counted up to 2. */
function lineBreaks(text: string, from: number, to: number): number {
  let n = 0;
  for (let at = from; at < to && n < 2; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x2028) n++;
    else if (code === 0x2029) n = 2;
    else if (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a) n++;
  }
  return n;
}

const WRAP_SAMPLE = 20_000;

/** Mail and old wire text break lines at some 75 columns: there a line often goes on with a small letter. */
function isHardWrapped(text: string): boolean {
  let lines = 0;
  let goesOn = 0;
  let from = 0;
  while (from < Math.min(text.length, WRAP_SAMPLE)) {
    const at = text.indexOf("\n", from);
    if (at < 0) break;
    if (at - from >= 50 && at - from <= 90 && text.charCodeAt(at + 1) > 0x20) {
      lines++;
      if (isLower(text.charCodeAt(at + 1))) goesOn++;
    }
    from = at + 1;
  }
  return lines >= 3 && goesOn * 3 >= lines;
}

/** Whether a single line end after token `i` ends the sentence: always in text with a paragraph a line, unless the next one starts small. */
function endsLine(text: string, spans: TokenSpans, i: number, wrapped: boolean): boolean {
  const next = text.charCodeAt(spans.start[i + 1]);
  if (!wrapped) return !isLower(next) || isTerminal(text.charCodeAt(spans.end[i] - 1));
  const lineStart = text.lastIndexOf("\n", spans.end[i] - 1);
  return spans.end[i] - lineStart < 45 && !isLower(next);
}

function isTerminal(code: number): boolean {
  return code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026 || code === 0x3002 || code === 0x61f || code === 0x6d4;
}

/** Whether the sentence `first`…`i` ends after token `i`, by its punctuation and what follows. */
function endsSentence(text: string, spans: TokenSpans, i: number, first: number): boolean {
  const closing = closingRun(text, spans, i, first);
  const last = i - closing;
  if (last < first) return false;
  const final = text.charCodeAt(spans.end[last] - 1);
  if (!isTerminal(final) || i + 1 >= spans.count) return false;
  if (isClosing(text, spans, i + 1) || isNote(text, spans, i + 1) || isTerminal(text.charCodeAt(spans.start[i + 1]))) return false;
  const isStop = spans.end[last] - spans.start[last] === 1 || isTerminal(text.charCodeAt(spans.start[last]));
  if (!isStop) return endsAtAbbreviation(text, spans, last, i);
  if (isListNumber(text, spans, last, first)) return false;
  const next = text.charCodeAt(spans.start[i + 1]);
  if (startsSmall(text, spans, i + 1)) return closing === 0 && (final === 0x2e ? endsCarelessly(text, spans, last) : final !== 0x2026);
  if (final === 0x2e || closing === 0) return spans.start[i + 1] > spans.end[i] || isUpper(next);
  return !(isUpper(next) && saysNext(text, spans, i + 1));
}

/** Number of tokens up to `i` that close something after a stop: quotes, brackets and notes ("[12]"). */
function closingRun(text: string, spans: TokenSpans, i: number, first: number): number {
  let n = 0;
  while (i - n > first && n < 12) {
    if (isNote(text, spans, i - n - 2)) n += 3;
    else if (n < 12 && isClosing(text, spans, i - n)) n++;
    else break;
  }
  return n;
}

/** Whether a note such as "[12]" starts with token `i`. */
function isNote(text: string, spans: TokenSpans, i: number): boolean {
  if (i < 0 || i + 2 >= spans.count || text.charCodeAt(spans.start[i]) !== 0x5b || text.charCodeAt(spans.start[i + 2]) !== 0x5d)
    return false;
  return classOf(text.charCodeAt(spans.start[i + 1])) === DIGIT;
}

/** A closing quote or bracket directly after the token before. */
function isClosing(text: string, spans: TokenSpans, i: number): boolean {
  const code = text.charCodeAt(spans.start[i]);
  if (spans.end[i] - spans.start[i] > 2 || i === 0) return false;
  if (code === 0x201d || code === 0x29 || code === 0x5d || code === 0xbb) return true;
  return (
    (code === 0x22 || isApostrophe(code)) &&
    spans.end[i] - spans.start[i] <= 2 &&
    spans.start[i] === spans.end[i - 1] &&
    !touchesNext(text, spans.end[i])
  );
}

/** A straight quote that is glued to a letter opens something. */
function touchesNext(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isUpper(code) || isLower(code) || classOf(code) === DIGIT;
}

function endsAtAbbreviation(text: string, spans: TokenSpans, last: number, i: number): boolean {
  const form = text.slice(spans.start[last], spans.end[last] - 1).toLowerCase();
  const next = text.slice(spans.start[i + 1], Math.min(spans.end[i + 1], spans.start[i + 1] + 16));
  if (TITLES.has(form) || (form.length === 1 && i === last)) return false;
  if (!isUpper(next.charCodeAt(0))) return false;
  return (form.includes(".") || ABBREVIATIONS.has(form)) && STARTERS.has(next.toLowerCase());
}

/** "1." at the beginning of a sentence numbers what follows. */
function isListNumber(text: string, spans: TokenSpans, last: number, first: number): boolean {
  if (last !== first + 1 || spans.end[last] - spans.start[last] > 1) return false;
  const code = text.charCodeAt(spans.start[first]);
  return classOf(code) === DIGIT && spans.end[first] - spans.start[first] <= 3 && spans.start[last] === spans.end[first];
}

/** Whether what starts with token `i`, quotes skipped, starts with a small letter. */
function startsSmall(text: string, spans: TokenSpans, i: number): boolean {
  let at = i;
  while (at < spans.count - 1 && at < i + 2 && /["“‘'(«[-]/.test(text[spans.start[at]])) at++;
  const code = text.charCodeAt(spans.start[at]);
  return isLower(code) || /[,;:%)]/.test(text[spans.start[i]]);
}

/** "it rained. then we left": a single stop after a plain word of some length, and a small word that begins sentences. */
function endsCarelessly(text: string, spans: TokenSpans, stop: number): boolean {
  if (stop === 0 || spans.end[stop] - spans.start[stop] > 1 || spans.start[stop + 1] === spans.end[stop]) return false;
  const before = text.slice(Math.max(spans.start[stop - 1], spans.end[stop - 1] - 16), spans.end[stop - 1]);
  const next = text.slice(spans.start[stop + 1], Math.min(spans.end[stop + 1], spans.start[stop + 1] + 16));
  return before.length > 2 && isLower(before.charCodeAt(0)) && !ABBREVIATIONS.has(before) && STARTERS.has(next);
}

/** Whether one of the three tokens from `i` on is a verb of speech: “Why?” Tavon asked. */
function saysNext(text: string, spans: TokenSpans, i: number): boolean {
  for (let at = i; at < Math.min(spans.count, i + 4); at++)
    if (SAYING.has(text.slice(spans.start[at], Math.min(spans.end[at], spans.start[at] + 12)).toLowerCase())) return true;
  return false;
}
