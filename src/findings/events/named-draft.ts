import type { Annotations } from "../../model/annotations.ts";
import type { TreeDraft } from "./tree-draft.ts";

/** A tree under repair with the names of the text. */
export interface NamedDraft extends TreeDraft {
  readonly ann: Annotations;
  readonly isRole: (lemma: string) => boolean;
}

/** How far from a word its children and the words that belong to it are looked for; keeps the time linear. */
export const REACH = 24;

/** A word as it stands, in lower case. */
export function word({ ann, tokens }: NamedDraft, t: number): string {
  return ann.text.slice(tokens.start[t], tokens.end[t]).toLowerCase();
}
