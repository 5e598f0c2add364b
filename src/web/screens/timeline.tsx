import { useState } from "react";
import { type Row, useAnswer, type ViewAnswer } from "../api.ts";
import { Sentences } from "../components/sentences.tsx";
import { Failure, Waiting } from "../components/state.tsx";

/** Everything in its order, by year; planned things hollow, denied ones struck. Unknown dates stand last, under their own heading. */
export function TimelineScreen() {
  const answer = useAnswer<ViewAnswer>("/api/views/timeline");
  if (answer.state === "loading") return <Waiting />;
  if (answer.state === "failed") return <Failure message={answer.message} />;
  const years = Map.groupBy(answer.data.rows, (row) => yearOf(String(row.cells.date)));
  return (
    <div className="timeline">
      {[...years.entries()].map(([year, rows]) => (
        <section key={year}>
          <h2>{year}</h2>
          <ol>
            {rows.map((row) => (
              <Moment key={row.id} row={row} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function yearOf(edtf: string): string {
  return /\d{4}/u.exec(edtf)?.[0] ?? "Date unknown";
}

function Moment({ row }: { readonly row: Row }) {
  const [open, setOpen] = useState(false);
  const { date, kind, status, who, what, place } = row.cells;
  return (
    <li className={`moment ${status}`}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <time>{date}</time>
        <i className={`dot ${kind}`} aria-hidden="true" />
        <span className="body">
          <b>{kind}</b> <em className="mark">{status}</em> <strong>{who}</strong> {place !== null && <span>· {place}</span>}
          <span className="line">{what}</span>
        </span>
      </button>
      {open && <Sentences evidence={row.evidence} item={row.id} />}
    </li>
  );
}
