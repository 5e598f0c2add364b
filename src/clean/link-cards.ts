import type { Span } from "../model/span.ts";

/**
 * A card that a page hangs on a person's name, saved into the sentence: the name in full, glued to the titles of other articles, up to "MORE" ("President
 * Dalvash Oren Tev DalvashFerran opens the harbour Ministers meet: report MORE left early").
 */
const CARD = /(?<=\b(?<surname>\p{Lu}[\p{L}'’-]{2,20})) (?:\p{Lu}[\p{L}.'’-]{0,20} ){1,3}\k<surname>(?=[\p{Lu}\d])[^\n]{10,600}? MORE\b/gu;

/** Where the cards of names stand in a line; half-open ranges of its characters. */
export function linkCards(text: string): readonly Span[] {
  if (!text.includes(" MORE")) return [];
  return [...text.matchAll(CARD)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
}
