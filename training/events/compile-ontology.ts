/** Compiles data/ontology/events/*.yaml into data/ontology/events.json, which the program reads: run it after each change of the YAML files. */
import { writeFileSync } from "node:fs";
import { readSources } from "../../src/findings/events/ontology-files.ts";

writeFileSync(new URL("../../data/ontology/events.json", import.meta.url), `${JSON.stringify(readSources())}\n`);
