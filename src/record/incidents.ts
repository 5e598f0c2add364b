import type { Event, EventStatus } from "../model/findings.ts";
import type { Incident } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { shared } from "../text/content-words.ts";
import { daysBetween } from "../text/dates.ts";
import { hashId } from "../text/hash.ts";
import { type Clusters, createClusters } from "./clusters.ts";
import { createDateLimits, type DateLimits } from "./date-limits.ts";
import { boundsOf, dateFit, narrower, vagueness } from "./dates.ts";
import { isLasting, joinLasting, lastingWhen } from "./incidents-lasting.ts";
import { hasDay, type IncidentTold, incidentsTold, isBare, isIdentified, LEAD } from "./incidents-told.ts";
import { evidenceAt, type Pile, sentencesAround, unique, uniqueEvidence, withDistinctIds } from "./pile.ts";
import { rulesOf } from "./rules.ts";
import { recordWhen, statementIdOf } from "./statements.ts";

/**
 * Joins what the articles tell of one incident: one type, sides that do not differ, dates that fit. In one article a shared sentence, words and a
 * party in common or a noun that points back ("the attack") are enough; across articles the day must be the same, or names and words in common and the
 * articles near in time. Tellings of several states are joined too: what one side reports and another denies is one incident.
 */
export function joinIncidents(pile: Pile): Incident[] {
  const byType = new Map<string, Clusters<IncidentTold>>();
  const dates = new Map<readonly IncidentTold[], DateLimits>();
  /** Clusters of one type that tell of it in one article: what points back is looked for there. */
  const inArticle = new Map<string, Set<readonly IncidentTold[]>>();
  for (const told of incidentsTold(pile)) {
    const clusters = byType.get(told.event.type) ?? createClusters<IncidentTold>();
    byType.set(told.event.type, clusters);
    const here = `${told.event.type} ${told.analysed.article.id}`;
    const known = inArticle.get(here) ?? new Set();
    inArticle.set(here, known);
    const back = isBare(told) ? lastBefore(known, told) : undefined;
    const { edtf } = told.event.when;
    const joined = clusters.add(told, told.stems, (cluster) => dates.get(cluster)?.allow(edtf) !== false && fits(cluster, told), back);
    known.add(joined);
    const limits = dates.get(joined) ?? createDateLimits();
    limits.add(edtf);
    dates.set(joined, limits);
  }
  const all = joinLasting([...byType.values()].flatMap((clusters) => withoutStrays(clusters.all)));
  const countries = countryNames(pile);
  return withDistinctIds(all.filter((cluster) => isIncident(cluster, countries)).map((cluster) => incidentOf(cluster, pile)));
}

/** What was told without a day, before the telling that it belongs to had been read, goes to the first cluster that fits. */
function withoutStrays(clusters: readonly (readonly IncidentTold[])[]): (readonly IncidentTold[])[] {
  const isStray = (cluster: readonly IncidentTold[]) =>
    cluster.length <= STRAYS && cluster.every(({ event }) => !Number.isFinite(vagueness(event.when.edtf)));
  const homes = clusters.filter((cluster) => !isStray(cluster)).map((cluster) => [...cluster]);
  for (const strays of clusters.filter(isStray)) {
    const home = homes.find((cluster) => strays.every((told) => fits(cluster, told)));
    if (home === undefined) homes.push([...strays]);
    else home.push(...strays);
  }
  return homes;
}

/** Most tellings of a cluster that may be moved: a sentence and its copies. */
const STRAYS = 3;

/** Somebody did something that can be told from other things: one telling is identified, or several sentences speak of it. */
function isIncident(cluster: readonly IncidentTold[], countries: ReadonlySet<string>): boolean {
  if (isOnlyDenied(cluster) || !isTraceable(cluster, countries)) return false;
  if (cluster.some(isIdentified)) return true;
  const sentences = new Set(cluster.map(({ analysed, sentence }) => `${analysed.article.id} ${sentence}`));
  return sentences.size > 1 && cluster.some(({ actors, targets }) => actors.length + targets.length > 0);
}

