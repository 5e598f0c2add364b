import type { CommitmentMention } from "../model/findings.ts";
import type { AnalysedArticle, Commitment, Contact, RecordWhen } from "../model/record.ts";
import type { Evidence, Span } from "../model/span.ts";
import { containment, contentStems, shared } from "../text/content-words.ts";
import { edtfBounds } from "../text/dates.ts";
import { hashId } from "../text/hash.ts";
import { createClusters } from "./clusters.ts";
import { dateFit, narrower } from "./dates.ts";
import {
  compare,
  evidenceAt,
  overlaps,
  type Pile,
  sentenceIndex,
  sentencesAround,
  unique,
  uniqueEvidence,
  withDistinctIds,
} from "./pile.ts";
import { createSentenceIndex, type SentenceIndex } from "./sentence-index.ts";
import { recordWhen } from "./statements.ts";

interface Told {
  readonly analysed: AnalysedArticle;
  readonly mention: CommitmentMention;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly due: RecordWhen | null;
  readonly stems: ReadonlySet<string>;
}

/** What became of a commitment, and the words that say so. */
interface Outcome {
  readonly status: Commitment["status"];
  readonly evidence: readonly Evidence[];
}

/** Joins what the articles tell of one commitment, and looks in later articles for what became of it. */
export function joinCommitments(pile: Pile, contacts: readonly Contact[]): Commitment[] {
  const clusters = createClusters<Told>();
  const index = createSentenceIndex(pile);
  const seen = latestDay(pile);
  for (const told of allTold(pile)) clusters.add(told, told.stems, (cluster) => cluster.some((other) => isSame(other, told, pile)));
  return withDistinctIds(clusters.all.map((cluster) => commitmentOf(cluster, pile, contacts, index, seen)));
}

function allTold(pile: Pile): Told[] {
  const rank = (analysed: AnalysedArticle) => pile.rank.get(analysed.article.id) ?? 0;
  return pile.articles
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((analysed) =>
      analysed.findings.commitments.map((mention) => ({
        analysed,
        mention,
        by: pile.expanded(analysed.article.id, mention.by),
        to: pile.expanded(analysed.article.id, mention.to),
        due: recordWhen(analysed, mention.due),
        stems: contentStems(mention.what),
      })),
    );
}

function isSame(a: Told, b: Told, pile: Pile): boolean {
  const sides = (told: Told) => told.by.map((entity) => pile.side(entity));
  if (a.by.length > 0 && b.by.length > 0 && !sides(a).some((side) => sides(b).includes(side))) return false;
  if (a.due !== null && b.due !== null && dateFit(a.due.edtf, b.due.edtf) === "apart") return false;
  return shared(a.stems, b.stems) >= 2 && containment(a.stems, b.stems) >= 0.6;
}

function commitmentOf(
  cluster: readonly Told[],
  pile: Pile,
  contacts: readonly Contact[],
  index: SentenceIndex,
  seen: string | null,
): Commitment {
  const [{ mention }] = cluster;
  const by = unique(cluster.flatMap((told) => told.by));
  const dues = cluster.flatMap(({ due }) => (due === null ? [] : [due]));
  const due = dues.length === 0 ? null : dues.reduce((a, b) => (narrower(a.edtf, b.edtf) === a.edtf ? a : b));
  const outcome = outcomeOf(cluster, due, pile, contacts, index, seen);
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
  };
}

function outcomeOf(
  cluster: readonly Told[],
  due: RecordWhen | null,
  pile: Pile,
  contacts: readonly Contact[],
  index: SentenceIndex,
  seen: string | null,
): Outcome {
  const met = keptByContact(cluster, due, contacts, pile);
  if (met !== null) return { status: "done", evidence: met };
  const later = laterAbout(cluster, index);
  const broken = brokenBy(later);
  if (broken !== null) return { status: "broken", evidence: broken };
  const kept = keptByEvent(cluster, pile, later);
  if (kept !== null) return { status: "done", evidence: kept };
  const last = due === null ? null : edtfBounds(due.edtf).last;
  if (last === null || seen === null)
    return { status: cluster[0].mention.kind === "promise" || due !== null ? "open" : "unclear", evidence: [] };
  return { status: last < seen ? "overdue" : "open", evidence: [] };
}

