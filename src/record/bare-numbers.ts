import type { Dispute, RecordStatement } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { hashId } from "../text/hash.ts";
import { NUMBER_WORDS } from "../text/number-words.ts";
import { type ByArticle, sameSide } from "./denials.ts";
import { compare, evidenceAt, overlaps, type Pile } from "./pile.ts";

const NUMBER = `\\d{1,3}(?:,\\d{3}){0,3}|${[...NUMBER_WORDS.keys()].join("|")}`;
/** A count without its noun: "says that it holds three", "has recorded four", "put it at two". */
const BARE = new RegExp(
  `\\b(?:holds?|held|recorded|counted|confirmed|reported|listed|found|puts? (?:it|them|the (?:number|figure|toll|count)) at|spoke of|speaks of) (?:only |just |about )?(?<n>${NUMBER})(?=[.,;!?”"’]|$)`,
  "iu",
);
/** A count with its noun, which is no measure of time, money or length: "nine ships", "five Mardeshi fishermen". */
const COUNTED = new RegExp(
  `\\b(?<n>${NUMBER}) (?:\\p{L}[\\p{L}-]{1,20} ){0,2}?(?!(?:years?|months?|weeks?|hours?|minutes?|per|percent|million|billion|thousand|kilometres?|kilometers?|miles?|metres?|meters?|dollars|euros|crowns|tonnes?|tons?)\\b)\\p{Ll}[\\p{Ll}-]{2,24}(?:s|men|people|children)\\b`,
  "giu",
);

/** Sentences back in which the count that a bare number answers may stand. */
const BACK = 2;

/**
 * Disputes about other numbers than those of harm: a statement with a count, and right after it one of another side that gives another number
 * without saying again of what.
 */
export function bareNumberDisputes(byArticle: ByArticle, pile: Pile): Dispute[] {
  const names = actorsByArticle(pile);
  return pile.articles.flatMap((analysed) => {
    const sentences = analysed.sentences.map((span) => evidenceAt(analysed, span));
    const { id } = analysed.article;
    const told: Told = { statements: byArticle.get(id) ?? [], names: names.get(id) ?? [] };
    return sentences.flatMap((sentence, i) => {
      const bare = BARE.exec(sentence.text);
      if (bare === null) return [];
      const answer = teller(sentence, bare.index, told);
      for (const before of sentences.slice(Math.max(0, i - BACK), i).reverse()) {
        const claim = countBefore(before, numberOf(bare.groups?.n ?? ""), told);
        if (claim === null || answer === null || isOneSide(claim, answer, pile)) continue;
        return [disputeOf(claim, answer, [before, sentence])];
      }
      return [];
    });
  });
}

interface Told {
  readonly statements: readonly RecordStatement[];
  /** Where people, bodies and states are named, in text order. */
  readonly names: readonly { readonly id: string; readonly start: number }[];
}

function actorsByArticle(pile: Pile): Map<string, { id: string; start: number }[]> {
  const by = new Map<string, { id: string; start: number }[]>();
  for (const { id, type, mentions } of pile.entities) {
    if (type === "place") continue;
    for (const { article, start } of mentions) {
      const list = by.get(article) ?? [];
      list.push({ id, start });
      by.set(article, list);
    }
  }
  for (const list of by.values()) list.sort((a, b) => a.start - b.start || compare(a.id, b.id));
  return by;
}

interface Teller {
  readonly party: string;
  readonly statement: RecordStatement | null;
  readonly words: string;
}

function countBefore(sentence: Evidence, other: number, told: Told): Teller | null {
  const found = [...sentence.text.matchAll(COUNTED)].find((match) => numberOf(match.groups?.n ?? "") !== other);
  if (found === undefined) return null;
  const giver = teller(sentence, found.index, told);
  return giver === null ? null : { ...giver, words: found[0] };
}

/** Who gives the number at an offset of a sentence: the speaker of the statement that holds it, else whom the sentence names first. */
function teller(sentence: Evidence, offset: number, { statements, names }: Told): Teller | null {
  const at = { start: sentence.start + offset, end: sentence.start + offset + 1 };
  const statement = statements.find(({ content, speaker }) => speaker !== null && content.some((span) => overlaps(span, at))) ?? null;
  const words = sentence.text.slice(offset, offset + 40);
  if (statement?.speaker != null) return { party: statement.speaker, statement, words };
  const first = names.find(({ start }) => start >= sentence.start && start < at.start);
  return first === undefined ? null : { party: first.id, statement: null, words };
}

function isOneSide(a: Teller, b: Teller, pile: Pile): boolean {
  if (a.statement !== null && b.statement !== null) return sameSide(a.statement, b.statement, pile);
  return pile.side(a.party) === pile.side(b.party);
}

function disputeOf(claim: Teller, answer: Teller, evidence: readonly Evidence[]): Dispute {
  const side = ({ party, statement }: Teller) => ({ parties: [party], statements: statement === null ? [] : [statement.id] });
  return {
    id: hashId("d", "bare-number", evidence[1].article, String(evidence[1].start)),
    kind: "numbers",
    about: claim.words,
    sides: [side(claim), side(answer)],
    evidence,
    reasons: ["a count, and another side's number for the same right after it"],
  };
}

function numberOf(words: string): number {
  return NUMBER_WORDS.get(words.toLowerCase()) ?? Number(words.replaceAll(",", ""));
}
