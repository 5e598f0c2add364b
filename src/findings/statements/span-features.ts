import { UPOS } from "../../model/annotations.ts";
import { at, type Bag } from "./bag.ts";
import { mix } from "./crf.ts";
import type { CueSpan, Frame } from "./frame.ts";
import { OUTSIDE, type View } from "./view.ts";

/** Room that one token's features may take. */
export const MOST_SPAN_FEATURES = 128;

const PUNCT = UPOS.indexOf("PUNCT");

/** What the span model reads of token `t` about one cue; `frame` holds what was worked out once for the cue. */
export function spanFeatures(view: View, cue: CueSpan, frame: Frame, t: number, bag: Bag): void {
  bag.count = 0;
  const side = t < cue.first ? 1 : 2;
  const far = distance(t < cue.first ? cue.first - t : t - cue.end + 1);
  const { sentence } = view.tree.tokens;
  const row = Math.max(-3, Math.min(4, sentence[t] - sentence[cue.first]));
  const spot: Spot = { t, i: t - frame.first, side, far, row, place: mix(0, side, row) };
  wordFeatures(view, frame, spot, bag);
  pathFeatures(view, frame, spot, bag);
  classFeatures(view, frame, spot, bag);
  quoteFeatures(view, frame, spot, bag);
  gapFeatures(view, frame, spot, bag);
  edgeFeatures(view, cue, frame, spot, bag);
}

/** Where a token stands as to the cue: before (1) or after (2) it, how far, how many sentences on. */
interface Spot {
  readonly t: number;
  readonly i: number;
  readonly side: number;
  readonly far: number;
  readonly row: number;
  readonly place: number;
}

function distance(n: number): number {
  return n < 6 ? n : n < 9 ? 6 : n < 14 ? 7 : n < 24 ? 8 : n < 48 ? 9 : 10;
}

function wordFeatures(view: View, { first, end, lemma: cueLemma }: Frame, { t, side, far, place }: Spot, bag: Bag): void {
  const { lemma, pos } = view;
  const before = at(lemma, t - 1, first, end);
  const next = at(lemma, t + 1, first, end);
  bag.add(0, place);
  bag.add(1, place, far);
  bag.add(2, mix(2, side, far), cueLemma);
  bag.add(3, mix(3, place, pos[t]), mix(3, at(pos, t - 1, first, end), at(pos, t + 1, first, end)));
  bag.add(4, place, lemma[t]);
  bag.add(5, place, before);
  bag.add(6, place, next);
  bag.add(74, at(view.quote, t + 1, first, end) === OUTSIDE ? next : 1, mix(74, at(lemma, t + 2, first, end), side));
}

function pathFeatures(view: View, frame: Frame, { t, i, side, place }: Spot, bag: Bag): void {
  const { first, end, lemma: cueLemma } = frame;
  const { lemma, pos } = view;
  const size = end - first;
  const path1 = frame.path1[i];
  const path2 = frame.path2[i];
  const edge = frame.edge[i];
  const edgeNext = i + 1 < size ? frame.edge[i + 1] : 7;
  const edges = mix(15, edgeNext, side);
  bag.add(10, path1, place);
  bag.add(11, path2, place);
  bag.add(12, frame.path3[i], place);
  bag.add(13, path1, mix(13, cueLemma, side));
  bag.add(14, path2, mix(14, cueLemma, side));
  bag.add(15, mix(15, path1, edge), edges);
  bag.add(16, mix(16, path2, edge), edges);
  bag.add(17, mix(17, path1, pos[t]), mix(17, edge, side));
  bag.add(18, mix(18, path1, edge), mix(18, at(lemma, t - 1, first, end), side));
  bag.add(19, mix(19, path1, edgeNext), mix(19, at(lemma, t + 1, first, end), side));
  bag.add(23, mix(23, edge, edgeNext), mix(23, at(pos, t - 1, first, end), mix(23, pos[t], at(pos, t + 1, first, end))));
  bag.add(24, mix(24, path1, frame.kind), mix(24, edge, side));
}

