import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { partiesOfTalks } from "./bare-talks.ts";
import type { Draft } from "./draft.ts";
import { COUNTS, countOf, groupBefore, holds, NEAR, OFFICES, partiesBefore, REACH, subjectBefore } from "./group-members.ts";
import { countedBy, isKind, preposition } from "./noun-phrases.ts";
import type { Parties } from "./party-places.ts";
import { form, type Scene } from "./scene.ts";
import { statementAround } from "./status.ts";
import type { Trigger } from "./triggers.ts";
import { isWe } from "./voices.ts";

/**
 * Parties of a contact whose own words name only a group that the text's entities leave open ("The two spoke again on Monday", "their second meeting",
 * "The ministers talked for an hour"): those of the contact told last, where they are as many as the words say, else the two people named last.
 * `previous` is the contact of two or more that was told last.
 */
export function bridged(scene: Scene, trigger: Trigger, parties: Parties, previous: Draft | null): Parties {
  const { frame, word } = trigger;
  const pair =
    frame.contact === undefined
      ? null
      : (peopleOfStates(scene, trigger, parties) ??
        notTheRegions(scene, trigger, parties, previous) ??
        countedBefore(scene, trigger, parties, previous));
  if (pair !== null) return pair;
  const own =
    frame.contact === undefined ? null : (guests(scene, trigger, parties, previous) ?? othersOfGroup(scene, trigger, parties, previous));
  if (own !== null) return own;
  const named = frame.contact === undefined ? null : (saidOf(scene, trigger, parties) ?? ourselves(scene, trigger, parties, previous));
  if (named !== null) return named;
  if (frame.contact !== undefined) {
    const [actors, recipients] = [parties.actors, parties.recipients].map((ids) => ids.flatMap((id) => membersBefore(scene, id, previous)));
    if (actors.length + recipients.length > parties.actors.length + parties.recipients.length)
      return { actors, recipients: recipients.filter((id) => !actors.includes(id)), borrowed: true, rule: "party.group-before" };
  }
  const replies = frame.id === "letter-reply" || frame.id === "reply";
  const writer = replies && parties.recipients.length === 0 ? parties.actors[0] : undefined;
  if (writer !== undefined && previous?.contact?.mode === "letter" && previous.contact.roles.has(writer))
    return { ...parties, recipients: [...previous.contact.roles.keys()].filter((id) => id !== writer) };
  const traveller = frame.contact === "visit" ? travellerBefore(scene, trigger, parties) : [];
  if (traveller.length > 0) return { ...parties, actors: traveller, borrowed: true, rule: "party.protagonist" };
  if (frame.contact === undefined || !frame.mutual || new Set([...parties.actors, ...parties.recipients]).size > 1) return parties;
  if (isNextOne(scene, trigger) && parties.actors.length + parties.recipients.length === 0 && previous !== null) {
    if (previous.contact?.mode === "letter" && frame.contact !== "letter") return parties;
    const same = partiesBefore(scene, word, previous, 0);
    return same.length > 1 ? { actors: same, recipients: [], borrowed: true, rule: "party.group-before" } : parties;
  }
  const alone = protagonist(scene, trigger, parties, previous);
  if (alone.length > 0) return { actors: alone, recipients: parties.recipients, borrowed: true, rule: "party.protagonist" };
  if (parties.actors.length + parties.recipients.length === 0) {
    const talking = partiesOfTalks(scene, trigger);
    if (talking.length > 1) return { actors: talking, recipients: [], borrowed: true, rule: "party.topic" };
  }
  const group = groupWord(scene, trigger);
  const apiece = group >= 0 && ["them", "both"].includes(form(scene, group));
  const count = group < 0 ? 0 : countOf(scene, group);
  // "the two would sit down with Lund in the chair"
  const joined = count === 2 && group === trigger.sides.subject && parties.actors.length === 0;
  if (group < 0 || (parties.recipients.length > 0 && !apiece && !joined)) return parties;
  const found = groupBefore(scene, group, word, count, previous).filter((id) => !isQuotedBy(scene, group, id));
  const recipients = apiece || joined ? parties.recipients.filter((id) => !found.includes(id)) : [];
  return found.length > 1 ? { actors: found, recipients, borrowed: true, rule: "party.group-before" } : parties;
}

