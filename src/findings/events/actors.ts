import type { Entity } from "../../model/annotations.ts";
import { childBy, fullRelation, isNegated, relation, upos } from "../tree.ts";
import { isCountry, isNamed, isPerson } from "./entity-kinds.ts";
import { statesOf } from "./homes.ts";
import { caseOf, entityOf, isKind, isNominal, isPlural, preposition } from "./noun-phrases.ts";
import { antecedentOf, sayerOf, toldByNobody } from "./pronouns.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { leaderBehind } from "./teams-led.ts";

const DEPTH = 4;

/**
 * Entities that a noun phrase stands for, by its head word: its own entity (its members where these are known), that of an apposition, else that of
 * a possessor or modifier ("Kestrian gunners" act for Kestria), with those of words joined to it by "and".
 */
export function resolve(scene: Scene, head: number, depth = 0): string[] {
  if (head < 0 || depth > DEPTH) return [];
  const listed = namesListed(scene, head, depth);
  if (listed.length > 1) return listed;
  const own = resolveOne(scene, head, depth);
  const found = new Set(own);
  for (let child = scene.tree.firstChild[head]; child >= 0; child = scene.tree.nextSibling[child]) {
    // "met Moll and Roe, but not Noor": whom somebody did not meet
    if (relation(scene.tree, child) === "conj" && isNominal(scene, child) && !isModifier(scene, child) && !isLeftOut(scene, child))
      for (const id of resolve(scene, child, depth + 1)) found.add(id);
    // "Colonel Deng and Colonel Lado", with the second joined to the name under the title
    const joined = relation(scene.tree, child) === "flat" && scene.personAt[child] >= 0 ? childBy(scene.tree, child, "conj") : -1;
    if (joined >= 0 && scene.personAt[joined] >= 0) for (const id of resolve(scene, joined, depth + 1)) found.add(id);
  }
  // "The presidents of Norland and Kestria, R. Voss and O. Dalvash": the names say who the presidents are.
  const apposed = appositionOf(scene, head);
  const named = apposed >= 0 && scene.personAt[apposed] >= 0 ? resolve(scene, apposed, depth + 1) : [];
  const people = [...found].filter((id) => (named.includes(id) || !own.includes(id)) && isPerson(scene, id));
  const explained = people.length > 1 && upos(scene.tree, head) === "NOUN" && isPlural(scene, head);
  return explained ? people : [...found];
}

/** "Dalvash, who met Tavon in May, and [Lund] left": joined behind the clause, he is none of those whom it is about. */
function isBehind(scene: Scene, antecedent: number, pronoun: number, id: string): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[antecedent]; child >= 0; child = tree.nextSibling[child])
    if (child > pronoun && relation(tree, child) === "conj" && resolve(scene, child, DEPTH).includes(id)) return true;
  return false;
}

function isLeftOut({ tree, lemma }: Scene, joined: number): boolean {
  const but = childBy(tree, joined, "cc");
  return but >= 0 && lemma[but] === "but" && isNegated(tree, joined);
}

/** "the guarantor powers, Norland, Tresmark and Kestria": names in a list behind a comma say who the plural noun stands for. */
function namesListed(scene: Scene, head: number, depth: number): string[] {
  const { tree } = scene;
  if (upos(tree, head) !== "NOUN" || form(scene, head) === scene.lemma[head] || childBy(tree, head, "appos") >= 0) return [];
  const determiner = childBy(tree, head, "det", "nmod:poss");
  if (determiner < 0 || form(scene, determiner) === "a") return [];
  const names: number[] = [];
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child])
    if (relation(tree, child) === "conj") names.push(child);
  const alike = names.length > 1 && names.every((t) => upos(tree, t) === "PROPN" && scene.entityAt[t] >= 0);
  if (!alike || form(scene, tree.left[names[0]] - 1) !== "," || childBy(tree, names[0], "cc") >= 0) return [];
  return [...new Set(names.flatMap((t) => resolve(scene, t, depth + 1)))];
}

