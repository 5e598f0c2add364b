import { Hono } from "hono";
import { createCardIndex } from "../../views/card-index.ts";
import type { Served } from "../served.ts";

/** `GET /api/articles/:id`: the article, and a card for everything that was found in it, with the places it rests on. */
export function articleResource({ record }: Served): Hono {
  const articles = new Map(record.articles.map((article) => [article.id, article]));
  let cardsOf: ReturnType<typeof createCardIndex> | null = null;
  return new Hono().get("/:id", (context) => {
    const article = articles.get(context.req.param("id"));
    if (article === undefined) return context.json({ error: { code: "ARTICLE_UNKNOWN", message: "the record has no such article" } }, 404);
    cardsOf ??= createCardIndex(record);
    return context.json({ article, cards: cardsOf(article.id) });
  });
}
