import { type NameType, UPOS } from "../model/annotations.ts";
import type { TokenSpans } from "./tokens/tokenize.ts";

/** A name by its place and type. */
export interface TypedSpan {
  readonly start: number;
  readonly end: number;
  readonly type: NameType;
}

const PROPN = UPOS.indexOf("PROPN");
/** Tags of the word after a surname that stands as a subject or owner: "Hast denied", "Will's office", "Young, the envoy". */
const AFTER: ReadonlySet<number> = new Set(
  ["VERB", "AUX", "ADV", "PART", "PUNCT", "ADP", "CCONJ"].map((tag) => UPOS.indexOf(tag as (typeof UPOS)[number])),
);

/**
 * A word that is the surname of somebody named in full in the same text, but was read as an ordinary word at the head of a sentence ("Hast denied
 * it"), is that person's name: mends `pos` in place, before syntax is read, and gives the names with those found. Left alone where what follows
 * speaks against a name ("Will he come", "May 5").
 */
export function mendSurnames(text: string, spans: TokenSpans, pos: Uint8Array, names: readonly TypedSpan[]): readonly TypedSpan[] {
  const surnames = surnamesOf(text, names);
  if (surnames.size === 0) return names;
  const added: TypedSpan[] = [];
  let n = 0;
  for (let t = 0; t + 1 < spans.count; t++) {
    const [start, end] = [spans.start[t], spans.end[t]];
    while (n < names.length && names[n].end <= start) n += 1;
    if (pos[t] === PROPN || (n < names.length && names[n].start < end) || !surnames.has(text.slice(start, end)) || !AFTER.has(pos[t + 1]))
      continue;
    pos[t] = PROPN;
    added.push({ start, end, type: "PERSON" });
  }
  return added.length === 0 ? names : [...names, ...added].sort((a, b) => a.start - b.start);
}

/** Last words of the persons named by two words or more. */
function surnamesOf(text: string, names: readonly TypedSpan[]): ReadonlySet<string> {
  const surnames = new Set<string>();
  for (const { start, end, type } of names) {
    if (type !== "PERSON") continue;
    const words = text.slice(start, end).split(/\s+/u);
    const last = words[words.length - 1];
    if (words.length > 1 && /^\p{Lu}\p{Ll}{2,}/u.test(last)) surnames.add(last);
  }
  return surnames;
}
