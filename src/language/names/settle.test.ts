import { describe, expect, it } from "vitest";
import type { FoundName } from "./finder.ts";
import { settlePlaces } from "./settle.ts";

const WORDS = ["Luc", "Quenby", "Quenby", "Halvik"];
const name = (firstToken: number, endToken: number, type: FoundName["type"]): FoundName => ({
  ...{ start: firstToken * 10, end: endToken * 10, type, firstToken, endToken },
});
const settle = (names: FoundName[]) =>
  settlePlaces(
    names,
    (token) => token > 0,
    (token) => WORDS.indexOf(WORDS[token]),
  ).map(({ type }) => type);

describe("settlePlaces", () => {
  it("takes a known place that acts for the place", () => {
    expect(settle([name(1, 2, "PERSON"), name(3, 4, "PERSON")])).toEqual(["PLACE", "PLACE"]);
  });

  it("leaves people whose full name the document has, and all other types", () => {
    expect(settle([name(0, 2, "PERSON"), name(2, 3, "PERSON"), name(3, 4, "ORG")])).toEqual(["PERSON", "PERSON", "ORG"]);
  });
});
