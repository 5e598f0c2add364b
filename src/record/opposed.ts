import type { Contact, Dispute, Incident, RecordStatement } from "../model/record.ts";
import { containment, contentStems, shared } from "../text/content-words.ts";
import { hashId } from "../text/hash.ts";
import type { JoinedContact } from "./contacts.ts";
import { countedAlike } from "./counted.ts";
import { type ByArticle, sameSide } from "./denials.ts";
import { compare, overlaps, type Pile, sentencesAround, unique, uniqueEvidence } from "./pile.ts";
import { leavesOut } from "./silence.ts";
import { statementIdOf } from "./statements.ts";

const NEXT = 600;

/**
 * An accusation and what the accused says to it: a statement of the accused side, close after the accusation, on the same matter. Denials are
 * disputes of their own and are left out here.
 */
export function accusationDisputes(byArticle: ByArticle, pile: Pile): Dispute[] {
  return [...byArticle.values()].flatMap((statements) =>
    statements.flatMap((accusation) => {
      const { target } = accusation;
      if (accusation.stance !== "accuse" || target === null) return [];
      const answers = statements.filter((answer) => answer.stance !== "deny" && isAnswer(accusation, answer, target, pile));
      return answers.length === 0 ? [] : [opposed(accusation, answers, "an accusation, and what the accused says of it")];
    }),
  );
}

function isAnswer(accusation: RecordStatement, answer: RecordStatement, target: string, pile: Pile): boolean {
  if (answer.speaker === null || sameSide(accusation, answer, pile) || pile.side(answer.speaker) !== pile.side(target)) return false;
  const gap = Math.min(...answer.evidence.map(({ start }) => start)) - Math.max(...accusation.evidence.map(({ end }) => end));
  return gap > -400 && gap <= NEXT && onSameMatter(accusation, answer);
}

function onSameMatter(a: RecordStatement, b: RecordStatement): boolean {
  const [one, other] = [stems(a), stems(b)];
  const common = shared(one, other);
  return (common >= 1 && a.topics.some((topic) => b.topics.includes(topic))) || (common >= 2 && containment(one, other) >= 0.3);
}

function stems(statement: RecordStatement): ReadonlySet<string> {
  return contentStems(statement.content.map(({ text }) => text).join(" "));
}

function opposed(claim: RecordStatement, answers: readonly RecordStatement[], reason: string): Dispute {
  return {
    id: hashId("d", "opposed-claims", claim.id),
    kind: "opposed-claims",
    about: claim.content[0]?.text ?? claim.evidence[0]?.text ?? "",
    sides: [
      { parties: claim.speaker === null ? [] : [claim.speaker], statements: [claim.id] },
      { parties: unique(answers.flatMap(({ speaker }) => speaker ?? [])), statements: answers.map(({ id }) => id) },
    ],
    evidence: [],
    reasons: [reason],
  };
}

/** What one side's readout leaves out, where the text says so: the omission against what the other side says of the matter. */
export function omissionDisputes(contacts: readonly Contact[], statements: ReadonlyMap<string, RecordStatement>): Dispute[] {
  return contacts.flatMap((contact) =>
    contact.differences
      .filter(({ kind }) => kind === "omits")
      .map((difference) => {
        const omits = contact.readouts
          .filter(({ party }) => party === difference.party)
          .flatMap((readout) => readout.statements.filter((id) => isOmission(statements.get(id), difference.topic)));
        const others = contact.readouts.filter(({ party }) => party !== difference.party);
        const told = others.flatMap((readout) => readout.statements.filter((id) => tellsOf(statements.get(id), difference.topic)));
        return {
          id: hashId("d", "omission", contact.id, difference.party, difference.topic),
          kind: "omission" as const,
          about: difference.topic,
          sides: [
            { parties: unique(others.map(({ party }) => party)), statements: told },
            { parties: [difference.party], statements: omits },
          ],
          evidence: difference.evidence,
          reasons: ["the text says what one side's account leaves out"],
        };
      }),
  );
}

/** An omission that belongs to no contact of the record: against whoever speaks of the matter in the same article. */
export function looseOmissionDisputes(byArticle: ByArticle, known: ReadonlySet<string>, pile: Pile): Dispute[] {
  return [...byArticle.values()].flatMap((statements) =>
    statements
      .filter((omission) => omission.stance === "omit" && !known.has(omission.id) && omission.speaker !== null && leavesOut(omission))
      .flatMap((omission) => {
        const topic = omission.content.map(({ text }) => text).join(" … ");
        const told = statements.filter(
          (other) => other !== omission && other.speaker !== null && !sameSide(other, omission, pile) && tellsOf(other, topic),
        );
        // Nobody else speaks of it: somebody kept silent ("declined to comment"), but there is no dispute.
        if (told.length === 0) return [];
        const sides = [
          { parties: unique(told.flatMap(({ speaker }) => speaker ?? [])), statements: told.map(({ id }) => id) },
          { parties: [omission.speaker ?? ""], statements: [omission.id] },
        ];
        const reasons = ["the text says what one side's account leaves out"];
        return [
          {
            id: hashId("d", "omission", omission.id),
            kind: "omission" as const,
            about: topic,
            sides,
            evidence: omission.evidence,
            reasons,
          },
        ];
      }),
  );
}

