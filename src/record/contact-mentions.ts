import type { ContactMode, ContactRole, Event, EventStatus } from "../model/findings.ts";
import type { AnalysedArticle } from "../model/record.ts";
import { edtfBounds } from "../text/dates.ts";
import { compare, type Pile } from "./pile.ts";

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
}

/** All contacts that the articles tell, clearest dates first: what is vague is then joined to what is clear, never the other way round. */
export function contactMentions(pile: Pile): ContactMention[] {
  const mentions = pile.articles.flatMap((analysed) =>
    analysed.findings.events.flatMap((event) => {
      const mention = event.contact === null ? null : mentionOf(pile, analysed, event);
      return mention === null ? [] : [mention];
    }),
  );
  return datedByNeighbours(mentions).sort((a, b) => clarity(a) - clarity(b) || byTime(a, b) || inText(pile, a, b));
}

function mentionOf(pile: Pile, analysed: AnalysedArticle, event: Event): ContactMention | null {
  const { contact } = event;
  if (contact === null) return null;
  const id = analysed.article.id;
  const roles = new Map<string, ContactRole>();
  for (const { entity, role } of contact.participants) {
    for (const one of pile.expanded(id, [entity])) if (canTakePart(pile, one)) roles.set(one, strongerRole(roles.get(one), role));
  }
  const sides = sidesOf(pile, roles);
  for (const one of [...roles.keys()]) if (sides.get(pile.side(one)) !== one && pile.side(one) === one) roles.delete(one);
  if (sides.size < 2) return null;
  const initiatedBy = contact.initiatedBy === null ? null : pile.entity(id, contact.initiatedBy);
  return { analysed, event, mode: contact.mode, status: event.status, edtf: event.when.edtf, roles, sides, initiatedBy };
}

/** Sentences, in characters, over which one occasion is told. */
const NEAR = 900;

/**
 * An undated telling among dated ones: the bilateral talks before the summit, the sit-down after it. It takes the day of the nearest dated contact
 * told close by in the same article with two sides in common; the rule says that the day is filled in.
 */
function datedByNeighbours(mentions: readonly ContactMention[]): ContactMention[] {
  return mentions.map((mention) => {
    if (clarity(mention) < 3 || mention.event.background || mention.event.when.edtf !== "..") return mention;
    const at = mention.event.trigger.start;
    const near = mentions
      .filter(
        (other) => other.analysed === mention.analysed && !other.event.background && clarity(other) < 2 && commonSides(other, mention) >= 2,
      )
      .map((other) => ({ other, gap: Math.abs(other.event.trigger.start - at) }))
      .filter(({ gap }) => gap <= NEAR)
      .sort((a, b) => a.gap - b.gap || a.other.event.trigger.start - b.other.event.trigger.start)[0];
    if (near === undefined || takesPlaceOnItsOwn(mention, near.other)) return mention;
    const when = { edtf: near.other.edtf, phrase: null, rule: "contact-told-nearby" };
    return {
      ...mention,
      edtf: when.edtf,
      event: { ...mention.event, when, implied: [...mention.event.implied, { field: "when", value: when.edtf, rule: when.rule }] },
    };
  });
}

/** What is planned does not take the day of what was held, nor the other way round, but for the same occasion ("later in the evening"). */
function takesPlaceOnItsOwn(a: ContactMention, b: ContactMention): boolean {
  return a.mode !== b.mode && a.mode !== "other" && b.mode !== "other";
}

function commonSides(a: ContactMention, b: ContactMention): number {
  let n = 0;
  for (const side of a.sides.keys()) if (b.sides.has(side)) n += 1;
  return n;
}

function canTakePart(pile: Pile, entity: string): boolean {
  const type = pile.byId.get(entity)?.type;
  return type !== undefined && type !== "place" && type !== "group";
}

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
