/** "4 p.m.", "10:35 a.m. EST", "16:30", "1130 GMT", "4 o'clock", "noon", "midnight", "4 in the morning". */
import { capitalAt, classAt, digitsAt, glued, type Lexemes, lowerAt, markAt, numberAt, wordAt } from "../lexemes.ts";
import type { Found, Point } from "../meaning.ts";
import type { Rule } from "../rule.ts";
import { CARDINAL, CLOCK_WORD, id, ids, MERIDIEM, PART, PARTS, WORD_CLASS, WORD_VALUE, ZONE } from "../words.ts";
import { APOSTROPHE, COLON, DOT } from "./common.ts";

const A_WORD = id("a");

const M = id("m");
const P = id("p");
const O = id("o");
const CLOCK = id("clock");
const IN = id("in");
const THE = id("the");
const GMT = ids("gmt utc zulu");
const Z = id("z");
const ZONE_NAMES = ids("eastern central pacific mountain greenwich local");
const ZONE_MIDDLES = ids("standard daylight mean");
const TIME = id("time");

interface Read {
  readonly to: number;
}

/** "a.m.", "pm" at `i`: hours to add. */
function meridiemAt(lex: Lexemes, i: number): (Read & { readonly add: number }) | null {
  if (classAt(lex, i) === MERIDIEM) return { add: WORD_VALUE[wordAt(lex, i)], to: i + 1 };
  const letter = wordAt(lex, i);
  if ((letter !== P && letter !== A_WORD) || markAt(lex, i + 1) !== DOT || !glued(lex, i + 1) || wordAt(lex, i + 2) !== M) return null;
  const to = markAt(lex, i + 3) === DOT && glued(lex, i + 3) ? i + 4 : i + 3;
  return { add: letter === P ? 12 : 0, to };
}

/** A time zone at `i`; the end only, or "Z" for Greenwich. */
function zoneAt(lex: Lexemes, i: number): (Read & { readonly zone?: string }) | null {
  const word = wordAt(lex, i);
  if (WORD_CLASS[word] === ZONE) return GMT[word] ? { to: i + 1, zone: "Z" } : { to: i + 1 };
  if (word === Z && glued(lex, i)) return { to: i + 1, zone: "Z" };
  if (!ZONE_NAMES[word]) return null;
  const at = ZONE_MIDDLES[wordAt(lex, i + 1)] ? i + 2 : i + 1;
  return wordAt(lex, at) === TIME ? { to: at + 1 } : null;
}

function time(lex: Lexemes, from: number, end: number, hour: number, minute: number | null): Found | null {
  if (hour > 24 || (minute !== null && minute > 59)) return null;
  const zone = zoneAt(lex, end);
  const point: Point = {
    kind: "point",
    hour,
    ...(minute === null ? {} : { minute }),
    ...(zone?.zone === undefined ? {} : { zone: zone.zone }),
  };
  return { from, to: zone?.to ?? end, rule: "clock", meaning: point };
}

function twelve(hour: number, add: number): number {
  return (hour % 12) + add;
}

/** Hour and minute at `i`: "4", "4:30", "4.30", "16:30:05". */
function hourAt(lex: Lexemes, i: number): (Read & { readonly hour: number; readonly minute: number | null }) | null {
  const hour = digitsAt(lex, i) <= 2 ? numberAt(lex, i) : -1;
  if (hour < 0 || hour > 24) return null;
  const mark = markAt(lex, i + 1);
  const minutes = (mark === COLON || mark === DOT) && glued(lex, i + 1) && glued(lex, i + 2) && digitsAt(lex, i + 2) === 2;
  if (!minutes || numberAt(lex, i + 2) > 59) return { hour, minute: null, to: i + 1 };
  const seconds = markAt(lex, i + 3) === COLON && digitsAt(lex, i + 4) === 2 && glued(lex, i + 4);
  return { hour, minute: numberAt(lex, i + 2), to: seconds ? i + 5 : i + 3 };
}

function afterHour(lex: Lexemes, i: number, hour: number, minute: number | null, to: number): Found | null {
  const meridiem = meridiemAt(lex, to);
  if (meridiem !== null && hour >= 1 && hour <= 12) return time(lex, i, meridiem.to, twelve(hour, meridiem.add), minute);
  if (minute === null && wordAt(lex, to) === O && markAt(lex, to + 1) === APOSTROPHE && wordAt(lex, to + 2) === CLOCK) {
    return time(lex, i, to + 3, hour, null);
  }
  if (wordAt(lex, to) === IN && wordAt(lex, to + 1) === THE && classAt(lex, to + 2) === PART && hour <= 12) {
    const add = PARTS[WORD_VALUE[wordAt(lex, to + 2)]] === "MO" ? 0 : 12;
    return time(lex, i, to + 3, twelve(hour, add), minute);
  }
  return null;
}

export const clockRule: Rule = {
  id: "clock",
  phrase: "4 p.m.; 16:30; 1130 GMT; noon",
  classes: [CLOCK_WORD, CARDINAL],
  numbers: true,
  read({ lex }, i) {
    const word = wordAt(lex, i);
    if (WORD_CLASS[word] === CLOCK_WORD && lowerAt(lex, i - 1) === "high") return null;
    if (WORD_CLASS[word] === CLOCK_WORD) return time(lex, i, i + 1, WORD_VALUE[word], null);
    if (WORD_CLASS[word] === CARDINAL) return WORD_VALUE[word] <= 12 ? afterHour(lex, i, WORD_VALUE[word], null, i + 1) : null;
    if (glued(lex, i) && (markAt(lex, i - 1) === COLON || markAt(lex, i - 1) === DOT || markAt(lex, i - 1) === 36)) return null;
    if (digitsAt(lex, i) === 4) {
      const minute = numberAt(lex, i) % 100;
      return zoneAt(lex, i + 1) === null ? null : time(lex, i, i + 1, (numberAt(lex, i) - minute) / 100, minute);
    }
    const read = hourAt(lex, i);
    if (read === null) return null;
    const named = afterHour(lex, i, read.hour, read.minute, read.to);
    if (named !== null) return named;
    const plain = read.minute !== null && markAt(lex, i + 1) === COLON && isClockContext(lex, i, read.to);
    return plain || (read.minute !== null && zoneAt(lex, read.to) !== null) ? time(lex, i, read.to, read.hour, read.minute) : null;
  },
};

const AT = ids("at by until till from since before after around about");

/** "at 16:30": without a word of time beside it, "3:16" may be a verse, a score or a ratio. */
function isClockContext(lex: Lexemes, i: number, to: number): boolean {
  if (AT[wordAt(lex, i - 1)] === 1 || zoneAt(lex, to) !== null || (digitsAt(lex, i) === 2 && markAt(lex, i + 3) === COLON)) return true;
  if (digitsAt(lex, i) !== 2 || glued(lex, to) || !isEntryStart(lex, i)) return false;
  return DASHES.has(markAt(lex, to)) || capitalAt(lex, to);
}

const DASHES = new Set([0x2d, 0x2013, 0x2014]);

const STOPS = new Set([0x2e, 0x21, 0x3f, 0x22, 0x201d]);

/** "10:15 - The minister arrives", "10:15 Tavon arrives": the head of an entry of a live report, at the start of a line or behind a stop. */
function isEntryStart(lex: Lexemes, i: number): boolean {
  return i === 0 || lex.text.charCodeAt(lex.start[i] - 1) === 10 || (!glued(lex, i) && STOPS.has(markAt(lex, i - 1)));
}
