import type { EventStatus, MissionMention } from "../../model/findings.ts";
import type { Span } from "../../model/span.ts";
import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { commandersOf, isOwned, ownersOf } from "./mission-owners.ts";
import { dutiesBehind, mandateOf, missionPlace, termOf } from "./mission-parts.ts";
import { sizesOf } from "./mission-sizes.ts";
import { tasksOf } from "./mission-tasks.ts";
import { type MissionVerb, verbsOf } from "./mission-verbs.ts";
import { type MissionNoun, missionNoun } from "./mission-words.ts";
import { ownStatus } from "./modality.ts";
import { preposition } from "./noun-phrases.ts";
import { frameSchema } from "./ontology-shapes.ts";
import { union } from "./party-places.ts";
import { form, isOneOf, type Scene, sentenceSpan } from "./scene.ts";
import { statementAround, statusOf } from "./status.ts";

/** The engine of statuses asks a frame whether its event is a contact: a mission is none. */
const NO_FRAME = frameSchema.parse({ id: "mission", type: "CONSULT", yes: "", no: "" });
const NO_SIDES = { subject: -1, object: -1, passive: false };

/** The missions of an article, and whose each is, by the words that name it. */
export interface FoundMissions {
  readonly missions: readonly MissionMention[];
  readonly owners: ReadonlyMap<number, readonly string[]>;
}

interface Found {
  readonly noun: MissionNoun;
  mention: MissionMention;
}

/**
 * Missions and mechanisms of one article (data/ontology/events/missions.yaml), in text order: bodies and people that watch, keep, check or settle
 * something. What only points back ("the mission", "the observers said") adds its sentence to the one before it.
 */
export function findMissions(scene: Scene): FoundMissions {
  const found: Found[] = [];
  const named = new Map<number, Found>();
  for (let t = 0; t < scene.tree.tokens.count; t++) {
    const noun = missionNoun(scene, t);
    if (noun === null) continue;
    const { mention, anchored } = readMission(scene, noun, found.length + 1);
    const same = earlier(scene, found, noun, mention, anchored);
    if (same !== null) same.mention = merged(same.mention, mention);
    else if (anchored) found.push({ noun, mention });
    const into = same ?? (anchored ? found[found.length - 1] : null);
    if (into !== null) named.set(t, into);
  }
  for (const one of found) {
    const { mention } = one;
    const duties = dutiesBehind(scene, mention).filter((span) => !mention.mandate.some(({ start }) => start === span.start));
    one.mention = {
      ...mention,
      ledBy: union(mention.ledBy, commandersOf(scene, mention), []),
      mandate: [...mention.mandate, ...duties, ...tasksOf(scene, mention)],
    };
  }
  return {
    missions: found.map(({ mention }) => mention),
    owners: new Map([...named].map(([token, { mention }]) => [token, mention.by.length > 0 ? mention.by : mention.ledBy])),
  };
}

function readMission(scene: Scene, noun: MissionNoun, number: number): { readonly mention: MissionMention; readonly anchored: boolean } {
  const verbs = verbsOf(scene, noun.noun);
  const owners = ownersOf(scene, noun, verbs);
  const size = sizesOf(scene, noun, verbs);
  const { status, rule } = missionStatus(scene, noun, verbs);
  const put = verbs.some(({ role, lists }) => role !== "subject" && (lists.has("create") || lists.has("end") || lists.has("extend")));
  const place = missionPlace(scene, noun, verbs);
  const mention: MissionMention = {
    id: `m${number}`,
    name: nameOf(scene, noun),
    kind: noun.kind,
    ...owners,
    place,
    size,
    term: termOf(scene, noun, verbs),
    mandate: mandateOf(scene, verbs),
    status,
    according: statementAround(scene, noun.noun)?.id ?? null,
    evidence: [sentenceSpan(scene, noun.noun)],
    rule: `mission.${noun.entry.id}/${rule}`,
  };
  const counted =
    relation(scene.tree, noun.noun) === "nmod" && size.length > 0 && isOneOf(scene, scene.tree.head[noun.noun], "mission-size");
  const came = counted || verbs.some(({ verb, lists }) => lists.has("duty") || isOneOf(scene, verb, "mission-coming"));
  return { mention, anchored: noun.full && isAnchored(scene, noun, mention, put || (came && noun.entry.people && size.length > 0)) };
}

