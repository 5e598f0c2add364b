import type { SpeechMode, Stance } from "../../model/findings.ts";
import { childBy, children, isPassive, relation } from "../tree.ts";
import { type Draft, lemmaAt, rangeHead } from "./draft.ts";
import type { Lexicon } from "./lexicon.ts";
import { cueNegated, refusalOf } from "./propose.ts";
import { OPENING, type View } from "./view.ts";
import { FALSE_WORDS, REPEATS } from "./words.ts";

/** Cues that say nothing of their own tone: what stands in the content may turn them into a denial. */
const NEUTRAL: ReadonlySet<string> = new Set(["say", "claim"]);
const READY: ReadonlySet<string> = new Set(["readiness", "willingness"]);

/** Tone of a statement: the cue's line of the table, turned by negation, refusal and what the content is about. */
export function stanceOf(view: View, draft: Draft, lexicon: Lexicon): Stance {
  const { entry, head } = draft;
  if (entry === null && refusesToSpeak(view, head, lexicon)) return "omit";
  if (entry === null) return quoteInContent(view, draft) ? "say" : "other";
  if (refusalOf(view, head) >= 0) return entry.stance === "promise" || entry.stance === "demand" ? "other" : "omit";
  if (entry.stance === "omit" || saysNeither(view, draft)) return "omit";
  if (REPEATS.has(entry.words[0])) return repeated(view, draft, lexicon) ?? entry.stance;
  if (cueNegated(view, head)) return entry.not;
  if (NEUTRAL.has(entry.stance) && saysFalse(view, draft)) return "deny";
  if ((entry.stance === "confirm" || entry.stance === "say") && startsWithAny(view, draft, READY)) return "promise";
  return entry.stance;
}

/** "refused | to confirm the number": the speech verb stands in the content; "would not be drawn on it". */
function refusesToSpeak(view: View, head: number, lexicon: Lexicon): boolean {
  if (lemmaAt(view, head) === "draw" && isPassive(view.tree, head) && cueNegated(view, head)) return true;
  const verb = childBy(view.tree, head, "xcomp");
  if (verb < 0 || refusalOf(view, verb) < 0) return false;
  const lines = lexicon.byFirst.get(view.lemma[verb]) ?? [];
  return lines.some(({ as, not }) => as === "verb" && not === "omit");
}

/** "neither confirmed nor denied". */
function saysNeither(view: View, { cue }: Draft): boolean {
  for (let t = Math.max(0, cue.first - 1); t < cue.end; t++) if (lemmaAt(view, t) === "nor") return true;
  return false;
}

/** Tone of the noun that is repeated, where the cue or the beginning of the content has one. */
function repeated(view: View, { cue, content }: Draft, lexicon: Lexicon): Stance | null {
  const end = Math.min(view.count, cue.end + 3, content[0]?.[1] ?? cue.end + 3);
  for (let t = cue.first; t < end; t++) {
    const noun = lexicon.byFirst.get(view.lemma[t])?.find(({ as }) => as === "noun");
    if (noun !== undefined) return noun.stance;
  }
  return null;
}

function quoteInContent(view: View, { content }: Draft): boolean {
  return content.some(([first, end]) => view.quote.subarray(first, end).includes(OPENING));
}

/** "said the report was false", "called the charge absurd", "does not correspond to reality". */
function saysFalse(view: View, { content, entry }: Draft): boolean {
  for (const [first, end] of content) {
    const head = rangeHead(view, [first, end]);
    if (lemmaAt(view, first) === "no" && first + 1 < end && lemmaAt(view, first + 1) === "such") return true;
    for (let t = first; t < end; t++) {
      if (view.quotation[t] >= 0 && entry?.stance === "claim") continue;
      const lemma = lemmaAt(view, t);
      if (FALSE_WORDS.has(lemma) && isPredicate(view, t) && isMain(view, t, head)) return true;
      if (lemma === "true" && children(view.tree, t).some((child) => lemmaAt(view, child) === "not" || lemmaAt(view, child) === "n't"))
        return true;
      if (lemma === "correspond" && cueNegated(view, t)) return true;
    }
  }
  return false;
}

/** Whether a word is what the content says in the main, not a part of what it tells: "was lying", not "accused him of lying". */
function isMain(view: View, t: number, head: number): boolean {
  const governor = view.tree.head[t];
  // Of "the charge absurd" in "called the charge absurd" both words hang on the cue.
  if (governor === view.tree.head[head]) return true;
  return t === head || governor === head || (governor >= 0 && view.tree.head[governor] === head && relation(view.tree, t) !== "advcl");
}

function isPredicate(view: View, t: number): boolean {
  const name = relation(view.tree, t);
  return name !== "amod" && name !== "nmod" && name !== "compound" && name !== "obl" && name !== "advcl";
}

function startsWithAny(view: View, { content }: Draft, words: ReadonlySet<string>): boolean {
  const first = content[0];
  if (first === undefined) return false;
  for (let t = first[0]; t < Math.min(first[1], first[0] + 4); t++) if (words.has(lemmaAt(view, t))) return true;
  return false;
}

/** Whether a content is quoted as a whole, in part or not at all: the kinds of PolNeAR's scorer. */
export function modeOf(text: string, content: readonly { readonly start: number; readonly end: number }[]): SpeechMode {
  const words = content
    .map(({ start, end }) => text.slice(start, end))
    .join(" ")
    .trim()
    .replaceAll("''", '"')
    .replaceAll("``", '"');
  if (words.length > 1 && DOUBLE.has(words[0]) && DOUBLE.has(words[words.length - 1])) return "direct";
  for (const mark of DOUBLE) if (words.includes(mark)) return "mixed";
  return "indirect";
}

const DOUBLE = new Set(['"', "“", "”", "„", "«", "»"]);
