import { describe, expect, it } from "vitest";
import type { NameType } from "../../model/annotations.ts";
import { tokenize } from "../tokens/tokenize.ts";
import { agreeNames } from "./agree.ts";
import type { FoundName } from "./finder.ts";

/** "[ORG Norvik Ltd] said": a text with its names, as found; the names as agreed, a line each. */
function agreed(marked: string): string[] {
  const found: { start: number; end: number; type: NameType }[] = [];
  let text = "";
  for (const [, type, words, rest] of marked.matchAll(/\[([A-Z]+) ([^\]]+)\]|([^[]+)/g)) {
    if (type !== undefined) found.push({ start: text.length, end: text.length + words.length, type: type as NameType });
    text += rest ?? words;
  }
  const spans = tokenize(text);
  const names = found.map((name): FoundName => {
    const firstToken = spans.start.indexOf(name.start);
    return { ...name, firstToken, endToken: spans.end.indexOf(name.end) + 1 };
  });
  const form = (token: number) => text.slice(spans.start[token], spans.end[token]);
  const isPlace = (token: number) => form(token) === "Quenby";
  return agreeNames(names, { spans, form, isPlace }).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);
}

describe("agreeNames", () => {
  it("takes the beginning of a firm's name for the firm", () => {
    expect(agreed("[ORG Tarn Energy Ltd] rose. [PERSON Tarn] said so. [MISC Tarn Energy] and [GROUP Tarn] fell.")).toEqual([
      "ORG Tarn Energy Ltd",
      "ORG Tarn",
      "ORG Tarn Energy",
      "GROUP Tarn",
    ]);
  });

  it("leaves places, and people whom the text names in full", () => {
    expect(agreed("[ORG Quenby Airways] flies to [PLACE Quenby].")).toEqual(["ORG Quenby Airways", "PLACE Quenby"]);
    expect(agreed("[ORG Ferran Ltd] is owned by [PERSON Luc Ferran]. [PERSON Ferran] sold.")).toEqual([
      "ORG Ferran Ltd",
      "PERSON Luc Ferran",
      "PERSON Ferran",
    ]);
  });

  it("finds an acronym that was given in brackets wherever it stands", () => {
    expect(agreed("The [ORG Norland Oil Council] (NOC) met. NOC chief [PERSON Per Askel] left. The [MISC NOC] is new.")).toEqual([
      "ORG Norland Oil Council",
      "ORG NOC",
      "ORG NOC",
      "PERSON Per Askel",
      "ORG NOC",
    ]);
  });

  it("takes no other word in brackets for one", () => {
    expect(agreed("The [ORG Norland Oil Council] (TV) met. TV is new.")).toEqual(["ORG Norland Oil Council"]);
    expect(agreed("[PERSON Nora Olin Carr] (NOC) met. NOC left.")).toEqual(["PERSON Nora Olin Carr"]);
  });

  it("settles a word by what it mostly is, and not where that is open", () => {
    expect(agreed("[ORG Orvel] rose, [ORG Orvel] fell, [PLACE Orvel] rose.")).toEqual(["ORG Orvel", "ORG Orvel", "ORG Orvel"]);
    expect(agreed("[ORG Orvel] rose, [PLACE Orvel] fell.")).toEqual(["ORG Orvel", "PLACE Orvel"]);
  });
});
