import type { MissionKind } from "../../model/findings.ts";
import { childBy, relation, upos } from "../tree.ts";
import { isCountry } from "./entity-kinds.ts";
import { isKind, preposition } from "./noun-phrases.ts";
import type { MissionEntry } from "./ontology-shapes.ts";
import { form, type Scene } from "./scene.ts";

/** A noun that a line of data/ontology/events/missions.yaml takes for a mission. */
export interface MissionNoun {
  readonly entry: MissionEntry;
  readonly kind: MissionKind;
  readonly noun: number;
  /** First word of the noun phrase that belongs to the name: possessors, numbers and articles left out. */
  readonly first: number;
  /** Words before the noun that describe it, possessors included. */
  readonly before: readonly number[];
  /** Whether the words that the line asks for are there; without them the noun only points back ("the mission"). */
  readonly full: boolean;
}

/** How many words before its noun can belong to a name. */
const REACH = 8;

/** The mission that a word names, the fullest line first; null where no line fits. */
export function missionNoun(scene: Scene, token: number): MissionNoun | null {
  const tag = upos(scene.tree, token);
  // "The peacekeeping contingent left", read as an adjective
  const nominal = tag === "ADJ" && ["nsubj", "obj", "obl"].includes(relation(scene.tree, token));
  if (tag !== "NOUN" && tag !== "PROPN" && !nominal) return null;
  const entries = scene.ontology.missions.get(singular(scene, token));
  if (entries === undefined || isPartOfName(scene, token)) return null;
  const before = wordsBefore(scene, token);
  let bare: MissionNoun | null = null;
  for (const { words, of: entry } of entries) {
    if (!endsWith(scene, token, words) || isOther(scene, before, entry)) continue;
    // "the U.N. observer Odo Varn" is a man, not a mission
    if (entry.people && !form(scene, token).endsWith("s")) continue;
    const first = nameStart(scene, token, before, words.length);
    const found = { entry, kind: entry.kind, noun: token, first, before, full: isFull(scene, token, before, entry) };
    if (found.full) return found;
    // Officers and engineers elsewhere in the text are anybody's.
    if (entry.people && entry.with.length > 0) continue;
    bare ??= found;
  }
  return bare;
}

/** "monitor group", "checkpoint guard": the noun only colours the next one. */
function isPartOfName(scene: Scene, token: number): boolean {
  const { tree } = scene;
  const over = tree.head[token];
  return (
    over > token && over - token <= 2 && ["compound", "amod", "nmod:desc"].includes(relation(tree, token)) && upos(tree, over) !== "VERB"
  );
}

function singular(scene: Scene, token: number): string {
  const lemma = scene.lemma[token];
  if (scene.ontology.missions.has(lemma)) return lemma;
  return lemma.endsWith("s") ? lemma.slice(0, -1) : lemma;
}

function endsWith(scene: Scene, token: number, words: readonly string[]): boolean {
  for (let back = 1; back < words.length; back++) {
    const at = token - back;
    const word = words[words.length - 1 - back];
    if (at < 0 || (scene.lemma[at] !== word && form(scene, at) !== word)) return false;
  }
  return true;
}

/** Adjectives, nouns, names, numbers, genitives and participles right before the noun, in one sentence. */
function wordsBefore(scene: Scene, token: number): number[] {
  const { tree } = scene;
  const found: number[] = [];
  const { firstToken } = scene.ann.sentences[scene.ann.tokens.sentence[token]];
  for (let t = token - 1; t >= Math.max(firstToken, token - REACH); t--) {
    const tag = upos(tree, t);
    const genitive = scene.lemma[t].startsWith("'") || scene.lemma[t].startsWith("’");
    const participle = tag === "VERB" && /(?:ed|ing)$/.test(form(scene, t)) && tree.head[t] > t && tree.head[t] <= token;
    const joins = (tag === "CCONJ" && t < token - 1) || form(scene, t) === "-" || genitive;
    if (!["ADJ", "NOUN", "PROPN", "NUM"].includes(tag) && !participle && !joins) break;
    // A noun that the verb before governs by itself is no part of the phrase.
    if (tag === "CCONJ" && !isUnder(scene, t, token)) break;
    found.unshift(t);
  }
  while (found.length > 0 && upos(tree, found[0]) === "CCONJ") found.shift();
  return found;
}

function isUnder(scene: Scene, token: number, noun: number): boolean {
  for (let at = token, climbed = 0; at >= 0 && climbed < REACH; climbed++, at = scene.tree.head[at]) if (at === noun) return true;
  return false;
}

