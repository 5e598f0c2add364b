import type { BlockKind, RawItem } from "../model/article.ts";
import type { Span } from "../model/span.ts";
import { frameLength, isCreditedCaption, isDatedCaption, isHeading, tellsOfPast } from "./captions.ts";
import { readCreditLine, readOutletLine } from "./credit.ts";
import { readHeadLine } from "./date-lines.ts";
import { endsSentence, type Line, lineKey, wordCount } from "./lines.ts";
import { linkCards } from "./link-cards.ts";
import { isHeadlineLike, isRelatedHeading, isSectionLabel, isSizeLetters, litterReason } from "./litter.ts";
import { mainScript } from "./scripts.ts";

/** What cleaning makes of a line: cut with a reason, or kept as a block of a kind. */
export interface Mark {
  readonly cut: string | null;
  readonly kind: BlockKind;
  /** Characters at the front of a kept line that are cut all the same. */
  readonly frame: number;
  /** Stretches within a kept line that are cut all the same. */
  readonly cards: readonly Span[];
}

export interface Marked {
  readonly marks: readonly Mark[];
  readonly title: string | null;
}

/** How many lines at most a page puts before its article. */
const HEAD_LINES = 16;
const BYLINE = /^(?:by|text by|words by|reporting by|written by) [\p{Lu}][^.!?]{1,100}$/u;
const BYLINE_CASED = /^(?:By|BY) \p{Lu}[^!?]{1,100}$/u;
const STAFF =
  /^(?:our |special )?(?:staff (?:writer|reporter|correspondent)s?|correspondent|(?:news|web) desk|(?:agencies|wires)(?: and staff)?)$/i;

/** First and last line that read as running text. */
interface Body {
  readonly first: number;
  readonly last: number;
}

/**
 * Decides line by line, in this order: litter by its words, letters of page sizes, navigation in another script, lists of other articles at the
 * end, section labels above the title, titles and captions that the page repeats; all else is kept. A rule that is not sure keeps.
 */
export function markLines(raw: RawItem, lines: readonly Line[]): Marked {
  const body = findBody(lines);
  const cuts: (string | null)[] = lines.map(({ text }) => litterReason(text) ?? (isSizeLetters(text) ? "size-letters" : null));
  // A lone "MD" may be a word of its own; page sizes come in company.
  cutLoneSizes(lines, cuts);
  cutOtherScript(lines, body, cuts);
  cutRelatedLists(lines, body, cuts);
  const title = findTitle(raw, lines, body, cuts);
  cutSections(lines, title.line, body, cuts);
  cutRepeats(lines, title, cuts);
  const marks = lines.map(({ text }, i): Mark => {
    const frame = frameLength(text);
    return { cut: cuts[i], frame, cards: linkCards(text), kind: kindOf(raw, lines, i, body, title.line, cuts, frame > 0) };
  });
  return { marks, title: title.text };
}

function findBody(lines: readonly Line[]): Body {
  const isProse = ({ text }: Line) => wordCount(text, 12) >= 12 && endsSentence(text) && litterReason(text) === null;
  const first = lines.findIndex(isProse);
  return first < 0 ? { first: lines.length, last: -1 } : { first, last: lines.findLastIndex(isProse) };
}

function cutLoneSizes(lines: readonly Line[], cuts: (string | null)[]): void {
  const isSize = (i: number) => cuts[i] === "size-letters";
  for (let i = 0; i < lines.length; i++) {
    if (!isSize(i) || lines[i].text.includes(" ")) continue;
    let from = i;
    while (isSize(i + 1)) i++;
    if (i - from < 2) for (; from <= i; from++) cuts[from] = null;
  }
}

/** Short lines before or after the running text, in a script that the running text does not have. */
function cutOtherScript(lines: readonly Line[], body: Body, cuts: (string | null)[]): void {
  if (body.last < 0) return;
  const script = mainScript(
    lines
      .slice(body.first, body.last + 1)
      .map(({ text }) => text.slice(0, 500))
      .join("\n")
      .slice(0, 20_000),
  );
  if (script === null) return;
  for (let i = 0; i < lines.length; i++) {
    if ((i >= body.first && i <= body.last) || cuts[i] !== null || wordCount(lines[i].text) > 12) continue;
    const own = mainScript(lines[i].text);
    if (own !== null && own !== script) cuts[i] = "other-script";
  }
}

/** Headings of lists of other articles, and at the end of the page the titles below them; "MORE:" cuts the one title below it. */
function cutRelatedLists(lines: readonly Line[], body: Body, cuts: (string | null)[]): void {
  for (let i = 0; i < lines.length; i++) {
    const { text } = lines[i];
    const single = cuts[i] === "related" && /:\W{0,2}$/.test(text);
    if (!single && !isRelatedHeading(text)) continue;
    if (isRelatedHeading(text)) cuts[i] = "related";
    let below = i + 1;
    const stop = i > body.last ? lines.length : single ? Math.min(lines.length, i + 2) : 0;
    for (; below < stop && isHeadlineLike(lines[below].text) && !isCredit(lines[below].text); below++) cuts[below] ??= "related";
  }
}

