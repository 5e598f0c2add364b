import { describe, expect, it } from "vitest";
import { areOne, soundOf } from "./spellings.ts";

describe("names that sound alike", () => {
  it.each([
    ["Tarim Araghni", "Tareem Araqni"],
    ["Mirel Tawonian", "Mirel Tavonyan"],
    ["Mohammed Halabi", "Muhammad Khalabi"],
    ["Sergei Brodov", "Sergey Brodoff"],
  ])("%s and %s", (a, b) => {
    expect(soundOf(a)).not.toBeNull();
    expect(soundOf(a)).toBe(soundOf(b));
  });

  it.each([
    ["Anna Petrov", "Anna Petkov"],
    ["Ruo Tan-sil", "Ruo Tan-min"],
    ["Ivar Lund", "Ivar Lind"],
  ])("not %s and %s", (a, b) => {
    expect(soundOf(a) !== null && soundOf(a) === soundOf(b)).toBe(false);
  });

  const person = (name: string, tie: string, article: string) => ({ name, ties: new Set([tie]), articles: new Set([article]) });

  it("are one person where the country agrees and no article tells of both", () => {
    const one = person("Tarim Araghni", "country:XV", "a");
    expect(areOne(one, person("Tareem Araqni", "country:XV", "b"))).toBe(true);
    expect(areOne(one, person("Tareem Araqni", "country:XE", "b"))).toBe(false);
    expect(areOne(one, person("Tareem Araqni", "country:XV", "a"))).toBe(false);
    expect(areOne(person("Oleg Brodov", "country:XV", "a"), person("Olga Brodova", "country:XV", "b"))).toBe(false);
  });
});
