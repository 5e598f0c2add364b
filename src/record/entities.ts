import type { Entity } from "../model/annotations.ts";
import type { AnalysedArticle, RecordEntity, RecordEntityType } from "../model/record.ts";
import { foldName } from "../text/folding.ts";
import { hashId } from "../text/hash.ts";
import { createGroups } from "./groups.ts";
import { compare, evidenceAt, unique } from "./pile.ts";
import { areOne, soundOf } from "./spellings.ts";

/** An article's own entity, on its way to being joined with those of other articles. */
interface Local {
  readonly analysed: AnalysedArticle;
  readonly entity: Entity;
  /** Fold of its fullest name; of a key that knowledge gave, the key itself. */
  readonly fold: string;
}

export interface JoinedEntities {
  readonly entities: readonly RecordEntity[];
  /** Record id by `article local`. */
  readonly idOf: ReadonlyMap<string, string>;
}

/**
 * Joins what the articles speak of. Same key: joined. Persons: joined where the folded names agree word for word (initials aside), where full
 * names sound alike and country or office agree, or where one has the surname only and one fuller name of the pile ends in it. Every join that is more than the same spelling leaves a reason.
 */
export function joinEntities(articles: readonly AnalysedArticle[]): JoinedEntities {
  const locals = articles.flatMap((analysed) =>
    analysed.entities.filter((entity) => isKept(entity)).map((entity) => ({ analysed, entity, fold: foldOf(entity) })),
  );
  const groups = createGroups(locals.length);
  joinBy(locals, groups.join, (local) => joinKey(local));
  joinSpellings(locals, groups);
  joinSurnames(locals, groups);
  const built = groups.all().map((members) => {
    const group = members.map((i) => locals[i]);
    return { group, record: entityOf(group) };
  });
  const idOf = new Map(
    built.flatMap(({ group, record }) => group.map((local) => [`${local.analysed.article.id} ${local.entity.id}`, record.id] as const)),
  );
  const countries = new Map(
    built.flatMap(({ group, record }) => group.flatMap(({ entity }) => (entity.key === null ? [] : [[entity.key, record.id] as const]))),
  );
  const entities = built
    .map(({ group, record }) => ({ ...record, country: countryOf(group, countries, record.id) }))
    .sort((a, b) => compare(a.type, b.type) || compare(a.name, b.name) || compare(a.id, b.id));
  return { entities, idOf };
}

/** Things and titles of works are no actors; a plural stands for its members. A role that no name was found for is kept where somebody speaks or acts as it. */
function isKept(entity: Entity): boolean {
  return entity.type !== "MISC" && entity.mentions.some((mention) => mention.form !== "pronoun") && entity.members.length === 0;
}

function isNamed(entity: Entity): boolean {
  return entity.key !== null || entity.mentions.some((mention) => mention.form === "name" || mention.form === "metonym");
}

/** "Harold J. Brisk" is Harold Brisk: initials between the names tell nobody apart that the names do not. */
function foldOf(entity: Entity): string {
  const fold = foldName(entity.name);
  if (entity.type !== "PERSON") return fold;
  const words = fold.split(" ");
  return words.filter((word, i) => word.length > 1 || i === 0 || i === words.length - 1).join(" ");
}

function joinKey({ analysed, entity, fold }: Local): string {
  // Keys of persons carry one spelling; the fold joins them all.
  if (entity.key !== null && !entity.key.startsWith("person:")) return entity.key;
  // "officials", "a spokesman": the same words in two articles are not the same people.
  if (!isNamed(entity)) return `${analysed.article.id} ${entity.id}`;
  return `${entity.type} ${fold}`;
}

function joinBy(locals: readonly Local[], join: (i: number, j: number) => void, keyOf: (local: Local) => string): void {
  const first = new Map<string, number>();
  for (const [i, local] of locals.entries()) {
    const key = keyOf(local);
    const other = first.get(key);
    if (other === undefined) first.set(key, i);
    else join(other, i);
  }
}

