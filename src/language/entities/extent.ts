import type { Tokens } from "../../model/annotations.ts";
import type { Span } from "../../model/span.ts";
import { Tag, type View } from "./view.ts";

/**
 * Relations whose words stand before a head but outside its phrase: the preposition, what joins it to others, and, where the head is itself a
 * predicate ("he is a lawyer"), its clause.
 */
const OUTSIDE_BEFORE: ReadonlySet<string> = new Set(
  `advmod case cc cc:preconj punct nsubj nsubj:pass nsubj:outer csubj cop aux mark discourse advcl obl parataxis vocative dep conj expl appos reparandum nmod
  ccomp dislocated`.split(/\s+/),
);
/** The same behind a head. A possessive marker belongs to the phrase; a further conjunct and an apposition are phrases of their own. */
const OUTSIDE_BEHIND: ReadonlySet<string> = new Set(
  `punct conj cc appos parataxis advcl nsubj csubj cop discourse vocative dep list orphan ccomp expl reparandum dislocated aux`.split(
    /\s+/,
  ),
);
/** Of a predicate these too are its clause's. */
const OF_CLAUSE: ReadonlySet<string> = new Set(["advmod", "obl", "obl:unmarked"]);

/** A chain of first or last children is followed so far: deeper ones, and cycles in what is no tree, are cut there. */
const DEEPEST = 64;

/** Numbers of relations, by the table of one text's tokens. */
export interface Edges {
  readonly before: Uint8Array;
  readonly behind: Uint8Array;
  readonly clause: Uint8Array;
  readonly copula: number;
  readonly preposition: number;
}

/** The relations above as codes of `tokens.deprels`. */
export function edgesOf({ deprels }: Tokens): Edges {
  const codes = (set: ReadonlySet<string>) => Uint8Array.from(deprels, (name) => (set.has(name) ? 1 : 0));
  return {
    before: codes(OUTSIDE_BEFORE),
    behind: codes(OUTSIDE_BEHIND),
    clause: codes(OF_CLAUSE),
    copula: deprels.indexOf("cop"),
    preposition: deprels.indexOf("case"),
  };
}

/**
 * The whole phrase of a head: determiners, modifiers, complements and relative clauses, without preposition, apposition, further conjuncts and
 * punctuation at its edges. Read from the tree; a run of tokens of one sentence that holds the head.
 */
export function phraseAt(view: View, edges: Edges, head: number): Span {
  const { tokens, child, sibling } = view;
  const { deprel } = tokens;
  let predicate = false;
  let preposition = -1;
  for (let c = child[head]; c >= 0; c = sibling[c]) {
    predicate ||= deprel[c] === edges.copula;
    if (c < head && deprel[c] === edges.preposition) preposition = c;
  }
  let first = head;
  let last = head;
  for (let c = child[head]; c >= 0; c = sibling[c]) {
    const outside = c < head ? edges.before : edges.behind;
    if (outside[deprel[c]] === 1 || (predicate && edges.clause[deprel[c]] === 1)) continue;
    if (c < head) first = Math.min(first, leftmost(view, c));
    else last = Math.max(last, rightmost(view, c));
  }
  return trimmed(view, Math.max(first, preposition + 1), head, last);
}

/** Without punctuation at the edges, but for a bracket or quotation mark whose other half is within; never over the end of a sentence. */
function trimmed({ tokens, word }: View, from: number, head: number, to: number): Span {
  const { pos, sentence } = tokens;
  let first = from;
  let last = to;
  while (first < head && (pos[first] === Tag.PUNCT || sentence[first] !== sentence[head])) first++;
  while (last > head && sentence[last] !== sentence[head]) last--;
  let open = 0;
  for (let i = first; i <= last; i++) {
    if (OPENING.has(word[i])) open++;
    else if (CLOSING.has(word[i]) && --open < 0 && i > head) last = i - 1;
  }
  while (last > head && pos[last] === Tag.PUNCT && !(CLOSING.has(word[last]) && open === 0 && last === to)) last--;
  if (word[last + 1] === '"' && sentence[last + 1] === sentence[head] && isOpen(word, first, last)) last++;
  return { start: tokens.start[first], end: tokens.end[last] };
}

/** Whether a straight quotation mark within the phrase has no other half there. */
function isOpen(word: readonly string[], first: number, last: number): boolean {
  let marks = 0;
  for (let i = first; i <= last; i++) if (word[i] === '"') marks++;
  return marks % 2 === 1;
}

const OPENING: ReadonlySet<string> = new Set(["(", "[", "“"]);
const CLOSING: ReadonlySet<string> = new Set([")", "]", "”"]);

function leftmost({ child }: View, from: number): number {
  let at = from;
  for (let step = 0; step < DEEPEST && child[at] >= 0 && child[at] < at; step++) at = child[at];
  return at;
}

function rightmost({ child, sibling }: View, from: number): number {
  let at = from;
  for (let step = 0; step < DEEPEST; step++) {
    let last = -1;
    for (let c = child[at]; c >= 0; c = sibling[c]) last = c;
    if (last <= at) return at;
    at = last;
  }
  return at;
}
