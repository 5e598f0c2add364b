import { agentOf, childBy, children, clauseOf, fullRelation, isPassive, relation, subjectOf } from "../tree.ts";
import { lemmaAt, type Range, trimmed, without } from "./draft.ts";
import { type CueSite, invertedName, saidClause } from "./frames.ts";
import type { View } from "./view.ts";

const COMPLEMENTS: ReadonlySet<string> = new Set(["ccomp", "xcomp", "obj", "obl", "advcl", "acl", "nmod", "iobj"]);

/** Source by the tree: the verb's subject, a passive's agent, a noun's owner. */
export function sourceByTree(view: View, site: CueSite): Range[] {
  const { tree } = view;
  const { cue, head } = site;
  const inverted = invertedName(view, head, site.end);
  if (inverted >= 0) return subtree(view, inverted, -1);
  if (cue.as === "phrase") {
    const source = phraseSource(view, site.first, site.end);
    return source < 0 ? [] : trimmed(view, [[Math.max(site.end, tree.left[source]), tree.right[source] + 1]]);
  }
  const owner = cue.as === "noun" ? ownerOf(view, head) : isPassive(tree, head) ? agentOf(tree, head) : subjectOf(tree, head);
  return owner < 0 ? [] : subtree(view, owner, cue.as === "noun" || isPassive(tree, head) ? head : -1);
}

/** Whose word a noun is: "Norland's pledge", "the pledge by Norland"; -1 where it does not say. */
function ownerOf(view: View, noun: number): number {
  const { tree } = view;
  const owner = childBy(tree, noun, "nmod:poss");
  if (owner >= 0) return owner;
  return (
    children(tree, noun).find(
      (child) => relation(tree, child) === "nmod" && children(tree, child).some((below) => lemmaAt(view, below) === "by"),
    ) ?? -1
  );
}

/** Content by the tree: the clause that is said, or all from the first complement after the cue to the last; of a parenthetic cue, the clause before it. */
export function contentByTree(view: View, site: CueSite): Range[] {
  const { tree } = view;
  const { head, end } = site;
  if (site.cue.as === "phrase") return contentOfPhrase(view, site);
  if (invertedName(view, head, end) >= 0) return clauseBefore(view, head);
  const after = children(tree, head).filter(
    (child) => child >= end && COMPLEMENTS.has(relation(tree, child)) && fullRelation(tree, child) !== "obl:unmarked",
  );
  if (after.length > 0) {
    // "told her that the valley was calm": whom it was told to is no part of it.
    const timed = after.map((child) => saidClause(view, child)).find((clause) => clause >= 0);
    if (timed !== undefined) return subtree(view, timed, -1);
    const from = after.find((child) => relation(tree, child) === "ccomp") ?? after[0];
    return trimmed(view, [[Math.max(end, tree.left[from]), Math.max(...after.map((child) => tree.right[child])) + 1]]);
  }
  // "contained no reference to the post": what the noun of the cue is of
  const noun = childBy(tree, head, "obj");
  if (noun >= 0 && noun < end && tree.right[noun] >= end) return trimmed(view, [[end, tree.right[noun] + 1]]);
  const subject = childBy(tree, head, "nsubj:pass");
  if (subject >= 0) return subtree(view, subject, -1);
  return relation(tree, head) === "parataxis" ? clauseBefore(view, head) : [];
}

/** The clause that a parenthetic verb stands in, up to that verb. */
function clauseBefore(view: View, head: number): Range[] {
  const { tree } = view;
  const clause = tree.head[head];
  const range: Range = [tree.left[clause], Math.min(tree.left[head], tree.right[clause] + 1)];
  return range[0] < range[1] ? trimmed(view, [range]) : [];
}

/**
 * "According to the ministry, the road is open": the clause that the phrase hangs in, less the phrase itself; of "quoted him as saying",
 * the quotation of the sentence.
 */
function contentOfPhrase(view: View, { cue, first, end }: CueSite): Range[] {
  const { tree } = view;
  const sentence = view.ann.sentences[tree.tokens.sentence[first]];
  if (cue.words[0] === "as") return quotationIn(view, sentence.firstToken, sentence.endToken);
  const source = phraseSource(view, first, end);
  if (source < 0 || tree.head[source] < 0) return [];
  const phrase: Range = [first, Math.max(end, tree.right[source] + 1)];
  const opens = first - sentence.firstToken <= 1;
  const clause = clauseOf(tree, tree.head[source]);
  const range: Range = opens ? [sentence.firstToken, sentence.endToken] : [tree.left[clause], tree.right[clause] + 1];
  return trimmed(view, without([range], [phrase]));
}

/** Head of the noun that a phrase such as "according to" governs, -1 where the tree shows none. */
function phraseSource(view: View, first: number, end: number): number {
  const governor = view.tree.head[first];
  if (governor >= end) return governor;
  const own = childBy(view.tree, first, "obl", "nmod");
  return own >= end ? own : -1;
}

/** The first double quotation among the tokens, with its marks. */
function quotationIn(view: View, first: number, end: number): Range[] {
  let from = first;
  while (from < end && view.quotation[from] < 0) from++;
  let to = from;
  while (to < end && view.quotation[to] >= 0) to++;
  return from < to ? [[from, to]] : [];
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
