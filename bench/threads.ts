/**
 * Part of `npm run bench`: `readout annotate` as its user runs it, on one thread and on two, in programs of their own, one after the other. Wall
 * time without start-up (that of an empty run is taken off), and the most memory that the program held.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../bin/readout.js", import.meta.url));

interface Run {
  readonly seconds: number;
  /** Peak resident set, megabytes; null where the system does not tell. */
  readonly megabytes: number | null;
}

/** Texts as `annotate` reads them, `count` in all: the given ones over and over, each with words of its own at its end. */
export function manyLines(texts: readonly string[], count: number): string {
  const line = (i: number) => JSON.stringify({ id: String(i), text: `${texts[i % texts.length]}\nNumber ${i}.`, published: "2018-06-12" });
  return Array.from({ length: count }, (_, i) => `${line(i)}\n`).join("");
}

/** Annotates `lines` on so many threads. */
export async function annotateOn(threads: number, lines: string): Promise<Run> {
  const empty = await timed(["annotate", "--threads", String(threads)], "");
  const full = await timed(["annotate", "--threads", String(threads)], lines);
  return { seconds: full.seconds - empty.seconds, megabytes: full.megabytes };
}

function timed(args: readonly string[], input: string): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, [BIN, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  let megabytes: number | null = null;
  // The kernel keeps the peak as long as the program runs: the last answers are read when nearly all is done.
  child.stdout.on("data", () => {
    megabytes = peakOf(child.pid) ?? megabytes;
  });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) =>
    child.on("close", (status) => {
      if (status === 0) resolve({ seconds: (performance.now() - started) / 1000, megabytes });
      else reject(new Error(`annotate ended with ${status}`));
    }),
  );
}

function peakOf(pid: number | undefined): number | null {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return null;
  const found = /VmHWM:\s+(\d+) kB/u.exec(readFileSync(status, "utf8"));
  return found === null ? null : Math.round(Number(found[1]) / 1024);
}
