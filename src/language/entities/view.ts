import { type Sentence, type Tokens, UPOS } from "../../model/annotations.ts";

/** Relations that the resolver asks about; all others are OTHER. */
export const Rel = {
  OTHER: 0,
  SUBJECT: 1,
  PASSIVE_SUBJECT: 2,
  OBJECT: 3,
  OBLIQUE: 4,
  NOMINAL: 5,
  POSSESSIVE: 6,
  APPOSITION: 7,
  COMPOUND: 8,
  FLAT: 9,
  CASE: 10,
  DETERMINER: 11,
  ADJECTIVE: 12,
  CONJUNCT: 13,
  COORDINATOR: 14,
  NUMERAL: 15,
  COPULA: 16,
  TITLE: 17,
  PUNCTUATION: 18,
  ROOT: 19,
  EXPLETIVE: 20,
  RELATIVE: 21,
  CLAUSE: 22,
  COMPLEMENT: 23,
  AGENT: 24,
  ADVERBIAL: 25,
  MARKER: 26,
} as const;

const NAMES: { readonly [deprel: string]: number } = {
  nsubj: Rel.SUBJECT,
  "nsubj:outer": Rel.SUBJECT,
  "nsubj:pass": Rel.PASSIVE_SUBJECT,
  obj: Rel.OBJECT,
  iobj: Rel.OBJECT,
  obl: Rel.OBLIQUE,
  "obl:agent": Rel.AGENT,
  nmod: Rel.NOMINAL,
  "nmod:poss": Rel.POSSESSIVE,
  "nmod:desc": Rel.TITLE,
  appos: Rel.APPOSITION,
  compound: Rel.COMPOUND,
  flat: Rel.FLAT,
  case: Rel.CASE,
  det: Rel.DETERMINER,
  amod: Rel.ADJECTIVE,
  conj: Rel.CONJUNCT,
  cc: Rel.COORDINATOR,
  nummod: Rel.NUMERAL,
  cop: Rel.COPULA,
  punct: Rel.PUNCTUATION,
  root: Rel.ROOT,
  expl: Rel.EXPLETIVE,
  "acl:relcl": Rel.RELATIVE,
  acl: Rel.CLAUSE,
  ccomp: Rel.COMPLEMENT,
  xcomp: Rel.COMPLEMENT,
  advcl: Rel.ADVERBIAL,
  parataxis: Rel.ADVERBIAL,
  mark: Rel.MARKER,
};

const tag = (name: (typeof UPOS)[number]) => UPOS.indexOf(name);
export const Tag = {
  ADJ: tag("ADJ"),
  ADP: tag("ADP"),
  AUX: tag("AUX"),
  DET: tag("DET"),
  NOUN: tag("NOUN"),
  NUM: tag("NUM"),
  PART: tag("PART"),
  PRON: tag("PRON"),
  PROPN: tag("PROPN"),
  PUNCT: tag("PUNCT"),
  VERB: tag("VERB"),
  CCONJ: tag("CCONJ"),
} as const;

/** A text's tokens with what the resolver asks of them again and again, in columns. */
export interface View {
  readonly text: string;
  readonly tokens: Tokens;
  readonly sentences: readonly Sentence[];
  /** `Rel` of each token. */
  readonly rel: Uint8Array;
  /** First child and next sibling of each token, -1 where none: a tree without an object per token. */
  readonly child: Int32Array;
  readonly sibling: Int32Array;
  /** Head token of the clause that each token belongs to. */
  readonly clause: Int32Array;
  /** Lower-case form of each token. */
  readonly word: readonly string[];
  /** Number of the quotation that a token stands in, 0 outside. */
  readonly quote: Int32Array;
  readonly quotes: number;
  /** Number of the paragraph that a token stands in. */
  readonly paragraph: Int32Array;
}

/** Builds the columns; linear in the number of tokens. */
export function viewOf(text: string, tokens: Tokens, sentences: readonly Sentence[]): View {
  const { count } = tokens;
  const codes = tokens.deprels.map((name) => NAMES[name] ?? NAMES[name.split(":")[0]] ?? Rel.OTHER);
  const rel = new Uint8Array(count);
  const child = new Int32Array(count).fill(-1);
  const sibling = new Int32Array(count).fill(-1);
  const word: string[] = new Array(count);
  const paragraph = new Int32Array(count);
  for (let i = count - 1; i >= 0; i--) {
    rel[i] = codes[tokens.deprel[i]] ?? Rel.OTHER;
    const head = tokens.head[i];
    if (head >= 0 && head < count && head !== i) {
      sibling[i] = child[head];
      child[head] = i;
    }
  }
  let block = 0;
  for (let i = 0; i < count; i++) {
    word[i] = text.slice(tokens.start[i], tokens.end[i]).toLowerCase();
    if (i > 0 && hasBreak(text, tokens.end[i - 1], tokens.start[i])) block++;
    paragraph[i] = block;
  }
  const { quote, quotes } = quotations(text, tokens, paragraph);
  const clause = clausesOf(tokens, rel, child, sibling);
  return { text, tokens, sentences, rel, child, sibling, clause, word, quote, quotes, paragraph };
}

