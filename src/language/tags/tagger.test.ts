import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { UPOS } from "../../model/annotations.ts";
import { readWeights } from "../../weights/weights.ts";
import { splitSentences } from "../tokens/sentences.ts";
import { tokenize } from "../tokens/tokenize.ts";
import { loadWordVectors } from "../words/vectors.ts";
import { WordTable } from "../words/word-table.ts";
import { loadTagger } from "./tagger.ts";

const model = (name: string) => readWeights(new URL(`../../../models/${name}.bin`, import.meta.url));
const table = new WordTable(loadWordVectors(model("words")));
const tagger = loadTagger(model("tags"), table);

const CORPUS = new URL("../../../corpus/tags/", import.meta.url);
const floors = JSON.parse(readFileSync(new URL("../../../eval/floors.json", import.meta.url), "utf8")) as Record<string, number>;

function tagged(text: string): string {
  const spans = tokenize(text);
  const tags = tagger.tag(text, spans, splitSentences(text, spans));
  return Array.from(tags, (tag, i) => `${text.slice(spans.start[i], spans.end[i])}/${UPOS[tag]}`).join(" ");
}

describe("tagger", () => {
  it.each([
    ["The president met him in Halvik.", "The/DET president/NOUN met/VERB him/PRON in/ADP Halvik/PROPN ./PUNCT"],
    ["They may visit Belmora in May.", "They/PRON may/AUX visit/VERB Belmora/PROPN in/ADP May/PROPN ./PUNCT"],
    [
      "They didn't want to meet, because 12 soldiers were killed.",
      "They/PRON did/AUX n't/PART want/VERB to/PART meet/VERB ,/PUNCT because/SCONJ 12/NUM soldiers/NOUN were/AUX killed/VERB ./PUNCT",
    ],
  ])("tags %j", (text, expected) => {
    expect(tagged(text)).toBe(expected);
  });

  it("knows which words are months, names, verbs or nouns, as corpus/tags has them", () => {
    const cases = JSON.parse(readFileSync(new URL("two-kinds.json", CORPUS), "utf8")) as { text: string; tags: string }[];
    const wrong = cases.flatMap(({ text, tags }) => {
      const found = tagged(text).split(" ");
      return tags
        .split(" ")
        .filter((word) => !found.includes(word))
        .map((word) => `${word}: ${found.join(" ")}`);
    });
    const words = cases.flatMap(({ tags }) => tags.split(" ")).length;
    expect((100 * (words - wrong.length)) / words, wrong.join("\n")).toBeGreaterThanOrEqual(floors["language.tag-cases"]);
  });

  it("gives the same tags whatever it read before", () => {
    const text = "Oren Dalvash told reporters that the ceasefire holds.";
    const before = tagged(text);
    tagged(Array.from({ length: 40_000 }, (_, i) => `w${i}`).join(" "));
    table.startDocument();
    expect(tagged(text)).toBe(before);
  });

  it("has a tag for every token of an empty and of a strange text", () => {
    expect(tagged("")).toBe("");
    expect(tagged("\ud800 \u202e\u0301 \0").split(" ")).toHaveLength(3);
  });
});
