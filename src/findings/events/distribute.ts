import { childBy, isNegated, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { dated, onceMore, onEachDay } from "./distribute-days.ts";
import type { ContactDraft, Draft } from "./draft.ts";
import { gapped } from "./gapping.ts";
import { preposition } from "./noun-phrases.ts";
import { canTakePart } from "./participants.ts";
import { form, type Scene } from "./scene.ts";
import { timeAsWhen } from "./when.ts";

/**
 * One telling of several contacts: "telephoned both", "bilateral meetings with each" is one contact with each of them, and so is "met Idrel in Ostrel
 * on Tuesday and Maruk in Belmora on Thursday", where each name has its own day or place.
 */
export function distribute(scene: Scene, draft: Draft): Draft[] {
  const { contact, actors, recipients, trigger } = draft;
  if (contact === null) return [draft];
  const journeys = gapped(scene, draft);
  if (journeys !== null) return [...journeys];
  // "Each of them held talks with the host"
  const separate = [trigger.word, trigger.light].some((head) => head >= 0 && saysEach(scene, head));
  const again = onceMore(scene, draft);
  if (again !== null) return [draft, again];
  const days = separate ? [] : onEachDay(scene, draft);
  if (days.length > 1) return days;
  // "were both in Belmora for meetings with Tavon"
  if (actors.length > 1 && recipients.length > 0 && trigger.kind === "noun" && isPluralOfEach(scene, trigger.word))
    return actors.map((id) => onlyActor(draft, contact, id));
  const bothApart = trigger.sides.subject >= 0 && form(scene, trigger.sides.subject) === "both" && separate;
  if (actors.length > 1 && recipients.length > 0 && (isEach(scene, trigger.sides.subject) || bothApart))
    return actors.map((id) => onlyActor(draft, contact, id));
  if (recipients.length > 1 && actors.length > 0 && trigger.sides.passive && isEach(scene, trigger.sides.object))
    return recipients.map((id) => only(draft, contact, id));
  // "The president and the premier telephoned him": each on his own
  if (contact.mode === "call" && recipients.length === 1 && isRungByEach(scene, draft))
    return actors.map((id) => onlyActor(draft, contact, id));
  const agents = byEachAgent(scene, draft, contact);
  if (agents.length > 1) return agents;
  if (recipients.length < 2) return [draft];
  // Who telephones two people does so one after the other.
  if (contact.mode === "call" && isRinging(scene, draft))
    return apart(scene, draft, contact).flatMap((one) => one.recipients.map((id) => only(one, one.contact ?? contact, id)));
  // "gave a lunch for both delegations"
  if (trigger.frame.id === "give-dinner" || trigger.frame.id === "bring-to") return [draft];
  if (separate) return recipients.map((id) => only(draft, contact, id));
  // A letter to several is one to each.
  if (contact.mode === "letter" && draft.actors.length === 1) return recipients.map((id) => only(draft, contact, id));
  const twice = withEach(scene, draft, contact);
  return twice.length > 1 ? twice : apart(scene, draft, contact);
}

/** "was received by the premier and, an hour later, by the speaker": two phrases with "by" are two contacts. */
function byEachAgent(scene: Scene, draft: Draft, contact: ContactDraft): Draft[] {
  const { tree } = scene;
  const { word, sides, kind } = draft.trigger;
  if (kind !== "verb" || !sides.passive || sides.subject < 0 || draft.actors.length === 0) return [];
  const role = contact.roles.get(draft.actors[0]);
  const found: Draft[] = [draft];
  for (let child = tree.firstChild[word]; child >= 0; child = tree.nextSibling[child]) {
    if (child <= sides.subject || relation(tree, child) !== "obl" || preposition(scene, child) !== "by" || scene.headsTime[child] === 1)
      continue;
    // "by Askel, not by the president"
    const left = form(scene, tree.left[child]) === "not" || form(scene, tree.left[child] - 1) === "not" || isNegated(tree, child);
    const ids = left ? [] : resolve(scene, child).filter((id) => !contact.roles.has(id) && canTakePart(scene, id));
    if (ids.length === 0 || role === undefined) continue;
    const others = [...contact.roles].filter(([id]) => !draft.actors.includes(id));
    found.push({ ...draft, actors: ids, contact: { ...contact, roles: new Map([...ids.map((id) => [id, role] as const), ...others]) } });
  }
  return found;
}

/** "spoke with Toral in the morning and with Odal in the evening": two phrases of one preposition are two contacts, each with the time after it. */
function withEach(scene: Scene, draft: Draft, contact: ContactDraft): Draft[] {
  const { tree } = scene;
  const { word, frame, kind } = draft.trigger;
  const phrases: { readonly ids: readonly string[]; readonly at: number }[] = [];
  if (kind !== "verb" || !frame.to.includes("with")) return [];
  const add = (token: number) => {
    if (preposition(scene, token) !== "with") return;
    const ids = resolve(scene, token).filter((id) => draft.recipients.includes(id));
    if (ids.length > 0) phrases.push({ ids, at: token });
  };
  for (let child = tree.firstChild[word]; child > -1; child = tree.nextSibling[child]) {
    if (!["obl", "conj"].includes(relation(tree, child))) continue;
    add(child);
    // "with the emir and with Tavon": the second joined to the first
    for (const joined of joinedTo(scene, child)) add(joined);
    // "… and late in the evening with Salcedo": hung on the time
    if (scene.headsTime[child] === 1)
      for (let below = tree.firstChild[child]; below > -1; below = tree.nextSibling[below])
        if (relation(tree, below) === "nmod") add(below);
  }
  if (phrases.length < 2) return [];
  return phrases.map(({ ids: all, at }, i) => {
    const ids = all.filter((id) => !phrases.slice(i + 1).some((later) => later.ids.includes(id)));
    const end = i + 1 < phrases.length ? phrases[i + 1].at : tree.right[word] + 1;
    const placed = scene.timesIn[scene.ann.tokens.sentence[word]].find((time) => time.head > at && time.head < end);
    const when = placed === undefined ? draft.when : dated(scene, draft, timeAsWhen(placed, "when.joined"));
    const roles = new Map([...contact.roles].filter(([id]) => ids.includes(id) || !draft.recipients.includes(id)));
    return { ...draft, recipients: ids, when, contact: { ...contact, roles } };
  });
}

function saysEach(scene: Scene, head: number): boolean {
  const { tree } = scene;
  // "held bilateral meetings with A and B": each of two
  const bilateral = form(scene, head) === "meetings" ? childBy(tree, head, "amod") : -1;
  if (bilateral >= 0 && form(scene, bilateral) === "bilateral") return true;
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    const word = form(scene, child);
    if (word === "separate" || word === "separately" || word === "individually") return true;
    // "met A and B in separate meetings"
    const apart = name === "obl" && word === "meetings" ? childBy(tree, child, "amod") : -1;
    if (apart >= 0 && form(scene, apart) === "separate") return true;
    const party = name === "obj" || name === "iobj" || name === "obl" || name === "nmod";
    if ((party || name === "cc") && (word === "each" || word === "both")) return true;
    // "spoke with both Hest and Brun"
    const both = party ? childBy(tree, child, "cc:preconj", "det") : -1;
    if (both >= 0 && form(scene, both) === "both") return true;
  }
  return false;
}

