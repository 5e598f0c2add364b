import { loadOntology, type Ontology } from "../findings/events/index.ts";
import { createStatementFinder, type StatementFinder } from "../findings/statements/index.ts";
import { loadKnowledge } from "../knowledge/index.ts";
import { createLanguage, type Language } from "../language/index.ts";
import { MODELS } from "./models.ts";
import type { RoomFiles } from "./tasks.ts";

/** What every article passes through: loaded once, never changed. */
export interface Rooms {
  readonly language: Language;
  readonly statements: StatementFinder;
  readonly ontology: Ontology;
}

/** Loads models, knowledge and ontology. Throws the coded errors of their files. */
export function loadRooms(files: RoomFiles): Rooms {
  const knowledge = loadKnowledge(files.knowledge);
  const ontology = loadOntology(files.ontology);
  return { ontology, language: createLanguage(MODELS, knowledge), statements: createStatementFinder(MODELS) };
}
