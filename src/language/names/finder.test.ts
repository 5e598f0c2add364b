import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSequenceTagger } from "../sequence.ts";
import { LABELS, label, mayFollow, OUTSIDE } from "./labels.ts";

const tagger = createSequenceTagger(new URL("../../../models/", import.meta.url));
const names = (text: string) => tagger.analyse(text).names.map(({ start, end, type }) => `${text.slice(start, end)}/${type}`);

describe("names", () => {
  it("finds people, organisations and places that no list knows", () => {
    const text =
      "Vardanian Prime Minister Mirel Tavon met President Oren Dalvash of Kestria in Halvik on Friday. Tavon said the United Nations would send monitors to Belmora.";
    const found = names(text);
    for (const name of ["Mirel Tavon/PERSON", "Oren Dalvash/PERSON", "Kestria/PLACE", "Halvik/PLACE", "Tavon/PERSON", "United Nations/ORG"])
      expect(found).toContain(name);
  });

  it("finds none in text without any", () => {
    expect(names("The two sides may march in March. They agreed to meet again next week, he said.")).toEqual([]);
    expect(names("")).toEqual([]);
  });

  it("gives names in order, whole tokens, within the text, for any text", () => {
    const parts = fc.constantFrom(
      "Tavon",
      "the",
      "U.S.",
      "of",
      "’s",
      ".",
      "\n\n",
      "-",
      "NORLAND",
      "É",
      "\ud83d",
      "\u0301",
      "“",
      "العربية",
      "0",
      "Mr.",
      "a",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 120 }), (words) => {
        const text = words.join(" ");
        const { names: found, spans } = tagger.analyse(text);
        let at = 0;
        for (const { start, end, firstToken, endToken } of found) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(start).toBe(spans.start[firstToken]);
          expect(end).toBe(spans.end[endToken - 1]);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it("is the same whatever was read before, and bounded on a long document", () => {
    const text = "Sanna Idrel told the Belmora Post that the Eastern Compact had agreed.";
    const before = names(text);
    const long = Array.from({ length: 30_000 }, (_, i) => `Word${i} of Halvik said so${i}.`).join(" ");
    expect(tagger.analyse(long).names.length).toBeGreaterThan(0);
    expect(names(text)).toEqual(before);
  });
});

describe("labels", () => {
  it("lets a name only go on as itself", () => {
    for (let type = 0; type < 5; type++) {
      expect(mayFollow(label(type, 0), label(type, 1))).toBe(true);
      expect(mayFollow(label(type, 0), label((type + 1) % 5, 1))).toBe(false);
      expect(mayFollow(label(type, 1), OUTSIDE)).toBe(false);
      expect(mayFollow(label(type, 2), OUTSIDE)).toBe(true);
      expect(mayFollow(label(type, 3), label(type, 0))).toBe(true);
      expect(mayFollow(OUTSIDE, label(type, 2))).toBe(false);
    }
    expect(label(4, 3)).toBe(LABELS - 1);
  });
});
