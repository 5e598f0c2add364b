import type { Entity } from "../model/annotations.ts";
import type { AnalysedArticle, Copy } from "../model/record.ts";
import type { Span } from "../model/span.ts";
import { addDays, edtfBounds, weekdayOf } from "../text/dates.ts";
import { foldName } from "../text/folding.ts";
import type { Clues } from "./dating-clues.ts";
import type { Guess } from "./dating-days.ts";
import { sentenceIndex } from "./pile.ts";

/** A copy, or what it was copied from, appeared within this many days: "on Thursday" means another day after a week. */
const COPY_DAYS = 6;

/** Day that an article is settled on; null where it is not. */
export function settledDay(analysed: AnalysedArticle): string | null {
  const { candidates } = analysed.article.published;
  return candidates.length === 1 ? candidates[0] : null;
}

/** Days that a dated article leaves to one that shares half of its text: the week from the news on for a copy, the week before for a source. */
export function guessFromCopies(
  id: string,
  clues: Clues,
  copies: readonly Copy[],
  origins: ReadonlyMap<string, string>,
  dated: ReadonlyMap<string, AnalysedArticle>,
): Guess | null {
  let best: Guess | null = null;
  for (const { from, to } of copies) {
    const isCopy = to.article === id;
    const other = dated.get(isCopy ? from.article : to.article);
    if ((!isCopy && from.article !== id) || other === undefined || origins.get(id) !== origins.get(other.article.id)) continue;
    const day = settledDay(other) as string;
    const first = isCopy ? day : newsDay(day, clues);
    const last = isCopy ? addDays(newsDay(day, clues), COPY_DAYS) : day;
    const days = dayRange(first, last);
    const what = isCopy ? "has most of its text from" : "gave most of its text to";
    const guess = { days, first, last, reasons: [`it ${what} an article of ${day} (${other.article.path})`] };
    if (best === null || guess.days.length < best.days.length) best = guess;
  }
  return best;
}

/** The day of the news as seen from a day of publication: the named weekday, at most six days back. */
function newsDay(day: string, { weekday }: Clues): string {
  return weekday === null ? day : addDays(day, -((weekdayOf(day) - weekday + 7) % 7));
}

function dayRange(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Who and which places a sentence names. */
interface Named {
  readonly people: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
}

/** What dated articles tell of one day in one sentence. */
interface Told extends Named {
  readonly path: string;
  readonly phrase: string;
}

export type DayIndex = ReadonlyMap<string, readonly Told[]>;

/** The exact days that dated articles speak of, with the people of the same sentence. */
export function indexDays(dated: Iterable<AnalysedArticle>): DayIndex {
  const index = new Map<string, Told[]>();
  for (const analysed of dated) {
    const named = namedBySentence(analysed);
    for (const time of analysed.times) {
      const here = named.get(sentenceIndex(analysed, time.start));
      // "now" and "currently" are days too, but tell of none.
      if (!/^\d{4}-\d\d-\d\d$/.test(time.edtf) || time.direction === "future" || here === undefined || here.people.size < 2) continue;
      const told = { ...here, path: analysed.article.path, phrase: analysed.article.text.slice(time.start, time.end) };
      const list = index.get(time.edtf);
      if (list === undefined) index.set(time.edtf, [told]);
      else list.push(told);
    }
  }
  return index;
}

/** People by the fold of their last name, since spellings differ between articles, and places by the fold of theirs. */
function namedBySentence(analysed: AnalysedArticle): ReadonlyMap<number, Named> {
  const named = new Map<number, { people: Set<string>; places: Set<string> }>();
  const byId = new Map(analysed.entities.map((entity) => [entity.id, entity]));
  for (const entity of analysed.entities) {
    const people = peopleOf(entity, byId);
    const place = entity.type === "PLACE" ? foldName(entity.name) : null;
    if (people.length === 0 && place === null) continue;
    for (const { start } of entity.mentions) {
      const sentence = sentenceIndex(analysed, start);
      const here = named.get(sentence) ?? { people: new Set(), places: new Set() };
      for (const person of people) here.people.add(person);
      if (place !== null) here.places.add(place);
      named.set(sentence, here);
    }
  }
  return named;
}

function peopleOf(entity: Entity, byId: ReadonlyMap<string, Entity>): readonly string[] {
  const members = entity.members.flatMap((id) => byId.get(id) ?? []);
  return (members.length > 0 ? members : [entity])
    .filter(({ type }) => type === "PERSON")
    .map(({ name }) => foldName(name.split(" ").pop() as string));
}

/**
 * Days on which dated articles tell of the same people as the news of this one: of its candidates those that one tells of, or, where it has none,
 * the only such day with the weekday of its news and a place in common.
 */
export function guessFromContacts(analysed: AnalysedArticle, clues: Clues, guess: Guess, index: DayIndex): Guess | null {
  const { weekday, daysLater } = clues;
  const news = namedBySentence(analysed).get(clues.newsSentence);
  if (weekday === null || news === undefined || news.people.size < 2) return null;
  const chosen = guess.days.length > 0;
  const days = chosen
    ? guess.days.map((day) => addDays(day, -daysLater))
    : [...index.keys()].filter((day) => fits(day, weekday, guess)).sort();
  const told = days.flatMap((day) => {
    const match = index
      .get(day)
      ?.find((one) => samePeople(one, news) && (chosen || [...one.places].some((place) => news.places.has(place))));
    return match === undefined ? [] : [{ day, match }];
  });
  if (told.length === 0 || (!chosen && told.length > 1)) return null;
  const found = told.map(({ day }) => addDays(day, daysLater));
  const reasons = told.map(({ day, match }) => `${match.path} tells of the same people on ${day} (“${match.phrase}”)`);
  return { days: found, first: found[0], last: found[found.length - 1], reasons };
}

function samePeople(one: Named, other: Named): boolean {
  return [...other.people].filter((person) => hasPerson(one.people, person)).length >= 2;
}

function fits(day: string, weekday: number, { first, last }: Guess): boolean {
  return weekdayOf(day) === weekday && (first === null || day >= first) && (last === null || day <= last);
}

function hasPerson(people: ReadonlySet<string>, person: string): boolean {
  return people.has(person) || [...people].some((other) => isClose(other, person));
}

/** Same length and one letter exchanged, in names of at least five letters: Tavon, Tawon. */
function isClose(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 5) return false;
  let differences = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) differences++;
  return differences <= 1;
}

/** Words that name an agreement: a day told in such a sentence of the past can be what an anniversary commemorates. */
const AGREEMENT = /\b(?:deal|agreement|ceasefire|cease-fire|truce|accord|treaty|pact|armistice)\b/i;

/** Exact past days that the pile tells in sentences on agreements, and days of the agreements that were found. */
export function agreedDays(articles: readonly AnalysedArticle[]): readonly string[] {
  const days = new Set<string>();
  for (const analysed of articles) {
    const { article, times, sentences, findings } = analysed;
    for (const time of times) {
      const sentence: Span | undefined = sentences[sentenceIndex(analysed, time.start)];
      if (time.anchor !== "absolute" || time.direction === "future" || sentence === undefined) continue;
      if (AGREEMENT.test(article.text.slice(sentence.start, sentence.end))) addExact(days, time.edtf);
    }
    for (const { date } of findings.agreements) addExact(days, date.edtf);
  }
  return [...days].sort();
}

function addExact(days: Set<string>, edtf: string): void {
  const { first, last } = edtfBounds(edtf);
  if (first !== null && first === last) days.add(first);
}
