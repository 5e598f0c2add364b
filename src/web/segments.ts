import type { Span } from "../model/span.ts";

/** A stretch of text over which the same items stand. */
export interface Segment extends Span {
  readonly items: readonly string[];
}

/** Cuts `span` wherever a marked span begins or ends, so that overlapping marks can be drawn one after the other. */
export function segmentsOf(span: Span, marks: readonly (Span & { readonly id: string })[]): Segment[] {
  const inside = marks.filter((mark) => mark.start < span.end && span.start < mark.end);
  const cuts = new Set([span.start, span.end]);
  for (const { start, end } of inside) {
    if (start > span.start) cuts.add(start);
    if (end < span.end) cuts.add(end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((end, i) => {
    const start = places[i];
    return { start, end, items: [...new Set(inside.filter((mark) => mark.start <= start && end <= mark.end).map((mark) => mark.id))] };
  });
}
