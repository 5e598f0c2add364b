/** Letters and their answers: who writes to whom where the words name one side only. */
import { childBy, relation, upos } from "../tree.ts";
import { byPhrase, resolve } from "./actors.ts";
import type { Draft } from "./draft.ts";
import { isNamed, isPerson } from "./entity-kinds.ts";
import { preposition } from "./noun-phrases.ts";
import { byPreposition, type Parties, union } from "./party-places.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

/** So many events and sentences back a letter is looked for. */
const NEAR_EVENTS = 8;
const NEAR_SENTENCES = 4;

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

/** "was summoned to the foreign ministry in Lisk": where nobody is named who summons, the house does, or the town that it stands in. */
export function asHouse(scene: Scene, { frame, word, sides }: Trigger, parties: Parties): Parties {
  if (!SUMMONS.has(frame.id) || !sides.passive || parties.actors.length > 0) return parties;
  for (let child = scene.tree.firstChild[word]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) !== "obl" || preposition(scene, child) !== "to" || !isOneOf(scene, child, "seat")) continue;
    const own = union(receiving(scene, word, child), resolve(scene, child), []).slice(0, 1);
    const town = own.length > 0 ? own : byPreposition(scene, child, "in");
    const house = town.length > 0 ? town : byPreposition(scene, word, "in");
    return { ...parties, actors: house.filter((id) => !parties.recipients.includes(id)) };
  }
  return parties;
}

/** "called to the ministry in Lisk, where Deputy Minister Hadik handed her a note": who is told to have been there. */
function receiving(scene: Scene, verb: number, house: number): string[] {
  const { tree } = scene;
  const town = childBy(tree, house, "nmod");
  for (const over of [house, town, verb]) {
    const clause = over < 0 ? -1 : childBy(tree, over, "acl:relcl", "advcl");
    const marker = clause < 0 ? -1 : childBy(tree, clause, "advmod");
    if (marker >= 0 && form(scene, marker) === "where")
      return resolve(scene, childBy(tree, clause, "nsubj")).filter((id) => isPerson(scene, id));
  }
  return [];
}

const SUMMONS: ReadonlySet<string> = new Set(["summon", "summon-to", "call-in"]);

/** "Kask sent a letter to Aksoy … The prime minister replied the next day", "Farr, in her reply": the letter that is answered, to whoever answers or to his state; null where there is none. */
export function letterAnswered(scene: Scene, { word, kind, sides }: Trigger, { actors }: Parties, told: readonly Draft[]): Draft | null {
  if (actors.length !== 1) return null;
  const contacts = told.slice(-NEAR_EVENTS).filter(({ contact }) => contact !== null);
  if (kind === "verb" && contacts.at(-1)?.contact?.mode !== "letter") return null;
  const { sentence } = scene.ann.tokens;
  const owner = sides.subject < 0 ? [] : resolve(scene, childBy(scene.tree, sides.subject, "nmod:poss"));
  const answers = (id: string) => id === actors[0] || owner.includes(id);
  const reach = kind === "noun" ? NEAR_SENTENCES : 2;
  return (
    contacts.findLast(
      ({ contact, status, lastWord, recipients }) =>
        contact?.mode === "letter" &&
        status === "happened" &&
        sentence[lastWord] <= sentence[word] &&
        sentence[word] - sentence[lastWord] < reach &&
        recipients.some(answers),
    ) ?? null
  );
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
