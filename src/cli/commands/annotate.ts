import type { Readable } from "node:stream";
import { setFlagsFromString } from "node:v8";
import type { Command } from "commander";
import type { LineTask } from "../../analysis/tasks.ts";
import { byteLines, EXIT, type Io, write } from "../io.ts";
import { example, threadsOf } from "./command.ts";

interface Options {
  readonly tokens?: boolean;
  readonly knowledge?: readonly string[];
  readonly ontology?: readonly string[];
  readonly threads?: string;
}

/** `readout annotate`: NDJSON in, NDJSON out, one document a line. */
export function addAnnotate(program: Command, io: Io, outcome: { status: number }): void {
  program
    .command("annotate")
    .description('Read one article a line as JSON ({"id", "text", "published"?, …}) and write what was found in it, one line each.')
    .option("--tokens", "with words, tags and syntax")
    .option("--knowledge <file...>", "more countries, offices and people (YAML)")
    .option("--ontology <file...>", "more event words (YAML)")
    .option("--threads <n>", "how many threads analyse; each takes some 170 MB", "1")
    .addHelpText("after", example("readout annotate < articles.ndjson > annotated.ndjson"))
    .action(async (options: Options) => {
      outcome.status = await run(options, io);
    });
}

/** How V8 is told to keep its heap near what is in use: 5,000 articles then take the memory of a few. It costs no time that shows. */
const SMALL_HEAP = ["--semi-space-growth-factor=1", "--heap-growing-percent=20"];

async function run(options: Options, io: Io): Promise<number> {
  const threads = threadsOf(options.threads) ?? 1;
  for (const flag of SMALL_HEAP) setFlagsFromString(flag);
  const { createAnalysts } = await import("../../analysis/analysts.ts");
  const files = { knowledge: options.knowledge ?? [], ontology: options.ontology ?? [] };
  const input = await begun(io.stdin);
  // A reader of a file or of a full pipe gets this much at once; whoever waits for each answer has sent less.
  const analysts = createAnalysts(files, threads, input.first.length >= FULL_READ ? Number.POSITIVE_INFINITY : undefined);
  let status: number = EXIT.ok;
  try {
    for await (const { output, failed } of analysts.answers(tasks(input.all, options.tokens ?? false))) {
      if (failed) status = EXIT.partly;
      await write(io.stdout, `${output}\n`);
    }
  } finally {
    await analysts.close();
  }
  return status;
}

const FULL_READ = 65536;

/** The first bytes of a stream, and all of them. */
async function begun(stream: Readable): Promise<{ readonly first: Buffer; readonly all: AsyncIterable<Buffer> }> {
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  const { value, done } = await chunks.next();
  const first = done ? Buffer.alloc(0) : value;
  const all = (async function* () {
    if (done) return;
    yield first;
    yield* { [Symbol.asyncIterator]: () => chunks };
  })();
  return { first, all };
}

async function* tasks(input: AsyncIterable<Buffer>, withTokens: boolean): AsyncGenerator<LineTask> {
  for await (const line of byteLines(input)) if (!isBlank(line)) yield { kind: "line", line, withTokens };
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
