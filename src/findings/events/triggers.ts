import type { ContactMode } from "../../model/findings.ts";
import { ordinalOf } from "../../text/number-words.ts";
import { childBy, isPassive, modalOf, relation, upos } from "../tree.ts";
import { actorFits, hasRest, isTimeWord, isVetoed, matchingObject, meetsNeed, meetsWith, phraseAt } from "./frame-conditions.ts";
import { isKind, isPlural, preposition } from "./noun-phrases.ts";
import type { Entry } from "./ontology.ts";
import { type Frame, hasWith } from "./ontology-shapes.ts";
import { byPreposition } from "./party-places.ts";
import { presenceAt } from "./presence.ts";
import { antecedentOf } from "./pronouns.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { type Sides, sidesOf } from "./sides.ts";
import type { Trigger } from "./trigger.ts";

export type { Trigger } from "./trigger.ts";

const NO_SIDES: Sides = { subject: -1, object: -1, passive: false };

/** All triggers of a text in text order; a word gives at most one, and a noun that a light verb took gives none of its own. */
export function findTriggers(scene: Scene): Trigger[] {
  const { tokens } = scene.tree;
  const found: Trigger[] = [];
  const taken = new Set<number>();
  for (let t = 0; t < tokens.count; t++) {
    const trigger = triggerAt(scene, t) ?? nextOfKind(scene, t, found) ?? doneSo(scene, t, found);
    if (trigger === null) continue;
    // "a dinner given by the king": the noun is the contact
    if (isHelperVerb(scene, trigger)) continue;
    // "the build-up": both halves of one word
    const before = found.at(-1);
    if (before !== undefined && before.frame === trigger.frame && t - before.word === 2 && form(scene, t - 1) === "-") continue;
    // "cancelled a visit", "called off the strike" and "demanded talks" speak of an event; "lifted the blockade", "held talks" are all that there is.
    const speaks = trigger.frame.type === "REJECT" || trigger.frame.type === "REQUEST" || trigger.frame.id === "call-off-strike";
    if (trigger.light >= 0 && !speaks) taken.add(trigger.light);
    found.push(trigger);
  }
  return found.filter((trigger) => !taken.has(trigger.word));
}

const ONES = new Set(["one", "round"]);
const ORDERS = new Set(["next", "last", "previous", "final", "earlier", "new", "another"]);
const NOUNS: { readonly [mode in ContactMode]?: string } = { meeting: "meeting", call: "call", visit: "visit" };

/** "met on Monday … The next one is set for Friday", "The last round was held in May": of the kind of contact told just before; null elsewhere. */
function nextOfKind(scene: Scene, token: number, found: readonly Trigger[]): Trigger | null {
  const { tree, ontology, lemma } = scene;
  if (!ONES.has(lemma[token]) || relation(tree, token) === "nummod" || form(scene, token + 1) === "of") return null;
  const last = found.findLast(({ frame }) => frame.contact !== undefined && NOUNS[frame.contact] !== undefined);
  if (last === undefined || tree.tokens.sentence[token] - tree.tokens.sentence[last.word] > 3) return null;
  let ordered = false;
  for (let child = tree.firstChild[token]; child >= 0 && child < token; child = tree.nextSibling[child])
    if (ORDERS.has(form(scene, child)) || ordinalOf(form(scene, child)) !== null) ordered = true;
  const noun = NOUNS[last.frame.contact ?? "other"];
  const frame = ordered && noun !== undefined ? ontology.nounFrames.get(noun)?.find(({ words }) => words.length === 1)?.of : undefined;
  return frame === undefined ? null : { frame, word: token, kind: "noun", light: -1, sides: NO_SIDES };
}

/** "promised to call Maruk. He did so on Monday": the contact that the clause or the sentence before spoke of as to come; null elsewhere. */
function doneSo(scene: Scene, token: number, found: readonly Trigger[]): Trigger | null {
  const { tree, lemma } = scene;
  if (lemma[token] !== "do" || form(scene, token + 1) !== "so" || upos(tree, token) !== "VERB") return null;
  const last = found.at(-1);
  if (last?.frame.contact === undefined || tree.tokens.sentence[token] - tree.tokens.sentence[last.word] > 1) return null;
  const sides = sidesOf(scene, token);
  return sides.subject < 0 ? null : { frame: last.frame, word: token, kind: "verb", light: -1, sides, again: true };
}

