export { type Facts, mergeFacts } from "./facts.ts";
export { type Country, indexKnowledge, type Knowledge } from "./knowledge.ts";
export { loadKnowledge } from "./load.ts";
export type { Sense, SenseRole } from "./names.ts";
export { covers, type Role, type Term } from "./offices.ts";
export type { KnownPerson } from "./persons.ts";
export { parseKnowledge, readKnowledge } from "./read.ts";
export { consonants, foldWord, nameKey, skeleton } from "./translit.ts";
