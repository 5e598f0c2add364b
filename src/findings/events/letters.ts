/** Letters and their answers: who writes to whom where the words name one side only. */
import { childBy, upos } from "../tree.ts";
import { byPhrase, resolve } from "./actors.ts";
import type { Draft } from "./draft.ts";
import { isNamed, isPerson } from "./entity-kinds.ts";
import type { Parties } from "./party-places.ts";
import type { Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

/**
 * "Kask sent a letter to Aksoy … The prime minister replied": the one written to, where the text names nobody of the office, or where it takes the
 * writer for the holder: nobody answers his own letter.
 */
export function asReader(scene: Scene, { frame, word, sides }: Trigger, parties: Parties, last: Draft | null): Parties {
  const replies = frame.id === "reply" || frame.id === "letter-reply";
  if (!replies || last?.contact?.mode !== "letter" || last.recipients.length !== 1 || parties.actors.length !== 1) return parties;
  const [actor] = parties.actors;
  const near = scene.ann.tokens.sentence[word] - scene.ann.tokens.sentence[last.lastWord] === 1;
  const unknown = isPerson(scene, actor) && !isNamed(scene.entityById.get(actor)) && !last.contact.roles.has(actor);
  const ownLetter = last.actors.includes(actor) && sides.subject >= 0 && upos(scene.tree, sides.subject) === "NOUN";
  const [reader] = last.recipients;
  if (!near || !(unknown || ownLetter) || !isPerson(scene, reader)) return parties;
  const writers = [...last.contact.roles.keys()].filter((id) => id !== reader);
  return { actors: [reader], recipients: writers, borrowed: true, rule: "party.reader" };
}

/** "Tolmeria summoned the ambassador, Yusra Hadid … Enzo Pardi handed her a note": whoever the pronoun stands for, it is the one who was summoned. */
export function asSummoned(scene: Scene, { frame, word }: Trigger, parties: Parties, last: Draft | null): Parties {
  if (frame.contact !== "letter" || last?.trigger.frame.id !== "summon" || parties.recipients.length !== 1) return parties;
  const near = scene.ann.tokens.sentence[word] - scene.ann.tokens.sentence[last.lastWord] < 2;
  const pronoun = childBy(scene.tree, word, "iobj");
  const given = pronoun >= 0 && upos(scene.tree, pronoun) === "PRON" && last.actors.includes(parties.recipients[0]);
  return near && given && last.recipients.length === 1 ? { ...parties, recipients: last.recipients } : parties;
}

/** "Kask sent a letter to Aksoy … The prime minister replied the next day": a letter too, where the one who replies had one in the sentence before. */
export function answersLetter(scene: Scene, { word }: Trigger, { actors }: Parties, last: Draft | null): boolean {
  if (last?.contact?.mode !== "letter" || last.status !== "happened" || actors.length !== 1) return false;
  const near = scene.ann.tokens.sentence[word] - scene.ann.tokens.sentence[last.lastWord];
  return near >= 0 && near < 2 && last.recipients.includes(actors[0]);
}

/** "In the letter, dated 1 November, …": whose it is stands elsewhere. */
export function isLoneLetter({ trigger, contact }: Pick<Draft, "trigger" | "contact">): boolean {
  return trigger.frame.contact === "letter" && trigger.kind === "noun" && (contact === null || contact.roles.size < 2);
}

/** "Letters signed by Ferran were delivered to Lund": whoever wrote them, where nobody is told to have brought them. */
export function asWriter(scene: Scene, { frame, sides }: Trigger, parties: Parties): Parties {
  if (frame.contact !== "letter" || !sides.passive || sides.object < 0 || sides.subject >= 0) return parties;
  const written = childBy(scene.tree, sides.object, "acl");
  const writers = written < 0 ? [] : resolve(scene, byPhrase(scene, written));
  const readers = [...parties.actors, ...parties.recipients].filter((id) => !writers.includes(id));
  return writers.length === 0 || readers.length === 0 ? parties : { ...parties, actors: writers, recipients: readers };
}
