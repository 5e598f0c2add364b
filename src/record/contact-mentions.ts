import type { ContactRole, Event, EventStatus } from "../model/findings.ts";
import type { AnalysedArticle } from "../model/record.ts";
import { daysBetween, edtfBounds } from "../text/dates.ts";
import type { ContactMention } from "./contact-fit.ts";
import { asFarAsKnown, isOnlyNamed } from "./contact-states.ts";
import { isDay } from "./dates.ts";
import { compare, type Pile, sentenceIndex } from "./pile.ts";
import { isReporter } from "./reporters.ts";

/** All contacts that the articles tell, clearest dates first: what is vague is then joined to what is clear, never the other way round. */
export function contactMentions(pile: Pile): ContactMention[] {
  const mentions = pile.articles.flatMap((analysed) =>
    analysed.findings.events.flatMap((event) => {
      const mention = event.contact === null ? null : mentionOf(pile, analysed, event);
      return mention === null ? [] : [mention];
    }),
  );
  return datedByNeighbours(pile, asFarAsKnown(mentions)).sort((a, b) => clarity(a) - clarity(b) || byTime(a, b) || inText(pile, a, b));
}

/** "He wants to discuss", "they did not speak": of no stated kind and not real, it says nothing that a record of contacts could hold. */
const REAL_OR_PLANNED: ReadonlySet<EventStatus> = new Set(["happened", "ongoing", "planned", "cancelled"]);

function mentionOf(pile: Pile, analysed: AnalysedArticle, event: Event): ContactMention | null {
  const { contact } = event;
  if (contact === null || (contact.mode === "other" && !REAL_OR_PLANNED.has(event.status))) return null;
  const id = analysed.article.id;
  const roles = new Map<string, ContactRole>();
  for (const { entity, role } of contact.participants) {
    if (isReporter(analysed, entity)) continue;
    for (const one of pile.expanded(id, [entity])) {
      const acting = contact.mode === "visit" ? hostOf(pile, one) : one;
      if (canTakePart(pile, acting) && !pile.press.has(acting)) roles.set(acting, strongerRole(roles.get(acting), role));
    }
  }
  const sides = sidesOf(pile, roles);
  for (const one of [...roles.keys()]) if (sides.get(pile.side(one)) !== one && pile.side(one) === one) roles.delete(one);
  if (sides.size < 2 || isWithOthers(pile, event, id, roles)) return null;
  const initiatedBy = contact.initiatedBy === null ? null : pile.entity(id, contact.initiatedBy);
  return {
    analysed,
    event,
    mode: contact.mode,
    status: event.status,
    edtf: event.when.edtf,
    roles,
    sides,
    initiatedBy,
    byDelegates: namesDelegates(analysed, event),
  };
}

/** "Tavon and Askel met with the lawmakers": not one another, but people whom no record names. */
function isWithOthers(pile: Pile, { actors, recipients }: Event, article: string, roles: ReadonlyMap<string, ContactRole>): boolean {
  if (actors.length < 2 || recipients.length === 0) return false;
  return recipients.every((local) =>
    pile.expanded(article, [local]).every((one) => !roles.has(one) && pile.byId.get(one)?.type === "group"),
  );
}

const DELEGATES =
  /\b(?:delegations?|teams?|officials|negotiators|diplomats|envoys?|experts|emissar(?:y|ies)|representatives|aides|advisers)\b/iu;

/** Whether the words before the event in its sentence are of people sent: "A Kestrian team arrived". */
function namesDelegates(analysed: AnalysedArticle, { trigger }: Event): boolean {
  const { start, end } = analysed.sentences[Math.max(0, sentenceIndex(analysed, trigger.start))] ?? trigger;
  return DELEGATES.test(analysed.article.text.slice(Math.max(start, trigger.start - BESIDE), Math.min(end, trigger.end + BESIDE)));
}

/** Characters before and after the word of an event that its parties stand in. */
const BESIDE = 60;

/**
 * An undated telling in the story of a day: the talks alone before the summit, the sit-down after it. It takes the day of the nearest dated contact of
 * the article that has two sides in common; else the one day that the article's first sentences name. The rule says that the day is filled in.
 */
function datedByNeighbours(pile: Pile, mentions: readonly ContactMention[]): ContactMention[] {
  const byArticle = Map.groupBy(mentions, ({ analysed }) => analysed);
  return mentions.map((mention) => {
    if (mention.event.background || mention.event.when.edtf !== ".." || mention.status !== "happened") return mention;
    const near = nearestDated(mention, byArticle.get(mention.analysed) ?? []);
    const day = near === null && !isOnlyNamed(mention) && isOfTheLead(pile, mention) ? leadDay(mention.analysed) : null;
    const edtf = near?.edtf ?? day;
    if (edtf === null || edtf === undefined) return mention;
    const when = { edtf, phrase: null, rule: near === null ? "implied.lead-day" : "implied.contact-nearby" };
    return {
      ...mention,
      edtf,
      event: { ...mention.event, when, implied: [...mention.event.implied, { field: "when", value: edtf, rule: when.rule }] },
    };
  });
}

