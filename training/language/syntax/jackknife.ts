import { UPOS } from "../../../src/model/annotations.ts";
import { random, shuffle } from "../random.ts";
import { createOptimiser } from "./adam.ts";
import { encoder, type Learner, saidLoss } from "./backward.ts";
import { batchOf, type Example, grouped } from "./corpus.ts";
import { type Dropout, encode, type Vectors } from "./forward.ts";
import { createArena } from "./memory.ts";
import { columnsOf, createParameters, initialise, type Shape } from "./network.ts";

const FOLDS = 4;
const EPOCHS = 2;
const BATCH = 300;
const RATE = 0.003;
const DROPOUT = 0.3;
const HIDDEN_WORDS = 0.2;

/**
 * Tags as a tagger gives them that has not seen the sentence, for every example: the examples are dealt into folds, and those of a fold are tagged by a
 * small tagger trained on the others. A parser that learns from gold tags trusts them too much (3 LAS lost on the tagger's own tags).
 * Returns 1 + index into UPOS for each token; the gold tags are those in the examples.
 */
export function jackknife(examples: readonly Example[], tables: Shape["tables"], vector: number, vectors: Vectors): Int32Array[] {
  const tags: Int32Array[] = new Array(examples.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const tag = trainTagger(
      examples.filter((_, i) => i % FOLDS !== fold),
      { tables, tags: UPOS.length + 1, names: 0, vector, embedding: 48, width: 48, layers: 1, arc: 8, label: 8, labels: UPOS.length },
      vectors,
      fold,
    );
    for (let i = fold; i < examples.length; i += FOLDS) tags[i] = tag(examples[i]);
  }
  return tags;
}

/** The encoder of the parser with the tags as its projections, trained on the gold tags of the examples. */
function trainTagger(examples: readonly Example[], shape: Shape, vectors: Vectors, seed: number): (example: Example) => Int32Array {
  const arena = createArena(128);
  const learner: Learner = { arena, shape, vectors, parameters: createParameters(arena, shape), gradient: createParameters(arena, shape) };
  const next = random(seed);
  initialise(learner.parameters, next);
  const optimiser = createOptimiser(learner.parameters, learner.gradient, 5);
  const steps = EPOCHS * [...grouped(examples, BATCH)].length;
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const group of grouped(shuffle([...examples], next), BATCH)) {
      learnTags(learner, group, { rate: DROPOUT, next });
      optimiser.step(RATE * Math.max(0.02, 1 - step++ / steps), batchOf(group));
    }
  }
  return (example) => tagExample(learner, example);
}

function learnTags(learner: Learner, group: readonly Example[], dropout: Dropout): void {
  const { arena, parameters, vectors } = learner;
  const mark = arena.mark();
  const batch = batchOf(group);
  batch.tags.fill(0);
  for (let i = 0; i < batch.count; i++) if (dropout.next() < HIDDEN_WORDS) batch.features[0][i] = 0;
  const trace = encode(arena, parameters, vectors, batch, dropout);
  const dProjected = arena.matrix(trace.projected.rows, trace.projected.columns);
  saidLoss(trace, dProjected, columnsOf(learner.shape).tags, UPOS.length, batch.goldTags, 1 / batch.count);
  encoder(learner, trace, dProjected, batch, dropout.rate);
  arena.release(mark);
}

function tagExample({ arena, shape, parameters, vectors }: Learner, example: Example): Int32Array {
  const mark = arena.mark();
  const batch = batchOf([example]);
  batch.tags.fill(0);
  const first = columnsOf(shape).tags;
  const { data, columns } = encode(arena, parameters, vectors, batch, null).projected;
  const tags = Int32Array.from({ length: batch.count }, (_, i) => {
    let best = 0;
    for (let o = 1; o < UPOS.length; o++) if (data[i * columns + first + o] > data[i * columns + first + best]) best = o;
    return 1 + best;
  });
  arena.release(mark);
  return tags;
}
