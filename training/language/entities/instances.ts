import type { Knowledge } from "../../../src/knowledge/index.ts";
import type { Choice, Chooser } from "../../../src/language/entities/choose.ts";
import type { Draft } from "../../../src/language/entities/draft.ts";
import type { GivenNames } from "../../../src/language/entities/given.ts";
import { THEY } from "../../../src/language/entities/items.ts";
import { prepare, read } from "../../../src/language/entities/resolve.ts";
import type { State } from "../../../src/language/entities/state.ts";
import type { CorefRow, Parsed } from "./gold.ts";

/** One decision to learn from: features of each candidate, and which of them are right. */
export interface Instance {
  readonly features: Int32Array;
  readonly ends: Int32Array;
  readonly right: Uint8Array;
  /** Probability of each candidate, as a teacher sees it, in place of `right`. */
  readonly taught?: Float32Array;
  readonly weight: number;
}

/** Keeps what a choice looked like; `right` marks the candidates. */
export function instanceOf(choice: Choice, right: (draft: Draft | null) => boolean, weight: number): Instance | null {
  const n = choice.drafts.length;
  const marks = Uint8Array.from(choice.drafts, (draft) => (right(draft) ? 1 : 0));
  if (n < 2 || !marks.includes(1) || !marks.includes(0)) return null;
  return { features: choice.features.slice(0, choice.ends[n - 1]), ends: choice.ends.slice(0, n), right: marks, weight };
}

/** Keeps what a choice looked like, with a teacher's probabilities of its candidates. */
export function taughtInstance(choice: Choice, taught: Float32Array, weight: number): Instance {
  const n = choice.drafts.length;
  const { features, ends } = choice;
  return { features: features.slice(0, ends[n - 1]), ends: ends.slice(0, n), right: new Uint8Array(n), taught, weight };
}

/** Gold cluster of each item of a text, -1 where none, by the head words. */
function goldOfItems(state: State, clusters: CorefRow["clusters"]): Int32Array {
  const byHead = new Map<number, number>();
  for (const [c, cluster] of clusters.entries())
    for (const mention of cluster.mentions)
      for (let at = mention.head.start; at < mention.head.end; at++) if (!byHead.has(at)) byHead.set(at, c);
  return Int32Array.from(state.items, (item) => byHead.get(state.scene.view.tokens.start[item.head]) ?? -1);
}

/**
 * A chooser that gives the gold's answers on a text with gold clusters, and tells `each` of every choice and which candidates are right. For one reading
 * from left to right of `state`.
 */
export function gumChooser(
  state: State,
  clusters: CorefRow["clusters"],
  each: (choice: Choice, right: (draft: Draft | null) => boolean) => void,
): Chooser {
  const gold = goldOfItems(state, clusters);
  const goldOf = new Map<Draft, number>();
  let seen = 0;
  const spans = new Map(
    clusters.flatMap((cluster, c) => cluster.mentions.map((mention): [string, number] => [`${mention.start} ${mention.end}`, c])),
  );
  for (const group of state.joined.values())
    for (const { start, end } of group.mentions) {
      const cluster = spans.get(`${start} ${end}`);
      if (cluster !== undefined) goldOf.set(group, cluster);
    }
  return (choice) => {
    for (; seen < choice.item.index; seen++) {
      const draft = state.items[seen].draft;
      if (draft !== null && gold[seen] >= 0) goldOf.set(draft, gold[seen]);
    }
    const own = gold[choice.item.index];
    const known = choice.drafts.some((draft) => draft !== null && own >= 0 && goldOf.get(draft) === own);
    // GUM does not say whom "they" means where these were not one phrase before: a group of two is the best guess.
    const split =
      !known && own >= 0 && choice.item.pronoun === THEY && choice.drafts.some((draft) => draft !== null && draft.members.length > 0);
    const right = (draft: Draft | null) =>
      split ? draft !== null && draft.members.length > 0 : known ? draft !== null && goldOf.get(draft) === own : draft === null;
    each(choice, right);
    return choice.drafts.find(right) ?? null;
  };
}

/** Runs the resolver over a text with gold clusters and collects every decision. The run goes on with the gold's answers. */
export function gumInstances(row: Parsed & CorefRow, knowledge: Knowledge, given: GivenNames, weight: number, out: Instance[]): void {
  const state = prepare({ ...row, title: null, knowledge }, given);
  const chooser = gumChooser(state, row.clusters, (choice, right) => {
    const instance = instanceOf(choice, right, weight);
    if (instance !== null) out.push(instance);
  });
  read(state, chooser);
}
