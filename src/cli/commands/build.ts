import type { Command } from "commander";
import type { BuildReport } from "../../pipeline.ts";
import { EXIT, type Io } from "../io.ts";
import { progressOn } from "../terminal/progress.ts";
import { example, threadsOf } from "./command.ts";

interface Options {
  readonly output: string;
  readonly quiet?: boolean;
  readonly knowledge?: readonly string[];
  readonly ontology?: readonly string[];
  readonly threads?: string;
}

/** `readout build <input>… -o FILE` */
export function addBuild(program: Command, io: Io, outcome: { status: number }): void {
  program
    .command("build")
    .description("Read articles and make, or add to, a record file.")
    .argument("<input...>", "files and folders of articles")
    .requiredOption("-o, --output <file>", "the record file")
    .option("-q, --quiet", "print nothing but errors")
    .option("--knowledge <file...>", "more countries, offices and people (YAML)")
    .option("--ontology <file...>", "more event words (YAML)")
    .option("--threads <n>", "how many threads analyse (default: one a core, at most 4)")
    .addHelpText("after", example("readout build articles/ -o process.readout"))
    .action(async (inputs: string[], options: Options) => {
      outcome.status = await run(inputs, options, io);
    });
}

async function run(inputs: readonly string[], options: Options, io: Io): Promise<number> {
  const threads = threadsOf(options.threads);
  const [{ build, prepareBuild }, { defaultThreads }, { openSqliteStore }] = await Promise.all([
    import("../../pipeline.ts"),
    import("../../analysis/analysts.ts"),
    import("../../store/sqlite/sqlite-store.ts"),
  ]);
  const progress = progressOn(io.stderr, options.quiet ?? false);
  const setup = prepareBuild({ knowledge: options.knowledge ?? [], ontology: options.ontology ?? [] });
  const store = openSqliteStore(options.output);
  try {
    const report = await build(inputs, store, setup, progress, threads ?? defaultThreads());
    progress.finish();
    for (const { path, code, message } of report.problems) io.stderr.write(`readout: ${path}: ${message} [${code}]\n`);
    if (!options.quiet) io.stdout.write(summary(report, options.output));
    if (report.used === 0 && report.problems.length > 0) return EXIT.failed;
    return report.problems.length > 0 ? EXIT.partly : EXIT.ok;
  } finally {
    await store.close();
  }
}

function summary({ record, fresh, problems }: BuildReport, file: string): string {
  const counts = [
    count(record.contacts.length, "contact"),
    count(record.statements.length, "statement"),
    count(record.disputes.length, "dispute"),
    count(record.agreements.length, "agreement"),
    count(record.commitments.length, "commitment"),
    count(record.incidents.length, "incident"),
    count(record.missions.length, "mission"),
  ];
  const unused = problems.length > 0 ? `, ${count(problems.length, "input")} not usable` : "";
  return `${file}: ${count(record.articles.length, "article")} (${fresh} new)${unused}\n  ${counts.join(" · ")}\nNext: readout show timeline ${file}   or   readout serve ${file}\n`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
