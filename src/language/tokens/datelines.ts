import { BOUND } from "./sentences.ts";
import type { TokenSpans } from "./tokenize.ts";

const MONTH =
  "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";
const DATE = `(?:${MONTH} \\d{1,2}(?:,? \\d{4})?|\\d{1,2} ${MONTH}(?:,? \\d{4})?)`;
const PLACE = "\\p{Lu}[\\p{L}.'’-]{1,24}(?: \\p{Lu}[\\p{L}.'’-]{1,24}){0,2}";
const AGENCY = "(?:\\([\\p{Lu}][^()\\n]{1,40}\\)|/\\p{Lu}[^/\\n]{1,30}/)";
/** "HALVIK, Nov 30 (Halvik Agency) – ", "OSTREL/HALVIK (Courier) — ", "QUENBY, May 3, 2023 - ": a place with an agency, or in capitals with a date, and a dash. */
const WHERE = `${PLACE}(?:(?:, |/)${PLACE}){0,2}`;
const CAPITALS = `\\p{Lu}{3,24}(?: \\p{Lu}{2,24}){0,2}(?:, ${PLACE}){0,2}`;
const DATELINE = new RegExp(`^(?:${WHERE},? ${DATE},? ${AGENCY}|${WHERE},? ${AGENCY}|${CAPITALS},? ${DATE}) ?(?:[–—]|--?)(?= )`, "u");
/** "(HNN) The road …", "Halvik, Norland (HNN) The road …": an agency in capitals and no dash. */
const UNDASHED = new RegExp(`^(?:${PLACE}, ${PLACE} )?\\(\\p{Lu}{2,6}\\)(?= ?[\\p{Lu}“"])`, "u");
const LONGEST = 160;

/** Ends a sentence after the dateline of an agency, which is no part of the one that follows. Changes `bounds`; one look at each line. */
export function boundDatelines(text: string, spans: TokenSpans, bounds: Uint8Array): void {
  for (let first = 0; first < spans.count; first++) {
    if (first > 0 && bounds[first - 1] !== BOUND.line) continue;
    const line = text.slice(spans.start[first], spans.start[first] + LONGEST);
    const found = DATELINE.exec(line) ?? UNDASHED.exec(line);
    if (found === null) continue;
    const end = spans.start[first] + found[0].length;
    for (let t = first; t < spans.count && spans.end[t] <= end; t++) bounds[t] = spans.end[t] === end ? BOUND.line : BOUND.none;
  }
}
