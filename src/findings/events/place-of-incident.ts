import { relation, upos } from "../tree.ts";
import { isCountry } from "./entity-kinds.ts";
import { entityOf, preposition } from "./noun-phrases.ts";
import { AT, isUnknownPlace, nameOfPlace, placeCalled } from "./place.ts";
import { isOneOf, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

/** How deep below the words of an event a place may hang ("was killed by a mine laid near Harn"). */
const DEPTH = 3;
const THROUGH = new Set(["obl", "nmod", "obj", "nsubj", "acl", "conj"]);
const DONE_TO = new Set(["of", "on", "at", "against", "in", "near", "along"]);
const THERE = new Set([...AT, "through", "across", "around", "to"]);
/**
 * Where an incident was that is told with no place of its own: what it was done to, where that is a place ("blocked the Tarn road", "the shelling of
 * Harn"), or the place of what it was done with or of whoever suffered it ("killed by a mine near Harn"). Null where the text does not tell.
 */
export function placeOfIncident(scene: Scene, trigger: Trigger): string | null {
  if (!trigger.frame.incident) return null;
  return placeDoneTo(scene, trigger) ?? placeBelow(scene, trigger.word, DEPTH);
}

function placeDoneTo(scene: Scene, { kind, word, sides }: Trigger): string | null {
  const { tree } = scene;
  if (kind === "verb") return sides.object < 0 ? null : placeAt(scene, sides.object);
  for (let child = tree.firstChild[word]; child >= 0; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "nmod" || !DONE_TO.has(preposition(scene, child) ?? "")) continue;
    const place = placeAt(scene, child);
    if (place !== null) return place;
  }
  return null;
}

/** The first place behind a preposition of place under a word; of clauses of their own nothing is said. */
function placeBelow(scene: Scene, word: number, depth: number): string | null {
  const { tree } = scene;
  for (let child = tree.firstChild[word]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    // "were killed when a shell hit a market in Orsa"
    const when = name === "advcl" && scene.lemma[tree.left[child]] === "when";
    if (!(THROUGH.has(name) || when) || (name === "conj" && upos(tree, child) === "VERB")) continue;
    const marker = name === "obl" || name === "nmod" ? preposition(scene, child) : null;
    // "on the road to Dorrin", but not "flew to Dorrin"
    if (marker !== null && THERE.has(marker) && (marker !== "to" || isOneOf(scene, word, "site"))) {
      const place = placeAt(scene, child) ?? (isUnknownPlace(scene, child, AT) ? nameOfPlace(scene, child) : null);
      if (place !== null) return place;
    }
    // Those who did it are somewhere else, and so may those have come from there who suffered it ("a soldier stationed in Harn was killed").
    if (name === "nsubj" || (name === "acl" && relation(tree, word) === "nsubj")) continue;
    const below = depth > 1 ? placeBelow(scene, child, depth - 1) : null;
    if (below !== null) return below;
  }
  return null;
}

/** Name of the place that a word stands for, or of the kind of place ("the village of Harn"); states are parties, no places. */
export function placeAt(scene: Scene, token: number): string | null {
  const entity = entityOf(scene, token);
  if (entity?.type === "PLACE") {
    const named = entity.mentions.some(({ form }) => form === "name");
    return named && !isCountry(entity) ? nameOf(scene, token) : null;
  }
  if (isOneOf(scene, token, "town")) return placeCalled(scene, token) ?? siteCalled(scene, token);
  return isOneOf(scene, token, "site") ? siteCalled(scene, token) : null;
}

/** "the Tarn bridge": a site by the names right before it. */
function siteCalled({ tree, ann }: Scene, site: number): string | null {
  let first = site;
  while (first > 0 && tree.head[first - 1] === site && relation(tree, first - 1) === "compound" && upos(tree, first - 1) === "PROPN")
    first--;
  return first === site ? null : ann.text.slice(tree.tokens.start[first], tree.tokens.end[site]).replace(/\s+/g, " ");
}

/** "The road was closed": by its name where the text has one. */
function nameOf(scene: Scene, token: number): string | null {
  return upos(scene.tree, token) === "PROPN" ? nameOfPlace(scene, token) : (entityOf(scene, token)?.name ?? null);
}
