import { UPOS } from "../../model/annotations.ts";
import { at, type Bag } from "./bag.ts";
import { mix } from "./crf.ts";
import { OUTSIDE, type View } from "./view.ts";

/** Room that one token's features may take. */
export const MOST_CUE_FEATURES = 256;

const VERB = UPOS.indexOf("VERB");
const AUX = UPOS.indexOf("AUX");

/** What the cue tagger reads of token `t` of the sentence `[first, end)`: words and classes around it, quotation marks, the tree. */
export function cueFeatures(view: View, t: number, first: number, end: number, bag: Bag): void {
  bag.count = 0;
  wordFeatures(view, t, first, end, bag);
  classFeatures(view, t, first, end, bag);
  quoteFeatures(view, t, first, end, bag);
  treeFeatures(view, t, bag);
  bag.add(70, view.name[t], view.lemma[t]);
  bag.add(71, mix(71, at(view.name, t - 1, first, end), at(view.name, t + 1, first, end)), view.pos[t]);
  bag.add(72, Math.min(6, t - first), view.pos[t]);
  bag.add(73, t - first < 12 ? 1 : 0, view.lemma[t]);
  bag.add(74, Math.min(3, end - 1 - t), view.lemma[t]);
  if (view.pos[t] !== VERB) nextVerb(view, t, end, bag);
}

function wordFeatures(view: View, t: number, first: number, end: number, bag: Bag): void {
  const { word, lemma, pos, suffix, shape, name, relation } = view;
  const l0 = lemma[t];
  const p0 = pos[t];
  const l1 = at(lemma, t + 1, first, end);
  const l2 = at(lemma, t + 2, first, end);
  const m1 = at(lemma, t - 1, first, end);
  const m2 = at(lemma, t - 2, first, end);
  const p1 = at(pos, t + 1, first, end);
  const q1 = at(pos, t - 1, first, end);
  bag.add(0, 0);
  bag.add(1, word[t]);
  bag.add(2, l0, p0);
  bag.add(3, suffix[t], p0);
  bag.add(4, p0, relation[t]);
  bag.add(5, m1, l0);
  bag.add(6, l0, l1);
  bag.add(7, l2, l0);
  bag.add(8, m2, l0);
  bag.add(9, q1, l0);
  bag.add(10, l0, p1);
  bag.add(11, mix(11, q1, p0), p1);
  bag.add(12, mix(12, p0, p1), at(pos, t + 2, first, end));
  bag.add(13, mix(13, at(pos, t - 2, first, end), q1), p0);
  bag.add(14, m1, p0);
  bag.add(15, p0, l1);
  bag.add(16, mix(16, m1, l0), l1);
  bag.add(17, mix(17, l0, l1), l2);
  bag.add(18, mix(18, m2, m1), l0);
  bag.add(19, m1);
  bag.add(20, l1);
  bag.add(21, m2);
  bag.add(22, l2);
  bag.add(23, at(word, t - 1, first, end), p0);
  bag.add(24, shape[t], at(shape, t + 1, first, end));
  bag.add(25, mix(25, at(shape, t - 1, first, end), shape[t]), name[t]);
}

function classFeatures(view: View, t: number, first: number, end: number, bag: Bag): void {
  const { fine, middle, coarse, pos, lemma } = view;
  const p0 = pos[t];
  const l1 = at(lemma, t + 1, first, end);
  const m1 = at(lemma, t - 1, first, end);
  bag.add(90, fine[t], p0);
  bag.add(91, middle[t], p0);
  bag.add(92, mix(92, fine[t], at(coarse, t - 1, first, end)), at(coarse, t + 1, first, end));
  bag.add(93, mix(93, middle[t], p0), l1);
  bag.add(94, mix(94, middle[t], p0), m1);
  bag.add(95, mix(95, m1, at(middle, t - 1, first, end)), middle[t]);
  bag.add(96, at(fine, t - 1, first, end), p0);
  bag.add(97, at(fine, t + 1, first, end), p0);
  bag.add(98, mix(98, fine[t], at(pos, t - 1, first, end)), at(pos, t + 1, first, end));
}

