/** Amounts: "two", "44", "a", "one and a half", "2 1/2", "several", "a couple of", "1,200", "twenty-five". */
import { classAt, digitsAt, glued, type Lexemes, markAt, numberAt, wordAt } from "./lexemes.ts";
import { CARDINAL, id, ids, WORD_VALUE } from "./words.ts";

export interface Count {
  /** null where the words name no number. */
  readonly amount: number | null;
  /** First lexeme of the amount. */
  readonly from: number;
  /** First lexeme after it. */
  readonly to: number;
}

const A = ids("a an");
const AND = id("and");
const OF = id("of");
const HALF = id("half");
const VAGUE = ids("several few many dozens hundreds thousands countless numerous some");
const COUPLE = id("couple");
const DOZEN = id("dozen");
const SCALE = ids("hundred thousand million");
const MILLION = id("million");
const HYPHEN = 45;
const COMMA = 44;
const DOT = 46;
const SLASH = 47;
/** Longest amount in lexemes: "a hundred and twenty - five and a half". */
const LONGEST = 9;

interface Step {
  readonly amount: number | null;
  readonly to: number;
}

function digits(lex: Lexemes, i: number): Step | null {
  let amount = numberAt(lex, i);
  if (amount < 0) return null;
  let to = i + 1;
  while (markAt(lex, to) === COMMA && glued(lex, to) && glued(lex, to + 1) && digitsAt(lex, to + 1) === 3 && amount < 1e6) {
    amount = amount * 1000 + numberAt(lex, to + 1);
    to += 2;
  }
  if (markAt(lex, to) === DOT && glued(lex, to) && glued(lex, to + 1) && digitsAt(lex, to + 1) > 0 && digitsAt(lex, to + 1) < 4) {
    amount += numberAt(lex, to + 1) / 10 ** digitsAt(lex, to + 1);
    to += 2;
  }
  return { amount, to };
}

/** "1/2" or "½" after a whole number, or alone. */
function fraction(lex: Lexemes, i: number): Step | null {
  if (markAt(lex, i) === 0xbd) return { amount: 0.5, to: i + 1 };
  const over = numberAt(lex, i);
  const under = numberAt(lex, i + 2);
  if (over < 1 || under < 2 || under > 8 || over >= under || markAt(lex, i + 1) !== SLASH) return null;
  return { amount: over / under, to: i + 3 };
}

function simpleWord(lex: Lexemes, i: number): Step | null {
  const word = wordAt(lex, i);
  if (classAt(lex, i) !== CARDINAL || SCALE[word]) return null;
  const value = WORD_VALUE[word];
  let to = i + 1;
  if (markAt(lex, to) === HYPHEN && glued(lex, to)) to++;
  const unit = classAt(lex, to) === CARDINAL ? WORD_VALUE[wordAt(lex, to)] : 0;
  if (value >= 20 && value < 100 && unit > 0 && unit < 10) return { amount: value + unit, to: to + 1 };
  return { amount: value, to: i + 1 };
}

/** "hundred", "thousand and five" after an amount. */
function scaled(lex: Lexemes, head: Step): Step {
  let { amount, to } = head;
  for (let rounds = 0; rounds < 3 && amount !== null; rounds++) {
    const word = wordAt(lex, to);
    if (!SCALE[word]) break;
    amount *= word === MILLION ? 1e6 : WORD_VALUE[word];
    to++;
    const joined = wordAt(lex, to) === AND ? to + 1 : to;
    const tail = simpleWord(lex, joined) ?? null;
    if (tail !== null && tail.amount !== null && !SCALE[wordAt(lex, tail.to)]) {
      amount += tail.amount;
      to = tail.to;
    }
  }
  return { amount, to };
}

function whole(lex: Lexemes, i: number): Step | null {
  const word = wordAt(lex, i);
  if (VAGUE[word]) return { amount: null, to: wordAt(lex, i + 1) === OF ? i + 2 : i + 1 };
  if (word === DOZEN) return { amount: 12, to: i + 1 };
  if (word === COUPLE) return { amount: 2, to: wordAt(lex, i + 1) === OF ? i + 2 : i + 1 };
  if (word === HALF) {
    const article = A[wordAt(lex, i + 1)] ? 1 : markAt(lex, i + 1) === HYPHEN ? 1 : 0;
    return { amount: 0.5, to: i + 1 + article };
  }
  if (A[word]) {
    const next = wordAt(lex, i + 1);
    if (next === HALF) return { amount: 0.5, to: i + 2 };
    if (next === COUPLE) return { amount: 2, to: wordAt(lex, i + 2) === OF ? i + 3 : i + 2 };
    if (next === DOZEN) return { amount: 12, to: i + 2 };
    if (VAGUE[next]) return { amount: null, to: i + 2 };
    return scaled(lex, { amount: 1, to: i + 1 });
  }
  const alone = fraction(lex, i);
  if (alone !== null) return alone;
  const head = digits(lex, i) ?? simpleWord(lex, i);
  return head === null ? null : scaled(lex, head);
}

/** Reads an amount that begins at `i`; null where there is none. */
export function countAt(lex: Lexemes, i: number): Count | null {
  const head = whole(lex, i);
  if (head === null || head.amount === null) return head === null ? null : { amount: null, from: i, to: head.to };
  const dash = markAt(lex, head.to) === HYPHEN ? head.to + 1 : head.to;
  const part = fraction(lex, dash);
  if (part !== null && part.amount !== null) return { amount: head.amount + part.amount, from: i, to: part.to };
  if (wordAt(lex, head.to) === AND && A[wordAt(lex, head.to + 1)] && wordAt(lex, head.to + 2) === HALF) {
    return { amount: head.amount + 0.5, from: i, to: head.to + 3 };
  }
  return { amount: head.amount, from: i, to: head.to };
}

/** The longest amount that ends just before `end`; null where there is none. */
export function countBefore(lex: Lexemes, end: number): Count | null {
  for (let from = Math.max(0, end - LONGEST); from < end; from++) {
    const count = countAt(lex, from);
    if (count !== null && count.to === end && !(from > 0 && splitsNumber(lex, from))) return count;
  }
  return null;
}

/** Whether `i` is the tail of a longer number ("1,200": the 200) or of a price ("$5"). */
function splitsNumber(lex: Lexemes, i: number): boolean {
  const mark = markAt(lex, i - 1);
  return glued(lex, i) && (mark === COMMA || mark === DOT || mark === 36) && numberAt(lex, i) >= 0;
}
