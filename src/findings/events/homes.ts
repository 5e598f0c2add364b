/** Whose people somebody is: the state that the text or its knowledge gives a person. */
import type { Entity } from "../../model/annotations.ts";
import type { Scene } from "./scene.ts";

/** The states of so many people and states, one each in their order; none where one is of no known state or two are of one. */
export function statesOf(scene: Scene, ids: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const id of ids) {
    const state = stateOf(scene, scene.entityById.get(id));
    if (state === null) return [];
    found.add(state);
  }
  return found.size === ids.length ? [...found] : [];
}

/** The state itself, that of a person's country, else that of the office he is said to hold ("Dravian Prime Minister Ilse Marnock"). */
function stateOf({ ann }: Scene, entity: Entity | undefined): string | null {
  if (entity === undefined) return null;
  if (entity.type === "PLACE") return entity.id;
  if (entity.type !== "PERSON") return null;
  const { country, offices } = entity;
  const home = country === null ? undefined : ann.entities.find(({ type, key }) => type === "PLACE" && key === country);
  if (home !== undefined) return home.id;
  const of = new Set(offices.map((office) => office.of));
  return ann.entities.find(({ type, name }) => type !== "PERSON" && type !== "ORG" && of.has(name))?.id ?? null;
}
