import type { Event, EventStatus } from "../model/findings.ts";
import type { AnalysedArticle } from "../model/record.ts";
import type { Span } from "../model/span.ts";
import { contentStems } from "../text/content-words.ts";
import { daysBetween, edtfBounds } from "../text/dates.ts";
import { vagueness } from "./dates.ts";
import { overlaps, type Pile, sentenceIndex, sentencesAround, unique } from "./pile.ts";

/** One telling of an incident in one article. */
export interface IncidentTold {
  readonly analysed: AnalysedArticle;
  readonly event: Event;
  readonly actors: readonly string[];
  readonly targets: readonly string[];
  /** States and organisations that the actors belong to. */
  readonly actorSides: readonly string[];
  /** States and organisations among the targets: people are of any side, and one place has many names (a road, its town, the region around it). */
  readonly targetSides: readonly string[];
  /** Where it was, as told; null also where that is what it was done to, which stands among the targets. */
  readonly place: string | null;
  /** Told by the title. */
  readonly headline: boolean;
  /** Number of its sentence in the article. */
  readonly sentence: number;
  readonly stems: ReadonlySet<string>;
  /** Those of the stems that are no part of a name. */
  readonly words: ReadonlySet<string>;
  /** Its parties are states and nobody else. */
  readonly onlyStates: boolean;
  /** Entities other than states that its sentence names: a ship, a town, a person. */
  readonly named: ReadonlySet<string>;
}

/** PLOVER types of what is done rather than said; what only the model takes for one (`harm` null: no frame names it an incident) is left out. */
const DEEDS = new Set(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]);
/** What has taken place, or is said to have: plans and threats stand among the commitments and statements. */
const TOLD_AS_REAL: readonly EventStatus[] = ["happened", "ongoing", "alleged", "denied"];
/** A war is the setting of a record, not one of its incidents. */
const SETTING = /^(?:wars?|warfare|conflicts?|hostilit(?:y|ies)|fighting|combat|campaign)$/iu;

/** All tellings, those with a clear day first, then in order of time and place. */
export function incidentsTold(pile: Pile): IncidentTold[] {
  const names = namesByArticle(pile);
  const told = pile.articles.flatMap((analysed) =>
    analysed.findings.events
      .filter((event) => isReal(event) && !isSetting(analysed, event) && !isHistory(analysed, event) && !isEmpty(analysed, event))
      .map((event) => read(pile, analysed, withoutClock(event), names.get(analysed.article.id) ?? [])),
  );
  const rank = ({ analysed }: IncidentTold) => pile.rank.get(analysed.article.id) ?? 0;
  return told.sort(
    (a, b) =>
      Number(isBare(a)) - Number(isBare(b)) ||
      vagueness(a.event.when.edtf) - vagueness(b.event.when.edtf) ||
      rank(a) - rank(b) ||
      a.event.trigger.start - b.event.trigger.start,
  );
}

function isReal({ harm, type, status }: Event): boolean {
  return harm !== null && DEEDS.has(type) && TOLD_AS_REAL.includes(status);
}

function isSetting({ article }: AnalysedArticle, { trigger, harm, when }: Event): boolean {
  const numbered = (harm?.length ?? 0) > 0 && when.phrase !== null;
  return !numbered && SETTING.test(article.text.slice(trigger.start, trigger.end));
}

/**
 * What the news stands on: background without a day, what is told in the present as a rule ("bans the language", no headline), and what is told as of a
 * season or year gone by. A toll with a year of its own ("a war in 2020 that killed thousands") is kept: it is part of the record.
 */
function isHistory(analysed: AnalysedArticle, { background, when, harm, trigger, status }: Event): boolean {
  // "have been on strike since 11 November"
  if (status === "ongoing" && SINCE.test(when.edtf)) return false;
  if (vagueness(when.edtf) <= MONTH || ((harm?.length ?? 0) > 0 && when.phrase !== null)) return false;
  const { article } = analysed;
  const [last, written] = [edtfBounds(when.edtf).last, edtfBounds(article.published.edtf).first];
  // "In the fall of 2020": news of the day is not told by its year.
  const yearly = when.phrase !== null && /\b\d{4}\b/u.test(article.text.slice(when.phrase.start, when.phrase.end));
  if (yearly && last !== null) return true;
  return (background && !isHeadline(analysed, trigger)) || (last !== null && written !== null && daysBetween(last, written) > GONE_BY);
}

function isHeadline({ article }: AnalysedArticle, span: Span): boolean {
  return article.blocks.some((block) => block.kind === "title" && overlaps(block, span));
}

const MONTH = 31;
/** Days after which a season or a year is gone by. */
const GONE_BY = 30;

/** "had crossed no border" */
function isEmpty({ article }: AnalysedArticle, { trigger }: Event): boolean {
  return /^ (?:no|neither|nothing|nobody) /u.test(article.text.slice(trigger.end, trigger.end + 10));
}

