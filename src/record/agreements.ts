import type { AgreementMention } from "../model/findings.ts";
import type { Agreement, AnalysedArticle, RecordWhen } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { contentStems, shared } from "../text/content-words.ts";
import { hashId } from "../text/hash.ts";
import { dateFit, narrower, vagueness } from "./dates.ts";
import { compare, evidenceAt, overlaps, type Pile, sentencesAround, unique, uniqueEvidence, withDistinctIds } from "./pile.ts";
import { recordWhen } from "./statements.ts";

interface Told {
  readonly analysed: AnalysedArticle;
  readonly mention: AgreementMention;
  readonly when: RecordWhen;
  readonly parties: readonly string[];
  readonly brokers: readonly string[];
  readonly stems: ReadonlySet<string>;
}

/** Joins what the articles call by several names: dates that fit, parties and brokers that do not differ, words in common. Clear dates first. */
export function joinAgreements(pile: Pile): Agreement[] {
  const clusters: Told[][] = [];
  for (const told of allTold(pile)) {
    const fits = clusters.filter(
      (cluster) => cluster.every((other) => mayBeSame(other, told)) && cluster.some((other) => isLikelySame(other, told)),
    );
    const exact = fits.filter((cluster) => cluster.some((other) => dateFit(other.when.edtf, told.when.edtf) === "same"));
    const chosen = exact[0] ?? (fits.length === 1 ? fits[0] : undefined);
    if (chosen === undefined) clusters.push([told]);
    else chosen.push(told);
  }
  return withDistinctIds(clusters.map((cluster) => agreementOf(cluster, pile)));
}

function allTold(pile: Pile): Told[] {
  const told = pile.articles.flatMap((analysed) =>
    analysed.findings.agreements.map((mention) => ({
      analysed,
      mention,
      when: recordWhen(analysed, mention.date),
      parties: unique(pile.expanded(analysed.article.id, mention.parties).map((entity) => pile.side(entity))),
      brokers: unique(pile.expanded(analysed.article.id, mention.brokeredBy).map((entity) => pile.side(entity))),
      stems: contentStems(mention.name),
    })),
  );
  const rank = ({ analysed }: Told) => pile.rank.get(analysed.article.id) ?? 0;
  return told.sort(
    (a, b) =>
      vagueness(a.when.edtf) - vagueness(b.when.edtf) || rank(a) - rank(b) || a.mention.evidence[0].start - b.mention.evidence[0].start,
  );
}

function mayBeSame(a: Told, b: Told): boolean {
  if (dateFit(a.when.edtf, b.when.edtf) === "apart" || isPlural(a) !== isPlural(b)) return false;
  return compatible(a.parties, b.parties) && compatible(a.brokers, b.brokers);
}

function isLikelySame(a: Told, b: Told): boolean {
  const fit = dateFit(a.when.edtf, b.when.edtf);
  const sameBroker = a.brokers.some((broker) => b.brokers.includes(broker));
  if (fit === "same" || fit === "possible")
    return sameBroker || shared(a.stems, b.stems) > 0 || a.parties.some((party) => b.parties.includes(party));
  return sameBroker || shared(a.stems, b.stems) >= 2 || (a.analysed === b.analysed && shared(a.stems, b.stems) >= 1);
}

/** "The agreements of 2020-2022" are not the agreement of 2020. */
function isPlural({ mention }: Told): boolean {
  return /\b(?:agreements|deals|accords|statements|protocols|treaties)\b/iu.test(mention.name);
}

function compatible(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((entity) => b.includes(entity));
}

function agreementOf(cluster: readonly Told[], pile: Pile): Agreement {
  const when = cluster.map((told) => told.when).reduce((a, b) => (narrower(a.edtf, b.edtf) === a.edtf ? a : b));
  const names = cluster.map(({ mention }) => mention.name);
  const [name] = names.toSorted((a, b) => b.length - a.length || compare(a, b));
  const stated = unique(cluster.flatMap((told) => told.parties));
  const brokeredBy = unique(cluster.flatMap((told) => told.brokers));
  const evidence = uniqueEvidence(cluster.flatMap(({ analysed, mention }) => sentencesAround(analysed, mention.evidence)));
  const parties = stated.length > 1 ? stated : impliedParties(stated, brokeredBy, evidence, pile);
  return {
    id: hashId("g", when.edtf, ...parties, name.toLowerCase()),
    name,
    date: when,
    parties: parties.filter((party) => !brokeredBy.includes(party) || parties.length <= 2),
    brokeredBy,
    terms: uniqueEvidence(cluster.flatMap(({ analysed, mention }) => mention.terms.map((span) => evidenceAt(analysed, span)))),
    evidence,
    implied: stated.length > 1 || parties.length === stated.length ? [] : ["parties"],
  };
}

/** Where no text names the parties: the two countries, brokers apart, that the sentences about the agreement speak of most. */
function impliedParties(stated: readonly string[], brokers: readonly string[], evidence: readonly Evidence[], pile: Pile): string[] {
  const counts = pile.entities
    .filter(({ id, type }) => type === "country" && !brokers.includes(id) && !stated.includes(id))
    .map(({ id, mentions }) => ({
      id,
      n: evidence.filter((e) => mentions.some((mention) => mention.article === e.article && overlaps(mention, e))).length,
    }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n || compare(a.id, b.id));
  const wanted = counts.slice(0, 2 - stated.length);
  // A third country that is named as often leaves open who the two are.
  const unclear = counts.length > wanted.length && counts[wanted.length].n === wanted.at(-1)?.n;
  return unclear ? [...stated] : unique([...stated, ...wanted.map(({ id }) => id)]);
}