/** Full names that sound alike, of people whom more than the name ties: "Tarim Wagdi" and "Tareem Vaqdi", both of one country. */
function joinSpellings(locals: readonly Local[], groups: ReturnType<typeof createGroups>): void {
  const bySound = new Map<string, Map<number, { name: string; ties: Set<string>; articles: Set<string> }>>();
  for (const [i, { analysed, entity }] of locals.entries()) {
    const sound = entity.type === "PERSON" && isNamed(entity) ? soundOf(entity.name) : null;
    if (sound === null) continue;
    const people = bySound.get(sound) ?? new Map();
    bySound.set(sound, people);
    const group = groups.find(i);
    const person = people.get(group) ?? { name: entity.name, ties: new Set(), articles: new Set() };
    people.set(group, person);
    person.articles.add(analysed.article.id);
    if (entity.country !== null) person.ties.add(entity.country);
    for (const { title } of entity.offices) if (title.includes(" ")) person.ties.add(title.toLowerCase());
  }
  for (const people of bySound.values()) {
    const all = [...people].slice(0, MOST_ALIKE);
    for (const [n, [i, a]] of all.entries()) for (const [j, b] of all.slice(0, n)) if (areOne(a, b)) groups.join(i, j);
  }
}

/** People of one sound beyond these are left as they are: a key that so many share tells nothing. */
const MOST_ALIKE = 20;

/** Of two people of one surname, the one named in full in so many times as many articles is whom articles mean that give the surname alone. */
const FAR_MORE = 4;

/** A lone surname goes to the one fuller name of the pile that ends in it; where people share it, to the one whom far more articles name in full. */
function joinSurnames(locals: readonly Local[], groups: ReturnType<typeof createGroups>): void {
  const full = new Map<string, Set<number>>();
  const articlesOf = new Map<number, number>();
  for (const [i, { entity, fold }] of locals.entries()) {
    const words = fold.split(" ");
    if (entity.type !== "PERSON" || words.length < 2) continue;
    const surname = words[words.length - 1];
    const group = groups.find(i);
    full.set(surname, (full.get(surname) ?? new Set()).add(group));
    articlesOf.set(group, (articlesOf.get(group) ?? 0) + 1);
  }
  for (const [i, { entity, fold }] of locals.entries()) {
    if (entity.type !== "PERSON" || fold.includes(" ") || !isNamed(entity)) continue;
    const candidates = [...(full.get(fold) ?? [])].map((group) => ({ group, articles: articlesOf.get(group) ?? 0 }));
    candidates.sort((a, b) => b.articles - a.articles || a.group - b.group);
    if (candidates.length === 1 || (candidates.length > 1 && candidates[0].articles >= FAR_MORE * candidates[1].articles))
      groups.join(candidates[0].group, i);
  }
}

function entityOf(group: readonly Local[]): RecordEntity {
  const type = typeOf(group);
  const forms = formCounts(group);
  const name = canonicalName(group, forms);
  const keys = unique(group.flatMap(({ entity }) => (entity.key !== null && !entity.key.startsWith("person:") ? [entity.key] : [])));
  const identity =
    keys[0] ?? (group.some(({ entity }) => isNamed(entity)) ? foldName(name) : `${group[0].analysed.article.id} ${group[0].entity.id}`);
  const aliases = [...forms.keys()].filter((form) => form !== name).sort(compare);
  return {
    id: hashId("n", type, identity),
    type,
    name,
    aliases,
    offices: officesOf(group),
    country: null,
    mentions: group.flatMap(({ analysed, entity }) => entity.mentions.map((mention) => evidenceAt(analysed, mention))),
    reasons: reasonsOf(group),
  };
}

function typeOf(group: readonly Local[]): RecordEntityType {
  if (group.some(({ entity }) => entity.key?.startsWith("country:"))) return "country";
  const types = group.map(({ entity }) => entity.type);
  if (types.includes("PERSON")) return group.some(({ entity }) => isNamed(entity)) ? "person" : "office";
  if (types.includes("ORG")) return "organization";
  return types.includes("PLACE") ? "place" : "group";
}