/** "Vardanian" of "… and Vardanian Prime Minister Mirel Tavon", hung on the words before: no party of its own. */
function isModifier(scene: Scene, token: number): boolean {
  if (token + 1 >= scene.tree.tokens.count) return false;
  if (scene.lemma[token + 1] === "'s" && entityOf(scene, token)?.type !== "PERSON") return true;
  if (upos(scene.tree, token) !== "ADJ") return false;
  return ["NOUN", "PROPN", "ADJ"].includes(upos(scene.tree, token + 1));
}

const OF_SOME = new Set(["each", "both", "all", "some", "several", "many", "most"]);

function resolveOne(scene: Scene, head: number, depth: number): string[] {
  // "each of them", "both of the presidents"
  const all = OF_SOME.has(form(scene, head)) ? childBy(scene.tree, head, "nmod") : -1;
  if (all >= 0 && preposition(scene, all) === "of") return resolve(scene, all, depth + 1);
  const owner = whoseOwner(scene, head);
  if (owner >= 0) return resolve(scene, owner, depth + 1);
  const sayer = upos(scene.tree, head) === "PRON" ? (toldByNobody(scene, head) ?? sayerOf(scene, head)) : -1;
  if (sayer >= 0) return resolve(scene, sayer, depth + 1);
  const antecedent = antecedentOf(scene, head);
  if (antecedent >= 0) return resolve(scene, antecedent, depth + 1).filter((id) => !isBehind(scene, antecedent, head, id));
  const beside = nameBeside(scene, head);
  if (beside >= 0) return besideNames(scene, head, beside, depth);
  const leaders = leadersOf(scene, head, depth);
  if (leaders.length > 0) return leaders;
  // "The delegation was welcomed": the one that was told to be led by somebody
  const before =
    isOneOf(scene, head, "team") && scene.entityAt[head] >= 0 ? scene.ann.entities[scene.entityAt[head]].mentions[0].head : head;
  const told = before === head ? [] : leadersOf(scene, before, depth);
  if (told.length > 0) return told;
  const team = upos(scene.tree, head) === "PRON" ? ofTeam(scene, head, depth) : [];
  if (team.length > 0) return team;
  const apposition = appositionOf(scene, head);
  const named = apposition >= 0 && isNominal(scene, apposition) ? resolve(scene, apposition, depth + 1) : [];
  const entity = entityOf(scene, head);
  const states = statesBehind(scene, head, depth);
  if (states.length > 1) return states;
  const outside = entity === null ? [] : ownerOutside(scene, head, entity);
  if (outside.length > 0) return outside;
  const group = entity === null ? [] : peopleOfGroup(scene, head, entity, depth);
  if (group.length > 1) return group;
  if (entity !== null) return ofEntity(scene, head, entity, named, depth);
  if (named.some((id) => isPerson(scene, id))) return named;
  const modifiers = modifierEntities(scene, head, depth);
  if (modifiers.length > 0) return modifiers;
  return named.length > 0 ? named : nameBehindOf(scene, head);
}

/** "Kestria, whose ambassador was summoned": nobody knows more of him than the state that stands before; -1 elsewhere. */
function whoseOwner(scene: Scene, head: number): number {
  const whose = upos(scene.tree, head) === "NOUN" && isKind(scene, head, "person") ? childBy(scene.tree, head, "nmod:poss") : -1;
  if (whose < 1 || form(scene, whose) !== "whose") return -1;
  const before = form(scene, whose - 1) === "," ? whose - 2 : whose - 1;
  const type = before < 0 ? undefined : entityOf(scene, before)?.type;
  return type === "PLACE" || type === "ORG" ? before : -1;
}

