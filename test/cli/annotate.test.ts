import { describe, expect, it } from "vitest";
import { annotatedSchema } from "../../src/export/schema.ts";
import { run } from "../fixtures/run.ts";

const TEXT =
  "Vardanian Prime Minister Mirel Tavon met Kestrian President Oren Dalvash in Halvik on Monday. Tavon said that the road must reopen.";
const line = (more: object = {}) => JSON.stringify({ id: "a1", text: TEXT, published: "2023-05-16", ...more });

describe("annotate", () => {
  it("writes one line a document, in the shape of the contract, in the order of the input", async () => {
    const { status, stdout } = await run(["annotate"], { input: `${line()}\n${line({ id: "a2" })}\r\n\n${line({ id: "a3" })}` });
    expect(status).toBe(0);
    const documents = stdout
      .trimEnd()
      .split("\n")
      .map((json) => annotatedSchema.parse(JSON.parse(json)));
    expect(documents.map(({ id }) => id)).toEqual(["a1", "a2", "a3"]);
    expect(documents[0].tokens).toBeUndefined();
    expect(documents[0].sentences).toHaveLength(2);
    expect(documents[0].statements.length).toBeGreaterThan(0);
    expect(documents[0].times).toEqual([expect.objectContaining({ value: "2023-05-15" })]);
  });

  it("reads event words of the user's own with --ontology", async () => {
    const input = line({ text: "Mirel Tavon and Oren Dalvash held talks by heliograph." });
    const modes = async (...options: string[]) => {
      const { stdout } = await run(["annotate", "--knowledge", "examples/knowledge.yaml", ...options], { input });
      return annotatedSchema.parse(JSON.parse(stdout)).events.map(({ contact }) => (contact as { mode?: string } | null)?.mode);
    };
    expect(await modes()).toEqual(["meeting"]);
    expect(await modes("--ontology", "examples/ontology.yaml")).toEqual(["call"]);
  });

  it("adds words with --tokens", async () => {
    const { stdout } = await run(["annotate", "--tokens"], { input: line() });
    const { tokens = [] } = annotatedSchema.parse(JSON.parse(stdout));
    expect(tokens.slice(0, 4).map(({ start, end }) => TEXT.slice(start, end))).toEqual(["Vardanian", "Prime", "Minister", "Mirel"]);
    expect(tokens.filter(({ head }) => head === -1)).toHaveLength(2);
  });

  it("answers a bad line in its place, goes on, and exits with 1", async () => {
    const input = Buffer.concat([
      Buffer.from(`${line()}\nnot json\n{"id": "x"}\n[]\n{"id": 7, "text": "t"}\n`),
      Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]),
      Buffer.from(`${line({ id: "last" })}\n`),
    ]);
    const { status, stdout } = await run(["annotate"], { input });
    expect(status).toBe(1);
    const answers = stdout
      .trimEnd()
      .split("\n")
      .map((json) => JSON.parse(json) as { id: string | null; error?: { code: string; message: string } });
    expect(answers.map(({ id }) => id)).toEqual(["a1", null, "x", null, null, null, "last"]);
    expect(answers.map(({ error }) => error?.code)).toEqual([
      undefined,
      "DOCUMENT_NOT_JSON",
      "DOCUMENT_INVALID",
      "DOCUMENT_INVALID",
      "DOCUMENT_INVALID",
      "DOCUMENT_NOT_UTF8",
      undefined,
    ]);
  });

  it("takes the text as it is: empty, blank, line separators, lone surrogates, NULs", async () => {
    const texts = ["", " \n ", "a\u2028b\u2029c", "\ud800 met \udc00", "\u0000\u0000", "“".repeat(50), "e\u0301\u0301\u0301 👩‍👩‍👧 مرحبا"];
    const { status, stdout } = await run(["annotate", "--tokens"], {
      input: texts.map((text, i) => JSON.stringify({ id: String(i), text })).join("\n"),
    });
    expect(status).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((json) => annotatedSchema.parse(JSON.parse(json)).id),
    ).toEqual(texts.map((_, i) => String(i)));
  });

  it("notes a day of publication that is none, and reads the text without it", async () => {
    const { status, stdout } = await run(["annotate"], { input: line({ published: "last Tuesday" }) });
    expect(status).toBe(0);
    const document = annotatedSchema.parse(JSON.parse(stdout));
    expect(document.notes).toContainEqual(expect.objectContaining({ code: "document.published" }));
    expect(document.times[0].value).toBeNull();
  });

  it("gives nothing for nothing", async () => {
    expect(await run(["annotate"], { input: "" })).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});
