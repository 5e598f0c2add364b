import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findEvents, readOntology } from "../src/findings/events/index.ts";
import { loadKnowledge } from "../src/knowledge/index.ts";
import { createLanguage } from "../src/language/index.ts";

/** Where the incident was whose trigger holds `word`; null where the sentence does not tell. */
interface Case {
  readonly text: string;
  readonly word: string;
  readonly place: string | null;
}

const root = new URL("../", import.meta.url);
const cases = JSON.parse(readFileSync(new URL("corpus/events/incident-places.json", root), "utf8")) as Case[];
const floors = JSON.parse(readFileSync(new URL("eval/floors.json", root), "utf8")) as Record<string, number>;
const language = createLanguage(new URL("models/", root), loadKnowledge([new URL("examples/knowledge.yaml", root).pathname]));
const ontology = readOntology();

describe("places of incidents of our own cases", () => {
  const outcomes = cases.map(({ text, word, place }) => {
    const ann = language.annotate({ text, title: null, published: "2024-04-26", candidates: [] });
    const at = text.indexOf(word);
    const event = findEvents(ann, [], ontology).events.find(({ trigger }) => trigger.start < at + word.length && at < trigger.end);
    return {
      text,
      found: event === undefined ? "no event" : event.place,
      right: event !== undefined && event.place === place,
      told: place !== null,
    };
  });
  const listed = outcomes.filter(({ right }) => !right).map(({ text, found }) => `${text} → ${found}`);

  it("are found where the text tells them", () => {
    const share = outcomes.filter(({ right }) => right).length / outcomes.length;
    expect(share, listed.join("\n")).toBeGreaterThanOrEqual(floors["events.incident-places"]);
  });

  it("are left open where it does not", () => {
    const open = outcomes.filter(({ told }) => !told);
    expect(open.length).toBeGreaterThan(5);
    expect(open.filter(({ found }) => found !== null && found !== "no event").map(({ text }) => text)).toEqual([]);
  });
});
