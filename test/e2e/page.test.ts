import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Serving, serveRecord } from "../../src/server/serve.ts";
import { openSqliteStore } from "../../src/store/sqlite/sqlite-store.ts";
import type { Store } from "../../src/store/store.ts";
import { exampleRecord } from "../fixtures/record.ts";
import { run } from "../fixtures/run.ts";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const PAGE = fileURLToPath(new URL("../../dist/web/index.html", import.meta.url));
const missing = [CHROMIUM === undefined ? "Chromium" : null, existsSync(PAGE) ? null : "the built page (npm run build:web)"].filter(
  (what) => what !== null,
);
if (missing.length > 0) console.warn(`skipped: the browser tests need ${missing.join(" and ")}`);

const HOSTILE = `<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">
Vardanian Prime Minister Mirel Tavon met Kestrian President Oren Dalvash in Halvik on Monday. "<b onmouseover=window.hacked=1>The road is open</b>," Tavon said.
Dalvash said that </mark></article><script>window.hacked = 1</script> the talks were useful.`;

describe.skipIf(missing.length > 0)("the page", () => {
  let folder: string;
  let browser: Browser;
  const closers: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "readout-page-"));
    browser = await chromium.launch({
      executablePath: CHROMIUM as string,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  });
  afterAll(async () => {
    await browser?.close();
    for (const close of closers) await close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function served(file: string): Promise<{ serving: Serving; store: Store }> {
    const store = openSqliteStore(file, "read");
    const serving = await serveRecord(store, { name: "orlu.readout", host: "127.0.0.1", port: 0 });
    closers.push(async () => {
      await serving.close();
      await store.close();
    });
    return { serving, store };
  }

  async function open(url: string, fragment = ""): Promise<{ page: Page; problems: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    page.on(
      "request",
      (request) => !request.url().startsWith(url) && !request.url().startsWith("data:") && problems.push(`outside: ${request.url()}`),
    );
    await page.goto(`${url}${fragment}`);
    return { page, problems };
  }

  it("shows the article beside what was found, and lights the other side on hover and on focus", async () => {
    const { serving } = await served(await exampleRecord(folder));
    const { page, problems } = await open(serving.url);
    await page.waitForSelector(".card");
    expect(await page.locator(".shelf a").count()).toBe(12);
    const card = page.locator(".card.statement").first();
    await card.hover();
    await page.waitForSelector("mark.lit");
    const words = (await page.locator("mark.lit").allTextContents()).join("");
    expect(words.length).toBeGreaterThan(10);
    await page.mouse.move(0, 0);
    await expect.poll(() => page.locator("mark.lit").count()).toBe(0);
    await page.locator("mark").first().hover();
    await page.waitForSelector(".card.lit");
    await page.mouse.move(0, 0);
    await card.focus();
    await page.waitForSelector("mark.lit");
    expect(problems).toEqual([]);
    await page.close();
  });

  it("opens the sentences of every row of every table, and each leads to its place in its article", async () => {
    const { serving } = await served(await exampleRecord(folder));
    const { page, problems } = await open(serving.url);
    for (const view of ["contacts", "statements", "disputes", "commitments", "agreements"]) {
      await page.goto(`${serving.url}#/view/${view}`);
      await page.locator(".view td button").first().click();
      const sentence = page.locator(".sentences a").first();
      const quoted = ((await sentence.textContent()) ?? "").replace(/^“|”$/gu, "");
      await sentence.click();
      await page.waitForSelector("mark.lit");
      const text = ((await page.locator(".prose").textContent()) ?? "").replace(/\s+/gu, " ");
      expect(text, view).toContain(quoted.replace(/\s+/gu, " ").slice(0, 60));
    }
    expect(problems).toEqual([]);
    await page.close();
  });

  it("shows the timeline in order of time, and opens its sentences", async () => {
    const { serving } = await served(await exampleRecord(folder));
    const { page, problems } = await open(serving.url, "#/view/timeline");
    await page.waitForSelector(".moment");
    const years = (await page.locator(".timeline h2").allTextContents()).filter((year) => /^\d{4}$/u.test(year));
    expect(years).toEqual(years.toSorted());
    await page.locator(".moment button").first().click();
    expect(await page.locator(".sentences a").count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
    await page.close();
  });

  it("searches", async () => {
    const { serving } = await served(await exampleRecord(folder));
    const { page, problems } = await open(serving.url);
    await page.getByRole("searchbox").fill("customs officers");
    await page.getByRole("searchbox").press("Enter");
    await page.waitForSelector(".hits li");
    await page.locator(".hits a").first().click();
    await page.waitForSelector(".prose");
    expect(problems).toEqual([]);
    await page.close();
  });

  it("runs nothing that an article says", async () => {
    const article = join(folder, "hostile.txt");
    const file = join(folder, "hostile.readout");
    writeFileSync(article, HOSTILE);
    expect((await run(["build", article, "-o", file])).status).toBe(0);
    const { serving, store } = await served(file);
    const [{ id }] = (await store.record()).articles;
    const { page, problems } = await open(serving.url, `#/article/${id}/%3Cscript%3E`);
    await page.waitForSelector(".prose");
    for (const mark of await page.locator("mark").all()) await mark.hover();
    for (const view of ["statements", "contacts", "sources"]) await page.goto(`${serving.url}#/view/${view}`);
    expect(await page.evaluate("window.hacked")).toBeUndefined();
    expect(await page.locator(".prose script, .prose img, .prose b").count()).toBe(0);
    expect(problems).toEqual([]);
    await page.close();
  });
});