/** "telephoned Aguirre and Okello", "took calls from the emir and from Sisi"; a call with two at once is held with them. */
function isRinging(scene: Scene, { actors, recipients, trigger }: Draft): boolean {
  if (actors.length !== 1 || !recipients.every((id) => scene.entityById.get(id)?.type !== "GROUP")) return false;
  if (["phone", "ring", "call-someone"].includes(trigger.frame.id)) return !trigger.sides.passive;
  return ["have-call", "hold-talks"].includes(trigger.frame.id) && form(scene, trigger.light) !== scene.lemma[trigger.light];
}

/** "Tavon and Dalvash telephoned Lund", of people of two states, not "rang Lund together". */
function isRungByEach(scene: Scene, { actors, trigger }: Draft): boolean {
  if (actors.length < 2 || trigger.sides.passive || !["phone", "ring", "call-someone"].includes(trigger.frame.id)) return false;
  const homes = new Set(actors.map((id) => scene.entityById.get(id)?.country ?? id));
  if (homes.size < actors.length) return false;
  for (let child = scene.tree.firstChild[trigger.word]; child >= 0; child = scene.tree.nextSibling[child])
    if (["together", "jointly"].includes(form(scene, child))) return false;
  return true;
}

/** "meetings" of a clause that says "both" or "each". */
function isPluralOfEach(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  if (form(scene, noun) !== "meetings" && form(scene, noun) !== "calls") return false;
  const verb = tree.head[noun];
  for (let child = verb < 0 ? -1 : tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child])
    if (["both", "each"].includes(form(scene, child)) && ["advmod", "det", "cc"].includes(relation(tree, child))) return true;
  return false;
}

function isEach(scene: Scene, subject: number): boolean {
  if (subject < 0) return false;
  const determiner = childBy(scene.tree, subject, "det");
  return form(scene, subject) === "each" || (determiner >= 0 && form(scene, determiner) === "each");
}

function onlyActor(draft: Draft, contact: ContactDraft, id: string): Draft {
  const roles = new Map([...contact.roles].filter(([other]) => other === id || !draft.actors.includes(other)));
  return { ...draft, actors: [id], contact: { ...contact, roles } };
}

function only(draft: Draft, contact: ContactDraft, id: string): Draft {
  const roles = new Map([...contact.roles].filter(([other]) => other === id || !draft.recipients.includes(other)));
  return { ...draft, recipients: [id], contact: { ...contact, roles } };
}

