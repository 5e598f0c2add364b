import { useState } from "react";
import { readableDate } from "../../model/readable-date.ts";
import { type Pages, type Row, usePages, type ViewAnswer } from "../api.ts";
import { More, RowFilter } from "../components/paging.tsx";
import { Sentences } from "../components/sentences.tsx";
import { Failure, Waiting } from "../components/state.tsx";

/** One table of the record; a click on a row opens its sentences. */
export function TableScreen({ name }: { readonly name: string }) {
  const [words, setWords] = useState("");
  const pages = usePages(name, 0, words);
  const { answer } = pages;
  return (
    <>
      <RowFilter total={answer.state === "ready" ? answer.data.total : null} onWords={setWords} />
      {answer.state === "loading" && <Waiting />}
      {answer.state === "failed" && <Failure message={answer.message} />}
      {answer.state === "ready" && <Table pages={pages} columns={answer.data.columns} name={name} />}
    </>
  );
}

function Table({ pages, columns, name }: { readonly pages: Pages; readonly columns: ViewAnswer["columns"]; readonly name: string }) {
  if (pages.rows.length === 0) return <p className="state">No such {name} in this record.</p>;
  return (
    <>
      <table className="view">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pages.rows.map((row) => (
            <TableRow key={row.id} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
      <More pages={pages} />
    </>
  );
}

const DATES: ReadonlySet<string> = new Set(["date", "due", "published"]);

/** A cell as it is read: dates in words. */
function shown(key: string, value: Row["cells"][string]): Row["cells"][string] {
  return DATES.has(key) && typeof value === "string" ? readableDate(value) : value;
}

function TableRow({ row, columns }: { readonly row: Row; readonly columns: ViewAnswer["columns"] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <tr className={open ? "open" : ""}>
        {columns.map((column, i) => (
          <td key={column.key} className={column.kind}>
            {i === 0 ? (
              <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
                {shown(column.key, row.cells[column.key]) ?? "–"}
              </button>
            ) : (
              shown(column.key, row.cells[column.key])
            )}
          </td>
        ))}
      </tr>
      {open && (
        <tr className="evidence">
          <td colSpan={columns.length}>
            <Sentences evidence={row.evidence} item={row.id} />
          </td>
        </tr>
      )}
    </>
  );
}
