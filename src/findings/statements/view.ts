import type { Annotations } from "../../model/annotations.ts";
import { createTree, type Tree } from "../tree.ts";
import type { Clusters } from "./clusters.ts";
import { findQuotations, type Quotation } from "./quotes.ts";

/** Where a token stands as to quotation marks. */
export const OUTSIDE = 0;
export const INSIDE = 1;
export const OPENING = 2;
export const CLOSING = 3;

/**
 * An article as integer columns, one entry a token: what the span models read. Made once an article, in linear time.
 * Words and lemmas are 32-bit hashes of their lower-cased form, 0 beyond either edge of the text.
 */
export interface View {
  readonly ann: Annotations;
  readonly tree: Tree;
  readonly count: number;
  readonly word: Int32Array;
  readonly lemma: Int32Array;
  readonly suffix: Int32Array;
  /** Classes of the word by meaning, fine to coarse, 0 for none. */
  readonly fine: Uint16Array;
  readonly middle: Uint8Array;
  readonly coarse: Uint8Array;
  /** 0 none, then 1 lower case, 2 first letter upper, 3 all upper, 4 digits, 5 punctuation. */
  readonly shape: Uint8Array;
  readonly pos: Uint8Array;
  /** Hash of the relation to the governor. */
  readonly relation: Int32Array;
  readonly quote: Uint8Array;
  /** Number of the outermost quotation that a token stands in or whose mark it is, -1 outside. */
  readonly quotation: Int32Array;
  readonly quotations: readonly Quotation[];
  /** 0 none, else 1 + type of the name that covers the token. */
  readonly name: Uint8Array;
  readonly paragraph: Int32Array;
}

const NAME_TYPES = ["PERSON", "ORG", "PLACE", "GROUP", "MISC"];

export function createView(ann: Annotations, clusters: Clusters): View {
  const { tokens, text } = ann;
  const count = tokens.count;
  const word = new Int32Array(count);
  const lemma = new Int32Array(count);
  const suffix = new Int32Array(count);
  const fine = new Uint16Array(count);
  const middle = new Uint8Array(count);
  const coarse = new Uint8Array(count);
  const shape = new Uint8Array(count);
  const relation = new Int32Array(count);
  const paragraph = new Int32Array(count);
  const relationHash = tokens.deprels.map((name) => hashLower(name, 0, name.length));
  let paragraphs = 0;
  for (let t = 0; t < count; t++) {
    const start = tokens.start[t];
    const end = tokens.end[t];
    word[t] = hashLower(text, start, end);
    suffix[t] = hashLower(text, Math.max(start, end - 3), end);
    const base = tokens.lemma[t];
    lemma[t] = base === undefined || base === "" ? word[t] : hashLower(base, 0, base.length);
    fine[t] = clusters.fine(word[t]);
    middle[t] = clusters.middle[fine[t]];
    coarse[t] = clusters.coarse[fine[t]];
    shape[t] = shapeOf(text, start, end);
    relation[t] = relationHash[tokens.deprel[t]] ?? 0;
    if (t > 0 && hasNewline(text, tokens.end[t - 1], start)) paragraphs++;
    paragraph[t] = paragraphs;
  }
  const quotations = findQuotations(text);
  const { quote, quotation } = quoteColumns(ann, quotations);
  return {
    ann,
    tree: createTree(tokens),
    count,
    word,
    lemma,
    suffix,
    fine,
    middle,
    coarse,
    shape,
    pos: tokens.pos,
    relation,
    quote,
    quotation,
    quotations,
    name: nameColumn(ann),
    paragraph,
  };
}

/** FNV-1a over UTF-16 code units, ASCII letters lower-cased. */
export function hashLower(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) {
    let code = text.charCodeAt(i);
    if (code >= 0x41 && code <= 0x5a) code |= 0x20;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hash | 0;
}

function shapeOf(text: string, start: number, end: number): number {
  const code = text.charCodeAt(start);
  if (code >= 0x30 && code <= 0x39) return 4;
  if (isUpper(code)) return end - start > 1 && isUpper(text.charCodeAt(end - 1)) ? 3 : 2;
  if ((code >= 0x61 && code <= 0x7a) || code >= 0xdf) return code >= 0x2000 && code <= 0x206f ? 5 : 1;
  return 5;
}

function isUpper(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code <= 0xde);
}

function hasNewline(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 0x0a) return true;
  return false;
}

function quoteColumns(ann: Annotations, quotations: readonly Quotation[]): { quote: Uint8Array; quotation: Int32Array } {
  const { tokens } = ann;
  const quote = new Uint8Array(tokens.count);
  const quotation = new Int32Array(tokens.count).fill(-1);
  let next = 0;
  let outer = 0;
  for (const [number, each] of quotations.entries()) {
    // A quotation within another is part of what that one's speaker says.
    if (each.openStart < outer) continue;
    outer = each.closeEnd;
    while (next < tokens.count && tokens.end[next] <= each.openStart) next++;
    for (let t = next; t < tokens.count && tokens.start[t] < each.closeEnd; t++) {
      quotation[t] = number;
      quote[t] = tokens.end[t] <= each.openEnd ? OPENING : tokens.start[t] >= each.closeStart ? CLOSING : INSIDE;
      next = t + 1;
    }
  }
  return { quote, quotation };
}

function nameColumn(ann: Annotations): Uint8Array {
  const { tokens } = ann;
  const column = new Uint8Array(tokens.count);
  let t = 0;
  for (const name of ann.names) {
    while (t > 0 && tokens.start[t - 1] >= name.start) t--;
    while (t < tokens.count && tokens.end[t] <= name.start) t++;
    for (let at = t; at < tokens.count && tokens.start[at] < name.end; at++) column[at] = 1 + NAME_TYPES.indexOf(name.type);
  }
  return column;
}
