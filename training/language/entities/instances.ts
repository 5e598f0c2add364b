import type { Knowledge } from "../../../src/knowledge/index.ts";
import type { Choice, Chooser } from "../../../src/language/entities/choose.ts";
import type { Draft } from "../../../src/language/entities/draft.ts";
import { prepare, read } from "../../../src/language/entities/resolve.ts";
import type { State } from "../../../src/language/entities/state.ts";
import type { CorefRow, Parsed } from "./gold.ts";

/** One decision to learn from: features of each candidate, and which of them are right. */
export interface Instance {
  readonly features: Int32Array;
  readonly ends: Int32Array;
  readonly right: Uint8Array;
  readonly weight: number;
}

/** Keeps what a choice looked like; `right` marks the candidates. */
export function instanceOf(choice: Choice, right: (draft: Draft | null) => boolean, weight: number): Instance | null {
  const n = choice.drafts.length;
  const marks = Uint8Array.from(choice.drafts, (draft) => (right(draft) ? 1 : 0));
  if (n < 2 || !marks.includes(1) || !marks.includes(0)) return null;
  return { features: choice.features.slice(0, choice.ends[n - 1]), ends: choice.ends.slice(0, n), right: marks, weight };
}

/** Gold cluster of each item of a text, -1 where none, by the head words. */
export function goldOfItems(state: State, clusters: CorefRow["clusters"]): Int32Array {
  const byHead = new Map<number, number>();
  for (const [c, cluster] of clusters.entries())
    for (const mention of cluster.mentions)
      for (let at = mention.head.start; at < mention.head.end; at++) if (!byHead.has(at)) byHead.set(at, c);
  return Int32Array.from(state.items, (item) => byHead.get(state.scene.view.tokens.start[item.head]) ?? -1);
}

/** Runs the resolver over a text with gold clusters and collects every decision. With `follow` the run goes on with its answers, else with the gold's. */
export function gumInstances(row: Parsed & CorefRow, knowledge: Knowledge, out: Instance[], follow: Chooser | null): void {
  const state = prepare({ ...row, title: null, knowledge });
  const gold = goldOfItems(state, row.clusters);
  const goldOf = new Map<Draft, number>();
  let seen = 0;
  read(state, (choice) => {
    for (; seen < choice.item.index; seen++) {
      const draft = state.items[seen].draft;
      if (draft !== null && gold[seen] >= 0) goldOf.set(draft, gold[seen]);
    }
    const own = gold[choice.item.index];
    const known = choice.drafts.some((draft) => draft !== null && own >= 0 && goldOf.get(draft) === own);
    const right = (draft: Draft | null) => (known ? draft !== null && goldOf.get(draft) === own : draft === null);
    const instance = own >= 0 || choice.item.pronoun >= 0 ? instanceOf(choice, right, 1) : null;
    if (instance !== null) out.push(instance);
    return follow === null ? (choice.drafts.find(right) ?? null) : follow(choice);
  });
}
