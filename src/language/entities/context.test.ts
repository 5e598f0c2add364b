import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../knowledge/index.ts";
import { createLanguage } from "../index.ts";

const language = createLanguage(new URL("../../../models/", import.meta.url), loadKnowledge());

function typeOf(text: string, form: string): string | undefined {
  const { names, text: read } = language.annotate({ text, title: null, published: null, candidates: [] });
  return names.find(({ start, end }) => read.slice(start, end) === form)?.type;
}

describe("names that nobody has heard of", () => {
  it.each([
    ["Since then their deputies, Ilan Brost and Vero Hadik, have met three times.", "Ilan Brost"],
    ["Since then their deputies, Ilan Brost and Vero Hadik, have met three times.", "Vero Hadik"],
    ["Ivar Lund telephoned Tev Maruk on Saturday.", "Tev Maruk"],
    ["It is also preparing a call with Prime Minister Hest.", "Hest"],
    ["Quist, the opposition leader, stayed at home.", "Quist"],
    ["Ilan Brost smiled. Brost's foreign minister did not.", "Brost"],
  ])("%s: %s is a person", (text, form) => {
    expect(typeOf(text, form)).toBe("PERSON");
  });

  it.each([
    ["The foreign ministers of Tolmeria and Zarandia met on Tuesday.", "Zarandia"],
    ["Tolmeria summoned Zarandia's ambassador on Monday.", "Zarandia"],
    ["Ostmark's foreign minister left on Monday.", "Ostmark"],
    ["Danuta Welk met her Ostmark counterpart, Jorin Haas.", "Ostmark"],
    ["The General Assembly met on Monday.", "Assembly"],
  ])("%s: %s is none", (text, form) => {
    expect(typeOf(text, form)).not.toBe("PERSON");
  });

  it("are adjectives of states where they end like one before an office", () => {
    expect(typeOf("Reporters waited. The Lethian prime minister was late.", "Lethian")).toBe("GROUP");
    expect(typeOf("Reporters waited. The Civilian prime minister was late.", "Civilian")).not.toBe("GROUP");
  });
});
