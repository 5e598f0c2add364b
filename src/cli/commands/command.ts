import type { Command } from "commander";
import { ReadoutError } from "../../model/error.ts";
import type { Store } from "../../store/store.ts";
import type { Io } from "../io.ts";

/** Adds one command to the program. The command writes its exit status into `outcome` where it is not 0. */
export type AddCommand = (program: Command, io: Io, outcome: { status: number }) => void;

/** Help for a command ends in one example that can be typed as it stands. */
export function example(line: string): string {
  return `\nExample:\n  $ ${line}\n`;
}

/** Number of threads that the user names; undefined where none is named. */
export function threadsOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d?$/u.test(given)) throw new ReadoutError("THREADS_INVALID", `“${given}” is no number of threads: 1 to 99`);
  return Number(given);
}

/** Opens a record for reading, hands it to `work`, and closes it whatever happens. */
export async function withRecord<T>(file: string, work: (store: Store) => Promise<T>): Promise<T> {
  const { openSqliteStore } = await import("../../store/sqlite/sqlite-store.ts");
  const store = openSqliteStore(file, "read");
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Says on stderr that a build was cut off, so that nobody takes an old record for a new one. */
export async function warnIfIncomplete(store: Store, file: string, io: Io): Promise<void> {
  if (await store.isComplete()) return;
  io.stderr.write(
    `readout: the last build of ${file} did not finish; what is shown is the record before it: run \`readout build\` again\n`,
  );
}
