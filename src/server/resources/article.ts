import { Hono } from "hono";
import type { PileRecord } from "../../model/record.ts";
import { articleCards } from "../../views/article.ts";
import type { Served } from "../app.ts";

/** `GET /api/articles/:id`: the article, and a card for everything that was found in it, with the places it rests on. */
export function articleResource({ record }: Served): Hono {
  return new Hono().get("/:id", (context) => {
    const answer = articleOf(record, context.req.param("id"));
    if (answer === null) return context.json({ error: { code: "ARTICLE_UNKNOWN", message: "the record has no such article" } }, 404);
    return context.json(answer);
  });
}

function articleOf(record: PileRecord, id: string): object | null {
  const article = record.articles.find((candidate) => candidate.id === id);
  return article === undefined ? null : { article, cards: articleCards(record, id) };
}
