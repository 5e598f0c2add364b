import { readableDate } from "../../model/readable-date.ts";
import type { View, ViewRow } from "../../views/view.ts";
import type { Style } from "./style.ts";
import { printable, widthOf, wrap } from "./wrap.ts";

const GAP = "  ";
const MOST_FIXED = 26;
const LEAST_TEXT = 9;

export interface TableOptions {
  readonly width: number;
  readonly style: Style;
  /** Print the sentences under each row. */
  readonly evidence: boolean;
  /** Path of an article, by its id. */
  readonly pathOf: (article: string) => string;
}

/** A view as lines for a terminal: columns side by side, or one field a line where the screen is too narrow for that. Empty columns are left out. */
export function tableLines(view: View, options: TableOptions): string[] {
  const columns = view.columns.filter((column) => view.rows.some((row) => cell(row, column.key) !== ""));
  const widths = columnWidths(view, columns, options.width);
  if (widths === null) return view.rows.flatMap((row) => [...stacked(row, columns, options), ""]);
  const head = columns.map((column, i) => pad(column.title, widths[i])).join(GAP);
  const rule = widths.map((width) => "─".repeat(width)).join(GAP);
  const body = view.rows.flatMap((row) => [...sideBySide(row, columns, widths), ...evidenceLines(row, options)]);
  return [options.style.bold(head.trimEnd()), options.style.dim(rule), ...body];
}

type Columns = View["columns"];

/** Columns that hold EDTF dates: a reader gets them in words, `--json` and `--csv` as they are. */
const DATES = new Set(["date", "due", "published"]);

function cell(row: ViewRow, key: string): string {
  const value = row.cells[key];
  if (value === null || value === undefined) return "";
  return printable(DATES.has(key) ? readableDate(String(value)) : String(value));
}

/** Fixed columns get what they need; the others share the rest by need. Null where the rest is too little. */
function columnWidths(view: View, columns: Columns, width: number): number[] | null {
  const natural = columns.map(({ key, title }) => Math.max(widthOf(title), ...view.rows.map((row) => widthOf(cell(row, key)))));
  const widths = natural.map((need, i) => (columns[i].kind === "fixed" ? Math.min(need, MOST_FIXED) : 0));
  const texts = columns.flatMap((column, i) => (column.kind === "text" ? [i] : []));
  let room = width - GAP.length * (columns.length - 1) - widths.reduce((sum, w) => sum + w, 0);
  if (room < texts.length * LEAST_TEXT) return null;
  // The smallest needs are met first; who needs more than a fair share gets the fair share of what is left.
  for (const [done, i] of texts.toSorted((a, b) => natural[a] - natural[b]).entries()) {
    widths[i] = Math.min(natural[i], Math.floor(room / (texts.length - done)));
    room -= widths[i];
  }
  return widths;
}

function sideBySide(row: ViewRow, columns: Columns, widths: readonly number[]): string[] {
  const cells = columns.map(({ key }, i) => wrap(cell(row, key), widths[i]));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, i) => pad(lines[line] ?? "", widths[i]))
      .join(GAP)
      .trimEnd(),
  );
}

function stacked(row: ViewRow, columns: Columns, options: TableOptions): string[] {
  const label = Math.max(...columns.map((column) => widthOf(column.title)));
  const fields = columns
    .filter((column) => cell(row, column.key) !== "")
    .flatMap((column) =>
      wrap(cell(row, column.key), Math.max(10, options.width - label - 2)).map(
        (line, i) => `${options.style.dim(pad(i === 0 ? column.title : "", label))}  ${line}`,
      ),
    );
  return [...fields, ...evidenceLines(row, options)];
}

function evidenceLines(row: ViewRow, { evidence, width, style, pathOf }: TableOptions): string[] {
  if (!evidence) return [];
  return row.evidence.flatMap((e) =>
    wrap(printable(`${pathOf(e.article)}:${e.start} “${e.text}”`), Math.max(20, width - 4)).map((line, i) =>
      style.dim(`${i === 0 ? "  ↳ " : "    "}${line}`),
    ),
  );
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}