/** "The governments of Germany and Poland", with the governments taken for those of one: each of the states. */
function statesBehind(scene: Scene, head: number, depth: number): string[] {
  const { tree } = scene;
  if (upos(tree, head) !== "NOUN" || !isPlural(scene, head) || !isKind(scene, head, "institution") || childBy(tree, head, "appos") >= 0)
    return [];
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child])
    if (relation(tree, child) === "nmod" && preposition(scene, child) === "of" && childBy(tree, child, "conj") >= 0) {
      const ids = resolve(scene, child, depth + 1);
      return ids.every((id) => ["PLACE", "ORG", "PERSON"].includes(scene.entityById.get(id)?.type ?? "")) ? ids : [];
    }
  return [];
}

/** "A Kestrian delegation led by Tev Maruk is due on Monday. It will hold talks": whoever the delegation stands for. */
function ofTeam(scene: Scene, pronoun: number, depth: number): string[] {
  const entity = entityOf(scene, pronoun);
  const first = entity === null || isNamed(entity) ? -1 : entity.mentions[0].head;
  // "The government of Kelmar said it had sent letters"
  const body = first >= 0 && first < pronoun && (isOneOf(scene, first, "team") || isKind(scene, first, "institution"));
  return body ? resolve(scene, first, depth + 1) : [];
}

/** "Kelmar's president", with the president read without the state: nobody knows more of him than the state. */
function ownerOutside(scene: Scene, head: number, entity: Entity): string[] {
  const possessor =
    upos(scene.tree, head) === "NOUN" && entity.type === "PERSON" && !isNamed(entity) ? childBy(scene.tree, head, "nmod:poss") : -1;
  const state = entityOf(scene, possessor);
  const outside = state !== null && entity.mentions.every(({ start }) => start > scene.ann.tokens.start[possessor]);
  return outside && isNamed(state) && (state.type === "PLACE" || state.type === "ORG") ? [state.id] : [];
}

/** Apposition of a noun; of "the head of the Union, Ansa Teller" the name, which the parser hangs on the Union. */
function appositionOf(scene: Scene, head: number): number {
  const { tree } = scene;
  const own = childBy(tree, head, "appos");
  // "… and General Hask," a spokeswoman said: what stands behind the quotation is nobody in it.
  if (own >= 0 && quoteBetween(scene, head, own)) return -1;
  if (own >= 0 || !isKind(scene, head, "person")) return own;
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "nmod" || entityOf(scene, child)?.type === "PERSON") continue;
    const below = childBy(tree, child, "appos");
    if (below >= 0 && entityOf(scene, below)?.type === "PERSON") return below;
  }
  return -1;
}

