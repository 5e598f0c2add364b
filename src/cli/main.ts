import { Command, CommanderError } from "commander";
import { ReadoutError } from "../model/error.ts";
import { VERSION } from "../version.ts";
import { addAnnotate } from "./commands/annotate.ts";
import { addBuild } from "./commands/build.ts";
import { addCheck } from "./commands/check.ts";
import { addExplain } from "./commands/explain.ts";
import { addExport } from "./commands/export.ts";
import { addSearch } from "./commands/search.ts";
import { addServe } from "./commands/serve.ts";
import { addShow } from "./commands/show.ts";
import { EXIT, type Io } from "./io.ts";

/** What a command leaves behind for the process: its exit status. */
export interface Outcome {
  status: number;
}

/**
 * Runs one command line (without `node` and the script) and gives the exit status: 0 all well, 1 some input could not be used,
 * 2 nothing was done. Errors are written to `io.stderr`, with their code.
 */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<number> {
  const outcome: Outcome = { status: EXIT.ok };
  const program = createProgram(io, outcome);
  // A reader that has seen enough (`| head`) is no error.
  io.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(outcome.status);
    throw error;
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return outcome.status;
  } catch (error) {
    return failed(error, io);
  }
}

function createProgram(io: Io, outcome: Outcome): Command {
  const program = new Command("readout")
    .description("Turns a pile of news articles about a diplomatic process into a record whose every line opens its sentence.")
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError("(`--help` shows what can be said)")
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) });
  for (const add of [addBuild, addShow, addSearch, addServe, addExplain, addCheck, addExport, addAnnotate]) add(program, io, outcome);
  return program;
}

function failed(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.failed;
  if (error instanceof ReadoutError) io.stderr.write(`readout: ${error.message} [${error.code}]\n`);
  else io.stderr.write(`readout: unexpected error, please report it: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  return EXIT.failed;
}

function processIo(): Io {
  return { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: process.env };
}
