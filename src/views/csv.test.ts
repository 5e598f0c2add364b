import { expect, it } from "vitest";
import { viewToCsv, viewToObjects } from "./csv.ts";
import type { View } from "./view.ts";

const view = (...cells: string[]): View => ({
  name: "v",
  columns: [{ key: "a", title: "A", kind: "text" }],
  rows: cells.map((a, i) => ({ id: `r${i}`, cells: { a }, evidence: [{ article: "x", start: 0, end: 2, text: "ab" }] })),
});

it("quotes what must be quoted", () => {
  expect(viewToCsv(view("plain", 'say "no", he said', "two\nlines"))).toBe(
    'id,a,evidence\r\nr0,plain,x:0-2 ab\r\nr1,"say ""no"", he said",x:0-2 ab\r\nr2,"two\nlines",x:0-2 ab\r\n',
  );
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])("keeps a spreadsheet from running %j", (cell) => {
  expect(viewToCsv(view(cell)).split("r0,")[1]).toMatch(/^"?'/u);
});

it("gives rows as objects with their evidence whole", () => {
  expect(viewToObjects(view("x"))).toEqual([{ id: "r0", a: "x", evidence: [{ article: "x", start: 0, end: 2, text: "ab" }] }]);
});
