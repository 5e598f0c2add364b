import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultsOf, readCases, readMarks } from "../../../training/language/entities/cases.ts";
import { createReader } from "../../../training/language/entities/parse.ts";
import { loadKnowledge } from "../../knowledge/index.ts";
import { type NameType, type Sentence, type Tokens, UPOS } from "../../model/annotations.ts";
import { resolveEntities } from "./index.ts";
import { oneApart } from "./persons.ts";
import { classFits, officeClass } from "./titles.ts";

const floors = JSON.parse(readFileSync(new URL("../../../eval/floors.json", import.meta.url), "utf8"));
const knowledge = loadKnowledge();
const read = createReader();

describe("cases of our own", () => {
  const cases = readCases();
  const wrong = cases.map((one) => ({ id: one.id, faults: faultsOf(one, read) })).filter(({ faults }) => faults.length > 0);

  it("has at least sixty, each with its own id", () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map((one) => one.id)).size).toBe(cases.length);
  });

  it("resolves at least the pinned share of them", () => {
    const share = (100 * (cases.length - wrong.length)) / cases.length;
    expect(share, JSON.stringify(wrong, null, 1)).toBeGreaterThanOrEqual(floors["entities.cases"]);
  });
});

describe("a case", () => {
  const find = (id: string) => readCases().find((one) => one.id === id)!;

  it("is failed by an answer that joins what is two", () => {
    const one = find("two-of-one-surname");
    expect(faultsOf({ ...one, text: one.text.replaceAll("<b ", "<a ").replaceAll("</b>", "</a>") }, read)).not.toEqual([]);
  });

  it("keeps the text without its marks", () => {
    expect(readMarks("<g>the <v GROUP>Vardanian</v> leader</g> left").text).toBe("the Vardanian leader left");
    expect(() => readMarks("<a>x</b>")).toThrow(/nest/);
  });
});

describe("titles", () => {
  it.each([
    ["premier", "prime minister"],
    ["top diplomat", "foreign minister"],
    ["minister of foreign affairs", "foreign minister"],
    ["acting president", "president"],
  ])("%s is the office of %s", (a, b) => {
    expect(officeClass(a)).toBe(officeClass(b));
  });

  it.each([
    ["deputy prime minister", "prime minister"],
    ["former president", "president"],
    ["assistant secretary of state", "secretary of state"],
    ["defence minister", "foreign minister"],
  ])("%s is another office than %s", (a, b) => {
    expect(officeClass(a)).not.toBe(officeClass(b));
  });

  it("knows which nouns may stand for an office", () => {
    expect(classFits("leader", officeClass("president"))).toBe(true);
    expect(classFits("minister", officeClass("defence minister"))).toBe(true);
    expect(classFits("leader", officeClass("foreign minister"))).toBe(false);
    expect(classFits(officeClass("president"), officeClass("prime minister"))).toBe(false);
  });
});

describe("damaged spellings", () => {
  it("are one letter apart", () => {
    expect(oneApart("karinan", "karnan")).toBe(true);
    expect(oneApart("karinan", "karinen")).toBe(true);
    expect(oneApart("karinan", "korinen")).toBe(false);
    expect(oneApart("", "ab")).toBe(false);
  });
});

