import type { CommitmentMention } from "../model/findings.ts";
import type { AnalysedArticle, Commitment, Contact, RecordWhen } from "../model/record.ts";
import { containment, contentStems, shared } from "../text/content-words.ts";
import { addDays, addMonths, daysBetween, edtfBounds } from "../text/dates.ts";
import { hashId } from "../text/hash.ts";
import { NUMBER_WORDS } from "../text/number-words.ts";
import { createClusters } from "./clusters.ts";
import { dateFit, isDay, vagueness } from "./dates.ts";
import { asPromised, closeKinOf, kinOfTold, outcomeOf } from "./outcomes.ts";
import type { After, CommitmentTold } from "./outcomes-sentences.ts";
import { compare, overlaps, type Pile, sentencesAround, unique, uniqueEvidence, withDistinctIds } from "./pile.ts";
import { rulesOf } from "./rules.ts";
import { createSentenceIndex } from "./sentence-index.ts";
import { recordWhen } from "./statements.ts";

/** Joins what the articles tell of one commitment, and looks in later articles for what became of it. */
export function joinCommitments(pile: Pile, contacts: readonly Contact[]): Commitment[] {
  const clusters = createClusters<CommitmentTold>();
  const after: After = {
    pile,
    contacts,
    index: createSentenceIndex(pile),
    seen: latestDay(pile),
    promised: asPromised(pile),
    undated: undatedCount(pile),
  };
  for (const told of allTold(pile)) {
    // What is promised may be told in other words: "released", "go home".
    const keys = told.stems.union(new Set(kinOfTold(told).map((group) => `@${group}`)));
    clusters.add(told, keys, (cluster) => cluster.some((other) => isSame(other, told, pile)));
  }
  return withDistinctIds(clusters.all.map((cluster) => commitmentOf(cluster, after)));
}

function allTold(pile: Pile): CommitmentTold[] {
  const rank = (analysed: AnalysedArticle) => pile.rank.get(analysed.article.id) ?? 0;
  return pile.articles
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((analysed) =>
      analysed.findings.commitments
        .filter((mention) => !isInTitle(analysed, mention))
        .map((mention) => ({
          analysed,
          mention,
          by: ownersOf(pile, analysed, mention),
          sides: unique(ownersOf(pile, analysed, mention).map((entity) => pile.side(entity))),
          to: pile.expanded(analysed.article.id, mention.to),
          due: ofThePile(pile, dueOf(analysed, mention)),
          stems: contentStems(deedOf(analysed, mention)),
        }))
        // "By signing up you agree to …": a word that nobody has given
        .filter(({ by, mention }) => by.length > 0 || mention.kind === "plan"),
    );
}

/** Who promises; an agency that brings the words promises nothing. */
function ownersOf(pile: Pile, { article, findings }: AnalysedArticle, { by, according, rule }: CommitmentMention): readonly string[] {
  // "The government will free them, Maruk added": another article may say whose minister he is.
  const speaker = rule.endsWith("/nearest-state") ? findings.statements.find(({ id }) => id === according)?.speaker : null;
  const person = speaker == null ? null : pile.entity(article.id, speaker);
  const state = person === null ? undefined : pile.byId.get(pile.side(person));
  if (state?.type === "country") return [state.id];
  return pile.expanded(article.id, by).filter((entity) => !pile.press.has(entity));
}

/** A headline sums up what the article says. */
function isInTitle({ article, sentences }: AnalysedArticle, { content }: CommitmentMention): boolean {
  return sentences.length > 3 && article.blocks.some((block) => block.kind === "title" && overlaps(block, content));
}

/** The words of the deed up to its date: "release all drivers", without "by December 15 as a gesture of goodwill". */
function deedOf({ article }: AnalysedArticle, { content, due, what }: CommitmentMention): string {
  const phrase = due?.phrase ?? null;
  if (phrase === null || phrase.start <= content.start || phrase.start >= content.end) return withoutCase(what);
  const before = article.text.slice(content.start, phrase.start);
  return contentStems(before).size > 1 ? before : what;
}

/** "release them as soon as the list is published": the deed, not the case. */
function withoutCase(what: string): string {
  const at = what.search(/,? (?:as soon as|if|once|unless|provided|on condition) /u);
  return at > 0 && contentStems(what.slice(0, at)).size > 0 ? what.slice(0, at) : what;
}

