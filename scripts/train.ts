/**
 * `npm run train`: trains every model again from ../shared/data and the labels in training/silver, in the order in which they build on one another.
 * Hours on two cores. models/words.bin needs the word vectors installed first: see models/words.md.
 */
import { spawnSync } from "node:child_process";

const STEPS: readonly (readonly string[])[] = [
  ["training/language/train-sentences.ts"],
  ["training/language/train-tags.ts"],
  ["training/language/train-lemmas.ts"],
  ["training/language/train-names.ts"],
  ["--max-old-space-size=7000", "training/language/syntax/train.ts"],
  ["training/language/entities/train.ts"],
  ["--max-old-space-size=7000", "training/statements/train.ts"],
  ["training/events/train.ts"],
];

for (const args of STEPS) {
  console.log(`\n$ node ${args.join(" ")}`);
  const { status } = spawnSync(process.execPath, [...args], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
