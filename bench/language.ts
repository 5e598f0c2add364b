/**
 * `npm run bench [articles] [annotated]`: words a second by layer, beside the two JavaScript libraries that do part of the job, on the same texts in the same run.
 * Each row includes the rows above it of its own program. Figures of one run on a busy machine say little; the ratios say more.
 */
import compromise from "compromise";
import winkModel from "wink-eng-lite-web-model";
import winkNlp from "wink-nlp";
import { findEvents, loadOntology } from "../src/findings/events/index.ts";
import { createStatementFinder } from "../src/findings/statements/index.ts";
import { loadKnowledge } from "../src/knowledge/index.ts";
import { createLanguage } from "../src/language/index.ts";
import { createSequenceTagger } from "../src/language/sequence.ts";
import { findTimes } from "../src/language/times/index.ts";
import { splitSentences } from "../src/language/tokens/sentences.ts";
import { tokenize } from "../src/language/tokens/tokenize.ts";
import { type Contender, measure } from "./measure.ts";
import { newsTexts } from "./texts.ts";
import { annotateOn, manyLines } from "./threads.ts";

const MODELS = new URL("../models/", import.meta.url);
const { from, texts } = newsTexts(Number(process.argv[2] ?? 60));
const words = texts.reduce((sum, text) => sum + tokenize(text).count, 0);

const sequence = createSequenceTagger(MODELS);
const language = createLanguage(MODELS, loadKnowledge([]));
const statements = createStatementFinder(MODELS);
const ontology = loadOntology([]);
const annotate = (text: string) => language.annotate({ text, title: null, published: "2018-06-12", candidates: [] });
const wink = winkNlp(winkModel);

const contenders: Contender[] = [
  { name: "readout: words, sentences", run: (text) => splitSentences(text, tokenize(text)) },
  { name: "readout: + tags, names", run: (text) => sequence.analyse(text).names },
  { name: "readout: + times", run: (text) => findTimes({ ...sequence.analyse(text), text, published: "2018-06-12" }) },
  { name: "readout: + syntax, entities", run: annotate },
  { name: "readout: + statements", run: (text) => statements.find(annotate(text)) },
  {
    name: "readout: everything",
    run: (text) => {
      const annotations = annotate(text);
      return findEvents(annotations, statements.find(annotations).statements, ontology);
    },
  },
  { name: "wink-nlp: all its pipes (no names, no syntax)", run: (text) => wink.readDoc(text).tokens().out(wink.its.pos) },
  { name: "compromise: tags and its names", run: (text) => compromise(text).topics().out("array") },
];

const measured = measure(contenders, texts, 3);
const everything = measured.find(({ name }) => name === "readout: everything")?.seconds ?? 1;
console.log(`${words} words, ${from}\n`);
console.log("words/s    ×       what (× = speed of it as a multiple of “readout: everything”)");
for (const { name, seconds } of measured) {
  console.log(`${String(Math.round(words / seconds)).padStart(8)}  ${(everything / seconds).toFixed(1).padStart(5)}×  ${name}`);
}

const annotated = Number(process.argv[3] ?? 600);
const lines = manyLines(texts, annotated);
const [one, two] = [await annotateOn(1, lines), await annotateOn(2, lines)];
console.log(`\nreadout annotate, ${annotated} articles: peak ${one.megabytes ?? "?"} MB on one thread, ${two.megabytes ?? "?"} MB on two`);
console.log(`two threads: ${(one.seconds / two.seconds).toFixed(2)} times as fast as one`);