function nearestDated(mention: ContactMention, mentions: readonly ContactMention[]): ContactMention | null {
  const at = mention.event.trigger.start;
  const gap = (other: ContactMention) => Math.abs(other.event.trigger.start - at);
  const candidates = mentions.filter((other) => {
    if (other.event.background || clarity(other) > 1 || other.status !== "happened") return false;
    if (isOtherKind(mention, other)) return false;
    return (
      commonSides(other, mention) >= 2 ||
      (gap(other) <= NEXT_SENTENCE && [...mention.sides.values()].some((entity) => other.roles.has(entity)))
    );
  });
  // What was told before is gone on with sooner than what is told next; and a story is of its latest days, not of those it looks back to.
  const latest = candidates.map(({ edtf }) => edtfBounds(edtf).first ?? "").reduce((a, b) => (compare(a, b) > 0 ? a : b), "");
  const ofTheStory = candidates.filter(({ edtf }) => daysBetween(edtfBounds(edtf).first ?? latest, latest) <= 4);
  const after = (other: ContactMention) => (other.event.trigger.start > at ? 1 : 0);
  return ofTheStory.sort((a, b) => after(a) - after(b) || gap(a) - gap(b) || a.event.trigger.start - b.event.trigger.start)[0] ?? null;
}

/** "Corvin also telephoned Idrel": characters between it and the call that it goes on from. */
const NEXT_SENTENCE = 350;

/** All sides of the telling are named where the story begins. */
function isOfTheLead(pile: Pile, { analysed, sides }: ContactMention): boolean {
  const end = leadEnd(analysed);
  const named = new Set(
    analysed.entities
      .filter(({ mentions }) => mentions.some((m) => m.end <= end))
      .flatMap(({ id }) => pile.entity(analysed.article.id, id) ?? []),
  );
  return [...sides.keys()].every((side) => [...named].some((entity) => pile.side(entity) === pile.side(side)));
}

function leadEnd({ sentences }: AnalysedArticle): number {
  return sentences[Math.min(LEAD_SENTENCES, sentences.length) - 1]?.end ?? 0;
}

/** Sentences in which a news story says when it happened: title and lead. */
const LEAD_SENTENCES = 4;

/** The one day (or choice of days) that the beginning of an article names, not after its publication; null where it names none or several. */
function leadDay(analysed: AnalysedArticle): string | null {
  const { article, times } = analysed;
  const end = leadEnd(analysed);
  const last = edtfBounds(article.published.edtf).last;
  const dateline = article.blocks.filter(({ kind }) => kind === "dateline");
  const days = times
    .filter((time) => time.type === "DATE" && time.end <= end && time.anchor !== "absolute" && isDay(time.edtf))
    .filter((time) => !dateline.some((block) => block.start <= time.start && time.end <= block.end))
    .filter((time) => last === null || (edtfBounds(time.edtf).first ?? "") <= last)
    .map((time) => time.edtf);
  const distinct = new Set(days);
  return distinct.size === 1 ? days[0] : null;
}

/** A call does not take the day of a meeting, nor the other way round. */
function isOtherKind(a: ContactMention, b: ContactMention): boolean {
  return a.mode !== b.mode && a.mode !== "other" && b.mode !== "other";
}

function commonSides(a: ContactMention, b: ContactMention): number {
  let n = 0;
  for (const side of a.sides.keys()) if (b.sides.has(side)) n += 1;
  return n;
}

/** Who travels to a capital visits its country. */
function hostOf(pile: Pile, entity: string): string {
  const place = pile.byId.get(entity);
  return place?.type === "place" && place.country !== null ? place.country : entity;
}

function canTakePart(pile: Pile, entity: string): boolean {
  const one = pile.byId.get(entity);
  if (one?.type === "group") return POWERS.test(one.name);
  return one !== undefined && one.type !== "place";
}

/** "Six world powers": states, though the words name none. */
const POWERS = /\b(?:world|major|great|regional|global|leading|guarantor) powers$/iu;

function strongerRole(a: ContactRole | undefined, b: ContactRole): ContactRole {
  return a === undefined || a === "party" ? b : a;
}

/** People before the country they act for; of two people of one side the first in order of id, which keeps the choice the same everywhere. */
function sidesOf(pile: Pile, roles: ReadonlyMap<string, ContactRole>): Map<string, string> {
  const sides = new Map<string, string>();
  for (const entity of [...roles.keys()].sort(compare)) {
    const side = pile.side(entity);
    const other = sides.get(side);
    if (other === undefined || other === side) sides.set(side, entity);
    // Two people who act for nobody known, or two of one country, are two sides of their own.
    else if (entity !== side) sides.set(entity, entity);
  }
  return sides;
}

function clarity(mention: ContactMention): number {
  const { first, last } = edtfBounds(mention.edtf);
  if (first === null || last === null) return 3;
  if (first === last) return 0;
  return mention.edtf.startsWith("[") ? 1 : 2;
}

function byTime(a: ContactMention, b: ContactMention): number {
  const key = ({ edtf }: ContactMention) => edtfBounds(edtf).first ?? "9999";
  return compare(key(a), key(b)) || compare(a.edtf, b.edtf);
}

function inText(pile: Pile, a: ContactMention, b: ContactMention): number {
  const rank = ({ analysed }: ContactMention) => pile.rank.get(analysed.article.id) ?? 0;
  return rank(a) - rank(b) || a.event.trigger.start - b.event.trigger.start || compare(a.event.id, b.event.id);
}
