import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Sentence } from "../../model/annotations.ts";
import { UPOS, type Upos } from "../../model/annotations.ts";
import { readWeights } from "../../weights/weights.ts";
import { BEGIN, LABELS, LAST, label, OUTSIDE, UNIT } from "../names/labels.ts";
import { loadWordVectors } from "../words/vectors.ts";
import { WordTable } from "../words/word-table.ts";
import { CHUNK } from "./layout.ts";
import { loadParser, type Parse, type Parser, type ParserInput } from "./parser.ts";

let words: WordTable;
let parser: Parser;

beforeAll(() => {
  words = new WordTable(loadWordVectors(readWeights(new URL("../../../models/words.bin", import.meta.url))));
  parser = loadParser(readWeights(new URL("../../../models/syntax.bin", import.meta.url)), words);
});

/** Input of sentences whose tokens are written `form/TAG`. */
function input(...sentences: string[]): ParserInput {
  const tokens = sentences.map((sentence) => sentence.split(" ").map((token) => token.split("/") as [string, Upos]));
  const flat = tokens.flat();
  const text = flat.map(([form]) => form).join(" ");
  const start = new Int32Array(flat.length);
  const end = new Int32Array(flat.length);
  for (let i = 0, at = 0; i < flat.length; at = end[i] + 1, i++) {
    start[i] = at;
    end[i] = at + flat[i][0].length;
  }
  const bounds: Sentence[] = [];
  for (let s = 0, first = 0; s < tokens.length; first += tokens[s].length, s++) {
    const endToken = first + tokens[s].length;
    bounds.push({ start: start[first], end: end[endToken - 1], firstToken: first, endToken });
  }
  return {
    text,
    spans: { count: flat.length, start, end },
    sentences: bounds,
    pos: Uint8Array.from(flat, ([, tag]) => UPOS.indexOf(tag)),
    words: Int32Array.from(start, (from, i) => words.intern(text, from, end[i])),
  };
}

/** `dependent <relation head`, with `root` for the root, of every token but punctuation. */
function relations({ text, spans, pos }: ParserInput, { head, deprel, deprels }: Parse): string[] {
  const form = (i: number) => text.slice(spans.start[i], spans.end[i]);
  return [...head].flatMap((h, i) => (UPOS[pos[i]] === "PUNCT" ? [] : [`${form(i)} <${deprels[deprel[i]]} ${h < 0 ? "root" : form(h)}`]));
}

/** What is wrong with the parse, empty where each sentence is a tree within its bounds with one root. */
function faults({ sentences, spans }: ParserInput, { head, deprel, deprels }: Parse): string[] {
  const found: string[] = [];
  if (head.length !== spans.count || deprel.some((label) => label >= deprels.length)) found.push("columns");
  for (const { firstToken, endToken } of sentences) {
    let roots = 0;
    for (let start = firstToken; start < endToken; start++) {
      if (head[start] < 0) roots++;
      else if (head[start] < firstToken || head[start] >= endToken) found.push(`${start} leaves its sentence`);
      let steps = 0;
      for (let at = start; at >= 0 && steps <= endToken - firstToken; at = head[at]) steps++;
      if (steps > endToken - firstToken) found.push(`${start} leads to no root`);
    }
    if (roots !== 1) found.push(`${roots} roots`);
  }
  return found;
}

const token = fc
  .tuple(
    fc.oneof(
      fc.constantFrom("the", "of", "Tavon", "said", ",", "that", "valley"),
      fc.string({ minLength: 1, maxLength: 12, unit: "binary" }),
    ),
    fc.constantFrom(...UPOS),
  )
  .map(([form, tag]) => `${form.replace(/[\s/]/g, "_")}/${tag}`);

