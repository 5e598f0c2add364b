import { agentOf, childBy, fullRelation, isNegated, isPassive, relation, upos } from "../tree.ts";
import { byPhrase, resolve } from "./actors.ts";
import { entityOf, isKind, isNominal, preposition } from "./noun-phrases.ts";
import { firstJoined } from "./pronouns.ts";
import { form, isOneOf, type Scene } from "./scene.ts";

/** Who does a verb and to whom, as head words; -1 where the text does not say. */
export interface Sides {
  readonly subject: number;
  readonly object: number;
  readonly passive: boolean;
}

/** Logical subject and object of a verb: passives turned round, control and relative clauses followed. */
export function sidesOf(scene: Scene, verb: number): Sides {
  const { tree } = scene;
  if (isParticiple(scene, verb)) return { subject: byPhrase(scene, verb), object: tree.head[verb], passive: true };
  if (isLooseParticiple(scene, verb)) return { subject: byPhrase(scene, verb), object: ownSubject(scene, verb), passive: true };
  if (isWantedDone(scene, verb)) return { subject: -1, object: childBy(tree, verb, "nsubj"), passive: true };
  if (isPassive(tree, verb)) {
    const told = agentOf(tree, verb);
    // "was handed to Dalvash by the ambassador": only who stands behind "by" did it
    const by = told >= 0 && preposition(scene, told) === "to" ? -1 : told;
    // "is expected by the end of the month"
    const named = by >= 0 && scene.headsTime[by] === 1 ? -1 : by;
    // "by neither Okello nor his deputy" names both
    const determiner = named < 0 ? -1 : childBy(tree, named, "det", "cc");
    const neither = determiner >= 0 && determiner < named && form(scene, determiner) === "neither";
    const agent = named >= 0 && isNegated(tree, named) && !neither ? -1 : named;
    return { subject: agent >= 0 ? agent : byPhrase(scene, verb), object: ownSubject(scene, verb), passive: true };
  }
  // "The post came under fire from the hills": it is done to the subject
  if (scene.lemma[verb] === "come" && form(scene, verb + 1) === "under")
    return { subject: -1, object: ownSubject(scene, verb), passive: true };
  const object = objectOf(scene, verb);
  return { subject: ownSubject(scene, verb), object: isCleft(scene, verb, object) ? -1 : object, passive: false };
}

/** "It was at Ferran's initiative that Tavon and Dalvash met": "that" stands for no one. */
function isCleft(scene: Scene, verb: number, object: number): boolean {
  const { tree } = scene;
  const focus = object >= 0 && form(scene, object) === "that" && relation(tree, verb) === "acl" ? tree.head[verb] : -1;
  return focus >= 0 && childBy(tree, focus, "cop") >= 0 && childBy(tree, focus, "case") >= 0 && childBy(tree, verb, "nsubj") > object;
}

/** "met the rebel general Sten Hask": of two objects side by side the name is the one. */
function objectOf(scene: Scene, verb: number): number {
  const { tree } = scene;
  let found = -1;
  for (let child = tree.firstChild[verb]; child >= 0; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "obj") continue;
    // "phoned the secretary general"
    if (child === found + 1 && scene.lemma[child] === "general" && isKind(scene, found, "person")) continue;
    // "rumours that Idrel had met Hadik", with "that" read as an object
    const conjunction = found >= 0 && form(scene, found) === "that" && found < verb && child > verb;
    if (found < 0 || conjunction || (tree.left[child] - tree.right[found] <= 2 && entityOf(scene, child)?.type === "PERSON")) found = child;
  }
  // "received Bishop Vell": a lone object read as the indirect one
  if (found < 0 && !isPassive(tree, verb)) found = childBy(tree, verb, "iobj");
  // "called Ms May again": a person right behind the verb, read as a time
  if (found < 0 && !isPassive(tree, verb)) {
    const bare = childBy(tree, verb, "obl");
    const near = bare > verb && bare - verb < 4 && childBy(tree, bare, "case") < 0 && scene.headsTime[bare] === 0;
    if (near && entityOf(scene, bare)?.type === "PERSON") found = bare;
  }
  return found;
}

