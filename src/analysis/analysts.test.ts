import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { EXAMPLES } from "../../test/fixtures/run.ts";
import { createAnalysts } from "./analysts.ts";
import { createPool } from "./pool.ts";
import type { LineTask, Task } from "./tasks.ts";

const FILES = { knowledge: [], ontology: [] };
const line = (document: object): LineTask => ({ kind: "line", line: Buffer.from(JSON.stringify(document)), withTokens: true });
const texts = readdirSync(EXAMPLES)
  .sort()
  .slice(0, 4)
  .map((name) => readFileSync(join(EXAMPLES, name), "utf8"));
const lines = [
  ...texts.map((text, i) => line({ id: `a${i}`, text, published: "2023-05-16" })),
  { ...line({}), line: Buffer.from("no json") },
  ...texts.map((text, i) => line({ id: `b${i}`, text })),
];

async function outputs(threads: number, expected?: number): Promise<string[]> {
  const analysts = createAnalysts(FILES, threads, expected);
  const found: string[] = [];
  for await (const { output } of analysts.answers(lines)) found.push(output);
  await analysts.close();
  return found;
}

describe("analysts", () => {
  it("give the same bytes in the same order, on this thread and on two others", async () => {
    const one = await outputs(1, 0);
    expect(one).toHaveLength(lines.length);
    expect(await outputs(2, Number.POSITIVE_INFINITY)).toEqual(one);
  }, 120_000);

  it("answer before the next task is there", async () => {
    const analysts = createAnalysts(FILES, 2, Number.POSITIVE_INFINITY);
    let answered: () => void = () => {};
    const source = (async function* () {
      for (const id of ["one", "two", "three"]) {
        const answer = new Promise<void>((resolve) => {
          answered = resolve;
        });
        yield line({ id, text: "Tavon met Dalvash." });
        await answer;
      }
    })();
    const ids: string[] = [];
    for await (const { output } of analysts.answers(source)) {
      ids.push((JSON.parse(output) as { id: string }).id);
      answered();
    }
    await analysts.close();
    expect(ids).toEqual(["one", "two", "three"]);
  });

  it("refuse a file of the user's that cannot be read with its own code, on any thread", async () => {
    for (const expected of [0, Number.POSITIVE_INFINITY]) {
      const analysts = createAnalysts({ knowledge: ["no-such-file.yaml"], ontology: [] }, 2, expected);
      await expect(analysts.answers(lines).next()).rejects.toMatchObject({ code: "KNOWLEDGE_UNREADABLE" });
      await analysts.close();
    }
  });
});

describe("a pool", () => {
  const pool = createPool(FILES, 2, new URL("../../test/fixtures/dying-worker.ts", import.meta.url));
  afterAll(() => pool.close());
  const perform = (text: string): Promise<unknown> => pool.perform<Task>(line({ id: text, text }));

  it.each(["die", "throw"])("loses one article with a thread that dies of it (%s), and does the rest", async (how) => {
    const answers = await Promise.all(["one", how, "two", "three", how, "four"].map(perform));
    const errors = answers.map((answer) => (answer as { failed: boolean }).failed);
    expect(errors).toEqual([false, true, false, false, true, false]);
    expect(JSON.parse((answers[1] as { output: string }).output)).toMatchObject({ id: how, error: { code: "ARTICLE_FAILED" } });
  });
});
