import { REAL } from "../../model/findings.ts";
import { ordinalOf } from "../../text/number-words.ts";
import { childBy, relation } from "../tree.ts";
import { hasNewWord, pointsBack } from "./coreference-anaphora.ts";
import { modesJoin, placesFit, sameParties, speakFor, timesFit } from "./coreference-compatibility.ts";
import { absorb } from "./coreference-merge.ts";
import type { Draft } from "./draft.ts";
import { isPerson } from "./entity-kinds.ts";
import { areOfOtherMinistries } from "./group-offices.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { isOneOfSeries } from "./series.ts";
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
    const apart =
      draft.contact === null || isOneOfSeries(scene, draft.trigger.kind === "noun" ? draft.trigger.word : -1, kept.at(-1) ?? null);
    const into = same ?? back ?? (apart ? null : toldAgain(scene, kept, draft));
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
function isBareContact({ contact, trigger }: Draft): boolean {
  // Whoever was only seen was not met.
  return trigger.frame.contact !== undefined && (contact !== null || trigger.frame.id !== "see-someone");
}

/** "thanked Norland for its mediation": long help, not the meeting told just before. */
function isThanked(scene: Scene, { trigger }: Draft): boolean {
  return trigger.kind === "noun" && trigger.frame.role !== undefined && childBy(scene.tree, trigger.word, "nmod:poss") >= 0;
}

/** "The Halvik Format convened on Monday. Idrel, Maruk and Lund took part [in the talks].": guests of what was told just before. */
function attendedBefore(scene: Scene, kept: readonly Draft[], draft: Draft): Draft | null {
  const { frame, word, light } = draft.trigger;
  const what = childBy(scene.tree, word, "obl");
  if (frame.id !== "take-part" || light >= 0 || !(what < 0 || isTheContact(scene, what))) return null;
  const last = kept.findLast(({ contact }) => contact !== null && contact.roles.size > 0);
  if (last === undefined || scene.ann.tokens.sentence[word] - scene.ann.tokens.sentence[last.lastWord] !== 1) return null;
  return last.contact!.mode === "meeting" && last.status === draft.status ? last : null;
}

/** "in the talks", by no name and of nobody else */
function isTheContact(scene: Scene, noun: number): boolean {
  const frames = scene.ontology.nounFrames.get(scene.lemma[noun]);
  const article = childBy(scene.tree, noun, "det");
  const named = childBy(scene.tree, noun, "compound", "amod", "nmod") >= 0;
  return frames?.some(({ of }) => of.contact !== undefined) === true && !named && article >= 0 && form(scene, article) === "the";
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
  // "It marked the first time that a premier had spoken with him"
  const marks = relation(tree, time) === "obj" && ["mark", "represent"].includes(lemma[tree.head[time]]);
  const subject = childBy(tree, marks ? tree.head[time] : time, "nsubj");
  if (!hasOrdinal(scene, time) || subject < 0 || !["it", "this", "that"].includes(form(scene, subject))) return null;
  const last = kept.findLast(({ contact }) => contact !== null && contact.roles.size > 1);
  if (last === undefined || scene.ann.tokens.sentence[draft.trigger.word] - scene.ann.tokens.sentence[last.lastWord] > 1) return null;
  return last;
}

/** "met on Friday, their second meeting in two weeks": a count of the meetings told just before, not another one. */
function counted(scene: Scene, kept: readonly Draft[], draft: Draft): Draft | null {
  const { trigger } = draft;
  // "shook hands at a hotel in Quenby, the first meeting between leaders of the two countries"
  const set = relation(scene.tree, trigger.word) === "parataxis" && childBy(scene.tree, trigger.word, "cop", "nsubj") < 0;
  const noted = set || relation(scene.tree, trigger.word) === "advcl" || relation(scene.tree, trigger.word) === "appos";
  if (trigger.kind !== "noun" || childBy(scene.tree, trigger.word, "nmod:poss", noted ? "det" : "nmod:poss") < 0) return null;
  if (!hasOrdinal(scene, trigger.word) && !(noted && hasSuperlative(scene, trigger.word))) return null;
  const sentence = scene.ann.tokens.sentence[trigger.word];
  const last = kept.findLast((other) => other.contact !== null && other.contact.roles.size > 1);
  if (last === undefined || scene.ann.tokens.sentence[last.lastWord] !== sentence) return null;
  return last.contact!.mode === trigger.frame.contact || last.contact!.mode === "other" ? last : null;
}

