import type { Block, Kept, Removed } from "../model/article.ts";
import type { Span } from "../model/span.ts";
import type { Line, Lines } from "./lines.ts";
import type { Mark } from "./marks.ts";

export interface Assembled {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly kept: readonly Kept[];
  readonly removed: readonly Removed[];
}

/**
 * Builds the article's text from the kept lines: each as it stands, one line end between neighbours, two where the input has a blank line
 * between them (also one that litter stood beside). Nothing else is changed, so that `kept` maps every character back to the input.
 */
export function assemble(input: string, { lines, invisible }: Lines, marks: readonly Mark[]): Assembled {
  const blocks: Block[] = [];
  const kept: Kept[] = [];
  const removed: Removed[] = invisible.map((span) => removedSpan(input, span, "invisible"));
  let text = "";
  let gap = false;
  for (let i = 0; i < lines.length; i++) {
    gap ||= lines[i].gap;
    const { cut, frame, cards, kind } = marks[i];
    const own = cut === null ? split(lines[i], [{ start: 0, end: frame }, ...cards]) : { cut: lines[i].pieces, rest: [] };
    for (const span of own.cut)
      removed.push(removedSpan(input, span, cut ?? (span.start < lines[i].pieces[0].start + frame ? "picture-frame" : "related")));
    if (own.rest.length === 0) continue;
    if (text !== "") text += gap ? "\n\n" : "\n";
    const start = text.length;
    for (const piece of own.rest) {
      kept.push({ start: text.length, end: text.length + piece.end - piece.start, from: piece.start });
      text += input.slice(piece.start, piece.end);
    }
    addBlock(blocks, { start, end: text.length, kind }, text, gap);
    gap = false;
  }
  removed.sort((a, b) => a.start - b.start);
  return { text, blocks, kept, removed };
}

function removedSpan(input: string, { start, end }: Span, reason: string): Removed {
  return { start, end, reason, text: input.slice(start, end) };
}

/** Parts a line into what of its pieces lies in the ranges of its characters, and the rest. */
function split({ pieces }: Line, ranges: readonly Span[]): { readonly cut: readonly Span[]; readonly rest: readonly Span[] } {
  const cut: Span[] = [];
  const rest: Span[] = [];
  let at = 0;
  for (const piece of pieces) {
    const end = at + piece.end - piece.start;
    let from = at;
    for (const range of ranges) {
      const [first, last] = [Math.max(from, range.start), Math.min(end, range.end)];
      if (first >= last) continue;
      if (from < first) rest.push({ start: piece.start + from - at, end: piece.start + first - at });
      cut.push({ start: piece.start + first - at, end: piece.start + last - at });
      from = last;
    }
    if (from < end) rest.push({ start: piece.start + from - at, end: piece.end });
    at = end;
  }
  return { cut, rest };
}

/** Lines that a hard wrap parts are one block: the one before breaks off at full length, this one goes on in lower case. */
function addBlock(blocks: Block[], block: Block, text: string, gap: boolean): void {
  const before = blocks[blocks.length - 1];
  const wrapped =
    before !== undefined &&
    !gap &&
    before.kind === "paragraph" &&
    (block.kind === "paragraph" || block.kind === "heading") &&
    before.end - before.start >= 40 &&
    !/[.!?:]["”’)]?$/.test(text.slice(before.end - 3, before.end)) &&
    /^[\p{Ll}\d“"(]/u.test(text.slice(block.start, block.start + 2));
  if (wrapped) blocks[blocks.length - 1] = { start: before.start, end: block.end, kind: "paragraph" };
  else blocks.push(block);
}
