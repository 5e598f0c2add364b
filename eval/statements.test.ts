import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createStatementFinder } from "../src/findings/statements/index.ts";
import { loadKnowledge } from "../src/knowledge/index.ts";
import { createLanguage } from "../src/language/index.ts";
import type { Statement } from "../src/model/findings.ts";
import type { Span } from "../src/model/span.ts";
import { readPassages, type StatementScore, scoreStatements } from "./statements.ts";

const MODELS = new URL("../models/", import.meta.url);
const language = createLanguage(MODELS, loadKnowledge([]));
const finder = createStatementFinder(MODELS);

function answer(text: string) {
  const ann = language.annotate({ text, title: null, published: null, candidates: [] });
  return { ann, ...finder.find(ann) };
}

describe("the corpus", () => {
  const passages = readPassages();

  test("is as large and as mixed as it says, and its spans are the words that stand there", () => {
    expect(passages.length).toBeGreaterThanOrEqual(300);
    expect(passages.filter(({ statements }) => statements.length === 0).length / passages.length).toBeGreaterThan(0.3);
    for (const { text, statements } of passages)
      for (const { source, cue, content } of statements)
        for (const [start, end, words] of [...source, ...cue, ...content]) expect(text.slice(start, end)).toBe(words);
  });

  const floors = JSON.parse(readFileSync(new URL("floors.json", import.meta.url), "utf8")) as Record<string, number>;
  test.each(["dev", "held"] as const)("keeps its floors (%s)", (split) => {
    const score = scoreStatements(
      passages.filter((passage) => passage.split === split),
      answer,
    );
    for (const [key, floor] of Object.entries(floors)) {
      const [room, part, figure] = key.split(".");
      if (room === "statements" && part === split) expect(score[figure as keyof StatementScore], key).toBeGreaterThanOrEqual(floor);
    }
  });
});

interface Line {
  readonly cue: string;
  readonly stance: string;
  readonly yes?: string;
  readonly no?: string;
}

describe("the table of cues", () => {
  const lines = JSON.parse(readFileSync(new URL("../data/statements/cues.json", import.meta.url), "utf8")) as Line[];
  const first = (cue: string) => cue.split(" ")[0].slice(0, 3);
  const words = (text: string, spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end)).join(" ");

  test.each(lines.flatMap(({ cue, stance, yes }) => (yes ? [{ cue, stance, yes }] : [])))("$cue: $yes", ({ stance, yes }) => {
    expect(answer(yes).statements.map((one) => one.stance)).toContain(stance);
  });

  test.each(lines.flatMap(({ cue, no }) => (no ? [{ cue, no }] : [])))("not $cue: $no", ({ cue, no }) => {
    const found = answer(no).statements.map((one) => words(no, one.cue).toLowerCase());
    expect(found.filter((one) => one.includes(first(cue)))).toEqual([]);
  });

  test("has both a positive and a negative example for every stance", () => {
    for (const stance of new Set(lines.map((line) => line.stance))) {
      const same = lines.filter((line) => line.stance === stance);
      expect(same.some(({ yes }) => yes) && same.some(({ no }) => no), stance).toBe(true);
    }
  });
});

function check(text: string, statement: Statement): void {
  for (const { start, end } of [...statement.source, ...statement.cue, ...statement.content, ...statement.denies]) {
    expect(start >= 0 && start < end && end <= text.length).toBe(true);
    expect(text.slice(start, end).trim()).not.toBe("");
  }
  for (const content of statement.content)
    for (const other of [...statement.source, ...statement.cue]) expect(content.start < other.end && other.start < content.end).toBe(false);
}

describe("any text", () => {
  const piece = fc.constantFrom(
    "Tavon",
    "Dalvash",
    "said",
    "that",
    "the road is open",
    ",",
    ".",
    '"',
    "“",
    "”",
    "'",
    " according to ",
    "Halvik Agency",
    "denied",
    "accused",
    "of",
    "citing",
    "as saying",
    "quoted",
    "\n",
    "\n\n",
    ":",
    "which",
    "told her",
    "(",
    "not",
    "he",
    "It",
    "reported",
  );

  test("gives statements whose contents are apart from their own source and cue", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom(" ", ""), (parts, joint) => {
        const text = parts.join(joint);
        const { statements } = answer(text);
        const ids = new Set(statements.map(({ id }) => id));
        for (const statement of statements) {
          check(text, statement);
          expect(statement.within === null || (ids.has(statement.within) && statement.within !== statement.id)).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test.each(['"', "“", "' ", "said ", "according to "])("comes to an end on 200,000 characters of %j", (mark) => {
    const text = mark.repeat(Math.ceil(200_000 / mark.length));
    const ann = language.annotate({ text, title: null, published: null, candidates: [] });
    for (const statement of finder.find(ann).statements) check(text, statement);
  });

  test("no text gives nothing", () => expect(answer("")).toMatchObject({ statements: [], notes: [] }));
});

test("a sentence that looks like speech and gave nothing is noted", () => {
  const text = 'The gate was shut. On the wall somebody had painted "the river of our fathers runs home" in red.';
  const { statements, notes } = answer(text);
  const covered = statements.flatMap(({ cue, content, source }) => [...cue, ...content, ...source]);
  const second = text.indexOf("On the wall");
  const isNoted = notes.some(({ code, span }) => code === "statements.missed" && span?.start === second);
  expect(isNoted || covered.some(({ end }) => end > second)).toBe(true);
  expect(notes.some(({ span }) => span?.start === 0)).toBe(false);
});
