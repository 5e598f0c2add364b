import { describe, expect, it } from "vitest";
import { wholeMentions } from "../src/export/annotated.ts";
import { loadKnowledge } from "../src/knowledge/index.ts";
import { resolveEntities } from "../src/language/entities/index.ts";
import { createReader } from "../training/language/entities/parse.ts";

const knowledge = loadKnowledge();
const read = createReader();

/** The printed mentions of the entity that has one of these words. */
function mentionsOf(text: string, words: string): string[] {
  const published = "2023-05-26";
  const { entities } = resolveEntities({ text, ...read(text, published), published, knowledge });
  const all = entities.map((entity) => wholeMentions(entity).map(({ start, end }) => text.slice(start, end)));
  return all.find((mentions) => mentions.includes(words)) ?? [];
}

describe("nouns beside a name", () => {
  it.each([
    ["Tavon criticised the company Holm Steel on Monday.", "Holm Steel", ["the company", "Holm Steel"]],
    ["Tavon flew to the capital, Belmora, on Monday.", "Belmora", ["Belmora"]],
    ["Tavon praised his brother Odo Brisk.", "Odo Brisk", ["his brother", "Odo Brisk"]],
    ["Envoy Per Askel flew to Halvik.", "Envoy Per Askel", ["Envoy Per Askel"]],
  ])("%s", (text, words, mentions) => {
    expect(mentionsOf(text, words)).toEqual(mentions);
  });

  it("are no other name of a list", () => {
    expect(mentionsOf("The firms, Holm Steel and Brandt Rail, met.", "Holm Steel")).toEqual(["Holm Steel"]);
  });
});

describe("acronyms in brackets", () => {
  it.each([
    "The Vardanian Episcopal Conference (CEV) met. The CEV is old.",
    "The head of the CEV (Vardanian Episcopal Conference) spoke. The CEV is old.",
  ])("%s", (text) => {
    expect(mentionsOf(text, "The CEV")).toHaveLength(3);
  });

  it("are of nobody else", () => {
    expect(mentionsOf("The Vardanian Episcopal Conference (LU) met. The LU is old.", "The LU")).toHaveLength(2);
  });
});

describe("other phrases", () => {
  it("reads the year of a day as one", () => {
    expect(mentionsOf("They met on May 5, 2021. Much had changed since 2021.", "2021")).toEqual(["2021", "2021"]);
    expect(mentionsOf("They met on May 5, 2021. Much had changed since 2019.", "2021")).toEqual([]);
  });

  it("reads no label and no part of a word", () => {
    expect(mentionsOf("Photo: Odo Brisk.\n\nThe bridge.\n\nPhoto: Per Askel.", "Photo")).toEqual([]);
    expect(mentionsOf("The food was old. Each food-source was far off.", "food")).toEqual([]);
  });

  it("reads one of many as what it is said of", () => {
    expect(mentionsOf("Ada Moll was one of the first opponents of the war.", "Ada Moll")).toEqual([
      "Ada Moll",
      "one of the first opponents of the war",
    ]);
  });
});