/** Tokens with any tree, cut at spaces. */
function anyTree(text: string, numbers: readonly number[]): { tokens: Tokens; sentences: Sentence[] } {
  const spans = [...text.matchAll(/\S+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const count = spans.length;
  const at = (i: number) => (numbers.length === 0 ? 0 : Math.abs(numbers[i % numbers.length]));
  const deprels = [
    "root",
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "nmod:poss",
    "appos",
    "compound",
    "flat",
    "conj",
    "amod",
    "det",
    "case",
    "acl:relcl",
    "advcl",
    "punct",
    "cop",
    "nmod:desc",
  ];
  const head = Int32Array.from(spans, (_, i) => (i % 12 === 0 ? -1 : Math.floor(i / 12) * 12 + (at(i) % 12)));
  for (let i = 0; i < count; i++) if (head[i] >= count || head[i] === i) head[i] = -1;
  const sentences: Sentence[] = [];
  for (let first = 0; first < count; first += 12) {
    const last = Math.min(count, first + 12);
    sentences.push({ start: spans[first].start, end: spans[last - 1].end, firstToken: first, endToken: last });
  }
  const tokens = {
    count,
    start: Int32Array.from(spans, (span) => span.start),
    end: Int32Array.from(spans, (span) => span.end),
    pos: Uint8Array.from(spans, (_, i) => at(i + 3) % UPOS.length),
    head,
    deprel: Uint8Array.from(spans, (_, i) => at(i + 7) % deprels.length),
    deprels,
    lemma: spans.map(({ start, end }) => text.slice(start, end).toLowerCase()),
    sentence: Int32Array.from(spans, (_, i) => Math.floor(i / 12)),
  };
  return { tokens, sentences };
}

const TYPES: readonly NameType[] = ["PERSON", "ORG", "PLACE", "GROUP", "MISC"];
const WORDS =
  'the The Tavon Mirel Dalvash Vardania Vardanian Georgia Brussels Kremlin president minister Foreign Ministry he she it they his who said met capital its of , “ ” " and two leaders both sides counterpart leader \u0000 \u{1f600} أحمد e\u0301 I we you ’s'.split(
    " ",
  );

describe("any text with any tree", () => {
  const input = fc.record({
    words: fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 60 }),
    numbers: fc.array(fc.nat(1000), { maxLength: 40 }),
    spans: fc.array(fc.tuple(fc.nat(300), fc.integer({ min: -3, max: 30 }), fc.constantFrom(...TYPES)), { maxLength: 12 }),
  });

  it("gives mentions that slice, each name in exactly one entity, the same answer twice", () => {
    fc.assert(
      fc.property(input, ({ words, numbers, spans }) => {
        const text = words.join(" ");
        const names = spans.map(([start, length, type]) => ({ start, end: start + length, type })).filter(({ end }) => end <= text.length);
        const given = { text, ...anyTree(text, numbers), names, published: "2022-05-01", title: "Tavon met Dalvash", knowledge };
        const { entities, names: found } = resolveEntities(given);
        for (const { mentions, members } of entities) {
          expect(mentions.length).toBeGreaterThan(0);
          for (const { start, end, head } of mentions) {
            expect(start >= 0 && start < end && end <= text.length).toBe(true);
            expect(head >= 0 && head < given.tokens.count).toBe(true);
          }
          for (const member of members) expect(entities.some(({ id }) => id === member)).toBe(true);
        }
        for (const { start, end, entity } of found) {
          const owners = entities.filter((one) =>
            one.mentions.some((mention) => mention.start === start && mention.end === end && mention.form !== "noun"),
          );
          expect(owners.map(({ id }) => id)).toEqual([entity]);
        }
        expect(entities.map(({ id }) => id)).toEqual(entities.map((_, i) => `e${i + 1}`));
        expect(resolveEntities(given)).toEqual({ entities, names: found });
      }),
      { numRuns: 300 },
    );
  });

  it("comes to an end on two megabytes of people", () => {
    const sentence = "Mirel Tavon of Vardania met the Kestrian president and told him that the minister of the country had seen it . ";
    const resolved = (repeats: number) => {
      const text = Array.from({ length: repeats }, (_, i) =>
        sentence.replace("Tavon", `Tavon${i % 7 === 0 ? "" : "abcdefghij"[i % 10] + (i % 97)}`),
      ).join("");
      const names = [...text.matchAll(/Mirel \S+|Vardania|Kestrian/g)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        type: (match[0].startsWith("Mirel") ? "PERSON" : match[0] === "Vardania" ? "PLACE" : "GROUP") as NameType,
      }));
      const given = { text, ...anyTree(text, [1, 2, 3, 5, 7, 11, 13]), names, knowledge };
      return resolveEntities(given).entities;
    };
    // A step that grows with the square of the text would run into the limit that every test has.
    expect(resolved(20_000).length).toBeGreaterThan(2);
  });
});
