import { Argument, type Command } from "commander";
import { VIEWS, type View } from "../../views/index.ts";
import { type Io, write } from "../io.ts";
import { columnsOf, styleFor } from "../terminal/style.ts";
import { example, warnIfIncomplete, withRecord } from "./command.ts";

interface Options {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly evidence?: boolean;
}

/** `readout show VIEW FILE` */
export function addShow(program: Command, io: Io): void {
  program
    .command("show")
    .description("Print one table of a record.")
    .addArgument(new Argument("<view>", "which table").choices(Object.keys(VIEWS)))
    .argument("<file>", "the record file")
    .option("-e, --evidence", "print the sentences under each row")
    .option("--json", "print rows as JSON, with their evidence")
    .option("--csv", "print rows as CSV, with their evidence")
    .addHelpText("after", example("readout show contacts process.readout --evidence"))
    .action(async (name: string, file: string, options: Options) => {
      await withRecord(file, async (store) => {
        await warnIfIncomplete(store, file, io);
        const record = await store.record();
        const paths = new Map(record.articles.map((article) => [article.id, article.path]));
        await write(io.stdout, await rendered(VIEWS[name](record), options, io, (article) => paths.get(article) ?? article));
      });
    });
}

async function rendered(view: View, options: Options, io: Io, pathOf: (article: string) => string): Promise<string> {
  const { viewToCsv, viewToObjects } = await import("../../views/csv.ts");
  if (options.json) return `${JSON.stringify(viewToObjects(view), null, 1)}\n`;
  if (options.csv) return viewToCsv(view);
  if (view.rows.length === 0) return `no ${view.name} in this record\n`;
  const { tableLines } = await import("../terminal/table.ts");
  const table = { width: columnsOf(io.stdout, io.env), style: styleFor(io.stdout, io.env), evidence: options.evidence ?? false, pathOf };
  return `${tableLines(view, table).join("\n")}\n`;
}
