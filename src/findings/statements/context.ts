import { UPOS } from "../../model/annotations.ts";
import type { Statement, When } from "../../model/findings.ts";
import type { Note } from "../../model/note.ts";
import type { Span } from "../../model/span.ts";
import { tokenAt } from "../../text/tokens.ts";

import { covers, type Draft, lemmaAt, rangeHead } from "./draft.ts";
import type { Lexicon } from "./lexicon.ts";
import type { View } from "./view.ts";
import { POINTERS } from "./words.ts";

const VERB = UPOS.indexOf("VERB");

/** How far from its cue a time may stand, in tokens, where the tree does not tie them. */
const WHEN_REACH = 6;

/** When it was said: the time phrase of the cue's own clause, outside of what is said. */
export function whenOf(view: View, draft: Draft): When | null {
  const { tokens, sentences, times } = view.ann;
  const sentence = sentences[tokens.sentence[draft.head]];
  let best: When | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const time of times) {
    if (time.end <= sentence.start || time.start >= sentence.end || time.type === "DURATION" || time.type === "SET") continue;
    const first = tokenAt(tokens, time.start);
    if (covers(draft.content, first) || covers(draft.source, first)) continue;
    const far = first < draft.cue.first ? draft.cue.first - first : first - draft.cue.end;
    const head = rangeHead(view, [first, Math.max(first + 1, tokenAt(tokens, time.end))]);
    const tied = view.tree.head[head] === draft.head || (far >= 0 && view.tree.head[view.tree.head[head]] === draft.head);
    if ((!tied && far > WHEN_REACH) || far >= nearest) continue;
    nearest = far;
    const { weekday } = time;
    best = {
      edtf: time.edtf,
      phrase: { start: time.start, end: time.end },
      rule: `statement-time/${time.rule}`,
      ...(weekday === undefined ? {} : { weekday }),
    };
  }
  return best;
}

/** A denial looks this many statements back for what it denies. */
const DENIES_REACH = 6;

/**
 * The proposition denied: the content itself where it states it; where it only points back ("denied the claims", "denied such an
 * understanding"), the nearest earlier claim, accusation or saying of somebody else.
 */
export function deniedBy(
  view: View,
  draft: Draft,
  content: readonly Span[],
  speaker: string | null,
  earlier: readonly Statement[],
): readonly Span[] {
  if (!pointsBack(view, draft)) return content;
  const back = earlier.slice(-DENIES_REACH).reverse();
  const others = back.filter((one) => one.content.length > 0 && (one.speaker === null || one.speaker !== speaker));
  const found = others.find(({ stance }) => stance === "claim" || stance === "accuse") ?? others.find(({ stance }) => stance === "say");
  return found === undefined ? content : found.content;
}

function pointsBack(view: View, { content }: Draft): boolean {
  if (content.length !== 1 || content[0][1] - content[0][0] > 9) return false;
  const [first, end] = content[0];
  if (!hasClause(view, first, end)) for (let t = first; t < Math.min(end, first + 4); t++) if (POINTERS.has(lemmaAt(view, t))) return true;
  return ["such", "that", "this", "it"].includes(lemmaAt(view, first)) && end - first <= 4;
}

function hasClause(view: View, first: number, end: number): boolean {
  for (let t = first; t < end; t++) if (view.pos[t] === VERB) return true;
  return false;
}

/** Sentences with a verb of speech or a quotation in which nothing was found, for the reader to look at. */
export function missedNotes(view: View, lexicon: Lexicon, statements: readonly Statement[]): Note[] {
  const covered = new Uint8Array(view.ann.sentences.length);
  const { tokens, sentences } = view.ann;
  for (const statement of statements)
    for (const span of [...statement.cue, ...statement.content, ...statement.source]) {
      const last = tokenAt(tokens, span.end - 1);
      for (let s = tokens.sentence[tokenAt(tokens, span.start)]; s <= (tokens.sentence[last] ?? -1); s++) covered[s] = 1;
    }
  const notes: Note[] = [];
  for (const [s, { start, end, firstToken, endToken }] of sentences.entries()) {
    if (covered[s]) continue;
    const why = hasSpeechVerb(view, lexicon, firstToken, endToken) ?? hasQuotation(view, firstToken, endToken);
    if (why !== null)
      notes.push({
        level: "info",
        code: "statements.missed",
        message: `no statement was found in a sentence with ${why}`,
        span: { start, end },
      });
  }
  return notes;
}

function hasSpeechVerb(view: View, lexicon: Lexicon, first: number, end: number): string | null {
  for (let t = first; t < end; t++) {
    if (view.pos[t] !== VERB) continue;
    const lines = lexicon.byFirst.get(view.lemma[t]);
    if (lines?.some(({ as, words, frames }) => as === "verb" && words.length === 1 && frames.includes("quote")))
      return `the verb "${lemmaAt(view, t)}"`;
  }
  return null;
}

/** Words that a quotation must have to be more than a name or a scare quote. */
const QUOTED_WORDS = 3;

function hasQuotation(view: View, first: number, end: number): string | null {
  for (let t = first, run = 0; t < end; t++) {
    run = view.quotation[t] >= 0 && view.quote[t] === 1 ? run + 1 : 0;
    if (run >= QUOTED_WORDS) return "quotation marks";
  }
  return null;
}
