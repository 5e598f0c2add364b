import { childBy, relation, upos } from "../tree.ts";
import { resolve } from "./actors.ts";
import { isPerson } from "./entity-kinds.ts";
import { nounParties } from "./noun-parties.ts";
import { isKind, isNominal, preposition } from "./noun-phrases.ts";
import { nounSides } from "./noun-sides.ts";
import { byPreposition, direct, isTime, type Parties, union } from "./party-places.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { hasDash } from "./sides.ts";
import type { Trigger } from "./triggers.ts";

/** Actors and recipients of a trigger, by the places that its frame names. */
export function partiesOf(scene: Scene, trigger: Trigger): Parties {
  return trigger.kind === "noun" ? nounParties(scene, trigger) : verbParties(scene, trigger);
}

interface Sided {
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
}

/** Those whom the words of the event name; then whom pronouns and possessors stand for, who only carries, and those of a noun behind a light verb. */
function verbParties(scene: Scene, trigger: Trigger): Parties {
  const { frame, sides, word, light } = trigger;
  const named = behindOwner(scene, trigger, behindPronouns(scene, trigger, inPlaces(scene, trigger)));
  let { actors, recipients } = named;
  const authors = light >= 0 && frame.contact === "letter" ? byPreposition(scene, light, "from") : [];
  if (authors.length > 0 && sides.passive) actors = authors;
  const brought = authors.length > 0 && !sides.passive && isOneOf(scene, word, "carrying");
  if (brought) return { actors: authors, recipients: readersOf(scene, trigger, authors), borrowed: false };
  if (frame.role === "host" && recipients.length === 0) recipients = honoured(scene, trigger).filter((id) => !actors.includes(id));
  if (light >= 0) {
    const inner = nounSides(scene, light);
    if (actors.length === 0) actors = inner.by;
    recipients = union(recipients, frame.mutual || recipients.length === 0 ? inner.others : [], actors);
  }
  // "Asylov has refused to take his calls": those of the other one
  const caller =
    frame.contact === "call" && light >= 0 && actors.length === 1 && recipients.length === 0 ? childBy(scene.tree, light, "nmod:poss") : -1;
  if (caller >= 0 && ["his", "her"].includes(form(scene, caller)) && isOneOf(scene, word, "answering-call"))
    recipients = otherThan(scene, caller, actors);
  if (recipients.length === 0 && !frame.mutual && frame.contact === undefined)
    recipients = nearestEntity(scene, word, sides.object, actors);
  return { actors, recipients, borrowed: false };
}

/** The subject, and whoever stands in the places that the frame names. */
function inPlaces(scene: Scene, trigger: Trigger): Sided {
  const { frame, sides, word } = trigger;
  // "was closeted with Tavon", "was given an hour with Tavon"
  const joined = frame.only === "whom" && frame.mutual && sides.passive && sides.subject < 0 && !frame.to.includes("obj");
  const first = joined ? sides.object : sides.subject;
  let actors = first >= 0 && first !== trigger.light ? resolve(scene, first) : [];
  if (frame.mutual && !sides.passive) actors = union(actors, otherSubjects(scene, word, sides.subject), []);
  let recipients: string[] = [];
  const purpose = frame.id === "meet" && sides.object < 0 && !sides.passive ? purposeOf(scene, word) : -1;
  const pronoun = frame.mutual && actors.length === 1 && upos(scene.tree, sides.subject) === "PRON";
  for (const place of frame.to) {
    // "Lund, Tavon discuss a deal with Kestria": with both sides known, what hangs on the object is no party.
    const both = frame.mutual && actors.length > 1 && trigger.light < 0 && place !== "obj";
    const there = both ? directOrByCall(scene, word, place) : at(scene, trigger, place);
    if (pronoun && there.includes(actors[0])) actors = [];
    recipients = there.filter((id) => !actors.includes(id));
    if (recipients.length > 0) break;
  }
  // "met to plot strategy with Maruk and the premier", with those whom he met hung on the plotting
  if (purpose >= 0 && recipients.length === 0 && actors.length === 1)
    recipients = byPreposition(scene, purpose, "with").filter((id) => !actors.includes(id));
  return { actors, recipients };
}

/** The infinitive that says what a meeting is for, -1 where there is none. */
function purposeOf(scene: Scene, verb: number): number {
  const clause = childBy(scene.tree, verb, "advcl", "xcomp");
  const marker = clause > verb ? childBy(scene.tree, clause, "mark") : -1;
  return marker >= 0 && scene.lemma[marker] === "to" ? clause : -1;
}

