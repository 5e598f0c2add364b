import { classOf, DIGIT, isLower, isUpper, LETTER } from "./characters.ts";
import { BOUND } from "./sentences.ts";
import type { TokenSpans } from "./tokenize.ts";

/** The place after a token: what stands around it that single words do not tell. Bits of `facts`. */
export const FACT = {
  /** The rules end a sentence here. */
  stop: 1,
  /** The writer often begins sentences with a small letter. */
  careless: 2,
  /** The paragraph does not end with a stop: a heading, a list, an address. */
  open: 4,
  /** The paragraph has no stop before its end. */
  bare: 8,
  /** At most three words since the last stop or the paragraph's beginning. */
  early: 16,
  /** More than 30 words since. */
  late: 32,
  /** At most three words up to the next stop or the paragraph's end. */
  ending: 64,
  /** Nearly all long paragraphs of the text end with a stop, as in edited prose. */
  orderly: 128,
} as const;

export const FACT_BITS = 8;

export interface BoundFacts {
  /** Bits of FACT for each token. */
  readonly facts: Uint8Array;
  /** Where it is to be decided whether a sentence ends after the token: 1 behind a sign, 2 between two words, else 0. */
  readonly open: Uint8Array;
  /** Whether the text, however short, reads as edited: its long paragraphs end with stops, and its sentences begin with capitals. */
  readonly edited: boolean;
}

const NEAR = 3;
const FAR = 30;

/** Facts about the place after each token, from the rules' own bounds. */
export function boundFacts(text: string, spans: TokenSpans, bounds: Uint8Array): BoundFacts {
  const facts = new Uint8Array(spans.count);
  const open = new Uint8Array(spans.count);
  const { long, stopped } = longParagraphs(text, spans, bounds);
  const neat = long > 0 && stopped * 10 >= long * 9;
  const orderly = neat && long >= 3;
  const careless = isCareless(text, spans);
  const writer = (careless ? FACT.careless : 0) | (orderly ? FACT.orderly : 0);
  for (let from = 0, end = 0; from < spans.count; from = end) {
    end = paragraphEnd(bounds, from);
    const bits = writer | paragraphBits(text, spans, bounds, from, end);
    placeBits(bounds, from, end, bits, facts);
    for (let i = from; i < end - 1; i++)
      if (bounds[i] === BOUND.stop || isOpen(text, spans, i, orderly)) open[i] = isBetweenWords(text, spans, i) ? 2 : 1;
  }
  return { facts, open, edited: neat && !careless };
}

/** End of the paragraph that begins with token `from`. */
export function paragraphEnd(bounds: Uint8Array, from: number): number {
  let i = from;
  while (i < bounds.length - 1 && bounds[i] !== BOUND.line) i++;
  return i + 1;
}

/**
 * Blanks but no line end between the token and the next, and in edited prose no small letter without a stop before it. What a colon announces
 * belongs to it: who speaks and what is said stay in one sentence.
 */
function isOpen(text: string, spans: TokenSpans, i: number, orderly: boolean): boolean {
  const end = spans.end[i];
  const next = spans.start[i + 1];
  if (next === end || text.charCodeAt(end - 1) === 0x3a) return false;
  if (orderly && isLower(text.charCodeAt(next)) && !endsSomething(text.charCodeAt(end - 1))) return false;
  return next === end + 1 ? text.charCodeAt(end) !== 0x0a : !text.slice(end, Math.min(next, end + 64)).includes("\n");
}

function isBetweenWords(text: string, spans: TokenSpans, i: number): boolean {
  const before = classOf(text.charCodeAt(spans.end[i] - 1));
  return (before === LETTER || before === DIGIT) && classOf(text.charCodeAt(spans.start[i + 1])) === LETTER;
}

function endsSomething(code: number): boolean {
  return isStop(code) || isCloser(code);
}

function paragraphBits(text: string, spans: TokenSpans, bounds: Uint8Array, from: number, end: number): number {
  let stops = 0;
  for (let i = from; i < end; i++) if (bounds[i] === BOUND.stop) stops++;
  return (endsWithStop(text, spans, from, end) ? 0 : FACT.open) | (stops === 0 ? FACT.bare : 0);
}

function endsWithStop(text: string, spans: TokenSpans, from: number, end: number): boolean {
  let last = end - 1;
  while (last > from && last > end - 4 && isCloser(text.charCodeAt(spans.start[last]))) last--;
  return isStop(text.charCodeAt(spans.end[last] - 1));
}

const LONG = 15;

/** Number of long paragraphs, and of those that end with a stop. */
function longParagraphs(text: string, spans: TokenSpans, bounds: Uint8Array): { readonly long: number; readonly stopped: number } {
  let long = 0;
  let stopped = 0;
  for (let from = 0, end = 0; from < spans.count; from = end) {
    end = paragraphEnd(bounds, from);
    if (end - from < LONG) continue;
    long++;
    if (endsWithStop(text, spans, from, end)) stopped++;
  }
  return { long, stopped };
}

function placeBits(bounds: Uint8Array, from: number, end: number, bits: number, facts: Uint8Array): void {
  for (let i = from, first = from; i < end; i++) {
    const words = i + 1 - first;
    facts[i] = bits | (words <= NEAR ? FACT.early : words > FAR ? FACT.late : 0);
    if (bounds[i] !== BOUND.stop) continue;
    facts[i] |= FACT.stop;
    first = i + 1;
  }
  for (let i = end - 2, next = end; i >= from; i--) {
    if (next - i - 1 <= NEAR) facts[i] |= FACT.ending;
    if (bounds[i] === BOUND.stop) next = i + 1;
  }
}

function isStop(code: number): boolean {
  return code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026;
}

function isCloser(code: number): boolean {
  return code === 0x22 || code === 0x27 || code === 0x201d || code === 0x2019 || code === 0x29 || code === 0x5d;
}

/** Whether at least one in five words after a stop begins with a small letter, the word "i" included. */
function isCareless(text: string, spans: TokenSpans): boolean {
  let small = 0;
  let large = 0;
  for (let i = 1; i + 1 < spans.count; i++) {
    if (spans.end[i] - spans.start[i] !== 1 || !isStop(text.charCodeAt(spans.start[i]))) continue;
    if (spans.start[i + 1] === spans.end[i]) continue;
    const next = text.charCodeAt(spans.start[i + 1]);
    if (isLower(next)) small++;
    else if (isUpper(next) || classOf(next) === LETTER) large++;
  }
  return small > 0 && small * 4 >= large;
}
