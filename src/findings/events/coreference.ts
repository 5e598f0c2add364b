import type { ContactMode, ContactRole, When } from "../../model/findings.ts";
import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { initiatorOf } from "./contacts.ts";
import type { ContactDraft, Draft } from "./draft.ts";
import { form, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";

/**
 * Lets mentions of one contact flow together, only where the text leaves no doubt: a talk noun inside the clause of a contact verb ("discussed … in a
 * phone call"), a definite noun that points back ("the call lasted"), and the same people again in the next sentences at no other time.
 */
export function joinMentions(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    if (draft.contact === null && !isBareContact(draft)) {
      kept.push(draft);
      continue;
    }
    const attended = attendedBefore(scene, kept, draft);
    if (attended !== null) {
      absorb(scene, attended, draft, false);
      continue;
    }
    const same = sameClause(scene, kept, draft) ?? counted(scene, kept, draft) ?? firstOfItsKind(scene, kept, draft);
    const back = countedTime(scene, kept, draft) ?? (same === null && !isThanked(scene, draft) ? pointsBack(scene, kept, draft) : null);
    const into = same ?? back ?? (draft.contact === null ? null : toldAgain(scene, kept, draft));
    const bare = into === null && draft.contact !== null ? bareNoun(scene, kept, draft) : -1;
    if (bare >= 0) absorb(scene, draft, kept.splice(bare, 1)[0], true);
    if (into === null) kept.push(draft);
    else for (const one of letters(scene, kept, into, draft)) absorb(scene, one, draft, back !== null);
  }
  return kept;
}

/** "the letters, sent on Monday": all those of one telling; else the one contact. */
function letters(scene: Scene, kept: readonly Draft[], into: Draft, { trigger, contact }: Draft): readonly Draft[] {
  const noun = trigger.kind === "noun" ? trigger.word : trigger.light;
  const few = trigger.kind !== "noun" || contact === null || contact.roles.size < 2;
  const all = noun >= 0 && few && form(scene, noun) === "letters";
  return all ? kept.filter((other) => other.contact !== null && other.trigger.word === into.trigger.word) : [into];
}

/** "The talks ended": a contact of nobody in particular, which may point back to one that is known. */
function isBareContact(draft: Draft): boolean {
  return draft.trigger.frame.contact !== undefined;
}

/** "thanked Norland for its mediation": long help, not the meeting told just before. */
function isThanked(scene: Scene, { trigger }: Draft): boolean {
  return trigger.kind === "noun" && trigger.frame.role !== undefined && childBy(scene.tree, trigger.word, "nmod:poss") >= 0;
}

/** "The Halvik Format convened on Monday. Idrel, Maruk and Lund took part.": guests of what was told just before. */
function attendedBefore(scene: Scene, kept: readonly Draft[], draft: Draft): Draft | null {
  const { frame, word, light } = draft.trigger;
  if (frame.id !== "take-part" || light >= 0 || childBy(scene.tree, word, "obl") >= 0) return null;
  const last = kept.findLast(({ contact }) => contact !== null && contact.roles.size > 0);
  if (last === undefined || scene.ann.tokens.sentence[word] - scene.ann.tokens.sentence[last.lastWord] !== 1) return null;
  return last.contact!.mode === "meeting" && last.status === draft.status ? last : null;
}

/** "In a four-way call on Sunday, … discussed": the noun of the clause says what kind of contact the verb tells of, and when. */
function bareNoun(scene: Scene, kept: readonly Draft[], draft: Draft): number {
  if (draft.trigger.kind === "noun") return -1;
  for (let i = kept.length - 1; i >= 0 && i >= kept.length - 4; i--) {
    const other = kept[i];
    const fits =
      isBareContact(other) &&
      (other.contact === null || other.contact.roles.size === 0) &&
      inOneClause(scene, other, draft) &&
      ["in", "during", "at", "by", "over", "on", "via"].includes(caseOf(scene, other.trigger.word)) &&
      other.trigger.frame.contact !== "visit" &&
      other.trigger.frame.contact !== "letter";
    if (fits) return i;
  }
  return -1;
}

