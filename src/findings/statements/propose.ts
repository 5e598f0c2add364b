import { UPOS } from "../../model/annotations.ts";
import { children, isNegated, modalOf, relation } from "../tree.ts";
import { lemmaAt } from "./draft.ts";
import type { CueSpan } from "./frame.ts";
import { type CueSite, frameFilled } from "./frames.ts";
import { type Cue, type Lexicon, matchWords } from "./lexicon.ts";
import type { View } from "./view.ts";
import { REFUSALS } from "./words.ts";

const VERB = UPOS.indexOf("VERB");
const AUX = UPOS.indexOf("AUX");
const NOUN = UPOS.indexOf("NOUN");
const ADV = UPOS.indexOf("ADV");
const PART = UPOS.indexOf("PART");

/** A cue that the table finds by its words and what follows them. */
export interface Proposal extends CueSite {
  /** The site with the auxiliaries, negations and adverbs before it. */
  readonly span: CueSpan;
}

/** A sentence has no more cues than this that are looked into, so that no text costs more than so much a token. */
const MOST_CUES = 24;

/** Every place where the words of a cue stand and one of its frames is filled, in text order; the longest cue at a place. */
export function proposeCues(view: View, lexicon: Lexicon): Proposal[] {
  const found: Proposal[] = [];
  for (const { firstToken, endToken } of view.ann.sentences) {
    const most = found.length + MOST_CUES;
    for (let t = firstToken; t < endToken && found.length < most; t++) {
      const site = siteAt(view, lexicon, t, endToken, true);
      if (site === null || !reportsSpeech(view, site)) continue;
      found.push({ ...site, span: { first: widen(view, site, firstToken), end: site.end } });
      t = Math.max(t, site.end - 1);
    }
  }
  return found;
}

/**
 * The line of the table that the words at a token answer to, the longest first.
 * @param strict only a line with a frame that is filled; otherwise any line whose words stand there, a filled one before others.
 */
export function siteAt(view: View, lexicon: Lexicon, t: number, end: number, strict: boolean): CueSite | null {
  const lines = lexicon.byFirst.get(view.lemma[t]) ?? lexicon.byFirst.get(view.word[t]);
  if (lines === undefined) return null;
  let loose: CueSite | null = null;
  for (const cue of lines) {
    if (!fitsClass(view, cue, t)) continue;
    const after = matchWords(view, cue, t, end);
    if (after < 0) continue;
    const site = { cue, first: t, end: after, head: cue.words[0] === "be" ? after - (cue.words.length > 2 ? 2 : 1) : t };
    if (frameFilled(view, site) || refusalOf(view, site.head) >= 0) return site;
    loose ??= site;
  }
  return strict ? null : loose;
}

const UNREAL: ReadonlySet<string> = new Set(["can", "could", "may", "might", "should", "must", "would", "will"]);

/** Whether a verb tells that something was said: not "can say", "to say", "I confirm" within a quotation, nor a condition. */
function reportsSpeech(view: View, { cue, head }: CueSite): boolean {
  if (cue.as !== "verb") return true;
  const { tree } = view;
  const refusal = refusalOf(view, head);
  if (refusal >= 0) return true;
  const modal = modalOf(tree, head);
  if (modal !== null && UNREAL.has(modal) && !isNegated(tree, head)) return false;
  for (const child of children(tree, head)) {
    const lemma = lemmaAt(view, child);
    const name = relation(tree, child);
    if (name === "mark" && (lemma === "if" || lemma === "unless" || lemma === "to")) return false;
    if (name === "nsubj" && view.quotation[head] >= 0 && (lemma === "i" || lemma === "we" || lemma === "you")) return false;
  }
  return true;
}

function fitsClass(view: View, cue: Cue, t: number): boolean {
  if (cue.as === "phrase") return true;
  if (cue.as === "noun") return view.pos[t] === NOUN;
  if (view.pos[t] === AUX) return cue.words[0] === "be";
  // "The ministry states that …", the verb taken for a plural.
  if (view.pos[t] === NOUN && t + 1 < view.count && lemmaAt(view, t + 1) === "that" && cue.frames.includes("that")) return endsInS(view, t);
  return view.pos[t] === VERB && relation(view.tree, t) !== "amod" && relation(view.tree, t) !== "compound";
}

/** The verb that makes a refusal of the speech verb at `head` ("declined to say"), -1 where none. */
export function refusalOf(view: View, head: number): number {
  const { tree } = view;
  const governor = tree.head[head];
  if (governor < 0 || governor > head || relation(tree, head) !== "xcomp") return -1;
  const lemma = lemmaAt(view, governor);
  if (!REFUSALS.has(lemma)) return -1;
  return lemma !== "have" || lemmaAt(view, head - 1) === "to" ? governor : -1;
}

/** First token of the verb group: "has not yet | said", "declined to | say". */
function widen(view: View, site: CueSite, bound: number): number {
  const refusal = refusalOf(view, site.head);
  let first = refusal >= 0 && refusal >= bound ? refusal : site.first;
  const owner = refusal >= 0 ? refusal : site.head;
  while (first - 1 >= bound) {
    const before = first - 1;
    const pos = view.pos[before];
    if (pos !== AUX && pos !== ADV && pos !== PART) break;
    const governor = view.tree.head[before];
    if (governor !== owner && governor !== site.head && governor !== first) break;
    first = before;
  }
  return first;
}

/** Whether what the cue says is negated: its own negation, its auxiliary's, or a negative subject ("neither side mentioned"). */
export function cueNegated(view: View, head: number): boolean {
  if (isNegated(view.tree, head)) return true;
  for (const child of children(view.tree, head)) {
    if (relation(view.tree, child) !== "nsubj") continue;
    for (const below of children(view.tree, child)) if (["neither", "no"].includes(lemmaAt(view, below)) && below < head) return true;
  }
  return false;
}

function endsInS(view: View, t: number): boolean {
  return view.ann.text[view.ann.tokens.end[t] - 1] === "s";
}
