/** Definite nouns that point back to a contact told before ("the call lasted an hour", "It was their third meeting"). */
import { ordinalOf } from "../../text/number-words.ts";
import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { nounFits, partiesFit, statusFits, timesFit } from "./coreference-compatibility.ts";
import type { Draft } from "./draft.ts";
import { preposition } from "./noun-phrases.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { isOneOfSeries } from "./series.ts";
import type { Trigger } from "./triggers.ts";

const POINTING = new Set(["the", "this", "that", "these", "those", "both", "their", "his", "her", "our", "its", "such"]);

/** Words that set a contact apart from the one told. */
const NEW = new Set(["another", "new", "next", "separate", "previous", "last", "earlier", "future", "planned", "closing", "opening"]);

const BACKWARD_SENTENCES = 12;

/** The contact told before that a definite noun stands for, null where there is none that fits. */
export function pointsBack(scene: Scene, kept: readonly Draft[], draft: Draft): Draft | null {
  const { trigger } = draft;
  const noun = trigger.kind === "noun" ? trigger.word : trigger.light;
  const counts = isSaidOfIt(scene, noun);
  if (
    noun < 0 ||
    // "their first meeting since the summit": an earlier one
    preposition(scene, noun) === "since" ||
    !(counts || isDefinite(scene, noun, trigger.kind === "noun")) ||
    (!counts && hasNewWord(scene, noun) && !isDue(kept, draft))
  )
    return null;
  // "The letters were delivered by the ambassador": those written before
  const hands = frameIsLetter(trigger) && isOneOf(scene, trigger.word, "handing");
  if (trigger.kind !== "noun" && (draft.contact?.roles.size ?? 0) > 1 && !hands && !isOneOf(scene, trigger.word, "attending")) return null;
  const mode = draft.contact?.mode ?? trigger.frame.contact!;
  const hosts = trigger.kind !== "noun" && isOneOf(scene, trigger.word, "attending");
  const sentence = scene.ann.tokens.sentence[trigger.word];
  let best: Draft | null = null;
  for (let i = kept.length - 1; i >= 0; i--) {
    const other = kept[i];
    if (other.contact === null || other.contact.roles.size === 0) continue;
    // "was greeted by a crowd … Idrel chairs the talks"
    if (other.contact.roles.size === 1 && other.trigger.frame.role === "host") continue;
    if (sentence - scene.ann.tokens.sentence[other.lastWord] > BACKWARD_SENTENCES) break;
    if (isOneOfSeries(scene, noun, other)) return null;
    const attends = trigger.kind !== "noun" && isOneOf(scene, trigger.word, "attending");
    if (isOfOtherBody(scene, noun, other)) continue;
    if (!nounFits(scene.lemma[noun], other.contact.mode, mode) || !(statusFits(other, draft) || wasAskedFor(scene, other, draft))) continue;
    // "It was their third meeting since June": a count of what was told, whatever it is counted from
    if (!counts && !timesFit(other.when, draft.when)) continue;
    if (!attends && !hands && !partiesFit(other, draft, guessed(scene, draft))) continue;
    // "Solheim-Voss, who hosted the talks": those that were held before those that are to come
    if (other.status === draft.status || draft.status !== "happened" || !hosts) return other;
    best ??= other;
  }
  return best;
}

/** "the Compact's summit", told behind a dinner of others: of a body that had nothing to do with what was told. */
function isOfOtherBody(scene: Scene, noun: number, { contact, trigger }: Draft): boolean {
  const { ann, tree } = scene;
  for (let child = tree.firstChild[noun]; child >= 0 && child < noun; child = tree.nextSibling[child]) {
    const body =
      ["compound", "nmod"].includes(relation(tree, child)) && scene.entityAt[child] >= 0 ? ann.entities[scene.entityAt[child]] : null;
    if (body?.type !== "ORG" || contact!.roles.has(body.id)) continue;
    const { start, end } = ann.sentences[ann.tokens.sentence[trigger.word]];
    return !body.mentions.some((mention) => mention.start >= start && mention.end <= end);
  }
  return false;
}

function frameIsLetter({ frame }: Trigger): boolean {
  return frame.contact === "letter";
}

/** "agreed to meet again … The second meeting did not take place": the one that was to come. */
function isDue(kept: readonly Draft[], draft: Draft): boolean {
  const last = kept.findLast(({ contact }) => contact !== null && contact.roles.size > 1);
  return last?.status === "planned" && (draft.status === "denied" || draft.status === "cancelled");
}

/** "It was their second such meeting this year": the one just told. */
function isSaidOfIt(scene: Scene, noun: number): boolean {
  if (noun < 0 || childBy(scene.tree, noun, "cop") < 0) return false;
  const subject = childBy(scene.tree, noun, "nsubj");
  return subject >= 0 && ["it", "this", "that"].includes(form(scene, subject));
}

/** "the call", "both talks", "talks" bare in subject place; never "a call". */
function isDefinite(scene: Scene, noun: number, alone: boolean): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child]) {
    const name = fullRelation(tree, child);
    if ((name === "det" || name === "nmod:poss" || name === "det:predet" || name === "amod") && POINTING.has(form(scene, child)))
      return true;
    // "Tuesday's meeting"
    if (name === "nmod:poss" && scene.headsTime[child] === 1) return true;
    if (name === "nmod:poss" && upos(tree, child) === "PROPN") return false;
  }
  return alone && relation(tree, noun) === "nsubj" && childBy(tree, noun, "det", "amod", "nmod") < 0;
}

/** "another meeting", "the next round": not the one that was told. */
export function hasNewWord(scene: Scene, noun: number): boolean {
  for (let child = scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child]) {
    // "The talks, the second this year, lasted four hours": those that were told
    if (child > noun) break;
    if (NEW.has(form(scene, child)) || NEW.has(scene.lemma[child]) || (ordinalOf(form(scene, child)) ?? 0) > 1) return true;
  }
  return false;
}

/** "In her conversation with Ilkhan": whom the pronoun stands for says less than that it was a conversation with him. */
function guessed(scene: Scene, { trigger, contact }: Draft): readonly string[] {
  const owner = trigger.kind === "noun" ? childBy(scene.tree, trigger.word, "nmod:poss") : -1;
  const verb = scene.tree.head[trigger.word];
  const subject = owner < 0 || verb < 0 ? -1 : childBy(scene.tree, verb, "nsubj");
  // "Thaci cancelled his trip": his own
  const own = subject >= 0 && scene.entityAt[subject] >= 0 && scene.entityAt[subject] === scene.entityAt[owner];
  const pronoun = owner >= 0 && !own && ["his", "her", "their"].includes(form(scene, owner)) && (contact?.roles.size ?? 0) > 1;
  return pronoun && scene.entityAt[owner] >= 0 ? [scene.ann.entities[scene.entityAt[owner]].id] : [];
}

/** "They met on Tuesday … The meeting was requested by Kestria": on whose wish it was that it took place. */
function wasAskedFor(scene: Scene, before: Draft, { trigger, status }: Draft): boolean {
  const { tree } = scene;
  const verb = trigger.kind === "noun" && relation(tree, trigger.word) === "nsubj" ? tree.head[trigger.word] : -1;
  if (verb < 0 || before.status !== "happened" || (status !== "called-for" && status !== "offered")) return false;
  const aux = childBy(tree, verb, "aux");
  return aux >= 0 && ["was", "were"].includes(form(scene, aux)) && childBy(tree, verb, "ccomp", "xcomp") < 0;
}