const COUNTS: ReadonlyMap<string, number> = new Map([...NUMBER_WORDS, ["a", 1], ["an", 1]]);
const LENGTH = /^(?:within |in (?:the next )?)?(?<n>\d{1,3}|\p{L}{1,5}) (?<unit>hours?|days?|weeks?|months?|years?)$/iu;

/** "Within a week" counts from the day of the article. */
function dueOf(analysed: AnalysedArticle, mention: CommitmentMention): RecordWhen | null {
  const due = recordWhen(analysed, mention.due);
  const { edtf } = analysed.article.published;
  if (due?.phrase == null || edtfBounds(due.edtf).last !== null || !isDay(edtf)) return due;
  const groups = LENGTH.exec(due.phrase)?.groups;
  const n = groups === undefined ? undefined : (COUNTS.get(groups.n.toLowerCase()) ?? Number(groups.n));
  const from = edtfBounds(edtf).last;
  if (groups === undefined || n === undefined || Number.isNaN(n) || from === null) return due;
  return { ...due, edtf: `../${later(from, n, groups.unit.toLowerCase())}`, rule: `${due.rule}/from-article` };
}

const OPEN_YEAR = /^XXXX-(?<day>\d\d-\d\d)$/;

/** "On March 9" of an article without a day: the first one since the pile begins, where the pile is of less than a year. */
function ofThePile(pile: Pile, due: RecordWhen | null): RecordWhen | null {
  const day = OPEN_YEAR.exec(due?.edtf ?? "")?.groups?.day;
  if (due === null || day === undefined) return due;
  const days = pile.articles.flatMap(({ article }) => edtfBounds(article.published.edtf).first ?? []).toSorted(compare);
  const [first, last] = [days[0], days[days.length - 1]];
  if (first === undefined || daysBetween(first, last) > MOST_DAYS) return due;
  const year = Number(first.slice(0, 4));
  const own = `${year}-${day}` >= first ? year : year + 1;
  return { ...due, edtf: `${own}-${day}`, rule: `${due.rule}/of-the-pile` };
}

const MOST_DAYS = 300;

function later(day: string, n: number, unit: string): string {
  if (unit.startsWith("month")) return addMonths(day, n);
  if (unit.startsWith("year")) return addMonths(day, 12 * n);
  return addDays(day, unit.startsWith("hour") ? Math.ceil(n / 24) : unit.startsWith("week") ? 7 * n : n);
}

/** Deeds that undo each other though their other words agree: "take the case to the court", "drop the case". */
const UNDOING: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[] = [
  ["open reopen unblock", "close shut block"],
  ["take bring file lodge pursue", "drop withdraw abandon"],
  ["impose introduce", "lift end scrap"],
  ["send deploy", "withdraw recall"],
].map(([one, other]) => [new Set(one.split(" ")), new Set(other.split(" "))] as const);

function areOpposite(a: CommitmentTold, b: CommitmentTold): boolean {
  const [x, y] = [a, b].map(({ mention }) => deedDone(mention.what.toLowerCase()));
  return UNDOING.some(([one, other]) => (one.has(x) && other.has(y)) || (one.has(y) && other.has(x)));
}

/** The verb of a deed; "keep the crossings shut" is to close them. */
function deedDone(what: string): string {
  const kept = /^(?:keep|leave) .{1,60}\b(?<state>open|shut|closed|blocked)\b/u.exec(what)?.groups?.state;
  return kept === undefined ? what.split(" ", 1)[0] : kept === "open" ? "open" : "close";
}

/** "She had pledged to let journalists in": of the same one, about a thing of the promise, not long after it. */
function isRetoldOf(retold: CommitmentTold, before: CommitmentTold): boolean {
  if (!retold.mention.rule.endsWith("/retold") || before.mention.rule.endsWith("/retold")) return false;
  const [day, given] = [retold, before].map(({ analysed }) => edtfBounds(analysed.article.published.edtf).first);
  const later = day !== null && given !== null && given < day && daysBetween(given, day) <= RETOLD;
  return later && retold.sides.some((side) => before.sides.includes(side)) && shared(things(retold), things(before)) > 0;
}

/** Days in which a promise is told again as one that somebody "had" given. */
const RETOLD = 90;

