import type { Dispute, RecordStatement } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { containment, contentStems, shared } from "../text/content-words.ts";
import { hashId } from "../text/hash.ts";
import { overlaps, type Pile, unique } from "./pile.ts";
import { deniesFact } from "./refusals.ts";

/** Statements of one article, in text order, by article. */
export type ByArticle = ReadonlyMap<string, readonly RecordStatement[]>;

const NEAR = 700;

/**
 * Claim against denial. The claim that a denial answers is, in its own article, the statement of somebody else whose words it denies; or that of
 * the one it names; or the accusation or claim just before it. A denial whose claim nobody makes in the text still is a dispute, with one side open.
 */
export function denialDisputes(byArticle: ByArticle, pile: Pile): Dispute[] {
  return [...byArticle.values()].flatMap((statements) =>
    statements
      .filter((statement) => statement.stance === "deny" && deniesFact(statement))
      .map((denial) => disputeOf(denial, claimsAgainst(denial, statements, pile)))
      // Nobody's denial of nobody's claim stands against nothing.
      .filter(({ sides }) => sides.some(({ parties }) => parties.length > 0)),
  );
}

function claimsAgainst(denial: RecordStatement, statements: readonly RecordStatement[], pile: Pile): RecordStatement[] {
  const scored = statements
    .filter((other) => other !== denial && other.stance !== "omit" && !sameSide(other, denial, pile) && !isBeside(denial, other))
    .map((other) => ({ other, score: answerScore(denial, other, pile) }))
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= best - SLACK).map(({ other }) => other);
}

/** "Ferran also denied the report": told beside another denial, which it does not answer. */
function isBeside(denial: RecordStatement, other: RecordStatement): boolean {
  if (!denial.evidence.some(({ text }) => ALSO.test(text))) return false;
  return (
    other.stance === "deny" ||
    other.content.some(({ text }) => /^\P{L}{0,2}(?:there (?:is|was|are|were)|there[’']s|it is|it[’']s|this is) (?:no|not)\b/iu.test(text))
  );
}

const ALSO = /\b(?:also|too|likewise|similarly|as well) (?:\p{L}+ )?(?:den|reject|dismiss|disput|refut)\p{L}*/iu;

/** Weights set by hand on the example pile: one strong sign is enough, two weak ones are. */
const ENOUGH = 2;
const SLACK = 0.75;

function answerScore(denial: RecordStatement, other: RecordStatement, pile: Pile): number {
  const [about, said] = [stemsOf([...denial.denies, ...denial.content]), stemsOf(other.content)];
  const [at, from] = [firstOffset(denial), lastOffset(other)];
  const before = from <= at && at - from <= NEAR;
  let score = 0;
  if (denial.denies.some((span) => [...other.content, ...other.evidence].some((e) => e.article === span.article && overlaps(e, span))))
    score += 1.5;
  if (shared(about, said) >= 2) score += 2 * containment(about, said);
  if (isAimedAt(denial, other, pile)) score += 1;
  if (before) score += 1;
  if (before && (other.stance === "accuse" || other.stance === "claim")) score += 0.75;
  if (other.target !== null && denial.speaker !== null && pile.side(other.target) === pile.side(denial.speaker)) score += 1;
  // To be spoken of just before is not to be accused: something must tie the two.
  const blamed = other.stance === "accuse" || other.stance === "claim" || other.content.some(({ text }) => BLAME.test(text));
  const tied = blamed || shared(about, said) >= 1 || pointsBack(denial);
  if (before && tied && namesDenier(denial, other, pile)) score += 1;
  if (before && pointsBack(denial)) score += Math.max(0, 1.25 - (at - from) / 400);
  return score;
}

/** What somebody did not do, or did not do right, is a reproach. */
const BLAME = /\b(?:not|never|no longer|nothing|failed|refused|blocked|violated|broke|breached|lied|ignored|unwilling)\b|n[’']t\b/iu;

/** The claim speaks of the one who denies: "Hast had assured him", and Hast denies. */
function namesDenier(denial: RecordStatement, other: RecordStatement, pile: Pile): boolean {
  const { speaker } = denial;
  if (speaker === null) return false;
  const mentions = pile.byId.get(speaker)?.mentions ?? [];
  return mentions.some((mention) => other.content.some((content) => content.article === mention.article && overlaps(content, mention)));
}

/** What is denied is only pointed at: "denied that", "rejected the allegation". It then is what was said just before. */
function pointsBack(denial: RecordStatement): boolean {
  const words = [...denial.denies, ...denial.content].map(({ text }) => text).join(" ");
  return (
    words === "" ||
    /^(?:this|that|it|them|so|(?:the|this|that|these|those|any|all|such an?) (?:claims?|allegations?|accusations?|charges?|reports?|statements?|suggestions?|assertions?))\b/iu.test(
      words,
    )
  );
}

function isAimedAt(denial: RecordStatement, other: RecordStatement, pile: Pile): boolean {
  if (denial.target === null || other.speaker === null) return false;
  return denial.target === other.speaker || pile.side(denial.target) === pile.side(other.speaker);
}

export function sameSide(a: RecordStatement, b: RecordStatement, pile: Pile): boolean {
  if (a.speaker === null || b.speaker === null) return a.speaker === null && b.speaker === null && a.source === b.source;
  return pile.side(a.speaker) === pile.side(b.speaker);
}

function disputeOf(denial: RecordStatement, claims: readonly RecordStatement[]): Dispute {
  const about =
    [...denial.denies, ...claims.flatMap((claim) => claim.content), ...denial.content][0]?.text.replace(/^that /u, "") ??
    denial.evidence[0]?.text ??
    "";
  const against = unique(claims.flatMap((claim) => (claim.speaker === null ? [] : [claim.speaker])));
  const named = against.length > 0 || denial.target === null ? against : [denial.target];
  const evidence = claims.length === 0 ? [...denial.denies, ...denial.evidence] : [];
  const how = claims.length === 0 ? "a denial; who claims it is not in the text" : "a denial, and what it answers in the same article";
  return {
    id: hashId("d", "denial", denial.id),
    kind: "denial",
    about,
    sides: [
      { parties: named, statements: claims.map(({ id }) => id) },
      { parties: denial.speaker === null ? [] : [denial.speaker], statements: [denial.id] },
    ],
    evidence,
    reasons: [how],
  };
}

function stemsOf(evidence: readonly Evidence[]): ReadonlySet<string> {
  return contentStems(evidence.map(({ text }) => text).join(" "));
}

function firstOffset(statement: RecordStatement): number {
  return Math.min(...statement.evidence.map(({ start }) => start));
}

function lastOffset(statement: RecordStatement): number {
  return Math.max(...statement.evidence.map(({ end }) => end));
}
