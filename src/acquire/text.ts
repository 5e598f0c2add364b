import { type Acquired, problem } from "./acquired.ts";
import { decodeBytes } from "./decode.ts";
import type { FoundFile } from "./walk.ts";

export const NOTHING_STATED = { title: null, outlet: null, byline: null, language: null, published: null };

/** A plain-text or Markdown file as one item. */
export function* readText({ path }: FoundFile, bytes: Uint8Array): Generator<Acquired> {
  const decoded = decodeBytes(bytes);
  if ("code" in decoded) yield problem(path, decoded.code, decoded.message);
  else if (decoded.text.trim() === "") yield problem(path, "empty", "there is nothing in it but white space");
  else {
    const mediaType = /\.(?:md|markdown)$/i.test(path) ? "text/markdown" : "text/plain";
    yield { item: { path, url: null, mediaType, ...decoded, stated: NOTHING_STATED } };
  }
}
