import type { Cell, View } from "./view.ts";

/**
 * A view as CSV (RFC 4180, `\r\n`), with the id, the columns, and the evidence of each row.
 * A cell that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`, tab or return in front) gets an apostrophe before it.
 */
export function viewToCsv(view: View): string {
  const header = ["id", ...view.columns.map((column) => column.key), "evidence"];
  const lines = view.rows.map((row) => [row.id, ...view.columns.map((column) => row.cells[column.key] ?? null), places(row.evidence)]);
  return [header, ...lines]
    .map((cells) => cells.map(csvCell).join(","))
    .join("\r\n")
    .concat("\r\n");
}

/** A view as an array of plain objects: id, the columns, and the evidence whole. */
export function viewToObjects(view: View): object[] {
  return view.rows.map((row) => ({ id: row.id, ...row.cells, evidence: row.evidence }));
}

function places(
  evidence: readonly { readonly article: string; readonly start: number; readonly end: number; readonly text: string }[],
): string {
  return evidence.map((e) => `${e.article}:${e.start}-${e.end} ${e.text}`).join("\n");
}

function csvCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
