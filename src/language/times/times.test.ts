import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Time, UPOS } from "../../model/annotations.ts";
import { edtfBounds } from "../../text/dates.ts";
import { splitSentences } from "../tokens/sentences.ts";
import { tokenize } from "../tokens/tokenize.ts";
import { findTimes, resolveTimes, timePhrases } from "./index.ts";
import { RULES } from "./rules/index.ts";

interface Case {
  readonly text: string;
  readonly published: string | null;
  readonly times: readonly { readonly phrase: string; readonly type: string; readonly value: string | null; readonly edtf: string }[];
}

const FOLDER = new URL("../../../corpus/times/", import.meta.url);
const FILES = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .sort();

function cases(file: string): readonly Case[] {
  return JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as Case[];
}

function read(text: string, published: string | null): readonly Time[] {
  const spans = tokenize(text);
  return findTimes({ text, spans, sentences: splitSentences(text, spans), pos: null, published });
}

describe.each(FILES)("%s", (file) => {
  test.each(cases(file))("$text", ({ text, published, times }) => {
    const found = read(text, published).map(({ start, end, type, value, edtf }) => ({ phrase: text.slice(start, end), type, value, edtf }));
    expect(found).toEqual(times);
  });
});

test("the corpus has at least 120 cases, 40 of them without a time", () => {
  const all = FILES.flatMap(cases);
  expect(all.length).toBeGreaterThanOrEqual(120);
  expect(all.filter(({ times }) => times.length === 0).length).toBeGreaterThanOrEqual(40);
});

describe("reference dates", () => {
  const text = "Tavon met Dalvash on Thursday, will see him next month, and closed the road on November 23.";
  const spans = tokenize(text);
  const phrases = timePhrases({ text, spans, sentences: splitSentences(text, spans), pos: null });
  const values = (published: string | null) => resolveTimes(phrases, published).map(({ value }) => value);

  test("the same phrases read with other dates", () => {
    expect(values("2023-05-26")).toEqual(["2023-05-25", "2023-06", "2022-11-23"]);
    expect(values("2021-12-10T22:00:00+04:00")).toEqual(["2021-12-09", "2022-01", "2021-11-23"]);
    expect(values("2021-12-10~")).toEqual(values("2021-12-10"));
    expect(values(null)).toEqual([null, null, null]);
    expect(values("2021-12")).toEqual([null, null, null]);
    expect(values("not a date")).toEqual([null, null, null]);
  });

  test("without a date, weekday, month and direction stay known", () => {
    const [thursday, month, november] = resolveTimes(phrases, null);
    expect(thursday).toMatchObject({ weekday: 4, direction: "past", anchor: "unknown", edtf: ".." });
    expect(month).toMatchObject({ direction: "future", anchor: "unknown" });
    expect(november).toMatchObject({ month: 11, edtf: "XXXX-11-23" });
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    ...[
      "May",
      "the",
      "9th",
      "of",
      "2020",
      "-",
      ",",
      ".",
      "'",
      "90s",
      "two",
      "weeks",
      "ago",
      "last",
      "Friday",
      "4",
      "p.m.",
      "1/2",
      "T",
      ":",
      "year",
      "\n\n",
      "é",
      "𝟡",
      "\u0000",
      "half",
      "and",
      "a",
      "next",
      "BC",
      "quarter",
      "in",
      "99999999999",
      "31",
      "February",
    ],
  );
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 40 }).map((words) => words.join(" ")),
    fc.array(pieces, { maxLength: 40 }).map((words) => words.join("")),
    fc.string({ unit: "binary" }),
  );

  test("does not throw; spans are ordered, apart and inside; EDTF is readable", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom("2020-02-29", null, "0001-01-01", "9999-12-31", "1989/1990"), (text, published) => {
        let last = 0;
        for (const { start, end, edtf, value } of read(text, published)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          expect(edtf).not.toMatch(/NaN|undefined|Infinity/);
          expect(value ?? "").not.toMatch(/NaN|undefined|Infinity/);
          const { first, last: until } = edtfBounds(edtf);
          if (first !== null && until !== null) expect(first <= until).toBe(true);
          last = end;
        }
      }),
      { numRuns: 500, seed: 20231126 },
    );
  });

  test.each(["1", "'", "x", "1,", "9-", "may ", "two years ", "Nov. 9, 2020 ", "a half ", "the ", "half-"])(
    // A quadratic step would run into the limit that every test has.
    "comes to an end on a megabyte of %j",
    (piece) => {
      const spans = { count: 0, start: new Int32Array(0), end: new Int32Array(0) };
      const text = piece.repeat(Math.ceil((1 << 20) / piece.length));
      const times = resolveTimes(timePhrases({ text, spans, sentences: [], pos: null }), "2023-05-26");
      for (const { start, end } of times) expect(0 <= start && start < end && end <= text.length).toBe(true);
    },
  );
});

test("rules have an id, a phrase and a trigger each", () => {
  for (const rule of RULES) {
    expect(rule.id).toMatch(/^[a-z][a-z.-]+$/);
    expect(rule.phrase.length).toBeGreaterThan(1);
    expect(rule.classes.length > 0 || rule.numbers === true).toBe(true);
  }
});

test("years that only name things do not make a tale of the news", () => {
  const read = (joined: string) => {
    const text = ["breach", "law", "pact", "theft", "raid"]
      .map((thing, i) => `It recalls ${joined.replace("YEAR", `201${i}`)} ${thing}.`)
      .join(" ");
    const whole = `${text} The leaders plan a summit on June 12.`;
    const spans = tokenize(whole);
    const pos = Uint8Array.from({ length: spans.count }, () => UPOS.indexOf("NOUN"));
    const times = findTimes({ text: whole, spans, sentences: splitSentences(whole, spans), pos, published: "2023-05-16" });
    return times[times.length - 1].edtf;
  };
  expect(read("the YEAR")).toBe("2023-06-12");
  expect(read("that in YEAR came the")).toBe("2014-06-12");
});
