import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWeights } from "../../weights/weights.ts";
import { CASE, caseOf, shapeOf } from "./features.ts";
import { loadWordVectors } from "./vectors.ts";
import { NO_WORD, WORD_FEATURES, WordTable } from "./word-table.ts";

const vectors = loadWordVectors(readWeights(new URL("../../../models/words.bin", import.meta.url)));
const intern = (table: WordTable, form: string) => table.intern(form, 0, form.length);

describe("WordTable", () => {
  it("gives one id to one form, wherever it stands", () => {
    const table = new WordTable(vectors);
    const id = table.intern("In Ostrel and Belmora", 3, 9);
    expect(id).not.toBe(NO_WORD);
    expect(intern(table, "Ostrel")).toBe(id);
    expect(intern(table, "ostrel")).not.toBe(id);
    expect(table.form(id)).toBe("Ostrel");
  });

  it("keeps forms and features apart for any text", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", minLength: 1, maxLength: 12 }), { maxLength: 300 }), (forms) => {
        const table = new WordTable(vectors);
        const ids = forms.map((form) => intern(table, form));
        expect(ids.map((id) => table.form(id))).toEqual(forms);
        expect(new Set(ids).size).toBe(new Set(forms).size);
        expect(table.count).toBe(new Set(forms).size + 1);
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it("forgets its words between documents once there are many, and says so", () => {
    const table = new WordTable(vectors, 1000);
    for (let i = 0; i < 20_000; i++) intern(table, `word${i}`);
    const first = intern(table, "treaty");
    const features = table.features.slice(first * WORD_FEATURES, (first + 1) * WORD_FEATURES);
    table.startDocument();
    expect(table.generation).toBe(1);
    expect(table.count).toBe(1);
    const again = intern(table, "treaty");
    expect(again).toBe(1);
    expect(table.features.slice(again * WORD_FEATURES, (again + 1) * WORD_FEATURES)).toEqual(features);
  });

  it("does not forget within a document", () => {
    const table = new WordTable(vectors, 10);
    const ids = Array.from({ length: 50_000 }, (_, i) => intern(table, `w${i}`));
    expect(new Set(ids).size).toBe(50_000);
    expect(table.form(ids[123])).toBe("w123");
    expect(table.form(ids[49_999])).toBe("w49999");
  });
});

describe("word vectors", () => {
  const cosine = (a: string, b: string) => {
    const [x, y] = [a, b].map((word) => {
      const out = new Float32Array(vectors.dimensions);
      vectors.read(vectors.row(word), out);
      return out;
    });
    const dot = (p: Float32Array, q: Float32Array) => p.reduce((sum, value, i) => sum + value * q[i], 0);
    return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
  };

  it("puts words of one kind near each other", () => {
    expect(cosine("monday", "tuesday")).toBeGreaterThan(0.8);
    expect(cosine("monday", "tuesday")).toBeGreaterThan(cosine("monday", "treaty") + 0.3);
    expect(vectors.cluster(vectors.row("monday"))).toBe(vectors.cluster(vectors.row("tuesday")));
  });

  it("gives zeros and cluster 0 to a word that it lacks", () => {
    const row = vectors.row("qqzzxv");
    expect(row).toBe(-1);
    expect(vectors.cluster(row)).toBe(0);
    const out = new Float32Array(vectors.dimensions).fill(1);
    vectors.read(row, out);
    expect(out.every((value) => value === 0)).toBe(true);
  });
});

describe("forms", () => {
  it.each([
    ["Ostrel", "Xxxx", CASE.initial],
    ["F-16", "X-dd", CASE.upper],
    ["UNESCO", "XXX", CASE.upper],
    ["McAllen", "XxXxxx", CASE.mixed],
    ["road", "xxx", CASE.lower],
    ["2,500", "d,ddd", CASE.none],
    ["U.S.", "X.X.", CASE.upper],
  ])("reads %s", (form, shape, letterCase) => {
    expect(shapeOf(form)).toBe(shape);
    expect(caseOf(form)).toBe(letterCase);
  });
});
