/**
 * The fine cut that time rules read: runs of letters, runs of digits, single marks. Finer than words, and independent of how a tokeniser cuts
 * "44-day", "p.m." or "1990s". One pass, no string is made; words are looked up by a rolling hash.
 */
import { NONE, WORD_CLASS, WORD_COUNT, WORD_TEXT, WORD_VALUE } from "./words.ts";

export const WORD = 1;
export const NUMBER = 2;
const MARK = 3;

/** Parallel columns; index = lexeme number. */
export interface Lexemes {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly kind: Uint8Array;
  /** WORD: id in the word list, 0 where it is not there. NUMBER: count of digits. MARK: char code, quotes and dashes made plain. */
  readonly code: Int32Array;
  /** NUMBER: the number, -1 over nine digits. WORD: the value of the word. */
  readonly value: Int32Array;
  /** White space before it: 0 none, 1 some, 2 with a line break, 3 with an empty line. */
  readonly gap: Uint8Array;
}

const TABLE_BITS = 11;
const TABLE = new Int16Array(1 << TABLE_BITS);

function slotOf(hash: number): number {
  return (Math.imul(hash, 0x9e3779b1) >>> (32 - TABLE_BITS)) & ((1 << TABLE_BITS) - 1);
}

function fillTable(): void {
  for (let word = 1; word < WORD_COUNT; word++) {
    let hash = 0;
    const text = WORD_TEXT[word];
    for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
    let slot = slotOf(hash);
    while (TABLE[slot] !== 0) slot = (slot + 1) & (TABLE.length - 1);
    TABLE[slot] = word;
  }
}
fillTable();

function sameWord(text: string, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let i = 0; i < word.length; i++) if ((text.charCodeAt(start + i) | 32) !== word.charCodeAt(i)) return false;
  return true;
}

function lookUp(text: string, start: number, end: number, hash: number): number {
  let slot = slotOf(hash);
  while (TABLE[slot] !== 0) {
    if (sameWord(text, start, end, WORD_TEXT[TABLE[slot]])) return TABLE[slot];
    slot = (slot + 1) & (TABLE.length - 1);
  }
  return 0;
}

/** 1 letter, 2 digit, 3 space, 4 line break, 0 mark. Letters outside ASCII count as letters, and so do the halves of surrogate pairs. */
const KIND_OF = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  if ((c >= 65 && c <= 90) || (c >= 97 && c <= 122)) KIND_OF[c] = 1;
  else if (c >= 48 && c <= 57) KIND_OF[c] = 2;
  else if (c === 10 || c === 13) KIND_OF[c] = 4;
  else if (c <= 32) KIND_OF[c] = 3;
}

function kindOf(code: number): number {
  if (code < 128) return KIND_OF[code];
  if (code === 0xa0 || code === 0x202f || (code >= 0x2000 && code <= 0x200b)) return 3;
  if (code === 0x2028 || code === 0x2029) return 4;
  if (code >= 0x2010 && code <= 0x2046) return 0;
  if (code === 0xab || code === 0xbb || code === 0xbd || code === 0xb7 || code === 0xb4) return 0;
  return 1;
}

function plainMark(code: number): number {
  if (code === 0x2018 || code === 0x2019 || code === 0xb4 || code === 96) return 39;
  if (code === 0x201c || code === 0x201d) return 34;
  return code >= 0x2010 && code <= 0x2013 ? 45 : code;
}

interface Columns {
  start: Int32Array;
  end: Int32Array;
  kind: Uint8Array;
  code: Int32Array;
  value: Int32Array;
  gap: Uint8Array;
}

function columns(size: number): Columns {
  const ints = () => new Int32Array(size);
  return { start: ints(), end: ints(), kind: new Uint8Array(size), code: ints(), value: ints(), gap: new Uint8Array(size) };
}

function grow(old: Columns, size: number): Columns {
  const grown = columns(size);
  grown.start.set(old.start);
  grown.end.set(old.end);
  grown.kind.set(old.kind);
  grown.code.set(old.code);
  grown.value.set(old.value);
  grown.gap.set(old.gap);
  return grown;
}

