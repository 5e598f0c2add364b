/** What an entity of the text is: a person, a country, something with a name. */
import type { Entity } from "../../model/annotations.ts";
import type { Scene } from "./scene.ts";

/** Whether an entity is one person, or people who are spoken of as one. */
export function isPerson(scene: Scene, id: string): boolean {
  return scene.entityById.get(id)?.type === "PERSON";
}

/** Whether an entity is a country or its government. */
export function isCountry(entity: Pick<Entity, "key"> | null | undefined): boolean {
  return entity?.key?.startsWith("country:") ?? false;
}

/** Whether the text names an entity, and does not only describe it. */
export function isNamed(entity: Pick<Entity, "mentions"> | null | undefined): boolean {
  return entity?.mentions.some(({ form }) => form === "name" || form === "metonym") ?? false;
}