/** "It was the first time that the three had met": a count of what was told just before. */
function countedTime(scene: Scene, kept: readonly Draft[], draft: Draft): Draft | null {
  const { tree, lemma } = scene;
  const time = tree.head[draft.trigger.word];
  if (time < 0 || lemma[time] !== "time" || relation(tree, draft.trigger.word) !== "acl" || draft.contact === null) return null;
  const subject = childBy(tree, time, "nsubj");
  if (!hasOrdinal(scene, time) || subject < 0 || !["it", "this", "that"].includes(form(scene, subject))) return null;
  const last = kept.findLast(({ contact }) => contact !== null && contact.roles.size > 1);
  if (last === undefined || scene.ann.tokens.sentence[draft.trigger.word] - scene.ann.tokens.sentence[last.lastWord] > 1) return null;
  return last;
}

/** "met on Friday, their second meeting in two weeks": a count of the meetings told just before, not another one. */
function counted(scene: Scene, kept: readonly Draft[], draft: Draft): Draft | null {
  const { trigger } = draft;
  const noted = relation(scene.tree, trigger.word) === "advcl" || relation(scene.tree, trigger.word) === "appos";
  if (trigger.kind !== "noun" || childBy(scene.tree, trigger.word, "nmod:poss", noted ? "det" : "nmod:poss") < 0) return null;
  if (!hasOrdinal(scene, trigger.word) && !(noted && hasSuperlative(scene, trigger.word))) return null;
  const sentence = scene.ann.tokens.sentence[trigger.word];
  const last = kept.findLast((other) => other.contact !== null && other.contact.roles.size > 1);
  if (last === undefined || scene.ann.tokens.sentence[last.lastWord] !== sentence) return null;
  return last.contact!.mode === trigger.frame.contact || last.contact!.mode === "other" ? last : null;
}

/** "landed in Taipei, becoming the highest official to visit in years": what makes the journey just told remarkable is that journey. */
function firstOfItsKind(scene: Scene, kept: readonly Draft[], draft: Draft): Draft | null {
  const { tree } = scene;
  const { trigger, contact } = draft;
  const over = tree.head[trigger.word];
  if (trigger.kind !== "verb" || contact === null || over < 0) return null;
  // … with the infinitive hung on "becoming"
  const became = scene.lemma[over] === "become" ? childBy(tree, over, "xcomp", "obj") : -1;
  const noun = relation(tree, trigger.word) === "acl" ? over : became;
  if (noun < 0) return null;
  const ranked = hasOrdinal(scene, noun) || hasSuperlative(scene, noun) || hasChild(scene, noun, ["only", "last", "top"]);
  if (!ranked) return null;
  const last = kept.findLast((other) => other.contact?.mode === contact.mode);
  if (last === undefined || scene.ann.tokens.sentence[trigger.word] - scene.ann.tokens.sentence[last.lastWord] > 1) return null;
  const people = draft.actors.filter((id) => scene.entityById.get(id)?.type === "PERSON");
  return people.length > 0 && people.every((id) => last.contact?.roles.has(id)) ? last : null;
}

function hasChild(scene: Scene, noun: number, words: readonly string[]): boolean {
  for (let child = scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child])
    if (words.includes(form(scene, child))) return true;
  return false;
}

const ORDINALS = new Set(["first", "second", "third", "fourth", "fifth", "sixth", "seventh"]);
function hasOrdinal(scene: Scene, noun: number): boolean {
  for (let child = scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child])
    if (ORDINALS.has(form(scene, child))) return true;
  return false;
}

