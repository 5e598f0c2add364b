import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Credit } from "../model/article.ts";
import type { AnalysedArticle, Copy } from "../model/record.ts";
import { findCopies, independentGroups } from "./copies.ts";

interface Given {
  readonly id: string;
  readonly text: string;
  readonly day?: string;
  readonly outlet?: string;
  readonly credit?: Partial<Credit>;
}

/** An article of which each line is a paragraph and each sentence ends in a stop and a space. */
function article({ id, text, day, outlet, credit }: Given): AnalysedArticle {
  const sentences = [...text.matchAll(/[^.\n ][^.\n]*(?:\.["”]?|$)/gm)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
  const blocks = [...text.matchAll(/[^\n]+/g)].map((found) => ({
    kind: "paragraph" as const,
    start: found.index,
    end: found.index + found[0].length,
  }));
  return {
    article: {
      id,
      path: id,
      url: null,
      title: null,
      outlet: outlet ?? null,
      byline: null,
      language: "en",
      sha256: "",
      text,
      blocks,
      published: { edtf: day ?? "..", basis: day ? "text" : "unknown", reasons: [], candidates: day ? [day] : [] },
      removed: [],
      credit: { kind: "unknown", from: null, evidence: [], ...credit },
      notes: [],
    },
    sentences,
    entities: [],
    times: [],
    findings: { statements: [], events: [], agreements: [], commitments: [] },
    notes: [],
  };
}

function shown(articles: readonly AnalysedArticle[], copies: readonly Copy[]) {
  const textOf = ({ article, start, end }: Copy["from"]) =>
    articles.find((one) => one.article.id === article)!.article.text.slice(start, end);
  return copies.map(({ from, to, kind }) => ({ pair: `${from.article}→${to.article}`, kind, from: textOf(from), to: textOf(to) }));
}

const WIRE =
  "The two ministers signed a paper on grain in the old customs house of Quenby on Monday. Lia Somer said that the paper was worth more than its twelve pages. Trains will carry the grain across the Halm pass from April on.";
const SPUN =
  "The two ministers signed a doc on grain within the previous customs home of Quenby on Monday. Lia Somer stated that the paper was value greater than its twelve pages. Trains will carry the grain throughout the Halm go from April on.";
const OTHER =
  "Farmers in the Orlu Valley said that they had not seen a train for three years. One of them keeps goats in the station, and calls the place the best stable of the district.";

describe("findCopies", () => {
  it("finds a text told again word for word as one passage, from the earlier to the later", () => {
    const articles = [
      article({ id: "b", text: `${OTHER}\n\n${WIRE}`, day: "2023-05-02" }),
      article({ id: "c", text: WIRE, day: "2023-05-01" }),
    ];
    const copies = findCopies(articles);
    expect(shown(articles, copies)).toEqual([{ pair: "c→b", kind: "identical", from: WIRE, to: WIRE }]);
    expect(copies[0].similarity).toBe(1);
  });

  it("finds a spun text", () => {
    const articles = [article({ id: "a", text: WIRE, day: "2023-05-01" }), article({ id: "b", text: SPUN, day: "2023-05-01" })];
    const [copy] = findCopies(articles);
    expect(shown(articles, [copy])).toEqual([{ pair: "a→b", kind: "near", from: WIRE, to: SPUN }]);
    expect(copy.similarity).toBeLessThan(1);
    expect(copy.similarity).toBeGreaterThan(0.7);
  });

  it("sees through other spellings, and does not call such a copy identical", () => {
    const source = "Oren Dalvash organised the grain trains of the valley with Mirel Tavon in a week.";
    const copy = "Oren Dalwash organized the grain trains of the valley with Mirel Tawon in a week.";
    const articles = [article({ id: "a", text: source, day: "2023-05-01" }), article({ id: "b", text: copy, day: "2023-05-02" })];
    expect(findCopies(articles)).toMatchObject([{ kind: "near", similarity: 0.99 }]);
  });

  it("parts passages where the copy leaves sentences out or puts its own between", () => {
    const [first, second, third] = WIRE.split(/(?<=\.) /);
    const articles = [
      article({ id: "a", text: WIRE, day: "2023-05-01" }),
      article({ id: "b", text: `${first} Nobody clapped at all in the hall. ${third}`, day: "2023-05-02" }),
    ];
    expect(shown(articles, findCopies(articles)).map(({ to }) => to)).toEqual([first, third]);
    expect(second.length).toBeGreaterThan(0);
  });

  it("finds a long run of words inside other sentences, and gives just the run", () => {
    const run = "that the paper was worth more than its twelve pages and more than the ink that the clerks had spent on it";
    const articles = [
      article({
        id: "a",
        text: `Somer was heard to say over soup in the station hall on a wet evening after everybody else had left ${run}.`,
        day: "2023-05-01",
      }),
      article({
        id: "b",
        text: `It is not true, whatever the harbour master, his brother and all of the cousins may think of it today, ${run}, he said.`,
        day: "2023-05-02",
      }),
    ];
    expect(shown(articles, findCopies(articles))).toEqual([{ pair: "a→b", kind: "identical", from: run, to: run }]);
  });

  it.each([
    [
      "stock phrases",
      "The Kestrian Foreign Ministry did not respond to requests for comment.",
      "Halvik Rail did not respond to requests for comment.",
    ],
    ["short sentences", "He gave no details.", "He gave no details."],
    [
      "the same news in other words",
      WIRE,
      "A deal on wheat was concluded in Quenby at the start of the week, and Somer praised it as a good one for the railways.",
    ],
  ])("does not take %s for a copy", (_, a, b) => {
    const articles = [
      article({ id: "a", text: `${a} ${OTHER.slice(0, 79)}`, day: "2023-05-01" }),
      article({ id: "b", text: b, day: "2023-05-02" }),
    ];
    expect(findCopies(articles)).toEqual([]);
  });

  it("takes the text that credits nobody for the original, even where it has no date", () => {
    const articles = [
      article({ id: "z", text: WIRE, outlet: "Halvik Agency", credit: { kind: "original", from: "Halvik Agency" } }),
      article({ id: "a", text: WIRE, day: "2023-05-01", credit: { kind: "republished", from: "Halvik Agency" } }),
    ];
    expect(shown(articles, findCopies(articles))[0].pair).toBe("z→a");
  });

  it("leaves the place and agency in front of a wire out of the passage", () => {
    const dateline = "QUENBY, May 1 (Halvik Agency) –";
    const evidence = [{ article: "a", start: 0, end: dateline.length, text: dateline }];
    const articles = [
      article({ id: "a", text: `${dateline} ${WIRE}`, day: "2023-05-01", credit: { kind: "original", from: "Halvik Agency", evidence } }),
      article({ id: "b", text: WIRE, day: "2023-05-02" }),
    ];
    expect(shown(articles, findCopies(articles))).toEqual([{ pair: "a→b", kind: "identical", from: WIRE, to: WIRE }]);
  });

  it("gives a text that a hundred others repeat a hundred copies, not five thousand", () => {
    const articles = Array.from({ length: 101 }, (_, i) =>
      article({ id: `a${100 + i}`, text: WIRE, day: `2023-05-${String(1 + (i % 28)).padStart(2, "0")}` }),
    );
    const copies = findCopies(articles);
    expect(copies).toHaveLength(100);
    expect(new Set(copies.map(({ from }) => from.article))).toEqual(new Set(["a100"]));
  });

  it("does not depend on the order of the articles", () => {
    const articles = [
      article({ id: "a", text: WIRE, day: "2023-05-01" }),
      article({ id: "b", text: `${SPUN} ${OTHER}`, day: "2023-05-01" }),
      article({ id: "c", text: `${OTHER} ${WIRE}` }),
      article({ id: "d", text: OTHER, day: "2023-04-01" }),
    ];
    const expected = findCopies(articles);
    fc.assert(
      fc.property(fc.shuffledSubarray(articles, { minLength: 4 }), (shuffled) => {
        expect(findCopies(shuffled)).toEqual(expected);
        expect([...independentGroups(shuffled, expected)].sort()).toEqual([...independentGroups(articles, expected)].sort());
      }),
      { numRuns: 24 },
    );
  });

  it("reads empty articles and sentences of one endless word", () => {
    expect(findCopies([])).toEqual([]);
    const articles = [
      article({ id: "a", text: "" }),
      article({ id: "b", text: "x".repeat(200_000) }),
      article({ id: "c", text: "word ".repeat(20_000) }),
      article({ id: "d", text: "word ".repeat(20_000) }),
    ];
    expect(findCopies(articles).every(({ from, to }) => from.article === "c" && to.article === "d")).toBe(true);
  });
});

describe("independentGroups", () => {
  const groupsOf = (articles: readonly AnalysedArticle[]) => Object.fromEntries(independentGroups(articles, findCopies(articles)));

  it("counts copies as one source, through one another", () => {
    const articles = [
      article({ id: "a", text: WIRE, day: "2023-05-01" }),
      article({ id: "b", text: `${WIRE} Nobody clapped.`, day: "2023-05-02" }),
      article({ id: "c", text: SPUN, day: "2023-05-03" }),
      article({ id: "d", text: OTHER, day: "2023-05-03" }),
    ];
    expect(groupsOf(articles)).toEqual({ a: "a", b: "a", c: "a", d: "d" });
  });

  it("does not join articles that share one sentence of many", () => {
    const [first] = WIRE.split(/(?<=\.) /);
    const articles = [
      article({ id: "a", text: WIRE, day: "2023-05-01" }),
      article({ id: "b", text: `${OTHER} ${first}`, day: "2023-05-02" }),
    ];
    expect(groupsOf(articles)).toEqual({ a: "a", b: "b" });
  });

  it("joins articles that share one sentence where the one credits the other", () => {
    const [first] = WIRE.split(/(?<=\.) /);
    const articles = [
      article({ id: "a", text: WIRE, day: "2023-05-01", outlet: "Halvik Agency" }),
      article({ id: "b", text: `${OTHER} ${first}`, day: "2023-05-02", credit: { kind: "republished", from: "www.halvikagency.example" } }),
    ];
    expect(groupsOf(articles)).toEqual({ a: "a", b: "a" });
  });
});