/** "wants the ambassador expelled" */
function isWantedDone(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  if (relation(tree, verb) !== "xcomp" || childBy(tree, verb, "aux", "mark") >= 0 || childBy(tree, verb, "nsubj") < 0) return false;
  return !form(scene, verb).endsWith("ing") && form(scene, verb) !== scene.lemma[verb];
}

/** "the truck seized by rebels": a past participle that modifies a noun. */
function isParticiple(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  if (fullRelation(tree, verb) !== "acl" || childBy(tree, verb, "nsubj", "mark", "aux") >= 0) return false;
  return !form(scene, verb).endsWith("ing");
}

/** "held talks, mediated by Norland": a past participle that hangs on the verb before it. */
function isLooseParticiple(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  if (relation(tree, verb) !== "advcl" || childBy(tree, verb, "nsubj", "mark", "aux", "obj") >= 0) return false;
  return !form(scene, verb).endsWith("ing") && form(scene, verb) !== scene.lemma[verb] && byPhrase(scene, verb) >= 0;
}

/** Subject in the clause, or the one that the clause borrows from what governs it. */
export function ownSubject(scene: Scene, verb: number): number {
  const { tree } = scene;
  let at = verb;
  for (let climbed = 0; climbed < 8; climbed++) {
    const own = subjectBelow(scene, at);
    if (own >= 0) return own;
    const loose = climbed === 0 || ["advcl", "xcomp"].includes(relation(tree, verb)) ? looseSubject(scene, at) : -1;
    if (loose >= 0) return loose;
    const governor = tree.head[at];
    // "said that it was hard to negotiate with Kestria": nobody in particular
    if (governor < 0 || (climbed > 0 && childBy(tree, at, "expl") >= 0)) return -1;
    const antecedent = climbed === 0 ? antecedentAsSubject(scene, at, governor) : -1;
    if (antecedent >= 0) return antecedent;
    const told = actorToldOver(scene, at, governor);
    if (told >= 0) return told;
    if (!sharesSubject(scene, at, governor)) return -1;
    at = governor;
  }
  return -1;
}

/** Relations in which a clause without a subject has that of what governs it. */
const SHARING = new Set(["xcomp", "ccomp", "acl", "advcl", "parataxis", "obj", "nsubj"]);

function sharesSubject({ tree }: Scene, clause: number, governor: number): boolean {
  if (relation(tree, clause) === "conj") return upos(tree, governor) === "VERB" || upos(tree, governor) === "ADJ";
  return SHARING.has(relation(tree, clause));
}

/** Who acts in a clause by what the word over it says ("urged Kestria to", "accused Kestria of"); -1 where it says nothing. */
function actorToldOver(scene: Scene, clause: number, governor: number): number {
  // "The house was used by three presidents to meet their guests"
  const user =
    scene.lemma[governor] === "use" && marks(scene, clause, "to") && isPassive(scene.tree, governor) ? byPhrase(scene, governor) : -1;
  if (user >= 0) return user;
  const invited = marks(scene, clause, "to") ? invitedTo(scene, governor, clause) : -1;
  if (invited >= 0) return invited;
  const name = relation(scene.tree, clause);
  if (name === "xcomp" || name === "ccomp") return actorOfComplement(scene, clause, governor, name);
  if (name === "acl") return actorOfAttribute(scene, clause, governor);
  if (name === "advcl" || name === "conj") return actorOfAdverbial(scene, clause, governor, name);
  return -1;
}