/** '"If they want to talk," Menes said': of whom a speaker says "they" he is none. */
function isQuotedBy(scene: Scene, group: number, id: string): boolean {
  if (!["they", "them", "their"].includes(form(scene, group))) return false;
  const statement = statementAround(scene, group);
  return statement !== null && statement.mode === "direct" && statement.speaker === id;
}

/** "The emir hosted the two women": those who are received are two others than the host, whomever the text's entities take them for. */
function guests(scene: Scene, { sides }: Trigger, parties: Parties, previous: Draft | null): Parties | null {
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
  const count = countOf(scene, object);
  if (count < 2 || parties.recipients.length >= count || childBy(scene.tree, object, "nmod", "appos", "conj", "amod") >= 0) return null;
  const [host] = parties.actors;
  const told = previous === null ? [] : [...previous.contact!.roles.keys()].filter((id) => id !== host);
  const near = scene.ann.tokens.sentence[object] - scene.ann.tokens.sentence[previous?.lastWord ?? 0] <= NEAR;
  const found = told.length === count && near ? told : namedBefore(scene, object, host);
  return found.length === count ? { actors: [host], recipients: found, borrowed: true, rule: "party.guests" } : null;
}

/** "The presidents of Cassia and Thule, Bruno Valli and Saga Noor, laid a wreath. They then talked": the presidents, not the states. */
function peopleOfStates(scene: Scene, { sides, word }: Trigger, parties: Parties): Parties | null {
  const { subject } = sides;
  if (subject < 0 || form(scene, subject) !== "they" || parties.actors.length < 2) return null;
  if (parties.actors.some((id) => ["PERSON", "GROUP"].includes(scene.entityById.get(id)?.type ?? "PERSON"))) return null;
  const around = subjectAround(scene, word);
  const people = around.length === parties.actors.length ? around : subjectBefore(scene, subject);
  if (people.length !== parties.actors.length) return null;
  return {
    ...parties,
    actors: people,
    recipients: parties.recipients.filter((id) => !people.includes(id)),
    borrowed: true,
    rule: "party.group-before",
  };
}

/** "The leaders of Cassia and Thule, Valli and Noor, failed to agree when they met": the persons whom the clauses around are about. */
function subjectAround(scene: Scene, word: number): readonly string[] {
  const { tree } = scene;
  let at = tree.head[word];
  for (let climbed = 0; climbed < 4 && at >= 0; climbed++, at = tree.head[at]) {
    const subject = childBy(tree, at, "nsubj");
    if (subject >= 0 && upos(tree, subject) !== "PRON")
      return resolve(scene, subject).filter((id) => scene.entityById.get(id)?.type === "PERSON");
  }
  return [];
}

/** "… arranged by the Community of Eastern and Western Isles. They agreed to meet again": regions do not agree, so those of the contact told before. */
function notTheRegions(scene: Scene, { sides, word }: Trigger, parties: Parties, previous: Draft | null): Parties | null {
  if (previous === null || sides.subject < 0 || form(scene, sides.subject) !== "they" || parties.actors.length < 2) return null;
  const isRegion = (id: string) => {
    const entity = scene.entityById.get(id);
    return entity?.type === "PLACE" && !entity.key?.startsWith("country:");
  };
  if (!parties.actors.every(isRegion) || [...previous.contact!.roles.keys()].some(isRegion)) return null;
  const told = partiesBefore(scene, word, previous, 0);
  return told.length < 2 ? null : { ...parties, actors: told, recipients: [], borrowed: true, rule: "party.group-before" };
}

