import { describe, expect, it } from "vitest";
import { random } from "../random.ts";
import { openWorld } from "./cast.ts";
import { composeWire } from "./compose.ts";

const people = "Mirel Tavon, Sanna Idrel, Per Askel, Luc Ferran, Oren Dalvash, Ragna Solheim-Voss, Tev Maruk";
const names = people
  .split(", ")
  .map((name) => ({ start: people.indexOf(name), end: people.indexOf(name) + name.length, type: "PERSON" as const }));
const world = openWorld([{ id: "people", text: people, names }]);

describe("composeWire", () => {
  const pieces = composeWire(world, 300, random(5));

  it("marks names where they stand, in text order and apart from one another", () => {
    for (const { text, names } of pieces) {
      let last = 0;
      for (const { start, end } of names) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(text.slice(start, end)).toMatch(/^[\p{L}\d]\S*(?: \S+)*$/u);
        last = end;
      }
      expect(text).not.toMatch(/[{}#]/);
    }
  });

  it("gives the same pieces by the same seed, and others by another", () => {
    expect(composeWire(world, 300, random(5))).toEqual(pieces);
    expect(composeWire(world, 300, random(6))).not.toEqual(pieces);
  });

  it("has names of all types, and tickers that are none", () => {
    const types = new Set(pieces.flatMap(({ names }) => names.map(({ type }) => type)));
    expect([...types].sort()).toEqual(["GROUP", "MISC", "ORG", "PERSON", "PLACE"]);
    const tickers = pieces.flatMap(({ text, names }) =>
      [...text.matchAll(/\(([A-Z]{2,4}\.[A-Z]{1,2})\)/g)].map(({ index }) =>
        names.some(({ start, end }) => start <= index + 1 && index + 1 < end),
      ),
    );
    expect(tickers.length).toBeGreaterThan(10);
    expect(tickers).not.toContain(true);
  });
});