/** The name starts after the last genitive and after numbers; names of states and bodies before it say whose it is. */
function nameStart(scene: Scene, token: number, before: readonly number[], length: number): number {
  let first = token - length + 1;
  for (let t = first - 1; before.includes(t); t--) {
    const tag = upos(scene.tree, t);
    if (scene.lemma[t].startsWith("'") || scene.lemma[t].startsWith("’") || tag === "NUM" || tag === "CCONJ") break;
    // "two-year mission": a length, no part of the name
    if (form(scene, t - 1) === "-" && upos(scene.tree, t - 2) === "NUM") break;
    if (scene.entityAt[t] >= 0 && isOwner(scene, t)) break;
    first = t;
  }
  return form(scene, first) === "-" ? first + 1 : first;
}

function isOwner(scene: Scene, token: number): boolean {
  const entity = scene.ann.entities[scene.entityAt[token]];
  return entity.type === "GROUP" || entity.type === "ORG" || isCountry(entity);
}

function isOther(scene: Scene, before: readonly number[], entry: MissionEntry): boolean {
  return before.some((t) => entry.unless.includes(scene.lemma[t]) || entry.unless.includes(form(scene, t)));
}

/** One of the words that the line asks for, before the noun or in what "of", "on", "for", "to" add to it; or in the verb over it. */
function isFull(scene: Scene, token: number, before: readonly number[], entry: MissionEntry): boolean {
  if (entry.with.length === 0) return true;
  const wanted = new Set(entry.with);
  if (entry.people) return isSharedStaff(scene, token) && wanted.has(scene.lemma[scene.tree.head[token]] ?? "");
  if (before.some((t) => wanted.has(scene.lemma[t]) || wanted.has(form(scene, t)))) return true;
  if (entry.kind === "commission" && twoStates(scene, token).length > 0) return true;
  const { tree } = scene;
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    if (child < token || relation(tree, child) !== "nmod") continue;
    if (!["of", "on", "for"].includes(preposition(scene, child) ?? "")) continue;
    // "the mission of the engineers was to build a bridge": their task
    if (isServing(scene, child) && childBy(tree, child, "det") >= 0) continue;
    for (let t = tree.left[child]; t <= Math.min(tree.right[child], token + REACH); t++) if (wanted.has(scene.lemma[t])) return true;
  }
  const over = tree.head[token];
  const made = over >= 0 && relation(tree, token) === "obj" && wanted.has(scene.lemma[over]) && childBy(tree, token, "det") >= 0;
  return made;
}

/**
 * "the River Commission of Vardania and Kestria": the two states joined by "and" right behind a noun, by their words alone, since the first may have been
 * read as a part of the name; none elsewhere.
 */
export function twoStates(scene: Scene, noun: number): string[] {
  if (noun + 4 >= scene.tree.tokens.count || !["of", "between"].includes(form(scene, noun + 1))) return [];
  const first = noun + 2 + Number(form(scene, noun + 2) === "the");
  const second = first + 2 + Number(form(scene, first + 2) === "the");
  const [one, two] = form(scene, first + 1) === "and" ? [stateAt(scene, first), stateAt(scene, second)] : [null, null];
  return one === null || two === null ? [] : [one, two];
}

function stateAt(scene: Scene, token: number): string | null {
  const own = scene.entityAt[token] < 0 ? null : scene.ann.entities[scene.entityAt[token]];
  if (own !== null && isCountry(own)) return own.id;
  return scene.ann.entities.find((entity) => isCountry(entity) && entity.inside?.some(({ head }) => head === token))?.id ?? null;
}

/** "Twelve engineers, four from each country,": counted people who do something, with the share that a side sends. */
function isSharedStaff(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  if (relation(tree, noun) !== "nsubj" || childBy(tree, noun, "nummod") < 0) return false;
  for (let t = noun + 1; t + 2 <= Math.min(tree.right[noun], noun + REACH); t++)
    if (upos(tree, t) === "NUM" && form(scene, t + 1) === "from" && isShare(scene, t + 2)) return true;
  return false;
}

function isShare(scene: Scene, token: number): boolean {
  return ["each", "both", "either"].includes(form(scene, token)) || (scene.entityAt[token] >= 0 && isOwner(scene, token));
}

/** People that a mission consists of. */
export function isServing(scene: Scene, token: number): boolean {
  const entries = scene.ontology.missions.get(scene.lemma[token]) ?? [];
  return (
    entries.some((entry) => entry.of.people) ||
    isKind(scene, token, "person", "force") ||
    /(?:er|or|man|men|people|staff|personnel|expert)s?$/.test(form(scene, token))
  );
}
