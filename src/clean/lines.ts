import type { Span } from "../model/span.ts";

/** A non-blank line of the decoded input, without the white space around it. */
export interface Line {
  /** Stretches of the input that make up the line, in order; more than one where invisible characters stand between them. */
  readonly pieces: readonly Span[];
  /** The stretches as one text. */
  readonly text: string;
  /** Whether a blank line stands before it. */
  readonly gap: boolean;
}

export interface Lines {
  readonly lines: readonly Line[];
  /** Invisible characters, which belong to no line: controls, byte order marks, soft hyphens, direction marks, halves of surrogate pairs. */
  readonly invisible: readonly Span[];
}

const BREAK = 1;
const SPACE = 2;
const INVISIBLE = 3;

/** Splits at line ends of all systems (and at the Unicode ones). Every character that is not white space is in one line or invisible. */
export function splitLines(text: string): Lines {
  const lines: Line[] = [];
  const invisible: Span[] = [];
  let pieces: Span[] = [];
  let from = -1;
  let last = -1;
  let gap = false;
  const closePiece = () => {
    if (from >= 0) pieces.push({ start: from, end: last });
    from = -1;
  };
  for (let i = 0; i <= text.length; i++) {
    const kind = i === text.length ? BREAK : kindOf(text, i);
    if (kind === BREAK) {
      closePiece();
      trimLast(text, pieces);
      if (pieces.length > 0) lines.push({ pieces, text: pieces.map(({ start, end }) => text.slice(start, end)).join(""), gap });
      // CR LF is one line end; a second one in a row makes a blank line.
      if (!(text[i] === "\n" && text[i - 1] === "\r")) gap = pieces.length === 0;
      pieces = [];
    } else if (kind === INVISIBLE) {
      // White space in front of it stays with what goes before.
      if (from >= 0) last = i;
      closePiece();
      addTo(invisible, i);
    } else if (kind !== SPACE) {
      if (from < 0) from = pieces.length === 0 ? i : afterInvisible(text, i);
      last = i + 1;
    }
  }
  return { lines, invisible };
}

/** White space kept in front of an invisible character goes where that character ends the line. */
function trimLast(text: string, pieces: Span[]): void {
  const last = pieces.pop();
  if (last === undefined) return;
  let end = last.end;
  while (kindOf(text, end - 1) === SPACE) end--;
  pieces.push({ start: last.start, end });
}

/** Start of the white space that stands between an invisible character and position `i`: inside a line it is kept. */
function afterInvisible(text: string, i: number): number {
  let start = i;
  while (kindOf(text, start - 1) === SPACE) start--;
  return start;
}

function addTo(spans: Span[], at: number): void {
  const before = spans[spans.length - 1];
  if (before?.end === at) spans[spans.length - 1] = { start: before.start, end: at + 1 };
  else spans.push({ start: at, end: at + 1 });
}

function kindOf(text: string, i: number): 0 | typeof BREAK | typeof SPACE | typeof INVISIBLE {
  const code = text.charCodeAt(i);
  if (code === 0x20 || code === 9 || code === 0xa0) return SPACE;
  if (code > 0x20 && code < 0x7f) return 0;
  if ((code >= 10 && code <= 13) || code === 0x85 || code === 0x2028 || code === 0x2029) return BREAK;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xad || code === 0xfeff || code === 0xfffe || code === 0xffff)
    return INVISIBLE;
  if (code === 0x200b || code === 0x200e || code === 0x200f || code === 0x2060 || (code >= 0x202a && code <= 0x202e)) return INVISIBLE;
  if (code >= 0xd800 && code <= 0xdfff) return isPaired(text, i, code) ? 0 : INVISIBLE;
  return (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x3000 ? SPACE : 0;
}

function isPaired(text: string, i: number, code: number): boolean {
  const other = code < 0xdc00 ? text.charCodeAt(i + 1) : text.charCodeAt(i - 1);
  return code < 0xdc00 ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other < 0xdc00;
}

/** Number of words, up to `limit`: a line of megabytes is not read to its end. */
export function wordCount(text: string, limit = 100): number {
  let words = 0;
  let inside = false;
  for (let i = 0; i < text.length && words < limit; i++) {
    const space = text.charCodeAt(i) <= 0x20 || text.charCodeAt(i) === 0xa0;
    if (!space && !inside) words++;
    inside = !space;
  }
  return words;
}

/** Whether a line ends like a sentence: a stop, maybe in quotation marks or brackets. */
export function endsSentence(text: string): boolean {
  return /[.!?…]["'”’»)\]]{0,3}$/.test(text.slice(-8));
}

/** The form in which lines are compared with one another. */
export function lineKey(text: string): string {
  return text
    .slice(0, 1000)
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[ \t\u00a0]+/g, " ");
}
