import type { When } from "../../model/findings.ts";
import { addDays, addMonths, daysBetween, edtfBounds, isoDay, weekdayOf } from "../../text/dates.ts";
import { easter } from "../../text/easter.ts";
import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { ownStatus } from "./modality.ts";
import { preposition } from "./noun-phrases.ts";
import { form, type PlacedTime, type Scene } from "./scene.ts";
import { hasPerfect } from "./tense.ts";
import { timeAsWhen } from "./when.ts";

/** The date inside what is promised, up to the word `next` where another deed begins, else one after it in the promising clause. */
export function dueOf(scene: Scene, deed: number, token: number, next = scene.tree.tokens.count): When | null {
  const due = dueTold(scene, deed, token, next);
  if (due === null) return null;
  const { edtf, ...read } = ofTheNews(scene, due, token);
  const middle = due.phrase !== null && edtf.startsWith("../") && MIDDLE.test(scene.ann.text.slice(due.phrase.start, due.phrase.end));
  return { ...read, edtf: middle ? `../${(edtfBounds(edtf).last ?? edtf.slice(3)).slice(0, 8)}15` : edtf };
}

const PERIOD = /\bthe (?<unit>week|weekend|month|year)$/iu;
/** "by mid-June": about its fifteenth. */
const MIDDLE = /\bmid[-\s]\p{Lu}/u;
/** A day without a year that lies so many days before the article is that of a year later. */
const LONG_PAST = 60;

/**
 * "has promised … by the end of the month", behind another month's news; "to bring them home before Easter", read backward: a limit that was over when
 * the article appeared is the next one of its name instead. What somebody "had promised" may be over.
 */
function ofTheNews(scene: Scene, due: When, token: number): When {
  const told = scene.ann.published?.slice(0, 10) ?? "";
  const last = edtfBounds(due.edtf).last;
  const words = due.phrase === null ? "" : scene.ann.text.slice(due.phrase.start, due.phrase.end);
  const had = childBy(scene.tree, token, "aux");
  if (last === null || told.length < 10) return due;
  // "had agreed to open it as of Wednesday": ahead, whatever the tense of the promise
  if (due.weekday !== undefined && last < told && startsThen(scene, due))
    return { ...due, edtf: addDays(last, 7), rule: `${due.rule}/ahead` };
  if (had >= 0 && form(scene, had) === "had") return due;
  const unit = PERIOD.exec(words)?.groups?.unit.toLowerCase();
  const rule = `${due.rule}/of-the-news`;
  // "In January she promised to pay by the end of the month": that month
  // "over the weekend" is its two days, "by the weekend" before they are over
  const span = unit === "weekend" && !due.edtf.startsWith("../");
  if (unit !== undefined && !span && !isDatedBefore(scene, token, due)) {
    const end = unit.startsWith("week")
      ? addDays(told, 7 - weekdayOf(told))
      : unit === "month"
        ? monthEnd(told)
        : `${told.slice(0, 4)}-12-31`;
    return { ...due, edtf: `../${end}`, rule };
  }
  if (last >= told || !due.edtf.startsWith("../") || /\d{4}|last|ago/iu.test(words) || daysBetween(last, told) < LONG_PAST) return due;
  return { ...due, edtf: /\beaster\b/iu.test(words) ? `../${nextEaster(told)}` : yearLater(due.edtf), rule };
}

/** "as of Wednesday", "from Wednesday" */
function startsThen({ ann }: Scene, { phrase }: When): boolean {
  return (
    phrase !== null && /\b(?:as of|as from|from|starting|beginning) $/iu.test(ann.text.slice(Math.max(0, phrase.start - 12), phrase.start))
  );
}

/** Whether the sentence of a promise names another time before the one by which it is due. */
function isDatedBefore(scene: Scene, token: number, { phrase }: When): boolean {
  return scene.timesIn[scene.ann.tokens.sentence[token]].some(
    ({ time }) => time.type === "DATE" && phrase !== null && time.end <= phrase.start && time.weekday === undefined,
  );
}

function yearLater(edtf: string): string {
  return edtf.replace(/\d{4}/u, (year) => String(Number(year) + 1));
}

