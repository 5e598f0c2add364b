import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import type { Served } from "../served.ts";

const TYPES: { readonly [ending: string]: string } = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

/** The built page. Only file names that the build makes are served: no folder, no dot, nothing that could climb out. */
export function pageResource({ page }: Served): Hono {
  const app = new Hono();
  app.get("/", async (context) => context.body(await readFile(new URL("index.html", page)), 200, { "Content-Type": TYPES.html }));
  app.get("/assets/:file{[A-Za-z0-9_-]+\\.(?:js|css|svg)}", async (context) => {
    const file = context.req.param("file");
    try {
      return context.body(await readFile(new URL(`assets/${file}`, page)), 200, { "Content-Type": TYPES[file.split(".")[1]] });
    } catch {
      return context.json({ error: { code: "NOT_FOUND", message: "no such file" } }, 404);
    }
  });
  return app;
}
