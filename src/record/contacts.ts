import { type ContactMode, type ContactRole, type EventStatus, REAL } from "../model/findings.ts";
import type { Contact, RecordWhen } from "../model/record.ts";
import { edtfBounds } from "../text/dates.ts";
import { hashId } from "../text/hash.ts";
import { type Cluster, type ContactMention, modesFit, samePeople, sidesWithin, tellingsFit } from "./contact-fit.ts";
import { contactMentions } from "./contact-mentions.ts";
import { joinUndated } from "./contacts-undated.ts";
import { dateFit, isDay, narrower, vagueness } from "./dates.ts";
import { compare, type Pile, sentencesAround, unique, uniqueEvidence } from "./pile.ts";
import { rulesOf } from "./rules.ts";
import { statementIdOf } from "./statements.ts";

/** A contact, with the tellings that it was joined from: the next rooms need to know where in an article each stands. */
export interface JoinedContact {
  readonly contact: Contact;
  readonly mentions: readonly ContactMention[];
}

/** A vague telling ("in September") joins the one contact that it can mean, where it is no vaguer than this many days. */
const MOST_VAGUE = 31;

/**
 * Joins the tellings of all articles into contacts. Same sides, no two people of one side, modes that go together, dates that fit, states
 * that go together. Tellings on two different days are never joined; what is undated joins within its own article only, and only where one
 * contact alone can be meant.
 */
export function joinContacts(pile: Pile): JoinedContact[] {
  const buckets = new Map<string, Cluster[]>();
  const all: Cluster[] = [];
  for (const mention of contactMentions(pile)) {
    const key = unique([...mention.sides.keys()].map((side) => pile.side(side))).join(" ") + (namesPart(mention) ? " +" : "");
    const bucket = buckets.get(key) ?? [];
    buckets.set(key, bucket);
    const fits = bucket.flatMap((cluster) => {
      const reason = joinReason(cluster, mention);
      return reason === null ? [] : [{ cluster, reason }];
    });
    const chosen = chooseCluster(fits, mention);
    if (chosen === null) {
      const cluster = { mentions: [mention], reasons: [], edtf: mention.edtf };
      bucket.push(cluster);
      all.push(cluster);
    } else {
      chosen.cluster.mentions.push(mention);
      chosen.cluster.edtf = narrower(chosen.cluster.edtf, mention.edtf);
      chosen.cluster.reasons.push(`${mention.analysed.article.path}:${mention.event.trigger.start}: ${chosen.reason}`);
    }
  }
  return distinct(
    withPartialTellings(joinUndated(all)).map((cluster) => ({
      contact: contactOf(pile, cluster),
      mentions: cluster.mentions,
    })),
  );
}

/** "After three-way talks with Tavon": one more took part than the words around name. */
function namesPart({ analysed, event, sides }: ContactMention): boolean {
  return sides.size < 3 && sentencesAround(analysed, [event.trigger]).some(({ text }) => OF_THREE.test(text));
}

/** Said of talks that some of those present had by themselves. */
const APART =
  /\b(?:alone|separate|separately|bilateral|bilaterally|one-on-one|face-to-face|tête-à-tête|privately|individually|first met|two-way)\b/iu;

/** A noun for an occasion, which may be wider than those named with it; "met" says who met. */
const OCCASION = /\b(?:talks|meetings?|summit|session|discussions|negotiations|conference)\b/iu;
const OF_THREE = /\b(?:three-way|trilateral|three leaders|tripartite)\b/iu;

/**
 * A telling that names only some of those who met ("the two leaders' talks in a wider summit") belongs to the meeting of all of them that its
 * own article tells of that day, unless it says that these were by themselves.
 */
function withPartialTellings(clusters: readonly Cluster[]): Cluster[] {
  const kept: Cluster[] = [];
  const bySize = clusters.toSorted((a, b) => b.mentions[0].sides.size - a.mentions[0].sides.size);
  for (const cluster of bySize) {
    const whole = kept.find((other) => isPartOf(cluster, other));
    if (whole === undefined) kept.push(cluster);
    else {
      whole.mentions.push(...cluster.mentions);
      const [{ analysed, event }] = cluster.mentions;
      whole.reasons.push(`${analysed.article.path}:${event.trigger.start}: some of the participants, on the same day in the same article`);
    }
  }
  return kept;
}