/**
 * Whether the text tells enough of it to be an item: of people who sent them, how many they are and where or what for, or that they were sent, came or were withdrawn; of a
 * checkpoint that it was set up or removed, or whose it is and where. A checkpoint that somebody only passes is a place.
 */
function isAnchored(scene: Scene, { entry, kind, noun }: MissionNoun, { by, size, place, term }: MissionMention, put: boolean): boolean {
  if (put) return true;
  // "The monitors on the Tarn road will stay until October 2"
  if (entry.people && entry.with.length > 0) return size.length > 0;
  if (entry.people) return by.length > 0 || ((size.length > 0 || term !== null) && place !== null);
  if (kind !== "checkpoint") return true;
  if (isHit(scene, noun)) return size.length > 0;
  const over = scene.tree.head[noun];
  return size.length > 0 || (by.length > 0 && place !== null) || (over >= 0 && isOneOf(scene, over, "mission-change"));
}

/** "A border post came under fire", "shelled the post": told as what is attacked. */
function isHit(scene: Scene, noun: number): boolean {
  const { tree } = scene;
  const over = tree.head[noun];
  if (over < 0 || upos(tree, over) !== "VERB") return false;
  const subject = fullRelation(tree, noun) === "nsubj";
  if (subject) return scene.lemma[over] === "come" && form(scene, over + 1) === "under";
  const object = relation(tree, noun) === "obj" || fullRelation(tree, noun) === "nsubj:pass";
  return object && (scene.ontology.verbFrames.get(scene.lemma[over])?.some(({ of }) => of.type === "ASSAULT") ?? false);
}

/** The noun phrase from its first describing word to what "on", "for" or "of" add to it. */
function nameOf(scene: Scene, { noun, first, kind }: MissionNoun): string {
  const { tree, ann } = scene;
  let last = noun;
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child]) {
    if (child < noun || relation(tree, child) !== "nmod" || !["on", "for", "of", "between"].includes(preposition(scene, child) ?? ""))
      continue;
    const owner = preposition(scene, child) === "of" && isOwned(scene, child);
    const end = phraseEnd(scene, child);
    if (owner || tree.left[child] !== last + 1 || end - noun > 7) break;
    last = end;
  }
  if (last === noun && TASKED.has(kind)) last = taskEnd(scene, noun);
  return ann.text.slice(ann.tokens.start[first], ann.tokens.end[last]).replace(/\s+/g, " ");
}

/** Bodies that are named by what they are to settle. */
const TASKED = new Set(["commission", "working-group", "contact-group", "mechanism"]);

/** "set up a commission on the road": what follows "on" or "for" names it, though it may hang on the verb. */
function taskEnd(scene: Scene, noun: number): number {
  const { tree } = scene;
  const marker = noun + 1;
  if (marker >= tree.tokens.count || !["on", "for"].includes(form(scene, marker)) || relation(tree, marker) !== "case") return noun;
  const task = tree.head[marker];
  const fits = task > marker && tree.left[task] === marker && task - noun <= 6 && scene.inDate[task] === 0 && scene.headsTime[task] === 0;
  return fits ? phraseEnd(scene, task) : noun;
}

/** "the Rusk line" of "on the Rusk line by six months": the noun with its own names and "of". */
function phraseEnd(scene: Scene, noun: number): number {
  const { tree } = scene;
  let end = noun;
  for (let child = tree.firstChild[noun]; child >= 0; child = tree.nextSibling[child]) {
    const own = relation(tree, child) === "flat" || (relation(tree, child) === "nmod" && preposition(scene, child) === "of");
    if (child > noun && own && tree.left[child] <= end + 1) end = phraseEnd(scene, child);
  }
  return end;
}

