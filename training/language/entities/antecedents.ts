import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Knowledge } from "../../../src/knowledge/index.ts";
import type { Choice, Chooser } from "../../../src/language/entities/choose.ts";
import type { Draft } from "../../../src/language/entities/draft.ts";
import type { GivenNames } from "../../../src/language/entities/given.ts";
import { prepare, read } from "../../../src/language/entities/resolve.ts";
import type { State } from "../../../src/language/entities/state.ts";
import { readGap } from "./gap.ts";
import { type Instance, taughtInstance } from "./instances.ts";
import type { Reader } from "./parse.ts";

/** A teacher's choices of pronouns in unlabelled news (training/teacher/antecedents.py), packed by pack-antecedents.ts. */
export const SILVER = new URL("../../silver/antecedents.json.gz", import.meta.url);
const PILE = new URL("../../../../shared/data/acquire/pile-unlabelled.ndjson.gz", import.meta.url);

interface Article {
  readonly id: string;
  readonly text: string;
}

/** Most characters of an article that are read; it is cut at the end of a paragraph behind them. */
const READ = 4200;

function beginning(text: string, characters: number): string {
  const end = text.indexOf("\n", characters);
  return end < 0 ? text : text.slice(0, end);
}

function pile(): Article[] {
  const lines = gunzipSync(readFileSync(PILE)).toString("utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Article);
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Beginnings of the unlabelled articles that speak most of "he" and "she", those first; texts that are spaced as tokens left out. */
export function readArticles(most: number, skip: number): Article[] {
  return pile()
    .map(({ id, text }) => ({ id, text: beginning(text, READ) }))
    .filter(({ text }) => text.length > 800 && text.length < 2 * READ && count(text, / \./g) <= 3)
    .map((one) => ({ one, share: count(one.text, /\b(?:s?he|him|his|hers?)\b/gi) / one.text.length }))
    .sort((a, b) => b.share - a.share || (a.one.id < b.one.id ? -1 : 1))
    .slice(skip, skip + most)
    .map(({ one }) => one);
}

/** What a teacher says of one pronoun: probabilities of the candidates, each by the offset of a word that heads one of its mentions; of none at -1. */
interface Taught {
  readonly start: number;
  readonly candidates: ReadonlyMap<number, number>;
}

/** Article and, for each pronoun: distance of its offset from the last one's, number of candidates, and of each its distance and hundredths. */
export type Packed = readonly [id: string, numbers: readonly number[]];
/** Distance that stands for "none of them". */
export const NONE = 0;

function unpack(numbers: readonly number[]): Taught[] {
  const found: Taught[] = [];
  let start = 0;
  for (let i = 0; i < numbers.length; ) {
    start += numbers[i++];
    const candidates = new Map<number, number>();
    for (let n = numbers[i++]; n > 0; n--, i += 2) candidates.set(numbers[i] === NONE ? -1 : start - numbers[i], numbers[i + 1] / 100);
    found.push({ start, candidates });
  }
  return found;
}

/** Articles with a teacher's choices, read by the shipped layers. */
export interface TaughtArticle {
  readonly id: string;
  readonly text: string;
  readonly parsed: ReturnType<Reader>;
  readonly taught: ReadonlyMap<number, Taught>;
}

export function readTaught(reader: Reader): TaughtArticle[] {
  if (!existsSync(SILVER)) return [];
  const packed = JSON.parse(gunzipSync(readFileSync(SILVER)).toString("utf8")) as Packed[];
  const texts = new Map([...pile(), ...readGap("development")].map(({ id, text }) => [id, text]));
  return packed.map(([id, numbers]) => {
    const choices = unpack(numbers);
    const text = beginning(texts.get(id)!, choices[choices.length - 1].start);
    return { id, text, parsed: reader(text), taught: new Map(choices.map((choice) => [choice.start, choice])) };
  });
}

/** Least part of a teacher's probability that must fall on the candidates at hand. */
const LEAST = 0.6;

/** A teacher's probabilities of the candidates of a choice; null where it speaks of others. */
function targets(state: State, { drafts }: Choice, { candidates }: Taught): Float32Array | null {
  const { start } = state.scene.view.tokens;
  const of = (draft: Draft | null) => {
    if (draft === null) return candidates.get(-1) ?? 0;
    let sum = 0;
    const seen = new Set<number>();
    for (const { head } of draft.mentions)
      if (!seen.has(start[head])) {
        seen.add(start[head]);
        sum += candidates.get(start[head]) ?? 0;
      }
    return sum;
  };
  const found = Float32Array.from(drafts, of);
  const all = found.reduce((sum, p) => sum + p, 0);
  return all < LEAST ? null : found.map((p) => p / all);
}

const isPerson = (draft: Draft | null) => draft !== null && draft.noun === "" && draft.type === "PERSON" && !draft.plural;

/**
 * The decisions on the pronouns that a teacher has spoken of and gives to one of two or more named persons; the run goes on with its choices, elsewhere
 * with those of `chooser`. Its other choices (a noun, nobody named) teach nothing: with them GAP's names were told apart no better than without silver.
 */
export function taughtInstances(
  { text, parsed, taught }: TaughtArticle,
  knowledge: Knowledge,
  given: GivenNames,
  chooser: Chooser,
  weight: number,
  out: Instance[],
): void {
  const state = prepare({ text, ...parsed, title: null, knowledge }, given);
  read(state, (choice) => {
    const said = taught.get(choice.item.start);
    const wanted = said === undefined ? null : targets(state, choice, said);
    if (wanted === null) return chooser(choice);
    const chosen = choice.drafts[wanted.indexOf(Math.max(...wanted))];
    if (isPerson(chosen) && choice.drafts.filter(isPerson).length > 1) out.push(taughtInstance(choice, wanted, weight));
    return chosen;
  });
}