/** "The two men later met": those of the contact told just before, where they are as many, whomever the text's entities take them for. */
function countedBefore(scene: Scene, trigger: Trigger, parties: Parties, previous: Draft | null): Parties | null {
  const subject = trigger.kind === "noun" && parties.borrowed ? subjectOver(scene, trigger.word) : trigger.sides.subject;
  if (subject < 0 || previous === null || !["NOUN", "NUM"].includes(upos(scene.tree, subject)) || parties.actors.length < 2) return null;
  const count = countOf(scene, subject);
  if (count < 2 || isExplained(scene, subject)) return null;
  const told = partiesBefore(scene, subject, previous, count);
  const people = told.every((id) => scene.entityById.get(id)?.type === "PERSON");
  if (told.length !== count || !people || told.every((id) => parties.actors.includes(id))) return null;
  const office = OFFICES[scene.lemma[subject]];
  if (office !== undefined && !told.every((id) => holds(scene, id, office)) && parties.actors.every((id) => holds(scene, id, office)))
    return null;
  return {
    ...parties,
    actors: told,
    recipients: parties.recipients.filter((id) => !told.includes(id)),
    borrowed: true,
    rule: "party.group-before",
  };
}

/** Subject of the clause that a noun stands in. */
function subjectOver(scene: Scene, noun: number): number {
  let at = scene.tree.head[noun];
  for (let climbed = 0; at >= 0 && climbed < 4 && upos(scene.tree, at) !== "VERB"; climbed++) at = scene.tree.head[at];
  return at < 0 ? -1 : childBy(scene.tree, at, "nsubj");
}

