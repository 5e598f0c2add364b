import type { When } from "../../model/findings.ts";
import { addDays, edtfBounds } from "../../text/dates.ts";
import { childBy, relation, upos } from "../tree.ts";
import { hasRest } from "./frame-conditions.ts";
import { isReported, isSaying } from "./modality.ts";
import { isFuture } from "./modality-future.ts";
import { countedBy } from "./noun-phrases.ts";
import { form, isOneOf, type PlacedTime, type Scene } from "./scene.ts";
import { scheduledBehind } from "./scheduled.ts";
import type { Trigger } from "./triggers.ts";

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
  if (marker >= 0 && ASIDE.has(scene.lemma[marker])) {
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
const ASIDE = new Set("after before since following ahead until despite about regarding concerning".split(" "));

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
  if (placed.time.rule === "weekday" && placed.first > 0 && form(scene, placed.first - 1) === "a") return false;
  if (placed.time.type === "DURATION" || placed.time.type === "SET")
    return placed.time.edtf.includes("/") || /^\d{4}/.test(placed.time.edtf);
  return true;
}

function hangsOn(scene: Scene, placed: PlacedTime, trigger: Trigger): boolean {
  const { tree } = scene;
  if (placed.moved) return false;
  // "preparations for the visit of Ferran, which is scheduled for May", hung on the preparations
  if (trigger.kind === "noun" && placed.first > trigger.word && scheduledBehind(scene, trigger.word) === placed.clause)
    return placed.clause >= 0;
  // "The day before that meeting they had talked": no day of the meeting
  if (trigger.kind === "noun" && isMeasureOf(scene, placed, trigger.word)) return false;
  for (let at = placed.head, climbed = 0; at >= 0 && climbed < 4; climbed++) {
    const governor = tree.head[at];
    // "met for the first time since the August clashes": the day of those
    if (governor >= 0 && governor !== trigger.word && COLOURING.has(relation(tree, at)) && isAsideNoun(scene, governor)) return false;
    // "an exchange of letters in July"
    if (
      governor === trigger.word ||
      (trigger.kind === "noun" && governor === countedBy(scene, trigger.word)) ||
      (trigger.light >= 0 && governor === trigger.light)
    )
      return true;
    if (governor < 0) return false;
    if (trigger.kind === "noun" && isBesideNoun(scene, governor, trigger.word)) return true;
    // "planned for Friday", "set to begin on Sunday" say when the noun's event is to be.
    const passing =
      trigger.kind === "noun" &&
      ((relation(tree, governor) === "acl" && isOfNoun(scene, governor, trigger.word)) || isBesideNoun(scene, governor, trigger.word));
    // "The letters, dated February 14, were delivered"
    if (trigger.light >= 0 && tree.head[governor] === trigger.light && scene.lemma[governor] === "date") return true;
    // "as recently as last week"
    const degree = upos(tree, governor) === "ADV" && tree.head[governor] === trigger.word;
    const phrase = relation(tree, at) !== "obl" || passing ? relation(tree, governor) : "";
    if (!passing && !degree && phrase !== "nmod" && phrase !== "obl" && phrase !== "flat" && phrase !== "appos") return false;
    if (
      upos(tree, governor) === "NOUN" &&
      !passing &&
      relation(tree, at) === "nmod" &&
      scene.ontology.nounFrames.has(scene.lemma[governor])
    )
      return false;
    at = governor;
  }
  return false;
}

/** "the day before", "a week after" right before a noun and its determiner */
function isMeasureOf(scene: Scene, { time, first }: PlacedTime, noun: number): boolean {
  if (first > noun || noun - first > 6 || !/\b(?:before|after)$/i.test(scene.ann.text.slice(time.start, time.end))) return false;
  for (let t = first; t < noun; t++) if (upos(scene.tree, t) === "PUNCT" || upos(scene.tree, t) === "VERB") return false;
  return true;
}

const COLOURING = new Set(["compound", "amod", "nmod", "nummod"]);

/** "since the clashes", "after the vote" */
function isAsideNoun(scene: Scene, noun: number): boolean {
  const marker = upos(scene.tree, noun) === "NOUN" && scene.headsTime[noun] === 0 ? childBy(scene.tree, noun, "case") : -1;
  return marker >= 0 && marker < noun && ASIDE.has(scene.lemma[marker]);
}

