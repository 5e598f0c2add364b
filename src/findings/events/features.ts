import { fnv1a } from "../../text/hash.ts";
import { childBy, isPassive, relation, type Tree, upos } from "../tree.ts";
import { ownStatus } from "./modality.ts";
import type { Entry } from "./ontology.ts";
import type { Frame } from "./ontology-shapes.ts";
import type { Scene } from "./scene.ts";
import { ROWS } from "./type-model.ts";

/** Words of the clause that are looked at one by one. */
const REACH = 60;
/** Letters of a word that the word features keep. */
const STEM = 6;

/** Kinds of features; each begins from a hash of its own. */
const TAG = {
  bias: fnv1a("event bias"),
  head: fnv1a("event head"),
  own: fnv1a("event own"),
  headOwn: fnv1a("event headOwn"),
  passive: fnv1a("event passive"),
  frame: fnv1a("event frame"),
  type: fnv1a("event type"),
  child: fnv1a("event child"),
  childName: fnv1a("event childName"),
  pair: fnv1a("event pair"),
  childType: fnv1a("event childType"),
  inner: fnv1a("event inner"),
  innerType: fnv1a("event innerType"),
  over: fnv1a("event over"),
  word: fnv1a("event word"),
  two: fnv1a("event two"),
  after: fnv1a("event after"),
  under: fnv1a("event under"),
  before: fnv1a("event before"),
  noObject: fnv1a("event noObject"),
};

const KEPT = 1 << 16;
const codes = new Map<string, number>();
const stems = new Map<string, number>();

/** Hash of a word, remembered, since a clause's words come again and again. The result does not hang on what is remembered. */
function code(word: string): number {
  let found = codes.get(word);
  if (found === undefined) {
    if (codes.size >= KEPT) codes.clear();
    found = fnv1a(word);
    codes.set(word, found);
  }
  return found;
}

function stem(word: string): number {
  let found = stems.get(word);
  if (found === undefined) {
    if (stems.size >= KEPT) stems.clear();
    found = fnv1a(word, 0, Math.min(STEM, word.length));
    stems.set(word, found);
  }
  return found;
}

const NAME = fnv1a("NAME");

/** More features than any clause has: each of its words brings a dozen at most. */
const MOST = 4096;

/** The features of one event, each once; one bag serves them all, one after the other. */
class Bag {
  /** The event that a row was last added for. */
  readonly #added = new Int32Array(ROWS);
  readonly #rows = new Int32Array(MOST);
  #event = 0;
  #count = 0;
  begin(): void {
    this.#event++;
    this.#count = 0;
  }
  all(): Int32Array {
    return this.#rows.slice(0, this.#count);
  }
  add(tag: number, a = 0, b = 0, c = 0): void {
    let mixed = Math.imul(tag ^ a, 0x01000193);
    mixed = Math.imul(mixed ^ (mixed >>> 15) ^ b, 0x01000193);
    mixed = Math.imul(mixed ^ (mixed >>> 13) ^ c, 0x85ebca6b);
    const row = (mixed ^ (mixed >>> 16)) & (ROWS - 1);
    if (this.#added[row] === this.#event || this.#count === MOST) return;
    this.#added[row] = this.#event;
    this.#rows[this.#count++] = row;
  }
}
const bag = new Bag();

/**
 * What the type model sees of an event: the word that names it with its own words, objects, prepositions and complements, the frames that match it and
 * the words under it, and the words of its clause. Names are left out, so that no country or person carries a weight. Ids are rows of the table, each once, in no order.
 */
export function eventFeatures(scene: Scene, word: number, frame: Frame | null): Int32Array {
  bag.begin();
  const { lemma, tree } = scene;
  const head = code(lemma[word]);
  const own = code(ownStatus(scene, word));
  bag.add(TAG.bias);
  bag.add(TAG.head, head);
  bag.add(TAG.own, own);
  bag.add(TAG.headOwn, head, own);
  if (isPassive(tree, word)) bag.add(TAG.passive);
  bag.add(TAG.frame, code(frame?.id ?? "-"));
  bag.add(TAG.type, code(frame?.type ?? "-"), own);
  for (let child = tree.firstChild[word]; child >= 0; child = tree.nextSibling[child]) addChild(scene, head, child);
  const governor = tree.head[word];
  if (governor >= 0) bag.add(TAG.over, code(relation(tree, word)), code(lemma[governor]));
  if (childBy(tree, word, "obj") < 0) bag.add(TAG.noObject);
  addWords(scene, word);
  return bag.all();
}

function addChild(scene: Scene, head: number, child: number): void {
  const { lemma, tree } = scene;
  const name = relation(tree, child);
  if (name === "punct" || name === "det") return;
  const way = code(name);
  const marker = markerOf(scene, child);
  if (isName(tree, child)) {
    bag.add(TAG.childName, way, marker);
    return;
  }
  const word = code(lemma[child]);
  bag.add(TAG.child, way, marker, word);
  bag.add(TAG.pair, head, Math.imul(way, 31) + marker, word);
  for (const type of typesAt(scene, child)) bag.add(TAG.childType, way, code(type));
  if (name !== "xcomp" && name !== "ccomp" && name !== "obj" && name !== "advcl") return;
  for (let inner = tree.firstChild[child]; inner >= 0; inner = tree.nextSibling[inner]) {
    const innerName = relation(tree, inner);
    if (innerName === "punct" || innerName === "det" || isName(tree, inner)) continue;
    bag.add(TAG.inner, way, code(innerName), code(lemma[inner]));
    for (const type of typesAt(scene, inner)) bag.add(TAG.innerType, way, code(type));
  }
}

function markerOf(scene: Scene, token: number): number {
  const marker = childBy(scene.tree, token, "case");
  return marker < 0 ? 0 : code(scene.lemma[marker]);
}

const types = new WeakMap<readonly Entry<Frame>[], readonly string[]>();

/** Types of the frames that list a word, whatever else they ask. */
function typesAt(scene: Scene, token: number): readonly string[] {
  const { ontology, lemma } = scene;
  const entries = upos(scene.tree, token) === "VERB" ? ontology.verbFrames.get(lemma[token]) : ontology.nounFrames.get(lemma[token]);
  if (entries === undefined) return NONE;
  let found = types.get(entries);
  if (found === undefined) {
    found = [...new Set(entries.map((entry) => entry.of.type))];
    types.set(entries, found);
  }
  return found;
}
const NONE: readonly string[] = [];

function isName(tree: Tree, token: number): boolean {
  return upos(tree, token) === "PROPN" || upos(tree, token) === "NUM";
}

/** Words and pairs of words under the head, the five words after it, and the types of frames among them. */
function addWords(scene: Scene, word: number): void {
  const { lemma, tree } = scene;
  let before = 0;
  for (let t = tree.left[word]; t <= tree.right[word] && t < tree.left[word] + REACH; t++) {
    if (upos(tree, t) === "PUNCT") continue;
    const shown = isName(tree, t) ? NAME : stem(lemma[t]);
    bag.add(TAG.word, shown);
    bag.add(TAG.two, before, shown);
    before = shown;
    if (t > word && t <= word + 5) bag.add(TAG.after, shown);
    if (t !== word) for (const type of typesAt(scene, t)) bag.add(TAG.under, code(type));
  }
  for (let t = Math.max(0, word - 3); t < word; t++) if (!isName(tree, t)) bag.add(TAG.before, code(lemma[t]));
}
