import { basename } from "node:path";
import type { Command } from "commander";
import { ReadoutError } from "../../model/error.ts";
import type { Io } from "../io.ts";
import { example, warnIfIncomplete, withRecord } from "./command.ts";

interface Options {
  readonly port: string;
  readonly host: string;
}

/** `readout serve FILE` */
export function addServe(program: Command, io: Io): void {
  program
    .command("serve")
    .description("Show a record in the browser, on this machine only. Ctrl-C stops it.")
    .argument("<file>", "the record file")
    .option("-p, --port <n>", "port; 0 takes any free one", "4780")
    .option("--host <address>", "address to listen on; anything but loopback lets others read the record", "127.0.0.1")
    .addHelpText("after", example("readout serve process.readout"))
    .action(async (file: string, options: Options) => {
      const port = Number(options.port);
      if (!Number.isInteger(port) || port < 0 || port > 65535)
        throw new ReadoutError("SERVE_PORT", `“${options.port}” is no port: 0 to 65535`);
      const { serveRecord } = await import("../../server/serve.ts");
      await withRecord(file, async (store) => {
        await warnIfIncomplete(store, file, io);
        const serving = await serveRecord(store, { name: basename(file), host: options.host, port });
        io.stdout.write(`${file} is at ${serving.url}  (Ctrl-C stops)\n`);
        await interrupted();
        await serving.close();
      });
    });
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
