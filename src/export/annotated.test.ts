import { describe, expect, it } from "vitest";
import type { Mention } from "../model/annotations.ts";
import { wholeMentions } from "./annotated.ts";

const TEXT = "Envoy Per Askel left Halvik University. The Norlander press said that Askel, who resigned, was tired.";
const mention = (words: string, form: Mention["form"], more: Partial<Mention> = {}): Mention => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, form, head: 0, rule: form, ...more };
};
const wordsOf = (entity: Parameters<typeof wholeMentions>[0]) =>
  wholeMentions(entity).map(({ start, end, form }) => [TEXT.slice(start, end), form]);

describe("mentions as they are printed", () => {
  it("joins a title with the name behind it, as a name", () => {
    expect(wordsOf({ mentions: [mention("Envoy", "noun"), mention("Per Askel", "name")] })).toEqual([["Envoy Per Askel", "name"]]);
  });

  it("gives names inside longer names in the order of the text", () => {
    const press = mention("press", "noun");
    expect(wordsOf({ mentions: [press], inside: [mention("Halvik", "name")] })).toEqual([
      ["Halvik", "name"],
      ["press", "noun"],
    ]);
  });

  it("gives an adjective only where there is nothing else", () => {
    const adjective = mention("Norlander", "name", { adjective: true });
    expect(wordsOf({ mentions: [adjective, mention("press", "noun")] })).toEqual([["press", "noun"]]);
    expect(wordsOf({ mentions: [adjective] })).toEqual([["Norlander", "name"]]);
  });

  it("leaves a relative pronoun to the phrase that holds it", () => {
    const start = TEXT.indexOf("Askel, who");
    const phrase = { start, end: TEXT.indexOf(", was") };
    const name: Mention = { start, end: start + 5, form: "name", head: 0, rule: "name", phrase };
    expect(wordsOf({ mentions: [name, mention("who", "pronoun", { rule: "relative" })] })).toEqual([["Askel, who resigned", "name"]]);
  });
});