/** Whom pronouns and groups without names stand for, where the text's own reading would have somebody meet himself or nobody. */
function behindPronouns(scene: Scene, trigger: Trigger, { actors: subjects, recipients: others }: Sided): Sided {
  const { frame, sides, word } = trigger;
  let [actors, recipients] = [subjects, others];
  // "expressed concern when he met Lund": a pronoun that would meet itself stands for the subject of the clause around it.
  if (frame.mutual && actors.length === 0 && sides.subject >= 0 && upos(scene.tree, sides.subject) === "PRON")
    actors = outerSubject(scene, word).filter((id) => !recipients.includes(id));
  if (frame.contact !== undefined && actors.length === 0 && sides.subject >= 0)
    actors = groupIn(scene, sides.subject).filter((id) => !recipients.includes(id));
  if (frame.contact !== undefined && recipients.length === 0 && sides.object >= 0)
    recipients = groupIn(scene, sides.object).filter((id) => !actors.includes(id));
  // "she will be received by Veit", "Tavon thanked Dalvash for having called him": whoever the pronoun is, not the other side
  if (frame.contact !== undefined && recipients.length === 0 && actors.length === 1) recipients = anotherThan(scene, sides.object, actors);
  if (frame.mutual && actors.length === 0 && recipients.length === 1) actors = anotherThan(scene, sides.subject, recipients);
  // "He wrote to him": nobody writes to himself, so it is the other person of the sentence before.
  if (frame.contact !== undefined && recipients.length === 0 && actors.length === 1) recipients = otherPerson(scene, trigger, actors[0]);
  return { actors, recipients };
}

/** "shook Petrak's hand" */
function behindOwner(scene: Scene, { frame, sides }: Trigger, parties: Sided): Sided {
  // "discussed Idrel's case"
  if (
    frame.contact === undefined ||
    frame.contact === "visit" ||
    frame.id === "discuss" ||
    sides.passive ||
    sides.object < 0 ||
    parties.recipients.length > 0
  )
    return parties;
  const owner = childBy(scene.tree, sides.object, "nmod:poss");
  if (owner < 0 || scene.personAt[owner] < 0) return parties;
  return { ...parties, recipients: resolve(scene, owner).filter((id) => !parties.actors.includes(id)) };
}

/** "handed Ferran a letter from Tavon": the one who carries it is neither writer nor reader. */
function readersOf(scene: Scene, { sides, word, light }: Trigger, authors: readonly string[]): readonly string[] {
  // "handed over a letter from Tavon addressed to Dalvash"
  const addressed = childBy(scene.tree, light, "acl");
  const to = addressed >= 0 && scene.lemma[addressed] === "address" ? byPreposition(scene, addressed, "to") : [];
  if (to.length > 0) return to.filter((id) => !authors.includes(id));
  const handed = [childBy(scene.tree, word, "iobj"), sides.object === light ? -1 : sides.object].flatMap((t) => resolve(scene, t));
  return union(handed, byPreposition(scene, word, "to"), authors);
}

/** "gave a lunch in honour of Tavon": the guest. */
function honoured(scene: Scene, { word, light }: Trigger): string[] {
  for (const head of [word, light])
    for (let child = head < 0 ? -1 : scene.tree.firstChild[head]; child >= 0; child = scene.tree.nextSibling[child]) {
      const honour = ["honour", "honor"].includes(scene.lemma[child]) && preposition(scene, child) === "in";
      if (!honour) continue;
      const guests = byPreposition(scene, child, "of");
      // … with the guest hung on the verb
      return guests.length > 0 ? guests : byPreposition(scene, head, "of");
    }
  return [];
}

/** "spoke via video link on Friday with the envoy": what hangs on the means of a call counts as hanging on the verb. */
function directOrByCall(scene: Scene, verb: number, marker: string): string[] {
  const own = direct(scene, verb, marker);
  if (own.length > 0 || marker !== "with") return own;
  for (let child = scene.tree.firstChild[verb]; child >= 0; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) !== "obl" || !["via", "by", "over", "on"].includes(preposition(scene, child) ?? "")) continue;
    const found = byPreposition(scene, child, marker);
    if (found.length > 0) return found;
  }
  return [];
}

/** The person whom the clause before is about, where "he" or "she" would stand for the other one of the same contact; nobody for any other word. */
function anotherThan(scene: Scene, pronoun: number, others: readonly string[]): string[] {
  const personal = pronoun >= 0 && ["he", "she", "him", "her"].includes(form(scene, pronoun));
  return personal ? otherThan(scene, pronoun, others) : [];
}

