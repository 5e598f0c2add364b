import { UPOS } from "../../model/annotations.ts";
import { mix } from "./crf.ts";
import { CLOSING, INSIDE, OPENING, OUTSIDE, type View } from "./view.ts";

/** A cue as token numbers, `first` included, `end` excluded. */
export interface CueSpan {
  readonly first: number;
  readonly end: number;
}

/** What the span model needs of the surroundings of one cue; columns are indexed by token less `first`. */
export interface Frame {
  /** Tokens looked at: the cue's paragraph, a few sentences either way. */
  readonly first: number;
  readonly end: number;
  /** Token of the cue that governs the rest of it. */
  readonly head: number;
  /** Hash of the cue's lemmas. */
  readonly lemma: number;
  /** Meaning class of the cue's head. */
  readonly middle: number;
  /** Word class and relation of the cue's head. */
  readonly kind: number;
  /** Quotation that the cue stands in, -1 outside. */
  readonly quotation: number;
  /** Hash of the way through the tree from the cue's head to a token, cut after one, two and three steps; 0 out of the sentence. */
  readonly path1: Int32Array;
  readonly path2: Int32Array;
  readonly path3: Int32Array;
  /** Bits: the first step changes here, the second, the third. */
  readonly edge: Uint8Array;
  /** Whether the token's quotation lies next to the cue. */
  readonly touch: Uint8Array;
  /** What lies between the token and the cue: bits for comma, quotation mark, verb, sentence end, another cue. */
  readonly between: Uint8Array;
  readonly commas: Uint8Array;
  /** Number of other cues between, up to 3. */
  readonly others: Uint8Array;
  readonly isOther: Uint8Array;
}

const SENTENCES_BACK = 3;
const SENTENCES_ON = 4;
/** Tokens on either side of the cue, and of its sentence, are looked at no further than this. */
const FARTHEST = 160;

const VERB = UPOS.indexOf("VERB");
const PUNCT = UPOS.indexOf("PUNCT");

/**
 * Works out a cue's surroundings. `otherCues` marks the tokens of every cue found in the text.
 * Beyond the cue's sentence it looks only where a quotation may carry the content on.
 */
export function createFrame(view: View, cue: CueSpan, otherCues: Uint8Array): Frame {
  const { first, end } = frameRange(view, cue);
  const size = end - first;
  const head = cueHead(view, cue);
  const path1 = new Int32Array(size);
  const path2 = new Int32Array(size);
  const path3 = new Int32Array(size);
  paths(view, head, first, end, path1, path2, path3);
  for (let t = cue.first; t < cue.end; t++) path1[t - first] = path2[t - first] = path3[t - first] = 1;
  const edge = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const p1 = i > 0 ? path1[i - 1] : -1;
    const p2 = i > 0 ? path2[i - 1] : -1;
    const p3 = i > 0 ? path3[i - 1] : -1;
    edge[i] = (path1[i] !== p1 ? 1 : 0) | (path2[i] !== p2 ? 2 : 0) | (path3[i] !== p3 ? 4 : 0);
  }
  const columns = gapColumns(view, cue, otherCues, first, end);
  let lemma = 0;
  for (let t = cue.first; t < cue.end; t++) lemma = mix(90, lemma, view.lemma[t]);
  const kind = mix(91, mix(91, view.pos[head], view.relation[head]), cue.end - cue.first > 1 ? view.pos[cue.first] : -1);
  return {
    first,
    end,
    head,
    lemma,
    middle: view.middle[head],
    kind,
    quotation: view.quotation[cue.first],
    path1,
    path2,
    path3,
    edge,
    ...columns,
  };
}

function frameRange(view: View, cue: CueSpan): { first: number; end: number } {
  const { sentence } = view.tree.tokens;
  const { sentences } = view.ann;
  const own = sentence[cue.first];
  const paragraph = view.paragraph[cue.first];
  let first = sentences[own].firstToken;
  let end = sentences[own].endToken;
  const lowest = Math.max(0, first - FARTHEST);
  const highest = Math.min(view.count, end + FARTHEST);
  for (let s = own - 1; s >= Math.max(0, own - SENTENCES_BACK); s--) {
    const from = sentences[s].firstToken;
    if (from < lowest || view.paragraph[sentences[s].endToken - 1] !== paragraph || !quotationGoesOn(view, sentences[s].endToken)) break;
    first = from;
  }
  for (let s = own + 1; s < Math.min(sentences.length, own + SENTENCES_ON + 1); s++) {
    const to = sentences[s].endToken;
    if (to > highest || view.paragraph[sentences[s].firstToken] !== paragraph || !quotationGoesOn(view, sentences[s].firstToken)) break;
    end = to;
  }
  // A cue that a sentence's end was read into is still looked at whole.
  return { first: Math.max(first, cue.first - FARTHEST), end: Math.max(cue.end, Math.min(end, cue.end + FARTHEST)) };
}

