import { useEffect, useMemo, useState } from "react";
import { readableDate } from "../../model/readable-date.ts";
import type { RecordArticle } from "../../model/record.ts";
import { type ArticleAnswer, type Summary, useAnswer } from "../api.ts";
import { ArticleText } from "../components/article-text.tsx";
import { Cards } from "../components/cards.tsx";
import { More } from "../components/paging.tsx";
import { Failure, Waiting } from "../components/state.tsx";
import { articleLink } from "../route.ts";

interface Props {
  readonly summary: Summary;
  readonly id: string | null;
  readonly item: string | null;
  readonly at: number | null;
}

/** The article on the left, what was found in it on the right; hovering either lights the other, a click brings it into view. */
export function Reader({ summary, id, item, at }: Props) {
  if (id === null) return <p className="state">This record holds no article.</p>;
  return (
    <div className="reader">
      <Shelf summary={summary} current={id} />
      <OpenArticle key={id} id={id} item={item} at={at} />
    </div>
  );
}

/** Articles that the list shows at first, and as it is scrolled to its end. */
const SHELF = 200;

function Shelf({ summary, current }: { readonly summary: Summary; readonly current: string }) {
  const [words, setWords] = useState("");
  const [shown, setShown] = useState(SHELF);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the open article is brought into view when another is opened
  useEffect(() => {
    document.querySelector(".shelf a[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = summary.articles.filter(({ title, path, outlet, published }) => {
    const line = `${title ?? ""} ${path} ${outlet ?? ""} ${published}`.toLowerCase();
    return wanted.every((word) => line.includes(word));
  });
  // The open article is in view wherever in the list it stands.
  const last = Math.max(shown, found.findIndex(({ id }) => id === current) + 1);
  const pages = { hasMore: last < found.length, more: () => setShown(last + SHELF) };
  return (
    <nav className="shelf" aria-label="Articles">
      {summary.articles.length > SHELF / 4 && (
        <input
          type="search"
          aria-label="Only articles with these words"
          placeholder={`Find among ${summary.articles.length} articles`}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      {found.slice(0, last).map((article) => (
        <a key={article.id} href={articleLink(article.id)} aria-current={article.id === current ? "page" : undefined}>
          <span>{article.title ?? article.path}</span>
          <small>
            {shortDate(article.published)}
            {article.outlet !== null && ` · ${article.outlet}`}
          </small>
        </a>
      ))}
      <More pages={pages} />
    </nav>
  );
}

/** A choice of days as its number and its ends: the list would not fit. */
function shortDate(edtf: string): string {
  const days = edtf.startsWith("[") ? edtf.slice(1, -1).split(",") : [];
  return days.length > 2 ? `one of ${days.length} days, ${days[0]} to ${days[days.length - 1]}` : readableDate(edtf);
}

function OpenArticle({ id, item, at }: { readonly id: string; readonly item: string | null; readonly at: number | null }) {
  const answer = useAnswer<ArticleAnswer>(`/api/articles/${encodeURIComponent(id)}`);
  const [hovered, setHovered] = useState<readonly string[]>([]);
  const [picked, setPicked] = useState<string | null>(item);
  useEffect(() => setPicked(item), [item]);
  const lit = useMemo(() => new Set(picked === null ? hovered : [...hovered, picked]), [hovered, picked]);
  const ready = answer.state === "ready" ? answer.data : null;
  useEffect(() => {
    if (ready !== null && (picked !== null || at !== null)) bringIntoView(ready, picked, at);
  }, [ready, picked, at]);
  if (answer.state === "loading") return <Waiting />;
  if (answer.state === "failed") return <Failure message={answer.message} />;
  const { article, cards } = answer.data;
  const marks = cards.flatMap((card) => card.spans.map((span) => ({ ...span, id: card.id })));
  return (
    <>
      <section className="page" aria-label="Article">
        <Head article={article} />
        <ArticleText article={article} marks={marks} lit={lit} onHover={setHovered} onPick={setPicked} />
        <Cut article={article} />
      </section>
      <section className="found" aria-label="Found in this article">
        <Cards cards={cards} lit={lit} onHover={setHovered} onPick={setPicked} />
      </section>
    </>
  );
}

function bringIntoView({ cards }: ArticleAnswer, item: string | null, at: number | null): void {
  const start = at ?? cards.find((card) => card.id === item)?.spans[0]?.start;
  const marks = [...document.querySelectorAll<HTMLElement>("mark[data-start]")];
  const mark = marks.findLast((candidate) => Number(candidate.dataset.start) <= (start ?? -1));
  mark?.scrollIntoView({ block: "center" });
  if (item !== null) document.getElementById(`card-${item}`)?.scrollIntoView({ block: "center" });
}

function Head({ article }: { readonly article: RecordArticle }) {
  const { published, credit, outlet, byline, path, title } = article;
  const inText = article.blocks.some(({ kind }) => kind === "title");
  return (
    <div className="head">
      {title !== null && !inText && <h2>{title}</h2>}
      <p>
        <b>{readableDate(published.edtf)}</b> ({published.basis}) · {outlet ?? "outlet unknown"}
        {byline !== null && ` · ${byline}`}
        {credit.kind !== "unknown" && ` · ${credit.kind}`}
        {credit.from !== null && ` from ${credit.from}`} · <code>{path}</code>
      </p>
      {published.reasons.length > 0 && <p className="why">{published.reasons.join("; ")}</p>}
      {published.candidates.length > 1 && <p className="why">could be {published.candidates.join(", ")}</p>}
    </div>
  );
}

function Cut({ article }: { readonly article: RecordArticle }) {
  if (article.removed.length === 0) return null;
  return (
    <details className="cut">
      <summary>{article.removed.length} passages of the page were cut</summary>
      <ul>
        {article.removed.map((removed) => (
          <li key={removed.start}>
            <small>{removed.reason}</small> {removed.text.trim()}
          </li>
        ))}
      </ul>
    </details>
  );
}
