import type { When } from "../../model/findings.ts";
import { childBy, relation, upos } from "../tree.ts";
import { DAY } from "./days-count.ts";
import { hasRest } from "./frame-conditions.ts";
import { isReported, isSaying } from "./modality.ts";
import { isFuture } from "./modality-future.ts";
import { countedBy } from "./noun-phrases.ts";
import { form, isOneOf, type PlacedTime, type Scene } from "./scene.ts";
import type { Trigger } from "./triggers.ts";
import { ASIDE, hangsOn, isYearOfOther } from "./when-own.ts";

export const NO_TIME: When = { edtf: "..", phrase: null, rule: "when.none" };

/**
 * Time of an event: the one that hangs on its own words, else in its own clause, else in the clause that its clause only adds to, else the only date
 * of the sentence that no other clause claims. Durations and sets are no answers to "when".
 */
export function whenOf(scene: Scene, trigger: Trigger): When {
  const near = scene.timesIn[scene.ann.tokens.sentence[trigger.word]].filter((placed) => isPoint(scene, placed));
  if (near.length === 0) return NO_TIME;
  const own = near.filter((placed) => hangsOn(scene, placed, trigger) || ofSubject(scene, placed, trigger));
  const told = own.filter(({ time }) => time.rule !== "reference" && !isOpen(time.edtf));
  if (own.length > 0) return timeAsWhen(finest(closest(told.length > 0 ? told : own, trigger.word), told), "when.own");
  // "agreed on Thursday … after talks", "spoke on Thursday about the talks": the clause's day is not that of what came before it or is spoken of.
  const marker = trigger.kind === "noun" ? childBy(scene.tree, countedBy(scene, trigger.word), "case") : -1;
  if (marker >= 0 && (ASIDE.has(scene.lemma[marker]) || isBehind(scene, marker))) {
    // "after a call between Voll and Petrak on Tuesday": the day right behind it is its own
    const right = scene.tree.right[trigger.word];
    const behind = near.find(
      ({ first }) =>
        (first === right + 2 && upos(scene.tree, first - 1) === "ADP") || (first === right + 1 && BESIDE.has(form(scene, first))),
    );
    return behind === undefined ? sameDay(scene, trigger, form(scene, marker), near) : timeAsWhen(behind, "when.own");
  }
  let clause = trigger.kind === "noun" ? predicateOver(scene, trigger.word) : trigger.word;
  // A date beside "urged" or "agreed" tells when that was said, unless it lies ahead.
  let said = trigger.kind === "noun" && decides(scene, clause);
  const beside = trigger.kind === "verb" && isBesideClause(scene, clause);
  for (let climbed = 0; climbed < 4 && clause >= 0; climbed++) {
    said ||= climbed > 0 && !beside && governs(scene, clause) && !isJourney(scene, clause);
    const there = near.filter((placed) => placed.clause === clause && isFree(scene, placed, trigger) && (!said || isFuture(scene, placed)));
    if (there.length > 0) return timeAsWhen(closest(there, trigger.word), climbed === 0 ? "when.clause" : "when.governing");
    clause = nextClause(scene, clause, trigger.kind === "noun");
  }
  return whenClauseBelow(scene, trigger, near);
}

/** "flew home on Wednesday from talks": they were before. */
function isBehind(scene: Scene, marker: number): boolean {
  const verb = scene.tree.head[scene.tree.head[marker]];
  return scene.lemma[marker] === "from" && verb >= 0 && isOneOf(scene, verb, "coming-from");
}

