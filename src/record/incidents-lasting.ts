import type { RecordWhen } from "../model/record.ts";
import { addDays, daysBetween } from "../text/dates.ts";
import { NUMBER_WORDS, ordinalOf } from "../text/number-words.ts";
import { boundsOf, vagueness } from "./dates.ts";
import { type IncidentTold, isBare } from "./incidents-told.ts";
import { recordWhen } from "./statements.ts";

/** What lasts: a road that is kept closed, a town under siege, a strike. One such thing is told for weeks, in many words and by many days. */
type Lasting = "closure" | "strike";

const MODES: { readonly [mode: string]: Lasting } = { blockade: "closure", obstruct: "closure", strike: "strike" };

type Cluster = readonly IncidentTold[];

/**
 * Joins clusters that tell of one lasting thing: what stops a road, port or railway is told as a blockade, a closure, a protest that blocks it, with the
 * day on which it began, a day on which it went on and the day on which it ended. One side, one place or name in common, days that do not contradict.
 */
export function joinLasting(clusters: readonly Cluster[]): Cluster[] {
  const tellsOfLasting = (cluster: Cluster) => cluster.some(isLasting);
  // What says when it began, or what was done, goes before what only speaks of it.
  const weight = (cluster: Cluster) => Number(startOf(cluster) === null) + Number(cluster.every(pointsBack));
  const homes = merged(clusters.filter(tellsOfLasting).toSorted((a, b) => weight(a) - weight(b)));
  const rest: Cluster[] = [];
  for (const cluster of clusters.filter((one) => !tellsOfLasting(one))) {
    // "The protest on the highway entered its fifth day"
    const home = cluster.every(isProtestThatGoesOn) ? homes.find((one) => isAtSamePlace(one, cluster) && fits(one, cluster)) : undefined;
    if (home === undefined) rest.push(cluster);
    else home.push(...cluster);
  }
  // What an article that has joined since speaks of without a name
  return [...merged(homes), ...rest];
}

function merged(clusters: readonly Cluster[]): IncidentTold[][] {
  const homes: IncidentTold[][] = [];
  for (const cluster of clusters) {
    const home = homes.find((one) => fits(one, cluster));
    if (home === undefined) homes.push([...cluster]);
    else home.push(...cluster);
  }
  return homes;
}

/** From the first day to the last of a lasting thing, as its tellings give them; null where they give no first day or it is none. */
export function lastingWhen(cluster: Cluster): RecordWhen | null {
  if (!cluster.some((told) => kindOf(told) !== null) || !cluster.some(lasts)) return null;
  const first = startOf(cluster);
  if (first === null) return null;
  const last = endOf(cluster);
  const told = cluster.find((one) => firstDayOf(one) === first) ?? cluster[0];
  const own = recordWhen(told.analysed, told.event.when);
  if (last !== null && last < first) return null;
  return { edtf: `${first}/${last ?? ".."}`, phrase: own.phrase, rule: `${own.rule}/lasting` };
}

/** A closure or a strike. */
export function isLasting(told: IncidentTold): boolean {
  return kindOf(told) !== null;
}

function kindOf({ event }: IncidentTold): Lasting | null {
  return event.mode === null ? null : (MODES[event.mode] ?? null);
}

function isProtestThatGoesOn({ event }: IncidentTold): boolean {
  return event.type === "PROTEST" && event.status === "ongoing";
}

function isAtSamePlace(home: Cluster, cluster: Cluster): boolean {
  return cluster.every(({ event: { place } }) => place !== null && home.some((other) => other.event.place === place));
}

/** Days between two articles that may tell of one lasting thing. */
const NEAR = 120;

function fits(home: Cluster, cluster: Cluster): boolean {
  const kinds = new Set([...home, ...cluster].flatMap((told) => kindOf(told) ?? []));
  if (kinds.size > 1 || !cluster.every((told) => home.every((other) => mayBeSame(other, told)))) return false;
  if (!cluster.some((told) => home.some((other) => isLikelySame(other, told)))) return false;
  return inTime(home, cluster) && inTime(cluster, home);
}

