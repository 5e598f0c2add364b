import { Rel, type View } from "./view.ts";
import { SPEECH_VERBS } from "./words.ts";

/** Token range of each quotation, by its number. */
export interface Quotation {
  readonly first: number;
  /** One past its last token. */
  readonly last: number;
}

/** Ranges of the quotations of a text; index 0 is unused. */
export function quotationsOf(view: View): Quotation[] {
  const first = new Int32Array(view.quotes + 1).fill(-1);
  const last = new Int32Array(view.quotes + 1);
  for (let i = 0; i < view.tokens.count; i++) {
    const q = view.quote[i];
    if (first[q] < 0) first[q] = i;
    last[q] = i + 1;
  }
  return Array.from(first, (start, q) => ({ first: start, last: last[q] }));
}

/** How far from a quotation its verb of speech may stand, in tokens. */
const REACH = 25;

/**
 * Head token of whoever says quotation `q`: subject of a verb of speech just after or just before it, -1 where none is found.
 */
export function speakerToken(view: View, quotation: Quotation): number {
  const after = speakerBetween(view, quotation.last, Math.min(view.tokens.count, quotation.last + REACH), quotation, 1);
  if (after >= 0) return after;
  return speakerBetween(view, quotation.first - 1, Math.max(-1, quotation.first - 1 - REACH), quotation, -1);
}

function speakerBetween(view: View, from: number, to: number, quotation: Quotation, step: number): number {
  const edge = step > 0 ? quotation.last - 1 : quotation.first;
  for (let i = from; i !== to; i += step) {
    if (i < 0 || view.paragraph[i] !== view.paragraph[edge]) break;
    if (view.quote[i] !== 0) continue;
    const sentence = view.tokens.sentence[i];
    // After the quotation the verb stands in its own sentence or goes on from it; before it, in its own or the one before.
    if (step > 0 && sentence !== view.tokens.sentence[edge] && !continues(view, quotation.last)) break;
    if (step < 0 && view.tokens.sentence[edge] - sentence > 1) break;
    if (!SPEECH_VERBS.has(view.tokens.lemma[i])) continue;
    const subject = subjectOf(view, i);
    if (subject >= 0) return subject;
  }
  return -1;
}

/** Whether the text goes on in lower case behind a quotation, or with a verb and its subject right there. */
function continues(view: View, at: number): boolean {
  if (at >= view.tokens.count) return false;
  const code = view.text.charCodeAt(view.tokens.start[at]);
  return code >= 97 && code <= 122;
}

function subjectOf(view: View, verb: number): number {
  for (let c = view.child[verb]; c >= 0; c = view.sibling[c]) if (view.rel[c] === Rel.SUBJECT && view.quote[c] === 0) return c;
  return -1;
}

/** Quotations from which on a text is taken for one that sets off whom it lets speak. */
const QUOTING = 3;
/** "LUND: I met him", "Q. Did you?": so many of them make a transcript, in which people speak without quotation marks. */
const TURN = /^[ \t]{0,4}(?:\p{Lu}[\p{L}.’'-]{0,20}(?: \p{Lu}[\p{L}.’'-]{0,20}){0,2}:|[QA]\.)\s/gmu;
const TURNS = 3;

/** Whether a text tells in its writer's words and sets those of others between quotation marks. */
export function quotesPeople(view: View): boolean {
  return view.quotes >= QUOTING && [...view.text.matchAll(TURN)].length < TURNS;
}
