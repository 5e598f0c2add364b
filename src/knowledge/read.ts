import { readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import { ReadoutError } from "../model/error.ts";
import type { Facts } from "./facts.ts";
import { knowledgeFile } from "./shapes.ts";

/** Reads one knowledge file. Throws KNOWLEDGE_UNREADABLE, or what `parseKnowledge` throws. */
export function readKnowledge(path: string): Facts {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new ReadoutError("KNOWLEDGE_UNREADABLE", `cannot read the knowledge file ${path}: check that it exists and may be read`, {
      cause,
    });
  }
  return parseKnowledge(text, path);
}

/**
 * Checks a knowledge file against its shape; `path` is named in errors.
 * Throws KNOWLEDGE_NOT_YAML (with the parser's line) or KNOWLEDGE_INVALID (with the line and the entry: "line 12, countries.VD.capital: …").
 */
function parseKnowledge(text: string, path: string): Facts {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken !== undefined) {
    const { line } = lines.linePos(broken.pos[0]);
    throw new ReadoutError("KNOWLEDGE_NOT_YAML", `${path}, line ${line}: not YAML (${broken.message.split("\n")[0]}): mend that line`);
  }
  const parsed = knowledgeFile.safeParse(document.toJS() ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const keys = issue.path.map((key) => (typeof key === "symbol" ? String(key) : key));
  const { line } = lines.linePos(offsetOf(document, keys));
  const more = parsed.error.issues.length > 1 ? ` (and ${parsed.error.issues.length - 1} more)` : "";
  throw new ReadoutError(
    "KNOWLEDGE_INVALID",
    `${path}, line ${line}, ${keys.join(".") || "top level"}: ${issue.message}${more}: examples/knowledge.yaml shows the shapes`,
  );
}

/** Where the deepest part of the path that stands in the document begins. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] } | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}
