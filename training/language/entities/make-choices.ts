import { writeFileSync } from "node:fs";
import { loadKnowledge } from "../../../src/knowledge/index.ts";
import { bestOf, type Choice } from "../../../src/language/entities/choose.ts";
import type { Draft } from "../../../src/language/entities/draft.ts";
import type { GivenNames } from "../../../src/language/entities/given.ts";
import { type Item, SHE, THEY } from "../../../src/language/entities/items.ts";
import { type Ranker, scoreOf, shippedRanker } from "../../../src/language/entities/ranker.ts";
import { prepare, read as readText } from "../../../src/language/entities/resolve.ts";
import type { State } from "../../../src/language/entities/state.ts";
import type { View } from "../../../src/language/entities/view.ts";
import { readArticles } from "./antecedents.ts";
import { readGap, rightDrafts } from "./gap.ts";
import { type CorefRow, type Parsed, readRows } from "./gold.ts";
import { gumChooser } from "./instances.ts";
import { createReader } from "./parse.ts";

/** A candidate as training/teacher/antecedents.py reads it: the words that head its mentions; the first candidate of a pronoun is "none". */
interface Candidate {
  readonly h: readonly number[];
  readonly right?: number;
  /** GAP: whether it is the one or the other name. */
  readonly a?: number;
  readonly b?: number;
}

interface Asked {
  readonly tok: number;
  readonly cands: readonly Candidate[];
}

const knowledge = loadKnowledge();

/** Heads of what a draft was called before the pronoun; ahead of it where it was not, and its last pronoun where it has no name or noun. */
export function headsOf(item: Item, draft: Draft | null): readonly number[] {
  if (draft === null) return [];
  const named = draft.mentions.filter(({ form }) => form !== "pronoun").map(({ head }) => head);
  const before = named.filter((head) => head < item.head);
  if (before.length > 0) return [...new Set(before)];
  if (named.length > 0) return [...new Set(named)];
  const all = draft.members.length > 0 ? draft.members.flatMap(({ mentions }) => mentions) : draft.mentions;
  const last = Math.max(-1, ...all.map(({ head }) => head).filter((head) => head < item.head));
  return last < 0 ? [] : [last];
}

/** Words of a text, and for each: 1 white space before it, 2 first of its paragraph. */
function wordsOf({ text, tokens }: View, count: number): { words: string[]; flags: number[] } {
  const words: string[] = [];
  const flags: number[] = [];
  for (let i = 0; i < count; i++) {
    words.push(text.slice(tokens.start[i], tokens.end[i]));
    const gap = i === 0 ? "\n" : text.slice(tokens.end[i - 1], tokens.start[i]);
    flags.push((gap === "" ? 0 : 1) + (gap.includes("\n") ? 2 : 0));
  }
  return { words, flags };
}

function asked(choice: Choice, more: (draft: Draft | null) => Partial<Candidate>): Asked {
  return { tok: choice.item.head, cands: choice.drafts.map((draft) => ({ h: headsOf(choice.item, draft), ...more(draft) })) };
}

const line = (id: string, state: State, items: readonly Asked[], more: object = {}, count: number = state.scene.view.tokens.count) =>
  JSON.stringify({ id, ...more, ...wordsOf(state.scene.view, count), items });

function* gapLines(split: "development" | "validation", ranker: Ranker): Generator<string> {
  const best = bestOf(ranker);
  const read = createReader();
  for (const row of readGap(split)) {
    const state = prepare({ text: row.text, ...read(row.text), knowledge }, ranker.given);
    const items: Asked[] = [];
    const is = [true, false].map((a) => rightDrafts({ ...row, a: { ...row.a, same: a }, b: { ...row.b, same: !a } }));
    readText(state, (choice) => {
      const { start, end } = choice.item;
      if (start === row.pronoun.start && end === row.pronoun.end)
        items.push(asked(choice, (draft) => ({ a: is[0](draft) ? 1 : 0, b: is[1](draft) ? 1 : 0 })));
      return best(choice);
    });
    yield line(row.id, state, items, { a: row.a.same, b: row.b.same });
  }
}

function* gumLines(split: string, given: GivenNames): Generator<string> {
  const read = createReader();
  for (const row of readRows<CorefRow>("gum-coref-train.ndjson.gz")) {
    if (row.split !== split) continue;
    const parsed: Parsed & CorefRow = { ...row, ...read(row.text, row.published) };
    const state = prepare({ ...parsed, title: null, knowledge }, given);
    const items: Asked[] = [];
    const chooser = gumChooser(state, row.clusters, (choice, right) => {
      if (choice.item.pronoun >= 0 && choice.item.pronoun <= THEY) items.push(asked(choice, (draft) => ({ right: right(draft) ? 1 : 0 })));
    });
    readText(state, chooser);
    yield line(row.id, state, items);
  }
}

/** Share of its certainty that the best candidate has. */
function certainty(ranker: Ranker, { drafts, features, ends }: Choice): number {
  const scores = drafts.map((_, i) => scoreOf(ranker, features, i === 0 ? 0 : ends[i - 1], ends[i]));
  const most = Math.max(...scores);
  return 1 / scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
}

/** A ranker that is surer than this needs no teacher. */
const SURE = 0.9;

interface Unlabelled {
  readonly id: string;
  readonly text: string;
  /** The one that is labelled. */
  readonly pronoun?: { readonly start: number };
}

function* silverLines(texts: readonly Unlabelled[], sure: number, ranker: Ranker): Generator<string> {
  const best = bestOf(ranker);
  const read = createReader();
  for (const { id, text, pronoun } of texts) {
    const state = prepare({ text, ...read(text), knowledge }, ranker.given);
    const items: Asked[] = [];
    readText(state, (choice) => {
      const { item, drafts } = choice;
      if (
        item.start !== pronoun?.start &&
        item.pronoun >= 0 &&
        item.pronoun <= SHE &&
        drafts.length > 2 &&
        certainty(ranker, choice) < sure
      )
        items.push(asked(choice, () => ({})));
      return best(choice);
    });
    if (items.length > 0)
      yield line(
        id,
        state,
        items,
        { starts: [...state.scene.view.tokens.start] },
        Math.min(state.scene.view.tokens.count, items[items.length - 1].tok + 40),
      );
  }
}

/**
 * Writes the choices that training/teacher/antecedents.py learns from or labels: `make-choices.ts gap-development|gap-validation|gum-train|gum-dev OUT`,
 * `make-choices.ts articles OUT COUNT [SKIP]` for those pronouns of unlabelled news of which the shipped ranker is not sure, or `make-choices.ts others OUT`
 * for all that are not labelled in GAP's development split.
 */
if (import.meta.main) {
  const [what, out, count = "0", skip = "0"] = process.argv.slice(2);
  const ranker = shippedRanker();
  const lines =
    what === "articles"
      ? silverLines(readArticles(Number(count), Number(skip)), SURE, ranker)
      : what === "others"
        ? silverLines(readGap("development"), 2, ranker)
        : what.startsWith("gap-")
          ? gapLines(what === "gap-development" ? "development" : "validation", ranker)
          : gumLines(what === "gum-train" ? "train" : "dev", ranker.given);
  writeFileSync(out, `${[...lines].join("\n")}\n`);
}
