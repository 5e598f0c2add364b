/** Offices that a plural noun names ("the leaders", "the two prime ministers"), and who in the text holds them. */
import { childBy, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { form, readsAs, type Scene } from "./scene.ts";

/** Whether a title is one of the office. */
export type Office = (title: string) => boolean;

const PREMIER = /\b(?:premier|prime minister)$/;
/** Offices that a plural noun may stand for. */
const OFFICES: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    leader: /\b(?:president|prime minister|premier|chancellor|king|queen|emir|leader|chairman)$/,
    president: /\bpresident$/,
    premier: PREMIER,
    minister: /\bminister$/,
    ambassador: /\bambassador$/,
    envoy: /\b(?:envoy|representative|negotiator)$/,
    negotiator: /\bnegotiator$/,
  }),
);
/** "a deputy premier" is no premier. */
const LESSER = /^(?:deputy|vice|assistant|former|ex)\b/;
/** So many words back the holders of an office are looked for. */
export const FAR = 1500;

/** The office that a plural noun stands for, with the ministry that stands before it; null where it is none. */
export function officeOf(scene: Scene, noun: number): Office | null {
  const { tree } = scene;
  const plain = OFFICES.get(scene.lemma[noun]) ?? postOf(scene, noun);
  if (plain === null) return null;
  const marks: string[] = [];
  for (let child = tree.firstChild[noun]; child >= 0 && child < noun; child = tree.nextSibling[child])
    if (["amod", "compound"].includes(relation(tree, child)) && readsAs(scene, child, "ministry-mark")) marks.push(form(scene, child));
  if (marks.length === 1 && marks[0] === "prime") return (title) => PREMIER.test(title) && !LESSER.test(title);
  const lesser = marks.includes("deputy") || marks.includes("vice");
  return (title) => plain.test(title) && (lesser || !LESSER.test(title)) && marks.every((mark) => title.includes(mark));
}

/** Posts that say little without a word before them. */
const POSTS = new Set(["chief", "secretary", "adviser", "advisor", "speaker", "commander", "governor", "commissioner", "director"]);

export function isPost(scene: Scene, noun: number): boolean {
  return POSTS.has(scene.lemma[noun]);
}

/** "The army chiefs", "the two trade secretaries": the title with the words before it. */
function postOf(scene: Scene, noun: number): RegExp | null {
  const { tree } = scene;
  if (!POSTS.has(scene.lemma[noun])) return null;
  const before = noun - 1;
  const coloured = before >= 0 && tree.head[before] === noun && ["amod", "compound"].includes(relation(tree, before));
  const word = coloured && upos(tree, before) !== "PROPN" ? form(scene, before) : "";
  return /^[a-z]{3,}$/.test(word) ? new RegExp(`\\b${word} ${scene.lemma[noun]}$`) : null;
}

/** "The foreign ministers", "the deputy premiers": of an office that few hold. */
export function isOfMinistry(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[noun]; child >= 0 && child < noun; child = tree.nextSibling[child])
    if (["amod", "compound"].includes(relation(tree, child)) && form(scene, child) !== "prime" && readsAs(scene, child, "ministry-mark"))
      return true;
  return false;
}

/** "The foreign ministers will meet … The defence ministers will speak": of the same states, and not the same. */
export function areOfOtherMinistries(scene: Scene, a: number, b: number): boolean {
  if (a < 0 || b < 0 || !isOfMinistry(scene, a) || !isOfMinistry(scene, b)) return false;
  const before = (noun: number) =>
    scene.forms.slice(scene.tree.left[noun], noun).filter((word) => scene.ontology.words["ministry-mark"].has(word));
  return before(a).join() !== before(b).join();
}

export function holds(scene: Scene, id: string, office: Office): boolean {
  return scene.entityById.get(id)?.offices.some(({ title }) => office(title)) ?? false;
}

/** Who acts for somebody else: a negotiator or an envoy is no leader. */
export function isSubordinate(scene: Scene, id: string): boolean {
  return (
    scene.entityById.get(id)?.offices.some(({ title }) => /\b(?:negotiator|envoy|ambassador|deputy|director|adviser)$/.test(title)) ?? false
  );
}

/** Said to hold an office, and none of this kind. */
export function holdsAnother(scene: Scene, id: string, office: Office): boolean {
  const offices = scene.entityById.get(id)?.offices ?? [];
  return offices.length > 0 && !offices.some(({ title }) => office(title));
}

/** All whom the text before a word names and says to hold an office. */
export function holdersFar(scene: Scene, word: number, office: Office): readonly string[] {
  const found = new Set<string>();
  for (let t = Math.max(0, word - FAR); t < word; t++) {
    const person = scene.personAt[t] < 0 ? null : scene.ann.entities[scene.personAt[t]];
    if (person?.offices.some(({ title }) => office(title))) found.add(person.id);
  }
  return [...found];
}

/** "The leaders", "the two prime ministers": of an office, with nothing that says whose. */
export function isBareOffice(scene: Scene, noun: number): boolean {
  const plural = noun >= 0 && upos(scene.tree, noun) === "NOUN" && form(scene, noun) === `${scene.lemma[noun]}s`;
  return plural && childBy(scene.tree, noun, "nmod", "nmod:poss", "conj", "appos") < 0 && officeOf(scene, noun) !== null;
}

/** "the presidents of Kestria and Tresmark … the two presidents": those for whom an earlier mention of the same office stands; nobody where there is none. */
export function explainedBefore(scene: Scene, noun: number, count: number): readonly string[] {
  const word = form(scene, noun);
  for (let t = noun - 1; t >= Math.max(0, noun - FAR); t--) {
    if (form(scene, t) !== word || scene.lemma[t] !== scene.lemma[noun]) continue;
    const whose = childBy(scene.tree, t, "nmod");
    const ids = whose >= 0 && form(scene, t + 1) === "of" ? resolve(scene, t) : [];
    if (ids.length === count) return ids;
  }
  return [];
}