function quoteFeatures(view: View, t: number, first: number, end: number, bag: Bag): void {
  const { quote, lemma, pos } = view;
  const here = quote[t];
  const next = at(quote, t + 1, first, end);
  const before = at(quote, t - 1, first, end);
  const near = mix(33, nearQuote(view, t, first, -1), nearQuote(view, t, end, 1));
  bag.add(30, mix(30, before, here), next);
  bag.add(31, here, lemma[t]);
  bag.add(32, mix(32, before, next), pos[t]);
  bag.add(33, near, here);
  bag.add(34, near, mix(34, lemma[t], here));
}

/** Kind of the nearest quotation mark on one side, and how near: 0 where there is none. */
function nearQuote(view: View, t: number, bound: number, step: 1 | -1): number {
  for (let i = t + step, far = 1; i !== bound && i >= 0 && i < view.count && far <= 24; i += step, far++) {
    if (view.quote[i] > 1) return view.quote[i] * 8 + (far < 2 ? 1 : far < 4 ? 2 : far < 8 ? 3 : 4);
    if (view.quote[i] !== OUTSIDE && view.quote[t] === OUTSIDE) return 64;
  }
  return 0;
}

function treeFeatures(view: View, t: number, bag: Bag): void {
  const { tree, lemma, pos, relation, fine, middle } = view;
  const l0 = lemma[t];
  const p0 = pos[t];
  const head = tree.head[t];
  const headLemma = head < 0 ? -2 : lemma[head];
  bag.add(40, relation[t], l0);
  bag.add(41, relation[t], headLemma);
  bag.add(42, mix(42, relation[t], p0), head < 0 ? -2 : pos[head]);
  bag.add(43, mix(43, relation[t], l0), headLemma);
  if (head < 0) bag.add(44, -2, l0);
  else {
    const far = mix(46, Math.max(-4, Math.min(4, head - t)), relation[t]);
    bag.add(44, relation[head], l0);
    bag.add(45, mix(45, relation[t], relation[head]), mix(45, p0, pos[head]));
    bag.add(46, far, headLemma);
    bag.add(47, far, mix(47, p0, pos[head]));
    bag.add(48, mix(48, relation[t], fine[head]), p0);
    bag.add(49, mix(49, relation[t], relation[head]), middle[head]);
    childFeatures(view, head, 60, p0 === VERB ? 1 : relation[t], bag);
  }
  childFeatures(view, t, 50, l0, bag);
  childFeatures(view, t, 100, p0 === VERB ? middle[t] : -1, bag);
}

/** Which relations a token governs, singly and as a set, each with `key`. */
function childFeatures(view: View, t: number, template: number, key: number, bag: Bag): void {
  const { tree, relation, lemma, pos, name, middle } = view;
  let set = 0;
  for (let child = tree.firstChild[t], seen = 0; child >= 0 && seen < 8; child = tree.nextSibling[child], seen++) {
    const side = child < t ? 1 : 2;
    bag.add(template, mix(1, relation[child], side), key);
    set = (set + mix(2, relation[child], side)) | 0;
    const base = tree.baseRelations[tree.tokens.deprel[child]];
    if (base === "nsubj") {
      bag.add(template + 1, lemma[child], key);
      bag.add(template + 2, mix(3, pos[child], name[child]), key);
      bag.add(template + 6, middle[child], key);
    } else if (base === "mark" || base === "case" || base === "obj" || base === "aux") bag.add(template + 3, lemma[child], key);
    else if (base === "ccomp" || base === "xcomp" || base === "parataxis") bag.add(template + 4, mix(4, pos[child], relation[child]), key);
  }
  bag.add(template + 5, set, key);
}

/** The next verb, for the words that may open a cue before it ("had also", "to"). */
function nextVerb(view: View, t: number, end: number, bag: Bag): void {
  for (let i = t + 1; i < end && i <= t + 4; i++) {
    if (view.pos[i] === VERB) {
      bag.add(80, view.lemma[i], i - t);
      bag.add(81, view.lemma[i], view.pos[t]);
      return;
    }
    if (view.pos[i] !== AUX && view.tree.head[i] <= i) return;
  }
}
