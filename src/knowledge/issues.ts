import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { ReadoutError } from "../model/error.ts";

/** A standing issue of diplomatic processes, and what in a text is about it. */
export interface Issue {
  readonly id: string;
  readonly name: string;
  readonly terms: readonly string[];
  readonly example: string;
  readonly not: string;
}

export interface Issues {
  readonly list: readonly Issue[];
  /** Ids of the issues that a text is about, in the order of the list. */
  readonly of: (text: string) => readonly string[];
}

const schema = z.array(
  z.object({ id: z.string(), name: z.string(), terms: z.array(z.string()).min(1), example: z.string(), not: z.string() }).strict(),
);
const FILE = new URL("../../data/ontology/issues.yaml", import.meta.url);

/** Reads the list of issues. Throws ISSUES_INVALID where a file has another shape. */
export function loadIssues(file: string | URL = FILE): Issues {
  const parsed = schema.safeParse(parse(readFileSync(file, "utf8")));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ReadoutError("ISSUES_INVALID", `${file}: ${issue.path.join(".")}: ${issue.message}`);
  }
  const matchers = parsed.data.map(({ id, terms }) => ({
    id,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${terms.map(termPattern).join("|")})(?![\\p{L}\\p{N}])`, "iu"),
  }));
  return { list: parsed.data, of: (text) => matchers.filter(({ pattern }) => pattern.test(text)).map(({ id }) => id) };
}

/** `*` at the end of a word is any ending, as a word of its own one word; `?` is one letter. */
function termPattern(term: string): string {
  const escaped = term.replace(/[.+^${}()|[\]\\]/gu, "\\$&").replaceAll("?", "\\p{L}");
  return escaped
    .split(" ")
    .map((word) => (word === "*" ? "[\\p{L}\\p{N}]{1,30}" : word.replace("*", "\\p{L}{0,20}")))
    .join("\\s{1,4}");
}
