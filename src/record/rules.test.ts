import { describe, expect, it } from "vitest";
import { rulesOf } from "./rules.ts";

describe("rules of an item", () => {
  it("are those of its tellings and of what was filled in, each once, in order", () => {
    const met = { rule: "frame.meet/status.own", implied: [{ field: "actors", value: "e1", rule: "party.group-before" }] };
    expect(rulesOf([met, { rule: "frame.meeting/status.noun" }, met])).toEqual([
      "frame.meet/status.own",
      "frame.meeting/status.noun",
      "implied actors: party.group-before",
    ]);
  });
});
