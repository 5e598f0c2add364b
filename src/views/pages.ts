import type { View, ViewColumn, ViewRow } from "./view.ts";

/** What of a view is asked for: `limit` rows from row `from` on, of those that hold all `words` in their cells. */
export interface PageRequest {
  readonly from: number;
  readonly limit: number;
  readonly words: string;
}

/** A stretch of a view: a pile of thousands of articles is read a screen at a time. */
export interface ViewPage {
  readonly name: string;
  /** The columns that have a value in some row of the whole view. */
  readonly columns: readonly ViewColumn[];
  readonly rows: readonly ViewRow[];
  readonly from: number;
  /** Rows that there are to go through, on this page and all others. */
  readonly total: number;
  /** Of the timeline: its years, and the first row of each. */
  readonly years: readonly { readonly year: string; readonly from: number }[];
}

export function viewPage(view: View, { from, limit, words }: PageRequest): ViewPage {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean);
  const rows = wanted.length === 0 ? view.rows : view.rows.filter((row) => holds(row, wanted));
  const columns = view.columns.filter(({ key }) => view.rows.some((row) => (row.cells[key] ?? "") !== ""));
  const years = view.name === "timeline" ? yearsOf(rows) : [];
  return { name: view.name, columns, rows: rows.slice(from, from + limit), from, total: rows.length, years };
}

function holds(row: ViewRow, words: readonly string[]): boolean {
  const cells = Object.values(row.cells).join("\n").toLowerCase();
  return words.every((word) => cells.includes(word));
}

function yearsOf(rows: readonly ViewRow[]): ViewPage["years"] {
  const years: { year: string; from: number }[] = [];
  for (const [from, { cells }] of rows.entries()) {
    const year = yearOf(String(cells.date));
    if (years.at(-1)?.year !== year) years.push({ year, from });
  }
  return years;
}

/** The first year that an EDTF date names; "" for a date of no year. */
function yearOf(edtf: string): string {
  return /\d{4}/u.exec(edtf)?.[0] ?? "";
}
