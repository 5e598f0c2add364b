import type { RawItem } from "../model/article.ts";

/** An input, or a part of one, that gives no article, and why. */
export interface Problem {
  /** As `RawItem.path`; with `:LINE` for one line of an NDJSON file. */
  readonly path: string;
  /** One of `acquire.missing`, `.unreadable`, `.not-a-file`, `.loop`, `.empty`, `.too-large`, `.binary`, `.encoding`, `.document`, `.not-yet-readable`. */
  readonly code: string;
  readonly message: string;
}

export type Acquired = { readonly item: RawItem } | { readonly problem: Problem };

export interface AcquireOptions {
  /** Largest file, and largest line of an NDJSON file, in bytes: one article may not take the memory of all. */
  readonly maxBytes?: number;
}

export const DEFAULT_MAX_BYTES = 20_000_000;

export function problem(path: string, code: string, message: string): Acquired {
  return { problem: { path, code: `acquire.${code}`, message } };
}

/** "ENOENT" of a failed system call; the message where there is none. */
export function failureCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String((error as Error).message);
}
