/** Parties of a contact that a speaker tells of: "we", "our talk", whom a quotation is said of. */

import { childBy, relation } from "../tree.ts";
import { resolve } from "./actors.ts";
import type { Draft } from "./draft.ts";
import { isCountry, isNamed, isPerson } from "./entity-kinds.ts";
import { NEAR, partiesBefore, REACH } from "./group-members.ts";
import { preposition } from "./noun-phrases.ts";
import type { Parties } from "./party-places.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { statementAround } from "./status.ts";
import type { Trigger } from "./triggers.ts";
import { isWe } from "./voices.ts";

/** '"She called me on Sunday," Idrel said of Lund', '"We met last night," …': whom the speaker speaks of is named behind the verb of saying. */
export function saidOf(scene: Scene, trigger: Trigger, parties: Parties): Parties | null {
  const { subject } = trigger.sides;
  const pronoun = subject < 0 ? "" : form(scene, subject);
  const statement = ["he", "she", "we"].includes(pronoun) ? statementAround(scene, trigger.word) : null;
  if (statement === null || statement.speaker === null || statement.cue.length === 0) return null;
  const person = personOfCue(scene, trigger.word, statement.cue[0].start);
  if (person === null || person === statement.speaker) return null;
  const rule = "party.said-of";
  if (pronoun === "we") return { actors: [statement.speaker, person], recipients: [], borrowed: true, rule };
  return { ...parties, actors: [person], recipients: parties.recipients.filter((id) => id !== person), borrowed: true, rule };
}

/**
 * "We met Maruk", "our talk with her": the speaker stands for those who say "we". With nobody else named, "we" are the speaker and the other one of
 * the contact told last, else the one other person named in the sentence before or around the words of saying.
 */
export function ourselves(scene: Scene, trigger: Trigger, parties: Parties, previous: Draft | null): Parties | null {
  const { text } = scene.ann;
  const isOurs = (id: string) => {
    const entity = scene.entityById.get(id);
    return entity !== undefined && isWe(entity, text);
  };
  const { subject } = trigger.sides;
  // "We", told once, is no entity of its own
  const unlinked = subject >= 0 && form(scene, subject) === "we" && parties.actors.length === 0;
  if (!unlinked && !parties.actors.some(isOurs) && !parties.recipients.some(isOurs)) return null;
  const turn = scene.turnAt[trigger.word];
  const around = statementAround(scene, trigger.word)?.speaker ?? goingOn(scene, trigger.word);
  const speaker = turn >= 0 ? scene.ann.entities[turn].id : around;
  if (speaker === null || !isPerson(scene, speaker) || speaksForOthers(scene, speaker)) return null;
  const put = (ids: readonly string[]) => [...new Set(ids.map((id) => (isOurs(id) ? speaker : id)))];
  const actors = unlinked ? [speaker] : put(parties.actors);
  const recipients = put(parties.recipients).filter((id) => !actors.includes(id));
  const rule = "party.we";
  if (actors.length + recipients.length > 1 || !trigger.frame.mutual) return { actors, recipients, borrowed: true, rule };
  const near = previous !== null && scene.ann.tokens.sentence[trigger.word] - scene.ann.tokens.sentence[previous.lastWord] < NEAR;
  if (near && previous.contact?.roles.has(speaker))
    return { actors: partiesBefore(scene, trigger.word, previous, 0), recipients: [], borrowed: true, rule };
  if (unlinked) return null;
  const other = onlyOther(scene, trigger.word, speaker);
  return other === null ? { actors, recipients, borrowed: true, rule } : { actors: [speaker, other], recipients: [], borrowed: true, rule };
}

