/** Times that hang on the words of an event. */
import { childBy, relation, upos } from "../tree.ts";
import { countedBy, preposition } from "./noun-phrases.ts";
import { form, isOneOf, type PlacedTime, type Scene } from "./scene.ts";
import { scheduledBehind } from "./scheduled.ts";
import type { Trigger } from "./triggers.ts";

/** Prepositions before what an event came after, before or is about. */
export const ASIDE = new Set("after before since following ahead until despite about regarding concerning".split(" "));

/** A year before a noun that is neither the event's own nor an occasion to meet. */
export function isYearOfOther(scene: Scene, year: number, noun: number, { word, light }: Pick<Trigger, "word" | "light">): boolean {
  if (noun <= year || noun === word || noun === light || !/^\d{4}$/.test(form(scene, year)) || !COLOURING.has(relation(scene.tree, year)))
    return false;
  const occasion = scene.ontology.nounFrames.get(scene.lemma[noun])?.some(({ of }) => of.contact !== undefined);
  return upos(scene.tree, noun) === "NOUN" && occasion !== true && scene.headsTime[noun] === 0;
}

/** Whether a time hangs on the words of an event itself: on its noun or verb, on what counts it, on a clause that says when it is to be. */
export function hangsOn(scene: Scene, placed: PlacedTime, trigger: Trigger): boolean {
  const { tree } = scene;
  if (placed.moved) return false;
  // "preparations for the visit of Ferran, which is scheduled for May", hung on the preparations
  if (trigger.kind === "noun" && placed.first > trigger.word && scheduledBehind(scene, trigger.word) === placed.clause)
    return placed.clause >= 0;
  // "The day before that meeting they had talked": no day of the meeting
  if (trigger.kind === "noun" && isMeasureOf(scene, placed, trigger.word)) return false;
  for (let at = placed.head, climbed = 0; at >= 0 && climbed < 4; climbed++) {
    const governor = tree.head[at];
    // "discussed the meddling in the 2016 election": the year of another noun
    if (climbed === 0 && isYearOfOther(scene, at, governor, trigger)) return false;
    // "met for the first time since the August clashes": the day of those
    if (governor >= 0 && governor !== trigger.word && COLOURING.has(relation(tree, at)) && isAsideNoun(scene, governor)) return false;
    // "an exchange of letters in July"
    if (
      governor === trigger.word ||
      (trigger.kind === "noun" && governor === countedBy(scene, trigger.word)) ||
      (trigger.light >= 0 && governor === trigger.light)
    )
      return true;
    if (governor < 0) return false;
    if (trigger.kind === "noun" && (isBesideNoun(scene, governor, trigger.word) || isDueTo(scene, governor, trigger.word))) return true;
    // "planned for Friday", "set to begin on Sunday" say when the noun's event is to be.
    const passing =
      trigger.kind === "noun" &&
      ((relation(tree, governor) === "acl" && isOfNoun(scene, governor, trigger.word)) || isBesideNoun(scene, governor, trigger.word));
    // "The letters, dated February 14, were delivered"
    if (trigger.light >= 0 && tree.head[governor] === trigger.light && scene.lemma[governor] === "date") return true;
    // "as recently as last week"
    const degree = upos(tree, governor) === "ADV" && tree.head[governor] === trigger.word;
    const phrase = relation(tree, at) !== "obl" || passing ? relation(tree, governor) : "";
    if (!passing && !degree && phrase !== "nmod" && phrase !== "obl" && phrase !== "flat" && phrase !== "appos") return false;
    if (
      upos(tree, governor) === "NOUN" &&
      !passing &&
      relation(tree, at) === "nmod" &&
      scene.ontology.eventNouns.has(scene.lemma[governor]) &&
      !isWhatFor(scene, governor, trigger)
    )
      return false;
    at = governor;
  }
  return false;
}

/** "hosted Tavon for a dinner on Monday": what they were hosted for is the contact. */
function isWhatFor(scene: Scene, noun: number, { word, frame }: Trigger): boolean {
  return frame.role === "host" && frame.contact !== undefined && scene.tree.head[noun] === word && preposition(scene, noun) === "for";
}

/** "the day before", "a week after" right before a noun and its determiner */
function isMeasureOf(scene: Scene, { time, first }: PlacedTime, noun: number): boolean {
  if (first > noun || noun - first > 6 || !/\b(?:before|after)$/i.test(scene.ann.text.slice(time.start, time.end))) return false;
  for (let t = first; t < noun; t++) if (upos(scene.tree, t) === "PUNCT" || upos(scene.tree, t) === "VERB") return false;
  return true;
}

const COLOURING = new Set(["compound", "amod", "nmod", "nummod"]);

/** "since the clashes", "after the vote" */
function isAsideNoun(scene: Scene, noun: number): boolean {
  const marker = upos(scene.tree, noun) === "NOUN" && scene.headsTime[noun] === 0 ? childBy(scene.tree, noun, "case") : -1;
  return marker >= 0 && marker < noun && ASIDE.has(scene.lemma[marker]);
}

/** "planned for Friday"; "a trip to Ulmaz that was to begin on Friday", hung on the place. */
function isOfNoun(scene: Scene, clause: number, noun: number): boolean {
  const over = scene.tree.head[clause];
  // "his first visit since taking office in January"
  const marker = childBy(scene.tree, clause, "mark", "case");
  if (marker >= 0 && marker < clause && ASIDE.has(scene.lemma[marker])) return false;
  return over === noun || (over >= 0 && scene.tree.head[over] === noun && isOneOf(scene, clause, "set-going") && scene.entityAt[over] >= 0);
}

/** "The summit, due to open in Quenby on Saturday" */
function isDueTo(scene: Scene, opens: number, noun: number): boolean {
  const due = scene.tree.head[opens];
  return due > noun && due < opens && scene.lemma[due] === "due" && isOfNoun(scene, due, noun) && relation(scene.tree, due) === "acl";
}

/** "cancelled a meeting with Aker, scheduled for Thursday", hung on the verb */
function isBesideNoun(scene: Scene, clause: number, noun: number): boolean {
  const { tree } = scene;
  if (relation(tree, clause) !== "advcl" || clause < noun || tree.head[clause] !== tree.head[noun] || !isOneOf(scene, clause, "set-going"))
    return false;
  // "called off a trip to Ulmaz that was to begin on Friday"
  const subject = childBy(tree, clause, "nsubj");
  if (subject >= 0) return form(scene, subject) === "that" || form(scene, subject) === "which";
  return childBy(tree, clause, "mark", "aux") < 0 && !form(scene, clause).endsWith("ing");
}
