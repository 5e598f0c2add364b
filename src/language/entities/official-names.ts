import type { Knowledge } from "../../knowledge/index.ts";
import type { NameType } from "../../model/annotations.ts";
import { tokenAt } from "../../text/tokens.ts";
import type { View } from "./view.ts";
import { TITLE_HEADS, TITLE_PARTS } from "./words.ts";

interface NameSpan {
  readonly start: number;
  readonly end: number;
  readonly type: NameType;
}

/** Offices that are of a state: behind their "of" stands a country, whatever it is called. */
const OF_STATE = new Set(
  "president minister premier ambassador king queen chancellor speaker secretary affairs envoy emir sultan defence defense finance economy".split(
    " ",
  ),
);
/** So many words before an "of" are looked through for the office. */
const OFFICE_WORDS = 8;
const BETWEEN = new Set(["of", "the", "for", "and", "republic", "kingdom", "federation", "principality", "state", "states"]);
const REPUBLIC = /^(?:Republic|Kingdom|Federation|Principality|State) of /;

/**
 * "Minister of Foreign Affairs of Kestria Tev Maruk", with the country and the holder of the office read as one name: where an office with "of" stands
 * before, the words that the knowledge knows as a country (else the first of a person's three) are the country, and the rest is the person.
 */
export function withoutCountry(view: View, span: NameSpan, knowledge: Knowledge): NameSpan[] {
  const form = view.text.slice(span.start, span.end);
  const realm = REPUBLIC.exec(form)?.[0].length ?? 0;
  const words = form.slice(realm).split(" ");
  if (words.length < 3 || words.length > 6 || !words.every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word))) return [span];
  const office = officeBefore(view, tokenAt(view.tokens, span.start), realm > 0);
  if (office === null) return [span];
  const known = countryWords(words, knowledge);
  // "the Republic of Velaria Ararat Simonyan": what follows the kind of state is its name, of one word
  const state = realm > 0 || REALMS.has(view.word[tokenAt(view.tokens, span.start) - 2] ?? "");
  const count = known > 0 ? known : (span.type === "PERSON" || state) && OF_STATE.has(office) ? 1 : 0;
  if (count === 0 || knowledge.byName(words.join(" ")).length > 0) return [span];
  const cut = realm + words.slice(0, count).join(" ").length;
  return [
    { start: span.start, end: span.start + cut, type: "PLACE" },
    { start: span.start + cut + 1, end: span.end, type: "PERSON" },
  ];
}

const REALMS = new Set(["republic", "kingdom", "federation", "principality"]);

/** "Secretary" of "Secretary of State Ivar Lund": an office, and nobody's name. */
export function isOfficeAlone({ word, tokens }: View, i: number): boolean {
  return OF_STATE.has(word[i]) && i + 1 < tokens.count && (word[i + 1] === "of" || word[i + 1] === "for");
}

/** How many of the first words are a country's name with at least two words behind them; the most that are one. */
function countryWords(words: readonly string[], knowledge: Knowledge): number {
  for (let count = words.length - 2; count > 0; count--)
    if (knowledge.byName(words.slice(0, count).join(" ")).some(({ kind }) => kind === "country")) return count;
  return 0;
}

/** The word of an office whose "of" stands right before a name; null where there is none. */
function officeBefore(view: View, first: number, inside: boolean): string | null {
  const { word, tokens } = view;
  let at = first - 1;
  if (!inside && (at < 0 || word[at] !== "of")) return null;
  for (; at >= 0 && first - at <= OFFICE_WORDS && tokens.sentence[at] === tokens.sentence[first]; at--) {
    if (TITLE_HEADS.has(word[at])) return word[at];
    if (!BETWEEN.has(word[at]) && !TITLE_PARTS.has(word[at])) return null;
  }
  return null;
}
