import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PileRecord } from "../../src/model/record.ts";
import { createApp } from "../../src/server/app.ts";
import { openSqliteStore } from "../../src/store/sqlite/sqlite-store.ts";
import type { Store } from "../../src/store/store.ts";
import { articleCards } from "../../src/views/article.ts";
import { VIEWS } from "../../src/views/index.ts";
import { exampleRecord } from "../fixtures/record.ts";

let folder: string;
let store: Store;
let record: PileRecord;
let app: Hono;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "readout-server-"));
  store = openSqliteStore(await exampleRecord(folder), "read");
  record = await store.record();
  app = createApp({
    record,
    store,
    name: "orlu.readout",
    page: new URL("../../dist/web/", import.meta.url),
    hosts: ["localhost", "127.0.0.1"],
  });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, host = "localhost:4780") => app.request(`http://${host}${path}`, { headers: { host } });
const json = async (path: string) => (await get(path)).json() as Promise<never>;

describe("server", () => {
  it("sums the record up", async () => {
    const summary = (await json("/api/summary")) as { counts: Record<string, number>; articles: unknown[] };
    expect(summary.counts).toMatchObject({ articles: 12, contacts: record.contacts.length });
    expect(summary.articles).toHaveLength(12);
  });

  it("gives each article with cards whose spans lie in its text", async () => {
    for (const { id, text } of record.articles) {
      const { cards } = (await json(`/api/articles/${id}`)) as { cards: { id: string; spans: { start: number; end: number }[] }[] };
      expect(cards.length).toBeGreaterThan(0);
      const ofWhole = articleCards(record, id).filter(({ kind }) => kind !== "copy");
      expect(cards.filter((card) => !card.id.startsWith("copy-"))).toEqual(ofWhole);
      for (const { start, end } of cards.flatMap(({ spans }) => spans)) expect(0 <= start && start < end && end <= text.length).toBe(true);
    }
  });

  it.each(Object.keys(VIEWS))("gives the view %s as the terminal shows it", async (name) => {
    expect(await json(`/api/views/${name}`)).toEqual(JSON.parse(JSON.stringify(VIEWS[name](record))));
  });

  it("gives a view in parts that make up the whole", async () => {
    type Page = { rows: { id: string }[]; total: number; columns: { key: string }[] };
    const whole = VIEWS.statements(record).rows.map(({ id }) => id);
    const ids: string[] = [];
    for (let from = 0; from < whole.length; from += 7) {
      const page = (await json(`/api/views/statements?limit=7&from=${from}`)) as Page;
      expect(page.total).toBe(whole.length);
      ids.push(...page.rows.map(({ id }) => id));
    }
    expect(ids).toEqual(whole);
    const found = (await json("/api/views/statements?limit=1000&words=Tavon+deny")) as Page;
    expect(found.rows.length).toBe(found.total);
    expect(found.total).toBeLessThan(whole.length);
    expect(((await json("/api/views/statements?limit=-3&from=x")) as Page).rows).toEqual([]);
  });

  it("says with which row each year of the timeline begins", async () => {
    const { years } = (await json("/api/views/timeline?limit=1")) as { years: { year: string; from: number }[] };
    const rows = VIEWS.timeline(record).rows;
    expect(years.length).toBeGreaterThan(1);
    for (const { year, from } of years) expect(String(rows[from].cells.date)).toContain(year);
  });

  it("explains every item by its id", async () => {
    for (const { id } of [...record.contacts, ...record.statements.slice(0, 5), ...record.disputes]) {
      const explained = (await json(`/api/items/${id}`)) as { id: string; evidence: unknown[] };
      expect(explained.id).toBe(id);
    }
  });

  it("searches", async () => {
    const { hits } = (await json("/api/search?q=customs+officers")) as { hits: { text: string }[] };
    expect(hits.length).toBeGreaterThan(0);
    for (const { text } of hits) expect(text.toLowerCase()).toContain("customs");
    expect(await json("/api/search?q=%22%27%3B--")).toEqual({ hits: [] });
  });

  it.each([
    ["/api/articles/none", 404, "ARTICLE_UNKNOWN"],
    ["/api/views/constructor", 404, "VIEW_UNKNOWN"],
    ["/api/items/none", 404, "ITEM_UNKNOWN"],
    ["/api/none", 404, "NOT_FOUND"],
    ["/assets/none.js", 404, "NOT_FOUND"],
    ["/assets/..%2f..%2f..%2fpackage.json", 404, "NOT_FOUND"],
    ["/..%2fpackage.json", 404, "NOT_FOUND"],
  ])("answers %s with an error of the one shape", async (path, status, code) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { code, message: expect.any(String) } });
  });

  it("refuses other host names, so that no other site can read the record", async () => {
    const response = await get("/api/summary", "evil.example:4780");
    expect(response.status).toBe(421);
    expect(await response.json()).toMatchObject({ error: { code: "HOST_REFUSED" } });
  });

  it("sends a policy that lets no script run but the page's own", async () => {
    for (const path of ["/api/summary", "/api/none"]) {
      const { headers } = await get(path);
      expect(headers.get("content-security-policy")).toContain("script-src 'self'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  it("changes nothing: only reading is answered", async () => {
    for (const method of ["POST", "PUT", "DELETE"])
      expect((await app.request("http://localhost/api/summary", { method, headers: { host: "localhost" } })).status).toBe(404);
  });
});
