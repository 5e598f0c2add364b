import type { EventStatus, When } from "../../model/findings.ts";
import { childBy, relation, upos } from "../tree.ts";
import { dayOfClause } from "./days-clause.ts";
import { DAY } from "./days-count.ts";
import { isCounted } from "./days-counted.ts";
import { dayOfStay } from "./days-relative.ts";
import { isSaying, ownStatus } from "./modality.ts";
import { preposition } from "./noun-phrases.ts";
import { form, isOneOf, type PlacedTime, type Scene } from "./scene.ts";
import type { Sides } from "./sides.ts";
import { statementAround } from "./status.ts";
import { hasPerfect, isPresent } from "./tense.ts";
import type { Trigger } from "./triggers.ts";
import { isJourney, timeAsWhen } from "./when.ts";

/** Day of a contact whose own clause names none, where the text beside it tells: `when` itself elsewhere. */
export function dayBeside(scene: Scene, trigger: Trigger, when: When, status: EventStatus): When {
  if (when.edtf !== "..") return when;
  const hours = hoursFrom(scene, trigger);
  if (hours !== null) return hours;
  if (status === "planned")
    return dayOfPlannedStay(scene, trigger) ?? dayOfEntry(scene, trigger, status) ?? dayOfClause(scene, trigger, status) ?? when;
  const stay = status === "happened" ? dayOfStay(scene, trigger) : null;
  if (stay !== null) return timeAsWhen(stay, "when.stay");
  const story = isCounted(scene, trigger) ? null : dayOfStory(scene, trigger, status);
  const shared = dayOfEntry(scene, trigger, status) ?? dayOfClause(scene, trigger, status);
  return shared ?? story ?? dayToldNext(scene, trigger, status) ?? when;
}

/** "telephoned Tavon on Monday and rang Idrel an hour later": hours away from a day told is taken to be on it. */
function hoursFrom(scene: Scene, { word }: Trigger): When | null {
  const { ann, tree } = scene;
  const sentence = ann.tokens.sentence[word];
  const told = scene.timesIn[sentence].find(
    ({ time, clause, head }) => HOURS.test(ann.text.slice(time.start, time.end)) && (clause === word || tree.head[head] === word),
  );
  if (told === undefined) return null;
  for (const at of [sentence, sentence - 1]) {
    const day = (scene.timesIn[at] ?? []).findLast(
      ({ time, head, clause }) => DAY.test(time.edtf) && head < told.head && !isSaying(scene, clause),
    );
    if (day !== undefined) return timeAsWhen(day, "when.hours-from");
  }
  return null;
}

/** "Lund will travel to Ostrel next week. There he will meet Tavon": the days of the journey told in the sentence before. */
function dayOfPlannedStay(scene: Scene, { word, kind, sides }: Trigger): When | null {
  const { tree } = scene;
  const sentence = scene.ann.tokens.sentence[word];
  const root = sentence === 0 ? -1 : rootOf(scene, sentence - 1);
  if (kind !== "verb" || root < 0 || !isJourney(scene, root) || ownStatus(scene, root) !== "planned") return null;
  const first = scene.ann.sentences[sentence].firstToken;
  const goesOn =
    sides.subject >= 0 &&
    upos(tree, sides.subject) === "PRON" &&
    (form(scene, first) === "there" || form(scene, first) === "then" || sides.subject - first < 2);
  const times = scene.timesIn[sentence - 1].filter(isDated);
  return goesOn && times.length === 1 && times[0].clause === root ? timeAsWhen(times[0], "when.planned-stay") : null;
}

const HOURS = /\b(?:hours?|minutes?) (?:later|earlier|before|after|afterwards)$/i;

/** "He met the general. That was in January." */
function dayToldNext(scene: Scene, { word }: Trigger, status: EventStatus): When | null {
  const next = scene.ann.sentences[scene.ann.tokens.sentence[word] + 1];
  if (status !== "happened" || next === undefined || next.endToken - next.firstToken > SHORT) return null;
  const copula = form(scene, next.firstToken + 1);
  if (!["that", "this", "it"].includes(form(scene, next.firstToken)) || copula !== "was") return null;
  const times = scene.timesIn[scene.ann.tokens.sentence[word] + 1].filter(isDated);
  const only = times.length === 1 && times[0].first <= next.firstToken + 4 ? times[0] : null;
  return only === null || /^\.\.|\.\.$/.test(only.time.edtf) ? null : timeAsWhen(only, "when.sentence-after");
}

/** "That was on Tuesday, in Quenby." */
const SHORT = 10;

