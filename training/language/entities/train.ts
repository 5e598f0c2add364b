import { writeFileSync } from "node:fs";
import { loadKnowledge } from "../../../src/knowledge/index.ts";
import { bestOf } from "../../../src/language/entities/choose.ts";
import { FEATURES } from "../../../src/language/entities/feature-blocks.ts";
import { type Ranker, STEP } from "../../../src/language/entities/ranker.ts";
import { encodeWeights } from "../../../src/weights/weights.ts";
import { readTaught, taughtInstances } from "./antecedents.ts";
import { gapInstance, readGap } from "./gap.ts";
import { givenNames } from "./given-names.ts";
import { type CorefRow, type Parsed, readRows } from "./gold.ts";
import { gumInstances, type Instance } from "./instances.ts";
import { learn } from "./learn.ts";
import { createReader, MODELS, type Reader } from "./parse.ts";

export const OPTIONS = { epochs: 10, rate: 0.1, decay: 4e-3, dropout: 0.3, seed: 3 };
/** GAP has one decision a snippet and every one of them is hard; GUM has thousands of easy ones. */
const GUM_WEIGHT = 0.5;
const GAP_WEIGHT = 2;
const SILVER_WEIGHT = 0.5;
/** The pronouns before that of a GAP snippet are resolved by the ranker of the round before. */
const ROUNDS = 3;

/**
 * Learns `models/entities.bin` from GUM (train split), GAP (development) and a teacher's choices in news (training/silver): `node training/language/entities/train.ts`.
 * Texts are read by the shipped layers below, so train those first. Seeded: the same inputs give the same bytes.
 */
export function train(read: Reader): Ranker {
  const knowledge = loadKnowledge();
  const given = givenNames();
  const gum: Instance[] = [];
  for (const row of readRows<CorefRow>("gum-coref-train.ndjson.gz"))
    if (row.split === "train") gumInstances({ ...row, ...read(row.text, row.published) }, knowledge, given, GUM_WEIGHT, gum);
  let ranker: Ranker = { ...learn(gum, FEATURES, OPTIONS), given };
  const snippets = readGap("development").map((row) => ({
    row,
    parsed: { id: row.id, text: row.text, published: null, ...read(row.text) } as Parsed,
  }));
  const articles = readTaught(read);
  for (let round = 1; round < ROUNDS; round++) {
    const chooser = bestOf(ranker);
    const silver: Instance[] = [];
    // The first ranker, of GUM alone, is no guide to longer texts.
    if (round > 1) for (const article of articles) taughtInstances(article, knowledge, given, chooser, SILVER_WEIGHT, silver);
    const gap = snippets
      .map(({ row, parsed }) => gapInstance(row, parsed, knowledge, given, chooser, GAP_WEIGHT))
      .filter((instance) => instance !== null);
    ranker = { ...learn([...gum, ...silver, ...gap], FEATURES, OPTIONS), given };
    console.log(
      `round ${round}: ${gum.length} decisions of GUM, ${gap.length} of GAP, ${silver.length} of the teacher, ${FEATURES} features`,
    );
  }
  return ranker;
}

if (import.meta.main) {
  const { linear, rows, out, given } = train(createReader());
  const steps = (values: Float32Array) => Int16Array.from(values, (value) => Math.round(value / STEP));
  const arrays = { linear: steps(linear), rows: steps(rows), out: steps(out), given };
  const bytes = encodeWeights({ name: "entities", meta: { features: FEATURES, options: OPTIONS }, arrays });
  writeFileSync(new URL("entities.bin", MODELS), bytes);
}