/** "accused Kestria of shelling", "thanked Dalvash for calling", "caught them chatting", "called on both to resume". */
function actorOfAdverbial(scene: Scene, clause: number, governor: number, name: string): number {
  const { tree } = scene;
  const ing = form(scene, clause).endsWith("ing");
  const joined = name === "conj";
  // "prevented her from meeting Dalvash"
  const marker = joined || !ing ? -1 : childBy(tree, clause, "mark", "case");
  const kept = marker >= 0 && scene.lemma[marker] === "from" ? childBy(tree, governor, "obj", "nsubj:pass") : -1;
  if (kept >= 0 && kept < clause) return kept;
  if (!joined && ing && ["of", "for", "with"].some((word) => marks(scene, clause, word))) {
    const accuses = scene.ontology.verbGovernors
      .get(scene.lemma[governor])
      ?.some(({ of }) => of.gives === "alleged" && of.over.includes("of"));
    const accused = accuses === true ? childBy(tree, governor, "obj", "nsubj:pass") : -1;
    if (accused >= 0 && accused < clause) return accused;
  }
  const judges = !joined && isOneOf(scene, governor, "judging") && marks(scene, clause, "for") && isGerund(scene, clause);
  const sees = ing && isOneOf(scene, governor, "seeing") && !(joined && childBy(tree, clause, "cc") >= 0);
  const object = judges || sees ? childBy(tree, governor, "obj") : -1;
  if (object >= 0 && object < clause) return object;
  return !joined && marks(scene, clause, "to") ? addresseeOf(scene, governor, clause) : -1;
}

/** "urged Kestria to open": the object of the governing verb acts; not with "promised her to come". */
function actorOfComplement(scene: Scene, clause: number, governor: number, name: string): number {
  const { tree } = scene;
  const first = name === "ccomp" ? spareSubject(scene, governor, clause) : -1;
  if (first >= 0) return first;
  const given = childBy(tree, governor, "obj", "iobj");
  // "had the honour to be received": nobody's deed but the subject's
  const thing = given >= 0 && scene.lemma[governor] === "have" && entityOf(scene, given) === null && !isKind(scene, given, "person");
  const object = thing ? -1 : given;
  if (object >= 0 && object < clause && scene.lemma[governor] !== "promise" && isNominal(scene, object)) return object;
  return addresseeOf(scene, governor, clause);
}

/** "the envoy who met", "accepted Ferran's invitation to visit", "Kestria's plan to attack": by the noun that the clause hangs on. */
function actorOfAttribute(scene: Scene, clause: number, noun: number): number {
  const { tree } = scene;
  if (fullRelation(tree, clause) === "acl:relcl") return noun;
  // "rejected a proposal by Ferran to meet": who is asked acts
  const asked = isOneOf(scene, noun, "asking-noun") && relation(tree, noun) === "obj" && marks(scene, clause, "to");
  const answering = asked && isOneOf(scene, tree.head[noun], "answering") ? ownSubject(scene, tree.head[noun]) : -1;
  if (answering >= 0) return answering;
  const possessor = childBy(tree, noun, "nmod:poss");
  if (possessor >= 0) return possessor;
  const urged = marks(scene, clause, "to") ? urgedIn(scene, noun, clause) : -1;
  if (urged >= 0) return urged;
  // "Tavon and Dalvash, meeting in Harn, agreed"
  return form(scene, clause).endsWith("ing") ? firstJoined(scene, noun) : -1;
}

/** "conveyed an invitation to his colleague to visit Ostrel": the one invited acts, whatever the infinitive hangs on. */
function invitedTo(scene: Scene, governor: number, clause: number): number {
  const { tree, lemma } = scene;
  const noun = lemma[governor] === "invitation" ? governor : childBy(tree, governor, "obj");
  if (noun < 0 || noun > clause || lemma[noun] !== "invitation") return -1;
  for (const head of [noun, tree.head[noun]])
    for (let child = head < 0 ? -1 : tree.firstChild[head]; child >= 0 && child < clause; child = tree.nextSibling[child])
      if (child > noun && preposition(scene, child) === "to" && isAddressee(scene, child)) return child;
  return -1;
}

function isGerund(scene: Scene, verb: number): boolean {
  const aux = childBy(scene.tree, verb, "aux");
  return form(scene, verb).endsWith("ing") || (aux >= 0 && form(scene, aux) === "having");
}

/** "urged Aksoy in a call to receive Arslan", with the infinitive hung on the call: the one urged acts. */
function urgedIn(scene: Scene, noun: number, clause: number): number {
  const { tree } = scene;
  const verb = tree.head[noun];
  if (verb < 0 || relation(tree, noun) !== "obl" || !scene.ontology.verbGovernors.has(scene.lemma[verb])) return -1;
  const object = childBy(tree, verb, "obj", "iobj");
  return object >= 0 && object < clause && isNominal(scene, object) ? object : -1;
}

