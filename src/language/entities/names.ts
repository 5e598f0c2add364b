import type { Knowledge, Sense } from "../../knowledge/index.ts";
import type { NameType } from "../../model/annotations.ts";
import { Rel, Tag, tokenAt, type View } from "./view.ts";
import { ADDRESS } from "./words.ts";

/** A name as the tagger found it, with its words and what it may mean. */
export interface NameMention {
  readonly start: number;
  readonly end: number;
  type: NameType;
  readonly form: string;
  /** Words of the form without titles of address and trailing possessives. */
  readonly words: readonly string[];
  readonly first: number;
  /** One past its last token. */
  readonly last: number;
  readonly head: number;
  /** The meaning chosen among those that the knowledge gives, null where it knows none. */
  sense: Sense | null;
}

/** Reads the tagger's spans; overlapping and empty ones are dropped. The result is in text order. */
export function readNames(view: View, spans: readonly { start: number; end: number; type: NameType }[]): NameMention[] {
  const sorted = spans.filter((span) => span.end > span.start).sort((a, b) => a.start - b.start || b.end - a.end);
  const names: NameMention[] = [];
  let end = 0;
  for (const span of sorted) {
    if (span.start < end || span.end > view.text.length) continue;
    end = span.end;
    const first = tokenAt(view.tokens, span.start);
    const last = Math.max(first + 1, tokenAt(view.tokens, span.end - 1) + 1);
    if (first >= view.tokens.count) continue;
    const form = view.text.slice(span.start, span.end);
    names.push({ ...span, form, words: wordsOf(form), first, last, head: headOf(view, first, last), sense: null });
  }
  return names;
}

/**
 * Adds names that the tagger left out: a proper noun that stands alone and is the surname or given name of somebody whom the text names in full.
 * What is found keeps text order.
 */
export function addMissed(view: View, names: readonly NameMention[]): NameMention[] {
  const parts = new Set<string>();
  for (const { type, words } of names)
    if (type === "PERSON" && words.length > 1) for (const word of [words[0], words[words.length - 1]]) if (word.length > 3) parts.add(word);
  if (parts.size === 0) return [...names];
  const all: NameMention[] = [];
  let next = 0;
  for (let i = 0; i < view.tokens.count; i++) {
    for (; next < names.length && names[next].first <= i; next++) {
      all.push(names[next]);
      i = Math.max(i, names[next].last);
    }
    if (i >= view.tokens.count || (next < names.length && i >= names[next].first)) {
      i--;
      continue;
    }
    if (view.tokens.pos[i] !== Tag.PROPN) continue;
    const start = view.tokens.start[i];
    const form = view.text.slice(start, view.tokens.end[i]);
    if (!parts.has(form) || isProper(view, i - 1) || isProper(view, i + 1)) continue;
    all.push({ start, end: view.tokens.end[i], type: "PERSON", form, words: [form], first: i, last: i + 1, head: i, sense: null });
  }
  all.push(...names.slice(next));
  return all;
}

function isProper(view: View, i: number): boolean {
  return i >= 0 && i < view.tokens.count && view.tokens.pos[i] === Tag.PROPN;
}

function wordsOf(form: string): string[] {
  const words = form.replace(/['’]s?$/, "").split(/[\s\u00a0]+/);
  let from = 0;
  while (from < words.length - 1 && ADDRESS.has(words[from].toLowerCase().replace(".", ""))) from++;
  return words.slice(from).filter((word) => word !== "");
}

/** The token of the span whose governor lies outside it; in a flat name the first. */
export function headOf(view: View, first: number, last: number): number {
  const { head, count } = view.tokens;
  for (let i = first; i < last && i < count; i++) {
    if (view.rel[i] === Rel.PUNCTUATION || view.rel[i] === Rel.CASE || view.rel[i] === Rel.DETERMINER) continue;
    if (head[i] < first || head[i] >= last) return i;
  }
  return Math.min(last, count) - 1;
}

/**
 * Chooses a sense for each name. What the rest of the text speaks of decides between the senses of an ambiguous form (Georgia beside
 * Tbilisi, Georgia beside Alabama); without evidence the first in rank stands.
 */
export function chooseSenses(names: readonly NameMention[], knowledge: Knowledge): void {
  const options = names.map((name) => possible(name, knowledge));
  const evidence = new Map<string, number>();
  const seen = new Set<string>();
  for (const [i, senses] of options.entries()) {
    if (senses.length === 0 || seen.has(names[i].form)) continue;
    seen.add(names[i].form);
    const keys = new Set(senses.flatMap((sense) => tokensOfEvidence(sense)));
    for (const key of keys) evidence.set(key, (evidence.get(key) ?? 0) + (senses.length === 1 ? 2 : 1));
  }
  for (const [i, senses] of options.entries()) if (senses.length > 0) names[i].sense = best(senses, evidence);
}

function possible(name: NameMention, knowledge: Knowledge): readonly Sense[] {
  const form = name.form.replace(/['’]s?$/, "");
  if (name.words.length > knowledge.longest + 2) return [];
  const senses = knowledge.byName(form);
  if (senses.length === 0 && name.words.length > 1 && form.includes(",")) return knowledge.byName(form.slice(form.indexOf(",") + 1).trim());
  return senses;
}

/** What a sense speaks for: its own key, and for the people, capital or cities of a country that country; for a state its country's states. */
function tokensOfEvidence(sense: Sense): string[] {
  if (sense.kind === "state") return [`states of ${sense.country}`];
  if (sense.role === "city") return [sense.key, `states of ${sense.country}`];
  return [sense.key];
}

function best(senses: readonly Sense[], evidence: ReadonlyMap<string, number>): Sense {
  let chosen = senses[0];
  let most = -1;
  for (const sense of senses) {
    const weight = evidence.get(tokensOfEvidence(sense).at(-1)!) ?? 0;
    // The named organisation beats the country whose capital hosts it only where the text speaks of the organisation itself.
    if (weight > most) {
      most = weight;
      chosen = sense;
    }
  }
  return chosen;
}
