import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AnalysedArticle, PileRecord } from "../model/record.ts";
import { sha256Hex } from "../text/hash.ts";
import { packAnalysis } from "./packed.ts";
import { EMPTY_RECORD, type Store } from "./store.ts";

const TEXT = "Tavon met Dalvash in Halvik on Monday. The Granite House said that the talks were useful.";

function analysed(id: string, text = TEXT): AnalysedArticle {
  const cut = text.indexOf(". ") + 1;
  return {
    article: {
      id,
      path: `${id}.txt`,
      url: null,
      title: "Talks in Halvik",
      outlet: "Halvik Agency",
      byline: null,
      language: "en",
      sha256: sha256Hex(text),
      text,
      blocks: [],
      published: { edtf: "2023-05-16", basis: "text", reasons: ["date line"], candidates: ["2023-05-16"] },
      removed: [],
      credit: { kind: "original", from: null, evidence: [] },
      notes: [],
    },
    sentences: [
      { start: 0, end: cut },
      { start: cut + 1, end: text.length },
    ],
    entities: [],
    times: [],
    findings: { statements: [], events: [], agreements: [], commitments: [] },
    notes: [],
  };
}

function recordOf(articles: readonly AnalysedArticle[]): PileRecord {
  const [{ article }] = articles;
  const { notes, ...kept } = article;
  const evidence = { article: article.id, start: 0, end: 5, text: "Tavon" };
  const content = { article: article.id, start: 57, end: 89, text: article.text.slice(57, 89) };
  return {
    ...EMPTY_RECORD,
    articles: [kept],
    entities: [
      { id: "n1", type: "person", name: "Mirel Tavon", aliases: ["Tavon"], offices: [], country: null, mentions: [evidence], reasons: [] },
    ],
    statements: [
      {
        id: "s1",
        article: article.id,
        speaker: "n1",
        source: null,
        via: [],
        addressee: null,
        target: null,
        stance: "say",
        mode: "indirect",
        content: [content],
        denies: [],
        when: null,
        topics: [],
        evidence: [content],
        rule: "test",
        sameAs: null,
      },
    ],
    copies: [
      { from: { article: article.id, start: 0, end: 5 }, to: { article: article.id, start: 10, end: 17 }, kind: "near", similarity: 0.9 },
    ],
    notes: [{ article: article.id, level: "info", code: "test.note", message: "a note" }],
  };
}

/** The behaviour that every store must show. `open` gives the same record again when it is called with the same name. */
export function describeStore(name: string, open: (name: string) => Store): void {
  describe(`store: ${name}`, () => {
    let store: Store;
    beforeEach(() => {
      store = open("record");
    });
    afterEach(() => store.close());

    it("is empty when new", async () => {
      expect(await store.record()).toEqual(EMPTY_RECORD);
      expect(await store.analyses("text")).toEqual([]);
      expect(await store.isComplete()).toBe(false);
      expect(await store.verify()).toEqual([]);
    });

    it("gives analyses back in order of id, whatever the order they came in", async () => {
      await store.putAnalyses("text", [packAnalysis("k1", analysed("b"))]);
      await store.putAnalyses("text", [packAnalysis("k1", analysed("a")), packAnalysis("k2", analysed("b"))]);
      expect((await store.analysed("text")).map(({ key, article, path }) => `${key} ${article} ${path}`)).toEqual([
        "k1 a a.txt",
        "k2 b b.txt",
      ]);
      expect(await store.analyses("text")).toEqual([analysed("a"), analysed("b")]);
      expect(await store.analysis("text", "b")).toEqual(analysed("b"));
      expect(await store.analysis("text", "c")).toBeNull();
      expect(await store.analysed("dated")).toEqual([]);
      expect(await store.analyses("dated")).toEqual([]);
    });

    it("gives the record back as it was put, after reopening too", async () => {
      const record = recordOf([analysed("a")]);
      await store.putAnalyses("text", [packAnalysis("k", analysed("a"))]);
      expect(await store.isComplete()).toBe(false);
      await store.replaceRecord(record);
      expect(await store.isComplete()).toBe(true);
      await store.close();
      store = open("record");
      expect(await store.record()).toEqual(record);
      expect(await store.isComplete()).toBe(true);
    });

    it("keeps the last complete record while the next is being built", async () => {
      const record = recordOf([analysed("a")]);
      await store.putAnalyses("text", [packAnalysis("k", analysed("a"))]);
      await store.replaceRecord(record);
      await store.putAnalyses("text", [packAnalysis("k", analysed("b"))]);
      expect(await store.isComplete()).toBe(false);
      expect(await store.record()).toEqual(record);
    });

    it("replaces the whole record", async () => {
      await store.replaceRecord(recordOf([analysed("a")]));
      await store.replaceRecord(EMPTY_RECORD);
      expect(await store.record()).toEqual(EMPTY_RECORD);
    });

    it("finds sentences by words, phrases and beginnings, with the statements in them", async () => {
      await store.putAnalyses("text", [packAnalysis("k", analysed("a"))]);
      await store.replaceRecord(recordOf([analysed("a")]));
      const sentence = (await store.search("granite useful", 10))[0];
      expect(sentence).toMatchObject({ article: "a", text: "The Granite House said that the talks were useful.", statements: ["s1"] });
      expect(await store.search('"met Dalvash"', 10)).toHaveLength(1);
      expect(await store.search('"Dalvash met"', 10)).toHaveLength(0);
      expect(await store.search("halv*", 10)).toHaveLength(1);
      expect(await store.search("tavon", 0)).toHaveLength(0);
    });

    it.each(['"', "*", "AND", "NEAR(", "a:b", "' OR 1=1 --", "", "({[", '"a" "b', "-x", "text:foo"])(
      "takes any search words: %s",
      async (words) => {
        await store.putAnalyses("text", [packAnalysis("k", analysed("a"))]);
        await store.replaceRecord(recordOf([analysed("a")]));
        expect(await store.search(words, 10)).toEqual([]);
      },
    );

    it("finds nothing wrong with a sound record, and says what is wrong with an unsound one", async () => {
      const record = recordOf([analysed("a")]);
      await store.replaceRecord(record);
      expect(await store.verify()).toEqual([]);
      const [statement] = record.statements;
      const shifted = { ...statement, evidence: [{ ...statement.evidence[0], start: statement.evidence[0].start + 1 }] };
      await store.replaceRecord({ ...record, statements: [shifted] });
      expect(await store.verify()).toEqual([expect.objectContaining({ code: "evidence", where: "statements s1" })]);
      await store.replaceRecord({ ...record, articles: [{ ...record.articles[0], text: `${TEXT} ` }] });
      expect((await store.verify()).map((found) => found.code)).toContain("hash");
      await store.replaceRecord({ ...record, articles: [] });
      expect((await store.verify()).every((found) => found.code === "missing" || found.code === "evidence")).toBe(true);
      await store.replaceRecord({ ...record, copies: [{ ...record.copies[0], to: { article: "a", start: 3, end: 99_999 } }] });
      expect(await store.verify()).toEqual([expect.objectContaining({ where: "copies 0" })]);
    });
  });
}
