import type { Stats } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { failureCode, type Problem } from "./acquired.ts";

/** A regular file to read: where it is, and its path as the record names it. */
export interface FoundFile {
  readonly file: string;
  readonly path: string;
}

export type Found = FoundFile | { readonly problem: Problem };

/**
 * The regular files of files and folders, in order of the inputs; within a folder by name (UTF-16 code units), files and folders mixed.
 * Links are followed; a folder that holds itself is named as `acquire.loop` and not entered. Names that begin with a dot are passed over
 * inside folders. Pipes, sockets and devices are never opened. A file reached a second time, by whatever way, is given once.
 */
export async function* walk(inputs: readonly string[]): AsyncGenerator<Found> {
  const seen = new Set<string>();
  for (const input of inputs) {
    const entry = await look(input);
    const name = basename(input) || input;
    if ("code" in entry) yield refusal(name, entry.code, input);
    else if (entry.stats.isDirectory()) yield* walkFolder(input, "", [entry.real], seen);
    else yield* oneFile(input, name, entry, seen);
  }
}

interface Entry {
  readonly stats: Stats;
  readonly real: string;
}

async function look(file: string): Promise<Entry | { readonly code: string }> {
  try {
    return { stats: await stat(file), real: await realpath(file) };
  } catch (error) {
    return { code: failureCode(error) };
  }
}

async function* walkFolder(folder: string, prefix: string, above: readonly string[], seen: Set<string>): AsyncGenerator<Found> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    yield refusal(prefix || basename(folder), failureCode(error), folder);
    return;
  }
  for (const name of names.filter((one) => !one.startsWith(".")).sort()) {
    const file = join(folder, name);
    const path = prefix === "" ? name : `${prefix}/${name}`;
    const entry = await look(file);
    if ("code" in entry) yield refusal(path, entry.code, file);
    else if (!entry.stats.isDirectory()) yield* oneFile(file, path, entry, seen);
    else if (above.includes(entry.real)) yield refusal(path, "ELOOP", file);
    else yield* walkFolder(file, path, [...above, entry.real], seen);
  }
}

function* oneFile(file: string, path: string, { stats, real }: Entry, seen: Set<string>): Generator<Found> {
  if (!stats.isFile()) {
    yield { problem: { path, code: "acquire.not-a-file", message: "it is a pipe, a socket or a device: give a file or a folder" } };
    return;
  }
  if (seen.has(real)) return;
  seen.add(real);
  yield { file, path };
}

function refusal(path: string, code: string, file: string): Found {
  if (code === "ENOENT" || code === "ENOTDIR")
    return { problem: { path, code: "acquire.missing", message: `there is no file or folder ${file}` } };
  if (code === "ELOOP")
    return { problem: { path, code: "acquire.loop", message: "the link leads back to a folder that holds it: it was not followed" } };
  return { problem: { path, code: "acquire.unreadable", message: `it can't be read (${code})` } };
}