function classFeatures(view: View, frame: Frame, { t, i, side, far, place }: Spot, bag: Bag): void {
  const { first, end } = frame;
  const { fine, middle, coarse, pos } = view;
  const path1 = frame.path1[i];
  const edge = frame.edge[i];
  bag.add(80, mix(80, middle[t], pos[t]), place);
  bag.add(81, mix(81, middle[t], path1), edge);
  bag.add(82, mix(82, frame.middle, path1), mix(82, edge, side));
  bag.add(83, mix(83, frame.middle, frame.path2[i]), side);
  bag.add(84, mix(84, frame.middle, place), mix(84, view.quote[t], far));
  bag.add(85, mix(85, at(coarse, t - 1, first, end), coarse[t]), mix(85, at(coarse, t + 1, first, end), path1));
  bag.add(88, fine[t], place);
}

function quoteFeatures(view: View, frame: Frame, { t, i, side, place }: Spot, bag: Bag): void {
  const { first, end } = frame;
  const { quote, quotation, lemma, pos } = view;
  const here = quote[t];
  const same = quotation[t] >= 0 && quotation[t] === frame.quotation ? 1 : 0;
  const touch = frame.touch[i];
  bag.add(30, mix(30, place, here), mix(30, same, touch));
  bag.add(31, mix(31, side, at(quote, t - 1, first, end)), mix(31, here, at(quote, t + 1, first, end)));
  bag.add(32, mix(32, here, touch), mix(32, frame.lemma, side));
  bag.add(33, mix(33, here, frame.path1[i]), mix(33, same, side));
  bag.add(34, mix(34, here, frame.between[i]), mix(34, place, touch));
  bag.add(35, mix(35, here, at(lemma, t - 1, first, end)), mix(35, side, pos[t]));
  bag.add(36, mix(36, here, at(lemma, t + 1, first, end)), mix(36, side, pos[t]));
}

function gapFeatures(view: View, frame: Frame, { t, i, side, place }: Spot, bag: Bag): void {
  const gap = frame.between[i];
  const path1 = frame.path1[i];
  bag.add(40, mix(40, gap, place), mix(40, frame.commas[i], view.quote[t]));
  bag.add(41, mix(41, gap, path1), side);
  bag.add(42, mix(42, gap, frame.lemma), side);
  bag.add(43, mix(43, frame.others[i], place), view.quote[t]);
  bag.add(44, mix(44, frame.others[i], path1), side);
  bag.add(45, frame.isOther[i], mix(45, path1, frame.edge[i]));
}

function edgeFeatures(view: View, cue: CueSpan, frame: Frame, { t, i, side, far, row, place }: Spot, bag: Bag): void {
  const { first, end } = frame;
  const { word, lemma, pos, name, quote, paragraph } = view;
  const { sentence } = view.tree.tokens;
  const p0 = pos[t];
  const path1 = frame.path1[i];
  const next = at(quote, t + 1, first, end);
  bag.add(50, mix(50, name[t], at(name, t - 1, first, end)), mix(50, place, p0));
  const opens = t === first || sentence[t] !== sentence[t - 1] ? 1 : 0;
  const closes = t + 1 >= end || sentence[t] !== sentence[t + 1] ? 1 : 0;
  bag.add(60, mix(60, opens, closes), mix(60, place, p0));
  bag.add(61, mix(61, opens, closes), mix(61, frame.kind, mix(61, row, quote[t])));
  bag.add(62, mix(62, paragraph[t] - paragraph[cue.first], row), quote[t]);
  bag.add(63, mix(63, far <= 3 ? word[t] : 0, far), mix(63, frame.lemma, side));
  bag.add(64, mix(64, far <= 2 ? p0 : -1, far), mix(64, frame.kind, mix(64, next, quote[t])));
  const beforeMark = at(pos, t - 1, first, end) === PUNCT ? word[t - 1] : 0;
  const afterMark = at(pos, t + 1, first, end) === PUNCT ? word[t + 1] : 0;
  bag.add(73, mix(73, beforeMark, afterMark), mix(73, path1, quote[t]));
  if (p0 !== PUNCT) return;
  bag.add(70, mix(70, word[t], at(pos, t + 1, first, end)), mix(70, place, i + 1 < end - first ? frame.edge[i + 1] : 7));
  bag.add(71, mix(71, word[t], at(lemma, t + 1, first, end)), mix(71, path1, quote[t]));
  bag.add(72, mix(72, word[t], closes), mix(72, path1, quote[t]));
}