/** Whether no day of one is before the first or after the last day that the other gives. */
function inTime(home: Cluster, cluster: Cluster): boolean {
  const [first, last] = [startOf(home), endOf(home)];
  return cluster.every(({ event }) => {
    const { first: from, last: to } = boundsOf(event.when.edtf);
    if (vagueness(event.when.edtf) > DAYS) return true;
    return !(first !== null && to !== null && to < first) && !(last !== null && from !== null && from > last);
  });
}

/** Longest stretch in days that still says when something was. */
const DAYS = 3;

function mayBeSame(a: IncidentTold, b: IncidentTold): boolean {
  if (!compatible(a.actorSides, b.actorSides)) return false;
  // "closed for seven hours on November 6": that day's closure
  const [x, y] = [a, b].map(({ event }) => event.when.edtf);
  const dated = [x, y].map((edtf) => vagueness(edtf) <= DAYS);
  if (isBrief(a) || isBrief(b)) return x === y;
  if (dated[0] && dated[1] && x !== y) return lasts(a) || lasts(b);
  // "a blockade by other means": no word says of which
  return ![a, b].some((told) => isIndefinite(told) && !dated[told === a ? 0 : 1] && !lasts(told));
}

function isLikelySame(a: IncidentTold, b: IncidentTold): boolean {
  const common = !a.named.isDisjointFrom(b.named) || (a.place !== null && a.place === b.place) || meet(a.targetSides, b.targetSides);
  if (a.analysed === b.analysed) return common || pointsBack(a) || pointsBack(b) || meet(a.actorSides, b.actorSides);
  // "The walkout" of another article, where no other one is known of
  const strike = kindOf(a) === "strike" && kindOf(b) === "strike" && (pointsBack(a) || pointsBack(b));
  return (common || strike) && areNear(a, b);
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((entity) => b.includes(entity));
}

function compatible(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || meet(a, b);
}

function areNear(a: IncidentTold, b: IncidentTold): boolean {
  const [x, y] = [a, b].map(({ analysed }) => boundsOf(analysed.article.published.edtf).first);
  return x === null || y === null || Math.abs(daysBetween(x, y)) <= NEAR;
}

