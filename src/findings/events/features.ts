import { fnv1a } from "../../text/hash.ts";
import { childBy, fullRelation, isPassive, relation, upos } from "../tree.ts";
import { preposition } from "./actors.ts";
import { ownStatus } from "./modality.ts";
import type { Frame } from "./ontology-shapes.ts";
import { form, type Scene } from "./scene.ts";

/** Rows of the weight table; a power of two. */
export const ROWS = 1 << 15;

/** Words of the clause that are looked at one by one. */
const REACH = 60;

/**
 * What the type model sees of an event: the word that names it with its own words, objects, prepositions and complements, the frames that match it and
 * the words under it, and the words of its clause. Names are left out, so that no country or person carries a weight. Ids are rows of the table.
 */
export function eventFeatures(scene: Scene, word: number, frame: Frame | null): Int32Array {
  const rows = new Set<number>();
  const add = (feature: string) => rows.add(fnv1a(feature) & (ROWS - 1));
  const { lemma, tree } = scene;
  const head = lemma[word];
  add("bias");
  add(`head ${head}`);
  add(`own ${ownStatus(scene, word)}`);
  add(`head own ${head} ${ownStatus(scene, word)}`);
  if (isPassive(tree, word)) add("passive");
  add(`frame ${frame?.id ?? "-"}`);
  add(`type ${frame?.type ?? "-"} ${ownStatus(scene, word)}`);
  for (let child = tree.firstChild[word]; child >= 0; child = tree.nextSibling[child]) addChild(scene, word, child, add);
  const governor = tree.head[word];
  if (governor >= 0) add(`over ${fullRelation(tree, word)} ${lemma[governor]}`);
  addWords(scene, word, add);
  return Int32Array.from(rows).sort();
}

function addChild(scene: Scene, word: number, child: number, add: (feature: string) => void): void {
  const { lemma, tree } = scene;
  const name = relation(tree, child);
  if (name === "punct" || name === "det") return;
  if (isName(scene, child)) {
    add(`child ${name} ${preposition(scene, child) ?? ""} NAME`);
    return;
  }
  const marker = preposition(scene, child) ?? "";
  add(`child ${name} ${marker} ${lemma[child]}`);
  add(`pair ${lemma[word]} ${name} ${marker} ${lemma[child]}`);
  for (const type of typesAt(scene, child)) add(`child type ${name} ${type}`);
  if (name !== "xcomp" && name !== "ccomp" && name !== "obj" && name !== "advcl") return;
  for (let inner = tree.firstChild[child]; inner >= 0; inner = tree.nextSibling[inner]) {
    const innerName = relation(tree, inner);
    if (innerName === "punct" || innerName === "det" || isName(scene, inner)) continue;
    add(`inner ${name} ${innerName} ${lemma[inner]}`);
    for (const type of typesAt(scene, inner)) add(`inner type ${name} ${type}`);
  }
}

/** Types of the frames that list a word, whatever else they ask. */
function typesAt(scene: Scene, token: number): readonly string[] {
  const { ontology, lemma } = scene;
  const entries = upos(scene.tree, token) === "VERB" ? ontology.verbFrames.get(lemma[token]) : ontology.nounFrames.get(lemma[token]);
  return entries === undefined ? [] : [...new Set(entries.map((entry) => entry.of.type))];
}

function isName(scene: Scene, token: number): boolean {
  return upos(scene.tree, token) === "PROPN" || upos(scene.tree, token) === "NUM";
}

/** Words and pairs of words under the head, the five words after it, and the types of frames among them. */
function addWords(scene: Scene, word: number, add: (feature: string) => void): void {
  const { lemma, tree } = scene;
  let before = "^";
  for (let t = tree.left[word]; t <= tree.right[word] && t < tree.left[word] + REACH; t++) {
    if (upos(tree, t) === "PUNCT") continue;
    const shown = isName(scene, t) ? "N" : lemma[t];
    add(`word ${shown.slice(0, 6)}`);
    add(`two ${before.slice(0, 6)} ${shown.slice(0, 6)}`);
    before = shown;
    if (t > word && t <= word + 5) add(`after ${shown.slice(0, 6)}`);
    if (t !== word) for (const type of typesAt(scene, t)) add(`under ${type}`);
  }
  for (let t = Math.max(0, word - 3); t < word; t++) if (!isName(scene, t)) add(`before ${form(scene, t)}`);
  if (childBy(tree, word, "obj") < 0) add("no object");
}
