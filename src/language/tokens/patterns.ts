import { classOf, DIGIT, isUpper, LETTER, WHITE } from "./characters.ts";
import { SUFFIXES } from "./lexicon.ts";

/** End of an address of the web or of mail that starts at `from`, or `from`. Scans at most `limit` code units. */
export function patternEnd(text: string, from: number, limit: number): number {
  const currency = currencyEnd(text, from);
  if (currency > from) return currency;
  const code = text.charCodeAt(from) | 0x20;
  if (code === 0x68 || code === 0x77 || code === 0x66 || code === 0x6d) {
    const web = webEnd(text, from, limit);
    if (web > from) return web;
  }
  return accountEnd(text, from, limit);
}

function webEnd(text: string, from: number, limit: number): number {
  const head = text.slice(from, from + 8).toLowerCase();
  const scheme = head.startsWith("http://") || head.startsWith("https://") || head.startsWith("ftp://") || head.startsWith("mailto:");
  if (!scheme && !(head.startsWith("www.") && head.length > 4 && classOf(head.charCodeAt(4)) !== WHITE)) return from;
  const stop = Math.min(text.length, from + limit);
  let at = from;
  while (at < stop && isAddressCode(text.charCodeAt(at))) at++;
  while (at > from && isTrailing(text.charCodeAt(at - 1))) at--;
  return at;
}

/** "name.surname@example.com"; what stands before the sign is looked at once for each word, which bounds the cost. */
function accountEnd(text: string, from: number, limit: number): number {
  const stop = Math.min(text.length, from + limit, from + 64);
  let at = from;
  while (at < stop && isAccountCode(text.charCodeAt(at))) at++;
  if (at >= stop || text.charCodeAt(at) !== 0x40) return from;
  let end = at + 1;
  const last = Math.min(text.length, from + limit);
  while (end < last && isAccountCode(text.charCodeAt(end))) end++;
  while (end > at + 1 && isTrailing(text.charCodeAt(end - 1))) end--;
  return end > at + 1 ? end : from;
}

function isAccountCode(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
    ? true
    : (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x5f || code === 0x2d || code === 0x2b;
}

function isAddressCode(code: number): boolean {
  return (
    classOf(code) !== WHITE &&
    code !== 0x3c &&
    code !== 0x3e &&
    code !== 0x22 &&
    code !== 0x201c &&
    code !== 0x201d &&
    code !== 0x29 &&
    code !== 0x5d
  );
}

function isTrailing(code: number): boolean {
  return (
    code === 0x2e ||
    code === 0x2c ||
    code === 0x3b ||
    code === 0x3a ||
    code === 0x21 ||
    code === 0x3f ||
    code === 0x27 ||
    code === 0x2019 ||
    code === 0x2d
  );
}

const TERMINAL = (code: number) => code === 0x2e || code === 0x21 || code === 0x3f;

/** End of the sign or the run of signs that starts at `from`: "...", "?!", "--", "@name", "#tag", ":-)", else one character. */
export function symbolEnd(text: string, from: number): number {
  const code = text.charCodeAt(from);
  const limit = Math.min(text.length, from + 256);
  let at = from + 1;
  if (TERMINAL(code)) {
    while (at < limit && TERMINAL(text.charCodeAt(at))) at++;
    return at === from + 1 && code === 0x2e ? suffixEnd(text, from) : at;
  }
  if (isRepeatable(code)) {
    while (at < limit && text.charCodeAt(at) === code) at++;
    if (at > from + 1) return at;
  }
  const smiley = smileyEnd(text, from);
  if (smiley > from) return smiley;
  if (code === 0x2b) return plusEnd(text, from, limit);
  if (code === 0x40 || code === 0x23) return tagEnd(text, from, limit);
  if (code >= 0xd800 && code <= 0xdfff) return from + (text.codePointAt(from)! > 0xffff ? 2 : 1);
  return at;
}

/** Signs whose repetition is one token: - = * ~ < > ' ` ^ | + # and the dashes. */
function isRepeatable(code: number): boolean {
  return (
    code === 0x2d ||
    code === 0x3d ||
    code === 0x2a ||
    code === 0x7e ||
    code === 0x3c ||
    code === 0x3e ||
    code === 0x27 ||
    code === 0x60 ||
    code === 0x5e ||
    code === 0x7c ||
    code === 0x2b ||
    code === 0x23 ||
    code === 0x2014 ||
    code === 0x2026 ||
    code === 0x2019 ||
    code === 0x24
  );
}

function smileyEnd(text: string, from: number): number {
  const code = text.charCodeAt(from);
  if (code !== 0x3a && code !== 0x3b && code !== 0x3d && code !== 0x5e) return from;
  const found = /^(?:[:;]-?[()DPp]|=[)(]|\^_\^)(?![\p{L}\p{N}])/u.exec(text.slice(from, from + 4));
  return found === null ? from : from + found[0].length;
}

/** End of ".com" or ".doc" that stands apart from a word before it, else of the stop alone. */
function suffixEnd(text: string, from: number): number {
  let at = from + 1;
  if (from > 0 && classOf(text.charCodeAt(from - 1)) !== WHITE) return text[from - 1] === "(" ? indexEnd(text, from) : at;
  while (at < text.length && at - from <= 5 && classOf(text.charCodeAt(at)) === LETTER) at++;
  if (at - from > 3 && SUFFIXES.has(text.slice(from + 1, at))) return at;
  return indexEnd(text, from);
}

/** End of ".OSTX", ".N225": a stock index as the tape writes it. */
function indexEnd(text: string, from: number): number {
  const form = /^\.[A-Z][A-Z\d]{1,6}(?![\p{L}\d])/u.exec(text.slice(from, from + 9));
  return form === null ? from + 1 : from + form[0].length;
}

/** "+44" at the beginning of a number. */
function plusEnd(text: string, from: number, limit: number): number {
  let at = from + 1;
  if (from > 0 && classOf(text.charCodeAt(from - 1)) !== WHITE && text.charCodeAt(from - 1) !== 0x28) return at;
  while (at < limit && at - from <= 15 && classOf(text.charCodeAt(at)) === DIGIT) at++;
  return at;
}

/** "@name" and "#topic"; a number sign before digits stands alone. */
function tagEnd(text: string, from: number, limit: number): number {
  if (from > 0 && classOf(text.charCodeAt(from - 1)) !== WHITE && !/[("'“‘]/.test(text[from - 1])) return from + 1;
  let at = from + 1;
  if (at >= limit || classOf(text.charCodeAt(at)) !== LETTER) return at;
  while (at < limit && (classOf(text.charCodeAt(at)) === LETTER || classOf(text.charCodeAt(at)) === DIGIT)) at++;
  return at;
}

/** End of "US$" or "A$" at `from`: letters that belong to the currency sign after them. */
function currencyEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < 3 && isUpper(text.charCodeAt(at))) at++;
  return at > from && at - from < 3 && text.charCodeAt(at) === 0x24 ? at + 1 : from;
}