/** "the mines, which he said had killed nine people": what did it is what the clause hangs on, not the one who says so. */
function antecedentAsSubject(scene: Scene, verb: number, saying: number): number {
  const { tree } = scene;
  if (relation(tree, verb) !== "ccomp" || !fullRelation(tree, saying).endsWith("relcl")) return -1;
  const saidBy = childBy(tree, saying, "nsubj");
  const which = tree.left[verb];
  const relative = ["which", "that", "who"].includes(form(scene, which)) && tree.head[which] === verb && which < saidBy;
  return relative && childBy(tree, verb, "nsubj") < 0 ? tree.head[saying] : -1;
}

/** "Leaders of Kelmar and Norland will meet, the Granite House said": of two subjects of the verb of saying the first is that of what is said. */
function spareSubject(scene: Scene, saying: number, clause: number): number {
  const { tree } = scene;
  let first = -1;
  for (let child = tree.firstChild[saying]; child >= 0; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "nsubj") continue;
    if (first >= 0) return child > clause && first < clause ? first : -1;
    first = child;
  }
  return -1;
}

function marks(scene: Scene, clause: number, word: string): boolean {
  const marker = childBy(scene.tree, clause, "mark");
  return marker >= 0 && scene.lemma[marker] === word;
}

/** The subject; of two ("14:45 Luc Ferran receives") the one that is no number. */
function subjectBelow(scene: Scene, verb: number): number {
  const { tree } = scene;
  const first = childBy(tree, verb, "nsubj", "csubj");
  if (first < 0) {
    // "On Wednesday the two talked again", with "two" read as a number of the verb
    const two = childBy(tree, verb, "nummod");
    return two >= 0 && two < verb && childBy(tree, two, "det") >= 0 ? two : bareOblique(scene, verb);
  }
  // "if the weather permits, he will meet Tavon": of a condition's subject and a person the person
  if (upos(tree, first) === "NOUN" && scene.entityAt[first] < 0 && !isKind(scene, first, "person", "force", "institution")) {
    for (let child = tree.nextSibling[first]; child >= 0 && child < verb; child = tree.nextSibling[child])
      if (relation(tree, child) === "nsubj" && ["he", "she", "they"].includes(form(scene, child))) return child;
  }
  // "The two last met in March": a counted group, with the adverb read as a subject
  const number = upos(tree, first) === "NUM" && scene.entityAt[first] < 0 && childBy(tree, first, "det") < 0;
  for (let child = tree.nextSibling[first]; child >= 0; child = tree.nextSibling[child])
    if (relation(tree, child) === "nsubj" && child < verb && (number || hasDash(scene, first, child))) return child;
  return first;
}

/** "In 2007 the foreign ministers of Kelmar and Norland met": who stands before a finite verb without a preposition of his own is its subject. */
function bareOblique(scene: Scene, verb: number): number {
  const { tree } = scene;
  if (upos(tree, verb) !== "VERB" || form(scene, verb).endsWith("ing") || isPassive(tree, verb) || marks(scene, verb, "to")) return -1;
  for (let child = tree.firstChild[verb]; child >= 0 && child < verb; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "obl" || scene.headsTime[child] === 1 || scene.inDate[child] === 1) continue;
    const people = ["PERSON", "GROUP"].includes(entityOf(scene, child)?.type ?? "") || isKind(scene, child, "person");
    if (people && (preposition(scene, child) === null || ofDate(scene, child))) return child;
  }
  return -1;
}

/** "In 1998 Varga's predecessor": the preposition is that of the date before. */
function ofDate(scene: Scene, noun: number): boolean {
  const marker = childBy(scene.tree, noun, "case");
  return marker >= 0 && marker + 1 < noun && scene.inDate[marker + 1] === 1 && scene.inDate[noun] === 0;
}

