import { describe, expect, it } from "vitest";
import { tokenize } from "../tokens/tokenize.ts";
import { withSmallWords } from "./function-words.ts";

/** The name of a text found as `found`, with what it takes in. */
function whole(text: string, found: string): string {
  const spans = tokenize(text);
  const start = text.indexOf(found);
  const firstToken = spans.start.indexOf(start);
  const form = (token: number) => text.slice(spans.start[token], spans.end[token]);
  const names = [
    { start, end: start + found.length, type: "PERSON" as const, firstToken, endToken: spans.end.indexOf(start + found.length) + 1 },
  ];
  const [name] = withSmallWords(names, { spans, form, isPlace: () => false });
  return text.slice(name.start, name.end);
}

describe("withSmallWords", () => {
  it.each([
    ["The vice-premier Per Askel spoke.", "Askel", "Per Askel"],
    ["The general secretary, who met To Lam, spoke.", "Lam", "To Lam"],
    ["Two envoys per Askel came.", "Askel", "Askel"],
    ["LUND AND ASKEL Per Askel", "Askel", "Askel"],
    ["May Tavon come?", "Tavon", "Tavon"],
    ["The rule of Premier Askel ended.", "Askel", "Askel"],
  ])("%s", (text, found, expected) => {
    expect(whole(text, found)).toBe(expected);
  });
});