const DATED_HEAD = new Set([":", "-", "–", "—", "|"]);
/** So many sentences of one entry are looked back for its head. */
const ENTRY = 8;

/** "13:15 – A spokesman says …", "4 November: Dalvash flies to Ostrel": an entry of a live report or a chronology is of its time. */
function dayOfEntry(scene: Scene, { word }: Trigger, status: EventStatus): When | null {
  if (status === "hypothetical" || status === "called-for") return null;
  const { ann } = scene;
  let at = ann.tokens.sentence[word];
  if (scene.timesIn[at].some((placed) => placed.first > ann.sentences[at].firstToken && placed.first < word && DAY.test(placed.time.edtf)))
    return null;
  for (let back = 0; back < ENTRY && at > 0 && !opensLine(scene, at) && !isDayHead(scene, at); back++) at--;
  const head = headOf(scene, at);
  if (head === null || (status !== "happened" && status !== "ongoing" && head.time.rule === "clock")) return null;
  return timeAsWhen(head, "when.entry");
}

/** "… Oct. 12 – The two leaders speak": a day set off by a dash opens an entry in the middle of a line too. */
function isDayHead(scene: Scene, sentence: number): boolean {
  const head = headOf(scene, sentence);
  return head !== null && DAY.test(head.time.edtf) && head.time.rule !== "clock" && head.time.rule !== "weekday";
}

function opensLine(scene: Scene, sentence: number): boolean {
  const { sentences, text } = scene.ann;
  return sentence === 0 || text.slice(sentences[sentence - 1].end, sentences[sentence].start).includes("\n");
}

/** The time that a line opens with, where a colon or dash sets it off; a clock time of an entry also stands bare. */
function headOf(scene: Scene, sentence: number): PlacedTime | null {
  const { ann } = scene;
  const first = scene.timesIn[sentence].at(0);
  if (first === undefined || first.first !== ann.sentences[sentence].firstToken || first.time.edtf === "..") return null;
  if (first.time.type === "DURATION" || first.time.type === "SET") return null;
  let behind = first.first;
  while (behind < ann.tokens.count && ann.tokens.start[behind] < first.time.end) behind++;
  if (first.time.rule === "clock") return DAY.test(first.time.edtf) ? first : null;
  // "MONDAY. The ministers met …"
  if (form(scene, behind) === "." && behind + 1 === ann.sentences[sentence].endToken && opensLine(scene, sentence)) return first;
  return behind < ann.tokens.count && DATED_HEAD.has(form(scene, behind)) ? first : null;
}

/** So many sentences back the day that a story has reached is looked for. */
const STORY = 3;
const ONWARD = new Set(["then", "later", "afterwards", "afterward", "there", "instead", "finally", "next"]);
/** "Lund also phoned Maruk": on which day is left open. */
const APART = new Set(["also", "separately", "earlier", "previously", "already", "before", "once"]);

/**
 * "Lund flew to Ostrel on Tuesday. There he met Tavon.": what is told in the plain past of the same people goes on where the sentence before stood. Its
 * day must be the only one there and that of a deed, not of its telling ("said on Tuesday").
 */
function dayOfStory(scene: Scene, trigger: Trigger, status: EventStatus): When | null {
  const { word, kind, sides } = trigger;
  const sentence = scene.ann.tokens.sentence[word];
  if (kind !== "verb" || status !== "happened" || topicOf(sides) < 0) return null;
  const colon = behindColon(scene, word);
  if (colon !== null) return timeAsWhen(colon, "when.before-colon");
  const joined = dayOfJoined(scene, trigger);
  if (joined !== null) return timeAsWhen(joined, "when.joined-clause");
  // What somebody is quoted with keeps to his own time.
  if (
    statementAround(scene, word) !== null ||
    !isToldPast(scene, word) ||
    scene.timesIn[sentence].some((placed) => (isDated(placed) || placed.time.weekday !== undefined) && !isOfNext(scene, placed, word))
  )
    return null;
  for (let at = sentence - 1; at >= Math.max(0, sentence - STORY); at--) {
    const days = scene.timesIn[at].filter(isDated);
    if (days.length === 0) {
      if (!isStory(scene, at)) return null;
      continue;
    }
    const main = days.filter((placed) => isOfDeed(scene, placed, at));
    // "failed to agree at talks in Quenby on Monday"
    const deeds = main.length > 0 || !failed(scene, at) ? main : days;
    const [day] = deeds;
    if (deeds.length !== 1 || !DAY.test(day.time.edtf)) return null;
    return goesOn(scene, trigger, at) ? timeAsWhen(day, "when.sentence-before") : null;
  }
  return null;
}

