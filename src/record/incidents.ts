import type { Event, EventStatus } from "../model/findings.ts";
import type { AnalysedArticle, Incident } from "../model/record.ts";
import { contentStems, shared } from "../text/content-words.ts";
import { hashId } from "../text/hash.ts";
import { type Clusters, createClusters } from "./clusters.ts";
import { dateFit, narrower, vagueness } from "./dates.ts";
import { evidenceAt, type Pile, sentencesAround, unique, uniqueEvidence, withDistinctIds } from "./pile.ts";
import { recordWhen, statementIdOf } from "./statements.ts";

interface Told {
  readonly analysed: AnalysedArticle;
  readonly event: Event;
  readonly actors: readonly string[];
  readonly targets: readonly string[];
  readonly stems: ReadonlySet<string>;
}

/** PLOVER types of what is done rather than said. */
const DEEDS = new Set(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]);

/**
 * Joins what the articles tell of one incident: same type and mode, sides that do not differ, dates that fit, words in common. Tellings of
 * several states are joined too: what one side reports, another denies and a third demands an end of is one incident.
 */
export function joinIncidents(pile: Pile): Incident[] {
  const byType = new Map<string, Clusters<Told>>();
  for (const told of allTold(pile)) {
    const key = `${told.event.type} ${told.event.mode ?? ""}`;
    const clusters = byType.get(key) ?? createClusters<Told>();
    byType.set(key, clusters);
    const fits = (cluster: readonly Told[]) =>
      cluster.every((other) => mayBeSame(other, told)) && cluster.some((other) => isLikelySame(other, told));
    clusters.add(told, told.stems, fits);
  }
  return withDistinctIds([...byType.values()].flatMap(({ all }) => all).map((cluster) => incidentOf(cluster)));
}

function allTold(pile: Pile): Told[] {
  const told = pile.articles.flatMap((analysed) =>
    analysed.findings.events
      .filter((event) => event.harm !== null || DEEDS.has(event.type))
      .map((event) => ({
        analysed,
        event,
        actors: pile.expanded(analysed.article.id, event.actors),
        targets: pile.expanded(analysed.article.id, event.recipients),
        stems: contentStems(
          sentencesAround(analysed, event.evidence)
            .map(({ text }) => text)
            .join(" "),
        ),
      })),
  );
  const rank = ({ analysed }: Told) => pile.rank.get(analysed.article.id) ?? 0;
  return told.sort(
    (a, b) =>
      vagueness(a.event.when.edtf) - vagueness(b.event.when.edtf) || rank(a) - rank(b) || a.event.trigger.start - b.event.trigger.start,
  );
}

function mayBeSame(a: Told, b: Told): boolean {
  if (dateFit(a.event.when.edtf, b.event.when.edtf) === "apart") return false;
  return compatible(a.actors, b.actors) && (a.event.place === null || b.event.place === null || a.event.place === b.event.place);
}

function isLikelySame(a: Told, b: Told): boolean {
  const common = shared(a.stems, b.stems);
  const fit = dateFit(a.event.when.edtf, b.event.when.edtf);
  if (fit === "same" && vagueness(a.event.when.edtf) <= 7) return common >= 1;
  // A noun that takes up what was told before ("the closure", "the detained drivers") has no date and few words of its own.
  return common >= (a.analysed === b.analysed ? 1 : 2);
}

/** What is told as fact anywhere is fact; what is only claimed stays alleged; a denial alone stays a denial. */
const STATUS_ORDER: readonly EventStatus[] = [
  "happened",
  "ongoing",
  "alleged",
  "planned",
  "denied",
  "cancelled",
  "refused",
  "offered",
  "called-for",
  "hypothetical",
];

function compatible(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((entity) => b.includes(entity));
}

function incidentOf(cluster: readonly Told[]): Incident {
  const [{ event }] = cluster;
  const when = cluster
    .map(({ analysed, event: e }) => recordWhen(analysed, e.when))
    .reduce((a, b) => (narrower(a.edtf, b.edtf) === a.edtf ? a : b));
  const harm = cluster.flatMap(({ analysed, event: e }) =>
    (e.harm ?? []).map((count) => ({ ...count, evidence: evidenceAt(analysed, count.evidence) })),
  );
  const evidence = uniqueEvidence(cluster.flatMap(({ analysed, event: e }) => sentencesAround(analysed, e.evidence)));
  return {
    id: hashId("i", event.type, event.mode ?? "", when.edtf, cluster[0].analysed.article.id, String(event.trigger.start)),
    type: event.type,
    mode: event.mode,
    actors: unique(cluster.flatMap((told) => told.actors)),
    targets: unique(cluster.flatMap((told) => told.targets)),
    when,
    place: cluster.find((told) => told.event.place !== null)?.event.place ?? null,
    harm,
    status: STATUS_ORDER.find((status) => cluster.some((told) => told.event.status === status)) ?? event.status,
    according: unique(cluster.flatMap(({ analysed, event: e }) => statementIdOf(analysed, e.according) ?? [])),
    evidence,
  };
}