function nextEaster(day: string): string {
  const year = Number(day.slice(0, 4));
  const own = isoDay(easter(year));
  return own >= day ? own : isoDay(easter(year + 1));
}

function monthEnd(day: string): string {
  return addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1);
}

function dueTold(scene: Scene, deed: number, token: number, next: number): When | null {
  const { tree } = scene;
  const dates = scene.timesIn[scene.ann.tokens.sentence[token]].filter((placed) => isDay(placed) && !isMeasure(scene, placed, deed));
  const within = dates.filter(
    (placed) =>
      placed.head >= tree.left[deed] &&
      placed.head <= tree.right[deed] &&
      placed.head < next &&
      !isOfRelative(scene, placed.clause, deed) &&
      (placed.time.type !== "DURATION" || isWithin(scene, placed.head)),
  );
  // "maps of the 2019 war by the end of the year": a deadline says so; a year that only tells which war does not
  // What stands before the deed ("on Monday the ministry said that …") dates the saying.
  const free = within.filter((placed) => placed.head > deed && !isAttribute(scene, placed.head));
  // "from January the council will pay half": in front of the deed, but its own
  const front = within.find(
    (placed) =>
      placed.head < deed && tree.head[placed.head] === deed && LEADS.has(preposition(scene, placed.head) ?? "") && isToCome(placed.time),
  );
  // "would be out by Friday", with the day hung on the saying
  const behind = dates.find(({ first }) => first === tree.right[deed] + 2 && first < next && isLimit(scene, first - 1));
  const inside = within.find((placed) => isDeadline(scene, placed.head)) ?? free[0] ?? front ?? behind;
  if (inside !== undefined) return timeAsWhen(inside, "due.content");
  const given = upos(tree, deed) === "NOUN" && relation(tree, deed) === "obj" && tree.head[deed] === token;
  const after = dates.find(
    (placed) =>
      placed.clause === token &&
      placed.head > deed &&
      (placed.time.direction === "future" ||
        isAfterNews(scene, placed.time.edtf) ||
        // "promised the union a contract by May": whatever the tense of the promise, the limit is that of the thing
        (isDeadline(scene, placed.head) && (placed.time.direction !== "past" || (given && isOfTheYear(scene, placed.time.edtf))))),
  );
  const part = after === undefined ? ofPart(scene, deed, next, dates) : undefined;
  if (part !== undefined) return timeAsWhen(part, "due.part");
  return after === undefined ? beforeEvent(scene, deed, token, dates) : timeAsWhen(after, "due.clause");
}

/** Words behind a deed in which the day of a part of it may stand. */
const PARTS = 30;

