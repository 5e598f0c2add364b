import { describe, expect, it } from "vitest";
import { UPOS } from "../../model/annotations.ts";
import { readWeights } from "../../weights/weights.ts";
import { loadLemmatizer } from "./lemmatizer.ts";

const lemmatize = loadLemmatizer(readWeights(new URL("../../../models/lemmas.bin", import.meta.url)));

describe("lemmatizer", () => {
  it.each([
    ["talks", "NOUN", "talk"],
    ["Countries", "NOUN", "country"],
    ["met", "VERB", "meet"],
    ["withdrew", "VERB", "withdraw"],
    ["signing", "VERB", "sign"],
    ["n't", "PART", "not"],
    ["were", "AUX", "be"],
    ["'ll", "AUX", "will"],
    ["them", "PRON", "they"],
    ["i", "PRON", "I"],
    ["Vardanians", "PROPN", "Vardanian"],
    ["Ostrel", "PROPN", "Ostrel"],
    ["larger", "ADJ", "large"],
    ["an", "DET", "a"],
    ["7,431,000", "NUM", "7431000"],
    ["constructor", "NOUN", "constructor"],
    ["", "NOUN", ""],
  ] as const)("%s/%s → %s", (form, tag, lemma) => {
    expect(lemmatize(form, UPOS.indexOf(tag))).toBe(lemma);
    expect(lemmatize(form, UPOS.indexOf(tag))).toBe(lemma);
  });
});
