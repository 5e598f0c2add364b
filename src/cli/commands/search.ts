import type { Command } from "commander";
import { type Io, write } from "../io.ts";
import { columnsOf, styleFor } from "../terminal/style.ts";
import { printable, wrap } from "../terminal/wrap.ts";
import { example, warnIfIncomplete, withRecord } from "./command.ts";

interface Options {
  readonly limit: string;
  readonly json?: boolean;
}

/** `readout search FILE WORDS` */
export function addSearch(program: Command, io: Io, outcome: { status: number }): void {
  program
    .command("search")
    .description("Find sentences that hold all the words, and who says them.")
    .argument("<file>", "the record file")
    .argument("<words...>", 'words; "two words" is a phrase, word* a beginning')
    .option("-n, --limit <n>", "how many at most", "20")
    .option("--json", "print hits as JSON")
    .addHelpText("after", example("readout search process.readout corridor open*"))
    .action(async (file: string, words: string[], options: Options) => {
      const limit = Number.parseInt(options.limit, 10);
      outcome.status = await withRecord(file, async (store) => {
        await warnIfIncomplete(store, file, io);
        const [hits, record] = [await store.search(phrases(words), Number.isFinite(limit) ? Math.max(0, limit) : 20), await store.record()];
        const names = new Map(record.entities.map((entity) => [entity.id, entity.name]));
        const said = new Map(record.statements.map((s) => [s.id, `${names.get(s.speaker ?? "") ?? s.source ?? "?"} (${s.stance})`]));
        const paths = new Map(record.articles.map((article) => [article.id, article.path]));
        if (options.json) await write(io.stdout, `${JSON.stringify(hits, null, 1)}\n`);
        else
          for (const hit of hits)
            await write(
              io.stdout,
              hitLines(
                paths.get(hit.article) ?? hit.article,
                hit,
                hit.statements.map((id) => said.get(id) ?? id),
                io,
              ),
            );
        return hits.length > 0 ? 0 : 1;
      });
    });
}

/** An argument with a space in it came quoted from the shell: it is a phrase. */
function phrases(words: readonly string[]): string {
  return words.map((word) => (/\s/u.test(word) && !word.includes('"') ? `"${word}"` : word)).join(" ");
}

function hitLines(path: string, hit: { readonly start: number; readonly text: string }, speakers: readonly string[], io: Io): string {
  const style = styleFor(io.stdout, io.env);
  const who = speakers.length > 0 ? `  ${[...new Set(speakers)].join(", ")}` : "";
  const lines = wrap(printable(hit.text), columnsOf(io.stdout, io.env) - 2).map((line) => `  ${line}`);
  return `${style.bold(`${path}:${hit.start}`)}${style.dim(printable(who) === "" ? "" : `  ${printable(who)}`)}\n${lines.join("\n")}\n`;
}
