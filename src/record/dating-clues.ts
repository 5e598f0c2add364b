import type { Time } from "../model/annotations.ts";
import type { AnalysedArticle } from "../model/record.ts";
import type { Span } from "../model/span.ts";
import { edtfBounds } from "../text/dates.ts";
import { ORDINAL_WORDS, ordinalOf } from "../text/number-words.ts";
import { sentenceIndex } from "./pile.ts";

/** A day of which the text names no year. */
export interface MonthDay {
  /** "11-23". */
  readonly monthDay: string;
  /** 1 to 7 where the text names it with the day. */
  readonly weekday: number | null;
  /** Days that the text goes on from it: "… on January 17. The following day …" is 1. */
  readonly plus: number;
  readonly phrase: string;
}

/** "for the second time in just over two weeks": days from another day of the text to the news. */
export interface Distance {
  readonly from: MonthDay;
  readonly least: number;
  readonly most: number;
  readonly phrase: string;
}

export interface Anniversary {
  readonly years: number;
  readonly phrase: string;
  /** First and last possible day of what is commemorated; null where the text leaves it open. */
  readonly first: string | null;
  readonly last: string | null;
}

/** What an article's own words say of the day on which it appeared. */
export interface Clues {
  /** The text can't be older than this day, and why. */
  readonly after: { readonly day: string; readonly reason: string } | null;
  /** Day of the latest dated picture, which shows how recent the text is; null where there is none. */
  readonly picture: string | null;
  /** Weekday of the news, 1 to 7, and how many days later the text seems to have appeared. */
  readonly weekday: number | null;
  readonly daysLater: number;
  readonly weekdayPhrase: string | null;
  /** Sentence that tells the news; -1 where no weekday shows it. */
  readonly newsSentence: number;
  /** The latest of the days without a year that lie in the past. */
  readonly latest: MonthDay | null;
  readonly distance: Distance | null;
  readonly anniversary: Anniversary | null;
}

/** Words that look ahead: a day in such a sentence may lie after the text. */
const AHEAD =
  /\b(?:will|would|shall|plans?|planned|expected|due|scheduled|agreed|(?:is|are|was|were|set) to|undertook|undertaken|promised|promises|deadline)\b/i;
const LIMIT_BEFORE = /\b(?:by|until|till|before|from|through|no later than)\s(?:the\s)?$/i;
/** Events that a year in front of them names as past: nobody writes "the 2020 war" before it. */
const PAST_EVENT =
  /^[- ](?:[\p{L}-]{2,30} ){0,2}(?:war|conflict|ceasefire|cease-fire|truce|agreements?|deal|accords?|treaty|revolution|coup|invasion|uprising|clashes|fighting)\b/iu;
const SEASON = /^(?:the )?(?:fall|autumn|spring|summer|winter)\b/i;

export function readClues(analysed: AnalysedArticle): Clues {
  const after = lowerBound(analysed);
  const monthDays = pastMonthDays(analysed);
  const news = newsWeekday(analysed);
  return {
    after: after === null ? null : { day: after.day, reason: after.reason },
    picture: after?.picture ? after.day : null,
    ...news,
    // One day alone may be one to come that was misread; a second, or what the next day brought, shows that the text looks back.
    latest: monthDays.length > 1 || monthDays[0]?.day.plus > 0 ? latestOf(monthDays.map(({ day }) => day)) : null,
    distance: findDistance(analysed, monthDays),
    anniversary: findAnniversary(analysed),
  };
}

function sentenceText({ article, sentences }: AnalysedArticle, i: number): string {
  const sentence = sentences[i];
  return sentence === undefined ? "" : article.text.slice(sentence.start, sentence.end);
}

function before({ article }: AnalysedArticle, span: Span): string {
  return article.text.slice(Math.max(0, span.start - 24), span.start);
}

function blockKind({ article }: AnalysedArticle, at: number) {
  return article.blocks.find(({ start, end }) => start <= at && at < end)?.kind ?? "paragraph";
}

/** The latest day that the text must come after: days of pictures, full dates of the past, and the end of years named as past. */
function lowerBound(analysed: AnalysedArticle): { day: string; reason: string; picture: boolean } | null {
  let best: { day: string; reason: string; picture: boolean } | null = null;
  for (const time of analysed.times) {
    const bound = boundOf(analysed, time);
    if (bound !== null && (best === null || bound.day > best.day)) best = bound;
  }
  return best;
}

