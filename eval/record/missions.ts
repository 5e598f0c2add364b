import type { Mission } from "../../src/model/record.ts";
import type { GoldMission } from "./gold.ts";
import { isOneOf, isPlaceOf, type Joined, touches } from "./join.ts";
import { joinOneToOne, type Score, scorePairs } from "./tally.ts";
import { sameWhen } from "./when.ts";

/** Missions: right where a sentence is shared and kind, owners (any of them, nobody else) and sizes agree. */
export function scoreMissions(joined: Joined): Score {
  const gold = joined.gold.missions ?? [];
  const found = joined.gold.missions === undefined ? [] : joined.record.missions;
  const pairs = joinOneToOne(gold, found, (g, p) => {
    const fields = compare(joined, g, p);
    return touches(joined, p.evidence, g.evidence) && fields.kind ? 1 + (fields.by ? 1 : 0) + (fields.size ? 1 : 0) : 0;
  }).map((pair) => ({ ...pair, fields: compare(joined, pair.gold, pair.found) }));
  return scorePairs("missions", gold, found, pairs, ["kind", "by", "size"], {
    gold: (g) => `${g.kind[0]}: ${g.names[0]}, ${g.by.join(" ")}, ${g.size.map(({ min }) => min).join(" ")}`,
    found: (p) =>
      `${p.kind}: ${p.name}, ${p.status}, ${p.by.length} owners, ${p.size.map(({ min }) => min).join(" ")} | ${p.evidence[0]?.text.slice(0, 100)}`,
  });
}

function compare(joined: Joined, g: GoldMission, p: Mission): Record<string, boolean> {
  const counts = new Set(p.size.map(({ min, max }) => `${min} ${max}`));
  return {
    kind: g.kind.includes(p.kind),
    by: g.by.length === 0 || (p.by.length > 0 && p.by.every((id) => isOneOf(joined, id, g.by))),
    size: counts.size === g.size.length && g.size.every(({ min, max }) => counts.has(`${min} ${max}`)),
    term: sameWhen(g.term, p.term?.edtf ?? null),
    status: g.status.includes(p.status),
    head: g.head === null || p.ledBy.some((id) => isOneOf(joined, id, g.head ?? [])),
    place: g.place === null || isPlaceOf(joined, p.place, g.place),
    mandate: g.mandate.every((words) => p.mandate.some(({ text }) => text.includes(words))),
  };
}