/** A mission that somebody set up is at work; one that is to be set up is planned; one withdrawn is over ("happened"). */
function missionStatus(
  scene: Scene,
  { noun }: MissionNoun,
  verbs: readonly MissionVerb[],
): { readonly status: EventStatus; readonly rule: string } {
  for (const { verb, role, lists } of verbs) {
    // "will stay until May": it is there
    if (role === "subject" && ["stay", "remain"].includes(scene.lemma[verb])) return { status: "ongoing", rule: "mission.stays" };
    // "a working group is to propose rules"
    if (role === "subject" && isFresh(scene, noun) && lists.has("duty") && ownStatus(scene, verb) === "planned")
      return { status: "planned", rule: "mission.to-be" };
    if (role === "subject") continue;
    const told = statusOf(scene, { frame: NO_FRAME, kind: "verb", word: verb, light: -1, sides: NO_SIDES });
    const made = told.status === "happened" || told.status === "ongoing";
    if (lists.has("end")) return made ? { status: "happened", rule: told.rule } : { status: "ongoing", rule: "mission.not-ended" };
    if (lists.has("extend") && !lists.has("create")) return { status: "ongoing", rule: "mission.extended" };
    if (lists.has("create")) return { status: made ? "ongoing" : told.status, rule: told.rule };
    // "officers to man the checkpoint": what is provided for
    const purpose = told.status === "hypothetical" && told.rule === "status.purpose";
    if (lists.has("lead") || lists.has("staff")) return { status: made ? "ongoing" : purpose ? "planned" : told.status, rule: told.rule };
  }
  const told = statusOf(scene, { frame: NO_FRAME, kind: "noun", word: noun, light: -1, sides: NO_SIDES });
  const works = told.status === "happened" || told.status === "alleged" || told.status === "denied" || told.status === "hypothetical";
  return { status: works ? "ongoing" : told.status, rule: told.rule };
}

/** Mentions that one is compared with. */
const BACKWARD = 30;

/** The mission that a mention takes up: of the same kind, with nothing that contradicts, and bare, or alike in name. */
function earlier(scene: Scene, found: readonly Found[], noun: MissionNoun, mention: MissionMention, anchored: boolean): Found | null {
  const fresh = isFresh(scene, noun.noun);
  for (let i = found.length - 1; i >= Math.max(0, found.length - BACKWARD); i--) {
    const other = found[i];
    const sameHead = scene.lemma[other.noun.noun] === scene.lemma[noun.noun];
    if (other.mention.kind !== noun.kind && !((sameHead || isWhole(scene, noun.noun, other)) && !noun.full)) continue;
    if (!agree(other.mention.by, mention.by)) continue;
    if (!anchored) return fresh && !noun.entry.people ? null : other;
    if (fresh && other.mention.name.toLowerCase() !== mention.name.toLowerCase()) continue;
    if (sameHead || noun.entry.people || other.noun.entry.people) return other;
  }
  return null;
}

/** "The mission": the monitors that were told of before it. */
function isWhole(scene: Scene, noun: number, other: Found): boolean {
  const determiner = childBy(scene.tree, noun, "det");
  const bare = determiner >= 0 && form(scene, determiner) === "the" && childBy(scene.tree, noun, "amod", "compound", "nmod") < 0;
  return bare && other.noun.entry.people && isOneOf(scene, noun, "mission-word");
}

/** "a second commission", "another mission": not the one before. */
function isFresh(scene: Scene, noun: number): boolean {
  const determiner = childBy(scene.tree, noun, "det");
  return determiner >= 0 && ["a", "an", "another", "any", "no"].includes(form(scene, determiner));
}

function agree(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((id) => b.includes(id));
}

function merged(a: MissionMention, b: MissionMention): MissionMention {
  const spans = (one: readonly Span[], other: readonly Span[]) => [
    ...one,
    ...other.filter((span) => !one.some((own) => own.start === span.start)),
  ];
  return {
    ...a,
    // A headline's form is no name where the text has its own.
    name: /^\p{Lu}/u.test(a.name) && b.name.startsWith(a.name[0].toLowerCase()) ? b.name : a.name,
    by: union(a.by, b.by, []),
    ledBy: union(a.ledBy, b.ledBy, []),
    place: a.place ?? b.place,
    size: [...a.size, ...b.size.filter((size) => !a.size.some((own) => own.min === size.min && own.max === size.max))],
    term: a.term === null || (b.term !== null && b.term.edtf.length > a.term.edtf.length) ? b.term : a.term,
    mandate: spans(a.mandate, b.mandate),
    status: later(a.status, b.status),
    evidence: spans(a.evidence, b.evidence),
    furtherRules: [...(a.furtherRules ?? []), b.rule],
  };
}

/** What is told later in the text of one mission goes before a plan; a mere mention ("ongoing") does not undo "offered", "planned" or "over". */
function later(a: EventStatus, b: EventStatus): EventStatus {
  return b === "ongoing" ? a : a === "ongoing" && b !== "happened" ? a : b;
}
