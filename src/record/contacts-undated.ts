import type { EventStatus } from "../model/findings.ts";
import { daysBetween, edtfBounds } from "../text/dates.ts";
import { type Cluster, type ContactMention, modesFit, samePeople, sidesWithin, tellingsFit } from "./contact-fit.ts";
import { asPlanned, isOnlyNamed, isPlaced } from "./contact-states.ts";
import { dateFit, isDay } from "./dates.ts";
import { compare, overlaps } from "./pile.ts";

/** Finds for tellings without a day the contact of the pile that they can mean; those that can mean none or several stay by themselves. */
export function joinUndated(clusters: readonly Cluster[]): Cluster[] {
  return withNamedAgain(withAnnounced(withNamed(clusters.filter((cluster) => !isBareHeadline(cluster)))));
}

/** Days between an article and the contact that it names as known to its reader ("the summit"). */
const STILL_NEWS = 45;
const SOON = 90;

/**
 * An article that only names a contact ("their summit") means the one that the pile has of the same people: the latest before the article; where there is
 * none, or the article has it as still to come, the next. It stays by itself where the pile has none near.
 */
function withNamed(clusters: readonly Cluster[]): Cluster[] {
  const days = clusters.filter(({ edtf, mentions }) => isDay(edtf) && edtf[0] !== "[" && mentions.some(({ status }) => MEANT.has(status)));
  return clusters.filter((cluster) => {
    const [first] = cluster.mentions;
    if (!isNamedOnly(cluster)) return true;
    const meant = meantBy(first, days);
    if (meant === null) return true;
    const told = meant.ahead ? cluster.mentions.map((mention) => asPlanned(mention, "implied.named-before-its-day")) : cluster.mentions;
    meant.cluster.mentions.push(...told);
    meant.cluster.reasons.push(`${placeOf(first)}: named only; the nearest contact of the same participants`);
    return false;
  });
}

const MEANT: ReadonlySet<EventStatus> = new Set(["happened", "ongoing", "planned"]);

function isNamedOnly({ mentions }: Cluster): boolean {
  return mentions.every((mention) => isOnlyNamed(mention) && MEANT.has(mention.status));
}

interface Meant {
  readonly cluster: Cluster;
  /** The contact is later than the article that names it. */
  readonly ahead: boolean;
}

function meantBy(mention: ContactMention, clusters: readonly Cluster[]): Meant | null {
  const published = edtfBounds(mention.analysed.article.published.edtf);
  const same = clusters.filter((cluster) => canBe(cluster, mention));
  if (published.first === null || published.last === null) return same.length === 1 ? { cluster: same[0], ahead: false } : null;
  const [first, last] = [published.first, published.last];
  const within = (away: number, most: number) => away >= 0 && away <= most;
  const before = same.filter(({ edtf }) => within(daysBetween(edtf, last), STILL_NEWS)).sort((a, b) => compare(b.edtf, a.edtf));
  if (mention.status !== "planned" && before.length > 0) return { cluster: before[0], ahead: false };
  const coming = same.filter(({ edtf }) => within(daysBetween(first, edtf), SOON)).sort((a, b) => compare(a.edtf, b.edtf));
  if (coming.length === 0 || (mention.status !== "planned" && (isPlaced(mention) || !isOneOccasion(mention)))) return null;
  return { cluster: coming[0], ahead: true };
}

/** A summit is held on its day; negotiations and talks go on before it. */
function isOneOccasion({ analysed, event }: ContactMention): boolean {
  return /^(?:summit|meeting|visit|trip|encounter|session|sit-down)$/iu.test(
    analysed.article.text.slice(event.trigger.start, event.trigger.end),
  );
}

function canBe({ mentions }: Cluster, mention: ContactMention): boolean {
  return mentions.every((other) => samePeople(other, mention) && modesFit(other.mode, mention.mode) && tellingsFit(other, mention));
}

/** "His negotiations with Dalvash", named in article after article without a day: one contact, where the articles are of the same weeks. */
function withNamedAgain(clusters: readonly Cluster[]): Cluster[] {
  const kept: Cluster[] = [];
  for (const cluster of clusters) {
    const [first] = cluster.mentions;
    const same = cluster.edtf === ".." && isNamedOnly(cluster) ? kept.find((other) => isNamedBeside(other, first)) : undefined;
    if (same === undefined) {
      kept.push(cluster);
      continue;
    }
    same.mentions.push(...cluster.mentions);
    same.reasons.push(`${placeOf(first)}: named only, in an article of the same weeks`);
  }
  return kept;
}

function isNamedBeside(cluster: Cluster, mention: ContactMention): boolean {
  if (cluster.edtf !== ".." || !isNamedOnly(cluster) || !canBe(cluster, mention)) return false;
  const day = edtfBounds(mention.analysed.article.published.edtf).first;
  return cluster.mentions.every(({ analysed }) => {
    const other = edtfBounds(analysed.article.published.edtf).first;
    return day !== null && other !== null && Math.abs(daysBetween(day, other)) <= STILL_NEWS;
  });
}

function placeOf({ analysed, event }: ContactMention): string {
  return `${analysed.article.path}:${event.trigger.start}`;
}

/** Days in which a contact that is announced without a day takes place. */
const ANNOUNCED = 45;

/**
 * "The ministers would meet in the Old Arsenal", or "later this year", with the day told elsewhere: what an article announces without its day is the one contact of the pile in
 * the weeks after it in which all whom it names take part. It stays by itself where there is none, or more than one.
 */
function withAnnounced(clusters: readonly Cluster[]): Cluster[] {
  return clusters.filter((cluster) => {
    const [first] = cluster.mentions;
    const { last } = edtfBounds(first.analysed.article.published.edtf);
    const open = cluster.edtf === "..";
    if ((!open && isDay(cluster.edtf)) || last === null || !cluster.mentions.every(({ status }) => status === "planned")) return true;
    const meant = clusters.filter(({ edtf, mentions: [whole] }) => {
      if (!isDay(edtf) || edtf[0] === "[" || !MEANT.has(whole.status) || !modesFit(first.mode, whole.mode)) return false;
      const away = daysBetween(last, edtf);
      if (!open && dateFit(cluster.edtf, edtf) !== "possible") return false;
      return away >= 0 && away <= (open ? ANNOUNCED : SOON) && sidesWithin(first, whole);
    });
    if (meant.length !== 1) return true;
    meant[0].mentions.push(...cluster.mentions);
    meant[0].reasons.push(`${placeOf(first)}: announced without a day; the only contact of these that follows`);
    return false;
  });
}

/** An undated headline says in short what its article tells: alone it is no contact of its own. */
function isBareHeadline({ mentions, edtf }: Cluster): boolean {
  return (
    edtf === ".." &&
    mentions.every(({ analysed, event }) =>
      analysed.article.blocks.some((block) => block.kind === "title" && event.evidence.every((span) => overlaps(block, span))),
    )
  );
}
