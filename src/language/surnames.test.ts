import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../knowledge/index.ts";
import { createLanguage } from "./index.ts";

const language = createLanguage(new URL("../../models/", import.meta.url), loadKnowledge([]));
const namesOf = (text: string) => {
  const { names } = language.annotate({ text, title: null, published: null, candidates: [] });
  return names.filter(({ type }) => type === "PERSON").map(({ start, end }) => text.slice(start, end));
};

describe("surnames that look like other words", () => {
  it("are names where somebody bears them in full", () => {
    expect(
      namesOf("The Kestrian negotiator Dorin Hast had assured him of it. Hast denied on the same day that he had given such an assurance."),
    ).toEqual(["Dorin Hast", "Hast"]);
  });

  it("are not where they are not", () => {
    expect(namesOf("Minister Anna Will met the envoy. Will he come back?")).toEqual(["Anna Will"]);
  });
});
