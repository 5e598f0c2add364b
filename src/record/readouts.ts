import { REAL } from "../model/findings.ts";
import type { AnalysedArticle, Contact, Difference, RecordStatement } from "../model/record.ts";
import { daysBetween, edtfBounds } from "../text/dates.ts";
import type { JoinedContact } from "./contacts.ts";
import { dateFit } from "./dates.ts";
import { compare, type Pile, pushTo, unique, uniqueEvidence } from "./pile.ts";
import { leavesOut } from "./silence.ts";

/**
 * Gives each contact its readouts: what each side said of it, and where the sides part. A statement belongs to the contact that its article
 * speaks of at that place (the one mentioned last before it, else the article's first), if its speaker is of one of the sides and it was not
 * made on another day.
 */
export function withReadouts(joined: readonly JoinedContact[], statements: readonly RecordStatement[], pile: Pile): Contact[] {
  const said = new Map<string, RecordStatement[]>();
  const byArticle = Map.groupBy(statements, (statement) => statement.article);
  const told = contactsByArticle(joined);
  for (const analysed of pile.articles) {
    const own = byArticle.get(analysed.article.id) ?? [];
    for (const [contact, statement] of assigned(analysed, told.get(analysed) ?? [], own, pile)) pushTo(said, contact, statement);
  }
  return joined.map(({ contact }) => withStatements(contact, said.get(contact.id) ?? [], pile));
}

/** The contacts that each article tells of, in the order of the record. */
function contactsByArticle(joined: readonly JoinedContact[]): Map<AnalysedArticle, JoinedContact[]> {
  const told = new Map<AnalysedArticle, JoinedContact[]>();
  for (const one of joined) for (const analysed of new Set(one.mentions.map((mention) => mention.analysed))) pushTo(told, analysed, one);
  return told;
}

function* assigned(
  analysed: AnalysedArticle,
  joined: readonly JoinedContact[],
  statements: readonly RecordStatement[],
  pile: Pile,
): Generator<readonly [contact: string, statement: RecordStatement]> {
  const id = analysed.article.id;
  const places = joined
    .filter(({ contact }) => REAL.has(contact.status))
    .flatMap(({ contact, mentions }) =>
      // What an article says of a contact that is still to come for it is no readout.
      mentions
        .filter((m) => m.analysed === analysed && REAL.has(m.status))
        .map((m) => ({ contact, at: m.event.trigger.start, background: m.event.background })),
    )
    .sort((a, b) => a.at - b.at || compare(a.contact.id, b.contact.id));
  const lead = places.find((place) => !place.background)?.contact;
  if (lead === undefined) return;
  for (const statement of statements) {
    const end = statement.evidence.reduce((last, evidence) => (evidence.article === id ? Math.max(last, evidence.end) : last), 0);
    const near = places.findLast((place) => place.at < end && isOfTheStory(place.contact, lead))?.contact ?? lead;
    const contact = [near, lead].find((candidate) => isReadout(statement, candidate, pile));
    if (contact !== undefined) yield [contact.id, statement];
  }
}

/** "They last met in October" does not turn the story to October: what is said after it is still said of the news. */
function isOfTheStory(contact: Contact, lead: Contact): boolean {
  // First days on both sides: two choices of days ("a Friday of 2021 or 2022") run side by side.
  const [its, first] = [edtfBounds(contact.when.edtf).first, edtfBounds(lead.when.edtf).first];
  if (contact === lead || its === null || first === null) return true;
  return daysBetween(its, first) <= 4;
}

function isReadout(statement: RecordStatement, contact: Contact, pile: Pile): boolean {
  if (statement.speaker === null) return false;
  const side = pile.side(statement.speaker);
  if (!contact.participants.some(({ entity }) => entity === statement.speaker || pile.side(entity) === side)) return false;
  return statement.when === null || dateFit(statement.when.edtf, contact.when.edtf) !== "apart";
}

function withStatements(contact: Contact, statements: readonly RecordStatement[], pile: Pile): Contact {
  const byParty = new Map<string, RecordStatement[]>();
  for (const statement of statements) {
    const party = partyOf(contact, statement, pile);
    byParty.set(party, [...(byParty.get(party) ?? []), statement]);
  }
  const parties = [...byParty.entries()].sort((a, b) => compare(a[0], b[0]));
  const readouts = parties.map(([party, own]) => ({ party, statements: own.map(({ id }) => id), topics: topicsOf(own) }));
  return { ...contact, readouts, differences: differences(parties, contact) };
}

/** The participant whose side the speaker is on: a ministry's statement is its country's readout. */
function partyOf(contact: Contact, statement: RecordStatement, pile: Pile): string {
  const speaker = statement.speaker ?? "";
  if (contact.participants.some(({ entity }) => entity === speaker)) return speaker;
  return contact.participants.find(({ entity }) => pile.side(entity) === pile.side(speaker))?.entity ?? speaker;
}

function topicsOf(statements: readonly RecordStatement[]): string[] {
  return unique(statements.filter(({ stance }) => stance !== "omit").flatMap(({ topics }) => topics));
}

type Party = readonly [party: string, statements: readonly RecordStatement[]];

/** What the text itself says that a side leaves out, and issues that one side's readout has and the other's has not. */
function differences(parties: readonly Party[], contact: Contact): Difference[] {
  const stated = parties.flatMap(([party, own]) =>
    own
      .filter((statement) => statement.stance === "omit" && leavesOut(statement))
      .map((statement) => omission(party, statement, parties, contact)),
  );
  const speaking = parties.filter(hasContent);
  const added =
    speaking.length < 2
      ? []
      : speaking.flatMap((one) =>
          additions(
            one,
            speaking.filter((other) => other !== one),
          ),
        );
  return [...stated, ...added];
}

function hasContent([, statements]: Party): boolean {
  return statements.some(({ stance }) => stance !== "omit");
}

function omission(party: string, statement: RecordStatement, parties: readonly Party[], contact: Contact): Difference {
  const others = parties.filter(([other]) => other !== party);
  const against =
    others.find(([, own]) => topicsOf(own).some((topic) => statement.topics.includes(topic)))?.[0] ??
    (contact.participants.length === 2 ? (contact.participants.find(({ entity }) => entity !== party)?.entity ?? null) : null);
  const topic = statement.content.map(({ text }) => text).join(" … ");
  return { kind: "omits", party, against, topic, evidence: statement.evidence };
}

/** Issues that one side alone speaks of; `against` is the other side where there are two. */
function additions([party, own]: Party, others: readonly Party[]): Difference[] {
  const known = new Set(others.flatMap(([, theirs]) => topicsOf(theirs)));
  const against = others.length === 1 ? others[0][0] : null;
  return topicsOf(own)
    .filter((topic) => !known.has(topic))
    .map((topic) => {
      const about = own.filter(({ stance, topics }) => stance !== "omit" && topics.includes(topic));
      return { kind: "adds" as const, party, against, topic, evidence: uniqueEvidence(about.flatMap((statement) => statement.evidence)) };
    });
}
