import { Bag } from "./bag.ts";
import { bare, covers, type Range } from "./draft.ts";
import { type CueSpan, createFrame, type Frame } from "./frame.ts";
import { bestPaths, likelySegments, type Path, type Segment } from "./kbest.ts";
import { type Candidate, MOST_OPTION_FEATURES, type Option, optionFeatures } from "./options.ts";
import { CONTENT, type CrfPair, cueEmissions, runs, SOURCE, spanEmissions } from "./taggers.ts";
import type { View } from "./view.ts";

/** A linear scorer of readings over hashed features; the score of "no attribution" is 0. */
export interface Chooser {
  readonly mask: number;
  readonly weights: Int8Array | Int16Array | Float32Array;
  readonly unit: number;
  /** Added to the score of every reading: what balances precision and recall. */
  readonly bias: number;
}

/** A cue must be at least so probable for its readings to be weighed. */
const LEAST_PROBABILITY = 0.08;
const READINGS = 10;
/** Of them, those that differ by more than punctuation, up to so many. */
const MOST_OPTIONS = 6;
/** Readings whose score lies farther than this below the best are not looked at. */
const MARGIN = 5;
/** How many cues before and after may hold a cue in their content. */
const NEIGHBOURS = 30;

/** The cues of a text that may be ones, likeliest readings with each, in text order. */
export function findCandidates(pair: CrfPair, view: View): Candidate[] {
  const segments: Segment[] = [];
  for (const { firstToken, endToken } of view.ann.sentences) {
    const emissions = cueEmissions(pair.cue, view, firstToken, endToken);
    const likely = likelySegments(pair.cue, emissions, endToken - firstToken, LEAST_PROBABILITY);
    for (const { first, end, probability } of likeliest(likely))
      segments.push({ first: first + firstToken, end: end + firstToken, probability });
  }
  // What lies between a token and its cue counts cues that are likely ones, as the gold ones did in training.
  const sure = segments.filter(({ probability }) => probability >= 0.5);
  const tokens = new Uint8Array(view.count);
  for (const { first, end } of sure) tokens.fill(1, first, end);
  const read = segments.map((cue) => ({ cue, ...readings(pair, view, cue, tokens) }));
  return read.map((one, i) => ({
    ...one,
    cueTokens: tokens,
    nested: nestedIn(one.cue, read.slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS)),
  }));
}

/** A sentence has no more cues than this that are looked into, so that no text costs more than so much a token. */
const MOST_CUES = 24;

function likeliest(segments: readonly Segment[]): readonly Segment[] {
  if (segments.length <= MOST_CUES) return segments;
  const least = segments.map(({ probability }) => probability).sort((a, b) => b - a)[MOST_CUES - 1];
  return segments.filter(({ probability }) => probability >= least).slice(0, MOST_CUES);
}

/** The likeliest readings of one cue. */
export function readings(
  pair: CrfPair,
  view: View,
  cue: CueSpan,
  cueTokens: Uint8Array,
  most = READINGS,
): { readonly frame: Frame; readonly options: readonly Option[] } {
  const frame = createFrame(view, cue, cueTokens);
  const { emissions, allowed, length } = spanEmissions(pair.span, view, cue, frame);
  const paths = bestPaths(pair.span, emissions, length, allowed, most, MARGIN);
  return { frame, options: distinct(view, paths, frame.first) };
}

/** Readings that differ by more than punctuation at the edges of spans; those that do not stand as one, of their joint probability. */
function distinct(view: View, paths: readonly Path[], offset: number): Option[] {
  const groups = new Map<string, { source: Range[]; content: Range[]; mass: number }>();
  for (const { labels, score } of paths) {
    const source = runs(labels, SOURCE, offset);
    const content = runs(labels, CONTENT, offset);
    const key = `${bare(view, source).join()};${bare(view, content).join()}`;
    const mass = Math.exp(score - paths[0].score);
    const same = groups.get(key);
    if (same === undefined) groups.set(key, { source, content, mass });
    else same.mass += mass;
  }
  const ordered = [...groups.values()].sort((a, b) => b.mass - a.mass);
  return ordered
    .slice(0, MOST_OPTIONS)
    .map(({ source, content, mass }, rank) => ({ source, content, rank, behind: Math.log(ordered[0].mass / mass) }));
}

/** How likely it is, in tenths, that the cue stands within what a likelier cue reports. */
function nestedIn(cue: Segment, all: readonly { readonly cue: Segment; readonly options: readonly Option[] }[]): number {
  let most = 0;
  for (const other of all) {
    if (other.cue.probability <= cue.probability || other.cue.probability <= most) continue;
    if (other.cue.first < cue.end && cue.first < other.cue.end) continue;
    if (covers(other.options[0].content, cue.first)) most = other.cue.probability;
  }
  return Math.floor(most * 10);
}

const bag = new Bag(MOST_OPTION_FEATURES);

function scoreOption(chooser: Chooser, view: View, candidate: Candidate, option: Option): number {
  optionFeatures(view, candidate, option, bag);
  let sum = 0;
  for (let i = 0; i < bag.count; i++) sum += chooser.weights[bag.features[i] & chooser.mask];
  return sum * chooser.unit + chooser.bias;
}

/** A chosen reading. */
export interface Choice {
  readonly cue: CueSpan;
  readonly source: readonly Range[];
  readonly content: readonly Range[];
  readonly score: number;
}

/** The best reading of each cue that has one better than none; of cues that share a token, the best. In text order. */
export function choose(chooser: Chooser, view: View, candidates: readonly Candidate[]): Choice[] {
  const choices: Choice[] = [];
  for (const candidate of candidates) {
    const [best] = candidate.options
      .map(({ source, content, ...rest }) => ({
        source,
        content,
        score: scoreOption(chooser, view, candidate, { source, content, ...rest }),
      }))
      .sort((a, b) => b.score - a.score);
    if (best.score > 0) choices.push({ cue: candidate.cue, ...best });
  }
  const taken = new Uint8Array(view.count);
  const kept = choices
    .sort((a, b) => b.score - a.score || a.cue.first - b.cue.first)
    .filter(({ cue }) => {
      if (taken.subarray(cue.first, cue.end).includes(1)) return false;
      taken.fill(1, cue.first, cue.end);
      return true;
    });
  return kept.sort((a, b) => a.cue.first - b.cue.first);
}
