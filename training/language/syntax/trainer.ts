import { LABELS } from "../../../src/language/names/labels.ts";
import { readDirection } from "../../../src/language/syntax/features.ts";
import { UPOS } from "../../../src/model/annotations.ts";
import { shuffle } from "../random.ts";
import { createOptimiser } from "./adam.ts";
import { type Learner, learn, learnBounds } from "./backward.ts";
import { batchOf, type Coding, type Example, grouped } from "./corpus.ts";
import { createArena } from "./memory.ts";
import { type Batch, createParameters } from "./network.ts";

export interface Sizes {
  readonly embedding: number;
  readonly width: number;
  readonly layers: number;
  readonly arc: number;
  readonly label: number;
}

export interface Schedule {
  /** Passes over the examples. */
  readonly epochs: number;
  /** Tokens of a step. */
  readonly batch: number;
  /** Rate of the first step; it falls evenly to a fiftieth. */
  readonly rate: number;
  readonly dropout: number;
  /** Shares of words and tags that are hidden from the network while it learns, so that it can do without. */
  readonly hiddenWords: number;
  readonly hiddenTags: number;
  /** Weights of saying the tags and the names beside the trees. */
  readonly tagWeight: number;
  readonly nameWeight: number;
}

const LARGEST_GRADIENT = 5;

export function createLearner(coding: Coding, sizes: Sizes, megabytes = 160): Learner {
  const { vectors } = coding.words;
  const shape = {
    ...sizes,
    tables: coding.tables,
    tags: UPOS.length + 1,
    names: LABELS,
    vector: vectors.dimensions,
    labels: coding.deprels.length,
  };
  const arena = createArena(megabytes);
  const read = (row: number, out: Float32Array) => readDirection(vectors, row, out);
  return { arena, shape, vectors: read, parameters: createParameters(arena, shape), gradient: createParameters(arena, shape) };
}

/** Trains from the parameters as they are (`initialise`). `pass` gives the sentences of each epoch; all `paragraphs` are learnt from in each. */
export function train(
  learner: Learner,
  schedule: Schedule,
  next: () => number,
  pass: (epoch: number) => readonly Example[],
  paragraphs: readonly Example[],
): void {
  const { epochs, batch: size, rate, dropout } = schedule;
  const optimiser = createOptimiser(learner.parameters, learner.gradient, LARGEST_GRADIENT);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const trees = [...grouped(shuffle([...pass(epoch)], next), size)];
    const groups = shuffle([...trees, ...grouped(shuffle([...paragraphs], next), size)], next);
    let loss = 0;
    let bounds = 0;
    for (const [i, group] of groups.entries()) {
      const batch = hide(batchOf(group), schedule, next);
      if (group[0].goldBounds === undefined) loss += learn(learner, batch, { rate: dropout, next }, schedule);
      else bounds += learnBounds(learner, batch, { rate: dropout, next });
      optimiser.step(rate * Math.max(0.02, 1 - (epoch + i / groups.length) / epochs), batch);
    }
    console.log(
      `epoch ${epoch + 1} of ${epochs}: loss ${(loss / trees.length).toFixed(4)}, of bounds ${(bounds / (groups.length - trees.length)).toFixed(4)}`,
    );
  }
}

function hide(batch: Batch, { hiddenWords, hiddenTags }: Schedule, next: () => number): Batch {
  const [forms] = batch.features;
  for (let i = 0; i < batch.count; i++) {
    if (next() < hiddenWords) forms[i] = 0;
    if (next() < hiddenTags) batch.tags[i] = 0;
  }
  return batch;
}
