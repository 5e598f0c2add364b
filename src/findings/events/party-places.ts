import { relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { isKind, preposition } from "./noun-phrases.ts";
import { isOneOf, type Scene } from "./scene.ts";

/** Who takes part in an event, as entity ids. */
export interface Parties {
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  /** The actor was taken from the clause around a noun ("in a call with Maruk, Lund urged …"). */
  readonly borrowed: boolean;
  /** Rule that borrowed them, where it is not the clause's subject. */
  readonly rule?: string;
}

const AT = new Set(["at", "in", "on"]);
const LOOSE = new Set(["with", "to", "from"]);

export function byPreposition(scene: Scene, head: number, marker: string): string[] {
  const { tree } = scene;
  const found: string[] = [];
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if ((name === "obl" || name === "nmod") && preposition(scene, child) === marker && !isTime(scene, child))
      found.push(...(isCircumstance(scene, child, marker) ? [] : resolve(scene, child)));
    // "met at the palace with the prince": hung on the place
    else if (name === "obl" && marker === "with" && AT.has(preposition(scene, child) ?? "") && !isTime(scene, child))
      found.push(...byPrepositionFlat(scene, child, marker));
    // "spoke late in the evening with Tavon": hung on the time
    else if (name === "obl" && isTime(scene, child) && LOOSE.has(marker)) found.push(...byPrepositionFlat(scene, child, marker));
    // "asked Kestria's help in talks with Norland" keeps to its own head; a preposition may hang on the object of the verb, though.
    // … and on the table that people sit at.
    if (name === "obj" || name === "xcomp" || (name === "obl" && isOneOf(scene, child, "sat-at")))
      found.push(...byPrepositionFlat(scene, child, marker));
  }
  return [...new Set(found)];
}

/** "With the water of the Sella at its lowest, the ministers met": a thing, whoever owns it. */
function isCircumstance(scene: Scene, noun: number, marker: string): boolean {
  const { tree } = scene;
  const ahead = marker === "with" && noun < tree.head[noun] && upos(tree, noun) === "NOUN" && scene.entityAt[noun] < 0;
  return ahead && !isKind(scene, noun, "person", "institution", "force");
}

export function direct(scene: Scene, head: number, marker: string): string[] {
  const { tree } = scene;
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child])
    if (
      relation(tree, child) === "obl" &&
      preposition(scene, child) === marker &&
      !isTime(scene, child) &&
      !isCircumstance(scene, child, marker)
    )
      return resolve(scene, child);
  return [];
}

function byPrepositionFlat(scene: Scene, head: number, marker: string): string[] {
  const { tree } = scene;
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if ((name === "nmod" || name === "obl") && preposition(scene, child) === marker && !isTime(scene, child)) return resolve(scene, child);
  }
  return [];
}

export function isTime(scene: Scene, token: number): boolean {
  return scene.headsTime[token] === 1;
}

export function union(a: readonly string[], b: readonly string[], except: readonly string[]): string[] {
  const found: string[] = [];
  for (const ids of [a, b]) for (const id of ids) if (!except.includes(id) && !found.includes(id)) found.push(id);
  return found;
}
