import { z } from "zod";
import type { Note } from "./note.ts";

/** One article as `annotate` and NDJSON files give it. */
export interface Document {
  readonly id: string;
  readonly text: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly byline: string | null;
  readonly notes: readonly Note[];
}

export type ParsedDocument =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly id: string | null; readonly code: string; readonly message: string };

const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

/** The input line of the contract. Fields that it does not name are let through unread: other people's files have more. */
const documentSchema = z.object({
  id: z.string(),
  text: z.string(),
  title: optionalText,
  published: optionalText,
  outlet: optionalText,
  url: optionalText,
  authors: optionalText,
});

/** A day, or a day and a time, as the contract has it; a month or a year alone is taken too. */
const PUBLISHED = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d{2}:\d{2}[0-9:.+Z-]{0,20})?)?)?$/;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads one line of NDJSON. A line that is no document gives an error with the id where that can be read. Never throws. */
export function parseDocument(line: Uint8Array): ParsedDocument {
  const value = parsedJson(line);
  if (!value.ok) return { ok: false, id: null, code: value.code, message: value.message };
  const result = documentSchema.safeParse(value.json);
  if (result.success) return { ok: true, document: documentOf(result.data) };
  const [issue] = result.error.issues;
  return { ok: false, id: idOf(value.json), code: "DOCUMENT_INVALID", message: `${issue.path.join(".") || "the line"}: ${issue.message}` };
}

function parsedJson(line: Uint8Array): { ok: true; json: unknown } | { ok: false; code: string; message: string } {
  try {
    return { ok: true, json: JSON.parse(utf8.decode(line)) };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, code: "DOCUMENT_NOT_JSON", message: "the line is not one JSON value" };
    return { ok: false, code: "DOCUMENT_NOT_UTF8", message: "the line is not valid UTF-8" };
  }
}

function idOf(json: unknown): string | null {
  return typeof json === "object" && json !== null && "id" in json && typeof json.id === "string" ? json.id : null;
}

function documentOf(data: z.infer<typeof documentSchema>): Document {
  const { id, text, title, outlet, url, authors } = data;
  const readable = data.published === null || PUBLISHED.test(data.published);
  const note: Note = {
    level: "warning",
    code: "document.published",
    message: `published is no ISO day: “${data.published?.slice(0, 40)}” was not used`,
  };
  return { id, text, title, published: readable ? data.published : null, outlet, url, byline: authors, notes: readable ? [] : [note] };
}