/** "in two groups, the last of them no later than October 30": the day of a part stands for the whole. */
function ofPart(scene: Scene, deed: number, next: number, dates: readonly PlacedTime[]): PlacedTime | undefined {
  const { endToken } = scene.ann.sentences[scene.ann.tokens.sentence[deed]];
  for (let t = deed + 1; t + 3 < Math.min(endToken, next, deed + PARTS) && !/^[;:"“”]$/.test(form(scene, t)); t++) {
    const part = form(scene, t) === "the" && ["first", "last"].includes(form(scene, t + 1)) && form(scene, t + 2) === "of";
    if (part && ["them", "which", "whom"].includes(form(scene, t + 3))) return dates.find(({ first }) => first > t + 3 && first <= t + 9);
  }
  return undefined;
}

/** "before the next round, which is due on July 8", "by the summit of 8 July": by the day of what is named as the limit. */
function beforeEvent(scene: Scene, deed: number, token: number, dates: readonly PlacedTime[]): When | null {
  for (const over of deed === token ? [deed] : [deed, token]) {
    const event = eventAhead(scene, over, deed);
    const day = event < 0 ? undefined : dates.find(({ head }) => head > event && head <= scene.tree.right[event]);
    if (day === undefined || day.time.direction === "past") continue;
    const { edtf, ...when } = timeAsWhen(day, "due.event");
    const { last } = edtfBounds(edtf);
    return last === null ? null : { ...when, edtf: `../${last}` };
  }
  return null;
}

/** What is to come before which something is to be done, hung on a word behind a deed; -1 where there is none. */
export function eventAhead(scene: Scene, over: number, deed: number): number {
  const { tree } = scene;
  for (let child = tree.firstChild[over]; child >= 0; child = tree.nextSibling[child])
    if (child > deed && relation(tree, child) === "obl" && isDeadline(scene, child) && scene.headsTime[child] === 0) return child;
  return -1;
}

/** Neither a frequency nor "in the future", "from now on". */
function isDay({ time }: PlacedTime): boolean {
  if (time.type === "SET" || NOW.test(time.rule)) return false;
  return time.type !== "DATE" || time.edtf !== ".." || time.weekday !== undefined || time.month !== undefined;
}

const NOW = /^reference\b/;

/** "put the vote off by three weeks": by how much, not when; "report every breach within a day": each time anew. */
function isMeasure(scene: Scene, { head, time }: PlacedTime, deed: number): boolean {
  if (time.type !== "DURATION") return false;
  if (preposition(scene, head) === "by") return true;
  const { tree } = scene;
  for (let child = tree.firstChild[deed]; child >= 0; child = tree.nextSibling[child]) {
    const each = relation(tree, child) === "obj" ? childBy(tree, child, "det") : -1;
    if (each >= 0 && EACH.has(form(scene, each))) return true;
  }
  return false;
}

const EACH = new Set(["every", "each", "any"]);

/** "free all whom they have arrested this year", "who should have been freed by March": the time of what only tells which. */
function isOfRelative(scene: Scene, clause: number, deed: number): boolean {
  const { tree } = scene;
  for (let at = clause, climbed = 0; at >= 0 && at !== deed && climbed < 6; climbed++, at = tree.head[at])
    if (fullRelation(tree, at) === "acl:relcl") return hasPerfect(scene, at) || !["planned", "called-for"].includes(ownStatus(scene, at));
  return false;
}

/** A day behind that of the article. */
function isAfterNews({ ann }: Scene, edtf: string): boolean {
  const { first, last } = edtfBounds(edtf);
  const day = edtf.startsWith("../") ? last : first;
  return day !== null && ann.published != null && day > ann.published.slice(0, 10);
}

/** Read backward for the tense of the promise, "before the autumn" is that of a year ago. */
function isOfTheYear({ newsYear }: Scene, edtf: string): boolean {
  return newsYear !== null && Number(/\d{4}/.exec(edtf)?.[0]) >= newsYear;
}

const LEADS = new Set(["from", "by", "until", "before", "within", "in", "on", "next"]);

function isToCome({ direction, type }: { readonly direction?: string; readonly type: string }): boolean {
  return direction !== "past" && type === "DATE";
}

function isDeadline(scene: Scene, token: number): boolean {
  return LIMITS.has(preposition(scene, token) ?? "");
}

function isLimit(scene: Scene, token: number): boolean {
  return LIMITS.has(form(scene, token));
}

const LIMITS = new Set(["by", "until", "before", "within", "till"]);

function isAttribute(scene: Scene, token: number): boolean {
  return ["nummod", "compound", "amod"].includes(relation(scene.tree, token)) && /^\d{4}$/.test(form(scene, token));
}

function isWithin(scene: Scene, token: number): boolean {
  return ["within", "in"].includes(preposition(scene, token) ?? "");
}

export function isConditional(scene: Scene, token: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "advcl") continue;
    const marker = childBy(tree, child, "mark", "advmod");
    if (marker >= 0 && ["if", "unless", "provided", "once", "when"].includes(scene.lemma[marker])) return true;
  }
  return onCondition(scene, token);
}

/** "…, provided that", "on condition that", "as long as": by the words behind the deed, wherever the parser hangs them. */
function onCondition(scene: Scene, token: number): boolean {
  const { endToken } = scene.ann.sentences[scene.ann.tokens.sentence[token]];
  for (let t = token + 1; t + 1 < endToken; t++) {
    const [word, next] = [form(scene, t), form(scene, t + 1)];
    if ((word === "provided" && next === "that") || (word === "condition" && next === "that") || word === "unless") return true;
    if (word === "long" && next === "as" && form(scene, t - 1) === "as") return true;
  }
  return false;
}
