import type { When } from "../../model/findings.ts";
import { addDays, addMonths, daysBetween, edtfBounds, isoDay, weekdayOf } from "../../text/dates.ts";
import { easter } from "../../text/easter.ts";
import { childBy, fullRelation, relation, upos } from "../tree.ts";
import { ownStatus } from "./modality.ts";
import { preposition } from "./noun-phrases.ts";
import { form, type Scene } from "./scene.ts";
import { timeAsWhen } from "./when.ts";

/** The date inside what is promised, up to the word `next` where another deed begins, else one after it in the promising clause. */
export function dueOf(scene: Scene, deed: number, token: number, next = scene.tree.tokens.count): When | null {
  const due = dueTold(scene, deed, token, next);
  return due === null ? null : ofTheNews(scene, due, token);
}

const PERIOD = /\bthe (?<unit>week|month|year)$/iu;
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
  if (last === null || told.length < 10 || (had >= 0 && form(scene, had) === "had")) return due;
  const unit = PERIOD.exec(words)?.groups?.unit.toLowerCase();
  const rule = `${due.rule}/of-the-news`;
  // "In January she promised to pay by the end of the month": that month
  if (unit !== undefined && !isDatedBefore(scene, token, due)) {
    const end = unit === "week" ? addDays(told, 7 - weekdayOf(told)) : unit === "month" ? monthEnd(told) : `${told.slice(0, 4)}-12-31`;
    return { ...due, edtf: `../${end}`, rule };
  }
  if (last >= told || !due.edtf.startsWith("../") || /\d{4}|last|ago/iu.test(words) || daysBetween(last, told) < LONG_PAST) return due;
  return { ...due, edtf: /\beaster\b/iu.test(words) ? `../${nextEaster(told)}` : yearLater(due.edtf), rule };
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
  // "in the future" is no day
  const dates = scene.timesIn[scene.ann.tokens.sentence[token]].filter(
    ({ time }) =>
      time.type !== "SET" && !(time.type === "DATE" && time.edtf === ".." && time.weekday === undefined && time.month === undefined),
  );
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
  return after === undefined ? null : timeAsWhen(after, "due.clause");
}

/** "free all whom they have arrested this year": the time of what only tells which. */
function isOfRelative(scene: Scene, clause: number, deed: number): boolean {
  const { tree } = scene;
  for (let at = clause, climbed = 0; at >= 0 && at !== deed && climbed < 6; climbed++, at = tree.head[at])
    if (fullRelation(tree, at) === "acl:relcl") return !["planned", "called-for"].includes(ownStatus(scene, at));
  return false;
}

/** A day behind that of the article. */
function isAfterNews({ ann }: Scene, edtf: string): boolean {
  const { first } = edtfBounds(edtf);
  return first !== null && ann.published != null && first > ann.published.slice(0, 10);
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
