/** Parties of a contact that its words name as a counted group only ("the two", "both men", "their talks"): those of the contact told before. */

import { childBy, relation, upos } from "../tree.ts";
import type { Draft } from "./draft.ts";
import { isCountry, isPerson } from "./entity-kinds.ts";
import { COUNTS, countOf, groupBefore, NEAR, partiesBefore, REACH } from "./group-members.ts";
import { explainedBefore, holdersFar, holds, holdsAnother, isBareOffice, officeOf } from "./group-offices.ts";
import { statesOf } from "./homes.ts";
import { countedBy, isKind, preposition } from "./noun-phrases.ts";
import type { Parties } from "./party-places.ts";
import { form, isOneOf, readsAs, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

/** "The emir hosted the two women": those who are received are two others than the host, whomever the text's entities take them for. */
export function guests(scene: Scene, { sides, frame }: Trigger, parties: Parties, previous: Draft | null): Parties | null {
  const object = sides.object;
  // "they were joined by King Samir": those of the contact told last
  if (
    object >= 0 &&
    parties.actors.length > 0 &&
    parties.recipients.every((id) => scene.entityById.get(id)?.type === "PLACE") &&
    ["they", "them", "both"].includes(form(scene, object))
  ) {
    const told = previous === null ? [] : partiesBefore(scene, object, previous, 0).filter((id) => !parties.actors.includes(id));
    return told.length > 1 ? { ...parties, recipients: told, borrowed: true, rule: "party.guests" } : null;
  }
  if (object < 0 || sides.passive || parties.actors.length !== 1 || upos(scene.tree, object) !== "NOUN") return null;
  // "Oman, which hosted the delegations": those of the talks told just before
  if (frame.role === "host" && previous !== null && isTheSides(scene, object)) {
    const told = partiesBefore(scene, object, previous, 0).filter((id) => !parties.actors.includes(id));
    if (told.length > 1) return { ...parties, recipients: told, borrowed: true, rule: "party.guests" };
  }
  const count = isIndefinite(scene, object) ? 0 : countOf(scene, object);
  if (count < 2 || parties.recipients.length >= count || childBy(scene.tree, object, "nmod", "appos", "conj", "amod") >= 0) return null;
  const [host] = parties.actors;
  const told = previous === null ? [] : [...previous.contact!.roles.keys()].filter((id) => id !== host);
  const near = scene.ann.tokens.sentence[object] - scene.ann.tokens.sentence[previous?.lastWord ?? 0] <= NEAR;
  const found = told.length === count && near ? told : namedBefore(scene, object, host);
  return found.length === count ? { actors: [host], recipients: found, borrowed: true, rule: "party.guests" } : null;
}

/** "the delegations", "the sides", and nothing that says whose. */
function isTheSides(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  const determiner = childBy(tree, noun, "det");
  const plain = determiner >= 0 && form(scene, determiner) === "the" && childBy(tree, noun, "nmod", "amod", "compound", "appos", "acl") < 0;
  return plain && form(scene, noun) !== scene.lemma[noun] && isOneOf(scene, noun, "sides");
}

/** "The two men later met": those of the contact told just before, where they are as many, whomever the text's entities take them for. */
export function countedBefore(scene: Scene, trigger: Trigger, parties: Parties, previous: Draft | null): Parties | null {
  const subject = trigger.kind === "noun" && parties.borrowed ? subjectOver(scene, trigger.word) : trigger.sides.subject;
  if (subject < 0 || previous === null || !["NOUN", "NUM"].includes(upos(scene.tree, subject)) || parties.actors.length === 0) return null;
  const count = countOf(scene, subject);
  if (count < 2 || isExplained(scene, subject)) return null;
  // "The two foreign ministers", taken for one of them: all who hold the office, where they are as many
  if (parties.actors.length === 1) {
    const office = officeOf(scene, subject);
    if (parties.recipients.length > 0 || !isPerson(scene, parties.actors[0])) return null;
    const holders = office === null ? [] : holdersFar(scene, subject, office);
    if (holders.length === count) return { ...parties, actors: holders, borrowed: true, rule: "party.office-before" };
    if (previous.contact?.roles.has(parties.actors[0]) !== true) return null;
  }
  const told = partiesBefore(scene, subject, previous, count);
  const people = told.every((id) => isPerson(scene, id));
  if (told.length !== count || !people || told.every((id) => parties.actors.includes(id))) return null;
  const office = officeOf(scene, subject);
  if (office !== null && !told.every((id) => holds(scene, id, office)) && parties.actors.every((id) => holds(scene, id, office)))
    return null;
  return {
    ...parties,
    actors: told,
    recipients: parties.recipients.filter((id) => !told.includes(id)),
    borrowed: true,
    rule: "party.group-before",
  };
}

/** "The two prime ministers would speak": not two whom the text calls something else, whomever its entities take them for. */
export function ofTheOffice(scene: Scene, { sides, kind, word }: Trigger, parties: Parties): Parties | null {
  const group = kind === "noun" ? childBetween(scene, word) : sides.subject;
  const office = isBareOffice(scene, group) ? officeOf(scene, group) : null;
  if (office === null || sides.passive || parties.actors.length < 2) return null;
  const count = countOf(scene, group) || 2;
  const told = parties.actors.filter((id) => holds(scene, id, office)).length === count ? [] : explainedBefore(scene, group, count);
  const others = told.length > 0 && !told.every((id) => parties.actors.includes(id));
  if (others) return { ...parties, actors: told, borrowed: true, rule: "party.office-before" };
  const wrong = parties.actors.filter((id) => holdsAnother(scene, id, office)).length;
  if (wrong === 0) return null;
  const holders = holdersFar(scene, group, office).filter((id) => !parties.recipients.includes(id));
  const found = holders.length === count ? holders : [];
  if (found.length === 0 && wrong < parties.actors.length) return null;
  return { ...parties, actors: found, borrowed: true, rule: "party.office-before" };
}

/** "a conversation between the two presidents": the group, -1 where there is none. */
function childBetween(scene: Scene, noun: number): number {
  for (let child = scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child])
    if (relation(scene.tree, child) === "nmod" && ["between", "of"].includes(preposition(scene, child) ?? "")) return child;
  return -1;
}

