import type { Annotations, Entity, Mention } from "../../model/annotations.ts";
import { childBy, fullRelation, relation, type Tree, upos } from "../tree.ts";
import type { Words } from "./word-lists.ts";

const IN = new Set(["in", "near", "into", "outside"]);
const TO = new Set(["to", "from", "for", "via", "towards"]);
/**
 * Entities with the types put right, first of all of places that the name finder took for persons: a bare word that stands only where a place would ("in Lamos", "flew to
 * Stelgrad") is no "she" and holds no office; and who stands beside an office is a person. Its pronouns and role nouns are taken from it and given back beside, to be linked anew.
 */
export function namesRetyped(ann: Annotations, tree: Tree, words: Words): { entities: readonly Entity[]; loose: readonly Mention[] } {
  const loose: Mention[] = [];
  const places = new Set(
    ann.entities.flatMap(({ type, mentions }) =>
      type === "PLACE" ? mentions.filter(({ form }) => form === "name").map(({ head }) => head) : [],
    ),
  );
  let changed = false;
  const entities = ann.entities.map((entity) => {
    if (holdsOffice(entity, tree, words)) {
      changed = true;
      return { ...entity, type: "PERSON" as const };
    }
    if (!isPlaceLike(entity, tree, words, places)) return entity;
    changed = true;
    loose.push(...entity.mentions.filter(({ form }) => form !== "name"));
    return { ...entity, type: "PLACE" as const, mentions: entity.mentions.filter(({ form }) => form === "name") };
  });
  return changed ? { entities, loose } : { entities: ann.entities, loose };
}

/** "The envoy of the Union, Marit Oland, flew": who holds an office is a person, whatever the name finder took the name for. */
function holdsOffice({ type, name, key, mentions }: Entity, tree: Tree, words: Words): boolean {
  if (type === "PERSON" || type === "GROUP" || key?.startsWith("country:") || !/^\p{Lu}\S* (?:\S+ )?\p{Lu}\S*$/u.test(name)) return false;
  return mentions.some(({ form, head }) => {
    // "the presidents of Cassia and Thule, Bruno Valli and Saga Noor"
    const first = relation(tree, head) === "conj" ? tree.head[head] : head;
    const office = form === "name" && relation(tree, first) === "appos" ? tree.head[first] : -1;
    if (office < 0 || office > head || !words.person.has(tree.tokens.lemma[office].toLowerCase())) return false;
    return childBy(tree, office, "det", "nmod:poss") >= 0 && childBy(tree, head, "case", "det") < 0;
  });
}

function isOwner(tree: Tree, name: number): boolean {
  return fullRelation(tree, name) === "nmod:poss";
}

/** "the leaders of Norland, Kelmar and Osteria", with one of the states read as a person. */
function isListedWithPlaces(tree: Tree, name: number, places: ReadonlySet<number>): boolean {
  const first = relation(tree, name) === "conj" ? tree.head[name] : -1;
  if (first < 0 || first > name || !places.has(first) || relation(tree, first) !== "nmod") return false;
  const marker = childBy(tree, first, "case");
  return marker >= 0 && tree.tokens.lemma[marker].toLowerCase() === "of" && upos(tree, tree.head[first]) === "NOUN";
}

function isPlaceLike(
  { type, name, offices, members, country, mentions }: Entity,
  tree: Tree,
  words: Words,
  places: ReadonlySet<number>,
): boolean {
  if ((type !== "PERSON" && type !== "MISC") || members.length > 0 || country !== null) return false;
  if (type === "PERSON" && (name.includes(" ") || offices.some(({ title }) => !title.endsWith(" of")))) return false;
  let sure = false;
  let names = 0;
  for (const { form, head } of mentions) {
    if (form !== "name") continue;
    names++;
    // "Coravel's new foreign minister"
    if (
      relation(tree, head) === "nmod" &&
      tree.head[head] > head &&
      words["of-a-state"].has(tree.tokens.lemma[tree.head[head]].toLowerCase()) &&
      isOwner(tree, head)
    ) {
      sure = true;
      continue;
    }
    // "the capital, Mbele"
    const kind = relation(tree, head) === "appos" ? tree.head[head] : -1;
    const town = kind >= 0 && kind < head && words.town.has(tree.tokens.lemma[kind].toLowerCase());
    if (town || isListedWithPlaces(tree, head, places)) {
      sure = true;
      continue;
    }
    const marker = childBy(tree, head, "case");
    const before = marker < 0 ? "" : tree.tokens.lemma[marker].toLowerCase();
    const word = ["obl", "nmod"].includes(relation(tree, head)) ? before : "";
    const governor = tree.head[head];
    // "the ministry in Lamos said", with the place read as a subject
    if (IN.has(before)) sure = true;
    else if (TO.has(word) && governor >= 0 && words["moving-to"].has(tree.tokens.lemma[governor].toLowerCase())) sure = true;
    else if (!TO.has(word) && word !== "at") return false;
  }
  return names > 0 && sure;
}
