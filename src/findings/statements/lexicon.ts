import { readFileSync } from "node:fs";
import { UPOS } from "../../model/annotations.ts";
import { ReadoutError } from "../../model/error.ts";
import type { Stance } from "../../model/findings.ts";
import { hashLower, type View } from "./view.ts";

const FRAMES = [
  "that",
  "whether",
  "quote",
  "object",
  "matter",
  "person",
  "to",
  "ing",
  "of",
  "for",
  "as",
  "call",
  "invitation",
  "prep",
  "source",
  "alone",
] as const;
export type FrameName = (typeof FRAMES)[number];

/** One line of `data/statements/cues.json`; its README says what each field means. */
export interface Cue {
  readonly cue: string;
  readonly as: "verb" | "noun" | "phrase";
  readonly stance: Stance;
  readonly not: Stance;
  readonly frames: readonly FrameName[];
  readonly unless: ReadonlySet<string>;
  /** Subjects with which it is no speech ("the treaty calls for"). */
  readonly notBy: ReadonlySet<string>;
  readonly words: readonly string[];
  readonly yes: string | null;
  readonly no: string | null;
}

/** The cues by the hash of their first word; longer ones first. */
export interface Lexicon {
  readonly cues: readonly Cue[];
  readonly byFirst: ReadonlyMap<number, readonly Cue[]>;
}

/** Reads the table of cues. Throws STATEMENTS_CUES_UNREADABLE. */
export function readLexicon(path: URL): Lexicon {
  let rows: readonly Partial<Record<string, unknown>>[];
  try {
    rows = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new ReadoutError("STATEMENTS_CUES_UNREADABLE", `cannot read the cues of speech ${path}: reinstall Readout`, { cause });
  }
  return createLexicon(rows.map(toCue));
}

function toCue(row: Partial<Record<string, unknown>>): Cue {
  const cue = String(row.cue);
  return {
    cue,
    as: (row.as ?? "verb") as Cue["as"],
    stance: row.stance as Stance,
    not: (row.not ?? "other") as Stance,
    frames: (row.frames ?? []) as FrameName[],
    unless: new Set((row.unless ?? []) as string[]),
    notBy: new Set((row.notBy ?? []) as string[]),
    words: cue.split(" "),
    yes: (row.yes as string | undefined) || null,
    no: (row.no as string | undefined) || null,
  };
}

function createLexicon(cues: readonly Cue[]): Lexicon {
  const byFirst = new Map<number, Cue[]>();
  for (const cue of cues)
    for (const form of cue.as === "verb" ? [cue.words[0], ...regularForms(cue.words[0])] : [cue.words[0]]) {
      const key = hashLower(form, 0, form.length);
      const list = byFirst.get(key) ?? [];
      list.push(cue);
      byFirst.set(key, list);
    }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { cues, byFirst };
}

/** Inflected forms, for words that the lemmatiser does not know; irregular verbs it does know. */
function regularForms(verb: string): string[] {
  const stem = verb.endsWith("e") ? verb.slice(0, -1) : verb.endsWith("y") && !/[aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}i` : verb;
  const third = /(?:s|sh|ch|x)$/.test(verb) ? `${verb}es` : stem.endsWith("i") ? `${stem}es` : `${verb}s`;
  const doubled = /[aeiou]l$/.test(verb) ? [`${verb}led`, `${verb}ling`] : [];
  return [third, `${stem}ed`, verb.endsWith("e") ? `${stem}ing` : `${verb}ing`, ...doubled];
}

const ADV = UPOS.indexOf("ADV");
const PARTICLES: ReadonlySet<string> = new Set("about against at for of off on out to upon with".split(" "));

/** Words that may stand between two words of a cue: "made no explicit mention of", "stood by his claim". */
const MOST_BETWEEN = 2;

/**
 * Where the words of `cue` stand, its first word at token `t`: the token after its last word, or -1.
 * "oneself" stands for any reflexive pronoun.
 */
export function matchWords(view: View, cue: Cue, t: number, end: number): number {
  let at = t;
  for (let w = 1; w < cue.words.length; w++) {
    let next = at + 1;
    // "called again for", but not "called a strike for".
    const tight = cue.words.length === 2 && PARTICLES.has(cue.words[w]);
    const last = Math.min(end - 1, at + 1 + (cue.as === "phrase" ? 0 : tight ? 1 : MOST_BETWEEN));
    while (next <= last && !isWord(view, next, cue.words[w]) && (!tight || view.pos[next] === ADV)) next++;
    if (next <= last && !isWord(view, next, cue.words[w])) return -1;
    if (next > last) return -1;
    at = next;
  }
  return at + 1;
}

function isWord(view: View, t: number, word: string): boolean {
  const lemma = view.ann.tokens.lemma[t];
  if (word === "oneself") return lemma.endsWith("self") || lemma.endsWith("selves");
  if (lemma === word || lemma.toLowerCase() === word) return true;
  const { tokens, text } = view.ann;
  return tokens.end[t] - tokens.start[t] === word.length && text.slice(tokens.start[t], tokens.end[t]).toLowerCase() === word;
}