/** Subject of the clause that a noun stands in. */
function subjectOver(scene: Scene, noun: number): number {
  let at = scene.tree.head[noun];
  for (let climbed = 0; at >= 0 && climbed < 4 && upos(scene.tree, at) !== "VERB"; climbed++) at = scene.tree.head[at];
  return at < 0 ? -1 : childBy(scene.tree, at, "nsubj");
}

/** "Lajcak had separate meetings with both men": two others than the one who met them, whomever the text's entities take them for. */
export function othersOfGroup(scene: Scene, trigger: Trigger, parties: Parties, previous: Draft | null): Parties | null {
  const { tree } = scene;
  const { word, light, frame } = trigger;
  if (!frame.mutual || previous === null || trigger.kind !== "verb" || parties.actors.length !== 1 || parties.recipients.length > 1)
    return null;
  const [actor] = parties.actors;
  for (const head of [word, light])
    for (let child = head < 0 ? -1 : tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
      if (!["obj", "obl", "nmod"].includes(relation(tree, child)) || child === light) continue;
      const each = form(scene, child) === "each" && form(scene, child + 1) !== "other" && childBy(tree, child, "nmod") < 0;
      if (!each && countOf(scene, child) !== 2) continue;
      const entity = scene.entityAt[child] < 0 ? null : scene.ann.entities[scene.entityAt[child]];
      const told = partiesBefore(scene, child, previous, 0).filter((id) => id !== actor);
      // "spoke to both of them": the two named just before
      if (entity === null && (each || form(scene, child) === "both") && parties.recipients.length === 0) {
        const both = told.length === 2 ? told : namedBefore(scene, child, actor);
        if (both.length === 2) return { ...parties, recipients: both, borrowed: true, rule: "party.guests" };
      }
      const bare = childBy(tree, child, "nmod", "nmod:poss", "appos", "conj", "amod") < 0 && upos(tree, child) === "NOUN";
      if (entity === null || !(entity.members.includes(actor) || (bare && entity.members.length > 0))) continue;
      if (!told.every((id) => isPerson(scene, id))) continue;
      if (told.length === 2) return { ...parties, recipients: told, borrowed: true, rule: "party.guests" };
    }
  return null;
}

/** People other than one named in the last sentence before a word's own that names any. */
function namedBefore(scene: Scene, word: number, except: string): readonly string[] {
  const { sentence } = scene.ann.tokens;
  for (let at = sentence[word] - 1; at >= 0 && sentence[word] - at <= NEAR; at--) {
    const { firstToken, endToken } = scene.ann.sentences[at];
    const found = new Set<string>();
    for (let t = Math.max(firstToken, endToken - REACH); t < endToken; t++)
      if (scene.personAt[t] >= 0) found.add(scene.ann.entities[scene.personAt[t]].id);
    found.delete(except);
    if (found.size > 0) return [...found];
  }
  return [];
}

/** "The two foreign ministers were received": a counted group without names is the people named before it, where there are as many. */
export function membersBefore(scene: Scene, id: string, previous: Draft | null, told: readonly Draft[]): readonly string[] {
  const entity = scene.entityById.get(id);
  if (entity?.type !== "GROUP" || entity.members.length > 0) return [id];
  const head = entity.mentions[0].head;
  // "meets two generals": two others
  if (isIndefinite(scene, head)) return [id];
  const states = previous === null ? [] : ofTheStates(scene, head, [...told, previous]);
  if (states.length > 1) return states;
  const people = isKind(scene, head, "person") || /^(?:men|women)$/.test(form(scene, head));
  const count = people || isOneOf(scene, head, "sides") ? countOf(scene, head) : 0;
  if (count < 2) return [id];
  const found = people
    ? groupBefore(scene, head, head, count, previous)
    : previous === null
      ? []
      : partiesBefore(scene, head, previous, count);
  if (found.length > 1) return found;
  const named = people || count !== 2 ? [] : statesNamedBefore(scene, head);
  return named.length === 2 ? named : [id];
}

