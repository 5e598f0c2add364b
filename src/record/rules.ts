import type { Implied } from "../model/findings.ts";
import { compare } from "./pile.ts";

/** What found the tellings of one item and what filled in their gaps, each once, in order: for those who ask where an item comes from. */
export function rulesOf(told: readonly { readonly rule: string; readonly implied?: readonly Implied[] }[]): string[] {
  const found = told.flatMap(({ rule, implied = [] }) => [rule, ...implied.map((one) => `implied ${one.field}: ${one.rule}`)]);
  return [...new Set(found)].sort(compare);
}
