import type { Annotations, Entity } from "../src/model/annotations.ts";
import type { AgreementMention, CommitmentMention, Event } from "../src/model/findings.ts";
import { edtfBounds } from "../src/text/dates.ts";

/** Scoring of corpus/events: what counts as right is written at the top of corpus/events/README.md. */

export interface StatusCase {
  readonly id: string;
  readonly split: "dev" | "held";
  readonly text: string;
  readonly trigger: readonly { readonly start: number; readonly end: number }[];
  readonly type: string;
  readonly status: string;
}

export interface GoldContact {
  /** Where the text leaves it open, alternatives with a slash between them: "call/other". */
  readonly mode: string;
  readonly status: readonly string[];
  readonly participants: readonly { readonly name: readonly string[]; readonly role: string; readonly optional: boolean }[];
  readonly date: string | null;
  readonly place: string | null;
  readonly optional: boolean;
}

export interface ContactCase {
  readonly id: string;
  readonly split: "dev" | "held";
  readonly published: string | null;
  readonly title: string;
  readonly text: string;
  readonly contacts: readonly GoldContact[];
}

export interface Found {
  readonly ann: Annotations;
  readonly events: readonly Event[];
  readonly agreements: readonly AgreementMention[];
  readonly commitments: readonly CommitmentMention[];
}

export interface StatusOutcome {
  readonly id: string;
  readonly gold: string;
  readonly got: string | null;
  readonly type: string | null;
  readonly rule: string | null;
}

/** The event of a sentence is the one whose trigger overlaps the gold trigger (of several, the one that covers it best). */
export function judgeStatus(row: StatusCase, found: Found): StatusOutcome {
  let best: Event | null = null;
  let top = 0;
  for (const event of found.events) {
    const shared = row.trigger.reduce(
      (sum, span) => sum + Math.max(0, Math.min(span.end, event.trigger.end) - Math.max(span.start, event.trigger.start)),
      0,
    );
    const score = shared === 0 ? 0 : shared + (event.type === row.type ? 0.5 : 0);
    if (score > top) {
      best = event;
      top = score;
    }
  }
  return { id: row.id, gold: row.status, got: best?.status ?? null, type: best?.type ?? null, rule: best?.rule ?? null };
}

export interface StatusFigures {
  readonly n: number;
  readonly accuracy: number;
  readonly found: number;
  readonly happenedPrecision: number;
  readonly typeAccuracy: number;
}

export function statusFigures(rows: readonly StatusCase[], outcomes: readonly StatusOutcome[]): StatusFigures {
  const happened = outcomes.filter((outcome) => outcome.got === "happened");
  return {
    n: rows.length,
    accuracy: share(outcomes.filter((outcome) => outcome.got === outcome.gold).length, rows.length),
    found: share(outcomes.filter((outcome) => outcome.got !== null).length, rows.length),
    happenedPrecision: share(
      happened.filter((outcome) => outcome.gold === "happened" || outcome.gold === "ongoing").length,
      happened.length,
    ),
    typeAccuracy: share(
      outcomes.filter((outcome, i) => outcome.type === rows[i].type).length,
      outcomes.filter((outcome) => outcome.got !== null).length,
    ),
  };
}

export interface ContactPair {
  readonly gold: GoldContact | null;
  readonly got: Event | null;
  readonly date: boolean | null;
  readonly status: boolean | null;
  readonly roles: boolean | null;
  readonly place: boolean | null;
}

/** Pairs found contacts with gold ones: same mode and same participants, the one with the right date and status first. */
export function judgeContacts(row: ContactCase, found: Found): ContactPair[] {
  const open = mergeMentions(found.events.filter((event) => event.contact !== null && event.contact.participants.length > 0));
  const pairs: ContactPair[] = [];
  for (const gold of [...row.contacts].sort((a, b) => Number(a.optional) - Number(b.optional))) {
    let best = -1;
    let top = 0;
    for (const [i, event] of open.entries()) {
      if (!gold.mode.split("/").includes(event.contact!.mode) || !participantsMatch(gold, event, found.ann)) continue;
      const score =
        1 +
        (dateRight(gold, event) ? 1 : 0) +
        (gold.status.includes(event.status) ? 1 : 0) +
        (gold.place !== null && event.place === gold.place ? 0.5 : 0);
      if (score > top) {
        best = i;
        top = score;
      }
    }
    const [event] = best < 0 ? [null] : open.splice(best, 1);
    if (event === null && gold.optional) continue;
    pairs.push(gold.optional ? { gold, got: event, date: null, status: null, roles: null, place: null } : compare(gold, event, found.ann));
  }
  return [...pairs, ...open.map((got) => ({ gold: null, got, date: null, status: null, roles: null, place: null }))];
}

