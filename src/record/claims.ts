import type { Claim, RecordStatement } from "../model/record.ts";
import { contentStems, jaccard, shared } from "../text/content-words.ts";
import { hashId } from "../text/hash.ts";
import { createGroups } from "./groups.ts";
import { pushTo, unique } from "./pile.ts";

/** Contents that share this much of their words say the same; set so that no two contents of the corpus that differ are joined. */
const SAME = 0.6;
const LEAST_SHARED = 3;

export interface JoinedClaims {
  readonly claims: readonly Claim[];
  /** The statements, each naming its claim. */
  readonly statements: readonly RecordStatement[];
}

/**
 * Joins statements of one speaker that say the same into claims. `originOf` gives the independent source of an article: copies of one text
 * have one origin, and count once.
 */
export function joinClaims(statements: readonly RecordStatement[], originOf: (article: string) => string): JoinedClaims {
  const stems = statements.map((statement) => contentStems(statement.content.map(({ text }) => text).join(" ")));
  const groups = createGroups(statements.length);
  for (const bucket of buckets(statements)) {
    // Within one speaker and tone, candidates share a word: the cost grows with what a speaker says, not with the pile.
    const withStem = new Map<string, number[]>();
    for (const i of bucket) {
      const candidates = new Set([...stems[i]].flatMap((stem) => withStem.get(stem) ?? []));
      for (const j of candidates) if (shared(stems[i], stems[j]) >= LEAST_SHARED && jaccard(stems[i], stems[j]) >= SAME) groups.join(i, j);
      for (const stem of stems[i]) pushTo(withStem, stem, i);
    }
  }
  const claimOf = new Map<number, string>();
  const claims = groups.all().flatMap((members) => {
    const group = members.map((i) => statements[i]);
    if (group[0].content.length === 0 || group[0].speaker === null || group[0].stance === "omit") return [];
    const text = group[0].content.map((piece) => piece.text).join(" … ");
    const id = hashId("q", group[0].speaker, group[0].id);
    for (const i of members) claimOf.set(i, id);
    return [
      {
        id,
        text,
        statements: group.map((statement) => statement.id),
        independentSources: unique(group.map((s) => originOf(s.article))).length,
      },
    ];
  });
  return { claims, statements: statements.map((statement, i) => ({ ...statement, sameAs: claimOf.get(i) ?? null })) };
}

function buckets(statements: readonly RecordStatement[]): number[][] {
  const by = new Map<string, number[]>();
  for (const [i, { speaker, stance }] of statements.entries()) {
    if (speaker === null || stance === "omit") continue;
    const key = `${speaker} ${stance === "deny" ? "deny" : "assert"}`;
    pushTo(by, key, i);
  }
  return [...by.values()];
}
