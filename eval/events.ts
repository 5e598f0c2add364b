/**
 * Scores events on corpus/events, through the whole of language, statements and events.
 *
 *     node eval/events.ts [--errors] [--floors]
 *
 * `--errors` prints the wrong cases of the dev split (held cases are scored and never shown); `--floors` compares with eval/floors.json ("events.*") and
 * ends with 1 where a figure has sunk.
 */
import { readFileSync } from "node:fs";
import { findEvents, loadOntology } from "../src/findings/events/index.ts";
import { createStatementFinder } from "../src/findings/statements/index.ts";
import { loadKnowledge } from "../src/knowledge/index.ts";
import { createLanguage } from "../src/language/index.ts";
import {
  type ContactCase,
  type ContactFigures,
  type ContactPair,
  contactFigures,
  type Found,
  judgeContacts,
  judgeStatus,
  type StatusCase,
  type StatusFigures,
  statusFigures,
} from "./events-score.ts";

const ROOT = new URL("../", import.meta.url);
const MODELS = new URL("models/", ROOT);
const WORLD = ["examples/knowledge.yaml", "corpus/events/knowledge.yaml"].map((path) => new URL(path, ROOT).pathname);
/** Day that the status sentences are read as of; only the direction of their dates matters. */
const STATUS_DAY = "2023-05-10";

export type Analyse = (text: string, published: string | null) => Found;

/** The rooms as a build uses them, with the knowledge of the invented world. */
export function openAnalyser(): Analyse {
  const language = createLanguage(MODELS, loadKnowledge(WORLD));
  const statements = createStatementFinder(MODELS);
  const ontology = loadOntology();
  return (text, published) => {
    const ann = language.annotate({ text, title: null, published, candidates: [] });
    return { ann, ...findEvents(ann, statements.find(ann).statements, ontology) };
  };
}

function read<T>(name: string): T[] {
  return JSON.parse(readFileSync(new URL(`corpus/events/${name}.json`, ROOT), "utf8")) as T[];
}

export interface Figures {
  readonly status: StatusFigures;
  readonly contacts: ContactFigures;
}

/** Figures of one split; `say` is called with a line for each wrong case of the dev split. */
export function scoreSplit(analyse: Analyse, split: "dev" | "held", say: (line: string) => void = () => {}): Figures {
  const show = split === "dev" ? say : () => {};
  const sentences = read<StatusCase>("status").filter((row) => row.split === split);
  const outcomes = sentences.map((row) => judgeStatus(row, analyse(row.text, STATUS_DAY)));
  for (const [i, { id, gold, got, rule }] of outcomes.entries())
    if (got !== gold) show(`${id} ${gold}, found ${got ?? "nothing"} (${rule ?? "-"}): ${sentences[i].text}`);
  const rows = read<ContactCase>("contacts").filter((row) => row.split === split);
  return { status: statusFigures(sentences, outcomes), contacts: contactFigures(judgedContacts(analyse, rows, show)) };
}

/** A further set of contacts: a file of corpus/events, the split of it that is meant, and the figures that have floors ("events.<name>.<figure>"). */
export interface FurtherSet {
  readonly name: string;
  readonly file: string;
  readonly split: "dev" | "held";
  readonly floors: readonly ("contacts" | "precision" | "dates" | "status")[];
}

/** Texts that tell their days in many ways; of many kinds of prose; that tell who took part by role, by state or elsewhere; of writers with a free hand. */
export const FURTHER: readonly FurtherSet[] = [
  { name: "days", file: "days", split: "dev", floors: ["dates", "status"] },
  { name: "registers", file: "registers", split: "dev", floors: ["contacts", "precision", "dates"] },
  { name: "parties", file: "parties", split: "dev", floors: ["contacts", "precision", "dates"] },
  { name: "prose", file: "prose", split: "dev", floors: ["contacts", "precision"] },
  { name: "prose-held", file: "prose", split: "held", floors: ["contacts", "precision"] },
];

/** Figures of a further set; `say` is called with a line for each wrong case that is not held. */
export function scoreFurther(analyse: Analyse, { file, split }: FurtherSet, say: (line: string) => void = () => {}): ContactFigures {
  const rows = read<ContactCase>(file).filter((row) => row.split === split);
  return contactFigures(judgedContacts(analyse, rows, split === "held" ? () => {} : say));
}

function judgedContacts(analyse: Analyse, rows: readonly ContactCase[], show: (line: string) => void): ContactPair[] {
  return rows.flatMap((row) => {
    const judged = judgeContacts(row, analyse(row.text, row.published));
    for (const { gold, got, date } of judged) {
      if (date === false)
        show(
          `${row.id} day ${gold?.date}, found ${got?.when.edtf} (${got?.when.rule}): ${got && row.text.slice(got.trigger.start, got.trigger.end)}`,
        );
      if (gold === null && got !== null)
        show(`${row.id} extra: ${got.contact?.mode} ${got.status} ${row.text.slice(got.trigger.start, got.trigger.end)}`);
      if (gold !== null && got === null) show(`${row.id} missed: ${gold.mode} ${gold.participants.map(({ name }) => name[0]).join(", ")}`);
    }
    return judged;
  });
}

/** Figures under the names of eval/floors.json. */
export function named(split: "dev" | "held", { status, contacts }: Figures): Record<string, number> {
  return {
    [`events.status.${split}`]: status.accuracy,
    [`events.happened-precision.${split}`]: status.happenedPrecision,
    [`events.contacts.${split}`]: contacts.f1,
    [`events.contact-dates.${split}`]: contacts.date,
  };
}

/** The same of a further set. */
export function namedFurther({ name, floors }: FurtherSet, { f1, precision, date, status }: ContactFigures): Record<string, number> {
  const figures = { contacts: f1, precision, dates: date, status };
  return Object.fromEntries(floors.map((figure) => [`events.${name}.${figure}`, figures[figure]]));
}

function main(): void {
  const analyse = openAnalyser();
  const say = process.argv.includes("--errors") ? (line: string) => console.log(line) : () => {};
  const figures: Record<string, number> = {};
  for (const split of ["dev", "held"] as const) {
    const scored = scoreSplit(analyse, split, say);
    Object.assign(figures, named(split, scored));
    console.log(`${split}: status ${JSON.stringify(scored.status)}\n${split}: contacts ${JSON.stringify(scored.contacts)}`);
  }
  for (const set of FURTHER) {
    const scored = scoreFurther(analyse, set, say);
    Object.assign(figures, namedFurther(set, scored));
    console.log(`${set.name}: contacts ${JSON.stringify(scored)}`);
  }
  if (!process.argv.includes("--floors")) return;
  const floors = JSON.parse(readFileSync(new URL("eval/floors.json", ROOT), "utf8")) as Record<string, number>;
  for (const [key, value] of Object.entries(figures)) {
    if (value >= (floors[key] ?? 0)) continue;
    console.error(`${key} has sunk: ${value} < ${floors[key]}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] !== undefined && import.meta.url.endsWith("eval/events.ts") && process.argv[1].endsWith("events.ts")) main();