function readWord(text: string, at: number, c: Columns, n: number): number {
  let hash = 0;
  let i = at;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (kindOf(code) !== 1) break;
    hash = (Math.imul(hash, 31) + (code | 32)) | 0;
  }
  const word = i - at <= 16 ? lookUp(text, at, i, hash) : 0;
  c.kind[n] = WORD;
  c.code[n] = word;
  c.value[n] = WORD_VALUE[word];
  return i;
}

function readNumber(text: string, at: number, c: Columns, n: number): number {
  let value = 0;
  let i = at;
  for (; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) break;
    if (i - at < 9) value = value * 10 + digit;
  }
  c.kind[n] = NUMBER;
  c.code[n] = i - at;
  c.value[n] = i - at > 9 ? -1 : value;
  return i;
}

/** Cuts a text into lexemes. */
export function cutLexemes(text: string): Lexemes {
  let c = columns((text.length >> 2) + 16);
  let n = 0;
  let breaks = 0;
  let spaced = false;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    if (kind >= 3) {
      spaced = true;
      if (kind === 4 && !(code === 10 && at > 0 && text.charCodeAt(at - 1) === 13)) breaks++;
      at++;
      continue;
    }
    if (n === c.start.length) c = grow(c, n * 2);
    c.start[n] = at;
    c.gap[n] = breaks > 1 ? 3 : breaks === 1 ? 2 : spaced ? 1 : 0;
    breaks = 0;
    spaced = false;
    if (kind === 1) at = readWord(text, at, c, n);
    else if (kind === 2) at = readNumber(text, at, c, n);
    else {
      c.kind[n] = MARK;
      c.code[n] = plainMark(code);
      c.value[n] = -1;
      at++;
    }
    c.end[n] = at;
    n++;
  }
  return { text, count: n, ...c };
}

/** Word id at `i`; 0 for unknown words, other kinds and places outside the text. */
export function wordAt(lex: Lexemes, i: number): number {
  return i >= 0 && i < lex.count && lex.kind[i] === WORD ? lex.code[i] : 0;
}

export function classAt(lex: Lexemes, i: number): number {
  return i >= 0 && i < lex.count && lex.kind[i] === WORD ? WORD_CLASS[lex.code[i]] : NONE;
}

/** Char code of the mark at `i`; 0 elsewhere. */
export function markAt(lex: Lexemes, i: number): number {
  return i >= 0 && i < lex.count && lex.kind[i] === MARK ? lex.code[i] : 0;
}

/** The number written in digits at `i`; -1 elsewhere and over nine digits. */
export function numberAt(lex: Lexemes, i: number): number {
  return i >= 0 && i < lex.count && lex.kind[i] === NUMBER ? lex.value[i] : -1;
}

/** Count of digits at `i`; 0 where it is no number. */
export function digitsAt(lex: Lexemes, i: number): number {
  return i >= 0 && i < lex.count && lex.kind[i] === NUMBER ? lex.code[i] : 0;
}

/** Whether `i` follows the lexeme before it without white space. */
export function glued(lex: Lexemes, i: number): boolean {
  return i > 0 && i < lex.count && lex.gap[i] === 0;
}

/** Whether the word at `i` begins with a capital letter of ASCII. */
export function capitalAt(lex: Lexemes, i: number): boolean {
  if (i < 0 || i >= lex.count || lex.kind[i] !== WORD) return false;
  const code = lex.text.charCodeAt(lex.start[i]);
  return code >= 65 && code <= 90;
}

/** Whether the word at `i` is all capitals and longer than one letter. */
export function allCapitals(lex: Lexemes, i: number): boolean {
  if (!capitalAt(lex, i) || lex.end[i] - lex.start[i] < 2) return false;
  for (let at = lex.start[i]; at < lex.end[i]; at++) if (lex.text.charCodeAt(at) >= 97) return false;
  return true;
}

/** Lower-case letters of the word at `i`, for the few rules that look at unlisted words. */
export function lowerAt(lex: Lexemes, i: number): string {
  return i >= 0 && i < lex.count ? lex.text.slice(lex.start[i], lex.end[i]).toLowerCase() : "";
}
