import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const SOURCE = fileURLToPath(new URL("../../src", import.meta.url));
const docs = readFileSync(new URL("../../docs/errors.md", import.meta.url), "utf8");

/** Codes as they stand in the sources: of errors in capitals, of notes and problems with a dot. */
function codes(): string[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !/\.(?:test|suite)\.ts$/u.test(name),
  );
  const found = new Set<string>();
  for (const file of files) {
    const text = readFileSync(join(SOURCE, file), "utf8");
    for (const [, code] of text.matchAll(/new ReadoutError\(\s*"([A-Z][A-Z0-9_]+)"/gu)) found.add(code);
    for (const [, code] of text.matchAll(/code: "([A-Z]+_[A-Z0-9_]+|[a-z]+\.[a-z-]+)"/gu)) found.add(code);
  }
  return [...found].sort();
}

describe("docs/errors.md", () => {
  it.each(codes())("explains %s", (code) => {
    expect(docs).toContain(`\`${code}\``);
  });
});
