import { useCallback, useState } from "react";
import { readableDate } from "../../model/readable-date.ts";
import { type PageAnswer, type Pages, type Row, usePages } from "../api.ts";
import { More, RowFilter } from "../components/paging.tsx";
import { Sentences } from "../components/sentences.tsx";
import { Failure, Waiting } from "../components/state.tsx";

/** Everything in its order, by year; planned things hollow, denied ones struck. Unknown dates stand last, under their own heading. */
export function TimelineScreen() {
  const [words, setWords] = useState("");
  const [from, setFrom] = useState(0);
  const pages = usePages("timeline", from, words);
  const find = useCallback((typed: string) => {
    setWords(typed);
    setFrom(0);
  }, []);
  const { answer } = pages;
  return (
    <div className="timeline">
      <RowFilter total={answer.state === "ready" ? answer.data.total : null} onWords={find} />
      {answer.state === "loading" && <Waiting />}
      {answer.state === "failed" && <Failure message={answer.message} />}
      {answer.state === "ready" && (
        <>
          <Years years={answer.data.years} from={from} onYear={setFrom} />
          <Moments pages={pages} />
        </>
      )}
    </div>
  );
}

interface YearsProps {
  readonly years: PageAnswer["years"];
  readonly from: number;
  readonly onYear: (from: number) => void;
}

/** The years that there are, to begin with any of them. */
function Years({ years, from, onYear }: YearsProps) {
  if (years.length < 2) return null;
  return (
    <nav className="years" aria-label="Years">
      {years.map((one) => (
        <button key={one.from} type="button" aria-pressed={one.from === from} onClick={() => onYear(one.from)}>
          {one.year || "no year"}
        </button>
      ))}
    </nav>
  );
}

function Moments({ pages }: { readonly pages: Pages }) {
  const years = Map.groupBy(pages.rows, (row) => yearOf(String(row.cells.date)));
  return (
    <>
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
      <More pages={pages} />
    </>
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
        <time title={String(date)}>{readableDate(String(date ?? ".."))}</time>
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
