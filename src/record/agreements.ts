import type { AgreementMention } from "../model/findings.ts";
import type { Agreement, AnalysedArticle, RecordWhen } from "../model/record.ts";
import type { Evidence } from "../model/span.ts";
import { contentStems, shared } from "../text/content-words.ts";
import { daysBetween, edtfBounds } from "../text/dates.ts";
import { hashId } from "../text/hash.ts";
import { dateFit, narrower, vagueness } from "./dates.ts";
import { compare, evidenceAt, overlaps, type Pile, sentencesAround, unique, uniqueEvidence, withDistinctIds } from "./pile.ts";
import { rulesOf } from "./rules.ts";
import { recordWhen } from "./statements.ts";

interface Told {
  readonly analysed: AnalysedArticle;
  readonly mention: AgreementMention;
  readonly when: RecordWhen;
  readonly parties: readonly string[];
  /** Those of the parties that are states or bodies. */
  readonly states: readonly string[];
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
    const chosen = exact[0] ?? (fits.length === 1 ? fits[0] : closest(fits, told));
    if (chosen === undefined) clusters.push([told]);
    else chosen.push(told);
  }
  return withDistinctIds(clusters.map((cluster) => agreementOf(cluster, pile)));
}

/** Of several that fit, the one whose names have most in common; none where two have as much. */
function closest(fits: readonly Told[][], told: Told): Told[] | undefined {
  const common = (cluster: readonly Told[]) => Math.max(...cluster.map((other) => shared(other.stems, told.stems)));
  const [best, next] = fits.toSorted((a, b) => common(b) - common(a));
  return best !== undefined && (next === undefined || common(best) > common(next)) ? best : undefined;
}

