import type { Evidence } from "../../model/span.ts";
import { articleLink } from "../route.ts";

/** The words that an item rests on; each opens its place in its article. */
export function Sentences({ evidence, item }: { readonly evidence: readonly Evidence[]; readonly item: string }) {
  const seen = new Map(evidence.map((e) => [`${e.article} ${e.start}`, e]));
  return (
    <ul className="sentences">
      {[...seen.entries()].map(([key, e]) => (
        <li key={key}>
          <a href={articleLink(e.article, item, e.start)}>“{e.text}”</a>
        </li>
      ))}
    </ul>
  );
}