/** Each of the joined objects has a date of its own: the first keeps the event's, the others take theirs. */
function apart(scene: Scene, draft: Draft, contact: ContactDraft): Draft[] {
  const { tree } = scene;
  const { object } = draft.trigger.sides;
  if (object < 0) return [draft];
  const parts: Draft[] = [];
  for (const child of joinedTo(scene, object)) {
    const start = scene.ann.tokens.start[child];
    // The first has a day of its own before the "and": what stands behind the second name is the second's, wherever the parser hung it.
    const first = draft.when.phrase !== null && draft.when.phrase.start < start;
    const end = first ? tree.right[draft.trigger.word] : Math.max(tree.right[child], tree.right[object]);
    const placed = scene.timesIn[scene.ann.tokens.sentence[child]].find(
      (time) => time.head > child && time.head <= end && time.head > draft.trigger.word && !isOfClause(scene, child, time.first),
    );
    const later = joinedTo(scene, child).flatMap((t) => resolve(scene, t));
    const ids = resolve(scene, child).filter((id) => draft.recipients.includes(id) && !later.includes(id));
    if (ids.length === 0) continue;
    if ((placed === undefined || placed.time.start === draft.when.phrase?.start) && isLater(scene, draft.trigger.word, child)) {
      for (const id of ids) parts.push(only(draft, contact, id));
      continue;
    }
    // "met the leaders of the Compact in Quenby and Sanna Idrel at Harn"
    const behind = Math.min(child + NEAR_WORDS, tree.right[draft.trigger.word] + 1);
    const elsewhere = placeUnder(scene, child) ?? placeBehind(scene, child, behind);
    if (placed === undefined && elsewhere !== null && isApart(scene, object, child, elsewhere)) {
      for (const id of ids) parts.push({ ...only(draft, contact, id), place: elsewhere });
      continue;
    }
    if (placed === undefined || placed.time.start === draft.when.phrase?.start) continue;
    const when = dated(scene, draft, timeAsWhen(placed, "when.joined"));
    const place = placeUnder(scene, child) ?? placeBehind(scene, child, placed.head) ?? draft.place;
    for (const id of ids) parts.push({ ...only(draft, contact, id), when, place });
  }
  if (parts.length === 0) return [draft];
  // "met Okello on Tuesday, Deng on Wednesday and Okello again on Thursday"
  const first = resolve(scene, object);
  const moved = new Set(parts.flatMap((part) => part.recipients).filter((id) => first[0] !== id));
  const rest = draft.recipients.filter((id) => !moved.has(id));
  const roles = new Map([...contact.roles].filter(([id]) => !moved.has(id)));
  return [{ ...draft, recipients: rest, contact: { ...contact, roles } }, ...parts];
}

/** "hosted A and B for talks that lasted until midnight": a time behind a verb of its own is no time of B. */
function isOfClause({ tree }: Scene, from: number, to: number): boolean {
  for (let t = from + 1; t < to; t++) if (relation(tree, t) === "acl" && upos(tree, t) === "VERB") return true;
  return false;
}

/** So many words behind a name its place is looked for. */
const NEAR_WORDS = 10;

/** Whether the one before a joined name has another place of its own. */
function isApart(scene: Scene, object: number, joined: number, place: string): boolean {
  const before = placeUnder(scene, object) ?? placeBehind(scene, object, joined - 1);
  return before !== null && before !== place;
}

/** Words joined to a word, and to those, in text order. */
function joinedTo(scene: Scene, head: number, depth = 0): number[] {
  const { tree } = scene;
  const found: number[] = [];
  for (let child = tree.firstChild[head]; child >= 0 && depth < 4; child = tree.nextSibling[child])
    if (relation(tree, child) === "conj") found.push(child, ...joinedTo(scene, child, depth + 1));
  return found.sort((a, b) => a - b);
}

const LATER = new Set(["afterwards", "afterward", "later", "then", "subsequently", "thereafter", "earlier", "beforehand"]);

/** "met Aarest in the morning and Imbert shortly afterwards": two meetings of one day. */
function isLater(scene: Scene, verb: number, name: number): boolean {
  const { sentence, count } = scene.ann.tokens;
  for (let t = Math.max(verb + 1, name - 6); t < Math.min(name + 6, count) && sentence[t] === sentence[name]; t++) {
    if (t > name && ["and", ",", "."].includes(form(scene, t))) return false;
    if (LATER.has(form(scene, t))) return true;
  }
  return false;
}

function placeBehind(scene: Scene, from: number, to: number): string | null {
  const { start, end } = scene.ann.tokens;
  for (let t = from + 1; t < to; t++)
    if (scene.entityAt[t] >= 0 && ["in", "at"].includes(preposition(scene, t) ?? "") && scene.headsTime[t] === 0)
      return scene.ann.text.slice(start[t], end[t]);
  return null;
}

function placeUnder(scene: Scene, head: number): string | null {
  const { tree } = scene;
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
    if (!["in", "at"].includes(preposition(scene, child) ?? "") || childBy(tree, child, "nummod") >= 0) continue;
    const { start, end } = scene.ann.tokens;
    if (scene.entityAt[child] >= 0) return scene.ann.text.slice(start[child], end[child]);
  }
  return null;
}
