import { mkdirSync, writeFileSync } from "node:fs";
import { loadKnowledge } from "../../../src/knowledge/index.ts";
import { FEATURES } from "../../../src/language/entities/features.ts";
import { encodeWeights } from "../../../src/weights/weights.ts";
import { givenNames } from "./given-names.ts";
import { readGum } from "./gold.ts";
import { gumInstances, type Instance } from "./instances.ts";
import { learn } from "./learn.ts";

const knowledge = loadKnowledge();
const given = givenNames();
const instances: Instance[] = [];
for (const row of readGum("train")) gumInstances(row, knowledge, given, instances, null);
console.log(`${instances.length} decisions, ${FEATURES} features`);
const ranker = learn(instances, FEATURES, { epochs: 12, rate: 0.1, decay: 1e-4, seed: 7 });
const model = new URL("../../../models/", import.meta.url);
mkdirSync(model, { recursive: true });
writeFileSync(
  new URL("entities.bin", model),
  encodeWeights({ name: "entities", meta: { features: FEATURES, seed: 7 }, arrays: { ranker, given } }),
);