/** "the longest meeting the two have had" */
function hasSuperlative(scene: Scene, noun: number): boolean {
  for (let t = Math.max(scene.tree.left[noun], noun - 12); t < noun; t++) {
    // "the highest-level contact", "the most extensive negotiations"
    const most = /est$/.test(form(scene, t)) && ["amod", "compound", "advmod"].includes(relation(scene.tree, t));
    if (most || (form(scene, t) === "most" && relation(scene.tree, t) === "advmod")) return true;
  }
  return false;
}

const MODE_RANK: { readonly [mode in ContactMode]: number } = { call: 4, letter: 3, meeting: 2, visit: 1, other: 0 };

function sameClause(scene: Scene, kept: readonly Draft[], draft: Draft): Draft | null {
  for (let i = kept.length - 1; i >= 0 && i >= kept.length - 4; i--) {
    const other = kept[i];
    if (other.contact === null || !inOneClause(scene, other, draft) || !modesJoin(other, draft)) continue;
    if (isPersonSplit(other, draft)) continue;
    return other;
  }
  return null;
}

/** A visit and the talks held on it stay two contacts; everything else that one clause tells is one. */
function modesJoin(a: Draft, b: Draft): boolean {
  const modes = [a.contact!.mode, b.contact?.mode ?? b.trigger.frame.contact!];
  if (modes[0] === modes[1]) return true;
  if (modes.includes("letter")) return false;
  if (modes.includes("visit")) return false;
  return modes.includes("other") || (modes.includes("meeting") && modes.includes("call"));
}

/** Both name people, and not the same ones: "met Tavon after talks with Ferran". */
function isPersonSplit(a: Draft, b: Draft): boolean {
  const own = b.recipients;
  // "met at a four-way summit with Macron and Merkel": all of them, and more
  const more = (b.contact?.roles.size ?? 0) > a.contact!.roles.size;
  if (more && [...a.contact!.roles.keys()].every((id) => b.contact?.roles.has(id))) return false;
  return own.length > 0 && a.contact!.roles.size > 1 && !own.some((id) => a.contact!.roles.has(id));
}

function inOneClause(scene: Scene, a: Draft, b: Draft): boolean {
  const [outer, inner] = a.trigger.kind === "noun" && b.trigger.kind !== "noun" ? [b, a] : [a, b];
  if (inner.trigger.kind !== "noun" || outer.trigger.kind === "noun") return false;
  let at = inner.trigger.word;
  for (let climbed = 0; climbed < 4 && at >= 0; climbed++) {
    if (at === outer.trigger.word) return true;
    const name = relation(scene.tree, at);
    if (name === "conj" || name === "advcl" || name === "acl" || name === "parataxis" || name === "ccomp" || name === "nsubj") return false;
    if (name === "obl" && ["before", "after", "since", "ahead", "until", "despite"].includes(caseOf(scene, at))) return false;
    at = scene.tree.head[at];
  }
  return false;
}

function caseOf(scene: Scene, token: number): string {
  const marker = childBy(scene.tree, token, "case");
  return marker < 0 ? "" : scene.lemma[marker];
}

const POINTING = new Set(["the", "this", "that", "these", "those", "both", "their", "his", "her", "our", "its", "such"]);
const ATTENDING = new Set(["attend", "chair", "lead", "join", "host", "moderate"]);
const NEW = new Set([
  "another",
  "new",
  "next",
  "second",
  "third",
  "fourth",
  "fifth",
  "separate",
  "previous",
  "last",
  "earlier",
  "future",
  "planned",
  "closing",
  "opening",
]);
const BACKWARD_SENTENCES = 12;