/** Names of countries: "attacks in America" could be anywhere. */
function countryNames(pile: Pile): ReadonlySet<string> {
  const countries = pile.entities.filter(({ type }) => type === "country");
  return new Set(countries.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) => name.toLowerCase()));
}

/** What nobody tells of and somebody denies, without a day: a quarrel, which stands among the disputes. */
function isOnlyDenied(cluster: readonly IncidentTold[]): boolean {
  return cluster.every(({ event }) => event.status === "denied" && event.when.phrase === null);
}

/** Sentences of one article that make a matter without a day its news. */
const NEWS = 3;
/** People of whom everything may be said. */
const ANYBODY = /^(?:people|persons?|civilians?|women|men|others?|many|everyone|children)$/iu;

/**
 * Whether a reader could look it up: a day, a place or a number, something that lasts or goes on, what named or counted people say was done to them, or an
 * article that has it for its news. "The attacks on our allies" is none of these.
 */
function isTraceable(cluster: readonly IncidentTold[], countries: ReadonlySet<string>): boolean {
  const isSpot = ({ place }: Event) => place !== null && !countries.has(place.toLowerCase());
  if (cluster.some(({ event }) => hasDay(event.when.edtf) || isSpot(event) || (event.harm?.length ?? 0) > 0)) return true;
  if (cluster.some((told) => isLasting(told) || (told.event.status === "ongoing" && told.actors.length + told.targets.length > 0)))
    return true;
  const suffered = cluster.some(({ event, targets, analysed }) => {
    const [first] = event.recipients;
    const name = analysed.entities.find(({ id }) => id === first)?.name ?? "";
    return ["torture", "abduct"].includes(event.mode ?? "") && event.according !== null && targets.length > 0 && !ANYBODY.test(name);
  });
  return (
    suffered ||
    (cluster.length >= NEWS && cluster.some(({ sentence }) => sentence < LEAD) && cluster.some(({ actors }) => actors.length > 0))
  );
}

function fits(cluster: readonly IncidentTold[], told: IncidentTold): boolean {
  // What one sentence tells, and what the title tells and the lead tells again, is one thing, whatever each of them names.
  const linked = cluster.some((other) => inOneSentence(other, told) || isTitleAndLead(other, told));
  return cluster.every((other) => mayBeSame(other, told, linked)) && cluster.some((other) => isLikelySame(other, told));
}

function inOneSentence(a: IncidentTold, b: IncidentTold): boolean {
  return a.analysed === b.analysed && a.sentence === b.sentence;
}

function isTitleAndLead(a: IncidentTold, b: IncidentTold): boolean {
  return a.analysed === b.analysed && a.headline !== b.headline && Math.max(a.sentence, b.sentence) < LEAD && shared(a.stems, b.stems) > 0;
}

/** "The attack", "the raid": what was told last before it in the same article, of a kind that fits; "the explosion" rather a bomb than shots. */
function lastBefore(bucket: ReadonlySet<readonly IncidentTold[]>, told: IncidentTold): readonly IncidentTold[] | undefined {
  let found: readonly IncidentTold[] | undefined;
  let best = -1;
  for (const cluster of bucket) {
    if (!cluster.every((other) => mayBeSame(other, told, false))) continue;
    const alike = weaponOf(told) !== null && cluster.some((other) => weaponOf(other) === weaponOf(told)) ? told.event.trigger.start : 0;
    for (const { analysed, event } of cluster) {
      const { start } = event.trigger;
      if (analysed !== told.analysed || start >= told.event.trigger.start || start + alike <= best) continue;
      best = start + alike;
      found = cluster;
    }
  }
  return found;
}

const WEAPONS: { readonly [mode: string]: string } = { explosives: "blast", "heavy-weapons": "blast", firearms: "shots" };

