import { childBy, isUnder } from "../tree.ts";
import { covers, type Draft, type Range, trimmed, without } from "./draft.ts";
import type { View } from "./view.ts";

/**
 * Makes the spans of neighbouring statements fit: of two that each take the other for what they say, the one in whose clause the other
 * stands tells of it; the other loses the teller's words.
 */
export function untangle(view: View, drafts: readonly Draft[]): Draft[] {
  const result = drafts.slice();
  for (let i = 0; i < result.length; i++) {
    for (let j = Math.max(0, i - REACH); j < Math.min(result.length, i + REACH); j++) {
      if (i === j || !covers(result[i].content, result[j].head)) continue;
      if (covers(result[j].content, result[i].head) ? isOuter(view, result[i], result[j]) : !isInside(view, result[j], result[i])) continue;
      result[i] = loseTeller(view, result[i], result[j]);
      result[j] = regain(view, result[j], result[i]);
    }
  }
  return result;
}

/** Statements farther apart in the list than this do not tangle. */
const REACH = 6;

/** Of two that take each other in: `a` tells of `b` where it is a parenthetic verb put beside b's clause, or stands above it. */
function isOuter(view: View, a: Draft, b: Draft): boolean {
  if (isUnder(view.tree, a.head, b.head)) {
    // "The ministry said the talks would resume, the agency reported": the later verb hangs on the earlier one and yet tells of it.
    return a.head > b.head && a.source.length > 0 && !inClause(view, a, b);
  }
  return isUnder(view.tree, b.head, a.head) ? inClause(view, b, a) : a.head > b.head;
}

/** Whether `inner` stands in the clause that is what `outer` says: "reported that, according to the monitors, …". */
function isInside(view: View, outer: Draft, inner: Draft): boolean {
  return inner.entry?.as === "phrase" && inClause(view, inner, outer);
}

function inClause(view: View, inner: Draft, outer: Draft): boolean {
  const clause = childBy(view.tree, outer.head, "ccomp");
  return clause >= 0 && clause > outer.head && isUnder(view.tree, inner.head, clause);
}

/** Takes the words of the teller, with its source and what ties it in, out of a content. */
function loseTeller(view: View, draft: Draft, teller: Draft): Draft {
  const words: Range[] = [...teller.source, [teller.cue.first, teller.cue.end]];
  const first = Math.min(...words.map(([from]) => from));
  const end = Math.max(...words.map(([, to]) => to));
  const rest = trimmed(view, without(draft.content, [[first, end]]));
  return rest.length === 0 ? draft : { ...draft, content: rest };
}

/** A teller whose content broke off before what it tells of takes the clause as a whole. */
function regain(view: View, teller: Draft, inner: Draft): Draft {
  const clause = childBy(view.tree, teller.head, "ccomp");
  if (clause < teller.head || covers(teller.content, inner.head)) return teller;
  const whole = without([[view.tree.left[clause], view.tree.right[clause] + 1]], [[teller.cue.first, teller.cue.end], ...teller.source]);
  return { ...teller, content: trimmed(view, whole) };
}
