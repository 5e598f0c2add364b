/** Bytes in, decoded documents out: files and folders of text, Markdown, JSON, NDJSON and HTML. */
import { type Acquired, type AcquireOptions, DEFAULT_MAX_BYTES, problem } from "./acquired.ts";
import { readBytes } from "./bytes.ts";
import { readHtml } from "./html.ts";
import { readJson, readNdjson } from "./json.ts";
import { readText } from "./text.ts";
import { type FoundFile, walk } from "./walk.ts";

export type { Acquired, AcquireOptions, Problem } from "./acquired.ts";

type Reader = (found: FoundFile, bytes: Uint8Array) => Iterable<Acquired> | AsyncIterable<Acquired>;

const READERS: { readonly [extension: string]: Reader } = {
  txt: readText,
  text: readText,
  md: readText,
  markdown: readText,
  json: readJson,
  html: readHtml,
  htm: readHtml,
};

/**
 * Reads every input. What can't be used comes as a problem in its place, named by the path that its item would have had, and the rest goes on;
 * nothing is thrown. Order: that of the inputs, within a folder by name. A file without an extension is read as text.
 */
export async function* acquire(inputs: readonly string[], options: AcquireOptions = {}): AsyncGenerator<Acquired> {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  for await (const found of walk(inputs)) {
    if ("problem" in found) yield found;
    else yield* readFound(found, maxBytes);
  }
}

async function* readFound(found: FoundFile, maxBytes: number): AsyncGenerator<Acquired> {
  const extension = /\.([^./]{1,20})$/.exec(found.path)?.[1].toLowerCase() ?? "txt";
  if (extension === "ndjson" || extension === "jsonl") {
    yield* readNdjson(found, maxBytes);
    return;
  }
  const reader = Object.hasOwn(READERS, extension) ? READERS[extension] : undefined;
  if (reader === undefined) {
    yield problem(found.path, "not-yet-readable", `files that end in .${extension} are not read yet`);
    return;
  }
  const read = await readBytes(found.file, maxBytes);
  if ("code" in read) yield problem(found.path, read.code, read.message);
  else if (read.bytes.length === 0) yield problem(found.path, "empty", "it has no bytes");
  else yield* reader(found, read.bytes);
}
