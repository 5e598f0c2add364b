import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FURTHER, named, namedFurther, openAnalyser, scoreFurther, scoreSplit } from "./events.ts";

const floors = JSON.parse(readFileSync(new URL("./floors.json", import.meta.url), "utf8")) as Record<string, number>;

describe("events on our own cases", () => {
  const analyse = openAnalyser();

  it.each(["dev", "held"] as const)("stay above the floors of eval/floors.json (%s)", (split) => {
    const figures = named(split, scoreSplit(analyse, split));
    for (const [key, value] of Object.entries(figures)) expect(value, key).toBeGreaterThanOrEqual(floors[key]);
  });

  it.each(FURTHER)("stay above the floors of eval/floors.json ($name)", (set) => {
    const figures = Object.entries(namedFurther(set, scoreFurther(analyse, set)));
    expect(figures.length).toBeGreaterThan(0);
    for (const [key, value] of figures) expect(value, key).toBeGreaterThanOrEqual(floors[key]);
  });

  it.each([
    ["Norland's president did not meet Oren Dalvash.", "denied"],
    ["Mirel Tavon would have met Oren Dalvash but for the storm.", "hypothetical"],
    ["Ragna Solheim-Voss is expected to call Mirel Tavon.", "planned"],
    ["Mirel Tavon refused to attend the summit with Oren Dalvash.", "refused"],
    ["Kestria denied that a meeting took place.", "denied"],
    ["A year after they met, Mirel Tavon and Oren Dalvash have little to show.", "happened"],
  ])("reads %s as %s", (text, status) => {
    expect(
      analyse(text, "2023-05-26")
        .events.filter(({ type }) => type === "CONSULT")
        .map((event) => event.status),
    ).toContain(status);
  });

  it("gives spans that slice, and known ids, on any text", () => {
    for (const text of [
      "",
      "…",
      "Met. Met! Met?",
      "\u0000[[Tavon]] met",
      "1 2 3 met 4",
      "(((((met)))))",
      "Tavon\n\n\nmet\n\n\nDalvash.",
      "met ".repeat(3000),
      "🙂 met 🙂",
    ]) {
      const { ann, events, agreements, commitments } = analyse(text, null);
      const ids = new Set(ann.entities.map(({ id }) => id));
      for (const event of events) {
        for (const span of [event.trigger, ...event.evidence])
          expect(span.start >= 0 && span.start < span.end && span.end <= text.length).toBe(true);
        for (const id of [...event.actors, ...event.recipients]) expect(ids).toContain(id);
      }
      for (const { evidence } of [...agreements, ...commitments]) expect(evidence.length).toBeGreaterThan(0);
    }
  });
});