/** How often each written form of a name occurs. */
function formCounts(group: readonly Local[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { analysed, entity } of group) {
    for (const { start, end, form } of entity.mentions) {
      if (form === "pronoun" || (form === "noun" && isNamed(entity))) continue;
      const words = analysed.article.text.slice(start, end).replace(/\s+/gu, " ");
      counts.set(words, (counts.get(words) ?? 0) + 1);
    }
  }
  return counts;
}

const INITIAL = /^\p{Lu}\.?$/u;
/** Longer words in capitals alone are a headline's way to write a name, not an abbreviation. */
const MOST_ABBREVIATED = 4;

/** The name that knowledge gives; else the most frequent of the fullest forms. */
function canonicalName(group: readonly Local[], forms: ReadonlyMap<string, number>): string {
  const known = group.find(({ entity }) => entity.key !== null && !entity.key.startsWith("person:"));
  if (known !== undefined) return known.entity.name;
  if (!group.some(({ entity }) => isNamed(entity))) return withoutCount(group[0].entity.name);
  const names = new Map<string, number>();
  for (const { entity } of group) names.set(entity.name, (names.get(entity.name) ?? 0) + (forms.get(entity.name) ?? 0) + 1);
  const shouted = (name: string) => (name === name.toUpperCase() && name !== name.toLowerCase() && name.length > MOST_ABBREVIATED ? 1 : 0);
  const words = (name: string) => name.split(" ").filter((word) => !INITIAL.test(word)).length;
  return [...names].sort((a, b) => words(b[0]) - words(a[0]) || shouted(a[0]) - shouted(b[0]) || b[1] - a[1] || compare(a[0], b[0]))[0][0];
}

const COUNTING =
  /^(?:the|an?|all|both|every|each|some|any|many|most|several|few|more|less|fewer|than|at|least|about|around|nearly|almost|over|up|to|approximately|another|other|others|of|dozens|scores|hundreds|thousands|dozen|hundred|thousand|million|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\d.,]*)$/iu;

/** "all drivers", "every one of the 14 drivers", "at least five people": how many they are is no name. */
function withoutCount(name: string): string {
  const words = name.split(" ");
  let first = 0;
  while (first < words.length - 1 && COUNTING.test(words[first])) first++;
  return words.slice(first).join(" ");
}

function officesOf(group: readonly Local[]): RecordEntity["offices"] {
  const stated = group.flatMap(({ entity }) => entity.offices.map(({ title, of }) => ({ title, of, from: null, to: null })));
  const byKey = new Map(stated.map((office) => [`${office.title.toLowerCase()} ${office.of}`, office]));
  return [...byKey.entries()].sort((a, b) => compare(a[0], b[0])).map(([, office]) => office);
}

function reasonsOf(group: readonly Local[]): string[] {
  const names = unique(group.map(({ entity }) => entity.name));
  const articles = new Set(group.map(({ analysed }) => analysed.article.id)).size;
  if (names.length < 2) return articles > 1 ? [`the same name in ${articles} articles`] : [];
  const folds = unique(group.map(({ fold }) => fold));
  if (folds.length === 1 || (typeOf(group) === "person" && new Set(folds.map(soundOf)).size === 1))
    return [`spellings of one name: ${names.join(", ")}`];
  if (group.some(({ entity }) => entity.key?.startsWith("person:") === false)) return [`known under these names: ${names.join(", ")}`];
  return [`a surname alone is taken for the fuller name that the pile has for it: ${names.join(", ")}`];
}

function countryOf(group: readonly Local[], countries: ReadonlyMap<string, string>, own: string): string | null {
  const named = unique(
    group
      .flatMap(({ entity }) => (entity.country === null ? [] : [countries.get(entity.country) ?? ""]))
      .filter((id) => id !== "" && id !== own),
  );
  // People change offices, not often countries: where texts differ, the one most often stated.
  if (named.length < 2) return named[0] ?? null;
  const count = (id: string) => group.filter(({ entity }) => entity.country !== null && countries.get(entity.country) === id).length;
  return named.toSorted((a, b) => count(b) - count(a) || compare(a, b))[0];
}
