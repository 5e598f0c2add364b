import type { Draft } from "./draft.ts";
import type { Item } from "./items.ts";
import type { State } from "./state.ts";
import { caseOf, firstConjunct, Rel } from "./view.ts";

const PLACES: ReadonlySet<number> = new Set([Rel.SUBJECT, Rel.PASSIVE_SUBJECT, Rel.OBJECT, Rel.OBLIQUE, Rel.AGENT]);
/** Who serves "as premier" is the premier. */
const SAME: ReadonlySet<string> = new Set(["as", "like", ""]);

/** "Tavon is to be received by the premier", "met his successor": a noun at the verb of somebody is another than he. */
export function isBesideItself(state: State, item: Item, draft: Draft): boolean {
  const last = state.items[state.lastItem[draft.number]];
  if (last === undefined || last.sentence !== item.sentence || last.head === item.head) return false;
  const verb = verbOf(state, item.head);
  return verb >= 0 && verb === verbOf(state, last.head);
}

/** The verb that a phrase is a party of, with that of the first of joined ones; -1 where it is none. */
function verbOf({ scene: { view } }: State, head: number): number {
  const first = firstConjunct(view, head);
  const rel = view.rel[first];
  if (!PLACES.has(rel) || (rel === Rel.OBLIQUE && SAME.has(caseOf(view, first)))) return -1;
  return view.tokens.head[first];
}
