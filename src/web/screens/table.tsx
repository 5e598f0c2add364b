import { useState } from "react";
import { type Row, useAnswer, type ViewAnswer } from "../api.ts";
import { Sentences } from "../components/sentences.tsx";
import { Failure, Waiting } from "../components/state.tsx";

/** One table of the record; a click on a row opens its sentences. */
export function TableScreen({ name }: { readonly name: string }) {
  const answer = useAnswer<ViewAnswer>(`/api/views/${encodeURIComponent(name)}`);
  if (answer.state === "loading") return <Waiting />;
  if (answer.state === "failed") return <Failure message={answer.message} />;
  const { rows } = answer.data;
  const columns = answer.data.columns.filter((column) => rows.some((row) => (row.cells[column.key] ?? "") !== ""));
  if (rows.length === 0) return <p className="state">No {name} in this record.</p>;
  return (
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
        {rows.map((row) => (
          <TableRow key={row.id} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  );
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
                {row.cells[column.key] ?? "–"}
              </button>
            ) : (
              row.cells[column.key]
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