/** What an attack was made with; null of a kind that may be any. */
function weaponOf({ event }: IncidentTold): string | null {
  return event.mode === null ? null : (WEAPONS[event.mode] ?? null);
}

/** `linked`: another telling ties them together, so that places and targets are not held against them. */
function mayBeSame(a: IncidentTold, b: IncidentTold, linked: boolean): boolean {
  if (isNextAfter(a, b) || isNextAfter(b, a)) return false;
  if (dateFit(a.event.when.edtf, b.event.when.edtf) === "apart" || !sameModes(a, b)) return false;
  if (a.analysed === b.analysed && (a.sentence === b.sentence || [a, b].some(({ event }) => event.status === "denied"))) return true;
  if (!compatible(a.actorSides, b.actorSides)) return false;
  if (linked) return true;
  if (a.place !== null && b.place !== null && a.place !== b.place) return false;
  // Without a day on both, what was done to others was something else.
  return areExact(a, b) || compatible(a.targetSides, b.targetSides);
}

/** "Then shots were fired there": what the article tells next took its day and place over from what came before it, and is something else. */
function isNextAfter(before: IncidentTold, told: IncidentTold): boolean {
  const next = told.event.when.rule.endsWith("/carried") && told.analysed === before.analysed && before.sentence < told.sentence;
  return next && !isBare(told);
}

/** A detention is no blockade; but who strikes, shells and kills may do all of it at once. */
function sameModes({ event: a }: IncidentTold, { event: b }: IncidentTold): boolean {
  return a.type === "ASSAULT" || a.mode === b.mode;
}

/** Longest stretch in days that still says when something was. */
const EXACT = 7;
/** Days between two articles that may tell of one undated incident. */
const NEAR = 45;

function isLikelySame(a: IncidentTold, b: IncidentTold): boolean {
  const common = shared(a.stems, b.stems);
  if (isTitleAndLead(a, b)) return true;
  if (a.analysed === b.analysed) return a.sentence === b.sentence || (areExact(a, b) ? common >= 1 : common >= 2 && haveCommonParty(a, b));
  if (areExact(a, b)) return common >= 2 || !a.named.isDisjointFrom(b.named);
  // "The blockade", "the detained drivers" have few words of their own; attacks there are many.
  return (
    (a.event.type === "ASSAULT"
      ? common >= 3 && shared(a.words, b.words) >= 2 && !a.named.isDisjointFrom(b.named)
      : common >= 2 && haveCommonParty(a, b)) && areNear(a, b)
  );
}

/** Somebody or some place with a name has to do with both; or one of them names nobody and no place. */
function haveCommonParty(a: IncidentTold, b: IncidentTold): boolean {
  const [x, y] = [a, b].map(({ actorSides, targetSides, place }) => [...actorSides, ...targetSides, ...(place === null ? [] : [place])]);
  return compatible(x, y);
}

/** Both have a date that says when it was, and these fit. */
function areExact({ event: a }: IncidentTold, { event: b }: IncidentTold): boolean {
  if (vagueness(a.when.edtf) > EXACT || vagueness(b.when.edtf) > EXACT) return false;
  const fit = dateFit(a.when.edtf, b.when.edtf);
  return fit === "same" || fit === "possible";
}

function areNear(a: IncidentTold, b: IncidentTold): boolean {
  const x = boundsOf(a.analysed.article.published.edtf).first;
  const y = boundsOf(b.analysed.article.published.edtf).first;
  return x === null || y === null || Math.abs(daysBetween(x, y)) <= NEAR;
}

function compatible(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((entity) => b.includes(entity));
}

/** What is told as fact anywhere is fact; what is only claimed stays alleged; a denial alone stays a denial. */
const STATUS_ORDER: readonly EventStatus[] = ["happened", "ongoing", "alleged", "denied"];

