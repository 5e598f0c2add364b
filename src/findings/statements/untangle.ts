import { UPOS } from "../../model/annotations.ts";
import { childBy, isUnder, subjectOf } from "../tree.ts";
import { asBefore } from "./chain.ts";
import { covers, type Draft, lemmaAt, type Range, trimmed, without } from "./draft.ts";
import type { View } from "./view.ts";

/**
 * Makes the spans of neighbouring statements fit: of two that each take the other for what they say, the one in whose clause the other
 * stands tells of it; the other loses the teller's words.
 */
export function untangle(view: View, drafts: readonly Draft[]): Draft[] {
  const near = (all: readonly Draft[], i: number) => all.slice(Math.max(0, i - REACH), i + REACH);
  const result = drafts
    .filter((draft, i) => !isQuoted(view, draft, near(drafts, i)))
    .map((draft, i, all) => atEdgeOfSentence(view, draft, near(all, i)))
    .map((draft, i, all) => ownSource(view, draft, near(all, i)))
    .map((draft) => (isStub(draft) ? regain(view, draft) : draft));
  for (let i = 0; i < result.length; i++) {
    for (let j = Math.max(0, i - REACH); j < Math.min(result.length, i + REACH); j++) {
      if (i === j || !covers(result[i].content, result[j].head)) continue;
      if (covers(result[j].content, result[i].head) ? isOuter(view, result[i], result[j]) : !isInside(view, result[j], result[i])) continue;
      result[i] = loseTeller(view, result[i], result[j]);
      if (!covers(result[j].content, result[i].head)) result[j] = regain(view, result[j]);
    }
  }
  return result.map((draft) => apart(view, draft));
}

/** Nobody says the words that tell who says it. */
function apart(view: View, draft: Draft): Draft {
  const own: Range[] = [...draft.source, [draft.cue.first, draft.cue.end]];
  const touched = own.some(([first, end]) => draft.content.some(([a, b]) => a < end && first < b));
  return touched ? { ...draft, content: trimmed(view, without(draft.content, own)) } : draft;
}

const PUNCT = UPOS.indexOf("PUNCT");

/** Statements farther apart in the list than this do not tangle. */
const REACH = 8;

/** Of two that take each other in: `a` tells of `b` where it is a parenthetic verb put beside b's clause, or stands above it. */
function isOuter(view: View, a: Draft, b: Draft): boolean {
  if (isPhrase(a) !== isPhrase(b))
    return isPhrase(a) ? !inClause(view, a, b) || endsSentence(view, a) : inClause(view, b, a) && !endsSentence(view, b);
  if (isUnder(view.tree, a.head, b.head)) {
    // "The ministry said the talks would resume, the agency reported": the later verb hangs on the earlier one and yet tells of it.
    return a.head > b.head && a.source.length > 0 && !inClause(view, a, b);
  }
  return isUnder(view.tree, b.head, a.head) ? inClause(view, b, a) : a.head > b.head;
}

/** Whether `inner` stands in the clause that is what `outer` says: "reported that, according to the monitors, …". */
function isInside(view: View, outer: Draft, inner: Draft): boolean {
  return isPhrase(inner) && inClause(view, inner, outer) && !endsSentence(view, inner);
}

function inClause(view: View, inner: Draft, outer: Draft): boolean {
  const clause = childBy(view.tree, outer.head, "ccomp");
  return clause > outer.head && inner.head > outer.head && inner.head <= view.tree.right[clause];
}

/** A content of one word, "that": the span model broke off where another cue begins. */
function isStub({ content }: Draft): boolean {
  return content.length === 1 && content[0][1] - content[0][0] === 1;
}

/** Takes the words of the teller, with its source and what ties it in, out of a content. */
function loseTeller(view: View, draft: Draft, teller: Draft): Draft {
  const words: Range[] = [...teller.source, [teller.cue.first, teller.cue.end]];
  const first = Math.min(...words.map(([from]) => from));
  const end = Math.max(...words.map(([, to]) => to));
  const rest = trimmed(view, without(draft.content, [[first, end]]));
  return rest.length === 0 ? draft : { ...draft, content: rest };
}

/** A teller whose content broke off before what it tells of takes the clause as a whole. */
function regain(view: View, teller: Draft): Draft {
  const clause = childBy(view.tree, teller.head, "ccomp");
  if (clause < teller.cue.end || covers(teller.content, clause)) return teller;
  return { ...teller, content: trimmed(view, [[teller.cue.end, view.tree.right[clause] + 1]]) };
}

/** "quoted a guard as saying": the verb is part of what "as saying" reports. */
function isQuoted(view: View, { head, cue }: Draft, drafts: readonly Draft[]): boolean {
  if (!["quote", "cite"].includes(lemmaAt(view, head))) return false;
  const { sentence } = view.ann.tokens;
  return drafts.some((other) => asBefore(view, other.cue) >= cue.end && sentence[other.cue.first] === sentence[cue.first]);
}

/** "…, according to the ministry." around another statement takes in all of the sentence, not a part of that statement. */
function atEdgeOfSentence(view: View, draft: Draft, drafts: readonly Draft[]): Draft {
  if (draft.entry?.as !== "phrase" || draft.source.length === 0 || asBefore(view, draft.cue) >= 0) return draft;
  const sentence = view.ann.sentences[view.ann.tokens.sentence[draft.head]];
  const [first, end] = [draft.cue.first, Math.max(draft.cue.end, ...draft.source.map(([, to]) => to), ...draft.links.map(([, to]) => to))];
  const edge = first - sentence.firstToken <= 1 || (sentence.endToken - end <= 2 && view.pos[first - 1] === PUNCT);
  const other = drafts.some(
    (one) => one !== draft && one.head >= sentence.firstToken && one.head < sentence.endToken && !covers(draft.content, one.head),
  );
  if (!edge || !other) return draft;
  return { ...draft, content: trimmed(view, without([[sentence.firstToken, sentence.endToken]], [[first, end]])) };
}

function isPhrase({ entry }: Draft): boolean {
  return entry?.as === "phrase";
}

function endsSentence(view: View, draft: Draft): boolean {
  const sentence = view.ann.sentences[view.ann.tokens.sentence[draft.head]];
  const end = Math.max(draft.cue.end, ...draft.source.map(([, to]) => to));
  return sentence.endToken - end <= 2;
}

/** A source that runs over another statement's cue is what stands after that. */
function ownSource(view: View, draft: Draft, drafts: readonly Draft[]): Draft {
  const inside = drafts.find((other) => other !== draft && covers(draft.source, other.head) && other.cue.end <= draft.cue.first);
  if (inside === undefined) return draft;
  // "The readout, which it said was short, made no mention of it": what is said in passing of the speaker leaves it the speaker.
  const subject = subjectOf(view.tree, draft.head);
  if (subject >= 0 && isUnder(view.tree, inside.head, subject)) return draft;
  return {
    ...draft,
    source: draft.source.map(([first, end]) => [Math.max(first, inside.cue.end), end] as const).filter(([a, b]) => a < b),
  };
}
