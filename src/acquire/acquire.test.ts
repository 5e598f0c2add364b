import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RawItem } from "../model/article.ts";
import { type AcquireOptions, acquire } from "./index.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "acquire-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, content);
  return file;
}

async function read(inputs: readonly string[] = [folder], options?: AcquireOptions) {
  const items: RawItem[] = [];
  const problems: { path: string; code: string; message: string }[] = [];
  for await (const one of acquire(inputs, options)) {
    if ("item" in one) items.push(one.item);
    else problems.push(one.problem);
  }
  return { items, problems, codes: problems.map(({ path, code }) => `${path} ${code}`) };
}

const SENTENCE = "Oren Dalvash spoke of a “second bridge” near Café Müller on Tuesday.\r\n";

function utf16(text: string, big: boolean): Uint8Array {
  const bytes = Buffer.from(text, "utf16le");
  return big ? bytes.swap16() : bytes;
}

describe("walking", () => {
  it("gives files by name, folders mixed in, with paths from the folder that was given", async () => {
    for (const name of ["b.txt", "a/z.txt", "a/b/c.md", "Z.txt", ".hidden/x.txt", "a/.DS_Store"]) put(name, `Text of ${name}`);
    const { items, problems } = await read();
    expect(items.map(({ path }) => path)).toEqual(["Z.txt", "a/b/c.md", "a/z.txt", "b.txt"]);
    expect(items[1].mediaType).toBe("text/markdown");
    expect(problems).toEqual([]);
  });

  it("names a single file by its name, and gives a file that two inputs hold once", async () => {
    const file = put("in/one.txt", "Some text.");
    expect((await read([file])).items.map(({ path }) => path)).toEqual(["one.txt"]);
    expect((await read([file, folder])).items).toHaveLength(1);
  });

  it("follows links, but not in a circle", async () => {
    put("in/one.txt", "Some text.");
    symlinkSync(join(folder, "in"), join(folder, "in", "loop"));
    symlinkSync("self", join(folder, "self"));
    symlinkSync("nowhere", join(folder, "dangling.txt"));
    const { items, codes } = await read();
    expect(items.map(({ path }) => path)).toEqual(["in/one.txt"]);
    expect(codes).toEqual(["dangling.txt acquire.missing", "in/loop acquire.loop", "self acquire.loop"]);
  });

  it("does not wait for a pipe", async () => {
    execFileSync("mkfifo", [join(folder, "pipe.txt")]);
    expect((await read()).codes).toEqual(["pipe.txt acquire.not-a-file"]);
    expect((await read([join(folder, "pipe.txt")])).codes).toEqual(["pipe.txt acquire.not-a-file"]);
  });

  it("names what is missing or can't be read, and goes on", async () => {
    const file = put("one.txt", "Some text.");
    const { items, codes } = await read([join(folder, "none"), join(folder, "x".repeat(300)), file]);
    expect(codes).toEqual(["none acquire.missing", `${"x".repeat(300)} acquire.unreadable`]);
    expect(items).toHaveLength(1);
  });
});

