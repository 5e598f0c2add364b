import { Hono } from "hono";
import { VIEWS, type View } from "../../views/index.ts";
import { viewPage } from "../../views/pages.ts";
import type { Served } from "../served.ts";

/** Rows that one answer may have where a part is asked for. */
const MOST = 1000;

/**
 * `GET /api/views/:name`: one table, as the terminal shows it, with the evidence of each row.
 * With `limit` (and `from`, `words`): so many rows of it from that one on, of those that hold the words.
 */
export function viewResource({ record }: Served): Hono {
  const made = new Map<string, View>();
  const viewOf = (name: string): View => {
    const view = made.get(name) ?? VIEWS[name](record);
    made.set(name, view);
    return view;
  };
  return new Hono().get("/:name", (context) => {
    const name = context.req.param("name");
    if (!Object.hasOwn(VIEWS, name))
      return context.json({ error: { code: "VIEW_UNKNOWN", message: `views are ${Object.keys(VIEWS).join(", ")}` } }, 404);
    const { limit, from, words } = context.req.query();
    if (limit === undefined) return context.json(viewOf(name));
    return context.json(viewPage(viewOf(name), { from: whole(from), limit: Math.min(MOST, whole(limit)), words: words ?? "" }));
  });
}

/** A number of rows; 0 for what is none. */
function whole(given: string | undefined): number {
  const number = Number(given ?? 0);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}