/** Words of what is promised, without the case in which. */
function things({ mention: { what } }: CommitmentTold): ReadonlySet<string> {
  return contentStems(withoutCase(what));
}

/** What somebody would do, which binds nobody yet. */
function isOffer({ mention: { kind } }: CommitmentTold): boolean {
  return kind === "offer" || kind === "readiness";
}

function isSame(a: CommitmentTold, b: CommitmentTold, pile: Pile): boolean {
  if (areOpposite(a, b) || isOffer(a) !== isOffer(b)) return false;
  const sameDue = a.due !== null && b.due !== null && dueDay(a.due) !== null && dueDay(a.due) === dueDay(b.due);
  const meet = a.sides.some((side) => b.sides.includes(side));
  // People of whom no text says for whom they act may act for either.
  const open = [...a.sides, ...b.sides].some((side) => pile.byId.get(side)?.type === "person");
  if (isRetoldOf(a, b) || isRetoldOf(b, a)) return true;
  // The same sentence in a copy, with a name that was read otherwise
  if (shared(a.stems, b.stems) >= 4 && containment(a.stems, b.stems) >= 0.9) return true;
  if (a.by.length > 0 && b.by.length > 0 && !meet && !(open && sameDue)) return false;
  if (meet && nearDues(a.due, b.due) && kinOfTold(a).some((group) => kinOfTold(b).includes(group))) return true;
  if (a.due !== null && b.due !== null && dateFit(a.due.edtf, b.due.edtf) === "apart") return false;
  // "dismantle its roadblocks", "take down its roadblocks"
  const close = meet && closeKinOf(a).some((group) => closeKinOf(b).includes(group));
  if (close && shared(a.stems, b.stems) > 0 && containment(a.stems, b.stems) >= 0.5) return true;
  return shared(a.stems, b.stems) >= 2 && containment(a.stems, b.stems) >= (sameDue ? 0.4 : 0.6);
}

/** Days between two due days that may be the same, told loosely ("this week"). */
const LOOSE = 3;

function nearDues(a: RecordWhen | null, b: RecordWhen | null): boolean {
  const [x, y] = [a, b].map((due) => (due === null ? null : dueDay(due)));
  return x !== null && y !== null && Math.abs(daysBetween(x, y)) <= LOOSE;
}

function dueDay(due: RecordWhen): string | null {
  return edtfBounds(due.edtf).last;
}

/** How much a due day leaves open: a day and a last day ("by 15 December") nothing, a week its length; the first telling wins. */
function openness({ edtf }: RecordWhen): number {
  const { first, last } = edtfBounds(edtf);
  return last !== null && first === null ? 0 : vagueness(edtf);
}

function commitmentOf(cluster: readonly CommitmentTold[], after: After): Commitment {
  const [{ mention }] = cluster;
  const by = unique(cluster.flatMap((told) => told.by));
  const dues = cluster.flatMap(({ due }) => (due === null ? [] : [due]));
  const due = dues.length === 0 ? null : dues.reduce((a, b) => (openness(b) < openness(a) ? b : a));
  const outcome = outcomeOf(cluster, due, after);
  return {
    id: hashId("p", ...by, [...cluster[0].stems].sort(compare).join(" "), due?.edtf ?? ""),
    by,
    to: unique(cluster.flatMap((told) => told.to)),
    what: mention.what,
    kind: mention.kind,
    conditional: cluster.every((told) => told.mention.conditional),
    due,
    status: outcome.status,
    evidence: uniqueEvidence(cluster.flatMap(({ analysed, mention: { evidence } }) => sentencesAround(analysed, evidence))),
    statusEvidence: outcome.evidence,
    rules: rulesOf(cluster.map((told) => told.mention)),
  };
}

/** Articles of which nothing says when they appeared, where they are few: none of a pile that is mostly without days. */
function undatedCount({ articles }: Pile): number {
  const open = articles.filter(({ article }) => edtfBounds(article.published.edtf).first === null).length;
  return 3 * open <= articles.length ? open : 0;
}

function latestDay(pile: Pile): string | null {
  const days = pile.articles.flatMap(({ article }) => edtfBounds(article.published.edtf).last ?? []);
  return days.toSorted(compare).at(-1) ?? null;
}
