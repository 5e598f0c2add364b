import { describe, expect, it } from "vitest";
import { splitSentences } from "./sentences.ts";
import { tokenize } from "./tokenize.ts";

const sentences = (text: string) => splitSentences(text, tokenize(text)).map(({ start, end }) => text.slice(start, end));

describe("splitSentences", () => {
  it.each([
    ["quotes that close after the stop", ["“We will not wait.”", "Tavon left Halvik."]],
    ["straight quotes", ['"We will not wait."', '"You will," said Maruk.']],
    ["titles and initials", ["Gen. R. J. Lund met Mr. Askel.", "They talked."]],
    ["abbreviations at the end", ["He flew to the U.S.", "The talks went on at 5 p.m.", "It rained."]],
    ["a question that the sentence goes on after", ["“Who signed?” Dalvash asked.", "Nobody answered."]],
    ["a question in a quote before a small letter", ["“Who signed?” asked Dalvash."]],
    ["datelines", ["HALVIK (Halvik Agency) — Norland’s president spoke.", "She left."]],
    ["notes and numbers", ["The road opened.[12]", "1. It closed again.", "On 3 May, 2.5 tonnes came."]],
    ["ellipses", ["He paused...", "Then he went on ... and on."]],
  ])("knows %s", (_, expected) => {
    expect(sentences(expected.join(" "))).toEqual(expected);
  });

  it("ends a sentence at an empty line and at a heading without a stop", () => {
    expect(sentences("Tavon meets Dalvash\nThe two talked in Halvik.\n\nNo joint statement\n\n- Advertisement -\n\nMore soon")).toEqual([
      "Tavon meets Dalvash",
      "The two talked in Halvik.",
      "No joint statement",
      "- Advertisement -",
      "More soon",
    ]);
  });

  it("reads on over the line ends of hard-wrapped text", () => {
    const wrapped = [
      "The prime minister of Vardania told reporters that the road through the",
      "valley would stay open for the whole winter, that monitors would come and",
      "that no soldier of either side would stand within sight of the",
      "Tarn road. Kestria has not answered.",
    ].join("\n");
    expect(sentences(wrapped)).toHaveLength(2);
  });
});
