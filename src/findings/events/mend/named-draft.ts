import type { Annotations } from "../../../model/annotations.ts";
import type { TreeDraft } from "./tree-draft.ts";

/** A tree under repair with the names of the text. */
export interface NamedDraft extends TreeDraft {
  readonly ann: Annotations;
}

/** How far from a word its children and the words that belong to it are looked for; keeps the time linear. */
export const REACH = 24;

/** Whether a word is one for people by what they are or do: "minister", "delegation". */
export function isRole({ tokens, words }: TreeDraft, t: number): boolean {
  return words.person.has(tokens.lemma[t].toLowerCase());
}

/** A word as it stands, in lower case. */
export function word({ ann, tokens }: NamedDraft, t: number): string {
  return ann.text.slice(tokens.start[t], tokens.end[t]).toLowerCase();
}

/** A name of the text by its words in the tree. */
export interface NameWords {
  readonly first: number;
  readonly last: number;
  /** The word of the name that hangs on what is outside it. */
  readonly top: number;
  readonly type: string;
}

/** The names of the text, in text order. */
export function namesOf({ ann, tokens, head }: NamedDraft): NameWords[] {
  const found: NameWords[] = [];
  let first = 0;
  for (const { start, end, type } of ann.names) {
    while (first < tokens.count && tokens.end[first] <= start) first++;
    if (first >= tokens.count) break;
    let last = first;
    while (last + 1 < tokens.count && tokens.start[last + 1] < end) last++;
    let top = first;
    while (top < last && head[top] >= first && head[top] <= last) top++;
    found.push({ first, last, top, type });
  }
  return found;
}
