/** Several deeds promised by one word. */
import type { Span } from "../../model/span.ts";
import { relation, upos } from "../tree.ts";
import { form, type Scene } from "./scene.ts";

/** Infinitives joined to a promised one by "and" that have a "to" of their own: each may have its own day and be kept or broken alone. */
export function joinedDeeds(scene: Scene, deed: number): number[] {
  const { tree } = scene;
  if (upos(tree, deed) !== "VERB") return [];
  const found: number[] = [];
  for (let child = tree.firstChild[deed]; child >= 0; child = tree.nextSibling[child]) {
    const first = tree.left[child];
    const joins = child > deed && ["conj", "advcl"].includes(relation(tree, child)) && form(scene, first) === "and";
    if (joins && upos(tree, child) === "VERB" && form(scene, first + 1) === "to" && tree.head[first + 1] === child) found.push(child);
  }
  return found;
}

/** The words of one of several joined deeds: from its "to" to the next one's "and". */
export function between(scene: Scene, span: Span, deed: number, next: number): Span {
  const { tree, ann } = scene;
  const first = form(scene, tree.left[deed]) === "and" ? tree.left[deed] + 1 : -1;
  const last = next <= tree.right[deed] ? (form(scene, next - 1) === "," ? next - 2 : next - 1) : -1;
  return {
    start: first < 0 ? span.start : ann.tokens.start[first],
    end: last < 0 ? span.end : Math.min(span.end, ann.tokens.end[last]),
  };
}