/** "planned for Friday"; "a trip to Ulmaz that was to begin on Friday", hung on the place. */
function isOfNoun(scene: Scene, clause: number, noun: number): boolean {
  const over = scene.tree.head[clause];
  return over === noun || (over >= 0 && scene.tree.head[over] === noun && isOneOf(scene, clause, "set-going") && scene.entityAt[over] >= 0);
}

/** "cancelled a meeting with Aker, scheduled for Thursday", hung on the verb */
function isBesideNoun(scene: Scene, clause: number, noun: number): boolean {
  const { tree } = scene;
  if (relation(tree, clause) !== "advcl" || clause < noun || tree.head[clause] !== tree.head[noun] || !isOneOf(scene, clause, "set-going"))
    return false;
  // "called off a trip to Ulmaz that was to begin on Friday"
  const subject = childBy(tree, clause, "nsubj");
  if (subject >= 0) return form(scene, subject) === "that" || form(scene, subject) === "which";
  return childBy(tree, clause, "mark", "aux") < 0 && !form(scene, clause).endsWith("ing");
}

/** A date that belongs to another event noun ("accused … of the raid on Monday") is not free for the clause. */
function isFree(scene: Scene, placed: PlacedTime, trigger: Pick<Trigger, "word" | "light">): boolean {
  const { tree } = scene;
  let at = tree.head[placed.head];
  for (let climbed = 0; climbed < 4 && at >= 0 && at !== placed.clause; climbed++) {
    if (at === trigger.word || at === trigger.light || at === countedBy(scene, trigger.word)) return true;
    // "met on the margins of a conference in Brabe on Thursday"
    const beside = tree.head[at] >= 0 && isOneOf(scene, tree.head[at], "sideline");
    if (upos(tree, at) === "NOUN" && !beside && scene.ontology.nounFrames.has(scene.lemma[at])) return false;
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

/** "wants to meet before the summer ends" tells no day. */
export function withoutLimit(when: When): When {
  return when.edtf.startsWith("../") ? NO_TIME : when;
}

/** "There she will meet the envoy, who came on the 12th": what will be is of no day gone by. */
export function notBehind(scene: Scene, when: When, { word, kind }: Trigger): When {
  const told = scene.ann.published?.slice(0, 10) ?? "";
  const aux = kind === "verb" ? childBy(scene.tree, word, "aux") : -1;
  if (aux < 0 || !["will", "shall", "'ll"].includes(form(scene, aux)) || !DAY.test(told)) return when;
  const { last } = edtfBounds(when.edtf);
  return last !== null && last < told ? NO_TIME : when;
}

/** "wrote to Pons, now ninety": what is told in the past was not now. */
export function notNow(scene: Scene, when: When, { word, kind }: Trigger): When {
  return kind === "verb" && when.rule.endsWith("/reference") && when.edtf.endsWith("~") && isPastForm(scene, word) ? NO_TIME : when;
}

/** A bare weekday of what has been called off is the nearest one, rather ahead than behind: "has called off a trip that was to begin on Friday", told on Thursday. */
export function nearestTo(scene: Scene, when: When): When {
  const told = scene.ann.published?.slice(0, 10) ?? "";
  if (!when.rule.endsWith("/weekday") || !DAY.test(when.edtf) || !DAY.test(told)) return when;
  if (/^(?:next|last|this|coming)\b|\d/i.test(phraseOf(scene, when))) return when;
  const isNear = (day: string) => day >= addDays(told, -3) && day <= addDays(told, 4);
  const other = [-7, 7].map((days) => addDays(when.edtf, days)).find(isNear);
  return isNear(when.edtf) || other === undefined ? when : { ...when, edtf: other, rule: `${when.rule}.nearest` };
}

const AHEAD = ".ahead";

/** The day of what was taken for planned until it was told to have been called off: the nearest one again. */
export function asCalledOff(scene: Scene, when: When): When {
  const own = when.rule.endsWith(`/weekday${AHEAD}`)
    ? { ...when, edtf: addDays(when.edtf, -7), rule: when.rule.slice(0, -AHEAD.length) }
    : when;
  return nearestTo(scene, own);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** "their first talks since February": when the last ones were. */
export function notSinceFirst(scene: Scene, when: When): When {
  if (!when.edtf.endsWith("/..") || when.phrase === null) return when;
  const before = scene.ann.text.slice(Math.max(0, when.phrase.start - 120), when.phrase.end);
  return /\bfirst\b[^.]*\bsince\b/i.test(before) ? NO_TIME : when;
}

/** "In January she travelled to Kinta", told in December: what has happened lies behind, in the year before where no year is named. */
export function behindOf(scene: Scene, when: When): When {
  const told = scene.ann.published?.slice(0, 10) ?? "";
  // "had told her of her plans on Monday", read as the Monday of the plans
  const bare = when.rule.endsWith("/weekday") && DAY.test(when.edtf) && DAY.test(told) && !/next|coming|\d/i.test(phraseOf(scene, when));
  if (bare && when.edtf > told && when.edtf < addDays(told, 7))
    return { ...when, edtf: addDays(when.edtf, -7), rule: `${when.rule}.behind` };
  if (!DAY.test(told) || !/\/(?:month|calendar-day)$/.test(when.rule) || /\d{4}/.test(phraseOf(scene, when))) return when;
  const { first } = edtfBounds(when.edtf);
  if (!/^\d{4}-\d{2}(?:-\d{2})?$/.test(when.edtf) || first === null || first <= told) return when;
  return { ...when, edtf: `${Number(when.edtf.slice(0, 4)) - 1}${when.edtf.slice(4)}`, rule: `${when.rule}.behind` };
}

/** A bare weekday that was read backwards, of what is still to come, is the next one. */
export function aheadOf(scene: Scene, when: When, trigger: Trigger): When {
  if (isOfDeedDone(scene, when, trigger)) return when;
  const day = scene.ann.published?.slice(0, 7);
  // "agreed to hold a summit in February", told in December
  if (day !== undefined && /^\d{4}-\d{2}$/.test(when.edtf) && when.rule.endsWith("/month") && when.edtf < day && !namesYear(scene, when))
    return { ...when, edtf: `${Number(when.edtf.slice(0, 4)) + 1}${when.edtf.slice(4)}`, rule: `${when.rule}.ahead` };
  if (when.phrase === null || !/^\d{4}-\d{2}-\d{2}$/.test(when.edtf) || !when.rule.endsWith("/weekday")) return when;
  const time = scene.ann.times.find(({ start }) => start === when.phrase?.start);
  if (
    time === undefined ||
    time.direction === "future" ||
    time.anchor !== "published" ||
    // "last Monday", "Monday, May 22"
    /^last|\d/i.test(scene.ann.text.slice(time.start, time.end))
  )
    return when;
  // "On Tuesday he travels on", told on a Tuesday: today
  if (scene.ann.published?.slice(0, 10) === when.edtf) return when;
  return { ...when, edtf: addDays(when.edtf, 7), rule: `${when.rule}${AHEAD}` };
}

function namesYear(scene: Scene, when: When): boolean {
  return when.phrase === null || /\d{4}|last/i.test(phraseOf(scene, when));
}

function phraseOf({ ann }: Scene, { phrase }: When): string {
  return phrase === null ? "" : ann.text.slice(phrase.start, phrase.end);
}

/** "flew to Belmora on Wednesday to meet Maruk": the day is that of the journey, which was made. */
function isOfDeedDone(scene: Scene, when: When, { word, kind }: Trigger): boolean {
  const { tree } = scene;
  const governor = tree.head[word];
  if (kind !== "verb" || governor < 0 || relation(tree, word) !== "advcl" || !when.rule.startsWith("when.governing")) return false;
  return isJourney(scene, governor) && upos(tree, governor) === "VERB" && isPastForm(scene, governor);
}

function isPastForm(scene: Scene, verb: number): boolean {
  const word = form(scene, verb);
  return word !== scene.lemma[verb] && !word.endsWith("ing") && word !== `${scene.lemma[verb]}s` && childBy(scene.tree, verb, "aux") < 0;
}

function closest(placed: readonly PlacedTime[], token: number): PlacedTime {
  let best = placed[0];
  for (const candidate of placed) if (Math.abs(candidate.head - token) < Math.abs(best.head - token)) best = candidate;
  return best;
}

/** "their third meeting this year on Tuesday": of a stretch and a day in it the day tells when. */
function finest(placed: PlacedTime, all: readonly PlacedTime[]): PlacedTime {
  if (!STRETCH.test(placed.time.edtf)) return placed;
  const inside = all.filter(({ time }) => time.edtf.startsWith(`${placed.time.edtf}-`));
  return inside.find(({ time }) => DAY.test(time.edtf)) ?? inside.find(({ time }) => STRETCH.test(time.edtf)) ?? placed;
}

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
