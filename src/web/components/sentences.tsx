import type { Evidence } from "../../model/span.ts";
import { articleLink } from "../route.ts";

/** The words that an item rests on; each opens its place in its article. */
export function Sentences({ evidence, item }: { readonly evidence: readonly Evidence[]; readonly item: string }) {
  const inside = (e: Evidence, other: Evidence) =>
    e !== other && e.article === other.article && other.start <= e.start && e.end <= other.end;
  // Words that stand in another sentence of the list are shown once, with that sentence.
  const whole = evidence.filter((e) => !evidence.some((other) => inside(e, other) && e.text.length < other.text.length));
  const seen = new Map(whole.map((e) => [`${e.article} ${e.start}`, e]));
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
