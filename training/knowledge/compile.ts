import { writeFileSync } from "node:fs";
import { mergeFacts } from "../../src/knowledge/facts.ts";
import { readKnowledge } from "../../src/knowledge/read.ts";

const FOLDER = new URL("../../data/knowledge/", import.meta.url);
export const SOURCES = ["countries.yaml", "organizations.yaml", "regions.yaml", "offices.yaml", "persons.yaml", "roles.yaml"] as const;

/** The shipped YAML files as the JSON text that the program loads: reading YAML at every start would cost ten times as long. */
export function compileKnowledge(): string {
  return `${JSON.stringify(mergeFacts(SOURCES.map((name) => readKnowledge(new URL(name, FOLDER).pathname))))}\n`;
}

if (import.meta.main) writeFileSync(new URL("knowledge.json", FOLDER), compileKnowledge());