/** "Kestria accused Vardania of delay. The two sides had held talks in May": the two states that the last sentence with any named. */
function statesNamedBefore(scene: Scene, head: number): readonly string[] {
  const { ann, entityAt } = scene;
  for (let at = ann.tokens.sentence[head] - 1; at >= 0 && ann.tokens.sentence[head] - at <= NEAR; at--) {
    const { firstToken, endToken } = ann.sentences[at];
    const states = new Map<string, string>();
    for (let t = firstToken; t < Math.min(endToken, firstToken + REACH); t++) {
      const entity = entityAt[t] < 0 ? null : ann.entities[entityAt[t]];
      if (entity !== null && isCountry(entity)) states.set(entity.key ?? entity.id, entity.id);
    }
    if (states.size > 0) return [...states.values()];
  }
  return [];
}

/** So many events back the two states are looked for. */
const STATES_BACK = 8;

/** "experts of the two countries", "both sides' defence ministers": the states of those told before, where they are as many. */
function ofTheStates(scene: Scene, head: number, told: readonly Draft[]): readonly string[] {
  const { tree } = scene;
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
    const owner = ["nmod", "nmod:poss"].includes(relation(tree, child)) && upos(tree, child) === "NOUN";
    if (!owner || countOf(scene, child) !== 2 || !isOneOf(scene, child, "sides")) continue;
    if (child > head && !["of", "from"].includes(preposition(scene, child) ?? "")) continue;
    for (const before of told.slice(-STATES_BACK).reverse()) {
      const parties = [...(before.contact?.roles.keys() ?? [])];
      if (parties.length !== 2) continue;
      const states = statesOf(scene, parties);
      if (states.length > 0) return states;
      if (!parties.some((id) => isPerson(scene, id))) return parties;
    }
  }
  return [];
}

/** "two generals", "three of the envoys": counted, and without an article. */
function isIndefinite({ tree }: Scene, head: number): boolean {
  return upos(tree, head) === "NOUN" && childBy(tree, head, "nummod") >= 0 && childBy(tree, head, "det", "nmod:poss", "acl") < 0;
}

/** The word that names the group: the subject of a verb, "their" of a noun; -1 where it is no group or says itself who it is. */
export function groupWord(scene: Scene, { frame, kind, word, light, sides }: Trigger): number {
  const { tree } = scene;
  // "thanked Norland for their mediation": they mediate, they are not those who met
  if (kind === "noun" && frame.role !== undefined) return -1;
  if (kind === "noun" || sides.subject < 0) {
    const owner = childBy(tree, kind === "noun" ? word : light, "nmod:poss");
    if (owner >= 0) return form(scene, owner) === "their" ? owner : -1;
    // "four days of negotiations between them"
    const between = kind === "noun" ? childBetween(scene, word) : -1;
    if (between >= 0 && ["them", "two"].includes(form(scene, between))) return between;
    return kind === "noun" ? pairOver(scene, word) : -1;
  }
  const subject = sides.subject;
  if (form(scene, subject) === "both" && childBy(tree, subject, "nmod") < 0) return subject;
  // "Each of them held talks with the host"
  const each = form(scene, subject) === "each" ? childBy(tree, subject, "nmod") : -1;
  if (each >= 0 && form(scene, each) === "them") return each;
  if (form(scene, subject) === "they" || COUNTS.has(form(scene, subject))) return subject;
  const counted = countOf(scene, subject) > 1;
  const plural =
    upos(tree, subject) === "NOUN" &&
    form(scene, subject).endsWith("s") &&
    (isKind(scene, subject, "person") || (counted && isKind(scene, subject, "force")));
  const people = plural || ["men", "women", "sides"].includes(form(scene, subject));
  const determiner = childBy(tree, subject, "det");
  if (!people || determiner < 0 || !["the", "both", "these"].includes(form(scene, determiner))) return -1;
  return isExplained(scene, subject) ? -1 : subject;
}

/** "The leaders of Norland", "the Kestrian ministers": says itself whose they are; "the two deputy ministers" does not. */
function isExplained(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  if (childBy(tree, noun, "nmod", "nmod:poss", "conj", "appos") >= 0) return true;
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child])
    if (["amod", "compound"].includes(relation(tree, child)) && !readsAs(scene, child, "rank-mark")) return true;
  return false;
}

/** "The pair signed it after two hours of talks": the counted group that the clause of new talks is about; -1 where there is none. */
function pairOver(scene: Scene, noun: number): number {
  const counted = countedBy(scene, noun);
  const determiner = childBy(scene.tree, counted, "det");
  const after = ["after", "following", "during", "at", "in"].includes(preposition(scene, counted) ?? "");
  if (!after || (determiner >= 0 && !["a", "an"].includes(form(scene, determiner)))) return -1;
  const subject = subjectOver(scene, noun);
  return subject >= 0 && countOf(scene, subject) === 2 ? subject : -1;
}