/** "The blockade", "this closure", "there is no blockade": of which, the article has said. */
function pointsBack(told: IncidentTold): boolean {
  return isBare(told) || /(?:^|[\s"“])(?:the|this|that|its|their) (?:[\p{L}-]{1,14} )?$/iu.test(before(told));
}

/** Characters in front of the word that tells of it. */
function before({ analysed, event }: IncidentTold): string {
  return analysed.article.text.slice(Math.max(0, event.trigger.start - 20), event.trigger.start);
}

function isIndefinite(told: IncidentTold): boolean {
  return /(?:^|[\s"“])(?:a|an) (?:[\p{L}-]{1,14} )?$/iu.test(before(told));
}

const MARKS =
  /\b(?:since|began|begun|started|continu(?:ed|es|ing)|remain(?:ed|s)|still|last(?:ed|s|ing)|enter(?:ed|s)|end(?:ed|s|ing)|lifted|reopened|called off|weeks?-long|months?-long|days?-long)\b/iu;
const HOURS = /\bfor (?:about |some |nearly |over |more than )?(?:a few |several |\p{L}{2,9} |\d{1,3} )(?:hours|minutes)\b/iu;

/** The words of the sentence that tells of it. */
function wordsOf({ analysed, sentence }: IncidentTold): string {
  const { start, end } = analysed.sentences[Math.max(0, sentence)] ?? { start: 0, end: 0 };
  return analysed.article.text.slice(start, end).replace(/\s+/gu, " ");
}

function lasts(told: IncidentTold): boolean {
  return told.event.status === "ongoing" || told.event.when.edtf.endsWith("/..") || MARKS.test(wordsOf(told)) || nthDay(told) !== null;
}

function isBrief(told: IncidentTold): boolean {
  return HOURS.test(wordsOf(told));
}

function startOf(cluster: Cluster): string | null {
  return cluster.flatMap((told) => firstDayOf(told) ?? []).toSorted()[0] ?? null;
}

function endOf(cluster: Cluster): string | null {
  return (
    cluster
      .flatMap((told) => lastDayOf(told) ?? [])
      .toSorted()
      .at(-1) ?? null
  );
}

/** The first day: "since 11 November", "began on Monday", or counted back from "a third day" and "a blockade of 38 days". */
function firstDayOf(told: IncidentTold): string | null {
  const { edtf } = told.event.when;
  const { first, last } = boundsOf(edtf);
  if (first !== null && edtf.endsWith("/..")) return first;
  const [day, ago] = [dayOf(told), nthDay(told)];
  if (ago !== null && day !== null) return addDays(day, -ago);
  if (first === null || last === null || vagueness(edtf) > DAYS) return null;
  return BEGAN.test(wordsOf(told)) ? first : null;
}

const BEGAN = /\b(?:began|begun|started|launched|imposed|went on strike|walked out)\b/iu;

/** The day that a telling is about: its own, else that of its article. */
function dayOf({ analysed, event }: IncidentTold): string | null {
  const own = boundsOf(event.when.edtf);
  if (own.first !== null && own.first === own.last) return own.first;
  const written = boundsOf(analysed.article.published.edtf);
  return event.when.edtf === ".." && written.first === written.last ? written.first : null;
}

const NTH =
  /\b(?:for|enter(?:ed|s)|into|in|on) (?:a|the|its|their) (?<nth>\p{L}{5,7}|\d{1,3}(?:st|nd|rd|th)) (?:straight |consecutive )?day\b/iu;
const LENGTH =
  /\b(?:last(?:ed|s) (?:for )?|(?:blockade|closure|siege|strike|walkout|stoppage|shutdown|protest) of )(?<n>\d{1,3}|\p{L}{3,9}) (?<unit>days|weeks)\b/iu;

/** Days between the first day and the day told: two for "a third day", 38 for "a blockade of 38 days"; null where no such words stand there. */
function nthDay(told: IncidentTold): number | null {
  const words = wordsOf(told);
  const nth = NTH.exec(words)?.groups?.nth.toLowerCase();
  if (nth !== undefined) {
    const n = ordinalOf(nth) ?? 0;
    return n > 0 ? n - 1 : null;
  }
  const length = LENGTH.exec(words)?.groups;
  if (length === undefined) return null;
  const n = NUMBER_WORDS.get(length.n.toLowerCase()) ?? Number(length.n);
  return Number.isNaN(n) ? null : length.unit.toLowerCase() === "weeks" ? 7 * n : n;
}

/** "ended on Thursday", "ending a blockade of 38 days": the day on which it was over. */
function lastDayOf(told: IncidentTold): string | null {
  const { trigger, status, when } = told.event;
  if (status !== "happened" && status !== "ongoing") return null;
  const { text } = told.analysed.article;
  const before = text.slice(Math.max(0, trigger.start - 40), trigger.start);
  const after = text.slice(trigger.end, trigger.end + 60);
  const over = ENDING.test(before) || ENDED.test(after);
  const { first, last } = boundsOf(when.edtf);
  return over && first !== null && first === last ? first : null;
}

const ENDING =
  /\b(?:end(?:ed|ing|s)?|lift(?:ed|ing)|called off|broke|suspended) (?:a|an|the|its|their|this|that) (?:[\p{L}-]{1,14} ){0,2}$/iu;
const ENDED = /^ (?:[\p{L}' -]{0,40} )?(?:ended|was lifted|was over|was called off)\b/iu;
