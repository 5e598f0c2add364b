import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { recordSchema } from "../../src/export/schema.ts";
import { EXAMPLES, run, start, temporaryFolder } from "../fixtures/run.ts";

async function exported(file: string): Promise<string> {
  const { status, stdout, stderr } = await run(["export", file, "--format", "json"]);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
}

describe("build", () => {
  it("makes a record that the schema knows and `check` finds nothing wrong with", async () => {
    const file = join(temporaryFolder(), "orlu.readout");
    const built = await run(["build", EXAMPLES, "-o", file]);
    expect(built).toMatchObject({ status: 0, stderr: "" });
    expect(built.stdout).toContain("12 articles (12 new)");
    const record = recordSchema.parse(JSON.parse(await exported(file)));
    expect(record.articles).toHaveLength(12);
    expect(record.contacts.length).toBeGreaterThan(5);
    expect(record.statements.length).toBeGreaterThan(50);
    expect(await run(["check", file, "--quiet"])).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("gives the same bytes again: twice, from another folder, in another order, in two steps", async () => {
    const folder = temporaryFolder();
    const elsewhere = join(folder, "elsewhere");
    cpSync(EXAMPLES, elsewhere, { recursive: true });
    const paths = readdirSync(EXAMPLES).map((name) => join(EXAMPLES, name));
    const file = (name: string) => join(folder, `${name}.readout`);
    await run(["build", EXAMPLES, "-o", file("one")]);
    const bytes = await exported(file("one"));
    const again = await run(["build", EXAMPLES, "-o", file("one")]);
    expect(again.stdout).toContain("12 articles (0 new)");
    expect(await exported(file("one"))).toBe(bytes);
    await run(["build", ".", "-o", file("two")], { cwd: elsewhere });
    expect(await exported(file("two"))).toBe(bytes);
    await run(["build", ...paths.toReversed(), "-o", file("three")]);
    expect(await exported(file("three"))).toBe(bytes);
    await run(["build", ...paths.slice(6), "-o", file("four")]);
    await run(["build", ...paths.slice(0, 6), "-o", file("four")]);
    expect(await exported(file("four"))).toBe(bytes);
  });

  it("does not depend on locale or time zone", async () => {
    const folder = temporaryFolder();
    const results: string[] = [];
    for (const [name, env] of [
      ["a", { LC_ALL: "C", TZ: "Pacific/Kiritimati" }],
      ["b", { LC_ALL: "tr_TR.UTF-8", TZ: "America/Los_Angeles" }],
    ] as const) {
      const file = join(folder, `${name}.readout`);
      await run(["build", EXAMPLES, "-o", file], { env });
      results.push((await run(["export", file], { env })).stdout);
    }
    expect(results[1]).toBe(results[0]);
    expect(results[0].length).toBeGreaterThan(1000);
  });

  it("prints nothing with --quiet, and no progress where there is no terminal", async () => {
    const file = join(temporaryFolder(), "q.readout");
    expect(await run(["build", EXAMPLES, "-o", file, "--quiet"])).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});

const ARTICLE =
  "Talks in Halvik\n\n15 May 2023\n\nVardanian Prime Minister Mirel Tavon met Kestrian President Oren Dalvash in Halvik on Monday.\n";

describe("build, given rubbish", () => {
  it("names what it cannot use, builds the rest, and exits with 1", async () => {
    const folder = temporaryFolder();
    const pile = join(folder, "pile");
    mkdirSync(pile);
    writeFileSync(join(pile, "good.txt"), ARTICLE);
    writeFileSync(join(pile, "empty.txt"), "");
    writeFileSync(join(pile, "picture.txt"), Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex"));
    writeFileSync(join(pile, "blank.txt"), " \n\t\n");
    const file = join(folder, "r.readout");
    const { status, stderr, stdout } = await run(["build", pile, join(folder, "missing"), "-o", file]);
    expect(status).toBe(1);
    expect(stdout).toContain("1 article (1 new)");
    for (const name of ["empty.txt", "picture.txt", "blank.txt", "missing"])
      expect(stderr).toMatch(new RegExp(`${name}.*\\[[A-Za-z._-]+\\]`, "u"));
    expect(stderr.trim().split("\n")).toHaveLength(4);
    expect((await run(["check", file])).status).toBe(0);
  });

  it("reads Latin-1 and UTF-16 as well as UTF-8", async () => {
    const folder = temporaryFolder();
    const text = `${ARTICLE}\n“Ça va,” said Élodie Müller of the Vardanian Foreign Ministry – “déjà vu.”\n`;
    const plain = text.replaceAll(/[“”]/gu, '"').replaceAll("–", "-");
    mkdirSync(join(folder, "pile"));
    writeFileSync(join(folder, "pile", "latin1.txt"), Buffer.from(plain, "latin1"));
    writeFileSync(join(folder, "pile", "utf16.txt"), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]));
    writeFileSync(join(folder, "pile", "utf8bom.txt"), `\ufeff${text}More.\n`);
    const file = join(folder, "r.readout");
    expect((await run(["build", join(folder, "pile"), "-o", file])).status).toBe(0);
    const { articles } = JSON.parse(await exported(file)) as { articles: { text: string }[] };
    expect(articles).toHaveLength(3);
    for (const { text: read } of articles) expect(read).toContain("Élodie Müller");
    for (const { text: read } of articles) expect(read).not.toContain("\ufeff");
  });

  it("survives one line of 50 MB", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "long.txt"), "word ".repeat(10_000_000));
    writeFileSync(join(folder, "good.txt"), ARTICLE);
    const { status, stderr, stdout } = await run([
      "build",
      join(folder, "long.txt"),
      join(folder, "good.txt"),
      "-o",
      join(folder, "r.readout"),
    ]);
    expect([status, stderr]).toEqual([1, expect.stringContaining("long.txt")]);
    expect(stdout).toContain("1 article");
  });

  it("gives a coded error where nothing can be done", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a.txt"), ARTICLE);
    const unwritable = await run(["build", join(folder, "a.txt"), "-o", join(folder, "no", "such", "r.readout")]);
    expect(unwritable).toMatchObject({ status: 2, stderr: expect.stringContaining("[STORE_UNWRITABLE]") });
    const nothing = await run(["build", join(folder, "missing"), "-o", join(folder, "r.readout")]);
    expect(nothing.status).toBe(2);
    const text = await run(["build", join(folder, "a.txt"), "-o", join(folder, "a.txt")]);
    expect(text).toMatchObject({ status: 2, stderr: expect.stringContaining("[STORE_NOT_A_RECORD]") });
    expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe(ARTICLE);
    const missing = await run(["show", "timeline", join(folder, "none.readout")]);
    expect(missing).toMatchObject({ status: 2, stderr: expect.stringContaining("[STORE_MISSING]") });
  });

  it("refuses a record that is cut short or from a newer version, and leaves it as it is", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "r.readout");
    writeFileSync(join(folder, "a.txt"), ARTICLE);
    await run(["build", join(folder, "a.txt"), "-o", file]);
    const newer = join(folder, "newer.readout");
    cpSync(file, newer);
    const database = new DatabaseSync(newer);
    database.exec("PRAGMA user_version = 1000");
    database.close();
    truncateSync(file, 20_000);
    for (const [path, code] of [
      [file, "STORE_DAMAGED"],
      [newer, "STORE_NEWER_VERSION"],
    ] as const) {
      const before = readFileSync(path);
      for (const args of [
        ["build", join(folder, "a.txt"), "-o", path],
        ["show", "timeline", path],
        ["check", path],
        ["export", path],
      ]) {
        expect(await run(args), args.join(" ")).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining(`[${code}]`) });
      }
      expect(readFileSync(path).equals(before), basename(path)).toBe(true);
    }
  });

  it("says so where a file may not be read", async () => {
    // Root reads everything: there is nothing to refuse then, and the article is simply used.
    const folder = temporaryFolder();
    writeFileSync(join(folder, "secret.txt"), ARTICLE);
    chmodSync(join(folder, "secret.txt"), 0o000);
    const { status, stderr } = await run(["build", join(folder, "secret.txt"), "-o", join(folder, "r.readout")]);
    if (process.getuid?.() === 0) expect(status).toBe(0);
    else expect([status, stderr]).toEqual([2, expect.stringContaining("secret.txt")]);
  });
});

describe("build, killed", () => {
  it("leaves a file that opens, at twenty moments, and the next build completes it", { timeout: 300_000 }, async () => {
    const folder = temporaryFolder();
    const whole = join(folder, "whole.readout");
    const started = performance.now();
    await run(["build", EXAMPLES, "-o", whole]);
    const took = performance.now() - started;
    const expected = await exported(whole);
    const file = join(folder, "killed.readout");
    for (let i = 0; i < 20; i++) {
      const child = start(["build", EXAMPLES, "-o", file]);
      const gone = new Promise((resolve) => child.on("close", resolve));
      // Spread over the whole of a build, most of them where it writes.
      await new Promise((resolve) => setTimeout(resolve, took * (0.3 + (0.75 * i) / 19)));
      child.kill("SIGKILL");
      await gone;
      const shown = await run(["show", "sources", file]);
      if (shown.status !== 0) expect(shown.stderr).toContain("[STORE_MISSING]");
    }
    await run(["build", EXAMPLES, "-o", file]);
    expect(await exported(file)).toBe(expected);
    expect((await run(["check", file])).status).toBe(0);
  });
});
