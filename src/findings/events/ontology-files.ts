import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { ReadoutError } from "../../model/error.ts";
import { frameSchema, governorSchema, missionSchema, typeSchema } from "./ontology-shapes.ts";
import { wordListSchema } from "./word-lists.ts";

const fileSchema = z.strictObject({
  types: z.array(typeSchema).optional(),
  frames: z.array(frameSchema).optional(),
  governors: z.array(governorSchema).optional(),
  missions: z.array(missionSchema).optional(),
  words: z.array(wordListSchema).optional(),
});
/** One ontology file, checked and with its defaults filled in. */
type OntologyFile = z.infer<typeof fileSchema>;

const SOURCES = fileURLToPath(new URL("../../../data/ontology/events/", import.meta.url));
const COMPILED = fileURLToPath(new URL("../../../data/ontology/events.json", import.meta.url));

/** Reads and checks a YAML file. Throws ONTOLOGY_UNREADABLE or ONTOLOGY_INVALID. */
export function readOntologyFile(path: string): OntologyFile {
  let content: unknown;
  try {
    content = parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new ReadoutError("ONTOLOGY_UNREADABLE", `cannot read the ontology ${path}: give a YAML file as in data/ontology/events`, {
      cause,
    });
  }
  const checked = fileSchema.safeParse(content);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw new ReadoutError("ONTOLOGY_INVALID", `the ontology ${path} is wrong at ${issue.path.join(".") || "its top"}: ${issue.message}`);
}

/** The shipped YAML files as one, in the order of their names: what data/ontology/events.json is compiled from. */
export function readSources(): OntologyFile {
  const parts = readdirSync(SOURCES)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => readOntologyFile(SOURCES + name));
  return {
    types: parts.flatMap((part) => part.types ?? []),
    frames: parts.flatMap((part) => part.frames ?? []),
    governors: parts.flatMap((part) => part.governors ?? []),
    missions: parts.flatMap((part) => part.missions ?? []),
    words: parts.flatMap((part) => part.words ?? []),
  };
}

/** The shipped ontology: compiled, since to parse and check the YAML takes a third of a second. Throws ONTOLOGY_UNREADABLE. */
export function readCompiled(): OntologyFile {
  try {
    return JSON.parse(readFileSync(COMPILED, "utf8")) as OntologyFile;
  } catch (cause) {
    throw new ReadoutError("ONTOLOGY_UNREADABLE", `cannot read the ontology ${COMPILED}: reinstall Readout`, { cause });
  }
}
