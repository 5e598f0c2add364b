import { type Command, Option } from "commander";
import { VERSION } from "../../version.ts";
import { type Io, write } from "../io.ts";
import { example, warnIfIncomplete, withRecord } from "./command.ts";

/** `readout export FILE --format json` */
export function addExport(program: Command, io: Io): void {
  program
    .command("export")
    .description("Write a whole record to standard output.")
    .argument("<file>", "the record file")
    .addOption(new Option("-f, --format <format>", "shape of the output").choices(["json"]).default("json"))
    .addHelpText("after", example("readout export process.readout --format json > process.json"))
    .action(async (file: string) => {
      const { recordToJson } = await import("../../export/json.ts");
      await withRecord(file, async (store) => {
        await warnIfIncomplete(store, file, io);
        await write(io.stdout, recordToJson(await store.record(), VERSION));
      });
    });
}
