import { Bag } from "../../src/findings/statements/bag.ts";
import { bare, type Range } from "../../src/findings/statements/draft.ts";
import { type Candidate, MOST_OPTION_FEATURES, type Option, optionFeatures } from "../../src/findings/statements/options.ts";
import type { View } from "../../src/findings/statements/view.ts";
import type { GoldTokens } from "./corpus.ts";
import { randomFrom, shuffled } from "./crf-train.ts";

/** One cue to decide on: the features of each of its readings, and the right one, -1 where it is no attribution. */
export interface ChoiceExample {
  readonly options: readonly Int32Array[];
  readonly gold: number;
}

const bag = new Bag(MOST_OPTION_FEATURES);

/** What the annotators' choice was for each candidate of an article. */
export function choiceExamples(view: View, candidates: readonly Candidate[], gold: readonly GoldTokens[]): ChoiceExample[] {
  const right = goldOfCandidates(candidates, gold);
  return candidates.map((candidate, i) => {
    const options = candidate.options.map((option) => {
      optionFeatures(view, candidate, option, bag);
      return bag.features.slice(0, bag.count);
    });
    const answers = right[i];
    return { options, gold: answers.length === 0 ? -1 : bestOption(view, candidate.options, answers) };
  });
}

/** Gold attributions that each candidate stands for: those of its very cue; of a cue that nobody has exactly, the likeliest that shares a token. */
function goldOfCandidates(candidates: readonly Candidate[], gold: readonly GoldTokens[]): GoldTokens[][] {
  const right: GoldTokens[][] = candidates.map(() => []);
  for (const each of gold) {
    const [first, end] = each.cue;
    const exact = candidates.findIndex(({ cue }) => cue.first === first && cue.end === end);
    if (exact >= 0) {
      right[exact].push(each);
      continue;
    }
    let near = -1;
    for (const [i, { cue }] of candidates.entries())
      if (cue.first < end && first < cue.end && (near < 0 || cue.probability > candidates[near].cue.probability)) near = i;
    if (near >= 0) right[near].push(each);
  }
  return right;
}

function bestOption(view: View, options: readonly Option[], answers: readonly GoldTokens[]): number {
  let best = 0;
  let most = -1;
  for (const [i, { source, content }] of options.entries()) {
    for (const gold of answers) {
      const value = 2 * likeness(view, content, gold.content) + likeness(view, source, gold.source);
      if (value > most + 1e-9) {
        most = value;
        best = i;
      }
    }
  }
  return best;
}

/** 2 for equal ranges, punctuation at their edges aside; else the shared share of the tokens of either. */
function likeness(view: View, a: readonly Range[], b: readonly Range[]): number {
  const left = bare(view, a);
  const right = bare(view, b);
  if (left.join(";") === right.join(";")) return 2;
  const tokens = new Set(left.flatMap(([first, end]) => Array.from({ length: end - first }, (_, i) => first + i)));
  const others = right.flatMap(([first, end]) => Array.from({ length: end - first }, (_, i) => first + i));
  const shared = others.filter((t) => tokens.has(t)).length;
  return shared / Math.max(1, tokens.size + others.length - shared);
}

export interface ChoiceOptions {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly dropout: number;
}

/** Multinomial logistic regression over the readings and "none", climbed by AdaGrad; the mean of the later epochs' weights. */
export function trainChooser(
  examples: readonly ChoiceExample[],
  { bits, epochs, rate, decay, dropout }: ChoiceOptions,
  seed: number,
): Float32Array {
  const mask = (1 << bits) - 1;
  const weights = new Float32Array(1 << bits);
  const squares = new Float32Array(1 << bits);
  const sum = new Float32Array(1 << bits);
  const random = randomFrom(seed);
  let remembered = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { options, gold } of shuffled(examples, random)) {
      const kept = dropout === 0 ? options : thin(options, dropout, random);
      const scores = kept.map((features) => features.reduce((total, feature) => total + weights[feature & mask], 0));
      const top = Math.max(0, ...scores);
      const total = scores.reduce((all, score) => all + Math.exp(score - top), Math.exp(-top));
      for (const [i, features] of kept.entries()) {
        const slope = (gold === i ? 1 : 0) - Math.exp(scores[i] - top) / total;
        if (Math.abs(slope) < 1e-4) continue;
        for (const feature of features) {
          const k = feature & mask;
          const g = slope - decay * weights[k];
          squares[k] += g * g;
          weights[k] += (rate * g) / Math.sqrt(squares[k] + 1e-6);
        }
      }
    }
    if (epoch < Math.floor(epochs / 2)) continue;
    for (let k = 0; k < sum.length; k++) sum[k] += weights[k];
    remembered++;
  }
  return sum.map((value) => (value * (1 - dropout)) / remembered);
}

/** The same features are left out of all readings of a cue, so that the readings stay comparable. */
function thin(options: readonly Int32Array[], dropout: number, random: () => number): Int32Array[] {
  const salt = Math.floor(random() * 0x7fffffff);
  const bound = dropout * 0x10000;
  return options.map((features) => features.filter((feature) => ((Math.imul(feature ^ salt, 0x9e3779b1) >>> 16) & 0xffff) >= bound));
}
