import { type SearchAnswer, type Summary, useAnswer } from "../api.ts";
import { Failure, Waiting } from "../components/state.tsx";
import { articleLink } from "../route.ts";

/** Sentences that hold all the words, with who says them. */
export function SearchScreen({ words, summary }: { readonly words: string; readonly summary: Summary }) {
  const answer = useAnswer<SearchAnswer>(`/api/search?q=${encodeURIComponent(words)}`);
  if (answer.state === "loading") return <Waiting />;
  if (answer.state === "failed") return <Failure message={answer.message} />;
  const { hits } = answer.data;
  const paths = new Map(summary.articles.map((article) => [article.id, article.title ?? article.path]));
  if (hits.length === 0) return <p className="state">No sentence holds all these words.</p>;
  return (
    <ol className="hits">
      {hits.map((hit) => (
        <li key={`${hit.article} ${hit.start}`}>
          <a href={articleLink(hit.article, hit.statements[0]?.id ?? "", hit.start)}>{hit.text}</a>
          <small>
            {paths.get(hit.article)}
            {hit.statements.map((statement) => ` · ${statement.speaker ?? "?"} (${statement.stance})`)}
          </small>
        </li>
      ))}
    </ol>
  );
}
