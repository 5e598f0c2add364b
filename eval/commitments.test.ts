import { describe, expect, it } from "vitest";
import { type Analyse, openAnalyser } from "./events.ts";

const analyse: Analyse = openAnalyser();

/** Who commits himself (the last word of the name), with the rule that says so. */
function commitments(text: string): { readonly by: readonly string[]; readonly what: string; readonly rule: string }[] {
  const { ann, commitments: found } = analyse(text, "2023-11-30");
  const name = (id: string) => (ann.entities.find((entity) => entity.id === id)?.name ?? id).split(" ").at(-1) ?? "";
  return found.map(({ by, what, rule }) => ({ by: by.map(name).sort(), what, rule }));
}

describe("commitments", () => {
  it.each([
    ["Mirel Tavon promised to release the crew by Friday.", ["Tavon"]],
    ["Vardania and Kestria will open the bridge on June 1, the joint commission decided.", ["Kestria", "Vardania"]],
    ["Both Mirel Tavon and Oren Dalvash said that they were ready to release the crew.", ["Dalvash", "Tavon"]],
    ["Oren Dalvash said that the prisoners would be released by December 15.", ["Dalvash"]],
  ])("are seen: %s", (text, by) => {
    expect(commitments(text)[0]?.by).toEqual(by);
  });

  it.each([
    "Oren Dalvash plans to visit Halvik.",
    "Oren Dalvash is expected to travel to Halvik on December 4.",
    "The ministry said that the bridge would cost nine million crowns by 2025.",
    "The parliament debated a bill that would reduce the army by 2025.",
    "The council will most likely fund the mission until December 2024.",
    "Mirel Tavon said that he would probably visit Halvik on December 4.",
    "An officer agreed to speak on condition of anonymity.",
    "Mirel Tavon visited the town that Vardania is ready to give up.",
  ])("are not seen in forecasts, intentions and asides: %s", (text) => {
    expect(commitments(text)).toEqual([]);
  });
});
