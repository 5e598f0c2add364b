import { readDirection } from "../../../src/language/syntax/features.ts";
import { UPOS } from "../../../src/model/annotations.ts";
import { random, shuffle } from "../random.ts";
import { createOptimiser } from "./adam.ts";
import { type Learner, learn } from "./backward.ts";
import { batchOf, type Coding, type Example, grouped } from "./corpus.ts";
import { createArena } from "./memory.ts";
import { type Batch, createParameters, initialise } from "./network.ts";

export interface Sizes {
  readonly width: number;
  readonly layers: number;
  readonly arc: number;
  readonly label: number;
}

export interface Schedule {
  readonly seed: number;
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
  /** Weight of saying the tags beside the trees. */
  readonly tagWeight: number;
}

const LARGEST_GRADIENT = 5;

export function createLearner(coding: Coding, sizes: Sizes, megabytes = 160): Learner {
  const { vectors } = coding.words;
  const shape = { ...sizes, tables: coding.tables, tags: UPOS.length + 1, vector: vectors.dimensions, labels: coding.deprels.length };
  const arena = createArena(megabytes);
  const read = (row: number, out: Float32Array) => readDirection(vectors, row, out);
  return { arena, shape, vectors: read, parameters: createParameters(arena, shape), gradient: createParameters(arena, shape) };
}

/** Trains from a random start. `pass` gives the examples of each epoch. */
export function train(learner: Learner, schedule: Schedule, pass: (epoch: number) => readonly Example[]): void {
  const { epochs, batch: size, rate, dropout, tagWeight } = schedule;
  const next = random(schedule.seed);
  initialise(learner.parameters, next);
  const optimiser = createOptimiser(learner.parameters, learner.gradient, LARGEST_GRADIENT);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const groups = [...grouped(shuffle([...pass(epoch)], next), size)];
    let loss = 0;
    for (const [i, group] of groups.entries()) {
      const batch = hide(batchOf(group), schedule, next);
      loss += learn(learner, batch, { rate: dropout, next }, tagWeight);
      optimiser.step(rate * Math.max(0.02, 1 - (epoch + i / groups.length) / epochs), batch);
    }
    console.log(`epoch ${epoch + 1} of ${epochs}: loss ${(loss / groups.length).toFixed(4)}`);
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