/** "She was met by Idrel and will call on Tavon on Friday": the day of the clause joined to this one. */
function isOfNext({ tree }: Scene, { head, clause }: PlacedTime, word: number): boolean {
  if (head < word || clause <= word) return false;
  return (relation(tree, clause) === "conj" && tree.head[clause] === word) || relation(tree, clause) === "acl";
}

/** What the clause is about: its subject, of a passive the one to whom it is done. */
function topicOf({ subject, object, passive }: Sides): number {
  return passive && object >= 0 ? object : subject;
}

/** "Palia answered the same evening: its minister received Holt": the one day of the clause that the colon explains. */
function behindColon(scene: Scene, word: number): PlacedTime | null {
  const sentence = scene.ann.tokens.sentence[word];
  const times = scene.timesIn[sentence].filter(isDated);
  if (times.length !== 1 || times[0].head > word || !DAY.test(times[0].time.edtf) || hasPerfect(scene, word) || isPresent(scene, word))
    return null;
  for (let t = times[0].head + 1; t < word; t++)
    if (form(scene, t) === ":") return upos(scene.tree, times[0].clause) === "VERB" && !isSaying(scene, times[0].clause) ? times[0] : null;
  return null;
}

/** "She tried again on Friday, and this time the two spoke": the one day of the clause that goes on. */
function dayOfJoined(scene: Scene, { word, sides }: Trigger): PlacedTime | null {
  const { tree } = scene;
  const first = relation(tree, word) === "conj" ? tree.head[word] : -1;
  if (first < 0 || first > word || upos(tree, first) !== "VERB" || isSaying(scene, first) || isPresent(scene, word)) return null;
  if (hasPerfect(scene, word) || !(upos(tree, sides.subject) === "PRON" || isGroup(scene, sides.subject))) return null;
  const times = scene.timesIn[scene.ann.tokens.sentence[word]].filter(isDated);
  return times.length === 1 && times[0].clause === first && times[0].head < word && DAY.test(times[0].time.edtf) ? times[0] : null;
}

function isDated({ time }: PlacedTime): boolean {
  // "his first since 2011" dates nothing
  const open = time.edtf.endsWith("/..");
  return (time.type === "DATE" || time.type === "TIME") && time.edtf !== ".." && !open && time.rule !== "reference";
}

/** "In Ostrel he met Tavon; in Belmora he saw Dalvash" */
function isBehindSemicolon(scene: Scene, verb: number): boolean {
  if (relation(scene.tree, verb) !== "parataxis") return false;
  for (let t = verb - 1; t > scene.tree.head[verb] && verb - t < 12; t--) if (form(scene, t) === ";") return true;
  return false;
}

/** A main verb in the plain past, or one joined to it. */
function isToldPast(scene: Scene, word: number): boolean {
  const { tree } = scene;
  let at = word;
  for (let climbed = 0; climbed < 4 && (relation(tree, at) === "conj" || isBehindSemicolon(scene, at)); climbed++) at = tree.head[at];
  if (tree.head[at] >= 0 || isPresent(scene, word) || hasPerfect(scene, word)) return false;
  return !form(scene, word).endsWith("ing") && !isSaying(scene, at);
}

/** The day stands in a main clause that tells of a deed or a state in the past. */
function isOfDeed(scene: Scene, { clause, head }: PlacedTime, sentence: number): boolean {
  const { tree } = scene;
  const root = toldRoot(scene, sentence);
  if (root < 0 || (clause !== root && head !== root && childBy(tree, root, "nsubj") !== head && !isJoined(scene, clause, root)))
    return false;
  return isStory(scene, sentence);
}

function isJoined(scene: Scene, clause: number, root: number): boolean {
  return clause >= 0 && relation(scene.tree, clause) === "conj" && scene.tree.head[clause] === root;
}

/** The sentence's main clause is in the past and reports no words. */
function isStory(scene: Scene, sentence: number): boolean {
  const { tree } = scene;
  const root = toldRoot(scene, sentence);
  if (root < 0 || isSaying(scene, root) || hasPerfect(scene, root)) return false;
  const copula = childBy(tree, root, "cop");
  if (copula >= 0) return ["was", "were"].includes(form(scene, copula));
  const aux = childBy(tree, root, "aux");
  return upos(tree, root) === "VERB" && !isPresent(scene, root) && (aux < 0 || ["was", "were", "did"].includes(form(scene, aux)));
}