/** "talks hosted by Norland": the noun is the contact, its host or mediator is read from there. */
function isHelperVerb(scene: Scene, { frame, sides, kind, word }: Trigger): boolean {
  // "A summit, which Lund had hoped to convene"
  const over = relation(scene.tree, word) === "xcomp" ? scene.tree.head[word] : word;
  const relative = kind === "verb" && relation(scene.tree, over) === "acl" && isOneOf(scene, word, "hosting");
  if (relative && frame.contact !== undefined && isContactNoun(scene, scene.tree.head[over]) && sides.object < over) return true;
  if (kind !== "verb" || frame.role === undefined || relation(scene.tree, word) !== "acl") return false;
  // "a trip to Belmora, where he was received by Tavon"
  const marker = childBy(scene.tree, word, "advmod");
  if (marker >= 0 && form(scene, marker) === "where") return false;
  // "a summit meeting Lund hosted"
  if (sides.object < 0) return isContactNoun(scene, scene.tree.head[word]);
  return isContactNoun(scene, sides.object) || isPlaceOfContact(scene, scene.tree.head[word]);
}

/** "a summit in Varnholt in February, which Brandau will host": the relative clause hangs on the place or the day. */
function isPlaceOfContact(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  let at = noun;
  for (let climbed = 0; climbed < 3 && at >= 0 && ["nmod", "obl"].includes(relation(tree, at)); climbed++) {
    at = tree.head[at];
    if (at >= 0 && (isContactNoun(scene, at) || (upos(tree, at) === "VERB" && isContactNoun(scene, childBy(tree, at, "obj"))))) return true;
  }
  return false;
}

function triggerAt(scene: Scene, token: number): Trigger | null {
  const { ontology, lemma } = scene;
  if (scene.inDate[token] === 1) return null;
  switch (upos(scene.tree, token)) {
    case "VERB":
    case "AUX":
      // "invited them to talks", with the noun read as a verb
      if (form(scene, token).endsWith("s") && form(scene, token) !== lemma[token] && marksInfinitive(scene, token))
        return best(scene, token, ontology.nounFrames.get(lemma[token]), matchNoun);
      // "said after talks with Pellar", "The talks were called off", with the noun read as a verb
      if (isOblique(scene, token) || isSubjectNoun(scene, token))
        return best(scene, token, ontology.nounFrames.get(lemma[token]), matchNoun);
      if (isGerundNoun(scene, token)) return best(scene, token, ontology.nounFrames.get(form(scene, token)), matchNoun);
      return best(scene, token, ontology.verbFrames.get(lemma[token]), matchVerb);
    case "NOUN":
    case "PROPN":
      if (upos(scene.tree, token) === "PROPN" && scene.entityAt[token] >= 0 && scene.ann.entities[scene.entityAt[token]].type === "PERSON")
        return null;
      if (isTimeWord(scene, token)) return null;
      if (childBy(scene.tree, token, "cop") >= 0) {
        const present = presenceAt(scene, token);
        if (present !== null) return present;
      }
      // "continue to fire", "Pellar visits Lisk on Monday", with the verb read as a noun
      if (marksInfinitive(scene, token) || isClause(scene, token))
        return best(scene, token, ontology.verbFrames.get(lemma[token]), matchVerb);
      return best(scene, token, ontology.nounFrames.get(lemma[token]), matchNoun);
    case "ADV":
      return presenceAt(scene, token);
    case "ADJ":
      return (
        presenceAt(scene, token) ??
        best(scene, token, ontology.adjectiveFrames.get(lemma[token]) ?? ontology.verbFrames.get(lemma[token]), matchAdjective)
      );
    default:
      return null;
  }
}

function marksInfinitive(scene: Scene, token: number): boolean {
  const marker = childBy(scene.tree, token, "mark");
  return marker >= 0 && scene.lemma[marker] === "to";
}

function isOblique(scene: Scene, token: number): boolean {
  const { tree } = scene;
  if (
    !["obl", "nmod", "nsubj"].includes(relation(tree, token)) ||
    !form(scene, token).endsWith("s") ||
    form(scene, token) === scene.lemma[token]
  )
    return false;
  return scene.ontology.nounFrames.has(scene.lemma[token]) && childBy(tree, token, "nsubj", "aux", "obj") < 0;
}

/** "talks with Benani are scheduled", with the noun read as a verb */
function isSubjectNoun(scene: Scene, token: number): boolean {
  const { tree } = scene;
  if (!["nsubj", "obj"].includes(relation(tree, token)) || !form(scene, token).endsWith("s") || form(scene, token) === scene.lemma[token])
    return false;
  return scene.ontology.nounFrames.has(scene.lemma[token]) && childBy(tree, token, "nsubj", "aux", "obj", "mark") < 0;
}

