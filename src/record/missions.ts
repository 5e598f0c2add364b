import type { EventStatus, MissionMention } from "../model/findings.ts";
import type { Agreement, AnalysedArticle, Mission, RecordWhen } from "../model/record.ts";
import { containment, contentStems, shared } from "../text/content-words.ts";
import { hashId } from "../text/hash.ts";
import { compare, evidenceAt, overlaps, type Pile, sentencesAround, unique, uniqueEvidence, withDistinctIds } from "./pile.ts";
import { rulesOf } from "./rules.ts";
import { recordWhen, statementIdOf } from "./statements.ts";

interface Told {
  readonly analysed: AnalysedArticle;
  readonly mention: MissionMention;
  readonly by: readonly string[];
  readonly ledBy: readonly string[];
  readonly term: RecordWhen | null;
  /** What the name says beyond the kind: "road", "border", "truce". */
  readonly stems: ReadonlySet<string>;
  /** Sides of those who lead it. */
  readonly leaders: readonly string[];
  /** Words of the sentences that tell of it. */
  readonly told: ReadonlySet<string>;
}

/** Words that every mission of a kind may have in its name. */
const GENERAL = contentStems(
  "mission commission committee group team force contingent operation observer monitor peacekeeper post checkpoint centre center mechanism joint common new special",
);

/**
 * Joins what the articles tell of one mission: the same kind, owners and places that do not differ, a leader in common or words of the name in common;
 * a mention without words of its own joins the only one of its kind that fits.
 */
export function joinMissions(pile: Pile, agreements: readonly Agreement[] = []): Mission[] {
  const clusters: Told[][] = [];
  for (const told of allTold(pile)) {
    const fits = clusters.filter((cluster) => cluster.every((other) => mayBeSame(other, told)));
    const likely = fits.filter((cluster) => cluster.some((other) => isLikelySame(other, told)));
    const bare = told.stems.size === 0 || fits.every((cluster) => cluster.every((other) => other.stems.size === 0));
    const owners = fits.filter((cluster) => cluster.some((other) => namesOwner(other, told, pile)));
    const chosen =
      likely[0] ??
      (bare && fits.length === 1 && sharesOwner(fits[0], told)
        ? fits[0]
        : told.by.length === 0 && owners.length === 1
          ? owners[0]
          : undefined);
    if (chosen === undefined) clusters.push([told]);
    else chosen.push(told);
  }
  return withDistinctIds(clusters.map((cluster) => missionOf(cluster, pile, agreements)));
}

/** Fuller names first, so that bare ones find what they may join. */
function allTold(pile: Pile): Told[] {
  const told = pile.articles.flatMap((analysed) =>
    (analysed.findings.missions ?? []).map((mention) => ({
      analysed,
      mention,
      by: unique(pile.expanded(analysed.article.id, mention.by).map((entity) => pile.side(entity))),
      ledBy: pile.expanded(analysed.article.id, mention.ledBy),
      term: recordWhen(analysed, mention.term),
      stems: contentStems(mention.name).difference(GENERAL),
      leaders: unique(pile.expanded(analysed.article.id, mention.ledBy).map((entity) => pile.side(entity))),
      told: contentStems(
        sentencesAround(analysed, mention.evidence)
          .map(({ text }) => text)
          .join(" "),
      ),
    })),
  );
  const rank = ({ analysed }: Told) => pile.rank.get(analysed.article.id) ?? 0;
  return told.sort(
    (a, b) =>
      Number(b.stems.size > 0) - Number(a.stems.size > 0) ||
      Number(b.by.length > 0) - Number(a.by.length > 0) ||
      rank(a) - rank(b) ||
      a.mention.evidence[0].start - b.mention.evidence[0].start,
  );
}

/** Share of words that two sentences about missions without names of their own must have in common: copies do. */
const SAME_SENTENCE = 0.7;

function mayBeSame(a: Told, b: Told): boolean {
  if (a.mention.kind !== b.mention.kind || !compatible(a.by, b.by) || !compatible(a.leaders, b.leaders)) return false;
  // One checkpoint stands in one place, "the Tarn bridge" or "the Tarn road"; a mission is seen in many.
  if (a.mention.kind !== "checkpoint" || a.mention.place === null || b.mention.place === null) return true;
  return shared(contentStems(a.mention.place), contentStems(b.mention.place)) > 0;
}

function isLikelySame(a: Told, b: Told): boolean {
  if (shared(a.stems, b.stems) > 0) return true;
  if (a.leaders.some((side) => b.leaders.includes(side)) || containment(a.told, b.told) >= SAME_SENTENCE) return true;
  const open = a.stems.size === 0 || b.stems.size === 0;
  return open && a.by.some((owner) => b.by.includes(owner));
}

