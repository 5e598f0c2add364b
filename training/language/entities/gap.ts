import type { Knowledge } from "../../../src/knowledge/index.ts";
import type { Choice, Chooser } from "../../../src/language/entities/choose.ts";
import type { Draft } from "../../../src/language/entities/draft.ts";
import type { GivenNames } from "../../../src/language/entities/given.ts";
import { prepare, read } from "../../../src/language/entities/resolve.ts";
import { type Parsed, readRows } from "./gold.ts";
import { type Instance, instanceOf } from "./instances.ts";

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly same: boolean;
}

/** A snippet of GAP: whether a pronoun refers to the one or the other of two names, or to neither. */
export interface GapRow {
  readonly id: string;
  readonly text: string;
  readonly gender: "M" | "F";
  readonly pronoun: { readonly start: number; readonly end: number };
  readonly a: Candidate;
  readonly b: Candidate;
}

/** `development` (2,000, to learn from) or `validation` (454, to measure by). */
export function readGap(split: "development" | "validation"): GapRow[] {
  return readRows<GapRow>("gap-dev.ndjson.gz").filter((row) => row.id.startsWith(split));
}

/** The decision on the snippet's pronoun; the other pronouns before it are resolved by `chooser`. */
export function gapInstance(
  row: GapRow,
  parsed: Parsed,
  knowledge: Knowledge,
  given: GivenNames,
  chooser: Chooser,
  weight: number,
): Instance | null {
  const state = prepare({ ...parsed, title: null, knowledge }, given);
  let instance: Instance | null = null;
  const right = rightDrafts(row);
  read(state, (choice: Choice) => {
    const { item } = choice;
    if (item.start === row.pronoun.start && item.end === row.pronoun.end) instance = instanceOf(choice, right, weight);
    return chooser(choice);
  });
  return instance;
}

/** The drafts that mention a right name; where neither name is right, all drafts that mention none of the two. */
export function rightDrafts({ a, b }: GapRow): (draft: Draft | null) => boolean {
  const isOf = (m: { start: number; end: number; form: string }, { start, end }: Candidate) =>
    (start <= m.start && m.end <= end) || (m.form === "name" && m.start < end && start < m.end);
  const names = (draft: Draft | null, candidate: Candidate) => draft?.mentions.some((m) => isOf(m, candidate)) ?? false;
  if (!a.same && !b.same) return (draft) => !names(draft, a) && !names(draft, b);
  return (draft) => (a.same && names(draft, a)) || (b.same && names(draft, b));
}
