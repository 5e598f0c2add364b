import { childBy, relation, upos } from "../tree.ts";
import { isCountry } from "./entity-kinds.ts";
import { entityOf, preposition } from "./noun-phrases.ts";
import { AT, isUnknownPlace, nameOfPlace, placeCalled } from "./place.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
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
  const { word } = trigger;
  return placeDoneTo(scene, trigger) ?? placeBelow(scene, word, DEPTH) ?? capitalBefore(scene, word) ?? beyondTown(scene, word);
}

/** "in a village north of Harn": among the words under an incident. */
function beyondTown(scene: Scene, word: number): string | null {
  for (let t = word + 1; t + 2 <= scene.tree.right[word]; t++) {
    const town = DIRECTIONS.has(form(scene, t)) && form(scene, t + 1) === "of" ? townAt(scene, t + 2) : null;
    if (town !== null) return town;
  }
  return null;
}

/** "In Kestria's capital Belmora police arrested …": where the parser takes the town for a part of the subject. */
function capitalBefore(scene: Scene, word: number): string | null {
  // "In the capital a spokesman said that farmers had gathered": there he said it
  if (["ccomp", "acl", "advcl"].includes(relation(scene.tree, word))) return null;
  const { firstToken } = scene.ann.sentences[scene.ann.tokens.sentence[word]];
  for (let t = firstToken + 1; t < word; t++) {
    if (scene.lemma[t] !== "capital" || !opensWithIn(scene, firstToken, t)) continue;
    const town = form(scene, t + 1) === "," ? t + 2 : t + 1;
    if (upos(scene.tree, town) === "PROPN" && entityOf(scene, town) !== null) return wordOf(scene, town);
  }
  return null;
}

/** "in the Kestrian capital", "In Kestria's capital": a preposition of place some words before it, with names, genitives and articles between. */
function opensWithIn(scene: Scene, first: number, capital: number): boolean {
  for (let t = capital - 1; t >= Math.max(first, capital - 5); t--) {
    if (["in", "at", "near", "outside"].includes(form(scene, t))) return true;
    if (!["PROPN", "DET", "ADJ", "PART", "NOUN"].includes(upos(scene.tree, t))) return false;
  }
  return false;
}

/** The word itself, where a name that was read around it is longer ("Belmora police"). */
function wordOf(scene: Scene, token: number): string {
  return scene.ann.text.slice(scene.ann.tokens.start[token], scene.ann.tokens.end[token]);
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
      const place = placeAt(scene, child) ?? townOf(scene, child) ?? (isUnknownPlace(scene, child, AT) ? nameOfPlace(scene, child) : null);
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
  if (isOneOf(scene, token, "town")) return placeCalled(scene, token) ?? siteCalled(scene, token) ?? townBefore(scene, token);
  return isOneOf(scene, token, "site") ? siteCalled(scene, token) : null;
}

/** "in Belmora's harbour": the town by which a site without a name is told. */
function townOf(scene: Scene, site: number): string | null {
  const owner = childBy(scene.tree, site, "nmod:poss");
  return owner >= 0 && (isOneOf(scene, site, "site") || isOneOf(scene, site, "town")) ? townAt(scene, owner) : null;
}

const DIRECTIONS = new Set("north south east west northeast northwest southeast southwest outside".split(" "));

/** A name of a place, or of a capital where the text does not say the name of its country. */
function townAt(scene: Scene, token: number): string | null {
  const entity = entityOf(scene, token);
  if (entity === null || entity.type === "PERSON" || upos(scene.tree, token) !== "PROPN") return null;
  const name = nameOfPlace(scene, token);
  if (isCountry(entity)) return name === entity.name || name === null || scene.tree.head[token] < 0 ? null : capitalName(scene, token);
  return entity.type === "PLACE" || entity.type === "MISC" ? name : null;
}

/** A capital that stands for its government elsewhere in the text; "Kestrian" and "Kestria" are no towns. */
function capitalName(scene: Scene, token: number): string | null {
  const mention = entityOf(scene, token)?.mentions.find(({ head }) => head === token);
  return mention?.form === "metonym" ? wordOf(scene, token) : null;
}

/** Words back in which the name of "the town" is looked for. */
const NAME_BACK = 60;

/** "The army has encircled the town": the one that was named last before it. */
function townBefore(scene: Scene, token: number): string | null {
  const determiner = childBy(scene.tree, token, "det");
  const bare =
    determiner >= 0 && form(scene, determiner) === "the" && childBy(scene.tree, token, "amod", "nmod", "compound", "acl", "nmod:poss") < 0;
  if (!bare || !isOneOf(scene, token, "town-told")) return null;
  for (let t = token - 1; t >= Math.max(0, token - NAME_BACK); t--) {
    const entity = entityOf(scene, t);
    if (entity?.type === "PLACE" && !isCountry(entity) && upos(scene.tree, t) === "PROPN") return nameOfPlace(scene, t);
  }
  return null;
}

/** "the Tarn bridge": a site by the names right before it; "the Kestrian embassy" is told by whose it is, not by where. */
function siteCalled(scene: Scene, site: number): string | null {
  const { tree, ann } = scene;
  let first = site;
  while (first > 0 && tree.head[first - 1] === site && relation(tree, first - 1) === "compound" && upos(tree, first - 1) === "PROPN")
    first--;
  if (first < site && isCountry(entityOf(scene, first))) return null;
  return first === site ? null : ann.text.slice(tree.tokens.start[first], tree.tokens.end[site]).replace(/\s+/g, " ");
}

/** "The road was closed": by its name where the text has one. */
function nameOf(scene: Scene, token: number): string | null {
  return upos(scene.tree, token) === "PROPN" ? nameOfPlace(scene, token) : (entityOf(scene, token)?.name ?? null);
}
