import { createReadStream } from "node:fs";
import type { RawItem } from "../model/article.ts";
import { type Document, parseDocument } from "../model/document.ts";
import { type Acquired, failureCode, problem } from "./acquired.ts";
import { tooLarge } from "./bytes.ts";
import { decodeBytes } from "./decode.ts";
import type { FoundFile } from "./walk.ts";

/** The documents of an NDJSON file, line by line: memory does not grow with the file. Blank lines are passed over. */
export async function* readNdjson({ file, path }: FoundFile, maxBytes: number): AsyncGenerator<Acquired> {
  let number = 0;
  try {
    for await (const line of lines(file, maxBytes)) {
      number++;
      if (typeof line === "number") {
        const { code, message } = tooLarge(line, maxBytes);
        yield problem(`${path}:${number}`, code, message);
      } else if (!isBlank(line)) yield documentItem(path, line, `${path}:${number}`);
    }
  } catch (error) {
    yield problem(path, "unreadable", `it can't be read (${failureCode(error)})`);
  }
}

/** A JSON file that holds one document or a list of them. */
export function* readJson({ path }: FoundFile, bytes: Uint8Array): Generator<Acquired> {
  const decoded = decodeBytes(bytes);
  if ("code" in decoded) {
    yield problem(path, decoded.code, decoded.message);
    return;
  }
  let value: unknown;
  try {
    value = JSON.parse(decoded.text);
  } catch {
    yield problem(path, "document", "it is not one JSON value");
    return;
  }
  const values = Array.isArray(value) ? value : [value];
  const encoder = new TextEncoder();
  for (let i = 0; i < values.length; i++)
    yield documentItem(path, encoder.encode(JSON.stringify(values[i])), Array.isArray(value) ? `${path}:${i + 1}` : path);
}

function documentItem(path: string, line: Uint8Array, place: string): Acquired {
  const parsed = parseDocument(line);
  if (!parsed.ok) return problem(place, "document", `${parsed.code}: ${parsed.message}`);
  if (parsed.document.text.trim() === "") return problem(place, "empty", `the text of “${parsed.document.id}” is empty`);
  return { item: rawItem(path, parsed.document) };
}

function rawItem(path: string, { id, text, title, outlet, byline, published, url, notes }: Document): RawItem {
  const stated = { title, outlet, byline, language: null, published };
  return { path: `${path}#${id}`, url, mediaType: "text/plain", text, encoding: "utf-8", stated, notes };
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 32 || byte === 9 || byte === 13);
}

/** Lines as bytes; of a line longer than `maxBytes`, which is not kept, its length. A byte order mark is dropped. */
async function* lines(file: string, maxBytes: number): AsyncGenerator<Uint8Array | number> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let first = true;
  for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) {
    let from = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
    first = false;
    for (let end = chunk.indexOf(10, from); end >= 0; end = chunk.indexOf(10, from)) {
      length += end - from;
      parts.push(chunk.subarray(from, end));
      yield length > maxBytes ? length : Buffer.concat(parts);
      parts = [];
      length = 0;
      from = end + 1;
    }
    length += chunk.length - from;
    if (length <= maxBytes) parts.push(chunk.subarray(from));
    else parts = [];
  }
  if (length > 0) yield length > maxBytes ? length : Buffer.concat(parts);
}
