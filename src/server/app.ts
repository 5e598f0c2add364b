import { Hono } from "hono";
import { ReadoutError } from "../model/error.ts";
import { articleResource } from "./resources/article.ts";
import { itemResource } from "./resources/item.ts";
import { pageResource } from "./resources/page.ts";
import { searchResource } from "./resources/search.ts";
import { summaryResource } from "./resources/summary.ts";
import { viewResource } from "./resources/view.ts";
import type { Served } from "./served.ts";

/** Nothing is loaded from elsewhere, no script but the page's own runs: the text of an article cannot do anything here. */
const HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-cache",
};

/** The local page and its API. Reads only; every error has the shape `{"error": {"code", "message"}}`. */
export function createApp(served: Served): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    // A page of another site that resolves its own name to this machine must not read the record (DNS rebinding).
    if (served.hosts !== null && !served.hosts.includes(hostName(context.req.header("host") ?? ""))) {
      return context.json({ error: { code: "HOST_REFUSED", message: "this server answers to its own address only" } }, 421, HEADERS);
    }
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
  });
  app.route("/api/summary", summaryResource(served));
  app.route("/api/articles", articleResource(served));
  app.route("/api/views", viewResource(served));
  app.route("/api/items", itemResource(served));
  app.route("/api/search", searchResource(served));
  app.route("/", pageResource(served));
  app.notFound((context) => context.json({ error: { code: "NOT_FOUND", message: `there is nothing at ${context.req.path}` } }, 404));
  app.onError((error, context) => {
    const code = error instanceof ReadoutError ? error.code : "INTERNAL";
    return context.json({ error: { code, message: code === "INTERNAL" ? "the request failed; nothing was changed" : error.message } }, 500);
  });
  return app;
}

/** `[::1]:8080` and `localhost:8080` without their port. */
function hostName(host: string): string {
  return host.replace(/:\d+$/u, "").toLowerCase();
}
