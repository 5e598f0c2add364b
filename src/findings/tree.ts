import { type Tokens, UPOS, type Upos } from "../model/annotations.ts";
import type { Span } from "../model/span.ts";

/**
 * A text's dependency trees, with what many rules ask of them worked out once, in time linear in the number of tokens.
 * Columns are indexed by token number. Heads that form a ring or point out of their sentence are treated as roots.
 */
export interface Tree {
  readonly tokens: Tokens;
  /** Governor, -1 for a root; like `tokens.head`, less what is not a tree. */
  readonly head: Int32Array;
  /** First child, -1 where there is none; children are linked in text order by `nextSibling`. */
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  /** First and last token number of the subtree under a token (inclusive). */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Relation names less their subtype, by code of `tokens.deprel`. */
  readonly baseRelations: readonly string[];
}

/** Builds the tree columns of `tokens`. */
export function createTree(tokens: Tokens): Tree {
  const count = tokens.count;
  const head = soundHeads(tokens);
  const firstChild = new Int32Array(count).fill(-1);
  const nextSibling = new Int32Array(count).fill(-1);
  for (let t = count - 1; t >= 0; t--) {
    if (head[t] < 0) continue;
    nextSibling[t] = firstChild[head[t]];
    firstChild[head[t]] = t;
  }
  const left = Int32Array.from({ length: count }, (_, t) => t);
  const right = left.slice();
  for (const t of bottomUp(head)) {
    const governor = head[t];
    if (governor < 0) continue;
    if (left[t] < left[governor]) left[governor] = left[t];
    if (right[t] > right[governor]) right[governor] = right[t];
  }
  return { tokens, head, firstChild, nextSibling, left, right, baseRelations: withoutSubtypes(tokens.deprels) };
}

const known = new WeakMap<readonly string[], readonly string[]>();

/** Relation names less their subtype: for "nsubj:pass" the very string of "nsubj", so that the engine compares by identity, as it does literals. */
export function withoutSubtypes(deprels: readonly string[]): readonly string[] {
  let bases = known.get(deprels);
  if (bases === undefined) {
    const whole = new Map(deprels.map((name) => [name, name]));
    bases = deprels.map((name) => whole.get(name.split(":")[0]) ?? name.split(":")[0]);
    known.set(deprels, bases);
  }
  return bases;
}

function soundHeads(tokens: Tokens): Int32Array {
  const count = tokens.count;
  const head = new Int32Array(count);
  for (let t = 0; t < count; t++) {
    const governor = tokens.head[t];
    const inside = governor >= 0 && governor < count && governor !== t && tokens.sentence[governor] === tokens.sentence[t];
    head[t] = inside ? governor : -1;
  }
  // 0 = not yet seen, 1 = on the path being climbed, 2 = known to reach a root.
  const state = new Uint8Array(count);
  for (let t = 0; t < count; t++) {
    let at = t;
    while (at >= 0 && state[at] === 0) {
      state[at] = 1;
      const next = head[at];
      if (next >= 0 && state[next] === 1) head[at] = -1;
      at = head[at];
    }
    for (at = t; at >= 0 && state[at] === 1; at = head[at]) state[at] = 2;
  }
  return head;
}

/** Token numbers with every child before its governor. */
function bottomUp(head: Int32Array): Int32Array {
  const count = head.length;
  const waiting = new Int32Array(count);
  for (let t = 0; t < count; t++) if (head[t] >= 0) waiting[head[t]]++;
  const order = new Int32Array(count);
  let filled = 0;
  for (let t = 0; t < count; t++) if (waiting[t] === 0) order[filled++] = t;
  for (let at = 0; at < filled; at++) {
    const governor = head[order[at]];
    if (governor >= 0 && --waiting[governor] === 0) order[filled++] = governor;
  }
  return order;
}

/** Relation of a token to its governor, less its subtype (`nsubj` for `nsubj:pass`). */
export function relation(tree: Tree, token: number): string {
  return tree.head[token] < 0 ? "root" : tree.baseRelations[tree.tokens.deprel[token]];
}

/** Relation with its subtype. */
export function fullRelation(tree: Tree, token: number): string {
  return tree.head[token] < 0 ? "root" : tree.tokens.deprels[tree.tokens.deprel[token]];
}

export function upos(tree: Tree, token: number): Upos {
  return UPOS[tree.tokens.pos[token]];
}