/** "between 10 p.m. and midnight": of which day the clock time was, no word says. */
function withoutClock(event: Event): Event {
  return event.when.rule.endsWith("/clock") ? { ...event, when: { edtf: "..", phrase: null, rule: event.when.rule } } : event;
}

interface Named extends Span {
  readonly id: string;
}

function namesByArticle(pile: Pile): Map<string, Named[]> {
  const by = new Map<string, Named[]>();
  for (const { id, type, mentions } of pile.entities) {
    if (type === "country") continue;
    for (const { article, start, end, text } of mentions) {
      // Pronouns and role nouns name nothing.
      if (!/\p{Lu}/u.test(text)) continue;
      const list = by.get(article) ?? [];
      list.push({ id, start, end });
      by.set(article, list);
    }
  }
  return by;
}

function read(pile: Pile, analysed: AnalysedArticle, event: Event, names: readonly Named[]): IncidentTold {
  // Whoever a sentence is about did not do all that it tells of: "a drone struck the ship, the navy said".
  const lent = event.implied.some(({ field }) => field === "actors");
  const actors = lent ? [] : pile.expanded(analysed.article.id, event.actors);
  const sentences = sentencesAround(analysed, event.evidence);
  const targets = pile.expanded(analysed.article.id, event.recipients);
  const stems = contentStems(sentences.map(({ text }) => text).join(" "));
  const inNames = names.filter((name) => sentences.some((sentence) => overlaps(name, sentence)));
  return {
    analysed,
    event,
    actors,
    targets,
    onlyStates: [...actors, ...targets].every((id) => pile.byId.get(id)?.type === "country"),
    actorSides: unique(actors.map((entity) => pile.side(entity)).filter((side) => isParty(pile, side))),
    targetSides: targets.filter((entity) => isParty(pile, entity)),
    place: targets.some((id) => isNameOf(pile, id, event.place)) ? null : event.place,
    headline: isHeadline(analysed, event.trigger),
    sentence: sentenceIndex(analysed, event.trigger.start),
    stems,
    words: stems.difference(contentStems(inNames.map(({ start, end }) => analysed.article.text.slice(start, end)).join(" "))),
    named: new Set(inNames.map(({ id }) => id)),
  };
}

function isNameOf(pile: Pile, id: string, name: string | null): boolean {
  const entity = pile.byId.get(id);
  return name !== null && entity !== undefined && (entity.name === name || entity.aliases.includes(name));
}

function isParty(pile: Pile, entity: string): boolean {
  const type = pile.byId.get(entity)?.type;
  return type === "country" || type === "organization";
}

/** Sentences at the head of an article whose events are its news, though no day stands with them. */
export const LEAD = 6;

/** Whether a telling says which incident it is: a day, a place, a number, or both sides. */
export function isIdentified({ event, place, actors, targets, onlyStates, sentence }: IncidentTold): boolean {
  // "the issue of prisoners held", "65 million people were displaced": a state of the world, by nobody and of no day
  const state = event.mode === "deport" || (event.rule.startsWith("frame.hold-prisoners") && (event.harm?.length ?? 0) === 0);
  if (state && actors.length === 0 && place === null && vagueness(event.when.edtf) > MONTH) return false;
  // "310 prisoners are held on each side": a state of things, not something done
  if ((event.harm?.length ?? 0) > 0) return event.status !== "ongoing" || actors.length > 0 || event.when.phrase !== null;
  const dated = hasDay(event.when.edtf);
  if (actors.length + targets.length === 0) return place !== null && dated;
  if (dated || (place !== null && (sentence < LEAD || event.status !== "happened" || event.type === "PROTEST")))
    return event.type !== "MOBILIZE" || event.when.phrase !== null;
  // What is reported, denied or goes on is news; a past without a day is history, and so is what one state is said to have done to another.
  if (event.type === "MOBILIZE" || (event.according === null && event.status === "happened")) return false;
  return event.status === "denied" || event.status === "ongoing" || !onlyStates;
}

/** A day, a stretch of time, or a day or month since which it goes on ("since 1991" is history). */
export function hasDay(edtf: string): boolean {
  return Number.isFinite(vagueness(edtf)) || SINCE.test(edtf);
}

/** A day or a month since when. */
const SINCE = /^\d{4}-\d{2}(?:-\d{2})?\/\.\.$/u;

/** "The attack", "this raid", or a denial, without a day, a place or a number of its own: it points back. */
export function isBare({ analysed, event, place }: IncidentTold): boolean {
  if (event.when.phrase !== null || place !== null || (event.harm?.length ?? 0) > 0) return false;
  if (event.status === "denied") return true;
  const before = analysed.article.text.slice(Math.max(0, event.trigger.start - 30), event.trigger.start);
  return /(?:^|\W)(?:the|this|that|these|those|its|their) (?:[\p{L}-]{1,14} )?$/iu.test(before);
}
