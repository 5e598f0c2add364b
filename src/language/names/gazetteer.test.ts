import { describe, expect, it } from "vitest";
import { random } from "../../../training/language/random.ts";
import { Gazetteer, LISTED } from "./gazetteer.ts";

describe("Gazetteer", () => {
  it("knows every word of each list, and no other", () => {
    const next = random(3);
    const draw = (length: number) => Uint32Array.from({ length }, () => Math.floor(next() * 2 ** 32));
    const lists = { places: draw(300), peoples: draw(200), towns: draw(5000), given: draw(4000) };
    lists.towns[0] = lists.places[0];
    const gazetteer = new Gazetteer(lists);
    const sets = [
      [lists.places, LISTED.place],
      [lists.peoples, LISTED.people],
      [lists.towns, LISTED.town],
      [lists.given, LISTED.given],
    ] as const;
    for (const [words, bit] of sets) for (const hash of words) expect(gazetteer.lists(hash) & bit).toBe(bit);
    expect(gazetteer.lists(lists.places[0])).toBe(LISTED.place | LISTED.town);
    const all = new Set(sets.flatMap(([words]) => [...words]));
    for (const hash of draw(5000)) if (!all.has(hash)) expect(gazetteer.lists(hash)).toBe(0);
  });

  it("may be empty", () => {
    const none = new Uint32Array();
    expect(new Gazetteer({ places: none, peoples: none, towns: none, given: none }).lists(7)).toBe(0);
  });
});