function boundOf(analysed: AnalysedArticle, time: Time): { day: string; reason: string; picture: boolean } | null {
  if (time.type !== "DATE" || time.anchor !== "absolute" || time.direction === "future") return null;
  const { first, last } = edtfBounds(time.edtf);
  if (first === null || first < "1800" || first > "2200" || LIMIT_BEFORE.test(before(analysed, time))) return null;
  const phrase = analysed.article.text.slice(time.start, time.end);
  const caption = blockKind(analysed, time.start) === "caption";
  if (caption && first === last) return { day: first, reason: `a picture in it is of ${phrase}`, picture: true };
  if (AHEAD.test(sentenceText(analysed, sentenceIndex(analysed, time.start)))) return null;
  if (first === last) return { day: first, reason: `it tells of ${phrase}`, picture: false };
  // "in 2020" can be a year to come, or that of the text: of 837 dated articles, bounds by such years were wrong for 50.
  const over = PAST_EVENT.test(analysed.article.text.slice(time.end, time.end + 60)) || time.edtf.endsWith("/..") || SEASON.test(phrase);
  if (!over) return null;
  const year = String(Number(first.slice(0, 4)) + 1).padStart(4, "0");
  return { day: `${year}-01-01`, reason: `it names the year in “${phrase}”, as of a year gone by`, picture: false };
}

interface PlacedDay {
  readonly day: MonthDay;
  readonly sentence: number;
}

function pastMonthDays(analysed: AnalysedArticle): readonly PlacedDay[] {
  const days: PlacedDay[] = [];
  for (const time of analysed.times) {
    const sentence = sentenceIndex(analysed, time.start);
    const phrase = analysed.article.text.slice(time.start, time.end);
    const found = /^XXXX-(\d\d-\d\d)$/.exec(time.edtf);
    if (found !== null) {
      if (time.direction !== "past" || AHEAD.test(sentenceText(analysed, sentence)) || LIMIT_BEFORE.test(before(analysed, time))) continue;
      days.push({ day: { monthDay: found[1], weekday: time.weekday ?? null, plus: 0, phrase }, sentence });
    } else if (/^(?:the |on the )?(?:following|next) day$/i.test(phrase)) {
      const last = days[days.length - 1];
      if (last !== undefined && sentence - last.sentence <= 1)
        days[days.length - 1] = { sentence, day: { ...last.day, plus: last.day.plus + 1, phrase: `${last.day.phrase} … ${phrase}` } };
    }
  }
  return days;
}

/** The last one where the days stand in the circle of the year with the widest gap after the last. */
function latestOf(days: readonly MonthDay[]): MonthDay | null {
  const place = ({ monthDay }: MonthDay) => 31 * Number(monthDay.slice(0, 2)) + Number(monthDay.slice(3));
  const sorted = days.toSorted((a, b) => place(a) - place(b) || a.plus - b.plus);
  let latest: MonthDay | null = null;
  let widest = -1;
  for (let i = 0; i < sorted.length; i++) {
    const next = sorted[(i + 1) % sorted.length];
    const gap = i + 1 < sorted.length ? place(next) - place(sorted[i]) : place(next) + 12 * 31 - place(sorted[i]);
    if (gap >= widest) {
      widest = gap;
      latest = sorted[i];
    }
  }
  return latest;
}

type News = Pick<Clues, "weekday" | "daysLater" | "weekdayPhrase" | "newsSentence">;

/**
 * The weekday that the first paragraphs tell the news of. The text appeared on the named weekday from which all others are nearest in the past:
 * "on Tuesday" with a later "on Wednesday" is a text of Wednesday, "on Friday" with "on Thursday" one of Friday.
 */
function newsWeekday(analysed: AnalysedArticle): News {
  const named = analysed.times.filter((time) => isPastWeekday(analysed, time));
  const news = named[0];
  const first = analysed.article.blocks.filter(({ kind }) => kind === "paragraph")[2]?.end ?? Number.POSITIVE_INFINITY;
  if (news?.weekday === undefined || news.start > first) return { weekday: null, daysLater: 0, weekdayPhrase: null, newsSentence: -1 };
  const { weekday } = news;
  const days = [...new Set(named.map((time) => time.weekday as number))];
  const back = (from: number) => Math.max(...days.map((day) => (from - day + 7) % 7));
  const published = days.reduce((best, day) => (back(day) < back(best) ? day : best), weekday);
  return {
    weekday,
    daysLater: (published - weekday + 7) % 7,
    weekdayPhrase: analysed.article.text.slice(news.start, news.end),
    newsSentence: sentenceIndex(analysed, news.start),
  };
}

