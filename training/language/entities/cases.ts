import { readdirSync, readFileSync } from "node:fs";
import { loadKnowledge } from "../../../src/knowledge/index.ts";
import { resolveEntities } from "../../../src/language/entities/index.ts";
import type { WordVectors } from "../../../src/language/words/vectors.ts";
import type { Entity, Mention, NameType, Sentence, Tokens } from "../../../src/model/annotations.ts";

/** Cases of `corpus/entities`; its README explains the fields and the marks in the text. */
export interface Case {
  readonly id: string;
  readonly text: string;
  readonly knowledge?: boolean;
  readonly published?: string;
  readonly expect: { readonly [label: string]: Expected };
}

interface Expected {
  readonly type?: string;
  readonly name?: string;
  readonly key?: string;
  readonly country?: string;
  readonly offices?: readonly (readonly [string, string])[];
  readonly members?: readonly string[];
}

interface Mark {
  readonly label: string;
  readonly type: NameType | null;
  readonly form: string | null;
  readonly start: number;
  end: number;
}

const FOLDER = new URL("../../../corpus/entities/", import.meta.url);
const KNOWLEDGE = new URL("../../../examples/knowledge.yaml", import.meta.url);

export function readCases(): Case[] {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .sort();
  return files.flatMap((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as Case[]);
}

/** Takes the marks out of a text. */
export function readMarks(marked: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  const open: Mark[] = [];
  let text = "";
  let at = 0;
  for (const tag of marked.matchAll(/<(\/?)([a-z]+)(?: ([A-Z]+))?(?: ([a-z]+))?>/g)) {
    text += marked.slice(at, tag.index);
    at = tag.index + tag[0].length;
    if (tag[1] === "/") {
      const mark = open.pop();
      if (mark === undefined || mark.label !== tag[2]) throw new Error(`marks do not nest: ${marked}`);
      mark.end = text.length;
    } else {
      const mark = { label: tag[2], type: (tag[3] as NameType | undefined) ?? null, form: tag[4] ?? null, start: text.length, end: -1 };
      marks.push(mark);
      open.push(mark);
    }
  }
  return { text: text + marked.slice(at), marks };
}

const withExamples = loadKnowledge([KNOWLEDGE.pathname]);
const without = loadKnowledge();

/** Runs one case; returns what is wrong, one line each. `read` gives tokens and trees. */
export function faultsOf(
  one: Case,
  read: (text: string) => { tokens: Tokens; sentences: readonly Sentence[]; vectors: WordVectors },
): string[] {
  const { text, marks } = readMarks(one.text);
  const names = marks.filter((mark) => mark.type !== null).map((mark) => ({ start: mark.start, end: mark.end, type: mark.type! }));
  const knowledge = one.knowledge === false ? without : withExamples;
  const { tokens, sentences, vectors } = read(text);
  const { entities } = resolveEntities({ text, tokens, sentences, names, vectors, published: one.published ?? null, knowledge });
  const faults: string[] = [];
  const byLabel = new Map<string, Entity>();
  for (const mark of marks) {
    const found = entityAt(entities, mark);
    const words = `"${text.slice(mark.start, mark.end)}" (${mark.label})`;
    if (mark.label === "none") continue;
    if (found === null) {
      faults.push(`${words} is no mention`);
      continue;
    }
    const before = byLabel.get(mark.label);
    if (before === undefined) byLabel.set(mark.label, found.entity);
    else if (before !== found.entity) faults.push(`${words} went to ${found.entity.name}, not to ${before.name}`);
    if (mark.form !== null && found.mention.form !== mark.form) faults.push(`${words} is a ${found.mention.form}, not a ${mark.form}`);
  }
  const labels = [...byLabel];
  for (const [i, [a, entity]] of labels.entries())
    for (const [b, other] of labels.slice(i + 1)) if (entity === other) faults.push(`${a} and ${b} are one`);
  for (const mark of marks.filter(({ label }) => label === "none")) {
    const found = entityAt(entities, mark);
    const label = labels.find(([, entity]) => entity === found?.entity)?.[0];
    if (label !== undefined) faults.push(`"${text.slice(mark.start, mark.end)}" went to ${label}`);
  }
  for (const [label, expected] of Object.entries(one.expect)) faults.push(...fieldFaults(label, expected, byLabel));
  return faults;
}

/** The mention with the same head region that overlaps the mark best. */
function entityAt(entities: readonly Entity[], mark: Mark): { entity: Entity; mention: Mention } | null {
  let best: { entity: Entity; mention: Mention } | null = null;
  let most = 0.34;
  for (const entity of entities)
    for (const mention of entity.mentions) {
      const shared = Math.min(mention.end, mark.end) - Math.max(mention.start, mark.start);
      const overlap = shared / (Math.max(mention.end, mark.end) - Math.min(mention.start, mark.start));
      if (overlap > most) {
        most = overlap;
        best = { entity, mention };
      }
    }
  return best;
}

function fieldFaults(label: string, expected: Expected, byLabel: ReadonlyMap<string, Entity>): string[] {
  const entity = byLabel.get(label);
  if (entity === undefined) return Object.keys(expected).length > 0 ? [`${label} is missing`] : [];
  const faults: string[] = [];
  for (const field of ["type", "name", "key", "country"] as const)
    if (expected[field] !== undefined && expected[field] !== entity[field])
      faults.push(`${label}.${field} is ${entity[field]}, not ${expected[field]}`);
  for (const [title, of] of expected.offices ?? [])
    if (!entity.offices.some((office) => office.title === title && office.of === of))
      faults.push(`${label} is not ${title} of ${of}: ${JSON.stringify(entity.offices.map((office) => [office.title, office.of]))}`);
  const members = expected.members?.map((member) => byLabel.get(member)?.id ?? "?").sort();
  if (members !== undefined && members.join() !== [...entity.members].sort().join())
    faults.push(`${label} has members ${entity.members.join()}, not ${members.join()}`);
  return faults;
}

if (import.meta.main) {
  const { createReader } = await import("./parse.ts");
  const reader = createReader();
  const cases = readCases();
  let right = 0;
  for (const one of cases) {
    const faults = faultsOf(one, reader);
    if (faults.length === 0) right++;
    else console.log(`${one.id}: ${faults.join("; ")}`);
  }
  console.log(`${right} of ${cases.length}`);
}
