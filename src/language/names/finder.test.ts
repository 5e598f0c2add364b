import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSequenceTagger } from "../sequence.ts";
import { INSIDE, LABELS, label, mayFollow, NAME_TYPES, OUTSIDE, UNIT } from "./labels.ts";

const tagger = createSequenceTagger(new URL("../../../models/", import.meta.url));
const names = (text: string) => tagger.analyse(text).names.names.map(({ start, end, type }) => `${text.slice(start, end)}/${type}`);

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
        const { names: reading, spans } = tagger.analyse(text);
        const found = reading.names;
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
    expect(tagger.analyse(long).names.names.length).toBeGreaterThan(0);
    expect(names(text)).toEqual(before);
  });
});

describe("another judge", () => {
  const text = "Vardanian Prime Minister Mirel Tavon met Oren Dalvash of Kestria in Halvik on Friday.";
  /** Names after a judge was heard whose scores are 0 but for a label of one word; the tokens are told in pieces of `size`. */
  const heard = (word: string, code: number, score: number, size = 100) => {
    const { spans, names: reading } = tagger.analyse(text);
    const rows = new Float32Array(spans.count * LABELS);
    const token = [...spans.start].findIndex((start, i) => text.slice(start, spans.end[i]) === word);
    rows[token * LABELS + code] = score;
    for (let from = 0; from < spans.count; from += size)
      reading.hear(from, Math.min(size, spans.count - from), rows.subarray(from * LABELS, (from + size) * LABELS));
    return reading.agreed().map(({ start, end, type }) => `${text.slice(start, end)}/${type}`);
  };

  it("changes nothing by saying nothing", () => {
    expect(heard("met", OUTSIDE, 0)).toEqual(names(text));
  });

  it("is followed where it is sure of another type, and in that name alone", () => {
    const without = names(text).filter((name) => !name.startsWith("Kestria"));
    for (const size of [1, 2, 5, 100]) {
      const found = heard("Kestria", label(NAME_TYPES.indexOf("ORG"), UNIT), 50, size);
      expect(found).toContain("Kestria/ORG");
      expect(found.filter((name) => !name.startsWith("Kestria"))).toEqual(without);
    }
  });

  it("cannot make the inside of a name stand alone", () => {
    for (const name of heard("Halvik", label(0, INSIDE), 50)) expect(name).not.toBe("Halvik/PERSON");
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