/** Who asked for a contact, where the tellings name more than one side. */
export function initiativeDisputes(joined: readonly JoinedContact[], pile: Pile): Dispute[] {
  return joined.flatMap(({ contact, mentions }) => {
    const named = mentions.filter((mention) => mention.initiatedBy !== null);
    const sides = unique(named.map((mention) => pile.side(mention.initiatedBy ?? "")));
    if (sides.length < 2) return [];
    const tellings = sides.map((side) => named.filter((mention) => pile.side(mention.initiatedBy ?? "") === side));
    return [
      {
        id: hashId("d", "initiative", contact.id),
        kind: "opposed-claims" as const,
        about: `at whose request: ${contact.mode}, ${contact.when.edtf}`,
        // Whoever is said to have asked is named by the other side: the parties are those that say so, where that is known.
        sides: tellings.map((own) => ({
          parties: speakersOf(own, pile),
          statements: unique(own.flatMap(({ analysed, event }) => statementIdOf(analysed, event.according) ?? [])),
        })),
        evidence: uniqueEvidence(named.flatMap(({ analysed, event }) => sentencesAround(analysed, event.evidence))),
        reasons: ["the tellings of one contact name different initiators"],
      },
    ];
  });
}

function speakersOf(mentions: JoinedContact["mentions"], pile: Pile): string[] {
  return unique(
    mentions.flatMap(({ analysed, event }) => {
      const statement = analysed.findings.statements.find(({ id }) => id === event.according);
      return statement?.speaker == null ? [] : (pile.entity(analysed.article.id, statement.speaker) ?? []);
    }),
  );
}

function isOmission(statement: RecordStatement | undefined, topic: string): boolean {
  return statement?.stance === "omit" && statement.content.map(({ text }) => text).join(" … ") === topic;
}

function tellsOf(statement: RecordStatement | undefined, topic: string): boolean {
  return statement !== undefined && statement.stance !== "omit" && shared(stems(statement), contentStems(topic)) >= 1;
}

/** Numbers of one incident that cannot both be right: ranges of the same harm that do not meet. Each side is who gives that number. */
export function numberDisputes(incidents: readonly Incident[], byArticle: ByArticle, pile: Pile): Dispute[] {
  return incidents.flatMap((incident) => {
    const kinds = unique(incident.harm.map(({ kind }) => kind));
    return kinds.flatMap((kind) =>
      countedAlike(incident.harm.filter((count) => count.kind === kind)).flatMap((counts) => {
        const dispute = numberDispute(incident, kind, apartRanges(counts), byArticle);
        // A toll that the same side raises the next day is news, not a dispute.
        const sides = dispute.sides.map(({ parties }) => unique(parties.map((party) => pile.side(party))));
        const opposed = sides.some(
          (one, i) => one.length > 0 && sides.slice(i + 1).some((other) => other.length > 0 && isApart(one, other)),
        );
        return opposed ? [dispute] : [];
      }),
    );
  });
}

function isApart(one: readonly string[], other: readonly string[]): boolean {
  return !one.some((side) => other.includes(side));
}

type Counts = Incident["harm"];

/** Counts that can be the same number together, smallest first; each group excludes the next. */
function apartRanges(counts: Counts): Counts[] {
  const groups: Counts[number][][] = [];
  for (const count of counts.toSorted(
    (a, b) => a.min - b.min || compare(a.evidence.article, b.evidence.article) || a.evidence.start - b.evidence.start,
  )) {
    const last = groups.at(-1);
    if (last?.some((other) => other.max === null || other.max >= count.min)) last.push(count);
    else groups.push([count]);
  }
  return groups;
}

function numberDispute(incident: Incident, kind: string, groups: readonly Counts[], byArticle: ByArticle): Dispute {
  const about = `${kind}: ${groups.map(([first]) => first.evidence.text).join(" or ")}`;
  const sides = groups.map((group) => {
    const tellers = group.flatMap(({ evidence }) =>
      (byArticle.get(evidence.article) ?? []).filter(({ content }) => content.some((e) => overlaps(e, evidence))),
    );
    return { parties: unique(tellers.flatMap(({ speaker }) => speaker ?? [])), statements: unique(tellers.map(({ id }) => id)) };
  });
  const evidence = uniqueEvidence(groups.flat().map((count) => count.evidence));
  return {
    id: hashId("d", "numbers", incident.id, about),
    kind: "numbers",
    about,
    sides,
    evidence,
    reasons: ["counts of the same harm that cannot all be right"],
  };
}