/** Whether a quotation runs over the sentence end before token `t`, or one ends or begins there. */
function quotationGoesOn(view: View, t: number): boolean {
  return view.quotation[t - 1] >= 0 || view.quotation[t] >= 0;
}

/** The token of the cue that hangs on none of the others; the first such. */
function cueHead(view: View, cue: CueSpan): number {
  for (let t = cue.first; t < cue.end; t++) {
    const governor = view.tree.head[t];
    if ((governor < cue.first || governor >= cue.end) && view.pos[t] !== PUNCT) return t;
  }
  return cue.first;
}

/**
 * Ways through the tree: up the chain of governors from the cue's head, then down. A step is its relation and direction, so that a token of
 * the cue's subject has first step "down nsubj", and the governor of a parenthetic cue "up parataxis".
 */
function paths(view: View, head: number, first: number, end: number, path1: Int32Array, path2: Int32Array, path3: Int32Array): void {
  const { tree, relation } = view;
  const put = (t: number, from: number, step: number) => {
    const i = t - first;
    const f = from - first;
    if (path1[f] === 1) path1[i] = path2[i] = path3[i] = step;
    else {
      path1[i] = path1[f];
      if (path2[f] === path1[f]) path2[i] = path3[i] = mix(92, path1[f], step);
      else {
        path2[i] = path2[f];
        path3[i] = path3[f] === path2[f] ? mix(93, path2[f], step) : path3[f];
      }
    }
  };
  const queue: number[] = [head];
  path1[head - first] = path2[head - first] = path3[head - first] = 1;
  for (let at = 0; at < queue.length; at++) {
    const t = queue[at];
    const visit = (other: number, step: number) => {
      if (other < first || other >= end || path1[other - first] !== 0) return;
      put(other, t, step);
      queue.push(other);
    };
    if (tree.head[t] >= 0) visit(tree.head[t], mix(94, relation[t], 1));
    for (let child = tree.firstChild[t]; child >= 0; child = tree.nextSibling[child])
      visit(child, mix(94, relation[child], child < t ? 2 : 3));
  }
}

function gapColumns(view: View, cue: CueSpan, otherCues: Uint8Array, first: number, end: number) {
  const size = end - first;
  const touch = new Uint8Array(size);
  const between = new Uint8Array(size);
  const commas = new Uint8Array(size);
  const others = new Uint8Array(size);
  const isOther = new Uint8Array(size);
  const { sentence } = view.tree.tokens;
  const nearest = (from: number, step: 1 | -1) => {
    for (let t = from, far = 0; t >= first && t < end && far < 12; t += step, far++) if (view.quotation[t] >= 0) return view.quotation[t];
    return -1;
  };
  const before = nearest(cue.first - 1, -1);
  const after = nearest(cue.end, 1);
  const walk = (from: number, bound: number, step: 1 | -1) => {
    let bits = 0;
    let comma = 0;
    let other = 0;
    for (let t = from; t !== bound; t += step) {
      const i = t - first;
      between[i] = bits;
      commas[i] = comma;
      others[i] = other;
      isOther[i] = otherCues[t];
      if (view.quotation[t] >= 0) touch[i] = view.quotation[t] === before ? 1 : view.quotation[t] === after ? 2 : 3;
      if (view.quote[t] === OPENING || view.quote[t] === CLOSING) bits |= 2;
      else if (view.quote[t] === OUTSIDE && view.pos[t] === PUNCT) {
        bits |= 1;
        comma = Math.min(3, comma + 1);
      }
      if (view.pos[t] === VERB && view.quote[t] !== INSIDE) bits |= 4;
      const next = t + step;
      if (next !== bound && sentence[next] !== sentence[t]) bits |= 8;
      if (otherCues[t] && (next === bound || !otherCues[next])) other = Math.min(3, other + 1);
    }
  };
  walk(cue.first - 1, first - 1, -1);
  walk(cue.end, end, 1);
  return { touch, between, commas, others, isOther };
}