/** "landed in Quenby, becoming the highest official to visit in years": what makes the journey just told remarkable is that journey. */
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
  const people = draft.actors.filter((id) => isPerson(scene, id));
  return people.length > 0 && people.every((id) => last.contact?.roles.has(id)) ? last : null;
}

function hasChild(scene: Scene, noun: number, words: readonly string[]): boolean {
  for (let child = scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child])
    if (words.includes(form(scene, child))) return true;
  return false;
}

function hasOrdinal(scene: Scene, noun: number): boolean {
  for (let child = scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child])
    if (ordinalOf(form(scene, child)) !== null) return true;
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

function sameClause(scene: Scene, kept: readonly Draft[], draft: Draft): Draft | null {
  for (let i = kept.length - 1; i >= 0 && i >= kept.length - 4; i--) {
    const other = kept[i];
    if (other.contact === null || !inOneClause(scene, other, draft) || !modesJoin(other, draft)) continue;
    if (isPersonSplit(other, draft)) continue;
    return other;
  }
  return null;
}

/** Both name people, and not the same ones: "met Tavon after talks with Ferran". */
function isPersonSplit(a: Draft, b: Draft): boolean {
  const own = b.recipients;
  // "met at a four-way summit with Ferran and Idrel": all of them, and more
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
      draft.trigger.frame.role !== undefined && draft.trigger.sides.passive && REAL.has(other.status) && REAL.has(draft.status);
    const roles = helped ? new Map([...draft.contact!.roles].filter(([, role]) => role === "party")) : draft.contact!.roles;
    const same = sameParties(other.contact.roles, roles);
    if (!same && (setsApart(scene, draft.trigger) || !speakFor(scene, draft.contact!.roles, other.contact.roles))) continue;
    // "wrote to Dalvash … Dalvash replied": the other way
    const answers = other.contact.mode === "letter" && draft.actors.length === 1 && other.recipients.includes(draft.actors[0]);
    if (answers) continue;
    const alike = other.contact.mode === draft.contact!.mode || other.contact.mode === "other" || draft.contact!.mode === "other";
    if (!alike || !modesJoin(other, draft) || !(helped || other.status === draft.status) || other.background !== draft.background) continue;
    if (!timesFit(other.when, draft.when) || !placesFit(scene, other.place, draft.place)) continue;
    if (areOfOtherMinistries(scene, other.trigger.sides.subject, draft.trigger.sides.subject)) continue;
    if (hasRepeat(scene, draft.trigger) || hasNewWord(scene, draft.trigger.light >= 0 ? draft.trigger.light : draft.trigger.word)) continue;
    return other;
  }
  return null;
}

/** "Before the session the two conferred in private": beside the talks of their states, not those. */
function setsApart(scene: Scene, { kind, word, light }: Trigger): boolean {
  const { tree } = scene;
  if (light >= 0 && isOneOf(scene, light, "meal")) return true;
  for (let child = kind === "verb" ? tree.firstChild[word] : -1; child >= 0; child = tree.nextSibling[child]) {
    if (["alone", "beforehand", "separately", "privately"].includes(form(scene, child))) return true;
    if (relation(tree, child) !== "obl") continue;
    if (scene.lemma[child] === "private" || isOneOf(scene, child, "meal") || isOneOf(scene, child, "sideline")) return true;
    const contact = scene.ontology.nounFrames.get(scene.lemma[child])?.some(({ of }) => of.contact !== undefined) ?? false;
    if (contact && ["before", "after", "ahead", "following"].includes(caseOf(scene, child))) return true;
  }
  return false;
}

function hasRepeat(scene: Scene, { frame, word }: Trigger): boolean {
  // "They also discussed grain": another topic, not another contact
  const topic = frame.id === "discuss" || frame.id === "exchange-views";
  for (let child = scene.tree.firstChild[word]; child >= 0; child = scene.tree.nextSibling[child])
    if (REPEAT.has(form(scene, child)) && relation(scene.tree, child) !== "mark" && !(topic && form(scene, child) === "also")) return true;
  return false;
}