function isPastWeekday(analysed: AnalysedArticle, time: Time): boolean {
  if (time.weekday === undefined || time.direction === "future" || time.anchor === "absolute" || time.edtf.startsWith("XXXX-"))
    return false;
  const phrase = analysed.article.text.slice(time.start, time.end);
  if (/^(?:last|next|this|every|each|a)\b/i.test(phrase) || /\b(?:last|next|by|until|every|each)\s$/i.test(before(analysed, time)))
    return false;
  const kind = blockKind(analysed, time.start);
  return kind === "paragraph" || kind === "list" || kind === "quote";
}

const UNITS: { readonly [unit: string]: number } = { D: 1, W: 7, M: 30 };
const REPEATED = /\b(?:second|third|fourth|fifth|another|again|twice)\b/i;
const BEFORE_THAT = /\b(?:previous|previously|last|first|earlier|before)\b/i;

/** "… their second meeting in just over two weeks. They last met on October 25." */
function findDistance(analysed: AnalysedArticle, days: readonly PlacedDay[]): Distance | null {
  for (const time of analysed.times) {
    const length = /^P(\d{1,2})([DWM])$/.exec(time.value ?? "");
    const sentence = sentenceIndex(analysed, time.start);
    if (length === null || !REPEATED.test(sentenceText(analysed, sentence))) continue;
    if (!/\b(?:in|within)\s(?:the (?:last|past)\s)?(?:[\p{L}]{2,10}\s){0,3}$/iu.test(before(analysed, time))) continue;
    const near = days.filter((day) => day.sentence >= sentence && day.sentence <= sentence + 3);
    const from = near.find((day) => BEFORE_THAT.test(sentenceText(analysed, day.sentence))) ?? near[0];
    if (from === undefined) continue;
    const phrase = analysed.article.text.slice(time.start, time.end);
    const lead = `${before(analysed, time)
      .split(/\b(?:in|within)\b/i)
      .pop()} ${phrase}`;
    return { from: from.day, phrase, ...distanceOf(Number(length[1]) * UNITS[length[2]], UNITS[length[2]], lead) };
  }
  return null;
}

/** Days that a length of time stands for, by the words in front: "just over two weeks" is 15 to 20 days, "two weeks" 11 to 17. */
function distanceOf(days: number, unit: number, words: string): { least: number; most: number } {
  const slack = Math.max(1, unit - 1);
  if (/\b(?:under|less than|nearly|almost|barely|not quite)\b/i.test(words)) return { least: days - slack, most: days - 1 };
  if (/\b(?:over|more than)\b/i.test(words)) return { least: days + 1, most: days + slack };
  const about = Math.floor(unit / 2);
  return { least: Math.max(1, days - about), most: days + about };
}

const ANNIVERSARY = new RegExp(
  `\\b(${ORDINAL_WORDS.join("|")}|\\d{1,2}(?:st|nd|rd|th)|one-year|two-year)\\s(?:annual\\s)?anniversary\\b`,
  "i",
);
const AGREED = /\b(?:deal|agreement|ceasefire|cease-fire|truce|accord|treaty|pact|armistice|declaration|war|fighting)\b/i;

/** "marking the first anniversary of a peace deal" in the first sentences, with what the text says of the day of that deal. */
function findAnniversary(analysed: AnalysedArticle): Anniversary | null {
  for (let i = 0; i < Math.min(6, analysed.sentences.length); i++) {
    const found = ANNIVERSARY.exec(sentenceText(analysed, i));
    if (found === null) continue;
    const word = found[1].toLowerCase();
    const years = word === "one-year" ? 1 : word === "two-year" ? 2 : (ordinalOf(word) ?? 0);
    const told = analysed.times.filter(
      (time) =>
        time.type === "DATE" && time.anchor === "absolute" && AGREED.test(sentenceText(analysed, sentenceIndex(analysed, time.start))),
    );
    // The narrowest date that a sentence on an agreement or a war gives, the latest of those.
    const dates = told.map(({ edtf }) => edtfBounds(edtf)).filter(({ first, last }) => first !== null && last !== null);
    const best = dates.toSorted((a, b) => width(a) - width(b) || ((a.first as string) < (b.first as string) ? 1 : -1))[0];
    return {
      years,
      phrase: found[0],
      first: best?.first ?? null,
      last: best?.last ?? null,
    };
  }
  return null;
}

function width({ first, last }: { first: string | null; last: string | null }): number {
  return Number((last as string).replaceAll("-", "")) - Number((first as string).replaceAll("-", ""));
}