/** A path of governors is followed so far: longer ones, and cycles in what is no tree, are cut there. */
const DEEPEST = 256;

/** The clause of each token: the nearest token above it that heads one. Every path is walked once. */
function clausesOf(tokens: Tokens, rel: Uint8Array, child: Int32Array, sibling: Int32Array): Int32Array {
  const clause = new Int32Array(tokens.count).fill(-1);
  const path: number[] = [];
  for (let i = 0; i < tokens.count; i++) {
    let at = i;
    path.length = 0;
    while (clause[at] < 0 && !headsClause(rel, child, sibling, at) && tokens.head[at] >= 0 && path.length < DEEPEST) {
      path.push(at);
      at = tokens.head[at];
    }
    const found = clause[at] < 0 ? at : clause[at];
    clause[at] = found;
    for (const step of path) clause[step] = found;
  }
  return clause;
}

function headsClause(rel: Uint8Array, child: Int32Array, sibling: Int32Array, token: number): boolean {
  const own = rel[token];
  if (own === Rel.ROOT || own === Rel.COMPLEMENT || own === Rel.ADVERBIAL || own === Rel.RELATIVE || own === Rel.CLAUSE) return true;
  if (own !== Rel.CONJUNCT) return false;
  for (let c = child[token]; c >= 0; c = sibling[c]) if (rel[c] === Rel.SUBJECT || rel[c] === Rel.PASSIVE_SUBJECT) return true;
  return false;
}

function hasBreak(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) return true;
  return false;
}

const OPEN = 0x201c;
const CLOSE = 0x201d;
const STRAIGHT = 0x22;

/** Double quotation marks, curly or straight. One that is not closed ends with its paragraph. */
function quotations(text: string, tokens: Tokens, paragraph: Int32Array): { quote: Int32Array; quotes: number } {
  const quote = new Int32Array(tokens.count);
  let quotes = 0;
  let open = false;
  for (let i = 0; i < tokens.count; i++) {
    if (i > 0 && paragraph[i] !== paragraph[i - 1]) open = false;
    const mark = markOf(text, tokens, i);
    if (!open && (mark === OPEN || mark === STRAIGHT)) {
      open = true;
      quotes++;
      quote[i] = quotes;
      continue;
    }
    if (open) quote[i] = quotes;
    if (open && (mark === CLOSE || mark === STRAIGHT)) open = false;
  }
  return { quote, quotes };
}

function markOf(text: string, tokens: Tokens, i: number): number {
  const length = tokens.end[i] - tokens.start[i];
  const code = text.charCodeAt(tokens.start[i]);
  if (length === 1 && (code === OPEN || code === CLOSE || code === STRAIGHT)) return code;
  if (length === 2 && code === 0x60 && text.charCodeAt(tokens.start[i] + 1) === 0x60) return OPEN;
  if (length === 2 && code === 0x27 && text.charCodeAt(tokens.start[i] + 1) === 0x27) return CLOSE;
  return 0;
}

/** The first child of `token` with relation `rel`, -1 where none. */
export function childWith(view: View, token: number, rel: number): number {
  for (let c = view.child[token]; c >= 0; c = view.sibling[c]) if (view.rel[c] === rel) return c;
  return -1;
}

/** Preposition (or possessive marker) of a noun, in lower case, "" where none. */
export function caseOf(view: View, token: number): string {
  const c = childWith(view, token, Rel.CASE);
  return c < 0 ? "" : view.word[c];
}

/** Follows conjuncts to the first, whose relation the others share. Bounded: a chain longer than 20 is no enumeration of actors. */
export function firstConjunct(view: View, token: number): number {
  let at = token;
  for (let step = 0; step < 20 && view.rel[at] === Rel.CONJUNCT && view.tokens.head[at] >= 0; step++) at = view.tokens.head[at];
  return at;
}
