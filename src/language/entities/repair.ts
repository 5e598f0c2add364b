import type { NameMention } from "./names.ts";
import type { View } from "./view.ts";
import { ADDRESS, TITLE_HEADS } from "./words.ts";

/**
 * Mends types of the tagger where the knowledge is certain: a country tagged as a person is a place, unless it stands as part of a person's name
 * ("Elias Jordan … Jordan") or after a title ("Mr Jordan"); an adjective of a country is a group; a short form of a full name is a person.
 */
export function repairTypes(view: View, names: readonly NameMention[], nameAt: Int32Array): void {
  const parts = new Set<string>();
  for (const name of names) if (name.type === "PERSON" && name.words.length > 1) for (const word of name.words) parts.add(word);
  for (const name of names) {
    const alone = name.words.length === 1;
    if (alone && PARTY_AND_STATE.test(name.words[0])) {
      name.type = "MISC";
      continue;
    }
    if (name.type === "PERSON" && name.sense !== null && !(alone && parts.has(name.words[0])) && !isAddressed(view, name, nameAt))
      toSense(name);
    else if (name.type !== "PERSON" && name.sense === null && alone && parts.has(name.words[0])) name.type = "PERSON";
    else if (name.type === "GROUP" && name.sense === null && alone && parts.has(name.words[0].replace(/s$/, ""))) name.type = "PERSON";
    else if (name.type === "PERSON") name.sense = null;
    else if (name.sense !== null && alone && parts.has(name.words[0]) && name.type !== "PLACE" && name.type !== "GROUP") name.sense = null;
    else if (name.sense !== null) toSense(name);
  }
}

/** "(R-Ost.)", "D-Bel": a member's party and state. */
const PARTY_AND_STATE = /^[A-Z]-\p{Lu}\p{L}{1,9}\.?$/u;

function toSense(name: NameMention): void {
  const { kind, role } = name.sense!;
  if (role === "adjective" || role === "people") name.type = name.type === "PERSON" || name.type === "MISC" ? "GROUP" : name.type;
  else if (kind === "organization" && role === "name") name.type = "ORG";
  else if (role === "name" || role === "capital" || role === "city") name.type = "PLACE";
  else if (name.type === "PERSON") name.type = "ORG";
}

function isAddressed(view: View, name: NameMention, nameAt: Int32Array): boolean {
  const before = name.first - 1;
  if (before < 0 || nameAt[before] >= 0) return false;
  const word = view.word[before].replace(".", "");
  return ADDRESS.has(word) || TITLE_HEADS.has(word);
}
