export type { ResolvedEntities } from "./finish.ts";
export { type EntitiesInput, resolveEntities } from "./resolve.ts";