/** '"I will meet him," Tavon said. "We have also agreed to speak …"': who spoke in the sentence before, where the quotation goes on without his name. */
function goingOn(scene: Scene, word: number): string | null {
  const { sentences, tokens } = scene.ann;
  const sentence = tokens.sentence[word];
  if (sentence === 0 || !/^["“]/.test(form(scene, sentences[sentence].firstToken))) return null;
  const { firstToken, endToken } = sentences[sentence - 1];
  for (let t = firstToken; t < Math.min(endToken, firstToken + REACH); t++) {
    const before = scene.statementAt[t] < 0 ? null : scene.statements[scene.statementAt[t]];
    if (before !== null && before.mode !== "indirect") return before.speaker;
  }
  return null;
}

function speaksForOthers(scene: Scene, id: string): boolean {
  return scene.entityById.get(id)?.offices.some(({ title }) => /spokes/.test(title)) ?? false;
}

/** The one person besides the speaker who is named in the sentence of a word or the one before. */
function onlyOther(scene: Scene, word: number, speaker: string): string | null {
  const sentence = scene.ann.tokens.sentence[word];
  const { endToken } = scene.ann.sentences[sentence];
  const from = scene.ann.sentences[Math.max(0, sentence - 1)].firstToken;
  const found = new Set<string>();
  for (let t = Math.max(from, word - REACH); t < Math.min(endToken, word + REACH); t++)
    if (scene.personAt[t] >= 0 && !asks(scene, t)) found.add(scene.ann.entities[scene.personAt[t]].id);
  found.delete(speaker);
  return found.size === 1 ? [...found][0] : null;
}

/** "World Ledger: …": whose turn begins is not spoken of. */
function asks(scene: Scene, name: number): boolean {
  for (let t = name + 1; t < Math.min(name + 4, scene.turnAt.length); t++) if (form(scene, t) === ":") return scene.turnAt[t] >= 0;
  return false;
}

/** The person of "said of X", where the cue that begins at `start` stands in the sentence of a word or in the next. */
function personOfCue(scene: Scene, word: number, start: number): string | null {
  const { tree, ann } = scene;
  const sentence = ann.tokens.sentence[word];
  const { endToken } = ann.sentences[Math.min(sentence + 1, ann.sentences.length - 1)];
  for (let t = word; t < Math.min(endToken, word + REACH); t++) {
    if (ann.tokens.start[t] !== start) continue;
    for (let child = tree.firstChild[t]; child >= 0; child = tree.nextSibling[child])
      if (preposition(scene, child) === "of") return resolve(scene, child).find((id) => isPerson(scene, id)) ?? null;
  }
  return null;
}

/** "Aksoy's spokesman said a meeting with Arslan was possible": the one for whom it is said; null where nobody is. */
export function spokenFor(scene: Scene, word: number): string | null {
  const { tree } = scene;
  let at = tree.head[word];
  for (let climbed = 0; at >= 0 && climbed < 3; climbed++, at = tree.head[at]) {
    if (relation(tree, at) !== "ccomp" || tree.head[at] < 0) continue;
    const subject = childBy(tree, tree.head[at], "nsubj");
    if (subject < 0 || !isOneOf(scene, subject, "voice")) return null;
    const owner = resolve(scene, childBy(tree, subject, "nmod:poss", "nmod"));
    return owner.length === 1 && isPerson(scene, owner[0]) ? owner[0] : null;
  }
  return null;
}

/** "Tavon said that there would be no meeting with Dalvash", "denied that there had been any contact with him": the speaker; null elsewhere. */
export function saysThereIs(scene: Scene, word: number): string | null {
  const { tree } = scene;
  const verb = relation(tree, word) === "nsubj" ? tree.head[word] : -1;
  if (verb < 0 || childBy(tree, verb, "expl") < 0) return null;
  const told = statementAround(scene, word)?.speaker ?? sayerAbove(scene, verb);
  if (told === null || speaksForOthers(scene, told)) return null;
  const entity = scene.entityById.get(told);
  return isNamed(entity) && (isPerson(scene, told) || isCountry(entity)) ? told : null;
}

/** Whoever says what a clause tells, through the clauses joined to it. */
function sayerAbove(scene: Scene, verb: number): string | null {
  const { tree } = scene;
  let at = verb;
  for (let climbed = 0; climbed < 3 && relation(tree, at) === "conj"; climbed++) at = tree.head[at];
  const saying = relation(tree, at) === "ccomp" ? tree.head[at] : -1;
  const subject = saying < 0 ? -1 : childBy(tree, saying, "nsubj");
  return resolve(scene, subject)[0] ?? null;
}