/** "Fighting continues", "the shelling of": a noun in -ing that was read as a verb. */
function isGerundNoun(scene: Scene, token: number): boolean {
  if (!form(scene, token).endsWith("ing") || !scene.ontology.nounFrames.has(form(scene, token))) return false;
  return relation(scene.tree, token) === "nsubj" && childBy(scene.tree, token, "obj", "nsubj", "aux") < 0;
}

/** A subject and an object under it make a noun a verb. */
function isClause(scene: Scene, token: number): boolean {
  if (childBy(scene.tree, token, "cop", "det") >= 0) return false;
  const subject = childBy(scene.tree, token, "nsubj");
  // "Luna, right, talks with Weller" in a caption
  const talks = subject >= 0 && subject < token && form(scene, token) === "talks" && childBy(scene.tree, token, "case", "amod") < 0;
  return talks || (subject >= 0 && childBy(scene.tree, token, "obj") > token);
}

interface Match {
  readonly trigger: Trigger;
  /** How much of the frame the text meets: the more, the better it fits. */
  readonly score: number;
}
type Matcher = (scene: Scene, token: number, entry: Entry<Frame>, sides: Sides) => Match | null;

function best(scene: Scene, token: number, entries: readonly Entry<Frame>[] | undefined, match: Matcher): Trigger | null {
  if (entries === undefined) return null;
  const sides = match === matchVerb ? sidesOf(scene, token) : NO_SIDES;
  let top: Match | null = null;
  for (const entry of entries) {
    const found = match(scene, token, entry, sides);
    if (found !== null && (top === null || found.score > top.score)) top = found;
  }
  return top?.trigger ?? null;
}

function matchVerb(scene: Scene, token: number, entry: Entry<Frame>, own: Sides): Match | null {
  const frame = entry.of;
  const sides = frame.object.length > 0 ? sharedPassive(scene, token, own) : own;
  if (isHyphenated(scene, token)) return null;
  // "the visiting premier": only describes
  if (frame.contact === "visit" && relation(scene.tree, token) === "amod") return null;
  if (entry.words.length > 1 && !hasRest(scene, token, entry.words)) return null;
  let score = entry.words.length - 1;
  let light = -1;
  if (frame.object.length > 0 || hasWith(frame)) {
    const object = frame.object.length > 0 ? matchingObject(scene, token, sides, frame.object) : -1;
    if (object >= 0) {
      // "held a call with Tavon and a meeting with Ferran": the first names it
      score += relation(scene.tree, object) === "conj" ? 3 : 4;
      if (isEventNoun(scene, object)) light = object;
    } else if (hasWith(frame) && meetsWith(scene, token, frame)) score += 2;
    else return null;
  }
  if (
    frame.role !== undefined &&
    light < 0 &&
    sides.object >= 0 &&
    isContactNoun(scene, sides.object) &&
    relation(scene.tree, token) !== "acl"
  )
    light = sides.object;
  if (frame.need.length > 0) {
    if (!meetsNeed(scene, token, frame.need)) return null;
    score += 1;
  }
  // "called on Kestria to withdraw": no visit
  if (frame.id === "call-on" && (isAppeal(scene, token) || scene.personAt[sides.object] >= 0)) return null;
  // "made a call on his phone"
  if (frame.id === "courtesy-call" && byPreposition(scene, token, "on").length + byPreposition(scene, light, "on").length === 0)
    return null;
  // "dropped the strike they had announced": the strike, which will not be
  if (frame.id === "lift" && light >= 0 && isOnlyAnnounced(scene, light)) return null;
  // "The Mirovian team was led by Lisak and the Thessarian one by Galan"
  if (frame.id === "lead-delegations" && sides.passive) return null;
  // "returning a visit by his colleague to Tovo": that visit is the colleague's
  if (frame.id === "return-visit" && byNoun(scene, sides.object)) return null;
  // "invited them to talks": the talks are the contact, not a visit.
  if (frame.id === "invite" && bringsTalks(scene, token)) return null;
  if (frame.modal.length > 0 && !frame.modal.includes(modalOf(scene.tree, token) ?? "")) return null;
  if (isVetoed(scene, token, sides, frame.unless)) return null;
  // "sent a strong message": by what it does
  if (frame.contact === "letter" && light >= 0 && isDescribed(scene, light, frame.unless)) return null;
  // "spoke at the session": each to those who sat there
  if (frame.id === "speak-each-other" && hasAudience(scene, token)) return null;
  if (frame.plural && !isPluralSubject(scene, sides.subject)) return null;
  if (!actorFits(scene, token, sides, frame)) return null;
  if (frame.only === "protester" || frame.only === "person") score += 1;
  return { trigger: { frame, word: token, kind: "verb", light, sides }, score };
}

