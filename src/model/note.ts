import type { Span } from "./span.ts";

export type NoteLevel = "info" | "warning" | "error";

/**
 * What the program has to say of one article: a problem that did not stop the batch, or something that an analyst should see.
 * `code` is stable, lower-case, dot-separated: first the room, then the matter (`clean.no-text`, `statements.missed`).
 */
export interface Note {
  readonly level: NoteLevel;
  readonly code: string;
  readonly message: string;
  readonly span?: Span;
}
