import { type ContactMode, type ContactRole, type Event, type EventStatus, REAL } from "../model/findings.ts";
import type { AnalysedArticle } from "../model/record.ts";
import { boundsOf } from "./dates.ts";
import { compare } from "./pile.ts";

/** One telling of a contact, in terms of the record. */
export interface ContactMention {
  readonly analysed: AnalysedArticle;
  readonly event: Event;
  readonly mode: ContactMode;
  readonly status: EventStatus;
  readonly edtf: string;
  /** Role of each participant; a person stands instead of the country that the same telling names beside them. */
  readonly roles: ReadonlyMap<string, ContactRole>;
  /** Participant by side: the person where one is named, else the country or organisation itself. */
  readonly sides: ReadonlyMap<string, string>;
  readonly initiatedBy: string | null;
  /** Told of people whom a country sent ("a Kestrian team"): not a telling of its leader. */
  readonly byDelegates: boolean;
}

/** Tellings that are one contact, on their way to it. */
export interface Cluster {
  readonly mentions: ContactMention[];
  readonly reasons: string[];
  edtf: string;
}

/** On every side that both name a person for, the same person; a country stands for its person, those whom it sent do not. */
export function samePeople(a: ContactMention, b: ContactMention): boolean {
  for (const [side, entity] of a.sides) {
    const other = b.sides.get(side);
    if (other === undefined) return false;
    if (entity === other) continue;
    if (entity !== side && other !== side) return false;
    if ((entity === side && a.byDelegates) || (other === side && b.byDelegates)) return false;
  }
  return a.sides.size === b.sides.size;
}

/** Whether all sides of a telling are sides of another, by the same people where both name them. */
export function sidesWithin(small: ContactMention, large: ContactMention): boolean {
  return [...small.sides].every(([side, entity]) => {
    const other = large.sides.get(side);
    return other !== undefined && (other === entity || other === side || entity === side);
  });
}

export function modesFit(a: ContactMode, b: ContactMode): boolean {
  if (a === b || a === "other" || b === "other") return true;
  return (a === "meeting" && b === "visit") || (a === "visit" && b === "meeting");
}

/**
 * What was planned and what then happened are one contact, also where it was called off in between: that telling is of an earlier day. What one side
 * denies is not joined to what is told as fact.
 */
export function tellingsFit(a: ContactMention, b: ContactMention): boolean {
  return statesFit(a.status, b.status) || isRevived(a, b) || isRevived(b, a);
}

/** Called off in an article that is older than the one that tells of it as held. */
function isRevived(off: ContactMention, held: ContactMention): boolean {
  if ((off.status !== "cancelled" && off.status !== "refused") || !REAL.has(held.status)) return false;
  const [before, after] = [boundsOf(off.analysed.article.published.edtf).last, boundsOf(held.analysed.article.published.edtf).first];
  return before !== null && after !== null && compare(before, after) < 0;
}

function statesFit(a: EventStatus, b: EventStatus): boolean {
  if (a === b || isCalledOff(a, b) || isCalledOff(b, a)) return true;
  const real = REAL.has(a) || REAL.has(b);
  return real && [a, b].every((state) => REAL.has(state) || state === "planned" || state === "offered" || state === "called-for");
}

/** "will not meet Dalvash next week", of a meeting that another telling has as planned: it is off. */
function isCalledOff(planned: EventStatus, off: EventStatus): boolean {
  return planned === "planned" && (off === "refused" || off === "cancelled");
}
