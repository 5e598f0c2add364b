/** Compiles data/ontology/events/*.yaml into data/ontology/events.json, which the program reads: run it after each change of the YAML files. */
import { writeFileSync } from "node:fs";
import { readSources } from "../../src/findings/events/ontology-files.ts";

/** One record a line, so that two changes of different lines can be merged. */
const parts = Object.entries(readSources()).map(([key, value]) => {
  const entries = Array.isArray(value)
    ? value.map((record) => JSON.stringify(record))
    : Object.entries(value ?? {}).map(([name, list]) => `${JSON.stringify(name)}:${JSON.stringify(list)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${JSON.stringify(key)}:${open}\n${entries.join(",\n")}\n${close}`;
});
writeFileSync(new URL("../../data/ontology/events.json", import.meta.url), `{${parts.join(",\n")}}\n`);