function pointsBack(scene: Scene, kept: readonly Draft[], draft: Draft): Draft | null {
  const { trigger } = draft;
  const noun = trigger.kind === "noun" ? trigger.word : trigger.light;
  const counts = isSaidOfIt(scene, noun);
  if (
    noun < 0 ||
    !(counts || isDefinite(scene, noun, trigger.kind === "noun")) ||
    (!counts && hasNewWord(scene, noun) && !isDue(kept, draft))
  )
    return null;
  // "The letters were delivered by the ambassador": those written before
  const hands = frameIsLetter(trigger) && HANDING.has(scene.lemma[trigger.word]);
  if (trigger.kind !== "noun" && (draft.contact?.roles.size ?? 0) > 1 && !hands && !ATTENDING.has(scene.lemma[trigger.word])) return null;
  const mode = draft.contact?.mode ?? trigger.frame.contact!;
  const hosts = trigger.kind !== "noun" && ATTENDING.has(scene.lemma[trigger.word]);
  const sentence = scene.ann.tokens.sentence[trigger.word];
  let best: Draft | null = null;
  for (let i = kept.length - 1; i >= 0; i--) {
    const other = kept[i];
    if (other.contact === null || other.contact.roles.size === 0) continue;
    if (sentence - scene.ann.tokens.sentence[other.lastWord] > BACKWARD_SENTENCES) break;
    const attends = trigger.kind !== "noun" && ATTENDING.has(scene.lemma[trigger.word]);
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

const HANDING = new Set(["deliver", "hand", "carry", "bring", "send", "receive"]);

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

function hasNewWord(scene: Scene, noun: number): boolean {
  for (let child = scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (NEW.has(form(scene, child)) || NEW.has(scene.lemma[child])) return true;
  }
  return false;
}

function nounFits(noun: string, before: ContactMode, now: ContactMode): boolean {
  if (noun === "call") return before === "call" || before === "other";
  if (noun === "visit" || noun === "trip") return before === "visit";
  if (noun === "letter") return before === "letter";
  if (noun === "conversation" || noun === "talk" || noun === "dialogue")
    return before === "call" || before === "meeting" || before === "other";
  return before === now || before === "other";
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

function partiesFit(before: Draft, now: Draft, guesses: readonly string[]): boolean {
  if (now.contact === null) return true;
  for (const [id, role] of now.contact.roles)
    if (!guesses.includes(id) && !before.contact!.roles.has(id) && role === "party" && !now.implied.some((i) => i.value === id))
      return false;
  return true;
}

function statusFits(before: Draft, now: Draft): boolean {
  if (before.status === now.status) return true;
  // What took place can be neither called off nor denied by the way.
  if (now.status === "cancelled" || now.status === "denied") return before.status !== "happened";
  if (now.status === "happened" || now.status === "ongoing")
    return before.status !== "refused" && before.status !== "hypothetical" && before.status !== "offered" && before.status !== "called-for";
  return now.status === "hypothetical" ? before.status !== "happened" : now.status === "planned" && before.status === "offered";
}

/** "They met on Tuesday … The meeting was requested by Kestria": on whose wish it was that it took place. */
function wasAskedFor(scene: Scene, before: Draft, { trigger, status }: Draft): boolean {
  const { tree } = scene;
  const verb = trigger.kind === "noun" && relation(tree, trigger.word) === "nsubj" ? tree.head[trigger.word] : -1;
  if (verb < 0 || before.status !== "happened" || (status !== "called-for" && status !== "offered")) return false;
  const aux = childBy(tree, verb, "aux");
  return aux >= 0 && ["was", "were"].includes(form(scene, aux)) && childBy(tree, verb, "ccomp", "xcomp") < 0;
}

/** No two different days. */
function timesFit(a: When, b: When): boolean {
  if (a.edtf === ".." || b.edtf === ".." || a.edtf.startsWith("../") || b.edtf.startsWith("../")) return true;
  // "met on Thursday … It was their third meeting since June"
  if (b.edtf.endsWith("/..") && a.edtf >= b.edtf.slice(0, -3)) return true;
  return a.edtf.startsWith(b.edtf) || b.edtf.startsWith(a.edtf);
}

const REPEAT = new Set(["again", "separately", "later", "previously", "earlier", "also", "then", "twice", "before", "already"]);
const NEAR_SENTENCES = 2;

function toldAgain(scene: Scene, kept: readonly Draft[], draft: Draft): Draft | null {
  if (draft.contact!.roles.size < 2) return null;
  const sentence = scene.ann.tokens.sentence[draft.trigger.word];
  for (let i = kept.length - 1; i >= 0; i--) {
    const other = kept[i];
    if (other.contact === null) continue;
    if (sentence - scene.ann.tokens.sentence[other.lastWord] > NEAR_SENTENCES) break;
    // "Talks began … They are being mediated by Lund"
    const helped =
      draft.trigger.frame.role !== undefined && draft.trigger.sides.passive && GOING.has(other.status) && GOING.has(draft.status);
    const roles = helped ? new Map([...draft.contact!.roles].filter(([, role]) => role === "party")) : draft.contact!.roles;
    if (!sameParties(other.contact.roles, roles) && !speakFor(scene, draft.contact!.roles, other.contact.roles)) continue;
    // "wrote to Dalvash … Dalvash replied": the other way
    const answers = other.contact.mode === "letter" && draft.actors.length === 1 && other.recipients.includes(draft.actors[0]);
    if (answers) continue;
    const alike = other.contact.mode === draft.contact!.mode || other.contact.mode === "other" || draft.contact!.mode === "other";
    if (!alike || !modesJoin(other, draft) || !(helped || other.status === draft.status) || other.background !== draft.background) continue;
    if (!timesFit(other.when, draft.when) || (other.place !== null && draft.place !== null && other.place !== draft.place)) continue;
    if (hasRepeat(scene, draft.trigger) || hasNewWord(scene, draft.trigger.light >= 0 ? draft.trigger.light : draft.trigger.word)) continue;
    return other;
  }
  return null;
}

const GOING: ReadonlySet<string> = new Set(["happened", "ongoing"]);

function sameParties(a: ReadonlyMap<string, ContactRole>, b: ReadonlyMap<string, ContactRole>): boolean {
  if (a.size < b.size) return false;
  for (const id of b.keys()) if (!a.has(id)) return false;
  return a.size === b.size || [...a.values()].filter((role) => role === "party").length === b.size;
}

/** "the leaders of Norland and Kestria … Solheim-Voss and Dalvash": people one by one for the states named before. */
function speakFor(scene: Scene, people: ReadonlyMap<string, ContactRole>, states: ReadonlyMap<string, ContactRole>): boolean {
  // "The foreign ministers' meeting has been postponed … Quorn and Prent had been due to meet"
  if (states.size === 1 && people.size > 1) {
    const group = scene.entityById.get([...states.keys()][0]);
    const nameless =
      group?.type === "GROUP" &&
      group.members.length === 0 &&
      group.country === null &&
      group.mentions.every(({ form }) => form !== "name");
    return nameless && [...people.keys()].every((id) => scene.entityById.get(id)?.type === "PERSON");
  }
  if (people.size !== states.size || people.size < 2) return false;
  const keys = new Set([...states.keys()].map((id) => scene.entityById.get(id)?.key ?? id));
  const countries = new Set([...people.keys()].map((id) => scene.entityById.get(id)?.country));
  const unknown = [...people.keys()].every((id) => isPersonOf(scene, id, null));
  const allStates = [...states.keys()].every((id) => {
    const state = scene.entityById.get(id);
    return state !== undefined && (state.key?.startsWith("country:") || (unknown && state.type !== "PERSON"));
  });
  if (keys.size !== people.size || !allStates) return false;
  return unknown || (countries.size === people.size && [...countries].every((country) => country != null && keys.has(country)));
}

function isPersonOf(scene: Scene, id: string, country: string | null): boolean {
  const entity = scene.entityById.get(id);
  return entity?.type === "PERSON" && entity.country === country;
}

function hasRepeat(scene: Scene, { frame, word }: Trigger): boolean {
  // "They also discussed grain": another topic, not another contact
  const topic = frame.id === "discuss" || frame.id === "exchange-views";
  for (let child = scene.tree.firstChild[word]; child >= 0; child = scene.tree.nextSibling[child])
    if (REPEAT.has(form(scene, child)) && relation(scene.tree, child) !== "mark" && !(topic && form(scene, child) === "also")) return true;
  return false;
}

const IN_PERSON = new Set(["meeting", "encounter"]);

/** Takes over what the second mention adds; what the first one states stays. */
function absorb(scene: Scene, into: Draft, draft: Draft, back: boolean): void {
  into.lastWord = draft.trigger.word;
  const contact = into.contact!;
  // "talked for an hour … After the meeting": now it is known to have been one.
  const named = IN_PERSON.has(scene.lemma[draft.trigger.word]) ? "meeting" : draft.trigger.frame.contact === "call" ? "call" : "other";
  const told = contact.mode === "other" ? named : contact.mode;
  const added: ContactDraft = draft.contact ?? { mode: told, roles: new Map(), initiatedBy: null, occasion: null };
  const spoken = speakFor(scene, added.roles, contact.roles);
  const roles = new Map(spoken ? added.roles : contact.roles);
  const guests = !back || ATTENDING.has(scene.lemma[draft.trigger.word]);
  const people = [...contact.roles.keys()].filter((id) => scene.entityById.get(id)?.type === "PERSON").length;
  // "Lavrov and Kuleba met in the first contact between the two countries": the countries are there in them
  const states = (id: string) => people > 1 && draft.trigger.kind === "noun" && scene.entityById.get(id)?.type === "PLACE";
  const hosted = [...contact.roles].some(([id, role]) => role === "host" && scene.entityById.get(id)?.type === "PLACE");
  for (const [id, role] of added.roles)
    if (role === "party" && states(id)) continue;
    // "landed in Quenby, his second trip to Tresmark": of one journey the town told first
    else if (contact.mode === "visit" && role === "host" && !roles.has(id) && hosted) continue;
    else if (guests || role !== "party" || contact.roles.has(id))
      if (!roles.has(id) || (role !== "party" && roles.get(id) === "party")) roles.set(id, role);
  const mode = MODE_RANK[added.mode] > MODE_RANK[contact.mode] ? added.mode : contact.mode;
  const asked = contact.initiatedBy ?? added.initiatedBy ?? initiatorOf(scene, draft.trigger, draft);
  into.contact = { mode, roles, initiatedBy: asked, occasion: contact.occasion ?? added.occasion };
  into.mode = mode === "call" ? "phone" : (into.mode ?? draft.mode);
  const known = new Set([...into.actors, ...into.recipients]);
  into.recipients = [...into.recipients, ...[...roles.keys()].filter((id) => !known.has(id))];
  const since = draft.status === "denied" && draft.when.edtf.endsWith("/..");
  if (
    (into.when.edtf === ".." && !since) ||
    (draft.when.edtf.startsWith(into.when.edtf) && draft.when.edtf.length > into.when.edtf.length && !draft.when.edtf.includes("/"))
  )
    into.when = draft.when.edtf === ".." ? into.when : draft.when;
  into.place ??= draft.place;
  if (draft.status === "cancelled" || (draft.status === "denied" && into.status === "planned")) into.status = "cancelled";
  else if (into.status === "offered" && draft.status === "planned") into.status = "planned";
  into.evidence = [
    ...into.evidence,
    ...draft.evidence.filter((span) => !into.evidence.some((own) => own.start === span.start && own.end === span.end)),
  ];
  into.implied = [
    ...into.implied,
    {
      field: "evidence",
      value: scene.ann.text.slice(scene.ann.tokens.start[draft.trigger.word], scene.ann.tokens.end[draft.trigger.word]),
      rule: "event.same-contact",
    },
  ];
}
