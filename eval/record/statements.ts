import type { RecordStatement } from "../../src/model/record.ts";
import type { GoldStatement } from "./gold.ts";
import { isOneOf, type Joined, nameKey, type Place, sharedLength } from "./join.ts";
import { joinOneToOne, type Score, scorePairs } from "./tally.ts";

/**
 * Statements: right where the contents overlap (shared characters at least half of the characters of either) and the speaker is the right one.
 * Stance and chain are reported apart. What is denied counts as content too, since records differ in where they keep it.
 */
export function scoreStatements(joined: Joined): Score {
  const { gold, record } = joined;
  const known = new Set(joined.articleOf.values());
  const found = record.statements.filter((statement) => known.has(statement.article));
  const pairs = joinOneToOne(gold.statements, found, (g, p) => {
    const overlap = contentOverlap(joined, g, p);
    return overlap < 0.5 ? 0 : overlap + (rightSpeaker(joined, g, p) ? 1 : 0) + (g.stance.includes(p.stance) ? 0.5 : 0);
  }).map((pair) => ({ ...pair, fields: compare(joined, pair.gold, pair.found) }));
  const score = scorePairs("statements", gold.statements, found, pairs, ["speaker"], {
    gold: (g) => `[${g.speaker.join("|")}] ${g.stance[0]}: ${[g.content].flat().join(" … ")}`,
    found: (p) => `[${speakerName(joined, p)}] ${p.stance}: ${p.content.map(({ text }) => text).join(" … ")}`,
  });
  const required = pairs.filter((pair) => pair.gold.optional !== true);
  return { ...score, fields: { "content recall": ratio(required.length, score.gold), ...score.fields } };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((1000 * part) / whole) / 1000;
}

function compare(joined: Joined, g: GoldStatement, p: RecordStatement): Record<string, boolean> {
  const chain = g.via ?? [];
  return {
    speaker: rightSpeaker(joined, g, p),
    stance: g.stance.includes(p.stance),
    via: chain.length === p.via.length && chain.every((name, i) => nameKey(p.via[i].name).includes(nameKey(name))),
  };
}

function rightSpeaker(joined: Joined, g: GoldStatement, p: RecordStatement): boolean {
  if (p.speaker !== null && isOneOf(joined, p.speaker, g.speaker)) return true;
  const source = p.source ?? (p.speaker === null ? null : speakerName(joined, p));
  if (g.speakerText === undefined || source === null) return false;
  return nameKey(source).includes(nameKey(g.speakerText)) || nameKey(g.speakerText).includes(nameKey(source));
}

function speakerName({ record }: Joined, p: RecordStatement): string {
  return record.entities.find((entity) => entity.id === p.speaker)?.name ?? p.source ?? "nobody";
}

function contentOverlap(joined: Joined, g: GoldStatement, p: RecordStatement): number {
  const parts = [g.content].flat().map((quote) => joined.locate({ article: g.article, quote }));
  const whole = parts.every((places) => places.length > 0) ? parts : [];
  // A short content ("this") stands in many places: the best of them counts, as does the best of the alternatives.
  const tries = whole.length === 1 ? whole[0].map((place) => [place]) : [whole.map((places) => places[0])];
  for (const quote of g.also ?? []) for (const place of joined.locate({ article: g.article, quote })) tries.push([place]);
  let best = 0;
  for (const wanted of tries) best = Math.max(best, overlap(wanted, p.content), overlap(wanted, p.denies));
  return best;
}

function overlap(a: readonly Place[], b: readonly Place[]): number {
  let shared = 0;
  for (const x of a) for (const y of b) shared += sharedLength(x, y);
  const total = [...a, ...b].reduce((sum, { start, end }) => sum + end - start, 0) - shared;
  return total === 0 ? 0 : shared / total;
}
