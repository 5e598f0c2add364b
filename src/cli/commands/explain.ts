import type { Command } from "commander";
import { ReadoutError } from "../../model/error.ts";
import { explainItem } from "../../views/explain.ts";
import { type Io, write } from "../io.ts";
import { columnsOf, styleFor } from "../terminal/style.ts";
import { printable, wrap } from "../terminal/wrap.ts";
import { example, withRecord } from "./command.ts";

/** `readout explain FILE ID` */
export function addExplain(program: Command, io: Io): void {
  program
    .command("explain")
    .description("Say where one item of a record comes from: its sentences, the rules that found it, what was filled in.")
    .argument("<file>", "the record file")
    .argument("<id>", "id of any item (the first column of --csv, or `id` in JSON)")
    .addHelpText("after", example("readout explain process.readout c1f0a2b3c4d5"))
    .action(async (file: string, id: string) => {
      await withRecord(file, async (store) => {
        const explained = explainItem(await store.record(), id);
        if (explained === null)
          throw new ReadoutError("ITEM_UNKNOWN", `${file} has no item ${id}: \`readout show … --csv\` prints the ids`);
        const style = styleFor(io.stdout, io.env);
        const width = columnsOf(io.stdout, io.env) - 4;
        await write(io.stdout, `${style.bold(`${explained.kind} ${explained.id}`)}\n`);
        for (const { field, value } of explained.fields) await write(io.stdout, `  ${field}: ${printable(value)}\n`);
        for (const { path, offset, field, sentence } of explained.evidence) {
          await write(
            io.stdout,
            `${style.dim(`  ↳ ${field} · ${path}:${offset}`)}\n${wrap(printable(sentence), width)
              .map((line) => `    ${line}`)
              .join("\n")}\n`,
          );
        }
      });
    });
}
