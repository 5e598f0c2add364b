import { type Joined, nameKey, type Place, sharedLength } from "./join.ts";
import { figures, type Score, share } from "./tally.ts";

/** Passages of one origin; null where the record's text lacks one. */
interface Group {
  readonly origin: Place | null;
  readonly members: readonly (Place | null)[];
}

/**
 * Copies: of the gold, each pair of an original passage and a copy of it is a unit, found where a copy of the record covers at least half of the
 * passage at one end and touches another passage of the group at the other. A copy of the record is right where both its ends touch one group.
 */
export function scoreCopies(joined: Joined): Score {
  const groups = joined.gold.copies.map(({ origin, in: quotes }): Group => {
    const places = quotes.map((quote) => ({ key: quote.article, place: joined.locate(quote)[0] ?? null }));
    return {
      origin: places.find(({ key }) => key === origin)?.place ?? null,
      members: places.filter(({ key }) => key !== origin).map(({ place }) => place),
    };
  });
  const copies = joined.record.copies;
  const errors: string[] = [];
  let wanted = 0;
  let covered = 0;
  for (const group of groups) {
    for (const member of group.members) {
      wanted++;
      if (member !== null && copies.some(({ from, to }) => covers(member, group, from, to) || covers(member, group, to, from))) covered++;
      else errors.push(`missed  ${member === null ? "a passage that the record lacks" : quoteOf(joined, member)}`);
    }
  }
  const wrong = copies.filter(({ from, to }) => !groups.some((group) => inGroup(group, from) && inGroup(group, to)));
  for (const { from, to } of wrong) errors.push(`extra   ${quoteOf(joined, from)}\n          and    ${quoteOf(joined, to)}`);
  const right = copies.length - wrong.length;
  const precision = share(right, copies.length);
  const recall = share(covered, wanted);
  const f1 = precision + recall === 0 ? 0 : Math.round((2000 * precision * recall) / (precision + recall)) / 1000;
  const forward = copies.filter(({ from }) => groups.some(({ origin }) => origin !== null && sharedLength(origin, from) > 0)).length;
  const fields = { "starts at the original": share(forward, copies.length) };
  return { name: "copies", ...figures(wanted, copies.length, covered), right, precision, recall, f1, fields, errors };
}

function covers(member: Place, group: Group, end: Place, other: Place): boolean {
  return 2 * sharedLength(member, end) >= member.end - member.start && other.article !== member.article && inGroup(group, other);
}

function inGroup(group: Group, end: Place): boolean {
  return [group.origin, ...group.members].some((place) => place !== null && sharedLength(place, end) > 0);
}

function quoteOf({ record }: Joined, { article, start, end }: Place): string {
  const found = record.articles.find(({ id }) => id === article);
  return `${found?.path}: ${found?.text.slice(start, Math.min(end, start + 100))}`;
}

/**
 * Entities: pairs of names that the gold calls one, and pairs that the record joins, a name that the record lacks is joined to none.
 * A name that the gold gives to several (a capital that is also a government) is never a wrong join.
 */
export function scoreEntities({ gold, record }: Joined): Score {
  const holders = new Map<string, Set<string>>();
  for (const { id, name, aliases } of record.entities)
    for (const form of new Set([name, ...aliases].map(nameKey))) holders.set(form, (holders.get(form) ?? new Set()).add(id));
  const keys = new Map<string, Set<string>>();
  const free = new Map(gold.entities.map(({ key, mayJoin }) => [key, mayJoin ?? []]));
  for (const { key, names } of gold.entities)
    for (const name of names) keys.set(nameKey(name), (keys.get(nameKey(name)) ?? new Set()).add(key));
  const names = [...keys.keys()].sort();
  const missing = [...keys.keys()].filter((name) => !holders.has(name)).sort();
  const errors = missing.map((name) => `not in the record: ${name}`);
  let wanted = 0;
  let joinedPairs = 0;
  let right = 0;
  for (let i = 0; i < names.length; i++) {
    for (let j = i + 1; j < names.length; j++) {
      const same = intersects(keys.get(names[i]), keys.get(names[j]));
      const together = intersects(holders.get(names[i]), holders.get(names[j]));
      if (!same && mayJoin(free, keys.get(names[i]), keys.get(names[j]))) continue;
      if (same) wanted++;
      if (together) joinedPairs++;
      if (same && together) right++;
      else if (same !== together) errors.push(`${together ? "wrongly joined" : "not joined"}: ${names[i]} + ${names[j]}`);
    }
  }
  return {
    name: "entity joins",
    ...figures(wanted, joinedPairs, right),
    fields: { "names found": share(names.length - missing.length, names.length) },
    errors,
  };
}

function mayJoin(
  free: ReadonlyMap<string, readonly string[]>,
  a: ReadonlySet<string> | undefined,
  b: ReadonlySet<string> | undefined,
): boolean {
  const allows = (from: ReadonlySet<string> | undefined, to: ReadonlySet<string> | undefined) =>
    [...(from ?? [])].some((key) => free.get(key)?.some((other) => to?.has(other)));
  return allows(a, b) || allows(b, a);
}

function intersects(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  return a !== undefined && b !== undefined && [...a].some((id) => b.has(id));
}
