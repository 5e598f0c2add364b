import { Hono } from "hono";
import { explainItem } from "../../views/explain.ts";
import type { Served } from "../served.ts";

/** `GET /api/items/:id`: one item with its rules, reasons and sentences. */
export function itemResource({ record }: Served): Hono {
  return new Hono().get("/:id", (context) => {
    const explained = explainItem(record, context.req.param("id"));
    if (explained === null) return context.json({ error: { code: "ITEM_UNKNOWN", message: "the record has no such item" } }, 404);
    return context.json(explained);
  });
}