function isCredit(text: string): boolean {
  return readCreditLine(text) !== null || /^(?:contributing|reporting)\b/i.test(text);
}

interface Title {
  readonly text: string | null;
  /** Number of the line that is the title; -1 where no line is. */
  readonly line: number;
}

/** The stated title, or of the lines above the running text the one that the page repeats, else the first that reads as one. */
function findTitle(raw: RawItem, lines: readonly Line[], body: Body, cuts: readonly (string | null)[]): Title {
  const stated = raw.stated.title?.replace(/\s+/g, " ").trim() || null;
  const head = Math.min(lines.length, HEAD_LINES);
  if (stated !== null) {
    const line = lines.slice(0, head).findIndex(({ text }) => lineKey(text.replace(/^#{1,6} /, "")) === lineKey(stated));
    return { text: stated, line };
  }
  const candidates: number[] = [];
  for (let i = 0; i < Math.min(head, body.first); i++) if (cuts[i] === null && isTitleLike(lines[i].text)) candidates.push(i);
  const keys = lines.slice(0, head).map(({ text }) => lineKey(text));
  const repeated = candidates.find((i) => keys.indexOf(keys[i], i + 1) > 0);
  const line = repeated ?? candidates.find((i) => wordCount(lines[i].text) >= 4) ?? candidates[0] ?? -1;
  return { text: line < 0 ? null : lines[line].text.replace(/^#{1,6} /, ""), line };
}

function isTitleLike(text: string): boolean {
  if (text.length > 250 || wordCount(text) > 32 || wordCount(text) < 2 || /[;,:]$/.test(text)) return false;
  if (/\.["”’]?$/.test(text) && !/\b(?:\p{Lu}\.){2,}$/u.test(text)) return false;
  return (
    readHeadLine(text) === null &&
    readCreditLine(text) === null &&
    !isByline(text) &&
    !isCreditedCaption(text) &&
    !isDatedCaption(text) &&
    !isSectionLabel(text)
  );
}

export function isByline(text: string): boolean {
  return (BYLINE.test(text) || BYLINE_CASED.test(text) || STAFF.test(text)) && wordCount(text) <= 14;
}

function cutSections(lines: readonly Line[], title: number, body: Body, cuts: (string | null)[]): void {
  const end = title >= 0 ? title : Math.min(body.first, 3);
  for (let i = 0; i < Math.min(end, HEAD_LINES); i++) if (cuts[i] === null && isSectionLabel(lines[i].text)) cuts[i] = "section-label";
}

/** Lines equal to the title, and lines of at least four words equal to the kept line before them. */
function cutRepeats(lines: readonly Line[], title: Title, cuts: (string | null)[]): void {
  const titleKey = title.text === null || title.line < 0 ? null : lineKey(title.text);
  let before = "";
  for (let i = 0; i < lines.length; i++) {
    if (cuts[i] !== null) continue;
    const key = lineKey(lines[i].text);
    if (key === titleKey && i !== title.line) cuts[i] = "repeated-title";
    else if (key === before && wordCount(key) >= 4 && lines[i].text.length <= 1000) cuts[i] = "repeated-line";
    else before = key;
  }
}

function kindOf(
  raw: RawItem,
  lines: readonly Line[],
  i: number,
  body: Body,
  title: number,
  cuts: readonly (string | null)[],
  framed: boolean,
): BlockKind {
  const { text } = lines[i];
  if (i === title) return "title";
  if (framed || isCreditedCaption(text)) return "caption";
  if (readCreditLine(text) !== null) return "credit";
  const head = i < Math.max(HEAD_LINES, body.first);
  if (head && readHeadLine(text) !== null) return "dateline";
  const tail = i > body.last;
  if ((head || tail) && (isByline(text) || equalsStated(raw, text))) return "credit";
  if (tail && readOutletLine(text) !== null) return "credit";
  const repeated = cuts[i + 1] === "repeated-line";
  if (isDatedCaption(text) && (repeated || (i < Math.min(8, body.last) && !tellsOfPast(text)))) return "caption";
  if (/^(?:[•◦▪‣*-]|\d{1,2}[.)]) \S/.test(text)) return "list";
  if (raw.mediaType === "text/markdown" && text.startsWith(">")) return "quote";
  return isHeading(text) && lines.length > 1 ? "heading" : "paragraph";
}

function equalsStated({ stated }: RawItem, text: string): boolean {
  const key = lineKey(text);
  return (stated.byline !== null && lineKey(stated.byline) === key) || (stated.outlet !== null && lineKey(stated.outlet) === key);
}
