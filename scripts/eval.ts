/** `npm run eval`: how right the program is, layer by layer, with what others reach beside it. Layers whose data is absent say so. */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";

const STEPS: readonly { readonly title: string; readonly others: string; readonly run: readonly (readonly string[])[] }[] = [
  {
    title: "Words, sentences, tags, syntax, names",
    others: "UDPipe 1 on EWT, gold tokens: UPOS 94.4, UAS 84.4, LAS 81.1; wink-nlp UPOS 89.4; compromise names F1 49 on worldwide news",
    run: [["eval/language.ts"]],
  },
  {
    title: "Times",
    others: "HeidelTime value F1 77.6, SUTime 67.4 (TempEval-3 platinum); chrono-node 33.5, MS recognizers 53.8",
    run: [["eval/times.ts"]],
  },
  {
    title: "Who is who",
    others: "parallelism baseline on GAP 66.9; neural systems trained elsewhere about 60–65 CoNLL F1 on GUM",
    run: [["eval/coreference.ts"]],
  },
  {
    title: "Statements",
    others:
      "two human annotators on PolNeAR: source 77.7, cue 70.5, content 68.4; best published neural model 83 / 75 / 73; quote-mark pattern 16 content",
    run: [["eval/statements-polnear.ts"]],
  },
  { title: "Events", others: "zero-shot large language-inference model on PLV: root 82.1, quad 89.2 macro-F1", run: [["eval/events.ts"]] },
  {
    title: "The record of the example pile",
    others: "no other program makes one",
    run: [
      ["bin/readout.js", "build", "examples/orlu", "--knowledge", "examples/knowledge.yaml", "--quiet", "-o", "eval.readout"],
      ["eval/record.ts", "examples/orlu.gold.json", "eval.readout"],
    ],
  },
  {
    title: "The record of the second pile",
    others: "no other program makes one",
    run: [
      [
        "bin/readout.js",
        "build",
        "corpus/record/salt",
        "--knowledge",
        "corpus/record/salt-knowledge.yaml",
        "--quiet",
        "-o",
        "eval-salt.readout",
      ],
      ["eval/record.ts", "corpus/record/salt.gold.json", "eval-salt.readout"],
    ],
  },
];

for (const { title, others, run } of STEPS) {
  console.log(`\n== ${title}\n   others: ${others}\n`);
  for (const args of run) spawnSync(process.execPath, [...args], { stdio: "inherit" });
}
for (const file of ["eval.readout", "eval-salt.readout"]) rmSync(file, { force: true });
