/** Which entities can take part in a contact, and how well they are known. */
import type { Entity } from "../../model/annotations.ts";
import { childBy, relation } from "../tree.ts";
import { isNamed } from "./entity-kinds.ts";
import { isKind } from "./noun-phrases.ts";
import type { Scene } from "./scene.ts";

/** "that man", "his captain": a person without name, office or country. */
export function isNobodyKnown(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  if (entity === undefined || entity.type !== "PERSON" || entity.country !== null || entity.offices.length > 0 || entity.members.length > 0)
    return false;
  return !isNamed(scene.entityById.get(id)) && !entity.mentions.some(({ head }) => isKind(scene, head, "person"));
}

/** "a meeting of experts", "the two leaders" whom the text does not tell: nobody says whose they are. */
export function isBare(scene: Scene, { mentions, country }: Entity): boolean {
  return (
    country === null && mentions.every(({ head }) => childBy(scene.tree, head, "nmod", "nmod:poss", "amod", "compound", "acl", "appos") < 0)
  );
}

/** "Protesters had met at the station" */
export function isCrowd(scene: Scene, { mentions }: Entity): boolean {
  const head = mentions[0].head;
  return isKind(scene, head, "protester", "force") && !isKind(scene, head, "person");
}

/** "a state does not negotiate about its own door" */
export function isAnybody(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  if (entity === undefined || isNamed(entity) || entity.mentions.some(({ form }, i) => i > 0 && form !== "pronoun")) return false;
  // "an Omani envoy has arrived": of a known state
  const { head } = entity.mentions[0];
  if (entity.type === "PERSON" && entity.country !== null && relation(scene.tree, head) === "nsubj") return false;
  return /^(?:an?|any|no|every|each) /i.test(scene.ann.text.slice(entity.mentions[0].start, entity.mentions[0].end));
}

/** "that agreement": no host and no mediator. */
export function isThing(scene: Scene, id: string): boolean {
  return scene.entityById.get(id)?.type === "MISC" && !isNamed(scene.entityById.get(id));
}

/** Whether anybody but the reader and the writer is meant. */
export function canTakePart(scene: Scene, id: string): boolean {
  const entity: Entity | undefined = scene.entityById.get(id);
  if (entity !== undefined && ADDRESS.test(entity.name)) return false;
  // "World Ledger: …": the paper that asks
  if (entity?.type === "ORG" && entity.mentions.some(({ end, form }) => form === "name" && scene.ann.text[end] === ":")) return false;
  // "US" is a name.
  // A place that is met or that calls is a government; what has no type may be a person whose name the tagger does not know; "you" is nobody.
  return entity?.mentions.some(({ start, end, form }) => form === "name" || !NOBODY.test(scene.ann.text.slice(start, end))) ?? false;
}

const NOBODY = /^(?:you|we|us|i|me|your|our|my)$/i;
/** A form of address that was read as a name. */
const ADDRESS = /^(?:mr|mrs|ms|dr|messrs|(?:(?:his|her|your) )?(?:excellency|majesty|highness|holiness))\.?$/i;
