import { Hono } from "hono";
import { VIEWS } from "../../views/index.ts";
import type { Served } from "../app.ts";

/** `GET /api/views/:name`: one table, as the terminal shows it, with the evidence of each row. */
export function viewResource({ record }: Served): Hono {
  return new Hono().get("/:name", (context) => {
    const name = context.req.param("name");
    if (!Object.hasOwn(VIEWS, name))
      return context.json({ error: { code: "VIEW_UNKNOWN", message: `views are ${Object.keys(VIEWS).join(", ")}` } }, 404);
    return context.json(VIEWS[name](record));
  });
}