/** A planned meeting that took place: the people or sides of the plan, at a time that fits. */
function keptByContact(cluster: readonly Told[], due: RecordWhen | null, contacts: readonly Contact[], pile: Pile): Evidence[] | null {
  if (due === null || !cluster.some(({ stems }) => MEETING.some((stem) => stems.has(stem)))) return null;
  const sides = unique(cluster.flatMap((told) => [...told.by, ...told.to]).map((entity) => pile.side(entity)));
  const own = new Set(cluster.map(({ analysed }) => analysed.article.id));
  const found = contacts.find((contact) => {
    const fits =
      ["same", "possible"].includes(dateFit(contact.when.edtf, due.edtf)) &&
      (contact.status === "happened" || contact.status === "ongoing");
    const present = contact.participants.map(({ entity }) => pile.side(entity));
    return (
      fits &&
      sides.filter((side) => present.includes(side)).length >= Math.min(2, sides.length) &&
      contact.evidence.some((e) => !own.has(e.article))
    );
  });
  return found === undefined ? null : found.evidence.filter((e) => !own.has(e.article));
}

const MEETING = [...contentStems("meet meeting talks send ministers summit negotiations visit call host")];
const SAME_DEED = 0.5;

/** Words of the promise in a later article, told as done by one of those who promised. */
function keptByEvent(cluster: readonly Told[], pile: Pile, later: readonly Later[]): Evidence[] | null {
  const found = later.flatMap(({ analysed, sentences }) =>
    analysed.findings.events
      .filter((event) => event.status === "happened" && !event.background && event.contact === null)
      .filter((event) => sentences.has(sentenceIndex(analysed, event.trigger.start)))
      .filter((event) => isTheirDoing(cluster, pile.expanded(analysed.article.id, [...event.actors, ...event.recipients]), pile))
      .filter((event) => !promises(analysed, event.trigger))
      .flatMap((event) => sentencesAround(analysed, [event.trigger]))
      .filter(({ text }) => !isNegative(text)),
  );
  return found.length === 0 ? null : uniqueEvidence(found);
}

/** A promise told again is not a promise kept. */
function promises(analysed: AnalysedArticle, trigger: Span): boolean {
  const sentences = sentencesAround(analysed, [trigger]);
  return analysed.findings.commitments.some(({ evidence }) =>
    evidence.some((span) => sentences.some((sentence) => overlaps(sentence, span))),
  );
}

/** A later sentence about the same that says it has not been done. */
function brokenBy(later: readonly Later[]): Evidence[] | null {
  const found = later.flatMap(({ analysed, sentences }) =>
    [...sentences].map((i) => evidenceAt(analysed, analysed.sentences[i])).filter(({ text }) => isNegative(text)),
  );
  return found.length === 0 ? null : uniqueEvidence(found);
}

/** A later article, and the numbers of its sentences that are about a promise. */
interface Later {
  readonly analysed: AnalysedArticle;
  readonly sentences: ReadonlySet<number>;
}

/** Sentences of later articles that share two words and half of the promise's. */
function laterAbout(cluster: readonly Told[], index: SentenceIndex): Later[] {
  const stems = new Set(cluster.flatMap((told) => [...told.stems]));
  const about = index.sharing(stems, Math.max(2, Math.ceil(stems.size * SAME_DEED)));
  return laterArticles(cluster, [...about.keys()]).map((analysed) => ({ analysed, sentences: about.get(analysed) ?? new Set() }));
}

/** Not kept: negated perfect or past, failure, delay. */
const NEGATIVE =
  /\b(?:ha(?:s|ve|d) (?:still )?(?:not|never)|ha(?:s|ve|d)n[’']t|did not|didn[’']t|failed to|broken promise|never (?:came|happened|took place)|no .{1,40} (?:has|have) (?:been|taken))\b/iu;

function isNegative(text: string): boolean {
  return NEGATIVE.test(text);
}

function isTheirDoing(cluster: readonly Told[], actors: readonly string[], pile: Pile): boolean {
  const promised = new Set(cluster.flatMap((told) => told.by).map((entity) => pile.side(entity)));
  return actors.some((actor) => promised.has(pile.side(actor)));
}

/** Articles of a later day than every telling of the promise; where days are unknown, none. */
function laterArticles(cluster: readonly Told[], articles: readonly AnalysedArticle[]): AnalysedArticle[] {
  const told = cluster.map(({ analysed }) => edtfBounds(analysed.article.published.edtf).last).filter((day) => day !== null);
  if (told.length === 0) return [];
  const first = told.toSorted(compare)[0];
  return articles.filter(({ article }) => (edtfBounds(article.published.edtf).first ?? "") > first);
}

/** The last day that the pile reports of: what is due before it and not told as done is overdue. */
function latestDay(pile: Pile): string | null {
  const days = pile.articles.flatMap(({ article }) => edtfBounds(article.published.edtf).last ?? []);
  const latest = days.toSorted(compare).at(-1);
  return latest ?? null;
}