function quoteBetween(scene: Scene, from: number, to: number): boolean {
  for (let t = from + 1; t < to; t++) if (/["“”]/.test(form(scene, t))) return true;
  return false;
}

/** "Delegates of the Free North", with the name hung elsewhere: the name behind "of". */
function nameBehindOf(scene: Scene, head: number): string[] {
  if (upos(scene.tree, head) !== "NOUN" || !isPlural(scene, head) || !isKind(scene, head, "person")) return [];
  const { tokens } = scene.ann;
  if (head + 2 >= tokens.count || form(scene, head + 1) !== "of" || scene.tree.head[head + 1] === head) return [];
  for (let t = head + 2; t < Math.min(head + 6, tokens.count) && tokens.sentence[t] === tokens.sentence[head]; t++)
    if (scene.entityAt[t] >= 0) return [scene.ann.entities[scene.entityAt[t]].id];
  return [];
}

/** "A delegation led by Tev Maruk": the leader, where a group without a name has one. */
function leadersOf(scene: Scene, head: number, depth: number): string[] {
  const { tree } = scene;
  if (upos(tree, head) !== "NOUN") return [];
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
    if (relation(tree, child) === "acl" && (scene.lemma[child] === "lead" || scene.lemma[child] === "head"))
      return resolve(scene, byPhrase(scene, child), depth + 1);
    // "a delegation of the Concord led by Odo Varn", hung on the Concord
    const below = isOneOf(scene, head, "team") && relation(tree, child) === "nmod" ? childBy(tree, child, "acl") : -1;
    if (below >= 0 && (scene.lemma[below] === "lead" || scene.lemma[below] === "head"))
      return resolve(scene, byPhrase(scene, below), depth + 1);
  }
  // "A delegation arrived … It is led by Maruk"
  const determiner = isOneOf(scene, head, "team") ? childBy(tree, head, "det") : -1;
  const led = determiner >= 0 && ["a", "an"].includes(form(scene, determiner)) ? leaderBehind(scene, head) : -1;
  return led < 0 ? [] : resolve(scene, led, depth + 1).filter((id) => isPerson(scene, id));
}

/** "The defence ministers of Ilmar and Norholm, Roo and Solberg, … They": a pronoun stands for those whom the text names behind the group's first mention. */
function peopleOfGroup(scene: Scene, head: number, { type, members, mentions }: Entity, depth: number): string[] {
  const first = mentions[0].head;
  if (type !== "GROUP" || members.length > 0 || first >= head || upos(scene.tree, head) !== "PRON" || mentions[0].form !== "noun")
    return [];
  const people = resolve(scene, first, depth + 1);
  const known = people.every((id) => isPerson(scene, id)) || isStateIds(scene, people);
  return known ? people : [];
}

/** What a mention stands for, where its words, its members or an apposition say it better than the entity itself. */
function ofEntity(scene: Scene, head: number, entity: Entity, named: readonly string[], depth: number): string[] {
  const nameless = entity.mentions.every((mention) => mention.form === "noun" || mention.form === "pronoun");
  // "Kelmar's president and the premier of Osteria": the first is one
  const one = entity.type === "PERSON" && entity.members.length === 0 && form(scene, head) === scene.lemma[head];
  const plural = isPlural(scene, head) && !one;
  // "the leaders of Norland and Vardania" are those, whoever "the leaders" were before.
  const explained = named.length > 1 && named.every((id) => isPerson(scene, id));
  // … unless an apposition names them
  if (nameless && plural && explained) return [...named];
  const states = nameless && plural ? modifierEntities(scene, head, depth) : [];
  if (states.length > 1) return states;
  // "a delegation of the Dawn Alliance"
  const sent =
    nameless &&
    !plural &&
    isOneOf(scene, head, "team") &&
    childBy(scene.tree, head, "det") >= 0 &&
    /^an?$/.test(form(scene, childBy(scene.tree, head, "det")));
  if (sent) {
    const senders = modifierEntities(scene, head, depth);
    if (senders.length > 0) return senders;
  }
  // "the leaders of the Compact": nobody is named, so the Compact stands for them
  const body = states.length === 1 ? scene.entityById.get(states[0]) : undefined;
  const known = isNamed(body) || (body?.members.length ?? 0) > 0;
  if (known && entity.members.length === 0 && named.length === 0) return states;
  // "the 27 member states" are not the two named before
  // "meets two generals", taken for two told before
  const others = entity.members.length > 0 && upos(scene.tree, head) === "NOUN" && childBy(scene.tree, head, "nummod") >= 0;
  if (others && childBy(scene.tree, head, "det", "nmod:poss", "appos", "acl") < 0) return modifierEntities(scene, head, depth);
  if (entity.members.length > 0) return isMiscounted(scene, head, entity.members.length) ? [entity.id] : [...entity.members];
  // "Bastian Orlo and Odile Marchetan, the leaders of Kelmar and Osteria, met": the people, not their states
  const explains = !(entity.type === "PERSON" && isNamed(entity)) || named.some((id) => isPerson(scene, id));
  if (named.length > 1 && plural && explains) return [...named];
  const people = named.filter((id) => isPerson(scene, id) && id !== entity.id);
  // "met Rhee's chief of staff, Ada Finn": the name says who it is, whomever the text's entities take the office for
  if ((nameless || (upos(scene.tree, head) === "NOUN" && !plural)) && people.length > 0) return [...named];
  // "Tavon, Dalvash discuss road", "between Vardania, Kestria": two names side by side in a headline
  const pair = people.length === named.length && entity.type === "PERSON" && people.length > 0;
  if (pair || (named.length === 1 && isCountry(entity) && isStateId(scene, named[0]) && named[0] !== entity.id))
    return [entity.id, ...named];
  return [entity.id];
}

function isMiscounted(scene: Scene, head: number, members: number): boolean {
  const number = upos(scene.tree, head) === "NOUN" ? childBy(scene.tree, head, "nummod") : -1;
  return number >= 0 && /^\d+$/.test(form(scene, number)) && Number(form(scene, number)) !== members;
}

/** Entity of the person whose name follows a role noun: "her counterpart Jona Pellar", "the rebel general Sten Hask". */
function nameBeside(scene: Scene, head: number): number {
  const own = scene.entityAt[head];
  if (upos(scene.tree, head) !== "NOUN" && upos(scene.tree, head) !== "ADJ") return -1;
  if (own >= 0 && scene.ann.entities[own].members.length > 0) return -1;
  for (let t = head + 1; t < Math.min(head + 4, scene.tree.tokens.count); t++) {
    if (scene.personAt[t] >= 0) return scene.ann.entities[scene.personAt[t]].members.length === 0 ? scene.personAt[t] : -1;
    const tag = upos(scene.tree, t);
    if (tag !== "NOUN" && tag !== "ADJ" && tag !== "PROPN") break;
  }
  // "Kestria's chief of staff General Ruk Maldin"
  for (let child = scene.tree.firstChild[head]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (
      child > head &&
      scene.personAt[child] >= 0 &&
      ["nmod", "flat", "appos"].includes(relation(scene.tree, child)) &&
      caseOf(scene, child) < 0 &&
      childBy(scene.tree, child, "cc") < 0
    )
      return scene.personAt[child];
  }
  return -1;
}

/** "Foreign ministers Anna Keller and Marco Silva": the name beside a role noun, with those joined to it. */
function besideNames(scene: Scene, head: number, first: number, depth: number): string[] {
  const ids = [scene.ann.entities[first].id];
  const { right } = scene.tree;
  for (let t = head + 1; t < Math.min(Math.max(head + 5, right[head] + 1), head + 16, scene.tree.tokens.count); t++) {
    if (scene.entityAt[t] !== first) continue;
    for (let child = scene.tree.firstChild[t]; child >= 0; child = scene.tree.nextSibling[child])
      if (relation(scene.tree, child) === "conj" && isNominal(scene, child)) ids.push(...resolve(scene, child, depth + 1));
  }
  return ids;
}

function isStateAt(scene: Scene, token: number): boolean {
  return isCountry(entityOf(scene, token));
}

function isStateId(scene: Scene, id: string): boolean {
  return isCountry(scene.entityById.get(id));
}

function modifierEntities(scene: Scene, head: number, depth: number): string[] {
  const { tree } = scene;
  let found: string[] = [];
  let best = 0;
  for (let child = tree.firstChild[head]; child >= 0; child = tree.nextSibling[child]) {
    const name = fullRelation(tree, child);
    const weight =
      name === "nmod:poss"
        ? 4
        : name === "compound" || name === "amod" || name === "flat" || name === "nmod:desc"
          ? 3
          : name === "nmod"
            ? 2
            : 0;
    if (weight === 0 || weight < best) continue;
    // "telephoned their families"
    if ((weight === 4 || (weight === 2 && preposition(scene, child) === "of")) && isOneOf(scene, head, "kin")) continue;
    // "her Tolmerian counterpart": another than she
    const peer = isOneOf(scene, head, "peer") || (scene.lemma[head] === "number" && form(scene, head - 1) === "opposite");
    if (weight === 4 && peer && upos(tree, child) === "PRON") continue;
    const marker = preposition(scene, child);
    // "leaders of regional rivals Vardania and Kestria": the names may hang on the leaders without a preposition.
    const bare = marker === null && child > head && isStateAt(scene, child);
    // "negotiators for Tarsia and Belmont"
    const acting = marker === "for" && isKind(scene, head, "person") && isPlural(scene, head);
    if (weight === 2 && !bare && !acting && !["of", "from", "in"].includes(marker ?? "")) continue;
    // "with a stop in Norgrad": not with Norgrad
    if (weight === 2 && marker === "in" && !isKind(scene, head, "person", "institution", "force", "protester")) continue;
    // "saw both envoys in Quenby"
    if (weight === 2 && marker === "in" && ["both", "two", "all", "three"].includes(form(scene, childBy(tree, head, "det", "nummod"))))
      continue;
    const all = weight === 4 || weight === 2 ? resolve(scene, child, depth + 1) : direct(scene, child);
    // "members of Tavon's campaign": the thing's owner is none of them
    const owned = weight === 2 && scene.entityAt[child] < 0 && upos(tree, child) === "NOUN" && !isKind(scene, child, "person");
    const some = owned ? all.filter((id) => !isPerson(scene, id)) : all;
    // "Their foreign ministers will meet": not the two presidents themselves, but of their states
    const theirs = weight === 4 && form(scene, child) === "their" && isKind(scene, head, "person") && isPlural(scene, head);
    const owners = theirs && some.every((id) => isPerson(scene, id));
    const ids = owners ? [...statesOf(scene, some)] : some;
    if (owners && ids.length < 2) continue;
    // "leaders of regional rivals Vardania and Kestria": of two equal modifiers the states say who is meant.
    // "U.S. and Chinese diplomats", with both hung on the diplomats
    if (weight === 3 && best === 3 && isJoined(scene, child) && areOrigins(scene, ids) && areOrigins(scene, found)) {
      found = [...new Set([...found, ...ids])];
      continue;
    }
    const clearer = weight > best || (ids.every((id) => isStateId(scene, id)) && !found.every((id) => isStateId(scene, id)));
    if (ids.length === 0 || !clearer) continue;
    found = ids;
    best = weight;
  }
  return found;
}

/** Right behind an "and", which the parser may have hung on the noun. */
function isJoined(scene: Scene, token: number): boolean {
  return childBy(scene.tree, token, "cc") >= 0 || (token > 0 && form(scene, token - 1) === "and");
}

/** Where somebody is from: countries, towns and peoples. */
function areOrigins(scene: Scene, ids: readonly string[]): boolean {
  return ids.length > 0 && ids.every((id) => ["PLACE", "GROUP"].includes(scene.entityById.get(id)?.type ?? ""));
}

function isStateIds(scene: Scene, ids: readonly string[]): boolean {
  return ids.length > 0 && ids.every((id) => isStateId(scene, id));
}

/** A modifier's own entity, with those joined to it: "Kestrian and Vardanian officials". */
function direct(scene: Scene, token: number): string[] {
  const ids: string[] = [];
  const own = scene.entityAt[token];
  if (own >= 0) ids.push(scene.ann.entities[own].id);
  for (let child = scene.tree.firstChild[token]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) === "conj" && scene.entityAt[child] >= 0) ids.push(scene.ann.entities[scene.entityAt[child]].id);
  }
  return ids;
}

/** Head of the by-phrase of a verb, -1 where none; "received by Askel, not by the president" is Askel, and so it is where the phrase hangs on the day or the place before it. */
export function byPhrase(scene: Scene, verb: number): number {
  const { tree } = scene;
  for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "obl" || scene.headsTime[child] === 1) continue;
    if (preposition(scene, child) === "by" && !isNegated(tree, child)) return child;
  }
  // "deputies led by speaker Lio Karsten", with the speaker hung on the deputies
  const by = verb + 1 < tree.tokens.count && form(scene, verb + 1) === "by" ? tree.head[verb + 1] : -1;
  if (by > verb && relation(tree, verb) === "acl" && tree.head[by] === tree.head[verb]) return by;
  for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "obl") continue;
    for (let below = tree.firstChild[child]; below >= 0; below = tree.nextSibling[below])
      if (relation(tree, below) === "nmod" && preposition(scene, below) === "by" && scene.entityAt[below] >= 0) return below;
  }
  return -1;
}
