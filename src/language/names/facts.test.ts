import { describe, expect, it } from "vitest";
import { fnv1a } from "../../text/hash.ts";
import { readWeights } from "../../weights/weights.ts";
import { splitSentences } from "../tokens/sentences.ts";
import { tokenize } from "../tokens/tokenize.ts";
import { mix } from "../words/features.ts";
import { loadWordVectors } from "../words/vectors.ts";
import { WordTable } from "../words/word-table.ts";
import { gatherFacts } from "./facts.ts";
import { Gazetteer } from "./gazetteer.ts";

const table = new WordTable(loadWordVectors(readWeights(new URL("../../../models/words.bin", import.meta.url))));
const hash = (word: string) => mix(0, fnv1a(word));
const list = (...words: string[]) => Uint32Array.from(words, hash);
const gazetteer = new Gazetteer({ places: list("halvik"), peoples: list("kestrian"), towns: list("quenby"), given: list("ragna") });

function facts(text: string) {
  const spans = tokenize(text);
  const words = Int32Array.from(spans.start, (start, i) => table.intern(text, start, spans.end[i]));
  return { forms: Array.from(words, (id) => table.form(id)), ...gatherFacts(words, splitSentences(text, spans), table, gazetteer) };
}

describe("gatherFacts", () => {
  it("lets names only stand near capitals", () => {
    const { forms, active } = facts("The road that they had built there with so much care leads to Halvik in the end of it all.");
    expect(forms.filter((_, i) => active[i] === 1)).toEqual(["The", "road", "that", "leads", "to", "Halvik", "in", "the"]);
  });

  it("groups one word whatever its case, and tells known places and peoples", () => {
    const { forms, groups, contexts } = facts("HALVIK TALKS END\n\nThe Kestrian side left Halvik. Talks go on, and talks fail.");
    const at = (form: string) => forms.indexOf(form);
    expect(groups[at("HALVIK")]).toBe(groups[at("Halvik")]);
    expect(groups[at("TALKS")]).toBe(groups[at("Talks")]);
    expect(groups[at("talks")]).toBe(-1);
    expect(contexts[at("Halvik")] & 16).toBe(16);
    expect(contexts[at("Kestrian")] & 32).toBe(32);
    expect(contexts[at("Halvik")] & 4).toBe(4);
    expect(contexts[at("Talks")] & 3).toBe(3);
    expect(contexts[at("END")] & 8).toBe(8);
    expect(contexts[at("left")]).toBe(0);
  });

  it("tells towns and given names", () => {
    const { forms, contexts } = facts("On Monday Ragna left Quenby.");
    const at = (form: string) => forms.indexOf(form);
    expect(contexts[at("Quenby")] & 0xc0).toBe(64);
    expect(contexts[at("Ragna")] & 0xc0).toBe(128);
    expect(contexts[at("Monday")] & 0xc0).toBe(0);
  });
});