function isPartOf(part: Cluster, whole: Cluster): boolean {
  const [small, large] = [part.mentions[0], whole.mentions[0]];
  if (small.sides.size >= large.sides.size || dateFit(part.edtf, whole.edtf) !== "same" || !isDay(part.edtf)) return false;
  if (!REAL.has(small.status) || !REAL.has(large.status) || !modesFit(small.mode, large.mode)) return false;
  return sidesWithin(small, large) && part.mentions.every((mention) => isPartial(mention, whole));
}

function isPartial({ analysed, event }: ContactMention, whole: Cluster): boolean {
  const words = sentencesAround(analysed, event.evidence)
    .map(({ text }) => text)
    .join(" ");
  const together = OF_THREE.test(words) || whole.mentions.some((other) => other.analysed === analysed);
  return together && !APART.test(words) && OCCASION.test(analysed.article.text.slice(event.trigger.start, event.trigger.end));
}

type Fit = { readonly cluster: Cluster; readonly reason: string };

/** Among several possible contacts only a same-day one may be chosen; an undated telling that could be two contacts stays by itself. */
function chooseCluster(fits: readonly Fit[], mention: ContactMention): Fit | null {
  const sameDay = fits.filter(({ cluster }) => dateFit(cluster.edtf, mention.edtf) === "same");
  if (sameDay.length > 0) return sameDay[0];
  return fits.length === 1 ? fits[0] : null;
}

/** Why a telling belongs to a contact; null where it does not. */
function joinReason(cluster: Cluster, mention: ContactMention): string | null {
  const [first] = cluster.mentions;
  if (!cluster.mentions.every((other) => samePeople(other, mention) && modesFit(other.mode, mention.mode) && tellingsFit(other, mention)))
    return null;
  const fit = dateFit(cluster.edtf, mention.edtf);
  if (fit === "apart" || otherPlace(cluster, mention)) return null;
  if (fit === "same")
    return isDay(mention.edtf) || first.analysed === mention.analysed ? "same participants on the same day" : vagueReason(cluster, mention);
  const sameArticle = cluster.mentions.some((other) => other.analysed === mention.analysed);
  if (fit === "possible") return sameArticle ? "same participants in the same article, dates that fit" : vagueReason(cluster, mention);
  return sameArticle ? "same participants in the same article, no date of its own" : null;
}

function vagueReason(cluster: Cluster, mention: ContactMention): string | null {
  const vague = Math.max(vagueness(cluster.edtf), vagueness(mention.edtf));
  return vague <= MOST_VAGUE ? `same participants, dates that fit (${cluster.edtf} and ${mention.edtf})` : null;
}

function otherPlace(cluster: Cluster, mention: ContactMention): boolean {
  const { place } = mention.event;
  if (place === null || mention.mode === "call") return false;
  // Another place in the same sentence of time is often the venue inside the city: only a later day would tell them apart.
  return (
    cluster.mentions.every((other) => other.event.place !== null && other.event.place !== place) &&
    dateFit(cluster.edtf, mention.edtf) !== "same"
  );
}

function contactOf(pile: Pile, { mentions, reasons, edtf }: Cluster): Contact {
  const roles = rolesOf(pile, mentions);
  const mode = mentions.map((mention) => mention.mode).sort((a, b) => MODE_ORDER.indexOf(a) - MODE_ORDER.indexOf(b))[0];
  const status = statusOf(mentions);
  const participants = [...roles].map(([entity, role]) => ({ entity, role })).sort((a, b) => compare(a.entity, b.entity));
  const when = whenOf(mentions, edtf);
  return {
    id: hashId("c", mode, when.edtf, ...participants.map(({ entity }) => entity)),
    mode,
    format: formatOf(
      pile,
      participants.map(({ entity }) => entity),
    ),
    participants,
    initiatedBy: firstKnown(mentions.map((mention) => mention.initiatedBy)),
    when,
    place: firstKnown(mentions.map((mention) => mention.event.place)),
    occasion: firstKnown(mentions.map((mention) => mention.event.contact?.occasion ?? null)),
    status,
    according: unique(mentions.flatMap(({ analysed, event }) => statementIdOf(analysed, event.according) ?? [])),
    evidence: uniqueEvidence(mentions.flatMap(({ analysed, event }) => sentencesAround(analysed, event.evidence))),
    readouts: [],
    differences: [],
    reasons,
    rules: rulesOf(mentions.map(({ event }) => event)),
  };
}

