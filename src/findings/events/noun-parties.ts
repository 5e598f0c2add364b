import { childBy, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { captioned } from "./captions.ts";
import { isCountry, isPerson } from "./entity-kinds.ts";
import { countedBy, isKind, preposition } from "./noun-phrases.ts";
import { childByPreposition, hasTheir, nounSides } from "./noun-sides.ts";
import { byPreposition, type Parties, union } from "./party-places.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { ownSubject } from "./sides.ts";
import type { Trigger } from "./triggers.ts";

export function nounParties(scene: Scene, trigger: Trigger): Parties {
  const { frame, word } = trigger;
  const sides = nounSides(scene, word);
  const { others } = sides;
  const by = sides.by.length < 2 && hasTheir(scene, word) ? union(sides.by, clausePeople(scene, word), []) : sides.by;
  if (frame.mutual || frame.contact !== undefined) return mutualNoun(scene, trigger, by, others);
  let recipients: string[] = [];
  let actors = by;
  for (const place of frame.to) {
    if (place === "obj") continue;
    recipients = byPreposition(scene, word, place).filter((id) => !actors.includes(id));
    if (recipients.length > 0) break;
  }
  const possessor = childBy(scene.tree, word, "nmod:poss");
  // "Hask's arrest": the one arrested, unless somebody else is.
  if (recipients.length === 0 && possessor >= 0 && frame.to.includes("of") && childByPreposition(scene, word, "by") < 0) {
    const person = resolve(scene, possessor).filter((id) => isPerson(scene, id));
    if (person.length > 0) {
      recipients = person;
      actors = actors.filter((id) => !person.includes(id));
    }
  }
  if (actors.length === 0) actors = lightSubject(scene, word).filter((id) => !recipients.includes(id));
  return { actors, recipients, borrowed: false };
}

/** "he told Solheim-Voss the truth in their last call": the people that the clause around the noun speaks of, where there are two. */
function clausePeople(scene: Scene, noun: number, states = false): string[] {
  const { tree } = scene;
  let at = tree.head[noun];
  for (let climbed = 0; climbed < 3 && at >= 0; climbed++, at = tree.head[at]) {
    if (upos(tree, at) !== "VERB") continue;
    let people: string[] = [];
    for (let child = tree.firstChild[at]; child >= 0; child = tree.nextSibling[child]) {
      if (child === noun) continue;
      if (["nsubj", "obj", "iobj", "obl"].includes(relation(tree, child)))
        people = union(
          people,
          resolve(scene, child).filter(
            (id) => isPerson(scene, id) || isToldGroup(scene, child, id) || (states && isToldState(scene, child, id)),
          ),
          [],
        );
    }
    if (people.length > 1) return people;
  }
  return [];
}

/** "In a letter she complained to Kestria", "Kestria urged Norland in a call": states that tell each other something. */
function isToldState(scene: Scene, token: number, id: string): boolean {
  const entity = scene.entityById.get(id);
  const name = relation(scene.tree, token);
  if (entity === undefined || !(isCountry(entity) || (entity.type === "PLACE" && entity.country !== null))) return false;
  if (name === "obl") return preposition(scene, token) === "to" && !isJourney(scene, scene.tree.head[token]);
  return name === "nsubj" || isOneOf(scene, scene.tree.head[token], "telling");
}

function isJourney(scene: Scene, verb: number): boolean {
  return (scene.ontology.verbFrames.get(scene.lemma[verb]) ?? []).some(({ of }) => of.contact === "visit");
}

/** "informed the other leaders in a letter" */
function isToldGroup(scene: Scene, token: number, id: string): boolean {
  const told = ["obj", "iobj"].includes(relation(scene.tree, token)) && isOneOf(scene, scene.tree.head[token], "telling");
  return told && scene.entityById.get(id)?.type === "GROUP" && isKind(scene, token, "person");
}

function mutualNoun(scene: Scene, trigger: Trigger, possessors: readonly string[], others: readonly string[]): Parties {
  const { frame, word } = trigger;
  // "the Track Two talks": what they are called
  let by = possessors.filter((id) => scene.entityById.get(id)?.type !== "MISC" || childBy(scene.tree, word, "nmod:poss") >= 0);
  // "his request for an audience with Tavon": who asks
  const asking = by.length === 0 && preposition(scene, word) === "for" ? scene.tree.head[word] : -1;
  if (asking >= 0 && isOneOf(scene, asking, "asking-for"))
    by = resolve(scene, childBy(scene.tree, asking, "nmod:poss")).filter((id) => !others.includes(id));
  const subject = visitorOf(scene, word);
  if (subject >= 0) by = union(by, resolve(scene, subject), []);
  // "has been in talks with his counterpart"
  const over = scene.tree.head[word];
  // "is in the midst of talks with Kestria"
  const amid = over >= 0 && ["midst", "middle", "process"].includes(scene.lemma[over]) && preposition(scene, word) === "of" ? over : word;
  const inTalks = frame.mutual && childBy(scene.tree, amid, "cop") >= 0 && preposition(scene, amid) === "in";
  if (inTalks) by = union(by, resolve(scene, childBy(scene.tree, amid, "nsubj")), others);
  const offered = by.length + others.length < 2 ? [...offerParties(scene, word), ...offeredTalks(scene, word)] : [];
  if (offered.length > 1) return { actors: offered, recipients: others.filter((id) => !offered.includes(id)), borrowed: true };
  let recipients = [...others];
  for (const place of frame.to) {
    if (["with", "between", "of", "by", "obj"].includes(place)) continue;
    const there = byPreposition(scene, word, place);
    // "by video link from Port Anselm"
    recipients = union(recipients, place === "from" ? there.filter((id) => scene.entityById.get(id)?.type !== "PLACE") : there, []);
  }
  // "replied to Selle's letter": the one who answers is the one written to.
  if (frame.contact === "letter" && by.length === 1 && recipients.length === 0) {
    const reader = readerOf(scene, word).filter((id) => !by.includes(id));
    if (reader.length > 0) return { actors: by, recipients: reader, borrowed: true };
  }
  // "left after talks with Tavon and Maruk": the one who left had them
  const guest = by.length === 0 && others.length > 1 && isOblique(scene, word) && isWithAll(scene, word) ? clauseSubject(scene, word) : [];
  const visitor = guest.filter((id) => !others.includes(id) && isPersonOrState(scene, id));
  if (visitor.length > 0 && visitor.length === guest.length) return { actors: visitor, recipients: others, borrowed: true };
  if (by.length + recipients.length >= 2 || by.length > 0 || (frame.mutual && recipients.length > 1)) {
    return {
      actors: by.length > 0 ? by : others,
      recipients: by.length > 0 ? recipients.filter((id) => !by.includes(id)) : [],
      borrowed: false,
    };
  }
  const pictured = by.length + recipients.length === 0 && frame.contact === "meeting" ? captioned(scene, word) : [];
  if (pictured.length > 1) return { actors: pictured, recipients: [], borrowed: true };
  const talking = by.length + recipients.length < 2 && frame.contact !== "letter" ? inWhich(scene, word) : [];
  if (talking.length > 1) return { actors: talking.slice(0, 1), recipients: talking.slice(1), borrowed: true };
  const guests = invited(scene, word);
  if (guests.length > 0 && by.length === 0) return { actors: union(guests, recipients, []), recipients: [], borrowed: true };
  const talk = frame.contact === "call" || frame.contact === "letter" || scene.lemma[word] === "conversation";
  // "thanked Solheim-Voss in a phone call", "complained to Lund in a call", "told Ferran at a meeting"
  const said = talk || (frame.contact === "meeting" && isTold(scene, word));
  const people = recipients.length === 0 && said && isOblique(scene, word) ? clausePeople(scene, word, talk) : [];
  if (people.length > 1) return { actors: people.slice(0, 1), recipients: people.slice(1), borrowed: true };
  const determiner = childBy(scene.tree, word, "det", "nmod:poss");
  const isNew = determiner < 0 || ["a", "an"].includes(form(scene, determiner));
  // "signed it after two days of negotiations": of two who act together the talks were between them
  const pair = isNew && frame.mutual && recipients.length === 0 && isOblique(scene, word) ? clauseSubject(scene, word) : [];
  const known = pair.every((id) => isPersonOrState(scene, id) || scene.entityById.get(id)?.type === "GROUP");
  if (pair.length > 1 && pair.length < 6 && known) return { actors: pair, recipients: [], borrowed: true };
  const hosted = isNew && childBy(scene.tree, word, "acl") >= 0 && isOblique(scene, word);
  const borrowed = recipients.length > 0 || frame.contact === "call" || hosted ? clauseSubject(scene, word) : [];
  return { actors: borrowed.filter((id) => !recipients.includes(id)), recipients, borrowed: borrowed.length > 0 };
}

/** "the call in which Lund asked Tavon for help": the two of whom its own relative clause tells that one spoke to the other. */
function inWhich(scene: Scene, noun: number): string[] {
  const { tree } = scene;
  const clause = childBy(tree, noun, "acl:relcl");
  if (clause < 0 || !isOneOf(scene, clause, "telling", "reporting")) return [];
  const first = tree.left[clause];
  const inside = ["in", "during", "at"].includes(form(scene, first)) && form(scene, first + 1) === "which";
  if (!inside && !["where", "when"].includes(form(scene, first))) return [];
  const speaker = resolve(scene, childBy(tree, clause, "nsubj"));
  const told = union(resolve(scene, childBy(tree, clause, "iobj", "obj")), byPreposition(scene, clause, "to"), []);
  return union(speaker, told, []).filter((id) => isPersonOrState(scene, id) || scene.entityById.get(id)?.type === "GROUP");
}

/** "told Lund at a meeting in Quenby", not "told reporters after the meeting" */
function isTold(scene: Scene, word: number): boolean {
  const verb = scene.tree.head[word];
  const determiner = childBy(scene.tree, word, "det", "nmod:poss");
  const own = determiner >= 0 && ["a", "an", "their"].includes(form(scene, determiner));
  return verb >= 0 && own && isOneOf(scene, verb, "telling") && ["at", "during", "in"].includes(preposition(scene, word) ?? "");
}

function isPersonOrState(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  return entity?.type === "PERSON" || isCountry(entity);
}

/** "walked out of a meeting with Stevens", "pulled out of Tuesday's meeting with Stevens", "withdrew from the talks with Stevens" */
function isOutOf(scene: Scene, noun: number): boolean {
  const marker = childBy(scene.tree, noun, "case");
  const verb = scene.tree.head[noun];
  if (marker < 0 || verb < 0) return false;
  if (form(scene, marker) === "from")
    return (scene.ontology.verbGovernors.get(scene.lemma[verb]) ?? []).some(({ of }) => of.gives === "cancelled");
  return form(scene, marker) === "out"
    ? form(scene, marker + 1) === "of"
    : form(scene, marker) === "of" && form(scene, marker - 1) === "out";
}

/** "rejected an offer of talks made by Dalvash", "accepted Ferran's proposal of a meeting": the one who offers and the one who answers. */
function offerParties(scene: Scene, noun: number): string[] {
  const { tree } = scene;
  const offer = tree.head[noun];
  if (offer < 0 || !isOneOf(scene, offer, "offer-noun") || relation(tree, noun) !== "nmod" || relation(tree, offer) !== "obj") return [];
  const answer = resolve(scene, childBy(tree, tree.head[offer], "nsubj"));
  const made =
    [offer, noun].map((of) => childBy(tree, of, "acl")).find((clause) => clause >= 0 && isOneOf(scene, clause, "offer-made")) ?? -1;
  const by = made < 0 ? [] : byPreposition(scene, made, "by");
  const from = [offer, noun].flatMap((of) => [...byPreposition(scene, of, "from"), ...byPreposition(scene, of, "by")]);
  return union(answer, by.length > 0 ? by : union(from, resolve(scene, childBy(tree, offer, "nmod:poss")), []), []);
}

/** "offered Kestria talks", "offered talks to Kestria" */
function offeredTalks(scene: Scene, noun: number): string[] {
  const { tree } = scene;
  const verb = tree.head[noun];
  if (verb < 0 || relation(tree, noun) !== "obj" || !isOneOf(scene, verb, "offering-talks")) return [];
  const told = union(resolve(scene, childBy(tree, verb, "iobj")), byPreposition(scene, verb, "to"), []);
  return told.length === 0 ? [] : union(resolve(scene, childBy(tree, verb, "nsubj")), told, []);
}

/** "talks with A and B", not "between A and B" */
function isWithAll(scene: Scene, noun: number): boolean {
  return childByPreposition(scene, noun, "with") >= 0 && childByPreposition(scene, noun, "between") < 0;
}

/** "is on a visit", "is in Ouadira on a visit": who is there; -1 elsewhere. */
function visitorOf(scene: Scene, word: number): number {
  const { tree } = scene;
  // "is returning from a visit to Tresmark"
  const back = preposition(scene, word) === "from" && ["visit", "trip"].includes(scene.lemma[word]) ? tree.head[word] : -1;
  if (back >= 0 && ["return", "come", "back"].includes(scene.lemma[back])) return childBy(tree, back, "nsubj");
  if (preposition(scene, word) !== "on") return -1;
  const at = childBy(tree, word, "cop") >= 0 ? word : tree.head[word];
  return at >= 0 && childBy(tree, at, "cop") >= 0 ? childBy(tree, at, "nsubj") : -1;
}

function readerOf(scene: Scene, letter: number): string[] {
  const { tree } = scene;
  const governor = tree.head[letter];
  if (governor < 0 || !isOneOf(scene, governor, "answering-letter")) return [];
  return resolve(scene, childBy(tree, governor, "nsubj"));
}

const BORROW = new Set(["in", "during", "at", "for", "after", "following", "follow", "by", "over", "on", "before", "into"]);

/** "invited Dalvash and Tavon to talks": those invited. */
function invited(scene: Scene, noun: number): string[] {
  const { tree } = scene;
  const governor = tree.head[noun];
  if (governor < 0 || scene.lemma[governor] !== "invite" || relation(tree, noun) === "obj") return [];
  return resolve(scene, childBy(tree, governor, "obj", "nsubj:pass"));
}

function isOblique(scene: Scene, word: number): boolean {
  const noun = countedBy(scene, word);
  const name = relation(scene.tree, noun);
  return (name === "obl" || name === "nmod") && borrows(scene, noun);
}

/** "in a call", "wrapped up the trip with talks with Maruk": an oblique whose clause says who takes part. */
function borrows(scene: Scene, noun: number): boolean {
  const marker = preposition(scene, noun) ?? "";
  // "have agreed to a dinner"
  const agreed = marker === "to" && scene.tree.head[noun] >= 0 && ["agree", "consent"].includes(scene.lemma[scene.tree.head[noun]]);
  return (
    agreed || isComingFrom(scene, noun, marker) || BORROW.has(marker) || (marker === "with" && childByPreposition(scene, noun, "with") >= 0)
  );
}

/** "flew home from talks with Maruk", "back from talks": who comes from them held them. */
function isComingFrom(scene: Scene, noun: number, marker: string): boolean {
  const verb = scene.tree.head[noun];
  return marker === "from" && verb >= 0 && isOneOf(scene, verb, "coming-from");
}

/** "In a call with Maruk, Lund urged …": the clause's subject is the other side, where the noun is an oblique of its verb. */
function clauseSubject(scene: Scene, word: number): string[] {
  const { tree } = scene;
  const noun = countedBy(scene, word);
  let at = noun;
  for (let climbed = 0; climbed < 8; climbed++) {
    const governor = tree.head[at];
    if (governor < 0) return [];
    // "called off a visit", with the object read as an oblique
    const name = relation(tree, at) === "obl" && at === noun && preposition(scene, at) === null ? "obj" : relation(tree, at);
    if (name === "obl" && (at !== noun || borrows(scene, at) || isOutOf(scene, at))) {
      const own = childBy(tree, governor, "nsubj");
      // "After four days of talks Rojas and Maas signed", with the names hung on the talks
      const infinitive = ["xcomp", "ccomp"].includes(relation(tree, governor)) && childBy(tree, governor, "mark") >= 0;
      const subject = own < 0 && upos(tree, governor) === "VERB" && (governor > at || infinitive) ? ownSubject(scene, governor) : own;
      if (subject >= 0) return resolve(scene, subject);
      at = governor;
      continue;
    }
    // "ahead of going into a meeting with Tavon, Lund said"
    if (form(scene, at) === "ahead") {
      at = governor;
      const own = upos(tree, at) === "VERB" ? childBy(tree, at, "nsubj") : scene.personAt[at] >= 0 ? at : -1;
      return own >= 0 ? resolve(scene, own) : [];
    }
    // "a statement about the call" is nobody's call
    if (name === "nmod" && at === noun && !BORROW.has(preposition(scene, at) ?? "")) return [];
    // "defended the talks with Kestria"
    if (name === "obj" && at === noun && isJudging(scene, governor)) return [];
    // "agreed to a plan to ease tensions at a summit"
    // "announced plans to withdraw the troops deployed there after a call with Tavon"
    const behind = name === "acl" && at !== noun && ["after", "following", "follow"].includes(preposition(scene, noun) ?? "");
    const purpose = behind || (name === "acl" && at !== noun && childBy(tree, at, "nsubj") < 0 && childBy(tree, at, "mark") >= 0);
    // "Back from talks with Maruk, Lund said"
    const loose = (name === "advmod" || name === "amod") && isOneOf(scene, at, "coming-from");
    if (name === "obj" || name === "xcomp" || name === "nmod" || name === "advcl" || name === "conj" || purpose || loose) at = governor;
    else return [];
    // "was in Ostrel for talks with Tavon"
    const subject = upos(tree, at) === "VERB" || childBy(tree, at, "cop") >= 0 ? childBy(tree, at, "nsubj") : -1;
    if (subject >= 0 && !isOneOf(scene, at, "hosting", "mediating")) return resolve(scene, subject);
  }
  return [];
}

/** Verbs of praise and blame: who judges talks need not be at them. */
function isJudging({ ontology, lemma }: Scene, verb: number): boolean {
  const frames = ontology.verbFrames.get(lemma[verb]);
  return frames?.every(({ of }) => of.contact === undefined && (of.type === "SUPPORT" || of.type === "ACCUSE")) === true;
}

/** "led the raid", "staged a protest": the subject of a verb that only says whose deed the noun is. */
function lightSubject(scene: Scene, noun: number): string[] {
  const governor = scene.tree.head[noun];
  if (governor < 0 || relation(scene.tree, noun) !== "obj" || !isOneOf(scene, governor, "leading-an-act")) return [];
  return resolve(scene, childBy(scene.tree, governor, "nsubj"));
}
