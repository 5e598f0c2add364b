import { UPOS } from "../../model/annotations.ts";
import type { Bag } from "./bag.ts";
import { mix } from "./crf.ts";
import { type Range, rangeHead } from "./draft.ts";
import type { Frame } from "./frame.ts";
import type { Segment } from "./kbest.ts";
import { CLOSING, INSIDE, OPENING, type View } from "./view.ts";

/** One way to read an attribution: a cue with its spans. */
export interface Option {
  readonly source: readonly Range[];
  readonly content: readonly Range[];
  /** Place among the readings of the same cue, and how far its score lies below the best. */
  readonly rank: number;
  readonly behind: number;
}

/** A cue that may be one, with the readings that the span model holds likeliest. */
export interface Candidate {
  readonly cue: Segment;
  readonly frame: Frame;
  readonly options: readonly Option[];
  /** Share of this cue's tokens that stand in the best content of a likelier cue, in tenths. */
  readonly nested: number;
}

export const MOST_OPTION_FEATURES = 160;

const PUNCT = UPOS.indexOf("PUNCT");

/** What the choice among readings goes by: the whole spans, which the taggers see only token by token. */
export function optionFeatures(view: View, candidate: Candidate, option: Option, bag: Bag): void {
  bag.count = 0;
  const { cue, frame } = candidate;
  const sure = level(cue.probability);
  const behind = Math.min(12, Math.floor(option.behind * 2));
  const shape = mix(1, Math.min(2, option.source.length), Math.min(4, option.content.length));
  bag.add(0, 0);
  bag.add(1, sure, candidate.nested);
  bag.add(2, option.rank, behind);
  bag.add(3, mix(3, sure, behind), shape);
  bag.add(4, frame.lemma, shape);
  bag.add(5, frame.lemma, sure);
  bag.add(6, frame.kind, mix(6, sure, shape));
  bag.add(7, frame.middle, shape);
  bag.add(8, mix(8, candidate.nested, sure), frame.kind);
  bag.add(9, Math.min(6, cue.end - cue.first), mix(9, sure, view.pos[cue.end - 1]));
  bag.add(10, view.lemma[cue.first], view.lemma[cue.end - 1]);
  bag.add(11, cue.end < view.count ? view.lemma[cue.end] : 0, mix(11, view.pos[cue.end - 1], sure));
  sourceFeatures(view, candidate, option, bag);
  contentFeatures(view, candidate, option, bag);
}

function level(probability: number): number {
  return Math.max(0, Math.min(12, Math.floor(6 + 2 * Math.log(probability / (1 - Math.min(0.9999, probability))))));
}

function sourceFeatures(view: View, { cue, frame }: Candidate, { source }: Option, bag: Bag): void {
  if (source.length === 0) {
    bag.add(20, frame.kind, frame.middle);
    bag.add(21, frame.lemma);
    return;
  }
  const [first, end] = source[0];
  const head = rangeHead(view, source[0]);
  const path = head >= frame.first && head < frame.end ? frame.path1[head - frame.first] : 0;
  const side = first < cue.first ? 1 : 2;
  bag.add(22, view.pos[head], path);
  bag.add(23, view.lemma[head], side);
  bag.add(24, mix(24, view.middle[head], view.name[head]), side);
  bag.add(25, Math.min(8, end - first), mix(25, side, view.pos[head]));
  bag.add(26, mix(26, view.pos[first], view.pos[end - 1]), side);
  bag.add(27, end < view.count ? view.lemma[end] : 0, mix(27, view.pos[end - 1], side));
  bag.add(28, first > 0 ? view.lemma[first - 1] : 0, side);
  bag.add(29, whole(view, head, first, end), mix(29, side, path));
  bag.add(30, cutOff(view, first, end), side);
  bag.add(31, mix(31, path, frame.kind), frame.middle);
}

function contentFeatures(view: View, { cue, frame }: Candidate, { content }: Option, bag: Bag): void {
  if (content.length === 0) {
    bag.add(40, frame.kind);
    bag.add(41, frame.lemma);
    return;
  }
  let length = 0;
  for (const [p, range] of content.entries()) {
    length += range[1] - range[0];
    pieceFeatures(view, cue.first, frame, range, p === content.length - 1 ? 0 : 1, content.length > 1 ? 1 : 0, bag);
  }
  bag.add(42, Math.min(12, Math.floor(Math.log2(1 + length) * 2)), mix(42, content.length, frame.kind));
  bag.add(43, quoteKind(view, content), frame.kind);
  bag.add(44, quoteKind(view, content), frame.lemma);
}

