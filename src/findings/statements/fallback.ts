import { agentOf, childBy, children, clauseOf, fullRelation, isPassive, relation, subjectOf } from "../tree.ts";
import { type Range, trimmed, without } from "./draft.ts";
import type { CueSite } from "./frames.ts";
import type { View } from "./view.ts";

const COMPLEMENTS: ReadonlySet<string> = new Set(["ccomp", "xcomp", "obj", "obl", "advcl", "acl", "nmod", "iobj"]);

/** Source by the tree: the verb's subject, a passive's agent, a noun's owner. */
export function sourceByTree(view: View, { cue, head }: CueSite): Range[] {
  const { tree } = view;
  const owner = cue.as === "noun" ? childBy(tree, head, "nmod:poss") : isPassive(tree, head) ? agentOf(tree, head) : subjectOf(tree, head);
  return owner < 0 ? [] : subtree(view, owner, cue.as === "noun" || isPassive(tree, head) ? head : -1);
}

/** Content by the tree: from the first complement after the cue to the last; of a parenthetic cue, the clause that it stands in. */
export function contentByTree(view: View, site: CueSite): Range[] {
  const { tree } = view;
  const { head, end } = site;
  if (site.cue.as === "phrase") return clauseOfPhrase(view, site);
  const after = children(tree, head).filter(
    (child) => child >= end && COMPLEMENTS.has(relation(tree, child)) && fullRelation(tree, child) !== "obl:unmarked",
  );
  if (after.length > 0) {
    const range: Range = [Math.max(end, tree.left[after[0]]), Math.max(...after.map((child) => tree.right[child])) + 1];
    return trimmed(view, [range]);
  }
  const subject = childBy(tree, head, "nsubj:pass");
  if (subject >= 0) return subtree(view, subject, -1);
  if (relation(tree, head) !== "parataxis") return [];
  const clause = tree.head[head];
  const first: Range = [tree.left[clause], Math.min(tree.left[head], tree.right[clause] + 1)];
  return first[0] < first[1] ? trimmed(view, [first]) : [];
}

/** "According to the ministry, the road is open": the clause that the phrase hangs in, less the phrase itself. */
function clauseOfPhrase(view: View, { first, end }: CueSite): Range[] {
  const { tree } = view;
  let top = first;
  while (tree.head[top] >= 0 && tree.left[tree.head[top]] >= first) top = tree.head[top];
  if (tree.head[top] < 0) return [];
  const clause = clauseOf(tree, tree.head[top]);
  const phrase: Range = [Math.min(first, tree.left[top]), Math.max(end, tree.right[top] + 1)];
  return trimmed(view, without([[tree.left[clause], tree.right[clause] + 1]], [phrase]));
}

/** Subtree of a token as a range, less punctuation at its edges and, of an owner, its 's. */
function subtree(view: View, token: number, owned: number): Range[] {
  const { tree } = view;
  let end = tree.right[token] + 1;
  if (owned >= 0) while (end - 1 > token && relation(tree, end - 1) === "case") end--;
  let first = tree.left[token];
  // The "by" of an agent is not part of it.
  while (first < token && relation(tree, first) === "case") first++;
  return trimmed(view, [[first, end]]);
}