function otherThan(scene: Scene, pronoun: number, others: readonly string[]): string[] {
  if (!resolve(scene, pronoun).every((id) => others.includes(id))) return [];
  const { tree, ann } = scene;
  const sentence = ann.tokens.sentence[pronoun];
  // "Asked whether he would meet Dalvash, Tavon said"
  const main = mainSubject(scene, sentence);
  const about = main > pronoun ? resolve(scene, main).filter((id) => isPerson(scene, id) && !others.includes(id)) : [];
  if (about.length === 1) return about;
  for (const at of [sentence, sentence - 1]) {
    if (at < 0) break;
    const { firstToken, endToken } = ann.sentences[at];
    for (let t = firstToken; t < (at === sentence ? pronoun : endToken); t++) {
      if (relation(tree, t) !== "nsubj" || upos(tree, t) === "PRON") continue;
      const found = resolve(scene, t).filter((id) => isPerson(scene, id) && !others.includes(id));
      if (found.length === 1) return found;
    }
  }
  return [];
}

/** Subject of a sentence's main clause, -1 where it has none or a pronoun. */
function mainSubject(scene: Scene, sentence: number): number {
  const { firstToken, endToken } = scene.ann.sentences[sentence];
  for (let t = firstToken; t < endToken; t++) {
    if (scene.tree.head[t] >= 0) continue;
    const subject = childBy(scene.tree, t, "nsubj");
    return subject >= 0 && upos(scene.tree, subject) !== "PRON" ? subject : -1;
  }
  return -1;
}

const OBJECT_PRONOUNS = new Set(["him", "her", "them"]);

/** The one other person named in the sentence before, where a pronoun beside the verb would stand for its own subject. */
function otherPerson(scene: Scene, { word, light }: Trigger, actor: string): string[] {
  const { tree } = scene;
  let pronoun = -1;
  for (const head of [word, light])
    for (let child = head < 0 ? -1 : tree.firstChild[head]; child >= 0; child = tree.nextSibling[child])
      if (["obj", "iobj", "obl", "nmod"].includes(relation(tree, child)) && OBJECT_PRONOUNS.has(form(scene, child))) pronoun = child;
  if (pronoun < 0 || !resolve(scene, pronoun).includes(actor)) return [];
  const sentence = scene.ann.tokens.sentence[word] - 1;
  if (sentence < 0) return [];
  const { firstToken, endToken } = scene.ann.sentences[sentence];
  const found = new Set<string>();
  for (let t = firstToken; t < endToken; t++) if (scene.personAt[t] >= 0) found.add(scene.ann.entities[scene.personAt[t]].id);
  found.delete(actor);
  return found.size === 1 ? [...found] : [];
}

/** "Lund, PM Tavon and President Dalvash hold a meeting": joined names that the parser made several subjects of. */
function otherSubjects(scene: Scene, verb: number, first: number): string[] {
  const { tree } = scene;
  const found: string[] = [];
  for (let child = tree.firstChild[verb]; child >= 0 && child < verb; child = tree.nextSibling[child])
    if (
      child !== first &&
      relation(tree, child) === "nsubj" &&
      (upos(tree, child) === "PROPN" || isKind(scene, child, "person")) &&
      !hasDash(scene, Math.min(child, first), Math.max(child, first))
    )
      found.push(...resolve(scene, child));
  return found;
}

const GROUP_WORDS = new Set(["they", "both", "two", "each", "pair", "them"]);

/** "they", "both", "the two" that the text's entities leave open: the pair of people named nearest, in the same sentence or before. */
function groupIn(scene: Scene, token: number): string[] {
  // "have seen each other" tells of nobody else
  if (!GROUP_WORDS.has(form(scene, token)) || form(scene, token + 1) === "other") return [];
  const { start, end } = scene.ann.sentences[scene.ann.tokens.sentence[token]];
  let found: readonly string[] = [];
  let nearest = -1;
  for (const { members, mentions } of scene.pairs) {
    for (const mention of mentions) {
      const inside = mention.start >= start && mention.start < end;
      if ((!inside && mention.start > start) || mention.start <= nearest) continue;
      nearest = mention.start;
      found = members;
    }
  }
  const pair = found.length > 0 ? [...found] : pairNamed(scene, token);
  // "If they met, I know nothing of it," said Lund: of whom a speaker says "they" he is none
  const statement = scene.statementAt[token] < 0 || form(scene, token) !== "they" ? null : scene.statements[scene.statementAt[token]];
  return statement?.mode === "direct" && pair.includes(statement.speaker ?? "") ? [] : pair;
}