function pieceFeatures(view: View, cueFirst: number, frame: Frame, [first, end]: Range, more: number, several: number, bag: Bag): void {
  const head = rangeHead(view, [first, end]);
  const path = head >= frame.first && head < frame.end ? frame.path1[head - frame.first] : 0;
  const side = first < cueFirst ? 1 : 2;
  const next = end < view.count ? view.lemma[end] : 0;
  const nextPos = end < view.count ? view.pos[end] : 0;
  const tail = mix(50, more, side);
  const complete = whole(view, head, first, end);
  const cut = cutOff(view, first, end);
  bag.add(50, path, mix(50, several, side));
  bag.add(51, mix(51, view.pos[first], path), side);
  bag.add(52, view.lemma[first], mix(52, frame.middle, side));
  bag.add(53, first > 0 ? view.lemma[first - 1] : 0, mix(53, view.pos[first], side));
  bag.add(54, next, mix(54, nextPos, tail));
  bag.add(55, mix(55, nextPos, view.pos[end - 1]), mix(55, tail, closesSentence(view, end)));
  bag.add(56, complete, mix(56, path, tail));
  bag.add(57, complete, mix(57, closesSentence(view, end), tail));
  bag.add(58, cut, tail);
  bag.add(59, mix(59, cut, next), tail);
  bag.add(60, mix(60, cut, path), tail);
  bag.add(61, lastPart(view, head, first, end), tail);
  bag.add(62, mix(62, lastPart(view, head, first, end), closesSentence(view, end)), path);
  bag.add(63, balance(view, first, end), mix(63, side, several));
  bag.add(64, mix(64, view.quote[first], view.quote[end - 1]), mix(64, closesSentence(view, end), tail));
  bag.add(65, mix(65, view.pos[head], frame.kind), mix(65, path, side));
  bag.add(66, mix(66, closesSentence(view, end), opensSentence(view, first)), mix(66, side, frame.kind));
  bag.add(67, frame.lemma, mix(67, path, complete));
}

function closesSentence(view: View, end: number): number {
  const { sentence } = view.tree.tokens;
  let t = end;
  while (t < view.count && view.pos[t] === PUNCT && sentence[t] === sentence[end - 1]) t++;
  return t >= view.count || sentence[t] !== sentence[end - 1] ? 1 : t > end ? 2 : 0;
}

function opensSentence(view: View, first: number): number {
  return first === 0 || view.tree.tokens.sentence[first - 1] !== view.tree.tokens.sentence[first] ? 1 : 0;
}

/** Whether a range is the whole subtree of its head: bits for the left and the right edge, punctuation aside. */
function whole(view: View, head: number, first: number, end: number): number {
  let left = view.tree.left[head];
  let right = view.tree.right[head] + 1;
  while (left < head && view.pos[left] === PUNCT) left++;
  while (right > head + 1 && view.pos[right - 1] === PUNCT) right--;
  let a = first;
  let b = end;
  while (a < b - 1 && view.pos[a] === PUNCT) a++;
  while (b > a + 1 && view.pos[b - 1] === PUNCT) b--;
  return (a === left ? 1 : a < left ? 2 : 0) + (b === right ? 4 : b > right ? 8 : 0);
}

/** Relation and side of the nearest dependent that the range leaves out behind it, 0 where it leaves none. */
function cutOff(view: View, first: number, end: number): number {
  const { sentence } = view.tree.tokens;
  for (let t = end; t < Math.min(view.count, end + 24) && sentence[t] === sentence[end - 1]; t++) {
    const head = view.tree.head[t];
    if (head < first || head >= end || view.pos[t] === PUNCT) continue;
    return mix(70, view.relation[t], view.pos[end] === PUNCT ? 1 : 0);
  }
  return 0;
}

/** Relation of the last part under the head that the range takes in, and whether a comma parts it off. */
function lastPart(view: View, head: number, first: number, end: number): number {
  let t = end - 1;
  while (t > first && view.pos[t] === PUNCT) t--;
  while (view.tree.head[t] >= first && view.tree.head[t] < end && view.tree.head[t] !== head && t !== head) t = view.tree.head[t];
  const left = Math.max(first, view.tree.left[t]);
  return mix(71, mix(71, view.relation[t], view.lemma[left]), left > first && view.pos[left - 1] === PUNCT ? 1 : 0);
}

/** Opening marks less closing ones, and whether the range begins or ends amid a quotation. */
function balance(view: View, first: number, end: number): number {
  let open = 0;
  for (let t = first; t < end; t++) {
    if (view.quote[t] === OPENING) open++;
    else if (view.quote[t] === CLOSING) open--;
  }
  const begins = view.quote[first] === INSIDE ? 1 : 0;
  const ends = view.quote[end - 1] === INSIDE ? 2 : 0;
  return Math.max(-2, Math.min(2, open)) * 4 + begins + ends;
}

function quoteKind(view: View, content: readonly Range[]): number {
  let all = 1;
  let any = 0;
  for (const [first, end] of content) {
    if (view.quote[first] !== OPENING) all = 0;
    for (let t = first; t < end && any === 0; t++) if (view.quote[t] === OPENING) any = 1;
  }
  return all * 2 + any;
}
