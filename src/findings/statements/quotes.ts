/** A stretch between quotation marks. Offsets of the marks themselves; `closeStart === closeEnd` where the closing mark is missing. */
export interface Quotation {
  readonly openStart: number;
  readonly openEnd: number;
  readonly closeStart: number;
  readonly closeEnd: number;
  readonly double: boolean;
}

const NEWLINE = 0x0a;
/** A quotation in single marks that runs on longer is taken for a stray apostrophe; it may be longer where its mark follows a stop. */
const LONGEST_SINGLE = 400;
const LONGEST_STOPPED = 2000;

type Mark = "open" | "close" | "either";

/**
 * Quotations of a text in order of their opening mark; those of one kind of mark do not nest. A paragraph's end closes what is open (running
 * quotations open each paragraph anew). One pass; what is not closed within its paragraph ends there.
 */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  let double = -1;
  let doubleEnd = -1;
  let single = -1;
  // Where an open single quotation may end, unless a surer mark comes: "the leaders' talks" is no end of what somebody says.
  let perhaps = -1;
  const close = (closeStart: number, closeEnd: number) => {
    found.push({ openStart: double, openEnd: doubleEnd, closeStart, closeEnd, double: true });
    double = -1;
  };
  const closeSingle = (at: number, longest: number) => {
    if (at >= 0 && at - single <= longest)
      found.push({ openStart: single, openEnd: single + 1, closeStart: at, closeEnd: at + 1, double: false });
    single = -1;
    perhaps = -1;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) {
      if (double >= 0) close(at, at);
      if (single >= 0) closeSingle(perhaps, LONGEST_SINGLE);
      continue;
    }
    const width = doubleWidth(text, at, code);
    if (width > 0) {
      const mark = doubleMark(text, at, width, code);
      const opens = mark === "open" || (mark === "either" && double < 0);
      if (opens) {
        if (double >= 0) close(at, at);
        double = at;
        doubleEnd = at + width;
      } else if (double >= 0) close(at, at + width);
      at += width - 1;
      continue;
    }
    if (code !== 0x27 && code !== 0x2018 && code !== 0x2019) continue;
    if (code !== 0x2019 && opensAt(text, at, 1) && !isDigit(text.charCodeAt(at + 1)) && (single < 0 || perhaps >= 0)) {
      if (single >= 0) closeSingle(perhaps, LONGEST_SINGLE);
      single = at;
    } else if (code !== 0x2018 && single >= 0 && isInk(text.charCodeAt(at - 1)) && !isWord(text.charCodeAt(at + 1))) {
      if (isStop(text.charCodeAt(at - 1))) closeSingle(at, LONGEST_STOPPED);
      else if (isPlural(text, at)) perhaps = at;
      else closeSingle(at, LONGEST_SINGLE);
    }
  }
  if (double >= 0) close(text.length, text.length);
  if (single >= 0) closeSingle(perhaps, LONGEST_SINGLE);
  return found.sort((a, b) => a.openStart - b.openStart || b.closeEnd - a.closeEnd);
}

/** Length of a double quotation mark at `at`, 0 where none stands there. Two apostrophes or two grave accents count as one mark. */
function doubleWidth(text: string, at: number, code: number): number {
  if (code === 0x22 || code === 0x201c || code === 0x201d || code === 0x201e || code === 0xab || code === 0xbb) return 1;
  if ((code === 0x27 || code === 0x60) && text.charCodeAt(at + 1) === code) return 2;
  return 0;
}

function doubleMark(text: string, at: number, width: number, code: number): Mark {
  if (code === 0x201e || code === 0xab || code === 0x60) return "open";
  if (code === 0xbb) return "close";
  const opens = opensAt(text, at, width);
  const closes = closesAt(text, at, width);
  // A curly mark may still stand the wrong way round; its surroundings then say what it is.
  if (code === 0x201c) return closes && !opens ? "close" : "open";
  if (code === 0x201d) return opens && !closes ? "open" : "close";
  if (opens === closes) return "either";
  return opens ? "open" : "close";
}

function opensAt(text: string, at: number, width: number): boolean {
  return (at === 0 || !isSolid(text.charCodeAt(at - 1))) && isInk(text.charCodeAt(at + width));
}

function closesAt(text: string, at: number, width: number): boolean {
  const after = text.charCodeAt(at + width);
  return at > 0 && isInk(text.charCodeAt(at - 1)) && (Number.isNaN(after) || !isSolid(after));
}

function isStop(code: number): boolean {
  return code === 0x2e || code === 0x2c || code === 0x21 || code === 0x3f || code === 0x2026;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** An apostrophe behind an s with a word to follow: as likely a possessive as the end of a quotation. */
function isPlural(text: string, at: number): boolean {
  return (text.charCodeAt(at - 1) | 0x20) === 0x73 && text.charCodeAt(at + 1) === 0x20;
}

/** A letter, digit or closing punctuation: what a mark that opens does not follow. */
function isSolid(code: number): boolean {
  return code === 0x2e || code === 0x2c || isWord(code);
}

function isWord(code: number): boolean {
  if (code <= 0x7f) return isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x206f);
}

function isInk(code: number): boolean {
  return code > 0x20 && code !== 0xa0 && code !== 0x2028 && code !== 0x2029;
}
