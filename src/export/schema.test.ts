import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { annotatedSchema, recordSchema, schemaFiles } from "./schema.ts";

describe("schemas", () => {
  it.each([...schemaFiles()])("docs/schema/%s is what the code checks (npm run schemas writes it)", (name, text) => {
    expect(readFileSync(new URL(`../../docs/schema/${name}`, import.meta.url), "utf8")).toBe(text);
  });

  it("lets the shapes grow, and misses what the contract names", () => {
    const line = { id: "a", sentences: [], names: [], entities: [], times: [], statements: [], events: [], notes: [], more: 1 };
    expect(annotatedSchema.safeParse(line).success).toBe(true);
    expect(annotatedSchema.safeParse({ ...line, times: undefined }).success).toBe(false);
    expect(recordSchema.safeParse({ readout: { version: "1", schema: 1 } }).success).toBe(false);
  });
});
