/** The sentences in which the outcome of a promise is looked for. */
import type { CommitmentMention } from "../model/findings.ts";
import type { AnalysedArticle, Contact, RecordWhen } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { contentStems } from "../text/content-words.ts";
import { addDays, edtfBounds } from "../text/dates.ts";
import { isBroken } from "./deed-words.ts";
import { compare, evidenceAt, overlaps, type Pile } from "./pile.ts";
import type { SentenceIndex } from "./sentence-index.ts";

/** One telling of a promise in one article. */
export interface CommitmentTold {
  readonly analysed: AnalysedArticle;
  readonly mention: CommitmentMention;
  readonly by: readonly string[];
  /** States and bodies that those who promise act for. */
  readonly sides: readonly string[];
  readonly to: readonly string[];
  readonly due: RecordWhen | null;
  /** Words of what is promised, up to its date. */
  readonly stems: ReadonlySet<string>;
}

/** What outcomes are looked for in. */
export interface After {
  readonly pile: Pile;
  readonly contacts: readonly Contact[];
  readonly index: SentenceIndex;
  /** The last day that the pile reports of: what is due before it and not told as done is overdue. */
  readonly seen: string | null;
  /** Sentences that say "as promised", "as agreed", with the first day on which their article may have appeared. */
  readonly promised: readonly { readonly sentence: Evidence; readonly day: string | null }[];
  /** Number of articles without any day that are looked into too. */
  readonly undated: number;
}

/** Days after the due day, or after the promise, in which its outcome is looked for: a later year's sentence is about something else. */
const AFTER_DUE = 120;
const AFTER_WORD = 180;

/** Those of the sentences that stand in a later article of the time in which an outcome is looked for, and do not only promise it again. */
export function sentencesAfter(
  cluster: readonly CommitmentTold[],
  due: RecordWhen | null,
  about: ReadonlyMap<AnalysedArticle, ReadonlySet<number>>,
  undated: number,
): Evidence[] {
  const days = cluster.flatMap(({ analysed }) => edtfBounds(analysed.article.published.edtf).last ?? []).toSorted(compare);
  if (days.length === 0) return [];
  const last = due === null ? null : edtfBounds(due.edtf).last;
  const until = last === null ? addDays(days[days.length - 1], AFTER_WORD) : addDays(last, AFTER_DUE);
  return [...about].flatMap(([analysed, sentences]) => {
    const { first } = edtfBounds(analysed.article.published.edtf);
    // Of what has no day at all: what it tells as done was promised before.
    const open = first === null && undated > 0 && cluster.every((told) => told.analysed !== analysed);
    if (!open && (first === null || first <= days[0] || first > until)) return [];
    const found = [...sentences].map((i) => evidenceAt(analysed, analysed.sentences[i]));
    return found.filter((sentence) => !tellsOfPromise(analysed, sentence));
  });
}

/** Words of offices, which say nothing of a deed. */
export const OFFICES = contentStems(
  "president prime premier minister foreign defence defense interior finance deputy vice secretary leader official government ministry",
);

/** A promise told again is neither kept nor broken by that. */
function tellsOfPromise(analysed: AnalysedArticle, sentence: Evidence): boolean {
  return (
    analysed.findings.commitments.some(({ evidence }) => evidence.some((span) => overlaps(span, sentence))) &&
    !isBroken(sentence.text, true)
  );
}

/** Whether a sentence speaks of those who promised, or of their side. */
export function namesSide(cluster: readonly CommitmentTold[], sentence: Evidence, pile: Pile): boolean {
  const sides = new Set(cluster.flatMap((told) => told.by).map((entity) => pile.side(entity)));
  return pile.entities.some(
    ({ id, mentions }) =>
      sides.has(pile.side(id)) && mentions.some((mention) => mention.article === sentence.article && overlaps(mention, sentence)),
  );
}