/** "VELL, Tolmeria (Halvik Agency) — The minister met": what stands before the dash is where the news comes from. */
export function hasDash(scene: Scene, from: number, to: number): boolean {
  for (let t = from + 1; t < to; t++)
    if (form(scene, t) === ":" || (/^(?:[—–]|--?)$/.test(form(scene, t)) && scene.tree.tokens.start[t] > scene.tree.tokens.end[t - 1]))
      return true;
  return false;
}

/** A person's name right before a finite verb is its subject, whatever the parser made of it ("During the assembly Voss held", "On Thursday, Hest and Aldin agreed"). */
function subjectBeside(scene: Scene, verb: number): number {
  const { tree } = scene;
  const sentence = tree.tokens.sentence[verb];
  let at = verb - 1;
  while (at >= 0 && ["AUX", "ADV", "PART"].includes(upos(tree, at)) && scene.entityAt[at] < 0) at--;
  if (at < 0 || tree.tokens.sentence[at] !== sentence) return -1;
  if (form(scene, at) === "," && scene.tree.head[at] >= 0) return namesBeforeComma(scene, at, verb);
  if (upos(tree, at) !== "PROPN") return -1;
  // "On the eve of the meeting Vu had …": a name of its own, though the parser takes it for a part of the words before
  while (relation(tree, at) === "flat" && tree.head[at] < at && scene.personAt[at] < 0) at = tree.head[at];
  if (entityOf(scene, at)?.type !== "PERSON") return -1;
  while (relation(tree, at) === "conj" && tree.head[at] < at && entityOf(scene, tree.head[at])?.type === "PERSON") at = tree.head[at];
  const before = at - 1;
  const governed = before >= 0 && tree.tokens.sentence[before] === sentence && upos(tree, before) === "ADP";
  return governed ? -1 : at;
}

/** "Since then their deputies, Ilan Brost and Vero Hadik, have met": names in apposition right before the verb. */
function namesBeforeComma(scene: Scene, comma: number, verb: number): number {
  const { tree } = scene;
  let at = comma - 1;
  if (at < 0 || (scene.entityAt[at] < 0 && upos(tree, at) !== "PROPN")) return -1;
  while (["flat", "conj"].includes(relation(tree, at)) && tree.head[at] < at) at = tree.head[at];
  const over = tree.head[at];
  if (relation(tree, at) !== "appos" || over < 0 || tree.head[over] !== verb || entityOf(scene, at)?.type !== "PERSON") return -1;
  return isKind(scene, over, "person") ? at : -1;
}

/** A person's name right before a verb that the parser gave no role ("Donfried also phoned"). */
function looseSubject(scene: Scene, verb: number): number {
  const { tree } = scene;
  const finite = upos(tree, verb) === "VERB" && !form(scene, verb).endsWith("ing") && !marks(scene, verb, "to");
  const beside = finite ? subjectBeside(scene, verb) : -1;
  if (beside >= 0) return beside;
  for (let child = tree.firstChild[verb]; child >= 0 && child < verb; child = tree.nextSibling[child])
    if (["discourse", "vocative", "dep", "dislocated"].includes(relation(tree, child)) && entityOf(scene, child)?.type === "PERSON")
      return child;
  return -1;
}

function isAddressee(scene: Scene, token: number): boolean {
  return resolve(scene, token).length > 0 || isKind(scene, token, "force", "institution", "person");
}

/** "called on both sides to resume": the one called on does the deed. */
function addresseeOf(scene: Scene, verb: number, before: number): number {
  for (let child = scene.tree.firstChild[verb]; child >= 0 && child < before; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) !== "obl" || !scene.ontology.verbGovernors.has(scene.lemma[verb])) continue;
    const marker = preposition(scene, child);
    // "went to Quenby to brief Ferran"
    if (marker === "to" && isJourney(scene, verb)) continue;
    if ((marker === "on" || marker === "upon" || marker === "to" || marker === "with") && child > verb && isAddressee(scene, child))
      return child;
  }
  return -1;
}

function isJourney({ ontology, lemma }: Scene, verb: number): boolean {
  return ontology.verbFrames.get(lemma[verb])?.some(({ of }) => of.contact === "visit") ?? false;
}
