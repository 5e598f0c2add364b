import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWeights } from "../../weights/weights.ts";
import { loadParser } from "../syntax/parser.ts";
import { loadWordVectors } from "../words/vectors.ts";
import { WordTable } from "../words/word-table.ts";
import { loadSentenceSplitter } from "./sentence-model.ts";
import { tokenize } from "./tokenize.ts";

const model = (name: string) => readWeights(new URL(`../../../models/${name}.bin`, import.meta.url));
const table = new WordTable(loadWordVectors(model("words")));
const splitter = loadSentenceSplitter(model("sentences"), table, loadParser(model("syntax"), table).bounds);

function split(text: string) {
  const spans = tokenize(text);
  table.startDocument();
  const words = Int32Array.from({ length: spans.count }, (_, i) => table.intern(text, spans.start[i], spans.end[i]));
  return { spans, sentences: splitter(text, spans, words) };
}

const sentences = (text: string) => split(text).sentences.map(({ start, end }) => text.slice(start, end));

describe("sentences of edited prose", () => {
  it.each([
    ["quotes that close after the stop", ["“We will not wait.”", "Tavon left Halvik."]],
    ["a quotation after a colon", ["Tavon said: “We will not wait.”", "He left Halvik at noon."]],
    ["a speaker's line", ["TAVON: The road must stay open for the whole winter."]],
    ["titles and initials", ["Gen. R. J. Lund met Mr. Askel on Monday.", "They talked for two hours."]],
    ["abbreviations at the end", ["He flew to the U.S.", "The talks went on at 5 p.m.", "It rained."]],
    ["names of many parts", ["Foreign Minister Sanna Idrel of Vardania met President Ragna Solheim-Voss in Halvik on 12 March."]],
    ["datelines", ["HALVIK (Halvik Agency) —", "Norland’s president spoke.", "She left."]],
    ["a number at the end", ["Kestria closed the road on Aug. 5.", "Lorry drivers waited at the Tarn bridge."]],
    ["capitals within", ["The Littoral Union and the Eastern Compact sent monitors to the Orlu Valley, the Belmora Post reported."]],
  ])("knows %s", (_, expected) => {
    expect(sentences(expected.join(" "))).toEqual(expected);
  });
});

describe("sentences of careless writers", () => {
  it.each([
    ["small letters after a stop", ["we took the tarn road on friday.", "it was closed again.", "nobody told us why."]],
    ["a sign-off and what follows", ["Please send me the map of the valley.", "Thanks,", "Per"]],
    ["the head of an answered mail", ["Per Askel", "01/12/2001 04:37 PM", "Can you send me the list of monitors?"]],
  ])("knows %s", (_, expected) => {
    expect(sentences(expected.join(" "))).toEqual(expected);
  });
});

describe("the judge who reads the paragraph whole", () => {
  /** Sentences of a text where that judge is sure of an end after the given word and of no other, and how often it was asked. */
  function judged(text: string, word: string) {
    const spans = tokenize(text);
    table.startDocument();
    const words = Int32Array.from({ length: spans.count }, (_, i) => table.intern(text, spans.start[i], spans.end[i]));
    let asked = 0;
    const splitter = loadSentenceSplitter(model("sentences"), table, (_, from, end, odds) => {
      asked++;
      for (let i = from; i < end; i++) odds[i] = text.slice(spans.start[i], spans.end[i]) === word ? 100 : -100;
    });
    return { found: splitter(text, spans, words).map(({ start, end }) => text.slice(start, end)), asked };
  }

  it("is heard in text that is not edited, where the network is in doubt", () => {
    expect(judged("please send me the map Thanks Per", "map")).toEqual({ found: ["please send me the map", "Thanks Per"], asked: 1 });
    expect(judged("please send me the map Thanks Per", "Per").found).toHaveLength(1);
    expect(judged("we took the road. it was closed.", "the")).toEqual({ found: ["we took the road.", "it was closed."], asked: 0 });
  });

  it("is not asked about edited prose", () => {
    const prose = "The Littoral Union sent monitors to the Orlu Valley, the Belmora Post reported on Friday. They left on Sunday.";
    expect(judged(prose, "monitors")).toEqual({
      found: ["The Littoral Union sent monitors to the Orlu Valley, the Belmora Post reported on Friday.", "They left on Sunday."],
      asked: 0,
    });
  });
});

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom("Tavon", "said", ".", "?", ":", ",", "U.S.", " ", " ", " ", "\n", '"', "”", "9", "\ud83d", "\u0301", "العربية"),
      {
        maxLength: 1500,
      },
    )
    .map((parts) => parts.join("")),
);

describe("any text", () => {
  it("has every token in exactly one sentence, and the same sentences whatever was read before", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { spans, sentences } = split(text);
        let token = 0;
        for (const sentence of sentences) {
          expect(sentence.firstToken).toBe(token);
          expect(sentence.endToken).toBeGreaterThan(token);
          expect(sentence.start).toBe(spans.start[token]);
          expect(sentence.end).toBe(spans.end[sentence.endToken - 1]);
          token = sentence.endToken;
        }
        expect(token).toBe(spans.count);
        expect(split(text).sentences).toEqual(sentences);
      }),
      { numRuns: 200, seed: 9 },
    );
  });

  it.each(["a ", "A. ", "Ab ", ". ", '" ', "x: ", "\n", "U.S. "])("comes to an end on a megabyte of %j", (unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    const { sentences, spans } = split(text);
    expect(sentences.reduce((sum, { firstToken, endToken }) => sum + endToken - firstToken, 0)).toBe(spans.count);
  });
});