function failed(scene: Scene, sentence: number): boolean {
  const root = toldRoot(scene, sentence);
  return root >= 0 && scene.lemma[root] === "fail" && isStory(scene, sentence);
}

/** Main clause of a sentence; of "Tavon met Maruk on Monday, an official said" what is told before its telling. */
function toldRoot(scene: Scene, sentence: number): number {
  const root = rootOf(scene, sentence);
  const told = root < 0 || !isSaying(scene, root) ? -1 : childBy(scene.tree, root, "ccomp");
  return told >= 0 && told < root ? told : root;
}

function rootOf(scene: Scene, sentence: number): number {
  const { firstToken, endToken } = scene.ann.sentences[sentence];
  for (let t = firstToken; t < endToken; t++) if (scene.tree.head[t] < 0) return t;
  return -1;
}

/** Whether a sentence goes on with the story of the one before: by a word for it, by a pronoun or number for those named, by one of them, or after a sentence that names nobody. */
function goesOn(scene: Scene, { word, light, sides, frame }: Trigger, before: number): boolean {
  const { tree, ann } = scene;
  // "Idrel and Maruk took part", "opened the session"
  if (frame.id === "take-part" || (light >= 0 && ["the", "this"].includes(determinerOf(scene, light)))) return true;
  for (let child = tree.firstChild[word]; child >= 0; child = tree.nextSibling[child]) {
    // "On the sidelines, …": of what was told before
    if (isOneOf(scene, child, "sideline") && childBy(tree, child, "nmod") < 0) return true;
    // "Before the plenary session", "over lunch": beside what was told
    if (isAtOccasion(scene, child)) return true;
    if (relation(tree, child) !== "advmod") continue;
    if (APART.has(form(scene, child))) return false;
    if (ONWARD.has(form(scene, child))) return true;
  }
  const { object } = sides;
  const subject = topicOf(sides);
  if (upos(tree, subject) === "PRON" || isGroup(scene, subject)) return true;
  // "Two prime ministers shared a pot of soup on Thursday. Dahl and Roe met in a cottage"
  const root = toldRoot(scene, before);
  const pair = root < 0 ? -1 : childBy(tree, root, "nsubj");
  if (pair >= 0 && isGroup(scene, pair) && childBy(tree, subject, "conj") >= 0) return true;
  const { firstToken, endToken } = ann.sentences[before];
  let named = false;
  for (let t = firstToken; t < endToken; t++) {
    const entity = scene.entityAt[t];
    if (entity < 0 || scene.inDate[t] === 1) continue;
    named = true;
    if (isUnderSubject(scene, entity, subject) || (object >= 0 && entity === scene.entityAt[object]) || isPlaceOf(scene, word, entity))
      return true;
  }
  return !named;
}

function isAtOccasion(scene: Scene, noun: number): boolean {
  const marker = relation(scene.tree, noun) === "obl" ? (preposition(scene, noun) ?? "") : "";
  if (isOneOf(scene, noun, "meal") && ["over", "at", "during"].includes(marker)) return true;
  const contact = scene.ontology.nounFrames.get(scene.lemma[noun])?.some(({ of }) => of.contact !== undefined) ?? false;
  return contact && ["before", "after", "during", "at"].includes(marker) && determinerOf(scene, noun) === "the";
}

function determinerOf(scene: Scene, noun: number): string {
  const determiner = childBy(scene.tree, noun, "det");
  return determiner < 0 ? "" : form(scene, determiner);
}

/** "Vardania's Idrel", after "the ministers of Vardania and Kestria" */
function isUnderSubject(scene: Scene, entity: number, subject: number): boolean {
  for (let t = scene.tree.left[subject]; t <= scene.tree.right[subject]; t++) if (scene.entityAt[t] === entity) return true;
  return false;
}

/** "In Ostrel she met …": the place of the sentence before. */
function isPlaceOf(scene: Scene, word: number, entity: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[word]; child >= 0; child = tree.nextSibling[child])
    if (scene.entityAt[child] === entity && relation(tree, child) === "obl" && preposition(scene, child) === "in") return true;
  return false;
}

const COUNTED = new Set(["two", "three", "both", "pair", "trio"]);

/** "The two ministers": those of the sentence before. */
function isGroup(scene: Scene, subject: number): boolean {
  if (COUNTED.has(form(scene, subject))) return true;
  for (let child = scene.tree.firstChild[subject]; child >= 0; child = scene.tree.nextSibling[child])
    if (COUNTED.has(form(scene, child))) return true;
  return false;
}
