import type { Found } from "../meaning.ts";

/** Of phrases that overlap the longest stays; of equally long ones the first, which is the order of the rules. */
export function preferLongest(found: readonly Found[]): Found[] {
  const order = found.map((_, index) => index);
  order.sort((x, y) => found[x].from - found[y].from || found[y].to - found[x].to || x - y);
  const kept: Found[] = [];
  for (const index of order) {
    const next = found[index];
    const last = kept[kept.length - 1];
    if (last === undefined || next.from >= last.to) kept.push(next);
    else if (next.to - next.from > last.to - last.from && !overlapsBefore(kept, next)) kept[kept.length - 1] = next;
  }
  return kept;
}

function overlapsBefore(kept: readonly Found[], next: Found): boolean {
  return kept.length > 1 && kept[kept.length - 2].to > next.from;
}
