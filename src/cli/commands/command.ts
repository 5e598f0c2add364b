import type { Command } from "commander";
import type { Store } from "../../store/store.ts";
import type { Io } from "../io.ts";

/** Adds one command to the program. The command writes its exit status into `outcome` where it is not 0. */
export type AddCommand = (program: Command, io: Io, outcome: { status: number }) => void;

/** Help for a command ends in one example that can be typed as it stands. */
export function example(line: string): string {
  return `\nExample:\n  $ ${line}\n`;
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