/** The two people named in the sentence of a word before it, else in the sentence before; nobody where there are not exactly two. */
function pairNamed(scene: Scene, token: number): string[] {
  const sentence = scene.ann.tokens.sentence[token];
  for (const at of [sentence, sentence - 1]) {
    if (at < 0) continue;
    const { firstToken, endToken } = scene.ann.sentences[at];
    const found = new Set<string>();
    for (let t = firstToken; t < (at === sentence ? token : endToken); t++)
      if (scene.personAt[t] >= 0) found.add(scene.ann.entities[scene.personAt[t]].id);
    if (found.size === 2) return [...found];
    // One alone in the same sentence is who telephones "both".
    if (found.size > 1 || (found.size === 1 && at !== sentence)) return [];
  }
  return [];
}

function outerSubject(scene: Scene, verb: number): string[] {
  const governor = scene.tree.head[verb];
  if (governor < 0 || relation(scene.tree, verb) !== "advcl") return [];
  return resolve(scene, childBy(scene.tree, governor, "nsubj"));
}

/** Entities at one place of the pattern: obj, iobj, subj, xcomp, ccomp, obl, or a preposition. */
function at(scene: Scene, trigger: Trigger, place: string): string[] {
  const { word, sides, light } = trigger;
  const { tree } = scene;
  switch (place) {
    case "obj":
      // "telephoned Idrel": a lone object is now and then read as the indirect one
      if (sides.object < 0) return resolve(scene, childBy(tree, word, "iobj"));
      return sides.object !== light ? resolve(scene, sides.object) : [];
    case "subj":
      return sides.subject >= 0 ? resolve(scene, sides.subject) : [];
    case "iobj":
      return resolve(scene, childBy(tree, word, "iobj"));
    case "xcomp":
    case "ccomp":
    case "advcl":
      return within(scene, childBy(tree, word, place), sides.subject);
    case "obl":
      return within(scene, childBy(tree, word, "obl"), sides.subject);
    default: {
      const named = union(byPreposition(scene, word, place), light >= 0 ? byPreposition(scene, light, place) : [], []);
      const there = named.filter((id) => !isOnlyBeside(scene, trigger, place, id));
      // "made the calls from Tresmark"
      const calling =
        place === "from" && trigger.frame.contact === "call" && !["receive", "take", "get", "field"].includes(scene.lemma[word]);
      return calling ? there.filter((id) => scene.entityById.get(id)?.type !== "PLACE") : there;
    }
  }
}

/**
 * Behind a preposition of a contact but no side of it: "arrived in the home state of Ferran", "travelled to the Compact's summit", "spoke to Kestrian
 * criticism".
 */
function isOnlyBeside(scene: Scene, { frame, word }: Trigger, place: string, id: string): boolean {
  if (frame.contact === "visit" && place === "in") return scene.entityById.get(id)?.type === "PERSON";
  const occasion = frame.contact === "visit" && place === "to";
  if (!occasion && frame.id !== "speak") return false;
  const { tree, ontology, lemma } = scene;
  for (let child = tree.firstChild[word]; child >= 0; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "obl" || upos(tree, child) !== "NOUN" || preposition(scene, child) !== place) continue;
    const names = occasion
      ? ontology.nounFrames.get(lemma[child])?.some(({ of }) => of.contact !== undefined)
      : ontology.eventNouns.has(lemma[child]);
    if (names && resolve(scene, child).includes(id)) return true;
  }
  return false;
}

/** First entity under a complement that is not the subject itself: of its subject and object, else any. */
function within(scene: Scene, head: number, subject: number): string[] {
  if (head < 0) return [];
  const { tree } = scene;
  const except = subject < 0 ? [] : resolve(scene, subject);
  for (const name of ["nsubj", "obj", "obl"]) {
    const own = resolve(scene, childBy(tree, head, name)).filter((id) => !except.includes(id));
    if (own.length > 0) return own;
  }
  for (let t = tree.left[head]; t <= tree.right[head]; t++) {
    if (scene.entityAt[t] < 0 || !isNominal(scene, t) || isTime(scene, t)) continue;
    const found = resolve(scene, t).filter((id) => !except.includes(id));
    if (found.length > 0) return found;
  }
  return [];
}

/** Where a verb's object is no entity ("condemned the raid on Arna"), the nearest entity under the object, else under the verb, stands for it. */
function nearestEntity(scene: Scene, verb: number, object: number, except: readonly string[]): string[] {
  const { tree } = scene;
  for (const head of [object, verb]) {
    if (head < 0) continue;
    const from = head === verb ? verb : tree.left[head];
    for (let t = from; t <= tree.right[head]; t++) {
      if (scene.entityAt[t] < 0 || isTime(scene, t)) continue;
      const ids = resolve(scene, t).filter((id) => !except.includes(id));
      if (ids.length > 0) return ids;
    }
  }
  return [];
}
