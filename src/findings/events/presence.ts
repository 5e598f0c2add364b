/** Visits told by being there ("Lund was in Quenby two weeks later", "Lund is on his way to Ostrel"). */
import type { Entity } from "../../model/annotations.ts";
import { childBy, modalOf, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { isNamed } from "./entity-kinds.ts";
import { entityOf, preposition } from "./noun-phrases.ts";
import type { Entry } from "./ontology.ts";
import type { Frame } from "./ontology-shapes.ts";
import { byPreposition } from "./party-places.ts";
import { DESTINATION, isUnknownPlace } from "./place.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import type { Trigger } from "./trigger.ts";

/** Frame of data/ontology/events/contacts.yaml that says what being somewhere is an event of. */
const FRAME = "be-in";

/**
 * The visit that a place tells as a predicate: a named person is, was or will be in a town or on the way to it, and the clause says when or what for.
 * Null for being at home, and where neither is said ("Tavon is in Ostrel").
 */
export function presenceAt(scene: Scene, token: number): Trigger | null {
  const { tree, ontology } = scene;
  // "Maruk, who was in Ostrel on Tuesday, met Tavon": one contact, told by the meeting
  const back = placeBack(scene, token);
  // "will be back in Rafiq", with the copula hung on the place; who "was back" is at home
  const is = childBy(tree, token, "cop") >= 0 || (back >= 0 && childBy(tree, back, "cop") >= 0 && modalOf(tree, token) === "will");
  if (!is || relation(tree, token) === "acl") return null;
  const frame = ontology.verbFrames.get("be")?.find(({ of }) => of.id === FRAME)?.of;
  if (frame === undefined) return null;
  const place = isPlaceIn(scene, token) ? token : back >= 0 ? back : wayTo(scene, token);
  const own = place < 0 ? -1 : Math.max(childBy(tree, token, "nsubj"), place === back ? childBy(tree, place, "nsubj") : -1);
  // "met Tavon, and will be back in Ostrel on Monday"
  const joined = own < 0 && place >= 0 && relation(tree, token) === "conj" ? tree.head[token] : -1;
  const subject = joined < 0 ? own : childBy(tree, joined, "nsubj");
  if (subject < 0 || subject > token) return null;
  const [who, ...others] = resolve(scene, subject);
  const person = who === undefined ? undefined : scene.entityById.get(who);
  if (person?.type !== "PERSON" || others.length > 0 || !isNamed(person)) return null;
  if (isHome(person, entityOf(scene, place))) return null;
  if ((place === token || place === back) && (tellsMeeting(scene, token) || !(hasTime(scene, token) || hasPurpose(scene, token))))
    return null;
  return triggerOf(frame, token, subject, place);
}

function triggerOf(frame: Frame, word: number, subject: number, object: number): Trigger {
  return { frame, word, kind: "verb", light: -1, sides: { subject, object, passive: false } };
}

function isPlaceIn(scene: Scene, token: number): boolean {
  if (preposition(scene, token) !== "in" || childBy(scene.tree, token, "det", "nmod:poss", "amod") >= 0) return false;
  return entityOf(scene, token)?.type === "PLACE" || isUnknownPlace(scene, token, DESTINATION);
}

/** The place of "was last in Ostrel in 2017", "is back in Ostrel", where the adverb was read as the predicate; -1 for any other word. */
function placeBack(scene: Scene, token: number): number {
  const { tree } = scene;
  if (!["last", "back", "again", "first"].includes(form(scene, token))) return -1;
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child])
    if (child > token && relation(tree, child) === "obl" && isPlaceIn(scene, child)) return child;
  return -1;
}

/** The place of "on his way to Ostrel", "en route to Ostrel"; -1 for any other word. */
function wayTo(scene: Scene, token: number): number {
  const { tree } = scene;
  const way = scene.lemma[token] === "way" && preposition(scene, token) === "on";
  const route = scene.lemma[token] === "route" && form(scene, token - 1) === "en";
  for (let child = way || route ? tree.firstChild[token] : -1; child >= 0; child = tree.nextSibling[child])
    if (child > token && preposition(scene, child) === "to" && entityOf(scene, child)?.type === "PLACE") return child;
  return -1;
}

/** In his own country nobody is a visitor. */
function isHome({ country }: Entity, place: Entity | null): boolean {
  return country !== null && place !== null && (place.key === country || place.country === country);
}

/** A day of the clause's own. */
function hasTime(scene: Scene, word: number): boolean {
  return scene.timesIn[scene.ann.tokens.sentence[word]].some(
    ({ time, clause, head }) => time.type === "DATE" && (clause === word || scene.tree.head[head] === word),
  );
}

/** "in Belmora to meet the presidency", "in Ouadira on a visit" */
function hasPurpose(scene: Scene, word: number): boolean {
  const { tree, ontology, lemma } = scene;
  for (let child = tree.firstChild[word]; child >= 0; child = tree.nextSibling[child]) {
    const mark = childBy(tree, child, "mark");
    const purpose = mark >= 0 && lemma[mark] === "to" && ["acl", "advcl", "xcomp"].includes(relation(tree, child));
    if (purpose && upos(tree, child) === "VERB" && isContactWord(ontology.verbFrames.get(lemma[child]))) return true;
  }
  return false;
}

/** "in Belut, where the governor received her", "in Vaduna for talks with Kolb": the contact is told as such. */
function tellsMeeting(scene: Scene, word: number): boolean {
  const { tree, ontology, lemma } = scene;
  for (let t = word + 1; t <= Math.min(tree.right[word], word + SPAN); t++) {
    if (form(scene, t) === "where") return true;
    const noun = ["obl", "nmod"].includes(relation(tree, t)) && ["for", "on"].includes(preposition(scene, t) ?? "");
    // "in Lome for a summit": of whom it says nothing
    const bare = isOneOf(scene, t, "assembly") && !["with", "between"].some((marker) => byPreposition(scene, t, marker).length > 0);
    if (noun && !bare && isContactWord(ontology.nounFrames.get(lemma[t]))) return true;
  }
  return false;
}

/** So many words of a clause are looked through. */
const SPAN = 60;

function isContactWord(entries: readonly Entry<Frame>[] | undefined): boolean {
  return (entries ?? []).some(({ of }) => of.contact !== undefined);
}
