export type { Country, Knowledge } from "./knowledge.ts";
export { loadKnowledge } from "./load.ts";
export type { Sense, SenseRole } from "./names.ts";
export { covers, type Role, type Term } from "./offices.ts";
export type { KnownPerson } from "./persons.ts";
export { consonants, foldWord, nameKey, skeleton } from "./translit.ts";
