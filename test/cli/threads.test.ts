import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { EXAMPLES, run, temporaryFolder } from "../fixtures/run.ts";

const texts = readdirSync(EXAMPLES)
  .sort()
  .map((name) => readFileSync(join(EXAMPLES, name), "utf8"));

it("builds and exports the same bytes on one thread and on two, of a pile that is worth them", async () => {
  const folder = temporaryFolder();
  // The example pile eight times over is long enough for threads to be started.
  const times = Array.from({ length: 8 }, (_, i) => texts.map((text, j) => JSON.stringify({ id: `${i}-${j}`, text: `${text}\n${i}` })));
  const input = `${times.flat().join("\n")}\n`;
  writeFileSync(join(folder, "pile.ndjson"), input);
  const exports: string[] = [];
  for (const threads of ["1", "2"]) {
    const file = join(folder, `${threads}.readout`);
    expect(await run(["build", join(folder, "pile.ndjson"), "-o", file, "--threads", threads, "--quiet"])).toMatchObject({
      status: 0,
      stderr: "",
    });
    exports.push((await run(["export", file])).stdout);
  }
  expect(exports[0].length).toBeGreaterThan(10_000);
  expect(exports[1]).toBe(exports[0]);
}, 240_000);

it("refuses a number of threads that is none", async () => {
  expect(await run(["annotate", "--threads", "many"])).toMatchObject({ status: 2, stderr: expect.stringContaining("[THREADS_INVALID]") });
});