/** "accused the Union of taking sides by sending monitors": whose they are, the sentence names without saying so. */
function namesOwner(other: Told, { analysed, mention }: Told, pile: Pile): boolean {
  const sentences = sentencesAround(analysed, mention.evidence);
  const names = other.by.flatMap((owner) => pile.byId.get(owner)?.mentions ?? []);
  return names.some((name) => sentences.some((sentence) => name.article === sentence.article && overlaps(name, sentence)));
}

function sharesOwner(cluster: readonly Told[], told: Told): boolean {
  return told.by.length === 0 || cluster.some((other) => other.by.length === 0 || other.by.some((owner) => told.by.includes(owner)));
}

function compatible(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((entity) => b.includes(entity));
}

function missionOf(cluster: readonly Told[], pile: Pile, agreements: readonly Agreement[]): Mission {
  const inTime = cluster.toSorted((a, b) => (pile.rank.get(a.analysed.article.id) ?? 0) - (pile.rank.get(b.analysed.article.id) ?? 0));
  const names = unique(inTime.map(({ mention }) => mention.name));
  // Of forms that differ by their capitals the small one (compare puts capitals first): a headline's are no name.
  const name = names.toSorted((a, b) => richness(b) - richness(a) || b.length - a.length || compare(b, a))[0];
  const owners = unique(inTime.flatMap((told) => told.by));
  const leaders = unique(inTime.flatMap((told) => told.leaders)).filter((side) => pile.byId.get(side)?.type !== "person");
  // A body that people of two sides lead together is theirs.
  const led = owners.length === 0 && leaders.length > 1 ? leaders : owners;
  const joint = led.length === 0 && names.some((one) => JOINT.test(one)) ? partiesBeside(cluster, agreements) : [];
  const by = joint.length > 0 ? joint : led;
  const evidence = inTime.flatMap(({ analysed, mention }) => sentencesAround(analysed, mention.evidence));
  return {
    id: hashId("m", inTime[0].mention.kind, name.toLowerCase(), ...by),
    kind: inTime[0].mention.kind,
    name,
    aliases: names.filter((other) => other !== name),
    by,
    ledBy: unique(inTime.flatMap((told) => told.ledBy)),
    // "Along the road" says nothing to somebody who has not read the article.
    place: inTime.find(({ mention }) => /\p{Lu}/u.test(mention.place ?? ""))?.mention.place ?? null,
    size: inTime.flatMap(({ analysed, mention }) =>
      mention.size.map((size) => ({ ...size, evidence: evidenceAt(analysed, size.evidence) })),
    ),
    term: inTime.findLast(({ term }) => term !== null)?.term ?? null,
    mandate: uniqueEvidence(inTime.flatMap(({ analysed, mention }) => mention.mandate.map((span) => evidenceAt(analysed, span)))),
    status: statusOf(inTime),
    according: unique(inTime.flatMap(({ analysed, mention }) => statementIdOf(analysed, mention.according) ?? [])),
    evidence: uniqueEvidence(evidence),
    rules: rulesOf([
      ...inTime.flatMap(({ mention }) => [mention.rule, ...(mention.furtherRules ?? [])].map((rule) => ({ rule }))),
      ...(led === owners ? [] : [{ rule: LED_TOGETHER }]),
      ...(by === led ? [] : [{ rule: JOINT_PARTIES }]),
    ]),
    reasons: cluster.length > 1 ? ["one kind, owners that do not differ, and an owner, a leader or words of the name in common"] : [],
  };
}

const JOINT = /^(?:joint|mixed|bilateral|common)\b/iu;

/** A joint body that nobody is said to own is of the two who made the one agreement that the same articles tell of; none where several did. */
function partiesBeside(cluster: readonly Told[], agreements: readonly Agreement[]): readonly string[] {
  const articles = new Set(cluster.map(({ analysed }) => analysed.article.id));
  const pairs = agreements.filter(({ parties, evidence }) => parties.length === 2 && evidence.some(({ article }) => articles.has(article)));
  const [first, ...others] = pairs;
  return first !== undefined && others.every(({ parties }) => parties.every((party) => first.parties.includes(party))) ? first.parties : [];
}

/** What fills in whose a body is that nobody is said to own. */
const LED_TOGETHER = "implied by: mission.led-together";
const JOINT_PARTIES = "implied by: mission.joint-parties";

/** Names with more words of their own say more; a very long one is a clause. */
function richness(name: string): number {
  return name.length > 60 ? 0 : contentStems(name).size;
}

/** What the latest telling says; a mere mention of it does not undo that it is over. */
function statusOf(inTime: readonly Told[]): EventStatus {
  const told = inTime.map(({ mention }) => mention.status);
  const over = told.lastIndexOf("happened");
  if (over >= 0 && told.slice(over + 1).every((status) => status === "ongoing")) return "happened";
  if (told.includes("ongoing")) return told.at(-1) === "cancelled" ? "cancelled" : "ongoing";
  return told.at(-1) ?? "ongoing";
}
