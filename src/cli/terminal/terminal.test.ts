import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { View } from "../../views/view.ts";
import { progressText } from "./progress.ts";
import { columnsOf, styleFor } from "./style.ts";
import { tableLines } from "./table.ts";
import { printable, widthOf, wrap } from "./wrap.ts";

const PLAIN = styleFor({ isTTY: false }, {});
const view: View = {
  name: "sample",
  columns: [
    { key: "date", title: "Date", kind: "fixed" },
    { key: "what", title: "What", kind: "text" },
    { key: "none", title: "None", kind: "text" },
  ],
  rows: [
    {
      id: "r1",
      cells: { date: "2023-05-25", what: "the three leaders met in Halvik and talked for four hours about the road", none: null },
      evidence: [{ article: "a1", start: 7, end: 12, text: "They met." }],
    },
    { id: "r2", cells: { date: "..", what: "回答は明日 \u001b[31mred\u0007", none: null }, evidence: [] },
  ],
};
const lines = (width: number, evidence = false) =>
  tableLines(view, { width, style: PLAIN, evidence, pathOf: (article) => `${article}.txt` });

describe("tables", () => {
  it.each([40, 60, 80, 120, 200])("fit into %i columns", (width) => {
    for (const line of lines(width, true)) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });

  it("leave out empty columns and show the sentences under each row when asked", () => {
    expect(lines(80)[0]).not.toContain("None");
    expect(lines(80, true).join("\n")).toContain("↳ a1.txt:7 “They met.”");
    expect(lines(80).join("\n")).not.toContain("They met.");
  });

  it("say dates in words, and leave other columns as they are", () => {
    const dated = (key: string) => {
      const one: View = {
        ...view,
        columns: [{ key, title: "X", kind: "fixed" }],
        rows: [{ id: "r", cells: { [key]: "2023-22" }, evidence: [] }],
      };
      return tableLines(one, { width: 80, style: PLAIN, evidence: false, pathOf: String })[2];
    };
    expect(dated("date")).toBe("summer 2023");
    expect(dated("name")).toBe("2023-22");
  });

  it("let no escape sequence of an article through to the terminal", () => {
    expect(lines(80).join("")).not.toMatch(/[\u0000-\u001f\u007f]/u);
  });
});

describe("wrap", () => {
  it("keeps every character and no line is too wide", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.integer({ min: 6, max: 30 }), (text, width) => {
        const clean = printable(text);
        const wrapped = wrap(clean, width);
        expect(wrapped.join("").replaceAll(" ", "")).toBe(clean.replaceAll(" ", ""));
        for (const line of wrapped) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe("style", () => {
  it("colours on a terminal only, and never where NO_COLOR is set", () => {
    expect(styleFor({ isTTY: true }, {}).bold("x")).toContain("\u001b[1m");
    expect(styleFor({ isTTY: true }, { NO_COLOR: "1" }).bold("x")).toBe("x");
    expect(styleFor({ isTTY: true }, { TERM: "dumb" }).bold("x")).toBe("x");
    expect(styleFor({ isTTY: false }, {}).bold("x")).toBe("x");
  });

  it("takes the width of the terminal, of COLUMNS, or 120", () => {
    expect(columnsOf({ columns: 77 }, { COLUMNS: "99" })).toBe(77);
    expect(columnsOf({}, { COLUMNS: "99" })).toBe(99);
    expect(columnsOf({}, { COLUMNS: "x" })).toBe(120);
    expect(columnsOf({ columns: 3 }, {})).toBe(40);
  });
});

it("says how far a build is", () => {
  expect(progressText(0, 12, 0)).toBe("0/12 articles · 0.0/s");
  expect(progressText(50, 200, 1000)).toBe("50/200 articles · 50/s · 0:03 left");
  expect(progressText(200, 200, 90_000)).toBe("200/200 articles · 2.2/s");
});