/** Where it was: as told, else the town or region that it was done to ("shelled Dorrin"). */
function placeOf(cluster: readonly IncidentTold[], pile: Pile): string | null {
  const told = cluster.find(({ place }) => place !== null) ?? cluster.find(({ event }) => event.place !== null);
  if (told !== undefined) return told.event.place;
  const target = cluster.flatMap(({ targets }) => targets).find((entity) => pile.byId.get(entity)?.type === "place");
  return target === undefined ? null : (pile.byId.get(target)?.name ?? null);
}

/** Parties without repetition: "drivers", "lorry drivers" and "the 14 drivers" of several articles are the same people, and the fullest words name them. */
function distinct(pile: Pile, ids: readonly string[]): string[] {
  const nameOf = (id: string) => (pile.byId.get(id)?.name ?? "").toLowerCase();
  const unnamed = (id: string) => !/\p{Lu}/u.test(pile.byId.get(id)?.name ?? "A");
  return ids.filter(
    (id, i) =>
      !unnamed(id) || !ids.some((other, j) => j !== i && covers(nameOf(other), nameOf(id)) && (nameOf(other) !== nameOf(id) || j < i)),
  );
}

/** Whether the words of one name end in those of the other. */
function covers(longer: string, shorter: string): boolean {
  return longer === shorter || longer.endsWith(` ${shorter}`);
}

function incidentOf(cluster: readonly IncidentTold[], pile: Pile): Incident {
  const [{ event }] = cluster;
  const when =
    lastingWhen(cluster) ??
    cluster.map(({ analysed, event: e }) => recordWhen(analysed, e.when)).reduce((a, b) => (narrower(a.edtf, b.edtf) === a.edtf ? a : b));
  const status = STATUS_ORDER.find((one) => cluster.some((told) => told.event.status === one)) ?? event.status;
  const plainest = cluster.filter(({ event: e }) => e.status === status && e.according === null);
  const evidence = plainestFirst(evidenceOf(plainest), evidenceOf(cluster));
  return {
    id: hashId("i", event.type, event.mode ?? "", when.edtf, cluster[0].analysed.article.id, String(event.trigger.start)),
    type: event.type,
    mode: cluster.find((told) => told.event.mode !== null)?.event.mode ?? null,
    actors: distinct(pile, unique(cluster.flatMap((told) => told.actors))),
    targets: distinct(pile, unique(cluster.flatMap((told) => told.targets))),
    when,
    place: placeOf(cluster, pile),
    harm: harmOf(cluster),
    status,
    according: unique(cluster.flatMap(({ analysed, event: e }) => statementIdOf(analysed, e.according) ?? [])),
    evidence,
    rules: rulesOf(cluster.map((told) => told.event)),
  };
}

function evidenceOf(cluster: readonly IncidentTold[]): Evidence[] {
  return uniqueEvidence(cluster.flatMap(({ analysed, event }) => sentencesAround(analysed, event.evidence)));
}

/** Lists show the first sentence: those that tell what the incident is held to be, on nobody's word, stand before denials and claims. */
function plainestFirst(plainest: readonly Evidence[], all: readonly Evidence[]): Evidence[] {
  const isPlain = ({ article, start }: Evidence) => plainest.some((one) => one.article === article && one.start === start);
  return [...plainest, ...all.filter((one) => !isPlain(one))];
}

/** The numbers as they are told, each once, with the statements that give them. */
function harmOf(cluster: readonly IncidentTold[]): Incident["harm"] {
  const counts = cluster.flatMap(({ analysed, event }) =>
    (event.harm ?? []).map((count) => {
      const { start, end } = count.evidence;
      const giving = analysed.findings.statements.filter(({ content }) => content.some((span) => span.start <= start && end <= span.end));
      return {
        ...count,
        evidence: evidenceAt(analysed, count.evidence),
        according: unique(giving.flatMap(({ id }) => statementIdOf(analysed, id) ?? [])),
      };
    }),
  );
  const key = ({ kind, evidence }: (typeof counts)[number]) => `${kind} ${evidence.article} ${evidence.start}`;
  return [...new Map(counts.map((count) => [key(count), count])).values()];
}