/** "Lajcak had separate meetings with both men": two others than the one who met them, whomever the text's entities take them for. */
function othersOfGroup(scene: Scene, trigger: Trigger, parties: Parties, previous: Draft | null): Parties | null {
  const { tree } = scene;
  const { word, light, frame } = trigger;
  if (!frame.mutual || previous === null || trigger.kind !== "verb" || parties.actors.length !== 1 || parties.recipients.length > 1)
    return null;
  const [actor] = parties.actors;
  for (const head of [word, light])
    for (let child = head < 0 ? -1 : tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
      if (!["obj", "obl", "nmod"].includes(relation(tree, child)) || child === light || countOf(scene, child) !== 2) continue;
      const entity = scene.entityAt[child] < 0 ? null : scene.ann.entities[scene.entityAt[child]];
      const told = partiesBefore(scene, child, previous, 0).filter((id) => id !== actor);
      // "spoke to both of them": the two named just before
      if (entity === null && form(scene, child) === "both" && parties.recipients.length === 0) {
        const both = told.length === 2 ? told : namedBefore(scene, child, actor);
        if (both.length === 2) return { ...parties, recipients: both, borrowed: true, rule: "party.guests" };
      }
      const bare = childBy(tree, child, "nmod", "nmod:poss", "appos", "conj", "amod") < 0 && upos(tree, child) === "NOUN";
      if (entity === null || !(entity.members.includes(actor) || (bare && entity.members.length > 0))) continue;
      if (!told.every((id) => scene.entityById.get(id)?.type === "PERSON")) continue;
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

/** '"She called me on Sunday," Idrel said of Lund', '"We met last night," …': whom the speaker speaks of is named behind the verb of saying. */
function saidOf(scene: Scene, trigger: Trigger, parties: Parties): Parties | null {
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
function ourselves(scene: Scene, trigger: Trigger, parties: Parties, previous: Draft | null): Parties | null {
  const { text } = scene.ann;
  const isOurs = (id: string) => {
    const entity = scene.entityById.get(id);
    return entity !== undefined && isWe(entity, text);
  };
  if (!parties.actors.some(isOurs) && !parties.recipients.some(isOurs)) return null;
  const turn = scene.turnAt[trigger.word];
  const speaker = turn >= 0 ? scene.ann.entities[turn].id : (statementAround(scene, trigger.word)?.speaker ?? null);
  if (speaker === null || scene.entityById.get(speaker)?.type !== "PERSON" || speaksForOthers(scene, speaker)) return null;
  const put = (ids: readonly string[]) => [...new Set(ids.map((id) => (isOurs(id) ? speaker : id)))];
  const actors = put(parties.actors);
  const recipients = put(parties.recipients).filter((id) => !actors.includes(id));
  const rule = "party.we";
  if (actors.length + recipients.length > 1 || !trigger.frame.mutual) return { actors, recipients, borrowed: true, rule };
  const near = previous !== null && scene.ann.tokens.sentence[trigger.word] - scene.ann.tokens.sentence[previous.lastWord] < NEAR;
  if (near && previous.contact?.roles.has(speaker))
    return { actors: partiesBefore(scene, trigger.word, previous, 0), recipients: [], borrowed: true, rule };
  const other = onlyOther(scene, trigger.word, speaker);
  return other === null ? { actors, recipients, borrowed: true, rule } : { actors: [speaker, other], recipients: [], borrowed: true, rule };
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
      if (preposition(scene, child) === "of")
        return resolve(scene, child).find((id) => scene.entityById.get(id)?.type === "PERSON") ?? null;
  }
  return null;
}

/** "Serane met Aarest … A meeting with Rahoun did not take place": of a contact that names one side only the other is the person whom the sentences before were about. */
function protagonist(scene: Scene, { kind, word }: Trigger, { actors, recipients }: Parties, previous: Draft | null): readonly string[] {
  if (kind !== "noun" || actors.length > 0 || recipients.length !== 1) return [];
  const principal = spokenFor(scene, word);
  if (principal !== null && principal !== recipients[0]) return [principal];
  if (previous === null) return [];
  if (childBy(scene.tree, word, "nmod:poss") >= 0 || scene.entityById.get(recipients[0])?.type !== "PERSON") return [];
  if (scene.ann.tokens.sentence[word] - scene.ann.tokens.sentence[previous.lastWord] > 2) return [];
  // "Brost will be received by the speaker": it is about Brost.
  const about = previous.trigger.sides.passive ? previous.recipients : previous.actors;
  const known = about.every((id) => id !== recipients[0] && scene.entityById.get(id)?.type === "PERSON");
  return known && about.length < 3 ? about : [];
}

/** "Idrel was received in Quenby … A visit to Halvik is planned for May": the one person whom the sentence before is about. */
function travellerBefore(scene: Scene, { kind, word }: Trigger, { actors }: Parties): readonly string[] {
  const { tree } = scene;
  if (kind !== "noun" || actors.length > 0 || relation(tree, word) !== "nsubj" || scene.ann.tokens.sentence[word] === 0) return [];
  const determiner = childBy(tree, word, "det");
  if (determiner < 0 || !["a", "no", "another"].includes(form(scene, determiner)) || childBy(tree, word, "nmod:poss") >= 0) return [];
  const about = subjectBefore(scene, word);
  return about.length === 1 ? about : [];
}

const ROUNDS = new Set(["first", "second", "third", "fourth", "fifth", "sixth", "previous", "last", "next", "final"]);
const SPEAKERS = new Set(["spokesman", "spokeswoman", "spokesperson", "office", "aide", "press"]);

/** "Aksoy's spokesman said a meeting with Arslan was possible": the one for whom it is said; null where nobody is. */
function spokenFor(scene: Scene, word: number): string | null {
  const { tree } = scene;
  let at = tree.head[word];
  for (let climbed = 0; at >= 0 && climbed < 3; climbed++, at = tree.head[at]) {
    if (relation(tree, at) !== "ccomp" || tree.head[at] < 0) continue;
    const subject = childBy(tree, tree.head[at], "nsubj");
    if (subject < 0 || !SPEAKERS.has(scene.lemma[subject])) return null;
    const owner = resolve(scene, childBy(tree, subject, "nmod:poss", "nmod"));
    return owner.length === 1 && scene.entityById.get(owner[0])?.type === "PERSON" ? owner[0] : null;
  }
  return null;
}

const FURTHER = new Set(["such", "second", "third", "fourth", "another", "new", "next", "further", "follow-up", "fresh"]);

/** "A second meeting is planned for January": of those who met before. */
function isNextOne(scene: Scene, trigger: Trigger): boolean {
  const { tree } = scene;
  const word = trigger.kind === "noun" ? trigger.word : trigger.light;
  if (word < 0) return false;
  let further = false;
  for (let child = tree.firstChild[word]; child >= 0; child = tree.nextSibling[child]) {
    if (form(scene, child) === "no" || form(scene, child) === "any") return false;
    const round = ["round", "session", "one"].includes(scene.lemma[word]) && ROUNDS.has(form(scene, child));
    if (round || (trigger.kind === "noun" && FURTHER.has(form(scene, child)))) further = true;
    // "a further meeting on Wednesday": its day says nothing of whose it is
    const apart = scene.headsTime[child] === 1 || ["in", "at", "on"].includes(preposition(scene, child) ?? "");
    if (["nmod", "nmod:poss"].includes(fullRelation(tree, child)) && !apart) return false;
  }
  return further;
}

/** "The two foreign ministers were received": a counted group without names is the people named before it, where there are as many. */
function membersBefore(scene: Scene, id: string, previous: Draft | null): readonly string[] {
  const entity = scene.entityById.get(id);
  if (entity?.type !== "GROUP" || entity.members.length > 0) return [id];
  const head = entity.mentions[0].head;
  const people = isKind(scene, head, "person") || /^(?:men|women)$/.test(form(scene, head));
  const count = people || SIDES.has(scene.lemma[head]) ? countOf(scene, head) : 0;
  if (count < 2) return [id];
  const found = people
    ? groupBefore(scene, head, head, count, previous)
    : previous === null
      ? []
      : partiesBefore(scene, head, previous, count);
  return found.length > 1 ? found : [id];
}

/** "the two neighbours": those of the contact told before, people or states. */
const SIDES = new Set([
  "side",
  "sides",
  "neighbour",
  "neighbor",
  "country",
  "state",
  "nation",
  "government",
  "party",
  "rival",
  "delegation",
]);

/** The word that names the group: the subject of a verb, "their" of a noun; -1 where it is no group or says itself who it is. */
function groupWord(scene: Scene, { frame, kind, word, light, sides }: Trigger): number {
  const { tree } = scene;
  // "thanked Norland for their mediation": they mediate, they are not those who met
  if (kind === "noun" && frame.role !== undefined) return -1;
  if (kind === "noun" || sides.subject < 0) {
    const owner = childBy(tree, kind === "noun" ? word : light, "nmod:poss");
    if (owner >= 0) return form(scene, owner) === "their" ? owner : -1;
    return kind === "noun" ? pairOver(scene, word) : -1;
  }
  const subject = sides.subject;
  if (form(scene, subject) === "both" && childBy(tree, subject, "nmod") < 0) return subject;
  // "Each of them held talks with the host"
  const each = form(scene, subject) === "each" ? childBy(tree, subject, "nmod") : -1;
  if (each >= 0 && form(scene, each) === "them") return each;
  if (form(scene, subject) === "they" || COUNTS[form(scene, subject)] !== undefined) return subject;
  const counted = countOf(scene, subject) > 1;
  const plural =
    upos(tree, subject) === "NOUN" &&
    form(scene, subject).endsWith("s") &&
    (isKind(scene, subject, "person", "side") || (counted && isKind(scene, subject, "force")));
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
    if (["amod", "compound"].includes(relation(tree, child)) && !OFFICE_MARKS.has(form(scene, child))) return true;
  return false;
}

const OFFICE_MARKS = new Set([
  "deputy",
  "foreign",
  "prime",
  "defence",
  "defense",
  "interior",
  "finance",
  "vice",
  "special",
  "chief",
  "senior",
  "top",
]);

/** "The pair signed it after two hours of talks": the counted group that the clause of new talks is about; -1 where there is none. */
function pairOver(scene: Scene, noun: number): number {
  const counted = countedBy(scene, noun);
  const determiner = childBy(scene.tree, counted, "det");
  const after = ["after", "following", "during", "at", "in"].includes(preposition(scene, counted) ?? "");
  if (!after || (determiner >= 0 && !["a", "an"].includes(form(scene, determiner)))) return -1;
  const subject = subjectOver(scene, noun);
  return subject >= 0 && countOf(scene, subject) === 2 ? subject : -1;
}