function allTold(pile: Pile): Told[] {
  const told = pile.articles.flatMap((analysed) =>
    analysed.findings.agreements.map((mention) => ({
      analysed,
      mention,
      when: recordWhen(analysed, mention.date),
      parties: partiesOf(pile, analysed, mention),
      states: partiesOf(pile, analysed, mention).filter((party) => pile.byId.get(party)?.type !== "person"),
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

/** Sides of the parties; "the two ministers", whose names nobody gives, are no party. */
function partiesOf(pile: Pile, analysed: AnalysedArticle, mention: AgreementMention): string[] {
  const sides = pile.expanded(analysed.article.id, mention.parties).map((entity) => pile.side(entity));
  return unique(sides.filter((side) => /\p{Lu}/u.test(pile.byId.get(side)?.name.replace(/^(?:The|Both|Two) /u, "") ?? "")));
}

function mayBeSame(a: Told, b: Told): boolean {
  if (dateFit(a.when.edtf, b.when.edtf) === "apart" || isPlural(a) !== isPlural(b)) return false;
  return compatible(a.parties, b.parties) && compatible(a.brokers, b.brokers);
}

function isLikelySame(a: Told, b: Told): boolean {
  if (isDeed(a) !== isDeed(b) && a.analysed === b.analysed) return isDeedOf(isDeed(a) ? a : b, isDeed(a) ? b : a);
  const fit = dateFit(a.when.edtf, b.when.edtf);
  const sameBroker = a.brokers.some((broker) => b.brokers.includes(broker));
  const bare = a.stems.isSubsetOf(GENERAL) || b.stems.isSubsetOf(GENERAL);
  const sameParties = bare && a.parties.filter((party) => b.parties.includes(party)).length > 1;
  // "The truce of March 17": the day says which
  if (fit === "same" && bare && a.mention.date.phrase !== null && (told(a).length === 0 || told(b).length === 0)) return true;
  if (fit === "same" || fit === "possible")
    return sameBroker || shared(a.stems, b.stems) > 0 || (bare && a.parties.some((party) => b.parties.includes(party)));
  // "the memorandum that they signed": a name that every agreement may have, the same two parties, and articles of the same weeks
  if (sameParties && shared(a.stems, b.stems) > 0 && areNear(a, b)) return true;
  return sameBroker || shared(a.stems, b.stems) >= 2 || (a.analysed === b.analysed && shared(a.stems, b.stems) >= 1);
}

/**
 * What two sides agreed to do and a text that they signed are two things, unless their words say otherwise, or the text has no matter of its own ("a
 * protocol on supplies") and the same two signed it on the same day.
 */
function isDeedOf(deed: Told, text: Told): boolean {
  if (shared(deed.stems.difference(GENERAL), text.stems.difference(GENERAL)) > 0) return true;
  // Signatories of whom no text says for whom they signed
  const both = text.states.length < 2 || text.states.filter((party) => deed.parties.includes(party)).length > 1;
  return both && dateFit(deed.when.edtf, text.when.edtf) === "same" && !/ (?:on|for|about) /u.test(text.mention.name);
}

/** Whoever a telling names. */
function told({ parties, brokers }: Told): readonly string[] {
  return [...parties, ...brokers];
}

function isDeed({ mention }: Told): boolean {
  return mention.rule === "agreement.agreed";
}

/** Names that any agreement may have. */
const GENERAL = contentStems("agreement deal accord pact memorandum protocol document treaty truce ceasefire statement declaration");
/** Days between two articles that may speak of one agreement without a day. */
const NEAR = 45;

function areNear(a: Told, b: Told): boolean {
  const [x, y] = [a, b].map(({ analysed }) => edtfBounds(analysed.article.published.edtf).first);
  return x !== null && y !== null && Math.abs(daysBetween(x, y)) <= NEAR;
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
  const names = unique(cluster.map(({ mention }) => mention.name));
  const [name] = names.toSorted((a, b) => nameRank(b) - nameRank(a) || b.length - a.length || compare(a, b));
  const stated = unique(cluster.flatMap((told) => told.parties));
  const brokeredBy = unique(cluster.flatMap((told) => told.brokers));
  const evidence = uniqueEvidence(cluster.flatMap(({ analysed, mention }) => sentencesAround(analysed, mention.evidence)));
  const signed = cluster.find(({ mention }) => /agreement\.(?:lead|verb)/u.test(mention.date.rule));
  const named = partiesIn(stated, brokeredBy, [evidence, signed === undefined ? [] : leadOf(signed.analysed)], pile);
  const parties = named.length === 0 && TRUCE.test(name) ? foesIn(cluster, brokeredBy, pile) : named;
  return {
    id: hashId("g", when.edtf, ...parties, name.toLowerCase()),
    name,
    date: when,
    parties: parties.filter((party) => !brokeredBy.includes(party) || parties.length <= 2),
    brokeredBy,
    terms: uniqueEvidence(cluster.flatMap(({ analysed, mention }) => mention.terms.map((span) => evidenceAt(analysed, span)))),
    evidence,
    implied: parties.every((party) => stated.includes(party)) ? [] : ["parties"],
    rules: rulesOf(cluster.map((told) => told.mention)),
  };
}

/** A name of its own ("Quenby Protocol") says most, then what is described in some words; a clause is no name. */
function nameRank(name: string): number {
  if (name.length > 80) return 0;
  return / \p{Lu}\p{L}*$/u.test(name) && contentStems(name.split(" ").at(-1) ?? "").isSubsetOf(GENERAL) ? 2 : 1;
}

/**
 * The parties as told; where these are fewer than two states, the states that the first of the `places` names that leaves no doubt. Signatories of whom no
 * text says for whom they signed ("the two ministers", one of them known) give way to the states that did.
 */
function partiesIn(stated: readonly string[], brokers: readonly string[], places: readonly (readonly Evidence[])[], pile: Pile): string[] {
  const sides = stated.filter((party) => pile.byId.get(party)?.type !== "person");
  if (sides.length > 1) return sides;
  if (sides.length === 0 && stated.length > 1) return [...stated];
  for (const place of places) {
    const found = impliedParties(sides, brokers, place, pile);
    if (found.length > 1) return found;
  }
  return [...stated];
}

/** What ends a war is made between those who fought it. */
const TRUCE = /\b(?:ceasefire|cease-fire|truce|armistice|peace)\b/iu;

/** The two states that the articles which tell of a truce speak of by far the most, its brokers apart; none where a third comes near them. */
function foesIn(cluster: readonly Told[], brokers: readonly string[], pile: Pile): string[] {
  const articles = new Set(cluster.map(({ analysed }) => analysed.article.id));
  const counts = pile.entities
    .filter(({ id, type }) => type === "country" && !brokers.includes(id))
    .map(({ id, mentions }) => ({ id, n: mentions.filter(({ article }) => articles.has(article)).length }))
    .sort((a, b) => b.n - a.n || compare(a.id, b.id));
  const [, second, third] = counts;
  const clear = second !== undefined && second.n > 1 && (third === undefined || second.n >= 2 * third.n);
  return clear ? unique(counts.slice(0, 2).map(({ id }) => id)) : [];
}

/** The head of the article: title and first two paragraphs, which say whose news it is. */
function leadOf(analysed: AnalysedArticle): Evidence[] {
  const blocks = analysed.article.blocks.filter(({ kind }) => kind === "title" || kind === "paragraph").slice(0, 3);
  return blocks.map((block) => evidenceAt(analysed, block));
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