function hasAudience(scene: Scene, verb: number): boolean {
  for (let child = scene.tree.firstChild[verb]; child >= 0; child = scene.tree.nextSibling[child])
    // … "have spoken of a reality"
    if (
      relation(scene.tree, child) === "obl" &&
      ((isOneOf(scene, child, "assembly") && preposition(scene, child) === "at") || preposition(scene, child) === "of")
    )
      return true;
  return false;
}

function isDescribed(scene: Scene, noun: number, words: readonly string[]): boolean {
  for (let child = scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child])
    if (relation(scene.tree, child) === "amod" && words.includes(scene.lemma[child])) return true;
  return false;
}

/** "were declared unwanted and sent home": a bare participle joined to a passive is one as well, where its frame asks for an object. */
function sharedPassive(scene: Scene, token: number, own: Sides): Sides {
  const { tree } = scene;
  if (own.passive || own.object >= 0 || own.subject < 0 || relation(tree, token) !== "conj") return own;
  const bare = form(scene, token) !== scene.lemma[token] && childBy(tree, token, "nsubj", "aux", "mark") < 0;
  return bare && isPassive(tree, tree.head[token]) ? { subject: -1, object: own.subject, passive: true } : own;
}

/** "Tavon and Dalvash, who last saw each other in March": as many as those whom the pronoun stands for. */
function isPluralSubject(scene: Scene, subject: number): boolean {
  if (subject < 0) return false;
  const antecedent = antecedentOf(scene, subject);
  return isPlural(scene, antecedent >= 0 ? antecedent : subject);
}

/** "called on Kestria to withdraw", "… for a truce": asks, and visits nobody. */
function isAppeal(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  for (let t = verb + 2; t <= Math.min(tree.right[verb], verb + 60); t++)
    if (
      (form(scene, t) === "for" && relation(tree, t) === "case" && !isKind(scene, t - 1, "person")) ||
      (form(scene, t) === "to" && relation(tree, t) === "mark" && isBelow(scene, t, verb))
    )
      return true;
  return false;
}

/** "called on Kestria to withdraw", not "and discussed matters pertaining to transit" */
function isBelow({ tree }: Scene, mark: number, verb: number): boolean {
  const over = tree.head[tree.head[mark]];
  return over === verb || (over >= 0 && tree.head[over] === verb && relation(tree, over) !== "conj");
}

function byNoun(scene: Scene, noun: number): boolean {
  for (let child = noun < 0 ? -1 : scene.tree.firstChild[noun]; child >= 0; child = scene.tree.nextSibling[child])
    if (relation(scene.tree, child) === "nmod" && preposition(scene, child) === "by") return true;
  return false;
}

/** A thing wished for stands behind "for", an infinitive behind "to". */
function isWish(scene: Scene, call: number): boolean {
  if (form(scene, call + 1) === "for") return true;
  return upos(scene.tree, call + 2) === "VERB" && marksInfinitive(scene, call + 2);
}

function matchNoun(scene: Scene, token: number, entry: Entry<Frame>): Match | null {
  const frame = entry.of;
  const { tree } = scene;
  if (entry.words.length > 1 && !phraseAt(scene, token, entry.words)) return null;
  // "an invitation to Restad to visit Ostrel": the visit says it all
  if (frame.id === "invitation" && isToVisit(scene, token)) return null;
  if (frame.id === "in-touch" && preposition(scene, token) !== "in") return null;
  // "there is talk of a summit": hearsay, no meeting
  if (form(scene, token) === "talk" && ["of", "about"].includes(form(scene, token + 1))) return null;
  // "spoke to a joint session": those who listen, not a meeting told of
  const listens = frame.contact === "meeting" && preposition(scene, token) === "to" && tree.head[token] >= 0;
  // "addressed a joint session", "the right deal for its audience"
  const addressed = frame.contact === "meeting" && relation(tree, token) === "obj" && scene.lemma[tree.head[token]] === "address";
  if (addressed || (form(scene, token) === "audience" && byPreposition(scene, token, "with").length === 0)) return null;
  if (listens && ["speak", "talk", "testify"].includes(scene.lemma[tree.head[token]])) return null;
  // "the call for a truce", "calls to withdraw": nobody telephones
  if (scene.lemma[token] === "call" && ["for", "to"].includes(form(scene, token + 1)) && isWish(scene, token)) return null;
  if (scene.lemma[token] === "call" && isHeeded(scene, token)) return null;
  // "on the sidelines of the summit": the occasion of another contact
  if (tree.head[token] >= 0 && isOneOf(scene, tree.head[token], "sideline")) return null;
  // "attack helicopter", "meeting room": the noun only colours another one.
  if (relation(tree, token) === "compound" && tree.head[token] > token) return null;
  if (isVetoed(scene, token, NO_SIDES, frame.unless)) return null;
  if (frame.verb.length === 0 && hasWith(frame) && !meetsWith(scene, token, frame)) return null;
  const needed = frame.need.length > 0 && frame.verb.length === 0;
  if (needed && !meetsNeed(scene, token, frame.need)) return null;
  return { trigger: { frame, word: token, kind: "noun", light: -1, sides: NO_SIDES }, score: entry.words.length + (needed ? 1 : 0) };
}

