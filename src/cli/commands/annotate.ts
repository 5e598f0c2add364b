import type { Command } from "commander";
import { byteLines, EXIT, type Io, write } from "../io.ts";
import { example } from "./command.ts";

interface Options {
  readonly tokens?: boolean;
  readonly knowledge?: readonly string[];
  readonly ontology?: readonly string[];
}

/** `readout annotate`: NDJSON in, NDJSON out, one document a line. */
export function addAnnotate(program: Command, io: Io, outcome: { status: number }): void {
  program
    .command("annotate")
    .description('Read one article a line as JSON ({"id", "text", "published"?, …}) and write what was found in it, one line each.')
    .option("--tokens", "with words, tags and syntax")
    .option("--knowledge <file...>", "more countries, offices and people (YAML)")
    .option("--ontology <file...>", "more event words (YAML)")
    .addHelpText("after", example("readout annotate < articles.ndjson > annotated.ndjson"))
    .action(async (options: Options) => {
      outcome.status = await run(options, io);
    });
}

async function run(options: Options, io: Io): Promise<number> {
  const { annotateLine, openRooms } = await import("../../pipeline.ts");
  const rooms = openRooms({ knowledge: options.knowledge ?? [], ontology: options.ontology ?? [] });
  let status: number = EXIT.ok;
  for await (const line of byteLines(io.stdin)) {
    if (isBlank(line)) continue;
    const { output, failed } = annotateLine(rooms, line, options.tokens ?? false);
    if (failed) status = EXIT.partly;
    await write(io.stdout, `${output}\n`);
  }
  return status;
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