describe("reading text", () => {
  const cases: [name: string, bytes: Uint8Array, encoding: string, notes: string[]][] = [
    ["UTF-8", Buffer.from(SENTENCE), "utf-8", []],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${SENTENCE}`), "utf-8", []],
    ["UTF-16 LE with a mark", utf16(`\ufeff${SENTENCE}`, false), "utf-16le", []],
    ["UTF-16 BE with a mark", utf16(`\ufeff${SENTENCE}`, true), "utf-16be", []],
    ["UTF-16 LE without", utf16(SENTENCE, false), "utf-16le", []],
    ["UTF-16 BE without", utf16(SENTENCE, true), "utf-16be", []],
    ["windows-1252", windows1252(SENTENCE), "windows-1252", ["acquire.encoding-guessed"]],
  ];
  it.each(cases)("reads %s", async (_, bytes, encoding, notes) => {
    put("a.txt", bytes);
    const { items } = await read();
    expect(items[0].text).toBe(SENTENCE);
    expect(items[0].encoding).toBe(encoding);
    expect(items[0].notes.map(({ code }) => code)).toEqual(notes);
  });

  it("reads Latin-1", async () => {
    put("a.txt", Buffer.from("Le président a reçu Luc Ferran à Quenby.", "latin1"));
    expect((await read()).items[0].text).toBe("Le président a reçu Luc Ferran à Quenby.");
  });

  it("keeps UTF-8 with one damaged byte as UTF-8 and says so", async () => {
    put("a.txt", Buffer.concat([Buffer.from(SENTENCE.repeat(3)), Buffer.from([0xe2, 0x80]), Buffer.from(" end")]));
    const { items } = await read();
    expect(items[0].text).toContain("“second bridge”");
    expect(items[0].notes.map(({ code }) => code)).toEqual(["acquire.encoding-damaged"]);
  });

  it("refuses pictures, archives and other bytes that call themselves text", async () => {
    put("a.txt", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
    put("b.txt", Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]));
    put("c.txt", Buffer.concat([Buffer.from("Some text"), Buffer.alloc(1), Buffer.from("and a zero byte")]));
    put("d.txt", Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 7919) & 0xff)));
    const { codes, items } = await read();
    expect(items).toEqual([]);
    expect(codes).toEqual(["a.txt", "b.txt", "c.txt", "d.txt"].map((name) => `${name} acquire.binary`));
  });

  it("names empty files and files of white space", async () => {
    put("a.txt", "");
    put("b.txt", " \n\t\n");
    expect((await read()).codes).toEqual(["a.txt acquire.empty", "b.txt acquire.empty"]);
  });

  it("refuses one line of 50 MB", async () => {
    put("a.txt", Buffer.alloc(50_000_000, 0x61));
    put("b.txt", "Some text.");
    const { codes, items } = await read();
    expect(codes).toEqual(["a.txt acquire.too-large"]);
    expect(items).toHaveLength(1);
  });

  it("reads such a line where the caller allows it", async () => {
    put("a.txt", Buffer.alloc(3_000_000, 0x61));
    expect((await read([folder], { maxBytes: 4_000_000 })).items[0].text).toHaveLength(3_000_000);
  });

  it("says of other kinds of file that they are not read yet", async () => {
    put("a.pdf", "%PDF-1.7");
    put("b.eml", "From: a");
    expect((await read()).codes).toEqual(["a.pdf acquire.not-yet-readable", "b.eml acquire.not-yet-readable"]);
  });
});

describe("reading JSON", () => {
  const document = {
    id: "a1",
    text: "Dalvash met Tavon.",
    title: "A title",
    published: "2023-05-26",
    outlet: "Quenby Times",
    url: "https://q.example/1",
  };

  it("reads NDJSON with what it states", async () => {
    put("pile.ndjson", `\ufeff${JSON.stringify(document)}\n\n${JSON.stringify({ id: "a2", text: "More." })}\r\n`);
    const { items } = await read();
    expect(items.map(({ path, text }) => [path, text])).toEqual([
      ["pile.ndjson#a1", "Dalvash met Tavon."],
      ["pile.ndjson#a2", "More."],
    ]);
    expect(items[0]).toMatchObject({
      url: "https://q.example/1",
      stated: { title: "A title", outlet: "Quenby Times", published: "2023-05-26" },
    });
  });

  it("names bad lines by their number and reads the rest", async () => {
    const lines = [
      "{",
      JSON.stringify({ id: "b" }),
      `{"id": "c", "text": "${"x".repeat(5000)}"}`,
      JSON.stringify({ id: "d", text: " " }),
      JSON.stringify(document),
    ];
    put("pile.ndjson", lines.join("\n"));
    const { items, codes } = await read([folder], { maxBytes: 4000 });
    expect(codes).toEqual([
      "pile.ndjson:1 acquire.document",
      "pile.ndjson:2 acquire.document",
      "pile.ndjson:3 acquire.too-large",
      "pile.ndjson:4 acquire.empty",
    ]);
    expect(items.map(({ path }) => path)).toEqual(["pile.ndjson#a1"]);
  });

  it("reads lines that are cut anywhere by the chunks of the file", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => JSON.stringify({ id: `r${i}`, text: `“é”${"ab cd ".repeat(i * 300)}` }));
    put("pile.jsonl", rows.join("\n"));
    const { items, codes } = await read();
    expect(codes).toEqual([]);
    expect(items.map(({ text }) => text)).toEqual(rows.map((row) => JSON.parse(row).text));
  });

  it("reads JSON files with one document or a list", async () => {
    put("a.json", JSON.stringify(document));
    put("b.json", JSON.stringify([document, { id: "x" }]));
    put("c.json", "not json");
    const { items, codes } = await read();
    expect(items.map(({ path }) => path)).toEqual(["a.json#a1", "b.json#a1"]);
    expect(codes).toEqual(["b.json:2 acquire.document", "c.json acquire.document"]);
  });
});

describe("reading HTML", () => {
  const paragraph =
    "The ministers of Vardania and Kestria met for five hours in the Old Arsenal, with President Luc Ferran as host, and agreed on a commission. ";
  const page = (head: string, body: string) =>
    `<!doctype html><html lang="en-GB"><head><title>Ministers meet</title>${head}</head><body><nav><a href="/">Home</a></nav><article><h1>Ministers meet</h1>${body}</article><footer>All rights reserved</footer></body></html>`;

  it("takes the main text block by block, and what the page states", async () => {
    const head =
      '<meta property="og:site_name" content="Quenby Times"><meta property="article:published_time" content="2023-12-12T08:00:00Z">';
    put(
      "a.html",
      page(
        head,
        `<p>${paragraph.repeat(3)}</p><p>Second <b>para</b>graph.<br>${paragraph}</p><ul><li>One</li><li>Two</li></ul><script>alert(1)</script>`,
      ),
    );
    const [item] = (await read()).items;
    expect(item).toMatchObject({
      mediaType: "text/html",
      stated: { title: "Ministers meet", outlet: "Quenby Times", language: "en", published: "2023-12-12" },
    });
    expect(item.text).toContain("\n\nSecond paragraph.\nThe ministers");
    expect(item.text).toContain("One\n\nTwo");
    expect(item.text).not.toMatch(/alert|Home/);
  });

  it("reads the stated encoding", async () => {
    put(
      "a.html",
      Buffer.from(
        page('<meta charset="windows-1251">', `<p>${paragraph.repeat(3)}</p><p>XX</p>`).replace("XX", "\xcc\xee\xf1\xea\xe2\xe0"),
        "latin1",
      ),
    );
    expect((await read()).items[0].text).toContain("Москва");
  });

  it("says where there is no article, however broken the page", async () => {
    put("a.html", "<html><body></body></html>");
    put("b.html", "<!-- nothing -->");
    put("c.htm", `${"<div>".repeat(20_000)}text`);
    const { items, codes } = await read();
    expect(codes).toEqual(["a.html acquire.empty", "b.html acquire.empty"]);
    expect(items.map(({ text }) => text)).toEqual(["text"]);
    expect(items[0].notes.map(({ code }) => code)).toEqual(["acquire.page-too-deep"]);
  });
});

/** The bytes of a text in windows-1252, for the characters that the tests use. */
function windows1252(text: string): Uint8Array {
  const special: Record<string, number> = { "“": 0x93, "”": 0x94 };
  return Uint8Array.from([...text].map((character) => special[character] ?? character.charCodeAt(0)));
}