/** "heeding the call of the leaders", "answered Tavon's call to act" */
function isHeeded(scene: Scene, noun: number): boolean {
  const verb = relation(scene.tree, noun) === "obj" ? scene.tree.head[noun] : -1;
  return verb >= 0 && ["heed", "echo", "obey", "follow", "support", "back", "resist"].includes(scene.lemma[verb]);
}

/** A journey in the infinitive stands behind the invitation to it. */
function isToVisit(scene: Scene, noun: number): boolean {
  const { tree, ontology, lemma } = scene;
  const { endToken } = scene.ann.sentences[tree.tokens.sentence[noun]];
  for (let t = noun + 3; t < Math.min(endToken, noun + 30); t++)
    if (upos(tree, t) === "VERB" && marksInfinitive(scene, t))
      return (ontology.verbFrames.get(lemma[t]) ?? []).some(({ of }) => of.contact === "visit");
  return false;
}

function matchAdjective(scene: Scene, token: number, entry: Entry<Frame>): Match | null {
  const frame = entry.of;
  const listed = frame.adjective.includes(entry.words[0]);
  if (frame.modal.length > 0 || (!listed && !/(?:ed|en|ut)$/.test(form(scene, token)))) return null;
  // A past participle tagged as an adjective is still the verb's passive ("the road is blocked").
  if (!listed && !(childBy(scene.tree, token, "nsubj", "cop") >= 0)) return null;
  if (entry.words.length > 1) return null;
  if (frame.need.length > 0 && !meetsNeed(scene, token, frame.need)) return null;
  if (listed && hasWith(frame) && !meetsWith(scene, token, frame)) return null;
  const subject = childBy(scene.tree, token, "nsubj");
  const sides: Sides = listed ? { subject, object: -1, passive: false } : { subject: -1, object: subject, passive: true };
  if (subject < 0 || isVetoed(scene, token, sides, frame.unless)) return null;
  if (listed && childBy(scene.tree, token, "xcomp", "obl", "ccomp", "advcl") < 0 && frame.only === "party") return null;
  if (!listed && frame.object.length > 0 && matchingObject(scene, token, sides, frame.object) < 0) return null;
  if (!actorFits(scene, token, sides, frame)) return null;
  return { trigger: { frame, word: token, kind: "adjective", light: -1, sides }, score: listed ? 1 : 0 };
}

/** "Norland-brokered": a participle after a hyphen only describes. */
function isHyphenated(scene: Scene, token: number): boolean {
  return token > 1 && form(scene, token - 1) === "-" && scene.tree.tokens.end[token - 1] === scene.tree.tokens.start[token];
}

function bringsTalks(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child])
    if (["obl", "advcl", "nmod"].includes(relation(tree, child)) && isContactNoun(scene, child)) return true;
  return false;
}

function isContactNoun(scene: Scene, token: number): boolean {
  if (token < 0) return false;
  return (scene.ontology.nounFrames.get(scene.lemma[token]) ?? []).some((entry) => entry.of.contact !== undefined);
}

function isEventNoun(scene: Scene, token: number): boolean {
  return scene.ontology.nounFrames.has(scene.lemma[token]);
}

/** "the strike that they had announced for next week" */
function isOnlyAnnounced({ tree, lemma, ontology }: Scene, noun: number): boolean {
  const clause = childBy(tree, noun, "acl:relcl", "acl");
  return (
    clause > noun &&
    (ontology.verbGovernors.get(lemma[clause])?.some(({ of }) => of.gives === "planned" && of.over.includes("obj")) ?? false)
  );
}
