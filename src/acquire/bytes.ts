import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { failureCode } from "./acquired.ts";

export type Bytes = { readonly bytes: Uint8Array } | { readonly code: string; readonly message: string };

/** A file's bytes, at most `maxBytes`. Never waits for a writer: what turned into a pipe since it was found is refused. */
export async function readBytes(file: string, maxBytes: number): Promise<Bytes> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return { code: "not-a-file", message: "it is no regular file" };
      if (stats.size > maxBytes) return tooLarge(stats.size, maxBytes);
      return { bytes: await handle.readFile() };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { code: "unreadable", message: `it can't be read (${failureCode(error)})` };
  }
}

export function tooLarge(size: number, maxBytes: number): { readonly code: string; readonly message: string } {
  return { code: "too-large", message: `${size} bytes are more than the ${maxBytes} that one article may have` };
}
