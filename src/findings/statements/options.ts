import { UPOS } from "../../model/annotations.ts";
import type { Bag } from "./bag.ts";
import { mix } from "./crf.ts";
import { covers, type Range, rangeHead } from "./draft.ts";
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
  /** Marks the tokens of every likely cue of the text. */
  readonly cueTokens: Uint8Array;
}

export const MOST_OPTION_FEATURES = 256;

const PUNCT = UPOS.indexOf("PUNCT");
const VERB = UPOS.indexOf("VERB");

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

function contentFeatures(view: View, candidate: Candidate, { source, content }: Option, bag: Bag): void {
  const { cue, frame } = candidate;
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
  const last = content[content.length - 1];
  restFeatures(view, candidate, source, last, bag);
  edgeFeatures(view, candidate, last, bag);
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

/** How far behind a content its rest of the sentence is looked at, in tokens. */
const REST = 40;

/** What the content leaves out behind it: the phrase that follows, what that hangs on, how much comes, and whether a cue stands in it. */
function restFeatures(view: View, { cue, frame, cueTokens }: Candidate, source: readonly Range[], [first, end]: Range, bag: Bag): void {
  const { sentence } = view.tree.tokens;
  const { head, left } = view.tree;
  let bound = end;
  while (bound < view.count && bound < end + REST && sentence[bound] === sentence[end - 1]) bound++;
  let t = end;
  while (t < bound && (view.pos[t] === PUNCT || (t >= cue.first && t < cue.end) || covers(source, t))) t++;
  const skipped = t >= cue.end && end <= cue.first ? 1 : 0;
  const comma = t > end && view.pos[end] === PUNCT ? 1 : 0;
  if (t >= bound) {
    bag.add(80, mix(80, skipped, comma), frame.kind);
    return;
  }
  let top = t;
  while (head[top] >= end && head[top] < bound && head[top] !== top) top = head[top];
  const owner = head[top];
  const inner = rangeHead(view, [first, end]);
  const hangs = owner === inner ? 1 : owner >= first && owner < end ? 2 : owner === frame.head ? 3 : owner < 0 ? 4 : 5;
  const place = mix(81, hangs, comma * 2 + skipped);
  let verbs = 0;
  let cues = 0;
  for (let i = t; i < bound; i++) {
    if (view.pos[i] === VERB) verbs = 1;
    if (cueTokens[i] && (i < cue.first || i >= cue.end)) cues = 1;
  }
  const opener = view.lemma[Math.max(end, left[top])];
  bag.add(81, view.relation[top], place);
  bag.add(82, mix(82, view.relation[top], view.lemma[t]), place);
  bag.add(83, mix(83, view.relation[top], opener), hangs);
  bag.add(84, mix(84, Math.min(6, (bound - t) >> 1), verbs), mix(84, place, cues));
  bag.add(85, mix(85, view.relation[top], view.pos[top]), mix(85, place, form(view, top)));
  bag.add(86, mix(86, frame.lemma, view.relation[top]), place);
  bag.add(87, mix(87, view.relation[top], view.middle[top]), hangs);
  bag.add(88, mix(88, frame.middle, view.lemma[t]), place);
  bag.add(89, mix(89, form(view, inner), form(view, top)), mix(89, view.relation[top], place));
  if (owner >= first && owner < end) bag.add(90, mix(90, view.relation[top], view.relation[owner]), mix(90, view.pos[owner], comma));
  if (owner >= first && owner < end) bag.add(91, mix(91, view.lemma[owner], view.lemma[t]), comma);
}

/** What the content takes in at its end and could have left out: the phrases that close with it, outermost first. */
function edgeFeatures(view: View, { frame, cueTokens }: Candidate, [first, end]: Range, bag: Bag): void {
  const { head, left, right } = view.tree;
  let last = end - 1;
  while (last > first && view.pos[last] === PUNCT) last--;
  const inner = rangeHead(view, [first, end]);
  let depth = 0;
  for (let t = last; t >= first && t < end && t !== inner && depth < 6; t = head[t], depth++) {
    const from = left[t];
    if (right[t] > end || from <= first) continue;
    const rel = view.relation[t];
    const comma = view.pos[from - 1] === PUNCT ? 1 : 0;
    const under = head[t] === inner ? 1 : 0;
    const place = mix(95, comma, under);
    bag.add(95, rel, mix(95, place, Math.min(4, (end - from) >> 2)));
    bag.add(96, mix(96, rel, view.lemma[from]), place);
    bag.add(97, mix(97, rel, view.pos[t]), mix(97, place, form(view, t)));
    bag.add(98, mix(98, rel, frame.middle), place);
    bag.add(99, mix(99, rel, form(view, inner)), mix(99, form(view, t), place));
    if (under) bag.add(100, mix(100, rel, frame.lemma), comma);
  }
  let cues = 0;
  for (let t = first; t < end; t++) if (cueTokens[t] && !(t > first && cueTokens[t - 1])) cues++;
  bag.add(101, Math.min(3, cues), frame.kind);
  bag.add(102, mix(102, form(view, inner), view.relation[inner]), frame.middle);
}

/** Form of a word by its ending: what it tells of tense without a tagger. */
function form(view: View, t: number): number {
  const { text, tokens } = view.ann;
  const end = tokens.end[t];
  const a = text.charCodeAt(end - 1) | 0x20;
  const b = text.charCodeAt(end - 2) | 0x20;
  if (a === 0x64 && b === 0x65) return 1;
  if (a === 0x67 && b === 0x6e) return 2;
  if (a === 0x73) return 3;
  return view.word[t] === view.lemma[t] ? 4 : 5;
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