describe("parser", () => {
  it("finds who does what to whom", () => {
    const sentence = input(
      "Vardania/PROPN 's/PART prime/ADJ minister/NOUN met/VERB President/PROPN Dalvash/PROPN in/ADP Halvik/PROPN on/ADP Monday/PROPN ./PUNCT",
    );
    const found = relations(sentence, parser.parse(sentence));
    expect(found).toContain("met <root root");
    expect(found).toContain("minister <nsubj met");
    expect(found).toContain("Vardania <nmod:poss minister");
    expect(found).toContain("Dalvash <obj met");
    expect(found).toContain("President <nmod:desc Dalvash");
    expect(found).toContain("Halvik <obl met");
    expect(found).toContain("in <case Halvik");
  });

  it("tells the passive from the active and finds its agent", () => {
    const sentence = input("The/DET truce/NOUN was/AUX broken/VERB by/ADP Kestrian/ADJ troops/NOUN ./PUNCT");
    const found = relations(sentence, parser.parse(sentence));
    expect(found).toContain("truce <nsubj:pass broken");
    expect(found).toContain("was <aux:pass broken");
    expect(found).toContain("troops <obl:agent broken");
  });

  it("hangs what is said on the verb of saying", () => {
    const sentence = input("Maruk/PROPN said/VERB that/SCONJ Vardania/PROPN had/AUX closed/VERB the/DET road/NOUN ./PUNCT");
    const found = relations(sentence, parser.parse(sentence));
    expect(found).toContain("closed <ccomp said");
    expect(found).toContain("Maruk <nsubj said");
    expect(found).toContain("Vardania <nsubj closed");
    expect(found).toContain("road <obj closed");
  });

  it("gives a tree with one root for each sentence, whatever the tokens and tags", () => {
    fc.assert(
      fc.property(fc.array(fc.array(token, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 12 }), (sentences) => {
        const given = input(...sentences.map((tokens) => tokens.join(" ")));
        expect(faults(given, parser.parse(given))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("parses sentences of any length, at the borders of a chunk too", () => {
    for (const length of [1, 2, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 5000]) {
      const given = input("yes/INTJ", Array.from({ length }, (_, i) => `w${i % 50}/NOUN`).join(" "), "no/INTJ ./PUNCT");
      expect(faults(given, parser.parse(given))).toEqual([]);
    }
    const none = { text: "", spans: { count: 0, start: new Int32Array(0), end: new Int32Array(0) }, sentences: [] };
    expect(parser.parse({ ...none, pos: new Uint8Array(0), words: new Int32Array(0) }).head.length).toBe(0);
  });

  it("gives a sentence the same tree whatever stands around it, however often and after whatever else", () => {
    const sentence = "Idrel/PROPN denied/VERB the/DET report/NOUN ,/PUNCT the/DET Ostrel/PROPN Courier/PROPN wrote/VERB ./PUNCT";
    const alone = parser.parse(input(sentence));
    const many = parser.parse(input("He/PRON left/VERB ./PUNCT", sentence, sentence));
    expect([...many.head.subarray(3, 13)]).toEqual([...alone.head].map((h) => (h < 0 ? h : h + 3)));
    expect([...many.deprel.subarray(13)]).toEqual([...alone.deprel]);
  });

  it("says tags, parts of names and ends of sentences beside the trees", () => {
    const given = input(
      "Norland/PROPN 's/PART envoy/NOUN Anna/PROPN Lindberg/PROPN will/AUX visit/NOUN Paris/PROPN next/ADJ week/NOUN ./PUNCT",
      "He/PRON left/VERB ./PUNCT",
    );
    const names: number[] = [];
    const listener = (from: number, count: number, rows: Float32Array) => {
      expect(from * LABELS).toBe(names.length);
      names.push(...rows.subarray(0, count * LABELS));
    };
    const { tags } = parser.parse(given, listener);
    expect([...tags].map((tag) => UPOS[tag]).slice(3, 8)).toEqual(["PROPN", "PROPN", "AUX", "VERB", "PROPN"]);
    const best = (token: number) => {
      const row = names.slice(token * LABELS, (token + 1) * LABELS);
      return row.indexOf(Math.max(...row));
    };
    expect([3, 4, 6, 7].map(best)).toEqual([label(0, BEGIN), label(0, LAST), OUTSIDE, label(2, UNIT)]);
    const odds = new Float32Array(14);
    parser.bounds(given.words, 0, 14, odds);
    expect(odds[10]).toBeGreaterThan(0);
    expect(Math.max(...odds.subarray(0, 10))).toBeLessThan(0);
  });

  it("remembers nothing wrong when the word table forgets its words or holds very many", () => {
    const vectors = words.vectors;
    const small = new WordTable(vectors, 5);
    const weights = readWeights(new URL("../../../models/syntax.bin", import.meta.url));
    const other = loadParser(weights, small);
    const reintern = (given: ParserInput, table: WordTable): ParserInput => {
      table.startDocument();
      return { ...given, words: Int32Array.from(given.spans.start, (from, i) => table.intern(given.text, from, given.spans.end[i])) };
    };
    const many = input(Array.from({ length: 200 }, (_, i) => `x${i}/NOUN`).join(" "));
    const sentence = input("Norland/PROPN 's/PART envoy/NOUN will/AUX visit/VERB Belmora/PROPN next/ADJ week/NOUN ./PUNCT");
    const expected = parser.parse(sentence);
    for (let round = 0; round < 3; round++) {
      expect(other.parse(reintern(sentence, small))).toEqual(expected);
      other.parse(reintern(many, small));
    }
    for (let i = 0; i < 40_000; i++) small.intern(`y${i}`, 0, `y${i}`.length);
    const late = {
      ...sentence,
      words: Int32Array.from(sentence.words, (_, i) => small.intern(sentence.text, sentence.spans.start[i], sentence.spans.end[i])),
    };
    expect(other.parse(late)).toEqual(expected);
  });
});