/** Children of a token in text order. */
export function children(tree: Tree, token: number): number[] {
  const found: number[] = [];
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) found.push(child);
  return found;
}

/** First child in one of the relations (with or without their subtype), -1 where there is none. */
export function childBy(tree: Tree, token: number, ...relations: readonly string[]): number {
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    if (relations.includes(relation(tree, child)) || relations.includes(fullRelation(tree, child))) return child;
  }
  return -1;
}

/** Whether `token` is `ancestor` or stands under it. */
export function isUnder(tree: Tree, token: number, ancestor: number): boolean {
  if (token < tree.left[ancestor] || token > tree.right[ancestor]) return false;
  let at = token;
  while (at >= 0 && at !== ancestor) at = tree.head[at];
  return at === ancestor;
}

/** Characters from the first token to the last (inclusive). */
export function tokenSpan(tokens: Tokens, first: number, last: number): Span {
  return { start: tokens.start[first], end: tokens.end[last] };
}

/** Characters of the whole subtree of a token, less punctuation at either edge. */
export function subtreeSpan(tree: Tree, token: number): Span {
  let first = tree.left[token];
  let last = tree.right[token];
  while (first < token && upos(tree, first) === "PUNCT") first++;
  while (last > token && upos(tree, last) === "PUNCT") last--;
  return tokenSpan(tree.tokens, first, last);
}

const CLAUSES = new Set(["root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"]);

/** Head of the clause that a token stands in: the nearest predicate at or above it. A co-ordinated verb heads its own clause. */
export function clauseOf(tree: Tree, token: number): number {
  let at = token;
  while (tree.head[at] >= 0) {
    const name = relation(tree, at);
    if (CLAUSES.has(name)) return at;
    if (name === "conj" && (upos(tree, at) === "VERB" || tree.head[at] < 0)) return at;
    at = tree.head[at];
  }
  return at;
}

/** Subject of a predicate, -1 where none; a co-ordinated or open-complement verb shares that of the verb that it hangs on. */
export function subjectOf(tree: Tree, predicate: number): number {
  let at = predicate;
  for (;;) {
    const own = childBy(tree, at, "nsubj", "csubj");
    if (own >= 0) return own;
    const name = relation(tree, at);
    if (name !== "conj" && name !== "xcomp") return -1;
    if (name === "conj" && upos(tree, tree.head[at]) !== upos(tree, at)) return -1;
    at = tree.head[at];
  }
}

/** Whether a predicate is in the passive voice. */
export function isPassive(tree: Tree, predicate: number): boolean {
  for (let child = tree.firstChild[predicate]; child >= 0; child = tree.nextSibling[child]) {
    const name = fullRelation(tree, child);
    if (name === "nsubj:pass" || name === "aux:pass") return true;
  }
  return false;
}

/** Head of the by-phrase of a passive, -1 where none. */
export function agentOf(tree: Tree, predicate: number): number {
  for (let child = tree.firstChild[predicate]; child >= 0; child = tree.nextSibling[child]) {
    if (fullRelation(tree, child) === "obl:agent") return child;
    if (relation(tree, child) !== "obl" || child < predicate) continue;
    const preposition = childBy(tree, child, "case");
    if (preposition >= 0 && tree.tokens.lemma[preposition] === "by" && isPassive(tree, predicate)) return child;
  }
  return -1;
}

const NEGATIONS = new Set(["not", "n't", "never", "no", "neither", "nor", "hardly", "nobody", "none", "without"]);

/** Whether a word is negated by a word of its own: "did not say", "no claim", "without naming". */
export function isNegated(tree: Tree, token: number): boolean {
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name !== "advmod" && name !== "det" && name !== "cc" && name !== "mark" && name !== "case" && name !== "nsubj") continue;
    if (NEGATIONS.has(tree.tokens.lemma[child].toLowerCase())) return true;
  }
  return false;
}

const MODALS = new Set(["will", "would", "shall", "should", "can", "could", "may", "might", "must", "ought"]);

/** Lemma of the modal verb over a predicate ("will", "could"), null where none. */
export function modalOf(tree: Tree, predicate: number): string | null {
  for (let child = tree.firstChild[predicate]; child >= 0; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "aux") continue;
    const lemma = tree.tokens.lemma[child].toLowerCase();
    const full = lemma === "wo" || lemma === "'ll" ? "will" : lemma === "ca" ? "can" : lemma === "'d" ? "would" : lemma;
    if (MODALS.has(full)) return full;
  }
  return null;
}