/** "When nothing had come by Thursday night, Vogel telephoned": the day of the clause that tells when. */
function whenClauseBelow(scene: Scene, { word, kind }: Trigger, near: readonly PlacedTime[]): When {
  const { tree } = scene;
  for (let child = kind === "verb" ? tree.firstChild[word] : -1; child >= 0; child = tree.nextSibling[child]) {
    const marker = relation(tree, child) === "advcl" ? childBy(tree, child, "mark", "advmod") : -1;
    if (marker < 0 || scene.lemma[marker] !== "when") continue;
    const days = near.filter(({ clause, time }) => clause === child && DAY.test(time.edtf.replace(/^\.\.\//, "")));
    if (days.length !== 1) continue;
    const when = timeAsWhen(days[0], "when.clause-when");
    return { ...when, edtf: when.edtf.replace(/^\.\.\//, "") };
  }
  return NO_TIME;
}

/** "said on Thursday after talks with Maruk": news of talks that nobody knew of is told on their day; of what happened "before" or "since" it says nothing. */
function sameDay(scene: Scene, { word }: Trigger, marker: string, near: readonly PlacedTime[]): When {
  const clause = predicateOver(scene, word);
  const known = childBy(scene.tree, countedBy(scene, word), "det", "nmod:poss");
  const isNew = known < 0 || ["a", "an"].includes(form(scene, known));
  // "raised their glasses on Thursday after their first talks"
  const theirs = known >= 0 && form(scene, known) === "their" && childBy(scene.tree, countedBy(scene, word), "amod") >= 0;
  const told = isNew && isSaying(scene, clause) && relation(scene.tree, clause) !== "ccomp";
  if (!(told || theirs) || (marker !== "after" && marker !== "following")) return NO_TIME;
  const days = near.filter((placed) => placed.clause === clause && isFree(scene, placed, { word, light: -1 }));
  return days.length === 1 ? timeAsWhen(days[0], "when.told-after") : NO_TIME;
}

/** "The 1998 conference brought together …": the contact is the subject's. */
function ofSubject(scene: Scene, placed: PlacedTime, { frame, sides }: Trigger): boolean {
  if (frame.role === undefined || sides.subject < 0 || scene.tree.head[placed.head] !== sides.subject) return false;
  return (scene.ontology.nounFrames.get(scene.lemma[sides.subject]) ?? []).some(({ of }) => of.contact !== undefined);
}

/** "stopped over in Belmora on Tuesday, where …" */
export function isJourney(scene: Scene, verb: number): boolean {
  return (scene.ontology.verbFrames.get(scene.lemma[verb]) ?? []).some(({ of }) => of.contact === "visit");
}

const UNDONE: ReadonlySet<string> = new Set(["cancelled", "refused"]);

/** "Tavon and Dalvash, meeting for the second time, agreed on Thursday to …": what goes on beside, not what is agreed. */
function isBesideClause(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  const loose =
    ["advcl", "acl"].includes(relation(tree, verb)) && form(scene, verb).endsWith("ing") && childBy(tree, verb, "mark", "nsubj") < 0;
  const opening = tree.left[verb];
  const { firstToken } = scene.ann.sentences[scene.ann.tokens.sentence[verb]];
  return loose && (opening === firstToken || form(scene, opening) === "," || form(scene, opening - 1) === ",");
}

/** "walked out of the talks", no "walked down the gangway" */
function governs(scene: Scene, verb: number): boolean {
  const entries = scene.ontology.verbGovernors.get(scene.lemma[verb]) ?? [];
  return entries.some(({ words }) => words.length === 1 || hasRest(scene, verb, words));
}

/** "Cancelled the summit on Thursday": the day is that of the word that calls it off or refuses it. */
function decides(scene: Scene, verb: number): boolean {
  const all = verb < 0 ? [] : (scene.ontology.verbGovernors.get(scene.lemma[verb]) ?? []);
  // "walked out of the talks": no "walked away from"
  const entries = all.filter(({ words }) => words.length === 1 || hasRest(scene, verb, words));
  return entries.length > 0 && entries.every(({ of }) => UNDONE.has(of.gives));
}

/** "met him on Monday after talks with Maruk earlier in the day" */
const BESIDE = new Set(["earlier", "later"]);
/** "since then": of two times the closed one tells when. */
function isOpen(edtf: string): boolean {
  return edtf.startsWith("..") || edtf.endsWith("/..");
}

/** Dates and stretches of the calendar; "March 3, a Friday" has one. */
function isPoint(scene: Scene, placed: PlacedTime): boolean {
  // "on the night before the election": no night of the news
  const behind = placed.head + 1;
  const inside = behind < scene.ann.tokens.count && scene.ann.tokens.start[behind] < placed.time.end;
  if (placed.time.rule === "part-of-day" && !inside && ["before", "after"].includes(form(scene, behind))) return false;
  // "on the night of the election"
  if (placed.time.rule === "part-of-day" && !inside && form(scene, behind) === "of" && form(scene, placed.first) === "the") return false;
  // "went on until after midnight"
  const [one, two] = [placed.first - 1, placed.first - 2].map((t) => (t < 0 ? "" : form(scene, t)));
  if (placed.time.rule === "clock" && ["until", "till"].some((word) => word === one || word === two)) return false;
  if (placed.time.rule === "weekday" && placed.first > 0 && form(scene, placed.first - 1) === "a") return false;
  if (placed.time.type === "DURATION" || placed.time.type === "SET")
    return placed.time.edtf.includes("/") || /^\d{4}/.test(placed.time.edtf);
  return true;
}

/** A date that belongs to another event noun ("accused … of the raid on Monday") is not free for the clause. */
function isFree(scene: Scene, placed: PlacedTime, trigger: Pick<Trigger, "word" | "light">): boolean {
  const { tree } = scene;
  let at = tree.head[placed.head];
  if (at >= 0 && isYearOfOther(scene, placed.head, at, trigger)) return false;
  for (let climbed = 0; climbed < 4 && at >= 0 && at !== placed.clause; climbed++) {
    if (at === trigger.word || at === trigger.light || at === countedBy(scene, trigger.word)) return true;
    // "met on the margins of a conference in Brabe on Thursday"
    const beside = tree.head[at] >= 0 && isOneOf(scene, tree.head[at], "sideline");
    if (upos(tree, at) === "NOUN" && !beside && scene.ontology.eventNouns.has(scene.lemma[at])) return false;
    at = tree.head[at];
  }
  return true;
}

function predicateOver(scene: Scene, token: number): number {
  const { tree } = scene;
  let at = token;
  while (tree.head[at] >= 0) {
    if (["root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"].includes(relation(tree, at))) return at;
    if (relation(tree, at) === "conj" && upos(tree, at) === "VERB") return at;
    at = tree.head[at];
  }
  return at;
}

/** The clause whose time a clause shares: of an xcomp, a gerund or purpose clause, a co-ordinated verb; not of what is only reported. */
function nextClause(scene: Scene, clause: number, ofNoun: boolean): number {
  const { tree } = scene;
  const governor = tree.head[clause];
  if (governor < 0) return -1;
  const name = relation(tree, clause);
  const own = childBy(tree, clause, "nsubj");
  if (name === "xcomp") return predicateOver(scene, governor) === governor ? governor : predicateOver(scene, governor);
  if (name === "conj" && own < 0) return governor;
  if (name === "advcl" && own < 0 && !isReported(scene, clause)) return governor;
  // "agreed on Friday to a plan to ease tensions at talks in Quenby"
  const to = ofNoun && name === "acl" && own < 0 ? childBy(tree, clause, "mark") : -1;
  if (to >= 0 && scene.lemma[to] === "to" && governor < clause) return predicateOver(scene, governor);
  // "were hurt on Sunday when a mine exploded"
  const marker = childBy(tree, clause, "mark", "advmod");
  const during = marker >= 0 && marker < clause && ["when", "while", "as"].includes(scene.lemma[marker]);
  if (name === "advcl" && during && governor < clause) return governor;
  // "flew to Belmora on Monday, where he was received"
  const where = childBy(tree, clause, "advmod");
  if (where >= 0 && scene.lemma[where] === "where" && ["acl", "advcl", "parataxis"].includes(name)) return predicateOver(scene, governor);
  return -1;
}

function closest(placed: readonly PlacedTime[], token: number): PlacedTime {
  let best = placed[0];
  for (const candidate of placed) if (Math.abs(candidate.head - token) < Math.abs(best.head - token)) best = candidate;
  return best;
}

/** "their third meeting this year on Tuesday": of a stretch and a day in it the day tells when. */
function finest(placed: PlacedTime, all: readonly PlacedTime[]): PlacedTime {
  const week = placed.time.rule === "unit" && WEEK.test(placed.time.edtf);
  if (!week && !STRETCH.test(placed.time.edtf)) return placed;
  // "for the second time this week on Thursday"
  if (week) return all.find(({ time }) => isWithin(time.edtf, placed.time.edtf)) ?? placed;
  const inside = all.filter(({ time }) => time.edtf.startsWith(`${placed.time.edtf}-`));
  return inside.find(({ time }) => DAY.test(time.edtf)) ?? inside.find(({ time }) => STRETCH.test(time.edtf)) ?? placed;
}

function isWithin(day: string, stretch: string): boolean {
  return DAY.test(day) && day >= stretch.slice(0, 10) && day <= stretch.slice(11);
}

/** From one day to another. */
const WEEK = /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/;
/** A year or a month. */
const STRETCH = /^\d{4}(?:-\d{2})?$/;

const CLOCKS = new Set(["clock", "part-of-day"]);

export function timeAsWhen(placed: PlacedTime, rule: string): When {
  const { time } = placed;
  const phrase = { start: time.start, end: time.end };
  // "shortly after noon": that day, not since then
  const edtf =
    CLOCKS.has(time.rule) || time.type === "TIME"
      ? time.edtf.replace(/^(\d{4}-\d{2}-\d{2})\/\.\.$|^\.\.\/(\d{4}-\d{2}-\d{2})$/, "$1$2")
      : time.edtf;
  const base = { edtf, phrase, rule: `${rule}/${time.rule}` };
  return time.weekday === undefined ? base : { ...base, weekday: time.weekday };
}