/** Equal mentions count once, as the record room would join them. */
function mergeMentions(events: readonly Event[]): Event[] {
  const seen = new Map<string, Event>();
  for (const event of events) {
    const ids = event.contact!.participants.map(({ entity }) => entity).sort();
    const key = [event.contact!.mode, event.status, event.when.edtf, ...ids].join(" ");
    if (!seen.has(key)) seen.set(key, event);
  }
  return [...seen.values()];
}

function compare(gold: GoldContact, got: Event | null, ann: Annotations): ContactPair {
  if (got === null) return { gold, got, date: null, status: null, roles: null, place: null };
  return {
    gold,
    got,
    date: gold.date === null ? null : dateRight(gold, got),
    status: gold.status.includes(got.status),
    roles: rolesRight(gold, got, ann),
    place: gold.place === null ? null : got.place === gold.place,
  };
}

function participantsMatch(gold: GoldContact, event: Event, ann: Annotations): boolean {
  const entities = event.contact!.participants.map(({ entity }) => ann.entities.find(({ id }) => id === entity));
  const used = new Set<Entity | undefined>();
  for (const participant of gold.participants) {
    const match = entities.find(
      (entity) => entity !== undefined && !used.has(entity) && participant.name.some((name) => isNamed(entity, name, ann.text)),
    );
    if (match === undefined && !participant.optional) return false;
    used.add(match);
  }
  return entities.every((entity) => used.has(entity));
}

function isNamed(entity: Entity, name: string, text: string): boolean {
  return (
    entity.name.includes(name) ||
    entity.mentions.some((mention) => mention.form !== "pronoun" && text.slice(mention.start, mention.end).includes(name))
  );
}

function rolesRight(gold: GoldContact, event: Event, ann: Annotations): boolean {
  return gold.participants.every(({ name, role, optional }) => {
    const part = event.contact!.participants.find(({ entity }) => {
      const found = ann.entities.find(({ id }) => id === entity);
      return found !== undefined && name.some((one) => isNamed(found, one, ann.text));
    });
    return part === undefined ? optional : optional || part.role === role;
  });
}

/** Same interval of days; an open one only with an open one. */
function dateRight(gold: GoldContact, event: Event): boolean {
  if (gold.date === null || gold.date === event.when.edtf) return true;
  if (gold.date === ".." || event.when.edtf === "..") return false;
  const [a, b] = [edtfBounds(gold.date), edtfBounds(event.when.edtf)];
  return a.first === b.first && a.last === b.last;
}

export interface ContactFigures {
  readonly gold: number;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly date: number;
  readonly status: number;
  readonly roles: number;
  readonly place: number;
}

export function contactFigures(pairs: readonly ContactPair[]): ContactFigures {
  const scored = pairs.filter((pair) => pair.gold?.optional !== true);
  const right = scored.filter((pair) => pair.gold !== null && pair.got !== null).length;
  const gold = scored.filter((pair) => pair.gold !== null).length;
  const got = scored.filter((pair) => pair.got !== null).length;
  const of = (field: "date" | "status" | "roles" | "place") => {
    const judged = scored.filter((pair) => pair[field] !== null);
    return share(judged.filter((pair) => pair[field] === true).length, judged.length);
  };
  return {
    gold,
    f1: share(2 * right, gold + got),
    precision: share(right, got),
    recall: share(right, gold),
    date: of("date"),
    status: of("status"),
    roles: of("roles"),
    place: of("place"),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 1000;
}
