import type { Command } from "commander";
import { EXIT, type Io } from "../io.ts";
import { example, warnIfIncomplete, withRecord } from "./command.ts";

/** `readout check FILE` */
export function addCheck(program: Command, io: Io, outcome: { status: number }): void {
  program
    .command("check")
    .description("Verify every text, hash and piece of evidence of a record; exit status 1 on any difference.")
    .argument("<file>", "the record file")
    .option("-q, --quiet", "print nothing but differences")
    .addHelpText("after", example("readout check process.readout"))
    .action(async (file: string, options: { readonly quiet?: boolean }) => {
      outcome.status = await withRecord(file, async (store) => {
        await warnIfIncomplete(store, file, io);
        const found = await store.verify();
        for (const { code, where, message } of found) io.stdout.write(`${where}: ${message} [${code}]\n`);
        if (found.length === 0 && !options.quiet) io.stdout.write(`${file}: every hash and every piece of evidence is as it was written\n`);
        return found.length === 0 ? EXIT.ok : EXIT.partly;
      });
    });
}
