/** When undated articles appeared: what their own words leave, and what the rest of the pile knows. */
import type { Published } from "../model/article.ts";
import type { AnalysedArticle, Copy } from "../model/record.ts";
import { addMonths, edtfBounds, edtfOfBounds } from "../text/dates.ts";
import { findCopies, independentGroups } from "./copies.ts";
import { type Clues, readClues } from "./dating-clues.ts";
import { type Guess, guessDays, type Years } from "./dating-days.ts";
import { agreedDays, type DayIndex, guessFromContacts, guessFromCopies, indexDays, settledDay } from "./dating-pile.ts";
import { compare } from "./pile.ts";

/** Years after the first plausible one that are looked at where nothing in the pile is dated. */
const YEARS_AHEAD = 5;
/** A dated article can date another, and that a third. */
const ROUNDS = 3;

interface Known {
  readonly copies: readonly Copy[];
  readonly origins: ReadonlyMap<string, string>;
  readonly agreed: readonly string[];
  readonly dated: ReadonlyMap<string, AnalysedArticle>;
  readonly index: DayIndex;
}

/**
 * Days of publication for the articles of which no day is known: candidates with reasons, earliest first, `basis` "inferred"; where only bounds are
 * known an open interval without candidates. An article of which nothing can be said is left out, as are those that are dated.
 * The order of `articles` does not matter, and no clock is asked: the years that count are those of the pile.
 */
export function dateArticles(articles: readonly AnalysedArticle[]): ReadonlyMap<string, Published> {
  const ordered = articles.toSorted((a, b) => compare(a.article.id, b.article.id));
  const open = ordered.filter(({ article }) => article.published.edtf === "..");
  if (open.length === 0) return new Map();
  const copies = findCopies(ordered);
  const origins = independentGroups(ordered, copies);
  const agreed = agreedDays(ordered);
  const latest = latestDay(ordered);
  const clues = new Map(open.map((analysed) => [analysed.article.id, readClues(analysed)]));
  const dated = new Map(ordered.filter((analysed) => settledDay(analysed) !== null).map((analysed) => [analysed.article.id, analysed]));
  const found = new Map<string, Published>();
  for (let round = 0; round < ROUNDS; round++) {
    const known: Known = { copies, origins, agreed, dated: new Map(dated), index: indexDays(dated.values()) };
    for (const analysed of open) {
      const { id } = analysed.article;
      if (dated.has(id)) continue;
      const published = datedBy(analysed, clues.get(id) as Clues, known, latest);
      if (published === null) continue;
      found.set(id, published);
      if (published.candidates.length === 1) dated.set(id, { ...analysed, article: { ...analysed.article, published } });
    }
    if (dated.size === known.dated.size) break;
  }
  return found;
}

function datedBy(analysed: AnalysedArticle, clues: Clues, known: Known, latest: string | null): Published | null {
  const own = guessDays(clues, yearsOf(clues, latest), known.agreed);
  const copied = guessFromCopies(analysed.article.id, clues, known.copies, known.origins, known.dated);
  const narrowed = copied === null ? own : narrow(own, copied);
  // A copy's week is settled by its source; who met whom then adds nothing.
  const told = copied === null ? guessFromContacts(analysed, clues, own, known.index) : null;
  return publishedOf(told === null ? narrowed : { ...told, reasons: [...own.reasons, ...told.reasons] });
}

/** Years from the earliest that the text allows to a year after the last day that the pile knows. */
function yearsOf({ after }: Clues, latest: string | null): Years {
  const first = after === null ? null : Number(after.day.slice(0, 4));
  if (latest === null)
    return first === null ? { first: 0, last: -1, end: null } : { first: first - 1, last: first + YEARS_AHEAD, end: null };
  const end = addMonths(after !== null && after.day > latest ? after.day : latest, 12);
  return { first: (first ?? Number(latest.slice(0, 4))) - 1, last: Number(end.slice(0, 4)), end };
}

/** The last day on which an article of the pile appeared or of which one tells. */
function latestDay(articles: readonly AnalysedArticle[]): string | null {
  let latest: string | null = null;
  for (const { article, times } of articles) {
    const told = times.filter(({ anchor, direction, type }) => type === "DATE" && anchor === "absolute" && direction !== "future");
    for (const edtf of [...article.published.candidates, ...told.map((time) => time.edtf)]) {
      const { first, last } = edtfBounds(edtf);
      if (first !== null && first === last && first < "2200" && (latest === null || first > latest)) latest = first;
    }
  }
  return latest;
}

/** The days that both leave; where they share none, those of the copies, which are the harder fact. */
function narrow(own: Guess, copied: Guess): Guess {
  const days = copied.days.filter((day) => own.days.includes(day));
  if (days.length > 0) return { days, first: days[0], last: days[days.length - 1], reasons: [...copied.reasons, ...own.reasons] };
  return copied;
}

function publishedOf({ days, first, last, reasons }: Guess): Published | null {
  const candidates = [...new Set(days)].sort();
  if (candidates.length === 1) return { edtf: candidates[0], basis: "inferred", reasons, candidates };
  if (candidates.length > 1) return { edtf: `[${candidates.join(",")}]`, basis: "inferred", reasons, candidates };
  const edtf = edtfOfBounds(first, last);
  return edtf === ".." ? null : { edtf, basis: "inferred", reasons, candidates };
}
