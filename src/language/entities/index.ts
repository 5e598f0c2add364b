export { type EntitiesInput, type ResolvedEntities, resolveEntities } from "./resolve.ts";