const MODE_ORDER: readonly ContactMode[] = ["call", "visit", "meeting", "letter", "other"];
/** What is told as fact anywhere is fact; else the most definite state. */
const STATUS_ORDER: readonly EventStatus[] = [
  "happened",
  "ongoing",
  "planned",
  "cancelled",
  "refused",
  "denied",
  "alleged",
  "offered",
  "called-for",
  "hypothetical",
];

/** Planned and then refused or cancelled is cancelled, unless a later article has it as planned again; else the first of the order. */
function statusOf(mentions: readonly ContactMention[]): EventStatus {
  const states = new Set(mentions.map(({ status }) => status));
  const real = [...REAL].some((state) => states.has(state));
  if (!real && states.has("planned") && (states.has("refused") || states.has("cancelled")))
    return isBefore(latest(mentions, ["refused", "cancelled"]), latest(mentions, ["planned"])) ? "planned" : "cancelled";
  return STATUS_ORDER.find((state) => states.has(state)) ?? mentions[0].status;
}

/** The telling of these states in the latest article, there the first: news comes first. */
function latest(mentions: readonly ContactMention[], wanted: readonly EventStatus[]): ContactMention {
  return mentions.filter(({ status }) => wanted.includes(status)).reduce((a, b) => (isBefore(a, b) ? b : a));
}

function isBefore(a: ContactMention, b: ContactMention): boolean {
  const day = ({ analysed }: ContactMention) => edtfBounds(analysed.article.published.edtf).first ?? "";
  if (day(a) !== day(b)) return compare(day(a), day(b)) < 0;
  return a.analysed === b.analysed && a.event.trigger.start > b.event.trigger.start;
}

/** Everybody that any telling names; a country gives way to its person. */
function rolesOf(pile: Pile, mentions: readonly ContactMention[]): Map<string, ContactRole> {
  const roles = new Map<string, ContactRole>();
  for (const mention of mentions) {
    for (const [entity, role] of mention.roles)
      if (roles.get(entity) === undefined || roles.get(entity) === "party") roles.set(entity, role);
  }
  for (const [entity, role] of [...roles]) {
    const person = [...roles.keys()].find((other) => other !== entity && pile.side(other) === entity);
    if (person === undefined) continue;
    if (role !== "party" && roles.get(person) === "party") roles.set(person, role);
    roles.delete(entity);
  }
  return roles;
}

function formatOf(pile: Pile, participants: readonly string[]): Contact["format"] {
  const sides = unique(participants.map((entity) => pile.side(entity))).length;
  const parties = sides < 2 ? participants.length : sides;
  return parties <= 2 ? "bilateral" : parties === 3 ? "trilateral" : "multilateral";
}

function whenOf(mentions: readonly ContactMention[], edtf: string): RecordWhen {
  const source = mentions.find((mention) => mention.edtf === edtf) ?? mentions[0];
  const { phrase, rule } = source.event.when;
  return { edtf, phrase: phrase === null ? null : source.analysed.article.text.slice(phrase.start, phrase.end), rule };
}

function firstKnown<T>(values: readonly (T | null)[]): T | null {
  return values.find((value) => value !== null) ?? null;
}

/** Two contacts with the same key fields (two undated calls of the same people in two articles) are told apart by where they stand. */
function distinct(joined: readonly JoinedContact[]): JoinedContact[] {
  const seen = new Map<string, number>();
  for (const { contact } of joined) seen.set(contact.id, (seen.get(contact.id) ?? 0) + 1);
  return joined.map(({ contact, mentions }) => {
    if (seen.get(contact.id) === 1) return { contact, mentions };
    const [{ article, start }] = contact.evidence;
    return { contact: { ...contact, id: hashId("c", contact.id, article, String(start), contact.place ?? "", contact.status) }, mentions };
  });
}
